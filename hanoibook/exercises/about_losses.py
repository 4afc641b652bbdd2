"""Exercises of the notebook on loss data."""

from __future__ import annotations

from hanoibook import facts, losses
from hanoibook.exercises import slips
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.exercises.slips import Mistakes
from hanoibook.words import N_, _


def _growth_mistakes() -> Mistakes:
    first, last = (losses.complaint_figure(year, "losses").value for year in (2020, 2025))
    right = losses.annual_growth(first, last, 5)
    return [
        ((last / first - 1) / 5, _("You divided the total growth by five. Growth compounds: take the fifth root.")),
        (
            losses.annual_growth(first, last, 6),
            _("You counted six years. From 2020 to 2025 growth happens five times."),
        ),
        (last / first - 1, _("That is the growth over all five years. The question asks for one year.")),
        (1 + right, _("That is the yearly factor. Subtract one to get the growth.")),
    ]


def _division_mistakes() -> Mistakes:
    stated, filed = (losses.complaint_figure(2024, name).value for name in ("losses", "complaints"))
    return [
        *slips.of_division(stated, filed),
        (facts.get("ic3-loss-per-complaint-2025").value, _("That is the result for 2025. The question asks for 2024.")),
    ]


def _share_mistakes() -> Mistakes:
    return slips.of_division(losses.estimate("cv_2025").value, losses.gdp("WLD", 2025).value)


def _ratio_meanings() -> dict[str, str]:
    return {
        "crime": _(
            "More crime may be part of it, but a record of complaints cannot show it alone: more people may file."
        ),
        "nothing": _("A growing record does show that more money was stated as lost to this office."),
        "record": _("The record grew. Why, it cannot say: crime, reporting, prices and the office all changed."),
    }


EXERCISES: dict[str, Number | Choice] = {
    "loss-per-complaint-2024": Number(
        unit="USD",
        answer=lambda: facts.get("ic3-loss-per-complaint-2024").value,
        tolerance=0.005,
        hint=N_("divide the losses of 2024 by the complaints of 2024, for example 16 / 4."),
        mistakes=_division_mistakes,
    ),
    "loss-growth-2020-2025": Number(
        unit="share a year",
        answer=lambda: facts.get("ic3-losses-growth-2020-2025").value,
        tolerance=0.01,
        hint=N_(
            "divide the last figure by the first, take the fifth root, subtract one: (last / first) ** (1 / 5) - 1."
        ),
        mistakes=_growth_mistakes,
    ),
    "claim-as-share-of-output": Number(
        unit="share",
        answer=lambda: facts.get("cv-2025-gdp-share").value,
        tolerance=0.01,
        hint=N_("divide the claimed amount by the world's output of the same year."),
        mistakes=_share_mistakes,
    ),
    "what-growth-shows": Choice(
        answer=lambda: "record",
        options=_ratio_meanings,
        hint=N_("ask what has to happen before a loss stands in this record."),
    ),
}
