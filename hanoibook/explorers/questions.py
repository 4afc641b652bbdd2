"""A question of the bank in a notebook cell: choose, and read at once what the answer overlooks."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from hanoibook import questions
from hanoibook.explorers.explorer import LABELS, WIDE, Explorer, choice, summary
from hanoibook.questions import Question, plain
from hanoibook.words import say


def question(name: str) -> Explorer:
    """Return the question of the bank with this id, with its controls; raises :class:`KeyError` for an unknown id."""
    asked = questions.get(name)
    return Explorer(lambda **given: question_state(asked, given), **_controls(asked))


def question_state(asked: Question, given: dict[str, Any]) -> str:
    """Return, as HTML, the question and what the answer deserves; ``given`` holds the values of the controls."""
    shown = f"<p><strong>{escape(plain(asked.ask))}</strong></p>"
    if any(value in ("", None) for value in given.values()):
        return shown
    right, words = _judged(asked, list(given.values()))
    return shown + summary(f"{say('quiz.right' if right else 'quiz.wrong')} {words}")


def _controls(asked: Question) -> dict[str, widgets.Widget]:
    if asked.options:
        options = [(say("quiz.choose"), ""), *((plain(one.text), place) for place, one in enumerate(asked.options))]
        return {"answer": choice(say("quiz.answer"), options, "")}
    if asked.kind == "numeric":
        label = f"{say('quiz.answer')} ({asked.unit})"
        return {"answer": widgets.Text(value="", description=label, style=LABELS, layout=WIDE)}
    return {f"part_{place}": choice(plain(left), answers, "") for place, (left, answers) in enumerate(_parts(asked))}


def _parts(asked: Question) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Return what is to be placed or matched, each with the answers to choose from."""
    if asked.items:
        places = [(say("quiz.place"), ""), *((str(place), place) for place in range(1, len(asked.items) + 1))]
        return [(item, places) for item in asked.steps]
    rights = [(say("quiz.choose"), ""), *((plain(one), one) for one in asked.choices)]
    return [(pair.left, rights) for pair in asked.pairs]


def _judged(asked: Question, given: list[Any]) -> tuple[bool, str]:
    if asked.options:
        option = asked.options[given[0]]
        return option.right, plain(option.feedback)
    if asked.value is not None:
        try:
            off = abs(float(given[0]) - asked.value)
        except ValueError:
            return False, say("exercise.no_number")
        right = off <= abs(asked.value) * asked.tolerance + 1e-9
        return right, plain(asked.explain if right else asked.hint)
    places: list[Any] = [asked.items.index(item) + 1 for item in asked.steps]
    wanted = places or [one.right for one in asked.pairs]
    hits = sum(one == right for one, right in zip(given, wanted, strict=True))
    if hits == len(wanted):
        return True, plain(asked.explain)
    return False, say("quiz.places", right=hits, total=len(wanted))
