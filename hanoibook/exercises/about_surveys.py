"""Exercises of the notebook on survey traps."""

from __future__ import annotations

from hanoibook import facts, losses
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.exercises.slips import Mistakes
from hanoibook.words import N_, _

HEAVY = 1.2
CAP = 1_000.0
CAPPED_TAIL = 1.5


def _added() -> float:
    per_head = facts.get("survey-population").value / facts.get("survey-sample").value
    return float(facts.get("survey-small-answer").value * per_head)


def _added_mistakes() -> Mistakes:
    answer, sample, people = (facts.get(f"survey-{name}").value for name in ("small-answer", "sample", "population"))
    return [
        (answer / sample, _("That is the dollars per head. Multiply by the people of the country.")),
        (
            answer,
            _("That is the answer itself. It stands for many people: divide by the sample, multiply by all people."),
        ),
        (answer * sample / people, _("You divided where you should multiply, and the other way round.")),
        (answer * people, _("You forgot to divide by the sample: one answer speaks for one of the people asked.")),
        (facts.get("survey-one-answer-adds").value, _("That is what the larger answer adds. Use the smaller one.")),
    ]


def _ten_times() -> str:
    narrow = [losses.spread(losses.simulated_surveys(sample, HEAVY)) - 1 for sample in (1_000, 10_000)]
    return "less" if narrow[1] > narrow[0] / 10**0.5 else "as much"


def _capped() -> float:
    return float(losses.simulated_surveys(1_000, CAPPED_TAIL, CAP)["against_truth"].median())


def _capped_mistakes() -> Mistakes:
    free = float(losses.simulated_surveys(1_000, CAPPED_TAIL)["against_truth"].median())
    return [
        (free, _("That is the median without a cap. Set the cap to 1,000 dollars.")),
        (1 - _capped(), _("That is what is missing. The question asks for what is left.")),
    ]


EXERCISES: dict[str, Number | Choice] = {
    "small-answer-adds": Number(
        unit="USD",
        answer=_added,
        tolerance=0.005,
        hint=N_("divide the answer by the people asked, then multiply by the people of the country."),
        mistakes=_added_mistakes,
    ),
    "ten-times-the-sample": Choice(
        answer=_ten_times,
        options=lambda: {
            "less": _("The rare large answers keep arriving, so the estimate settles slowly."),
            "as much": _("The square-root rule of school statistics needs losses without a heavy tail."),
            "more": _("A sample ten times as large is not more than ten times as good here."),
        },
        hint=N_("set the tail to the heaviest and move the sample from 1,000 to 10,000."),
    ),
    "median-with-cap": Number(
        unit="share",
        answer=_capped,
        tolerance=0.01,
        hint=N_("read 'half of the surveys lie below' in the summary under the controls, with the cap set."),
        mistakes=_capped_mistakes,
    ),
}
