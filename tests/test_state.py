"""What a page shows follows its sources: fields, address, a choice made elsewhere, paper, forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from visits import DESKTOP, MARKS

from hanoibook import charts, lessons, palette

pytestmark = [pytest.mark.site, pytest.mark.browser]
SEEN = "rows => rows.filter(row => row.checkVisibility()).length"
PUT_BACK = {  # by page: what a browser puts back into fields, without a word to the page; what must be seen then
    "reference/tables/un_articles.html": (
        "document.querySelector('[data-filter]').value = 'extradition'",
        f"(() => {{ const rows = [...document.querySelectorAll('.hb-long tbody tr')]; const seen = ({SEEN})(rows);"
        " return 0 < seen && seen < rows.length && document.querySelector('.hb-filter output').value"
        " === `${seen} / ${rows.length}`; })()",
    ),
    "reference/claims.html": (
        "document.querySelector('[data-by=verdict]').value = 'contradicted'",
        "[...document.querySelectorAll('.hb-entry')].every(one => one.checkVisibility()"
        " === (one.dataset.verdict === 'contradicted'))",
    ),
    "storm/where-the-trillions-come-from.html": (
        "document.querySelector('.hb-assume-control input').value = '0'",
        "(box => box.querySelector('.hb-assume-said').textContent === box.querySelector('.hb-option')"
        ".content.querySelector('.hb-assume-said').textContent && box.querySelector('.hb-assume-value').textContent"
        " === box.querySelector('.hb-option').dataset.label)(document.querySelector('.hb-assume'))",
    ),
    "responsibility/what-comes-next.html": (
        "(one => (one.selectedIndex = one.selectedIndex ? 0 : 1))(document.querySelector('.hb-assume-control select'))",
        "(box => box.querySelector('.hb-assume-said').textContent === box.querySelectorAll('.hb-option')"
        "[box.querySelector('select').value].content.querySelector('.hb-assume-said').textContent)"
        "(document.querySelector('.hb-assume'))",
    ),
    "convention/compare.html": (
        "document.querySelector('[data-compare=find]').value = 'extradition'",
        "document.querySelector('.hb-found').checkVisibility() && document.querySelector('.hb-found').textContent"
        ".includes('Article 37')",
    ),
    "convention/who-is-in.html": (
        "document.querySelector('[data-members=country]').value = 'PAK'",
        "document.querySelector('#state-pak.hb-here') && document.querySelector('.hb-world-one').textContent"
        ".startsWith('Pakistan')",
    ),
}


@contextmanager
def opened(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    """Open a page in a browser without memory; what its scripts complain of is a fault."""
    context = browser.new_context(**{**DESKTOP, **options})
    tab = context.new_page()
    said: list[str] = []
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(address)
    yield tab
    assert said == []
    context.close()


@pytest.mark.parametrize("page", PUT_BACK)
def test_what_a_browser_puts_back_into_a_field_is_shown(browser: Any, http_root: str, page: str) -> None:
    """Firefox and WebKit fill fields after the scripts have run, and tell it by `pageshow` alone."""
    put, shown = PUT_BACK[page]
    with opened(browser, http_root + page) as tab:
        tab.evaluate(f"() => {{ {put}; }}")
        assert not tab.evaluate(shown)
        tab.evaluate("() => window.dispatchEvent(new Event('pageshow'))")
        assert tab.evaluate(shown)


@pytest.mark.parametrize("page", [page for page in PUT_BACK if "convention" not in page])
def test_back_on_a_page_fields_and_view_agree(browser: Any, http_root: str, page: str) -> None:
    put, shown = PUT_BACK[page]
    tell = "document.querySelectorAll('article :is(input, select)').forEach(one => {"
    tell += "one.dispatchEvent(new Event('input', { bubbles: true })); one.dispatchEvent(new Event('change')); })"
    with opened(browser, http_root + page) as tab:
        values = "[...document.querySelectorAll('[data-filter], .hb-ledger-filter select, .hb-assume-control *')]"
        values = f"() => {values}.map(one => one.value ?? '').join('|')"
        tab.evaluate(f"() => {{ {put}; {tell}; }}")
        before = tab.evaluate(values)
        tab.goto(http_root + "404.html")
        tab.go_back(wait_until="load")
        assert tab.evaluate(values) == before, "Chromium puts the fields back"
        assert tab.evaluate(shown)


def test_the_map_of_members_follows_its_address(browser: Any, http_root: str) -> None:
    page = http_root + "convention/who-is-in.html"
    fields = "() => ['day', 'basis', 'country'].map(name => document.querySelector(`[data-members=${name}]`).value)"
    with opened(browser, page) as tab:
        first, said = tab.evaluate(fields), tab.inner_text(".hb-members-said")
        tab.evaluate("() => (location.hash = 'day=2021-06-30&by=force&country=PAK')")
        tab.wait_for_function("() => document.querySelector('#state-pak.hb-here')")
        assert tab.evaluate(fields) == ["2021-06-30", "force", "PAK"] and "65 were" in tab.inner_text(
            ".hb-members-said"
        )
        tab.go_back()
        tab.wait_for_function("() => !document.querySelector('#state-pak.hb-here')")
        assert tab.evaluate(fields) == first and tab.inner_text(".hb-members-said") == said
    with opened(browser, page + "#day=1066-10-14&by=magic&country=XXX") as tab:
        assert tab.evaluate(fields) == first and tab.inner_text(".hb-members-said") == said, "an address without sense"
        tab.fill("[data-members=day]", "")
        tab.select_option("[data-members=country]", "PAK")
        assert tab.query_selector("#state-pak.hb-here"), "without a day the country is shown as well"
        assert f"day={first[0]}" in tab.url


def test_a_slider_writes_the_address_once(browser: Any, http_root: str) -> None:
    with opened(browser, http_root + "convention/who-is-in.html") as tab:
        tab.evaluate(
            """() => { window.written = 0; const write = history.replaceState.bind(history);
            history.replaceState = (...all) => { window.written += 1; write(...all); };
            const slide = document.querySelector('[data-members=slide]');
            for (let at = 0; at < 200; at += 1) {
              slide.value = at; slide.dispatchEvent(new Event('input')); slide.dispatchEvent(new Event('change')); } }"""
        )
        tab.wait_for_function("() => location.hash.includes('day=')")
        assert tab.input_value("[data-members=day]") in tab.url and tab.evaluate("window.written") == 1


def test_the_comparison_follows_its_address(browser: Any, http_root: str) -> None:
    page = http_root + "convention/compare.html"
    seen = "() => [...document.querySelectorAll('.hb-concept')].filter(one => one.checkVisibility()).length"
    with opened(browser, page) as tab:
        every = tab.evaluate(seen)
        tab.evaluate("() => history.replaceState({ order: 'mine' }, '')")
        tab.fill("[data-compare=find]", "extradition")
        tab.click(".hb-found a")
        tab.wait_for_function("() => location.hash")
        assert tab.evaluate(seen) == 1 and tab.is_visible(".hb-found"), "the words found stand while they are asked for"
        tab.go_back()
        tab.wait_for_function("() => !location.hash")
        assert tab.evaluate(seen) == every and tab.input_value("[data-compare=concept]") == ""
        tab.select_option("[data-compare=concept]", "fraud")
        assert tab.evaluate("() => history.state.order") == "mine", "what other scripts keep with the address stays"
        tab.evaluate("() => { window.scrollTo(0, 2000); window.dispatchEvent(new Event('pageshow')); }")
        assert tab.evaluate("() => scrollY") > 1000, "who comes back stays where they were"
    with opened(browser, page + "#%E0%A4%A") as tab:
        assert tab.evaluate(seen) == every, "a mistyped address"


def test_a_named_row_is_shown_although_a_filter_hid_it(browser: Any, http_root: str) -> None:
    with opened(browser, http_root + "reference/tables/un_articles.html") as tab:
        row = tab.evaluate("() => document.querySelector('.hb-long tbody tr[id]')?.id")
        if row is None:
            pytest.skip("rows have no names")
        tab.fill("[data-filter]", "no row has this")
        tab.evaluate("row => (location.hash = row)", row)
        tab.wait_for_function("row => document.getElementById(row).checkVisibility()", arg=row)
        assert tab.input_value("[data-filter]") == ""


def test_a_choice_of_colours_holds_in_other_tabs_and_on_pages_left_behind(browser: Any, http_root: str) -> None:
    theme = "() => document.documentElement.dataset.theme ?? ''"
    with opened(browser, http_root + "404.html") as tab:
        other = tab.context.new_page()
        other.goto(http_root + "404.html")
        other.click(".hb-theme")
        tab.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
        assert tab.get_attribute(".hb-theme", "aria-pressed") == "true"
        other.close()
        tab.evaluate("() => localStorage.removeItem('hb-theme')")
        tab.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        assert tab.evaluate(theme) == ""


def test_a_page_that_was_left_behind_knows_what_was_marked_since(browser: Any, http_root: str) -> None:
    with opened(browser, http_root + "storm/how-big-is-it.html") as tab:
        assert tab.get_attribute(".hb-mark button", "aria-pressed") == "false"
        tab.evaluate(
            "() => localStorage.setItem('hb-read', JSON.stringify([document.querySelector('.hb-mark').dataset.page]))"
        )
        tab.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        assert tab.get_attribute(".hb-mark button", "aria-pressed") == "true"


# Charts


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


PATIENCE = 90_000  # milliseconds: a busy machine is no fault
DRAWN = "name => document.querySelector(`[data-chart=${name}]`).dataset.drawn === 'yes'"
ONCE = """() => {
  const draw = Plotly.react;
  Plotly.react = (plot, ...rest) => (plot._fullLayout ? new Promise(() => {}) : draw(plot, ...rest));
}"""
FILL = "() => getComputedStyle(document.querySelector('[data-chart=ic3-record] .barlayer .point path')).fill"


def test_paper_and_forced_colours_need_no_other_drawing(browser: Any, http_root: str) -> None:
    """Firefox prints a copy of the page in which no script runs; so nothing may be drawn anew here."""
    dark, light = (_rgb(colours["reported"]) for colours in (palette.DARK, palette.LIGHT))
    with opened(browser, http_root + "storm/how-big-is-it.html", color_scheme="dark") as tab:
        tab.query_selector("[data-chart=ic3-record]").scroll_into_view_if_needed()
        tab.wait_for_function(DRAWN, arg="ic3-record", timeout=PATIENCE)
        tab.evaluate(ONCE)
        assert tab.evaluate(FILL) == dark
        tab.emulate_media(media="print")
        assert tab.evaluate(FILL) == light
        tab.set_viewport_size({"width": 600, "height": 900})
        scheme = "() => getComputedStyle(document.documentElement).colorScheme"
        assert tab.evaluate(scheme) == "light", "fields would be printed dark"
        wide = "one => one.getBoundingClientRect().width"
        assert all(one.evaluate(wide) <= 600 for one in tab.query_selector_all(".hb-plot .main-svg")), "cut off"
        words = "[...document.querySelectorAll('.hb-plot text')].map(one => getComputedStyle(one).fill)"
        assert not set(tab.evaluate(words)) & {_rgb(palette.DARK["ink"]), _rgb(palette.DARK["muted"])}
        tab.emulate_media(media="screen", forced_colors="active")
        tab.evaluate("() => (document.documentElement.dataset.theme = 'light')")
        assert tab.evaluate(FILL) == dark, "the system's colours are dark ones, whatever was chosen here"


def test_paper_holds_charts_that_were_never_near_the_screen(browser: Any, http_root: str) -> None:
    with opened(browser, http_root + "storm/how-big-is-it.html") as tab:
        first = tab.query_selector("[data-chart=claimed-versus-reported]")
        first.scroll_into_view_if_needed()
        tab.wait_for_function(DRAWN, arg="claimed-versus-reported", timeout=PATIENCE)
        last = tab.query_selector("[data-chart=claimed-series]")
        assert tab.evaluate(MARKS, last) == 0
        tab.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
        assert tab.evaluate(MARKS, last) >= int(last.get_attribute("data-marks"))
        assert last.query_selector(".hb-rows").get_attribute("open") is None


@pytest.mark.parametrize("asked", ["", "?print-pdf"])
def test_slides_print_whole_by_the_browsers_own_command(browser: Any, http_root: str, asked: str) -> None:
    with opened(browser, f"{http_root}slides/hour-1.html{asked}", color_scheme="dark") as tab:
        tab.wait_for_function(
            "sheets => document.querySelector('.reveal.ready') && document.querySelectorAll('.pdf-page').length >= sheets"
            " && [...document.querySelectorAll('.hb-chart:has(.hb-plot)')].every(one => one.dataset.drawn === 'yes')",
            arg=1 if asked else 0,
            timeout=PATIENCE,
        )
        tab.emulate_media(media="print")
        for frame in tab.query_selector_all("figure.hb-chart"):
            assert tab.evaluate(MARKS, frame) >= int(frame.get_attribute("data-marks"))
        assert not any(one.is_visible() for one in tab.query_selector_all(".pause-overlay, .hb-deck-bar, .controls"))
        assert all(one.is_visible() for one in tab.query_selector_all(".slides section .fragment, .slides section h2"))
        paper = "one => getComputedStyle(one).backgroundColor"
        for sheet in tab.query_selector_all(".pdf-page") or [tab.query_selector("body")]:
            assert sheet.evaluate(paper) == _rgb(palette.LIGHT["paper"]), "light words on a dark sheet"
        printed = tab.pdf(prefer_css_page_size=True)
        assert printed.count(b"/Type /Page\n") == len(lessons.deck(lessons.hour("hour-1")))


def test_a_slide_printed_before_its_chart_could_be_drawn_says_it_in_words(browser: Any, http_root: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.route("**/plotly.min.js", lambda route: route.abort())
    tab.goto(http_root + "slides/hour-1.html")
    tab.wait_for_selector(".reveal.ready")
    tab.emulate_media(media="print")
    frame = tab.query_selector(".hb-chart:has(.hb-plot)")
    words = frame.query_selector(".hb-plot").evaluate("one => getComputedStyle(one, '::after').content")
    assert charts.get(frame.get_attribute("data-chart")).alt[:40] in words.replace("\\", "")
    context.close()
