"""The tables hold what they promise, and a damaged one is refused in one clear line."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT
from frictionless import Package

from hanoibook import codebook, data

IC3 = "losses/ic3_annual.csv"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def test_an_outside_judge_accepts_the_package() -> None:
    report = Package(str(ROOT / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_the_data_pass_their_own_checks() -> None:
    data.check_all()


def test_a_text_names_a_row_or_column_in_words_and_not_by_its_key() -> None:
    keys = {key for name in data.tables() for key in data.load(name).iloc[:, 0].astype(str) if "_" in key}
    columns = {column for name in data.tables() for column in data.load(name).columns if "_" in column}
    found = []
    for name in data.tables():
        cells = [cell for column in data.load(name) for cell in data.load(name)[column] if isinstance(cell, str)]
        texts = [cell for cell in cells if " " in cell and "://" not in cell]
        words = (word for text in [data.table_info(name)["description"], *texts] for word in re.findall(r"\w+", text))
        found += [f"{name}: {word}" for word in words if "_" in word and word in keys | columns]
    assert found == []


ROWS_OF_THE_NOTES = {  # what the research notes held; a table may only have grown
    "claims": 87, "loss_estimates": 67, "ic3_annual": 28, "ic3_crime_types": 344, "ic3_age_groups": 38,
    "breach_costs": 13, "ransomware_payments": 104, "incidents": 24, "incident_facts": 73, "gdp": 354,
    "un_articles": 68, "un_status": 93, "un_timeline": 75, "budapest_articles": 48, "budapest_status": 96,
    "budapest_parties_by_year": 25, "crosswalk": 83, "comparison": 47, "vietnam_losses": 84, "vietnam_timeline": 44,
    "storm_forces": 102, "responsibility": 78, "glossary": 95,
}  # fmt: skip


def test_no_row_of_the_notes_was_lost() -> None:
    for name, rows in ROWS_OF_THE_NOTES.items():
        assert len(data.load(name)) >= rows, name


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
    columns = {
        (name, field["name"])
        for name in data.tables()
        for field in data.table_info(name)["schema"]["fields"]
        if field.get("references") == "sources.bib"
    }
    cells = (cell for name, column in columns for cell in data.load(name)[column].dropna())
    used = {key for cell in cells for key in data.split_list(cell)}
    used |= {origin for source in data.all_sources().values() for origin in source.repeats}
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


def test_every_table_loads_fast(data_copy: Path) -> None:
    for name in data.tables():
        seconds = []
        for _ in range(3):
            data.forget()
            data.tables()
            started = time.perf_counter()
            data.load(name)
            seconds.append(time.perf_counter() - started)
        assert min(seconds) < 0.15, name


def test_a_table_cannot_be_spoilt_by_its_user() -> None:
    first = data.load("gdp")
    first.loc[0, "gdp"] = 0
    assert data.load("gdp").loc[0, "gdp"] > 0


def test_the_package_is_imported_fast_and_without_plotly_or_sphinx() -> None:
    code = (
        "import sys, time; start = time.perf_counter(); import hanoibook, hanoibook.data; "
        "print(time.perf_counter() - start, {'plotly', 'sphinx', 'ipywidgets'} & set(sys.modules))"
    )
    said = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout for _ in range(3)]
    assert all("set()" in line for line in said)
    assert min(float(line.split()[0]) for line in said) < 0.3


def test_columns_are_typed_with_room_for_missing_values() -> None:
    kinds = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}
    for name in data.tables():
        frame = data.load(name)
        for field in data.table_info(name)["schema"]["fields"]:
            assert str(frame[field["name"]].dtype) == kinds[field["type"]], (name, field["name"])


def test_every_date_is_under_the_clock() -> None:
    """A column whose cells look like dates, or that counts years, must have a calendar rule."""
    free = {("vietnam_losses", "period"), ("ransomware_payments", "period"), ("loss_estimates", "period")}
    free |= {("claims", "claim_text"), ("storm_forces", "period"), ("un_articles", "chapter")}
    for name in data.tables():
        for field in data.table_info(name)["schema"]["fields"]:
            cells = data.load(name)[field["name"]].dropna().astype(str)
            dated = len(cells) > 0 and cells.str.fullmatch(r"(19|20)\d{2}(-\d{2}(-\d{2})?)?").mean() > 0.9
            if dated and (name, field["name"]) not in free:
                assert "calendar" in field, (name, field["name"])


def test_a_statement_is_traced_to_where_it_began() -> None:
    assert data.origins("viettimes-190768") == data.origins("cv-2023") == ["cv-2023"]
    repeating = [source for source in data.all_sources().values() if source.repeats]
    assert len(repeating) > 100
    assert all(source.key not in data.origins(source.key) for source in repeating)
    assert data.independent_reports("cv-2023;viettimes-190768") == ["viettimes-190768"]
    assert data.independent_reports("own-wording") == []


def test_grade_b_rests_on_two_reports_everywhere() -> None:
    graded = 0
    for name in data.tables():
        frame = data.load(name)
        for keys in frame[frame["grade"] == "B"]["sources"]:
            assert len(data.independent_reports(keys)) >= 2, keys
            graded += 1
    assert graded > 500


def test_every_table_says_what_it_is_and_what_it_is_not_for() -> None:
    for name in data.tables():
        info = data.table_info(name)
        assert info["licenses"][0]["name"] == "CC-BY-4.0"
        assert len(info["description"]) > 60 and info["description"].endswith("."), name
        for field in info["schema"]["fields"]:
            assert field["description"].endswith((".", ")")), (name, field["name"])


def test_no_cell_holds_markup_or_a_path() -> None:
    markup = re.compile(r"</?[a-z]+[ >/]|\]\(http|/home/|/root/|/tmp/|/work/")
    for name in data.tables():
        for column, kind in data.load(name).dtypes.items():
            if str(kind) == "string":
                found = data.load(name)[column].dropna().str.contains(markup)
                assert not found.any(), (name, column)


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
    "an unknown word": (",all,ic3-losses-year,yes,ic3-2025", ",some,ic3-losses-year,yes,ic3-2025", "is not one of"),
    "neither yes nor no": (
        ",all,ic3-losses-year,yes,ic3-2025",
        ",all,ic3-losses-year,maybe,ic3-2025",
        "neither yes nor no",
    ),
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


STATUS = "treaties/un_status.csv"
CELLS_ELSEWHERE = {
    "a share above one": ("losses/ic3_age_groups.csv", "complaints_share", "1.5", "is above 1."),
    "a loss just below nought": (IC3, "losses", "-1", "is below 0."),
    "a code in small letters": ("places/countries.csv", "iso3", "afg", "is not written as"),
    "a month that is not there": ("losses/loss_estimates.csv", "published", "2025-13", "is not in the calendar"),
    "a formula that begins with an at sign": ("losses/loss_estimates.csv", "title", "@SUM(A1)", "formula"),
    "a cell of six thousand letters": ("losses/loss_estimates.csv", "title", "x" * 6_000, "at most 5000"),
    "a figure for a later year without a mark": ("losses/loss_estimates.csv", "year", "2027", "yes under forecast"),
    "grade B on one report": (IC3, "grade", "B", "two sources that do not repeat"),
    "the day after the clock": (STATUS, "signed", "2026-11-24", "is after 2026-11-23"),
}


@pytest.mark.parametrize("damage", CELLS_ELSEWHERE, ids=str)
def test_a_cell_that_breaks_a_rule_of_its_table_is_named(data_copy: Path, damage: str) -> None:
    file, column, new, reason = CELLS_ELSEWHERE[damage]
    number = set_cell(data_copy / file, column, new)
    message = refused(data_copy)
    assert message.startswith(f"data/{file}, row {number}, column {column}: ") and reason in message, message


def test_a_date_on_the_day_of_the_clock_and_a_marked_forecast_are_accepted(data_copy: Path) -> None:
    set_cell(data_copy / STATUS, "signed", data.as_of())
    estimates = data.load("loss_estimates")
    assert estimates["forecast"].any() and (estimates["year"] > int(data.as_of()[:4])).any()
    data.forget()
    data.check_all()


def set_cell(path: Path, column: str, new: str) -> int:
    """Write a cell into the first row that cites one source, no forecast among them; return its number."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    number = next(n for n, row in enumerate(rows) if ";" not in row["sources"] and row.get("forecast") != "yes")
    rows[number][column] = new
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    data.forget()
    return number + 2


