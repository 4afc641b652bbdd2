"""Questions on paper: a sheet for students without answers, and the key to the same sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hanoibook import questions
from hanoibook.papers.document import document
from hanoibook.questions import Form, Question, arranged
from hanoibook.words import say, show

LETTERS = "ABCDEFGH"
Row = dict[str, Any]


def question_sheet(asked: Iterable[Question], title: str, form: Form = "A") -> str:
    """Return a sheet to answer by hand: questions in the given order, numbered, and nothing that answers them.

    The forms differ in the order of options and rows, so that neighbours do not have the same letters.

    >>> "<ol" in question_sheet(questions.of_page("convention/safeguards", "recall"), "Recall", "B")
    True
    """
    rows = [_asked(arranged(question, form)) for question in asked]
    return document("question-sheet.html", title, form=form, rows=rows)


def question_key(asked: Iterable[Question], title: str, form: Form = "A") -> str:
    """Return the key to :func:`question_sheet` with the same questions and form: the same numbers and letters."""
    shown = [arranged(question, form) for question in asked]
    return document("question-key.html", title, form=form, rows=[_asked(one) | _answered(one) for one in shown])


def _asked(question: Question) -> Row:
    """Return what a student sees of a question; letters and orders are those of the key."""
    return {
        "ask": questions.plain(question.ask),
        "kind": question.kind,
        "unit": question.unit,
        "options": [
            (letter, questions.plain(one.text)) for letter, one in zip(LETTERS, question.options, strict=False)
        ],
        "lefts": [questions.plain(pair.left) for pair in question.pairs],
        "rights": [(letter, questions.plain(right)) for letter, right in zip(LETTERS, question.choices, strict=False)],
        "steps": [questions.plain(step) for step in question.steps],
    }


def _answered(question: Question) -> Row:
    return {
        "answer": _answer(question),
        "explain": questions.plain(question.explain),
        "about": _about(question),
        "hint": questions.plain(question.hint),
        "tolerance": show(question.tolerance, "share") if question.tolerance else "",
        "feedback": [
            (letter, one.right, questions.plain(one.misconception), questions.plain(one.feedback))
            for letter, one in zip(LETTERS, question.options, strict=False)
        ],
        "mistakes": [(questions.plain(text), questions.plain(said)) for text, said in question.mistakes],
    }


def _answer(question: Question) -> str:
    """Return the right answer in the letters and places of the sheet."""
    if question.options:
        place = next(place for place, one in enumerate(question.options) if one.right)
        return f"{LETTERS[place]}. {questions.plain(question.options[place].text)}"
    if question.kind == "numeric":
        return f"{question.shown} ({question.unit})"
    if question.kind == "match":
        letters = {choice: letter for letter, choice in zip(LETTERS, question.choices, strict=False)}
        return "; ".join(f"{questions.plain(one.left).rstrip('.')}: {letters[one.right]}" for one in question.pairs)
    return "; ".join(f"{place}. {questions.plain(step)}" for place, step in enumerate(question.items, start=1))


def _about(question: Question) -> str:
    level, role = say(f"paper.level.{question.level}"), say(f"paper.role.{question.role}")
    if not question.objective:
        return say("paper.about_none", page=question.page, level=level, role=role)
    return say("paper.about", page=question.page, objective=question.objective, level=level, role=role)
