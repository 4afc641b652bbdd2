"""A small book to build in: a page of each kind, whole tables, one hour of class and one notebook.

How the build behaves does not depend on how many pages there are, so a book of a few pages is asked. It is built
once a session; each test gets it with its site, changes what it likes, and it is put back as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest

from hanoibook import data
from hanoibook.build import notebooks
from hanoibook.build.places import Checkout

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("book", "data", "hanoibook", "notebooks", "_config.yml", "_toc.yml", "requirements.txt", "pyproject.toml")
CAPTURE = {"capture_output": True, "text": True, "encoding": "utf-8"}
CHAPTER = "book/storm/how-big-is-it.md"
NOTEBOOK = "notebooks/loss-data.ipynb"
NOTEBOOK_IN_TOC = "  - caption: Notebooks\n    chapters:\n      - file: notebooks/loss-data\n"
CELLS = (0, 1, 2, 3, 4, 5, 7, 11, 13, 22, 32, 34, 35, 36)  # text, tools, a chart, a table, an explorer, an exercise
PAGES = {
    "book/index.md": """# From Storm to Treaty

Forecast for 2025: {fact}`cv-2025`. On record: {fact}`ic3-losses-2025`. The treaty of {un}`64` is open
since {fact}`un-opened-date`. Its name stands in {claim}`C01`.

```{chart} claimed-in-squares
```
""",
    CHAPTER: """# How big is it? It depends on who counts what

```{opening}
:reading: 15
:exercises: 10
:level: introductory
```

Two numbers are told of one year.

```{aims}
- *classify* a figure as reported or claimed, and name a phishing message.
```

```{teachers}
Judge the number, not the person.
```

```{recall} storm/how-big-is-it
```

The forecast was {fact}`cv-2025` ({claim}`C02`), which is {fact}`claimed-over-reported-2025` the record of
{fact}`ic3-losses-2025`. See {budapest}`16`, {un}`25` and the [notebook](/notebooks/loss-data.ipynb).

```{chart} claimed-versus-reported
```

```{chart} ic3-record
```

```{quiz} storm/how-big-is-it
```

## Key points

- The essay's figure for 2030 is untraced ({claim}`C18`).
""",
    "book/teach/hour-1.md": "# Hour 1\n\n```{hour-plan} hour-1\n```\n",
    "book/reference/claims.md": "# Claims\n\n```{claims-ledger} intro\n```\n\n```{claims-ledger} storm\n```\n",
    "book/reference/un-convention.md": "# The UN Convention\n\n```{treaty-articles} un 9\n```\n",
    "book/reference/timeline.md": "# Timeline\n\n```{event-list}\n```\n",
    "book/reference/data.md": "# The data\n\n```{data-tables}\n```\n",
    "book/reference/sources.md": "# Sources\n\n```{source-list} f\n```\n",
    "book/reference/run-it.md": "# Run the notebooks\n",
    "book/reference/corrections.md": "# Corrections\n\n```{report-ways}\n```\n\n```{corrections-noted}\n```\n",
    "book/reference/neutrality.md": "# Neutrality\n\n```{report-ways}\n```\n",
}
QUESTIONS = "data/questions/storm-how-big-is-it.yml"
LESSONS = {
    "data/lessons/routes.yml": """seconds_a_question: 50
days_between_cards: [1, 3, 7, 21]
routes:
  - {id: one-hour, title: "An hour", aim: "One number.", test: short, steps: [{pages: [storm/how-big-is-it]}]}
""",
    "data/lessons/hour-1.yml": """id: hour-1
title: "How big is it?"
question: "One year, two numbers. What does each of them count?"
bring: "The letter cards."
prepare: [{minutes: 10, do: "Print the letter cards."}]
steps:
  - id: hook
    kind: hook
    minutes: 10
    title: "Two numbers for one year"
    do: "Show the two numbers and ask who could have counted this."
    result: "Two numbers stand on the board."
    late: "Take one answer."
    slides:
      - title: "Both numbers speak of 2025"
        lines: ["{fact}`cv-2025`", "{fact}`ic3-losses-2025`"]
      - {title: "The record grew", chart: ic3-record}
  - id: try
    kind: activity
    minutes: 30
    title: "Join each figure to its kind"
    do: "Let pairs join each figure to the word for its kind."
    result: "Each figure has a word for its kind."
    late: "Do two of them."
    ask: [big-check-kinds]
  - {id: exit, kind: exit, minutes: 10, title: "One sentence", do: "Each writes one sentence.", result: "One sentence from each learner.", late: "By mail."}
""",
    "data/lessons/formats.yml": """- id: one-hour
  title: "One hour"
  question: "What does a number count?"
  before: "Nothing to read."
  bring: "What the hour names."
  minutes: 50
  for: "A guest lesson."
  lost: "All other hours."
  parts: [{title: "The numbers", steps: [hour-1]}]
