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
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT
from small_book import CAPTURE, CELLS, CHAPTER, NOTEBOOK, Copy, SmallBook, cut

from hanoibook import agreement, data
from hanoibook.build import book, notebooks, serve
from hanoibook.build.places import BuildError, Checkout
from hanoibook.charts.storm import how_big_is_it

pytestmark = pytest.mark.build
IC3 = "data/losses/ic3_annual.csv"
ESTIMATES = "data/losses/loss_estimates.csv"


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """Replace the first occurrence of a text."""
    return lambda raw: raw.replace(old.encode(), new.encode(), 1)


def test_an_unchanged_book_is_recognised_within_two_seconds(copy: SmallBook) -> None:
    seconds = []
    for _ in range(3):
        started = time.monotonic()
        assert "Nothing changed" in copy.run().stdout
        seconds.append(time.monotonic() - started)
    assert min(seconds) < 2


def test_a_page_that_went_missing_is_built_again(copy: SmallBook) -> None:
    (copy.site / "index.html").unlink()
    copy.built()
    assert "From Storm to Treaty" in copy.page("index.html")


SHOWN_IN = ("index.html", "storm/how-big-is-it.html", "notebooks/loss-data.html")


def test_a_changed_cell_stops_the_build_until_the_notebook_has_run_and_then_shows_everywhere(copy: SmallBook) -> None:
    files = (IC3, ESTIMATES, NOTEBOOK, data.accepted.CORRECTIONS)
    before = {file: (copy.root / file).read_bytes() for file in files}
    copy.change(IC3, ("1008597,A,20877000000", "1008597,A,31977000000"))
    copy.change(ESTIMATES, ("20877000000", "31977000000"))
    copy.say_why()
    stopped = copy.run()
    assert stopped.returncode == 1
    assert stopped.stderr.strip().endswith("Run: make notebooks")
    assert "notebooks/loss-data.ipynb" in stopped.stderr
    assert "USD\u00a020.9\u00a0billion" in copy.page("index.html"), "the last good site was lost"
    assert copy.run("notebooks").returncode == 0
    copy.built()
    for page in SHOWN_IN:
        assert "USD\u00a032\u00a0billion" in copy.page(page), page
        assert "USD\u00a020.9\u00a0billion" not in copy.page(page), page
    for file in files:  # a file restored with its old time is noticed
        (copy.root / file).write_bytes(before[file])
        os.utime(copy.root / file, (1_600_000_000, 1_600_000_000))
    copy.built()
    for page in SHOWN_IN:
        assert "USD\u00a020.9\u00a0billion" in copy.page(page), page
        assert "USD\u00a032\u00a0billion" not in copy.page(page), page


def test_a_run_of_notebooks_writes_again_what_is_there(copy: SmallBook) -> None:
    """Nothing moves where nothing changed, so the small book's notebook is as good as the whole one."""
    files = (NOTEBOOK, "data/README.md")
    before = [(copy.root / file).read_bytes() for file in files]
    done = copy.run("notebooks")
    assert done.returncode == 0, done.stderr
    assert [(copy.root / file).read_bytes() for file in files] == before


def test_two_tables_may_not_disagree_on_one_total(copy: SmallBook) -> None:
    copy.change(IC3, ("1008597,A,20877000000", "1008597,A,20977000000"))
    done = copy.run()
    assert done.returncode == 1
    assert re.fullmatch(
        r"data/losses/loss_estimates.csv, row \d+, column central: .*Make the two agree.\n", done.stderr
    )


