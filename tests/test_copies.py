"""Students get no solution, every check passes on the teacher's notebook, and links and cells follow the addresses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT

from hanoibook import copies
from hanoibook.build import kit
from hanoibook.build.places import Checkout

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
OPEN = ("Not answered yet. ", "No verdict yet. ")
RIGHT = ("Right: ", "The ledger says the same: ", "You and the table agree in ", "You: ")


def read(path: Path):
    return nbformat.read(path, as_version=4)


def tagged(notebook, tag: str):
    return [cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


def printed(cell) -> str:
    return "".join(output.get("text", "") for output in cell.outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_check_is_open_for_students_and_right_for_teachers(path):
    notebook = read(path)
    blanks = tagged(notebook, "exercise")
    solved = [cell for cell in tagged(notebook, "solution") if cell.cell_type == "code"]
    assert len(blanks) == len(solved) >= 3
    assert all(printed(cell).startswith(OPEN) for cell in blanks)
    assert all(printed(cell).startswith(RIGHT) for cell in solved)
    assert len(tagged(notebook, "teacher")) == 1 and "minutes" in tagged(notebook, "teacher")[0].source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_are_short_and_the_notebook_has_its_parts(path):
    notebook = read(path)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for part in (
        "**Aim.**",
        "**Time**",
        "**You will be able to**",
        "**Predict first.**",
        "## Key points",
        "## Sources",
    ):
        assert part in text, part
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert max(len(source.splitlines()) for source in code) <= 15
    assert max(len(line) for source in code for line in source.splitlines()) <= 88
    assert [source.split()[0] for source in code if "import " in source] == ["import", "try:"]
    assert code[0].startswith("import ") and 'ADDRESS = ""' in code[0]
    assert "Data as of" in printed(next(cell for cell in notebook.cells if "data.as_of()" in cell.source))


def test_the_kit_gives_students_no_solution(tmp_path):
    for whose in ("student", "teacher"):
        kit.write_notebooks(Checkout(ROOT), whose, tmp_path / whose)
    for path in NOTEBOOKS:
        given = (tmp_path / "student" / path.name).read_text(encoding="utf-8")
        kept = (tmp_path / "teacher" / path.name).read_text(encoding="utf-8")
        for cell in (*tagged(read(path), "solution"), *tagged(read(path), "teacher")):
            line = json.dumps(cell.source.splitlines()[0])[1:-1]
            assert line not in given and line in kept
        assert "Right: " not in given and "](../" not in given + kept
        assert not any(cell.get("outputs") for cell in json.loads(given)["cells"])


@pytest.mark.site
def test_a_published_site_offers_the_students_copy(site):
    for path in NOTEBOOKS:
        offered = read(site / "notebooks" / path.name)
        assert [cell.source for cell in offered.cells][1:] == [
            cell.source for cell in copies.student(read(path)).cells
        ][1:]
        page = (site / "notebooks" / f"{path.stem}.html").read_text(encoding="utf-8")
        assert f'href="{path.name}" download' in page and "Solution." not in page


def test_links_lead_to_the_site_or_become_words():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("See [it](../book/storm/a.md#b).")])
    led = copies.with_links(notebook, lambda page: f"https://x.org/{page}")
    assert led.cells[0].source == "See [it](https://x.org/storm/a.html#b)."
    assert copies.with_links(notebook, lambda page: None).cells[0].source == "See it."


def test_the_cell_that_installs_gets_the_address_of_the_repository():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A"), nbformat.v4.new_code_cell("1")])
    assert copies.with_address(notebook, None) == notebook
    for path in NOTEBOOKS:
        added = copies.with_address(read(path), "https://example.org/book")
        first = next(cell.source for cell in added.cells if cell.cell_type == "code")
        assert 'ADDRESS = "git+https://example.org/book"' in first


def test_wrong_cells_in_a_notebook_say_so_in_one_sentence(tmp_path):
    code = "from hanoibook.exercises import check; check('new-in-un', 20); check('new-in-un', 'x'); check('no', 1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert len(done.stdout.splitlines()) == 3 and done.stderr == ""
