"""Lay ``book/`` and ``notebooks/`` out as one source tree, so that no address on the site says ``book/``."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat

from hanoibook import copies
from hanoibook.build.places import BuildError, Checkout, below


def stage(checkout: Checkout) -> None:
    """Bring the staged tree up to date; files whose content did not change keep their time stamp."""
    wanted = _wanted(checkout)
    for path in _all_files(checkout.source):
        if path not in wanted:
            path.unlink()
    for path, content in wanted.items():
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def real_names(checkout: Checkout, text: str) -> str:
    """Put the real files' names in place of staged ones in a message.

    >>> real_names(Checkout(Path("/x")), "/x/_build/source/storm/a.md:3: WARNING: no")
    'book/storm/a.md:3: WARNING: no'
    """
    prefix = re.escape(f"{checkout.source}/").replace("/", r"[/\\]")
    outside = "(?=notebooks|_toc|_config)"
    return re.sub(prefix, "book/", re.sub(prefix + outside, "", text))


def clear(folder: Path) -> None:
    """Remove a folder if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def _wanted(checkout: Checkout) -> dict[Path, bytes]:
    book, source = checkout.root / "book", checkout.source
    files = {source / path.relative_to(book): path.read_bytes() for path in below(book)}
    for path in checkout.notebooks():
        files[source / "notebooks" / path.name] = _student_page(path)
    files[source / "_config.yml"] = (checkout.root / "_config.yml").read_bytes()
    toc = (checkout.root / "_toc.yml").read_text(encoding="utf-8")
    _refuse_lost_pages(checkout, toc)
    files[source / "_toc.yml"] = re.sub(r"((?:root|file): )book/", r"\1", toc).encode()
    return files


def _student_page(path: Path) -> bytes:
    """Return a notebook as the site shows it: with its outputs, without solutions and notes for teachers."""
    notebook = copies.student(nbformat.read(path, as_version=4))
    text: str = nbformat.writes(notebook) + "\n"
    return text.replace("](../book/", "](../").encode()


def _refuse_lost_pages(checkout: Checkout, toc: str) -> None:
    """Stop if a page stands in no table of contents: nobody would ever see it."""
    listed = set(re.findall(r"(?:root|file): (\S+)", toc))
    for path in [*below(checkout.root / "book"), *checkout.notebooks()]:
        name = path.relative_to(checkout.root).as_posix()
        if path.suffix in (".md", ".ipynb") and name.removesuffix(path.suffix) not in listed:
            raise BuildError(f"{name}: not in _toc.yml. Add a line  - file: {name.removesuffix(path.suffix)}")


def _all_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
