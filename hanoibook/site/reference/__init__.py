"""Reference pages: lists of what the tables hold, a page for every table, the statements of the site."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.directives import add_lists
from hanoibook.site.reference.lists import LISTS, table_pages
from hanoibook.site.reference.statements import LATE, LateDirective, LateNode, rewrite, visit_late


def setup(app: Sphinx) -> None:
    """Register lists, statements and the pages of tables."""
    app.add_node(LateNode, html=(visit_late, None))
    add_lists(app, LISTS)
    for name in LATE:
        app.add_directive(name, LateDirective)
    app.connect("env-updated", rewrite)
    app.connect("html-collect-pages", table_pages)
