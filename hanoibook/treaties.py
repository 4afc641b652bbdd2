"""The two conventions: who is in on a date, what is left to entry into force, and which articles correspond.

A date known only to the month or year counts from its latest possible day. Every ``on`` is an ISO date or a
:class:`datetime.date`; left out, it is the date of the data (``as_of``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, count, from_row

TREATIES = ("un", "budapest")
BASES = {"deposit": "deposited", "in_force": "in_force"}
RELATIONS = ("equivalent", "extended", "narrowed", "new_in_un", "budapest_only")
STANDINGS = ("both", "un_only", "budapest_only", "neither")
_LONGEST = 365 * 1000


@dataclass(frozen=True)
class Projection:
    """When the UN Convention would enter into force if instruments kept coming at a past pace.

    ``pace`` is in instruments a year; ``central``, ``early`` and ``late`` are the days of entry into force
    at that pace and at the ends of its interval, ``None`` where the pace is nought or leads beyond a
    thousand years.
    """

    counted: int
    left: int
    pace: float
    central: date | None
    early: date | None
    late: date | None


def un_signatories(on: str | date | None = None) -> pd.DataFrame:
    """Return the rows of ``un_status`` that had signed the UN Convention by a day.

    >>> len(un_signatories("2025-10-26"))
    72
    """
    return _held(data.load("un_status"), "signed_latest", on)


def un_ratifications(on: str | date | None = None) -> pd.DataFrame:
    """Return the rows of ``un_status`` whose ratification was reported by a day, deposited or not.

    >>> list(un_ratifications("2026-03-31")["iso3"])
    ['AZE', 'QAT']
    """
    return _held(data.load("un_status"), "ratified_latest", on)


def budapest_parties(on: str | date | None = None, basis: str = "deposit") -> pd.DataFrame:
    """Return the rows of ``budapest_status`` that were parties to the Budapest Convention on a day.

    ``basis`` is ``deposit`` (instrument handed over) or ``in_force`` (bound, some three months later).

    >>> len(budapest_parties("2021-06-30")), len(budapest_parties("2021-06-30", basis="in_force"))
    (66, 65)
    """
    if basis not in BASES:
        raise ValueError(f"basis {basis!r} is neither of {', '.join(BASES)}")
    return _held(data.load("budapest_status"), BASES[basis], on)


def signatory_count(on: str | date | None = None) -> Figure:
    """Return how many had signed the UN Convention by a day, states, the State of Palestine and the EU alike."""
    day = _day(on).isoformat()
    return count(un_signatories(on), "un_status", "signatories", f"signed by {day}")


def party_count(on: str | date | None = None, basis: str = "deposit") -> Figure:
    """Return how many were parties to the Budapest Convention on a day.

    On ``as_of`` the grade is that of the parties' standing; on an earlier day it is that of the dates.
    """
    day = _day(on)
    graded = "grade" if day == _day(None) else f"{BASES[basis]}_grade"
    meaning = f"{BASES[basis]} by {day.isoformat()}"
    return count(budapest_parties(on, basis), "budapest_status", "parties", meaning, graded)


def series(members: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return how membership grew: one row a day of change, with ``date``, ``joined`` and ``members``.

    >>> series(budapest_parties(), "deposited")["date"][0]
    '2002-06-20'
    """
    days = members[column].map(lambda text: data.latest(text).isoformat())
    joined = days.value_counts().sort_index()
    return pd.DataFrame(
        {"date": joined.index.astype(str), "joined": joined.to_numpy(), "members": joined.cumsum().to_numpy()}
    )


