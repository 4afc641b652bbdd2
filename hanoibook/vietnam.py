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
GASA = {
    "total": "total-losses-extrapolated-2023-1",
    "average": "average-loss-per-victim-2023-1",
    "share": "respondents-who-lost-money-2023-1",
}
SLIPS = {"total-losses-extrapolated-2023-2": 1e-3}  # as the row's note says, one report prints millions for billions


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


def people_behind(total: float, average: float, share: float) -> float:
    """Return how many people stand behind a total, if a share of them lost so much on average.

    >>> people_behind(total=1_000, average=50, share=0.1)
    200.0
    """
    return total / average / share


def adults_behind_gasa() -> float:
    """Return how many people GASA's figures for 2023 speak of: its total by the average, by the share of losers."""
    return people_behind(**{part: figure(row).value for part, row in GASA.items()})


def per_victim(people: float) -> float:
    """Return what the survey of 2024 says of each victim in dong, if so many people count as users.

    >>> per_victim(50e6) > per_victim(100e6)
    True
    """
    victims = people * figure("victim-share-2024-1").value
    return figure("online-fraud-losses-survey-estimate-2024-1").value / victims


def dollar_prints() -> pd.DataFrame:
    """Return figures in dong beside the dollars that reports print for them, and the dong that a dollar then costs.

    One of them is given as one report misprints it, so that its rate gives it away.

    >>> bool(dollar_prints()["dong_per_dollar"].max() > 900 * dollar_prints()["dong_per_dollar"].min())
    True
    """
    rows = data.load("vietnam_losses").dropna(subset=["value"])
    dollars = rows[rows["unit"] == "USD"]
    dollars = dollars.assign(printed=dollars["value"] * dollars["id"].map(SLIPS).fillna(1.0))
    dong = rows.loc[rows["unit"] == "VND", ["metric", "year", "period", "value"]]
    both = dollars.drop(columns="value").merge(dong, on=["metric", "year", "period"]).sort_values(["year", "id"])
    both = both.assign(letter=[chr(ord("A") + place) for place in range(len(both))])
    both = both.assign(dong_per_dollar=both["value"] / both["printed"])
    return both.rename(columns={"value": "dong"}).reset_index(drop=True)


def fall_of_the_record() -> float:
    """Return the change of the losses that the police recorded a month, from 2024 to January to November 2025."""
    months = {"online-fraud-losses-police-2024-1": 12, "online-fraud-losses-police-2025-1": 11}
    before, after = (figure(row).value / count for row, count in months.items())
    return after / before - 1
