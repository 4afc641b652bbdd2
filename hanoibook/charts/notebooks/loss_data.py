"""What stands in the FBI's complaint record: kinds of crime and ages, for the notebook on loss data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import repeat

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, losses
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.facts import recipes
from hanoibook.palette import LIGHT
from hanoibook.words import _, money, say

YEAR = 2025
TYPES = 10


@chart
def losses_by_type() -> Chart:
    """Which kinds of crime make up the losses in the FBI's record, and are they the most frequent?"""
    every = losses.crime_types(YEAR)
    rank = every["complaints"].rank(ascending=False).astype("Int64")
    rows = every.assign(rank=rank).head(TYPES)
    ranks = [_("rank {rank} by complaints", rank=one) for one in rows["rank"]]
    names = [_("{type}, {rank}", type=kind, rank=one) for kind, one in zip(rows["type"], ranks, strict=True)]
    first = rows.iloc[0]
    return compose(
        plotted(
            rows,
            {"losses": "USD"},
            ["type", "complaints", "losses", "rank"],
            rests_on=[data.load("ic3_crime_types").query("year == @YEAR")],
            type=_("Type of crime"),
            rank=_("Rank by complaints"),
        ),
        _bars(rows["type"].tolist(), rows["losses"], ranks),
        title=_(
            "{type} fraud is {share} of the losses stated for {year}, and only rank {rank} by complaints",
            type=first["type"],
            share=_share_of_all(str(first["type"])),
            year=YEAR,
            rank=first["rank"],
        ),
        subtitle=_(
            "Losses stated to the FBI’s IC3 in {year} by type of crime, the {count} largest, US dollars",
            year=YEAR,
            count=TYPES,
        ),
        alt=_(
            "Horizontal bars of losses by type of crime, {year}: {types}.",
            year=YEAR,
            types=_amounts(names, rows["losses"]),
        ),
        note=_("One complaint may carry more than one type, so types must not be added up to a total."),
    )


def _share_of_all(name: str) -> str:
    whole = partial(losses.complaint_figure, YEAR, "losses")
    return facts.of(recipes.ratio(partial(losses.crime_type, YEAR, name), whole, "share")).text


@chart
def losses_by_age() -> Chart:
    """Which age group states the largest losses to the FBI?"""
    rows = losses.age_groups(YEAR)
    names = [say(f"age_group.{group}") for group in rows["age_group"]]
    return compose(
        plotted(
            rows,
            {"losses": "USD"},
            ["age_group", "complaints", "losses", "grade"],
            rests_on=[data.load("ic3_age_groups").query("year == @YEAR")],
            age_group=_("Age"),
        ),
        _bars(names, rows["losses"]),
        title=_(
            "People of 60 and over state {old} of losses, those under 20 {young}",
            old=money(rows["losses"].iloc[-1]),
            young=money(rows["losses"].iloc[0]),
        ),
        subtitle=_("Losses stated to the FBI’s IC3 in {year} by age of those who gave it, US dollars", year=YEAR),
        alt=_(
            "Horizontal bars of losses by age group, {year}, youngest first: {groups}. Losses rise with each age "
            "group.",
            year=YEAR,
            groups=_amounts(names, rows["losses"]),
        ),
        note=_("Many complaints give no age and are left out. Who complains is not who is hit: groups differ in both."),
    )


def _amounts(names: list[str], amounts: pd.Series) -> str:
    return series(
        _("{name} {amount}", name=name, amount=money(amount)) for name, amount in zip(names, amounts, strict=True)
    )


def _bars(names: list[str], amounts: pd.Series, details: Iterable[str] = repeat("")) -> go.Figure:
    figure = forms.rows(connect=False)
    escaped = [style.text(name) for name in names]
    hover = [style.named(name, money(amount)) for name, amount in zip(escaped, amounts, strict=True)]
    lengths = pd.Series(amounts.astype(float).tolist())
    forms.bars(figure, lengths, hover, {"color": LIGHT["reported"]})
    for place, (name, amount, detail) in enumerate(zip(escaped, amounts, details, strict=False)):
        forms.head(figure, place, name, detail)
        forms.value(figure, place, money(amount), float(amount))
    figure.update_xaxes(style.dollars(float(amounts.max()), 2 * style.BILLION))
    return figure
