"""What Vietnam loses, according to whom, and the road that led to Hanoi."""

from __future__ import annotations

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, from_row

A_WHOLE_YEAR = ("year", "12 months to survey")
RIVALS = (  # figures on fraud in one country that are quoted for one another
    "total-damage-attributed-to-attacks-and-fraud",
    "total-losses-extrapolated",
    "online-fraud-losses-survey-estimate",
    "online-fraud-losses-police",
    "online-fraud-losses-police-low",
    "online-fraud-losses-police-high",
    "online-fraud-losses-police-estimate",
)


def figure(row_id: str) -> Figure:
    """Return a row of ``vietnam_losses`` as a figure, money in the currency of the row.

    Raises :class:`ValueError` for an unknown row or one without a value.

    >>> figure("online-fraud-losses-survey-estimate-2024-1").value
    18900000000000.0
    """
    return from_row("vietnam_losses", row_id)


def measured(metric: str) -> pd.DataFrame:
    """Return the rows of one metric, oldest year first; raises :class:`ValueError` for an unknown metric.

    >>> measured("victim-share")["year"].tolist()
    [2024, 2025]
    """
    rows = data.load("vietnam_losses").query("metric == @metric")
    if rows.empty:
        raise ValueError(f"no metric {metric!r} in vietnam_losses")
    return rows.sort_values("year", kind="stable").reset_index(drop=True)


def rivals(*years: int) -> pd.DataFrame:
    """Return the figures in dong that speak of fraud losses of one whole year each, largest first.

    They differ in kind: a survey scaled up, police records, a statement. They must not be added or averaged.

    >>> rivals(2024)["kind"].tolist()
    ['claimed', 'surveyed', 'reported']
    """
    rows = data.load("vietnam_losses").query("year in @years and unit == 'VND'")
    rows = rows[rows["metric"].isin(RIVALS) & rows["period"].isin(A_WHOLE_YEAR)]
    return rows.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def timeline(theme: str | None = None) -> pd.DataFrame:
    """Return the events of ``vietnam_timeline`` in order of time, of one theme or all.

    Raises :class:`ValueError` for an unknown theme.

    >>> timeline("treaty")["date"].is_monotonic_increasing
    True
    """
    rows = data.load("vietnam_timeline")
    if theme is not None:
        rows = rows[rows["theme"] == theme]
    if rows.empty:
        raise ValueError(f"no theme {theme!r} in vietnam_timeline")
    return rows.sort_values("date", kind="stable").reset_index(drop=True)
