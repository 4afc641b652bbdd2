"""The built site in a real Chromium, over HTTP and from files, with every other host blocked."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import CHANGEABLE, SITE, all_pages, pages
from visits import KINDS, MARKS, Look, by_both_ways, draw_all, each, listen, of_page

from hanoibook import charts, claims, palette

pytestmark = [pytest.mark.site, pytest.mark.browser]
GENERATED = ["404.html", "search.html", "slides/hour-1.html"]  # of each kind
PAGES = [page for page in pages() if not page.startswith("slides/")] or ["index.html"]  # slides: test_lessons.py
Open = Callable[..., tuple[Any, list[str]]]


SERVED = ["http", pytest.param("file", marks=pytest.mark.exhaustive)]  # pages of each kind are visited from files too

from_both = pytest.mark.parametrize(
    "open_page", ["http", "file"], indirect=True
)  # what is fetched while a page is read


@pytest.fixture(params=SERVED)
def open_page(request: pytest.FixtureRequest, browser: Any, http_root: str) -> Iterator[Open]:
    """Open a page and collect what the browser complains of and every request to another place."""
    root = http_root if request.param == "http" else SITE.as_uri() + "/"
    contexts = []

    def open_(page: str, **options: Any) -> tuple[Any, list[str]]:
        context = browser.new_context(**options)
        contexts.append(context)
        tab = context.new_page()
        said = listen(tab, root)
        tab.goto(root + page, wait_until="load")
        return tab, said

    yield open_
    for context in contexts:
        context.close()


def test_the_ledger_shows_the_claims_of_a_part_or_a_verdict(open_page: Open) -> None:
    tab, said = open_page("reference/claims.html")
    everything = claims.everything()
    shown = "() => [...document.querySelectorAll('.hb-entry')].filter(one => one.checkVisibility()).map(one => one.id)"
    for verdict in claims.VERDICTS:
        tab.select_option("[data-by=verdict]", verdict)
        assert tab.evaluate(shown) == [one.id.lower() for one in everything if one.verdict == verdict]
    tab.select_option("[data-by=section]", "intro")
    tab.select_option("[data-by=verdict]", "confirmed")
    wanted = [one.id.lower() for one in everything if (one.section, one.verdict) == ("intro", "confirmed")]
    assert tab.evaluate(shown) == wanted
    assert tab.inner_text(".hb-ledger-filter output") == f"{len(wanted)} of {len(everything)} claims are shown"
    tab.evaluate("() => (window.location.hash = '#c18')")
    tab.wait_for_function("() => document.querySelector('#c18').checkVisibility()")
    assert len(tab.evaluate(shown)) == len(everything)
    assert said == []


def test_what_the_site_stored_can_be_removed(browser: Any, http_root: str) -> None:
    tab = browser.new_context(color_scheme="light").new_page()
    tab.goto(http_root + "reference/privacy.html")
    button, said = tab.query_selector(".hb-forget button"), tab.query_selector(".hb-forget output")
    button.click()
    assert said.inner_text() == "Nothing was stored in this browser."
    tab.click(".hb-theme")
    tab.evaluate("() => localStorage.setItem('another', 'site')")
    assert tab.evaluate("() => localStorage.getItem('hb-theme')") == "dark"
    button.click()
    assert said.inner_text() == "Removed from this browser: hb-theme."
    assert tab.evaluate("() => Object.keys(localStorage)") == ["another"]
    assert tab.get_attribute(".hb-theme", "aria-pressed") == "false"
    assert tab.evaluate("() => document.documentElement.dataset.theme") is None
    tab.context.close()


@pytest.mark.parametrize(("page", "root"), by_both_ways(PAGES, KINDS))
def test_every_chart_is_drawn_with_as_many_marks_as_its_table_has_values(visit: Look, page: str, root: str) -> None:
    found = visit(page, root)
    for chart in found.charts:
        assert chart.drawn, chart.name
        assert chart.marks == chart.promised == charts.get(chart.name).marks, chart.name
    assert found.said == []


@pytest.mark.parametrize("page", each(PAGES))
def test_no_page_scrolls_sideways_on_a_phone(visit: Look, page: str) -> None:
    assert visit(page).beyond["narrow"] <= 1


@pytest.mark.parametrize(("page", "root"), by_both_ways(sorted(set(all_pages()) - set(PAGES)), GENERATED))
def test_generated_pages_load_without_complaint(visit: Look, page: str, root: str) -> None:
    found = visit(page, root)
    assert found.title
    assert found.said == []


def test_paper_shows_a_table_where_no_chart_was_drawn_and_opens_folded_answers(browser: Any, http_root: str) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 500})
    tab = context.new_page()
    tab.goto(http_root + "storm/how-big-is-it.html")
    table = "[data-chart=ic3-record] table"
    assert not tab.is_visible(table)
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.is_visible(table)
    assert not tab.is_visible("[data-chart=ic3-record] .hb-plot")
    assert tab.evaluate("document.querySelectorAll('article details.sd-dropdown:not([open])').length") == 0
    tab.emulate_media(media="screen")
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not tab.is_visible(table)
    draw_all(tab)
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not tab.is_visible(table)
    context.close()


@from_both
def test_plotly_is_read_only_when_a_chart_comes_near(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html", viewport={"width": 1200, "height": 600})
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(500)
    assert tab.evaluate("typeof window.Plotly") == "undefined"
    draw_all(tab)
    assert tab.evaluate("document.querySelectorAll('script[src*=\"plotly.min\"]').length") == 1
    assert said == []


def test_a_fact_opens_by_mouse_and_keyboard_and_gives_the_focus_back(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html", viewport={"width": 360, "height": 640})
    fact = tab.query_selector("a.hb-fact")
    pop = tab.query_selector(f"#{fact.get_attribute('data-pop')}")
    assert not pop.is_visible()
    fact.click()
    pop.wait_for_element_state("visible")
    assert "Cybersecurity Ventures" in pop.inner_text()
    assert "Published: 2020-11-13" in pop.inner_text()
    box = pop.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert box["y"] >= 0 and box["y"] + box["height"] <= 640
    tab.keyboard.press("Escape")
    pop.wait_for_element_state("hidden")
    fact.focus()
    tab.keyboard.press("Enter")
    pop.wait_for_element_state("visible")
    tab.keyboard.press("Tab")
    assert pop.evaluate("pop => pop.contains(document.activeElement)")
    tab.keyboard.press("Escape")
    pop.wait_for_element_state("hidden")
    assert fact.evaluate("fact => fact === document.activeElement")
    assert said == []


def test_a_pop_over_shows_under_the_pointer_and_stays_while_the_pointer_is_on_it(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html")
    fact, other = tab.query_selector_all("a.hb-fact")[:2]
    pop = tab.query_selector(f"#{fact.get_attribute('data-pop')}")
    fact.hover()
    pop.wait_for_element_state("visible")
    pop.hover()
    tab.wait_for_timeout(600)
    assert pop.is_visible()
    tab.keyboard.press("Escape")
    pop.wait_for_element_state("hidden")
    tab.mouse.move(5, 5)
    fact.hover()
    pop.wait_for_element_state("visible")
    tab.mouse.move(5, 5)
    pop.wait_for_element_state("hidden")
    fact.hover()
    pop.wait_for_element_state("visible")
    fact.click()
    tab.mouse.move(5, 5)
    tab.wait_for_timeout(600)
    assert pop.is_visible(), "a click pins what the pointer showed"
    other.hover()
    tab.wait_for_timeout(600)
    assert pop.is_visible(), "the pointer does not take a pinned one away"
    assert said == []


def test_the_keyboards_focus_shows_a_preview_that_is_not_in_the_way(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html")
    fact = tab.query_selector("a.hb-fact")
    pop = tab.query_selector(f"#{fact.get_attribute('data-pop')}")
    fact.focus()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Tab")
    pop.wait_for_element_state("visible")
    tab.keyboard.press("Tab")
    pop.wait_for_element_state("hidden")
    assert not pop.evaluate("pop => pop.contains(document.activeElement)")
    assert said == []


def test_terms_and_sources_open_too(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html")
    term = tab.query_selector("a.hb-term")
    term.click()
    pop = tab.query_selector(f"#{term.get_attribute('data-pop')}")
    pop.wait_for_element_state("visible")
    assert "In the glossary" in pop.inner_text()
    tab.keyboard.press("Escape")
    link = tab.query_selector("a[aria-details]")
    link.hover()
    pop = tab.query_selector(f"#{link.get_attribute('aria-details')}")
    pop.wait_for_element_state("visible")
    assert "reference/sources" in pop.query_selector("a").get_attribute("href")
    assert said == []


@from_both
def test_the_data_panel_opens_and_its_download_holds_the_table(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html")
    frame = tab.query_selector("[data-chart=ic3-record]")
    table = frame.query_selector("table")
    assert not table.is_visible()
    frame.query_selector(".hb-rows summary").click()
    assert table.is_visible()
    assert "1,008,597" in table.inner_text()
    link = frame.query_selector("a[download]")
    with tab.expect_download() as caught:
        link.click()
    text = Path(caught.value.path()).read_text(encoding="utf-8")
    assert caught.value.suggested_filename == "ic3-record.csv"
    assert text == charts.get("ic3-record").table.to_csv(index=False, lineterminator="\n")
    assert unquote(link.get_attribute("href")).endswith(text)
    assert said == []


@pytest.mark.parametrize(
    ("page", "name"), [("storm/how-big-is-it.html", "ic3-record"), ("index.html", "claimed-in-squares")]
)
def test_a_chart_can_be_saved_cited_linked_and_seen_large(browser: Any, http_root: str, page: str, name: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(http_root + page)
    frame = f"[data-chart={name}]"
    tab.click(f"{frame} .hb-save summary")
    for deed, beginning in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with tab.expect_download() as caught:
            tab.click(f"{frame} [data-do={deed}]")
        content = Path(caught.value.path()).read_bytes()
        assert caught.value.suggested_filename == f"{name}.{deed}"
        assert content.startswith(beginning) and len(content) > 3000
    tab.click(f"{frame} .hb-cite summary")
    tab.click(f"{frame} [data-do=link]")
    link = f"{http_root}{page}#chart-{name}"
    assert tab.evaluate("() => navigator.clipboard.readText()") == link
    tab.click(f"{frame} [data-do=cite]")
    tab.wait_for_function("link => navigator.clipboard.readText().then(text => text !== link)", arg=link)
    cited = tab.evaluate("() => navigator.clipboard.readText()")
    assert charts.get(name).title in cited and cited.endswith(link)
    tab.click(f"{frame} [data-do=full]")
    tab.wait_for_function("name => document.fullscreenElement?.dataset.chart === name", arg=name)
    tab.click(f"{frame} [data-do=full]")
    tab.wait_for_function("() => !document.fullscreenElement")
    context.close()


def test_the_table_of_a_chart_sorts_by_the_numbers_of_a_column(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html")
    frame = "[data-chart=claimed-versus-reported]"
    tab.click(f"{frame} .hb-rows summary")
    place = list(charts.get("claimed-versus-reported").table.columns).index("amount")
    column = f"[...document.querySelectorAll('{frame} tbody tr')].map(row => +row.cells[{place}].dataset.value)"
    wanted = sorted(charts.get("claimed-versus-reported").table["amount"])
    tab.click(f"{frame} thead th:nth-child({place + 1}) button")
    assert tab.evaluate(column) == wanted
    assert tab.get_attribute(f"{frame} thead th:nth-child({place + 1})", "aria-sort") == "ascending"
    tab.click(f"{frame} thead th:nth-child({place + 1}) button")
    assert tab.evaluate(column) == wanted[::-1]
    assert said == []


DRAWN = """([frame, values]) => {
  const drawn = frame.querySelector('.hb-plot').data.map(trace => [...trace.y]);
  return drawn.flat().every((value, place) => value === values.flat()[place]);
}"""


@pytest.mark.parametrize("name", CHANGEABLE)
def test_every_option_of_an_assumption_changes_picture_words_table_and_file(open_page: Open, name: str) -> None:
    page = next(page for page in PAGES if f'data-chart="{name}"' in (SITE / page).read_text(encoding="utf-8"))
    tab, said = open_page(page, viewport={"width": 390, "height": 800})
    frame = tab.query_selector(f"[data-chart={name}]")
    frame.scroll_into_view_if_needed()
    tab.wait_for_function("frame => frame.dataset.drawn === 'yes'", arg=frame)
    assumption = charts.get(name).assumption
    assert assumption is not None
    control = frame.query_selector(".hb-assume select, .hb-assume input")
    control.focus()
    tab.keyboard.press("Home")
    for place, option in enumerate(assumption.options):
        if place:
            tab.keyboard.press("ArrowDown" if assumption.control == "select" else "ArrowRight")
        assert control.input_value() == str(place)
        assert frame.query_selector(".hb-chart-title").inner_text() == option.chart.title
        assert frame.query_selector("[role=status]").inner_text() == option.sentence
        assert frame.query_selector(".hb-plot").get_attribute("aria-label") == option.chart.alt
        file = unquote(frame.query_selector(".hb-download").get_attribute("href").split(",", 1)[1])
        assert file == option.chart.table.to_csv(index=False, lineterminator="\n")
        assert len(frame.query_selector_all("tbody tr")) == len(option.chart.table)
        tab.wait_for_function(DRAWN, arg=[frame, [list(trace["y"]) for trace in option.chart.figure_json()["data"]]])
        assert frame.evaluate(MARKS) == option.chart.marks
    assert said == []


@pytest.mark.parametrize("page", ["storm/why-the-numbers-disagree.html", "convention/what-it-says.html"])
def test_a_phone_fetches_plotly_when_its_reader_scrolls_and_not_before(browser: Any, http_root: str, page: str) -> None:
    context = browser.new_context(viewport={"width": 412, "height": 823})
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    tab.goto(http_root + page)
    tab.wait_for_load_state("networkidle")
    assert "plotly.min.js" not in asked
    tab.mouse.wheel(0, 300)
    tab.wait_for_function("() => document.querySelector('[data-drawn=yes]')")
    assert "plotly.min.js" in asked
    context.close()


LOW_FRAMES = """() => [...document.querySelectorAll(".hb-plot")].filter((plot) => plot.querySelector(".main-svg"))
    .filter((plot) => plot.clientHeight < plot.querySelector(".main-svg").getBoundingClientRect().height - 1)
    .map((plot) => plot.closest("[data-chart]").dataset.chart)"""


def test_charts_take_the_colours_of_the_theme(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html", color_scheme="dark")
    draw_all(tab)
    bar = "[data-chart=ic3-record] .barlayer .point path"
    fill = f"getComputedStyle(document.querySelector('{bar}')).fill"
    dark, light = (_rgb(colours["reported"]) for colours in (palette.DARK, palette.LIGHT))
    assert tab.evaluate(fill) == dark
    tab.emulate_media(media="print")
    tab.wait_for_function(f"() => {fill} === '{light}'")
    tab.wait_for_timeout(500)
    assert tab.evaluate(LOW_FRAMES) == [], "a chart that is drawn for paper lies over the text below it"
    tab.emulate_media(media="screen")
    tab.wait_for_function(f"() => {fill} === '{dark}'")
    tab.click("button.hb-theme")
    tab.wait_for_function(f"() => {fill} === '{light}'")
    tab.wait_for_timeout(500)
    assert tab.evaluate(LOW_FRAMES) == [], "a chart that is drawn again lies over the text below it"
    assert said == []


def _rgb(colour: str) -> str:
    red, green, blue = base64.b16decode(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


def test_without_scripts_the_words_and_the_tables_remain(browser: Any, http_root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(http_root + "storm/how-big-is-it.html")
    assert "the same figures are in the table" in tab.inner_text("[data-chart=ic3-record]").lower()
    tab.click("[data-chart=ic3-record] details:has(table) > summary")
    assert tab.is_visible("[data-chart=ic3-record] table")
    tab.click("a.hb-fact")
    tab.wait_for_url("**/reference/tables/*.html#*")
    assert tab.is_visible("main h1"), "without a script the words lead to the row"
    context.close()


@pytest.mark.exhaustive
@pytest.mark.parametrize("dress", ["desktop", "dark", "phone", "print"])
@pytest.mark.parametrize(("page", "root"), [of_page(page, root) for page in PAGES for root in ("http", "file")])
def test_every_page_holds_in_every_dress(visit: Look, page: str, root: str, dress: str) -> None:
    found = visit(page, root, dress)
    assert found.beyond[dress] <= 1
    for chart in found.charts:
        assert chart.drawn and chart.marks == chart.promised, chart.name
        assert not chart.wide, chart.name
    assert found.said == []


def test_the_choice_of_colours_is_stored_only_when_made_and_outlives_the_page(browser: Any, http_root: str) -> None:
    context = browser.new_context(color_scheme="light")
    tab = context.new_page()
    tab.goto(http_root + "index.html")
    assert tab.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert tab.get_attribute("button.hb-theme", "aria-pressed") == "false"
    tab.click("button.hb-theme")
    assert tab.get_attribute("button.hb-theme", "aria-pressed") == "true"
    tab.goto(http_root + "storm/how-big-is-it.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert tab.evaluate(paper) == _rgb(palette.DARK["paper"])
    tab.click("button.hb-theme")
    assert tab.evaluate(paper) == _rgb(palette.LIGHT["paper"])
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_list_of_pages_opens_closes_and_leads_on(browser: Any, http_root: str, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto(http_root + "storm/how-big-is-it.html")
    assert not tab.is_visible("#hb-pages")
    tab.focus(".hb-menu-button")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#hb-pages", state="visible")
    tab.keyboard.press("Escape")
    tab.wait_for_selector("#hb-pages", state="hidden")
    tab.click(".hb-menu-button")
    assert not tab.is_visible("#hb-pages a[href*='safeguards']"), "a part that is not read is folded"
    tab.focus("#hb-pages details:has(a[href*='safeguards']) > summary")
    tab.keyboard.press("Enter")
    tab.click("#hb-pages a[href*='safeguards']")
    tab.wait_for_url("**/convention/safeguards.html")
    context.close()


def test_the_list_of_contents_marks_the_section_that_is_read(open_page: Open) -> None:
    tab, said = open_page("storm/how-big-is-it.html", viewport={"width": 1400, "height": 800})
    assert tab.is_visible("#hb-contents") and tab.is_visible("#hb-pages")
    tab.click("#hb-contents a[href='#key-points']")
    tab.wait_for_selector("#hb-contents a[aria-current][href='#key-points']")
    assert tab.evaluate("document.querySelectorAll('#hb-contents [aria-current]').length") == 1
    assert said == []


@pytest.mark.parametrize("page", ["storm/how-big-is-it.html", "reference/claims.html", "index.html"])
def test_a_page_written_from_right_to_left_holds(browser: Any, http_root: str, page: str) -> None:
    for width in (360, 1400):
        context = browser.new_context(viewport={"width": width, "height": 800})
        tab = context.new_page()
        tab.goto(http_root + page)
        tab.evaluate("document.documentElement.dir = 'rtl'")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
        if width > 1000:
            pages, main = (tab.query_selector(one).bounding_box() for one in ("#hb-pages", "main"))
            assert pages["x"] > main["x"], "the list of pages stands where reading begins"
        context.close()
