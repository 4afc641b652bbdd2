"""Damaged files are refused in one clear line or loaded as written: found faults by name, and thousands by chance."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import fuzz
import pytest
from conftest import ROOT
from kept import set_aside

from hanoibook import data, losses, routes, worksheets
from hanoibook.build import kit, notebooks
from hanoibook.build.places import BuildError, Checkout
from hanoibook.lessons import plan
from hanoibook.questions import bank

SHORT = 250


def test_a_short_run_finds_no_fault() -> None:
    with set_aside():
        counts, faults = fuzz.run(SHORT, seed=1)
    assert faults == []
    assert all(found["refused"] and found["loaded"] for found in counts.values()), counts


@pytest.mark.exhaustive
def test_ten_thousand_damaged_files_are_refused_in_a_line_or_loaded_as_written() -> None:
    counts, faults = fuzz.run(fuzz.CASES)
    print({kind: dict(found) for kind, found in counts.items()})
    assert faults == []
    assert sum(found.total() for found in counts.values()) >= 10_000


def test_the_judge_sees_what_a_loader_loses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Loaders that drop a row, change a cell, let through a control sign or forget to escape are found out."""
    bench = fuzz.Bench(tmp_path)
    whole = data.load("countries")
    raw = (ROOT / "data" / "places" / "countries.csv").read_bytes()
    fuzz.compare_cells("countries", raw)
    for worse in (whole.iloc[1:], whole.assign(country=whole["country"].str.upper()), whole.assign(iso3=None)):
        monkeypatch.setattr(data, "load", lambda name, frame=worse: frame)
        with pytest.raises(fuzz.Fault):
            fuzz.compare_cells("countries", raw)
    assert not fuzz.same("a\nb", "a\nb", "string") and not fuzz.same(float("inf"), "1" * 400, "number")
    monkeypatch.setattr(fuzz.render, "listing", lambda *_: "<td><img src=x onerror=alert(1)></td>")
    monkeypatch.setattr(fuzz.tables, "table", lambda name: {})
    with pytest.raises(fuzz.Fault, match="markup"):
        fuzz.check_page("countries")
    monkeypatch.setitem(fuzz.JUDGES, "csv", lambda bench, rng: 1 / 0)
    with pytest.raises(fuzz.Fault, match="ZeroDivisionError"):
        bench.case("csv", 0)


def refused(action: Callable[[], object], *parts: str) -> None:
    with pytest.raises((data.DataError, BuildError)) as caught:
        action()
    message = str(caught.value)
    assert "\n" not in message and all(part in message for part in parts), message


SIGNS = {"a line break": "a\nb", "a bell": "a\x07b", "a turn of direction": "a\u202eb", "a mark within": "a\ufeffb"}


@pytest.mark.parametrize("sign", SIGNS, ids=str)
def test_an_invisible_sign_in_a_cell_is_refused(data_copy: Path, sign: str) -> None:
    path = data_copy / "places" / "countries.csv"
    path.write_bytes(path.read_bytes().replace(b"Afghanistan", f'"{SIGNS[sign]}"'.encode(), 1))
    refused(data.check_all, "data/places/countries.csv, row 3, column country", "invisible sign")


SOURCES = {
    "a note that slipped out of its entry": (lambda text: text.replace("}\n\n@", "}\n  note = {x},\n\n@", 1), "outside an entry"),
    "an entry that lost its at sign": (lambda text: text.replace("\n@", "\n", 1), "outside an entry"),
    "an entry that was commented out": (lambda text: text.replace("\n@online{", "\n@comment{", 1), "outside an entry"),
    "a misspelt field": (lambda text: text.replace("  note =", "  noet =", 1), "'noet' is none of"),
}  # fmt: skip


@pytest.mark.parametrize("damage", SOURCES, ids=str)
def test_a_source_that_bibtex_would_drop_in_silence_is_refused(data_copy: Path, damage: str) -> None:
    spoil, reason = SOURCES[damage]
    path = data_copy / "sources.bib"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    refused(data.check_all, "data/sources.bib, ", reason)


DESCRIPTOR = {
    "a key that stands twice": ('"as_of":', '"as_of": "2020-01-01", "as_of":', "'as_of' stands twice"),
    "a least value for words": ('"enum": [', '"minimum": 0, "enum": [', "minimum of"),
    "a column of two lines": ('"name": "iso3"', '"name": "iso3\\n"', "does not match"),
    "brackets without end": ('"as_of":', '"x": ' + "[" * 100_000, "cannot be read"),
}


@pytest.mark.parametrize("damage", DESCRIPTOR, ids=str)
def test_a_descriptor_that_would_mislead_is_refused(data_copy: Path, damage: str) -> None:
    old, new, reason = DESCRIPTOR[damage]
    path = data_copy / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    refused(data.check_all, "data/datapackage.json", reason)


def test_a_word_of_two_lines_is_named_in_one(data_copy: Path) -> None:
    path = data_copy / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"aggregate"', '"a\\nb"', 1), encoding="utf-8")
    refused(data.check_all, "data/places/countries.csv, row")


