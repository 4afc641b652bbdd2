"""Learning alone: routes whose minutes add up, tests, cards and marks by keyboard, and a browser that may refuse to keep."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SITE
from visits import DRESSES, complaints, read, visible

from hanoibook import data, questions, routes
from hanoibook.site.learning.course import Course, Page

BANK = {one.id: one for one in questions.everything()}
STUDY = routes.study()
TESTS = {"test-a": "learn/pre-test.html", "test-b": "learn/post-test.html"}
PAGES = ["learn/start.html", *TESTS.values(), "learn/cards.html", "learn/summary.html"]
SAFEGUARDS = "convention/safeguards"
CARDS = [one for one in BANK.values() if one.page == SAFEGUARDS and one.role in ("recall", "check")]
DAY_ONE = datetime.datetime(2027, 2, 20, 22, 30)
STORED = "() => Object.keys(localStorage).sort()"
HELD = "() => JSON.stringify(Object.entries(localStorage).sort())"
FOCUSED = "selector => document.activeElement.matches(selector)"


def source(page: str) -> str:
    name = f"{page}.ipynb" if page.startswith("notebooks/") else f"book/{page}.md"
    text = (ROOT / name).read_text(encoding="utf-8")
    return "".join(json.loads(text)["cells"][0]["source"]) if name.endswith("ipynb") else text


def stated_minutes(page: str) -> int:
    """The minutes in a chapter's opening or a notebook's first cell, read by other means than the site's."""
    line = re.search(r"```\{opening\}\n((?::.*\n)+)|\*\*Time\*\* ([^.]+)\.", source(page))
    assert line, page
    stated = line[1] or re.sub(r", or .*", "", line[2])
    return sum(int(number) for number in re.findall(r"(?<=: )\d+|\d+(?= minutes)", stated))


def route_minutes(route: routes.Route) -> int:
    return 2 * routes.minutes_of_test(count_of_test(route.test)) + sum(map(stated_minutes, route.pages))


def count_of_test(form: str) -> int:
    """How many questions a form of a test asks: all, or those of the pages of the routes with a short test."""
    short = {name for route in STUDY.routes if route.test == "short" for name in route.pages}
    return sum(one.role == "test-a" and (form == "full" or one.page in short) for one in BANK.values())


def straight(text: str) -> str:
    """Undo what typesetting does to quotation marks."""
    return re.sub("[\u201c\u201d]", '"', text.replace("\u2019", "'"))


# Routes


def test_routes_fit_the_time_they_promise() -> None:
    minutes = {route.id: route_minutes(route) for route in STUDY.routes}
    assert 45 <= minutes["one-hour"] <= 60
    assert 150 <= minutes["one-afternoon"] <= 240
    assert 400 <= minutes["six-weeks"] <= 900


