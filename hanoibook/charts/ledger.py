"""A chart on how the article's claims came out."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hanoibook import claims, data, facts
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.palette import LIGHT
from hanoibook.words import say


@chart
def claims_by_verdict() -> Chart:
    """How did the claims of the article come out?"""
    counted = data.load("claims")["verdict"].value_counts()
    table = pd.DataFrame({"verdict": [one for one in claims.VERDICTS if one in counted.index]})
    table["claims"] = [int(counted[one]) for one in table["verdict"]]
    table = table.sort_values("claims", ascending=False, ignore_index=True)
    total = facts.get("claims")
    hold = int(counted["confirmed"] + counted["confirmed_with_nuance"])
    return Chart(
        name="claims-by-verdict",
        title=f"{hold} of {total.text} claims hold, many of them with a nuance",
        subtitle="Number of claims in the article, by the verdict of this book",
        alt=(
            "Bar chart, one bar for each verdict: "
            + "; ".join(f"{say('verdict.' + row.verdict)} {row.claims}" for row in table.itertuples())
            + ". Confirmed claims, with or without a nuance, are most."
        ),
        figure=_bars(table),
        table=table,
        units={"claims": "claims"},
        sources=("vietnam-vn-ur-2025",),
        grade=total.grade,
        note=(
            "Each claim counts once, whatever its weight, so this is no mark for the article. A forecast could not "
            "be tested when it was written. A slip of translation is not counted against the author."
        ),
        headings={"verdict": "Verdict", "claims": "Claims"},
    )


def _bars(table: pd.DataFrame) -> Any:
    figure = style.figure(height=44 * len(table) + 40)
    figure.add_bar(
        x=table["claims"].tolist(),
        y=table.index.tolist(),
        orientation="h",
        width=0.3,
        marker={"color": LIGHT["ink"]},
        hovertext=[f"{say('verdict.' + row.verdict)}: {row.claims}" for row in table.itertuples()],
        hoverinfo="text",
    )
    for place, row in table.iterrows():
        words = f"{say('verdict.sign.' + row['verdict'])} {say('verdict.' + row['verdict'])}: <b>{row['claims']}</b>"
        figure.add_annotation(style.label(words, "ink", x=0, xref="paper", xanchor="left", y=place, yshift=16))
    figure.update_yaxes(visible=False, range=[len(table) - 0.6, -0.8])
    figure.update_xaxes(visible=False)
    return figure
