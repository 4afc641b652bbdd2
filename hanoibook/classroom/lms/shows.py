"""Tables for quiz shows: the columns that two widespread ones import, for the questions short enough for a show."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import NamedTuple

from hanoibook.classroom.lms.items import Item, LeftOut, item
from hanoibook.questions import Question
from hanoibook.words import _, ngettext


class Show(NamedTuple):
    """What a quiz show imports: how long a question and an answer may be, how many answers, and how long it waits."""

    name: str
    question: int
    answer: int
    answers: int
    seconds: int


class Table(NamedTuple):
    """A table for a show, how many questions it holds, and what it cannot hold."""

    text: str
    kept: int
    left_out: tuple[LeftOut, ...]


SHOWS = (Show("kahoot", 120, 75, 4, 60), Show("quizizz", 1000, 500, 5, 60))


def show_csv(asked: Iterable[Question], show: Show) -> Table:
    """Return the questions to choose an answer for that a show can hold, as a table with its columns."""
    items = [item(question) for question in asked]
    reasons = {one.id: _reason(one, show) for one in items}
    kept = [one for one in items if not reasons[one.id]]
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    head, row = _FORMS[show.name]
    writer.writerow(head(show))
    writer.writerows([safe(cell) for cell in row(one, show)] for one in kept)
    left_out = tuple(LeftOut(name, reason) for name, reason in reasons.items() if reason)
    return Table(target.getvalue(), len(kept), left_out)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("-5"), safe("a = b")
    ("'=1+1", '-5', 'a = b')
    """
    return f"'{cell}" if re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"[+-][\d.,]+\s?%?", cell) else cell


def _reason(asked: Item, show: Show) -> str:
    """Say why a show cannot hold a question; nothing if it can."""
    if asked.form not in ("one", "several"):
        return _("a quiz show only asks to choose an answer")
    if len(asked.ask) > show.question:
        return ngettext(
            "the question is longer than {count} letter", "the question is longer than {count} letters", show.question
        )
    if any(len(one.text) > show.answer for one in asked.answers):
        return ngettext(
            "an answer is longer than {count} letter", "an answer is longer than {count} letters", show.answer
        )
    if len(asked.answers) > show.answers:
        return ngettext("there is more than {count} answer", "there are more than {count} answers", show.answers)
    return ""


def _kahoot_head(show: Show) -> list[str]:
    answers = [f"Answer {place} - max {show.answer} characters" for place in range(1, show.answers + 1)]
    time = "Time limit (sec) - 5, 10, 20, 30, 60, 90, 120, or 240 secs"
    return [f"Question - max {show.question} characters", *answers, time, "Correct answer(s) - choose at least one"]


def _kahoot_row(asked: Item, show: Show) -> list[str]:
    return [asked.ask, *_answers(asked, show), str(show.seconds), _right(asked)]


def _quizizz_head(show: Show) -> list[str]:
    answers = [f"Option {place}" for place in range(1, show.answers + 1)]
    return [
        "Question Text",
        "Question Type",
        *answers,
        "Correct Answer",
        "Time in seconds",
        "Image Link",
        "Answer explanation",
    ]


def _quizizz_row(asked: Item, show: Show) -> list[str]:
    kind = "Multiple Choice" if asked.form == "one" else "Checkbox"
    return [asked.ask, kind, *_answers(asked, show), _right(asked), str(show.seconds), "", asked.said]


_FORMS = {"kahoot": (_kahoot_head, _kahoot_row), "quizizz": (_quizizz_head, _quizizz_row)}


def _answers(asked: Item, show: Show) -> list[str]:
    texts = [one.text for one in asked.answers]
    return [*texts, *[""] * (show.answers - len(texts))]


def _right(asked: Item) -> str:
    """Return the numbers of the right answers."""
    return ",".join(str(place) for place, one in enumerate(asked.answers, start=1) if one.right)