def test_two_builds_at_once_wait_for_each_other(copy: SmallBook) -> None:
    copy.change(CHAPTER, ("## Key points", "## Points built twice"))
    both = [
        subprocess.Popen(copy.command("book"), cwd=copy.root, env=copy.environment(), stdout=-1, stderr=-1)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sorted(b"Nothing changed" in out for out, _ in said) == [False, True]


def test_what_editors_leave_behind_changes_nothing(copy: SmallBook) -> None:
    for litter in ("data/.DS_Store", "data/losses/.~lock.gdp.csv#", "book/index.md~"):
        (copy.root / litter).write_text("x", encoding="utf-8")
    assert "Nothing changed" in copy.run().stdout


def test_a_page_outside_the_table_of_contents_stops_the_build(copy: SmallBook) -> None:
    (copy.root / "book" / "storm" / "stray.md").write_text("# Stray\n", encoding="utf-8")
    done = copy.run()
    assert done.returncode == 1
    assert done.stderr == "book/storm/stray.md: not in _toc.yml. Add a line  - file: book/storm/stray\n"


def test_a_broken_table_of_contents_stops_the_build_in_a_line(copy: SmallBook) -> None:
    copy.change("_toc.yml", ("format: jb-book", "format: jb-boko"))
    done = copy.run()
    assert done.returncode == 1
    assert "_toc.yml" in done.stderr and "Traceback" not in done.stderr and done.stderr.count("\n") == 1


def test_a_notebook_without_outputs_stops_the_build(copy: SmallBook) -> None:
    notebook = nbformat.read(copy.root / NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, copy.root / NOTEBOOK)
    with pytest.raises(BuildError, match=r"Run: make notebooks$"):
        notebooks.check(Checkout(copy.root))


def test_a_step_by_step_build_equals_a_build_from_nothing_and_a_title_reaches_every_side_bar(copy: SmallBook) -> None:
    copy.change(CHAPTER, ("## Key points", "## Points to keep"), ("# How big is it?", "# How large is it?"))
    copy.built()
    for page in ("index.html", "notebooks/loss-data.html"):
        assert "How large is it?" in copy.page(page)
        assert "How big is it? It depends" not in copy.page(page)
    step_by_step = copy.contents()
    shutil.rmtree(copy.root / "_build")
    copy.built()
    assert copy.contents() == step_by_step


MISTAKES = {
    "an unknown fact": ("{fact}`cv-1925`", "no fact named 'cv-1925'"),
    "an unknown claim": ("{claim}`C118`", "no claim 'C118'"),
    "an article that the treaty does not have": ("{un}`69`", "no article 69"),
    "an article written in another way": ("{budapest}`Art. 16`", "write a number as in 25"),
    "an unknown chart": ("```{chart} ic3-recrod\n```", "no chart named 'ic3-recrod'"),
    "an unknown role": ("{fcat}`cv-2025`", "fcat"),
    "an unknown directive": ("```{chrat} ic3-record\n```", "chrat"),
    "a link to nowhere": ("[Lost](/notebooks/lost-data.ipynb)", "lost-data"),
}


def test_mistakes_in_a_page_stop_the_build_again_and_again_each_with_page_and_line(copy: SmallBook) -> None:
    stops_at(copy, *MISTAKES)
    stops_at(copy)


@pytest.mark.exhaustive
@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_one_mistake_in_a_page_stops_the_build_with_page_and_line(copy: SmallBook, mistake: str) -> None:
    stops_at(copy, mistake)


def stops_at(copy: SmallBook, *mistakes: str) -> None:
    """Write mistakes into the chapter; build; see each of those that stand there named, and the site as it was."""
    before = copy.contents()
    written = "".join(f"{MISTAKES[mistake][0]}\n\n" for mistake in mistakes)
    copy.change(CHAPTER, ("## Key points", f"{written}## Key points"))
    done = copy.run()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    text = (copy.root / CHAPTER).read_text(encoding="utf-8")
    standing = [one for one in MISTAKES.values() if one[0] in text]
    assert standing
    for wrong, reason in standing:
        named = re.search(rf"^{re.escape(CHAPTER)}:(\d+): .*{re.escape(reason)}", done.stderr, re.MULTILINE)
        assert named, done.stderr
        number = text.split(wrong)[0].count("\n") + 1
        assert abs(int(named[1]) - number) <= 1, (named[0], number)
    assert copy.contents() == before


def test_a_chart_and_a_fact_that_fail_stop_the_build_with_page_and_line(pages_only: SmallBook) -> None:
    file = Path(how_big_is_it.__file__).relative_to(ROOT).as_posix()
    pages_only.change(file, ("    rows = losses.complaints_record()\n    first", "    rows = 1 / 0\n    first"))
    recipe = ("    return parts[0] / parts[1]", "    return 1 / 0")
    pages_only.change("hanoibook/facts/recipes.py", recipe)
    done = pages_only.run()
    assert done.returncode == 1
    for name in ("ic3-record", "claimed-over-reported"):
        assert re.search(rf"{re.escape(CHAPTER)}:\d+: .*{name}.*ZeroDivisionError", done.stderr), done.stderr
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
def test_damaged_data_are_refused_in_one_line(data_copy: Path, damage: str) -> None:
    """What ``make book`` makes of a refusal, its tests with two tables and with a damaged source show."""
    file, spoil, reason = DAMAGE[damage]
    path = data_copy.parent / file
    if spoil is None:
        path.unlink()
    else:
        before = path.read_bytes()
        path.write_bytes(spoil(before))
        assert path.read_bytes() != before, "the test damages nothing"
    with pytest.raises(data.DataError) as stopped:
        agreement.check()
    said = str(stopped.value)
    assert "\n" not in said and said.startswith(file), said[:400]
    assert reason in said, said[:400]


def test_a_damaged_source_stops_the_build_in_one_line_and_leaves_the_site(copy: SmallBook) -> None:
    before = copy.contents()
    file, spoil, reason = DAMAGE["a source without title"]
    assert spoil is not None
    (copy.root / file).write_bytes(spoil((copy.root / file).read_bytes()))
    done = copy.run()
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and done.stderr.startswith(file) and reason in done.stderr, done.stderr[:400]
    assert copy.contents() == before


@pytest.mark.exhaustive
@pytest.mark.parametrize("damage", DAMAGE, ids=str)
def test_damaged_data_stop_the_build_in_one_line(copy: SmallBook, damage: str) -> None:
    file, spoil, reason = DAMAGE[damage]
    path = copy.root / file
    path.unlink() if spoil is None else path.write_bytes(spoil(path.read_bytes()))
    done = copy.run()
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and done.stderr.startswith(file), done.stderr[:400]
    assert reason in done.stderr, done.stderr[:400]


def test_the_codebook_must_fit_the_data(copy: SmallBook) -> None:
    copy.change("data/README.md", ("Data as of", "Data since"))
    done = copy.run()
    assert done.returncode == 1
    assert done.stderr == "data/README.md does not describe the data that are here now. Run: make notebooks\n"


def test_every_role_prints_its_words_and_opens_its_content(copy: SmallBook) -> None:
    more = (
        "Roles: {un}`25`, {un}`24(4)`, {budapest}`16`, {un}`the article on preservation <25>`, {claim}`C18`, "
        "{fact}`un-adopted-date`.\n\n## Title with {un}`64`\n\nNow for key points.\n\n"
    )
    copy.change(CHAPTER, ("## Key points", f"{more}## Key points"))
    copy.built()
    html = copy.page("storm/how-big-is-it.html")
    for words in ("article 25", "article 24(4)", "article 16", "the article on preservation"):
        assert f">{words}</a>" in html, words
    assert "UN Convention, article 25: Expedited preservation of stored electronic data" in html
    assert "Budapest Convention, article 16, Expedited preservation of stored computer data" in html
    assert re.search(r'<span class="hb-hidden">C18</span><span class="hb-hidden">, untraced </span>.*</a>', html)
    assert ">24\u00a0December\u00a02024</a>" in html
    assert re.search(r"<h2>Title with article 64<", html), "nothing to open in a heading"


def test_markup_in_a_data_cell_appears_as_text(pages_only: SmallBook) -> None:
    tag = "<img src=x onerror=alert(1)>"
    link = "<a href='https://example.org'>US</a> body"
    pages_only.change(ESTIMATES, ("losses stated by complainants", f"losses {tag}"), ("a US body", link))
    pages_only.say_why()
    pages_only.built()
    html = pages_only.page("storm/how-big-is-it.html")
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert tag not in html
    assert re.search(r"&lt;a(?: |\\u003cbr>)href='https://example.org'&gt;", html), "the chart's labels"
    assert "<a href='https://example.org'>" not in html


def test_a_failed_cell_stops_the_build(copy: SmallBook) -> None:
    copy.change(NOTEBOOK, ("explorers.growth_rate()", "explorers.growth_rat()"))
    with pytest.raises(BuildError, match="Run: make notebooks"):
        notebooks.check(Checkout(copy.root))
    done = copy.run("notebooks")
    assert done.returncode == 1
    assert re.search(r"notebooks/loss-data.ipynb, cell \d+: AttributeError", done.stderr)


def test_a_notebook_that_is_not_json_stops_the_build(copy: SmallBook) -> None:
    copy.change(NOTEBOOK, ('"cells": [', '"cells": {'))
    done = copy.run()
    assert done.returncode == 1
    assert re.fullmatch(r"notebooks/loss-data.ipynb: not a readable notebook.*\n", done.stderr), done.stderr


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_an_interrupted_build_leaves_the_last_good_site(copy: SmallBook) -> None:
    """Each build begins where the one before it was killed; the last one may end."""
    for number, seconds in enumerate((0.5, 1.5, 2.5, 3.5)):
        before, heading = copy.contents(), f"## Points that were interrupted {number}"
        copy.change(CHAPTER, ("## Key points", f"{heading}\n\nOnce.\n\n## Key points"))
        process = subprocess.Popen(
            copy.command("book"), cwd=copy.root, env=copy.environment(), stdout=-3, stderr=-3, start_new_session=True
        )
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        book._finish_interrupted_swap(Checkout(copy.root))
        finished = heading.strip("# ") in copy.page("storm/how-big-is-it.html")
        assert finished or copy.contents() == before
    copy.built()
    assert "Points that were interrupted 3" in copy.page("storm/how-big-is-it.html")


def test_an_interrupted_swap_is_put_right(copy: SmallBook) -> None:
    copy.site.rename(copy.site.with_name("html.old"))
    copy.built()
    assert (copy.site / "index.html").exists()
    assert not copy.site.with_name("html.old").exists()


@pytest.mark.exhaustive
def test_a_plain_jupyter_book_build_succeeds_too(copy: SmallBook, tmp_path: Path) -> None:
    code = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", code, "build", str(copy.root), "--path-output", str(tmp_path), "-W"]
    done = subprocess.run(command, cwd=copy.root, env=copy.environment(), **CAPTURE)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    page = tmp_path / "_build" / "html" / "book" / "storm" / "how-big-is-it.html"
    assert page.read_text(encoding="utf-8").count('class="hb-chart"') == 2


def spoil_digit(text: str) -> str:
    return text.replace("complaints: 859532", "complaints: 859533")


def spoil_figure(text: str) -> str:
    return text.replace("20877000000.0", "20877000001.0", 1)


def spoil_title(text: str) -> str:
    return text.replace("<b>For 2024, the largest", "<b>For 2024, the smallest", 1)


def spoil_table(text: str) -> str:
    return text.replace("20.877", "20.878", 1)


def spoil_cell(text: str) -> str:
    return text.replace("explorers.figures_of_year()", "explorers.figures_of_yaer()", 1)


def spoil_first_state(text: str) -> str:
    return text.replace("12.1\u00a0trillion", "12.2\u00a0trillion", 1)


SPOILERS = [spoil_digit, spoil_figure, spoil_title, spoil_table, spoil_cell, spoil_first_state]


def test_nbval_turns_red_at_each_output_that_does_not_fit_and_nowhere_else(tmp_path: Path) -> None:
    notebook = cut(nbformat.read(ROOT / NOTEBOOK, as_version=4), cells=sorted({*CELLS, 9}))
    whole = text = nbformat.writes(notebook)
    for spoil in SPOILERS:
        assert spoil(text) != text, spoil.__name__
        text = spoil(text)
    spoilt = [place for place, (old, new) in enumerate(zip(code_of(whole), code_of(text), strict=True)) if old != new]
    assert len(spoilt) == len(SPOILERS)
    path = tmp_path / "loss-data.ipynb"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", str(path)]
    done = subprocess.run(command, cwd=tmp_path, env=dict(os.environ, PYTHONPATH=str(ROOT)), **CAPTURE)
    assert done.returncode == 1, done.stdout[-3000:]
    failed = re.findall(r"^FAILED .*::Cell (\d+)", done.stdout, re.MULTILINE)
    assert sorted(map(int, failed)) == spoilt, done.stdout[-3000:]


def code_of(text: str) -> list[str]:
    """Return the code cells of a notebook, each as one text."""
    return [str(cell) for cell in nbformat.reads(text, as_version=4).cells if cell.cell_type == "code"]


def test_committed_notebooks_fit_the_data_and_the_code() -> None:
    notebooks.check(Checkout(ROOT))


def test_cells_are_short_and_markdown_is_plain() -> None:
    for path in Checkout(ROOT).notebooks():
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                assert len(cell.source.splitlines()) <= 15
            else:
                assert not re.search(r"\{[a-z-]+\}`|^:::|^```\{", cell.source, re.MULTILINE)


def test_an_edited_cell_asks_for_a_new_run(copy: SmallBook) -> None:
    copy.change(NOTEBOOK, ("tail(5)", "tail(6)"))
    with pytest.raises(BuildError, match="Run: make notebooks"):
        notebooks.check(Checkout(copy.root))


def test_serve_shows_the_site_and_follows_changes(copy: SmallBook) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*copy.command("serve"), "--port", str(port)]
    process = subprocess.Popen(command, cwd=copy.root, env=copy.environment(), stdout=-3, stderr=-3)
    address = f"http://127.0.0.1:{port}/"
    try:
        assert serve.TAG in fetched(address + "storm/how-big-is-it.html")
        before = fetched(address + serve.BUILT[1:])
        copy.change(CHAPTER, ("## Key points", "## Points that were served"))
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
