"""What cybercrime is said to cost in a year, what was reported, and how both series grew."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import facts, losses
from hanoibook.charts import forms, style, typeset
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.figure import Figure
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import _, money, say, show, split_money, whole

COMPARED_YEAR = 2024


@chart
def claimed_versus_reported() -> Chart:
    """What do claimed, modelled, surveyed and reported figures say for one year?"""
    rows = losses.estimates_for_year(COMPARED_YEAR)
    spread = facts.get("spread-2024")
    return compose(
        plotted(
            rows,
            {"amount": "USD"},
            ["label", "kind", "forecast", "scope", "counted", "bound", "amount", "original", "published", "grade"],
            forecast=_("Forecast"),
        ),
        _published_figures(rows),
        title=_(
            "For {year}, the largest published figure is {times} the smallest",
            year=COMPARED_YEAR,
            times=spread.text,
        ),
        subtitle=_(
            "Published for {year} as the cost of, losses to or income from cybercrime, US dollars, logarithmic "
            "scale: each step is ten times the one before",
            year=COMPARED_YEAR,
        ),
        alt=_(
            "Dot chart on a logarithmic scale of {count} figures published for {year}, from {least} to {most}. "
            "World totals are claimed, modelled or surveyed; the reported figure covers complaints to one office "
            "in one country.",
            count=len(rows),
            year=COMPARED_YEAR,
            least=_in_words(rows.iloc[-1]),
            most=_in_words(rows.iloc[0]),
        ),
        note=_(
            "The figures count different things in different places. Of the two ends, {unlike}. An "
            "open mark is a bound, not a central value. Amounts in other currencies were converted by us.",
            unlike=spread.unlike,
        ),
    )


def _in_words(row: pd.Series) -> str:
    kind = say(f"kind.{row['kind']}")
    return _("{amount} ({publisher}, {kind})", amount=money(row["amount"]), publisher=row["label"], kind=kind)


def _published_figures(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    forms.dots_by_kind(
        figure,
        rows,
        "amount",
        lambda row: style.named(style.text(row["label"]), _amount(row)),
        kinds=losses.KINDS,
        is_open=lambda row: row["bound"] != "exact",
        size=15,
    )
    for place, row in rows.iterrows():
        forms.head(figure, place, style.text(row["label"]), _kind(row))
        forms.value(figure, place, _amount(row), row["amount"])
    figure.update_xaxes(style.dollars_log(float(rows["amount"].min()), float(rows["amount"].max())))
    return figure


def _kind(row: pd.Series) -> str:
    kind = say(f"kind.{row['kind']}")
    kind = _("{kind} forecast", kind=kind) if row["forecast"] else kind
    return style.named(kind, style.text(row["scope"]))


def _amount(row: pd.Series) -> str:
    return style.bounded(row["bound"], money(row["amount"]))


@chart
def ic3_record() -> Chart:
    """How did the losses and complaints in the FBI's record grow?"""
    rows = losses.complaints_record()
    first, last = rows.iloc[0], rows.iloc[-1]
    return compose(
        plotted(
            rows,
            {"losses": "USD", "complaints": "complaints"},
            ["year", "losses", "complaints", "basis", "grade"],
            basis=_("What losses cover"),
        ),
        _record_columns(rows),
        title=_("Losses in the FBI’s complaint record grew far faster than complaints"),
        subtitle=_(
            "Losses stated and complaints received by IC3, {first} to {last}, yearly",
            first=first["year"],
            last=last["year"],
        ),
        alt=_(
            "Two bar charts by year, {first} to {last}. Losses are small beside later years until 2015, when they "
            "are {losses_2015}, and then grow by {growth} to {losses_last} in {last}. Complaints rise from "
            "{complaints_first} to {complaints_last}.",
            first=first["year"],
            last=last["year"],
            losses_2015=facts.get("ic3-losses-2015").text,
            growth=facts.get("ic3-losses-growth-2015-2025").text,
            losses_last=money(last["losses"]),
            complaints_first=whole(first["complaints"]),
            complaints_last=whole(last["complaints"]),
        ),
        note=_(
            "Until 2009 losses cover only complaints that IC3 passed on to law enforcement, so they are not "
            "comparable with the later ones. No total was published for 2010 at the time, and a later label is in "
            "doubt. Dollars of each year, not adjusted for prices."
        ),
    )


def _record_columns(rows: pd.DataFrame) -> go.Figure:
    figure = make_subplots(figure=style.figure(height=520), rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.14)
    referred = rows["basis"] == "referred"
    _columns(figure, rows[referred], "losses", "USD", panel=1, opacity=0.5)
    _columns(figure, rows[~referred], "losses", "USD", panel=1, opacity=1)
    _columns(figure, rows, "complaints", "complaints", panel=2, opacity=1)
    _write_panel(figure, rows, "y", _("Losses stated, US dollars"), "losses", "USD")
    _write_panel(figure, rows, "y2", _("Complaints received"), "complaints", "complaints")
    until = int(rows.loc[referred, "year"].max())
    words = _("to {year}: only complaints passed to law enforcement", year=until)
    height = float(rows["losses"].max()) * 0.75
    start = {"x": int(rows["year"].iloc[0]) - 0.5, "xref": "x", "xanchor": "left", "align": "left"}
    for form, room in (("wide", 260), ("narrow", 150)):
        label = style.label(typeset.wrap(words, room), "muted", **start, y=height, yref="y")
        figure.add_annotation(label, only=form)
    years = rows["year"].tolist()
    figure.update_yaxes(visible=False)
    figure.update_xaxes(tickvals=[year for year in years if year % 5 == 0], showgrid=False)
    figure.update_xaxes(range=[years[0] - 0.7, years[-1] + 0.7])
    return figure


