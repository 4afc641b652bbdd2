"""What is left until the UN Convention enters into force, and when that would be at a past pace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp

from hanoibook import data
from hanoibook.figure import Figure, from_row, readings
from hanoibook.treaties.membership import day_of, last_read, ratification_count, un_ratifications
from hanoibook.words import say

_LONGEST = 365 * 1000
CONFIDENCE = 0.8
STRICTER = 0.95


@dataclass(frozen=True)
class Projection:
    """When the UN Convention would enter into force if instruments kept coming at a past pace.

    ``counted`` instruments were reported from ``since`` to ``until``. ``pace`` is in instruments a year;
    ``central``, ``early`` and ``late`` are the days of entry into force at that pace and at the ends of its
    interval, ``None`` where the pace is nought or leads beyond a thousand years.
    """

    since: date
    until: date
    counted: int
    left: int
    pace: float
    central: date | None
    early: date | None
    late: date | None


def rule(row_id: str) -> Figure:
    """Return a number that a treaty lays down, by its id in ``treaty_rules``.

    >>> rule("un-ratifications").value
    40.0
    """
    return from_row("treaty_rules", row_id)


def ratifications_left(on: str | date | None = None) -> int:
    """Return how many instruments the UN Convention still needed on a day, at least nought.

    An instrument of an organisation does not count on top of those of its members (article 65).
    """
    counted = un_ratifications(on).query("entity_type != 'regional_organisation'")
    return max(0, int(rule("un-ratifications").value) - len(counted))


def entry_into_force(last_deposit: str | date) -> date:
    """Return the day of entry into force if the last instrument needed is deposited on a given day.

    >>> entry_into_force("2026-12-31").isoformat()
    '2027-03-31'
    """
    return day_of(last_deposit) + timedelta(days=int(rule("un-days-to-entry").value))


def last_read_ratifications() -> date:
    """Return the last day up to which the ratifications of the UN Convention were read.

    What nobody has read yet is not nought, so no pace may count the days after it.

    >>> last_read_ratifications().isoformat()
    '2026-05-21'
    """
    known = readings(un_ratifications())
    return data.latest(known[1]) if known else last_read("un_status")


def projection(on: str | date | None = None, confidence: float = CONFIDENCE) -> Projection:
    """Project entry into force from the instruments since the opening for signature.

    The time that counts ends on the day ``on``, but never after the last reading of the ratifications. The range
    takes the instruments as chance events at a steady pace (exact Poisson interval of the given ``confidence``). It
    knows nothing of politics: campaigns, parliaments and a bandwagon would break it. Raises :class:`ValueError` for
    a day before the opening or a confidence that is not between 0 and 1.
    """
    since, until = data.latest(_opening().written), min(day_of(on), last_read_ratifications())
    days = (until - since).days
    if days < 1 or not 0 < confidence < 1:
        raise ValueError("a projection needs a day after the opening for signature and a confidence between 0 and 1")
    counted, left = len(un_ratifications(until)), ratifications_left(until)
    low, high = _poisson_interval(counted, confidence)
    return Projection(
        since=since,
        until=until,
        counted=counted,
        left=left,
        pace=counted / days * 365.25,
        central=_reached(until, left, counted / days),
        early=_reached(until, left, high / days),
        late=_reached(until, left, low / days),
    )


def pace_seen() -> Figure:
    """Return how many instruments a year came from the opening for signature to the last reading."""
    return replace(
        ratification_count(), value=projection().pace, unit="instruments a year", row="from opening to reading"
    )


def pace_needed(last_deposit: Figure) -> Figure:
    """Return how many instruments a year must come from the last reading on, for the last one to come on a day."""
    seen = projection()
    days = last_deposit.value - seen.until.toordinal()
    return replace(instruments_left(), value=seen.left / days * 365.25, unit="instruments a year")


def instruments_left() -> Figure:
    """Return how many instruments the UN Convention still needs, as a figure."""
    return replace(
        ratification_count(), value=float(ratifications_left()), unit="instruments", row="needed, less ratified"
    )


def projected_entry(which: str, confidence: float = CONFIDENCE) -> Figure:
    """Return a projected day of entry into force: ``central``, ``early`` or ``late``, at the pace seen.

    ``early`` and ``late`` are the ends of an interval of the given ``confidence``.

    A time without a ratification leads to no day: then the last day that the calendar knows stands for it, in words.
    """
    found: date | None = getattr(projection(confidence=confidence), which)
    day, written = (found, str(found.year)) if found else (date.max, say("entry.never"))
    return replace(
        ratification_count(),
        value=float(day.toordinal()),
        unit="date",
        written=written,
        row="pace from opening to reading",
    )


def interval_level(confidence: float) -> Figure:
    """Return the level of a projection's interval, a share that we chose, beside the count that it is for."""
    return replace(ratification_count(), value=confidence, unit="share", row="level chosen by us", counted=False)


def _opening() -> Figure:
    return from_row("un_timeline", "signing-ceremony", "date")


def _reached(start: date, left: int, pace: float) -> date | None:
    wait = left / pace if pace else _LONGEST
    return entry_into_force(start + timedelta(days=round(wait))) if wait < _LONGEST else None


def _poisson_interval(count: int, confidence: float) -> tuple[float, float]:
    """Return the exact interval for the mean behind a count.

    >>> [round(end, 2) for end in _poisson_interval(3, 0.8)]
    [1.1, 6.68]
    """
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else _mean_where(count - 1, 1 - tail)
    return low, _mean_where(count, tail)


def _mean_where(count: int, share: float) -> float:
    """Return the Poisson mean at which at most ``count`` events have the probability ``share``."""
    low, high = 0.0, 10.0 * (count + 5)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(count, middle) > share else (low, middle)
    return low


def _at_most(count: int, mean: float) -> float:
    term = total = exp(-mean)
    for step in range(1, count + 1):
        term *= mean / step
        total += term
    return total
