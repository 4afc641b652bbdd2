"""Every control on every page does its own job; a control of an unknown kind fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import all_pages
from visits import each, visible

from hanoibook import charts, data
from hanoibook.words import say

pytestmark = [pytest.mark.site, pytest.mark.browser]
SAMPLE = [
    "index.html",
    "storm/why-the-numbers-disagree.html",
    "notebooks/loss-data.html",
    "convention/compare.html",
    "convention/who-has-signed.html",
    "convention/who-is-in.html",
    "learn/pre-test.html",
    "learn/cards.html",
    "learn/summary.html",
    "reference/claims.html",
    "reference/privacy.html",
    "reference/tables/ic3_annual.html",
    "slides/hour-1.html",
]


def a_menu(tab: Any, control: Any) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    control.click()
    assert tab.query_selector("#hb-pages").evaluate("nav => nav.matches(':popover-open')")
    tab.keyboard.press("Escape")
    assert not tab.query_selector("#hb-pages").evaluate("nav => nav.matches(':popover-open')")
    tab.set_viewport_size({"width": 1280, "height": 900})


def a_search(tab: Any, control: Any) -> None:
    """Search from a second tab, so that this one stays where it is."""
    other = tab.context.new_page()
    other.goto(tab.url)
    other.fill("input[name=q]", "ratification")
    if control.evaluate("one => one.localName") == "button":
        other.click(".hb-search button" if other.query_selector(".hb-search button") else ".hb-find button")
    else:
        other.press("input[name=q]", "Enter")
    other.wait_for_url(lambda url: url.split("#")[0].endswith("/search.html?q=ratification"))
    other.wait_for_selector("#search-results li a")
    other.close()


def the_colours(tab: Any, control: Any) -> None:
    pressed = control.get_attribute("aria-pressed")
    control.click()
    assert control.get_attribute("aria-pressed") != pressed
    assert tab.evaluate("() => document.documentElement.dataset.theme") == ("light" if pressed == "true" else "dark")
    control.click()
    assert control.get_attribute("aria-pressed") == pressed


def marked_words(tab: Any, control: Any) -> None:
    pop = tab.query_selector(f"#{control.get_attribute('data-pop')}")
    assert not pop.is_visible()
    control.focus()
    tab.keyboard.press("Enter")
    pop.wait_for_element_state("visible")
    words, strong = control.text_content().strip(), pop.query_selector("strong").inner_text()
    kind = control.get_attribute("class").split()[1]
    if kind == "hb-fact":
        assert words == strong
    elif kind == "hb-claim":
        assert words.split(",")[0] in strong
    elif kind == "hb-term":
        assert words.lower()[:4] == strong.lower()[:4] or words in strong
    else:
        assert kind == "hb-article" and "article" in strong
    tab.keyboard.press("Escape")
    pop.wait_for_element_state("hidden")


def a_folded_part(tab: Any, control: Any) -> None:
    is_open = "one => one.parentElement.open"
    was = control.evaluate(is_open)
    control.focus()
    tab.keyboard.press("Enter")
    assert control.evaluate(is_open) is not was
    tab.keyboard.press("Enter")
    assert control.evaluate(is_open) is was


def a_picture(tab: Any, control: Any) -> None:
    frame = control.evaluate_handle("one => one.closest('.hb-chart')").as_element()
    frame.query_selector(".hb-save").evaluate("part => (part.open = true)")
    name, deed = frame.get_attribute("data-chart"), control.get_attribute("data-do")
    with tab.expect_download() as caught:
        control.click()
    content = Path(caught.value.path()).read_bytes()
    assert caught.value.suggested_filename == f"{name}.{deed}"
    assert content.startswith(b"<svg" if deed == "svg" else b"\x89PNG") and len(content) > 2000


def a_copy(tab: Any, control: Any) -> None:
    frame = control.evaluate_handle("one => one.closest('.hb-chart')").as_element()
    frame.query_selector(".hb-cite").evaluate("part => (part.open = true)")
    tab.evaluate("() => navigator.clipboard.writeText('nothing')")
    control.click()
    tab.wait_for_function("() => navigator.clipboard.readText().then(text => text !== 'nothing')")
    copied = tab.evaluate("() => navigator.clipboard.readText()")
    name = frame.get_attribute("data-chart")
    assert copied.endswith(f"#chart-{name}")
    assert (charts.get(name).title in copied) is (control.get_attribute("data-do") == "cite")
    frame.query_selector(".hb-cite").evaluate("part => (part.open = false)")


def a_citation_of_the_page(tab: Any, control: Any) -> None:
    tab.evaluate("() => navigator.clipboard.writeText('nothing')")
    control.click()
    tab.wait_for_function("() => navigator.clipboard.readText().then(text => text !== 'nothing')")
    assert data.as_of() in tab.evaluate("() => navigator.clipboard.readText()")


def the_full_screen(tab: Any, control: Any) -> None:
    name = control.evaluate("one => one.closest('.hb-chart').dataset.chart")
    control.click()
    tab.wait_for_function("name => document.fullscreenElement?.dataset.chart === name", arg=name)
    control.click()
    tab.wait_for_function("() => !document.fullscreenElement")


def a_heading_that_sorts(tab: Any, control: Any) -> None:
    state = """one => {
      const heading = one.closest('th');
      const cells = [...one.closest('table').tBodies[0].rows].map(row => row.cells[heading.cellIndex]);
      const number = heading.classList.contains('hb-number');
      const value = cell => number ? parseFloat(cell.dataset.value ?? cell.textContent) : cell.textContent;
      return { sort: heading.ariaSort, values: cells.map(value).filter(one => !Number.isNaN(one)), number };
    }"""
    for order in ("ascending", "descending"):
        control.evaluate("one => one.click()")
        now = control.evaluate(state)
        assert now["sort"] == order
        if now["number"]:
            assert now["values"] == sorted(now["values"], reverse=order == "descending")


def a_filter_by_text(tab: Any, control: Any) -> None:
    rows = f"#{control.get_attribute('data-filter')} tbody tr"
    word = tab.query_selector(f"{rows} th").inner_text().split()[0]
    control.fill(word)
    shown = visible(tab, rows, "one.textContent.toLowerCase()")
    assert shown and all(word.lower() in row for row in shown)
    control.fill("no row has this")
    assert visible(tab, rows, "one.innerText") == []
    control.fill("")


def a_route(tab: Any, control: Any) -> None:
    chosen = "() => window.hb.store.get('route')"
    wanted = control.evaluate("one => one.closest('.hb-take').dataset.route")
    said = control.inner_text()
    control.click()
    assert tab.evaluate(chosen) == wanted and control.inner_text() != said
    control.click()
    assert tab.evaluate(chosen) == "" and control.inner_text() == said


def more_of_what_was_found(tab: Any, control: Any) -> None:
    """Ask in a second tab, where there is something to find."""
    other = tab.context.new_page()
    other.goto(f"{tab.url.split('#')[0].split('?')[0]}?q=treaty")
    found = "() => document.querySelectorAll('#search-results h2').length"
    other.wait_for_function(found)
    before = other.evaluate(found)
    other.click(".hb-more")
    other.wait_for_function(f"before => ({found})() > before", arg=before)
    other.close()


def a_filter_by_choice(tab: Any, control: Any) -> None:
    kind = control.get_attribute("data-by")
    for value in control.evaluate("one => [...one.options].map(option => option.value)")[1:]:
        control.select_option(value)
        shown = visible(tab, ".hb-entry", f"one.dataset.{kind}")
        assert shown and set(shown) == {value}
    control.select_option("")


def an_assumption(tab: Any, control: Any) -> None:
    name = control.evaluate("one => one.closest('.hb-chart').dataset.chart")
    assumption = charts.get(name).assumption
    assert assumption is not None
    for place, option in enumerate(assumption.options):
        control.evaluate("(one, at) => { one.value = at; one.dispatchEvent(new Event('input')); }", str(place))
        assert tab.query_selector(f"[data-chart={name}] [role=status]").inner_text() == option.sentence
    control.evaluate("(one, at) => { one.value = at; one.dispatchEvent(new Event('input')); }", str(assumption.default))


def code_to_copy(tab: Any, control: Any) -> None:
    control.evaluate("one => one.click()")
    code = control.evaluate("one => one.parentElement.querySelector('pre').textContent")
    tab.wait_for_function("code => navigator.clipboard.readText().then(text => text === code)", arg=code)


def what_was_stored(tab: Any, control: Any) -> None:
    tab.evaluate("() => localStorage.setItem('hb-theme', 'dark')")
    control.click()
    assert tab.evaluate("() => localStorage.getItem('hb-theme')") is None


def the_words_to_find(tab: Any, control: Any) -> None:
    control.fill("extraditon")
    assert "Extradition and transfer" in tab.inner_text(".hb-found") and "Article 37" in tab.inner_text(".hb-found")
    control.fill("zzzzzz")
    assert not tab.query_selector(".hb-found li")
    control.fill("")
    assert not tab.is_visible(".hb-found")


def a_subject(tab: Any, control: Any) -> None:
    for value in control.evaluate("one => [...one.options].map(option => option.value)")[1:]:
        control.select_option(value)
        shown = visible(tab, ".hb-concept", "one.dataset.concept")
        assert shown == [value] and tab.url.endswith(f"#{value}")
    control.select_option("")
    assert len(visible(tab, ".hb-concept", "one.dataset.concept")) == tab.locator(".hb-concept").count()


def an_article_to_compare(tab: Any, control: Any) -> None:
    treaty = control.get_attribute("data-compare")
    for value in ("1", "25", "48"):
        control.select_option(value)
        card = tab.query_selector(f".hb-pair .hb-art[data-treaty={treaty}]")
        assert card.get_attribute("data-number") == value and f"Article {value} " in card.inner_text()
    control.select_option("")
    assert not tab.is_visible(".hb-pair")


def a_link_to_the_view(tab: Any, control: Any) -> None:
    tab.select_option("[data-compare=concept]", "fraud")
    control.click()
    assert tab.evaluate("() => navigator.clipboard.readText()").endswith("compare.html#fraud")
    tab.select_option("[data-compare=concept]", "")


def a_relation(tab: Any, control: Any) -> None:
    wanted = control.get_attribute("data-kind")
    control.click()
    rows = tab.eval_on_selector_all(".hb-pair li", "all => all.map(one => one.dataset.relation)")
    assert rows and set(rows) == {wanted} and tab.url.endswith(f"#relation={wanted}")
    assert int(control.inner_text().split()[-1]) == len(rows)
    control.click()
    assert not tab.is_visible(".hb-pair")


def everything_again(tab: Any, control: Any) -> None:
    tab.select_option("[data-compare=concept]", "fraud")
    control.click()
    assert tab.input_value("[data-compare=concept]") == "" and "#" not in tab.url and not control.is_visible()


def a_pin(tab: Any, control: Any) -> None:
    first = "(one) => one.closest('tbody').rows[0] === one.closest('tr')"
    control.evaluate("one => one.click()")
    assert control.evaluate(first) and control.get_attribute("aria-pressed") == "true"
    control.evaluate("one => one.click()")
    assert control.get_attribute("aria-pressed") == "false"


def who_is_in(tab: Any, control: Any) -> None:
    def said() -> str:
        return tab.inner_text(".hb-members-said")

    name = control.get_attribute("data-members")
    tab.fill("[data-members=day]", "2021-06-30")
    if name in ("day", "basis"):
        tab.select_option("[data-members=basis]", "force")
        assert "65 were parties" in said() and "by=force" in tab.url
        tab.select_option("[data-members=basis]", "deposit")
        assert "66 were parties" in said() and "day=2021-06-30" in tab.url
    elif name == "slide":
        control.focus()
        tab.keyboard.press("ArrowRight")
        assert "On 2021-07-01" in said() and tab.input_value("[data-members=day]") == "2021-07-01"
    else:
        control.select_option("PAK")
        assert tab.inner_text(".hb-world-one") == "Pakistan: in neither." and tab.query_selector("#state-pak.hb-here")
        control.select_option("")
        assert "Pakistan" not in tab.inner_text(".hb-world-one")


def a_square(tab: Any, control: Any) -> None:
    """Choose by the square what the list of countries then shows, and take it back."""
    iso3 = control.evaluate("one => one.closest('[data-iso]').dataset.iso")
    for chosen in (iso3, ""):
        control.evaluate("one => one.click()")
        assert tab.input_value("[data-members=country]") == chosen
        assert control.get_attribute("aria-pressed") == ("true" if chosen else "false")


def a_citation_of_an_article(tab: Any, control: Any) -> None:
    control.evaluate("one => one.click()")
    entry = control.evaluate_handle("one => one.parentElement").as_element()
    number = entry.query_selector("h3").get_attribute("data-number")
    box = entry.query_selector(".hb-cite-box")
    assert box.is_visible() and box.inner_text().count(f"art. {number}") == 2
    assert f"art {number}" in box.inner_text() and tab.url.split("#")[0] + f"#article-{number}" in box.inner_text()
    box.query_selector(".hb-cite-copy").evaluate("one => one.click()")
    tab.wait_for_function(
        "wanted => navigator.clipboard.readText().then(text => text.includes(wanted))", arg=f"art. {number},"
    )
    control.evaluate("one => one.click()")
    assert not box.is_visible()


def an_answer_to_a_question(tab: Any, control: Any) -> None:
    form = control.evaluate_handle("one => one.closest('form')").as_element()
    said = form.query_selector(".hb-quiz-said")
    kind = control.evaluate("one => one.localName === 'input' ? one.type : one.localName")
    if kind == "radio":
        control.check()
        form.query_selector("button").click()
        right = control.get_attribute("data-is") == "right"
        assert form.get_attribute("data-state") == ("right" if right else "wrong")
        place = form.evaluate("(form, one) => [...form.querySelectorAll('input')].indexOf(one)", control)
        assert form.query_selector_all("details li .hb-said")[place].evaluate(
            "one => one.textContent.trim()"
        ) in said.evaluate("one => one.textContent")
    elif kind == "text":
        control.fill("-123456")
        form.query_selector("button").click()
        assert form.get_attribute("data-state") == "wrong"
        control.fill(form.get_attribute("data-value"))
        form.query_selector("button").click()
        assert form.get_attribute("data-state") == "right"
    elif kind == "select":
        for one in form.query_selector_all("select"):
            one.select_option(one.get_attribute("data-wanted"))
        form.query_selector("button").click()
        assert form.get_attribute("data-state") == "right"
        control.select_option(index=0)
        assert form.get_attribute("data-state") is None
    else:
        form.evaluate("form => form.reset()")
        control.click()
        assert form.get_attribute("data-state") == "open" and said.inner_text()


def an_answer_in_a_test(tab: Any, control: Any) -> None:
    """Answer: nothing is said, and no answer can be seen."""
    form = control.evaluate_handle("one => one.closest('form')").as_element()
    if control.evaluate("one => one.localName === 'select'"):
        control.select_option(index=1)
    elif control.get_attribute("type") == "radio":
        control.check()
    else:
        control.fill("1")
        control.press("Enter")
    assert form.get_attribute("data-state") is None and not form.query_selector(".hb-quiz-said").inner_text()
    assert not form.query_selector("details").is_visible()


def an_answer_that_waits(tab: Any, control: Any) -> None:
    """What is right cannot be opened before the learner has answered."""
    control.focus()
    assert not control.is_visible() and control.evaluate("one => one !== document.activeElement")


def the_length_of_a_test(tab: Any, control: Any) -> None:
    control.check()
    short = visible(tab, ".hb-test .hb-quiz", "one.dataset.short !== undefined")
    assert short and all(short) is (control.get_attribute("value") == "short")


def the_end_of_a_test(tab: Any, control: Any) -> None:
    """Hand in what was answered before, or begin again."""
    if "hb-hand-in" in control.get_attribute("class"):
        control.click()
        if tab.query_selector(".hb-test[data-handed]") is None:
            control.click()
        assert tab.is_visible(".hb-result")
        assert tab.is_visible(".hb-quiz details") is ("pre-test" not in tab.url), "reasons wait for the test after"
    else:
        control.click()
        assert tab.is_visible(".hb-hand-in") and not tab.is_visible(".hb-quiz details")


def a_card(tab: Any, control: Any) -> None:
    """One card stands on the screen; the others wait without being reached."""
    tab.check(".hb-cards .hb-choose input[value=all]")
    form = control.evaluate_handle("one => one.closest('form')").as_element()
    shown = visible(tab, ".hb-cards .hb-quiz", "one.id")
    assert len(shown) == 1
    if form.get_attribute("id") == shown[0] and control.evaluate("one => one.type === 'submit'"):
        form.evaluate("form => form.reset()")
        control.click()
        assert form.get_attribute("data-state") == "open" and form.query_selector(".hb-quiz-said").inner_text()


def a_choice_of_cards(tab: Any, control: Any) -> None:
    control.check()
    kept = tab.evaluate("() => JSON.parse(localStorage.getItem('hb-cards') ?? '{\"from\": \"read\"}').from")
    assert kept == control.get_attribute("value")


def the_next_card(tab: Any, control: Any) -> None:
    tab.check(".hb-cards .hb-choose input[value=all]")
    for field in tab.query_selector_all(".hb-quiz[data-shown] :is(input, select)"):
        if field.evaluate("one => one.localName === 'select'"):
            field.select_option(index=1)
        elif field.get_attribute("type") == "radio":
            field.check()
        else:
            field.fill("1")
    before = tab.get_attribute(".hb-quiz[data-shown]", "id")
    tab.click(".hb-quiz[data-shown] button")
    control.click()
    assert tab.get_attribute(".hb-quiz[data-shown]", "id") != before


def a_page_that_was_read(tab: Any, control: Any) -> None:
    for pressed in ("true", "false"):
        control.click()
        assert control.get_attribute("aria-pressed") == pressed
        assert tab.inner_text(".hb-mark [role=status]")


def the_file_to_take_along(tab: Any, control: Any) -> None:
    deed = control.get_attribute("data-progress")
    if deed == "print":
        tab.evaluate("() => (window.print = () => (window.printed = true))")
        control.click()
        assert tab.evaluate("() => window.printed")
    elif deed == "save":
        with tab.expect_download() as caught:
            control.click()
        assert b"from-storm-to-treaty-progress" in Path(caught.value.path()).read_bytes()
    else:
        content = {"name": "x.json", "mimeType": "application/json", "buffer": b"{}"}
        control.set_input_files(content)
        tab.wait_for_function(
            "said => document.querySelector('.hb-progress [role=status]').textContent === said",
            arg=say("learn.file.wrong"),
        )


def the_notes(tab: Any, control: Any) -> None:
    with tab.context.expect_page() as opened:
        control.click()
    opened.value.wait_for_selector(".hb-notes-window .hb-notes")
    opened.value.close()


def a_turn_of_slides(tab: Any, control: Any) -> None:
    """From the second slide to the one after or before it; no slide stands above another."""
    turn = control.get_attribute("class").split()[0].removeprefix("navigate-")
    tab.evaluate("() => Reveal.slide(1)")
    if turn in ("up", "down"):
        assert not control.is_visible()
    else:
        control.click()
        assert tab.evaluate("() => Reveal.getIndices().h") == (2 if turn == "right" else 0)
    tab.evaluate("() => Reveal.slide(0)")


def a_pause(tab: Any, control: Any) -> None:
    assert not control.is_visible()
    tab.evaluate("() => Reveal.togglePause(true)")
    control.click()
    assert not tab.evaluate("() => Reveal.isPaused()")


def the_codes_of_a_table(tab: Any, control: Any) -> None:
    shown = "() => [...document.querySelectorAll('.hb-long .hb-raw')].some((one) => one.checkVisibility())"
    for wanted in (True, False):
        control.set_checked(wanted)
        assert tab.evaluate(shown) == wanted


KINDS: dict[str, Callable[[Any, Any], None]] = {
    ".hb-menu-button": a_menu,
    ".hb-search input, .hb-find input": a_search,
    ".hb-search button, .hb-find button": a_search,
    ".hb-theme": the_colours,
    ".hb-marked": marked_words,
    "summary:not(.hb-test *, .hb-cards *)": a_folded_part,
    ".hb-test summary, .hb-cards summary": an_answer_that_waits,
    "[data-do=svg], [data-do=png]": a_picture,
    "[data-do=cite], [data-do=link]": a_copy,
    ".hb-cite-page .hb-cite-copy": a_citation_of_the_page,
    "[data-do=full]": the_full_screen,
    ".hb-sortable thead button": a_heading_that_sorts,
    ".hb-take button": a_route,
    "button.hb-more": more_of_what_was_found,
    ".hb-codes input": the_codes_of_a_table,
    "[data-filter]": a_filter_by_text,
    ".hb-ledger-filter select": a_filter_by_choice,
    ".hb-assume-control :is(select, input)": an_assumption,
    ".hb-copy": code_to_copy,
    ".hb-quiz:not(.hb-test *, .hb-cards *) :is(input, select, button)": an_answer_to_a_question,
    ".hb-test .hb-quiz :is(input, select)": an_answer_in_a_test,
    ".hb-test .hb-choose input": the_length_of_a_test,
    ".hb-test .hb-do": the_end_of_a_test,
    ".hb-cards .hb-quiz :is(input, select, button)": a_card,
    ".hb-cards .hb-choose input": a_choice_of_cards,
    ".hb-cards-next button": the_next_card,
    ".hb-mark button": a_page_that_was_read,
    "[data-progress]": the_file_to_take_along,
    "[data-compare=find]": the_words_to_find,
    "[data-compare=concept]": a_subject,
    "[data-compare=un], [data-compare=budapest]": an_article_to_compare,
    "[data-compare=link]": a_link_to_the_view,
    "[data-compare=reset]": everything_again,
    ".hb-kinds button": a_relation,
    ".hb-pin": a_pin,
    "[data-members]": who_is_in,
    ".hb-world-map button": a_square,
    ".hb-cite-button": a_citation_of_an_article,
    ".hb-forget button": what_was_stored,
    ".hb-open-notes": the_notes,
    ".reveal .controls button": a_turn_of_slides,
    ".reveal .resume-button": a_pause,
}


@contextmanager
def _on_its_route(tab: Any, control: Any) -> Iterator[None]:
    """Choose the route on which a control stands, if it stands on one only; it is hidden before and after."""
    routes = control.evaluate("one => one.closest('.hb-fold-recall[data-routes]')?.dataset.routes ?? ''").split()
    if not routes:
        yield
        return
    fold = "one => one.closest('[data-routes]').checkVisibility()"
    choose = "route => window.hb.store.set('route', route)"
    assert not control.evaluate(fold)
    tab.evaluate(choose, routes[0])
    assert control.evaluate(fold)
    yield
    tab.evaluate(choose, "")
    assert not control.evaluate(fold)


def operate_all(browser: Any, address: str) -> int:
    """Operate every control of a page; return how many there are."""
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 900}
    )
    tab = context.new_page()
    said: list[str] = []
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(address)
    controls = tab.query_selector_all("button, summary, select, input, textarea, [role=button], [contenteditable]")
    kinds_of = tab.evaluate(
        "([all, kinds]) => all.map(one => kinds.filter(kind => one.matches(kind)))", [controls, list(KINDS)]
    )
    for control, kinds in zip(controls, kinds_of, strict=True):
        assert len(kinds) == 1, f"{control.evaluate('one => one.outerHTML')[:200]} is of {len(kinds)} kinds"
        with _on_its_route(tab, control):
            _unfold(control)
            KINDS[kinds[0]](tab, control)
    assert said == []
    context.close()
    return len(controls)


def _unfold(control: Any) -> None:
    """Open the folded parts around a control."""
    control.evaluate(
        """one => { for (let part = one.parentElement?.closest('details'); part; part = part.parentElement.closest('details'))
        if (one.localName !== 'summary' || one.parentElement !== part) part.open = true; }"""
    )


@pytest.mark.parametrize("page", each(SAMPLE))
def test_every_control_of_a_page_of_each_kind_does_its_job(browser: Any, http_root: str, page: str) -> None:
    assert operate_all(browser, http_root + page) > 3


@pytest.mark.exhaustive
@pytest.mark.parametrize("page", each(all_pages() or ["index.html"]))
def test_every_control_of_every_page_does_its_job(browser: Any, http_root: str, page: str) -> None:
    assert operate_all(browser, http_root + page) > 3


def test_a_control_of_an_unknown_kind_fails(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><button>nothing</button>", encoding="utf-8")
    with pytest.raises(AssertionError, match="of 0 kinds"):
        operate_all(browser, page.as_uri())
