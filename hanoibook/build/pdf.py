"""Print the built site: the whole book as one PDF, and every page of it as a handout."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from hanoibook import data
from hanoibook.build.places import BuildError, Checkout
from hanoibook.words import say

WHOLE = "from-storm-to-treaty"
PAPER: dict[str, Any] = {
    "format": "A4",
    "margin": {"top": "18mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
    "display_header_footer": True,
    "header_template": "<span></span>",
    "outline": True,
    "tagged": True,
}
SHEET: Any = {"width": 658, "height": 960}  # pixels between the margins
LEAST = 60  # per cent of the size at which a page is still read easily
FOOT = (
    '<div style="font: 8px sans-serif; color: #56616F; inline-size: 100%; margin: 0 18mm; display: flex; '
    'justify-content: space-between"><span>{}</span><span class="pageNumber"></span></div>'
)
DRAWN = "() => [...document.querySelectorAll('figure.hb-chart:has(.hb-plot)')].every(one => one.dataset.drawn)"
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def print_all(checkout: Checkout) -> None:
    """Write ``_build/pdf``; raises :class:`BuildError` if the site or a browser is missing."""
    if not (checkout.site / "index.html").exists():
        raise BuildError("There is no site to print. Run: make book")
    folder = checkout.site.with_name("pdf")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with browser() as lent, _whole_book(checkout.site) as whole:
        print_page(lent, whole, folder / f"{WHOLE}.pdf")
        for page in chapters(checkout.site):
            print_page(lent, checkout.site / page, folder / Path(page).with_suffix(".pdf"))
    print(f"Printed {len(list(folder.rglob('*.pdf')))} files. Open {(folder / f'{WHOLE}.pdf').as_uri()}")


def chapters(site: Path) -> list[str]:
    """Return the pages of the book in reading order, the landing page first."""
    home = _read(site / "index.html")
    return ["index.html", *(str(link["href"]) for link in home.select("#hb-pages a[href]") if link["href"] != "#")]


@contextmanager
def _whole_book(site: Path) -> Iterator[Path]:
    """Put all pages into one, beside the site's own style and scripts, and take it away afterwards."""
    path = site / f"{WHOLE}.html"
    path.write_text(one_page(site), encoding="utf-8")
    try:
        yield path
    finally:
        path.unlink()


def one_page(site: Path) -> str:
    """Return the whole book as one HTML page: title, contents, then every page with links inside the book."""
    pages = list(dict.fromkeys(chapters(site)))
    book = _read(site / "index.html")
    article = book.select_one("article")
    assert article is not None
    parts = [_part(site, page, pages) for page in pages]
    titles = [part.select_one("h1") for part in parts]
    article.clear()
    article.append(_contents(book, pages, [title.get_text().rstrip("#") if title else "" for title in titles]))
    for part in parts:
        article.append(part)
    return str(book)


def _contents(book: BeautifulSoup, pages: list[str], titles: list[str]) -> Tag:
    contents = book.new_tag("nav", attrs={"class": "hb-book-contents"})
    heading = book.new_tag("h1")
    heading.string = say("site.contents_of_book")
    contents.append(heading)
    listing = book.new_tag("ol")
    for page, title in zip(pages, titles, strict=True):
        entry, link = book.new_tag("li"), book.new_tag("a", href=f"#{_prefix(page)}")
        link.string = title
        entry.append(link)
        listing.append(entry)
    contents.append(listing)
    return contents


def _part(site: Path, page: str, pages: list[str]) -> Tag:
    """Return a page's article with its anchors and links made unique to it; pop-overs are left out."""
    part = _read(site / page).select_one("article")
    assert part is not None
    for pop in part.select(".hb-pop"):
        pop.decompose()
    for marked in part.select("[id]"):
        marked["id"] = f"{_prefix(page)}--{marked['id']}"
    for label in part.select("[for]"):
        label["for"] = f"{_prefix(page)}--{label['for']}"
    for link in part.select("a[href]"):
        link["href"] = _inside(str(link["href"]), page, pages)
    part.name = "section"
    part.attrs = {"id": _prefix(page), "class": "hb-book-page"}
    return part


def _inside(address: str, page: str, pages: list[str]) -> str:
    """Return where a link leads in the one page.

    >>> _inside("../reference/claims.html#c18", "storm/a.html", ["reference/claims.html"])
    '#reference-claims--c18'
    >>> _inside("https://example.org", "storm/a.html", [])
    'https://example.org'
    """
    if re.match(r"[a-z]+:", address):
        return address
    path, _, anchor = address.partition("#")
    target = urljoin(page, path) if path else page
    if target not in pages:
        return target + (f"#{anchor}" if anchor else "")
    return f"#{_prefix(target)}" + (f"--{anchor}" if anchor else "")


def _prefix(page: str) -> str:
    return page.removesuffix(".html").replace("/", "-")


def _read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _release() -> str:
    return say("release.foot", version=data.version(), as_of=data.as_of())


@contextmanager
def browser() -> Iterator[Any]:
    """Lend a Chromium; raises :class:`BuildError` if there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise BuildError("Printing needs Playwright. Run: make test, or install requirements/test.txt") from None
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            lent = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        except Error:
            raise BuildError("Printing needs Chromium. Run: apt-get install chromium, or set CHROMIUM") from None
        yield lent
        lent.close()


def print_page(lent: Any, page: Path, file: Path, scale: float = 1.0) -> None:
    """Draw every chart of a page, then print it."""
    tab = lent.new_page(viewport=SHEET, color_scheme="light")
    tab.goto(page.as_uri())
    draw(tab)
    file.parent.mkdir(parents=True, exist_ok=True)
    foot = FOOT.format(f"{say('site.card')} \u00b7 {_release()}")
    tab.pdf(path=str(file), footer_template=foot, scale=scale, **PAPER)
    tab.close()


def print_on_one(lent: Any, page: Path, file: Path) -> None:
    """Print a page so that it fills one sheet of paper at most; raises :class:`BuildError` if it would be too small."""
    tab = lent.new_page(color_scheme="light")
    tab.emulate_media(media="print")
    tab.goto(page.as_uri())
    scale = next((percent / 100 for percent in range(100, LEAST - 1, -4) if _fits(tab, percent / 100)), None)
    tab.close()
    if scale is None:
        raise BuildError(f"{page.name} has too much on it for one sheet of paper. Shorten its steps.")
    print_page(lent, page, file, scale=scale)


def _fits(tab: Any, scale: float) -> bool:
    """Tell whether an open page fits one sheet at a scale."""
    tab.set_viewport_size({"width": int(SHEET["width"] / scale), "height": int(SHEET["height"] / scale)})
    high = tab.evaluate("document.documentElement.getBoundingClientRect().height")
    return bool(high * scale <= SHEET["height"])


def print_deck(lent: Any, deck: Path, file: Path, *, notes: bool = False) -> None:
    """Print slides, one a page; with notes, those of the speaker follow each slide on a page of their own."""
    tab = lent.new_page(viewport={"width": 1280, "height": 720}, color_scheme="light")
    tab.goto(f"{deck.as_uri()}?print-pdf{'&print-notes' if notes else ''}")
    tab.wait_for_selector(".pdf-page")
    draw(tab)
    file.parent.mkdir(parents=True, exist_ok=True)
    tab.pdf(path=str(file), prefer_css_page_size=True, print_background=True)
    tab.close()


def draw(tab: Any) -> None:
    """Draw every chart of a page that is open."""
    for plot in tab.query_selector_all(".hb-plot"):
        plot.scroll_into_view_if_needed()
    tab.wait_for_function(DRAWN, timeout=120_000)
