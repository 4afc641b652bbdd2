"""Tell Sphinx which files a page was made from, so that a changed table rebuilds the pages that used it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sphinx.environment import BuildEnvironment

import hanoibook
from hanoibook import data


def note(environment: BuildEnvironment, names: Iterable[str]) -> None:
    """Register what :func:`hanoibook.data.recording` collected as dependencies of the current page.

    The descriptor of the tables and this package's modules count for every page.
    """
    for file in (*map(file_of, names), data.data_dir() / "datapackage.json"):
        environment.note_dependency(str(file))
    environment.dependencies[environment.docname].update(_modules())


def file_of(name: str) -> Path:
    """Return the file of a table, or of another file of ``data/`` by its path."""
    return data.data_dir() / (data.table_info(name)["path"] if name in data.tables() else name)


@cache
def _modules() -> frozenset[str]:
    return frozenset(map(str, Path(hanoibook.__file__).parent.rglob("*.py")))
