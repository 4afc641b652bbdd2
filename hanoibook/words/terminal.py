"""What is printed can be read in any code page: a sign that the terminal does not have is written with plain ones."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata

_PLAIN = {
    "\u2212": "-", "\u2192": "->", "\u00d7": "x", "\u20ac": "EUR", "\u00a3": "GBP", "\u2026": "...", "\u03ba": "kappa",
    "\u0111": "d", "\u0110": "D", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
    "\u2265": ">=", "\u2264": "<=",
}  # fmt: skip


def plain_where_needed() -> None:
    """Have what is printed from now on never fail for a sign that the output's encoding lacks."""
    codecs.register_error("hanoibook.plain", _replaced)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="hanoibook.plain")


def in_ascii(text: str) -> str:
    """Return a text in ASCII, its figures as they are.

    >>> in_ascii("USD\\u00a020.9\\u00a0billion, \\u22121; V\\u0169, \\u0110\\u00e0 N\\u1eb5ng; \\u4e2d")
    'USD 20.9 billion, -1; Vu, Da Nang; ?'
    """
    return "".join(sign if sign.isascii() else _PLAIN.get(sign) or _decomposed(sign) for sign in text)


def _decomposed(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Zs", "Pd", "Mn", "Cf"):
        return {"Zs": " ", "Pd": "-"}.get(kind, "")
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if part.isascii()) or "?"


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return in_ascii(error.object[error.start : error.end]), error.end
