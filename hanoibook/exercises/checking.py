"""Judge an answer by the name of its exercise, or a verdict by the claims ledger."""

from __future__ import annotations

from hanoibook import claims, data
from hanoibook.exercises import about_claims, about_losses, about_surveys, about_treaties
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.words import say

EXERCISES: dict[str, Number | Choice] = {
    **about_losses.EXERCISES,
    **about_treaties.EXERCISES,
    **about_surveys.EXERCISES,
    **about_claims.EXERCISES,
}


def check(name: str, answer: object) -> None:
    """Print whether ``answer`` solves the exercise ``name``; never raises for a reader's input.

    >>> check("loss-per-complaint-2024", None)
    Not answered yet. Hint: divide the losses of 2024 by the complaints of 2024, for example 16 / 4.
    """
    print(feedback(name, answer))


def feedback(name: str, answer: object) -> str:
    """Return the sentence that :func:`check` prints."""
    if name not in EXERCISES:
        return say("exercise.unknown", name=repr(name), known=", ".join(sorted(EXERCISES)))
    exercise = EXERCISES[name]
    if answer is None or answer is ... or answer == "":
        return say("exercise.open", hint=exercise.hint)
    return exercise.judge(answer)


def check_verdict(claim_id: str, verdict: object) -> None:
    """Print how a reader's verdict on a claim compares with the ledger's, and the ledger's reason."""
    print(verdict_feedback(claim_id, verdict))


def verdict_feedback(claim_id: str, verdict: object) -> str:
    """Return the sentence that :func:`check_verdict` prints.

    >>> verdict_feedback("C18", None).split(".")[0]
    'No verdict yet'
    """
    try:
        claim = claims.get(str(claim_id).strip().upper())
    except KeyError:
        known = sorted(data.load("claims")["id"])
        return say("exercise.no_claim", first=known[0], last=known[-1])
    names = {say(f"verdict.{word}"): word for word in claims.VERDICTS}
    listed = ", ".join(f'"{name}"' for name in names)
    if verdict is None or verdict is ... or verdict == "":
        return say("exercise.no_verdict", words=listed)
    given = verdict.strip().lower().replace("_", " ") if isinstance(verdict, str) else ""
    chosen = names.get(given) or next((word for word in names.values() if word.replace("_", " ") == given), None)
    if chosen is None:
        return say("exercise.no_word", words=listed)
    said = say(f"verdict.{claim.verdict}")
    same = chosen == claim.verdict
    return say("exercise.same_verdict" if same else "exercise.other_verdict", verdict=said, reason=claim.finding)
