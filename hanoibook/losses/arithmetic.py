"""Arithmetic on amounts: growth, scale, prices, currencies."""

from __future__ import annotations

from hanoibook import data
from hanoibook.figure import Figure, from_row

SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}


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


def plain(amount: float, *scales: str) -> float:
    """Return an amount in plain units; scales multiply, as in Vietnamese "thousand billion".

    >>> plain(18.9, "thousand", "billion")
    18900000000000.0
    """
    for scale in scales:
        if scale not in SCALES:
            raise ValueError(f"scale {scale!r} is none of {', '.join(SCALES)}")
        amount *= SCALES[scale]
    return float(amount)


def in_usd(amount: float, currency: str, year: int) -> float:
    """Return an amount of another currency in US dollars, at the average rate of a year (table ``exchange_rates``).

    Raises :class:`ValueError` for a currency and year without a rate.

    >>> in_usd(100.0, "USD", 2024)
    100.0
    """
    if currency == "USD":
        return amount
    rates = data.load("exchange_rates").query("currency == @currency and year == @year")
    if rates.empty:
        raise ValueError(f"no exchange rate for {currency} in {year}")
    return amount / float(rates.iloc[0]["per_usd"])


def constant_prices(amount: float, year: int, base_year: int) -> float:
    """Return US dollars of one year in the prices of another (consumer prices, table ``prices``).

    Raises :class:`ValueError` for a year without a price index.

    >>> constant_prices(100.0, 2015, 2015)
    100.0
    """
    return amount * (price_level(base_year).value / price_level(year).value)


def price_level(year: int) -> Figure:
    """Return the consumer price index of the United States for a year (1982 to 1984 is 100).

    Raises :class:`ValueError` for a year without one.
    """
    return from_row("prices", str(year), "cpi")
