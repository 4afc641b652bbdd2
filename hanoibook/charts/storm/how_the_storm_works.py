"""How attacks work: artificial intelligence, motives, and who pays a ransom."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import facts, losses
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.figure import Figure, from_row
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import N_, _, listing, money, percent

AI_KINDS = {"SF03": N_("Investment fraud"), "SF04": N_("Business e-mails"), "SF05": N_("Distress calls")}


@chart
def ai_named_in_complaints() -> Chart:
    """How much of the losses reported to the FBI are in complaints that name AI, and what are they?"""
    whole, named = losses.complaint_figure(2025, "losses"), from_row("storm_forces", "SF02")
    parts = {str(label): from_row("storm_forces", row) for row, label in AI_KINDS.items()}
    table = _named_and_parts(whole, named, parts)
    return compose(
        plotted(
            table,
            {"losses": "USD", "ai_losses": "USD"},
            ["label", "losses", "ai_losses", "grade"],
            rests_on=[whole, named, *parts.values()],
            label=_("Complaints"),
            ai_losses=_("Losses in complaints that name AI"),
        ),
        _enlarged(table),
        title=_(
            "{share} of the losses stated to the FBI are in complaints that name AI; most of that is investment fraud",
            share=facts.get("ai-losses-share-2025").text,
        ),
        subtitle=_("Losses stated in complaints to IC3 for 2025, US dollars; the lower panel enlarges the second bar"),
        alt=_(
            "Two panels of bars. Above: all losses stated to IC3 for 2025, {whole}, beside {named} in complaints "
            "that name artificial intelligence. Below, the second bar enlarged: investment fraud is {investment} "
            "of it; business e-mails and distress calls are small.",
            whole=money(whole.value),
            named=money(named.value),
            investment=facts.get("ai-investment-share-2025").text,
        ),
        note=_(
            "Business e-mails are messages that pose as a boss or supplier; distress calls pose as a relative in "
            "need. A complaint is tagged when the victim or the agent who handled it named AI; nobody tested it. Many "
            "victims cannot know. The report gives at least this amount for distress calls; everything else is our "
            "subtraction."
        ),
    )


def _named_and_parts(whole: Figure, named: Figure, parts: dict[str, Figure]) -> pd.DataFrame:
    rest = named.value - sum(part.value for part in parts.values())
    return pd.DataFrame(
        [
            (_("All complaints"), whole.value, None, whole.grade),
            (_("Naming AI"), named.value, None, named.grade),
            *((label, None, part.value, part.grade) for label, part in parts.items()),
            (_("Everything else"), None, rest, named.grade),
        ],
        columns=["label", "losses", "ai_losses", "grade"],
    )


def _enlarged(table: pd.DataFrame) -> go.Figure:
    """Draw all complaints and those that name AI on one scale, and below, the parts of the latter on another."""
    figure = forms.rows(connect=False)
    apart = 1.0  # row between the two
    for column, axis, opacity, down in (("losses", "x", 1, 0.0), ("ai_losses", "x2", 0.6, apart)):
        rows = table.dropna(subset=column)
        rows = rows.set_axis([place + down for place in rows.index])
        hover = [style.named(row["label"], money(row[column])) for _place, row in rows.iterrows()]
        look = {"color": LIGHT["reported"], "opacity": opacity}
        forms.bars(figure, rows[column].astype(float), hover, look, xaxis=axis)
        for place, row in rows.iterrows():
            forms.head(figure, place, row["label"])
            forms.value(figure, place, money(row[column]), row[column], axis=axis)
    named = table["losses"].dropna()
    heading = _("Enlarged: what the {amount} are", amount=money(named.iloc[-1]))
    forms.head(figure, len(named) - 1 + apart, heading, across=True)
    hidden = {"visible": False, "fixedrange": True}
    whole, part = ({**hidden, "range": [0, float(table[column].max())]} for column in ("losses", "ai_losses"))
    figure.update_layout(xaxis=whole, xaxis2={**part, "overlaying": "x", "anchor": "y"})
    return figure


MOTIVES = {"SF81": N_("Ideology"), "SF83": N_("Money"), "SF82": N_("Espionage")}


@chart
def motives_of_incidents() -> Chart:
    """Why were incidents in the European Union carried out?"""
    figures = [from_row("storm_forces", row) for row in MOTIVES]
    table = pd.DataFrame(
        {
            "motive": [str(motive) for motive in MOTIVES.values()],
            "share": [figure.value for figure in figures],
            "grade": [figure.grade for figure in figures],
        }
    )
    ideology, gain, espionage = (percent(share) for share in table["share"])
    return compose(
        plotted(
            table,
            {"share": "share"},
            ["motive", "share", "grade"],
            rests_on=figures,
            motive=_("Motive"),
            share=_("Share of incidents"),
        ),
        _share_bars(table),
        title=_("In the EU, {ideology} of recorded incidents had an ideological motive", ideology=ideology),
        subtitle=_("Share of the incidents that ENISA recorded in the European Union for 2025, by motive"),
        alt=_(
            "Bar chart of motives. Ideology has {ideology} of recorded incidents, money {gain} and espionage "
            "{espionage}. Frequent does not mean harmful.",
            ideology=ideology,
            gain=gain,
            espionage=espionage,
        ),
        note=_(
            "Counted from open sources, so quiet incidents are missing. Most ideological ones were short attacks "
            "that flood a website. ENISA judges ransomware the most harmful in the short run. The three bars leave "
            "{left} for other and unknown motives.",
            left=percent(1 - table["share"].sum()),
        ),
    )


def _share_bars(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows(connect=False)
    hover = forms.each(table, lambda row: style.named(row["motive"], percent(row["share"])))
    forms.bars(figure, table["share"], hover, {"color": LIGHT["reported"]})
    for place, row in table.iterrows():
        forms.head(figure, place, row["motive"])
        forms.value(figure, place, percent(row["share"]), row["share"])
    figure.update_xaxes(style.shares([0, 0.2, 0.4, 0.6], 0.63))
    return figure


LAST_QUARTER = ("2025-Q4", "SF38")
TRACED_YEARS = ("SF35", "SF36", "SF37")


@chart
def share_that_pays() -> Chart:
    """Which share of ransomware victims pays, according to whom?"""
    table = _payers()
    clients, traced = (table.dropna(subset=column) for column in ("coveware", "chainalysis"))
    first, last = clients.iloc[0], clients.iloc[-1]
    return compose(
        plotted(
            table,
            {"coveware": "share", "chainalysis": "share"},
            ["period", "year_point", "coveware", "chainalysis", "grade"],
            period=_("Period"),
            year_point=_("Place on the axis"),
            coveware=_("Coveware"),
            chainalysis=_("Chainalysis"),
        ),
        _two_counters(clients, traced),
        title=_("Fewer victims pay. On how many, counters long disagreed"),
        subtitle=_("Share of ransomware cases or victims in which a ransom was paid, per cent"),
        alt=_(
            "Dot chart over time. Among clients of Coveware the share falls from {first} in {first_period} to "
            "{last} in {last_period}. Chainalysis has {traced}. For 2024 they differ widely.",
            first=percent(first["coveware"]),
            first_period=first["period"],
            last=percent(last["coveware"]),
            last_period=last["period"],
            traced=listing(
                _("{share} for {period}", share=percent(row["chainalysis"]), period=row["period"])
                for _place, row in traced.iterrows()
            ),
        ),
        note=_(
            "Circles: cases that Coveware, a firm that helps victims, handled itself, by quarter. Triangles: "
            "computed by Chainalysis, by year; its exact base was not seen. If the base includes false claims of "
            "gangs, the share comes out too low. Lines join known points only."
        ),
    )


def _payers() -> pd.DataFrame:
    """Return the share that pays, by both counters, one row a period in the order of time."""
    clients = losses.payments("coveware_share_paid")
    rows = clients[["period", "grade", "sources"]].assign(
        year_point=clients["year"] + (clients["quarter"] - 0.5) / 4, coveware=clients["value"].astype(float)
    )
    period, row_id = LAST_QUARTER
    quarter = from_row("storm_forces", row_id)
    last = _point(quarter, period, 2025 + 3.5 / 4) | {"coveware": quarter.value}
    years = [from_row("storm_forces", row_id) for row_id in TRACED_YEARS]
    traced = [_point(one, str(one.year), one.year + 0.5) | {"chainalysis": one.value} for one in years]
    table = pd.concat([rows, pd.DataFrame([last, *traced])])
    table = table.sort_values("year_point", kind="stable").reset_index(drop=True)
    return table.astype({"year_point": float, "coveware": "Float64", "chainalysis": "Float64"})


def _point(figure: Figure, period: str, year_point: float) -> dict[str, object]:
    return {"period": period, "year_point": year_point, "grade": figure.grade, "sources": figure.sources}


def _two_counters(clients: pd.DataFrame, traced: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=420)
    for rows, column, name, kind in (
        (clients, "coveware", _("Coveware"), "reported"),
        (traced, "chainalysis", _("Chainalysis"), "modelled"),
    ):
        forms.line(
            figure,
            rows["year_point"].tolist(),
            style.plain(rows[column]),
            [
                _("{counter}, {period}: {share}", counter=name, period=row["period"], share=percent(row[column]))
                for _place, row in rows.iterrows()
            ],
            colour=kind,
            stroke={"width": 1.5, "dash": "dot"},
            marker={"symbol": KIND_MARKER[kind], "size": 12},
        )
    _write_clients(figure, clients)
    _write_traced(figure, traced)
    figure.update_yaxes(style.shares(style.QUARTERS, 1.02))
    figure.update_xaxes(tickvals=[2019, 2021, 2023, 2025], showgrid=False, range=[2018.7, 2027.2])
    return figure


def _write_clients(figure: go.Figure, clients: pd.DataFrame) -> None:
    first, end = clients.iloc[0], clients.iloc[-1]
    words = style.lines(
        style.bold(_("Coveware")), _("its own clients"), style.named(first["period"], percent(first["coveware"]))
    )
    start = {"x": first["year_point"], "y": float(first["coveware"]), "xanchor": "left", "align": "left"}
    figure.add_annotation(style.label(words, "reported", **start, xshift=14, yshift=22), only="wide")
    corner = {"x": 2018.8, "y": 0.16, "xanchor": "left", "align": "left"}
    figure.add_annotation(style.label(words, "reported", **corner, **style.ON_PAPER), only="narrow")
    words = _("{period}:<br>{share}", period=end["period"], share=percent(end["coveware"]))
    place = {"x": end["year_point"], "y": float(end["coveware"]), "yanchor": "top", "yshift": -10}
    figure.add_annotation(style.label(words, "reported", **place, **style.ON_PAPER))


def _write_traced(figure: go.Figure, traced: pd.DataFrame) -> None:
    for number, (year_point, share, period) in enumerate(
        zip(traced["year_point"], traced["chainalysis"], traced["period"], strict=True)
    ):
        place = {"xanchor": "left", "xshift": 9, "yshift": 6} if number else {"yanchor": "bottom", "yshift": 10}
        words = style.named(period, percent(share))
        words = words if number else style.lines(style.bold(_("Chainalysis")), words)
        where = {"x": year_point, "y": float(share), **place, **style.ON_PAPER}
        figure.add_annotation(style.label(words, "modelled", **where), only="wide")
        short = words.replace(": ", ":<br>") if number else words
        figure.add_annotation(style.label(short, "modelled", **where, align="left"), only="narrow")
