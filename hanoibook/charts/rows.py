"""A figure of rows: names in a column at the left, marks on one scale, the value written at the mark.

On a phone the name of a row stands over its marks. How wide the column is and how high a row follows from the words.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from itertools import pairwise
from math import log10
from typing import Any

from hanoibook.charts import style, typeset
from hanoibook.charts.style import NARROW, ON_PAPER, WIDE
from hanoibook.palette import LIGHT

COLUMN = 252  # pixels, the most that the names of rows take
GAP = 14  # pixels between the column and the scale
BESIDE = 12  # pixels between the middle of a mark and its value
MARK = 11  # pixels from the middle of a mark to its edge, at the most
CAPTION = 104  # pixels, the most that a line under a mark takes, if words allow
EDGE = 8
KEY = 24  # pixels, a line of the key
BOX = 18  # pixels, the square of a sign and the space after it
AXIS = 34  # pixels under the last row, for the scale


@dataclass(frozen=True)
class Head:
    """The words of a row: in the column, and over the marks on a phone; a ``wide`` one has the row to itself."""

    place: float
    words: str
    narrow: str
    colour: str
    wide: bool


@dataclass(frozen=True)
class Value:
    """What is written at the mark of a row; ``x`` is the mark's value on the scale ``axis``."""

    place: float
    words: str
    x: float
    colour: str
    axis: str


@dataclass(frozen=True)
class Caption:
    """Words at one of several marks of a row: ``over`` it and ``under`` it, where the chart is wide."""

    place: float
    x: float
    over: str
    under: str

    @property
    def broken(self) -> str:
        """What stands under the mark, in short lines."""
        return typeset.wrap(self.under, CAPTION)


@dataclass(frozen=True)
class Sign:
    """A line of the key over the rows: a square in the colour of a part, and what it is."""

    words: str
    colour: str
    strength: float = 1.0
    outlined: bool = False


@dataclass
class Words:
    """All that is written in a figure of rows; ``joined`` are places and values of marks that a line joins."""

    heads: list[Head] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    joined: list[tuple[float, tuple[float, ...]]] = field(default_factory=list)
    key: list[Sign] = field(default_factory=list)
    connected: bool = True
    thick: float = 0.0  # of a row, the bars


