"""The record of the FBI's Internet Crime Complaint Center (IC3): by year, by type of crime, by age."""

from __future__ import annotations

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, from_row


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
    return from_row("ic3_annual", f"{year}-{rows.iloc[0]['edition']}", measure)


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
