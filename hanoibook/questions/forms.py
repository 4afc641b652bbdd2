"""Two forms of one paper: the same questions under the same numbers, with options and rows in another order."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Literal, TypeVar

from hanoibook.questions.bank import Question

Form = Literal["A", "B"]
FORMS: tuple[Form, ...] = ("A", "B")
_Thing = TypeVar("_Thing")


def arranged(question: Question, form: Form) -> Question:
    """Return a question as it stands on a form: A in the order of the bank, B turned so that every letter differs.

    >>> from hanoibook.questions import of_page
    >>> asked = of_page("convention/safeguards", "concept")[0]
    >>> [one == other for one, other in zip(asked.options, arranged(asked, "B").options)]
    [False, False, False, False]
    """
    if form == "A":
        return question
    return replace(
        question,
        options=_turned(question.options, question.id),
        pairs=_turned(question.pairs, question.id),
        choices=_turned(question.choices, f"{question.id} choices"),
        steps=_turned(question.steps, question.id),
    )


def _turned(things: tuple[_Thing, ...], name: str) -> tuple[_Thing, ...]:
    """Return things moved on by a number of places that follows from a name, and is never a whole turn."""
    if len(things) < 2:
        return things
    by = 1 + hashlib.sha256(name.encode()).digest()[0] % (len(things) - 1)
    return things[by:] + things[:by]
