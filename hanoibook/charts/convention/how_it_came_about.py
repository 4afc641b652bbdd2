"""How the UN Convention came about: the votes on its mandate and the sessions that followed."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.convention import votes
from hanoibook.charts.parts import compose, plotted
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, day, whole

MANDATE_VOTES = {"third-committee-2019": N_("Third Committee"), "resolution-74-247": N_("General Assembly")}


@chart
def votes_of_2019() -> Chart:
    """How divided was the decision to draft a treaty?"""
    rows = votes.cast(MANDATE_VOTES)
    committee = {side: facts.get(f"un-committee-vote-{side}").text for side in ("for", "against", "abstaining")}
    assembly = {side: facts.get(f"un-mandate-{side}").text for side in ("for", "against", "abstaining")}
    return compose(
        votes.counted(rows),
        votes.bars(rows),
        title=_(
            "The mandate of 2019 passed by {yes} to {no}; the treaty of 2024 passed without a vote",
            yes=assembly["for"],
            no=assembly["against"],
        ),
        subtitle=_("Votes on the resolution to draft a treaty, in committee and in the General Assembly"),
        alt=_(
            "Bar chart of votes. Third Committee, November 2019: {committee_for} for, {committee_against} "
            "against, {committee_abstaining} abstaining. General Assembly, 27 December 2019: {assembly_for} for, "
            "{assembly_against} against, {assembly_abstaining} abstaining.",
            **{f"committee_{side}": count for side, count in committee.items()},
            **{f"assembly_{side}": count for side, count in assembly.items()},
        ),
        note=_(
            "States that did not take part in a vote are not shown. The adoption of 2024 has no count: it passed "
            "without a vote."
        ),
    )


STEPS = {
    "resolution-74-247": N_("Mandate"),
    "organizational-session-2021": N_("Organisation"),
    "organizational-matters-2022": N_("Organisational matters"),
    "session-1": N_("First session"),
    "session-2": N_("Second session"),
    "session-3": N_("Third session"),
    "session-4": N_("Fourth session"),
    "session-5": N_("Fifth session"),
    "session-6": N_("Sixth session"),
    "concluding-session-2024": N_("Concluding"),
    "reconvened-session-2024": N_("Reconvened"),
    "committee-adoption-2024": N_("Committee’s text"),
    "resolution-79-243": N_("Adoption"),
}
FIRST_SESSION = "session-1"
UNLABELLED = "organizational-matters-2022"
SHIFTS = {"reconvened-session-2024": 9, "committee-adoption-2024": -9}  # pixels, where labels would touch
NEW_YORK, VIENNA = 0.0, 0.17


@chart
def sessions_in_time() -> Chart:
    """When and where was the UN Convention negotiated?"""
    rows = _steps()
    return compose(
        plotted(
            rows,
            {"days": "days"},
            ["label", "date", "place", "days", "grade"],
            label=_("Step"),
            date=_("First day"),
            place=_("Place"),
            days=_("Days since mandate"),
        ),
        _timeline(rows),
        title=_(
            "{days} days from mandate to adoption; {negotiation} from the first negotiating session to the text",
            days=facts.get("un-days-mandate-to-adoption").text,
            negotiation=facts.get("un-days-first-session-to-text").text,
        ),
        subtitle=_("Steps from the mandate to adoption, by day since the mandate; time runs downwards"),
        alt=_(
            "Timeline of {count} steps from 27 December 2019 to {last}. {pause} days pass before the first "
            "negotiating session; {rounds} sessions in New York and Vienna follow, close together, until "
            "the committee's text of August 2024.",
            count=len(rows),
            last=day(rows["date"].iloc[-1]),
            pause=whole(rows["days"][FIRST_SESSION]),
            rounds=facts.get("un-rounds").text,
        ),
        note=_(
            "Each dot marks a first day. The line of dots on the left is New York, the one on the right Vienna. "
            "Consultations with stakeholders between the sessions are left out."
        ),
    )


def _steps() -> pd.DataFrame:
    """Return the steps from mandate to adoption with the day of each, counted from the mandate."""
    rows = data.load("un_timeline").set_index("id").loc[list(STEPS)]
    days = [data.earliest(date).toordinal() for date in rows["date"]]
    return rows.assign(days=[day - days[0] for day in days], label=[str(label) for label in STEPS.values()])


def _timeline(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=840)
    vienna = rows["place"] == "Vienna"
    symbols = ["circle-open" if there else "circle" for there in vienna]
    hover = [
        _("{step}: {day}, {place}", step=row["label"], day=day(row["date"]), place=row["place"])
        for _step, row in rows.iterrows()
    ]
    across = pd.Series([VIENNA if there else NEW_YORK for there in vienna])
    marker = {"color": LIGHT["un"], "size": 12, "symbol": symbols}
    forms.dots(figure, across, hover, marker, y=rows["days"].tolist())
    for step, row in rows.drop(index=UNLABELLED).iterrows():
        words = _("{step}, {month}", step=style.bold(row["label"]), month=day(row["date"][:7]))
        beside = {"x": 0.25, "y": row["days"], "xanchor": "left", "yshift": SHIFTS.get(str(step), 0)}
        figure.add_annotation(style.label(words, "ink", **beside))
    for x, words in ((NEW_YORK, _("New<br>York")), (VIENNA, _("Vienna"))):
        figure.add_annotation(style.label(words, "muted", x=x, y=rows["days"].min(), yshift=28))
    figure.update_yaxes(visible=False, range=[float(rows["days"].max()) + 40, -40])
    figure.update_xaxes(visible=False, range=[-0.07, 1])
    figure.update_layout(margin={"l": 8, "r": 8, "t": 48, "b": 12})
    return figure
