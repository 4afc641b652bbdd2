"""Write the question bank as Moodle XML, which most school systems can import."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree as ET

from hanoibook import data
from hanoibook.questions.bank import Question
from hanoibook.questions.feedback import said, slips
from hanoibook.questions.wording import plain
from hanoibook.words import say

RIGHT, WRONG = "100", "0"


def moodle_xml(questions: Iterable[Question]) -> str:
    """Return the questions as one Moodle quiz; an order becomes a matching of steps to places.

    A spare answer is a part with no words of its own, as Moodle has it.

    >>> moodle_xml([]).splitlines()[1]
    '<quiz />'
    """
    quiz = ET.Element("quiz")
    page = ""
    for question in questions:
        if question.page != page:
            page = question.page
            heading = ET.SubElement(quiz, "question", type="category")
            _text(ET.SubElement(heading, "category"), f"$course$/top/From Storm to Treaty/{page}", None)
            release = say("release.moodle", version=data.version(), as_of=data.as_of())
            _text(ET.SubElement(heading, "info", format="html"), release)
        _WRITERS[question.kind](quiz, question)
    ET.indent(quiz)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(quiz, encoding="unicode")}\n'


def _choice(quiz: ET.Element, question: Question) -> None:
    item = _item(quiz, question, "multichoice")
    ET.SubElement(item, "single").text = "true"
    ET.SubElement(item, "shuffleanswers").text = "true"
    ET.SubElement(item, "answernumbering").text = "abc"
    for option in question.options:
        answer = _answer(item, option.text, RIGHT if option.right else WRONG)
        _text(ET.SubElement(answer, "feedback", format="html"), said(option))


def _numeric(quiz: ET.Element, question: Question) -> None:
    item = _item(quiz, question, "numerical")
    assert question.value is not None
    _number(item, question.value, abs(question.value) * question.tolerance, plain(question.explain), RIGHT)
    for slip in slips(question):
        _number(item, slip.value, slip.margin, slip.said, WRONG)


def _number(item: ET.Element, value: float, margin: float, words: str, fraction: str) -> None:
    answer = ET.SubElement(item, "answer", fraction=fraction, format="moodle_auto_format")
    ET.SubElement(answer, "text").text = f"{value:.12g}"
    ET.SubElement(answer, "tolerance").text = f"{margin:.12g}"
    _text(ET.SubElement(answer, "feedback", format="html"), words)


def _match(quiz: ET.Element, question: Question) -> None:
    item = _item(quiz, question, "matching")
    ET.SubElement(item, "shuffleanswers").text = "true"
    pairs = [(pair.left, pair.right) for pair in question.pairs]
    pairs = pairs or [(step, str(place)) for place, step in enumerate(question.items, start=1)]
    pairs += [("", spare) for spare in question.spare]
    for left, right in pairs:
        part = ET.SubElement(item, "subquestion", format="html")
        ET.SubElement(part, "text").text = _html(plain(left)) if left else ""
        ET.SubElement(ET.SubElement(part, "answer"), "text").text = plain(right)


_WRITERS = {
    "choice": _choice,
    "source": _choice,
    "verdict": _choice,
    "numeric": _numeric,
    "match": _match,
    "order": _match,
}


def _item(quiz: ET.Element, question: Question, kind: str) -> ET.Element:
    item = ET.SubElement(quiz, "question", type=kind)
    _text(ET.SubElement(item, "name"), question.id, None)
    _text(ET.SubElement(item, "questiontext", format="html"), plain(question.ask))
    _text(ET.SubElement(item, "generalfeedback", format="html"), plain(question.explain))
    ET.SubElement(item, "defaultgrade").text = "1"
    ET.SubElement(item, "idnumber").text = question.id
    return item


def _answer(item: ET.Element, text: str, fraction: str) -> ET.Element:
    answer = ET.SubElement(item, "answer", fraction=fraction, format="html")
    ET.SubElement(answer, "text").text = _html(plain(text))
    return answer


def _text(parent: ET.Element, words: str, form: str | None = "html") -> None:
    ET.SubElement(parent, "text").text = _html(words) if form else words


def _html(words: str) -> str:
    return f"<p>{escape(words, quote=False)}</p>"
