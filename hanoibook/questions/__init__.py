"""The question bank: what learners are asked, with a computed key, and what each wrong answer overlooks.

``bank`` reads and checks the files of ``data/questions``, ``wording`` fills facts and articles into their texts,
``slips`` computes named wrong numbers, ``forms`` sets questions out for the two forms of a paper, ``census`` counts
them, ``keys`` says in words what is right, ``feedback`` what is said to a wrong answer, ``moodle`` and ``gift`` write
them for a school's system.
"""

from hanoibook.questions.bank import Option, Pair, Question, everything, get, of_page, pages
from hanoibook.questions.census import LEVELS, census
from hanoibook.questions.feedback import Slip, said, slips
from hanoibook.questions.forms import FORMS, Form, arranged
from hanoibook.questions.gift import gift
from hanoibook.questions.keys import key
from hanoibook.questions.moodle import moodle_xml
from hanoibook.questions.wording import mixed, pieces, plain

__all__ = [
    "FORMS", "LEVELS", "Form", "Option", "Pair", "Question", "Slip", "arranged", "census", "everything", "get", "gift",
    "key", "mixed", "moodle_xml", "of_page", "pages", "pieces", "plain", "said", "slips",
]  # fmt: skip
