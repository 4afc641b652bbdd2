"""Write the question bank as GIFT, the plain text that Moodle and several other systems import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from hanoibook.questions.bank import Question
from hanoibook.questions.feedback import said, slips
from hanoibook.questions.wording import plain

_SPECIAL = re.compile(r"([~=#{}:\\])")


def gift(questions: Iterable[Question]) -> str:
    """Return the questions as GIFT, by page; an order becomes a matching of steps to places.

    >>> gift([])
    ''
    """
    lines: list[str] = []
    page = ""
    for question in questions:
        if question.page != page:
            page = question.page
            lines += [f"$CATEGORY: From Storm to Treaty/{page}", ""]
        lines += [f"::{question.id}::{_safe(question.ask)} {{", *_answers(question), f"####{_safe(question.explain)}"]
        lines += ["}", ""]
    return "\n".join(lines)


def _answers(question: Question) -> Iterator[str]:
    if question.options:
        for option in question.options:
            yield f"{'=' if option.right else '~'}{_safe(option.text)}#{_safe(said(option))}"
    elif question.value is not None:
        right = f"{_digits(question.value)}:{_digits(abs(question.value) * question.tolerance)}"
        wrong = [f"=%0%{_digits(one.value)}:{_digits(one.margin)}#{_safe(one.said)}" for one in slips(question)]
        yield from (["#", f"={right}", *wrong] if wrong else [f"#{right}"])
    else:
        pairs = [(pair.left, pair.right) for pair in question.pairs]
        pairs = pairs or [(step, str(place)) for place, step in enumerate(question.items, start=1)]
        pairs += [("", spare) for spare in question.spare]
        for left, right in pairs:
            yield f"={_safe(left)} -> {_safe(right)}"


def _safe(text: str) -> str:
    """Return a text on one line whose characters cannot be taken for marks of the format.

    >>> _safe("a = {b}: 50~60")
    'a \\\\= \\\\{b\\\\}\\\\: 50\\\\~60'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(plain(text).split()).replace("->", "\u2192"))


def _digits(number: float) -> str:
    """Write a number without an exponent, which the format does not know.

    >>> _digits(1.5e13), _digits(0.25), _digits(305.0)
    ('15000000000000', '0.25', '305')
    """
    return format(Decimal(f"{number:.12g}"), "f")
