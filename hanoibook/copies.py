"""The student's and the teacher's copy of a notebook, made from one source by the tags of its cells."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import nbformat

NOT_FOR_STUDENTS = ("solution", "teacher")
_LINK = re.compile(r"\[([^\]]+)\]\((\.\./book/[^)#]+?)\.md(#[^)]*)?\)")
_ADDRESS = 'ADDRESS = ""'  # in the cell that installs the package where it is missing


def student(notebook: Any) -> Any:
    """Return a copy without solutions and notes for teachers."""
    made = copy.deepcopy(notebook)
    made.cells = [cell for cell in made.cells if not _tags(cell) & set(NOT_FOR_STUDENTS)]
    return made


def teacher(notebook: Any) -> Any:
    """Return a copy with solutions and notes, nothing folded away."""
    made = copy.deepcopy(notebook)
    for cell in made.cells:
        kept = [tag for tag in cell.metadata.get("tags", []) if tag != "hide-cell"]
        cell.metadata = nbformat.from_dict({"tags": kept} if kept else {})
    return made


def without_outputs(notebook: Any) -> Any:
    """Return a copy in which nothing has run yet."""
    made = copy.deepcopy(notebook)
    made.metadata.pop("hanoibook", None)
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return made


def with_links(notebook: Any, place: Callable[[str], str | None]) -> Any:
    """Return a copy whose links to pages lead where ``place`` says; without a place the words stay, the link goes.

    ``place`` gets the page's address on the site, such as ``storm/how-big-is-it.html``.
    """
    made = copy.deepcopy(notebook)
    for cell in made.cells:
        if cell.cell_type == "markdown":
            cell.source = _LINK.sub(lambda found: _linked(found, place), cell.source)
    return made


def with_address(notebook: Any, repository: str | None) -> Any:
    """Return a copy whose first cell can install the package from a repository; without one, as it is."""
    made = copy.deepcopy(notebook)
    for cell in made.cells:
        if repository and cell.cell_type == "code":
            cell.source = cell.source.replace(_ADDRESS, f'ADDRESS = "git+{repository}"')
    return made


def _linked(found: re.Match[str], place: Callable[[str], str | None]) -> str:
    words, page, anchor = found.groups()
    address = place(f"{page.removeprefix('../book/')}.html")
    return f"[{words}]({address}{anchor or ''})" if address else words


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", []))
