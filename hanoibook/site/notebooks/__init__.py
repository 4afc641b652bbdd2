"""Pages of notebooks: what they print, and the notebook to take away."""

from __future__ import annotations

from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx

from hanoibook.site.notebooks import downloads
from hanoibook.site.notebooks.output import depart_hidden_cell, visit_hidden_cell


def setup(app: Sphinx) -> None:
    """Register folded cells and downloads; outputs come in by the entry point of MyST-NB."""
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_cell, depart_hidden_cell))
    app.connect("build-finished", downloads.write)
