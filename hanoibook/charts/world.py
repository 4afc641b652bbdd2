"""The map of equals as a drawing: a square a state, with a mark besides its colour, and a key in the empty south-west.

A full square has signed only, a square with a hole is a party to Budapest only, one with a cut is in both, and an
outline is in neither: the marks alone tell them apart in grey, in print and in the colours of a reader's system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

import pandas as pd

from hanoibook.charts import squares, style
from hanoibook.palette import LIGHT
from hanoibook.words import N_

_LOOK = f"""
.hb-map{{--hb-sq-un:var(--hb-un,{LIGHT["un"]});--hb-sq-budapest:var(--hb-budapest,{LIGHT["budapest"]});
--hb-sq-line:var(--hb-muted,{LIGHT["muted"]});--hb-sq-ground:var(--hb-paper,{LIGHT["paper"]});
--hb-sq-words:var(--hb-ink,{LIGHT["ink"]});print-color-adjust:exact;forced-color-adjust:none}}
.hb-sq-un-only,.hb-sq-both{{fill:var(--hb-sq-un)}}
.hb-sq-budapest-only,.hb-sq-half{{fill:var(--hb-sq-budapest)}}
.hb-sq-hole{{fill:var(--hb-sq-ground)}}
.hb-sq-cut{{stroke:var(--hb-sq-ground);stroke-width:2}}
.hb-sq-neither{{fill:none;stroke:var(--hb-sq-line)}}
.hb-key{{fill:var(--hb-sq-words);font:11px var(--hb-sans,sans-serif);dominant-baseline:central}}
.hb-name{{fill:var(--hb-sq-words);font:13.2px var(--hb-sans,sans-serif);dominant-baseline:central}}
.reveal .hb-key{{font-size:17.5px}}
:has(>.hb-map){{container-type:inline-size}}
@container(max-width:41.99rem){{.hb-key{{font-size:22.1px}}.hb-name{{font-size:25.3px}}}}
@media(forced-colors:active){{.hb-map{{--hb-sq-un:Highlight;--hb-sq-budapest:CanvasText;--hb-sq-line:CanvasText;
--hb-sq-ground:Canvas;--hb-sq-words:CanvasText}}}}
""".replace("\n", "")
STEP = 20  # units from one square to the next
SIZE = 18
LARGE = 46  # of a square with a name beside it
ROOM = (213, 58)  # of a square and its name
KEY = {  # in the order of the key: what a standing is called beside its square
    "both": N_("Both treaties"),
    "un_only": N_("UN only"),
    "budapest_only": N_("Budapest only"),
    "neither": N_("Neither"),
}


def square(x: float, y: float, size: float, standing: str) -> str:
    """Return one square with its mark; ``standing`` is one of ``hanoibook.treaties.STANDINGS``.

    >>> square(0, 0, 18, "un_only")
    '<rect class="hb-sq hb-sq-un-only" x="0" y="0" width="18" height="18"/>'
    """
    kind = f"hb-sq-{standing.replace('_', '-')}"
    at = f'x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}"'
    return f'<rect class="hb-sq {kind}" {at}/>{_mark(x, y, size, standing)}'


def _mark(x: float, y: float, size: float, standing: str) -> str:
    if standing == "budapest_only":
        middle = size / 2
        return f'<circle class="hb-sq-hole" cx="{x + middle:g}" cy="{y + middle:g}" r="{size * 0.2:g}"/>'
    if standing == "both":
        corner = f"M{x + size:g} {y:g}V{y + size:g}H{x:g}Z"
        cut = f"M{x + size:g} {y:g}L{x:g} {y + size:g}"
        return f'<path class="hb-sq-half" d="{corner}"/><path class="hb-sq-cut" d="{cut}"/>'
    return ""


def drawing(rows: pd.DataFrame) -> str:
    """Return the whole map of :func:`hanoibook.treaties.world`, with a key that counts."""
    across, down = int(rows["across"].max()), int(rows["down"].max())
    counts = rows["standing"].value_counts()
    cells = [
        square((row["across"] - 1) * STEP, (row["down"] - 1) * STEP, SIZE, row["standing"])
        for _place, row in rows.iterrows()
    ]
    height = down * STEP + STEP
    key = _key({standing: int(counts.get(standing, 0)) for standing in KEY}, height)
    return framed(across * STEP, height, [*cells, *key])


def framed(width: int, height: int, parts: Iterable[str]) -> str:
    """Return a drawing of squares, which brings its own colours: pages, slides and notebooks show it alike."""
    return squares.drawing(width, height, [f"<style>{_LOOK}</style>", *parts], edge=1, attributes=' class="hb-map"')


def named(rows: pd.DataFrame) -> str:
    """Return a part of the map with names: in each place a square, and beside it whose it is."""
    west, north = int(rows["across"].min()), int(rows["down"].min())
    across, down = (int(rows[axis].max() - rows[axis].min() + 1) for axis in ("across", "down"))
    cells = [
        part
        for _place, row in rows.iterrows()
        for part in _with_name(row, (row["across"] - west) * ROOM[0], (row["down"] - north) * ROOM[1])
    ]
    return framed(across * ROOM[0], down * ROOM[1], cells)


def _with_name(row: pd.Series, x: int, y: int) -> Iterator[str]:
    yield square(x, y, LARGE, row["standing"])
    yield f'<text class="hb-name" x="{x + LARGE + 8}" y="{y + LARGE / 2:g}">{escape(row["country"])}</text>'


def _key(counts: dict[str, int], height: int) -> Iterator[str]:
    """Give the lines of the key from the bottom of the empty corner; its squares are no states, hence no ``rect``."""
    line = STEP + 4
    top = height - len(counts) * line
    for place, (standing, count) in enumerate(counts.items()):
        y = top + place * line
        kind = f"hb-sq-{standing.replace('_', '-')}"
        yield f'<path class="hb-sq {kind}" d="M0 {y}h{SIZE}v{SIZE}h-{SIZE}z"/>{_mark(0, y, SIZE, standing)}'
        words = escape(style.named(str(KEY[standing]), count))
        yield f'<text class="hb-key" x="{SIZE + 8}" y="{y + SIZE / 2:g}">{words}</text>'
