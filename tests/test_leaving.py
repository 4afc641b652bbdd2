"""What leaves the page keeps its meaning: citations, copies, pictures, paper, pages without style or script."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from conftest import ROOT, SITE, all_pages, pages
from visits import each, read

from hanoibook import charts, data
from hanoibook.words import say

pytestmark = pytest.mark.site
CITED = pages() or ["index.html"]
CHAPTER = "storm/how-big-is-it.html"
SVG = "{http://www.w3.org/2000/svg}"


def authors() -> list[str]:
    """The names of ``CITATION.cff``: of a group, or the given and family names of a person."""
    listed = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["authors"]
    return [one.get("name") or f"{one['given-names']} {one['family-names']}" for one in listed]


def meta(page: str, name: str) -> list[str]:
    return [str(one["content"]) for one in read(page).select(f'meta[name="{name}"], meta[property="{name}"]')]


def test_authors_stand_in_one_place_and_all_others_agree() -> None:
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert data.authors() == authors() and settings["author"] == ", ".join(authors())


@pytest.mark.parametrize("page", each(CITED))
def test_a_head_tells_reference_managers_title_author_and_date(page: str) -> None:
    (title,) = meta(page, "citation_title")
    assert [title] == meta(page, "DC.title") and title in read(page).title.get_text()
    for name in ("author", "citation_author", "DC.creator"):
        assert meta(page, name) == authors(), name
    assert meta(page, "citation_publication_date") == [data.as_of().replace("-", "/")]
    for name in ("date", "DC.date", "article:published_time"):
        assert meta(page, name) == [data.as_of()], name
    assert meta(page, "citation_inbook_title") == ([] if page == "index.html" else ["From Storm to Treaty"])
    assert not meta(page, "citation_public_url"), "no public address is set"


@pytest.mark.parametrize("page", each(CITED))
def test_a_browser_without_style_reads_the_text_whole_and_the_notes_behind_it(page: str) -> None:
    soup = read(page)
    assert len(soup.select(".hb-pop")) == len(soup.select(".hb-pops .hb-pop"))
    for notes in soup.select(".hb-pops"):
        assert notes.find_next_sibling() is None and notes.parent.name == "article"
    assert all(icon.get("width") and icon.get("height") for icon in soup.select("svg.hb-icon"))


def test_a_host_that_runs_jekyll_leaves_nothing_out(site: Path) -> None:
    assert (site / ".nojekyll").exists()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_a_page_alone_in_a_folder_is_readable_and_says_to_unpack(tab: Any, tmp_path: Path, http_root: str) -> None:
    shutil.copyfile(SITE / "index.html", tmp_path / "index.html")
    tab.goto((tmp_path / "index.html").as_uri())
    assert tab.is_visible(".hb-bare") and say("site.bare") in tab.inner_text("body")
    sizes = tab.evaluate(
        "() => [...document.querySelectorAll('svg.hb-icon')].filter(one => one.checkVisibility())"
        ".map(one => one.getBoundingClientRect()).map(box => Math.max(box.width, box.height))"
    )
    assert sizes and max(sizes) <= 24
    tab.goto(http_root)
    assert not tab.is_visible(".hb-bare")


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that shows ``404.html`` for what does not exist, as hosts of static sites do."""

    def log_message(self, *args: object) -> None:
        pass

    def send_error(self, code: int, *args: Any, **more: Any) -> None:
        page = (Path(self.directory) / "book" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="session")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site in a folder below the top of a host."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "book").symlink_to(site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/book/"
    server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize("lost", ["nope.html", "storm/nope.html", "reference/tables/no/such/page.html"])
def test_the_page_for_lost_readers_leads_home_from_any_depth(tab: Any, host: str, lost: str) -> None:
    tab.goto(host + lost)
    assert tab.inner_text("h1") == say("site.lost")
    tab.wait_for_function("() => getComputedStyle(document.querySelector('.hb-bare')).display === 'none'")
    tab.wait_for_function("() => !document.querySelector('.hb-theme').hidden")  # its script has come too
    assert tab.evaluate("() => document.querySelector('.hb-brand').href") == f"{host}index.html"
    tab.click("article a >> nth=0")
    assert tab.url == f"{host}index.html" and tab.inner_text("h1").startswith("From Storm")


def test_without_a_script_the_page_for_lost_readers_leads_to_the_top_of_the_host(site: Path) -> None:
    ways = [str(link["href"]) for link in read("404.html").select("a[href]") if not str(link["href"]).startswith("#")]
    assert ways and all(way.startswith("/") and (site / way[1:]).exists() for way in ways)


# Success is said when it happened

