"""How far a number may be from the one that was rounded to it.

A rounded number is taken to be good to its last digit that is not nought, or to its second, whichever is finer. So
4.2 billion stands for 4.15 to 4.25 billion, and "more than 12,000" for 12,000 to 13,000.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import product
from math import floor, log10

Ends = tuple[float, float]


def unit_of(value: float) -> float:
    """Return the unit to which a number looks rounded.

    >>> unit_of(4_200_000_000), unit_of(10_000), unit_of(0.0045), unit_of(20_877_000_000)
    (100000000.0, 1000.0, 0.0001, 1000000.0)
    """
    if value == 0:
        return 0.0
    last_digit = int(Decimal(repr(value)).normalize().as_tuple().exponent)
    return float(Decimal(10) ** min(last_digit, floor(log10(abs(value))) - 1))


def ends(value: float, bound: str) -> Ends:
    """Return the least and the largest number that may stand behind a value.

    ``bound`` is ``exact``, ``about``, ``from`` (at least) or ``up_to`` (at most).

    >>> ends(4_200_000_000, "about"), ends(12_000, "from"), ends(5, "exact")
    ((4150000000.0, 4250000000.0), (12000, 13000.0), (5, 5))
    """
    step = unit_of(value)
    below, above = {"exact": (0, 0), "about": (step / 2, step / 2), "from": (0, step), "up_to": (step, 0)}[bound]
    return value - below, value + above


def reached(reckon: Callable[[Sequence[float]], float], spans: Sequence[Ends]) -> Ends:
    """Return the least and the largest result of a sum whose parts lie anywhere between their ends.

    The sum must rise or fall steadily with each part, as quotients, differences and growth do.

    >>> reached(lambda parts: parts[0] / parts[1], [(9, 11), (2, 2)])
    (4.5, 5.5)
    """
    results = [reckon(parts) for parts in product(*({*span} for span in spans))]
    return min(results), max(results)
