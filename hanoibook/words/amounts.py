"""A number as somebody writes it, in English, Vietnamese or Urdu: the same rules as ``numbers.js`` of the site.

What can be read in two ways has both readings, the English one first; what cannot be read for sure has a reason, and
never another value. Scale words and units stand in ``numbers.json``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple
from unicodedata import category

from babel.numbers import format_decimal

from hanoibook.words.folding import fold, rules
from hanoibook.words.interface import say
from hanoibook.words.text import LOCALE

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[,.][0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")
_SPACED = re.compile(r"[0-9]{1,3}(?:([ '_])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]*)?")
_IN_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_SIMPLE = re.compile(r"[0-9]+(?:\.[0-9]+)?")


_SAID: dict[str, Callable[[str], str]] = {
    "word": lambda text: say("number.word", text=text),
    "unsure": lambda text: say("number.unsure", text=text),
    "span": lambda _: say("number.span"),
    "sum": lambda _: say("number.sum"),
    "large": lambda _: say("number.large"),
}


class Unreadable(ValueError):
    """What was written is no number that can be read for sure; ``str`` says why, and how to write it."""

    def __init__(self, why: str, text: str = "") -> None:
        self.why = why
        super().__init__(_SAID[why](text[:40]))


class Written(NamedTuple):
    """The readings of a number, the likelier first; what it was said to be; and whether its digits are plain."""

    readings: tuple[float, ...]
    said: str
    is_plain: bool


def read(text: str, unit: str = "") -> Written:
    """Return how a number can be read; ``unit`` is what it is asked in. Raises :class:`Unreadable`.

    >>> read("571,7").readings, read("22.100.000").readings, read("about 1.5 million dong")[:2]
    ((571.7,), (22100000.0,), ((1500000.0,), 'VND'))
    >>> read("19.313").readings, read("1,234").readings
    ((19.313, 19313.0), (1234.0, 1.234))
    """
    plain = fold(text.replace("٬", "'")).strip("\"':;!? ").rstrip(".,")
    found = _pattern(fold(unit)).fullmatch(plain)
    if any(category(one) == "No" for one in text):
        raise Unreadable("sum")
    if found is None:
        raise _why(plain)
    readings = _digits(found["digits"], decimal="٫" in text)
    if found["sign"] and found["inner"]:
        raise Unreadable("unsure", plain)
    sign = -1 if "-" in (found["sign"], found["inner"]) else 1
    size = sign * scale(found["scale"] or "") * scale(found["more"] or "")
    values = tuple(one * size * float(f"1e{found['power'] or 0}") for one in readings)
    if not all(map(math.isfinite, values)):
        raise Unreadable("large")
    said = unit_of(found["before"] or "") or unit_of(found["after"] or "")
    return Written(values, said, len(values) == 1 and bool(_SIMPLE.fullmatch(found["digits"])))


def as_read(number: float) -> str:
    """Say how a number was read.

    >>> as_read(19313.0)
    'Read as 19,313.'
    """
    return say("number.read_as", number=format_decimal(number, locale=LOCALE, decimal_quantization=False))


def unit_of(word: str) -> str:
    """Return the unit that a word or a sign means: a currency, ``%``, ``times`` or one of time; or nothing.

    >>> unit_of("Đồng"), unit_of("per cent"), unit_of("apples")
    ('VND', '%', '')
    """
    return _units().get(fold(word), "")


def scale(word: str) -> float:
    """Return what a word such as *million* multiplies by; no word, by one.

    >>> scale("bn"), scale("")
    (1000000000.0, 1.0)
    """
    return _scales()[fold(word)] if word else 1.0


def _digits(digits: str, decimal: bool) -> tuple[float, ...]:
    """Return the readings of digits with their separators."""
    if re.search("[ '_]", digits):
        if not _SPACED.fullmatch(digits):
            raise Unreadable("unsure", digits)
        digits = re.sub("[ '_]", "", digits)
        return (float(digits.replace(",", ".")),)
    signs = re.sub("[0-9]", "", digits)
    if len(signs) < 2:
        value = float(digits.replace(",", "."))
        if decimal or not _IN_TWO_WAYS.fullmatch(digits):
            return (value,)
        whole = float(re.sub("[.,]", "", digits))
        return (whole, value) if signs == "," else (value, whole)
    last = signs[-1]
    front, _, back = digits.rpartition(last) if signs.count(last) == 1 else (digits, "", "")
    if len(set(re.sub("[0-9]", "", front))) != 1 or not _THOUSANDS.fullmatch(front):
        raise Unreadable("unsure", digits)
    return (float(f"{re.sub('[.,]', '', front)}.{back or 0}"),)


def _why(plain: str) -> Unreadable:
    """Return why a text is no number."""
    if not re.search("[0-9]", plain):
        return Unreadable("word", plain) if plain else Unreadable("word", "-")
    if re.search(r"[0-9)][^0-9]*[-–][^0-9]*[0-9]|[0-9].* (?:to|and|or|den|bis) .*[0-9]", plain):
        return Unreadable("span")
    if re.search(r"[0-9)]\s*[-+*/(^x:]\s*[0-9(.]", plain):
        return Unreadable("sum")
    return Unreadable("unsure", plain)


@cache
def _pattern(asked: str) -> re.Pattern[str]:
    own = [one for one in (asked, asked.removesuffix("s")) if one]
    units = _either([*_units(), *own])
    about, scales = _either(map(fold, rules("numbers")["about"])), rf"(?:{_either(_scales())})(?![^\W_])"
    return re.compile(
        rf"(?:(?:{about})\s*)?(?P<sign>[-+])?\s*(?:(?P<before>{units})\s*)?(?P<inner>[-+])?\s*"
        r"(?P<digits>[0-9][0-9.,]*(?:[ '_][0-9.,]+)*|[.,][0-9]+)(?:e(?P<power>[-+]?[0-9]{1,3}))?"
        rf"(?:\s*(?P<scale>{scales}))?(?:\s*(?P<more>{scales}))?(?:\s*(?P<after>{units}))?"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


@cache
def _scales() -> dict[str, float]:
    return {fold(one): float(size) for size, those in rules("numbers")["scales"].items() for one in those}


@cache
def _units() -> dict[str, str]:
    return {fold(one): unit for unit, those in rules("numbers")["units"].items() for one in those}
