"""Set the steps of a plan on the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hanoibook.lessons.plan import Format, Hour, Part, Step


@dataclass(frozen=True)
class Line:
    """One line of a timetable, from minute ``start`` to minute ``end``; without a step it is a break."""

    start: int
    end: int
    step: Step | None

    @property
    def clock(self) -> str:
        """When it begins and ends, in hours and minutes from the start.

        >>> Line(55, 65, None).clock
        '0:55\u20131:05'
        """
        return f"{clock(self.start)}\u2013{clock(self.end)}"


def of_hour(hour: Hour) -> list[Line]:
    """Return the timetable of one hour."""
    return list(_lines(hour.steps, 0))


def of_format(chosen: Format) -> list[tuple[Part, list[Line]]]:
    """Return the timetable of a format, part by part; the clock runs on from one part to the next."""
    found: list[tuple[Part, list[Line]]] = []
    start = 0
    for part in chosen.parts:
        lines = list(_lines(part.steps, start))
        start = lines[-1].end
        found.append((part, lines))
    return found


def total(steps: Iterable[Step | int]) -> int:
    """Return the minutes of steps and breaks.

    >>> total([5, 10])
    15
    """
    return sum(_minutes(step) for step in steps)


def clock(minute: int) -> str:
    """Write a minute as hours and minutes.

    >>> clock(65)
    '1:05'
    """
    return f"{minute // 60}:{minute % 60:02}"


def _lines(steps: Iterable[Step | int], start: int) -> Iterator[Line]:
    for step in steps:
        end = start + _minutes(step)
        yield Line(start, end, None if isinstance(step, int) else step)
        start = end


def _minutes(step: Step | int) -> int:
    return step if isinstance(step, int) else step.minutes
