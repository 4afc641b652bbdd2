"""Marks in prose: words are text first, few marks show, no line is taller for one, and every word opens its pop-over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from test_opening import CHAPTERS, OPENED

from hanoibook import claims, facts
from hanoibook.site.popovers import marks

pytestmark = pytest.mark.site
DROPPED = "button, [popover], [role=dialog], script, style"  # by reader views
SHOWN = """() => [...document.querySelectorAll("article .hb-marked")].filter((one) => {
  const style = getComputedStyle(one);
  const line = style.textDecorationLine !== "none" && !/^rgba\\(.*, 0\\)$|^transparent$/.test(style.textDecorationColor);
  const box = style.borderBlockEndStyle !== "none" || style.backgroundColor !== "rgba(0, 0, 0, 0)";
  return one.checkVisibility() && (line || box || style.fontWeight > 400 + 300 * !!one.closest("strong, th")
    || one.querySelector(".hb-sign"));
}).length"""
UNEVEN = """() => [...document.querySelectorAll("article section > p, article section > ul > li > p, article li")]
  .filter((one) => one.querySelector(":scope > .hb-unbroken") && one.checkVisibility()
    && !one.querySelector("p, ul, ol, code, sup, sub, img, svg, small"))
  .map((one) => {
    const line = parseFloat(getComputedStyle(one).lineHeight);
    const style = getComputedStyle(one);
    const height = one.getBoundingClientRect().height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    return [one.textContent.slice(0, 40), Math.abs(height / line - Math.round(height / line)) * line];
  })"""


def read(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{page}.html").read_text(encoding="utf-8"), "html.parser")


def test_words_remain_where_a_reader_view_drops_buttons_and_pop_overs(site: Path) -> None:
    for page in OPENED:
        soup = read(site, page)
        told = [(word["data-pop"], word.get_text()) for word in soup.select("article a.hb-fact")]
        assert all("hb-text" in box["class"] for box in soup.select("article div.admonition")), page
        known = {one["id"]: one.strong.get_text() for one in soup.select(".hb-pop") if one.strong}
        assert all(words == known[pop] for pop, words in told), page
        for one in soup.select(DROPPED):
            one.decompose()
        assert [word.get_text() for word in soup.select("article a.hb-fact")] == [words for _, words in told], page
        named = [word.get_text() for word in soup.select("article a.hb-claim")]
        verdicts = {one.id: one.verdict for one in claims.everything()}
        assert all(name.split(",")[0].strip() in verdicts and len(name.split(", ")) == 2 for name in named), page


def test_only_the_first_words_on_a_subject_may_show_a_mark_and_all_of_them_share_its_pop_over(site: Path) -> None:
    for page in OPENED:
        soup = read(site, page)
        seen = set()
        for word in soup.select("article .hb-marked"):
            kind = word["class"][1]
            assert "hb-quiet" in word["class"] or kind == "hb-claim" or word["data-pop"] not in seen, (page, word)
            seen.add(word["data-pop"])
        pops = [one["id"] for one in soup.select("article .hb-pop:has(strong)") if one["id"] in seen]
        assert sorted(pops) == sorted(seen), page


@pytest.mark.browser
def test_a_chapter_shows_few_marks_and_no_line_is_taller_for_one(browser: Any, http_root: str) -> None:
    many, uneven = {}, {}
    for width in (1280, 390):
        tab = browser.new_context(viewport={"width": width, "height": 900}).new_page()
        for page in CHAPTERS:
            tab.goto(f"{http_root}{page}.html")
            tab.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            shown = tab.evaluate(SHOWN)
            if not 1 <= shown <= marks.MOST:
                many[page, width] = shown
            if found := [one for one in tab.evaluate(UNEVEN) if one[1] > 0.6]:
                uneven[page, width] = found
        tab.context.close()
    assert not many
    assert not uneven


@pytest.mark.browser
def test_words_that_share_a_pop_over_open_it_each_in_its_place(browser: Any, http_root: str) -> None:
    tab = browser.new_context().new_page()
    tab.goto(f"{http_root}storm/how-big-is-it.html")
    words = tab.query_selector_all("article .hb-fact")
    ids = [one.get_attribute("data-pop") for one in words]
    shared = next(one for one in ids if ids.count(one) > 1)
    first, later = [word for word, name in zip(words, ids, strict=True) if name == shared][:2]
    pop = tab.query_selector(f"#{shared}")
    first.click()
    assert pop.is_visible() and first.get_attribute("aria-expanded") == "true"
    first.click()
    assert not pop.is_visible(), "a second click closes it"
    later.focus()
    tab.keyboard.press("Space")
    pop.wait_for_element_state("visible")
    tab.wait_for_timeout(300)
    apart = pop.bounding_box()["y"] - later.bounding_box()["y"]
    assert abs(apart) < 24 + pop.bounding_box()["height"] + 24
    assert first.get_attribute("aria-expanded") == "false" and later.get_attribute("role") == "button"
    assert later.evaluate("word => word.nextElementSibling.id") == shared, "what is read next is the pop-over"
    tab.keyboard.press("Tab")
    assert pop.evaluate("pop => pop.contains(document.activeElement)")
    tab.keyboard.press("Escape")
    assert later.evaluate("word => word === document.activeElement") and not pop.is_visible()
    tab.context.close()


@pytest.mark.browser
def test_a_quiet_mark_shows_where_the_pointer_rests_on_its_paragraph(browser: Any, http_root: str) -> None:
    tab = browser.new_context().new_page()
    tab.goto(f"{http_root}storm/how-big-is-it.html")
    colour = "word => getComputedStyle(word).textDecorationColor"
    word = tab.query_selector("article section > p .hb-quiet")
    before = word.evaluate(colour)
    tab.query_selector("article section > p:has(.hb-quiet)").hover(position={"x": 3, "y": 3})
    assert word.evaluate(colour) != before
    tab.context.close()


def test_every_fact_that_is_marked_has_a_row_to_lead_to() -> None:
    assert all(fact.figures for fact in map(facts.get, facts.names()))
