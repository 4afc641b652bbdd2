"""A release has one version, keeps its facts and addresses, says what changed and why, and can be cited and frozen."""

from __future__ import annotations

import csv
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml
from bs4 import BeautifulSoup
from conftest import ROOT, pages
from kept import set_aside

from hanoibook import charts, data, facts, questions, releases
from hanoibook.build import frozen, kit
from hanoibook.build.places import BuildError, Checkout
from hanoibook.site import render
from hanoibook.site.charts import framing
from hanoibook.site.frame import citing
from hanoibook.site.reference import changed
from hanoibook.words import say

FACT = "vietnam-survey-2024-respondents"
REPAIR = "run `rm data/releases/{0}.json && make release` if {0} is not published yet; else say under Unreleased what changed"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of data/ whose facts are those of two of its tables' subjects only, so that comparing takes no time."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setenv(data.PLACE, str(copy))
    chosen = [FACT, "ic3-losses-2025", "un-ratifications-left"]
    monkeypatch.setattr(facts, "names", lambda: chosen)
    shutil.rmtree(copy / "releases")
    (copy / "releases").mkdir()
    give_reasons(copy)
    with set_aside():
        yield copy
        monkeypatch.undo()


def give_reasons(folder: Path, *rows: str) -> None:
    lines = ["version,fact,reason", *rows]
    (folder / "releases" / "reasons.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def raise_version(folder: Path, version: str) -> None:
    path = folder / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'"version": "{data.version()}"', f'"version": "{version}"'), encoding="utf-8")
    data.forget()


def correct_a_row(folder: Path) -> None:
    path = folder / "vietnam" / "vietnam_losses.csv"
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("survey-respondents-2024-1,"))
    path.write_text(text.replace(row, row.replace("59000", "59120").replace(",from,", ",exact,")), encoding="utf-8")
    data.forget()


def test_the_version_stands_in_one_place_and_all_others_agree() -> None:
    version = data.version()
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == version
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], str(citation["date-released"])) == (version, data.as_of())
    headings = re.findall(r"^## \[(.+?)\](?: - (\S+))?$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert headings[0] == ("Unreleased", "")
    assert headings[1][0] == version
    dates = {release.version: release.as_of for release in releases.published()}
    assert dict(headings[1:]).items() >= dates.items()


def test_the_citation_file_has_what_its_schema_asks_for() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert set(citation) >= {"cff-version", "message", "title", "authors"}
    assert citation["cff-version"] == "1.2.0" and citation["type"] in ("dataset", "software")
    assert citation["authors"] and all(set(author) == {"name"} for author in citation["authors"])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(citation["date-released"]))
    assert set(citation) <= {
        "cff-version", "message", "type", "title", "abstract", "authors", "version", "date-released", "license",
        "keywords", "url", "repository-code", "doi",
    }  # fmt: skip


def test_the_kept_release_is_what_the_facts_are_or_the_changelog_says_why_not() -> None:
    kept = releases.kept(data.version())
    assert kept is not None, "run: make release"
    found = releases.compare(kept.facts, releases.now())
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = text.split("## [Unreleased]")[1].split("## [")[0].strip()
    assert not found or unreleased, f"{found}: {REPAIR.format(data.version())}"


def test_a_kept_release_is_not_overwritten(folder: Path) -> None:
    path = releases.keep("x")
    first = path.read_bytes()
    assert releases.keep("x") == path and path.read_bytes() == first
    assert releases.read(path).facts == releases.now()
    correct_a_row(folder)
    with pytest.raises(data.DataError, match="raise version") as stopped:
        releases.keep("x")
    assert "\n" not in str(stopped.value) and path.read_bytes() == first


def test_a_changed_fact_of_a_new_release_needs_a_reason(folder: Path) -> None:
    releases.keep("x")
    correct_a_row(folder)
    releases.check_reasons()  # the same version: listed on the page, no reason asked for yet
    raise_version(folder, "1.1.0")
    with pytest.raises(data.DataError, match=f"no reason why {FACT} changed in release 1.1.0") as stopped:
        releases.check_reasons()
    assert "\n" not in str(stopped.value)
    give_reasons(folder, f"1.1.0,{FACT},corrected", "1.1.0,ic3-losses-2025,nothing")
    with pytest.raises(data.DataError, match="ic3-losses-2025 did not change"):
        releases.check_reasons()
    give_reasons(folder, f"1.1.0,{FACT},corrected: <b>a rounded figure</b>")
    releases.check_reasons()


