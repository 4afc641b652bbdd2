"""Facts about who has joined the conventions, what is left to do, and who should do what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from math import floor, log10

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


def _to_one_digit(value: float) -> float:
    """Round what rests on a handful of events: a second digit would say more than they do."""
    return round(value, -floor(log10(abs(value))))


def _pace_seen() -> Result:
    seen = treaties.pace_seen()
    return _to_one_digit(seen.value), seen.unit, (seen,)


def _days_read() -> Result:
    seen = treaties.projection()
    return (
        (seen.until - seen.since).days,
        "days",
        (from_row("un_timeline", "signing-ceremony", "date"), treaties.pace_seen()),
    )


def _pace_needed() -> Result:
    needed = treaties.pace_needed(last_deposit_for_2027())
    return round(needed.value), needed.unit, (treaties.instruments_left(), last_deposit_for_2027())


def _pace_needed_over_seen() -> Result:
    """Divide the pace that entry into force in 2027 takes by the one seen."""
    last = last_deposit_for_2027()
    times = treaties.pace_needed(last).value / treaties.pace_seen().value
    return _to_one_digit(times), "times", (treaties.instruments_left(), last, treaties.ratification_count())


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
    N_(
        "pace of ratification that entry into force in 2027 takes from the last reading on, over the pace since the "
        "opening for signature"
    ),
    Recipe(
        N_("instruments left by that day, a year, divided by those that came, a year; to one digit"),
        _pace_needed_over_seen,
    ),
)
define(
    "un-pace-needed-for-2027",
    N_("ratifications a year that entry into force in 2027 takes from the last reading on"),
    Recipe(
        N_("instruments left, divided by the years from the last reading to the last day for a deposit"), _pace_needed
    ),
)
define(
    "un-pace-seen",
    N_("ratifications a year from the opening for signature to the last reading"),
    Recipe(
        N_("ratifications reported, divided by the years from the opening to the reading; to one digit"), _pace_seen
    ),
)
define(
    "un-days-read",
    N_("days from the opening of the UN Convention for signature to the last reading of its ratifications"),
    Recipe(N_("day of the reading less day of the opening"), _days_read),
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
