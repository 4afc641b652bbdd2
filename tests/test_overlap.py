"""Words in a drawn chart: 14 pixels or more, whole, and over no other words, no mark and no line."""

from __future__ import annotations

from typing import Any

import overlap
import pytest
from conftest import SITE
from visits import DRAW_ALL

pytestmark = [pytest.mark.site, pytest.mark.browser]
ON_SLIDES = 22  # pixels, of words in a chart on a slide of 1280 pixels
WIDTHS = (1280, 768, 390)
SAMPLE = [
    "index.html",
    "storm/how-big-is-it.html",
    "storm/where-the-trillions-come-from.html",
    "storm/when-it-hits.html",
]
ALL = [
    page
    for page in sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    if not page.startswith(("slides/", "_static/")) and 'class="hb-chart"' in (SITE / page).read_text(encoding="utf-8")
]
SMALLER = {"members-on-the-map"}  # a drawing: its words are in HTML too


def faults(browser: Any, address: str, width: int, scheme: str) -> list[str]:
    """Return what overlaps, is cut or too small in the charts of a page."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(address)
    tab.evaluate(DRAW_ALL)
    tab.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    found: list[str] = tab.evaluate(overlap.FOUND, [overlap.LEAST, overlap.ROOM])
    context.close()
    return [fault for fault in found if fault.split(":")[0] not in SMALLER]


@pytest.mark.parametrize("page", SAMPLE)
def test_no_words_in_a_chart_overlap_or_are_cut_or_small(browser: Any, http_root: str, page: str) -> None:
    found = {width: faults(browser, http_root + page, width, "light") for width in WIDTHS}
    assert found == {width: [] for width in WIDTHS}


@pytest.mark.exhaustive
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ALL)
def test_no_words_overlap_on_any_page_in_any_dress(browser: Any, http_root: str, page: str, scheme: str) -> None:
    found = {width: faults(browser, http_root + page, width, scheme) for width in WIDTHS}
    assert found == {width: [] for width in WIDTHS}


DECKS = ["hour-1", "hour-2", "hour-3", "hour-4", "hour-5", "hour-6"]  # the formats show slides of these


def deck_faults(browser: Any, address: str, scheme: str) -> tuple[int, list[str]]:
    """Return how many charts the slides hold, and what overlaps, is cut or too small in one of them."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(address)
    tab.wait_for_selector(".reveal.ready")
    charts, found = 0, []
    for place in range(1, tab.evaluate("() => Reveal.getTotalSlides()") + 1):
        if tab.query_selector("section.present .hb-plot"):
            tab.wait_for_function("() => document.querySelector('section.present [data-drawn=yes]')")
        charts += len(tab.query_selector_all("section.present figure.hb-chart"))
        found += [f"slide {place}: {one}" for one in tab.evaluate(overlap.FOUND, [ON_SLIDES, overlap.ROOM])]
        tab.evaluate("() => Reveal.slide(Reveal.getIndices().h + 1, 0, 99)")
    context.close()
    return charts, found


@pytest.mark.exhaustive
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("deck", DECKS)
def test_no_words_overlap_or_are_small_in_a_chart_on_a_slide(
    browser: Any, http_root: str, deck: str, scheme: str
) -> None:
    charts, found = deck_faults(browser, f"{http_root}slides/{deck}.html", scheme)
    assert found == []
    assert charts == (SITE / "slides" / f"{deck}.html").read_text(encoding="utf-8").count('<figure class="hb-chart"')


SPOILT = {
    "words": "texts => texts[1].setAttribute('transform', move(texts[1], texts[0]))",
    "cut": "texts => texts[0].setAttribute('transform', 'translate(-2000, 0)')",
    "small": "texts => (texts[0].style.fontSize = '12px')",
    "mark": "texts => texts[0].setAttribute('transform', move(texts[0], plot.querySelector('.points path')))",
    "line": "texts => texts[0].setAttribute('transform', move(texts[0], along(plot.querySelector('.js-line'))))",
}
SPOIL = """([name, deed]) => {
  const plot = document.querySelector(`[data-chart=${name}] .hb-plot`);
  const along = path => {
    const at = path.getPointAtLength(path.getTotalLength() * 0.4).matrixTransform(path.getScreenCTM());
    return { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  };
  const move = (text, goal) => {
    const [from, to] = [text.getBoundingClientRect(), goal.getBoundingClientRect()];
    const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
    return `translate(${middle(to)[0] - middle(from)[0]}, ${middle(to)[1] - middle(from)[1]})`;
  };
  eval(deed)([...plot.querySelectorAll('.annotation-text-g text')]);
}"""


@pytest.mark.parametrize("kind", SPOILT)
def test_each_kind_of_fault_is_found(browser: Any, http_root: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    tab = context.new_page()
    tab.goto(http_root + "storm/how-big-is-it.html")
    tab.evaluate(DRAW_ALL)
    tab.evaluate(SPOIL, ["claimed-series", SPOILT[kind]])
    found = tab.evaluate(overlap.FOUND, [overlap.LEAST, overlap.ROOM])
    assert any(fault.startswith(f"claimed-series: {kind}: ") for fault in found), found
    context.close()