@pytest.mark.parametrize(
    "text", ["", "fact,reason\n", "version,fact,reason\n1.1.0,x\n", "version,fact,reason\n1.1.0,x,\n"]
)
def test_a_broken_list_of_reasons_is_named(folder: Path, text: str) -> None:
    (folder / "releases" / "reasons.csv").write_text(text, encoding="utf-8")
    with pytest.raises(data.DataError, match=r"^data/releases/reasons\.csv, row \d: "):
        releases.check_reasons()


@pytest.mark.parametrize("damage", ["{", '{"version": "1.0.0"}', "[]", ""])
def test_a_damaged_release_is_named(folder: Path, damage: str) -> None:
    path = folder / "releases" / "1.0.0.json"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(data.DataError, match=r"^data/releases/1\.0\.0\.json: "):
        releases.published()


def test_the_page_says_what_changed_by_how_much_and_why(folder: Path) -> None:
    assert changed.listing("")["first"] and not changed.listing("")["parts"]
    releases.keep("x")
    assert not changed.listing("")["parts"]
    correct_a_row(folder)
    since = shown()
    assert "Since release 1.0.0 was published" in since.get_text()
    assert cells(since, FACT)[1:4] == ["59,000", "59,120", "+120"]
    raise_version(folder, "1.1.0")
    give_reasons(folder, f"1.1.0,{FACT},corrected: <b>a rounded figure</b>")
    page = shown()
    assert "From release 1.0.0" in page.get_text() and "is the first" not in page.get_text()
    assert cells(page, FACT)[4] == "corrected: <b>a rounded figure</b>" and not page.select("b")
    assert "Facts that changed: 1. Added: 0. Removed: 0." in page.get_text()


def shown() -> BeautifulSoup:
    return BeautifulSoup(render.listing("changes", changed.listing(""), "../"), "html.parser")


def cells(page: BeautifulSoup, name: str) -> list[str]:
    return [cell.get_text() for cell in page.select(f"tr[data-fact={name}] > *")]


def test_added_removed_and_moved_facts_are_told_apart() -> None:
    one = releases.Record("m", 1.0, "States", "1", "2025", "A", "s")
    before = {"a": one, "b": one, "c": one, "d": one}
    after = {"b": replace(one, value=2.0, text="2"), "c": replace(one, grade="B"), "d": one, "e": one}
    found = releases.compare(before, after)
    assert (found.added, found.removed) == (("e",), ("a",))
    assert [change.name for change in found.changed] == ["b"] and [change.name for change in found.moved] == ["c"]
    assert not releases.compare(before, before)


@pytest.mark.parametrize(
    ("unit", "old", "new", "words"),
    [
        ("USD", 2e9, 2.5e9, "+USD 500 million"),
        ("year", 2027, 2029, "+2"),
        ("rank", 2, 1, "\u22121"),
        ("date", 739000, 739001, "+1 days"),
        ("share a year", 0.2, 0.15, "\u22125 percentage points"),
        ("times", 500, 503.5, "+3.5 times"),
    ],
)
def test_by_how_much_is_said_in_the_facts_own_unit(unit: str, old: float, new: float, words: str) -> None:
    before = releases.Record("", old, unit, "a", "", "A", "")
    assert releases.difference(before, replace(before, value=new, text="b")).replace("\u00a0", " ") == words


def test_versions_are_ordered_by_number(folder: Path) -> None:
    release = releases.Release("1.9.0", "2026-11-23", "x", {})
    for version in ("1.10.0", "1.9.0", "1.2.0"):
        content = asdict(replace(release, version=version))
        (folder / "releases" / f"{version}.json").write_text(json.dumps(content), encoding="utf-8")
    assert [one.version for one in releases.published()] == ["1.2.0", "1.9.0", "1.10.0"]
    assert releases.before("1.10.0") == release and releases.before("1.2.0") is None


