"""The map of equals: every member and observer state of the United Nations on one square of the same size."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from hanoibook import data
from hanoibook.treaties.membership import membership

Fault = tuple[int, str, str]
REACH = 3  # squares to the nearest one of the same continent, across the gap of a sea


def world(on: str | date | None = None, basis: str = "deposit") -> pd.DataFrame:
    """Return every state of the map with ``across`` and ``down``, counted from the north-west, and its standing.

    >>> world("2025-12-31").query("iso3 == 'VNM'")["standing"].item()
    'un_only'
    """
    squares = data.load("world_squares")[["iso3", "across", "down"]]
    return membership(on, basis).merge(squares, on="iso3").reset_index(drop=True)


def beside_the_map() -> list[str]:
    """Return the codes of those that take part and are no state, so that no square is theirs.

    >>> beside_the_map()
    ['EUU']
    """
    found = membership()
    on_it = set(data.load("world_squares")["iso3"])
    return [str(iso3) for iso3 in found["iso3"] if iso3 not in on_it]


def check_squares(rows: pd.DataFrame) -> Iterator[Fault]:
    """Find a state without a square or with two, a square with two states, and a continent that is torn."""
    places = data.load("countries").set_index("iso3")
    seen: dict[tuple[int, int], str] = {}
    for position, row in rows.iterrows():
        number, place = int(position) + 2, (int(row["across"]), int(row["down"]))
        known = places.loc[row["iso3"]]
        if known["membership"] not in ("un_member", "un_observer"):
            yield number, "iso3", f"{row['iso3']} is no member or observer state by countries.csv. Remove the row."
        if row["country"] != known["country"]:
            yield number, "country", f"{row['country']!r} is {known['country']!r} in countries.csv. Correct it."
        if place in seen:
            yield number, "across", f"{seen[place]} is on column {place[0]}, row {place[1]} already. Choose a free one."
        seen[place] = row["country"]
    for iso3, known in places[places["membership"].isin(["un_member", "un_observer"])].iterrows():
        if iso3 not in set(rows["iso3"]):
            yield len(rows) + 2, "iso3", f"{known['country']} has no square. Add a row for {iso3} on a free one."
    yield from _torn(rows.assign(region=rows["iso3"].map(places["region"])))


def _torn(rows: pd.DataFrame) -> Iterator[Fault]:
    """Find a square with no way to its continent: by steps to squares of the same one, none longer than the reach."""
    for region, group in rows.groupby("region"):
        left = {index: (int(row["across"]), int(row["down"])) for index, row in group.iterrows()}
        reached = [left.pop(min(left))]
        while near := [one for one, there in left.items() if any(_apart(there, here) <= REACH for here in reached)]:
            reached += [left.pop(one) for one in near]
        if left:
            odd = left if len(left) <= len(reached) else set(group.index) - set(left)
            name = rows.loc[min(odd), "country"]
            yield int(min(odd)) + 2, "across", f"{name} lies too far from the rest of {region}. Move it nearer."


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
