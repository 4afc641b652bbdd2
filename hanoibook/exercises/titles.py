"""An editor who reads a title on one published figure: what does it say that the figure cannot carry?"""

from __future__ import annotations

import re

from hanoibook import data, vietnam
from hanoibook.exercises import reading
from hanoibook.words import _, amounts, fold, money, show

METRIC, YEAR = "online-fraud-losses-survey-estimate", 2024
SHARE, RATIO = "victim-share-2024-1", "victim-ratio-2024-1"
MOST_LETTERS = 110
NEAR = 0.03
PLACE = ("vietnam", "viet nam", "vietnamese")
CRIME = ("fraud", "scam", "scams", "fraudsters", "scammers")
METHOD = ("survey", "surveyed", "estimate", "estimates", "estimated", "puts", "scaled", "poll", "respondents")
CHANGE = (
    *("rise", "rises", "rose", "grow", "grows", "grew", "fall", "falls", "fell", "drop", "drops", "jump", "jumps"),
    *("surge", "surges", "increase", "increases", "decline", "declines"),
)
LOUD = (
    *("explode", "explodes", "exploding", "soar", "soars", "skyrocket", "skyrockets", "shock", "shocking", "massive"),
    *("huge", "epidemic", "tsunami", "proves", "proven", "officially", "staggering", "alarming", "stunning"),
)
_AMOUNT = re.compile(
    r"(?P<before>USD|US\$|\$|VND|₫)?\s*(?P<digits>\d(?:[\d.,]*\d)?)\s*(?P<scale>thousand|million|billion|trillion|m|bn|tn)?\b\s*"
    r"(?P<after>%|per cent|percent|dollars?|USD|dong|VND|₫)?",
    re.IGNORECASE,
)


def check_title(title: object = None) -> None:
    """Print what an editor says to a title on what the survey of 2024 estimates; never raises."""
    print(title_feedback(title))


def title_feedback(title: object) -> str:
    """Return what :func:`check_title` prints.

    >>> title_feedback("Vietnam lost 18.9 trillion dong to online fraud in 2024").split(":")[0]
    'The editor asks'
    """
    return reading.in_a_sentence(
        lambda: _read(title),
        nothing=_(
            "Not answered yet. Hint: say who found it out and how, the amount with its unit, the place and the year."
        ),
        unread=lambda why: _("Not yet. {why}", why=why),
    )


def _read(title: object) -> str:
    text = reading.alone(title)
    if not isinstance(text, str):
        raise reading.Unread(_("A title is text: write it in quotation marks."))
    folded = fold(text)
    words = set(re.findall(r"[^\W\d_]+", folded))
    question = _amounts(text) or _missing(folded, words) or _too_much(text, words)
    if question:
        return _("The editor asks: {question}", question=question)
    return _("Right: the editor lets the title pass. It says no more than the figure carries.")


def _missing(text: str, words: set[str]) -> str:
    if not any(place in text for place in PLACE):
        return _("where is this? Name the place.")
    if not words & set(CRIME):
        return _("lost to what? The figure is about online fraud.")
    if str(YEAR) not in text:
        return _("when was this? Name the year of the figure.")
    if not words & set(METHOD):
        return _("who counted this? Nobody did: say that a survey estimates it.")
    return ""


def _too_much(text: str, words: set[str]) -> str:
    loud, change = sorted(words & set(LOUD)), sorted(words & set(CHANGE))
    if loud:
        return _("does the figure carry the word “{word}”? It gives an amount and judges nothing.", word=loud[0])
    if change:
        return _("“{word}” against what? The figure of one year shows no change.", word=change[0])
    if len(text) > MOST_LETTERS:
        return _("can it be shorter? It has {count} letters, and {most} fit.", count=len(text), most=MOST_LETTERS)
    return ""


def _amounts(text: str) -> str:
    for found in _AMOUNT.finditer(text):
        question = _amount(found)
        if question:
            return question
    return ""


def _amount(found: re.Match[str]) -> str:
    try:
        digits = amounts.read(found["digits"]).readings
    except amounts.Unreadable as why:
        raise reading.Unread(str(why)) from None
    named = [amounts.unit_of(one) for one in (found["before"], found["after"]) if one]
    numbers = [one * amounts.scale(found["scale"] or "") for one in digits]
    bare = not named and not found["scale"]
    if bare and any(one in (YEAR, 1, vietnam.figure(RATIO).value, _asked()) for one in numbers):
        return ""
    if not named:
        return _("{number} of what? Name the unit.", number=found[0].strip())
    known = _known(named[0])
    if any(abs(number - one) <= NEAR * one for one in known for number in numbers):
        return ""
    right = show(known[0] / 100, "share") if named[0] == "%" else money(known[0], named[0])
    return _("is {given} right? The survey has {right}.", given=found[0].strip(), right=right)


def _known(unit: str) -> list[float]:
    """Return what the survey printed in a unit: a currency, or ``%``."""
    if unit == "%":
        return [vietnam.figure(SHARE).value * 100]
    rows = data.load("vietnam_losses").query("metric == @METRIC and year == @YEAR and unit == @unit")
    return [float(value) for value in rows["value"]]


def _asked() -> float:
    return vietnam.figure("survey-respondents-2024-1").value
