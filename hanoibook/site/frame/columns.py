"""Tables of the text on a phone: each cell knows its column, so that cells can stand below each other."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from markupsafe import escape
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxTranslator

FEWEST = 3  # columns: two have room beside each other on a phone


def label(app: Sphinx, doctree: nodes.document) -> None:
    """Write the heading of its column into each cell of a table with three columns or more."""
    for table in doctree.findall(nodes.table):
        headings = [cell.astext() for head in table.findall(nodes.thead) for cell in head.findall(nodes.entry)]
        if len(headings) < FEWEST:
            continue
        table["classes"].append("hb-stacks")
        for row in (row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)):
            for heading, cell in zip(headings, row.children, strict=False):
                cell["heading"] = heading


def visit_entry(translator: SphinxTranslator, node: Any) -> None:
    """Open a cell as the theme does, with its label."""
    type(translator).visit_entry(translator, node)
    if node.get("heading"):
        opened = translator.body[-1].rindex(">")
        translator.body[-1] = f'{translator.body[-1][:opened]} data-heading="{escape(node["heading"])}">'


def depart_entry(translator: SphinxTranslator, node: Any) -> None:
    """Close a cell as the theme does."""
    type(translator).depart_entry(translator, node)
