"""The record of the FBI's Internet Crime Complaint Center (IC3): by year, by type of crime, by age."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, from_row

MEASURES = ("complaints", "losses")


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

    Raises :class:`ValueError` for another measure, a year that is not in the record, or one without that measure.

    >>> complaint_figure(2025, "losses").value
    20877000000.0
    """
    if measure not in MEASURES:
        raise ValueError(f"measure {measure!r} is neither of {', '.join(MEASURES)}")
    preferred = (key for key, row in data.rows("ic3_annual").items() if row["year"] == year and row["preferred"])
    key = next(preferred, None)
    if key is None or pd.isna(data.rows("ic3_annual")[key][measure]):
        raise ValueError(f"the IC3 record has no {measure} for {year}")
    return from_row("ic3_annual", key, measure)


def loss_per_complaint(year: int) -> float:
    """Return a year's losses divided by all its complaints (USD); many complaints state no loss.

    >>> round(loss_per_complaint(2025))
    20699
    """
    return complaint_figure(year, "losses").value / complaint_figure(year, "complaints").value


def complaint_vintages(year: int) -> pd.DataFrame:
    """Return every figure printed for one year, oldest edition first: how the past was restated."""
    rows = data.load("ic3_annual").query("year == @year")
    return rows.sort_values("edition").reset_index(drop=True)


def crime_types(year: int) -> pd.DataFrame:
    """Return a year's preferred complaints and losses (USD) by type of crime, descriptors left out, largest loss first.

    Descriptors, such as the use of cryptocurrency, cut across types and must not be added to them.

    >>> crime_types(2025)["type"][0]
    'Investment'
    """
    rows = data.load("ic3_crime_types").query("year == @year and preferred and not is_descriptor")
    if rows.empty:
        raise ValueError(f"no types of crime for {year}")
    grouped = rows.groupby("type", as_index=False)[["complaints", "losses"]].sum()
    return grouped.sort_values("losses", ascending=False).reset_index(drop=True)


def crime_type(year: int, name: str) -> Figure:
    """Return a year's preferred loss (USD) under one type of crime, as its report prints the type.

    >>> crime_type(2025, "Ransomware").value
    32320105.0
    """
    rows = data.load("ic3_crime_types").query("year == @year and preferred and type == @name")
    if len(rows) != 1:
        raise ValueError(f"{len(rows)} rows of type {name!r} for {year}, not one")
    row = rows.iloc[0]
    return from_row("ic3_crime_types", f"{year}-{row['edition']}-{row['crime_type']}", "losses")


def all_types(year: int) -> Figure:
    """Return the sum (USD) of a year's preferred losses over all types of crime, descriptors left out.

    >>> all_types(2020).scope
    'ic3-type-losses-year'
    """
    rows = data.load("ic3_crime_types").query("year == @year and preferred and not is_descriptor")
    first = crime_type(year, str(crime_types(year)["type"][0]))
    sums, grade = float(rows["losses"].sum()), str(rows["grade"].max())
    return replace(first, value=sums, row=f"all types of {year}", grade=grade, ends=None)


def types_against_total(year: int) -> float:
    """Return the sum of a year's types as a share of its total loss, less one.

    It is above nought where one complaint is counted under several types, below where some types are not listed.
    The total may be rounded; the fact ``ic3-types-against-total-YEAR`` carries that along.

    >>> round(types_against_total(2020), 2), round(types_against_total(2025), 3)
    (0.2, -0.028)
    """
    return all_types(year).value / complaint_figure(year, "losses").value - 1


def age_groups(year: int) -> pd.DataFrame:
    """Return a year's complaints and losses (USD) by age group, of those who gave their age, youngest first."""
    rows = data.load("ic3_age_groups").query("year == @year and preferred and age_measure == 'all_complaints'")
    if rows.empty:
        raise ValueError(f"no age groups for {year}")
    return rows.reset_index(drop=True)
