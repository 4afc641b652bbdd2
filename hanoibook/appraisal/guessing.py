"""A fixed rule that reads form only, learnt from all other questions: how often does it hit the key?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from hanoibook.appraisal.form import features
from hanoibook.questions import Question

Marks = frozenset[str]
Z = 1.96  # of an interval that holds the truth nineteen times in twenty


@dataclass(frozen=True)
class Score:
    """A share of questions guessed, with its interval and what chance would give."""

    share: float
    low: float
    high: float
    chance: float
    count: int


def guessed(asked: Sequence[Question]) -> Score:
    """Return how a naive Bayes rule on marks of form does, each question judged by a rule learnt from the others."""
    seen = [features(question) for question in asked]
    keys = [next(place for place, one in enumerate(question.options) if one.right) for question in asked]
    hits = 0.0
    for left_out, options in enumerate(seen):
        weights = _weights(seen[:left_out] + seen[left_out + 1 :], keys[:left_out] + keys[left_out + 1 :])
        scores = [round(sum(weights.get(mark, 0.0) for mark in marks), 9) for marks in options]
        best = [place for place, score in enumerate(scores) if score == max(scores)]
        hits += (keys[left_out] in best) / len(best)
    chance = sum(1 / len(options) for options in seen) / len(seen)
    return Score(hits / len(seen), *wilson(hits / len(seen), len(seen)), chance, len(seen))


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return Wilson's interval for a share.

    >>> [round(end, 2) for end in wilson(0.25, 100)]
    [0.18, 0.34]
    """
    middle = (share + Z**2 / (2 * count)) / (1 + Z**2 / count)
    half = Z * sqrt(share * (1 - share) / count + Z**2 / (4 * count**2)) / (1 + Z**2 / count)
    return middle - half, middle + half


def _weights(seen: list[list[Marks]], keys: list[int]) -> dict[str, float]:
    """Return how much each mark speaks for an option, as a logarithm of odds."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for options, key in zip(seen, keys, strict=True):
        for place, marks in enumerate(options):
            (right if place == key else wrong).update(marks)
    rights, wrongs = len(seen), sum(len(options) - 1 for options in seen)
    return {
        mark: log((right[mark] + 1) / (rights + 2)) - log((wrong[mark] + 1) / (wrongs + 2)) for mark in {*right, *wrong}
    }
