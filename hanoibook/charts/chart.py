"""What a chart is, and the list of all charts by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from textwrap import wrap
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data

PLOTLY_MIME = "application/vnd.plotly.v1+json"
SPACE_FOR_TITLE, SPACE_FOR_A_LINE = 84, 24  # pixels above a picture in a notebook
TITLE_LETTERS, SUBTITLE_LETTERS = 76, 125  # in a line, as wide as a notebook's window


@dataclass(frozen=True)
class Option:
    """One value of an assumption: its short ``label``, what follows in a ``sentence``, and the picture of it."""

    label: str
    sentence: str
    chart: Chart


@dataclass(frozen=True)
class Assumption:
    """What a reader may change in a chart: the ``question``, the kind of ``control`` and the prepared ``options``.

    ``default`` is the place of the option that the chart shows first. All options' tables have the same columns.
    """

    question: str
    control: Literal["select", "range"]
    options: tuple[Option, ...]
    default: int

    def __post_init__(self) -> None:
        """Refuse options that cannot take each other's place."""
        columns = {tuple(option.chart.table.columns) for option in self.options}
        if len(columns) > 1:
            raise ValueError(f"{self.question!r}: the options' tables have different columns: {sorted(columns)}")

    def chart(self) -> Chart:
        """Return the chart of the default option, which carries this assumption."""
        return replace(self.options[self.default].chart, assumption=self)

    def named(self, name: str) -> Assumption:
        """Return this assumption with the charts of its options under a name."""
        return replace(self, options=tuple(replace(one, chart=one.chart.named(name)) for one in self.options))


@dataclass(frozen=True)
class Chart:
    """A picture with everything its reader needs.

    ``title`` states the point, ``subtitle`` the measure and unit; ``table`` holds the plotted values, one mark
    per non-missing value of the columns in ``units``; ``alt`` says kind, content and message; ``figure`` is a
    Plotly figure or, for a drawing that needs no script, an SVG text.
    """

    name: str
    title: str
    subtitle: str
    alt: str
    figure: go.Figure | str
    table: pd.DataFrame
    units: dict[str, str]
    sources: tuple[str, ...]
    grade: str
    note: str = ""
    headings: dict[str, str] = field(default_factory=dict)
    assumption: Assumption | None = None

    @property
    def states(self) -> tuple[Chart, ...]:
        """Every picture that this chart can show: one, or one for each option of its assumption."""
        return tuple(option.chart for option in self.assumption.options) if self.assumption else (self,)

    @property
    def marks(self) -> int:
        """How many marks the picture must show: one per value, or as many squares as its table says."""
        if isinstance(self.figure, str):
            return int(self.table["squares"].sum())
        return int(self.table[list(self.units)].notna().to_numpy().sum())

    def named(self, name: str) -> Chart:
        """Return this chart, and every option of its assumption, under a name."""
        return replace(self, name=name, assumption=self.assumption and self.assumption.named(name))

    def figure_json(self) -> dict[str, Any]:
        """Return the Plotly figure as plain JSON values; raises :class:`TypeError` for a drawing."""
        if isinstance(self.figure, str):
            raise TypeError(f"chart {self.name!r} is a drawing, not a Plotly figure")
        content: dict[str, Any] = json.loads(self.figure.to_json())
        return content

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Show the chart in a notebook: the same figure, with title and subtitle drawn inside it."""
        if isinstance(self.figure, str):
            return {"image/svg+xml": self.figure, "text/plain": self.alt}
        content = self.figure_json()
        layout = content["layout"]
        frame = {"height": layout["height"], "margin": layout["margin"]}
        layout["meta"] = {"chart": self.name, "frame": frame} | layout.get("meta", {})
        title, subtitle = wrap(self.title, TITLE_LETTERS), wrap(self.subtitle, SUBTITLE_LETTERS)
        space = SPACE_FOR_TITLE + SPACE_FOR_A_LINE * (len(title) + len(subtitle) - 2)
        layout["title"] = {
            "text": "<br>".join([*(f"<b>{line}</b>" for line in title), *(f"<sup>{line}</sup>" for line in subtitle)]),
            "x": 0,
            "xref": "container",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 12, "t": 28},
        }
        layout["margin"] = {**layout["margin"], "t": layout["margin"]["t"] + space}
        layout["height"] += space
        return {PLOTLY_MIME: content, "text/plain": self.alt}


_MAKERS: dict[str, Callable[[], Chart]] = {}


def chart(make: Callable[[], Chart]) -> Callable[[], Chart]:
    """Register a function as the chart of its name, with hyphens; the chart it returns carries that name."""
    name = make.__name__.replace("_", "-")

    @wraps(make)
    def named() -> Chart:
        return make().named(name)

    _MAKERS[name] = named
    return named


def names() -> list[str]:
    """Return the names of all charts, sorted."""
    return sorted(_MAKERS)


def get(name: str) -> Chart:
    """Return a chart, drawn from the tables; raises :class:`KeyError` for an unknown name."""
    return _made(_maker(name))


@data.remembered
def _made(make: Callable[[], Chart]) -> Chart:
    return make()


def question(name: str) -> str:
    """Return the question that a chart answers: the docstring of its function."""
    return (_maker(name).__doc__ or "").strip()


def _maker(name: str) -> Callable[[], Chart]:
    if name not in _MAKERS:
        raise KeyError(f"no chart named {name!r}. Known charts: {', '.join(names())}")
    return _MAKERS[name]
