"""Tell Sphinx which files a page was made from, so that a changed table rebuilds the pages that used it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx.environment import BuildEnvironment

import hanoibook
from hanoibook import data


def note(environment: BuildEnvironment, tables: Iterable[str]) -> None:
    """Register tables, sources, questions, lessons and this package's modules as dependencies of the current page."""
    folder = data.data_dir()
    files = [folder / data.table_info(name)["path"] for name in tables]
    files += [folder / "datapackage.json", folder / "sources.bib"]
    files += sorted(folder.rglob("*.yml"))
    files += sorted(Path(hanoibook.__file__).parent.rglob("*.py"))
    for file in files:
        environment.note_dependency(str(file))
