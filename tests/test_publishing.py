"""Publishing, reporting, statements: workflows that can work, links only where an address is set, pages that compute."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from conftest import ROOT, SITE, all_pages
from small_book import Copy, SmallBook

from hanoibook import charts, data
from hanoibook.site.frame import reporting
from hanoibook.site.frame.reporting import Desk
from hanoibook.site.reference import statements

sys.path.insert(0, str(ROOT))
import tasks

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": FORMS,
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "dependabot": [GITHUB / "dependabot.yml"],
    "readthedocs": [ROOT / ".readthedocs.yaml"],
}
PUBLISHERS = ("actions",)


def against_schema(schema: str, *files: Path) -> str:
    """Return what the published schema finds wrong in files, nothing if they are right."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", "--color", "never"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def faults(workflow: dict[Any, Any]) -> list[str]:
    """Return what is careless in a workflow, or cannot work in this project."""
    found = [] if workflow.get("permissions") == {"contents": "read"} else ["it may do more than read"]
    found += [] if "concurrency" in workflow else ["two runs may get in each other's way"]
    for name, job in workflow["jobs"].items():
        found += [] if job.get("timeout-minutes") else [f"{name}: no timeout"]
        for step in job["steps"]:
            found += _faults_of_step(step)
    return found


def _faults_of_step(step: dict[str, Any]) -> list[str]:
    used, said = step.get("uses"), step.get("run", "")
    found = []
    if used and not re.fullmatch(rf"(?:{'|'.join(PUBLISHERS)})/[a-z-]+@(?:v\d+|[0-9a-f]{{40}})", used):
        found.append(f"{used}: not pinned, or of an unknown publisher")
    named = re.findall(r"(?:tasks\.py|\bmake)\s+([\w-]+)", said)
    found += [f"{task}: tasks.py does not know it" for task in named if task not in tasks.TASKS]
    if re.search(r"\$\{\{\s*github\.(?:event|head_ref)", said):
        found.append("text from outside goes into a shell")
    return found


def read_yaml(path: Path) -> dict[Any, Any]:
    content: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("schema", SCHEMAS)
def test_settings_for_hosts_have_the_published_form(schema: str) -> None:
    assert SCHEMAS[schema]
    assert against_schema(schema, *SCHEMAS[schema]) == ""


@pytest.mark.parametrize(
    ("schema", "file", "old", "new"),
    [
        ("github-workflows", "workflows/test.yml", "runs-on: ubuntu-latest", "runs_on: ubuntu-latest"),
        ("github-workflows", "workflows/publish.yml", "pages: write", "pages: always"),
        ("github-issue-forms", "ISSUE_TEMPLATE/mistake.yml", "type: dropdown", "type: list"),
    ],
)
def test_a_broken_setting_is_found(schema: str, file: str, old: str, new: str, tmp_path: Path) -> None:
    text = (GITHUB / file).read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "broken.yml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    assert against_schema(schema, broken) != ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_limited_and_calls_commands_that_exist(path: Path) -> None:
    workflow = read_yaml(path)
    assert faults(workflow) == []
    said = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    assert any("python tasks.py " in one for one in said), "it runs none of the README's commands"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("actions/checkout@v6", "actions/checkout@main", "not pinned"),
        ("actions/checkout@v6", "actions/checkout", "not pinned"),
        ("actions/checkout@v6", "somebody/checkout@v6", "unknown publisher"),
        ("tasks.py check", "tasks.py chekc", "does not know"),
        ("tasks.py check", "tasks.py check ${{ github.event.pull_request.title }}", "shell"),
        ("contents: read", "contents: write", "more than read"),
        ("timeout-minutes: 30", "continue-on-error: false", "no timeout"),
        ("concurrency:", "env:", "each other"),
    ],
)
def test_a_careless_workflow_is_found(old: str, new: str, wanted: str) -> None:
    text = (GITHUB / "workflows" / "test.yml").read_text(encoding="utf-8")
    assert old in text
    assert any(wanted in one for one in faults(yaml.safe_load(text.replace(old, new))))


