"""All questions as plain text with their answers, to copy from or to import where nothing else is understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hanoibook import questions
from hanoibook.papers.document import document
from hanoibook.questions import Question
from hanoibook.words import _

LETTERS = "ABCDEFGH"
Row = dict[str, Any]


def plain_sheet(sheets: Iterable[tuple[str, Iterable[Question]]], title: str) -> str:
    """Return sets of questions under their titles: question, lettered options, the answer, what is said to it.

    >>> "Answer: " in plain_sheet([("One", questions.everything()[:1])], "Plain")
    True
    """
    parts = [(name, [_row(question) for question in asked]) for name, asked in sheets]
    return document("plain-sheet.html", title, parts=parts)


def _row(question: Question) -> Row:
    options = [f"{letter}. {questions.plain(one.text)}" for letter, one in zip(LETTERS, question.options, strict=False)]
    said = [f"{letter}: {questions.said(one)}" for letter, one in zip(LETTERS, question.options, strict=False)]
    rest = [] if options else [*question.steps, *(pair.left for pair in question.pairs)]
    choices = [f"{letter}. {questions.plain(one)}" for letter, one in zip(LETTERS, question.choices, strict=False)]
    return {
        "ask": questions.plain(question.ask),
        "offered": [*options, *map(questions.plain, rest), *choices],
        "answer": _("Answer: {answer}", answer="; ".join(_right(question))),
        "said": [*said, questions.plain(question.explain)],
    }


def _right(question: Question) -> list[str]:
    if question.options:
        return [letter for letter, one in zip(LETTERS, question.options, strict=False) if one.right]
    return list(questions.key(question))
