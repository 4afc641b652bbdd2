"""Reference pages: lists of what the tables hold, and a page for every table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from sphinx.application import Sphinx

from hanoibook import data
from hanoibook.site import render
from hanoibook.site.directives import Lists
from hanoibook.site.frame import pages
from hanoibook.site.reference import changed, listings, statements, tables

LISTS: Lists = {
    "data-tables": listings.tables,
    "source-list": listings.sources,
    "changes": changed.listing,
    "claims-filter": listings.ledger_filter,
    "claims-ledger": listings.ledger,
    "treaty-articles": listings.articles,
    "glossary-list": listings.glossary,
    "event-list": listings.timeline,
    "word-list": listings.kinds,
    "open-points": listings.open_points,
    "licence-tables": statements.licences,
    "corrections-noted": statements.corrections,
}


def table_pages(app: Sphinx) -> Iterator[pages.Made]:
    """Yield a page for every table, with an anchor for every row."""
    for name in data.tables():
        yield from pages.made(app, f"reference/tables/{name}", partial(_table_page, name))


def _table_page(name: str) -> Iterator[pages.Made]:
    content = tables.table(name)
    info = content["info"]
    body = render.listing("table-page", content, "../../")
    filled = {"title": info["title"], "body": body, "toc": "", "metatags": _description(info)}
    yield (f"reference/tables/{name}", filled, "page.html")


def _description(info: dict[str, Any]) -> str:
    words = f"{info['title']}. {info['description']}"[:200].rsplit(" ", 1)[0]
    return f'<meta name="description" content="{render.attribute(words)}" />'
