"""Where each file for classes stands, in the folder beside the site and in the kit, and what it is for."""

from __future__ import annotations

from typing import NamedTuple

from hanoibook.questions import Form
from hanoibook.words import _

KIT = "from-storm-to-treaty"
STUDENTS, TEACHERS = "for-students", "for-teachers"
HANDOUTS, QUESTIONS = f"{STUDENTS}/handouts", f"{STUDENTS}/questions"
SLIDES, PLANS, SYSTEMS = f"{TEACHERS}/slides", f"{TEACHERS}/plans", f"{TEACHERS}/questions"
QTI12, QTI21, MOODLE, GIFT, PLAIN, LEFT_OUT = (
    "qti-1.2.zip", "qti-2.1.zip", "moodle.xml", "gift.txt", "questions-with-answers.docx", "README.txt",
)  # fmt: skip


class System(NamedTuple):
    """A file for a school's system: its name, the format's title, and who takes it."""

    name: str
    title: str
    about: str


def systems() -> tuple[System, ...]:
    """Return the files for schools' systems."""
    return (
        System(
            QTI12, "QTI 1.2", _("Canvas, and older systems. Each sheet becomes a quiz; each option has its feedback.")
        ),
        System(
            QTI21,
            "QTI 2.1",
            _("Blackboard, OpenOlat, TAO and others. Orders stay orders; pairs give a part of the marks."),
        ),
        System(MOODLE, "Moodle XML", _("Moodle. Named wrong numbers have their own feedback.")),
        System(GIFT, "GIFT", _("Moodle and others that read plain text.")),
        System(
            "kahoot.csv",
            "Kahoot",
            _("Only questions and answers short enough for a show. Open it in a spreadsheet first."),
        ),
        System("quizizz.csv", "Quizizz", _("Questions to choose an answer for, each with its explanation.")),
        System(PLAIN, "Word", _("All questions with answers and feedback, to copy from.")),
        System(LEFT_OUT, "README", _("How many questions each file holds, and which it had to leave out.")),
    )


def form(name: str, which: Form) -> str:
    """Return the name of a sheet in one of its forms.

    >>> form("pre-test", "A"), form("pre-test", "B")
    ('pre-test', 'pre-test-form-b')
    """
    return name if which == "A" else f"{name}-form-{which.lower()}"
