"""Facts about who has joined the conventions, what is left to do, and who should do what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from hanoibook import data, treaties
from hanoibook import measures as measured
from hanoibook.facts.fact import Recipe, define
from hanoibook.facts.recipes import Result, counted, difference, printed
from hanoibook.figure import Figure, count, from_row
from hanoibook.words import N_

EFFECTS = {
    "helps": N_("with measured evidence on file that they help"),
    "mixed": N_("with evidence on file that points both ways"),
    "no_effect": N_("with evidence on file that they change nothing"),
    "unknown": N_("without a measured effect on file"),
}
ACTORS = {
    "state": N_("state"),
    "company": N_("company"),
    "bank": N_("bank"),
    "platform": N_("platform"),
    "telecom": N_("telecom"),
    "police_courts": N_("police and courts"),
    "press": N_("press"),
    "citizen": N_("citizen"),
    "international": N_("international"),
}
_STANDINGS = {
    "both": N_("both"),
    "un_only": N_("un only"),
    "budapest_only": N_("budapest only"),
    "neither": N_("neither"),
}
_REGIONS = {"Africa": N_("Africa"), "Asia": N_("Asia"), "Europe": N_("Europe")}
_LAST_DAY_HOPED_FOR = "2027-12-31"


def measures(query: str | None = None) -> Figure:
    """Return how many measures in ``responsibility`` answer a query, or how many there are; a programme is one."""
    rows = measured.programmes()
    return count(rows.query(query) if query else rows, "responsibility", "measures", query or "all rows")


def in_region(region: str, standing: str) -> Figure:
    """Return how many states of a region have a standing towards the two conventions."""
    found = treaties.membership().query("region == @region and standing == @standing")
    rows = data.load("countries").merge(found[["iso3"]], on="iso3")
    whole = treaties.standing_count(standing)
    meaning = f"region {region}, {whole.row}"
    counted_here = count(rows, "countries", "states", meaning)
    return replace(counted_here, published=whole.published, sources=whole.sources, grade=whole.grade)


def last_deposit_for_2027() -> Figure:
    """Return the last day on which the instrument still needed could be deposited for entry into force in 2027."""
    rule = treaties.rule("un-days-to-entry")
    day = treaties.day_of(_LAST_DAY_HOPED_FOR) - timedelta(days=int(rule.value))
    return replace(rule, value=float(day.toordinal()), unit="date", written=day.isoformat())


def _dated(figure: Figure) -> Result:
    return figure.value, "date", (figure,)


def _pace_needed() -> Result:
    """Divide the pace that entry into force in 2027 takes by the pace of the last year."""
    seen = treaties.projection()
    left, last = treaties.instruments_left(), last_deposit_for_2027()
    days = last.value - treaties.day_of(None).toordinal()
    return left.value / days * 365.25 / seen.pace, "times", (left, last, treaties.ratification_count())


define("measures", N_("measures in our table of who acts against cybercrime, a programme once"), counted(measures))
for _effect, _meaning in EFFECTS.items():
    define(
        f"measures-{_effect.replace('_', '-')}",
        N_("measures {which}", which=_meaning),
        counted(partial(measures, f"effect == '{_effect}'")),
    )
for _grade, _meaning in (("A", N_("read in the primary text")), ("C", N_("resting on one report"))):
    define(
        f"measures-grade-{_grade.lower()}",
        N_("measures {which}", which=_meaning),
        counted(partial(measures, f"grade == '{_grade}'")),
    )


def _define_by_actor() -> None:
    rows = measured.programmes()
    found = set(zip(rows["who_acts"], rows["effect"], strict=True))
    for actor, spoken in ACTORS.items():
        name, who = actor.replace("_", "-"), f"who_acts == '{actor}'"
        define(
            f"measures-{name}", N_("measures in our table by {actor}", actor=spoken), counted(partial(measures, who))
        )
        for effect, meaning in EFFECTS.items():
            if (actor, effect) in found:
                find: Callable[[], Figure] = partial(measures, f"{who} and effect == '{effect}'")
                define(
                    f"measures-{name}-{effect.replace('_', '-')}",
                    N_("measures by {actor}, {which}", actor=spoken, which=meaning),
                    counted(find),
                )


_define_by_actor()
for _region, _standing in (
    ("Africa", "un_only"),
    ("Africa", "neither"),
    ("Asia", "un_only"),
    ("Europe", "both"),
    ("Europe", "budapest_only"),
    ("Europe", "neither"),
):
    define(
        f"members-{_standing.replace('_', '-')}-{_region.lower()}",
        N_(
            "states of {region} with the standing {standing} towards the two conventions",
            region=_REGIONS[_region],
            standing=_STANDINGS[_standing],
        ),
        counted(partial(in_region, _region, _standing)),
    )
define(
    "eu-members-not-signed",
    N_("EU member states not among the signatories of the UN Convention whose names we know"),
    difference(partial(treaties.places, "eu_member"), treaties.eu_signatories),
)
define(
    "un-last-deposit-for-2027",
    N_("last day on which the instrument still needed could be deposited for entry into force in 2027"),
    Recipe(N_("last day of 2027 less the days of article 65"), lambda: _dated(last_deposit_for_2027())),
)
define(
    "un-pace-needed-over-seen",
    N_("pace of ratification that entry into force in 2027 takes, over the pace of the last year"),
    Recipe(N_("instruments left by that day, a year, divided by those of the last year"), _pace_needed),
)
define(
    "flaws-days-to-fix",
    N_("days, median, until organisations had fixed a flaw on the US list of known exploited flaws"),
    printed(partial(from_row, "storm_forces", "SF88")),
)
define(
    "uk-two-factor-share",
    N_("businesses in the United Kingdom that use a second factor to log in"),
    printed(partial(from_row, "storm_forces", "SF98")),
)
