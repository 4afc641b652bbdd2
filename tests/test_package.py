"""Arithmetic, facts, charts, exercises and explorers do what their names say."""

from __future__ import annotations

import math
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import CHANGEABLE, ROOT
from hypothesis import given
from hypothesis import strategies as st

from hanoibook import charts, data, exercises, explorers, facts, losses, palette, questions, words
from hanoibook.site import render
from hanoibook.site.charts import framing

# Section 3 of the dossier's notes on losses: from, to, years, per cent a year.
GROWTH_TABLE = [
    (3, 10.5, 10, 13.3),
    (3, 6, 6, 12.2),
    (6, 10.5, 4, 15.0),
    (9.5, 10.5, 1, 10.5),
    (9.5, 17.9, 6, 11.1),
    (10.5, 17.9, 5, 11.3),
    (10.5, 12.2, 6, 2.5),
    (8.15, 15.63, 6, 11.5),
    (1.07, 20.88, 10, 34.6),
]


@pytest.mark.parametrize(("first", "last", "years", "per_cent"), GROWTH_TABLE)
def test_growth_agrees_with_the_published_table(first: float, last: float, years: int, per_cent: float) -> None:
    assert losses.annual_growth(first, last, years) * 100 == pytest.approx(per_cent, abs=0.051)


@given(first=st.floats(1e6, 1e13), last=st.floats(1e6, 1e13), years=st.integers(1, 30))
def test_growth_and_path_are_each_others_inverse(first: float, last: float, years: int) -> None:
    path = losses.compound_path(first, losses.annual_growth(first, last, years), years)
    assert len(path) == years + 1
    assert path[0] == pytest.approx(first)
    assert path[-1] == pytest.approx(last, rel=1e-6)


@pytest.mark.parametrize("arguments", [(0, 1, 1), (1, -1, 1), (1, 2, 0)])
def test_growth_refuses_what_has_no_answer(arguments: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="positive"):
        losses.annual_growth(*arguments)


def test_figures_name_what_is_missing() -> None:
    with pytest.raises(ValueError, match="no losses for 2010"):
        losses.complaint_figure(2010, "losses")
    with pytest.raises(ValueError, match="no loss estimate 'nosuch'"):
        losses.estimate("nosuch")
    with pytest.raises(ValueError, match="states no amount"):
        losses.estimate("anderson_2012")
    with pytest.raises(ValueError, match="XXX in 2025"):
        losses.gdp("XXX", 2025)
    with pytest.raises(ValueError, match="states no yearly growth"):
        losses.stated_growth("cv_2021")


def test_ranks_agree_with_the_dossier() -> None:
    assert losses.economies_above(3e12, 2015) == ["USA", "CHN", "JPN", "DEU"]
    assert losses.economies_above(6e12, 2021) == ["USA", "CHN"]
    assert losses.economies_above(8e12, 2023) == ["USA", "CHN"]
    assert losses.economies_above(10.5e12, 2025) == ["USA", "CHN"]


def test_a_year_of_estimates_leaves_out_repeats_and_sums_over_years() -> None:
    year = losses.estimates_for_year(2023)
    assert not {"accenture_2019", "imf_2024"} & set(year["id"])
    assert "un_misattr" not in set(losses.estimates_for_year(2025)["id"])
    assert set(losses.estimates_for_year(2024)["kind"]) == set(losses.KINDS)
    assert year["amount"].is_monotonic_decreasing


@pytest.mark.parametrize("name", facts.names())
def test_every_fact_has_value_unit_date_sources_and_grade(name: str) -> None:
    fact = facts.get(name)
    assert math.isfinite(fact.value)
    assert fact.text and fact.meaning and fact.how and fact.unit
    assert fact.as_of <= data.as_of()
    assert fact.as_of or not any(source.date for source in data.sources(";".join(fact.sources)))
    assert fact.grade in "ABCD"
    assert all(key in data.all_sources() for key in fact.sources) and fact.sources
    for figure in fact.figures:
        assert figure.table in data.tables()


def test_known_facts() -> None:
    assert facts.get("ic3-losses-2025").value == 20_877_000_000
    assert facts.get("claimed-over-reported-2025").text == "503\u00a0times"
    assert facts.get("cv-2025-gdp-rank").text == "third"
    assert facts.get("cv-growth-2015-2025").text == "13.3% a year"
    assert facts.get("article-2030").grade == "D"
    assert facts.get("ic3-loss-per-complaint-2025").computed
    assert not facts.get("ic3-losses-2025").computed


