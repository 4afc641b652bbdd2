"""No changed cell passes in silence: bounds, series, what was accepted, words that read as empty, other programs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import fuzz
import pandas as pd
import pytest
from conftest import ROOT
from habits import HABITS
from kept import set_aside
from pandas._libs.parsers import STR_NA_VALUES

from hanoibook import agreement, data
from hanoibook.data import folder, rules

Rewrite = Callable[[str, str, str], Path]


@pytest.fixture
def rewrite(data_copy: Path) -> Rewrite:
    """Put one text in the place of another, once, in a table of a copy that is read."""

    def change(table: str, old: str, new: str) -> Path:
        path = data_copy / data.table_info(table)["path"]
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
        data.forget()
        return path

    return change


def stopped(check: Callable[[], object], *parts: str) -> str:
    with pytest.raises(data.DataError) as caught:
        check()
    said = str(caught.value)
    assert "\n" not in said and len(said) < 1200 and all(part in said for part in parts), said
    return said


def test_the_tables_are_as_they_were_accepted() -> None:
    agreement.check()
    data.accepted.check_complete()


BEYOND = {  # a number that another program made of one that stands in the table, or of a new one
    "a share without its point": ("vietnam_losses", ",0.036,share,", ",36,share,", "36 is above 1", "column value"),
    "a share in per cent": ("storm_forces", ",0.01,", ",15,", "15 is above 1", "column value"),
    "a share that is text": ("loss_measurement", ",0.15,share", ",15%,share", "'15%' is not a number", "column value"),
    "an index without its point": ("prices", ",207.342,", ",207342,", "above 1000", "column cpi"),
    "a growth without its point": ("loss_estimates", ",0.15,", ",15,", "above 1", "column stated_growth"),
    "a rate of exchange without its point": ("exchange_rates", ",24164.885833,", ",24164885833,", "above 100000", "column per_usd"),
    "money a thousandfold": ("ic3_annual", ",20877000000,", ",20877000000000,", "above 1000000000000", "column losses"),
    "money tenfold in its series": ("ic3_annual", ",20877000000,", ",208770000000,", "leaves its series", "column losses"),
    "days of years": ("storm_forces", ",63,", ",6300,", "6300 is above 3660", "column value"),
    "more states than there are": ("un_timeline", ",76,", ",7600,", "above 250", "column value"),
}  # fmt: skip


@pytest.mark.parametrize("case", BEYOND)
def test_a_number_beyond_its_unit_or_series_is_named_without_what_was_accepted(rewrite: Rewrite, case: str) -> None:
    table, old, new, reason, column = BEYOND[case]
    rewrite(table, old, new)
    stopped(lambda: rules.check_table(table), f"{data.file_of(table)}, row ", column, reason)


def test_every_number_has_a_bound() -> None:
    for table in data.tables():
        for field in data.table_info(table)["schema"]["fields"]:
            if field["type"] in ("integer", "number"):
                bounds = field.get("constraints", {})
                assert "unit_in" in field or {"minimum", "maximum"} <= set(bounds), (table, field["name"])


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        (
            "vietnam_losses",
            "survey-respondents-2024-1,survey-respondents,",
            "survey-respondents-2024-1,survey-x,",
            ", column metric: ",
        ),
        ("vietnam_losses", ",59000,", ",59001,", "'59000' became '59001'"),
        ("un_status", ",2025-10-25,", ",2025-10-26,", "'2025-10-25' became '2025-10-26'"),
        ("countries", "Namibia", "namibia", "'Namibia' became 'namibia'"),
        (
            "comparison",
            "Art. 53 (a chapter of its own)",
            "Art. 53 (A chapter of its own)",
            "column un: a long text became",
        ),
        ("countries", "NAM,Namibia", "NMA,Namibia", "row NAM, column iso3: the row is gone"),
    ],
)
def test_a_changed_cell_is_named_with_the_line_that_would_accept_it(
    rewrite: Rewrite, table: str, old: str, new: str, said: str
) -> None:
    rewrite(table, old, new)
    message = stopped(lambda: data.accepted.check(table), f"{data.file_of(table)}, row ", said)
    line = message.split("data/accepted/corrections.csv: ")[1].replace(",why", ",it was wrong")
    with (folder.data_dir() / "accepted" / "corrections.csv").open("a", encoding="utf-8") as reasons:
        reasons.write(f"{line}\n")
    data.accepted.check(table)


def test_the_last_line_about_a_cell_holds(rewrite: Rewrite) -> None:
    reasons = folder.data_dir() / "accepted" / "corrections.csv"
    row = "vietnam_losses,survey-respondents-2024-1,value"
    reasons.write_text(f"{reasons.read_text(encoding='utf-8')}{row},59120,a\n{row},59000,b\n", encoding="utf-8")
    data.accepted.check("vietnam_losses")
    rewrite("vietnam_losses", ",59000,", ",59120,")
    stopped(lambda: data.accepted.check("vietnam_losses"), "'59000' became '59120'")


def test_a_new_row_another_order_and_other_noughts_are_no_change(rewrite: Rewrite) -> None:
    path = rewrite("prices", ",184.0,", ",184.00,")
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    newer = lines[-1].replace("2025,", "2026,", 1)
    path.write_text("\n".join([head, newer, *reversed(lines)]) + "\n", encoding="utf-8")
    data.forget()
    data.accepted.check("prices")
    stopped(data.accepted.check_complete, "data/accepted/values.json", "make notebooks")
    data.accepted.keep()
    data.accepted.check_complete()


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("corrections.csv", "table;row;column;value;reason\n", "row 1: the columns must be"),
        ("corrections.csv", "table,row,column,value,reason\ngdp,a,b,c,\n", "row 2: needs"),
        ("corrections.csv", "table,row,column,value,reason\nnone,a,b,c,d\n", "row 2, column table: no table 'none'"),
        ("corrections.csv", 'table,row,column,value,reason\ngdp,"a,b,c,d\n', "quotation mark"),
        ("values.json", "[1]", "cannot be read"),
        ("values.json", '{"gdp": {"columns": ["a"], "rows": {"x": []}}}', "cannot be read"),
    ],
)
def test_a_damaged_memory_is_refused_in_a_line(data_copy: Path, file: str, content: str, reason: str) -> None:
    (data_copy / "accepted" / file).write_text(content, encoding="utf-8")
    stopped(data.accepted.check, f"data/accepted/{file}", reason)


@pytest.mark.parametrize("word", sorted(STR_NA_VALUES - {""}))
def test_a_word_that_reads_as_an_empty_cell_is_refused(data_copy: Path, word: str) -> None:
    path = data_copy / "places" / "countries.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Afghanistan", word, 1), encoding="utf-8")
    stopped(data.check_all, "data/places/countries.csv, row 3, column country", "reads as an empty cell")


def test_pandas_by_its_defaults_reads_what_the_book_reads() -> None:
    for name in data.tables():
        plain = pd.read_csv(ROOT / data.file_of(name))
        typed = data.load(name)
        for field in data.table_info(name)["schema"]["fields"]:
            read, ours = plain[field["name"]], typed[field["name"]]
            assert read.isna().tolist() == ours.isna().tolist(), (name, field["name"])
            if field["type"] in ("integer", "number"):
                assert [float(one) for one in read.dropna()] == [float(one) for one in ours.dropna()], (name, field)
    assert "Namibia" in set(pd.read_csv(ROOT / data.file_of("countries"), index_col="iso3")["country"])


def test_no_habit_of_another_program_passes_with_a_changed_value(tmp_path: Path) -> None:
    """Each habit on one table; the exhaustive test has each on all, and `make fuzz` mixes them."""
    faults, passed = swept(tmp_path, lambda rng, names: [rng.choice(names)])
    assert not faults and passed < len(HABITS) / 3, faults[:3]


@pytest.mark.exhaustive
def test_no_habit_of_another_program_passes_with_a_changed_value_in_any_table(tmp_path: Path) -> None:
    faults, _ = swept(tmp_path, lambda _, names: names)
    assert not faults, faults[:3]


def swept(place: Path, chosen: Callable[[Random, list[str]], list[str]]) -> tuple[list[str], int]:
    """Save tables as other programs would; return the faults, and how often one passed unchanged."""
    faults, passed = [], 0
    with set_aside():
        bench = fuzz.Bench(place)
        for habit, save in HABITS.items():
            rng = Random(habit)
            for name in chosen(rng, data.tables()):
                path = bench.all / data.table_info(name)["path"]
                try:
                    fuzz.resaved(bench, name, path, save(rng, path.read_bytes()))
                    passed += 1
                except data.DataError as error:
                    fuzz._one_line(str(error))
                except fuzz.Fault as fault:
                    faults.append(f"{habit}: {fault}")
    return faults, passed


def test_the_sweep_sees_a_value_that_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data.accepted, "check", lambda *_: None)
    with set_aside():
        bench = fuzz.Bench(tmp_path)
        path = bench.all / "vietnam" / "vietnam_losses.csv"
        with pytest.raises(fuzz.Fault, match="passed with other values"):
            fuzz.resaved(bench, "vietnam_losses", path, path.read_bytes().replace(b",59000,", b",59001,"))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_the_command_line_speaks_in_any_code_page(encoding: str) -> None:
    """Facts of Vietnam's sources, with letters that no code page of the West has."""
    said = [
        subprocess.run(
            [sys.executable, "-m", "hanoibook", "explain", "vietnam-survey-2024-respondents"],
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": name},
            capture_output=True,
        )
        for name in (encoding, "utf-8")
    ]
    assert said[0].returncode == 0, said[0].stderr
    plain, full = said[0].stdout.decode(encoding), said[1].stdout.decode("utf-8")
    assert re.findall(r"\d[\d.,]*", plain) == re.findall(r"\d[\d.,]*", full) != []


