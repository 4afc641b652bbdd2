"""Facts say what their names promise: recipes on made-up figures, and values written down again."""

from __future__ import annotations

import re

import pytest

from hanoibook import facts, losses
from hanoibook.facts import recipes
from hanoibook.facts.fact import Find, Recipe
from hanoibook.figure import Figure


def made_up(value: float, year: int = 2020, unit: str = "USD") -> Find:
    return lambda: Figure(value, unit, year, "prices", str(year), "2020", "ic3-2025", "A")


FIRST, LAST = made_up(200.0, 2015), made_up(800.0, 2017)
BY_HAND = {
    "printed": (recipes.printed(FIRST), 200, "USD"),
    "counted": (recipes.counted(FIRST), 200, "USD"),
    "ratio": (recipes.ratio(FIRST, LAST), 0.25, "times"),
    "change": (recipes.change(FIRST, LAST), 3, "share"),
    "difference": (recipes.difference(LAST, FIRST), 600, "USD"),
    "total": (recipes.total(FIRST, LAST, LAST), 1800, "USD"),
    "growth": (recipes.growth(FIRST, LAST), 1, "share a year"),
    "grown": (recipes.grown(FIRST, made_up(0.5, unit="share a year"), 2017), 450, "USD"),
    "worked out": (recipes.worked_out("by hand", FIRST, LAST), 200, "USD"),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_recipe_gives_what_a_hand_reckons(name: str) -> None:
    recipe, value, unit = BY_HAND[name]
    found, found_unit, figures = recipe.cook()
    assert (found, found_unit) == (pytest.approx(value), unit)
    assert figures[0].value in (200, 800)


def test_recipes_refuse_to_mix_units() -> None:
    people = made_up(3.0, unit="people")
    for recipe in (recipes.difference(FIRST, people), recipes.total(FIRST, people)):
        with pytest.raises(ValueError, match="cannot"):
            recipe.cook()


def test_prices_rise_from_an_earlier_year_to_a_later() -> None:
    level = losses.price_level(2025).value / losses.price_level(2015).value
    assert level > 1
    assert recipes.at_prices_of(made_up(100.0, 2015), 2025).cook()[0] == pytest.approx(100 * level)
    assert recipes.real_ratio(made_up(100.0, 2025), made_up(100.0, 2015)).cook()[0] == pytest.approx(1 / level)


def test_a_fact_has_the_weakest_grade_and_the_newest_date(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = tuple(
        Figure(1.0, "USD", 2020, "prices", "2020", published, "ic3-2025", grade, scope="us-prices-year")
        for published, grade in (("2019", "A"), ("2024-05", "C"), ("2021", "B"))
    )
    monkeypatch.setitem(facts.fact._FACTS, "made-up", ("made up", Recipe("sum", lambda: (3.0, "USD", figures))))
    fact = facts.get("made-up")
    assert (fact.grade, fact.as_of, fact.computed) == ("C", "2024-05", True)


def test_a_fact_named_after_a_year_rests_on_a_row_of_that_year() -> None:
    judged = 0
    for name in facts.names():
        fact = facts.get(name)
        years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
        if fact.how == "as in the row" and years:
            row = fact.figures[0]
            assert any(year in row.row or int(year) == row.year for year in years), f"{name}: {row.row}"
            judged += 1
    assert judged > 80


AGAIN = {  # written down a second time, so that a fact that takes another row turns red; the correction of a row ends here
    "un-ratifications-needed": 40, "un-days-to-entry": 90, "un-days-for-joiner": 30, "un-serious-crime-years": 4,
    "un-protocol-parties": 60, "budapest-ratifications-needed": 5, "budapest-members-needed": 3,
    "budapest-preservation-days": 90, "un-preservation-days": 90, "un-preservation-request-days": 60,
    "un-mandate-for": 79, "un-mandate-against": 60, "un-mandate-abstaining": 33,
    "article-6-vote-for": 23, "article-6-vote-against": 102, "article-6-vote-abstaining": 26,
    "un-days-mandate-to-adoption": 1824, "un-chapters": 9, "budapest-chapters": 4, "un-members": 193,
    "eu-members": 27, "wannacry-ransom": 143_000, "wannacry-nhs-cost": 92e6, "notpetya-loss": 10e9,
    "colonial-ransom": 4.4e6, "colonial-recovered": 2.3e6, "colonial-fuel-share": 0.45,
    "change-healthcare-people": 192.7e6, "change-healthcare-ransom": 22e6, "csis-2014": 445e9, "csis-2020": 945e9,
    "vietnam-survey-2024": 18.9e12, "vietnam-police-2024": 12e12, "vietnam-survey-over-police-2024": 1.575,
    "vietnam-users-per-victim-2024": 220, "vietnam-attacks-change-2025-stated": -0.1938, "breach-cost-2025": 4.44e6,
}  # fmt: skip


@pytest.mark.parametrize("name", AGAIN)
def test_a_fact_has_the_value_that_was_read_for_it(name: str) -> None:
    assert facts.get(name).value == pytest.approx(AGAIN[name])


def test_dates_print_as_prose_writes_them() -> None:
    assert facts.get("un-adopted-date").text.split() == ["24", "December", "2024"]
    assert facts.get("un-opened-date").text.split() == ["25", "October", "2025"]


def test_a_projection_names_the_rules_it_rests_on() -> None:
    rows = [figure.row for figure in facts.get("un-entry-at-recent-pace").figures]
    assert rows[1:] == ["un-ratifications", "un-days-to-entry"]
    assert facts.get("un-ratifications-left").figures[1].value == 40
