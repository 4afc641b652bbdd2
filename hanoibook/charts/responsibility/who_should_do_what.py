"""Who acts against cybercrime, and how well the effect of what they do is attested."""

from __future__ import annotations

import pandas as pd

from hanoibook import facts, measures
from hanoibook.charts import stacked
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import Plotted, compose, plotted
from hanoibook.charts.stacked import Part
from hanoibook.words import N_, _, listing

MOST_SOURCES = 10
ACTORS = {
    "police_courts": N_("Police, courts"),
    "state": N_("States"),
    "international": N_("States together"),
    "company": N_("Companies"),
    "bank": N_("Banks"),
    "telecom": N_("Telecoms"),
    "citizen": N_("Citizens"),
    "press": N_("Press"),
    "platform": N_("Platforms"),
}
EFFECTS = {
    "helps": Part(N_("helps"), "ink"),
    "mixed": Part(N_("mixed"), "muted"),
    "no_effect": Part(N_("no change"), "muted", 0.4),
    "unknown": Part(N_("not measured"), "rule"),
}


@chart
def measures_by_actor() -> Chart:
    """Who acts against cybercrime, and for how many of these measures is an effect on file?"""
    rows = measures.programmes()
    wide = stacked.counted(rows, "who_acts", EFFECTS, "effect").loc[list(ACTORS)]
    unknown = wide["unknown"]
    leading = [str(actor) for key, actor in ACTORS.items() if wide["helps"][key] == wide["helps"].max()]
    table = wide.set_axis([str(actor) for actor in ACTORS.values()]).reset_index(names="actor")
    return compose(
        _measures(rows, stacked.long(table, "actor", EFFECTS, "measures"), actor=_("Who acts"), kind=_("Evidence")),
        stacked.bars(table, "actor", EFFECTS, least_label=2),
        title=_(
            "Of {count} measures, {helps} have measured evidence that they help; {unknown} were not measured",
            count=len(rows),
            helps=facts.get("measures-helps").text,
            unknown=facts.get("measures-unknown").text,
        ),
        subtitle=_("Measures in our table by who acts, and the direction of the evidence on file"),
        alt=_(
            "Stacked bars for {actors} actors, {count} measures in all. Most measures with evidence of help, "
            "{most} each: {leading}. Of the measures of states, {states} of {of_states} have no measured effect, and "
            "of those of the press {press} of {of_press}.",
            actors=len(ACTORS),
            count=len(rows),
            most=wide["helps"].max(),
            leading=listing(leading),
            of_states=wide.loc["state"].sum(),
            of_press=wide.loc["press"].sum(),
            states=unknown["state"],
            press=unknown["press"],
        ),
        note=_(
            "The table is our collection, not a sample: it shows where we found evidence, not how much is done. "
            "A programme of several years counts once. Arrests, seizures and blocked accounts alone are effort and "
            "count as not measured, which does not mean: no effect."
        ),
    )


def _measures(rows: pd.DataFrame, table: pd.DataFrame, **headings: str) -> Plotted:
    """Return counts of measures, with the sources of all of them."""
    headings["measures"] = _("Measures")
    return plotted(table, {"measures": "measures"}, list(headings), rests_on=[rows], **headings)
