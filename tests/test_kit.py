"""The kit: whole, checked, without answers for students, and good for a room without a network."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from docx import Document

from hanoibook import charts, data, lessons, questions
from hanoibook.build import archive, book, classes, kit, pdf, pictures
from hanoibook.build.places import BuildError, Checkout
from hanoibook.classroom import lms, names

pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.xdist_group("kit")]
NAME = f"{names.KIT}-{data.package()['version']}"
BANK = questions.everything()
ONE_GREY = dict.fromkeys(
    charts.names(),
    base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="),
)


ALL = pytest.param("all sheets", marks=pytest.mark.exhaustive)


@pytest.fixture(scope="session", params=["a sheet of each kind", ALL])
def packed(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archives, made from the built site.

    Without the exhaustive tests one page, one deck with and without notes and one sheet of each kind are printed,
    and a copy of it stands where its like would.
    """
    folder = tmp_path_factory.mktemp("packed")
    (folder / "_build").mkdir()
    for name in ("notebooks", "LICENSE", "LICENSE-CONTENT.md", "requirements", "CITATION.cff"):
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    (folder / "_build" / "html").symlink_to(site)
    with pytest.MonkeyPatch.context() as patch:
        if request.param != ALL.values[0]:
            patch.setattr(pdf, "print_page", first_of_a_kind(pdf.print_page))
            patch.setattr(pdf, "print_deck", first_of_a_kind(pdf.print_deck))
            patch.setattr(pictures, "of_charts", lambda browser, decks: ONE_GREY)
        with ThreadPoolExecutor() as other:  # a thread of its own: this one may hold a browser already
            other.submit(kit.write_kit, Checkout(folder), wheels=False).result()
    return folder / "_build" / "kit"


def first_of_a_kind(printed: Callable[..., None]) -> Callable[..., None]:
    """Print the first page that goes into a folder, and let a copy of it stand for the others."""
    prints: dict[object, Path] = {}

    def put(browser: Any, page: Path, file: Path, **options: Any) -> None:
        assert page.exists(), page
        kind = (file.parent, options.get("notes"))
        if kind not in prints:
            file.parent.mkdir(parents=True, exist_ok=True)
            printed(browser, page, file, **options)
            prints[kind] = file
        else:
            shutil.copyfile(prints[kind], file)

    return put


