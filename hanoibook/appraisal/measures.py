"""Every measure of the bank, with what was found, its bound, and the questions that break it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hanoibook import claims
from hanoibook.appraisal import content, form
from hanoibook.appraisal.guessing import Score, guessed
from hanoibook.questions import Question, everything, plain
from hanoibook.words import _, percent

PLACES = (0.18, 0.32)
PLACES_OF_CARDS = (0.15, 0.35)
EXTREMES = (0.15, 0.35)
APART = 0.08  # between the share of right and of wrong options with a mark
NEAR_THE_STEM = 0.25
ROW_BY_ROW = 1 / 3
GUESSED = 0.33
ONE_VERDICT = 0.4
UNVERIFIABLE = 0.25


@dataclass(frozen=True)
class Measure:
    """What was measured, what was found, what is allowed, whether it holds; ``cases`` are the questions at fault."""

    name: str
    found: str
    bound: str
    holds: bool
    cases: tuple[str, ...] = field(default=())


def measures() -> list[Measure]:
    """Return all measures of the bank, those of form first."""
    bank = everything()
    choices = [one for one in bank if one.kind == "choice"]
    cards = [one for one in choices if one.role == "concept"]
    return [
        *_places(_at_place, choices, PLACES),
        *_places(_card_at_place, cards, PLACES_OF_CARDS),
        _extreme(_("key is longest"), choices, len, True),
        _extreme(_("key is shortest"), choices, len, False),
        *(_apart(name, words, choices) for name, words in _marks().items()),
        _near_the_stem(choices),
        *_matching([one for one in bank if one.kind == "match"]),
        *_verdicts([one for one in bank if one.kind == "verdict"]),
        _guessed([one for one in bank if one.options]),
        *_none_of_content(),
    ]


def _marks() -> dict[str, str]:
    return {
        "reason": _("options with a reason clause"),
        "hedge": _("options with a hedge"),
        "absolute": _("options with an absolute word"),
        "negation": _("options with a negation"),
    }


def _within(share: float, low: float, high: float) -> bool:
    return low <= share <= high


def _span(low: float, high: float) -> str:
    return _("{low} to {high}", low=percent(low), high=percent(high))


def _at_place(place: str) -> str:
    return _("key at place {place}", place=place)


def _card_at_place(place: str) -> str:
    return _("key of a concept card at place {place}", place=place)


def _places(name: Callable[[str], str], asked: Sequence[Question], bound: tuple[float, float]) -> Iterator[Measure]:
    """Measure how often each place holds the key, among questions with four options."""
    keys = Counter(_key(one) for one in asked if len(one.options) == 4)
    for place in range(4):
        share = keys[place] / keys.total()
        yield Measure(name("ABCD"[place]), percent(share), _span(*bound), _within(share, *bound))


def _key(question: Question) -> int:
    return next(place for place, one in enumerate(question.options) if one.right)


def _extreme(name: str, asked: Sequence[Question], size: Callable[[str], int], most: bool) -> Measure:
    share = sum(form.extreme(one, size, most) for one in asked) / len(asked)
    return Measure(name, percent(share), _span(*EXTREMES), _within(share, *EXTREMES))


def _apart(mark: str, name: str, asked: Sequence[Question]) -> Measure:
    """Measure a mark in right and in wrong options."""
    has = {
        right: [form.has(mark, plain(one.text)) for question in asked for one in question.options if one.right is right]
        for right in (True, False)
    }
    right, wrong = (sum(has[which]) / len(has[which]) for which in (True, False))
    found = _("{right} of right, {wrong} of wrong", right=percent(right), wrong=percent(wrong))
    bound = _("at most {points} apart", points=percent(APART))
    return Measure(name, found, bound, abs(right - wrong) <= APART)


def _near_the_stem(asked: Sequence[Question]) -> Measure:
    caught = tuple(one.id for one in asked if "most near the stem" in form.features(one)[_key(one)])
    share = len(caught) / len(asked)
    name = _("key shares more words with the question than any other option")
    return Measure(name, percent(share), _span(0, NEAR_THE_STEM), share <= NEAR_THE_STEM, caught)


def _matching(asked: Sequence[Question]) -> Iterator[Measure]:
    bare = tuple(one.id for one in asked if not one.spare)
    yield _none(_("matching without a spare answer"), bare)
    share = sum(_row_by_row(one) for one in asked) / len(asked)
    name = _("rows of a matching whose answer stands at their own place")
    yield Measure(name, percent(share), _span(0, ROW_BY_ROW), share <= ROW_BY_ROW)
    climbing = tuple(one.id for one in asked if all(first < second for first, second in pairwise(_sequence(one))))
    yield _none(_("matching whose answers stand in the order of the rows"), climbing)


def _sequence(question: Question) -> list[int]:
    return [question.choices.index(pair.right) for pair in question.pairs]


def _row_by_row(question: Question) -> float:
    sequence = _sequence(question)
    return sum(row == place for row, place in enumerate(sequence)) / len(sequence)


def _verdicts(asked: Sequence[Question]) -> Iterator[Measure]:
    keys = Counter(next(option.text for option in one.options if option.right) for one in asked)
    word, most = keys.most_common(1)[0]
    found = _("{share} ({word})", share=percent(most / len(asked)), word=word)
    yield Measure(_("verdict most often right"), found, _span(0, ONE_VERDICT), most / len(asked) <= ONE_VERDICT)
    share = sum(claims.get(one.claim).verdict == "unverifiable" for one in asked) / len(asked)
    name = _("verdict questions whose key is that nothing can settle it")
    yield Measure(name, percent(share), _span(0, UNVERIFIABLE), share <= UNVERIFIABLE)


def _guessed(asked: Sequence[Question]) -> Measure:
    score: Score = guessed(asked)
    found = _(
        "{share} of {count} ({low} to {high}), by chance {chance}",
        share=percent(score.share),
        count=score.count,
        low=percent(score.low),
        high=percent(score.high),
        chance=percent(score.chance),
    )
    bound = _("at most {share}", share=percent(GUESSED))
    return Measure(_("keys guessed from form, one left out"), found, bound, score.share <= GUESSED)


def _none_of_content() -> Iterator[Measure]:
    yield _none(_("key on a row below grade B that the question does not show"), content.weak_keys())
    yield _none(_("test question on a page of no route"), content.off_route())
    yield _none(_("key that its page does not teach"), content.untaught())
    yield _none(_("feedback before reading that tells the key of the twin"), content.leaks())
    yield _none(_("misconception that only says the option again"), content.repeats())


def _none(name: str, cases: Sequence[str]) -> Measure:
    return Measure(name, str(len(cases)), _("none"), not cases, tuple(cases))
