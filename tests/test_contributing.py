"""The three worked examples of CONTRIBUTING.md do what they promise."""

from __future__ import annotations

import csv
import difflib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import known_states
import pytest
from conftest import ROOT

from hanoibook import __main__ as commands
from hanoibook import agreement, data, facts, losses, treaties
from hanoibook.contribute import state

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def rewrite(path: Path, changes: dict[str, str], **where: str) -> None:
    """Change the one row of a table that has the given cells."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [row for row in rows if all(row[name] == value for name, value in where.items())]
    assert len(found) == 1 and set(changes) <= set(found[0])
    found[0].update(changes)
    save(path, rows)


def save(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    data.forget()


def move_the_clock(folder: Path, day: str) -> None:
    path = folder / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["as_of"] = day
    path.write_text(json.dumps(content), encoding="utf-8")
    data.forget()


def add_source(folder: Path, entry: str) -> None:
    path = folder / "sources.bib"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{entry}\n", encoding="utf-8")
    data.forget()


def block(language: str) -> str:
    """The first code block of a language in the guide, without its indent."""
    lines = GUIDE.split(f"```{language}\n")[1].split("```")[0].splitlines()
    return "\n".join(line.removeprefix("   ") for line in lines)


def test_a_ratification_changes_what_is_left(data_copy: Path) -> None:
    before = facts.get("un-ratifications-left").value
    add_source(data_copy, block("bibtex"))
    answers = dict(line.strip(" |").split("` | `") for line in GUIDE.splitlines() if line.startswith("   | `"))
    answers = {name.strip("`"): value.split("`")[0] for name, value in answers.items()}
    assert list(answers) == [
        "status", "ratified", "ratified_latest", "ratified_meaning", "ratified_grade", "checked"
    ]  # fmt: skip
    sources = data.load("un_status").query("iso3 == 'KEN'")["sources"].item()
    status = data_copy / "treaties" / "un_status.csv"
    rewrite(status, {**answers, "sources": f"{sources};un-notification-2027-03-15"}, iso3="KEN")
    with pytest.raises(data.DataError, match=r"column ratified: 2027-03-15 is after 2026-11-23"):
        data.check_all()
    move_the_clock(data_copy, "2027-03-20")
    data.check_all()
    treaties.check_agreement()
    assert facts.get("un-ratifications-left").value == before - 1
    assert "KEN" in set(treaties.un_ratifications()["iso3"])
    assert "KEN" not in set(treaties.un_ratifications("2027-03-14")["iso3"])


def test_a_new_year_of_complaints_joins_the_record(data_copy: Path) -> None:
    line = block("text").strip().replace("COMPLAINTS", "1100000").replace("LOSSES", "23000000000")
    add_source(data_copy, block("bibtex").replace("un-notification-2027-03-15", "ic3-2026"))
    path = data_copy / "losses" / "ic3_annual.csv"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    move_the_clock(data_copy, "2027-04-30")
    data.check_all()
    losses.check_agreement()
    assert losses.complaints_record()["year"].max() == 2026
    assert losses.complaint_figure(2026, "losses").value == 23e9


def test_a_correction_reaches_the_fact(data_copy: Path) -> None:
    path = data_copy / "vietnam" / "vietnam_losses.csv"
    assert "`survey-respondents-2024-1`" in GUIDE
    rewrite(path, {"value": "59120", "bound": "exact"}, id="survey-respondents-2024-1")
    data.check_all()
    assert facts.get("vietnam-survey-2024-respondents").text == "59,120"
    with pytest.raises(data.DataError, match=r"'59000' became '59120'\. 1 more changed too"):
        agreement.check()


def test_a_correction_by_hand_passes_once_its_reason_is_said(asked: Path, carry_out: Carry) -> None:
    rewrite(
        asked / "vietnam" / "vietnam_losses.csv", {"value": "59120", "bound": "exact"}, id="survey-respondents-2024-1"
    )
    step = GUIDE.split("hanoibook accept")[-1].split("`")[0]
    said = carry_out("-m", "hanoibook", "accept", *shlex.split(step))
    assert "column value: '59000' became '59120'" in said and said.count(" became ") == 2
    lines = changed_lines(asked)["accepted/corrections.csv"]
    assert lines[0] == [] and lines[1][0] == (
        "vietnam_losses,survey-respondents-2024-1,value,59120,59000 was the rounding of the press"
    )
    agreement.check()
    assert "No cell changed" in carry_out("-m", "hanoibook", "accept")


def test_every_file_that_the_guide_names_is_there() -> None:
    for name in ("data/README.md", "data/sources.bib", "data/datapackage.json", "tests/prose_allowed.csv", "README.md"):
        assert name in GUIDE and (ROOT / name).exists()
    for table in ("un_status", "un_timeline", "ic3_annual", "ic3_crime_types", "ic3_age_groups", "loss_estimates"):
        assert f"{table}.csv" in GUIDE and table in data.tables()


def command(number: int) -> list[str]:
    """The words of one of the guide's commands, after ``python``."""
    return shlex.split(GUIDE.split("```sh\n")[number].split("```")[0])[1:]


