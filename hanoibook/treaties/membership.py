"""Who is in which convention on a day.

A date known only to the month counts from the last day of the month; where sources narrow it, the last day that they
allow stands in the table. Every ``on`` is an ISO date or a
:class:`datetime.date`; left out, it is the date of the data (``as_of``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, count, from_row, readings

BASES = {"deposit": "deposited", "in_force": "in_force"}
STANDINGS = ("both", "un_only", "budapest_only", "neither")
STATUSES = ("party", "signed", "invited")
UNION = "EUU"


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


def signatory_count(on: str | date | None = None) -> Figure:
    """Return how many had signed the UN Convention by a day, states, the State of Palestine and the EU alike."""
    day = day_of(on).isoformat()
    rows = un_signatories(on)
    return _held_then(count(rows, "un_status", who(rows), f"signed by {day}"), on)


def who(rows: pd.DataFrame) -> str:
    """Return what rows with ``iso3`` are, as a unit: states alone, or states and the EU.

    >>> who(un_signatories()), who(budapest_parties())
    ('states and the EU', 'states')
    """
    return "states and the EU" if UNION in set(rows["iso3"]) else "states"


def signatories_of(day: str) -> Figure:
    """Return how many signed the UN Convention on one day."""
    rows = data.load("un_status").query("signed == @day")
    return count(rows, "un_status", who(rows), f"signed on {day}")


def unnamed(row_id: str) -> Figure:
    """Return by how many a source's count of signatories exceeds those known to us by name at that time."""
    found = from_row("un_timeline", row_id, "value")
    day = str(data.rows("un_timeline")[row_id]["date"])
    named = signatory_count(day)
    return replace(found, value=found.value - named.value, ends=None, row=f"{row_id}, less {named.row}")


def ratification_count(on: str | date | None = None) -> Figure:
    """Return how many ratifications of the UN Convention were reported by a day."""
    rows = un_ratifications(on)
    meaning = f"ratified by {day_of(on).isoformat()}"
    return _held_then(count(rows, "un_status", "ratifications", meaning, "ratified_grade"), on)


def party_count(on: str | date | None = None, basis: str = "deposit") -> Figure:
    """Return how many were parties to the Budapest Convention on a day.

    On ``as_of`` the grade is that of the parties' standing; on an earlier day it is that of the dates.
    """
    day = day_of(on)
    graded = "grade" if day == day_of(None) else f"{BASES[basis]}_grade"
    meaning = f"{BASES[basis]} by {day.isoformat()}"
    rows = budapest_parties(on, basis)
    return _held_then(count(rows, "budapest_status", who(rows), meaning, graded), on)


def budapest_step(number: int, column: str = "deposited") -> Figure:
    """Return the day on which so many had taken a step towards Budapest: ``deposited`` an instrument, or ``signed``.

    >>> budapest_step(1).value < budapest_step(5).value
    True
    """
    rows = data.load("budapest_status").dropna(subset=[column])
    days = rows[column].map(data.latest).sort_values(kind="stable")
    if not 1 <= number <= len(days):
        raise ValueError(f"number {number} is not within 1 to {len(days)}, the rows with a day in {column}")
    return from_row("budapest_status", str(rows.loc[days.index[number - 1], "iso3"]), column)


def parties_by_council(members: bool, on: str | date | None = None) -> Figure:
    """Return how many parties to Budapest are member states of the Council of Europe, or are not."""
    parties = budapest_parties(on)
    rows = parties[parties["coe_member"] == members]
    meaning = f"coe_member {'yes' if members else 'no'}, deposited by {day_of(on).isoformat()}"
    graded = "grade" if on is None else "deposited_grade"
    return _held_then(count(rows, "budapest_status", who(rows), meaning, graded), on)


def budapest_with_status(status: str) -> Figure:
    """Return how many states have a standing towards Budapest: ``party``, ``signed`` or ``invited``."""
    if status not in STATUSES:
        raise ValueError(f"status {status!r} is none of {', '.join(STATUSES)}")
    rows = data.load("budapest_status").query("status == @status")
    return count(rows, "budapest_status", who(rows), f"status {status}")


def standing_count(standing: str) -> Figure:
    """Return how many members, observers and the EU have a standing towards the two conventions, as last read."""
    if standing not in STANDINGS:
        raise ValueError(f"standing {standing!r} is none of {', '.join(STANDINGS)}")
    found = membership().query("standing == @standing")
    rows = data.load("countries").merge(found[["iso3"]], on="iso3")
    figures = (signatory_count(), party_count())
    return replace(
        count(rows, "countries", who(rows), f"standing {standing}"),
        published=max(figure.published for figure in figures),
        sources=";".join(figure.sources for figure in figures),
        grade=max(figure.grade for figure in figures),
        checked=readings(pd.concat([data.load("un_status"), budapest_parties()])),
    )


def eu_signatories() -> Figure:
    """Return how many EU member states had signed the UN Convention on the date of the data."""
    rows = un_signatories().merge(data.load("countries").query("eu_member")[["iso3"]], on="iso3")
    return count(rows, "un_status", "states", "signed, and eu_member yes in countries")


def places(query: str) -> Figure:
    """Return how many rows of ``countries`` answer a query."""
    rows = data.load("countries").query(query)
    return count(rows, "countries", who(rows), query)


def session_count() -> Figure:
    """Return how many sessions of the Ad Hoc Committee up to its text stand in ``un_timeline``."""
    rows = data.load("un_timeline").query("event_type == 'session' and date < '2025'")
    return count(rows, "un_timeline", "sessions", "event_type session, before 2025")


def consultation_count() -> Figure:
    """Return how many consultations with stakeholders between the sessions stand in ``un_timeline``."""
    rows = data.load("un_timeline").query("event_type == 'consultation'")
    return count(rows, "un_timeline", "consultations", "event_type consultation")


def round_count() -> Figure:
    """Return how many negotiating sessions stand in ``un_timeline``, organisational ones left out."""
    rows = data.load("un_timeline").query("event_type == 'session' and '2022-02-28' <= date < '2025'")
    return count(rows, "un_timeline", "sessions", "event_type session, from 2022-02-28 to 2024")


def last_read(table: str) -> date:
    """Return the last day up to which a row of ``un_status`` or ``budapest_status`` was read.

    >>> last_read("budapest_status").isoformat()
    '2026-01-14'
    """
    return max(data.latest(checked) for checked in data.load(table)["checked"].dropna())


def day_of(on: str | date | None) -> date:
    """Return a day: of a partial date the latest possible one, of nothing the date of the data."""
    return on if isinstance(on, date) else data.latest(on or data.as_of())


def _held_then(figure: Figure, on: str | date | None) -> Figure:
    """Leave out when a standing was last read where a day in the past was asked for: that cannot change any more."""
    return figure if on is None else replace(figure, checked=None)


def _held(rows: pd.DataFrame, column: str, on: str | date | None) -> pd.DataFrame:
    day = day_of(on)
    held = rows[column].map(lambda text: data.latest(text) <= day, na_action="ignore").fillna(False).astype(bool)
    return rows[held].reset_index(drop=True)
