"""What readers do, in three browser engines, from a server and from a folder (`make browsers`).

A journey is one way through the site; it must end alike everywhere. The table of all stands at the end of the run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from conftest import SITE
from engines import Tab, engine
from visits import KINDS, read

from hanoibook.words import say

ENGINES = os.environ.get("ENGINES", "chromium firefox webkit").split()
CHAPTER = "storm/how-big-is-it.html"
ASSUMED = "responsibility/what-comes-next.html"
SLIDES = "slides/hour-1.html"
TABLE = "reference/tables/un_status.html"
PRINTING = ("chromium", "firefox")  # WebKitGTK's driver has no command that prints
FOREIGN = """root => performance.getEntriesByType('resource').map(one => one.name)
  .filter(name => !name.startsWith(root) && !name.startsWith('data:') && !name.startsWith('blob:'))"""
BEYOND = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"
SHOWN_ROWS = """() => [...document.querySelectorAll('.hb-sortable tbody tr')]
  .filter(one => one.checkVisibility()).map(one => one.innerText.toLowerCase())"""
POP = "() => document.querySelector('.hb-pop:popover-open')?.innerText"
STATE = "number => document.querySelectorAll('.hb-quiz[data-kind=choice]')[number].dataset.state"
READY = "() => document.querySelector('.hb-chart .hb-tools')?.hidden === false"  # what comes once the page is there
SAID = "() => document.querySelector('.hb-chart .hb-said').textContent.trim()"


def a_page_of_each_kind(tab: Tab, root: str) -> None:
    """Its title and heading are there, nothing is wider than the window, nothing comes from another place."""
    for page in (*KINDS, SLIDES):
        tab.go(root + page)
        assert tab.ask("() => document.title") == read(page).title.get_text(), page  # type: ignore[union-attr]
        assert tab.ask("() => document.querySelector('h1').getClientRects().length"), page
        assert tab.ask(BEYOND) == 0, page
        assert tab.ask(FOREIGN, root) == [], page


def what_stands_behind_a_word(tab: Tab, root: str) -> None:
    """A figure opens by mouse and by keyboard, names its source, and closes; the focus stays with the word."""
    tab.go(root + CHAPTER)
    word = "article a.hb-fact"
    tab.click(word)
    assert tab.ask("word => document.querySelector(word).textContent.trim()", word) in tab.wait(POP)
    tab.press("Escape")
    tab.wait("() => !document.querySelector('.hb-pop:popover-open')")
    tab.ask("word => document.querySelector(word).focus()", word)
    tab.press("Enter")
    tab.wait(POP)
    tab.press("Escape")
    assert tab.wait("word => document.activeElement === document.querySelector(word)", word)


def a_chart(tab: Tab, root: str) -> None:
    """It is drawn with the marks that it promises, and changes its colours with the page."""
    tab.go(root + CHAPTER)
    drawn = """() => {
      const frame = document.querySelector('.hb-chart:has(.hb-plot)');
      frame.scrollIntoView({ block: 'center', behavior: 'instant' });
      return frame.dataset.drawn === 'yes' && frame.querySelectorAll('.barlayer .point path, .scatterlayer .points path').length;
    }"""
    promised = tab.ask("() => Number(document.querySelector('.hb-chart:has(.hb-plot)').dataset.marks)")
    assert tab.wait(drawn) == promised
    ink = "() => getComputedStyle(document.querySelector('.hb-plot .xtick text, .hb-plot .ytick text')).fill"
    before = tab.ask(ink)
    tab.click(".hb-theme")
    tab.wait(f"before => ({ink})() !== before", before)
    tab.reload()
    assert tab.ask("() => document.documentElement.dataset.theme") == "dark"
    tab.wait(drawn)
    assert tab.ask(ink) != before


def a_question(tab: Tab, root: str) -> None:
    """A wrong option is refused with its reason, the right one accepted."""
    tab.go(root + CHAPTER)
    asked = (
        """() => [...document.querySelectorAll('.hb-quiz[data-kind=choice]')].findIndex(one => one.checkVisibility())"""
    )
    number = tab.ask(asked)
    for wanted, option in (("wrong", ":not([data-is=right])"), ("right", "[data-is=right]")):
        choose = f"""number => {{
          const form = document.querySelectorAll('.hb-quiz[data-kind=choice]')[number];
          form.querySelector('input[type=radio]{option}').click();
          form.querySelector('button').click();
          return form.querySelector('.hb-quiz-said').textContent.trim().length;
        }}"""
        assert tab.ask(choose, number) > 10
        assert tab.ask(STATE, number) == wanted


def a_table(tab: Tab, root: str) -> None:
    """A filter and what it shows agree: at once, after another page and back, after the page is loaded again."""
    tab.go(root + TABLE)
    every = len(tab.ask(SHOWN_ROWS))
    tab.write("[data-filter]", "kenya")
    tab.wait(f"() => ({SHOWN_ROWS})().length === 1")
    for leave in (lambda: _there_and_back(tab, root), tab.reload):
        leave()
        told = tab.wait("() => document.readyState === 'complete' && [document.querySelector('[data-filter]').value]")[
            0
        ]
        tab.wait(f"wanted => ({SHOWN_ROWS})().length === wanted", 1 if told else every)
    tab.go(root + TABLE)
    tab.click(".hb-sortable thead button")
    assert tab.wait("() => document.querySelector('.hb-sortable th[aria-sort]')?.ariaSort") == "ascending"


def _there_and_back(tab: Tab, root: str) -> None:
    tab.ask("address => { location.href = address; }", f"{root}reference/claims.html")
    tab.wait("() => location.href.includes('claims') && document.readyState === 'complete'")
    tab.back()
    tab.wait("() => location.href.includes('un_status') && document.readyState === 'complete'")


def two_treaties(tab: Tab, root: str) -> None:
    """A subject that was chosen stands in the address, and is shown again when the page is loaded from it."""
    tab.go(f"{root}convention/compare.html")
    choose = """() => {
      const field = document.querySelector('[data-compare=concept]');
      field.value = field.options[3].value;
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
      return field.value;
    }"""
    chosen = tab.ask(choose)
    tab.wait("chosen => location.href.includes(chosen)", chosen)
    tab.reload()
    tab.wait("chosen => document.querySelector('[data-compare=concept]').value === chosen", chosen)


def an_assumption(tab: Tab, root: str) -> None:
    """The control and the sentence beside the chart agree: after a change, after loading again."""
    tab.go(root + ASSUMED)
    agree = """() => {
      const box = document.querySelector('.hb-assume');
      const option = box.querySelectorAll('.hb-option')[Number(box.querySelector('select, input').value)];
      return option.content.querySelector('.hb-assume-said').textContent.trim()
        === box.closest('.hb-chart').querySelector('.hb-assume-said').textContent.trim();
    }"""
    change = """() => {
      const control = document.querySelector('.hb-assume :is(select, input)');
      control.value = '0';
      for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
    }"""
    assert tab.ask(agree)
    tab.ask(change)
    tab.wait(agree)
    tab.reload()
    tab.wait(agree)


def a_copy(tab: Tab, root: str) -> None:
    """A link is copied and said to be; without a clipboard nothing is said to be copied that was not."""
    tab.go(root + CHAPTER)
    tab.wait(READY)
    tab.ask("() => { document.querySelector('.hb-chart .hb-cite').open = true; }")
    tab.click(".hb-chart .hb-cite [data-do=link]")
    tab.wait(SAID)
    tab.reload()
    tab.wait(READY)
    tab.ask(
        """() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
      document.querySelector('.hb-chart .hb-cite').open = true;
      document.querySelector('.hb-chart .hb-cite [data-do=link]').click();
    }"""
    )
    by_hand = "() => document.querySelector('.hb-by-hand textarea')?.value"
    assert "#chart-" in tab.wait(by_hand)
    assert tab.ask(SAID) != say("site.copied")


def a_search(tab: Tab, root: str) -> None:
    """A question from any page finds a section, and leads to it."""
    tab.go(root + CHAPTER)
    tab.write(".hb-search input[name=q]", "ratification")
    tab.press("Enter")
    tab.wait("() => document.querySelector('#search-results h2 a')?.textContent")
    tab.click("#search-results h2 a")
    tab.wait("() => !location.href.includes('search.html') && document.querySelector('h1')?.textContent")


def slides(tab: Tab, root: str) -> None:
    """The keyboard goes on, the place stands in the address, the chart of a slide is drawn when it comes."""
    tab.go(root + SLIDES)
    tab.wait("() => Boolean(document.querySelector('.reveal.ready'))")
    place = (
        "() => [...document.querySelectorAll('.slides > section')].findIndex(one => one.classList.contains('present'))"
    )
    for wanted in (1, 2, 3):
        tab.press("ArrowRight")
        tab.wait(f"wanted => ({place})() === wanted", wanted)
    tab.wait("() => document.querySelector('section.present figure svg')?.getClientRects().length")
    tab.wait("() => location.hash === `#/${document.querySelector('section.present').id}`")
    tab.reload()
    tab.wait(f"() => ({place})() === 3")


def a_choice_of_colours(tab: Tab, root: str) -> None:
    """The dark page is kept on the next page, and can be left again."""
    tab.go(f"{root}index.html")
    tab.click(".hb-theme")
    tab.go(root + CHAPTER)
    assert tab.ask("() => document.documentElement.dataset.theme") == "dark"
    tab.click(".hb-theme")
    assert tab.ask("() => document.documentElement.dataset.theme") == "light"


def paper(tab: Tab, root: str, folder: Path) -> None:
    """Printed, a page keeps its figures, what was folded, and its charts though nobody scrolled to them."""
    tab.go(root + CHAPTER)
    printed = tab.paper()
    assert printed
    file = folder / "chapter.pdf"
    file.write_bytes(printed)
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    told = re.sub(r"\s+", " ", text)
    figures = [re.sub(r"\s+", " ", one.get_text(strip=True)) for one in read(CHAPTER).select("article p a.hb-fact")]
    assert figures and not [one for one in figures if one not in told]


JOURNEYS: dict[str, Callable[[Tab, str], None]] = {
    one.__name__.strip("_").replace("_", " "): one
    for one in (
        a_page_of_each_kind,
        what_stands_behind_a_word,
        a_chart,
        a_question,
        a_table,
        two_treaties,
        an_assumption,
        a_copy,
        a_search,
        slides,
        a_choice_of_colours,
    )
}
SMOKE = ("what stands behind a word", "a chart", "a table", "a copy")
WAYS = ("a server", "a folder")
pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.engines, pytest.mark.exhaustive]


@pytest.fixture(scope="module")
def tabs() -> Iterator[Callable[[str], Tab]]:
    """The one tab of each engine, started when first asked for."""
    started: dict[str, Tab] = {}
    with ExitStack() as stack:

        def tab(name: str) -> Tab:
            if name not in started:
                started[name] = stack.enter_context(engine(name))
            return started[name]

        yield tab


def of_engines(*names: str) -> list[object]:
    """Return the parameter sets of engines and ways; one process holds an engine."""
    return [
        pytest.param(name, way, marks=pytest.mark.xdist_group(f"engine-{name}"), id=f"{name} from {way}")
        for name in ENGINES
        for way in WAYS
        if name in names
    ]


@pytest.mark.parametrize("journey", [pytest.param(one, marks=[pytest.mark.smoke] * (one in SMOKE)) for one in JOURNEYS])
@pytest.mark.parametrize(("name", "way"), of_engines("chromium", "firefox", "webkit"))
def test_a_journey_ends_alike(journey: str, name: str, way: str, tabs: Callable[[str], Tab], http_root: str) -> None:
    root = http_root if way == "a server" else f"{SITE.as_uri()}/"
    tab = tabs(name)
    tab.go(f"{root}index.html")
    tab.ask("() => { localStorage.clear(); sessionStorage.clear(); }")
    heard = len(tab.complaints())
    JOURNEYS[journey](tab, root)
    assert tab.complaints()[heard:] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext: apt-get install poppler-utils")
@pytest.mark.parametrize(("name", "way"), of_engines(*PRINTING))
def test_a_printed_page_keeps_its_figures(
    name: str, way: str, tabs: Callable[[str], Tab], http_root: str, tmp_path: Path
) -> None:
    paper(tabs(name), http_root if way == "a server" else f"{SITE.as_uri()}/", tmp_path)