def test_the_long_route_holds_every_chapter() -> None:
    chapters = [path for path in (ROOT / "book").rglob("*.md") if "```{aims}" in path.read_text("utf-8")]
    names = {path.relative_to(ROOT / "book").with_suffix("").as_posix() for path in chapters}
    assert names and names <= set(STUDY.routes[-1].pages)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("    test: short", "    test: shrot", "shrot"),
        ("  - id: one-hour", "  - id: one-afternoon", "used twice"),
        ("[storm/how-big-is-it, convention/who-has-signed]", "[article, article]", "article"),
        ("[1, 3, 7, 21]", "[1, 7, 3, 21]", "longer than the one before"),
        ("[1, 3, 7, 21]", "[1, 3, 7, 0]", "days_between_cards"),
        ("seconds_a_question: 50", "seconds_a_questoin: 50", "seconds_a_question"),
        ("routes:", "routes: [", "not readable as YAML"),
    ],
)
def test_a_bad_route_stops_with_one_line(tmp_path: Path, monkeypatch: Any, old: str, new: str, reason: str) -> None:
    folder = tmp_path / "lessons"
    folder.mkdir()
    for name in ("routes.yml", "routes-schema.json"):
        text = (data.data_dir() / "lessons" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert old in (data.data_dir() / "lessons" / "routes.yml").read_text(encoding="utf-8")
    monkeypatch.setattr(data, "data_dir", lambda: tmp_path)
    data.forget()
    try:
        with pytest.raises(data.DataError, match=re.escape(reason)) as stopped:
            routes.study()
        assert str(stopped.value).startswith("data/lessons/routes.yml") and "\n" not in str(stopped.value)
    finally:
        data.forget()


def page(name: str, minutes: int | None) -> Page:
    return Page(name, name, "part", f"{name}.html", minutes, [], True)


def test_a_route_that_names_no_page_or_takes_too_long_is_found() -> None:
    names = {name for route in STUDY.routes for name in route.pages}
    assert Course({name: page(name, 10) for name in names}, "").faults() == []
    without = Course({name: page(name, 10) for name in names - {"article"}}, "").faults()
    assert without and all("no page 'article' in _toc.yml" in fault for fault in without)
    silent = Course({name: page(name, None if name == "article" else 10) for name in names}, "").faults()
    assert silent and all("states no minutes" in fault for fault in silent)
    slow = Course({name: page(name, 50) for name in names}, "").faults()
    assert any(re.search("route one-hour: takes 1[01]. minutes, and 60 at most", fault) for fault in slow)


def test_both_tests_ask_twins() -> None:
    course = Course({name: page(name, 10) for name in {one.page for one in BANK.values()}}, "")
    before, after = ([one["pair"] for part in course.test_parts(role) for one in part["asked"]] for role in TESTS)
    assert before == after and len(before) == len(set(before)) > 0


def test_the_short_test_asks_what_its_route_reads_and_fits_it() -> None:
    course = Course({name: page(name, 10) for name in {one.page for one in BANK.values()}}, "")
    route = next(one for one in STUDY.routes if one.test == "short")
    for role in TESTS:
        short = [one["page"].name for part in course.test_parts(role) for one in part["asked"] if one["short"]]
        assert set(short) == set(route.pages) and 5 <= len(short) <= 8


@pytest.mark.site
def test_a_question_before_reading_names_the_page_that_it_asks_about() -> None:
    fold = read("convention/who-has-signed.html").select_one(".hb-fold-recall")
    title = read(f"{SAFEGUARDS}.html").select_one("main h1").find(string=True).strip()
    assert f"\u201c{title}\u201d" in fold.summary.get_text() and "skip this" in fold.select_one("p").get_text()


@pytest.mark.site
def test_the_page_of_routes_adds_up_what_the_pages_state() -> None:
    soup = read("learn/start.html")
    for route in STUDY.routes:
        section = soup.select_one(f"#{route.id}")
        assert section is not None and section.h2.get_text().startswith(route.title)
        lines = [int(one.get_text().split()[0]) for one in section.select("li .hb-minutes")]
        shown = int(re.search(r"\d+", section.select_one(".hb-route-sum").get_text())[0])
        assert shown == sum(lines) == route_minutes(route)
        links = [link["href"] for link in section.select("li a")]
        assert (
            links[0] == f"../learn/pre-test.html#{route.test}" and links[-1] == f"../learn/post-test.html#{route.test}"
        )
        assert links[1:-1] == [f"../{name}.html" for name in route.pages]


@pytest.mark.site
def test_pages_hold_the_questions_of_their_role_and_the_sheet_the_objectives_of_the_chapters() -> None:
    for role, name in TESTS.items():
        asked = [form["id"].removeprefix("question-") for form in read(name).select(".hb-test .hb-quiz")]
        assert sorted(asked) == sorted(one.id for one in BANK.values() if one.role == role)
    cards = {form["id"].removeprefix("question-") for form in read("learn/cards.html").select(".hb-cards .hb-quiz")}
    assert cards == {one.id for one in BANK.values() if one.role in ("recall", "check")}
    for entry in read("learn/summary.html").select(".hb-learnt li[data-page]"):
        listed = re.search(r"(?:\{aims\}|able to\*\*)\n(?:[^-`\n].*\n|\n)*((?:- .*\n?)+)", source(entry["data-page"]))
        wanted = re.sub(r"[*_]", "", listed[1]).strip().removeprefix("- ").split("\n- ") if listed else []
        assert [straight(one.get_text()) for one in entry.select("li")] == wanted, entry["data-page"]


@pytest.mark.site
def test_every_page_with_minutes_or_questions_can_be_marked_and_no_other() -> None:
    for path in SITE.rglob("*.html"):
        name = path.relative_to(SITE).with_suffix("").as_posix()
        if name.startswith(("_static", "teach/")):
            continue
        marks = read(f"{name}.html").select(".hb-mark")
        own = {one.page for one in BANK.values()}
        chapter = ROOT / "book" / f"{name}.md"
        timed = name.startswith("notebooks/") or (chapter.exists() and "```{opening}" in chapter.read_text("utf-8"))
        assert [mark["data-page"] for mark in marks] == ([name] if timed or name in own else []), name


# In the browser, by keyboard alone

Open = Callable[..., Any]


@pytest.fixture(params=["http", pytest.param("file", marks=pytest.mark.exhaustive)])
def root(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("http_root")) if request.param == "http" else f"{SITE.as_uri()}/"


@pytest.fixture
def open_page(browser: Any, root: str) -> Iterator[Open]:
    """Open pages one after the other in one browser's memory; any error of a script fails the test."""
    context = browser.new_context(accept_downloads=True)
    said: list[str] = []

    def open_(page: str, tab: Any = None) -> Any:
        if tab is None:
            tab = context.new_page()
            tab.on("pageerror", lambda error: said.append(str(error)))
            tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        held = tab.evaluate(HELD) if tab.url.startswith(root) else None
        tab.goto("about:blank")
        tab.goto(root + page, wait_until="load")
        for _ in range(20):  # between files, Chromium can open a page before it hands on what the last one kept
            if held in (None, tab.evaluate(HELD)):
                break
            tab.wait_for_timeout(250)
            tab.reload(wait_until="load")
        return tab

    open_.context = context  # type: ignore[attr-defined]
    yield open_
    context.close()
    assert said == []


def tab_to(tab: Any, selector: str, most: int = 400) -> None:
    """Press the tab key until the focus is on a control."""
    for _ in range(most):
        if tab.evaluate(FOCUSED, selector):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"the tab key does not reach {selector}")


def press(tab: Any, selector: str, key: str = "Enter") -> None:
    tab_to(tab, selector)
    tab.keyboard.press(key)


def answer(tab: Any, form: str, right: bool) -> None:
    """Answer a question by keyboard: arrows choose an option, lists take arrows too, numbers are typed."""
    question = BANK[form.removeprefix("question-")]
    tab_to(tab, f"#{form} :is(input, select)")
    if question.options:
        radios = f"[...document.querySelectorAll('#{form} input')]"
        place = tab.evaluate(f"() => {radios}.findIndex(one => ('is' in one.dataset) === {str(right).lower()})")
        tab.keyboard.press("Space")
        for _ in range(place):
            tab.keyboard.press("ArrowDown")
    elif question.kind == "numeric":
        assert question.value is not None
        tab.keyboard.type(f"{question.value if right else question.value * 3 + 7:.12g}")
    else:
        for field in tab.query_selector_all(f"#{form} select"):
            while not field.evaluate("one => one === document.activeElement"):
                tab.keyboard.press("Tab")
            wanted = field.evaluate("one => [...one.options].findIndex(option => option.value === one.dataset.wanted)")
            count = field.evaluate("one => one.options.length") - 1
            for _ in range(wanted if right else wanted % count + 1):
                tab.keyboard.press("ArrowDown")


