"""What the marks of a chart stand for: a sign and a word each, in lines above the first row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hanoibook.charts import style, typeset
from hanoibook.charts.rows import Rows
from hanoibook.charts.style import NARROW

SIGN, APART = 17, 12  # pixels of a sign, and after a word
ROOM = {"wide": 424, "narrow": NARROW}  # pixels of a line


class Entry(NamedTuple):
    """One entry: its ``sign``, what it means in a ``word``, and the ``colour`` by name and ``strength`` of the sign."""

    sign: str
    word: str
    colour: str
    strength: float


def write(figure: Rows, place: float, entries: Iterable[Entry]) -> None:
    """Write the entries in the row at a place, which has no marks, in as many lines as they need."""
    entries = list(entries)
    for form, room in ROOM.items():
        lines: list[list[tuple[int, Entry]]] = [[]]
        across = 0
        for entry in entries:
            needed = SIGN + typeset.width(entry.word)
            if lines[-1] and across + needed > room:
                lines.append([])
                across = 0
            lines[-1].append((across, entry))
            across += needed + APART
        for number, line in enumerate(lines):
            down = round(typeset.LINE * (number - (len(lines) - 1) / 2))
            for start, entry in line:
                corner = {"x": 0, "xref": "paper", "xanchor": "left", "y": place, "yshift": -down}
                sign = style.label(entry.sign, entry.colour, **corner, xshift=start) | {"opacity": entry.strength}
                figure.add_annotation(sign, only=form)
                figure.add_annotation(style.label(entry.word, "ink", **corner, xshift=start + SIGN), only=form)
