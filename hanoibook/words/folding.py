"""One way to compare and to order text, for whoever types it: the same rules as ``folding.js`` of the site.

What is folded away: case, accents, the form of quotes, dashes and spaces, presentation forms, the digits of other
scripts, and letters of Urdu that look alike. The rules that Unicode does not give stand in ``folding.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import category, normalize

_OUTSIDE = re.compile(r"[^\x00-\x7f]|`")
_ASIDE = re.compile(r"(?<=[^\W\d_])['-](?=[^\W\d_])|(?<=\d),(?=\d{3}(?!\d))")
_NO_WORD = re.compile(r"[.,](?!\d)|(?<!\d)[.,]|[^\w.,]|_")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")


@cache
def rules(name: str = "folding") -> dict[str, Any]:
    """Return a list of rules that Python and the site's scripts share."""
    found: dict[str, Any] = json.loads((files("hanoibook.words") / f"{name}.json").read_text(encoding="utf-8"))
    return found


def fold(text: str) -> str:
    """Return a text without what people write in many ways.

    >>> fold("Côte d’Ivoire"), fold("TÜRKİYE"), fold("Việt Nam"), fold("e\u2011evidence"), fold("\u200f２٠ ي")
    ("cote d'ivoire", 'turkiye', 'viet nam', 'e-evidence', '20 ی')
    """
    return " ".join(_OUTSIDE.sub(lambda found: _one(found[0]), text.lower()).split())


def plain(text: str) -> str:
    """Return the words and numbers of a text alone, folded.

    >>> plain("“24(4)”, e-evidence: $20.9 billion.")
    '24 4 e evidence 20.9 billion'
    """
    return " ".join(_NO_WORD.sub(" ", fold(text)).split())


def holds(text: str, wanted: str) -> bool:
    """Tell whether a text holds what somebody typed, however either writes it; nothing typed is held by every text.

    >>> holds("Côte d'Ivoire", "cote d ivoire"), holds("1,008,597", "1.008.597"), holds("Oman", "Roman")
    (True, True, False)
    """
    forms = _forms(text)
    return any(
        form in own
        for typed in {wanted, _swapped(wanted)}
        for form, own in zip(_forms(typed), forms, strict=True)
        if form or not fold(wanted)
    )


def order(text: str) -> tuple[object, ...]:
    """Return what to sort a name by, as a list in English has it: its letters, then its accents, then its case.

    A test holds it to the order of ``Intl.Collator``, which sorts in the browser, for every name of the tables.

    >>> sorted(["Zambia", "Türkiye", "C10", "Åland", "Côte d’Ivoire", "C9", "Turkmenistan"], key=order)
    ['Åland', 'C9', 'C10', 'Côte d’Ivoire', 'Türkiye', 'Turkmenistan', 'Zambia']
    """
    parts = re.findall(r"\d+|\D", fold(text))
    return (tuple(_place(one) for one in parts), normalize("NFD", text.lower()), text.swapcase())


def nearest(typed: str, known: Iterable[str], cutoff: float = 0.7) -> str:
    """Return the known name that somebody may have meant, or nothing.

    >>> nearest("partly confirmd", ["Confirmed", "Partly confirmed"]), nearest("x", ["Confirmed"])
    ('Partly confirmed', '')
    """
    named = {plain(one): one for one in known}
    found = get_close_matches(plain(typed), named, n=1, cutoff=cutoff)
    return named[found[0]] if found else ""


@cache
def _one(character: str) -> str:
    known = _known().get(character)
    if known is not None:
        return known
    parts = normalize("NFKD", character).lower()
    if parts != character:
        return "".join(map(_one, parts))
    kind = category(character)
    return "" if kind in ("Mn", "Me", "Cf") else " " if kind.startswith("Z") else character


@cache
def _known() -> dict[str, str]:
    found = {one: into for name in ("letters", "signs") for into, those in rules()[name].items() for one in those}
    digits = {chr(ord(zero) + number): str(number) for zero in rules()["zeros"] for number in range(10)}
    return {**found, **digits}


def _forms(text: str) -> tuple[str, str, str]:
    folded = fold(text)
    return folded, plain(folded), plain(_ASIDE.sub("", folded))


def _swapped(text: str) -> str:
    """Return a text whose numbers have a full stop for a comma and a comma for a full stop."""
    return _DECIMAL.sub(lambda found: "," if found[0] == "." else ".", fold(text))


def _place(part: str) -> tuple[int, int, str]:
    if part.isdecimal():
        return 2, int(part), ""
    if part.isalpha():
        return 3, 0, part
    place = rules()["order"].find(part)
    return (0, place, "") if place >= 0 else (1, 0, part)
