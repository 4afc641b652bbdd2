"""What other systems say to an answer: what it overlooks, and the named mistake behind a wrong number."""

from __future__ import annotations

from typing import NamedTuple

from hanoibook.questions.bank import Option, Question
from hanoibook.questions.wording import plain
from hanoibook.words import _

LEAST_MARGIN = 0.01  # of a wrong number: so near it is taken for this mistake, as on the pages
MOST_NUMBERS = 6  # of one mistake: a few zeros too many or too few, and not all of them


class Slip(NamedTuple):
    """A wrong number, how far from it still counts as it, and what is said."""

    value: float
    margin: float
    said: str


def said(option: Option) -> str:
    """Return what is said to whoever chose an option: what it overlooks first, where that is more than its own words.

    >>> said(Option("A list", False, "It is a treaty.", "A treaty is a list."))
    'What this answer overlooks: A treaty is a list. It is a treaty.'
    """
    feedback, overlooked = plain(option.feedback), plain(option.misconception).rstrip(".")
    if option.right or not overlooked or overlooked == plain(option.text):
        return feedback
    return _("What this answer overlooks: {misconception}. {feedback}", misconception=overlooked, feedback=feedback)


def slips(question: Question) -> list[Slip]:
    """Return the wrong numbers that a question knows, without those that would be taken for the right one."""
    right, share = question.value or 0.0, question.tolerance
    found = [
        Slip(value, abs(value) * max(share, LEAST_MARGIN), plain(words))
        for (_named, words), values in zip(question.mistakes, question.slips, strict=False)
        for value in values[:MOST_NUMBERS]
    ]
    return [slip for slip in found if abs(slip.value - right) > abs(right) * share]
