"""Make the files for classes: slides, plans, handouts, sheets and exports beside the site, the key apart from them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bs4 import BeautifulSoup

from hanoibook import data, lessons, papers, questions
from hanoibook.build import archive, book, pdf, pictures
from hanoibook.build.places import BuildError, Checkout
from hanoibook.classroom import lms, names
from hanoibook.classroom.lms import LeftOut
from hanoibook.classroom.offer import Offer
from hanoibook.classroom.slides import Page, Shown, pptx
from hanoibook.classroom.word import docx
from hanoibook.lessons import Format, Hour
from hanoibook.words import _, ngettext, say

FOLDER = "class"  # beside the other parts of the site
PAGES = {"start": "teach/start.html", "handouts": "teach/handouts.html"}
_PLACE = re.compile(r"<!--class-files:(\w+)-->.*?<!--/class-files-->", re.DOTALL)


class Made(NamedTuple):
    """Where the files are: ``files`` for the site and the kit, ``key`` for teachers only."""

    files: Path
    key: Path


def make(checkout: Checkout) -> None:
    """Write the files into ``_build/class`` and offer them on the site; the key is packed beside them.

    Raises :class:`BuildError` if the site or a browser is missing.
    """
    with pdf.browser() as browser:
        made = write_files(checkout, browser)
    packed = packed_key(made.key)
    offer(checkout.site, made.files)
    book.accept_additions(checkout)
    size = sum(path.stat().st_size for path in made.files.rglob("*") if path.is_file())
    print(f"Wrote {made.files} ({size / 1e6:.1f} MB); the site offers it on {PAGES['start']}")
    print(f"Wrote {packed}; keep it from learners")


def write_files(checkout: Checkout, browser: Any) -> Made:
    """Write all files for classes from the built site, and the key."""
    if not (checkout.site / "index.html").exists():
        raise BuildError("There is no site to make class files from. Run: make book")
    folder = checkout.site.with_name(FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    made = Made(folder / "files", folder / f"{names.KIT}-{data.version()}-teachers-key")
    _write_exports(made.files)
    _write_plans(made.files, browser)
    _write_handouts(checkout.site, made.files, browser)
    _write_questions(made, browser)
    _write_slides(checkout.site, made.files, browser)
    for name, html in {"claim-tracing": papers.claim_key(), "concordance": papers.concordance_key()}.items():
        _write_paper(browser, html, made.key / name)
    return made


def packed_key(key: Path) -> Path:
    """Pack the key with a list of its files; return the archive."""
    archive.write_manifest(key, title=say("kit.key_title"), version=data.version(), data_as_of=data.as_of())
    target = key.with_name(f"{key.name}.zip")
    archive.write_zip(key, target)
    return target


def offer(site: Path, files: Path) -> None:
    """Copy the files into the site, in place of older ones, and link them from its pages."""
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(files, target)
    link(site, target, f"../{FOLDER}/")


def link(site: Path, files: Path, base: str) -> None:
    """Fill the places on the pages of a site with links to files; ``base`` leads to their folder from a page."""
    shown = Offer(files, base, "../")
    for page in PAGES.values():
        path = site / page
        text = path.read_text(encoding="utf-8")
        filled = _PLACE.sub(
            lambda place: f"<!--class-files:{place[1]}-->{getattr(shown, place[1])()}<!--/class-files-->", text
        )
        path.write_text(filled, encoding="utf-8", newline="\n")


def plans() -> Iterator[tuple[Hour | Format, int]]:
    """Yield every hour and format with its minutes."""
    yield from ((one, lessons.total(one.steps)) for one in lessons.hours())
    yield from ((one, one.minutes) for one in lessons.formats())


def _write_slides(site: Path, files: Path, browser: Any) -> None:
    shown = {plan.id: (plan, minutes) for plan, minutes in plans() if _frames(plan)}
    decks = {name: site / "slides" / f"{name}.html" for name in shown}
    links = {page for plan, _minutes in shown.values() for frame in _frames(plan) for page in frame.slide.links}
    besides = Shown(pictures.of_charts(browser, decks.values()), {name: _page_named(site, name) for name in links})
    for name, (plan, minutes) in shown.items():
        target = files / names.SLIDES / name
        pdf.print_deck(browser, decks[name], target.with_suffix(".pdf"))
        pdf.print_deck(browser, decks[name], target.with_name(f"{name}-with-notes.pdf"), notes=True)
        _write(target.with_suffix(".pptx"), pptx(plan.title, minutes, _frames(plan), besides))


def _page_named(site: Path, name: str) -> Page:
    """Return the title of a page, and its public address where the site has one."""
    html = BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    heading, address = html.select_one("article h1"), html.select_one("link[rel=canonical]")
    title = heading.get_text().rstrip("#").strip() if heading else name
    return Page(title, str(address["href"]) if address else "")


def _frames(plan: Hour | Format) -> list[lessons.Frame]:
    """Return the slides of a plan; none if it is whole hours one after another."""
    if isinstance(plan, Hour):
        return lessons.deck(plan)
    return lessons.format_deck(plan) if lessons.has_deck(plan) else []


def _write_plans(files: Path, browser: Any) -> None:
    for plan, _minutes in plans():
        html = papers.plan_sheet(plan)
        target = files / names.PLANS / plan.id
        with _page(target, html) as page:
            pdf.print_on_one(browser, page, target.with_suffix(".pdf"))
        _write(target.with_suffix(".docx"), docx(html))


def _write_handouts(site: Path, files: Path, browser: Any) -> None:
    for page in sorted((site / "teach" / "handouts").glob("*.html")):
        target = files / names.HANDOUTS / page.stem
        pdf.print_page(browser, page, target.with_suffix(".pdf"))
        drawings = pictures.of_drawings(browser, page)
        _write(target.with_suffix(".docx"), docx(page.read_text(encoding="utf-8"), drawings))


def _write_questions(made: Made, browser: Any) -> None:
    for sheet in lms.sheets():
        for form in questions.FORMS:
            name = names.form(sheet.name, form)
            _write_paper(
                browser, papers.question_sheet(sheet.asked, sheet.title, form), made.files / names.QUESTIONS / name
            )
            _write_paper(browser, papers.question_key(sheet.asked, sheet.title, form), made.key / "questions" / name)


def _write_exports(files: Path) -> None:
    folder, sheets, bank = files / names.SYSTEMS, lms.sheets(), questions.everything()
    tables = {show.name: lms.show_csv(bank, show) for show in lms.SHOWS}
    plain = papers.plain_sheet(((one.title, one.asked) for one in sheets), _("All questions, with answers"))
    contents = {
        names.QTI12: lms.qti12(sheets),
        names.QTI21: lms.qti21(sheets),
        names.MOODLE: questions.moodle_xml(bank).encode(),
        names.GIFT: questions.gift(bank).encode(),
        names.PLAIN: docx(plain),
        **{f"{name}.csv": table.text.encode("utf-8-sig") for name, table in tables.items()},
    }
    counts = {name: (len(bank), ()) for name in contents} | {
        f"{name}.csv": (table.kept, table.left_out) for name, table in tables.items()
    }
    for name, content in contents.items():
        _write(folder / name, content)
    _write(folder / names.LEFT_OUT, _counted(counts).encode())


def _counted(counts: Mapping[str, tuple[int, Iterable[LeftOut]]]) -> str:
    """Return how many questions each file holds, and what it leaves out."""
    lines = [_("Release {version}, data as of {day}.", version=data.version(), day=data.as_of()), ""]
    for name, (count, left_out) in counts.items():
        lines.append(ngettext("{name}: {count} question", "{name}: {count} questions", count, name=name))
        lines += [f"  {_('left out: {id}, because {reason}', id=one.id, reason=one.reason)}" for one in left_out]
    return "\n".join(lines) + "\n"


def _write_paper(browser: Any, html: str, target: Path) -> None:
    """Write a document as PDF and DOCX."""
    with _page(target, html) as page:
        pdf.print_page(browser, page, target.with_suffix(".pdf"))
    _write(target.with_suffix(".docx"), docx(html))


@contextmanager
def _page(target: Path, html: str) -> Iterator[Path]:
    """Put a page beside the file that is printed from it, and take it away afterwards."""
    path = target.with_suffix(".html")
    _write(path, html.encode())
    try:
        yield path
    finally:
        path.unlink()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
