"""Charts on what cybercrime is said to cost and what was counted."""

from __future__ import annotations

from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import data, facts, losses
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.figure import Figure
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import money, say, show

COMPARED_YEAR = 2024
TRILLION = 1_000_000_000_000


@chart
def claimed_versus_reported() -> Chart:
    """What do claimed, modelled, surveyed and reported figures say for one year?"""
    rows = losses.estimates_for_year(COMPARED_YEAR)
    top, bottom = rows.iloc[0], rows.iloc[-1]
    return Chart(
        name="claimed-versus-reported",
        title=f"For {COMPARED_YEAR}, the largest published figure is {_whole(facts.get('spread-2024'))} the smallest",
        subtitle=(
            f"Published for {COMPARED_YEAR} as the cost of, losses to or income from cybercrime, US dollars, "
            "logarithmic scale: each line is ten times the one before"
        ),
        alt=(
            f"Dot chart on a logarithmic scale of {len(rows)} figures published for {COMPARED_YEAR}, from "
            f"{money(bottom['amount'])} ({bottom['label']}, {bottom['kind']}) to {money(top['amount'])} "
            f"({top['label']}, {top['kind']}). World totals are claimed, modelled or surveyed; the reported "
            "figure covers complaints to one office in one country."
        ),
        figure=_dots_by_kind(rows),
        table=rows[
            ["label", "kind", "forecast", "scope", "counted", "bound", "amount", "original", "published", "grade"]
        ],
        units={"amount": "USD"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "The figures count different things in different places; none contains the next in a clean way. An open "
            "mark is a bound, not a central value. Amounts in other currencies were converted by us."
        ),
        headings={
            "label": "Publisher",
            "kind": "Kind",
            "forecast": "Forecast",
            "scope": "Place and people",
            "counted": "What is counted",
            "bound": "Reading",
            "amount": "Amount",
            "original": "As printed",
            "published": "Published",
            "grade": "Grade",
        },
    )


@chart
def ic3_record() -> Chart:
    """How did the losses and complaints in the FBI's record grow?"""
    rows = losses.complaints_record()
    first, last = rows.iloc[0], rows.iloc[-1]
    growth = facts.get("ic3-losses-growth-2015-2025").text
    return Chart(
        name="ic3-record",
        title="Losses in the FBI’s complaint record grew far faster than complaints",
        subtitle=f"Losses stated and complaints received by IC3, {first['year']} to {last['year']}, yearly",
        alt=(
            f"Two bar charts by year, {first['year']} to {last['year']}. Losses are small beside later years until "
            f"2015, when they are {facts.get('ic3-losses-2015').text}, and then grow by {growth} to "
            f"{money(last['losses'])} in {last['year']}. Complaints rise from {first['complaints']:,} to "
            f"{last['complaints']:,}."
        ),
        figure=_record_bars(rows),
        table=rows[["year", "losses", "complaints", "basis", "grade"]],
        units={"losses": "USD", "complaints": "complaints"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Until 2009 (pale bars) losses cover only complaints that IC3 passed on to law enforcement, so they are "
            "not comparable with the later ones. No total loss was published for 2010. Dollars of each year, not "
            "adjusted for prices."
        ),
        headings={
            "year": "Year",
            "losses": "Losses",
            "complaints": "Complaints",
            "basis": "What losses cover",
            "grade": "Grade",
        },
    )


@chart
def claimed_series() -> Chart:
    """How does the claimed series compare with its own stated growth rate?"""
    series = losses.claimed_series()
    rate = losses.stated_growth("cv_2025").value
    table = _published_and_grown(series, losses.estimate("cv_2021"), rate)
    first, last = series.iloc[0], series.iloc[-1]
    grown = float(table["at_stated_growth"].iloc[-1])
    return Chart(
        name="claimed-series",
        title=f"From 2021 to 2025 the claimed series follows a {show(rate, 'share')} table; then the rate drops",
        subtitle="Yearly cost of cybercrime according to Cybersecurity Ventures, US dollars, by the year it speaks of",
        alt=(
            f"Line chart of {len(series)} published figures from {money(first['central'])} for {first['year']} to "
            f"{money(last['central'])} for {last['year']}, beside a dotted line that grows "
            f"{show(rate, 'share a year')} from 2021. The two agree closely from 2021 to 2025; then the published "
            f"series grows {facts.get('cv-stated-growth-2025-2031').text} while the dotted line reaches {money(grown)}."
        ),
        figure=_two_paths(table, rate),
        table=table,
        units={"published": "USD", "at_stated_growth": "USD"},
        sources=_keys(series),
        grade=max(series["grade"]),
        note=(
            "Diamonds are published figures; the dotted line is our arithmetic. The straight lines between "
            "diamonds join published years and say nothing about the years in between."
        ),
        headings={"year": "Year", "published": "Published", "at_stated_growth": "2021 figure at the stated rate"},
    )


