"""The three worked examples of CONTRIBUTING.md do what they promise."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from conftest import ROOT

from hanoibook import data, facts, losses, treaties

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
    assert list(answers) == ["status", "ratified", "ratified_latest", "ratified_meaning", "ratified_grade"]
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


def test_every_file_that_the_guide_names_is_there() -> None:
    for name in ("data/README.md", "data/sources.bib", "data/datapackage.json", "tests/prose_allowed.csv", "README.md"):
        assert name in GUIDE and (ROOT / name).exists()
    for table in ("un_status", "un_timeline", "ic3_annual", "ic3_crime_types", "ic3_age_groups", "loss_estimates"):
        assert f"{table}.csv" in GUIDE and table in data.tables()
