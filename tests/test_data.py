"""The tables hold what they promise, and a damaged one is refused in one clear line."""

from __future__ import annotations

import csv
import json
import re
import time
from pathlib import Path

import pytest
from conftest import ROOT
from frictionless import Package

from hanoibook import data

IC3 = "losses/ic3_annual.csv"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def test_an_outside_judge_accepts_the_package() -> None:
    report = Package(str(ROOT / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_every_table_loads_with_the_rows_of_its_file() -> None:
    for name in data.tables():
        with (ROOT / "data" / data.table_info(name)["path"]).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(data.load(name)) == len(rows) > 0


def test_every_row_cites_a_known_source_and_carries_a_grade() -> None:
    for name in data.tables():
        for keys, grade in zip(data.load(name)["sources"], data.load(name)["grade"], strict=True):
            assert data.sources(keys)
            assert grade in "ABCD"


def test_every_source_is_used() -> None:
    used = {key for name in data.tables() for keys in data.load(name)["sources"] for key in data.split_list(keys)}
    assert used == set(data.all_sources())


def test_sources_have_addresses_and_dates_not_after_as_of() -> None:
    for source in data.all_sources().values():
        assert re.match(r"https?://", source.url), source.key
        assert not source.date or DATE.fullmatch(source.date), source.key
        assert source.date <= data.as_of(), source.key


def test_observed_figures_lie_before_as_of_and_later_years_are_marked() -> None:
    estimates = data.load("loss_estimates")
    late = estimates[estimates["year"] > int(data.as_of()[:4])]
    assert len(late) and late["forecast"].all()
    assert (estimates["published"].fillna("") <= data.as_of()).all()
    output = data.load("gdp")
    assert output[output["year"] > int(data.as_of()[:4]) - 1]["projection"].all()
    assert (data.load("ic3_annual")["year"] < int(data.as_of()[:4])).all()


def test_each_year_has_one_preferred_figure() -> None:
    record = data.load("ic3_annual")
    assert (record[record["preferred"]].groupby("year").size() == 1).all()
    years = record[record["preferred"]]["year"].tolist()
    assert sorted(years) == list(range(2001, max(years) + 1))
    output = data.load("gdp")
    assert (output[output["preferred"]].groupby(["iso3", "year"]).size() == 1).all()


def test_checkpoints_read_in_the_sources() -> None:
    record = data.load("ic3_annual").query("preferred").set_index("year")
    assert record.loc[2025, "complaints"] == 1_008_597
    assert record.loc[2025, "losses"] == 20_877_000_000
    five_years = record.loc[2017:2021]
    assert five_years["complaints"].sum() == pytest.approx(2_760_044, abs=100)
    assert five_years["losses"].sum() == pytest.approx(18_700_000_000, abs=60_000_000)
    world = data.load("gdp").query("iso3 == 'WLD' and year == 2023 and preferred")["gdp"].iloc[0]
    assert world == pytest.approx(105.4e12, rel=0.01)


def test_a_table_loads_fast_and_cannot_be_spoilt_by_its_user() -> None:
    seconds = []
    for _ in range(3):
        data.forget()
        started = time.perf_counter()
        first = data.load("gdp")
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < 0.15
    first.loc[0, "gdp"] = 0
    assert data.load("gdp").loc[0, "gdp"] > 0


def test_recording_names_the_tables_that_were_read() -> None:
    data.load("gdp")
    with data.recording() as seen:
        data.load("ic3_annual")
        with data.recording() as inner:
            data.load("gdp")
    assert seen == {"ic3_annual", "gdp"}
    assert inner == {"gdp"}


def test_an_unknown_table_is_named_with_the_known_ones() -> None:
    with pytest.raises(data.DataError, match=r"'nosuch'.*ic3_annual"):
        data.load("nosuch")


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def refused(folder: Path) -> str:
    with pytest.raises(data.DataError) as caught:
        data.check_all()
    message = str(caught.value)
    assert "\n" not in message
    return message


LAST = "2025,2025,1008597,A,20877000000,no"
CELL_DAMAGE = {
    "text for a number": ("1008597", "a million", "is not a whole number"),
    "thousands separators": ("1008597", '"1,008,597"', "is not a whole number"),
    "a decimal point in a count": ("1008597", "1008597.5", "is not a whole number"),
    "a negative loss": ("20877000000", "-20877000000", "is below 0"),
    "an impossible year": ("2025,2025,1008597", "1825,2025,1008597", "is below"),
    "a missing required value": ("2025,2025,1008597", "2025,2025,", "is empty"),
    "an unknown grade": ("1008597,A", "1008597,E", "is not one of"),
    "an unknown word": (",all,yes,ic3-2025", ",some,yes,ic3-2025", "is not one of"),
    "neither yes nor no": (",all,yes,ic3-2025", ",all,maybe,ic3-2025", "neither yes nor no"),
    "a source that is not registered": (",yes,ic3-2025,A", ",yes,ic3-1999,A", "not in sources.bib"),
    "a formula": ("2025,2025,1008597", "2025,2025,=1+1", "formula"),
    "a space around a value": ("2025,2025,1008597", "2025,2025, 1008597", "spaces around"),
    "a cell of a million letters": ("1008597", "x" * 1_000_000, "at most"),
    "a number pasted twice": ("20877000000", "2087700000020877000000", "more than 18 digits"),
    "a formula behind a number": ("1008597", "-1+cmd|calc", "formula"),
    "digits of another script": ("1008597", "١٠٠٨٥٩٧", "is not a whole number"),
}


@pytest.mark.parametrize("damage", CELL_DAMAGE, ids=str)
def test_a_damaged_cell_is_named_with_file_row_and_column(data_copy: Path, damage: str) -> None:
    old, new, reason = CELL_DAMAGE[damage]
    text = (data_copy / IC3).read_text(encoding="utf-8")
    number, line = next((n, line) for n, line in enumerate(text.splitlines(), 1) if line.startswith("2025,2025"))
    assert old in line, line
    change(data_copy, IC3, line, line.replace(old, new, 1))
    message = refused(data_copy)
    assert message.startswith(f"data/{IC3}, row {number}, column "), message
    assert reason in message


FILE_DAMAGE = {
    "header only": (lambda raw: raw.split(b"\n")[0] + b"\n", "only a header"),
    "an empty file": (lambda raw: b"", "is empty"),
    "UTF-16": (lambda raw: raw.decode().encode("utf-16"), "NUL"),
    "Latin-1": (lambda raw: raw.replace(b"first", "pr\xeamier".encode("latin-1"), 1), "not UTF-8"),
    "a byte order mark": (lambda raw: b"\xef\xbb\xbf" + raw, "byte order mark"),
    "a NUL byte": (lambda raw: raw.replace(b"first", b"fir\x00st", 1), "NUL"),
    "a missing column": (lambda raw: raw.replace(b"basis", b"foundation", 1), "no column basis"),
    "an extra column": (lambda raw: raw.replace(b"grade,note", b"grade,note,extra", 1), "'extra' is not in"),
    "semicolons between cells": (lambda raw: raw.replace(b",", b";"), "separated by semicolons"),
    "columns in another order": (lambda raw: raw.replace(b"year,edition", b"edition,year", 1), "out of order"),
    "an unclosed quotation mark": (lambda raw: raw + b'2025,2024,"1,A\n', "quotation mark"),
    "a row cut short": (lambda raw: raw + b"2025,2024,1\n", "cells where the header has"),
    "a row that stands twice": (lambda raw: raw + raw.splitlines(True)[-1], "stands in an earlier row"),
}


@pytest.mark.parametrize("damage", FILE_DAMAGE, ids=str)
def test_a_damaged_file_is_named(data_copy: Path, damage: str) -> None:
    spoil, reason = FILE_DAMAGE[damage]
    path = data_copy / IC3
    before = path.read_bytes()
    path.write_bytes(spoil(before))
    assert path.read_bytes() != before
    message = refused(data_copy)
    assert message.startswith(f"data/{IC3}"), message
    assert reason in message


def test_a_missing_file_is_named(data_copy: Path) -> None:
    (data_copy / IC3).unlink()
    assert "is missing" in refused(data_copy)


BIB_DAMAGE = {
    "no title": (lambda text: re.sub(r"  title = .*\n", "", text, count=1), "no title"),
    "a key that stands twice": (lambda text: text + text.split("\n\n")[0] + "\n", "repeated bibliography entry"),
    "an unclosed brace": (lambda text: text.replace("},", "", 1), "sources.bib"),
    "a link that is a script": (
        lambda text: text.replace("url = {http", "url = {javascript:http", 1),
        "begin with http",
    ),
    "an unknown kind": (lambda text: text.replace("kind = {press}", "kind = {pres}", 1), "is not one of"),
    "an impossible date": (
        lambda text: text.replace("date = {2019-01}", "date = {1 May 2019}", 1),
        "is not a date",
    ),
    "not BibTeX at all": (lambda text: "hello @ world", "sources.bib"),
    "an entry taken out": (lambda text: text.replace("{cv-2020,", "{cv-1920,", 1), "is not in sources.bib"),
}


@pytest.mark.parametrize("damage", BIB_DAMAGE, ids=str)
def test_a_damaged_source_list_is_named(data_copy: Path, damage: str) -> None:
    spoil, reason = BIB_DAMAGE[damage]
    path = data_copy / "sources.bib"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    message = refused(data_copy)
    assert message.startswith("data/"), message
    assert reason in message


def test_an_impossible_clock_is_named(data_copy: Path) -> None:
    change(data_copy, "datapackage.json", '"as_of": "2026-11-23"', '"as_of": "2026-13-45"')
    assert "as_of" in refused(data_copy)


def test_a_damaged_descriptor_is_named(data_copy: Path) -> None:
    (data_copy / "datapackage.json").write_text("{", encoding="utf-8")
    assert "datapackage.json" in refused(data_copy)


def test_windows_line_ends_and_a_trailing_blank_line_are_healed(data_copy: Path) -> None:
    path = data_copy / IC3
    expected = data.load("ic3_annual")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    data.forget()
    assert data.load("ic3_annual").equals(expected)


def test_column_names_mean_the_same_in_every_table() -> None:
    meanings: dict[str, set[str]] = {}
    for name in data.tables():
        for field in data.table_info(name)["schema"]["fields"]:
            meanings.setdefault(field["name"], set()).add(field["description"])
    assert {name: texts for name, texts in meanings.items() if len(texts) > 1} == {}


def test_the_descriptor_is_plain_json_with_one_clock() -> None:
    content = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", content["as_of"])
    clock = re.compile(r"datetime\.now|date\.today|time\.time\(|Timestamp\.now|utcnow")
    for module in (ROOT / "hanoibook").rglob("*.py"):
        assert not clock.search(module.read_text(encoding="utf-8")), module
