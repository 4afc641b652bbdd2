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

Ground: TypeAlias = pd.DataFrame | Fact | Figure | data.Source

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
    graded: str | None = None,
    **headings: str,
) -> Plotted:
    """Return the columns of rows that a chart shows.

    ``units`` are those of the plotted columns; ``headings`` those that :data:`HEADINGS` lacks or has otherwise.
    Sources are those of all the rows, or of all that the values rest on: nothing is left out here, a line that has
    no room for all is shortened when it is shown. The grade is theirs too, unless it is given.
    """
    grounds = [rows] if rests_on is None else list(rests_on)
    return Plotted(
        table=rows[columns],
        units=units,
        headings={column: headings.get(column) or str(HEADINGS[column]) for column in columns},
        sources=cited(*grounds),
        grade=weakest(*_graded(grounds)) if graded is None else graded,
    )


def cited(*grounds: Ground) -> tuple[str, ...]:
    """Return the sources that rows, facts or figures rest on, each once, aggregators and copies last.

    Our own wording is no source.
    """
    keys = dict.fromkeys(key for ground in grounds for key in _keys(ground))
    sources = [source for source in map(data.all_sources().__getitem__, keys) if source.kind != "own"]
    return tuple(source.key for source in sorted(sources, key=lambda source: not data.leads(source)))


def weakest(*grounds: pd.DataFrame | Fact | Figure) -> str:
    """Return the weakest grade of rows, facts or figures."""
    return max(str(one["grade"].max()) if isinstance(one, pd.DataFrame) else one.grade for one in grounds)


def _graded(grounds: Iterable[Ground]) -> list[pd.DataFrame | Fact | Figure]:
    return [ground for ground in grounds if not isinstance(ground, data.Source)]


def series(items: Iterable[str]) -> str:
    """Write the items of a list within a sentence of an alt text, which may hold commas of their own."""
    return _("; ").join(items)


def _keys(ground: Ground) -> Iterable[str]:
    if isinstance(ground, Fact):
        return ground.sources
    if isinstance(ground, data.Source):
        return (ground.key,)
    cells: Iterable[str] = ground["sources"] if isinstance(ground, pd.DataFrame) else [ground.sources]
    return (key for cell in cells for key in data.split_list(cell))