@chart
def claimed_in_squares() -> Chart:
    """How large is the best-known forecast beside what victims reported?"""
    whole, part, ratio = (facts.get(name) for name in ("cv-2025", "ic3-losses-2025", "claimed-over-reported-2025"))
    count = round(ratio.value)
    table = pd.DataFrame(
        {
            "figure": [part.meaning, whole.meaning],
            "kind": ["reported", "claimed"],
            "amount": [part.value, whole.value],
            "squares": [1, count],
            "grade": [part.grade, whole.grade],
        }
    )
    return Chart(
        name="claimed-in-squares",
        title=f"The forecast is {_whole(ratio)} what was reported to the FBI. They count different things",
        subtitle=f"Forecast for 2025 ({whole.text}, block) and losses reported for 2025 ({part.text}, single square)",
        alt=(
            f"One square stands apart for the {part.text} of losses reported to the FBI for 2025. Beside it is a "
            f"block of {count} squares of the same size for the {whole.text} that Cybersecurity Ventures forecast "
            "for that year."
        ),
        figure=_squares(count),
        table=table,
        units={"amount": "USD", "squares": "squares"},
        sources=tuple(dict.fromkeys((*whole.sources, *part.sources))),
        grade=max(whole.grade, part.grade),
        note=(
            "The forecast speaks of the whole world and of many kinds of cost; the record holds only what "
            "people told one office in the United States. Neither is the true cost."
        ),
        headings={"figure": "Figure", "kind": "Kind", "amount": "Amount", "squares": "Squares", "grade": "Grade"},
    )


def _whole(fact: facts.Fact) -> str:
    return show(round(fact.value), fact.unit)


def _dots_by_kind(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=76 * len(rows) + 60)
    for kind in losses.KINDS:
        chosen = rows[rows["kind"] == kind]
        open_if_bound = ["" if bound == "exact" else "-open" for bound in chosen["bound"]]
        figure.add_scatter(
            x=chosen["amount"].tolist(),
            y=chosen.index.tolist(),
            mode="markers",
            marker={"color": LIGHT[kind], "symbol": [KIND_MARKER[kind] + end for end in open_if_bound], "size": 15},
            hovertext=[f"{style.text(row['label'])}: {_amount(row)}" for _, row in chosen.iterrows()],
            hoverinfo="text",
            cliponaxis=False,
        )
    axis = style.dollars_log(float(rows["amount"].min()), float(rows["amount"].max()))
    middle = sum(axis["range"]) / 2
    for place, row in rows.iterrows():
        for text in _dot_labels(row, middle):
            figure.add_annotation(y=place, **text)
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.9])
    figure.update_xaxes(axis)
    return figure


def _dot_labels(row: pd.Series, middle: float) -> list[dict[str, Any]]:
    power = log10(row["amount"])
    left = power > middle
    forecast = " forecast" if row["forecast"] else ""
    name = f"<b>{style.text(row['label'])}</b><br>{say('kind.' + row['kind'])}{forecast}: {style.text(row['scope'])}"
    ground = {"bgcolor": LIGHT["paper"]}
    beside = {"x": power, "xshift": -13 if left else 13, "xanchor": "right" if left else "left"}
    return [
        style.label(name, "ink", x=0, xref="paper", xanchor="left", yshift=28, align="left", **ground),
        style.label(_amount(row), "muted", **beside, **ground),
    ]


def _amount(row: pd.Series) -> str:
    words = "" if row["bound"] == "exact" else f"{say('bound.' + row['bound'])} "
    return words + money(row["amount"])


def _record_bars(rows: pd.DataFrame) -> go.Figure:
    figure = make_subplots(figure=style.figure(height=520), rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.14)
    referred = rows["basis"] == "referred"
    _add_bars(figure, rows[referred], "losses", "USD", panel=1, opacity=0.5)
    _add_bars(figure, rows[~referred], "losses", "USD", panel=1, opacity=1)
    _add_bars(figure, rows, "complaints", "complaints", panel=2, opacity=1)
    last = rows.iloc[-1]
    for axis, heading, column, unit in (
        ("y", "Losses stated, US dollars", "losses", "USD"),
        ("y2", "Complaints received", "complaints", "complaints"),
    ):
        figure.add_annotation(
            style.label(f"<b>{heading}</b>", "ink", x=0, xref="paper", y=1, yref=f"{axis} domain", yshift=20)
        )
        for year in (2015, int(last["year"])):
            amount = rows.set_index("year").loc[year, column]
            end = {"x": year, "xref": "x", "y": float(amount), "yref": axis, "xshift": 12}
            text = f"{year}: {show(amount, unit)}"
            figure.add_annotation(style.label(text, "ink", **end, xanchor="right", yanchor="bottom"))
    until = int(rows.loc[referred, "year"].max())
    text = f"to {until}: only complaints<br>passed to law enforcement"
    height = float(rows["losses"].max()) * 0.2
    figure.add_annotation(style.label(text, "muted", x=until - 4, xref="x", y=height, yref="y"))
    figure.update_yaxes(visible=False)
    figure.update_xaxes(tickvals=[year for year in rows["year"].tolist() if year % 5 == 0], showgrid=False)
    return figure


