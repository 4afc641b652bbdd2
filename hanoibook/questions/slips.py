"""The wrong numbers to which a named mistake leads, so that whoever makes it is told which one it was."""

from __future__ import annotations

import re

from hanoibook import facts

ZEROS = "zeros"
UNITS = {"days-of-a-year": 365.0, "tera": 1e12}
_MOST_ZEROS = 15
_STEP = re.compile(r" ([*/+-]) ")


def values(gives: str, right: float) -> tuple[float, ...]:
    """Return the numbers of a mistake: facts and units joined from left to right, or the right one with other zeros.

    >>> values("zeros", 5.0)[:2]
    (50.0, 0.5)
    >>> values("un-ratifications-needed - un-ratifications-needed", 5.0)
    (0.0,)
    """
    if gives == ZEROS:
        return tuple(right * 10.0**power for size in range(1, _MOST_ZEROS + 1) for power in (size, -size))
    first, *steps = _STEP.split(gives)
    total = _number(first)
    for sign, name in zip(steps[::2], steps[1::2], strict=True):
        total = _joined(total, sign, _number(name))
    return (total,)


def _number(name: str) -> float:
    if name in UNITS:
        return UNITS[name]
    value = facts.get(name).value
    if not isinstance(value, int | float):
        raise ValueError(f"the fact {name!r} is no number")
    return float(value)


def _joined(one: float, sign: str, other: float) -> float:
    if sign == "*":
        return one * other
    if sign == "/":
        return one / other
    return one + other if sign == "+" else one - other