""",
}


class Copy:
    """The whole checkout, copied."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
            copy(ROOT / part, root / part)

    def run(self, task: str = "book") -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(task), cwd=self.root, env=self.environment(), **CAPTURE)

    def command(self, task: str) -> list[str]:
        return [sys.executable, "-m", "hanoibook.build", task]

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {"PYTHONPATH": str(self.root), "PYTHONUTF8": "1"}

    def built(self) -> None:
        done = self.run()
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def site(self) -> Path:
        return self.root / "_build" / "html"

    def page(self, name: str) -> str:
        return (self.site / name).read_text(encoding="utf-8").replace("&#160;", "\u00a0")

    def contents(self) -> dict[str, bytes]:
        """Return every file of the site."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes() for path in self.site.rglob("*") if path.is_file()
        }

    def change(self, file: str, *swaps: tuple[str, str]) -> None:
        """Replace the first occurrence of each text, for good."""
        path = self.root / file
        text = path.read_bytes()
        for old, new in swaps:
            assert old.encode() in text, f"{old!r} is not in {file}"
            text = text.replace(old.encode(), new.encode(), 1)
        path.write_bytes(text)

    def say_why(self) -> None:
        """Accept the cells that a test changed."""
        with data.reading_from(self.root / "data"):
            data.accepted.accept(list(data.accepted.changes()), "changed by a test")

    @contextmanager
    def restored(self, file: str) -> Iterator[Path]:
        """Put a file back afterwards, whatever was done to it."""
        path = self.root / file
        before = path.read_bytes()
        try:
            yield path
        finally:
            path.write_bytes(before)

    @contextmanager
    def changed(self, file: str, old: str, new: str) -> Iterator[None]:
        """Replace the first occurrence of a text inside the ``with`` block."""
        with self.restored(file):
            self.change(file, (old, new))
            yield


class SmallBook(Copy):
    """A copy cut to a page of each kind."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        for path in [*self._below("book", "*.md"), *self._below("data", "*.yml"), *self._below("notebooks", "*.ipynb")]:
            if path not in (self.root / QUESTIONS, self.root / NOTEBOOK):
                path.unlink()
        for name, text in {**PAGES, **LESSONS, "_toc.yml": _contents_of(PAGES)}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8", newline="\n")
        self._cut_notebook()

    def _below(self, folder: str, pattern: str) -> list[Path]:
        return list((self.root / folder).rglob(pattern))

    def _cut_notebook(self) -> None:
        path = self.root / NOTEBOOK
        notebook = cut(nbformat.read(path, as_version=4), CELLS)
        basis = notebooks._basis(Checkout(self.root))
        notebook.metadata["hanoibook"] = {"ran_on": notebooks._ran_on(basis, notebook)}
        path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")

    def without_notebook(self) -> None:
        """Take the notebook away, so that data and code may change without running it."""
        (self.root / NOTEBOOK).unlink()
        self.change("_toc.yml", (NOTEBOOK_IN_TOC, ""))
        self.change(CHAPTER, ("the [notebook](/notebooks/loss-data.ipynb)", "others"))


def cut(notebook: Any, cells: Iterable[int]) -> Any:
    """Return some cells of a notebook with their outputs, numbered as ``make notebooks`` would number them."""
    notebook.cells = [notebook.cells[number] for number in cells]
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02d}"
    for count, cell in enumerate((one for one in notebook.cells if one.cell_type == "code"), start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
    return notebook


def _contents_of(pages: dict[str, str]) -> str:
    first, *others = (name.removesuffix(".md") for name in pages)
    listed = "".join(f"      - file: {name}\n" for name in others)
    return f"format: jb-book\nroot: {first}\nparts:\n{NOTEBOOK_IN_TOC}  - caption: Pages\n    chapters:\n{listed}"


class Kept:
    """A small book as it was first built, and how to get back to it at the same place: Sphinx remembers paths."""

    def __init__(self, folder: Path, prepare: Callable[[SmallBook], None] = lambda book: None) -> None:
        (folder / "Hà Nội book").mkdir()  # a space, and letters outside ASCII
        self.copy = SmallBook(folder / "Hà Nội book")
        prepare(self.copy)
        self.copy.built()
        self._kept = folder / "kept"
        shutil.copytree(self.copy.root, self._kept)
        self._marks = {path.relative_to(self._kept): _mark(path) for path in self._kept.rglob("*")}

    def put_back(self) -> None:
        """Remove what is new and copy what differs in size or time."""
        root = self.copy.root
        for path in sorted(root.rglob("*"), reverse=True):  # what is in a folder before the folder
            if self._marks.get(path.relative_to(root), ()) != _mark(path):
                path.rmdir() if path.is_dir() else path.unlink()
        for name in sorted(self._marks):
            if self._marks[name] is None:
                (root / name).mkdir(exist_ok=True)
            elif not (root / name).exists():
                shutil.copy2(self._kept / name, root / name)


def _mark(path: Path) -> tuple[int, int] | None:
    """Return what tells one state of a file from another, ``None`` for a folder."""
    return None if path.is_dir() else (path.stat().st_size, path.stat().st_mtime_ns)


@pytest.fixture(scope="session")
def kept_book(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("small"))


@pytest.fixture
def copy(kept_book: Kept) -> Iterator[SmallBook]:
    """A small book with its site; a test may leave it in any state."""
    yield kept_book.copy
    kept_book.put_back()


@pytest.fixture(scope="session")
def kept_pages(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("pages"), SmallBook.without_notebook)


@pytest.fixture
def pages_only(kept_pages: Kept) -> Iterator[SmallBook]:
    """A small book without a notebook, with its site: its data may change without a run of notebooks."""
    yield kept_pages.copy
    kept_pages.put_back()
