"""Words of the interface by their key in the catalogue."""

from __future__ import annotations

import json

from hanoibook.words.catalogue import CATALOGUE
from hanoibook.words.text import TRANSLATIONS, Counted, TextError, fill


def say(key: str, /, **values: object) -> str:
    """Return the interface text of a key with its values; a counted text goes by its value ``count``.

    Raises :class:`KeyError` for an unknown key and :class:`~hanoibook.words.text.TextError` for unfitting values.

    >>> say("grade.D"), say("article.heading", number=25)
    ('not yet verified', 'Article 25')
    """
    found = CATALOGUE[key]
    if not isinstance(found, Counted):
        return fill(TRANSLATIONS.pgettext(key, found), values)
    count = values.pop("count", None)
    if not isinstance(count, int):
        raise TextError(f"{key} counts something and needs count=, a whole number, not {count!r}")
    return found.fill(TRANSLATIONS.npgettext(key, found.one, found.many, count), count, values)


def known(key: str) -> bool:
    """Return whether the catalogue has a text under a key."""
    return key in CATALOGUE


def pattern(key: str) -> str:
    """Return the text of a key unfilled, for a script of the page to fill; of a counted text, its forms as JSON.

    >>> pattern("members.day")
    'Day'
    """
    found = CATALOGUE[key]
    if not isinstance(found, Counted):
        return TRANSLATIONS.pgettext(key, found)
    forms = {
        name: TRANSLATIONS.npgettext(key, found.one, found.many, count) for name, count in (("one", 1), ("other", 2))
    }
    return json.dumps(forms, ensure_ascii=False)
