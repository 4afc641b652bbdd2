"""Votes of States as bars, for the chapters on how the Convention came about and on its safeguards."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data
from hanoibook.charts import forms, style
from hanoibook.charts.parts import Plotted, plotted
from hanoibook.charts.rows import Rows
from hanoibook.palette import LIGHT
from hanoibook.words import N_, Text, _, day

VOTES = {  # column of the timeline, and what the vote was
    "votes_for": N_("for"),
    "votes_against": N_("against"),
    "votes_abstaining": N_("abstained"),
}
CARRIED, LOST = 1.0, 0.35  # opacity of the bar that carried a vote, and of the others


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
            for column, word in VOTES.items()
        ]
    )


def counted(rows: pd.DataFrame, *before: str) -> Plotted:
    """Return the votes as what a chart computes, with sources that come ``before`` those of the rows."""
    headings = {"occasion": _("Occasion"), "side": _("Vote"), "votes": _("Votes")}
    columns = ["occasion", "date", "side", "votes", "grade"]
    grounds = [*map(data.all_sources().__getitem__, before), rows]
    return plotted(rows, {"votes": "votes"}, columns, rests_on=grounds, **headings)


def bars(rows: pd.DataFrame, words: Mapping[str, Text] = VOTES) -> go.Figure:
    """Draw each vote as bars under its occasion, the side that carried it strongest; ``words`` say what a vote was."""
    figure = forms.rows(connect=False)
    rows = rows.assign(words=[str(words[column]) for column in rows["column"]])
    place = 0
    for occasion, cast_then in rows.groupby("occasion", sort=False):
        heading = _("{occasion}, {day}", occasion=occasion, day=day(cast_then["date"].iloc[0]))
        if rows["occasion"].nunique() > 1:
            forms.head(figure, place, heading, across=True)
            place += 1
        _one_vote(figure, cast_then.set_axis(range(place, place + len(cast_then))), str(occasion))
        place += len(cast_then)
    figure.update_xaxes(visible=False, range=[0, float(rows["votes"].max()) * 1.03])
    return figure


def _one_vote(figure: Rows, rows: pd.DataFrame, occasion: str) -> None:
    opacity = [CARRIED if votes == rows["votes"].max() else LOST for votes in rows["votes"]]
    hover = [
        _("{occasion}, {side}: {votes}", occasion=occasion, side=row["words"], votes=row["votes"])
        for _place, row in rows.iterrows()
    ]
    forms.bars(figure, rows["votes"], hover, {"color": LIGHT["un"], "opacity": opacity})
    for place, row in rows.iterrows():
        forms.head(figure, place, row["words"])
        forms.value(figure, place, style.bold(row["votes"]), row["votes"])
