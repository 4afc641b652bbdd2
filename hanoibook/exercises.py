"""Check a reader's answer in a notebook: say what is wrong and why, and hint at the next step."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Real

from hanoibook import facts, losses
from hanoibook.words import show

LARGEST = 1e18


@dataclass(frozen=True)
class Exercise:
    """A question with a computed answer, a first hint, and the mistakes that have a name."""

    unit: str
    answer: Callable[[], float]
    tolerance: float
    hint: str
    mistakes: Callable[[], list[tuple[float, str]]]


def check(name: str, answer: object) -> None:
    """Print whether ``answer`` solves the exercise ``name``; never raises for a reader's input.

    >>> check("loss-per-complaint-2024", None)
    Not answered yet. Hint: divide the losses of 2024 by the complaints of 2024, for example 16 / 4.
    """
    print(feedback(name, answer))


def feedback(name: str, answer: object) -> str:
    """Return the sentence that :func:`check` prints."""
    if name not in _EXERCISES:
        return f"There is no exercise {name!r}. The exercises are: {', '.join(sorted(_EXERCISES))}."
    exercise = _EXERCISES[name]
    if answer is None or answer is ...:
        return f"Not answered yet. Hint: {exercise.hint}"
    given = _number(answer)
    if given is None:
        return "That is not a number to judge. Write digits only, without quotation marks or signs such as % or $."
    return _judge(exercise, given)


def _number(answer: object) -> float | None:
    """Return a finite number, or nothing for what is not one or too large to be meant."""
    if isinstance(answer, bool) or not isinstance(answer, Real):
        return None
    try:
        given = float(answer)
    except OverflowError:
        return None
    return given if math.isfinite(given) and abs(given) < LARGEST else None


def _judge(exercise: Exercise, given: float) -> str:
    right = exercise.answer()
    if _close(given, right, exercise.tolerance):
        return f"Right: {show(right, exercise.unit)}."
    for wrong, reason in exercise.mistakes():
        if _close(given, wrong, exercise.tolerance):
            return f"Not yet. {reason}"
    direction = "too high" if given > right else "too low"
    return f"Not yet: {show(given, exercise.unit)} is {direction}. Hint: {exercise.hint}"


def _close(given: float, wanted: float, tolerance: float) -> bool:
    return abs(given - wanted) <= tolerance * abs(wanted)


def _growth_mistakes() -> list[tuple[float, str]]:
    first, last = (losses.complaint_figure(year, "losses").value for year in (2020, 2025))
    right = losses.annual_growth(first, last, 5)
    return [
        ((last / first - 1) / 5, "You divided the total growth by five. Growth compounds: take the fifth root."),
        (losses.annual_growth(first, last, 6), "You counted six years. From 2020 to 2025 growth happens five times."),
        (last / first - 1, "That is the growth over all five years. The question asks for one year."),
        (right * 100, "The number is right as a percentage. Write it as a share: 10% is 0.10."),
        (1 + right, "That is the yearly factor. Subtract one to get the growth."),
    ]


def _division_mistakes() -> list[tuple[float, str]]:
    stated, filed = (losses.complaint_figure(2024, name).value for name in ("losses", "complaints"))
    return [
        (filed / stated, "You divided complaints by losses. The question asks for dollars per complaint."),
        (stated / filed / 1000, "That is in thousands of dollars. Write plain dollars."),
        (facts.get("ic3-loss-per-complaint-2025").value, "That is the result for 2025. The question asks for 2024."),
    ]


_EXERCISES = {
    "loss-per-complaint-2024": Exercise(
        unit="USD",
        answer=lambda: facts.get("ic3-loss-per-complaint-2024").value,
        tolerance=0.005,
        hint="divide the losses of 2024 by the complaints of 2024, for example 16 / 4.",
        mistakes=_division_mistakes,
    ),
    "loss-growth-2020-2025": Exercise(
        unit="share a year",
        answer=lambda: facts.get("ic3-losses-growth-2020-2025").value,
        tolerance=0.01,
        hint="divide the last figure by the first, take the fifth root, subtract one: (last / first) ** (1 / 5) - 1.",
        mistakes=_growth_mistakes,
    ),
}