def membership(on: str | date | None = None, basis: str = "deposit") -> pd.DataFrame:
    """Return every member and observer state of the United Nations, and the European Union, with its standing.

    Columns ``iso3``, ``country``, ``region``, ``un`` (has signed), ``budapest`` (is a party) and ``standing``:
    ``both``, ``un_only``, ``budapest_only`` or ``neither``.

    >>> membership("2025-12-31").query("iso3 == 'VNM'")["standing"].item()
    'un_only'
    """
    places = data.load("countries").query("membership in ['un_member', 'un_observer', 'organisation']")
    found = places[["iso3", "country", "region"]].reset_index(drop=True)
    found["un"] = found["iso3"].isin(un_signatories(on)["iso3"])
    found["budapest"] = found["iso3"].isin(budapest_parties(on, basis)["iso3"])
    code = 3 - 2 * found["budapest"].astype(int) - found["un"].astype(int)
    found["standing"] = code.map({0: "both", 1: "budapest_only", 2: "un_only", 3: "neither"})
    return found


def rule(row_id: str) -> Figure:
    """Return a number that a treaty lays down, by its id in ``treaty_rules``.

    >>> rule("un-ratifications").value
    40.0
    """
    return from_row("treaty_rules", row_id)


def ratification_count(on: str | date | None = None) -> Figure:
    """Return how many ratifications of the UN Convention were reported by a day."""
    rows = un_ratifications(on)
    return count(rows, "un_status", "ratifications", f"ratified by {_day(on).isoformat()}", "ratified_grade")


def parties_by_council(members: bool, on: str | date | None = None) -> Figure:
    """Return how many parties to Budapest are member states of the Council of Europe, or are not."""
    parties = budapest_parties(on)
    rows = parties[parties["coe_member"] == members]
    meaning = f"coe_member {'yes' if members else 'no'}, deposited by {_day(on).isoformat()}"
    graded = "grade" if on is None else "deposited_grade"
    return count(rows, "budapest_status", "parties", meaning, graded)


def budapest_with_status(status: str) -> Figure:
    """Return how many states have a standing towards Budapest: ``party``, ``signed`` or ``invited``."""
    rows = data.load("budapest_status").query("status == @status")
    return count(rows, "budapest_status", "states", f"status {status}")


def standing_count(standing: str) -> Figure:
    """Return how many members, observers and the EU have a standing towards the two conventions today."""
    if standing not in STANDINGS:
        raise ValueError(f"standing {standing!r} is none of {', '.join(STANDINGS)}")
    found = membership().query("standing == @standing")
    rows = data.load("countries").merge(found[["iso3"]], on="iso3")
    figures = (signatory_count(), party_count())
    return replace(
        count(rows, "countries", "states", f"standing {standing}"),
        published=max(figure.published for figure in figures),
        sources=";".join(figure.sources for figure in figures),
        grade=max(figure.grade for figure in figures),
    )


def eu_signatories() -> Figure:
    """Return how many EU member states had signed the UN Convention on the date of the data."""
    rows = un_signatories().merge(data.load("countries").query("eu_member")[["iso3"]], on="iso3")
    return count(rows, "un_status", "states", "signed, and eu_member yes in countries")


def places(query: str) -> Figure:
    """Return how many rows of ``countries`` answer a query."""
    return count(data.load("countries").query(query), "countries", "states", query)


def article_count(treaty: str, category: str | None = None) -> Figure:
    """Return how many articles a treaty has, in all or in one category."""
    rows = articles(treaty)
    chosen = rows if category is None else rows[rows["category"] == category]
    return count(chosen, f"{treaty}_articles", "articles", "all rows" if category is None else f"category {category}")


def chapter_count(treaty: str) -> Figure:
    """Return how many chapters a treaty has."""
    rows = articles(treaty).drop_duplicates("chapter")
    return count(rows, f"{treaty}_articles", "chapters", "first row of each chapter")


def relation_count(relation: str) -> Figure:
    """Return how many rows of the concordance carry a relation."""
    if relation not in RELATIONS:
        raise ValueError(f"relation {relation!r} is none of {', '.join(RELATIONS)}")
    return count(data.load("crosswalk").query("relation == @relation"), "crosswalk", "pairs", f"relation {relation}")


