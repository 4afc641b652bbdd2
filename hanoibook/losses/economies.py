"""Loss figures beside the output of economies (gross domestic product, current US dollars)."""

from __future__ import annotations

from hanoibook import data
from hanoibook.figure import Figure, from_row


def gdp(iso3: str, year: int) -> Figure:
    """Return a gross domestic product (current USD), preferred vintage; ``WLD`` is the world.

    Raises :class:`ValueError` if the table has no such economy and year.

    >>> gdp("USA", 2024).unit
    'USD'
    """
    for key, row in data.rows("gdp").items():
        if row["iso3"] == iso3 and row["year"] == year and row["preferred"]:
            return from_row("gdp", key, "gdp")
    raise ValueError(f"no gross domestic product for {iso3} in {year}")


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


def rank(amount: float, year: int) -> int:
    """Return the place that an amount (current USD) would take among economies.

    >>> rank(10.5e12, 2025)
    3
    """
    return len(economies_above(amount, year)) + 1


def gdp_share(amount: float, iso3: str, year: int) -> float:
    """Return an amount (current USD) as a share of an economy's output; a size comparison, not a part of it.

    >>> round(gdp_share(20.877e9, "USA", 2025), 4)
    0.0007
    """
    return amount / gdp(iso3, year).value