def test_an_unknown_fact_or_chart_says_so() -> None:
    with pytest.raises(KeyError, match="no fact named 'nosuch'"):
        facts.get("nosuch")
    with pytest.raises(KeyError, match="no chart named 'nosuch'"):
        charts.get("nosuch")


@pytest.mark.parametrize("name", charts.names())
def test_every_chart_carries_what_its_reader_needs(name: str) -> None:
    chart = charts.get(name)
    assert chart.name == name
    assert charts.question(name).endswith("?")
    assert len(chart.alt) > 80
    assert chart.alt not in (chart.title, chart.subtitle)
    assert chart.marks > 0
    assert set(chart.units) <= set(chart.table.columns) == set(chart.headings)
    assert all(key in data.all_sources() for key in chart.sources) and chart.sources


@pytest.mark.parametrize("name", charts.names())
def test_a_chart_draws_the_values_of_its_table_in_the_colours_of_the_palette(name: str) -> None:
    for chart in charts.get(name).states:
        if isinstance(chart.figure, str):
            assert chart.figure.count("<rect ") == chart.marks == chart.table["squares"].sum()
            continue
        content = chart.figure_json()
        drawn = {axis: [one for trace in content["data"] for one in trace[axis] if one is not None] for axis in "xy"}
        table = [float(value) for column in chart.units for value in chart.table[column].dropna()]
        assert sorted(table) in (sorted(drawn["x"]), sorted(drawn["y"]))
        assert set(_colours(content)) <= set(palette.LIGHT.values()) | {"rgba(0,0,0,0)"}


@pytest.mark.parametrize("name", CHANGEABLE)
def test_every_option_of_an_assumption_tells_its_own_story(name: str) -> None:
    chart = charts.get(name)
    assumption = chart.assumption
    assert assumption is not None
    for part in ("label", "sentence"):
        assert len({getattr(option, part) for option in assumption.options}) == len(assumption.options)
    assert len({(state.title, state.alt, state.table.to_csv()) for state in chart.states}) == len(chart.states)
    assert len({state.figure_json()["layout"]["height"] for state in chart.states}) == 1
    assert {state.name for state in chart.states} == {name}
    assert chart.title == chart.states[assumption.default].title
    assert chart.marks == chart.states[assumption.default].marks


def test_four_assumptions_can_be_changed() -> None:
    assert len(CHANGEABLE) >= 4
    assert list(CHANGEABLE) == [name for name in charts.names() if charts.get(name).assumption]


def test_options_whose_tables_differ_are_refused() -> None:
    one = charts.get("ic3-record")
    other = charts.get("claimed-series")
    options = (charts.Option("one", "One.", one), charts.Option("other", "Other.", other))
    with pytest.raises(ValueError, match="different columns"):
        charts.Assumption("Which?", "select", options, 0)


def test_every_chart_shows_itself_in_a_notebook() -> None:
    for name in charts.names():
        bundle = charts.get(name)._repr_mimebundle_()
        assert bundle["text/plain"] == charts.get(name).alt
        assert len(bundle) == 2


def test_a_second_figure_for_one_year_does_not_break_the_claimed_series(data_copy: Path) -> None:
    path = data_copy / "losses" / "loss_estimates.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    row = next(line for line in lines if line.startswith("cv_2025,"))
    newer = (
        row.replace("cv_2025,", "cv_2025_again,").replace("2020-11-13,2025", "2025-12,2025").replace("105000", "115000")
    )
    path.write_text("\n".join([*lines, newer]) + "\n", encoding="utf-8")
    data.forget()
    assert losses.claimed_series().set_index("year")["central"][2025] == 11_500_000_000_000
    assert charts.get("claimed-series").marks == 17


def test_tables_that_give_one_total_agree() -> None:
    losses.check_agreement()


def _colours(content: object) -> list[str]:
    if isinstance(content, dict):
        return [found for value in content.values() for found in _colours(value)]
    if isinstance(content, list):
        return [found for value in content for found in _colours(value)]
    return [content] if isinstance(content, str) and content.startswith(("#", "rgb")) else []


def test_dark_and_light_name_the_same_colours() -> None:
    assert palette.LIGHT.keys() == palette.DARK.keys()
    assert len(set(palette.LIGHT.values())) == len(palette.LIGHT)


def test_amounts_are_written_in_the_scale_that_fits() -> None:
    amounts = {
        999_400: "999,400",
        999_600: "1 million",
        9_400_000: "9.4 million",
        999.6e6: "1 billion",
        -5e6: "-5 million",
    }
    for amount, text in amounts.items():
        assert words.money(amount).replace("\u00a0", " ") == f"USD {text}"