def test_a_column_name_of_thousands_of_letters_is_cut(data_copy: Path) -> None:
    path = data_copy / "places" / "countries.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"," + b"x" * 6000 + b"\n", 1))
    with pytest.raises(data.DataError) as caught:
        data.check_all()
    assert len(str(caught.value)) < 200


def test_a_year_without_a_preferred_row_is_named(data_copy: Path) -> None:
    path = data_copy / "losses" / "ic3_annual.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("2024,")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data.forget()
    refused(losses.check_agreement, "data/losses/loss_estimates.csv, row", "no losses for 2024", "ic3_annual.csv")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One file of questions that the bank reads, and nothing else."""
    folder = tmp_path / "data" / "questions"
    folder.mkdir(parents=True)
    for name in ("schema.json", "reference-method.yml"):
        (folder / name).write_bytes((ROOT / "data" / "questions" / name).read_bytes())
    monkeypatch.setattr("hanoibook.data.data_dir", lambda: tmp_path / "data")
    with set_aside():
        yield folder / "reference-method.yml"


BOMB = "- &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"- &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
QUESTIONS = {
    "a key that stands twice": (lambda text: re.sub(r"(  explain: )", r"  explain: An older explanation.\n\1", text, count=1), "'explain' stands twice"),
    "a few lines that stand for millions": (lambda text: BOMB, "an alias"),
    "brackets without end": (lambda text: "[" * 20_000, "not readable as YAML"),
    "an object of Python": (lambda text: "!!python/object/apply:os.system ['true']\n", "not readable as YAML"),
}  # fmt: skip


@pytest.mark.parametrize("damage", QUESTIONS, ids=str)
def test_questions_that_yaml_would_lose_or_multiply_are_refused(asked: Path, damage: str) -> None:
    spoil, reason = QUESTIONS[damage]
    asked.write_text(spoil(asked.read_text(encoding="utf-8")), encoding="utf-8")
    with fuzz.limited(5):
        refused(bank.everything, "data/questions/reference-method.yml", reason)


def first_cell(content: dict[str, object]) -> dict[str, object]:
    cells = content["cells"]
    assert isinstance(cells, list)
    return cells[0]


NOTEBOOKS: dict[str, Callable[[dict[str, object]], object]] = {
    "a cell that is a number": lambda content: content.update(cells=[5]),
    "a cell without source": lambda content: first_cell(content).pop("source"),
    "a cell without type": lambda content: first_cell(content).pop("cell_type"),
    "a source that is a number": lambda content: first_cell(content).update(source=5),
    "two cells of one id": lambda content: content.update(cells=[first_cell(content)] * 2),
    "tags that are a number": lambda content: first_cell(content).update(metadata={"tags": 5}),
    "no cells": lambda content: content.pop("cells"),
    "a format without number": lambda content: content.update(nbformat_minor=None),
    "an older format": lambda content: content.update(nbformat=3),
}


@pytest.mark.parametrize("damage", NOTEBOOKS, ids=str)
def test_a_notebook_of_the_wrong_shape_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "loss-data.ipynb"
    content = json.loads((ROOT / "notebooks" / "loss-data.ipynb").read_text(encoding="utf-8"))
    NOTEBOOKS[damage](content)
    path.write_text(json.dumps(content), encoding="utf-8")
    refused(lambda: notebooks.readable(path), "notebooks/loss-data.ipynb: not a readable notebook", "Restore it")


def test_the_kit_refuses_a_broken_notebook(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "one.ipynb").write_text('{"nbformat": 4, "cells": [5]}', encoding="utf-8")
    refused(
        lambda: kit.write_notebooks(Checkout(tmp_path), "student", tmp_path / "kit"),
        "notebooks/one.ipynb: not a readable notebook",
    )


LESSONS = {
    "formats.yml": plan.formats,
    "hour-1.yml": plan.hours,
    "routes.yml": routes.study,
    "worksheets.yml": worksheets.claim_sheets,
}


@pytest.mark.parametrize("file", LESSONS)
@pytest.mark.parametrize(
    "damage", ["a key that stands twice", "a few lines that stand for millions", "brackets without end"]
)
def test_lessons_that_yaml_would_lose_or_multiply_are_refused(
    tmp_path: Path, monkeypatch, file: str, damage: str
) -> None:
    folder = tmp_path / "lessons"
    shutil.copytree(ROOT / "data" / "lessons", folder)
    text = (folder / file).read_text(encoding="utf-8")
    name, value = next(re.finditer(r"^[ -]*(\w+): (.+)$", text, re.MULTILINE)).groups()
    twice = re.sub(
        rf"^([ -]*){name}: ",
        lambda found: f"{found[0]}{value}\n{' ' * len(found[1])}{name}: ",
        text,
        count=1,
        flags=re.MULTILINE,
    )
    spoilt = {
        "a key that stands twice": twice,
        "a few lines that stand for millions": BOMB,
        "brackets without end": "[" * 20_000,
    }
    (folder / file).write_text(spoilt[damage], encoding="utf-8")
    monkeypatch.setattr("hanoibook.data.data_dir", lambda: tmp_path)
    with fuzz.untaught(), fuzz.limited(5):
        refused(LESSONS[file], f"data/lessons/{file}", "not readable as YAML")
