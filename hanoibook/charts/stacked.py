"""Bars split into parts, with their words and signs above: who is where, what relates how, what has which evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from hanoibook.charts import forms, style
from hanoibook.charts.rows import Rows, Sign
from hanoibook.palette import LIGHT
from hanoibook.words import Text, _, whole

BAR = 0.56  # of a row


@dataclass(frozen=True)
class Part:
    """A part of each bar: its ``word``, its ``colour`` by name and the ``strength`` of it, at the most 1."""

    word: Text
    colour: str
    strength: float = 1.0

    @property
    def outlined(self) -> bool:
        """Whether the part is so pale that it needs an edge."""
        return self.colour == "rule"

    @property
    def edge(self) -> str:
        """The colour of its edge."""
        return LIGHT["muted" if self.outlined else "paper"]

    @property
    def ink(self) -> str:
        """The colour of the number written on it."""
        return "paper" if self.strength == 1 and not self.outlined else "ink"


Parts = Mapping[str, Part]


def counted(rows: pd.DataFrame, across: str, parts: Parts, column: str) -> pd.DataFrame:
    """Return how many rows there are, one row a value of ``across`` and one column a part found in ``column``."""
    return rows.groupby([across, column]).size().unstack(fill_value=0)[list(parts)]


def long(table: pd.DataFrame, across: str, parts: Parts, unit: str) -> pd.DataFrame:
    """Return one row for each part of a bar that is there."""
    rows = [
        {across: row[across], "kind": str(part.word), unit: int(row[key])}
        for _place, row in table.iterrows()
        for key, part in parts.items()
        if row[key]
    ]
    return pd.DataFrame(rows)


def bars(table: pd.DataFrame, across: str, parts: Parts, *, least_label: int) -> go.Figure:
    """Draw one horizontal bar a row of the table, a key over all; numbers below ``least_label`` are not written."""
    figure = forms.rows(connect=False)
    figure.words.key.extend(Sign(str(part.word), part.colour, part.strength, part.outlined) for part in parts.values())
    names = [style.text(name) for name in table[across]]
    for place, name in enumerate(names):
        forms.head(figure, place, name)
    ends = pd.Series(0, index=table.index)
    for key, part in parts.items():
        _add(figure, table[key], part, names)
        _write_numbers(figure, table[key], ends, part, least_label)
        ends = ends + table[key]
    figure.update_layout(barmode="stack")
    figure.update_xaxes(visible=False, range=[0, float(ends.max()) * 1.005])
    return figure


def _add(figure: Rows, numbers: pd.Series, part: Part, names: list[str]) -> None:
    there = numbers[numbers > 0]
    hover = [
        _("{name}: {count} {part}", name=names[place], count=number, part=part.word)
        for place, number in zip(there.index, there, strict=True)
    ]
    marker = {"color": LIGHT[part.colour], "opacity": part.strength, "line": {"color": part.edge, "width": 1}}
    forms.bars(figure, there.astype(float), hover, marker, width=BAR)


def _write_numbers(figure: Rows, numbers: pd.Series, ends: pd.Series, part: Part, least: int) -> None:
    for place, number in numbers[numbers >= least].items():
        centre = float(ends[place]) + number / 2
        figure.add_annotation(style.label(whole(number), part.ink, x=centre, y=place))
