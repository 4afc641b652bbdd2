"""Read what a learner gave for an answer, whatever kind of thing it is: one number, one word, or why it is neither."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from numbers import Complex, Real
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from hanoibook.data import DataError
from hanoibook.words import _, amounts, plain, whole

DEEPEST = 3  # brackets around brackets that are still opened


class Unread(Exception):
    """What was given is no answer that could be judged; the text says why and what to write."""


class Open(Exception):
    """Nothing was given yet."""


class Amount(NamedTuple):
    """A number as it was given, what it was said to be, what else it may mean, and whether to say how it was read."""

    number: float
    said: str = ""
    others: tuple[float, ...] = ()
    is_plain: bool = True

    def read(self, right: Callable[[float], bool]) -> tuple[float, str]:
        """Return the reading that is right, else the likelier one, and a sentence on it where it was not plain."""
        number = next((one for one in (self.number, *self.others) if right(one)), self.number)
        return number, "" if self.is_plain else f" {amounts.as_read(number)}"


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


def number(given: object, unit: str = "") -> Amount:
    """Return the one number that was given, asked for in a unit; raises :class:`Open` or :class:`Unread`.

    >>> number("24.4 billion dong")[:2], number("19.313").others
    ((24400000000.0, 'VND'), (19313.0,))
    """
    found = alone(given)
    if isinstance(found, str):
        return _written(found, unit)
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


def _written(text: str, unit: str) -> Amount:
    try:
        found = amounts.read(text, unit)
    except amounts.Unreadable as why:
        if why.why == "sum":
            raise Unread(_("Within quotation marks nothing is computed. Take the quotation marks away.")) from None
        raise Unread(str(why)) from None
    return Amount(found.readings[0], found.said, found.readings[1:], found.is_plain)


def _kind(found: object) -> str:
    if isinstance(found, type) or callable(found):
        return _("That is a function and not yet its result: brackets after its name call it.")
    return _("That is neither a number nor a word.")
