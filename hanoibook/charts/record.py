"""Charts on what stands in the FBI's complaint record: kinds of crime and ages."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, losses
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.palette import LIGHT
from hanoibook.words import money, percent, say, show

YEAR = 2025
TYPES = 10
ROW = 44  # pixels, room for a label above its bar


@chart
def losses_by_type() -> Chart:
    """Which kinds of crime make up the losses in the FBI's record, and are they the most frequent?"""
    every = losses.crime_types(YEAR)
    rows = every.head(TYPES).copy()
    rows["rank"] = every["complaints"].rank(ascending=False).astype("Int64").head(TYPES)
    names = [f"{row['type']}, rank {row['rank']} by complaints" for _, row in rows.iterrows()]
    first = rows.iloc[0]
    share = float(first["losses"]) / losses.complaint_figure(YEAR, "losses").value
    return Chart(
        name="losses-by-type",
        title=(
            f"{first['type']} fraud is {percent(share)} of the losses stated for {YEAR}, and only rank {first['rank']} "
            "by complaints"
        ),
        subtitle=f"Losses stated to the FBI’s IC3 in {YEAR} by type of crime, the {TYPES} largest, US dollars",
        alt=(
            f"Horizontal bars of losses by type of crime, {YEAR}: "
            + "; ".join(f"{name} {money(amount)}" for name, amount in zip(names, rows["losses"], strict=True))
            + "."
        ),
        figure=_bars(names, rows["losses"]),
        table=rows,
        units={"losses": "USD"},
        sources=_keys(data.load("ic3_crime_types").query("year == @YEAR")),
        grade="A",
        note="One complaint may carry more than one type, so types must not be added up to a total.",
        headings={
            "type": "Type of crime",
            "complaints": "Complaints",
            "losses": "Losses",
            "rank": "Rank by complaints",
        },
    )


@chart
def losses_by_age() -> Chart:
    """Which age group states the largest losses to the FBI?"""
    rows = losses.age_groups(YEAR)
    rows = rows[["age_group", "complaints", "losses", "grade"]].copy()
    old, young = rows.iloc[-1], rows.iloc[0]
    names = [say(f"age_group.{group}") for group in rows["age_group"]]
    return Chart(
        name="losses-by-age",
        title=f"People of 60 and over state {money(old['losses'])} of losses, those under 20 {money(young['losses'])}",
        subtitle=f"Losses stated to the FBI’s IC3 in {YEAR} by age of those who gave it, US dollars",
        alt=(
            f"Horizontal bars of losses by age group, {YEAR}, youngest first: "
            + "; ".join(f"{name} {money(amount)}" for name, amount in zip(names, rows["losses"], strict=True))
            + ". Losses rise with each age group."
        ),
        figure=_bars(names, rows["losses"]),
        table=rows,
        units={"losses": "USD"},
        sources=_keys(data.load("ic3_age_groups").query("year == @YEAR")),
        grade=max(rows["grade"]),
        note="Many complaints give no age and are left out. Who complains is not who is hit: groups differ in both.",
        headings={
            "age_group": "Age",
            "complaints": "Complaints",
            "losses": "Losses",
            "grade": "Grade",
        },
    )


def _bars(names: list[str], amounts: pd.Series) -> go.Figure:
    figure = style.figure(height=ROW * len(names) + 50)
    places = list(range(len(names)))
    figure.add_bar(
        orientation="h",
        x=[float(amount) for amount in amounts],
        y=places,
        width=0.36,
        marker={"color": LIGHT["reported"]},
        hovertext=[f"{style.text(name)}: {money(amount)}" for name, amount in zip(names, amounts, strict=True)],
        hoverinfo="text",
    )
    for place, name, amount in zip(places, names, amounts, strict=True):
        words = f"<b>{style.text(name)}</b>: {show(amount, 'USD')}"
        figure.add_annotation(style.label(words, "ink", x=0, y=place, xanchor="left", yshift=16))
    figure.update_yaxes(visible=False, range=[len(names) - 0.5, -0.8])
    figure.update_xaxes(style.dollars(float(amounts.max()), 2_000_000_000))
    figure.update_layout(margin={"l": 12})
    return figure


def _keys(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for cell in rows["sources"] for key in data.split_list(cell)))