def test_exports_name_release_and_date_of_the_data(tmp_path: Path) -> None:
    named = f"elease {data.version()}, data as of {data.as_of()}"
    assert named in framing.chart(charts.get("ic3-record"), "page")
    assert named in questions.moodle_xml(questions.everything()[:1])
    for copy in ("student", "teacher"):
        kit.write_notebooks(Checkout(ROOT), copy, tmp_path / copy)
        assert named in (tmp_path / copy / "README.md").read_text(encoding="utf-8")


def test_a_citation_is_escaped_and_names_the_address_only_where_there_is_one() -> None:
    cited = citing.cite("a/b", "50% & {more} $ #1", "Book", ["Many"], None)
    assert (
        r"title = {50\% \& \textbraceleft{}more\textbraceright{} \$ \#1. In: Book}" in cited.bibtex
        and "url" not in cited.bibtex
    )
    assert "http" not in cited.words and f"release {data.version()}, data as of {data.as_of()}" in cited.words
    known = citing.cite("a/b", "T", "Book", ["Many"], "https://example.org/a/b.html")
    assert "url = {https://example.org/a/b.html}" in known.bibtex and "https://example.org/a/b.html" in known.words
    assert "In: " not in citing.cite("index", "Book", "Book", ["Many"], None).bibtex
    from pybtex.database import parse_string

    entry = next(iter(parse_string(cited.bibtex, "bibtex").entries.values()))
    assert entry.fields["version"] == data.version() and entry.fields["year"] == data.as_of()[:4]


def test_published_addresses_only_grow() -> None:
    listed = frozen.read(ROOT / frozen.ADDRESSES)
    lines = (ROOT / frozen.ADDRESSES).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    for release in releases.published():
        assert frozen.digest(listed, release.version) == release.addresses, f"restore {frozen.ADDRESSES} from git"
    with pytest.raises(BuildError, match=r"a\.html is gone"):
        frozen.with_new({"a.html": "1.0.0"}, {"b.html"}, "1.1.0")
    assert frozen.with_new({"a.html": "1.0.0"}, {"b.html"}, "1.0.0") == {"b.html": "1.0.0"}


@pytest.mark.site
def test_every_published_address_is_alive(site: Path) -> None:
    listed = frozen.read(ROOT / frozen.ADDRESSES)
    there: dict[str, set[str]] = {}
    for address in listed:
        page, anchor = urldefrag(address)
        if page not in there:
            assert (site / page).exists(), f"{page} is gone"
            text = (site / page).read_text(encoding="utf-8")
            there[page] = set(re.findall(r'\bid="([^"]+)"', text))
        assert not anchor or anchor in there[page], f"{address} is gone"
    for needed in (
        "un-convention.html#article-25",
        "budapest-convention.html#article-16",
        "claims.html#c18",
        "data.html#ic3_annual",
    ):
        assert f"reference/{needed}" in listed


@pytest.mark.site
@pytest.mark.parametrize(
    "page", ["index.html", "storm/how-big-is-it.html", "reference/tables/gdp.html", "notebooks/loss-data.html"]
)
def test_every_page_names_its_release_and_how_to_cite_it(site: Path, page: str) -> None:
    soup = BeautifulSoup((site / page).read_text(encoding="utf-8"), "html.parser")
    foot = soup.select_one("footer.hb-foot")
    assert foot is not None
    assert say("release.foot", version=data.version(), as_of=data.as_of()) in foot.get_text()
    words, bibtex = (one.get_text() for one in foot.select(".hb-cite-one"))
    title = soup.select_one("h1")
    assert title is not None and title.get_text().rstrip("#").strip() in words
    assert f"release {data.version()}" in words and bibtex.startswith("@misc{")


