"""How the claims of the essay came out."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import claims, data, facts
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.palette import LIGHT
from hanoibook.words import _, say


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


def _by_verdict(counted: pd.Series) -> pd.DataFrame:
    verdicts = [one for one in claims.VERDICTS if one in counted.index]
    words = [say(f"verdict.{one}") for one in verdicts]
    table = pd.DataFrame({"verdict": verdicts, "words": words, "claims": [int(counted[one]) for one in verdicts]})
    return table.sort_values("claims", ascending=False, ignore_index=True)


def _verdict_bars(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows(connect=False)
    hover = forms.each(table, lambda row: style.named(row["words"], row["claims"]))
    forms.bars(figure, table["claims"], hover, {"color": LIGHT["ink"]})
    for place, row in table.iterrows():
        sign = say(f"verdict.sign.{row['verdict']}")
        forms.head(figure, place, _("{sign} {verdict}", sign=sign, verdict=row["words"]))
        forms.value(figure, place, str(row["claims"]), row["claims"])
    figure.update_xaxes(visible=False, range=[0, int(table["claims"].max())])
    return figure
