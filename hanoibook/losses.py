"""Arithmetic on loss figures: what was counted, by whom, and how figures compare.

All money is in current US dollars (of the year it speaks of) unless a function says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure

KINDS = ("reported", "surveyed", "modelled", "claimed")


def complaints_record() -> pd.DataFrame:
    """Return the FBI IC3 record, one preferred row a year, 2001 to the newest.

    Columns as in table ``ic3_annual``; ``losses`` (USD) is missing where no total was published.

    >>> int(complaints_record()["year"].is_unique)
    1
    """
    record = data.load("ic3_annual")
    return record[record["preferred"]].sort_values("year").reset_index(drop=True)


def complaint_figure(year: int, measure: str) -> Figure:
    """Return a year's preferred IC3 figure; ``measure`` is ``complaints`` or ``losses`` (USD).

    Raises :class:`ValueError` if the year is not in the record or the measure was not published.

    >>> complaint_figure(2025, "losses").value
    20877000000.0
    """
    rows = complaints_record().query("year == @year")
    if rows.empty or pd.isna(rows.iloc[0][measure]):
        raise ValueError(f"the IC3 record has no {measure} for {year}")
    row = rows.iloc[0]
    unit = "USD" if measure == "losses" else "complaints"
    published = _first_date(row["sources"])
    place = f"{row['year']}-{row['edition']}"
    return Figure(
        float(row[measure]),
        unit,
        year,
        "ic3_annual",
        place,
        published,
        row["sources"],
        row[f"{measure}_grade"],
    )


def estimate(row_id: str) -> Figure:
    """Return a published estimate (USD) by its row id; of a range the lower end, else the only bound there is.

    Raises :class:`ValueError` for an unknown id or a row that states no amount.

    >>> estimate("cv_2025").value
    10500000000000.0
    """
    rows = _with_amounts(data.load("loss_estimates")).query("id == @row_id")
    if rows.empty:
        raise ValueError(f"no loss estimate {row_id!r}")
    row = rows.iloc[0]
    if pd.isna(row["amount"]):
        raise ValueError(f"loss estimate {row_id!r} states no amount")
    published = _first_date(row["sources"]) if pd.isna(row["published"]) else row["published"]
    amount, year = float(row["amount"]), int(row["year"])
    return Figure(amount, "USD", year, "loss_estimates", row_id, published, row["sources"], row["grade"])


def stated_growth(row_id: str) -> Figure:
    """Return the yearly growth (a share) that the publisher of an estimate states for it.

    Raises :class:`ValueError` where the row states none.

    >>> stated_growth("cv_2025").value
    0.15
    """
    amount = estimate(row_id)
    rate = data.load("loss_estimates").query("id == @row_id").iloc[0]["stated_growth"]
    if pd.isna(rate):
        raise ValueError(f"loss estimate {row_id!r} states no yearly growth")
    return replace(amount, value=float(rate), unit="share a year")


def gdp(iso3: str, year: int) -> Figure:
    """Return a gross domestic product (current USD), preferred vintage; ``WLD`` is the world.

    Raises :class:`ValueError` if the table has no such economy and year.

    >>> gdp("USA", 2024).unit
    'USD'
    """
    rows = data.load("gdp").query("iso3 == @iso3 and year == @year and preferred")
    if rows.empty:
        raise ValueError(f"no gross domestic product for {iso3} in {year}")
    row = rows.iloc[0]
    place = f"{iso3}-{year}"
    return Figure(float(row["gdp"]), "USD", year, "gdp", place, row["vintage"], row["sources"], row["grade"])


def economies_above(amount: float, year: int) -> list[str]:
    """Return the ISO codes of the economies whose output (current USD) is above an amount, largest first.

    Aggregates (world, European Union) do not count. Raises :class:`ValueError` for a year without rows.

    >>> economies_above(10.5e12, 2025)
    ['USA', 'CHN']
    """
    rows = data.load("gdp").query("year == @year and preferred and iso3 not in ['WLD', 'EUU']")
    if rows.empty:
        raise ValueError(f"no gross domestic products for {year}")
    return list(rows[rows["gdp"] > amount].sort_values("gdp", ascending=False)["iso3"])


def annual_growth(first: float, last: float, years: float) -> float:
    """Return the constant yearly growth that leads from ``first`` to ``last``, as a share.

    >>> round(annual_growth(3, 10.5, 10), 3)
    0.133
    """
    if first <= 0 or last <= 0 or years <= 0:
        raise ValueError("growth needs two positive amounts and a positive number of years")
    return float((last / first) ** (1 / years) - 1)


def compound_path(start: float, rate: float, years: int) -> list[float]:
    """Return the amounts after 0, 1, ... ``years`` years at a constant yearly growth ``rate``.

    >>> [round(amount, 2) for amount in compound_path(6, 0.15, 4)]
    [6.0, 6.9, 7.93, 9.13, 10.49]
    """
    if years < 0:
        raise ValueError("years must not be negative")
    return [float(start * (1 + rate) ** step) for step in range(years + 1)]


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


def check_agreement() -> None:
    """Raise :class:`hanoibook.data.DataError` where two tables give the same IC3 total differently."""
    estimates = data.load("loss_estimates")
    for number, row in zip(estimates.index + 2, estimates.to_dict(orient="records"), strict=True):
        if re.fullmatch(r"ic3_\d{4}", row["id"]):
            recorded = complaint_figure(row["year"], "losses").value
            if recorded != row["central"]:
                raise data.DataError(
                    f"data/losses/loss_estimates.csv, row {number}, column central: {row['central']:.0f}, but "
                    f"ic3_annual.csv has {recorded:.0f} for {row['year']}. Make the two agree."
                )


def _with_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``amount`` (central value, else the lower end, else the upper) and ``bound``, which says which it is."""
    amount = rows["central"].fillna(rows["low"]).fillna(rows["high"])
    bound = pd.Series("exact", index=rows.index)
    bound[rows["central"].isna() & rows["low"].notna()] = "from"
    bound[rows["central"].isna() & rows["low"].isna()] = "up_to"
    return rows.assign(amount=amount, bound=bound)


def _first_date(keys: str) -> str:
    """Return the date of the source a figure was taken from: a row names it first."""
    return data.sources(keys)[0].date
