"""How binding both conventions are, paragraph by paragraph."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, treaties
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.palette import LIGHT
from hanoibook.words import _, percent, say

SHAPE = {"un": "circle", "budapest": "square"}


@chart
def share_of_duties() -> Chart:
    """How large is the share of paragraphs that oblige, in each part of both conventions?"""
    table = _shares()
    obligations = data.load("obligations")
    sums = obligations.groupby("treaty")[["duty", "paragraphs"]].sum()
    whole = sums["duty"] / sums["paragraphs"]
    return compose(
        plotted(
            table,
            {"un": "share", "budapest": "share"},
            ["part", "un", "budapest"],
            rests_on=[obligations],
            graded=max(obligations["grade"]),
            part=_("Part"),
            un=_("UN Convention"),
            budapest=_("Budapest"),
        ),
        _duty_dots(table),
        title=_(
            "{un} of the UN text's paragraphs oblige, and {budapest} of Budapest's; the parts differ more",
            un=percent(float(whole["un"])),
            budapest=percent(float(whole["budapest"])),
        ),
        subtitle=_("Share of paragraphs with a plain duty of States, by part. Circle: UN Convention. Square: Budapest"),
        alt=_(
            "Dot chart with two marks for each part of both conventions, share of paragraphs with a plain duty: "
            "{parts}.",
            parts=series(_both(row["part"], row) for _place, row in table.iterrows()),
        ),
        note=_(
            "A paragraph counts once. Duties softened by words such as consider or endeavour, options and "
            "paragraphs that only define are not plain duties. Counting words does not weigh them: one duty may "
            "fill a page, and a duty may be tied to domestic law. The rule stands in the description of the table "
            "obligations."
        ),
    )


def _both(part: str, row: pd.Series) -> str:
    un, budapest = percent(row["un"]), percent(row["budapest"])
    return _("{part}: UN {un}, Budapest {budapest}", part=part, un=un, budapest=budapest)


def _shares() -> pd.DataFrame:
    counted = pd.concat(
        [
            data.load("obligations")
            .query("treaty == @treaty")
            .merge(treaties.articles(treaty)[["article", "category"]])
            for treaty in treaties.TREATIES
        ]
    )
    sums = counted.groupby(["category", "treaty"])[["duty", "paragraphs"]].sum()
    shares = (sums["duty"] / sums["paragraphs"]).astype(float).round(4).unstack().dropna()
    shares = shares.sort_values("un", ascending=False).reset_index()
    return shares.assign(part=[say(f"category.{one}") for one in shares["category"]])


def _duty_dots(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    for treaty in treaties.TREATIES:
        hover = [style.named(row["part"], percent(row[treaty])) for _place, row in table.iterrows()]
        marker = {"color": LIGHT[treaty], "symbol": SHAPE[treaty], "size": 14}
        forms.dots(figure, table[treaty], hover, marker)
    for place, row in table.iterrows():
        forms.head(figure, place, _both(row["part"], row))
    figure.update_xaxes(range=[0, 1], tickvals=style.QUARTERS, tickformat=".0%")
    return figure
