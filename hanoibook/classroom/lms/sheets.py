"""Which questions go together: both tests, the votes, and recall and check by part of the book."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hanoibook import questions
from hanoibook.questions import Question
from hanoibook.words import say

ALONE = ("test-a", "test-b", "concept")
BY_PART = ("recall", "check")


class Sheet(NamedTuple):
    """A set of questions with a title, and a ``name`` for files."""

    name: str
    title: str
    asked: tuple[Question, ...]


def sheets() -> list[Sheet]:
    """Return the sets of questions that are printed and packed.

    >>> [sheet.name for sheet in sheets()][:2]
    ['pre-test', 'post-test']
    """
    bank = questions.everything()
    made = [_sheet(say(f"kit.questions.{role}"), (one for one in bank if one.role == role)) for role in ALONE]
    for part in dict.fromkeys(one.page.split("/")[0] for one in bank):
        asked = (one for one in bank if one.page.split("/")[0] == part and one.role in BY_PART)
        made.append(_sheet(say("kit.sheet", page=part), asked))
    return [sheet for sheet in made if sheet.asked]


def _sheet(title: str, asked: Iterable[Question]) -> Sheet:
    return Sheet(title.lower().replace(", ", "-").replace(" ", "-"), title, tuple(asked))
