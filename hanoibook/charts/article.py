"""How the claims of the essay came out."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, say


@chart
def claims_by_verdict() -> Chart:
    """How did the claims of the essay come out?"""
    counted = data.load("claims")["verdict"].value_counts()
    table = _by_verdict(counted)
    total = facts.get("claims")
    return compose(
        plotted(
            table,
            {"claims": "claims"},
            ["verdict", "claims"],
            rests_on=[data.load("claims")],
            graded=total.grade,
            verdict=_("Verdict"),
            claims=_("Claims"),
        ),
        _verdict_bars(table),
        title=_(
            "{hold} of {total} claims hold, many of them with a nuance",
            hold=counted["confirmed"] + counted["confirmed_with_nuance"],
            total=total.text,
        ),
        subtitle=_("Number of claims in the essay, by the verdict of this book"),
        alt=_(
            "Bar chart, one bar for each verdict: {verdicts}. Confirmed claims, with or without a nuance, are most.",
            verdicts=series(
                _("{verdict} {count}", verdict=row["words"], count=row["claims"]) for _place, row in table.iterrows()
            ),
        ),
        note=_(
            "Each claim counts once, whatever its weight, and again where the essay repeats it: no mark for the "
            "essay. A forecast could not be tested when it was written. A slip of translation is not counted "
            "against the author."
        ),
    )


GROUPS = {  # of verdicts: what they say of a claim together, and the colour and strength of each
    "holds": (N_("These hold"), {"confirmed": ("reported", 1.0), "confirmed_with_nuance": ("reported", 0.6)}),
    "fails": (
        N_("These do not hold as printed"),
        {"contradicted": ("claimed", 1.0), "outdated": ("claimed", 1.0), "translation_artefact": ("claimed", 0.5)},
    ),
    "open": (
        N_("These could not be decided"),
        {"unverifiable": ("muted", 1.0), "untraced": ("muted", 1.0), "forecast": ("muted", 0.5)},
    ),
}
APART = 0.9  # of a row, for the words over a group


def _by_verdict(counted: pd.Series) -> pd.DataFrame:
    rows = [
        {"group": group, "verdict": verdict, "words": say(f"verdict.{verdict}"), "claims": int(counted[verdict])}
        for group, (_name, verdicts) in GROUPS.items()
        for verdict in sorted(verdicts, key=lambda one: -int(counted.get(one, 0)))
        if verdict in counted.index
    ]
    return pd.DataFrame(rows)


def _verdict_bars(table: pd.DataFrame) -> go.Figure:
    """Draw a bar for each verdict, under what the verdicts of its group say together."""
    figure = forms.rows(connect=False)
    groups = list(dict.fromkeys(table["group"]))
    places = [place + APART * (1 + groups.index(group)) for place, group in enumerate(table["group"])]
    placed = table.set_axis(places)
    looks = {verdict: look for _name, verdicts in GROUPS.values() for verdict, look in verdicts.items()}
    colours, strengths = zip(*(looks[verdict] for verdict in table["verdict"]), strict=True)
    marker = {"color": [LIGHT[colour] for colour in colours], "opacity": list(strengths)}
    hover = forms.each(table, lambda row: style.named(row["words"], row["claims"]))
    forms.bars(figure, placed["claims"], hover, marker)
    for group, rows in placed.groupby("group", sort=False):
        words = _("{verdicts}: {count}", verdicts=GROUPS[str(group)][0], count=int(rows["claims"].sum()))
        forms.head(figure, rows.index[0] - APART, words, across=True)
        for place, row in rows.iterrows():
            sign = say(f"verdict.sign.{row['verdict']}")
            forms.head(figure, place, "", _("{sign} {verdict}", sign=sign, verdict=row["words"]))
            forms.value(figure, place, str(row["claims"]), row["claims"])
    figure.update_xaxes(visible=False, range=[0, int(table["claims"].max())])
    return figure