def _columns(figure: go.Figure, rows: pd.DataFrame, column: str, unit: str, *, panel: int, opacity: float) -> None:
    figure.add_bar(
        x=rows["year"].tolist(),
        y=style.plain(rows[column]),
        marker={"color": LIGHT["reported"], "opacity": opacity},
        hovertext=forms.each(rows, lambda row: style.hover(row["year"], row[column], unit)),
        hoverinfo="text",
        row=panel,
        col=1,
    )


def _write_panel(figure: go.Figure, rows: pd.DataFrame, axis: str, heading: str, column: str, unit: str) -> None:
    corner = {"x": 0, "xref": "paper", "y": 1, "yref": f"{axis} domain", "yshift": 20}
    figure.add_annotation(style.label(style.bold(heading), "ink", **corner))
    amounts = rows.set_index("year")[column]
    leader = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": LIGHT["muted"], "ax": 0}
    for year, up in ((2015, -44), (int(rows["year"].iloc[-1]), -16)):
        end = {"x": year, "xref": "x", "y": float(amounts[year]), "yref": axis, "xanchor": "right"}
        words = style.hover(year, amounts[year], unit)
        figure.add_annotation(style.label(words, "ink", **end, yanchor="bottom", ay=up) | leader)


@chart
def claimed_series() -> Chart:
    """How does the claimed series compare with its own stated growth rate?"""
    series = losses.claimed_series()
    rate = losses.stated_growth("cv_2025").value
    table = _published_and_grown(series, losses.estimate("cv_2021"), rate)
    first, last = series.iloc[0], series.iloc[-1]
    return compose(
        plotted(
            table,
            {"published": "USD", "at_stated_growth": "USD"},
            ["year", "published", "at_stated_growth"],
            rests_on=[series],
            at_stated_growth=_("2021 figure at the stated rate"),
        ),
        _two_paths(table, rate),
        title=_(
            "From 2021 to 2025 the claimed series follows a {rate} table; then the rate drops", rate=show(rate, "share")
        ),
        subtitle=_(
            "Yearly cost of cybercrime according to Cybersecurity Ventures, US dollars, by the year it speaks of"
        ),
        alt=_(
            "Line chart of {count} published figures from {first} for {first_year} to {last} for {last_year}, "
            "beside a dotted line that grows {rate} from 2021. The two agree closely from 2021 to 2025; then the "
            "published series grows {later_rate} while the dotted line reaches {grown}.",
            count=len(series),
            first=money(first["central"]),
            first_year=first["year"],
            last=money(last["central"]),
            last_year=last["year"],
            rate=show(rate, "share a year"),
            later_rate=facts.get("cv-stated-growth-2025-2031").text,
            grown=money(float(table["at_stated_growth"].iloc[-1])),
        ),
        note=_(
            "Diamonds are published figures; the dotted line is our arithmetic. The straight lines between "
            "diamonds join published years and say nothing about the years in between."
        ),
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
    grown = _path(figure, table, "at_stated_growth", "muted", "circle-open", dash="dot", size=8)
    published = _path(figure, table, "published", "claimed", KIND_MARKER["claimed"], dash="solid", size=12)
    first, last = int(table["year"].min()), int(table["year"].max())
    for year, amount in published.set_index("year")["published"].items():
        if year in (first, 2021, 2025, last):
            _write_year(figure, year, amount, is_first=year == first, is_last=year == last)
    end = float(grown["at_stated_growth"].iloc[-1])
    words = _("at {rate}:<br>{amount}", rate=show(rate, "share a year"), amount=split_money(end).amount)
    place = {"x": last, "y": end, "xanchor": "right", "xshift": -14, "align": "right"}
    figure.add_annotation(style.label(words, "muted", **place, **style.ON_PAPER))
    figure.update_yaxes(style.dollars(end, 5 * style.TRILLION))
    figure.update_xaxes(tickvals=list(range(first, last + 1, 4)), showgrid=False, range=[first - 0.6, last + 0.6])
    return figure


def _write_year(figure: style.Picture, year: int, amount: float, *, is_first: bool, is_last: bool) -> None:
    """Write an amount before its mark, where the space over the line is; under the first and over the last."""
    short = split_money(amount).amount
    before = {"xanchor": "right", "xshift": -10, "yanchor": "bottom", "yshift": -2}
    wide = narrow = before
    if is_first:
        wide = narrow = {"xanchor": "left", "yanchor": "top", "yshift": -9}
    elif is_last:
        wide, narrow = {"xanchor": "right", "yshift": 17}, {"xanchor": "right", "yanchor": "top", "yshift": -70}
    for form, place in (("wide", wide), ("narrow", narrow)):
        words = style.named(year, short)
        words = words if form == "wide" or is_first else style.lines(style.named(year, ""), short)
        figure.add_annotation(style.label(words, "ink", x=year, y=amount, **place, **style.ON_PAPER), only=form)


def _path(
    figure: go.Figure, table: pd.DataFrame, column: str, colour: str, symbol: str, *, dash: str, size: int
) -> pd.DataFrame:
    rows = table.dropna(subset=column)
    forms.line(
        figure,
        rows["year"].tolist(),
        style.plain(rows[column]),
        forms.each(rows, lambda row: style.hover(int(row["year"]), row[column], "USD")),
        colour=colour,
        stroke={"dash": dash, "width": 2},
        marker={"symbol": symbol, "size": size},
    )
    return rows
