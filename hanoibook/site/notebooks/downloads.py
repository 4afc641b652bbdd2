"""Notebooks to take away: beside each notebook's page lies the student's copy, not yet run."""

from __future__ import annotations

from pathlib import Path

import nbformat
from sphinx.application import Sphinx

from hanoibook import copies
from hanoibook.site.frame.page import address

FOLDER = "notebooks/"


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write ``notebooks/NAME.ipynb`` beside each notebook's page."""
    if exception is not None or app.builder.format != "html":
        return
    for page in sorted(app.env.found_docs):
        if page.startswith(FOLDER):
            target = Path(app.outdir) / f"{page}.ipynb"
            target.write_text(_copy(app, Path(app.env.doc2path(page))), encoding="utf-8", newline="\n")


def _copy(app: Sphinx, source: Path) -> str:
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:  # the staged copy has links without book/
        cell.source = cell.source.replace("](../", "](../book/").replace("](../book/book/", "](../book/")
    made = copies.without_outputs(copies.student(notebook))
    made = copies.with_links(made, lambda page: address(app, page.removesuffix(".html")))
    made = copies.with_address(made, app.config.html_theme_options.get("repository_url") or None)
    text: str = nbformat.writes(made)
    return f"{text}\n"