NO_WAY = """() => {
  Object.defineProperty(navigator, 'clipboard', { value: CLIPBOARD });
  document.execCommand = () => COMMAND;
}"""
REFUSALS = {
    "plain HTTP": NO_WAY.replace("CLIPBOARD", "undefined").replace("COMMAND", "false"),
    "a frame without permission": NO_WAY.replace(
        "CLIPBOARD", "{ writeText: () => Promise.reject(new Error('no')) }"
    ).replace("COMMAND", "false"),
    "a command that only says so": NO_WAY.replace("CLIPBOARD", "undefined").replace("COMMAND", "true"),
}
COPIES = {
    "the citation of a page": (CHAPTER, ".hb-cite-page summary", ".hb-cite-one button", "How big is it?"),
    "the citation of a chart": (
        CHAPTER, "[data-chart=ic3-record] .hb-cite summary", "[data-chart=ic3-record] [data-do=cite]", "release"),
    "the link to a chart": (
        CHAPTER, "[data-chart=ic3-record] .hb-cite summary", "[data-chart=ic3-record] [data-do=link]", "#chart-ic3"),
    "the citation of an article": (
        "reference/un-convention.html", "#article-1 .hb-cite-button", "#article-1 .hb-cite-copy", "art. 1,"),
    "a view of the comparison": (
        "convention/compare.html#fraud", ".hb-compare", "[data-compare=link]", "compare.html#fraud"),
    "a command": ("notebooks/loss-data.html", "h1", ".hb-copy:visible", "data.as_of()"),
}  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("copy", COPIES)
def test_what_was_not_copied_is_selected_and_nothing_says_copied(
    tab: Any, http_root: str, refusal: str, copy: str
) -> None:
    page, first, button, text = COPIES[copy]
    tab.add_init_script(f"({REFUSALS[refusal]})()")
    tab.goto(http_root + page)
    tab.click(first)
    if not tab.query_selector(button):
        pytest.fail(f"no {button} on {page}")
    tab.click(f"{button} >> nth=0")
    tab.wait_for_selector(".hb-by-hand textarea")
    assert tab.inner_text(".hb-by-hand").startswith("Not copied")
    chosen = tab.evaluate(
        "() => { const { value, selectionStart, selectionEnd } = document.activeElement;"
        " return value.slice(selectionStart, selectionEnd); }"
    )
    assert text in chosen and chosen == tab.input_value(".hb-by-hand textarea")
    assert say("site.copied") not in [line.strip() for line in tab.inner_text("body").splitlines()]


@pytest.mark.browser
def test_over_plain_http_a_copy_goes_the_older_way(tab: Any, http_root: str) -> None:
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tab.goto(http_root + CHAPTER)
    tab.click(".hb-cite-page summary")
    tab.evaluate("() => document.addEventListener('copy', () => (window.took = String(document.activeElement.value)))")
    button = tab.query_selector(".hb-cite-one button")
    button.click()
    tab.wait_for_function("button => button.textContent === 'Copied'", arg=button)
    assert "How big is it?" in tab.evaluate("() => window.took")


@pytest.mark.browser
def test_what_could_not_be_done_is_said(tab: Any, http_root: str) -> None:
    tab.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new Error('no'))")
    tab.route("**/plotly.min.js", lambda route: route.abort())
    tab.goto(http_root + CHAPTER)
    tab.click("[data-chart=ic3-record] [data-do=full]")
    said = "[data-chart=ic3-record] .hb-actions > .hb-said"
    tab.wait_for_function("said => document.querySelector(said).textContent", arg=said)
    assert tab.inner_text(said) == say("chart.not_full")
    tab.click("[data-chart=ic3-record] .hb-save summary")
    tab.click("[data-chart=ic3-record] [data-do=png]")
    tab.wait_for_function("([said, words]) => document.querySelector(said).textContent === words",
                          arg=[said, say("chart.unsaved")])  # fmt: skip
    tab.goto(f"{http_root}learn/summary.html")
    tab.evaluate("() => (window.print = () => {})")
    tab.click("[data-progress=print]")
    tab.wait_for_function("words => document.body.innerText.includes(words)", arg=say("site.unprinted"))
    tab.goto(f"{http_root}reference/privacy.html")
    tab.evaluate("() => { localStorage.setItem('hb-read', '[]'); Storage.prototype.removeItem = () => {}; }")
    tab.click(".hb-forget button")
    assert tab.inner_text(".hb-forget output") == say("forget.left")


# A picture on its own

