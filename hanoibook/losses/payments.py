"""Ransoms: what was paid, who counts it, and how the past is revised."""

from __future__ import annotations

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, from_row


def payment(row_id: str) -> Figure:
    """Return a row of ``ransomware_payments`` as a figure.

    >>> payment("chainalysis_total_2025_2026_02").unit
    'USD'
    """
    return from_row("ransomware_payments", row_id)


def payments(series: str) -> pd.DataFrame:
    """Return a series, one preferred row a period, oldest first; raises :class:`ValueError` for an unknown series."""
    rows = data.load("ransomware_payments").query("series == @series and preferred")
    if rows.empty:
        raise ValueError(f"no series {series!r} with preferred rows in ransomware_payments")
    return rows.sort_values("period", kind="stable").reset_index(drop=True)


def payment_vintages(series: str, period: str) -> pd.DataFrame:
    """Return every value that was published for one period, oldest release first: how a year grew afterwards.

    >>> payment_vintages("chainalysis_total", "2020")["value"].is_monotonic_increasing
    True
    """
    rows = data.load("ransomware_payments").query("series == @series and period == @period")
    return rows.sort_values("vintage", kind="stable").reset_index(drop=True)
