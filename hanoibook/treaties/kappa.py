"""Cohen's kappa: how far two coders agree beyond what their habits alone would bring, with a bootstrap interval.

Agreement is counted in square tables of numbers: a row is a code of the first coder, a column one of the second.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.float64]
LEVEL, DRAWS, SEED = 0.95, 4000, 20261128


class Agreement(NamedTuple):
    """Agreement of two coders on ``items``: how many agree, kappa, and the ends of its interval."""

    items: int
    agreed: int
    kappa: float
    low: float
    high: float


def kappa(counts: Counts) -> Any:
    """Return Cohen's kappa of one table of counts, or of a stack of them; no number where all codes are the same.

    The example is that of Cohen (1968), *Psychological Bulletin* 70, which gives 0.492 without weights.

    >>> round(float(kappa(np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12.0]]))), 3)
    0.492
    """
    total = counts.sum(axis=(-2, -1))
    seen = np.trace(counts, axis1=-2, axis2=-1) / total
    chance = (counts.sum(axis=-1) * counts.sum(axis=-2)).sum(axis=-1) / total**2
    with np.errstate(divide="ignore", invalid="ignore"):
        return (seen - chance) / (1 - chance)


def agreement(groups: list[list[tuple[str, str]]]) -> Agreement:
    """Return the agreement over pairs of codes, in groups that stand or fall together when the bootstrap draws.

    The interval is the percentile interval at 95 %: groups are drawn with replacement, as many as there are, with a
    fixed seed. Raises :class:`ValueError` where all codes are the same, as kappa is not defined then.

    >>> found = agreement([[("a", "a")], [("a", "b")], [("b", "b")], [("b", "b")]])
    >>> found.items, found.agreed, round(found.kappa, 2)
    (4, 3, 0.5)
    """
    codes = sorted({code for group in groups for pair in group for code in pair})
    if len(codes) < 2:
        raise ValueError("kappa needs two codes that differ; here all are the same")
    stack = np.zeros((len(groups), len(codes), len(codes)))
    for place, group in enumerate(groups):
        for first, second in group:
            stack[place, codes.index(first), codes.index(second)] += 1
    counts = stack.sum(axis=0)
    draws = np.random.default_rng(SEED).multinomial(len(groups), np.full(len(groups), 1 / len(groups)), size=DRAWS)
    drawn = kappa(np.tensordot(draws, stack, axes=1))
    low, high = np.nanquantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Agreement(int(counts.sum()), int(np.trace(counts)), float(kappa(counts)), float(low), float(high))