def opened_in_calc(table: str, folder: Path, language: int, special: bool, as_text: bool = False) -> bytes:
    """Open a table in LibreOffice Calc with a language of import, save it, and return what it saved."""
    formats = "/".join(f"{column}/2" for column in range(1, 41)) if as_text else ""
    marks = f"44,34,76,1,{formats},{language},false,{str(special).lower()}"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *(f"--infilter=CSV:{marks}", "--convert-to", f"csv:Text - txt - csv (StarCalc):44,34,76,1,,{language}"),
            *("--outdir", str(folder), str(ROOT / data.file_of(table))),
        ],
        capture_output=True,
        timeout=300,
    )
    saved = folder / Path(data.file_of(table)).name
    return saved.read_bytes() if saved.exists() else pytest.skip("no LibreOffice Calc")


@pytest.mark.exhaustive
@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")
@pytest.mark.parametrize("table", ["vietnam_losses", "prices", "un_timeline"])
@pytest.mark.parametrize(
    ("language", "special", "as_text"),
    [(1033, False, True), (1033, False, False), (1031, True, False), (1066, True, False)],
)
def test_a_table_saved_by_libreoffice_is_as_it_was_or_refused(
    tmp_path: Path, table: str, language: int, special: bool, as_text: bool
) -> None:
    saved = opened_in_calc(table, tmp_path, language, special, as_text)
    with set_aside():
        bench = fuzz.Bench(tmp_path / "bench")
        path = bench.all / data.table_info(table)["path"]
        try:
            fuzz.resaved(bench, table, path, saved)
        except data.DataError as error:
            assert language != 1033, error  # what the guide says loses nothing