def test_an_unknown_source_is_named() -> None:
    with pytest.raises(data.DataError, match="no entry 'nosuch'"):
        data.sources("ic3-2025;nosuch")


def test_a_news_copy_does_not_count_beside_the_news_it_repeats() -> None:
    copies = {
        key: origin
        for key, source in data.all_sources().items()
        for origin in source.repeats
        if data.all_sources()[origin].kind == "press"
    }
    assert copies
    for key, origin in copies.items():
        assert data.independent_reports(f"{origin};{key}") == [origin]


def test_a_missing_file_is_named(data_copy: Path) -> None:
    (data_copy / IC3).unlink()
    assert "is missing" in refused(data_copy)


def test_the_codebook_is_the_one_of_these_data() -> None:
    assert (ROOT / "data" / "README.md").read_text(encoding="utf-8") == codebook.readme()
    for name in data.tables():
        assert f'<a id="{name}"></a>' in codebook.readme()


DESCRIPTOR_DAMAGE = {
    "a key that is no column": ('"primaryKey": [\n          "year",', '"primaryKey": [\n          "yeer",', "'yeer' is not a field"),
    "a foreign key that is no column": ('"fields": "iso3",\n            "reference"', '"fields": "iso4",\n            "reference"', "'iso4' is not a field"),
    "a table that is not there": ('"resource": "countries"', '"resource": "states"', "states.iso3"),
    "a clock without a mark": ('"calendar": "forecast"', '"calendar": "foretold"', "'foretold' is not a field"),
    "a clock that is no yes or no": ('"calendar": "forecast"', '"calendar": "scope"', "not a yes/no column"),
    "a type nobody knows": ('"type": "integer"', '"type": "int"', "'int' is not one of"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DESCRIPTOR_DAMAGE, ids=str)
def test_a_wrong_descriptor_is_named(data_copy: Path, damage: str) -> None:
    old, new, reason = DESCRIPTOR_DAMAGE[damage]
    change(data_copy, "datapackage.json", old, new)
    message = refused(data_copy)
    assert message.startswith("data/datapackage.json") and reason in message, message


BIB_DAMAGE = {
    "an entry that repeats itself": (
        lambda text: text.replace("{cv-2023,\n", "{cv-2023,\n  repeats = {cv-2023},\n", 1),
        "repeats itself",
    ),
    "an entry that repeats nobody": (
        lambda text: text.replace("{cv-2023,\n", "{cv-2023,\n  repeats = {cv-1923},\n", 1),
        "'cv-1923', which is no entry",
    ),
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
    "an entry taken out": (lambda text: text.replace("{iso-3166,", "{iso-1166,", 1), "is not in sources.bib"),
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