def test_the_quick_tests_run_on_every_system_with_the_oldest_the_proven_and_the_newest_python() -> None:
    matrix = read_yaml(GITHUB / "workflows" / "test.yml")["jobs"]["quick"]["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == [f"{major}.{minor}" for major, minor in (tasks.OLDEST, (3, 13), tasks.NEWEST)]


def commands(job: dict[str, Any]) -> list[str]:
    """Return what a job does, step by step."""
    return [(step.get("run") or step.get("uses") or "").strip() for step in job["steps"]]


def test_what_is_published_is_what_was_tested() -> None:
    jobs = read_yaml(GITHUB / "workflows" / "publish.yml")["jobs"]
    steps = commands(jobs["build"])
    order = [
        next(place for place, step in enumerate(steps) if wanted in step)
        for wanted in ("tasks.py book", "> built.sha256", "tasks.py test", "--check", "upload-pages-artifact")
    ]
    assert order == sorted(order)
    assert jobs["build"]["steps"][order[-1]]["with"]["path"] == "_build/html"
    assert jobs["publish"]["needs"] == "build"
    assert [step.split("@")[0] for step in commands(jobs["publish"])] == ["actions/deploy-pages"]
    rights = [name for name, job in jobs.items() if "permissions" in job]
    assert rights == ["publish"], "only the last job may write"


def test_the_listing_of_a_build_notices_every_change(tmp_path: Path) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("NO sha256sum: these steps run on Linux only")
    steps = read_yaml(GITHUB / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    note, check = (step["run"] for step in steps if "sha256" in step.get("run", ""))

    def run(said: str) -> int:
        command = ["bash", "-e", "-o", "pipefail", "-c", said]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    page = tmp_path / "_build" / "html" / "a b.html"
    page.parent.mkdir(parents=True)
    page.write_text("one", encoding="utf-8")
    assert run(note) == 0 and run(check) == 0
    page.write_text("two", encoding="utf-8")
    assert run(check) != 0
    page.write_text("one", encoding="utf-8")
    page.with_name("new.html").write_text("", encoding="utf-8")
    assert run(check) != 0


def test_a_release_attaches_what_the_tests_saw() -> None:
    jobs = read_yaml(GITHUB / "workflows" / "release.yml")["jobs"]
    steps = " | ".join(commands(jobs["build"]))
    assert re.search(r"tasks\.py book .*tasks\.py test .*tasks\.py kit .*_build/kit/\*\.zip", steps, re.DOTALL)
    assert jobs["release"]["needs"] == "build"
    assert jobs["release"]["permissions"] == {"contents": "write"}


def test_read_the_docs_calls_a_command_that_exists() -> None:
    said = " ".join(read_yaml(ROOT / ".readthedocs.yaml")["build"]["commands"])
    assert re.findall(r"tasks\.py ([\w-]+)", said) == ["book"]


def test_the_page_on_publishing_names_every_workflow() -> None:
    text = (ROOT / "book" / "reference" / "publish.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^- `([\w-]+\.yml)` runs", text, re.MULTILINE)) == {path.name for path in WORKFLOWS}


REPOSITORY = "https://github.com/example/project"


def test_without_an_address_there_is_no_link() -> None:
    assert Desk().about_page("a.html") == [] and Desk().ways("a.html") == []
    assert Desk().about_figure("a.html", "1") is None


def test_a_link_of_the_repository_fills_in_fields_that_the_form_has() -> None:
    desk = Desk(repository=f"{REPOSITORY}/")
    figure = desk.about_figure("storm/a.html", "5% & more (x)")
    assert figure
    for way in [*desk.about_page("storm/a.html"), figure, *desk.ways("storm/a.html")]:
        parts = urlsplit(way.address)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{REPOSITORY}/issues/new"
        fields = {name: values[0] for name, values in parse_qs(parts.query).items()}
        form = read_yaml(GITHUB / "ISSUE_TEMPLATE" / fields.pop("template"))
        assert set(fields) <= {part.get("id") for part in form["body"]}
    assert parse_qs(urlsplit(figure.address).query)["figure"] == ["5% & more (x)"]
    assert len(desk.ways("a.html")) == len(FORMS)


def test_a_report_without_an_account_goes_by_letter_or_to_an_address() -> None:
    (letter,) = Desk(corrections="mistakes@example.org").about_page("storm/a.html?&b")
    assert letter.address == "mailto:mistakes@example.org?subject=Mistake%20on%20storm/a.html%3F%26b"
    (form,) = Desk(corrections="https://example.org/form").about_page("a.html")
    assert form.address == "https://example.org/form"
    assert len(Desk(REPOSITORY, "a@example.org").about_page("a.html")) == 2


class Settings:
    """As much of Sphinx's settings as the check of addresses reads."""

    def __init__(self, repository: str, corrections: str) -> None:
        self.html_theme_options = {"repository_url": repository}
        self.hanoibook_corrections = corrections


@pytest.mark.parametrize(
    ("repository", "corrections"),
    [("github.com/x/y", ""), ("", "nobody"), ("", "javascript:alert(1)"), ("", 'a"b@example.org')],
)
def test_an_address_that_cannot_work_stops_the_build_in_one_line(repository: str, corrections: str) -> None:
    with pytest.raises(reporting.ConfigError, match=r"^_config\.yml, .*Correct it.*$") as caught:
        reporting.check(None, Settings(repository, corrections))  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    reporting.check(None, Settings("", ""))  # type: ignore[arg-type]
    reporting.check(None, Settings(REPOSITORY, "a@example.org"))  # type: ignore[arg-type]


def test_licences_cover_every_table_and_every_source_that_it_cites() -> None:
    rows = {row["name"]: row for row in statements.licences("")["tables"]}
    assert list(rows) == data.tables()
    for name, row in rows.items():
        keys = {key for cell in data.load(name)["sources"] for key in data.split_list(cell)}
        assert sum(number for _, number in row["kinds"]) == sum(data.all_sources()[key].kind != "own" for key in keys)
        assert row["licences"] and all(one["path"].startswith("https://") for one in row["licences"]), name


def test_a_new_correction_joins_the_list(data_copy: Path) -> None:
    before = statements.corrections("")["rows"]
    assert before
    path = data_copy / data.table_info("ic3_age_groups")["path"]
    text = path.read_text(encoding="utf-8")
    old = "corrected: our working notes had a rounded 835000000"
    assert old in text
    path.write_text(text.replace(old, "restated"), encoding="utf-8")
    data.forget()
    after = statements.corrections("")["rows"]
    gone = [row for row in before if row not in after]
    assert [(row["table"], row["anchor"]) for row in gone] == [("ic3_age_groups", "row-2019-60_plus-all_complaints")]


def test_the_accessibility_statement_names_tests_that_exist() -> None:
    text = (ROOT / "book" / "reference" / "accessibility.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").glob("test_*.py"))
    there = {part.name for tree in trees for part in ast.walk(tree) if isinstance(part, ast.FunctionDef)}
    assert named and named <= there, named - there


