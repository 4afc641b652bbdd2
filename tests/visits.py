"""Pages of the built site, each read once and visited once a dress: tests ask what was found there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup, CData, NavigableString, Tag
from conftest import SITE

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "selectors": False,
}
KINDS = [  # a page of each kind
    "index.html",
    "storm/why-the-numbers-disagree.html",
    "notebooks/loss-data.html",
    "convention/compare.html",
    "convention/who-has-signed.html",
    "convention/who-is-in.html",
    "learn/start.html",
    "learn/post-test.html",
    "learn/cards.html",
    "learn/summary.html",
    "reference/claims.html",
    "reference/tables/un_articles.html",
]
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
DRESSES: dict[str, dict[str, Any]] = {
    "desktop": DESKTOP,
    "dark": {**DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 700}, "is_mobile": True, "has_touch": True},
    "dark phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "print": {"viewport": {"width": 1000, "height": 1400}},
}
NARROW = {"width": 390, "height": 800}
SHAPES = ".scatterlayer .points path, .barlayer .point path, .hb-drawing svg rect"
MARKS = f"""frame => [...frame.querySelectorAll('{SHAPES}')].filter(mark => {{
  const box = mark.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}}).length"""
DRAW_ALL = """async () => {
  const end = performance.now() + 30_000;
  const next = () => new Promise(go => setTimeout(go, 10));
  const plots = [...document.querySelectorAll('figure.hb-chart:has(.hb-plot)')].filter(one => one.checkVisibility());
  for (const frame of plots) {
    frame.scrollIntoView({ behavior: 'instant', block: 'center' });
    while (frame.dataset.drawn !== 'yes' && performance.now() < end) await next();
  }
}"""
SEEN = f"""() => [...document.querySelectorAll('figure.hb-chart')].map(frame => ({{
  name: frame.dataset.chart,
  marks: ({MARKS})(frame),
  promised: Number(frame.dataset.marks),
  drawn: !frame.querySelector('.hb-plot') || frame.dataset.drawn === 'yes',
  wide: frame.scrollWidth > frame.clientWidth + 1,
}}))"""
BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "() => document.querySelectorAll('article details').forEach(part => (part.open = true))"
AXE = """([within, rules]) => window.axe.run(within ?? document, rules).then(
  found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)}`)))"""


Look = Callable[..., "Visit"]


# Read as text


class PageText:
    """A page as text: its tree, its parts by their names, its words."""

    def __init__(self, page: str) -> None:
        self.html = (SITE / page).read_text(encoding="utf-8")
        self.soup = BeautifulSoup(self.html, "html.parser")
        for kept_back in self.soup.select("template"):
            kept_back.clear()  # nobody sees it until a script takes it out; older soupsieve selects in it

    @cached_property
    def names(self) -> list[str]:
        """Every id on the page, in order."""
        return [tag["id"] for tag in self.soup.select("[id]")]

    @cached_property
    def parts(self) -> dict[str, Tag]:
        """Every part that has an id, by it."""
        return {tag["id"]: tag for tag in self.soup.select("[id]")}

    @cached_property
    def words(self) -> list[str]:
        """What a reader reads, piece by piece: no script, no style, no code."""
        return list(_spoken(self.soup))


@cache
def page_text(page: str) -> PageText:
    """Return a page of the site as text. It is shared: nobody may change its tree."""
    return PageText(page)


def read(page: str) -> BeautifulSoup:
    """Return the tree of a page. It is shared: nobody may change it."""
    return page_text(page).soup


def _spoken(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name not in ("script", "style", "pre", "code"):
                yield from _spoken(child)
        elif type(child) in (NavigableString, CData):
            yield child


# Visited in a browser


@dataclass(frozen=True)
class Drawn:
    """A chart as it was found: its marks on the screen, and those that the page promises."""

    name: str
    marks: int
    promised: int
    drawn: bool
    wide: bool  # wider than its frame


@dataclass
class Visit:
    """What was found on a visit to a page."""

    title: str = ""
    said: list[str] = field(default_factory=list)  # complaints, failed requests, requests to another place
    beyond: dict[str, int] = field(default_factory=dict)  # CSS pixels that the page is wider than the screen
    charts: list[Drawn] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)  # what axe-core finds, by the state of the page


class Visits:
    """Visits to the site in one browser; each is made once, and one browser's memory serves all of a dress."""

    def __init__(self, browser: Any, http_root: str, with_axe: set[tuple[str, str]]) -> None:
        self.browser = browser
        self.roots = {"http": http_root, "file": f"{SITE.as_uri()}/"}
        self.with_axe = with_axe
        self.made: dict[tuple[str, str, str], Visit] = {}
        self.contexts: dict[str, Any] = {}

    def __call__(self, page: str, root: str = "http", dress: str = "desktop") -> Visit:
        key = (page, root, dress)
        if key not in self.made:
            axe = root == "http" and (page, dress) in self.with_axe
            tab = self.context(dress).new_page()
            try:
                self.made[key] = visit(tab, self.roots[root], page, dress, axe)
            finally:
                tab.close()
        return self.made[key]

    def context(self, dress: str) -> Any:
        """Return the browser's memory of a dress."""
        if dress not in self.contexts:
            self.contexts[dress] = self.browser.new_context(reduced_motion="reduce", **DRESSES[dress])
        return self.contexts[dress]

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


def visit(tab: Any, root: str, page: str, dress: str, axe: bool) -> Visit:
    """Look at a page as it comes, with its charts drawn, with all open, and at a pop-over of each kind."""
    found = Visit(said=listen(tab, root))
    look_narrow = dress == "desktop" and not page.startswith("slides/")
    if look_narrow:
        tab.set_viewport_size(NARROW)
    tab.goto(root + page, wait_until="load")
    found.title = tab.title()
    if look_narrow:
        found.beyond["narrow"] = tab.evaluate(BEYOND)
        tab.set_viewport_size(DESKTOP["viewport"])
    if axe:
        found.faults["as it comes"] = complaints(tab)
    draw_all(tab)
    if dress == "print":
        tab.emulate_media(media="print")
    found.beyond[dress] = tab.evaluate(BEYOND)
    found.charts = [Drawn(**chart) for chart in tab.evaluate(SEEN)]
    if axe:
        found.faults |= faults_when_open(tab, whole=dress == "desktop")
    return found


def listen(tab: Any, root: str) -> list[str]:
    """Return a list that fills with what the browser complains of and every request to another place."""
    said: list[str] = []
    own = (root, "data:", "blob:")
    tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda one: None if one.url.startswith(own) else said.append(one.url))
    tab.on("requestfailed", lambda one: said.append(f"failed: {one.url}"))
    tab.on("response", lambda one: said.append(f"{one.status}: {one.url}") if one.status >= 400 else None)
    return said


def draw_all(tab: Any) -> None:
    """Scroll to each chart that can be seen, in turn, and wait until it is drawn."""
    tab.evaluate(DRAW_ALL)


def visible(tab: Any, selector: str, said: str) -> list[Any]:
    """Return what a script says of each of the parts of a page that can be seen; it calls the part `one`."""
    seen = "one.checkVisibility({ visibilityProperty: true })"
    script = f"chosen => [...document.querySelectorAll(chosen)].filter(one => {seen}).map(one => {said})"
    return list(tab.evaluate(script, selector))


def complaints(tab: Any, within: list[Any] | None = None) -> list[str]:
    """Return what axe-core finds wrong on a page as it stands, or in parts of it."""
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(Axe().axe_script)
    return list(tab.evaluate(AXE, [within, RULES]))


def faults_when_open(tab: Any, whole: bool) -> dict[str, list[str]]:
    """Return what axe-core finds once charts are drawn and folded parts open, and in a pop-over of each kind.

    A dress changes colours and sizes, not what a page is made of: the whole page is looked at again in one dress, in
    the others only what was drawn or opened. With a pop-over goes the word that opens it.
    """
    tab.evaluate(OPEN_ALL)
    parts = tab.query_selector_all("article details, figure.hb-chart")
    faults = {"with all open": complaints(tab, None if whole else parts)} if parts else {}
    for kind in ("fact", "claim", "article", "term"):
        word = tab.query_selector(f"article a.hb-{kind}")
        if word and word.is_visible():
            word.click()
            pop = tab.wait_for_selector(".hb-pop:popover-open")
            faults[kind] = complaints(tab, [word, pop])
            tab.keyboard.press("Escape")
    return faults


# Parameters of tests


def of_page(page: str, *values: str, marks: Iterable[pytest.MarkDecorator] = ()) -> Any:
    """Return a parameter set of a test of a page; one process makes all tests of a page, and so visits it once."""
    return pytest.param(page, *values, marks=[pytest.mark.xdist_group(page), *marks], id="-".join((*values, page)))


def each(pages: Iterable[str]) -> list[Any]:
    """Return a parameter set for each page."""
    return [of_page(page) for page in pages]


def by_both_ways(pages: Iterable[str], kinds: Iterable[str]) -> list[Any]:
    """Return parameter sets for each page by HTTP, and from files: pages of all kinds, the others if there is time."""
    served = [of_page(page, "http") for page in pages]
    return served + [of_page(page, "file", marks=() if page in kinds else [pytest.mark.exhaustive]) for page in pages]