def asked(tab: Any) -> list[tuple[str, str]]:
    """The questions of a test that are on the screen, each with the name of its pair."""
    return [(form, pair) for form, pair in visible(tab, ".hb-test .hb-quiz", "[one.id, one.dataset.pair]")]


def take(tab: Any, wrong: set[str]) -> list[str]:
    """Take a test as it stands by keyboard and hand it in; return its pairs."""
    forms = asked(tab)
    for form, pair in forms:
        answer(tab, form, pair not in wrong)
    assert visible(tab, ".hb-test details", "one.innerText") == []
    assert "".join(tab.locator(".hb-quiz-said").all_inner_texts()) == ""
    press(tab, ".hb-hand-in")
    assert tab.evaluate(FOCUSED, ".hb-result h2")
    assert tab.evaluate("() => Math.abs(document.activeElement.getBoundingClientRect().top) < innerHeight / 2")
    missed = tab.evaluate(
        "() => [...document.querySelectorAll('.hb-test .hb-quiz[data-state]:not([data-state=right])')]"
        ".map(one => one.dataset.pair)"
    )
    assert set(missed) & {pair for _, pair in forms} == wrong & {pair for _, pair in forms}
    return [pair for _, pair in forms]


def rows(tab: Any, table: str) -> list[list[str]]:
    return visible(tab, f"{table} tr[data-pairs]", "[...one.cells].map(cell => cell.innerText.trim())")


@pytest.mark.site
@pytest.mark.browser
def test_a_test_tells_nothing_before_it_is_handed_in_and_then_where_to_begin(open_page: Open) -> None:
    tab = open_page(TESTS["test-a"])
    assert tab.evaluate(STORED) == []
    pairs = [pair for _, pair in asked(tab)]
    assert len(pairs) == sum(one.role == "test-a" for one in BANK.values())
    wrong = {SAFEGUARDS, "storm/when-it-hits"}
    take(tab, wrong)
    assert tab.get_attribute(".hb-result-back a", "href") == "../learn/start.html"
    assert tab.evaluate(STORED) == ["hb-order", "hb-tests"]
    said = f"Handed in: {len(pairs) - 2} of {len(pairs)} right."
    assert said in tab.inner_text(".hb-result-said")
    links = [one.get_attribute("href") for one in tab.query_selector_all(".hb-result li a") if one.is_visible()]
    assert set(links) == {f"../{name}.html" for name in wrong}
    states = {form: tab.get_attribute(f"[data-pair='{form}'].hb-quiz", "data-state") for form in pairs}
    assert states == {form: "wrong" if form in wrong else "right" for form in pairs}
    assert visible(tab, ".hb-test details", "one.innerText") == [], "a reason here would be a hint for the test after"
    named = visible(tab, ".hb-test-page a", "one.getAttribute('href')")
    assert named == [f"../{name}.html" for name in pairs if name in wrong]
    assert "gives the reasons too" in tab.inner_text(".hb-result-said")
    open_page(TESTS["test-a"], tab)
    assert f"{len(pairs) - 2} of {len(pairs)} right" in tab.inner_text(".hb-result-said")
    assert visible(tab, ".hb-test details", "one.innerText") == []


@pytest.mark.site
@pytest.mark.browser
def test_a_test_with_open_questions_asks_once_before_it_is_handed_in(open_page: Open) -> None:
    tab = open_page(f"{TESTS['test-a']}#short")
    count = len(asked(tab))
    assert count == count_of_test("short")
    answer(tab, asked(tab)[0][0], right=True)
    tab.keyboard.press("Enter")
    assert tab.evaluate(STORED) == [] and tab.query_selector(".hb-test[data-handed]") is None
    press(tab, ".hb-hand-in")
    assert f"Not answered yet: {count - 1}." in tab.inner_text(".hb-test-end")
    links = tab.query_selector_all(".hb-test-end a")
    assert len(links) == count - 1 and all(tab.query_selector(f".hb-test {one.get_attribute('href')}") for one in links)
    assert tab.evaluate(STORED) == []
    tab.keyboard.press("Enter")
    assert f"1 of {count} right" in tab.inner_text(".hb-result-said")
    said = visible(tab, ".hb-test .hb-quiz[data-state=open] .hb-quiz-said", "one.innerText")
    assert said == ["Not answered."] * (count - 1)
    tab.keyboard.press("Shift+Tab")
    press(tab, ".hb-again")
    assert tab.query_selector(".hb-test[data-handed]") is None
    assert (
        tab.evaluate("() => document.querySelectorAll('.hb-test :checked[name]').length") == 1
    )  # the length of the test
    assert tab.evaluate("() => Boolean(document.activeElement.closest('.hb-quiz'))")


