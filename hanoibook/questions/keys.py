"""What the right answer to a question is, in words."""

from __future__ import annotations

from hanoibook.questions.bank import Question
from hanoibook.questions.wording import plain


def key(question: Question) -> tuple[str, ...]:
    """Return the right answer as lines of plain text: one for a choice or number, one a pair or step otherwise."""
    if question.options:
        return tuple(plain(option.text) for option in question.options if option.right)
    if question.kind == "numeric":
        return (f"{question.shown} ({question.unit})",)
    if question.kind == "order":
        return tuple(f"{place}. {plain(item)}" for place, item in enumerate(question.items, start=1))
    return tuple(f"{plain(pair.left)} \u2192 {plain(pair.right)}" for pair in question.pairs)
