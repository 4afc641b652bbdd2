"""Regional treaties on cybercrime, and which states are known to be party to one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, count, from_row
from hanoibook.treaties.membership import membership, party_count, signatory_count


def regional_treaties() -> pd.DataFrame:
    """Return the regional treaties, one row each, in order of their signature or adoption.

    >>> regional_treaties()["id"][0]
    'cis-2001'
    """
    rows = data.load("regional_treaties")
    first = rows["adopted"].fillna(rows["treaty_signed"])
    return rows.loc[first.sort_values(kind="stable").index].reset_index(drop=True)


def regional_treaty_count() -> Figure:
    """Return how many regional treaties stand in the table."""
    return count(regional_treaties(), "regional_treaties", "treaties", "all rows")


def regional_parties(treaty: str | None = None) -> pd.DataFrame:
    """Return the states known as party to a regional treaty, or to any; a state stands once for each treaty.

    Raises :class:`ValueError` for a treaty that the table does not have.
    """
    if treaty is not None and treaty not in data.rows("regional_treaties"):
        raise ValueError(f"{data.file_of('regional_treaties')} has no treaty {treaty!r}")
    rows = data.load("regional_parties")
    return rows if treaty is None else rows.query("regional_treaty == @treaty").reset_index(drop=True)


def regional_party_count(treaty: str) -> Figure:
    """Return how many states are known by name as party to a regional treaty."""
    return count(regional_parties(treaty), "regional_parties", "states", f"treaty {treaty}")


def regional_only_count(region: str | None = None) -> Figure:
    """Return how many are in the UN Convention only and, by a source that was read, party to a regional treaty.

    ``region`` is one of the regions of ``countries``; without it all are counted. Rows of grade D do not count.

    >>> regional_only_count("Africa").value <= regional_only_count().value
    True
    """
    found = membership().query("standing == 'un_only'")
    chosen = found if region is None else found[found["region"] == region]
    rows = regional_parties().query("grade != 'D'").merge(chosen[["iso3"]], on="iso3")
    states = replace(
        count(rows, "regional_parties", "states", f"signed the UN Convention only, {region or 'all regions'}"),
        value=float(rows["iso3"].nunique()),
    )
    grades = (figure.grade for figure in (states, signatory_count(), party_count()))
    return replace(states, grade=max(grades))


treaty_cell = partial(from_row, "regional_treaties")
