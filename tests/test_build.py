"""Build the book in a copy of this folder: nothing stale, nothing silent, nothing lost."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT

from hanoibook.build import notebooks, serve
from hanoibook.build.places import BuildError, Checkout
from hanoibook.charts.storm import how_big_is_it

pytestmark = pytest.mark.build
CHAPTER = "book/storm/how-big-is-it.md"
IC3 = "data/losses/ic3_annual.csv"
SOME_PAGES = (
    "book/storm/how-big-is-it",
    "book/reference/claims",
    "book/reference/data",
    "book/reference/sources",
    "book/reference/method",
    "notebooks/loss-data",
)
PARTS = ("book", "data", "hanoibook", "notebooks", "_config.yml", "_toc.yml", "requirements.txt", "pyproject.toml")


class Copy:
    """A copy of the checkout, under a path with a space and letters outside ASCII."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
            copy(ROOT / part, root / part)
        self._keep_some_pages()

    def _keep_some_pages(self) -> None:
        """Leave out the chapters that no test here reads, so that a build takes seconds."""
        contents = (self.root / "_toc.yml").read_text(encoding="utf-8").splitlines(keepends=True)
        kept = []
        for line in contents:
            page = line.strip().removeprefix("- file: ")
            if line.strip() == "sections:":
                continue
            if line.strip().startswith("- file: ") and page not in SOME_PAGES:
                (self.root / f"{page}{'.md' if page.startswith('book/') else '.ipynb'}").unlink()
            else:
                kept.append(line)
        text = re.sub(r"  - caption: [^\n]*\n    chapters:\n(?=  - caption)", "", "".join(kept))
        (self.root / "_toc.yml").write_text(text, encoding="utf-8")
        index = self.root / "book" / "index.md"
        doors = r":link: (?!/?(?:" + "|".join(SOME_PAGES).replace("book/", "") + r")\b)\S+\n:link-type: doc"
        index.write_text(
            re.sub(doors, ":link: index.html\n:link-type: url", index.read_text(encoding="utf-8")), encoding="utf-8"
        )

    def run(self, task: str = "book") -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(task), cwd=self.root, env=self.environment(), **CAPTURE)

    def command(self, task: str) -> list[str]:
        return [sys.executable, "-m", "hanoibook.build", task]

    def environment(self) -> dict[str, str]:
        return dict(os.environ, PYTHONPATH=str(self.root), PYTHONUTF8="1")

    def built(self) -> None:
        done = self.run()
        assert done.returncode == 0, done.stdout + done.stderr

    def page(self, name: str) -> str:
        return (self.root / "_build" / "html" / name).read_text(encoding="utf-8")

    @contextmanager
    def restored(self, file: str) -> Iterator[Path]:
        """Put a file back afterwards, whatever was done to it."""
        path = self.root / file
        before = path.read_bytes()
        try:
            yield path
        finally:
            path.write_bytes(before)

    @contextmanager
    def changed(self, file: str, old: str, new: str) -> Iterator[None]:
        path = self.root / file
        before = path.read_bytes()
        assert old.encode() in before, f"{old!r} is not in {file}"
        path.write_bytes(before.replace(old.encode(), new.encode(), 1))
        try:
            yield
        finally:
            path.write_bytes(before)


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """Replace the first occurrence of a text."""
    return lambda raw: raw.replace(old.encode(), new.encode(), 1)


