"""What README, CONTRIBUTING and the pages in docs/ say is so: commands, paths, examples, rooms, picture."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import architecture
import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT))
import tasks
from hanoibook import treaties
from hanoibook.site.quizzes import quiz
from hanoibook.site.reference import lists
from hanoibook.site.teaching import handouts, plans
from hanoibook.site.treaties import comparison, members

SAYING = (
    "README.md",
    "CONTRIBUTING.md",
    "book/reference/run-it.md",
    *(f"docs/{one.name}" for one in (ROOT / "docs").glob("*.md")),
)
GIT_MADE = {"_build", ".venv", ".venv-lab", "_headers"}  # named, but made by the commands


def said(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", SAYING)
def test_every_make_command_is_a_task(file: str) -> None:
    named = set(re.findall(r"(?:`|^|PORT=\d+ )make(?: PYTHON=\S+)? ([a-z-]+)", said(file), re.MULTILINE))
    named |= set(re.findall(r"tasks\.py ([a-z-]+)`", said(file)))
    assert named <= set(tasks.TASKS), named - set(tasks.TASKS)


def test_the_table_of_commands_lists_each_task_once() -> None:
    table = said("docs/maintaining.md").split("## All commands")[1].split("\n\n")[1]
    assert sorted(re.findall(r"^\| `make ([a-z-]+)` \|", table, re.MULTILINE)) == sorted(set(tasks.TASKS) - {"help"})


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "docs/writing.md", "docs/maintaining.md"])
def test_every_path_that_is_named_exists(file: str) -> None:
    parts = re.findall(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|md|toml|txt|yml|json|bib|csv))`", said(file))
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", said(file))
    places = [
        ROOT,
        ROOT / "data",
        ROOT / "hanoibook" / "site",
        ROOT / "requirements",
        ROOT / "docs",
        *(one for one in (ROOT / "data").iterdir() if one.is_dir()),
    ]
    named = [
        one.removeprefix("/") for one in {*parts, *links} if one.split("/")[0] not in GIT_MADE and "/name." not in one
    ]
    missing = [one for one in named if not any((place / one).exists() for place in places)]
    assert [one for one in missing if not re.search(r"PART-PAGE|hour-N|VERSION|^v1\.0/$|\.venv|sitemap", one)] == []
    assert len(named) >= 5


def run(*words: str) -> str:
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


EXAMPLES = {  # what a page tells the reader to type, and what must be in the answer
    "README.md": ("ic3-losses-2025", ("USD\u00a020.9\u00a0billion", "ic3_annual row 2025-2025", "Federal Bureau of Investigation")),
    "CONTRIBUTING.md": ("un-ratifications-left", ("un_status", "how:")),
}  # fmt: skip


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_example_of_a_fact_answers_as_the_page_says(file: str) -> None:
    name, parts = EXAMPLES[file]
    assert f"`.venv/bin/python -m hanoibook explain {name}`" in said(file)
    answer = run("-m", "hanoibook", "explain", name)
    assert all(part in answer for part in parts), answer


def test_the_list_of_tasks_is_printed_as_the_makefile_promises() -> None:
    listed = run("tasks.py")
    assert [line.split()[0] for line in listed.splitlines()] == list(tasks.TASKS)


def test_roles_and_directives_that_writers_are_told_of_are_the_ones_of_the_extension() -> None:
    rooms = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "hanoibook" / "site").glob("*/__init__.py"))
    written = set(re.findall(r'add_(?:role|directive)\("([\w-]+)"', rooms))
    known = {
        *written,
        *treaties.TREATIES,
        *quiz.ROLES,
        *lists.LISTS,
        *comparison.LISTS,
        *members.LISTS,
        *handouts.LISTS,
        *plans.PLANS,
    }
    named = set(re.findall(r"\{([a-z-]+)\}`", said("docs/writing.md"))) | set(
        re.findall(r"`\{([a-z-]+)\}", said("docs/writing.md"))
    )
    assert named <= known, named - known


def test_rooms_stand_in_the_order_of_the_contract() -> None:
    words = said("docs/maintaining.md").split("from the bottom up, and")[1].split("\n\n")[1]
    groups = [re.findall(r"`(\w+)`", part) for part in words.split("→")]
    place = {room: number for number, layer in enumerate(reversed(architecture.layers())) for room in layer}
    named = [room for group in groups for room in group]
    assert set(named) == set(place) - {"__main__"}, set(place) - {"__main__"} ^ set(named)
    order = [place[room] for room in named if room not in ("data", "README")]
    assert order == sorted(order), list(zip(named, order, strict=False))


def test_the_picture_of_the_rooms_is_the_one_of_these_imports() -> None:
    assert architecture.PICTURE.read_text(encoding="utf-8") == architecture.picture(), (
        "run: python tests/architecture.py"
    )
    assert architecture.PAGE.read_text(encoding="utf-8") == architecture.page(), "run: python tests/architecture.py"


def test_the_picture_shows_every_room_and_only_arrows_that_point_down() -> None:
    drawing = ET.fromstring(architecture.picture())
    rooms = [one.text for one in drawing.iter() if one.get("class") == "room"]
    assert sorted(rooms) == sorted(room for layer in architecture.layers() for room in layer)  # type: ignore[type-var]
    depth = {room: number for number, layer in enumerate(architecture.layers()) for room in layer}
    assert all(depth[one] < depth[other] for one, other in architecture.needed(architecture.imports()))
    assert set(architecture.DOES) == set(depth) <= set(architecture.MIDDLES)
    assert drawing.get("role") == "img" and len(drawing.get("aria-label", "")) > 200


def test_a_new_import_makes_the_picture_old(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {house: architecture.imports(house) for house in ("hanoibook", "hanoibook.site")}
    found["hanoibook"]["codebook"].add("palette")
    monkeypatch.setattr(architecture, "imports", lambda house="hanoibook": found[house])
    assert architecture.PAGE.read_text(encoding="utf-8") != architecture.page()
    assert architecture.PICTURE.read_text(encoding="utf-8") != architecture.picture()


def test_the_page_on_the_package_describes_every_public_room_and_runs_as_written() -> None:
    page = said("book/reference/package.md")
    blocks = re.findall(r"^```\{eval-rst\}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    rooms = [
        re.fullmatch(r"\.\. automodule:: hanoibook\.(\w+)\n   :members:\n   :member-order: alphabetical\n", one)
        for one in blocks
    ]
    assert [room[1] for room in rooms if room] == ["data", "losses", "treaties", "claims", "vietnam", "facts", "charts"]
    assert len(rooms) == len(blocks), "other reStructuredText would hide prose from tests/prose.py"
    example = re.search(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert example
    exec(compile(example[1], "book/reference/package.md", "exec"), {})
    for other in (ROOT / "book").rglob("*.md"):
        assert other.name == "package.md" or "{eval-rst}" not in other.read_text(encoding="utf-8")


@pytest.mark.site
def test_every_public_function_has_its_place_on_the_page_of_the_package(site) -> None:
    import importlib
    import inspect

    page = (site / "reference" / "package.html").read_text(encoding="utf-8")
    for room in ("data", "losses", "treaties", "claims", "vietnam", "facts", "charts"):
        module = importlib.import_module(f"hanoibook.{room}")
        names = getattr(module, "__all__", None) or [
            name
            for name, one in vars(module).items()
            if getattr(one, "__module__", "") == module.__name__ and not name.startswith("_")
        ]
        for name in names:
            if inspect.isfunction(getattr(module, name)) or inspect.isclass(getattr(module, name)):
                assert f'id="hanoibook.{room}.{name}"' in page, f"{room}.{name}"
                assert inspect.getdoc(getattr(module, name)), name