def page(name: str, site: Path = SITE) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


def settings(root: Path = ROOT) -> tuple[str, str]:
    """Return the addresses for reports that the settings of a checkout hold."""
    content = read_yaml(root / "_config.yml")
    return content["repository"]["url"], content["sphinx"]["config"]["hanoibook_corrections"]


@pytest.mark.site
def test_the_site_offers_reports_only_where_an_address_is_set(site: Path) -> None:
    wanted = any(settings())
    for name in all_pages():
        before, start, foot = (site / name).read_text(encoding="utf-8").partition('<footer class="hb-foot"')
        if not start:
            continue  # slides have a frame of their own
        assert bool(BeautifulSoup(start + foot, "html.parser").select("footer .hb-report a")) == wanted, name
        assert not re.search(r'<a\b[^>]*\bhref="(?:"|mailto:\?|/issues)', before + foot), name
    ways = page("reference/corrections.html")
    assert bool(ways.select(".hb-ways a")) == wanted
    assert ("names no address for reports" in ways.get_text()) != wanted


@pytest.mark.site
def test_the_statements_count_what_is_there(site: Path) -> None:
    said = page("reference/accessibility.html").get_text()
    numbers = {kind: int(number) for kind, number in re.findall(r"^([a-z][^:\n]+): (\d+)$", said, re.MULTILINE)}
    framed = [name for name in all_pages() if '<footer class="hb-foot"' in (SITE / name).read_text(encoding="utf-8")]
    assert f"has {len(framed)} pages" in said
    assert numbers["tables with all their rows"] == len(list((SITE / "reference" / "tables").glob("*.html")))
    assert numbers["notebooks"] == len(list((ROOT / "notebooks").glob("*.ipynb")))
    assert numbers["charts with a name"] == len(charts.names())
    rows = page("reference/licences.html").select("article table:last-of-type tbody tr th[scope=row]")
    assert len(rows) == len(data.tables())
    for link in page("reference/corrections.html").select("article a[href*='tables/'][href*='#row-']"):
        table, anchor = str(link["href"]).split("#")
        assert page(f"reference/{table.split('reference/')[-1]}").find(id=anchor), link["href"]


