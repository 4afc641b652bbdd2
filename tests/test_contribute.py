"""Rows are added and corrected by answering questions: every rule at once, nothing else touched, effects shown."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import known_states
import pytest
from conftest import ROOT
from kept import set_aside

from hanoibook import __main__ as commands
from hanoibook import agreement, charts, data, facts, questions
from hanoibook.contribute import draft, effects, registry, rows, state
from hanoibook.releases import Record

KENYA = (
    "status=ratified", "ratified=2027-03-15", "ratified_latest=2027-03-15", "ratified_meaning=deposit", "checked=2027-03-15",
    "ratified_grade=A",
)  # fmt: skip


@pytest.fixture(autouse=True)
def states(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compute no state twice."""
    monkeypatch.setattr(state, "of_folders", known_states.of_folders)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, states: None) -> None:
    """Let one fact stand for all that follows, in a test that asks for nothing that does."""

    def here(*folders: Path) -> list[state.State]:
        found = []
        for one in folders:
            with data.reading_from(one):
                found.append(state.everything())
        return found

    monkeypatch.setattr(state, "of_folders", here)
    monkeypatch.setattr(facts, "names", lambda: ["un-ratifications-left"])
    monkeypatch.setattr(charts, "names", list)
    monkeypatch.setattr(questions, "everything", tuple)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of data/ that this process and those it starts read and write."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setenv(data.PLACE, str(copy))
    with set_aside():
        yield copy
        monkeypatch.undo()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(monkeypatch: pytest.MonkeyPatch, *words: str, answers: list[str] | None = None) -> int:
    """Run the command in this process; ``answers`` are typed one after another, then the input ends."""
    typed = iter(answers or [])

    def answer(prompt: str) -> str:
        print(prompt, end="")
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys, "argv", ["hanoibook", *words])
    return commands.main()


def settings(*pairs: str) -> list[str]:
    return [word for pair in pairs for word in ("--set", pair)]


@pytest.mark.parametrize("table", data.tables())
def test_a_row_written_back_as_it_is_changes_no_byte_but_its_own(folder: Path, table: str) -> None:
    path = folder / data.table_info(table)["path"]
    before = path.read_bytes()
    every = rows.lines(table)
    assert len(every) == len(data.load(table))
    assert "".join(line.text for line in every) == before.decode().split("\n", 1)[1].rstrip("\n") + "\n"
    first = every[0]
    rows.replace(table, first, first.cells)
    after = path.read_bytes()
    rest = before.removeprefix(before.split(b"\n", 1)[0] + b"\n" + first.text.encode())
    assert after.endswith(rest) and rows.lines(table)[0].cells == first.cells


@pytest.mark.parametrize(("ending", "last"), [("\n", ""), ("\r\n", "\r\n"), ("\n", "\n")])
def test_line_ends_and_a_missing_last_one_are_kept(folder: Path, ending: str, last: str) -> None:
    path = folder / data.table_info("prices")["path"]
    text = path.read_text(encoding="utf-8").rstrip("\n").replace("\n", ending) + last
    path.write_bytes(text.encode())
    cells = {**rows.lines("prices")[-1].cells, "note": 'a, "b"\nc'}
    rows.append("prices", cells)
    after = path.read_bytes().decode()
    assert after.startswith(text) and after[len(text) :].lstrip("\r\n").startswith(cells["year"])
    assert rows.lines("prices")[-1].cells == cells
    rows.replace("prices", rows.lines("prices")[-1], {**cells, "note": ""})
    assert path.read_bytes().decode().startswith(text) and rows.lines("prices")[-1].cells["note"] == ""


def test_a_source_stands_in_its_alphabetical_place_and_nothing_else_moves(folder: Path) -> None:
    path = folder / "sources.bib"
    fields = {"title": "Profit & loss: 5% of $3", "publisher": "A #1", "url": "https://a.org/x_y%20z", "kind": "press"}
    for key in ("aaa-first", "mmm-middle", "zzzz-last"):
        before = path.read_text(encoding="utf-8")
        entry = registry.add(key, fields)
        after = path.read_text(encoding="utf-8")
        assert after.replace(f"{entry}\n", "").replace(f"\n{entry}", "") == before
        keys = list(data.all_sources())
        assert keys == sorted(keys)
        assert (data.all_sources()[key].title, data.all_sources()[key].url) == (fields["title"], fields["url"])


