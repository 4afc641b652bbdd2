"""Votes of States as bars, for the chapters on how the Convention came about and on its safeguards."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data
from hanoibook.charts import forms, style
from hanoibook.charts.parts import Plotted, plotted
from hanoibook.palette import LIGHT
from hanoibook.words import N_, Text, _, day

SIDES = {  # column of the timeline, what the vote was, opacity of its bar
    "votes_for": (N_("for"), 1.0),
    "votes_against": (N_("against"), 0.55),
    "votes_abstaining": (N_("abstained"), 0.25),
}
VOTES = {side: word for side, (word, _opacity) in SIDES.items()}
BARS = 4  # places of one vote: three bars and a free one


def cast(occasions: Mapping[str, Text]) -> pd.DataFrame:
    """Return one row for each side of each vote; ``occasions`` names the rows of ``un_timeline``."""
    rows = data.load("un_timeline").set_index("id").loc[list(occasions)]
    return pd.DataFrame(
        [
            {
                "occasion": str(occasions[str(row_id)]),
                "date": row["date"],
                "column": column,
                "side": str(word),
                "votes": int(row[column]),
                "grade": row["grade"],
                "sources": row["sources"],
            }
            for row_id, row in rows.iterrows()
            for column, (word, _opacity) in SIDES.items()
        ]
    )


def counted(rows: pd.DataFrame, *before: str) -> Plotted:
    """Return the votes as what a chart computes, with sources that come ``before`` those of the rows."""
    headings = {"occasion": _("Occasion"), "side": _("Vote"), "votes": _("Votes")}
    columns = ["occasion", "date", "side", "votes", "grade"]
    grounds = [*map(data.all_sources().__getitem__, before), rows]
    return plotted(rows, {"votes": "votes"}, columns, rests_on=grounds, **headings)


def bars(rows: pd.DataFrame, words: Mapping[str, Text] = VOTES) -> go.Figure:
    """Draw each vote as three bars under its occasion; ``words`` say what a vote on a side was for."""
    occasions = list(dict.fromkeys(rows["occasion"]))
    places = [BARS * (place // len(SIDES)) + place % len(SIDES) for place in range(len(rows))]
    placed = rows.set_axis(places).assign(words=[words[column] for column in rows["column"]])
    figure = style.figure(height=150 * len(occasions) + 24)
    opacity = [SIDES[column][1] for column in rows["column"]]
    hover = [
        _("{occasion}, {side}: {votes}", occasion=row["occasion"], side=row["words"], votes=row["votes"])
        for _place, row in placed.iterrows()
    ]
    forms.bars(figure, placed["votes"], hover, {"color": LIGHT["un"], "opacity": opacity}, width=0.85)
    for place, row in placed.iterrows():
        number = _("{votes} {side}", votes=style.bold(row["votes"]), side=row["words"])
        figure.add_annotation(style.label(number, "ink", x=row["votes"], y=place, xanchor="left", xshift=4))
        if place % BARS == 0:
            heading = style.bold(_("{occasion}, {day}", occasion=row["occasion"], day=day(row["date"])))
            figure.add_annotation(style.label(heading, "ink", x=0, y=place - 0.95, xanchor="left", xshift=-2))
    figure.update_yaxes(visible=False, range=[BARS * len(occasions) - 1.3, -1.6])
    figure.update_xaxes(visible=False, range=[0, float(rows["votes"].max()) * 1.45])
    figure.update_layout(margin=forms.BARE)
    return figure
