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
from hanoibook.words import N_, _, day, listing, whole

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
FIRST_SESSION, TEXT = "session-1", "committee-adoption-2024"
TURNS = ("resolution-74-247", TEXT, "resolution-79-243")  # steps that are named at their marks
LINES = {"turns": N_("Turning points"), "New York": N_("Meetings in New York"), "Vienna": N_("Meetings in Vienna")}


@chart
def sessions_in_time() -> Chart:
    """When and where was the UN Convention negotiated?"""
    rows = _steps()
    return compose(
        plotted(
            rows,
            {"time": "year"},
            ["label", "date", "place", "days", "time", "grade"],
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
        subtitle=_("Steps from the mandate to adoption of the UN Convention, by date of the first day"),
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
            "Consultations with stakeholders between the sessions are left out. The line runs from the first "
            "negotiating session to the committee's text."
        ),
    )


def _steps() -> pd.DataFrame:
    """Return the steps from mandate to adoption with the day of each, counted from the mandate."""
    rows = data.load("un_timeline").set_index("id").loc[list(STEPS)]
    days = [data.earliest(date).toordinal() for date in rows["date"]]
    return rows.assign(
        days=[day - days[0] for day in days],
        label=[str(label) for label in STEPS.values()],
        time=[style.decimal_year(data.earliest(date)) for date in rows["date"]],
    )


def _timeline(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows(connect=False)
    for place, (line, name) in enumerate(LINES.items()):
        short = _("{line}: {steps}", line=name, steps=listing(rows.loc[list(TURNS), "label"])) if not place else ""
        forms.head(figure, place, str(name), narrow=style.bold(short) if short else "")
        turns = rows.index.isin(TURNS)
        chosen = rows[turns if line == "turns" else ~turns & (rows["place"] == line)]
        hover = [
            _("{step}: {day}, {place}", step=row["label"], day=day(row["date"]), place=row["place"])
            for _step, row in chosen.iterrows()
        ]
        marker = {"color": LIGHT["ink" if line == "turns" else "un"], "size": 12, "symbol": "circle"}
        forms.dots(figure, chosen["time"].set_axis([place] * len(chosen)), hover, marker)
        if line == "turns":
            forms.captions(figure, chosen.set_axis([place] * len(chosen)), "time", _turn)
    forms.join(figure, 1, rows.loc[[FIRST_SESSION, TEXT], "time"])
    years = sorted({int(time) for time in rows["time"]})
    ticks = list(range(years[0] + 1, years[-1] + 2))
    figure.update_xaxes(range=[years[0] + 0.9, years[-1] + 1.9], tickvals=ticks, ticktext=[str(year) for year in ticks])
    return figure


def _turn(row: pd.Series) -> tuple[str, str]:
    return str(row["label"]), day(row["date"][:7])
