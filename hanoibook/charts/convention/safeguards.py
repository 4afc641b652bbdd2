"""How far the tools of the UN Convention reach, and the vote on the article that limits them."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd

from hanoibook import data, facts
from hanoibook.charts import squares
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.convention import votes
from hanoibook.charts.parts import compose, plotted
from hanoibook.charts.squares import BLUE, GREY, INK, MUTED
from hanoibook.words import N_, _

REACHED = ("convention_offences", "other_serious_crimes", "other_offences")
HEAD = 12  # letters in a line over a column


@chart
def reach_in_squares() -> Chart:
    """Which crimes do extradition, evidence sharing and powers at home reach?"""
    rows = data.load("un_reach")
    rows = rows.assign(squares=rows[list(REACHED)].astype(int).sum(axis=1))
    years = facts.get("un-serious-crime-years").text
    return compose(
        plotted(
            rows,
            {"squares": "squares"},
            [
                "measure",
                "articles",
                "convention_offences",
                "other_serious_crimes",
                "other_offences",
                "grade",
                "squares",
            ],
            measure=_("Tool"),
            articles=_("Paragraphs"),
            convention_offences=_("Offences of the Convention"),
            other_serious_crimes=_("Other serious crimes"),
            other_offences=_("Any other offence"),
            squares=_("Filled squares"),
        ),
        _reach(rows, years),
        title=_("The tools of the Convention do not reach equally far"),
        subtitle=_(
            "Filled: reached by the text. Serious crimes carry a maximum of {years} years or more, with or without "
            "a computer. Conditions and refusals are not shown",
            years=years,
        ),
        alt=_(
            "Grid of three rows and three columns. Extradition reaches only the offences that the Convention "
            "lists. Sharing electronic evidence also reaches other crimes with a maximum of at least {years} "
            "years. Powers at home to collect electronic evidence reach every criminal offence.",
            years=years,
        ),
        note=_(
            "Coded by us from the paragraphs named in the table. The live interception of content is narrower than "
            "the last row."
        ),
    )


def _reach(rows: pd.DataFrame, years: str, size: int = 40, step: int = 112) -> str:
    """Return an SVG with a row of three places for each tool, filled where it reaches."""
    heads = (_("offences the treaty lists"), _("other crimes of {years}+ years", years=years), _("any other offence"))
    parts = [
        squares.words(place * step, 14 + 17 * number, line, f"font-size:14px;{MUTED}")
        for place, head in enumerate(heads)
        for number, line in enumerate(wrap(head, HEAD))
    ]
    top = 52
    for row in rows.to_dict(orient="records"):
        parts.append(squares.words(0, top + 14, row["measure"], f"font-size:14.5px;font-weight:600;{INK}"))
        parts += [_place(place * step + 2, top + 24, size, row[column]) for place, column in enumerate(REACHED)]
        top += 24 + size + 22
    return squares.drawing(3 * step, top - 14, parts, edge=2, attributes=squares.within(3 * step))


def _place(x: int, y: int, size: int, reached: bool) -> str:
    if reached:
        return f'<rect x="{x}" y="{y}" width="{size}" height="{size}" style="fill:{BLUE}"/>'
    outline = f"M{x} {y}h{size}v{size}h-{size}z"
    return f'<path d="{outline}" style="fill:none;stroke:{GREY};stroke-dasharray:4 4"/>'


ARTICLE_6 = {"iran-vote-article-6": N_("Ad Hoc Committee")}
PROPOSAL = {"votes_for": N_("to delete it"), "votes_against": N_("to keep it"), "votes_abstaining": N_("abstained")}


@chart
def vote_on_article_6() -> Chart:
    """How did States vote on deleting the list of freedoms in article 6(2)?"""
    rows = votes.cast(ARTICLE_6).sort_values("votes", ascending=False)
    delete, keep, abstaining = (facts.get(f"article-6-vote-{side}").text for side in ("for", "against", "abstaining"))
    return compose(
        votes.counted(rows, "un-cybercrime-convention"),
        votes.bars(rows, PROPOSAL),
        title=_("{keep} States voted to keep article 6(2), {delete} to delete it", delete=delete, keep=keep),
        subtitle=_("Votes in the Ad Hoc Committee on a proposal by Iran, 8 August 2024"),
        alt=_(
            "Bar chart of one vote with three bars: {keep} for keeping article 6(2), {abstaining} abstaining, "
            "{delete} for deleting it. The proposal failed by a wide margin.",
            delete=delete,
            keep=keep,
            abstaining=abstaining,
        ),
        note=_(
            "Iran asked for further votes on other provisions; all failed, and we have not found their counts. A "
            "vote to keep the paragraph says nothing about a State's practice."
        ),
    )
