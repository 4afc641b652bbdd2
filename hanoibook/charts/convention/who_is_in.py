"""Who is in which treaty, on the map of equals."""

from __future__ import annotations

import pandas as pd

from hanoibook import data, facts, treaties
from hanoibook.charts import world
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, weakest
from hanoibook.words import _, listing, order, say


@chart
def members_on_the_map() -> Chart:
    """Which states have signed the UN Convention, and which are parties to Budapest, over the world?"""
    rows = treaties.world().sort_values(["region", "country"], key=lambda column: column.map(order)).assign(squares=1)
    counts = rows["standing"].value_counts()
    told = rows.assign(standing=[say(f"explorer.standing.{one}") for one in rows["standing"]])
    signed, parties = treaties.signatory_count(), treaties.party_count()
    read = facts.get("members-both").read
    return compose(
        plotted(
            told,
            {"squares": "squares"},
            ["country", "region", "standing", "squares"],
            rests_on=[signed, parties, data.load("world_squares")],
            graded=weakest(signed, parties),
            country=_("State"),
            region=_("Region"),
            standing=_("Standing"),
        ),
        world.drawing(rows),
        title=_(
            "{signed} of {states} states have signed the UN Convention, and {parties} are parties to Budapest",
            signed=counts["both"] + counts["un_only"],
            states=len(rows),
            parties=counts["both"] + counts["budapest_only"],
        ),
        subtitle=_(
            "Members and observer states of the United Nations as squares of the same size, near their place in the "
            "world. UN: has signed the UN Convention. Budapest: is a party to it"
        ),
        alt=_(
            "Map of the world in squares of the same size for {states} states: {both} are in both treaties, "
            "{un_only} have signed the UN Convention only, {budapest_only} are parties to Budapest only, {neither} are "
            "in neither. More states are in neither than in any other group in: {outside}.",
            states=len(rows),
            outside=listing(_mostly_outside(rows)),
            **{standing: counts[standing] for standing in treaties.STANDINGS},
        ),
        note=_(
            "Signed does not mean bound. The European Union, which has signed, is no state and has no square. The "
            "names of some signatories are not known to us. Standings are {read}.",
            read=read,
        ),
    )


def _mostly_outside(rows: pd.DataFrame) -> list[str]:
    """Return the regions where more states are in neither treaty than have any other standing."""
    return [
        str(region)
        for region, group in rows.groupby("region")["standing"]
        if group.value_counts().idxmax() == "neither"
    ]
