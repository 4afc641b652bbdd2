"""Check a reader's answer in a notebook: say what is wrong and why, and hint at the next step."""

from hanoibook.exercises.checking import EXERCISES, check, check_verdict, feedback, verdict_feedback
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.exercises.plain_errors import plain_errors

__all__ = ["EXERCISES", "Choice", "Number", "check", "check_verdict", "feedback", "plain_errors", "verdict_feedback"]