@pytest.mark.site
@pytest.mark.browser
def test_growth_compares_only_what_both_tests_asked(open_page: Open) -> None:
    tab = open_page(TESTS["test-a"])
    marked = "storm/how-big-is-it"
    before_wrong = {SAFEGUARDS, f"{marked}-2", f"{marked}-3", "article"}
    full = take(tab, before_wrong)
    open_page(f"{marked}.html", tab)
    press(tab, ".hb-mark button")
    open_page("learn/summary.html", tab)
    count = len(full)
    assert f"Before the course you got {count - 4} of {count} right." in tab.inner_text(".hb-growth-said")
    assert not tab.is_visible(".hb-growth"), "rows come when there is something to compare"
    open_page(f"{TESTS['test-b']}#short", tab)
    after_wrong = {"convention/who-has-signed", marked}
    short = take(tab, after_wrong)
    assert set(short) < set(full)
    before = sum(pair not in before_wrong for pair in short)
    after = sum(pair not in after_wrong for pair in short)
    day = tab.evaluate("() => window.hb.later(0)")
    wanted = (
        f"You got {after} of {len(short)} right on {day}; before the course, on {day}, it was {before}. "
        "Only what both tests asked is counted."
    )
    for name in (None, "learn/summary.html"):
        if name:
            open_page(name, tab)
        assert tab.inner_text(".hb-growth-said") == wanted
        table = rows(tab, ".hb-growth")
        read_row, unread_row, *parts, total = table
        assert total[1:3] == [f"{before} of {len(short)}", f"{after} of {len(short)}"]
        assert [row[1:] for row in parts] == [["1 of 3", "2 of 3", "1 more"], ["3 of 3", "2 of 3", "1 fewer"]]
        assert read_row[0] == "Pages you marked as read" and read_row[1:] == parts[0][1:]
        assert unread_row[0] == "Pages not marked as read" and unread_row[1:] == parts[1][1:]
    open_page(TESTS["test-b"], tab)
    said = [one.inner_text() for one in tab.query_selector_all(".hb-result li") if one.is_visible()]
    assert [line.split(":")[0] for line in said] == ["Read again", "Read"]
    open_page(f"{TESTS['test-a']}#short", tab)
    assert "this result stays" in tab.inner_text(".hb-result-said")
    again = take(tab, set())
    assert f"{len(again)} of {len(again)} right. Answers and reasons" in tab.inner_text(".hb-result-said")
    open_page("learn/summary.html", tab)
    assert tab.inner_text(".hb-growth-said") == wanted, "what was known before the course stays"
    open_page("learn/start.html", tab)
    ticked = {
        (route.id, role): tab.text_content(f"#{route.id} a[data-test='{role}']").endswith("handed in")
        for route in STUDY.routes
        for role in TESTS
    }
    assert all(ticked[route.id, "test-a"] for route in STUDY.routes), "a full test holds the short one"
    assert {one for one in ticked if not ticked[one]} == {
        (route.id, "test-b") for route in STUDY.routes if route.test == "full"
    }, "the short test is no full one"


ORDER = """() => Object.fromEntries([...document.querySelectorAll('.hb-quiz')].map(form => [form.id,
  [...form.querySelectorAll('.hb-option-line input, .hb-match span, select:first-of-type option')]
    .map(one => one.textContent || one.value)]))"""
PLACES = """() => Object.fromEntries([...document.querySelectorAll('.hb-test .hb-quiz')].map(form => [form.dataset.pair,
  [...form.querySelectorAll('select')].map(list => [...list.options].findIndex(one => one.value === list.dataset.wanted))
    .concat([...form.querySelectorAll('input[type=radio]')].flatMap((one, place) => 'is' in one.dataset ? [place] : []))]))"""


@pytest.mark.site
@pytest.mark.browser
def test_each_reader_has_an_order_that_stays_and_the_tests_have_different_ones(browser: Any, http_root: str) -> None:
    seen = []
    for _ in range(2):
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{http_root}{TESTS['test-a']}#short")
        first = tab.evaluate(ORDER)
        tab.reload()
        assert tab.evaluate(ORDER) == first, "before anything is kept, the tab remembers"
        take_quietly(tab)
        later = context.new_page()
        later.goto(f"{http_root}{TESTS['test-a']}")
        assert later.evaluate(ORDER) == first, "kept with the test"
        before = later.evaluate(PLACES)
        later.goto(f"{http_root}{TESTS['test-b']}")
        after = later.evaluate(PLACES)
        same = [pair for pair in before if before[pair] and before[pair] == after[pair]]
        assert len(same) < len(before) / 2, "the key of one test is no key to the other"
        seen.append(first)
        context.close()
    assert seen[0] != seen[1], "two readers have two orders"


@pytest.mark.site
@pytest.mark.browser
def test_whoever_repeats_the_places_of_the_first_test_shows_no_growth(browser: Any, http_root: str) -> None:
    """Learn by heart where the right answers stood, knowing nothing: on average that is worth no more than chance."""
    shares = []
    for _ in range(4):
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{http_root}{TESTS['test-a']}")
        places = tab.evaluate(PLACES)
        take_quietly(tab)
        tab.goto(f"{http_root}{TESTS['test-b']}")
        for pair, wanted in places.items():
            form = f".hb-quiz[data-pair='{pair}']"
            lists = tab.query_selector_all(f"{form} select")
            for field, place in zip(lists, wanted, strict=False):
                field.select_option(index=place)
            if not lists and wanted:
                tab.query_selector_all(f"{form} input")[wanted[0]].check()
        tab.click(".hb-hand-in")
        tab.click(".hb-hand-in") if tab.is_visible(".hb-hand-in") else None
        answers = tab.evaluate("() => JSON.parse(localStorage.getItem('hb-tests'))['test-b'].answers")
        shares += [float(answers[pair]) for pair, wanted in places.items() if wanted]
        context.close()
    assert sum(shares) / len(shares) < 0.45, "by chance about a quarter"


