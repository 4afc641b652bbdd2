"""Drawings that need no script: the SVG around them, its colours, and squares in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from hanoibook.palette import LIGHT

BLUE, GREY = (f"var(--hb-{name},{LIGHT[name]})" for name in ("un", "muted"))
INK, MUTED, PAPER = (f"fill:var(--hb-{name},{LIGHT[name]})" for name in ("ink", "muted", "paper"))


def drawing(width: int, height: int, parts: Iterable[str], *, edge: int, attributes: str = "") -> str:
    """Return an SVG with an ``edge`` of so many units around its parts."""
    box = f"{-edge} {-edge} {width + 2 * edge} {height + 2 * edge}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{attributes}>{"".join(parts)}</svg>'


def within(width: int) -> str:
    """Return the attributes of an SVG with words: the page's own type, and no wider than it reads well."""
    return f' style="max-inline-size:{width + 110}px;font-family:inherit"'


def square(x: int, y: int, size: int, look: str) -> str:
    """Return a square that looks as its attributes say.

    >>> square(0, 16, 12, 'fill="none"')
    '<rect fill="none" x="0" y="16" width="12" height="12"/>'
    """
    return f'<rect {look} x="{x}" y="{y}" width="{size}" height="{size}"/>'


def places(count: int, across: int, step: int) -> Iterator[tuple[int, int]]:
    """Give the places of ``count`` squares in lines of so many.

    >>> list(places(3, across=2, step=16))
    [(0, 0), (16, 0), (0, 16)]
    """
    return ((place % across * step, place // across * step) for place in range(count))


def words(x: int, y: int, text: str, look: str) -> str:
    """Return a line of words, escaped, with the style given.

    >>> words(0, 14, "A & B", "font-size:14px")
    '<text x="0" y="14" style="font-size:14px">A &amp; B</text>'
    """
    return f'<text x="{x}" y="{y}" style="{look}">{escape(text)}</text>'
