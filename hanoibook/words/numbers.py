"""How numbers read: money, shares, multiples, ranks and counts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import floor, log10
from numbers import Real
from typing import NamedTuple

from babel.numbers import format_decimal

from hanoibook.words.dates import day
from hanoibook.words.interface import say
from hanoibook.words.text import LOCALE

CURRENCIES = ("USD", "VND", "EUR", "GBP", "HKD")
_SCALES = ((1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"))
_NAMED_RANKS = 5


class Money(NamedTuple):
    """An amount of money in its parts: a code such as ``USD``, a number, and a scale such as ``trillion`` or none."""

    currency: str
    number: str
    scale: str

    @property
    def amount(self) -> str:
        """The amount without its currency."""
        return say(f"scale.{self.scale}", number=self.number) if self.scale else self.number

    @property
    def text(self) -> str:
        """The amount as prose prints it."""
        return say("unit.money", currency=self.currency, amount=self.amount)


def split_money(amount: float, currency: str = "USD") -> Money:
    """Split an amount as it is written: from a million on with three significant digits and a scale, below in full.

    >>> split_money(10_500_000_000_000)
    Money(currency='USD', number='10.5', scale='trillion')
    """
    for size, name in _SCALES:
        if abs(amount) >= size * 0.9995:
            return Money(currency, significant(amount / size), name)
    return Money(currency, whole(amount), "")


def money(amount: float, currency: str = "USD") -> str:
    """Write an amount of money: from a million on with three significant digits, below in full.

    >>> money(10_500_000_000_000), money(20_877_000_000), money(640)
    ('USD\\xa010.5\\xa0trillion', 'USD\\xa020.9\\xa0billion', 'USD\\xa0640')
    """
    return split_money(amount, currency).text


def whole(number: float) -> str:
    """Write a number rounded to a whole one.

    >>> whole(1_008_597.4)
    '1,008,597'
    """
    return format_decimal(round(number), locale=LOCALE)


def significant(number: float, digits: int = 3) -> str:
    """Write a number with so many significant digits, without trailing zeros after the point.

    >>> significant(20.877), significant(12.0), significant(9500.4), significant(0.06818)
    ('20.9', '12', '9,500', '0.0682')
    """
    if number == 0:
        return "0"
    rounded = Decimal(f"{number:.{max(0, digits - 1 - floor(log10(abs(number))))}f}")
    return format_decimal(rounded, locale=LOCALE, decimal_quantization=False)


def percent(share: float) -> str:
    """Write a share as a percentage: three digits from ten per cent on, two below, one below a tenth.

    >>> percent(0.346), percent(0.1502), percent(0.02533), percent(0.00068)
    ('34.6%', '15%', '2.5%', '0.07%')
    """
    points = abs(share * 100)
    return say("unit.percent", number=significant(share * 100, 3 if points >= 10 else 2 if points >= 0.1 else 1))


def show(value: object, unit: str) -> str:
    """Write a value the way prose, tables and alt texts print it.

    Units: a currency code, ``share``, ``share a year``, ``times``, ``year``, ``rank``, ``kappa``, ``date`` (an ISO
    text), ``relation`` (a code of the concordance), or the plural of a thing counted.

    >>> show(503, "times"), show(1_008_597, "complaints"), show(2015, "year")
    ('503\\xa0times', '1,008,597', '2015')
    """
    if unit == "date":
        return day(str(value))
    if unit == "relation":
        return say(f"label.{value}")
    if not isinstance(value, Real):
        return str(value)
    number = float(value)
    if unit in CURRENCIES:
        return money(number, unit)
    return _WRITERS[unit](number) if unit in _WRITERS else whole(number)


def show_within(value: float, low: float, high: float, unit: str) -> str:
    """Write a value that may lie anywhere between two ends, with no more digits than these have in common.

    Where not even two digits agree, both ends are written.

    >>> show_within(0.3782, 0.3740, 0.3806, "share"), show_within(572.3, 570.6, 574.0, "times")
    ('37 to 38%', '570\\xa0times')
    """
    plain = show(value, unit)
    if plain == show(low, unit) == show(high, unit):
        return plain
    scale = next((size for size, _ in _SCALES if abs(value) >= size), 1) if unit in CURRENCIES else 1
    size = scale if unit in CURRENCIES else 0.01 if unit.startswith("share") else 1
    for digits in (6, 5, 4, 3, 2):
        ends = _rounded((low / size, high / size), digits)
        if ends[0] == ends[1]:
            return _written(ends[0], unit, scale)
    return _written(say("unit.span", low=ends[0], high=ends[1]), unit, scale)


def _rounded(ends: tuple[float, float], digits: int) -> list[str]:
    """Write both ends to the place that the larger of them has as its last of so many digits."""
    place = digits - 1 - floor(log10(max(map(abs, ends))))
    return [format_decimal(Decimal(repr(round(end, place))).normalize(), "#,##0.######", LOCALE) for end in ends]


def _written(number: str, unit: str, scale: int) -> str:
    """Put a number that is written already into the words of its unit."""
    if unit in CURRENCIES:
        name = dict(_SCALES).get(scale, "")
        return Money(unit, number, name).text
    if unit.startswith("share"):
        share = say("unit.percent", number=number)
        return share if unit == "share" else say("unit.per_year", share=share)
    return say("unit.times", number=number) if unit == "times" else number


def _rank(number: float) -> str:
    place = int(number)
    return say(f"rank.{place}") if 1 <= place <= _NAMED_RANKS else say("unit.rank", place=place)


_WRITERS: dict[str, Callable[[float], str]] = {
    "share": percent,
    "share a year": lambda number: say("unit.per_year", share=percent(number)),
    "times": lambda number: say("unit.times", number=significant(number)),
    "year": lambda number: str(int(number)),
    "rank": _rank,
    "kappa": lambda number: significant(number, 2),
}