@pytest.mark.site
@pytest.mark.browser
def test_a_matching_counts_in_parts_on_the_page_in_the_result_and_in_the_growth(open_page: Open) -> None:
    tab = open_page(f"{TESTS['test-a']}#short")
    forms = asked(tab)
    name, pair = next((form, pair) for form, pair in forms if BANK[form.removeprefix("question-")].kind == "match")
    for form, _ in forms:
        answer(tab, form, right=True)
    field = tab.query_selector(f"#{name} select")
    wanted, rows_ = field.get_attribute("data-wanted"), len(tab.query_selector_all(f"#{name} select"))
    assert len(field.query_selector_all("option")) > rows_ + 1, "there are spare answers"
    values = field.evaluate("one => [...one.options].map(option => option.value)")[1:]
    field.select_option(next(value for value in values if value != wanted))
    press(tab, ".hb-hand-in")
    assert tab.get_attribute(f"#{name}", "data-state") == "part"
    assert tab.inner_text(f"#{name} .hb-quiz-said") == "Partly right.", "which rows are wrong is told after the course"
    assert not tab.query_selector_all(f"#{name} [aria-invalid=true]")
    score = f"{round(len(forms) - 1 / rows_, 2):g} of {len(forms)} right"
    assert score in tab.inner_text(".hb-result-said")
    kept = tab.evaluate("() => JSON.parse(localStorage.getItem('hb-tests'))['test-a'].answers")
    assert kept[pair] == pytest.approx(1 - 1 / rows_)
    open_page(f"{TESTS['test-b']}#short", tab)
    take(tab, set())
    total = rows(tab, ".hb-growth")[-1]
    assert total[1:] == [
        f"{round(len(forms) - 1 / rows_, 2):g} of {len(forms)}",
        f"{len(forms)} of {len(forms)}",
        f"{round(1 / rows_, 2):g} more",
    ]


@pytest.mark.site
@pytest.mark.browser
def test_a_test_kept_by_an_older_edition_of_the_site_is_still_read(open_page: Open) -> None:
    tab = open_page(TESTS["test-a"])
    old = {"test-a": {"day": "2026-11-01", "answers": {SAFEGUARDS: True, "article": False}}}
    tab.evaluate("old => localStorage.setItem('hb-tests', JSON.stringify(old))", old)
    open_page(TESTS["test-a"], tab)
    assert "1 of 2 right" in tab.inner_text(".hb-result-said")
    old["test-a"]["answers"]["article"] = 1.5
    tab.evaluate("old => localStorage.setItem('hb-tests', JSON.stringify(old))", old)
    open_page(TESTS["test-a"], tab)
    assert not tab.is_visible(".hb-result-said"), "no share is larger than one"


