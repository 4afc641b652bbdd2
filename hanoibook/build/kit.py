"""Write the kit for classes: one archive to teach from without a network, one with the key, one with wheels."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from hanoibook import copies, data, papers, questions
from hanoibook.build import archive, pdf, wheelhouse
from hanoibook.build.notebooks import readable
from hanoibook.build.places import BuildError, Checkout
from hanoibook.words import say

NAME = "from-storm-to-treaty"
MOST_BYTES = 60_000_000
LEGAL = ("LICENSE", "LICENSE-CONTENT.md", "CITATION.cff")
HANDOUTS = "teach/handouts"


def write_kit(checkout: Checkout, *, wheels: bool = True) -> None:
    """Write the archives into ``_build/kit``.

    Raises :class:`BuildError` if the site or a browser is missing, or if the kit would be too big.
    """
    if not (checkout.site / "index.html").exists():
        raise BuildError("There is no site to pack. Run: make book")
    folder = checkout.site.with_name("kit")
    shutil.rmtree(folder, ignore_errors=True)
    name = f"{NAME}-{data.version()}"
    kit, key = folder / name, folder / f"{name}-teachers-key"
    with pdf.browser() as browser:
        _fill_kit(checkout, kit, browser)
        _fill_key(key, browser)
    packed = [_pack(kit, say("kit.title")), _pack(key, say("kit.key_title"))]
    if packed[0].stat().st_size > MOST_BYTES:
        raise BuildError(f"{packed[0].name} has {packed[0].stat().st_size / 1e6:.0f} MB; 60 MB is the most for a kit.")
    if wheels:
        packed += _packed_wheels(checkout, folder / f"{name}-wheelhouse.zip")
    for path in packed:
        print(f"Wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")


def write_notebooks(checkout: Checkout, whose: str, folder: Path) -> None:
    """Write the notebooks of the ``student`` or of the ``teacher``, nothing run, with a README."""
    make: dict[str, Callable[[Any], Any]] = {"student": copies.student, "teacher": copies.teacher}
    folder.mkdir(parents=True)
    for path in checkout.notebooks():
        notebook = readable(path)
        made = copies.with_links(copies.without_outputs(make[whose](notebook)), lambda page: None)
        _write(folder / path.name, nbformat.writes(made) + "\n")
    _write(folder / "README.md", say(f"kit.readme.{whose}", version=data.version(), as_of=data.as_of()))


def _fill_kit(checkout: Checkout, kit: Path, browser: Any) -> None:
    shutil.copytree(checkout.site, kit / "site")
    shutil.copytree(checkout.site / "data", kit / "data")
    write_notebooks(checkout, "student", kit / "for-students" / "notebooks")
    write_notebooks(checkout, "teacher", kit / "for-teachers" / "notebooks")
    for page in sorted((checkout.site / HANDOUTS).glob("*.html")):
        pdf.print_page(browser, page, kit / "for-students" / "handouts" / f"{page.stem}.pdf")
    for deck in sorted((checkout.site / "slides").glob("*.html")):
        pdf.print_deck(browser, deck, kit / "for-teachers" / "slides" / f"{deck.stem}.pdf")
        pdf.print_deck(browser, deck, kit / "for-teachers" / "slides" / f"{deck.stem}-with-notes.pdf", notes=True)
    for title, asked in _sheets().items():
        _print_document(browser, papers.question_sheet(asked, title), kit / "for-students" / "questions" / _file(title))
    _write(kit / "for-teachers" / "questions" / "moodle.xml", questions.moodle_xml(questions.everything()))
    _write(kit / "for-teachers" / "questions" / "gift.txt", questions.gift(questions.everything()))
    for file in LEGAL:
        if (checkout.root / file).exists():
            shutil.copyfile(checkout.root / file, kit / file)
    _write(kit / "START-HERE.html", papers.start_here())


def _fill_key(key: Path, browser: Any) -> None:
    for title, asked in _sheets().items():
        _print_document(browser, papers.question_key(asked, title), key / "questions" / _file(title))
    _print_document(browser, papers.claim_key(), key / "claim-tracing.pdf")
    _print_document(browser, papers.concordance_key(), key / "concordance.pdf")


def _sheets() -> dict[str, list[questions.Question]]:
    """Return what is printed as question sheets: both tests, the votes, and recall and check by part of the book."""
    bank = questions.everything()
    sheets = {
        say(f"kit.questions.{role}"): [one for one in bank if one.role == role]
        for role in ("test-a", "test-b", "concept")
    }
    for part in dict.fromkeys(one.page.split("/")[0] for one in bank):
        asked = [one for one in bank if one.page.split("/")[0] == part and one.role in ("recall", "check")]
        sheets[say("kit.sheet", page=part)] = asked
    return {title: asked for title, asked in sheets.items() if asked}


def _pack(folder: Path, title: str) -> Path:
    archive.write_manifest(folder, title=title, version=data.version(), data_as_of=data.as_of())
    target = folder.with_name(f"{folder.name}.zip")
    archive.write_zip(folder, target)
    return target


def _packed_wheels(checkout: Checkout, target: Path) -> list[Path]:
    """Return the archive of wheels, or nothing, and say so, where they cannot be fetched."""
    try:
        archive.write_zip(wheelhouse.write_wheelhouse(checkout), target)
    except BuildError as reason:
        print(f"No wheelhouse in this kit: {reason}")
        return []
    return [target]


def _print_document(browser: Any, html: str, file: Path) -> None:
    page = file.with_suffix(".html")
    _write(page, html)
    pdf.print_page(browser, page, file)
    page.unlink()


def _file(title: str) -> str:
    return f"{title.lower().replace(', ', '-').replace(' ', '-')}.pdf"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
