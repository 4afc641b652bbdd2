"""A question of the bank in a notebook cell: choose, and read at once what the answer overlooks."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from hanoibook import questions
from hanoibook.exercises import reading
from hanoibook.explorers.explorer import LABELS, WIDE, Explorer, choice, summary
from hanoibook.questions import Question, mixed, plain
from hanoibook.words import say


def question(name: str) -> Explorer:
    """Return the question of the bank with this id, with its controls; raises :class:`KeyError` for an unknown id."""
    asked = questions.get(name)
    return Explorer(lambda **given: question_state(asked, given), printed=_choices(asked), **_controls(asked))


def question_state(asked: Question, given: dict[str, Any]) -> str:
    """Return, as HTML, the question and what the answer deserves; ``given`` holds the values of the controls."""
    shown = f"<p><strong>{escape(plain(asked.ask))}</strong></p>"
    if any(value in ("", None) for value in given.values()):
        return shown
    verdict, words = _judged(asked, list(given.values()))
    return shown + summary(f"{verdict} {words}")


def _controls(asked: Question) -> dict[str, widgets.Widget]:
    if asked.options:
        named = {plain(one.text): place for place, one in enumerate(asked.options)}
        options = [(say("quiz.choose"), ""), *((text, named[text]) for text in mixed(list(named)))]
        return {"answer": choice(say("quiz.answer"), options, "")}
    if asked.kind == "numeric":
        label = f"{say('quiz.answer')} ({asked.unit})"
        return {"answer": widgets.Text(value="", description=label, style=LABELS, layout=WIDE)}
    return {f"part_{place}": choice(plain(left), answers, "") for place, (left, answers) in enumerate(_parts(asked))}


def _choices(asked: Question) -> str:
    """Return, as HTML, what there is to choose from, for where no control can be shown."""
    texts = mixed([plain(one.text) for one in asked.options]) or [plain(one) for one in asked.choices or asked.steps]
    return "".join(f"<li>{escape(text)}</li>" for text in texts).join(("<ul>", "</ul>")) if texts else ""


def _parts(asked: Question) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Return what is to be placed or matched, each with the answers to choose from."""
    if asked.items:
        places = [(say("quiz.place"), ""), *((str(place), place) for place in range(1, len(asked.items) + 1))]
        return [(item, places) for item in asked.steps]
    rights = [(say("quiz.choose"), ""), *((plain(one), one) for one in asked.choices)]
    return [(pair.left, rights) for pair in asked.pairs]


def _judged(asked: Question, given: list[Any]) -> tuple[str, str]:
    """Return the verdict on an answer, and what it overlooks."""
    if asked.options:
        option = asked.options[given[0]]
        return _verdict(option.right), plain(option.feedback)
    if asked.value is not None:
        right, words = _number(asked, asked.value, given[0])
        return _verdict(right), plain(words)
    wanted: list[Any] = [asked.items.index(item) + 1 for item in asked.steps] or [one.right for one in asked.pairs]
    hits = sum(one == right for one, right in zip(given, wanted, strict=True))
    if hits == len(wanted):
        return _verdict(True), plain(asked.explain)
    return say("quiz.part") if hits else _verdict(False), say("quiz.places", right=hits, total=len(wanted))


def _number(asked: Question, value: float, given: str) -> tuple[bool, str]:
    """Judge a number: right, a mistake that has a name, or another one."""
    try:
        amount = reading.number(given, asked.unit)
    except (reading.Open, reading.Unread) as why:
        return False, str(why)
    if amount.said and amount.said != asked.unit:
        return False, say("number.other_unit", said=amount.said, unit=asked.unit)
    number, read = amount.read(lambda one: _near(one, value, asked.tolerance))
    right, words = _told(asked, value, number)
    return right, words + read


def _told(asked: Question, value: float, number: float) -> tuple[bool, str]:
    if _near(number, value, asked.tolerance):
        return True, asked.explain
    for (_text, feedback), slips in zip(asked.mistakes, asked.slips, strict=True):
        if any(_near(number, slip, asked.tolerance) for slip in slips):
            return False, feedback
    return False, asked.hint


def _near(number: float, wanted: float, tolerance: float) -> bool:
    return abs(number - wanted) <= abs(wanted) * tolerance + 1e-9


def _verdict(right: bool) -> str:
    return say("quiz.right" if right else "quiz.wrong")
