"""What shows who is in which convention: the map of any day, the map that stands still, the days of every state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from hanoibook import charts, data, facts, treaties
from hanoibook.site import render
from hanoibook.site.directives import Lists, reading
from hanoibook.words import say

Row = dict[str, Any]
FIRST_DAY = "2001-11-23"
READ = {"un": "un-signatories", "budapest": "budapest-parties"}  # facts that know when each list was last read
STANDING_MARK = {"both": "UN+B", "un_only": "UN", "budapest_only": "B", "neither": "–"}


class MapDirective(SphinxDirective):
    """Show the map of equals as it stood when the lists were last read, as in ```` ```{members-map} ````."""

    option_spec = {"static": directives.flag}  # noqa: RUF012 (docutils declares it so)

    def run(self) -> list[nodes.Node]:
        """Return the picture, with a way to the page where a day can be chosen."""
        with reading(self):
            html = render.listing("members-map", still(), "../" * self.env.docname.count("/"))
        return [nodes.raw("", html, format="html")]


def still() -> Row:
    """Return the drawing and when its standings were read."""
    return {"chart": charts.get("members-on-the-map"), "read": facts.get("members-both").read}


def members(_: str) -> Row:
    """Return every state with the days that matter, and its standing as last read."""
    last = treaties.last_read("un_status")
    now = treaties.membership().set_index("iso3").fillna({"region": say("members.no_region")})
    un = data.load("un_status").dropna(subset="iso3").set_index("iso3")
    budapest = data.load("budapest_status").query("status == 'party'").dropna(subset="iso3").set_index("iso3")
    states = [
        {
            "iso3": iso3,
            "country": row["country"],
            "region": row["region"],
            "standing": row["standing"],
            "mark": STANDING_MARK[row["standing"]],
            "signed": _day(un, iso3, "signed_latest"),
            "ratified": _day(un, iso3, "ratified_latest"),
            "deposit": _day(budapest, iso3, "deposited"),
            "force": _day(budapest, iso3, "in_force"),
        }
        for iso3, row in now.sort_values(["region", "country"]).iterrows()
    ]
    regions = {region: [one for one in states if one["region"] == region] for region in sorted(now["region"].unique())}
    return {
        "regions": regions,
        "states": sorted(states, key=lambda one: one["country"]),
        "first": FIRST_DAY,
        "last": last.isoformat(),
        "days": (last - date.fromisoformat(FIRST_DAY)).days,
        "read": {which: facts.get(name).read for which, name in READ.items()},
        "counts": {name: sum(one["standing"] == name for one in states) for name in treaties.STANDINGS},
        "marks": STANDING_MARK,
    }


def _day(rows: pd.DataFrame, iso3: object, column: str) -> str:
    """Return the day from which a state counts, by the rule of :func:`hanoibook.treaties.day_of`; empty if none."""
    if iso3 not in rows.index or pd.isna(rows.loc[iso3, column]):
        return ""
    return treaties.day_of(str(rows.loc[iso3, column])).isoformat()


LISTS: Lists = {"members-on": members}
