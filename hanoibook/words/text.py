"""Sentences that readers see: whole, with named placeholders, looked up in the language of the process when shown.

A placeholder is a name in braces, as in ``{year}``. Any other brace stands for itself. Babel's extractor finds what
stands in :func:`_`, :func:`ngettext` and :func:`N_`: call each with the sentence itself, never with an f-string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Literal, NamedTuple

from babel.lists import format_list
from babel.numbers import format_decimal

LOCALE = "en_GB"
TRANSLATIONS = NullTranslations()

_PLACEHOLDER = re.compile(r"\{([a-z][a-z_0-9]*)\}")


class TextError(ValueError):
    """A sentence and the values given for it do not fit each other."""


@dataclass(frozen=True)
class Text:
    """A sentence that was marked in a table: its ``str`` is what it says in the language of the moment."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return fill(TRANSLATIONS.gettext(self.message), self.values)


class Counted(NamedTuple):
    """A sentence about one thing, and about several. ``{count}`` is their number; the singular may leave places out."""

    one: str
    many: str

    def fill(self, text: str, count: int, values: Mapping[str, object]) -> str:
        """Fill the form that was chosen for a number."""
        wanted = placeholders(self.one) | placeholders(self.many)
        given = {"count": format_decimal(count, locale=LOCALE), **values} if "count" in wanted else values
        _compare(self.many, wanted, given)
        return _put(text, given)


def _(message: str, /, **values: object) -> str:
    """Return a sentence in the reader's language; raises :class:`TextError` for a missing or an unknown placeholder.

    >>> _("For {year}, the largest published figure is {times} the smallest", year=2025, times="8 times")
    'For 2025, the largest published figure is 8 times the smallest'
    >>> _("For {year}", yaer=2025)
    Traceback (most recent call last):
    hanoibook.words.text.TextError: 'For {year}' has no place for yaer and lacks year
    """
    return fill(TRANSLATIONS.gettext(message), values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a sentence about a number of things. ``{count}`` is that number; the singular may leave it out.

    >>> [ngettext("One card is due.", "{count} cards are due.", count) for count in (1, 1200)]
    ['One card is due.', '1,200 cards are due.']
    """
    return Counted(one, many).fill(TRANSLATIONS.ngettext(one, many, count), count, values)


def N_(message: str, /, **values: object) -> Text:  # noqa: N802 (the name that gettext's tools look for)
    """Mark a sentence of a table that is made at import; it is looked up when it is shown.

    >>> str(N_("claims with the verdict {verdict}", verdict=N_("confirmed")))
    'claims with the verdict confirmed'
    """
    return Text(message, values)


def placeholders(text: str) -> set[str]:
    """Return the names that a sentence has places for.

    >>> sorted(placeholders("@misc{art-{article}, year = {2024}, url = {{url}}}"))
    ['article', 'url']
    """
    return set(_PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put each value in its place; raises :class:`TextError` if one is missing or has no place."""
    _compare(text, placeholders(text), values)
    return _put(text, values)


def _put(text: str, values: Mapping[str, object]) -> str:
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), text)


def _compare(text: str, wanted: set[str], given: Mapping[str, object]) -> None:
    unknown, missing = sorted(given.keys() - wanted), sorted(wanted - given.keys())
    faults = [f"has no place for {', '.join(unknown)}"] * bool(unknown)
    faults += [f"lacks {', '.join(missing)}"] * bool(missing)
    if faults:
        raise TextError(f"{text!r} {' and '.join(faults)}")


def listing(items: Iterable[str], style: Literal["unit", "standard", "or"] = "unit") -> str:
    """Write a list in a sentence: with commas (``unit``), with "and" (``standard``) or with "or" (``or``) at the end.

    >>> listing(["a", "b", "c"]), listing(["a", "b", "c"], "standard")
    ('a, b, c', 'a, b and c')
    """
    return format_list(list(items), style, LOCALE)
