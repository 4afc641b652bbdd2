"""Judge an answer by the name of its exercise, or a verdict by the claims ledger."""

from __future__ import annotations

from hanoibook import claims, data
from hanoibook.exercises import about_claims, about_losses, about_surveys, about_treaties, about_vietnam, reading
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.words import _, listing, plain, say

EXERCISES: dict[str, Number | Choice] = {
    **about_losses.EXERCISES,
    **about_treaties.EXERCISES,
    **about_surveys.EXERCISES,
    **about_claims.EXERCISES,
    **about_vietnam.EXERCISES,
}


def check(name: str, answer: object = None) -> None:
    """Print whether ``answer`` solves the exercise ``name``; never raises for a reader's input.

    >>> check("loss-per-complaint-2024", None)
    Not answered yet. Hint: divide the losses of 2024 by the complaints of 2024, for example 16 / 4.
    """
    print(feedback(name, answer))


def feedback(name: str, answer: object) -> str:
    """Return the sentence that :func:`check` prints."""
    if not isinstance(name, str) or name not in EXERCISES:
        given = repr(name)[:60] if isinstance(name, str) else _("of that name")
        return say("exercise.unknown", name=given, known=", ".join(sorted(EXERCISES)))
    exercise = EXERCISES[name]
    return reading.in_a_sentence(
        lambda: exercise.judge(answer),
        nothing=say("exercise.open", hint=exercise.hint),
        unread=lambda why: say("exercise.unread", why=why),
    )


def check_verdict(claim_id: str, verdict: object = None) -> None:
    """Print how a reader's verdict on a claim compares with the ledger's, and the ledger's reason."""
    print(verdict_feedback(claim_id, verdict))


def verdict_feedback(claim_id: str, verdict: object) -> str:
    """Return the sentence that :func:`check_verdict` prints.

    >>> verdict_feedback("C18", None).split(".")[0]
    'No verdict yet'
    """
    names = {say(f"verdict.{one}"): one for one in claims.VERDICTS}
    listed = listing([f'"{name}"' for name in names], "or")
    return reading.in_a_sentence(
        lambda: _on_verdict(_claim(claim_id), reading.word(verdict), names, listed),
        nothing=say("exercise.no_verdict", words=listed),
        unread=lambda why: say("exercise.unread_word", why=why, words=listed),
    )


def _claim(claim_id: object) -> claims.Claim | None:
    try:
        return claims.get(reading.word(claim_id).replace(" ", "").upper())
    except (KeyError, reading.Open, reading.Unread):
        return None


def _on_verdict(claim: claims.Claim | None, word: str, names: dict[str, str], listed: str) -> str:
    if claim is None:
        known = sorted(data.load("claims")["id"])
        return say("exercise.no_claim", first=known[0], last=known[-1])
    chosen = {plain(text): code for name, code in names.items() for text in (name, code)}.get(word)
    if chosen is None:
        return say("exercise.no_word", words=listed)
    same, verdict = chosen == claim.verdict, say(f"verdict.{claim.verdict}")
    return say("exercise.same_verdict" if same else "exercise.other_verdict", verdict=verdict, reason=claim.finding)
