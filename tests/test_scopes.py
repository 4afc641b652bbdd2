"""Comparisons of unlike things, counts, ranges and rounding: the gate, what it lets through, and what prose must say."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random

import pytest
from test_popover import PLACED, Places

from hanoibook import charts, data, facts, losses, treaties, words
from hanoibook.facts import fact as fact_room
from hanoibook.facts import recipes
from hanoibook.facts.fact import Recipe, of
from hanoibook.figure import Figure, compare, from_row
from hanoibook.site.popovers import showing

ROOT = Path(__file__).resolve().parents[1]
ALL = facts.names()
UNLIKE = [name for name in ALL if fact_room._FACTS[name][1].unlike]
GASA = partial(losses.estimate, "gasa_2024"), partial(losses.estimate, "gasa_2025")

SAYING = {  # what a paragraph must hold, besides the fact, so that the reader meets the difference there
    "article-2030-over-2024": (r"no known source",),
    "article-2030-over-cv-2031": (r"not known", r"years differ"),
    "article-growth-2024-2030": (r"not known",),
    "change-healthcare-cost-last-over-first": (r"January to March", r"whole year"),
    "claimed-over-reported-2024": (r"world", r"one country"),
    "claimed-over-reported-2025": (r"world", r"one office"),
    "cv-2024-over-ngs-2024": (r"earned", r"damage"),
    "cv-2025-gdp-rank": (r"size|output",),
    "cv-2025-gdp-share": (r"output",),
    "cv-2030-over-2024": (r"legal costs and fines",),
    "cv-growth-2025-2031": (r"legal costs and fines",),
    "ftc-60-plus-high-factor": (r"reported|record", r"[Cc]orrected"),
    "ftc-60-plus-low-factor": (r"reported|record", r"[Cc]orrected"),
    "gasa-2025-below-2024": (r"world", r"markets surveyed"),
    "ic3-losses-2025-gdp-share": (r"output",),
    "spread-2024": (r"world", r"one office"),
    "vietnam-damage-over-police-2023": (r"damage", r"money taken by fraudsters"),
    "vietnam-gasa-2023-implied-losers": (r"total", r"average"),
    "vietnam-gasa-over-survey": (r"another survey", r"adults"),
    "vietnam-police-share-of-survey-2024": (r"record", r"survey"),
    "vietnam-survey-2024-gdp-share": (r"comparison of sizes|output",),
}


def paragraphs() -> Iterator[tuple[str, str]]:
    """Yield every paragraph, or question or slide, that a reader meets, with its file."""
    for path in sorted([*(ROOT / "book").rglob("*.md"), *(ROOT / "notebooks").glob("*.ipynb")]):
        for part in re.split(r"\n\s*\n|\\n\",\n\s*\"\\n", path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), part
    for path in sorted((ROOT / "data").rglob("*.yml")):
        for part in re.split(r"\n(?=\s*- (?:id|title):)", path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), part


def uses(names: list[str]) -> list[tuple[str, str, str]]:
    found = []
    for file, part in paragraphs():
        for name in re.findall(r"\{fact\}`([a-z0-9-]+)`|\bfact: ([a-z0-9-]+)", part):
            used = name[0] or name[1]
            if used in names:
                found.append((file, used, part))
    return found


# --- the gate


def test_the_change_of_the_world_to_some_markets_is_refused_unless_it_is_named() -> None:
    with pytest.raises(ValueError, match=r"gasa_2024, loss_estimates gasa_2025 differ in place. Name the difference"):
        of(recipes.fall(*GASA))
    assert of(recipes.fall(*GASA, recipes.unlike("the world, then some markets", "place"))).unlike


def test_a_name_must_cover_all_that_differs_and_no_more() -> None:
    pair = losses.estimate("cv_2025"), losses.estimate("ic3_2025")
    with pytest.raises(ValueError, match="differ in population, counted"):
        compare(pair, ("place",))
    with pytest.raises(ValueError, match="do not differ in period"):
        compare(pair, ("place", "population", "counted", "period"))
    compare(pair, ("place", "population", "counted"))


def test_figures_of_different_years_need_a_name_too_where_no_change_is_stated() -> None:
    pair = losses.estimate("cv_2021"), losses.estimate("cv_2025")
    with pytest.raises(ValueError, match="differ in year"):
        compare(pair)
    compare(pair, over_time=True)


def test_a_row_without_a_scope_is_not_compared() -> None:
    pair = from_row("storm_forces", "SF12"), from_row("storm_forces", "SF34")
    with pytest.raises(ValueError, match=r"data/storm/storm_forces.csv, row SF12: no scope.*Write the id"):
        compare(pair)


def test_a_part_is_shared_only_of_its_own_whole() -> None:
    part, whole = from_row("storm_forces", "SF02"), losses.complaint_figure(2025, "losses")
    compare((part, whole), as_part=True)
    with pytest.raises(ValueError, match="differ in"):
        compare((from_row("storm_forces", "SF03"), whole), as_part=True)


def test_quotients_of_different_units_are_exempt() -> None:
    assert facts.get("ic3-loss-per-complaint-2025").unlike == ""


@pytest.mark.parametrize(
    "make",
    [
        lambda: recipes.ratio(*GASA),
        lambda: recipes.change(*GASA),
        lambda: recipes.fall(*GASA),
        lambda: recipes.growth(*GASA),
        lambda: recipes.difference(*GASA),
        lambda: recipes.total(*GASA),
        lambda: recipes.extended(*GASA, 2026),
        lambda: recipes.real_ratio(*reversed(GASA)),
        lambda: recipes.spread(2024, recipes.unlike("nothing is named", "place")),
        lambda: recipes.rank(partial(losses.estimate, "cv_2025"), 2025, recipes.unlike("one part", "place")),
        lambda: Recipe("by hand", lambda: (1.0, "USD", (GASA[0](), GASA[1]()))),
    ],
)
def test_no_recipe_passes_by_the_gate(make: object) -> None:
    with pytest.raises(ValueError, match="differ in"):
        of(make())  # type: ignore[operator]


def test_a_ratio_of_estimates_in_a_notebook_passes_the_gate_too() -> None:
    with pytest.raises(ValueError, match="differ in place, population, counted"):
        losses.ratio("cv_2025", "ic3_2025")


# --- what the reader meets


@pytest.mark.parametrize("name", UNLIKE)
def test_the_pop_over_of_an_unlike_comparison_says_in_what_its_figures_differ(name: str) -> None:
    fact = facts.get(name)
    shown = showing.popover("fact", Places(), {"fact": fact, **PLACED})
    assert fact.unlike and fact.unlike in shown.replace("&#39;", "'")


def test_a_paragraph_with_an_unlike_comparison_says_the_difference() -> None:
    found = uses(UNLIKE)
    for file, name, part in found:
        assert name in SAYING, f"{file}: say in SAYING which words near {name} name the difference"
        for saying in SAYING[name]:
            assert re.search(saying, part), f"{file}: {name} without words like {saying!r} beside it"
    assert len(found) > 20


def test_a_chart_that_states_an_unlike_comparison_names_the_difference_in_its_note() -> None:
    stated = {facts.get(name).text: name for name in UNLIKE if facts.get(name).unit == "times"}
    judged = 0
    for name in charts.names():
        for chart in charts.get(name).states:
            said = f"{chart.title} {chart.subtitle} {chart.note}"
            for text, fact in stated.items():
                if re.search(rf"(?<![\d.]){re.escape(text)}(?! as)", said):
                    alike = {facts.get(one).unlike for one in UNLIKE if facts.get(one).text == text}
                    assert any(words_ in chart.note for words_ in alike), f"{name}: {fact}"
                    judged += 1
    assert judged >= 3
    assert facts.get("article-growth-2025-2030").unlike in charts.get("growth-to-2030").note


# --- vocabulary


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    with data.reading_from(tmp_path / "data"):
        yield tmp_path / "data"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("losses/loss_estimates.csv", ",42-markets-scam-year,", ",mars-scam-year,",
         r"data/losses/loss_estimates.csv, row 55, column scope_id: 'mars-scam-year' is not in scopes.id. Correct"),
        ("losses/loss_estimates.csv", ",42-markets-scam-year,", ",,",
         r"data/losses/loss_estimates.csv, row 55, column scope_id: is empty. This column needs a value"),
        ("losses/scopes.csv", ",42 markets,", ",Mars,",
         r"data/losses/scopes.csv, row \d+, column place: 'Mars' is not one of world, "),
        ("losses/scopes.csv", ",year,ic3-ai-losses-year,", ",year,nowhere,",
         r"data/losses/scopes.csv, row \d+, column part_of: 'nowhere' is not in scopes.id. Correct"),
        ("losses/ic3_annual.csv", ",ic3-losses-year,", ",ic3-lossess-year,",
         r"data/losses/ic3_annual.csv, row \d+, column losses_scope_id: 'ic3-lossess-year' is not in scopes.id"),
        ("losses/incident_facts.csv", ",no,days,", ",perhaps,days,",
         r"data/losses/incident_facts.csv, row \d+, column rounded: 'perhaps' is neither yes nor no"),
    ],
)  # fmt: skip
def test_an_unknown_scope_stops_the_build_in_one_line(
    damaged: Path, file: str, old: str, new: str, message: str
) -> None:
    path = damaged / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    data.forget()
    with pytest.raises(data.DataError, match=message) as stop:
        data.check_all()
    assert "\n" not in str(stop.value)


def test_a_scope_named_in_the_description_of_a_table_is_in_the_vocabulary() -> None:
    named = [
        field["scope"]
        for table in data.tables()
        for field in data.table_info(table)["schema"]["fields"]
        if "scope" in field
    ]
    assert named and set(named) <= set(data.rows("scopes"))


# --- rounding


def printed_numbers(text: str) -> list[tuple[float, float]]:
    """Return the numbers of a text, each with half the unit of its last printed digit."""
    scale = next((size for name, size in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)) if name in text), 1.0)
    scale = 0.01 if "%" in text else scale
    found = []
    for digits in re.findall(r"-?\d[\d,]*(?:\.\d+)?", text):
        number = Decimal(digits.replace(",", ""))
        whole = abs(number).as_tuple().digits
        zeros = len(whole) - len("".join(map(str, whole)).rstrip("0")) if "." not in digits else 0
        unit = Decimal(10) ** (-len(digits.split(".")[1]) if "." in digits else min(zeros, max(0, len(whole) - 2)))
        found.append((float(number) * scale, float(unit) / 2 * scale))
    return found


RECKONED = [name for name in ALL if fact_room._FACTS[name][1].reckon and facts.get(name).unit != "date"]


@pytest.mark.parametrize("name", RECKONED)
def test_the_printed_digits_of_a_result_are_warranted_by_the_rounding_of_its_figures(name: str) -> None:
    fact, recipe = facts.get(name), fact_room._FACTS[name][1]
    assert recipe.reckon is not None
    numbers = printed_numbers(fact.text)
    (low, below), (high, above) = numbers[0], numbers[-1]
    random = Random(name)
    draws = [[random.uniform(*figure.span) for figure in fact.figures] for _ in range(200)]
    draws += [[figure.span[end] for figure in fact.figures] for end in (0, 1)]
    for drawn in draws:
        result = recipe.reckon(drawn)
        slack = 1e-9 * max(abs(low), abs(high), 1)
        if len(numbers) == 1 and fact.low == fact.high:
            break  # nothing is rounded: all digits stand
        assert low - below - slack <= result <= high + above + slack, f"{name} prints {fact.text}, may be {result}"


def test_rounding_is_carried_into_the_result() -> None:
    assert facts.get("ic3-types-over-total-2020").text == "19 to 22%"
    assert [facts.get(f"ic3-types-below-total-{year}").text for year in (2023, 2024, 2025)] == [
        "0.8 to 1.6%", "2.8 to 3.4%", "2.8%",
    ]  # fmt: skip
    assert facts.get("claimed-over-reported-2025").text == f"503{words.GAP}times"
    assert facts.get("ic3-losses-growth-2020-2025").text == "37 to 38% a year"


@pytest.mark.parametrize(
    ("column", "row", "span"),
    [
        ("losses", ("ic3_annual", "2020-2021"), (4.15e9, 4.25e9)),
        ("losses", ("ic3_annual", "2015-2015"), (1070711522, 1070711522)),
        ("central", ("loss_estimates", "cv_2025"), (10.5e12, 10.5e12)),
        ("central", ("loss_estimates", "gasa_2025"), (441.5e9, 442.5e9)),
        ("value", ("vietnam_losses", "online-fraud-losses-police-2024-1"), (12e12, 13e12)),
        ("value", ("vietnam_losses", "online-fraud-cases-change-2025-1"), (-0.21, -0.2)),
        ("low", ("incident_facts", "wannacry_2017_computers_affected_2017_12"), (300_000, 310_000)),
    ],
)
def test_a_figure_knows_how_it_was_rounded(column: str, row: tuple[str, str], span: tuple[float, float]) -> None:
    assert from_row(*row, column).span == pytest.approx(span)


# --- counts, ranges, dates, grades


def test_the_unit_of_a_count_says_whether_the_eu_is_among_the_states() -> None:
    assert facts.get("members-un-only").unit == "states and the EU"
    assert facts.get("members-both").unit == facts.get("budapest-parties").unit == "states"
    assert facts.get("un-signatories-second-day").unit == "states"
    for name in ALL:
        figure = facts.get(name).figures[0]
        if figure.counted:
            assert figure.unit, f"{name}: no unit says what is counted"


def test_prose_calls_no_count_states_that_holds_the_eu() -> None:
    mixed = [name for name in ALL if facts.get(name).unit == "states and the EU"]
    for file, name, part in uses(mixed):
        if "invented headline" in part:
            continue  # a question whose point is that mistake
        after = re.search(rf"\{{fact\}}`{name}`\s*(\w+)", part)
        assert not after or not re.match(r"(?i)(?:member )?(?:states?|countries|nations)\b", after[1]), (
            f"{file}: {name}"
        )
    wrong = "{fact}`members-un-only` states"
    assert re.search(r"\{fact\}`members-un-only`\s*states?\b", wrong)


def test_the_chance_range_of_entry_into_force_stands_beside_its_level() -> None:
    ends = [name for name in ALL if name.startswith(("un-entry-at-recent-pace-early", "un-entry-at-recent-pace-late"))]
    found = uses(ends)
    for file, name, part in found:
        level = "un-entry-interval-level" + ("-95" if name.endswith("-95") else "")
        options = re.search(rf"\{{fact\}}`{level}`", part)
        assert options, f"{file}: {name} without its level"
        assert (
            words.percent(treaties.STRICTER if name.endswith("-95") else treaties.CONFIDENCE) in facts.get(name).meaning
        )
    assert len(found) >= 6
    years = [facts.get(name).figures[0].written for name in sorted(ends)]
    assert years == ["2029", "2029", "2045", "2060"]


def test_the_members_of_a_count_had_joined_by_its_day() -> None:
    columns = {"un_status": ("signed_latest", "ratified_latest"), "budapest_status": ("deposited", "in_force")}
    judged = 0
    for name in ALL:
        figure = facts.get(name).figures[0]
        by = re.search(r"\bby (\d{4}-\d\d-\d\d)", figure.row)
        if figure.counted and figure.table in columns and by:
            rows = data.load(figure.table)
            days = {
                column: rows[column].dropna().map(lambda day: data.latest(day).isoformat())
                for column in columns[figure.table]
            }
            assert any(int((held <= by[1]).sum()) >= figure.value for held in days.values()), name
            judged += 1
    assert judged >= 10


def test_a_published_count_holds_all_whose_names_are_known_by_its_day() -> None:
    rows = data.load("un_timeline").query("event_type == 'signatory_count' and date > '2025-10-26'")
    for row in rows.to_dict(orient="records"):
        named = treaties.un_signatories(str(row["date"]))
        if row["unit"] == "states":
            named = named[named["entity_type"] != "regional_organisation"]
        assert len(named) <= row["value"], f"{row['id']}: {len(named)} names by {row['date']}"
    assert len(rows) >= 4
    assert "CAN" not in set(treaties.un_signatories("2026-05")["iso3"])
    for file, _name, part in uses(["un-count-2026-05"]):
        assert not re.search(r"includes? Canada", part), file


@pytest.mark.parametrize("name", ALL)
def test_a_fact_has_the_lowest_grade_of_its_figures(name: str) -> None:
    fact = facts.get(name)
    assert fact.grade == max(figure.grade for figure in fact.figures)


def test_the_sum_of_all_types_has_the_lowest_grade_of_its_rows(damaged: Path) -> None:
    path = damaged / "losses" / "ic3_crime_types.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    counted = re.compile(r"2020,\d+,.*,no,\d+,\d+,yes,")
    last = max(number for number, line in enumerate(lines) if counted.match(line))
    lines[last] = lines[last].replace(",A,", ",C,")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data.forget()
    assert facts.get("ic3-types-over-total-2020").grade == losses.all_types(2020).grade == "C"


def test_made_up_figures_are_of_no_scope() -> None:
    figure = Figure(1.0, "USD", 2020, "prices", "2020", "2020", "ic3-2025", "A")
    assert figure.span == (1.0, 1.0)
    with pytest.raises(ValueError, match="no scope"):
        compare((figure, figure))
