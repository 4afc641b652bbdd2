"""Check a reader's answer in a notebook: say what is wrong and why, and hint at the next step."""

from hanoibook.exercises.checking import EXERCISES, check, check_verdict, feedback, verdict_feedback
from hanoibook.exercises.coding import PAIRS, check_codes, codes_feedback, pair_text, reasons, show_pair, show_reasons
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.exercises.plain_errors import plain_errors
from hanoibook.exercises.titles import check_title, title_feedback

__all__ = [
    "EXERCISES",
    "PAIRS",
    "Choice",
    "Number",
    "check",
    "check_codes",
    "check_title",
    "check_verdict",
    "codes_feedback",
    "feedback",
    "pair_text",
    "plain_errors",
    "reasons",
    "show_pair",
    "show_reasons",
    "title_feedback",
    "verdict_feedback",
]
