"""What publishers say cybercrime costs, estimate by estimate."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, compare, from_row
from hanoibook.losses.complaints import complaint_figure

KINDS = ("reported", "surveyed", "modelled", "claimed")


def estimate(row_id: str) -> Figure:
    """Return a published estimate (USD) by its row id; of a range the lower end, else the only bound there is.

    Raises :class:`ValueError` for an unknown id or a row that states no amount.

    >>> estimate("cv_2025").value
    10500000000000.0
    """
    row = _row(row_id)
    column = next((name for name in ("central", "low", "high") if pd.notna(row[name])), None)
    if column is None:
        raise ValueError(f"loss estimate {row_id!r} states no amount")
    return from_row("loss_estimates", row_id, column)


def stated_growth(row_id: str) -> Figure:
    """Return the yearly growth (a share) that the publisher of an estimate states for it.

    Raises :class:`ValueError` where the row states none.

    >>> stated_growth("cv_2025").value
    0.15
    """
    estimate(row_id)
    if pd.isna(_row(row_id)["stated_growth"]):
        raise ValueError(f"loss estimate {row_id!r} states no yearly growth")
    return replace(from_row("loss_estimates", row_id, "stated_growth"), ends=None)


def _row(row_id: str) -> Mapping[str, Any]:
    row = data.rows("loss_estimates").get(row_id)
    if row is None:
        raise ValueError(f"no loss estimate {row_id!r}")
    return row


def estimates_for_year(year: int) -> pd.DataFrame:
    """Return every figure that speaks of one year's losses, largest first.

    Left out: rows without an amount, rows that add up several years, and rows that only repeat
    another row (``derived_from``). Columns of ``loss_estimates`` plus ``amount`` (USD) and ``bound``
    (``exact``, ``from`` or ``up_to``).
    """
    rows = _with_amounts(data.load("loss_estimates"))
    rows = rows.query("year == @year and period == 'year' and derived_from.isna() and amount.notna()")
    return rows.sort_values("amount", ascending=False).reset_index(drop=True)


def claimed_series() -> pd.DataFrame:
    """Return the world figures of Cybersecurity Ventures by the year they speak of, the newest for each year."""
    rows = data.load("loss_estimates").query("publisher == 'Cybersecurity Ventures' and comparable")
    rows = rows[rows["central"].notna()].sort_values(["year", "published"])
    return rows.drop_duplicates("year", keep="last").reset_index(drop=True)


def _with_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``amount`` (central value, else the lower end, else the upper) and ``bound``, which says which it is."""
    amount = rows["central"].fillna(rows["low"]).fillna(rows["high"])
    bound = pd.Series("exact", index=rows.index)
    bound[rows["central"].isna() & rows["low"].notna()] = "from"
    bound[rows["central"].isna() & rows["low"].isna()] = "up_to"
    return rows.assign(amount=amount, bound=bound)


def ratio(first_id: str, second_id: str, unlike: Collection[str] = ()) -> float:
    """Return one estimate divided by another; ``unlike`` names the parts of scope in which the two differ.

    Raises :class:`ValueError` where they differ in more or in less (see :func:`hanoibook.figure.compare`).

    >>> round(ratio("cv_2025", "ic3_2025", unlike=("place", "population", "counted")))
    503
    """
    pair = estimate(first_id), estimate(second_id)
    compare(pair, unlike)
    return pair[0].value / pair[1].value


def estimate_vintages(publisher: str, year: int) -> pd.DataFrame:
    """Return what one publisher said of one year, oldest publication first, with ``amount`` (USD) and ``bound``."""
    rows = _with_amounts(data.load("loss_estimates")).query("publisher == @publisher and year == @year")
    return rows.sort_values("published").reset_index(drop=True)


def check_agreement() -> None:
    """Raise :class:`hanoibook.data.DataError` where two tables give the same IC3 total differently."""
    estimates = data.load("loss_estimates")
    for number, row in zip(estimates.index + 2, estimates.to_dict(orient="records"), strict=True):
        if re.fullmatch(r"ic3_\d{4}", row["id"]):
            recorded = _recorded(number, int(row["year"]))
            if recorded != row["central"]:
                raise data.DataError(
                    f"data/losses/loss_estimates.csv, row {number}, column central: {row['central']:.0f}, but "
                    f"ic3_annual.csv has {recorded:.0f} for {row['year']}. Make the two agree."
                )


def _recorded(number: int, year: int) -> float:
    try:
        return complaint_figure(year, "losses").value
    except ValueError as error:
        raise data.DataError(
            f"data/losses/loss_estimates.csv, row {number}, column year: {error}. "
            "Mend one preferred row of that year in ic3_annual.csv, or this row."
        ) from None
