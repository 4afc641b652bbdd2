"""How dates read."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from hanoibook.words.interface import say
from hanoibook.words.text import LOCALE


def day(iso: str) -> str:
    """Write an ISO date of any precision the way prose does.

    >>> day("2025-10-25"), day("2025-12"), day("2027")
    ('25\\xa0October\\xa02025', 'December\\xa02025', '2027')
    """
    year, *rest = iso.split("-")
    if not rest:
        return year
    of_day = len(rest) == 2
    known = date(int(year), int(rest[0]), int(rest[1]) if of_day else 1)
    return format_date(known, say("date.day" if of_day else "date.month"), LOCALE)