def session_count() -> Figure:
    """Return how many sessions of the Ad Hoc Committee up to its text stand in ``un_timeline``."""
    rows = data.load("un_timeline").query("event_type == 'session' and date < '2025'")
    return count(rows, "un_timeline", "sessions", "event_type session, before 2025")


def instruments_left() -> Figure:
    """Return how many instruments the UN Convention still needs, as a figure."""
    return replace(
        ratification_count(), value=float(ratifications_left()), unit="instruments", row="needed, less ratified"
    )


def projected_entry(which: str) -> Figure:
    """Return a projected day of entry into force: ``central``, ``early`` or ``late``, at the last year's pace.

    Raises :class:`ValueError` where that pace leads to no day.
    """
    found: date | None = getattr(projection(), which)
    if found is None:
        raise ValueError(f"the pace of the last year leads to no {which} day")
    basis = ratification_count()
    return replace(
        basis, value=float(found.toordinal()), unit="date", written=str(found.year), row="pace of the last year"
    )


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
    return _day(last_deposit) + timedelta(days=int(rule("un-days-to-entry").value))


def projection(on: str | date | None = None, days: int = 365, confidence: float = 0.8) -> Projection:
    """Project entry into force from the instruments of the last ``days`` days.

    The range takes the instruments as chance events at a steady pace (exact Poisson interval of the given
    ``confidence``). It knows nothing of politics: campaigns, parliaments and a bandwagon would break it.
    """
    today = _day(on)
    before = _day(on) - timedelta(days=days)
    counted = len(un_ratifications(today)) - len(un_ratifications(before))
    low, high = _poisson_interval(counted, confidence)
    left = ratifications_left(today)
    return Projection(
        counted=counted,
        left=left,
        pace=counted / days * 365.25,
        central=_reached(today, left, counted / days),
        early=_reached(today, left, high / days),
        late=_reached(today, left, low / days),
    )


def articles(treaty: str) -> pd.DataFrame:
    """Return the articles of a treaty (``un`` or ``budapest``), one row each.

    >>> len(articles("un")), len(articles("budapest"))
    (68, 48)
    """
    if treaty not in TREATIES:
        raise ValueError(f"treaty {treaty!r} is neither of {', '.join(TREATIES)}")
    return data.load(f"{treaty}_articles")


def article(treaty: str, number: int) -> dict[str, object]:
    """Return one article as a mapping; raises :class:`ValueError` for a number that the treaty does not have.

    >>> article("budapest", 16)["title"]
    'Expedited preservation of stored computer data'
    """
    rows = articles(treaty).query("article == @number")
    if rows.empty:
        raise ValueError(f"the {treaty} convention has no article {number}")
    found: dict[str, object] = rows.iloc[0].to_dict()
    return found


def articles_by_category(treaty: str) -> pd.Series:
    """Return the number of articles in each category, largest first.

    >>> int(articles_by_category("un").sum())
    68
    """
    counts: pd.Series = articles(treaty)["category"].value_counts()
    return counts


def counterparts(treaty: str, number: int) -> pd.DataFrame:
    """Return the rows of the concordance in which an article stands, whichever treaty one starts from.

    >>> counterparts("un", 25)["budapest_article"].tolist()
    [16]
    """
    article(treaty, number)
    rows = data.load("crosswalk")
    return rows[(rows[f"{treaty}_article"] == number).fillna(False)].reset_index(drop=True)


def _held(rows: pd.DataFrame, column: str, on: str | date | None) -> pd.DataFrame:
    day = _day(on)
    held = rows[column].map(lambda text: data.latest(text) <= day, na_action="ignore").fillna(False).astype(bool)
    return rows[held].reset_index(drop=True)


def _day(on: str | date | None) -> date:
    return on if isinstance(on, date) else data.latest(on or data.as_of())


def _reached(today: date, left: int, pace: float) -> date | None:
    wait = left / pace if pace else _LONGEST
    return entry_into_force(today + timedelta(days=round(wait))) if wait < _LONGEST else None


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
