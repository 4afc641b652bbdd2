"""Simulated loss surveys: what heavy tails do to an estimate. Nothing here was observed.

Losses follow a Pareto law: most victims lose little, a few lose very much. ``tail`` is its exponent; the smaller, the
heavier the tail, and with 1 or less the mean has no limit. All amounts are US dollars.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

SEED = 2025
SMALLEST = 100.0
VICTIMS = 0.1
SURVEYS = 200
FAR_ABOVE = 2.0


def true_mean(tail: float) -> float:
    """Return the loss per person in the simulated population, victims or not (USD).

    Raises :class:`ValueError` where the mean has no limit.

    >>> round(true_mean(2.0), 6)
    20.0
    """
    if tail <= 1:
        raise ValueError(f"tail {tail}: with 1 or less the mean has no limit")
    return VICTIMS * SMALLEST * tail / (tail - 1)


def simulated_surveys(sample: int, tail: float, cap: float | None = None, told: float = 1.0) -> pd.DataFrame:
    """Return :data:`SURVEYS` simulated surveys of ``sample`` people each, always the same for the same arguments.

    ``cap`` lowers every larger answer to itself (USD); ``told`` is the share of victims who tell the interviewer.
    Columns: ``estimate`` (USD per person asked), ``against_truth`` (times the true mean), ``largest`` (share of the
    largest single answer in the sum, nought where nobody lost anything).

    >>> surveys = simulated_surveys(1000, 3.0)
    >>> bool(surveys["against_truth"].between(0.5, 2).all())
    True
    """
    if sample < 1:
        raise ValueError(f"sample {sample}: ask at least one person")
    random = np.random.default_rng(SEED)
    speaks = random.random((SURVEYS, sample)) < VICTIMS * told
    answers = np.where(speaks, SMALLEST * (1 - random.random((SURVEYS, sample))) ** (-1 / tail), 0.0)
    if cap is not None:
        answers = np.minimum(answers, cap)
    sums, tops = answers.sum(axis=1), answers.max(axis=1)
    largest = np.divide(tops, sums, out=np.zeros_like(sums), where=sums > 0)
    estimate = sums / sample
    return pd.DataFrame({"estimate": estimate, "against_truth": estimate / true_mean(tail), "largest": largest})


def spread(surveys: pd.DataFrame) -> float:
    """Return how many times larger the 180th of 200 estimates is than the 20th: the middle four fifths."""
    low, high = surveys["estimate"].quantile([0.1, 0.9])
    return float(high / low)
