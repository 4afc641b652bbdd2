"""The built pages, read as text: links, anchors, alternatives, nothing left over."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import SITE, pages
from visits import each, page_text, read

from hanoibook import charts, claims, data, treaties
from hanoibook.build import pdf

pytestmark = pytest.mark.site
PAGES = pages() or ["index.html"]
page_by_page = pytest.mark.parametrize("page", each(PAGES))


@cache
def identifiers(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))


def test_the_promised_pages_are_there(site: Path) -> None:
    assert {"index.html", "storm/how-big-is-it.html", "notebooks/loss-data.html"} <= set(PAGES)
    assert not (site / "book").exists()


@page_by_page
def test_a_page_has_language_title_description_and_one_heading(page: str) -> None:
    soup = read(page)
    assert soup.html["lang"] == "en"
    assert len(soup.title.get_text(strip=True)) > 10
    assert len(soup.select("main h1")) == 1
    if not page.startswith("notebooks/"):
        assert len(soup.select_one("meta[name=description]")["content"]) > 60


@page_by_page
def test_identifiers_are_unique_and_no_syntax_is_left(page: str) -> None:
    names = page_text(page).names
    assert len(names) == len(set(names))
    left = r"\{(fact|chart|claim|un|budapest|dropdown|admonition)\}|:::|\(\.\./book"
    assert not re.search(left, "".join(page_text(page).words))


@page_by_page
def test_links_and_anchors_lead_somewhere(page: str) -> None:
    for link in read(page).select("a[href], link[href], script[src], img[src]"):
        target = link.get("href") or link.get("src")
        parts = urlsplit(target)
        if parts.scheme in ("http", "https"):
            assert link.name == "a", f"{page} asks another host for {target}"
            continue
        if parts.scheme in ("data", "mailto"):
            continue
        path = (SITE / page).parent / unquote(parts.path) if parts.path else SITE / page
        path = path / "index.html" if path.is_dir() else path
        assert path.exists(), f"{page}: {target}"
        if parts.fragment and path.suffix == ".html":
            assert unquote(parts.fragment) in identifiers(path.resolve()), f"{page}: {target}"


@pytest.mark.parametrize("page", each(page for page in PAGES if not page.startswith("slides/")))
def test_every_chart_has_words_table_source_and_download(page: str) -> None:
    for frame in read(page).select("figure.hb-chart"):
        chart = charts.get(frame["data-chart"])
        assert int(frame["data-marks"]) == chart.marks
        assert frame.select_one("[role=img]")["aria-label"] == chart.alt
        assert frame.select_one(".hb-chart-title").get_text() == chart.title
        assert len(frame.select("tbody tr")) == len(chart.table)
        assert data.as_of() in frame.select_one(".hb-sources").get_text()
        assert frame.select_one("a[download]")["href"].startswith("data:text/csv")
        assert len(frame.select(".hb-source-list a")) == len(chart.sources)


NEEDS = {  # folders with scripts for some pages only, and what needs them
    "folding": "[data-filter], .hb-find, .hb-compare, .hb-concordance, .hb-members, .hb-world-map",
    "tests": ".hb-test, .hb-cards, .hb-learnt, .hb-growth",
    "compare": ".hb-compare, .hb-concordance",
    "members": ".hb-members, .hb-world-map",
}
HEAVIEST = 100 * 1024  # bytes sent before the first chart is drawn
LISTS = {"reference/sources.html"}  # a list of hundreds of sources and no chart


@page_by_page
def test_a_page_is_light_until_a_chart_is_drawn(page: str) -> None:
    """Sum what a phone fetches first, as a server packs it: page, style, script, two typefaces, icon."""
    if page in LISTS or page.startswith("slides/"):
        return
    soup = read(page)
    first = [tag["href"] for tag in soup.select("link[rel=stylesheet], link[rel=icon]")]
    first += [tag["src"] for tag in soup.select("script[src]")]
    names = [urlsplit(address).path.rsplit("/", 1)[-1] for address in first]
    packed = [SITE / page, *(SITE / "_static" / name for name in names)]
    faces = sum(path.stat().st_size for path in (SITE / "_static").glob("*.woff2"))
    assert sum(len(gzip.compress(path.read_bytes())) for path in packed) + faces <= HEAVIEST
    assert len(packed) + 2 <= 6


@page_by_page
def test_a_page_loads_one_style_one_script_and_says_what_it_may_load(page: str) -> None:
    soup = read(page)
    scripts = [tag for tag in soup.select("script") if tag.get("type") != "application/json"]
    (script,) = [urlsplit(tag["src"]).path.rsplit("/", 1)[-1] for tag in scripts if tag.get("src")]
    folders = [folder for folder, parts in NEEDS.items() if soup.select_one(parts)]
    assert script == ("deck.js" if page.startswith("slides/") else "-".join(["book", *folders]) + ".js")
    assert all(tag.has_attr("defer") for tag in scripts if tag.get("src"))
    policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    for inline in (tag.string for tag in scripts if not tag.get("src")):
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert len(soup.select("link[rel=stylesheet]")) == 1
    assert len(soup.select("meta[name=viewport]")) == 1
    assert soup.select_one("meta[property='og:title']")["content"]
    assert not soup.select("link[rel=canonical], meta[property='og:url']"), "no public address is set"
    assert not re.search(r' on[a-z]+="', str(soup.select_one("body").find("main")))


def test_hosts_that_read_headers_get_the_policy_of_the_pages(site: Path) -> None:
    headers = (site / "_headers").read_text(encoding="utf-8")
    policy = read("index.html").select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert f"  Content-Security-Policy: {policy}; frame-ancestors" in headers
    assert "Referrer-Policy: no-referrer" in headers and "Permissions-Policy: " in headers
    assert not (site / "sitemap.xml").exists(), "no public address is set"


def test_the_style_is_written_for_both_directions_of_writing(site: Path) -> None:
    style = (site / "_static" / "book.css").read_text(encoding="utf-8")
    physical = r"(?<![-\w])(((margin|padding|border)-(left|right)|left|right|float)(?=[-:])|text-align:(left|right))"
    assert re.findall(physical, style) == []


def test_every_class_of_sphinx_design_on_a_page_has_a_style_or_needs_none(site: Path) -> None:
    style = (site / "_static" / "book.css").read_text(encoding="utf-8")
    silent = r"sd-(sphinx-override|mb-|g-|row-cols|container|w-100|shadow|font-weight|d-flex|octicon|card-(body|text|header)|summary-(title|text|chevron))"
    used = {name for page in PAGES for name in re.findall(r"(?<=[\" ])sd-[a-z0-9-]+", (site / page).read_text("utf-8"))}
    assert sorted(name for name in used if f".{name}" not in style and not re.match(silent, name)) == []


def test_every_page_and_notebook_holds_its_charts() -> None:
    root = SITE.parents[1]
    for source in (*(root / "book").rglob("*.md"), *(root / "notebooks").glob("*.ipynb")):
        page = source.relative_to(root).with_suffix(".html").as_posix().removeprefix("book/")
        text = source.read_text(encoding="utf-8")
        expected = set(re.findall(r'(?:^```\{chart\} |charts\.get\(\\")([a-z0-9-]+)', text, re.MULTILINE))
        assert {frame["data-chart"] for frame in read(page).select("figure.hb-chart")} == expected, page


def test_a_notebook_page_draws_the_stored_output() -> None:
    notebook = json.loads((SITE.parents[1] / "notebooks" / "loss-data.ipynb").read_text(encoding="utf-8"))
    stored = [
        output["data"][charts.PLOTLY_MIME]
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if charts.PLOTLY_MIME in output.get("data", {})
    ]
    frames = read("notebooks/loss-data.html").select("figure.hb-chart")
    drawn = [json.loads(frame.select_one("script.hb-figure").string) for frame in frames]
    assert len(drawn) == len(stored) > 5
    for shown, kept in zip(drawn, stored, strict=True):
        assert [trace["x"] for trace in shown["data"]] == [trace["x"] for trace in kept["data"]]
        assert [trace["y"] for trace in shown["data"]] == [trace["y"] for trace in kept["data"]]


@page_by_page
def test_every_fact_shows_its_source_grade_and_row(page: str) -> None:
    soup = read(page)
    for button in soup.select("a.hb-fact"):
        pop = page_text(page).parts[button["data-pop"]]
        assert "reference/tables/" in button["href"], button
        assert pop.select_one("a[href^=http]"), button
        assert pop.select_one("a[href*='reference/tables/']"), button
        assert re.search(r"\([ABCD]\)", pop.get_text())
        assert re.search(r"Published: (\d{4}|date not on file)", pop.get_text()), button
        assert not button.find_parent(["a", "summary", "h1", "h2", "h3", "button"])


@page_by_page
def test_every_claim_shows_its_verdict_in_words_and_leads_to_the_ledger(page: str) -> None:
    soup = read(page)
    for button in soup.select("a.hb-claim"):
        pop = page_text(page).parts[button["data-pop"]]
        sign = button.select_one(".hb-sign[aria-hidden]").extract().get_text()
        name = re.fullmatch(r"(C\d+), (.+)", button.get_text().strip())
        assert sign and name, "a sign to see, number and verdict to hear and to copy"
        assert name[1] in pop.get_text() and name[2].lower() in pop.get_text().lower()
        assert "claims" in button["href"], button
        assert pop.select_one("a[href*='claims']"), button


def test_a_full_stop_stays_beside_its_figure() -> None:
    html = (SITE / "storm/how-big-is-it.html").read_text(encoding="utf-8")
    assert not re.search(r"</span></span>[.,;:)]", html)
    assert re.search(r'class="hb-unbroken">\(<a ', html)


def test_a_figure_that_is_not_verified_says_so() -> None:
    text = " ".join(read("storm/where-the-trillions-come-from.html").select_one("main").get_text(" ").split())
    assert re.search(r"USD.17\.9.trillion.*\(not yet verified\) by 2030", text)


def place_of(part: Tag) -> str:
    """Return the name of a part; reader views drop parts of some names, so it can stand on an empty element inside."""
    return str(part.get("id") or part.select_one("span[id]:empty")["id"])  # type: ignore[index]


def test_every_table_has_a_page_with_an_anchor_for_every_row() -> None:
    listed = read("reference/data.html")
    for name in data.tables():
        soup = read(f"reference/tables/{name}.html")
        rows = soup.select("table.hb-sortable tbody tr")
        assert len(rows) == len(data.load(name)), name
        assert len({place_of(row) for row in rows}) == len(rows)
        assert soup.select_one(f"a[href$='{data.table_info(name)['path']}'][download]")
        assert listed.find(id=name)
        records = json.loads((SITE / "data" / data.table_info(name)["path"]).with_suffix(".json").read_text("utf-8"))
        assert len(records) == len(rows)


def test_the_ledger_and_the_articles_have_stable_places() -> None:
    ledger = read("reference/claims.html")
    for claim in claims.everything():
        entry = ledger.find(id=claim.id.lower())
        assert claim.claim in entry.get_text() and claim.finding in entry.get_text(), claim.id
    for treaty in treaties.TREATIES:
        page = read(f"reference/{treaty}-convention.html")
        for row in treaties.articles(treaty).to_dict(orient="records"):
            assert row["title"] in page.find(id=f"article-{row['article']}").h3.get_text()
    assert len(read("reference/glossary.html").select("dl.hb-glossary dt")) == len(data.load("glossary"))


def test_every_source_says_what_rests_on_it() -> None:
    entries = {place_of(entry): entry for entry in read("reference/sources.html").select("ul.hb-source-entries > li")}
    cited = {source.key: source for source in data.all_sources().values() if source.kind != "own"}
    assert set(entries) == set(cited)
    for key, source in cited.items():
        assert entries[key].a["href"] == source.url
        assert "used in" in entries[key].get_text()


def test_the_site_carries_the_data_and_one_plotly() -> None:
    assert (SITE / "data" / "losses" / "ic3_annual.csv").exists()
    scripts = [path for path in SITE.rglob("*.js") if path.stat().st_size > 1_000_000]
    assert [path.name for path in scripts if "plotly" in path.name] == ["plotly.min.js"]


def test_every_open_question_stands_on_its_page_with_a_place_of_its_own() -> None:
    shown = read("reference/open.html")
    entries = {place_of(entry): entry for entry in shown.select("section.hb-entry")}
    for row in data.load("open_points").to_dict(orient="records"):
        assert row["question"] in entries[row["id"]].h3.get_text(), row["id"]
        assert f"{row['page']}.html" in PAGES, row["page"]
        assert shown.select_one(f"a[href$='{row['page'].split('/')[1]}.html']"), row["page"]


def test_the_ledger_leads_back_to_where_each_claim_is_discussed() -> None:
    ledger = read("reference/claims.html")
    for claim in claims.everything():
        links = ledger.select(f"#{claim.id.lower()} a[href*='#at-hb-']")
        assert links, f"{claim.id} is discussed on no page"
        for link in links:
            page, place = link["href"].removeprefix("../").split("#")
            assert claim.id in page_text(page).parts[place].get_text()


def test_the_whole_book_as_one_page_has_unique_anchors_and_links_that_lead_somewhere() -> None:
    whole = BeautifulSoup(pdf.one_page(SITE), "html.parser")
    article = whole.select_one("article")
    assert article is not None
    places = [one["id"] for one in whole.select("[id]")]
    assert len(places) == len(set(places))
    links = [str(one["href"]) for one in article.select("a[href^='#']")]
    assert len(links) > 500
    assert sorted({link for link in links if link.removeprefix("#") not in places}) == []
    assert len(article.select("section.hb-book-page")) == len(set(pdf.chapters(SITE)))


@page_by_page
def test_no_page_shows_an_escaped_sign_to_its_reader(page: str) -> None:
    shown = " ".join(page_text(page).words)
    assert not [
        shown[max(0, one.start() - 40) : one.end() + 20] for one in re.finditer(r"&(?:#\d+|amp|quot|lt|gt);", shown)
    ]


def test_a_cell_of_a_wide_table_names_its_column_so_that_a_phone_can_stack_it() -> None:
    table = read("teach/design.html").select_one("main table.hb-stacks")
    headings = [one.get_text(strip=True) for one in table.select("thead th")]
    assert len(headings) > 2
    for row in table.select("tbody tr"):
        assert [cell["data-heading"] for cell in row.select("td")] == headings
    narrow = read("reference/method.html").select("main .pst-scrollable-table-container table")
    assert narrow and all("hb-stacks" not in one["class"] for one in narrow if len(one.select("thead th")) < 3)