def test_text_from_data_is_escaped() -> None:
    chart = charts.get("claimed-versus-reported")
    table = chart.table.assign(label="<img src=x onerror=alert(1)>")
    html = framing.chart(replace(chart, table=table), "page")
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "<" not in render.script_json("</script><!--")


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("loss-per-complaint-2024", 19_313, "Right"),
        ("loss-per-complaint-2024", 19_312.8, "Right"),
        ("loss-per-complaint-2024", 0.00005178, "Turn the division round"),
        ("loss-per-complaint-2024", 19.313, "thousands"),
        ("loss-per-complaint-2024", 20_699, "for 2025"),
        ("loss-per-complaint-2024", 15_000, "too low"),
        ("loss-per-complaint-2024", None, "Not answered yet"),
        ("loss-per-complaint-2024", "19313", "Right"),
        ("loss-per-complaint-2024", True, "is not a number to judge"),
        ("loss-per-complaint-2024", float("nan"), "is not a number to judge"),
        ("loss-growth-2020-2025", 0.378, "Right"),
        ("loss-growth-2020-2025", 0.794, "Growth compounds"),
        ("loss-growth-2020-2025", 3.97, "over all five years"),
        ("loss-growth-2020-2025", 0.3064, "counted six years"),
        ("loss-growth-2020-2025", 37.8, "as a percentage"),
        ("loss-growth-2020-2025", 1.378, "Subtract one"),
        ("loss-growth-2020-2025", 0.5, "too high"),
        ("loss-growth-2020-2025", 10**400, "is not a number to judge"),
        ("nosuch", 1, "There is no exercise"),
    ],
)
def test_answers_get_the_sentence_they_need(name: str, answer: object, expected: str) -> None:
    said = exercises.feedback(name, answer)
    assert expected in said
    assert "\n" not in said


def test_a_number_of_thousands_of_digits_is_refused_in_a_sentence() -> None:
    assert "is not a number to judge" in exercises.feedback("loss-growth-2020-2025", 10**5000)


EXPLORERS = [  # explorer, its first sentence, then a control, a value and the words that must appear
    (
        "growth_rate",
        "USD 12.1 trillion in 2025",
        [
            ("rate", "13,3 %", "close to the published"),
            ("rate", "0", "below the"),
            ("rate", "1,234", "Read as 1.234."),
            ("rate", "133", "from 0 to 40"),
        ],
    ),
    (
        "figures_of_year",
        "For 2024: 8 figures",
        [("kind", "reported", "For 2024: one figure"), ("year", 2031, "no figure")],
    ),
    (
        "loss_per_report",
        "per report",
        [
            ("reports", "0", "nothing can be divided"),
            ("reports", "1", "USD 4.2 billion per"),
            ("amount", "10-20", "a span"),
        ],
    ),
    (
        "who_is_in",
        "On 31 July 2026: 75 had",
        [("country", "FRA", "France: in both"), ("when", None, "Choose a day")],
    ),
    ("article_pairs", "UN Convention 1, Budapest 0", [("concept", "extradition-and-transfer", "37. Extradition")]),
    ("survey_trap", "200 surveys of 1,000", [("sample", 100, "200 surveys of 100 "), ("cap", 1000.0, "below 75.1%")]),
    (
        "coding_form",
        "Coded: 0 of 5. The table stays covered",
        [
            *((f"pair_{place}", "extended", f"Coded: {place + 1} of 5") for place in range(4)),
            ("pair_4", "equivalent", "agree in 3 of 5 pairs: 60%"),
            ("pair_4", "", "Coded: 4 of 5. The table stays covered"),
        ],
    ),
    ("readings_of", "stay covered", [("pair", exercises.PAIRS[4], "First reader"), ("pair", None, "stay covered")]),
    (
        "hidden_part",
        "VND 12 trillion: below the survey",
        [("share", "63,5", "meets the survey"), ("share", "20%", "above"), ("share", "", "answer first")],
    ),
    (
        "for_each_victim",
        "With 100 million users",
        [("users", "50", "VND 84 million"), ("users", "200", "VND 21 million"), ("users", "50 dong", "That is in VND")],
    ),
    ("two_falls", "falls by 0%", [("fraud", 0.3, "falls by 30%"), ("reporting", 0.2, "close to the 45.5%")]),
    ("claim_card", "C18:", [("claim", "C24", "C24: WannaCry"), ("uncovered", True, "\u2713 confirmed.")]),
]


