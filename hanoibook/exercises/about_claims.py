"""Exercises of the notebook that traces claims."""

from __future__ import annotations

from hanoibook import losses, vietnam
from hanoibook.exercises import slips
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.exercises.slips import Mistakes
from hanoibook.words import N_, _

STATED = "total-damage-attributed-to-attacks-and-fraud-2023-1"
SURVEY = "total-losses-extrapolated-2023-1"
REPORTS = "online-fraud-reports-to-state-portal-2023-1"
RATE_OF = 2024


def _per_report() -> float:
    return vietnam.figure(STATED).value / vietnam.figure(REPORTS).value


def _per_report_mistakes() -> Mistakes:
    return [
        *slips.of_division(vietnam.figure(STATED).value, vietnam.figure(REPORTS).value),
        (losses.in_usd(_per_report(), "VND", RATE_OF), _("That is in dollars. Write dong.")),
    ]


def _in_dollars() -> float:
    return losses.in_usd(vietnam.figure(SURVEY).value, "VND", RATE_OF)


def _in_dollars_mistakes() -> Mistakes:
    return [
        (vietnam.figure(SURVEY).value, _("That is still in dong. Divide by the dong that one dollar cost.")),
        *slips.of_division(vietnam.figure(SURVEY).value, 1 / losses.in_usd(1, "VND", RATE_OF)),
    ]


EXERCISES: dict[str, Number | Choice] = {
    "dong-per-report": Number(
        unit="VND",
        answer=_per_report,
        tolerance=0.005,
        hint=N_("divide the stated damage by the number of reports."),
        mistakes=_per_report_mistakes,
    ),
    "kind-of-390": Choice(
        answer=lambda: str(vietnam.rivals(2023).set_index("id").loc[SURVEY, "kind"]),
        options=lambda: {
            "reported": _(
                "What was reported is a number of cases. No record that we know says that their losses add up to it."
            ),
            "surveyed": _("A survey asked people and scaled their answers up to the country."),
            "modelled": _("No model stands behind it. Look at who asked whom."),
            "claimed": _("As quoted it had no derivation. But the number can be followed to one: go a step back."),
        },
        hint=N_("compare the stated sum with the other figures for 2023 in the table, and read how each was made."),
    ),
    "survey-in-dollars": Number(
        unit="USD",
        answer=_in_dollars,
        tolerance=0.03,
        hint=N_("divide the dong by the dong that one dollar cost."),
        mistakes=_in_dollars_mistakes,
    ),
}
