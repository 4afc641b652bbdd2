"""Which files of ``data/`` a page was made from: a changed table rebuilds the pages that used it, and only those.

Sphinx compares times; here contents are compared too, since a file may be replaced by one with an older time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import hanoibook
from hanoibook import data


def note(environment: BuildEnvironment, names: Iterable[str]) -> None:
    """Register what :func:`hanoibook.data.recording` collected as dependencies of the current page.

    The descriptor of the tables and this package's modules count for every page.
    """
    environment.dependencies[environment.docname] |= _files(names) | _modules()


def read_again(app: Sphinx, env: BuildEnvironment, *_: Any) -> list[str]:
    """Return the pages that rest on a file whose content changed since the last build (event ``env-get-outdated``).

    If none does, it is the landing page: without any, Sphinx would not make the pages of tables again either.
    """
    present = digests()
    before = _kept(env).get("digests", present)
    if not news(env, "digests", present):
        return []
    changed = {file for file in present.keys() | before.keys() if present.get(file) != before.get(file)}
    return [page for page in env.found_docs if changed & env.dependencies[page]] or [app.config.root_doc]


def news(env: BuildEnvironment, key: str, value: Any) -> bool:
    """Tell whether a value differs from that of the last build, and keep it; ``False`` if there was none."""
    before = _kept(env).get(key, value)
    _kept(env)[key] = value
    return bool(before != value)


def _kept(env: BuildEnvironment) -> dict[str, Any]:
    found: dict[str, Any] = env.__dict__.setdefault("hanoibook_kept", {})
    return found


def digest(names: Iterable[str], *also: Any) -> str:
    """Return one digest over the contents of files, by the names that were recorded, and over further values."""
    found = digests()
    return hashlib.sha256(repr(([found.get(file) for file in sorted(_files(names))], also)).encode()).hexdigest()


def digests() -> dict[str, str]:
    """Return a digest of every file of ``data/`` by its path."""
    files = sorted(path for path in data.data_dir().rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _files(names: Iterable[str]) -> set[str]:
    tables = data.tables()
    paths = [data.table_info(name)["path"] if name in tables else name for name in names]
    return {str(data.data_dir() / path) for path in (*paths, "datapackage.json")}


@cache
def _modules() -> frozenset[str]:
    return frozenset(map(str, Path(hanoibook.__file__).parent.rglob("*.py")))