CAPTURE = {"capture_output": True, "text": True, "encoding": "utf-8"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A built copy; every test puts back what it changes."""
    made = Copy(tmp_path_factory.mktemp("Hà Nội book"))
    made.built()
    return made


def test_an_unchanged_book_is_recognised_within_two_seconds(copy: Copy) -> None:
    copy.built()
    seconds = []
    for _ in range(3):
        started = time.monotonic()
        assert "Nothing changed" in copy.run().stdout
        seconds.append(time.monotonic() - started)
    assert min(seconds) < 2


def test_a_page_that_went_missing_is_built_again(copy: Copy) -> None:
    copy.built()
    (copy.root / "_build" / "html" / "index.html").unlink()
    copy.built()
    assert "From Storm to Treaty" in copy.page("index.html")


def test_a_changed_cell_stops_the_build_until_the_notebook_has_run_and_then_shows_everywhere(copy: Copy) -> None:
    copy.built()
    with (
        copy.changed(IC3, "1008597,A,20877000000", "1008597,A,31977000000"),
        copy.changed("data/losses/loss_estimates.csv", "20877000000", "31977000000"),
    ):
        stopped = copy.run()
        assert stopped.returncode == 1
        assert stopped.stderr.strip().endswith("Run: make notebooks")
        assert "notebooks/loss-data.ipynb" in stopped.stderr
        assert copy.page("index.html").count("USD\u00a020.9\u00a0billion"), "the last good site was lost"
        stored = (copy.root / "notebooks" / "loss-data.ipynb").read_bytes()
        assert copy.run("notebooks").returncode == 0
        copy.built()
        for page in ("index.html", "storm/how-big-is-it.html", "notebooks/loss-data.html"):
            text = copy.page(page).replace("&#160;", "\u00a0")
            assert "USD\u00a032\u00a0billion" in text, page
            assert "USD\u00a020.9\u00a0billion" not in text, page
        (copy.root / "notebooks" / "loss-data.ipynb").write_bytes(stored)
    copy.built()
    assert "USD\u00a020.9\u00a0billion" in copy.page("index.html")


def test_a_file_restored_with_its_old_time_is_noticed(copy: Copy) -> None:
    old = 1_600_000_000
    with (
        copy.restored("notebooks/loss-data.ipynb"),
        copy.changed(IC3, "1008597,A,20877000000", "1008597,A,31977000000"),
        copy.changed("data/losses/loss_estimates.csv", "20877000000", "31977000000"),
    ):
        assert copy.run("notebooks").returncode == 0
        copy.built()
        assert "USD\u00a032\u00a0billion" in copy.page("index.html")
    for file in (IC3, "data/losses/loss_estimates.csv", "notebooks/loss-data.ipynb"):
        os.utime(copy.root / file, (old, old))
    copy.built()
    for page in ("index.html", "storm/how-big-is-it.html"):
        assert "USD\u00a032\u00a0billion" not in copy.page(page)


def test_two_tables_may_not_disagree_on_one_total(copy: Copy) -> None:
    with copy.changed(IC3, "1008597,A,20877000000", "1008597,A,20977000000"):
        done = copy.run()
    assert done.returncode == 1
    assert re.fullmatch(
        r"data/losses/loss_estimates.csv, row \d+, column central: .*Make the two agree.\n", done.stderr
    )


def test_two_builds_at_once_wait_for_each_other(copy: Copy) -> None:
    with copy.changed(CHAPTER, "## Key points", "## Points built twice"):
        both = [
            subprocess.Popen(copy.command("book"), cwd=copy.root, env=copy.environment(), stdout=-1, stderr=-1)
            for _ in range(2)
        ]
        said = [process.communicate(timeout=120) for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        assert sorted(b"Nothing changed" in out for out, _ in said) == [False, True]
    copy.built()


def test_what_editors_leave_behind_changes_nothing(copy: Copy) -> None:
    copy.built()
    for litter in ("data/.DS_Store", "data/losses/.~lock.gdp.csv#", "book/index.md~"):
        (copy.root / litter).write_text("x", encoding="utf-8")
    assert "Nothing changed" in copy.run().stdout
    for litter in ("data/.DS_Store", "data/losses/.~lock.gdp.csv#", "book/index.md~"):
        (copy.root / litter).unlink()


def test_a_page_outside_the_table_of_contents_stops_the_build(copy: Copy) -> None:
    stray = copy.root / "book" / "storm" / "stray.md"
    stray.write_text("# Stray\n", encoding="utf-8")
    done = copy.run()
    stray.unlink()
    assert done.returncode == 1
    assert done.stderr == "book/storm/stray.md: not in _toc.yml. Add a line  - file: book/storm/stray\n"


def test_a_broken_table_of_contents_stops_the_build_in_a_line(copy: Copy) -> None:
    with copy.changed("_toc.yml", "format: jb-book", "format: jb-boko"):
        done = copy.run()
    assert done.returncode == 1
    assert "_toc.yml" in done.stderr and "Traceback" not in done.stderr and done.stderr.count("\n") == 1


def test_a_notebook_without_outputs_stops_the_build(copy: Copy) -> None:
    import nbformat

    with copy.restored("notebooks/loss-data.ipynb") as path:
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, path)
        done = copy.run()
    assert done.returncode == 1
    assert done.stderr.strip().endswith("Run: make notebooks")


def test_a_changed_title_reaches_the_side_bar_of_every_page(copy: Copy) -> None:
    copy.built()
    with copy.changed(CHAPTER, "# How big is it?", "# How large is it?"):
        copy.built()
        for page in ("index.html", "notebooks/loss-data.html"):
            assert "How large is it?" in copy.page(page)
            assert "How big is it? It depends" not in copy.page(page)


def test_a_step_by_step_build_equals_a_build_from_nothing(copy: Copy) -> None:
    with copy.changed(CHAPTER, "## Key points", "## Points to keep"):
        copy.built()
        step_by_step = contents(copy)
        shutil.rmtree(copy.root / "_build")
        copy.built()
        assert contents(copy) == step_by_step


def contents(copy: Copy) -> dict[str, bytes]:
    site = copy.root / "_build" / "html"
    found = {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    # Sphinx keeps a word that has left every page as an empty entry of its search index until it builds anew.
    found["searchindex.js"] = re.sub(rb'"[^"]+": \[\],? ?', b"", found["searchindex.js"])
    return found


MISTAKES = {
    "an unknown fact": ("{fact}`cv-2025`", "{fact}`cv-1925`", "no fact named 'cv-1925'"),
    "an unknown claim": ("{claim}`C18`", "{claim}`C118`", "no claim 'C118'"),
    "an article that the treaty does not have": ("{claim}`C18`", "{un}`69`", "no article 69"),
    "an article written in another way": ("{claim}`C18`", "{budapest}`Art. 16`", "write a number as in 25"),
    "an unknown chart": ("```{chart} ic3-record", "```{chart} ic3-recrod", "no chart named 'ic3-recrod'"),
    "an unknown role": ("{fact}`cv-2025`", "{fcat}`cv-2025`", "fcat"),
    "an unknown directive": ("```{chart} ic3-record", "```{chrat} ic3-record", "chrat"),
    "a link to nowhere": ("](/notebooks/loss-data.ipynb)", "](/notebooks/lost-data.ipynb)", "lost-data"),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_in_a_page_stops_the_build_with_page_and_line(copy: Copy, mistake: str) -> None:
    old, new, reason = MISTAKES[mistake]
    copy.built()
    before = contents(copy)
    with copy.changed(CHAPTER, old, new):
        number = (copy.root / CHAPTER).read_text(encoding="utf-8").split(new)[0].count("\n") + 1
        for _ in range(2):
            done = copy.run()
            assert done.returncode == 1
            named = re.search(rf"^{re.escape(CHAPTER)}:(\d+): .*{re.escape(reason)}", done.stderr, re.MULTILINE)
            assert named, done.stderr
            assert abs(int(named[1]) - number) <= 1, (named[0], number)
            assert "Traceback" not in done.stderr
    assert contents(copy) == before


def test_a_chart_that_fails_stops_the_build_with_page_and_line(copy: Copy) -> None:
    file = Path(how_big_is_it.__file__).relative_to(ROOT).as_posix()
    with copy.changed(file, "    rows = losses.complaints_record()\n    first", "    rows = 1 / 0\n    first"):
        path = copy.root / "notebooks" / "loss-data.ipynb"
        stored = path.read_bytes()
        path.unlink()
        with copy.changed("_toc.yml", "  - caption: Notebooks\n    chapters:\n      - file: notebooks/loss-data\n", ""):
            done = copy.run()
        path.write_bytes(stored)
    assert done.returncode == 1
    assert re.search(rf"{re.escape(CHAPTER)}:\d+: .*ic3-record.*ZeroDivisionError", done.stderr), done.stderr


def test_a_fact_that_fails_stops_the_build_with_page_and_line(copy: Copy) -> None:
    with (
        copy.changed(
            "hanoibook/facts/recipes.py",
            "return pair[0].value / pair[1].value, unit, pair",
            "return 1 / 0, unit, pair",
        ),
        copy.restored("notebooks/loss-data.ipynb") as path,
        copy.changed("_toc.yml", "  - caption: Notebooks\n    chapters:\n      - file: notebooks/loss-data\n", ""),
    ):
        path.unlink()
        done = copy.run()
    assert done.returncode == 1
    assert re.search(rf"{re.escape(CHAPTER)}:\d+: .*claimed-over-reported.*ZeroDivisionError", done.stderr), done.stderr
    assert "Traceback" not in done.stderr


BIB = "data/sources.bib"
STATUS = "data/treaties/un_status.csv"
CLAIMS = "data/claims/claims.csv"
CROSSWALK = "data/treaties/crosswalk.csv"
TIMELINE = "data/treaties/un_timeline.csv"
FORCES = "data/storm/storm_forces.csv"
DAMAGE: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "text for a number": (IC3, swap("1008597", "many"), "row 29, column complaints"),
    "a negative loss": (IC3, swap("A,20877000000", "A,-20877000000"), "row 29, column losses"),
    "a formula": (IC3, swap("1008597", "=1+1"), "row 29, column complaints"),
    "a cell of a million letters": (IC3, swap("1008597", "9" * 1_000_000), "row 29, column complaints"),
    "an unknown country": (STATUS, swap(",KEN,", ",KEM,"), "column iso3"),
    "an unknown status": (STATUS, swap(",state,signatory,", ",state,signed,"), "column status"),
    "an impossible date": (STATUS, swap("2025-10-25,2025-10-25", "2025-02-30,2025-10-25"), "column signed"),
    "an observed date in the future": (STATUS, swap("2026-07,2026-07-01", "2027-07,2026-07-01"), "column signed"),
    "a contradiction in one row": (STATUS, swap(",QAT,state,ratified,", ",QAT,state,signatory,"), "column ratified"),
    "a plan that is not marked": (TIMELINE, swap("resolution-79-243,2024", "resolution-79-243,2034"), "column date"),
    "an unknown source": (CLAIMS, swap("vietnam-vn-ur-2025", "vietnam-vn-ur-1925"), "column sources"),
    "an unknown verdict": (CLAIMS, swap(",untraced,", ",lost,"), "column verdict"),
    "an unknown relation": (CROSSWALK, swap(",equivalent,", ",equal,"), "column relation"),
    "an article that is not there": (CROSSWALK, swap("x-un25-b16,25,", "x-un25-b16,75,"), "column un_article"),
    "a key that stands twice": (CLAIMS, swap("C02,", "C01,"), "row 3, column id"),
    "grade B on one source": (FORCES, swap(",A,", ",B,"), "column grade"),
    "a missing column": (FORCES, swap(",force,", ",forse,"), "row 1: no column force"),
    "an extra column": (FORCES, swap(",force,", ",force,more,"), "row 1: column 'more'"),
    "header only": (FORCES, lambda raw: raw.split(b"\n")[0] + b"\n", "only a header"),
    "an empty file": (FORCES, lambda raw: b"", "is empty"),
    "UTF-16": (FORCES, lambda raw: raw.decode().encode("utf-16"), "NUL"),
    "Latin-1": (FORCES, lambda raw: raw.replace(b"SF02", b"SF\xe902", 1), "not UTF-8"),
    "a byte order mark": (FORCES, lambda raw: b"\xef\xbb\xbf" + raw, "byte order mark"),
    "a NUL byte": (FORCES, swap("SF02", "SF\0 02"), "NUL"),
    "a row cut short": (FORCES, lambda raw: raw + b"SF103,ai\n", "cells where the header has"),
    "an unclosed quotation mark": (FORCES, lambda raw: raw + b'SF103,"ai\n', "quotation mark"),
    "a file that is gone": (FORCES, None, "is missing"),
    "a source without title": (BIB, lambda raw: re.sub(rb"  title = .*\n", b"", raw, count=1), "no title"),
    "a source that stands twice": (BIB, lambda raw: raw + raw.split(b"\n\n")[0], "repeated bibliography entry"),
    "a source that repeats nobody": (BIB, swap("repeats = {", "repeats = {nobody;"), "repeats 'nobody'"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=str)
def test_damaged_data_stop_the_build_in_one_line(copy: Copy, damage: str) -> None:
    file, spoil, reason = DAMAGE[damage]
    with copy.restored(file) as path:
        if spoil is None:
            path.unlink()
        else:
            before = path.read_bytes()
            path.write_bytes(spoil(before))
            assert path.read_bytes() != before, "the test damages nothing"
        done = copy.run()
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and done.stderr.startswith(file), done.stderr[:400]
    assert reason in done.stderr, done.stderr[:400]


def test_the_codebook_must_fit_the_data(copy: Copy) -> None:
    with copy.changed("data/README.md", "Data as of", "Data since"):
        done = copy.run()
    assert done.returncode == 1
    assert done.stderr == "data/README.md does not describe the data that are here now. Run: make notebooks\n"


def test_every_role_prints_its_words_and_opens_its_content(copy: Copy) -> None:
    more = (
        "Roles: {un}`25`, {un}`24(4)`, {budapest}`16`, {un}`the article on preservation <25>`, {claim}`C18`, "
        "{fact}`un-adopted-date`.\n\n## Title with {un}`64`\n\nNow for key points.\n\n"
    )
    with copy.changed(CHAPTER, "## Key points", f"{more}## Key points"):
        copy.built()
        html = copy.page("storm/how-big-is-it.html")
    for words in ("article 25", "article 24(4)", "article 16", "the article on preservation"):
        assert f">{words}</button>" in html, words
    assert "UN Convention, article 25: Expedited preservation of stored electronic data" in html
    assert "Budapest Convention, article 16, Expedited preservation of stored computer data" in html
    assert re.search(r'C18 <span class="hb-verdict.*untraced</span></button>', html)
    assert ">24\u00a0December\u00a02024</button>" in html.replace("&#160;", "\u00a0")
    assert re.search(r"<h2>Title with article 64<", html), "no button in a heading"


def test_markup_in_a_data_cell_appears_as_text(copy: Copy) -> None:
    tag = "<img src=x onerror=alert(1)>"
    path = copy.root / "notebooks" / "loss-data.ipynb"
    stored = path.read_bytes()
    link = "<a href='https://example.org'>US</a> body"
    file = "data/losses/loss_estimates.csv"
    with copy.changed(file, "losses stated by complainants", f"losses {tag}"), copy.changed(file, "a US body", link):
        assert copy.run("notebooks").returncode == 0
        copy.built()
        html = copy.page("storm/how-big-is-it.html")
        assert "&lt;img src=x onerror=alert(1)&gt;" in html
        assert tag not in html
        assert "&lt;a href='https://example.org'&gt;" in html, "the chart's labels"
        assert "<a href='https://example.org'>" not in html
    path.write_bytes(stored)


def test_a_failed_cell_stops_the_build(copy: Copy) -> None:
    path = copy.root / "notebooks" / "loss-data.ipynb"
    stored = path.read_bytes()
    with copy.changed("notebooks/loss-data.ipynb", "explorers.growth_rate()", "explorers.growth_rat()"):
        done = copy.run()
        assert "Run: make notebooks" in done.stderr
        done = copy.run("notebooks")
        assert done.returncode == 1
        assert re.search(r"notebooks/loss-data.ipynb, cell \d+: AttributeError", done.stderr)
        path.write_bytes(stored)


def test_a_notebook_that_is_not_json_stops_the_build(copy: Copy) -> None:
    with copy.changed("notebooks/loss-data.ipynb", '"cells": [', '"cells": {'):
        done = copy.run()
    assert done.returncode == 1
    assert re.fullmatch(r"notebooks/loss-data.ipynb: not a readable notebook.*\n", done.stderr), done.stderr


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
@pytest.mark.parametrize("seconds", [0.5, 1.5, 2.5, 3.5])
def test_an_interrupted_build_leaves_the_last_good_site(copy: Copy, seconds: float) -> None:
    copy.built()
    before = contents(copy)
    with copy.changed(CHAPTER, "## Key points", "## Points that were interrupted"):
        process = subprocess.Popen(
            copy.command("book"), cwd=copy.root, env=copy.environment(), stdout=-3, stderr=-3, start_new_session=True
        )
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        copy.run("book") if not (copy.root / "_build" / "html").exists() else None
        now = contents(copy)
        finished = b"Points that were interrupted" in now["storm/how-big-is-it.html"]
        assert finished or now == before
        copy.built()
        assert "Points that were interrupted" in copy.page("storm/how-big-is-it.html")


def test_an_interrupted_swap_is_put_right(copy: Copy) -> None:
    copy.built()
    site = copy.root / "_build" / "html"
    site.rename(site.with_name("html.old"))
    copy.built()
    assert (site / "index.html").exists()
    assert not site.with_name("html.old").exists()


@pytest.mark.exhaustive
def test_a_plain_jupyter_book_build_succeeds_too(copy: Copy, tmp_path: Path) -> None:
    code = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", code, "build", str(copy.root), "--path-output", str(tmp_path), "-W"]
    done = subprocess.run(command, cwd=copy.root, env=copy.environment(), **CAPTURE)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    page = tmp_path / "_build" / "html" / "book" / "storm" / "how-big-is-it.html"
    assert page.read_text(encoding="utf-8").count('class="hb-chart"') == 3


def spoil_digit(text: str) -> str:
    return text.replace("complaints: 859532", "complaints: 859533")


def spoil_figure(text: str) -> str:
    return text.replace("20877000000.0", "20877000001.0", 1)


def spoil_title(text: str) -> str:
    return text.replace("<b>For 2024, the largest", "<b>For 2024, the smallest", 1)


def spoil_table(text: str) -> str:
    return text.replace("20.877", "20.878", 1)


def spoil_cell(text: str) -> str:
    return text.replace("explorers.growth_rate()", "explorers.growth_rat()", 1)


def spoil_first_state(text: str) -> str:
    return text.replace("12.1\u00a0trillion", "12.2\u00a0trillion", 1)


SPOILERS = [spoil_digit, spoil_figure, spoil_title, spoil_table, spoil_cell, spoil_first_state]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_nbval_turns_red_when_an_output_does_not_fit(tmp_path: Path, spoil: Callable[[str], str]) -> None:
    text = (ROOT / "notebooks" / "loss-data.ipynb").read_text(encoding="utf-8")
    assert spoil(text) != text
    path = tmp_path / "loss-data.ipynb"
    path.write_text(spoil(text), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", str(path)]
    done = subprocess.run(command, cwd=tmp_path, env=dict(os.environ, PYTHONPATH=str(ROOT)), **CAPTURE)
    assert done.returncode == 1, done.stdout[-3000:]
    assert re.search(r"[1-9]\d* failed", done.stdout)


def test_committed_notebooks_fit_the_data_and_the_code() -> None:
    notebooks.check(Checkout(ROOT))


def test_cells_are_short_and_markdown_is_plain() -> None:
    import nbformat

    for path in Checkout(ROOT).notebooks():
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert len(cell.source.splitlines()) <= 15
            else:
                assert not re.search(r"\{[a-z-]+\}`|^:::|^```\{", cell.source, re.MULTILINE)


def test_an_edited_cell_asks_for_a_new_run(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    with (
        copy.changed("notebooks/loss-data.ipynb", "tail(5)", "tail(6)"),
        pytest.raises(BuildError, match="Run: make notebooks"),
    ):
        notebooks.check(Checkout(tmp_path))


def test_serve_shows_the_site_and_follows_changes(copy: Copy) -> None:
    copy.built()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*copy.command("serve"), "--port", str(port)]
    process = subprocess.Popen(command, cwd=copy.root, env=copy.environment(), stdout=-3, stderr=-3)
    address = f"http://127.0.0.1:{port}/"
    try:
        assert serve.TAG in fetched(address + "storm/how-big-is-it.html")
        before = fetched(address + serve.BUILT[1:])
        with copy.changed(CHAPTER, "## Key points", "## Points that were served"):
            until(lambda: fetched(address + serve.BUILT[1:]) not in (before, b""))
            assert b"Points that were served" in fetched(address + "storm/how-big-is-it.html")
    finally:
        process.terminate()
        process.wait()


def fetched(address: str) -> bytes:
    """Return what the address answers, waiting for the server to come up."""
    until(lambda: answer(address) is not None)
    found = answer(address)
    assert found is not None
    return found


def answer(address: str) -> bytes | None:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return bytes(response.read())
    except OSError:
        return None


def until(condition: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)


@pytest.mark.exhaustive
def test_two_builds_of_one_state_are_the_same_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder, another zone of time, another language and another order of hashes make no difference."""
    found = []
    for name, zone, language, seed in (
        ("one", "UTC", "C.UTF-8", "0"),
        ("another place", "Asia/Ho_Chi_Minh", "C", "77"),
    ):
        for variable, value in (("TZ", zone), ("LC_ALL", language), ("LANG", language), ("PYTHONHASHSEED", seed)):
            monkeypatch.setenv(variable, value)
        root = tmp_path / name
        root.mkdir()
        copy = Copy(root)
        copy.built()
        site = root / "_build" / "html"
        found.append({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert found[0].keys() == found[1].keys()
    assert [str(path) for path in found[0] if found[0][path] != found[1][path]] == []
