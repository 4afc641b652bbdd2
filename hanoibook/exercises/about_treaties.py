"""Exercises of the notebook that compares the two conventions."""

from __future__ import annotations

from hanoibook import treaties
from hanoibook.exercises.coding import OTHERS, WORDS
from hanoibook.exercises.exercise import Choice, Number
from hanoibook.exercises.slips import Mistakes
from hanoibook.words import N_, _

CODED = ("un", 14)
CHECKPOINT = "2021-06-30"
TESTS = {  # what each relation asks; the wrong answer gets the test that it fails
    "equivalent": N_("It fits when both ask for the same, whatever the words and numbers."),
    "wider": N_("It fits when the UN text covers what Budapest covers, and adds something of weight."),
    "narrower": N_("It fits when the UN text asks for less, or reaches fewer cases, and adds little or nothing."),
    "new": N_("It fits when Budapest has no article on the matter."),
    "absent": N_("It fits when the UN text has no article on the matter."),
}


def _relation() -> str:
    code = treaties.counterparts(*CODED)["relation"].iloc[0]
    return next(word for word, meant in WORDS.items() if meant == code)


def by_chance() -> float:
    """Return in which share of pairs both readers would give the same relation if each only kept to habit."""
    found = treaties.coding_agreement("relation")
    seen = found.agreed / found.items
    return (seen - found.kappa) / (1 - found.kappa)


def _kappa_mistakes() -> Mistakes:
    found = treaties.coding_agreement("relation")
    seen, chance = found.agreed / found.items, by_chance()
    return [
        (seen, _("That is the plain share. Take off what chance alone would bring.")),
        (
            seen - chance,
            _("That is how far they are above chance. Divide it by how far they could be: one minus chance."),
        ),
        (seen / chance, _("You divided by chance. Subtract it above and below the line instead.")),
        (1 - found.kappa, _("That is what is missing to full agreement.")),
    ]


def _party_mistakes() -> Mistakes:
    return [
        (
            treaties.party_count(CHECKPOINT).value,
            _("That counts by deposit. One of them was not yet bound on that day."),
        ),
        (treaties.party_count(None, "in_force").value, _("That is the number today. Set the date.")),
        (treaties.party_count("2020-06-30", "in_force").value, _("That is a year too early.")),
    ]


EXERCISES: dict[str, Number | Choice] = {
    "code-article-14": Choice(
        answer=_relation,
        options=lambda: TESTS,
        hint=N_("put the two summaries side by side: which acts does only one of them name?"),
        others=OTHERS,
    ),
    "kappa-by-hand": Number(
        unit="kappa",
        answer=lambda: treaties.coding_agreement("relation").kappa,
        tolerance=0.01,
        hint=N_("subtract chance from seen, and divide by what chance leaves to full agreement."),
        mistakes=_kappa_mistakes,
    ),
    "bound-on-30-june-2021": Number(
        unit="parties",
        answer=lambda: treaties.party_count(CHECKPOINT, "in_force").value,
        tolerance=0,
        hint=N_("set the date to 2021-06-30 and count by entry into force."),
        mistakes=_party_mistakes,
    ),
}
