"""Exercises of the notebook that compares the two conventions."""

from __future__ import annotations

from hanoibook import treaties
from hanoibook.exercises.exercise import Choice, Mistakes, Number
from hanoibook.words import N_, _

CODED = ("un", 14)
CHECKPOINT = "2021-06-30"
TESTS = {  # what each relation asks; the wrong answer gets the test that it fails
    "equivalent": N_("It fits when both texts ask for the same conduct or power, whatever the words."),
    "extended": N_("It fits when the UN text covers what Budapest covers and more."),
    "narrowed": N_("It fits when the UN text covers less than Budapest."),
    "new_in_un": N_("It fits when Budapest has no article on the matter."),
    "budapest_only": N_("It fits when the UN text has no article on the matter."),
}


def _relation() -> str:
    return str(treaties.counterparts(*CODED)["relation"].iloc[0])


def _new() -> float:
    return float(treaties.relation_count("new_in_un").value)


def _new_mistakes() -> Mistakes:
    un, budapest = (treaties.article_count(treaty).value for treaty in treaties.TREATIES)
    return [
        (
            un - budapest,
            _("That is the difference in the number of articles. One article may answer to several others."),
        ),
        (treaties.relation_count("budapest_only").value, _("That counts the other way: what only Budapest has.")),
        (un, _("That is every article of the UN Convention.")),
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
    ),
    "new-in-un": Number(
        unit="articles",
        answer=_new,
        tolerance=0,
        hint=N_("count the rows of the concordance whose relation is 'new_in_un'."),
        mistakes=_new_mistakes,
    ),
    "bound-on-30-june-2021": Number(
        unit="parties",
        answer=lambda: treaties.party_count(CHECKPOINT, "in_force").value,
        tolerance=0,
        hint=N_("set the date to 2021-06-30 and count by entry into force."),
        mistakes=_party_mistakes,
    ),
}