@pytest.mark.site
@pytest.mark.browser
def test_a_named_wrong_number_is_answered_by_its_own_help(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    asked_ = [one for one in BANK.values() if one.kind == "numeric" and one.role == "check"]
    tried = 0
    for one in asked_:
        tab.goto(f"{http_root}{one.page}.html")
        form = f"#question-{one.id}"
        for values, (_, said) in zip(one.slips, one.mistakes, strict=True):
            tab.fill(f"{form} input", f"{values[0]:.6g}")
            tab.click(f"{form} button")
            assert tab.get_attribute(form, "data-state") == "wrong"
            assert questions.plain(said)[:30] in tab.inner_text(f"{form} .hb-quiz-said"), (one.id, values[0])
            tried += 1
        tab.fill(f"{form} input", "-98765")
        tab.click(f"{form} button")
        assert questions.plain(one.hint)[:30] in tab.inner_text(f"{form} .hb-quiz-said")
    assert tried > 10
    tab.close()


@pytest.mark.site
@pytest.mark.browser
def test_reasons_are_told_in_the_first_test_when_the_second_is_handed_in(open_page: Open) -> None:
    tab = open_page(f"{TESTS['test-b']}#short")
    take(tab, set())
    open_page(f"{TESTS['test-a']}#short", tab)
    take(tab, {SAFEGUARDS, "storm/how-big-is-it"})
    assert len(visible(tab, ".hb-test details", "one.innerText")) == count_of_test("short")
    assert visible(tab, ".hb-test-page", "one.innerText") == []


@pytest.mark.site
def test_every_page_of_a_route_leads_to_its_next_one() -> None:
    for route in STUDY.routes:
        way = ["learn/pre-test", *route.pages, "learn/post-test", "learn/summary"]
        for here, following in pairwise(way):
            step = read(f"{here}.html").select_one(f".hb-route-next [data-route='{route.id}']")
            href = step.a["href"].partition("#")[0]
            assert href.endswith(f"{following}.html"), (route.id, here)
            assert step["data-before"].split() == way[: way.index(here)]
    off = read("reference/claims.html").select_one(".hb-route-next [data-route='one-hour']")
    assert "data-before" not in off.attrs and off.a["href"].endswith("learn/start.html#one-hour")


@pytest.mark.site
@pytest.mark.browser
def test_a_route_that_is_followed_holds_the_learner(open_page: Open) -> None:
    tab = open_page("learn/start.html")
    route = next(one for one in STUDY.routes if one.id == "one-hour")
    assert tab.evaluate(STORED) == []
    press(tab, f".hb-take[data-route='{route.id}'] button")
    assert tab.evaluate(STORED) == ["hb-route"]
    assert tab.inner_text(f".hb-take[data-route='{route.id}'] button").startswith("Leave this route")
    way = ["learn/pre-test", *route.pages, "learn/post-test"]
    open_page(f"{way[0]}.html", tab)
    assert tab.is_checked(f".hb-choose input[value={route.test}]"), "the test of the route"
    for here, following in pairwise(way):
        assert tab.url.split("#")[0].endswith(f"{here}.html")
        assert not tab.is_visible(".hb-walk"), "the book's own order leads off the route"
        recalled = visible(tab, ".hb-fold-recall", "one.dataset.of")
        assert set(recalled) <= set(way[: way.index(here)]), here
        assert here != route.pages[1] or recalled == [route.pages[0]], "what the route read is asked"
        with tab.expect_navigation():
            press(tab, ".hb-route-next p:not([hidden]) a", "Enter")
        assert tab.url.split("#")[0].endswith(f"{following}.html")
    open_page("storm/when-it-hits.html", tab)
    assert "not on your route" in tab.inner_text(".hb-route-next") and tab.is_visible(".hb-walk")
    open_page("learn/start.html", tab)
    press(tab, f".hb-take[data-route='{route.id}'] button")
    open_page(f"{route.pages[1]}.html", tab)
    assert not tab.is_visible(".hb-route-next") and tab.is_visible(".hb-walk")
    assert visible(tab, ".hb-fold-recall", "one.dataset.of") == [SAFEGUARDS], "without a route, the page before"


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("form", ["short", "full"])
def test_an_address_chooses_the_form_and_leaves_the_instructions_in_view(open_page: Open, form: str) -> None:
    tab = open_page(f"{TESTS['test-a']}#{form}")
    assert tab.is_checked(f".hb-choose input[value={form}]") and len(asked(tab)) == count_of_test(form)
    tab.wait_for_timeout(200)
    assert tab.evaluate("() => scrollY") == 0


@pytest.mark.site
@pytest.mark.browser
def test_a_mark_is_kept_shown_and_taken_away(open_page: Open) -> None:
    tab = open_page(f"{SAFEGUARDS}.html")
    link = f"#hb-pages a[data-page='{SAFEGUARDS}']"
    assert tab.evaluate(STORED) == [] and "read" not in tab.text_content(link).split()
    press(tab, ".hb-mark button", "Space")
    assert tab.get_attribute(".hb-mark button", "aria-pressed") == "true"
    assert tab.inner_text(".hb-mark [role=status]") == "Marked, in this browser only."
    assert tab.evaluate(STORED) == ["hb-read"]
    for name in (f"{SAFEGUARDS}.html", "learn/start.html"):
        open_page(name, tab)
        assert tab.text_content(link).split()[-1] == "read"
    assert tab.text_content(f"#one-afternoon a[data-page='{SAFEGUARDS}']").split()[-1] == "read"
    open_page(f"{SAFEGUARDS}.html", tab)
    press(tab, ".hb-mark button")
    assert tab.get_attribute(".hb-mark button", "aria-pressed") == "false"
    assert "read" not in tab.text_content(link).split()


def shown_card(tab: Any) -> str:
    shown = visible(tab, ".hb-cards .hb-quiz", "one.id")
    assert len(shown) <= 1
    return str(shown[0]) if shown else ""


def on_day(open_page: Open, tab: Any, days: int) -> datetime.date:
    """Open the cards so many days after the first."""
    now = DAY_ONE + datetime.timedelta(days=days)
    tab.clock.set_fixed_time(now)
    open_page("learn/cards.html", tab)
    return now.date()


@pytest.mark.site
@pytest.mark.browser
def test_a_card_comes_back_after_growing_waits_and_starts_again_when_wrong(open_page: Open) -> None:
    tab = open_page(f"{SAFEGUARDS}.html")
    press(tab, ".hb-mark button")
    first, day, passed = f"question-{CARDS[0].id}", 0, 0
    for right, wait in ((True, 1), (True, 3), (True, 7), (True, 21), (True, 21), (False, 1), (True, 3)):
        today = on_day(open_page, tab, day)
        passed = len(CARDS) if day == 0 else 1
        words = "One card is due today." if passed == 1 else f"{passed} cards are due today."
        assert tab.inner_text(".hb-cards-due").startswith(words)
        assert shown_card(tab) == first
        assert not tab.query_selector(f"#{first} details").is_visible()
        answer(tab, first, right)
        press(tab, f"#{first} button")
        due = today + datetime.timedelta(days=wait)
        said = tab.inner_text(f"#{first} .hb-quiz-said")
        assert said.startswith("Right." if right else "Not yet.") and said.endswith(f"on {due}.")
        assert tab.query_selector(f"#{first} details").is_visible()
        assert tab.evaluate(FOCUSED, ".hb-cards-next button")
        tab.keyboard.press("Enter")
        while day == 0 and (other := shown_card(tab)):
            assert tab.evaluate(FOCUSED, f"#{other} :is(input, select)"), "the next card has the focus"
            answer(tab, other, right=True)
            press(tab, f"#{other} button")
            tab.evaluate(f"""() => {{
              const kept = JSON.parse(localStorage.getItem('hb-cards'));
              kept.known['{other.removeprefix("question-")}'].due = '2099-01-01';
              localStorage.setItem('hb-cards', JSON.stringify(kept));
            }}""")
            press(tab, ".hb-cards-next button")
        assert tab.evaluate(FOCUSED, ".hb-cards-due")
        assert tab.inner_text(".hb-cards-due") == f"No card is due today. The next day with cards is {due}."
        on_day(open_page, tab, day + wait - 1)
        assert shown_card(tab) == "", "not a day too early"
        day += wait


@pytest.mark.site
@pytest.mark.browser
def test_cards_are_of_marked_pages_or_of_all(open_page: Open) -> None:
    tab = open_page("learn/cards.html")
    assert shown_card(tab) == "" and "mark a page as read" in tab.inner_text(".hb-cards-due")
    assert tab.evaluate(STORED) == []
    press(tab, ".hb-choose input", "ArrowDown")
    every = sum(one.role in ("recall", "check") for one in BANK.values())
    assert tab.inner_text(".hb-cards-due") == f"{every} cards are due today." and shown_card(tab)
    card = f"#{shown_card(tab)}"
    press(tab, f"{card} button")
    assert "Give an answer first." in tab.inner_text(f"{card} .hb-quiz-said")
    assert json.loads(tab.evaluate("() => localStorage.getItem('hb-cards')")) == {"from": "all", "known": {}}
    open_page("learn/cards.html", tab)
    assert tab.is_checked(".hb-choose input[value=all]") and shown_card(tab)


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("root", ["http", "file"], indirect=True)  # all that is kept, from files too
def test_the_sheet_is_saved_wiped_and_read_in_again(open_page: Open, tmp_path: Path) -> None:
    tab = open_page("learn/summary.html")
    assert "no page as read" in tab.inner_text(".hb-learnt-said")
    assert "neither test" in tab.inner_text(".hb-growth-said") and "not begun" in tab.inner_text(".hb-card-days-said")
    assert not tab.is_visible(".hb-growth") and not tab.is_visible(".hb-card-days")
    open_page(f"{SAFEGUARDS}.html", tab)
    press(tab, ".hb-mark button")
    open_page(f"{TESTS['test-a']}#short", tab)
    pairs = take(tab, set())
    open_page("learn/cards.html", tab)
    answer(tab, shown_card(tab), right=True)
    press(tab, f"#{shown_card(tab)} button")
    open_page("learn/summary.html", tab)
    full = tab.inner_text("article")
    assert f"You have marked 1 of {len(tab.query_selector_all('.hb-learnt li[data-page]'))} pages" in full
    assert f"{len(pairs)} of {len(pairs)}" in full and "You have begun 1 of" in full
    marked = visible(tab, ".hb-learnt li[data-page]", "one.dataset.page")
    assert marked == [SAFEGUARDS]
    with tab.expect_download() as caught:
        press(tab, "[data-progress=save]")
    file = tmp_path / caught.value.suggested_filename
    caught.value.save_as(file)
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["read"] == [SAFEGUARDS] and kept["tests"]["test-a"]["answers"] == dict.fromkeys(pairs, True)
    press(tab, ".hb-forget button")
    removed = tab.inner_text(".hb-forget output")
    assert set(re.findall(r"hb-\w+", removed)) == {"hb-cards", "hb-order", "hb-read", "hb-tests"}
    assert tab.evaluate(STORED) == []
    assert "no page as read" in tab.inner_text(".hb-learnt-said")
    assert "neither test" in tab.inner_text(".hb-growth-said") and "not begun" in tab.inner_text(".hb-card-days-said")
    open_page("learn/summary.html", tab)
    assert "no page as read" in tab.inner_text(".hb-learnt-said")
    with tab.expect_file_chooser() as chooser:
        press(tab, "[data-progress=read]")
    chooser.value.set_files(file)
    tab.wait_for_function(
        "() => document.querySelector('.hb-progress [role=status]').textContent.startsWith('Read in')"
    )
    said = "Read in: pages 1, tests 1, cards 1. What was kept here before is replaced."
    assert tab.inner_text(".hb-progress [role=status]") == said
    open_page("learn/summary.html", tab)
    assert tab.inner_text("article") == full


GOOD = {
    "format": "from-storm-to-treaty-progress",
    "version": 1,
    "read": [],
    "tests": {},
    "cards": {"from": "read", "known": {}},
}
WRONG_FILES = {
    "no JSON": "hello",
    "a list": "[]",
    "nothing": "",
    "another format": json.dumps({**GOOD, "format": "other"}),
    "another version": json.dumps({**GOOD, "version": 2}),
    "a part is missing": json.dumps({name: GOOD[name] for name in GOOD if name != "cards"}),
    "a page that is markup": json.dumps({**GOOD, "read": ["<img src=x onerror=alert(1)>"]}),
    "a test without a day": json.dumps({**GOOD, "tests": {"test-a": {"answers": {}}}}),
    "a day that is none": json.dumps(
        {**GOOD, "cards": {"from": "read", "known": {"a": {"step": 0, "due": "2026-99-99"}}}}
    ),
    "a step that is none": json.dumps(
        {**GOOD, "cards": {"from": "read", "known": {"a": {"step": -1, "due": "2026-01-01"}}}}
    ),
    "a route that is markup": json.dumps({**GOOD, "route": "<img>"}),
    "too large": json.dumps({**GOOD, "read": ["a"] * 400_000}),
}


@pytest.mark.site
@pytest.mark.browser
def test_a_wrong_file_changes_nothing_and_gets_one_sentence(browser: Any, http_root: str, tmp_path: Path) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{http_root}{SAFEGUARDS}.html")
    tab.click(".hb-mark button")
    for name, text in WRONG_FILES.items():
        tab.goto(f"{http_root}learn/summary.html")
        (tmp_path / "wrong.json").write_text(text, encoding="utf-8")
        tab.set_input_files("[data-progress=read]", tmp_path / "wrong.json")
        tab.wait_for_function("() => document.querySelector('.hb-progress [role=status]').textContent")
        said = tab.inner_text(".hb-progress [role=status]")
        assert said == "This is not a file that “Save as a file” wrote; nothing was changed.", name
        assert tab.evaluate("() => ({ ...localStorage })") == {"hb-read": json.dumps([SAFEGUARDS])}, name
    context.close()


REFUSE = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    "closed": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    "spoilt": """localStorage.setItem('hb-read', '{"a": 1}'); localStorage.setItem('hb-tests', '[1');
      localStorage.setItem('hb-cards', '{"from": "read", "known": {"x": {"step": "2"}}}');""",
}


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("how", REFUSE)
def test_a_browser_that_keeps_nothing_breaks_nothing(browser: Any, http_root: str, how: str) -> None:
    context = browser.new_context()
    context.add_init_script(REFUSE[how])
    tab = context.new_page()
    said: list[str] = []
    tab.on("pageerror", lambda error: said.append(str(error)))
    note = "this holds only until you leave the page"
    kept = how == "spoilt"
    tab.goto(f"{http_root}{SAFEGUARDS}.html")
    press(tab, ".hb-mark button")
    assert tab.get_attribute(".hb-mark button", "aria-pressed") == "true"
    assert (note in tab.inner_text(".hb-mark [role=status]")) is not kept
    tab.goto(f"{http_root}{TESTS['test-b']}#short")
    pairs = take_quietly(tab)
    assert f"{len(pairs)} of {len(pairs)} right" in tab.inner_text(".hb-result-said")
    assert (note in tab.inner_text(".hb-result-said")) is not kept
    tab.goto(f"{http_root}learn/cards.html")
    press(tab, ".hb-choose input", "ArrowDown")
    card = shown_card(tab)
    answer(tab, card, right=True)
    press(tab, f"#{card} button")
    assert tab.inner_text(f"#{card} .hb-quiz-said").startswith("Right.")
    assert (note in tab.inner_text(f"#{card} .hb-quiz-said")) is not kept
    tab.goto(f"{http_root}learn/summary.html")
    press(tab, ".hb-forget button")
    assert tab.inner_text(".hb-forget output")
    assert said == []
    context.close()


