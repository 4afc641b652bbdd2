"""What keys rest on, what the book teaches, and what is told too early."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hanoibook import claims, data, facts, routes
from hanoibook.appraisal.form import stems
from hanoibook.questions import Question, everything, pieces, plain

WEAK = ("C", "D")
REPEATS = 0.6  # of the words of a misconception that stand in its option
TOLD = 0.75  # of the words of a twin's key that the earlier feedback has
TAUGHT = 0.4  # of the words of a key that stand on its page
_ROLE = re.compile(r"\{(fact|un|budapest|claim)\}`([^`]+)`")


def key_texts(question: Question) -> list[str]:
    """Return the texts of a key: the right option, both sides of all pairs, or the steps in their order."""
    pairs = [text for pair in question.pairs for text in (pair.left, pair.right)]
    return [option.text for option in question.options if option.right] + pairs + list(question.items)


def told(question: Question) -> str:
    """Return what somebody reads who has handed a question in: the key, every feedback and the explanation."""
    said = [*key_texts(question), *(option.feedback for option in question.options), question.explain]
    return " ".join(plain(text) for text in said)


def weak_keys() -> list[str]:
    """Return the questions whose key rests on a row below grade B that the question itself does not show."""
    return [one.id for one in everything() if set(_grades(one)) & set(WEAK) and not _shows_weakness(one)]


def off_route() -> list[str]:
    """Return the questions of the tests that are about a page on no route."""
    return [one.id for one in everything() if one.role.startswith("test-") and one.page not in _read()]


def untaught() -> list[str]:
    """Return the questions whose key names what its page does not, or says what its page has no words for.

    Pages on no route are left out: they are lists that are filled from the tables, and no test asks about them.
    """
    return [one.id for one in everything() if one.page in _read() and _missing(one)]


def leaks() -> list[str]:
    """Return the questions after reading whose key is told in the feedback to their twin before it."""
    return [after.id for before, after in twins() if _tells(before, after)]


def repeats() -> list[str]:
    """Return, with their questions, the misconceptions that only say again what the option says."""
    return [
        f"{one.id}: {option.misconception}"
        for one in everything()
        for option in one.options
        if not option.right and _share(option.misconception, option.text) >= REPEATS
    ]


def twins() -> Iterator[tuple[Question, Question]]:
    """Return the questions that ask the same before and after, in pairs."""
    asked = everything()
    for page in dict.fromkeys(one.page for one in asked):
        before, after = (
            [one for one in asked if one.page == page and one.role == role] for role in ("test-a", "test-b")
        )
        yield from zip(before, after, strict=True)


def _read() -> set[str]:
    """Return the pages of all routes."""
    return {page for route in routes.study().routes for page in route.pages}


def _grades(question: Question) -> Iterator[str]:
    """Return the grades of the rows from which the key follows."""
    if question.claim:
        yield str(claims.get(question.claim).grade)
    if question.kind == "numeric":
        yield from (facts.get(name).grade for name in _answers(question))
    for text in key_texts(question):
        yield from (facts.get(piece.name).grade for piece in pieces(text) if piece.kind == "fact")
    yield from _standings(" ".join(pair.left for pair in question.pairs))


def _answers(question: Question) -> list[str]:
    raw = data.document(_file(question), data.data_dir() / "questions" / "schema.json")
    return [one["answer"]["fact"] for one in raw if one["id"] == question.id]


def _file(question: Question) -> Path:
    return data.data_dir() / "questions" / f"{question.page.replace('/', '-')}.yml"


def _standings(lefts: str) -> Iterator[str]:
    """Return the grades of the rows that tell where a named state stands."""
    places = data.load("countries").set_index("iso3")["country"]
    named = {iso3 for iso3, country in places.items() if re.search(rf"\b{re.escape(country)}\b", lefts)}
    if named:
        for table in ("un_status", "budapest_status"):
            yield from data.load(table).query("iso3 in @named")["grade"]


def _shows_weakness(question: Question) -> bool:
    """Return whether the question prints a figure that is as weak as its key, so that the reader can see it."""
    shown = [facts.get(piece.name).grade for piece in pieces(question.ask) if piece.kind == "fact"]
    return not question.claim and max(shown, default="A") >= max(_grades(question))


def _missing(question: Question) -> bool:
    page = _page(question.page)
    key = " ".join(key_texts(question))
    if not _names(key) <= _names(page):
        return True
    sure = _share(plain(key) + " " + plain(question.explain), page)
    return sure < TAUGHT


@cache
def _page(name: str) -> str:
    """Return the source of a page of the book."""
    return (data.data_dir().parent / "book" / f"{name}.md").read_text(encoding="utf-8")


def _names(text: str) -> set[str]:
    """Return the articles and claims that a text names, and its names of states and bodies."""
    marks = {f"{role} {number.split('(')[0]}" for role, number in _ROLE.findall(text) if role != "fact"}
    states = set(data.load("countries")["country"])
    return marks | {state for state in states if re.search(rf"\b{re.escape(state)}\b", text)}


def _tells(before: Question, after: Question) -> bool:
    """Return whether the words that are the twin's own key were all but told before."""
    asked = stems(plain(after.ask)) | stems(plain(before.ask))
    own = frozenset[str]().union(*(stems(plain(text)) for text in key_texts(after))) - asked
    return bool(own) and after.kind != "match" and len(own & stems(told(before))) / len(own) >= TOLD


def _share(text: str, other: str) -> float:
    """Return the share of a text's words that stand in another text as well."""
    words = stems(plain(text))
    return len(words & stems(other)) / len(words) if words else 0.0
