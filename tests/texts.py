"""Gather the prose that stands outside pages: sentences in code, texts in YAML, cells of tables that readers read.

Every text comes as the guards of ``prose.py`` take it: what a reader sees, a blank for each value put in.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import prose
import yaml
from babel.messages.extract import extract_from_dir

from hanoibook.words import placeholders
from hanoibook.words.catalogue import CATALOGUE

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hanoibook"
BLANK = "\u25a1"
SILENT_FIELDS = {
    "$schema", "answer", "ask", "because_of", "claim", "concept", "fact", "figure", "first", "id", "kind", "level", "misconception",
    "page", "pages", "place_of", "role", "source", "sources", "table", "unit", "chart", "test", "steps",
}  # fmt: skip
"""Fields of lessons and questions that name things, unless they hold more than a name (a text has a blank)."""


class Text(NamedTuple):
    """A text that a reader sees: the file, where in it, and the words."""

    file: str
    place: str
    words: str
    asserted: bool = True  # False for a wrong option of a question


def in_code() -> Iterator[Text]:
    """Yield the sentences of ``hanoibook``: marked ones, those of the catalogue, and the questions of charts."""
    marks = {"_": None, "N_": None, "ngettext": (1, 2)}
    method = [("**.py", "hanoibook.words.extraction:in_python")]
    for name, line, message, *_rest in extract_from_dir(PACKAGE, method, keywords=marks):
        for one in [message] if isinstance(message, str) else message:
            yield Text(f"hanoibook/{name}", f"line {line}", _blanked(one))
    for key, entry in CATALOGUE.items():
        for one in [entry] if isinstance(entry, str) else entry:
            yield Text("hanoibook/words/catalogue.py", key, _blanked(one))
    for path in sorted((PACKAGE / "charts").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                getattr(one, "id", "") == "chart" for one in node.decorator_list
            ):
                yield Text(path.relative_to(ROOT).as_posix(), node.name, ast.get_docstring(node) or "")


def in_yaml(marked: Callable[[str], str] = str) -> Iterator[Text]:
    """Yield the texts of questions, hours, formats, worksheets and routes; ``marked`` may mark roles beforehand."""
    for path in sorted([*(ROOT / "data/questions").glob("*.yml"), *(ROOT / "data/lessons").glob("*.yml")]):
        file = path.relative_to(ROOT).as_posix()
        for place, text, asserted in _strings(yaml.safe_load(path.read_text(encoding="utf-8")), ""):
            for passage in prose.passages(marked(text)):
                yield Text(file, place, passage, asserted)


def in_tables(columns: dict[str, tuple[str, ...]]) -> Iterator[Text]:
    """Yield the cells of the named columns, by table file: what its row's source backs, in our words."""
    for file, names in columns.items():
        with (ROOT / file).open(encoding="utf-8", newline="") as rows:
            for number, row in enumerate(csv.DictReader(rows), start=2):
                for name in names:
                    if row[name]:
                        yield Text(file, f"row {number}, {name}", row[name])


def _strings(node: object, place: str, asserted: bool = True) -> Iterator[tuple[str, str, bool]]:
    if isinstance(node, dict):
        here = f"{place}/{node['id']}" if "id" in node else place
        wrong = "misconception" in node or ("feedback" in node and not node.get("right"))
        for key, value in node.items():
            if key not in SILENT_FIELDS or not isinstance(value, str) or " " in value:
                yield from _strings(value, f"{here}/{key}", not (wrong and key in ("text", "misconception")))
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value, place, asserted)
    elif isinstance(node, str) and " " in node:
        yield place, node, asserted


def _blanked(message: str) -> str:
    for name in placeholders(message):
        message = message.replace("{" + name + "}", BLANK)
    return message
