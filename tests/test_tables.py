"""The page of a table speaks in words: codes and names of columns are there when a reader asks for them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from conftest import SITE
from visits import each, read

from hanoibook import data
from hanoibook.lessons import formats
from hanoibook.site.reference import tables

CODE = re.compile(r"^[a-z0-9]+(?:_[a-z0-9]+)+$")


def spoken(cell: Any) -> str:
    """What a reader sees of a cell who has not asked for codes."""
    return " ".join(part for part in cell.stripped_strings if not part_of_code(cell, part))


def part_of_code(cell: Any, part: str) -> bool:
    return any(part == code.get_text(strip=True) for code in cell.select("code.hb-raw"))


@pytest.mark.site
@pytest.mark.parametrize("name", each(list(data.tables())))
def test_headings_and_cells_are_words_and_every_column_has_its_raw_name(name: str) -> None:
    table = read(f"reference/tables/{name}.html").select_one("table.hb-sortable")
    heads = table.select("thead th")
    shown = [spoken(head) for head in heads]
    assert len(set(shown)) == len(shown)
    assert not [one for one in shown if "_" in one or not one[0].isupper()]
    assert [head.code.get_text(strip=True) for head in heads] == [
        field["name"]
        for field in data.table_info(name)["schema"]["fields"]
        if data.load(name)[field["name"]].notna().any()
    ]
    for row in table.select("tbody tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        assert len(cells) == len(heads)
        header = row.find("th")
        assert "hb-raw" not in header.get("class", []) and header.get_text(strip=True)
        said = [spoken(cell) for cell in cells if "hb-raw" not in cell.get("class", [])]
        assert not [one for one in said if CODE.fullmatch(one)], row["id"]
        assert not [one for one in said if re.fullmatch(r"\d{5,}", one)], "a long number has separators"
        assert not [one for one in said if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", one)], "a date is written as prose does"


def test_a_cell_keeps_its_code_and_sorts_by_what_it_is() -> None:
    found = tables.table("crosswalk")
    place = [column["name"] for column in found["columns"]].index("relation")
    first = found["rows"][0]["cells"][place]
    assert (first["text"], first["raw"]) == ("new in the UN text", "new_in_un")
    found = tables.table("gdp")
    place = [column["name"] for column in found["columns"]].index("gdp")
    largest = max((row["cells"][place] for row in found["rows"]), key=lambda cell: float(cell["sorts"]))
    assert largest["text"].replace(",", "") == largest["sorts"]


def test_a_long_text_folds_and_loses_no_word() -> None:
    found = tables.table("loss_estimates")
    place = [column["name"] for column in found["columns"]].index("note")
    for row, record in zip(found["rows"], data.load("loss_estimates").to_dict(orient="records"), strict=True):
        cell = row["cells"][place]
        assert f"{cell['text']} {cell['rest']}".split() == str(record["note"] or "").split()
        assert len(cell["text"]) <= tables.CLIP + 40


@pytest.mark.site
@pytest.mark.browser
def test_codes_show_on_demand_without_scripts(browser: Any, http_root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{http_root}reference/tables/crosswalk.html")
    code = "#row-x-un1 :is(td, th):has-text('new in the UN text') code"
    assert not tab.is_visible(code) and not tab.is_visible("thead code >> nth=0")
    tab.focus(".hb-codes input")
    tab.keyboard.press("Space")
    assert tab.inner_text(code) == "new_in_un" and tab.is_visible("thead code >> nth=0")
    context.close()


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("name", ["loss_estimates", "un_status"])
def test_a_row_has_no_great_gaps_and_the_last_heading_is_whole(browser: Any, http_root: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(f"{http_root}reference/tables/{name}.html")
    heights = tab.eval_on_selector_all("tbody tr", "all => all.map(one => one.getBoundingClientRect().height)")
    assert max(heights) < 180
    tab.evaluate("() => document.querySelector('.hb-long').scrollTo(1e6, 0)")
    inside = """() => {
      const box = document.querySelector('.hb-long').getBoundingClientRect();
      const last = [...document.querySelectorAll('.hb-long thead th')].filter(one => one.checkVisibility()).pop();
      const { left, right } = last.getBoundingClientRect();
      return left >= box.left && right <= box.right + 1 && last.scrollWidth <= last.clientWidth + 1;
    }"""
    assert tab.evaluate(inside)
    context.close()


def test_a_format_named_by_hours_or_lessons_lasts_as_long_as_it_says() -> None:
    numbers = {"three": 3, "four": 4, "six": 6}
    for one in formats():
        count, what, *rest = one.title.lower().split()
        if what in ("hours", "lessons"):
            length = 60 if what == "hours" else int(rest[1])
            assert one.minutes == numbers[count] * length, one.title


@pytest.mark.site
def test_the_files_to_download_hold_codes() -> None:
    written = (SITE / "data" / data.table_info("crosswalk")["path"]).read_text(encoding="utf-8")
    assert "new_in_un" in written and "new in the UN text" not in written