@pytest.mark.site
def test_the_page_of_changes_lists_what_the_kept_release_states_otherwise(site: Path) -> None:
    kept = json.loads((ROOT / "data" / "releases" / f"{data.version()}.json").read_text(encoding="utf-8"))["facts"]
    now = {name: asdict(releases.record(name)) for name in facts.names()}
    parts = ("value", "unit", "text", "as_of", "grade", "sources")
    other = {
        name
        for name in set(kept) | set(now)
        if [kept.get(name, {}).get(part) for part in parts] != [now.get(name, {}).get(part) for part in parts]
    }
    soup = BeautifulSoup((site / "reference" / "changes.html").read_text(encoding="utf-8"), "html.parser")
    listed = {str(row["data-fact"]) for row in soup.select(f"#since-{data.version().replace('.', '-')} [data-fact]")}
    assert listed == other


@pytest.mark.site
def test_a_frozen_release_says_so_leads_to_the_newest_and_stands_alone(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("*.js", "*.csv", "*.json"))
    target = tmp_path / "site" / "v1.0"
    frozen.freeze(tmp_path / "site", tmp_path / "v1.0", data.version())
    (tmp_path / "v1.0").rename(target)
    for page in [*pages(), "404.html", "search.html"]:
        soup = BeautifulSoup((target / page).read_text(encoding="utf-8"), "html.parser")
        lines = soup.select(".hb-frozen")
        assert len(lines) == 1 and "Frozen release 1.0" in lines[0].get_text()
        link = lines[0].select_one("a")
        assert link is not None
        newest = (target / page).parent / str(link["href"])
        assert newest.resolve().is_relative_to((tmp_path / "site").resolve()) and newest.exists()
        assert not newest.resolve().is_relative_to(target.resolve())
        for other in soup.select("link[rel=stylesheet], .hb-pages a[href], .hb-deck-bar > a[href]"):
            path = urldefrag(urljoin(page, str(other["href"])))[0].split("?")[0]
            assert (target / path.removeprefix("/")).exists()
    assert (target / ".nojekyll").exists()
    assert not (target / "sitemap.xml").exists() and not (target / "_headers").exists()


def test_a_frozen_page_has_its_own_canonical_address(tmp_path: Path) -> None:
    site = tmp_path / "html"
    (site / "storm").mkdir(parents=True)
    head = '<link rel="canonical" href="https://a.org/b/storm/x.html"><meta property="og:url" content="https://a.org/b/storm/x.html">'
    cited = "<p>T. https://a.org/b/storm/x.html. L</p><pre>url = {https://a.org/b/storm/x.html},</pre>"
    (site / "storm" / "x.html").write_text(f'{head}<div class="hb-frame">{cited}</div>', encoding="utf-8")
    frozen.freeze(site, tmp_path / "v2.3", "2.3.1")
    text = (tmp_path / "v2.3" / "storm" / "x.html").read_text(encoding="utf-8")
    assert text.count("https://a.org/b/v2.3/storm/x.html") == 4 and "/b/storm/" not in text
    (site / "storm" / "x.html").write_text("<p>no frame</p>", encoding="utf-8")
    with pytest.raises(BuildError, match=r"storm/x\.html"):
        frozen.freeze(site, tmp_path / "v2.4", "2.4.0")


def test_the_reasons_are_a_table_of_three_columns() -> None:
    with (ROOT / releases.REASONS).open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == ["version", "fact", "reason"]
    releases.check_reasons()


@pytest.mark.browser
def test_the_citation_opens_by_keyboard_and_is_copied_as_it_stands(http_root: str, browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{http_root}reference/changes.html")
    page.locator(".hb-cite-page summary").focus()
    page.keyboard.press("Enter")
    for place, beginning in ((0, "\u201cWhat changed"), (1, "@misc{reference-changes-")):
        one = page.locator(".hb-cite-one").nth(place)
        box = one.locator("button").bounding_box()
        assert box["height"] >= 24 and box["width"] >= 24
        one.locator("button").click()
        page.wait_for_function(f"() => document.querySelectorAll('.hb-cite-copy')[{place}].textContent === 'Copied'")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(beginning) and copied == one.locator(":first-child").first.text_content()
    context.close()


@pytest.mark.browser
def test_without_scripts_the_citation_can_be_read(http_root: str, browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{http_root}index.html")
    page.locator(".hb-cite-page summary").click()
    assert page.locator(".hb-cite-one pre").is_visible() and page.locator(".hb-cite-copy").count() == 0
    context.close()
