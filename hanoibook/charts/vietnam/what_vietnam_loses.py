"""What fraud is said to cost Vietnam, and what fell from one year to the next."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, vietnam
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.figure import compare
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import N_, _, listing, money, percent, say, show, split_money, whole

FAR_ABOVE = 10  # times the next lower figure
COUNTED = {
    "total-damage-attributed-to-attacks-and-fraud": N_("damage from all attacks"),
    "total-losses-extrapolated": N_("survey answers scaled up"),
    "online-fraud-losses-survey-estimate": N_("survey answers scaled up"),
    "online-fraud-losses-police": N_("cases on the police record"),
    "online-fraud-losses-police-low": N_("lower end of a stated range"),
    "online-fraud-losses-police-high": N_("upper end of a stated range"),
    "online-fraud-losses-police-estimate": N_("an officer’s statement"),
}
SHORT = {
    "Global Anti-Scam Alliance": N_("GASA"),
    "Global Anti-Scam Alliance and Chongluadao": N_("GASA and Chongluadao"),
    "Ministry of Public Security (A05)": N_("Ministry of Public Security"),
    "National Cybersecurity Association": N_("NCA"),
}


@chart
def vietnam_rivals() -> Chart:
    """What do surveys, records and statements say that fraud costs Vietnam in one year?"""
    rows = _rivals()
    top, bottom = rows.iloc[0], rows.iloc[-1]
    widest = facts.get("vietnam-largest-over-smallest")
    above = int((rows["amount"][:-1].to_numpy() / rows["amount"][1:].to_numpy() > FAR_ABOVE).nonzero()[0][-1]) + 1
    return compose(
        plotted(
            rows,
            {"amount": "VND"},
            ["year", "publisher", "kind", "counted", "bound", "amount", "original", "grade"],
            publisher=_("Publisher"),
        ),
        _rival_dots(rows),
        title=_(
            "The largest published figure for fraud in Vietnam is {times} the smallest",
            times=widest.text,
        ),
        subtitle=_(
            "Published for 2023 and 2024 as money lost to fraud, trillion dong, logarithmic scale: each step is "
            "ten times the one before"
        ),
        alt=_(
            "Dot chart on a logarithmic scale of {count} figures published for 2023 and 2024, from {least} to "
            "{most}. {above} of them, all for {year}, are more than {factor} times as high as any other; police "
            "records and the "
            "survey of 2024 lie close together.",
            above=above,
            year=listing(str(year) for year in sorted(set(rows["year"][:above]))),
            factor=FAR_ABOVE,
            count=len(rows),
            least=_rival_in_words(bottom),
            most=_rival_in_words(top),
        ),
        note=_(
            "The figures count different things and must not be added or averaged: of the two ends, "
            "{unlike}. An open mark is a bound or a rounded value. The survey of GASA asks about the year before it.",
            unlike=widest.unlike,
        ),
    )


def _rivals() -> pd.DataFrame:
    rows = vietnam.rivals(2023, 2024)
    return rows.assign(counted=[str(COUNTED[metric]) for metric in rows["metric"]], amount=rows["value"])


def _rival_in_words(row: pd.Series) -> str:
    kind = say(f"kind.{row['kind']}")
    amount = money(row["amount"], "VND")
    return _("{amount} ({publisher}, {kind})", amount=amount, publisher=row["publisher"], kind=kind)


def _rival_dots(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    forms.dots_by_kind(
        figure,
        rows,
        "amount",
        lambda row: _(
            "{year}, {publisher}: {amount}",
            year=row["year"],
            publisher=style.text(row["publisher"]),
            amount=_bounded(row),
        ),
        kinds=KIND_MARKER,
        is_open=lambda row: row["bound"] != "exact",
        size=15,
        line={"width": 2.5},
    )
    axis = style.dollars_log(float(rows["amount"].min()), float(rows["amount"].max()))
    for place, row in rows.iterrows():
        publisher = style.text(SHORT.get(row["publisher"], row["publisher"]))
        kind = style.named(say(f"kind.{row['kind']}"), style.text(row["counted"]))
        forms.head(figure, place, style.named(row["year"], publisher), kind)
        forms.value(figure, place, _bounded(row), row["amount"])
    figure.update_xaxes(axis, ticktext=[whole(tick / style.TRILLION) for tick in axis["tickvals"]])
    return figure


def _bounded(row: pd.Series) -> str:
    amount = money(row["amount"], "VND")
    words = {
        "from": _("over {amount}", amount=amount),
        "about": _("about {amount}", amount=amount),
        "up_to": _("at most {amount}", amount=amount),
    }
    return words.get(row["bound"], amount)


PAIRS = {  # a metric, what to call it, and the same within a sentence
    "online-fraud-losses-police": (N_("Losses on the police record"), N_("losses on the police record")),
    "victim-share": (N_("Respondents who fell victim"), N_("respondents who fell victim")),
    "victims-reporting-to-authorities": (N_("Share who told authorities"), N_("share who told authorities")),
    "cyber-attacks-on-organisations": (N_("Attacks on organisations"), N_("attacks on organisations")),
    "organisations-attacked": (N_("Organisations attacked or harmed"), N_("organisations attacked or harmed")),
}
ASKED_ANEW = {"organisations-attacked": "organisations-harmed"}  # what took the place of a metric in 2025
TO_NOVEMBER = "January-November"
UNLIKE = {  # in what the two figures of a pair differ; the note under the chart says so
    "online-fraud-losses-police": ("period",),
    "victims-reporting-to-authorities": ("population",),
    "organisations-attacked": ("counted",),
}


@chart
def vietnam_2025_against_2024() -> Chart:
    """Which Vietnamese measures fell in 2025, and which did not?"""
    rows = _pairs()
    lower = int((rows["ratio"] < 1).sum())
    return compose(
        plotted(
            rows,
            {"ratio": "share"},
            ["measure", "kind", "in_2024", "in_2025", "period", "ratio", "grade"],
            measure=_("Measure"),
            in_2024="2024",
            in_2025="2025",
            period=_("Covers in 2025"),
            ratio=_("2025 as a share of 2024"),
        ),
        _bars_against_one(rows),
        title=_(
            "{lower} of {count} figures are lower for 2025 than for 2024; {alike} of the {count} pairs count alike",
            lower=lower,
            alike=len(rows) - len(UNLIKE),
            count=len(rows),
        ),
        subtitle=_("Value for 2025 as a share of the value for 2024"),
        alt=_(
            "Bar chart of {count} measures for Vietnam, 2025 as a share of 2024: {measures}. {lower} lie below the "
            "line for no change.",
            count=len(rows),
            lower=lower,
            measures=series(
                _("{measure} {share}", measure=row["in_words"], share=percent(row["ratio"]))
                for _place, row in rows.iterrows()
            ),
        ),
        note=_(
            "The police record for 2025 covers January to November only. Who told authorities is a share of those "
            "who answered for 2024, of victims for 2025. The last measure changed its question: attacked at least "
            "once for 2024, reported harm for 2025. Each pair has one publisher."
        ),
    )


def _pairs() -> pd.DataFrame:
    table = data.load("vietnam_losses").set_index("id")
    rows = []
    for metric, (measure, in_words) in PAIRS.items():
        ids = f"{metric}-2024-1", f"{ASKED_ANEW.get(metric, metric)}-2025-1"
        first, last = (table.loc[row_id] for row_id in ids)
        compare([vietnam.figure(row_id) for row_id in ids], UNLIKE.get(metric, ()), over_time=True)
        rows.append(
            {
                "measure": str(measure),
                "in_words": str(in_words),
                "kind": last["kind"],
                "in_2024": show(float(first["value"]), first["unit"]),
                "in_2025": show(float(last["value"]), last["unit"]),
                "from_to": _from_to(first, last),
                "period": last["period"],
                "ratio": float(last["value"] / first["value"]),
                "grade": max(first["grade"], last["grade"]),
                "sources": f"{first['sources']};{last['sources']}",
            }
        )
    return pd.DataFrame(rows)


def _from_to(first: pd.Series, last: pd.Series) -> str:
    """Write both values; the currency stands with the first amount and a scale that both share with the last."""
    before, after = (show(float(row["value"]), row["unit"]) for row in (first, last))
    if last["unit"] == "VND":
        start, end = (split_money(float(row["value"]), "VND") for row in (first, last))
        before, after = (start._replace(scale="") if start.scale == end.scale else start).text, end.amount
    if last["period"] == TO_NOVEMBER:
        return _("{before} to {after}, to Nov.", before=before, after=after)
    return _("{before} to {after}", before=before, after=after)


def _bars_against_one(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows(connect=False)
    for kind in KIND_MARKER:
        chosen = rows[rows["kind"] == kind]
        hover = forms.each(chosen, lambda row: style.named(row["measure"], percent(row["ratio"])))
        forms.bars(figure, chosen["ratio"], hover, {"color": LIGHT[kind]})
    for place, row in rows.iterrows():
        forms.head(figure, place, row["measure"], style.named(say(f"kind.{row['kind']}"), row["from_to"]))
        forms.value(figure, place, percent(row["ratio"]), row["ratio"])
    forms.mark_one(figure, layer="below")
    figure.update_xaxes(style.shares([0, 0.5, 1], 1.2), ticktext=["0", percent(0.5), _("no change")])
    figure.update_layout(barmode="overlay")
    return figure
