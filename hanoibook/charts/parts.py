"""The parts of a chart: what it computes (:class:`Plotted`), what it draws and what it says, put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data
from hanoibook.charts.chart import Chart
from hanoibook.charts.style import Picture
from hanoibook.facts import Fact
from hanoibook.figure import Figure
from hanoibook.words import N_, _

Ground: TypeAlias = pd.DataFrame | Fact | Figure

HEADINGS = {  # of columns that several charts have; a chart may name a column otherwise
    "amount": N_("Amount"),
    "bound": N_("Reading"),
    "chapter": N_("Chapter"),
    "complaints": N_("Complaints"),
    "counted": N_("What is counted"),
    "date": N_("Date"),
    "event": N_("Event"),
    "grade": N_("Grade"),
    "incident": N_("Incident"),
    "kind": N_("Kind"),
    "label": N_("Publisher"),
    "losses": N_("Losses"),
    "original": N_("As printed"),
    "published": N_("Published"),
    "scope": N_("Place and people"),
    "squares": N_("Squares"),
    "states": N_("States"),
    "time": N_("Year"),
    "what": N_("What"),
    "year": N_("Year"),
}


@dataclass(frozen=True)
class Plotted:
    """What a chart computes: its table with units and headings, and what the values rest on."""

    table: pd.DataFrame
    units: dict[str, str]
    headings: dict[str, str]
    sources: tuple[str, ...]
    grade: str


def compose(plotted: Plotted, figure: go.Figure | str, *, title: str, subtitle: str, alt: str, note: str) -> Chart:
    """Return the chart of what it computes, draws and says; its name is that of the function it is made in."""
    picture = figure.drawn() if isinstance(figure, Picture) else figure
    return Chart(name="", title=title, subtitle=subtitle, alt=alt, note=note, figure=picture, **vars(plotted))


def plotted(
    rows: pd.DataFrame,
    units: dict[str, str],
    columns: list[str],
    *,
    rests_on: Iterable[Ground] | None = None,
    cites: Iterable[str] | None = None,
    graded: str | None = None,
    **headings: str,
) -> Plotted:
    """Return the columns of rows that a chart shows.

    ``units`` are those of the plotted columns; ``headings`` those that :data:`HEADINGS` lacks or has otherwise.
    Sources and grade are those of the rows, unless the values rest on others or both are given.
    """
    grounds = [rows] if rests_on is None else list(rests_on)
    return Plotted(
        table=rows[columns],
        units=units,
        headings={column: headings.get(column) or str(HEADINGS[column]) for column in columns},
        sources=tuple(cited(*grounds) if cites is None else cites),
        grade=weakest(*grounds) if graded is None else graded,
    )


def cited(*grounds: Ground, own: bool = False) -> tuple[str, ...]:
    """Return the sources that rows, facts or figures rest on, each once; our own wording only if asked for."""
    keys = dict.fromkeys(key for ground in grounds for key in _keys(ground))
    return tuple(key for key in keys if own or data.all_sources()[key].kind != "own")


def weakest(*grounds: Ground) -> str:
    """Return the weakest grade of rows, facts or figures."""
    return max(str(one["grade"].max()) if isinstance(one, pd.DataFrame) else one.grade for one in grounds)


def series(items: Iterable[str]) -> str:
    """Write the items of a list within a sentence of an alt text, which may hold commas of their own."""
    return _("; ").join(items)


def _keys(ground: Ground) -> Iterable[str]:
    if isinstance(ground, Fact):
        return ground.sources
    cells: Iterable[str] = ground["sources"] if isinstance(ground, pd.DataFrame) else [ground.sources]
    return (key for cell in cells for key in data.split_list(cell))