def _add_bars(figure: go.Figure, rows: pd.DataFrame, column: str, unit: str, *, panel: int, opacity: float) -> None:
    figure.add_bar(
        x=rows["year"].tolist(),
        y=style.plain(rows[column]),
        marker={"color": LIGHT["reported"], "opacity": opacity},
        hovertext=[style.hover(year, amount, unit) for year, amount in zip(rows["year"], rows[column], strict=True)],
        hoverinfo="text",
        row=panel,
        col=1,
    )


def _published_and_grown(series: pd.DataFrame, start: Figure, rate: float) -> pd.DataFrame:
    """Return one row a year: what was published, and the start figure grown at the rate."""
    years = range(start.year, int(series["year"].max()) + 1)
    grown = dict(zip(years, losses.compound_path(start.value, rate, len(years) - 1), strict=True))
    table = pd.DataFrame({"year": sorted({*series["year"], *years})})
    table["published"] = table["year"].map(series.set_index("year")["central"]).astype("Float64")
    table["at_stated_growth"] = table["year"].map(grown).round().astype("Float64")
    return table


def _two_paths(table: pd.DataFrame, rate: float) -> go.Figure:
    figure = style.figure(height=430)
    grown = table.dropna(subset="at_stated_growth")
    published = table.dropna(subset="published")
    _add_path(figure, grown, "at_stated_growth", "muted", "circle-open", dash="dot", size=8)
    _add_path(figure, published, "published", "claimed", KIND_MARKER["claimed"], dash="solid", size=12)
    first, last = int(table["year"].min()), int(table["year"].max())
    for year, amount in published.set_index("year")["published"].items():
        if year in (first, 2021, 2025, last):
            side = {"xanchor": "right", "xshift": 8} if year == last else {"xanchor": "left", "xshift": -6}
            figure.add_annotation(style.label(money(amount), "ink", x=year, y=amount, yshift=-20, **side))
    end = float(grown["at_stated_growth"].iloc[-1])
    text = f"at {show(rate, 'share a year')}:<br>{money(end)}"
    beside = {"x": last, "y": end, "xanchor": "right", "xshift": -14, "bgcolor": LIGHT["paper"]}
    figure.add_annotation(style.label(text, "muted", **beside))
    figure.update_yaxes(style.dollars(end, 5 * TRILLION))
    figure.update_xaxes(tickvals=sorted({first, 2018, 2021, 2025, 2028, last}), showgrid=False)
    figure.update_xaxes(range=[first - 1.2, last + 0.8])
    return figure


def _add_path(
    figure: go.Figure, rows: pd.DataFrame, column: str, colour: str, symbol: str, *, dash: str, size: int
) -> None:
    figure.add_scatter(
        x=rows["year"].tolist(),
        y=style.plain(rows[column]),
        mode="lines+markers",
        line={"color": LIGHT[colour], "dash": dash, "width": 2},
        marker={"color": LIGHT[colour], "symbol": symbol, "size": size},
        hovertext=[style.hover(year, amount, "USD") for year, amount in zip(rows["year"], rows[column], strict=True)],
        hoverinfo="text",
    )


def _squares(count: int, across: int = 40, size: int = 12, gap: int = 4) -> str:
    """Return an SVG with one square apart, for what was reported, and a block of ``count`` squares."""
    step = size + gap
    start = 3 * step
    cells = [f'<rect class="hb-reported" x="0" y="0" width="{size}" height="{size}"/>']
    cells += [
        f'<rect class="hb-claimed" x="{start + place % across * step}" y="{place // across * step}" '
        f'width="{size}" height="{size}"/>'
        for place in range(count)
    ]
    width, height = start + across * step - gap, -(-count // across) * step - gap
    box = f"-1 -1 {width + 2} {height + 2}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(cells)}</svg>'


def _keys(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for cell in rows["sources"] for key in data.split_list(cell)))