def take_quietly(tab: Any) -> list[str]:
    """Take a test by keyboard where the memory of the browser cannot be looked into."""
    forms = asked(tab)
    for form, _ in forms:
        answer(tab, form, right=True)
    press(tab, ".hb-hand-in")
    return [pair for _, pair in forms]


@pytest.mark.site
@pytest.mark.browser
def test_without_scripts_questions_stand_with_folded_answers_and_lists_to_tick(browser: Any, http_root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    for name in (*TESTS.values(), "learn/cards.html"):
        tab.goto(http_root + name)
        assert "Without JavaScript" in tab.inner_text("article")
        forms = tab.query_selector_all(".hb-quiz")
        assert forms and all(form.is_visible() for form in forms)
        assert not any(form.query_selector("button") and form.query_selector("button").is_visible() for form in forms)
        folded = [form.query_selector("details") for form in forms]
        assert all(part.is_visible() and part.get_attribute("open") is None for part in folded)
        assert not folded[0].query_selector("p").is_visible()
        folded[0].query_selector("summary").click()
        assert folded[0].query_selector("p").is_visible()
        assert not any(one.is_visible() for one in tab.query_selector_all("article .hb-do, .hb-choose"))
    tab.goto(http_root + "learn/summary.html")
    pages = tab.query_selector_all(".hb-learnt li[data-page]")
    assert len(pages) > 16 and all(page.is_visible() and "☐" in page.inner_text() for page in pages)
    assert tab.query_selector(".hb-mark, .hb-progress") is None or not tab.is_visible(".hb-progress")
    context.close()


@pytest.mark.site
@pytest.mark.browser
def test_the_sheet_prints_on_a4(browser: Any, http_root: str) -> None:
    context = browser.new_context(viewport={"width": 658, "height": 930})
    tab = context.new_page()

    def printed() -> tuple[int, str]:
        tab.goto(f"{http_root}learn/summary.html")
        tab.emulate_media(media="print")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        content = tab.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "18mm"))
        return len(re.findall(rb"/Type\s*/Page\b", content)), tab.inner_text("article")

    sheets, text = printed()
    assert sheets <= 5 and text.count("☐") == len(tab.query_selector_all(".hb-learnt li[data-page]"))
    tab.emulate_media(media="screen")
    tab.goto(f"{http_root}{SAFEGUARDS}.html")
    tab.click(".hb-mark button")
    sheets, text = printed()
    assert sheets <= 2 and "☐" not in text and text.count("✓") == 1
    assert not tab.is_visible(".hb-progress") and not tab.is_visible(".hb-forget")
    assert "Remove it all" not in text and not tab.query_selector("table[data-nothing] td:not(:empty)")
    context.close()


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize(
    "dress",
    [
        "desktop",
        "dark phone",
        "narrow",
        *(pytest.param(one, marks=pytest.mark.exhaustive) for one in ("dark", "phone")),
    ],
)
def test_pages_for_learners_meet_wcag_before_and_after_an_answer(browser: Any, http_root: str, dress: str) -> None:
    options = DRESSES.get(dress, {"viewport": {"width": 320, "height": 700}})
    context = browser.new_context(reduced_motion="reduce", **options)
    tab = context.new_page()

    def check() -> None:
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{tab.url} scrolls sideways"
        assert complaints(tab) == []

    tab.goto(http_root + "learn/start.html")
    check()
    for name in TESTS.values():
        tab.goto(f"{http_root}{name}#short")
        check()
        tab.click(".hb-hand-in")
        tab.click(".hb-hand-in")
        tab.evaluate("() => document.querySelectorAll('article details').forEach(part => (part.open = true))")
        check()
    tab.goto(http_root + "learn/cards.html")
    tab.check(".hb-choose input[value=all]")
    check()
    answer(tab, shown_card(tab), right=True)
    press(tab, f"#{shown_card(tab)} button")
    check()
    tab.goto(f"{http_root}{SAFEGUARDS}.html")
    press(tab, ".hb-mark button")
    assert complaints(tab) == []
    tab.goto(http_root + "learn/summary.html")
    check()
    context.close()
