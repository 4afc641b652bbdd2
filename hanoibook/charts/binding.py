"""Chart on how binding both conventions are, paragraph by paragraph."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, treaties
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.palette import LIGHT
from hanoibook.words import percent, say

SHAPE = {"un": "circle", "budapest": "square"}
ROW = 58


@chart
def share_of_duties() -> Chart:
    """How large is the share of paragraphs that oblige, in each part of both conventions?"""
    table = _shares()
    both = {treaty: _all(treaty) for treaty in treaties.TREATIES}
    return Chart(
        name="share-of-duties",
        title=(
            f"{percent(both['un'])} of the UN text's paragraphs oblige, and {percent(both['budapest'])} of Budapest's; "
            "the parts differ more"
        ),
        subtitle="Share of paragraphs with a plain duty of States, by part. Circle: UN Convention. Square: Budapest",
        alt=(
            "Dot chart with two marks for each part of both conventions, share of paragraphs with a plain duty: "
            + "; ".join(_both(row) for _, row in table.iterrows())
            + "."
        ),
        figure=_dots(table),
        table=table,
        units={"un": "share", "budapest": "share"},
        sources=("un-cybercrime-convention", "budapest-convention"),
        grade=max(data.load("obligations")["grade"]),
        note=(
            "A paragraph counts once. Duties softened by words such as consider or endeavour, options and paragraphs "
            "that only define are not plain duties. Counting words does not weigh them: one duty may fill a page, and "
            "a duty may be tied to domestic law. The rule stands in the description of the table obligations."
        ),
        headings={"part": "Part", "un": "UN Convention", "budapest": "Budapest"},
    )


def _both(row: pd.Series) -> str:
    return f"{row['part']}: UN {percent(row['un'])}, Budapest {percent(row['budapest'])}"


def _counted() -> pd.DataFrame:
    """Return the counts of every article with its category."""
    parts = [
        data.load("obligations").query("treaty == @treaty").merge(treaties.articles(treaty)[["article", "category"]])
        for treaty in treaties.TREATIES
    ]
    return pd.concat(parts)


def _shares() -> pd.DataFrame:
    sums = _counted().groupby(["category", "treaty"])[["duty", "paragraphs"]].sum()
    shares = (sums["duty"] / sums["paragraphs"]).astype(float).round(4).unstack().dropna()
    shares = shares.sort_values("un", ascending=False).reset_index()
    return pd.DataFrame({"part": [say(f"category.{one}") for one in shares["category"]], **shares[["un", "budapest"]]})


def _all(treaty: str) -> float:
    rows = data.load("obligations").query("treaty == @treaty")
    return float(rows["duty"].sum() / rows["paragraphs"].sum())


def _dots(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=ROW * len(table) + 60)
    for treaty in treaties.TREATIES:
        figure.add_scatter(
            x=table[treaty].tolist(),
            y=list(range(len(table))),
            mode="markers",
            marker={"color": LIGHT[treaty], "symbol": SHAPE[treaty], "size": 14},
            hovertext=[f"{part}: {percent(share)}" for part, share in zip(table["part"], table[treaty], strict=True)],
            hoverinfo="text",
            cliponaxis=False,
        )
    for place, row in table.iterrows():
        words = _both(row).replace(row["part"], f"<b>{row['part']}</b>", 1)
        figure.add_annotation(style.label(words, "ink", x=0, y=place, xanchor="left", yshift=20))
    figure.update_yaxes(visible=False, range=[len(table) - 0.5, -0.9])
    figure.update_xaxes(range=[0, 1], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%")
    figure.update_layout(margin={"l": 12})
    return figure