DRESSES = {
    "desktop": {"viewport": {"width": 1200, "height": 900}},
    "dark phone": {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"},
}
PICTURED = [
    (CHAPTER, "ic3-record"),
    ("index.html", "claimed-in-squares"),
    ("storm/where-the-trillions-come-from.html", "growth-to-2030"),
]
INSIDE = """text => {
  document.body.innerHTML = text;
  const svg = document.querySelector('svg');
  const whole = svg.getBoundingClientRect();
  return [...svg.querySelectorAll(':scope > text')].map(one => one.getBoundingClientRect())
    .filter(box => box.left < whole.left || box.right > whole.right || box.top < whole.top || box.bottom > whole.bottom)
    .length;
}"""


def spaced(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.browser
@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("page", "name"), PICTURED)
def test_a_saved_picture_says_what_it_shows_and_whence(
    browser: Any, http_root: str, page: str, name: str, dress: str
) -> None:
    context = browser.new_context(**DRESSES[dress])
    tab = context.new_page()
    tab.goto(http_root + page)
    frame = f"[data-chart={name}]"
    tab.evaluate("frame => document.querySelector(`${frame} .hb-save`).setAttribute('open', '')", frame)
    with tab.expect_download() as caught:
        tab.click(f"{frame} [data-do=svg]")
    text = Path(caught.value.path()).read_text(encoding="utf-8")
    picture = ElementTree.fromstring(text)
    words = spaced(" ".join("".join(one.itertext()) for one in picture.findall(f"{SVG}text")))
    chart = charts.get(name)
    for wanted in (
        chart.title,
        chart.subtitle,
        chart.note,
        data.as_of(),
        say(f"grade.{chart.grade}"),
        "From Storm to Treaty, release",
    ):
        assert spaced(wanted) in words, wanted
    assert spaced(tab.text_content(f"{frame} .hb-sources .hb-names")) in words
    assert f"{name}.svg" in tab.inner_text(f"{frame} .hb-actions > .hb-said")
    assert context.new_page().evaluate(INSIDE, text) == 0
    context.close()


# Paper


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_paper_holds_what_is_folded(browser: Any, http_root: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    tab = context.new_page()
    tab.goto(http_root + CHAPTER)
    tab.emulate_media(media="print")
    if script:
        tab.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    folded = "article details:not(.hb-data) > :not(summary), .hb-rows table"
    hidden = tab.evaluate(
        "folded => [...document.querySelectorAll(folded)].filter(one => !one.closest('[hidden]'))"
        ".filter(one => one.textContent.trim() && !one.checkVisibility()).map(one => one.textContent.slice(0, 60))",
        folded,
    )
    assert hidden == []
    context.close()


# Reader views. Of a data table they keep the rows and not the key to its columns.

READABLE = """html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const flat = text => text.replace(/[\\s\\u00a0]+/g, '');
  page.querySelectorAll('template, .hb-pops, .hb-tools, article [hidden], [aria-hidden]').forEach(one => one.remove());
  const chosen = 'a.hb-marked, .hb-chart-title, .hb-chart-subtitle, .hb-names, .hb-opening p, .sd-summary-title, '
    + '.hb-entry, .hb-source-entries li, .hb-events li, dt, .hb-art p, .sd-card-text';
  const wanted = [...page.querySelectorAll(chosen)].filter(one => one.closest('article') && !one.closest('form, .hb-long, .hb-columns-key'))
    .map(one => flat(one.textContent)).filter(Boolean);
  const counted = new Map();
  wanted.forEach(words => counted.set(words, (counted.get(words) ?? 0) + 1));
  const found = new window.Readability(page).parse();
  const text = flat(found?.textContent ?? '');
  return {
    title: found?.title, byline: found?.byline, date: found?.publishedTime,
    lost: [...counted].filter(([words, times]) => text.split(words).length - 1 < times).map(([words]) => words.slice(0, 80)),
  };
}"""


@pytest.mark.browser
@pytest.mark.exhaustive
@pytest.mark.skipif(not shutil.which("npm"), reason="Mozilla's Readability comes from npm")
def test_a_reader_view_keeps_every_fact_claim_term_and_chart_of_every_page(browser: Any, tmp_path: Path) -> None:
    package = "@mozilla/readability@0.6.0"
    subprocess.run(["npm", "install", "--silent", "--prefix", str(tmp_path), package], check=True)
    tab = browser.new_page()
    tab.add_script_tag(path=tmp_path / "node_modules" / "@mozilla" / "readability" / "Readability.js")
    faults = {}
    for page in all_pages():
        html = (SITE / page).read_text(encoding="utf-8")
        if "<article" not in html or page in ("404.html", "search.html"):
            continue
        found = tab.evaluate(READABLE, html)
        right = found["title"] and found["byline"] == ", ".join(authors()) and found["date"] == data.as_of()
        if found["lost"] or not right:
            faults[page] = found
    assert faults == {}, json.dumps(faults, indent=1, ensure_ascii=False)[:4000]