@pytest.mark.build
@pytest.mark.parametrize("kind", [SmallBook, pytest.param(Copy, marks=pytest.mark.exhaustive)])
def test_one_setting_each_brings_the_links_to_every_page(tmp_path: Path, kind: type[Copy]) -> None:
    book = kind(tmp_path)
    book.change("_config.yml", ('\n  url: ""', f'\n  url: "{REPOSITORY}"'))
    book.change("_config.yml", ('hanoibook_corrections: ""', 'hanoibook_corrections: "a@example.org"'))
    book.change("_config.yml", ('baseurl: ""', 'baseurl: "https://example.org/storm/"'))
    assert settings(tmp_path) == (REPOSITORY, "a@example.org")
    book.built()
    site = tmp_path / "_build" / "html"
    names = [file.relative_to(site).as_posix() for file in site.rglob("*.html")]
    framed = [name for name in names if page(name, site).select("footer.hb-foot")]
    assert {name.split("/")[0] for name in names if name not in framed} <= {"slides"}
    for name in framed:
        form = quote(f"https://example.org/storm/{name}", safe="")
        links = [str(link["href"]) for link in page(name, site).select("footer .hb-report a")]
        assert links == [
            f"{REPOSITORY}/issues/new?template=mistake.yml&page={form}",
            f"mailto:a@example.org?subject=Mistake%20on%20https%3A//example.org/storm/{name}",
        ]
    figure = page("storm/how-big-is-it.html", site).select_one(".hb-pop a[href*='wrong-number.yml']")
    assert figure and "ic3-" in "".join(str(link["href"]) for link in page("index.html", site).select(".hb-pop a"))
    assert len(page("reference/corrections.html", site).select(".hb-ways a")) == len(FORMS) + 1
    assert "names no address" not in page("reference/neutrality.html", site).get_text()
    assert (site / "sitemap.xml").exists()
    for name in names:
        told = [str(one["content"]) for one in page(name, site).select('meta[name="citation_public_url"]')]
        assert told == ([] if name in ("404.html", "search.html") else [f"https://example.org/storm/{name}"])
    for link in page("404.html", site).select("a[href], link[href], script[src], form[action]"):
        way = str(link.get("href") or link.get("src") or link.get("action"))
        assert way.startswith(("https://example.org/storm/", REPOSITORY, "mailto:", "#")), way