Carry = Callable[..., str]


@pytest.fixture
def carry_out(asked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Carry]:
    """Run commands on a copy of the data, without anybody to answer; each returns what it said."""

    def nobody(prompt: str = "") -> str:
        raise EOFError

    def run(module: str, name: str, *words: str) -> str:
        assert (module, name) == ("-m", "hanoibook")
        data.forget()
        monkeypatch.setattr(sys, "argv", [name, *words, "--yes"])
        code = commands.main()
        said = capsys.readouterr()
        assert code == 0, said.err
        return said.out

    monkeypatch.setattr(state, "of_folders", known_states.of_folders)
    monkeypatch.setattr("builtins.input", nobody)
    monkeypatch.setenv(data.PLACE, str(asked))
    yield run
    monkeypatch.undo()
    data.forget()


def settings(cells: dict[str, str]) -> list[str]:
    return [word for name, text in cells.items() for word in ("--set", f"{name}={text}")]


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A copy of data/ for commands to write in."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def changed_lines(folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Of each changed file the lines that are gone and the lines that are new; all others must be as they were."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            old, new = ((place / name).read_text(encoding="utf-8").splitlines() for place in (ROOT / "data", folder))
            if old != new:
                moves = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
                found[name] = tuple([line[2:] for line in moves if line[0] == sign] for sign in "-+")
    return found


@pytest.mark.build
def test_the_command_of_the_first_example_ratifies(asked: Path, carry_out: Carry) -> None:
    said = carry_out(*command(1))
    assert "un-ratifications-left: " in said and "signed-check-left: answer" in said
    assert "book/convention/who-has-signed.md" in said
    gone, new = changed_lines(asked)["treaties/un_status.csv"]
    assert len(gone) == len(new) == 1 and new[0].startswith("Kenya,KEN,state,ratified,")
    assert changed_lines(asked)["datapackage.json"][1] == ['  "as_of": "2027-03-20",']
    assert len(changed_lines(asked)) == 3
    reasons = changed_lines(asked)["accepted/corrections.csv"][1]
    assert "un_status,KEN,ratified,2027-03-15,deposited on 15 March 2027" in reasons


@pytest.mark.build
def test_the_commands_of_the_second_example_add_a_year_after_the_first(asked: Path, carry_out: Carry) -> None:
    carry_out(*command(1))  # without it, a year without a ratification leaves some facts without an answer
    report = {
        "key": "ic3-2026",
        "title": "2026 Annual Report",
        "publisher": "FBI",
        "date": "2027-04",
        "kind": "official_record",
        "url": "https://www.ic3.gov/x.pdf",
    }
    carry_out("-m", "hanoibook", "add", "sources", *settings(report))
    words = [word.replace("COMPLAINTS", "1100000").replace("LOSSES", "23000000000") for word in command(2)]
    grades = dict.fromkeys(("complaints_grade", "losses_grade", "grade"), "A")
    said = carry_out(*words, *settings(grades))
    assert "ic3-record:" in said and "book/storm/how-big-is-it.md" in said
    changed = changed_lines(asked)
    line = block("text").strip().replace("COMPLAINTS", "1100000").replace("LOSSES", "23000000000")
    assert changed["losses/ic3_annual.csv"] == ([], [line])
    assert not changed["sources.bib"][0] and "@online{ic3-2026," in changed["sources.bib"][1]
    assert set(changed) == {
        "accepted/corrections.csv", "datapackage.json", "losses/ic3_annual.csv", "sources.bib", "treaties/un_status.csv"
    }  # fmt: skip


@pytest.mark.build
def test_the_command_of_the_third_example_corrects(asked: Path) -> None:
    done = subprocess.run(
        [sys.executable, *command(3), "--yes"],
        env=os.environ | {data.PLACE: str(asked), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout
    assert "vietnam-survey-2024-respondents: 59,000 -> 59,120 (+120)" in said
    assert "book/vietnam/what-vietnam-loses.md" in said
    assert set(changed_lines(asked)) == {"accepted/corrections.csv", "vietnam/vietnam_losses.csv"}
