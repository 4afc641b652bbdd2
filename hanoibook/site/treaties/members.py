"""What shows who is in which convention: the map of any day, the map that stands still, the days of every state."""

from __future__ import annotations

from datetime import date
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hanoibook import charts, data, facts, treaties
from hanoibook.site import render
from hanoibook.site.directives import Lists, reading
from hanoibook.words import day, order, say

Row = dict[str, Any]
FIRST_DAY = "2001-11-23"
READ = {"un": "un-signatories", "budapest": "budapest-parties"}  # facts that know when each list was last read
STEPS = {  # what a state can do, with the table and column of the day
    "signed": ("un_status", "signed_latest"),
    "ratified": ("un_status", "ratified_latest"),
    "deposit": ("budapest_status", "deposited"),
    "force": ("budapest_status", "in_force"),
}
REGIONS = {  # in the order of the page, with the free square of the map at which the name begins
    "Africa": (8, 15),
    "Europe": (17, 2),
    "Asia": (22, 4),
    "Americas": (1, 4),
    "Oceania": (24, 13),
}
BESIDE = (21, 2)  # the free square for those that are no states, with their name on its right


class MapDirective(SphinxDirective):
    """Show the map of equals as it stood when the lists were last read, as in ```` ```{members-map} ````."""

    def run(self) -> list[nodes.Node]:
        """Return the picture, with a way to the page where a day can be chosen."""
        with reading(self):
            html = render.listing("members-map", still(), "../" * self.env.docname.count("/"))
        return [nodes.raw("", html, format="html")]


def still() -> Row:
    """Return the drawing and when its standings were read."""
    return {"chart": charts.get("members-on-the-map"), "read": facts.get("members-both").read}


def members(_: str) -> Row:
    """Return every state with its square, the days that matter, and its standing as last read."""
    last = treaties.last_read("un_status")
    states = _states()
    return {
        "regions": _regions(states),
        "states": sorted(states, key=lambda one: order(one["country"])),
        "first": FIRST_DAY,
        "last": last.isoformat(),
        "days": (last - date.fromisoformat(FIRST_DAY)).days,
        "read": {which: facts.get(name).read for which, name in READ.items()},
        "counts": {name: sum(one["standing"] == name for one in states) for name in treaties.STANDINGS},
        "standings": treaties.STANDINGS,
        "columns": list(STEPS),
    }


def _states() -> list[Row]:
    """Return states, and the European Union beside them, by name."""
    squares = treaties.world().set_index("iso3")
    taken = {step: _taken(*column) for step, column in STEPS.items()}
    return [
        {
            **row,
            "across": squares["across"].get(row["iso3"], BESIDE[0]),
            "down": squares["down"].get(row["iso3"], BESIDE[1]),
            "days": {
                step: treaties.day_of(days[row["iso3"]]).isoformat()
                for step, days in taken.items()
                if row["iso3"] in days
            },
            "said": {step: day(days[row["iso3"]]) for step, days in taken.items() if row["iso3"] in days},
        }
        for row in sorted(treaties.membership().to_dict(orient="records"), key=lambda one: order(one["country"]))
    ]


def _taken(table: str, column: str) -> dict[str, str]:
    """Return on which day each state took a step; a party to Budapest only if it still is one."""
    rows = data.load(table).dropna(subset=["iso3", column])
    if table == "budapest_status":
        rows = rows[rows["status"] == "party"]
    return {str(row["iso3"]): str(row[column]) for _place, row in rows.iterrows()}


def _regions(states: list[Row]) -> list[Row]:
    """Return the continents with their states, and last what belongs to none, beside the map."""
    named = {region: [one for one in states if one["region"] == region] for region in REGIONS}
    others = [one for one in states if one["region"] not in REGIONS]
    placed = {**REGIONS, say("members.no_region"): (BESIDE[0] + 1, BESIDE[1])}
    return [
        {
            "name": region,
            "across": across,
            "down": down,
            "west": min(one["across"] for one in listed) - 1,
            "north": min(one["down"] for one in listed) - 1,
            "states": listed,
        }
        for (region, (across, down)), listed in zip(placed.items(), [*named.values(), others], strict=True)
    ]


LISTS: Lists = {"members-on": members}
