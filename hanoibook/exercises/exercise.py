"""The two kinds of exercise: a number to compute, and a word to choose."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from numbers import Real

from hanoibook.words import Text, say, show

LARGEST = 1e18
Mistakes = list[tuple[float, str]]


@dataclass(frozen=True)
class Number:
    """A question with a computed answer, a first hint, and the mistakes that have a name."""

    unit: str
    answer: Callable[[], float]
    tolerance: float
    hint: Text
    mistakes: Callable[[], Mistakes]

    def judge(self, given: object) -> str:
        """Return the sentence that an answer deserves."""
        number = _finite(given)
        if number is None:
            return say("exercise.no_number")
        right = self.answer()
        if _close(number, right, self.tolerance):
            return say("exercise.right", answer=show(right, self.unit))
        for wrong, reason in self.mistakes():
            if _close(number, wrong, self.tolerance):
                return say("exercise.mistake", reason=reason)
        return say(
            "exercise.high" if number > right else "exercise.low", answer=show(number, self.unit), hint=self.hint
        )


@dataclass(frozen=True)
class Choice:
    """A question whose answer is one of a few words; ``options`` says of each wrong one what it overlooks."""

    answer: Callable[[], str]
    options: Callable[[], Mapping[str, str | Text]]
    hint: Text

    def judge(self, given: object) -> str:
        """Return the sentence that an answer deserves."""
        options = self.options()
        word = given.strip().lower() if isinstance(given, str) else ""
        if word not in options:
            return say("exercise.no_word", words=", ".join(f'"{option}"' for option in options))
        if word == self.answer():
            if not options[word]:
                return say("exercise.right", answer=word)
            return say("exercise.right_because", answer=word, reason=options[word])
        return say("exercise.wrong_word", word=word, reason=options[word], hint=self.hint)


def _finite(answer: object) -> float | None:
    """Return a finite number, or nothing for what is not one or too large to be meant."""
    if isinstance(answer, bool) or not isinstance(answer, Real):
        return None
    try:
        given = float(answer)
    except OverflowError:
        return None
    return given if math.isfinite(given) and abs(given) < LARGEST else None


def _close(given: float, wanted: float, tolerance: float) -> bool:
    return abs(given - wanted) <= tolerance * abs(wanted)