@pytest.fixture(scope="session")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit, unzipped into an empty folder whose name has a space and letters beyond ASCII."""
    folder = tmp_path_factory.mktemp("L\u1edbp h\u1ecdc 1")
    with zipfile.ZipFile(packed / f"{NAME}.zip") as zipped:
        zipped.extractall(folder)
    return folder / NAME


def test_the_kit_is_small_and_its_manifest_fits_every_file(packed: Path, unpacked: Path) -> None:
    assert (packed / f"{NAME}.zip").stat().st_size < kit.MOST_BYTES
    manifest = json.loads((unpacked / archive.MANIFEST).read_text(encoding="utf-8"))
    assert manifest["version"] == data.package()["version"] and manifest["data_as_of"] == data.as_of()
    assert len(manifest["files"]) > 200 and archive.check_manifest(unpacked) == []
    page = unpacked / "site" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:-1])
    (unpacked / "stray.txt").write_text("x", encoding="utf-8")
    try:
        assert archive.check_manifest(unpacked) == ["site/index.html", "stray.txt"]
    finally:
        page.write_bytes(whole)
        (unpacked / "stray.txt").unlink()


def test_everything_a_class_needs_is_inside(unpacked: Path) -> None:
    wanted = [
        "START-HERE.html",
        "LICENSE",
        "LICENSE-CONTENT.md",
        "site/index.html",
        "site/.nojekyll",
        "data/datapackage.json",
    ]
    wanted += [f"for-students/notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")]
    wanted += [f"for-teachers/notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")]
    wanted += [f"for-teachers/slides/{hour.id}.pdf" for hour in lessons.hours()]
    wanted += [f"for-teachers/slides/{one.id}.pptx" for one in lessons.formats() if lessons.has_deck(one)]
    wanted += [f"for-teachers/plans/{plan.id}.{end}" for plan, _ in classes.plans() for end in ("pdf", "docx")]
    handouts = [path.stem for path in (ROOT / "book/teach/handouts").glob("*.md")]
    wanted += [f"for-students/handouts/{name}.{end}" for name in handouts for end in ("pdf", "docx")]
    wanted += [
        f"for-students/questions/{names.form(sheet.name, form)}.{end}"
        for sheet in lms.sheets()
        for form in questions.FORMS
        for end in ("pdf", "docx")
    ]
    wanted += [f"for-teachers/questions/{one.name}" for one in names.systems()]
    assert [name for name in wanted if not (unpacked / name).exists()] == []


def test_every_way_of_the_first_page_leads_somewhere(unpacked: Path) -> None:
    page = BeautifulSoup((unpacked / "START-HERE.html").read_text(encoding="utf-8"), "html.parser")
    ways = [str(link["href"]).split("#")[0] for link in page.select("a[href]")]
    assert len(ways) > 20 and [way for way in ways if not (unpacked / way).exists()] == []
    anchors = BeautifulSoup((unpacked / "site/teach/formats.html").read_text(encoding="utf-8"), "html.parser")
    assert all(anchors.find(id=one.id) for one in lessons.formats())


def words_of(pdf: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("reading PDF back needs pdftotext (apt-get install poppler-utils)")
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_students_get_no_answers_and_teachers_get_all(packed: Path, unpacked: Path) -> None:
    for path in (unpacked / "for-students" / "notebooks").glob("*.ipynb"):
        tags = [tag for cell in nbformat.read(path, 4).cells for tag in cell.metadata.get("tags", [])]
        assert not {"solution", "teacher"} & set(tags)
    given = "".join(
        path.read_text(encoding="utf-8")
        for path in (unpacked / "for-students").rglob("*")
        if path.suffix in (".md", ".txt")
    )
    assert not any(" ".join(one.explain.split()) in given for one in BANK)
    assert not list((unpacked / "for-students").rglob("*.xml")) and not list(unpacked.rglob("*key*.pdf"))
    for path in (unpacked / "for-students").rglob("*.docx"):
        words = " ".join(" ".join(Document(str(path)).element.body.xpath(".//w:t/text()")).split())
        assert not [one.id for one in BANK if " ".join(questions.plain(one.explain).split()) in words], path.name
    with zipfile.ZipFile(packed / f"{NAME}-teachers-key.zip") as zipped:
        inside = [name.removeprefix(f"{NAME}-teachers-key/") for name in zipped.namelist()]
    wanted = {
        f"{name}.{end}" for name in ("claim-tracing", "concordance", "questions/pre-test") for end in ("pdf", "docx")
    }
    assert wanted | {"questions/pre-test-form-b.docx", archive.MANIFEST} <= set(inside)


def links(page: Path) -> list[str]:
    """Where the links of what a page offers lead."""
    offered = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one(".hb-class-files")
    assert offered is not None
    return [str(link["href"]) for link in offered.select("a[href]")]


def test_the_site_in_the_kit_leads_to_the_files_beside_it(unpacked: Path) -> None:
    for name, least in (("start", 60), ("handouts", 20)):
        page = unpacked / "site" / "teach" / f"{name}.html"
        ways = links(page)
        assert len(ways) > least and [way for way in ways if not (page.parent / way).resolve().exists()] == []
        assert any("../../for-" in way for way in ways) and "make class" not in offered_words(page)
    assert not (unpacked / "site" / classes.FOLDER).exists()


def offered_words(page: Path) -> str:
    offered = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one(".hb-class-files")
    return offered.get_text() if offered else ""


def test_a_site_offers_files_and_kit_with_their_sizes_once_they_are_made_and_says_how_before(
    packed: Path, unpacked: Path, site: Path, tmp_path: Path
) -> None:
    shown = tmp_path / "html"
    for page in classes.PAGES.values():
        (shown / page).parent.mkdir(parents=True, exist_ok=True)
        emptied = classes._PLACE.sub(
            r"<!--class-files:\1--><p>make class</p><!--/class-files-->", (site / page).read_text("utf-8")
        )
        (shown / page).write_text(emptied, encoding="utf-8")
        assert links(shown / page) == [] and "make class" in offered_words(shown / page)
    files = tmp_path / "files"
    shutil.copytree(packed.parent / classes.FOLDER / "files", files)
    shutil.copyfile(packed / f"{NAME}.zip", files / f"{NAME}.zip")
    for _twice in range(2):
        classes.offer(shown, files)
        page = shown / classes.PAGES["start"]
        ours = [way for way in links(page) if way.startswith("../class/")]
        assert f"../class/{NAME}.zip" in ours and [way for way in ours if not (page.parent / way).exists()] == []
        assert len(re.findall(r"\([\d.]+\xa0[kM]B\)", offered_words(page))) == len(ours)
    assert not list((shown / classes.FOLDER).rglob("*key*"))


def test_files_that_are_added_to_a_site_do_not_make_the_next_build_do_it_again(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    checkout.site.mkdir(parents=True)
    (checkout.site / "index.html").write_text("x", encoding="utf-8")
    checkout.stamp.write_text(json.dumps({"inputs": "i", "site": book._listing(checkout.site)}), encoding="utf-8")
    (checkout.site / "more.txt").write_text("y", encoding="utf-8")
    assert book._last_stamp(checkout)["site"] != book._listing(checkout.site)
    book.accept_additions(checkout)
    assert book._last_stamp(checkout) == {"inputs": "i", "site": book._listing(checkout.site)}


@pytest.mark.exhaustive
@pytest.mark.parametrize("packed", ["all sheets"], indirect=True)
def test_plans_stand_on_one_sheet_of_paper(unpacked: Path) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("counting pages needs pdfinfo (apt-get install poppler-utils)")
    for path in (unpacked / "for-teachers" / "plans").glob("*.pdf"):
        told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
        assert re.search(r"^Pages:\s+1$", told, re.MULTILINE), path.name


@pytest.mark.exhaustive
@pytest.mark.parametrize("packed", ["all sheets"], indirect=True)
def test_no_printed_sheet_explains_its_answers(unpacked: Path) -> None:
    for path in (unpacked / "for-students" / "questions").glob("*.pdf"):
        text = words_of(path)
        assert not [one.id for one in BANK if " ".join(questions.plain(one.explain).split()) in text], path.name


def test_two_kits_of_one_folder_are_the_same_archive(unpacked: Path, tmp_path: Path) -> None:
    archive.write_zip(unpacked / "for-teachers" / "notebooks", tmp_path / "a.zip")
    archive.write_zip(unpacked / "for-teachers" / "notebooks", tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_without_a_site_the_kit_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="make book"):
        kit.write_kit(Checkout(tmp_path))


def pages(unpacked: Path) -> list[Path]:
    return sorted((unpacked / "site").rglob("*.html"))


def visit(tab: Any, page: Path) -> list[str]:
    """Open a page without a network, use what is on it, and return what went wrong."""
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(f"{page.name}: {error}"))
    tab.on("console", lambda said: wrong.append(f"{page.name}: {said.text}") if said.type == "error" else None)
    tab.on(
        "request", lambda request: wrong.append(request.url) if request.url.startswith(("http:", "https:")) else None
    )
    tab.goto(page.as_uri())
    for plot in tab.query_selector_all("article .hb-plot"):
        plot.scroll_into_view_if_needed()
    if tab.query_selector("article .hb-plot"):
        tab.wait_for_function(
            "() => [...document.querySelectorAll('.hb-chart:has(.hb-plot)')].every(one => one.dataset.drawn)"
        )
    wrong += [f"{page.name}: a chart is not drawn" for _ in tab.query_selector_all(".hb-chart[data-drawn=no]")]
    form = tab.query_selector("form.hb-quiz:visible button[type=submit]")
    if form:
        form.click()
        if not tab.query_selector(".hb-quiz-said:not(:empty)"):
            wrong.append(f"{page.name}: the question does not answer")
    if tab.query_selector(".reveal") and not tab.query_selector(".reveal.ready"):
        tab.wait_for_selector(".reveal.ready")
    return wrong


def test_the_kit_works_from_a_folder_without_a_network(browser: Any, unpacked: Path) -> None:
    shown = [
        "index",
        "article",
        "storm/how-big-is-it",
        "convention/compare",
        "teach/hour-3",
        "slides/hour-3",
        "learn/cards",
    ]
    visit_all(browser, [unpacked / "site" / f"{name}.html" for name in shown])


@pytest.mark.exhaustive
def test_every_page_of_the_kit_works_from_a_folder_without_a_network(browser: Any, unpacked: Path) -> None:
    assert len(pages(unpacked)) > 80
    visit_all(browser, pages(unpacked))


def visit_all(browser: Any, pages: list[Path]) -> None:
    context = browser.new_context()
    context.set_offline(True)
    wrong = []
    for page in pages:
        tab = context.new_page()
        wrong += visit(tab, page)
        tab.close()
    context.close()
    assert wrong == []


@pytest.mark.exhaustive
def test_notebooks_of_the_kit_run_from_the_wheelhouse_alone(unpacked: Path, tmp_path: Path) -> None:
    wheels = ROOT / "_build" / "wheelhouse"
    if not wheels.exists():
        pytest.skip("no wheelhouse in _build; run: make wheelhouse")
    venv.create(tmp_path / "lab", with_pip=True)
    python = tmp_path / "lab" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "-q", "--no-index", "--find-links", str(wheels)]
    subprocess.run([*pip, "--require-hashes", "-r", str(wheels / "lab.txt")], check=True)
    subprocess.run([*pip, "hanoibook"], check=True)
    run = [str(python), "-m", "jupyter", "execute", "--inplace"]
    for path in sorted((unpacked / "for-students" / "notebooks").glob("*.ipynb")):
        subprocess.run([*run, str(path)], check=True, capture_output=True)
        outputs = [output for cell in nbformat.read(path, 4).cells for output in cell.get("outputs", [])]
        assert outputs and not [one for one in outputs if one.output_type == "error"]


def test_the_kit_names_no_place_of_this_machine(unpacked: Path) -> None:
    here = re.escape(str(ROOT))
    texts = [path for path in unpacked.rglob("*") if path.suffix in (".html", ".json", ".md", ".ipynb", ".txt", ".xml")]
    assert not [path.name for path in texts if re.search(here, path.read_text(encoding="utf-8"))]
