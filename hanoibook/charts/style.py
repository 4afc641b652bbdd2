"""The one Plotly template, and what charts share in writing: axes, labels, hover texts."""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from hanoibook.charts import typeset
from hanoibook.palette import LIGHT
from hanoibook.words import _, percent, say, show, split_money

SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
WIDE, NARROW = 600, 288  # pixels, the least width of a chart beside its labels, and of one on a phone
BILLION, TRILLION = 1_000_000_000, 1_000_000_000_000
QUARTERS = [0, 0.25, 0.5, 0.75, 1]
ON_PAPER = {"bgcolor": LIGHT["paper"]}  # ground of a label that covers grid lines


class Picture(go.Figure):
    """A figure that takes labels and shapes in together: for each that is added, Plotly copies all that are there.

    On a phone, ``layout.meta.narrow`` takes the place of parts of its layout; a script of the page puts it there.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._labels: list[tuple[dict[str, Any], str]] = []
        self._shapes: list[dict[str, Any]] = []

    def add_annotation(self, label: dict[str, Any], only: str = "") -> Picture:
        """Keep a label until the figure is drawn; ``only`` is ``wide`` or ``narrow`` if it is for one of both."""
        self._labels.append((label, only))
        return self

    def add_shape(self, **shape: Any) -> Picture:
        """Keep a shape until the figure is drawn; one for a panel of several is placed at once, by Plotly."""
        if "row" in shape:
            super().add_shape(**shape)
            return self
        self._shapes.append(shape)
        return self

    def drawn(self) -> Picture:
        """Return the figure with its labels and shapes, and with what differs on a phone."""
        self.layout.shapes = [*self.layout.shapes, *self._shapes]
        self.layout.annotations = self._labels_of("wide")
        narrow = self.narrow()
        labels = self._labels_of("narrow")
        if labels != self._labels_of("wide"):
            narrow["annotations"] = labels
        if narrow:
            self.layout.meta = {"narrow": narrow}
        return self

    def narrow(self) -> dict[str, Any]:
        """Return the parts of the layout that are other on a phone: there, an axis names as many ticks as fit."""
        return {axis: thinned for axis in ("xaxis", "xaxis2") if (thinned := self._thinned(axis))}

    def room(self) -> float:
        """Return the pixels that a scale has on a phone, beside the names of the other and the margins."""
        names = [typeset.width(name) for _place, name in self.ticks("yaxis")]
        return NARROW - max(names, default=0) - float(self.layout.margin.r)

    def ticks(self, name: str) -> list[tuple[float, str]]:
        """Return the places and names of the ticks that are set on an axis that is seen."""
        axis = self.layout[name] if name in self.layout else go.layout.XAxis()
        if axis.visible is False or not axis.tickvals:
            return []
        return [(value, str(text)) for value, text in zip(axis.tickvals, axis.ticktext or axis.tickvals, strict=True)]

    def _labels_of(self, form: str) -> list[dict[str, Any]]:
        return [label for label, only in self._labels if only in ("", form)]

    def _thinned(self, name: str) -> dict[str, Any]:
        """Return every second, third or later tick of an axis if the names of all do not fit, else nothing."""
        ticks = self.ticks(name)
        if not ticks or not self.layout[name].range:
            return {}
        start, end = map(float, self.layout[name].range)
        is_log = self.layout[name].type == "log"
        pixels = [(log10(value) if is_log else float(value)) / (end - start) * self.room() for value, _name in ticks]
        widths = [typeset.width(text) for _value, text in ticks]
        steps = (step for step in range(1, len(ticks)) if _fit(pixels[::step], widths[::step]))
        step = next(steps, len(ticks))
        if step == 1:
            return {}
        return {"tickvals": [value for value, _name in ticks[::step]], "ticktext": [text for _v, text in ticks[::step]]}


def _fit(pixels: list[float], widths: list[int]) -> bool:
    """Say whether words so wide, centred at these places, stay apart."""
    pairs = pairwise(zip(pixels, widths, strict=True))
    return all(after - before >= (one + other) / 2 + 6 for (before, one), (after, other) in pairs)


def figure(height: int) -> Picture:
    """Return an empty figure of the book's template; ``height`` is in pixels."""
    return Picture(layout=layout(height))


