"""Read what a learner gave for an answer, whatever kind of thing it is: one number, one word, or why it is neither."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from numbers import Complex, Real
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from babel.numbers import NumberFormatError, parse_decimal

from hanoibook.data import DataError
from hanoibook.words import _, plain, whole
from hanoibook.words.text import LOCALE

DEEPEST = 3  # brackets around brackets that are still opened
SCALES = {
    "": 1.0,
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("million", "millions", "mn", "m"), 1e6),
    **dict.fromkeys(("billion", "billions", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "trillions", "tn", "t"), 1e12),
}
UNITS = {
    **dict.fromkeys(("$", "us$", "usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("₫", "đ", "vnd", "dong", "đồng"), "VND"),
    **dict.fromkeys(("%", "per cent", "percent"), "%"),
}
_AMOUNT = re.compile(
    rf"(?:about|around|nearly|ca\.?|~|≈)?\s*(?P<before>{'|'.join(map(re.escape, UNITS))})?\s*"
    r"(?P<digits>[-+]?\d[\d.,_' ]*(?:e[-+]?\d+)?|[-+]?\.\d+)\s*"
    rf"(?P<scale>{'|'.join(sorted(filter(None, SCALES), key=len, reverse=True))})?\s*"
    rf"(?P<after>{'|'.join(map(re.escape, UNITS))}|[a-z][a-z ]*)?",
    re.IGNORECASE,
)


class Unread(Exception):
    """What was given is no answer that could be judged; the text says why and what to write."""


class Open(Exception):
    """Nothing was given yet."""


class Amount(NamedTuple):
    """A number as it was given, and what it was said to be: a currency, ``%``, or nothing."""

    number: float
    said: str = ""


def in_a_sentence(judge: Callable[[], str], nothing: str, unread: Callable[[object], str] = str) -> str:
    """Return what ``judge`` says, or a sentence on why it cannot: nothing given, or nothing that could be read.

    A learner may give a thing that fails at a touch, so that every error of reading it ends in a sentence; an error of
    the data is none of the learner's, and is raised.
    """
    try:
        return judge()
    except Open:
        return nothing
    except Unread as why:
        return unread(why)
    except DataError:
        raise
    except Exception:
        return unread(_("That thing cannot be read as an answer. Write a number, or a word in quotation marks."))


def number(given: object) -> Amount:
    """Return the one number that was given; raises :class:`Open` or :class:`Unread`.

    >>> number("24.4 billion dong")
    Amount(number=24400000000.0, said='VND')
    """
    found = alone(given)
    if isinstance(found, str):
        return _written(found)
    if isinstance(found, (bool, np.bool_)):
        raise Unread(_("That says yes or no, which is not a number to judge."))
    if isinstance(found, (Real, Decimal)):
        return Amount(_finite(found))
    if isinstance(found, Complex):
        raise Unread(_("A root of a number below nought came out. Check what stands under the root."))
    raise Unread(_("{kind} The exercise asks for a number.", kind=_kind(found)))


def word(given: object) -> str:
    """Return the one word that was given, folded; raises :class:`Open` or :class:`Unread`.

    >>> word(" “UN_text  wider”. ")
    'un text wider'
    """
    found = alone(given)
    if isinstance(found, str):
        return plain(found)
    if isinstance(found, (Real, Decimal)):
        raise Unread(_("That is a number, and none of the words to choose from."))
    raise Unread(_("{kind} The exercise asks for a word.", kind=_kind(found)))


def alone(given: object) -> Any:
    """Return the one value within tables, lists and brackets; raises :class:`Open` or :class:`Unread`."""
    found: Any = given
    for _depth in range(DEEPEST):
        if found is None or found is ... or (isinstance(found, str) and not found.strip()):
            raise Open
        if isinstance(found, pd.DataFrame):
            found = _cell(found)
        elif isinstance(found, (pd.Series, pd.Index, np.ndarray, list, tuple, set, frozenset, range, dict)):
            found = _only(found)
        else:
            return found
    raise Unread(_("There are brackets within brackets. Write one value."))


def _cell(table: pd.DataFrame) -> Any:
    if table.size == 1:
        return table.iloc[0, 0]
    if not table.size:
        raise Unread(_("That is a table without a row in it. Check which rows you chose."))
    rows, columns = map(whole, table.shape)
    raise Unread(
        _("That is a table of {rows} rows and {columns} columns. Choose one value in it.", rows=rows, columns=columns)
    )


def _only(several: Any) -> Any:
    values = list(several.values() if isinstance(several, dict) else np.ravel(several) if _array(several) else several)
    if len(values) == 1:
        return values[0]
    if not values:
        raise Open
    if isinstance(several, tuple) and all(type(one) is int for one in several):
        raise Unread(_("A comma cuts a number into pieces. Write none in it, and a full stop before decimals."))
    raise Unread(_("Those are {count} values. The answer is a single one.", count=whole(len(values))))


def _array(several: Any) -> bool:
    return isinstance(several, np.ndarray)


def _finite(found: Any) -> float:
    if pd.isna(found):
        raise Unread(_("That is not a number to judge: a value is missing from the calculation."))
    try:
        value = float(found)
    except OverflowError:
        value = math.inf
    if math.isinf(value):
        raise Unread(_("That is not a number to judge: it is larger than any here. Is there a division by nought?"))
    return value


def _written(text: str) -> Amount:
    plain = " ".join(text.replace("\u2212", "-").split()).strip("\"'“”‘’`;:!?= ").rstrip(".")
    if re.fullmatch(r"[-+*/().,\d\s_e]*[*/(][-+*/().,\d\s_e]*", plain):
        raise Unread(_("Within quotation marks nothing is computed. Take the quotation marks away."))
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise Unread(_("{text} is not a number to judge. Write digits only, without quotation marks.", text=_cut(text)))
    size = SCALES[(found["scale"] or "").lower()]
    named = [UNITS[one.lower()] for one in (found["before"], found["after"]) if one and one.lower() in UNITS]
    return Amount(_digits(found["digits"]) * size, named[0] if named else "")


def _digits(digits: str) -> float:
    plain = re.sub(r"[_' ]", "", digits)
    try:
        if re.match(r"[-+]?0,\d", plain):
            return float(plain.replace(",", "."))
        return _finite(float(plain) if "," not in plain else parse_decimal(plain, locale=LOCALE, strict=True))
    except (NumberFormatError, ValueError):
        raise Unread(
            _("{digits} cannot be read for sure. Write digits only, with a full stop before decimals.", digits=digits)
        ) from None


def _kind(found: object) -> str:
    if isinstance(found, type) or callable(found):
        return _("That is a function and not yet its result: brackets after its name call it.")
    return _("That is neither a number nor a word.")


def _cut(text: str) -> str:
    return f"“{text.strip()[:40]}”"
