"""The one gate before a comparison: figures of one unit must speak of the same things.

A scope is a row of the table ``scopes``: place, population, what is counted, period. Figures that differ in one of
these, or in the year they speak of, are compared only where the difference is named.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hanoibook import data
from hanoibook.figure.figure import Figure

PARTS = ("place", "population", "counted", "period", "year")


def compare(
    figures: Sequence[Figure], named: Collection[str] = (), *, over_time: bool = False, as_part: bool = False
) -> None:
    """Raise :class:`ValueError` unless figures of one unit are alike but for the parts that are ``named``.

    ``over_time`` allows different years, ``as_part`` a first figure whose scope is part of the second's. Figures of
    different units, dates and different rows of one count need no more than one unit. A part that is named and does
    not differ is refused too, so that no name outlives its reason.
    """
    differ: set[str] = set()
    for alike in _of_one_unit(figures):
        differ |= set(differences(alike, over_time=over_time, as_part=as_part))
    shown = ", ".join(f"{figure.table} {figure.row}" for figure in figures)
    if not differ <= set(named):
        parts = ", ".join(part for part in PARTS if part in differ - set(named))
        raise ValueError(f"{shown} differ in {parts}. Name the difference, or compare rows of one scope.")
    if not set(named) <= differ:
        raise ValueError(f"{shown} do not differ in {', '.join(sorted(set(named) - differ))}. Name only what differs.")


def differences(figures: Sequence[Figure], *, over_time: bool = False, as_part: bool = False) -> dict[str, list[str]]:
    """Return the parts of scope in which figures differ, each with what the figures have there.

    Raises :class:`ValueError` for a figure whose row has no scope.
    """
    scopes = [_scope(figure) for figure in figures]
    if as_part and len(scopes) == 2 and scopes[0]["part_of"] == scopes[1]["id"]:
        scopes = [scopes[1], scopes[1]]
    found = {part: list(dict.fromkeys(str(scope[part]) for scope in scopes)) for part in PARTS[:-1]}
    found["year"] = [] if over_time else list(dict.fromkeys(str(figure.year) for figure in figures))
    return {part: has for part, has in found.items() if len(has) > 1}


def _of_one_unit(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return the groups of two or more measured figures that have a unit in common."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.unit != "date" and not figure.counted:
            groups.setdefault(figure.unit, []).append(figure)
    return [group for group in groups.values() if len(group) > 1]


def _scope(figure: Figure) -> dict[str, str]:
    if not figure.scope:
        raise ValueError(
            f"{data.file_of(figure.table)}, row {figure.row}: no scope, so it cannot be compared. "
            "Write the id of a row of data/losses/scopes.csv under scope_id."
        )
    return data.rows("scopes")[figure.scope]
