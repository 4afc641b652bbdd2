"""One form for every kind of question: what a school's system needs of it, as plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from hanoibook import questions
from hanoibook.questions import Question, Slip
from hanoibook.words import _

Form = Literal["one", "several", "number", "match", "order"]


class LeftOut(NamedTuple):
    """A question that a format cannot hold, and why."""

    id: str
    reason: str


@dataclass(frozen=True)
class Answer:
    """An answer to choose, whether it is right, and what is said to whoever chose it."""

    text: str
    right: bool
    said: str


@dataclass(frozen=True)
class Item:
    """One question; ``form`` says which of the last fields are filled.

    ``answers`` for ``one`` and ``several``; ``value``, ``margin`` and ``slips`` for ``number``; ``steps`` in their
    right order, and as ``shown``, for ``order``; ``match`` has ``lefts``, the ``rights`` to choose from, spare ones
    among them, and ``partners``: for each left the place of its right.
    """

    id: str
    page: str
    ask: str
    said: str
    form: Form
    answers: tuple[Answer, ...] = ()
    value: float = 0.0
    margin: float = 0.0
    slips: tuple[Slip, ...] = ()
    steps: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    partners: tuple[int, ...] = ()


def item(question: Question) -> Item:
    """Return a question of the bank in this form; raises :class:`ValueError` for a kind that has none."""
    known: dict[str, Any] = {
        "id": question.id,
        "page": question.page,
        "ask": _plain(question.ask),
        "said": _plain(question.explain),
    }
    if question.options:
        answers = tuple(Answer(_plain(one.text), one.right, questions.said(one)) for one in question.options)
        return Item(**known, form="one" if sum(one.right for one in answers) == 1 else "several", answers=answers)
    if question.kind == "numeric" and question.value is not None:
        return Item(**(known | _number(question)))
    if question.kind == "order":
        steps, shown = (tuple(map(_plain, texts)) for texts in (question.items, question.steps))
        return Item(**known, form="order", steps=steps, shown=shown)
    if question.kind == "match":
        lefts, rights = tuple(_plain(pair.left) for pair in question.pairs), tuple(map(_plain, question.choices))
        partners = tuple(rights.index(_plain(pair.right)) for pair in question.pairs)
        return Item(**known, form="match", lefts=lefts, rights=rights, partners=partners)
    raise ValueError(f"question {question.id}: no form for the kind {question.kind!r}")


def as_match(found: Item) -> Item:
    """Return an order as a match of steps to places, for systems that cannot ask for an order.

    >>> as_match(Item("a", "p", "?", "", "order", steps=("first", "second"), shown=("second", "first"))).partners
    (1, 0)
    """
    places = tuple(str(place) for place in range(1, len(found.steps) + 1))
    partners = tuple(found.steps.index(step) for step in found.shown)
    return replace(found, form="match", lefts=found.shown, rights=places, partners=partners)


def _number(question: Question) -> dict[str, Any]:
    assert question.value is not None
    return {
        "form": "number",
        "ask": _("{ask} Answer in: {unit}.", ask=_plain(question.ask), unit=_plain(question.unit)),
        "said": f"{_plain(question.explain)} {_plain(question.hint)}".strip(),
        "value": question.value,
        "margin": abs(question.value) * question.tolerance,
        "slips": tuple(questions.slips(question)),
    }


def _plain(text: str) -> str:
    return " ".join(questions.plain(text).split())