@pytest.mark.parametrize(
    ("column", "answer", "reason"),
    [
        ("status", "signed", "not one of signatory"),
        ("ratified", "15 March 2027", "not written as this column needs it"),
        ("ratified", "2026-13", "not in the calendar"),
        ("ratified", "2027-03-15", "is after"),
        ("iso3", "XXX", "is not in countries.iso3"),
        ("sources", "no-such-source", "is not in sources.bib"),
        ("checked", "", "is empty"),
        ("grade", "B", "needs two sources"),
        ("note", "=1+1", "spreadsheet formula"),
    ],
)
def test_a_wrong_answer_is_refused_in_one_sentence_and_nothing_is_written(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    column: str,
    answer: str,
    reason: str,
) -> None:
    before = files(folder)
    row = settings("sources=untc-xviii-16", f"{column}={answer}")
    assert run(monkeypatch, "change", "un_status", "KEN", *row, "--yes") == 1
    said = capsys.readouterr().err
    assert reason in said and said.startswith(f"{column}: ") and said.count("\n") == 1
    assert files(folder) == before


def test_a_row_that_breaks_a_rule_between_columns_is_taken_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    assert run(monkeypatch, "change", "un_status", "KEN", *settings("status=ratified"), "--yes") == 1
    said = capsys.readouterr().err
    assert "row 93, column ratified: must not be empty where the row says ratified" in said
    assert said.count("\n") == 1 and files(folder) == before


@pytest.mark.build
def test_a_row_without_which_a_fact_cannot_be_computed_is_taken_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    row = settings("id=renamed")
    assert (
        run(monkeypatch, "change", "vietnam_losses", "survey-respondents-2024-1", *row, "--because", "x", "--yes") == 1
    )
    assert "survey-respondents-2024-1" in capsys.readouterr().err
    assert files(folder) == before


@pytest.mark.parametrize(
    "words", [["add", "nosuch"], ["change", "un_status", "Atlantis"], ["add", "gdp", "--set", "x=1"]]
)
def test_what_is_not_there_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(monkeypatch, *words, "--yes") == 1
    captured = capsys.readouterr()
    assert ("nosuch" in captured.out + captured.err) or "Atlantis" in captured.err or "'x'" in captured.err


