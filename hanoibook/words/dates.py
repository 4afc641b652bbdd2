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


def as_read(first: str, last: str) -> str:
    """Say when a standing was last read: between the oldest and the newest reading of the rows, to the month.

    >>> as_read("2026-04-16", "2026-08-02")
    'as last read between April and August\\xa02026'
    >>> as_read("2025", "2026-01")
    'as last read between 2025 and January\\xa02026'
    >>> as_read("2026-05-21", "2026-05-21")
    'as last read in May\\xa02026'
    """
    start, end = day(first[:7]), day(last[:7])
    if start == end:
        return say("date.read_in", when=end)
    if len(first) > len("2026") and first[:4] == last[:4]:
        start = format_date(date(int(first[:4]), int(first[5:7]), 1), say("date.month_alone"), LOCALE)
    return say("date.read_between", first=start, last=end)
