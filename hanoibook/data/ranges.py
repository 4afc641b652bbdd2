"""How far a number may go: by the unit that its row names, and by the neighbours in its series.

The bounds of units stand under ``units`` in ``datapackage.json``; a column says by ``unit_in`` which column names the
unit of its numbers, and by ``series`` which columns tell one series from another. ``beyond`` names the rows that may
go further.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hanoibook.data.descriptor import FILE, package

if TYPE_CHECKING:
    import pandas as pd

ANY_OTHER = "any other"  # the bounds of units that have none of their own
LEAP = 10  # from this factor on, a value leaves its series
ALONG = "year"


def refuse_beyond(value: float, unit: str, key: str) -> None:
    """Raise :class:`ValueError` for a number that its unit cannot have.

    >>> refuse_beyond(0.036, "share", "a-1")
    >>> refuse_beyond(36, "share", "a-1")
    Traceback (most recent call last):
    ValueError: 36 is above 1, the most that the unit share allows. Check the decimal point (36% is 0.36) and the unit.
    """
    units: dict[str, dict[str, Any]] = package().get("units", {})
    bounds = units.get(unit.split(",")[0]) or units.get(ANY_OTHER, {})
    if key in bounds.get("beyond", ()):
        return
    remedy = f"Check the {'decimal point (36% is 0.36)' if unit == 'share' else 'number'} and the unit."
    if value < bounds.get("minimum", value):
        raise ValueError(f"{value:.15g} is below {bounds['minimum']}, the least that the unit {unit} allows. {remedy}")
    if value > bounds.get("maximum", value):
        raise ValueError(f"{value:.15g} is above {bounds['maximum']}, the most that the unit {unit} allows. {remedy}")


def leaps(frame: pd.DataFrame, keys: list[str], field: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the number in the file of each row whose value leaves its series, with what is wrong and the remedy.

    A value leaves its series where it is ten times, or a tenth, of both its nearest neighbours.
    """
    column, apart = field["name"], field["series"]
    filled = frame[frame[column].fillna(0).ne(0) & frame[ALONG].notna()].sort_values(ALONG, kind="stable")
    groups = [rows for _, rows in filled.groupby(apart, sort=False)] if apart else [filled]
    for rows in groups:
        values, years, places = rows[column].tolist(), rows[ALONG].tolist(), rows.index.tolist()
        for at, (value, place) in enumerate(zip(values, places, strict=True)):
            near = _nearest(at, len(values))
            if keys[place] not in field.get("beyond", ()) and _leaves(value, [values[one] for one in near]):
                beside = " and ".join(f"{values[one]:.15g} for {years[one]}" for one in sorted(near))
                yield (
                    place + 2,
                    f"{value:.15g} for {years[at]} leaves its series, beside {beside}. Check the decimal point; if it "
                    f"is right, add the row, {keys[place]}, to beyond of this column in {FILE}.",
                )


def _nearest(at: int, length: int) -> list[int]:
    """Return the two places next to one: one on each side, or both on one side at an end."""
    return sorted((other for other in range(length) if other != at), key=lambda other: abs(other - at))[:2]


def _leaves(value: float, near: list[float]) -> bool:
    over = all(value >= LEAP * other for other in near)
    under = all(value * LEAP <= other for other in near)
    return bool(near) and (over or under)