@pytest.mark.build
def test_wrong_answers_are_asked_again_and_a_new_source_is_entered_on_the_way(
    few: None, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [
        "sources grade",  # columns
        "ic3-9999", "yes",  # an unknown source: add it
        "A title", "", "A publisher", "", "2025-40", "2025-04-20", "ftp://x", "https://example.org/9", "blog", "press", "",
        "E", "C",  # the grade
        "", "another report",  # why
        "no",  # do not write
    ]  # fmt: skip
    before = files(folder)
    assert (
        run(monkeypatch, "change", "vietnam_timeline", "2006-06-29-law-on-information-technology", answers=answers) == 1
    )
    said = capsys.readouterr()
    for reason in (
        "This field needs a value",
        "is not in the calendar",
        "does not begin with http",
        "not one of",
        "'E'",
    ):
        assert reason in said.out
    assert "@online{ic3-9999," in said.out and "data/sources.bib" in said.out and "Nothing was written" in said.err
    assert files(folder) == before


@pytest.mark.build
def test_a_country_that_is_there_is_changed_not_added(
    few: None, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "add", "un_status", *settings("listed_name=Kenya", "iso3=KEN"), "--yes") == 1
    assert "change un_status KEN" in capsys.readouterr().err
    answers = ["yes", "note", "Seen again.", "seen again", "yes"]
    assert run(monkeypatch, "add", "un_status", *settings("listed_name=Kenya", "iso3=KEN"), answers=answers) == 0
    assert rows.find("un_status", "kenya").cells["note"] == "Seen again."


@pytest.mark.build
def test_the_date_of_the_data_moves_only_when_the_contributor_says_so(
    few: None, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["checked", "2027-03-15", "yes", "2020-01-01", "2027-03-15", "yes", "2027-03-20", "seen again", "yes"]
    before = (folder / "datapackage.json").read_text(encoding="utf-8")
    assert run(monkeypatch, "change", "un_status", "KEN", answers=answers) == 0
    said = capsys.readouterr().out
    assert "only moves forward" in said and "Date of the data, on every page: 2026-11-23 -> 2027-03-20" in said
    after = (folder / "datapackage.json").read_text(encoding="utf-8")
    assert after == before.replace('"as_of": "2026-11-23"', '"as_of": "2027-03-20"')


@pytest.mark.build
def test_a_dry_run_shows_what_follows_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    words = ["change", "un_status", "KEN", *settings(*KENYA), "--as-of", "2027-03-20", "--yes", "--dry-run"]
    left = int(facts.get("un-ratifications-left").value)
    assert run(monkeypatch, *words) == 0
    said = capsys.readouterr().out
    assert f"un-ratifications-left: {left} -> {left - 1} (\u22121)" in said
    assert "ratifications-in-squares:" in said and "signed-check-left: answer" in said
    assert "book/convention/who-has-signed.md: " in said
    assert files(folder) == before


def test_a_file_changed_by_another_hand_is_not_overwritten(folder: Path) -> None:
    path = folder / data.table_info("prices")["path"]
    with draft.open_draft() as opened:
        rows.replace("prices", rows.lines("prices")[0], {**rows.lines("prices")[0].cells, "note": "x"})
        path.write_bytes(path.read_bytes() + b"\n")
        with pytest.raises(data.DataError, match="changed while you answered"):
            opened.put_in_place()
    assert b",x\n" not in path.read_bytes()


def test_a_failure_half_way_puts_the_first_file_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(folder)
    write = draft._write
    broken = iter([False, True])

    def fail_second(path: Path, content: bytes) -> None:
        if next(broken, False):
            raise OSError("no space")
        write(path, content)

    with draft.open_draft() as opened:
        registry.add("aaa-new", {"title": "T", "publisher": "P", "url": "https://a.org", "kind": "press"})
        rows.replace("prices", rows.lines("prices")[0], {**rows.lines("prices")[0].cells, "note": "x"})
        monkeypatch.setattr(draft, "_write", fail_second)
        with pytest.raises(data.DataError, match="no space"):
            opened.put_in_place()
    assert files(folder) == before


def test_the_effects_name_the_pages_that_state_show_or_ask(tmp_path: Path) -> None:
    page = tmp_path / "book" / "a.md"
    page.parent.mkdir()
    page.write_text(
        "{fact}`one` and {fact}`two`\n\n```{chart} picture\n```\n\n```{recall} b/c\n```\n", encoding="utf-8"
    )
    old = Record("", 1.0, "States", "1", "", "A", "s")
    new = Record("", 2.0, "States", "2", "", "A", "s")
    before = state.State(
        "2026", {"one": old, "two": old}, {"picture": state.Picture("t", "x")}, {"q": state.Asked("b/c", "1", "x")}, []
    )
    after = state.State(
        "2026", {"one": new, "two": old}, {"picture": state.Picture("t", "y")}, {"q": state.Asked("b/c", "2", "y")}, []
    )
    lesson = tmp_path / "data" / "lessons" / "hour.yml"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("- show:\n    chart: picture\n", encoding="utf-8")
    said = effects.report(before, after, ["x.csv"], tmp_path)
    assert "  data/lessons/hour.yml: picture" in said
    assert "  one: 1 -> 2 (+1)" in said and "  q: answer 1 -> 2" in said
    assert "  book/a.md: one, picture, questions of b/c" in said
    nothing = effects.report(before, before, [], tmp_path)
    assert all(line.endswith("none") for line in nothing) and len(nothing) == 4


def test_every_rule_of_the_build_is_a_rule_here(folder: Path) -> None:
    path = folder / data.table_info("loss_estimates")["path"]
    content = path.read_text(encoding="utf-8").replace("20877000000", "20877000001")
    assert content != path.read_text(encoding="utf-8")
    path.write_text(content, encoding="utf-8")
    data.forget()
    with pytest.raises(data.DataError):
        agreement.check()
    assert state.of_folders(folder)[0].faults


def repository(place: Path) -> Path:
    """A project of its own with two commits of the data, and the second differs by one row."""
    shutil.copytree(ROOT / "data", place / "data")
    git(place, "init", "-q")
    git(place, "add", "data")
    git(place, "commit", "-qm", "first")
    git(place, "tag", "v1")
    path = place / "data" / "vietnam" / "vietnam_losses.csv"
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("survey-respondents-2024-1,"))
    path.write_text(text.replace(row, row.replace("59000", "59120")), encoding="utf-8")
    git(place, "commit", "-qam", "second")
    return place


def git(place: Path, *words: str) -> None:
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    subprocess.run(["git", "-C", str(place), *words], check=True, env=os.environ | names)


@pytest.mark.build
def test_two_revisions_are_compared_and_an_unknown_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = repository(tmp_path)
    monkeypatch.setenv(data.PLACE, str(place / "data"))
    data.forget()
    assert run(monkeypatch, "changes", "v1", "HEAD") == 0
    said = capsys.readouterr().out
    assert "vietnam-survey-2024-respondents: 59,000 -> 59,120 (+120)" in said
    assert run(monkeypatch, "changes", "HEAD") == 0
    assert "no fact differs" in capsys.readouterr().out
    assert run(monkeypatch, "changes", "v9") == 1
    said = capsys.readouterr().err
    assert "'v9'" in said and said.count("\n") == 1
    monkeypatch.undo()
    data.forget()


def test_a_revision_whose_data_the_present_code_cannot_read_says_which_facts(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    content = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    content["resources"] = [one for one in content["resources"] if one["name"] != "prices"]
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    found = state.of_folders(folder, part="facts")[0]
    assert found.facts and any("no table named 'prices'" in fault for fault in found.faults)
