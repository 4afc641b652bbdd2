"""Exercises of the notebook on Vietnam's figures."""

from __future__ import annotations

from hanoibook import vietnam
from hanoibook.exercises import slips
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.exercises.slips import Mistakes
from hanoibook.words import N_, _

SURVEY = "online-fraud-losses-survey-estimate-2024-1"
RECORD = "online-fraud-losses-police-2024-1"
CASES = "online-fraud-cases-police-2024-1"
PEOPLE_ASKED = "survey-respondents-2024-1"
SHARES = ("victim-share-2024-1", "victim-share-2025-1")


def _value(row: str) -> float:
    return vietnam.figure(row).value


def _part() -> float:
    return _value(RECORD) / _value(SURVEY)


def _part_mistakes() -> Mistakes:
    return [
        (
            1 / _part(),
            _("You divided the survey by the record. The question asks for the record as a part of the survey."),
        ),
        (1 - _part(), _("That is the part that the record lacks. The question asks for the part that it has.")),
    ]


def _survey_per_victim() -> float:
    return vietnam.per_victim(vietnam.adults_behind_gasa())


def _per_victim_mistakes() -> Mistakes:
    total, share, people = _value(SURVEY), _value(SHARES[0]), vietnam.adults_behind_gasa()
    return [
        (total / people, _("That is for each user, victim or not. Divide by the victims: users times the share.")),
        (
            total / (people * share * 100),
            _("You took the share for a percentage. Use it as it stands."),
        ),
        (
            total / (_value(PEOPLE_ASKED) * share),
            _("You divided by the victims among the people asked. The sum is for the whole country: use its users."),
        ),
        (total / _value(CASES), _("You divided by the cases of the police. Use the victims whom the survey counts.")),
        (people * share, _("That is the number of victims. Divide the sum by it.")),
    ]


def _change() -> float:
    before, after = map(_value, SHARES)
    return after / before - 1


def _change_mistakes() -> Mistakes:
    before, after = map(_value, SHARES)
    return [
        (after - before, _("That is the difference of the two shares. Divide it by the share of the year before.")),
        (after / before, _("That is what is left. Subtract one to get the change.")),
        (before / after - 1, _("You divided by the later year. The change is measured against the earlier one.")),
        *slips.of_division(before, after)[1:2],
    ]


def _wrong_print() -> str:
    rows = vietnam.dollar_prints()
    return str(rows.loc[rows["dong_per_dollar"].idxmax(), "letter"]).lower()


def _prints() -> dict[str, str]:
    rows = vietnam.dollar_prints().set_index("letter")["dong_per_dollar"]
    usual = _("A dollar costs about as many dong here as in most of the others.")
    told = {letter.lower(): usual for letter in rows.index}
    return {
        **told,
        _wrong_print(): _("Here a dollar would cost far too many dong: the digits are right, the unit is not."),
    }


def _times_too_small() -> float:
    return 1 / next(iter(vietnam.SLIPS.values()))


EXERCISES: dict[str, Number | Choice] = {
    "record-as-part-of-survey": Number(
        unit="share",
        answer=_part,
        tolerance=0.01,
        hint=N_("divide the losses on record by the losses that the survey estimates."),
        mistakes=_part_mistakes,
    ),
    "can-both-hold": Choice(
        answer=lambda: "both",
        options=lambda: {
            "both": _(
                "The record holds what was reported, the survey also what was not. They do not contradict each other."
            ),
            "survey": _(
                "The survey may be right, but the lower record does not make it so, and it is not refuted by it either."
            ),
            "record": _("A record counts reports and not crimes. It cannot show that a larger estimate is wrong."),
        },
        hint=N_("ask which losses can stand in the one and not in the other."),
        others={"both can hold": "both", "both hold": "both", "police": "record", "police record": "record"},
    ),
    "survey-per-victim": Number(
        unit="VND",
        answer=_survey_per_victim,
        tolerance=0.02,
        hint=N_("victims are users times the share of victims; divide the sum of the survey by the victims."),
        mistakes=_per_victim_mistakes,
    ),
    "why-a-case-is-larger": Choice(
        answer=lambda: "selection",
        options=lambda: {
            "selection": _(
                "Who loses little often tells nobody, and one case may hold many victims: a case is larger."
            ),
            "mistake": _(
                "A division cannot show a mistake by itself. Ask first who gets into a record and who does not."
            ),
            "growth": _("Both speak of the same year, so growth from year to year does not come in."),
        },
        hint=N_("ask which victims go to the police, and how many victims one case can have."),
    ),
    "change-of-victim-share": Number(
        unit="share",
        answer=_change,
        tolerance=0.01,
        hint=N_("divide the share of 2025 by the share of 2024 and subtract one. A fall is below nought."),
        mistakes=_change_mistakes,
    ),
    "what-fell": Choice(
        answer=lambda: "open",
        options=lambda: {
            "fraud": _("Less fraud would explain the fall, but so would more silence, and the survey hints at both."),
            "reporting": _("More silence would explain the fall, but the share of victims in the survey fell too."),
            "open": _("Less fraud, more silence, other people who answered: each makes these figures fall."),
        },
        hint=N_("find different pairs of falls in the controls above that fit the record."),
        others={"both": "open", "not known": "open", "unknown": "open"},
    ),
    "wrongly-printed": Choice(
        answer=_wrong_print,
        options=_prints,
        hint=N_("look for the line in which a dollar costs far more dong than in the others."),
    ),
    "times-too-small": Number(
        unit="times",
        answer=_times_too_small,
        tolerance=0.06,
        hint=N_("divide the dong that a dollar costs in the wrong line by what it costs in another one."),
        mistakes=lambda: [(1 / _times_too_small(), _("Turn the division round: how many times too small is it?"))],
    ),
}