def layout(height: int) -> dict[str, Any]:
    """Return the layout of an empty figure: the template, the height in pixels, and what all charts have."""
    axis = {"gridcolor": LIGHT["rule"], "zeroline": False, "fixedrange": True, "automargin": True}
    look = {
        "font": {"family": SANS, "size": typeset.SIZE, "color": LIGHT["ink"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"bgcolor": LIGHT["paper"], "font": {"color": LIGHT["ink"]}, "align": "left"},
        "xaxis": {**axis, "tickangle": 0, "ticklabelstandoff": 6},
        "yaxis": axis,
    }
    return {
        "template": {"layout": look},
        "height": height,
        "margin": {"l": 24, "r": 32, "t": 36, "b": 32},
        "showlegend": False,
        "dragmode": False,
        "bargap": 0.25,
    }


def text(value: object) -> str:
    """Escape text from data, so that Plotly shows markup in it as text.

    >>> text("<b>A&B")
    '&lt;b&gt;A&amp;B'
    """
    return escape(str(value), quote=False)


def bold(words: object) -> str:
    """Return words in bold type.

    >>> bold(7)
    '<b>7</b>'
    """
    return f"<b>{words}</b>"


def lines(*words: str) -> str:
    """Return words below each other.

    >>> lines("one", "two")
    'one<br>two'
    """
    return "<br>".join(words)


def named(name: object, value: object) -> str:
    """Write a value after the name of what it belongs to.

    >>> named("Money", "15%")
    'Money: 15%'
    """
    return _("{name}: {value}", name=name, value=value)


def bounded(bound: str, amount: str) -> str:
    """Write an amount with the word for its bound, ``from`` or ``up_to``, if it has one.

    >>> bounded("from", "15%"), bounded("exact", "15%")
    ('at least 15%', '15%')
    """
    if bound == "from":
        return _("at least {amount}", amount=amount)
    return _("at most {amount}", amount=amount) if bound == "up_to" else amount


def label(text: str, colour: str, **place: Any) -> dict[str, Any]:
    """Return a direct label: an annotation without an arrow."""
    return {"text": text, "font": {"size": typeset.SIZE, "color": LIGHT[colour]}, "showarrow": False, **place}


def dollars_log(least: float, most: float, every: int = 1) -> dict[str, Any]:
    """Return the settings of a logarithmic axis in dollars with a line at each power of ten, or every second one."""
    powers = range(floor(log10(least)), ceil(log10(most)) + 1)
    return {
        "type": "log",
        "range": [powers[0] - 0.1, powers[-1] + 0.1],
        "tickvals": [10**power for power in powers[::every]],
        "ticktext": [split_money(10**power).amount for power in powers[::every]],
    }


def dollars(most: float, step: int) -> dict[str, Any]:
    """Return the settings of an axis in dollars that starts at zero, with a line every ``step``."""
    ticks = list(range(0, int(most) + step, step))
    return {
        "tickvals": ticks,
        "ticktext": [split_money(tick).amount for tick in ticks],
        "range": [0, max(most, ticks[-1]) * 1.04],
    }


def shares(ticks: list[float], end: float) -> dict[str, Any]:
    """Return the settings of an axis of shares with a line at each tick, nought without a sign."""
    return {"tickvals": ticks, "ticktext": ["0", *(percent(tick) for tick in ticks[1:])], "range": [0, end]}


def hover(year: int, amount: Any, unit: str) -> str:
    """Return the hover text of a yearly value.

    >>> hover(2010, pd.NA, "USD")
    '2010: no figure published'
    """
    return named(year, say("year.missing") if pd.isna(amount) else show(amount, unit))


def decimal_year(when: date) -> float:
    """Return a day as a place on an axis of years.

    >>> decimal_year(date(2025, 1, 1)), decimal_year(date(2025, 7, 2))
    (2025.0, 2025.4983)
    """
    return round(when.year + (when.timetuple().tm_yday - 1) / 365.25, 4)


def plain(column: pd.Series) -> list[float | None]:
    """Return a column as a list that JSON can hold.

    >>> plain(pd.Series([1, pd.NA], dtype="Int64"))
    [1.0, None]
    """
    return [None if pd.isna(cell) else float(cell) for cell in column]
