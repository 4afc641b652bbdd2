"""Dates that keep their precision: a day, a month or a year, written as in ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def earliest(text: str) -> date:
    """Return the first day that a date may mean; raises :class:`ValueError` if there is no such date.

    >>> earliest("2025-12").isoformat()
    '2025-12-01'
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def latest(text: str) -> date:
    """Return the last day that a date may mean; raises :class:`ValueError` if there is no such date.

    >>> latest("2025-12").isoformat(), latest("2026").isoformat()
    ('2025-12-31', '2026-12-31')
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = PATTERN.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date. Write 2025-10-25, 2025-10 or 2025.")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"{text!r} is not in the calendar. Correct the year, month or day.") from None
    return year or 0, month, day