@pytest.mark.parametrize(("name", "first", "changes"), EXPLORERS, ids=[row[0] for row in EXPLORERS])
def test_an_explorer_says_what_it_shows_and_follows_its_controls(name: str, first: str, changes: list[Any]) -> None:
    explorer = getattr(explorers, name)()

    def said() -> str:
        return explorer.state.value.replace("\u00a0", " ")

    assert first in said()
    assert all(control.description for control in explorer.controls.values())
    bundle = explorer._repr_mimebundle_()
    assert f"<em>{explorer.moves()}</em>" in bundle["text/html"] and explorer.state.value in bundle["text/html"]
    for control, value, expected in changes:
        started = time.perf_counter()
        explorer.controls[control].value = value
        assert time.perf_counter() - started < 0.2
        assert expected in said(), said()


def test_every_explorer_is_tested() -> None:
    assert {row[0] for row in EXPLORERS} == set(explorers.__all__) - {"Explorer", "question"}


@pytest.mark.parametrize("asked", questions.everything(), ids=lambda asked: asked.id)
def test_a_question_in_a_notebook_judges_right_and_wrong(asked: questions.Question) -> None:
    card = explorers.question(asked.id)
    assert asked.explain not in card.state.value and words.say("quiz.wrong") not in card.state.value
    controls = list(card.controls.values())
    if asked.options:
        right = next(place for place, option in enumerate(asked.options) if option.right)
        answers, wrong = [right], [(right + 1) % len(asked.options)]
    elif asked.kind == "numeric":
        answers, wrong = [str(asked.value)], ["-17"]
    else:
        ordered = {questions.plain(item): place for place, item in enumerate(asked.items, start=1)}
        answers = [ordered[one.description] for one in controls] if ordered else [one.right for one in asked.pairs]
        wrong = [*answers[1:], answers[0]]
    for values, verdict in ((wrong, "quiz.wrong"), (answers, "quiz.right")):
        for control, value in zip(controls, values, strict=True):
            control.value = value
        assert words.say(verdict) in card.state.value, card.state.value


@pytest.mark.parametrize("name", sorted(exercises.EXERCISES))
def test_an_exercise_takes_the_right_answer_and_names_each_mistake(name: str) -> None:
    exercise = exercises.EXERCISES[name]
    assert exercises.feedback(name, exercise.answer()).startswith("Right: ")
    assert exercises.feedback(name, None) == f"Not answered yet. Hint: {exercise.hint}"
    if isinstance(exercise, exercises.Number):
        mistakes = exercise.mistakes()
        assert len(mistakes) >= 1
        assert "is not a number to judge" in exercises.feedback(name, "many")
    else:
        for wrong in set(exercise.options()) - {exercise.answer()}:
            assert exercises.feedback(name, wrong).startswith(f"Not yet: {wrong}. ")
        assert "none of the words" in exercises.feedback(name, 3)


def test_a_verdict_is_compared_with_the_ledger() -> None:
    assert exercises.verdict_feedback("C18", " Untraced ").startswith("The ledger says the same: untraced.")
    assert exercises.verdict_feedback("C18", "confirmed").startswith("The ledger says something else: untraced.")
    assert "Write one of" in exercises.verdict_feedback("C18", "maybe")
    assert "no claim of that number" in exercises.verdict_feedback("C99", "confirmed")
    assert exercises.verdict_feedback("C18", None).startswith("No verdict yet.")


def test_simulated_surveys_are_the_same_each_time_and_follow_their_settings() -> None:
    surveys = losses.simulated_surveys(1_000, 1.5)
    pd.testing.assert_frame_equal(surveys, losses.simulated_surveys(1_000, 1.5))
    assert losses.spread(losses.simulated_surveys(1_000, 1.2)) > losses.spread(losses.simulated_surveys(1_000, 3.0))
    assert losses.simulated_surveys(1_000, 1.5, cap=1_000)["estimate"].mean() < surveys["estimate"].mean()
    assert losses.simulated_surveys(1_000, 3.0, told=0.5)["against_truth"].median() == pytest.approx(0.5, abs=0.03)
    assert losses.simulated_surveys(10_000, 3.0)["against_truth"].mean() == pytest.approx(1, abs=0.01)
    with pytest.raises(ValueError, match="no limit"):
        losses.true_mean(1.0)


def test_loading_data_needs_neither_plotly_nor_sphinx() -> None:
    code = "import sys, hanoibook.facts; print(any(m in sys.modules for m in ('plotly', 'sphinx', 'ipywidgets')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_facts_are_listed_and_explained_on_the_command_line() -> None:
    def said(*words: str) -> str:
        command = [sys.executable, "-m", "hanoibook", *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8").stdout

    assert said("facts").count("\n") == len(facts.names())
    assert "ic3_annual row 2025-2025" in said("explain", "claimed-over-reported-2025")
