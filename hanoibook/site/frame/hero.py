"""The picture at the head of the first page: a storm of squares that settles into lines; it only decorates."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, sin

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

COLUMNS, LINES, STEP, SIZE = 44, 7, 24, 15
GOLDEN = 2.399963  # radians: turned on by this angle, no two neighbours move alike


class HeroDirective(SphinxDirective):
    """Show the picture, as in ```` ```{hero} ````."""

    def run(self) -> list[nodes.Node]:
        """Return the picture as HTML, hidden from readers of words."""
        return [nodes.raw("", f'<div class="hb-hero" aria-hidden="true">{drawing()}</div>', format="html")]


def drawing() -> str:
    """Return the SVG: columns from the storm at the start of the line to order at its end."""
    box = f"0 0 {COLUMNS * STEP} {LINES * STEP}"
    columns = "".join(_column(column) for column in range(COLUMNS))
    return f'<svg viewBox="{box}" preserveAspectRatio="xMidYMid slice" focusable="false">{columns}</svg>'


def _column(column: int) -> str:
    calm = column / (COLUMNS - 1)
    colour = f"color-mix(in oklab,var(--hb-un) {round(100 * calm)}%,var(--hb-claimed))"
    return f'<g style="fill:{colour}">{"".join(_squares(column, calm))}</g>'


def _squares(column: int, calm: float) -> Iterator[str]:
    """Yield the squares of a column: the less calm, the farther from their place, turned, and of unlike size."""
    unrest = (1 - calm) ** 1.6
    for line in range(LINES):
        phase = GOLDEN * (column * LINES + line)
        x = column * STEP + STEP / 2 + 20 * unrest * cos(phase)
        y = line * STEP + STEP / 2 + 26 * unrest * sin(phase * 1.7)
        size = SIZE * (1 - 0.55 * unrest * abs(sin(phase * 0.7)))
        turn = 80 * unrest * sin(phase * 1.3)
        place = f'x="{-size / 2:.1f}" y="{-size / 2:.1f}" width="{size:.1f}" height="{size:.1f}"'
        yield f'<rect {place} transform="translate({x:.1f} {y:.1f}) rotate({turn:.0f})"/>'
