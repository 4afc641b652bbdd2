"""What readers are given, in passages: a paragraph of a page, a slide, a question, a card of a handout, a sentence of code.

A passage keeps its roles, such as ``{fact}`...```. ``sentences`` cuts one up.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import prose
import yaml
from conftest import ROOT

DATA = ROOT / "data"


class Passage(NamedTuple):
    """Words that are read together, and where they stand."""

    place: str
    words: str


def passages() -> list[Passage]:
    """Return every passage of pages, notebooks, lessons, questions, handouts and code."""
    return [*pages(), *notebooks(), *slides(), *questions(), *worksheets(), *code()]


def pages() -> Iterator[Passage]:
    """Yield the paragraphs of all pages, one a line as they are written."""
    for path in sorted((ROOT / "book").rglob("*.md")):
        yield from _lines(_place(path), path.read_text(encoding="utf-8"))


def notebooks() -> Iterator[Passage]:
    """Yield the paragraphs of all notebooks."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        yield from _lines(_place(path), prose.markdown_of_notebook(path))


def slides() -> Iterator[Passage]:
    """Yield the slides of all hours, each with what is said to it, then the rest of the steps, routes and formats."""
    for path in sorted((DATA / "lessons").glob("*.yml")):
        if path.name == "worksheets.yml":
            continue
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for slide in _under(content, "slides"):
            yield Passage(_place(path), " ".join(_strings(slide)))
        yield from (Passage(_place(path), words) for words in _strings(content, skip="slides"))


def questions() -> Iterator[Passage]:
    """Yield each question with its answers and explanations."""
    for path in sorted((DATA / "questions").glob("*.yml")):
        for question in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Passage(f"{_place(path)} {question['id']}", " ".join(_strings(question)))


def worksheets() -> Iterator[Passage]:
    """Yield each claim, pair and card of the worksheets."""
    path = DATA / "lessons" / "worksheets.yml"
    for kind in yaml.safe_load(path.read_text(encoding="utf-8")).values():
        yield from (Passage(_place(path), " ".join(_strings(one))) for one in kind)


def code() -> Iterator[Passage]:
    """Yield the strings of the package that hold words, docstrings left out."""
    for path in sorted((ROOT / "hanoibook").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = {id(node.body[0].value) for node in ast.walk(tree) if _documented(node)}
        for node in ast.walk(tree):
            said = node.value if isinstance(node, ast.Constant) and id(node) not in silent else None
            if isinstance(said, str) and said.count(" ") > 2:
                yield Passage(f"{_place(path)}:{node.lineno}", said)


def sentences(words: str) -> list[str]:
    """Return the sentences of a passage.

    >>> sentences("One. Two {fact}`a.b` more? Three")
    ['One.', 'Two {fact}`a.b` more?', 'Three']
    """
    return re.split(r"(?<=[.?!:])\s+(?=[A-Z\"“{*])", words.strip())


def _lines(place: str, text: str) -> Iterator[Passage]:
    for number, line in enumerate(text.splitlines(), start=1):
        if (line.strip() and not line.startswith(("```", ":::", "%"))) or "dropdown}" in line:
            yield Passage(f"{place}:{number}", line.strip())


def _under(content: Any, name: str) -> Iterator[Any]:
    if isinstance(content, dict):
        yield from content.get(name, [])
        for value in content.values():
            yield from _under(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from _under(value, name)


def _strings(content: Any, skip: str = "") -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, value in content.items():
            if name != skip:
                yield from _strings(value, skip)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value, skip)


def _documented(node: ast.AST) -> bool:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return isinstance(node, kinds) and bool(node.body) and ast.get_docstring(node) is not None


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
