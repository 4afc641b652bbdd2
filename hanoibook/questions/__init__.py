"""The question bank: what learners are asked, with a computed key, and what each wrong answer overlooks.

``bank`` reads and checks the files of ``data/questions``, ``wording`` fills facts and articles into their texts,
``keys`` says in words what is right, ``moodle`` writes them for a school's system.
"""

from hanoibook.questions.bank import Option, Pair, Question, everything, of_page
from hanoibook.questions.keys import key
from hanoibook.questions.moodle import moodle_xml
from hanoibook.questions.wording import pieces, plain

__all__ = ["Option", "Pair", "Question", "everything", "key", "moodle_xml", "of_page", "pieces", "plain"]