class Rows(style.Picture):
    """A figure of rows, the first on top, each with its name, its marks and what is written at them."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._words = Words()

    @property
    def words(self) -> Words:
        """What is written, and which lines are drawn."""
        return self._words

    def drawn(self) -> Rows:
        """Return the figure with the words of its rows in place."""
        if self.words.connected:
            self._connect()
        for place, values in self.words.joined:
            self._line(place, self.share(min(values), "x"), self.share(max(values), "x"), "x", "muted", 1.5)
        wide, narrow = _Wide(self), _Narrow(self)
        for form in (wide, narrow):
            form.write()
        self.update_layout(height=wide.height, margin=wide.margin)
        self.update_yaxes(visible=False, range=wide.range)
        self._phone: dict[str, Any] = {
            "height": narrow.height,
            "margin": narrow.margin,
            "yaxis": {"range": narrow.range},
        }
        return super().drawn()

    def narrow(self) -> dict[str, Any]:
        """Return what is other on a phone."""
        return super().narrow() | self._phone

    def room(self) -> float:
        """Return the pixels that a scale has on a phone."""
        margin: dict[str, int] = self._phone["margin"]
        return NARROW - margin["l"] - margin["r"]

    def _connect(self) -> None:
        """Draw a light line from the name of a row to its last mark."""
        furthest: dict[tuple[float, str], float] = {}
        for value in self.words.values:
            key = value.place, value.axis
            furthest[key] = max(value.x, furthest.get(key, value.x))
        for (place, axis), x in furthest.items():
            self._line(place, 0, self.share(x, axis), axis, "rule", 1)

    def _line(self, place: float, start: float, end: float, axis: str, colour: str, width: float) -> None:
        ends = {"x0": start, "x1": end, "xref": f"{axis} domain", "y0": place, "y1": place}
        self.add_shape(type="line", **ends, line={"color": LIGHT[colour], "width": width}, layer="below")

    def share(self, x: float, axis: str) -> float:
        """Return how far along its scale a value lies, from 0 to 1."""
        scale = self.layout[axis.replace("x", "xaxis")]
        start, end = (float(one) for one in scale.range)
        return round(((log10(x) if scale.type == "log" else x) - start) / (end - start), 6)

    def at(self, x: float, axis: str) -> float:
        """Return a value as Plotly places words on its scale."""
        return log10(x) if self.layout[axis.replace("x", "xaxis")].type == "log" else x


class _Form(ABC):
    """One of both ways to lay the rows out: where words stand, and the pixels that they take."""

    name: str
    least: int  # the width of the chart in pixels, at the least

    def __init__(self, figure: Rows) -> None:
        self.figure = figure
        self.places = [head.place for head in figure.words.heads]
        self.start = self.before()
        self.values = [(value, self.broken(value)) for value in figure.words.values]
        self.key = self._placed_key()
        top = EDGE + KEY * (1 + max((line for line, *_rest in self.key), default=-1))
        self.margin = {"l": self.start, "r": self.after(), "t": top, "b": self.below()}
        self.lay()

    @abstractmethod
    def before(self) -> int:
        """Return the pixels before the scale."""

    @abstractmethod
    def broken(self, value: Value) -> str:
        """Return the words of a value, in as many lines as they need."""

    @abstractmethod
    def lay(self) -> None:
        """Find the height of a row, and of the chart, and the places at which the rows begin and end."""

    def below(self) -> int:
        """Return the pixels under the rows."""
        return EDGE if self.figure.layout.xaxis.visible is False else AXIS

    def after(self) -> int:
        """Return the pixels after the scale that the value furthest out needs, in a chart of the least width."""
        room = self.least - self.start
        most = EDGE
        for value, words in self.values:
            most = max(most, _beyond(room, self.figure.share(value.x, value.axis), BESIDE + typeset.width(words)))
        return most

    def write(self) -> None:
        """Write the words of all rows."""
        for head in self.figure.words.heads:
            self.figure.add_annotation(self.head(head), only=self.name)
        for value, words in self.values:
            place = {"x": self.figure.at(value.x, value.axis), "xref": value.axis, "xanchor": "left", "xshift": BESIDE}
            label = style.label(words, value.colour, y=value.place, **place, align="left", **ON_PAPER, borderpad=0)
            self.figure.add_annotation(label, only=self.name)

        for line, offset, sign in self.key:
            self._write_sign(line, offset, sign)

    @abstractmethod
    def head(self, head: Head) -> dict[str, Any]:
        """Return the label of a row."""

    def _placed_key(self) -> list[tuple[int, int, Sign]]:
        """Return line and pixels from the edge of each sign of the key: side by side as far as they fit."""
        placed: list[tuple[int, int, Sign]] = []
        line = offset = 0
        for sign in self.figure.words.key:
            needed = BOX + typeset.width(sign.words) + GAP
            if offset and offset + needed > self.least:
                line, offset = line + 1, 0
            placed.append((line, offset, sign))
            offset += needed
        return placed

    def _write_sign(self, line: int, offset: int, sign: Sign) -> None:
        up = self.margin["t"] - KEY * (line + 1)
        corner = {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": up,
        }
        left = EDGE - self.start + offset if self.name == "narrow" else offset - self.start
        box, colour = ("□", "muted") if sign.outlined else ("■", sign.colour)
        drawn = style.label(box, colour, **corner, xshift=left) | {"opacity": sign.strength}
        self.figure.add_annotation(drawn, only=self.name)
        self.figure.add_annotation(style.label(sign.words, "ink", **corner, xshift=left + BOX), only=self.name)

    def _size(self, pitch: float, above: float, under: float) -> None:
        """Set height and range from the pixels a row takes, and those over the first and under the last."""
        first, last = min(self.places), max(self.places)
        rows = (last - first) * pitch + above + under
        self.height = round(rows + self.margin["t"] + self.margin["b"])
        self.range = [round(last + under / pitch, 4), round(first - above / pitch, 4)]

    def _closest(self) -> float:
        """Return how far the closest rows are apart; 1 where they are numbered."""
        places = sorted(set(self.places))
        return min((after - before for before, after in pairwise(places)), default=1.0)


def _beyond(room: int, share: float, needed: int) -> int:
    """Return the pixels after a scale so that so many fit after a mark; ``room`` is that of scale and pixels."""
    return round(room - (room - needed) / share) if share > 0 else 0


class _Wide(_Form):
    name, least = "wide", WIDE

    def before(self) -> int:
        self.words = {
            head: typeset.wrap(head.words, WIDE - 2 * EDGE if head.wide else COLUMN) for head in self.figure.words.heads
        }
        widest = max((typeset.width(words) for head, words in self.words.items() if not head.wide), default=0)
        room = WIDE - widest - GAP
        out = (
            typeset.width(one.broken) / 2 - self.figure.share(one.x, "x") * room for one in self.figure.words.captions
        )
        return widest + GAP + max(0, *map(round, out), 0)

    def after(self) -> int:
        room = self.least - self.start
        ends = (
            _beyond(room, self.figure.share(one.x, "x"), EDGE + typeset.width(one.broken) // 2)
            for one in self.figure.words.captions
        )
        return max(super().after(), *ends, 0)

    def broken(self, value: Value) -> str:
        return value.words

    def lay(self) -> None:
        tallest = max(typeset.height(words) for words in (*self.words.values(), *(words for _, words in self.values)))
        under = max((typeset.height(one.broken) for one in self.figure.words.captions), default=0)
        over = typeset.LINE + MARK if under else 0
        row = max(36, tallest + 12, 2 * max(over, under + MARK) + 4)
        pitch = row / min(1.0, self._closest())
        self._size(pitch, over + 8 if over else row / 2, row / 2)
        self.captions()

    def captions(self) -> None:
        """Write what stands at the marks of a row that has several."""
        for one in self.figure.words.captions:
            place = {"x": self.figure.at(one.x, "x"), "y": one.place, **self._side(one)}
            over = {"yanchor": "bottom", "yshift": MARK - 2}
            under = {"yanchor": "top", "yshift": 2 - MARK}
            self.figure.add_annotation(style.label(style.bold(one.over), "ink", **place, **over), only=self.name)
            self.figure.add_annotation(style.label(one.broken, "ink", **place, **under), only=self.name)

    def head(self, head: Head) -> dict[str, Any]:
        place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -self.start, "y": head.place}
        return style.label(self.words[head], head.colour, **place, align="left")

    def _side(self, one: Caption) -> dict[str, Any]:
        """Return to which side words lean whose neighbour is so close that both would not fit over their marks."""
        room = self.least - self.start - self.margin["r"]
        for other in self.figure.words.captions:
            apart = (self.figure.share(other.x, "x") - self.figure.share(one.x, "x")) * room
            needed = (typeset.width(one.broken) + typeset.width(other.broken)) / 2 + EDGE
            if other.place == one.place and 0 < abs(apart) < needed:
                away = -1 if apart > 0 else 1
                return {"xanchor": "right" if apart > 0 else "left", "xshift": -MARK * away}
        return {}


class _Narrow(_Form):
    name, least = "narrow", NARROW

    def before(self) -> int:
        self.words = {head: typeset.wrap(head.narrow, NARROW - 2 * EDGE) for head in self.figure.words.heads}
        return max([EDGE, *(self._sticking_out(tick) for tick in self.figure.ticks("xaxis")[:1])])

    def _sticking_out(self, tick: tuple[float, str]) -> int:
        """Return the pixels that the name of a tick needs before the scale."""
        share = self.figure.share(tick[0], "x")
        return round(typeset.width(tick[1]) / 2 - share * NARROW * 0.7) + 4

    def broken(self, value: Value) -> str:
        return typeset.wrap(value.words, 130)

    def lay(self) -> None:
        self.up = max([MARK, *(typeset.height(words) // 2 for _, words in self.values)]) + 2
        tallest = max(typeset.height(words) for words in self.words.values())
        thick = self.figure.words.thick
        pitch = max(tallest + 2 * self.up + 10, (tallest + 16) / (1 - thick))
        self.up = max(self.up, round(pitch * thick / 2) + 2)
        self._size(pitch / min(1.0, self._closest()), tallest + self.up + 2, self.up + 4)

    def head(self, head: Head) -> dict[str, Any]:
        place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": EDGE - self.start, "y": head.place}
        shift = 0 if head.wide else self.up
        above = {"yanchor": "bottom", "yshift": shift}
        return style.label(self.words[head], head.colour, **place, **above, align="left", **ON_PAPER, borderpad=0)
