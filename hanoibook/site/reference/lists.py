"""Reference pages: directives that list what the tables hold, and a page for every table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from hanoibook import data
from hanoibook.site import dependencies, render
from hanoibook.site.frame import pages
from hanoibook.site.reference import changed, listings, statements
from hanoibook.site.teaching import handouts
from hanoibook.site.treaties import comparison

LISTS: dict[str, Callable[[str], dict[str, Any]]] = {
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
    "concept-chooser": comparison.chooser,
    "concept-list": comparison.concepts,
    "concordance-picture": comparison.picture,
    "dimension-table": comparison.dimensions,
    "members-on": comparison.members,
    "licence-tables": statements.licences,
    "corrections-noted": statements.corrections,
    "claim-worksheet": handouts.claim_worksheet,
    "concordance-form": handouts.concordance_form,
    "article-titles": handouts.article_titles,
    "source-cards": handouts.source_cards,
    "concept-cards": handouts.concept_cards,
    "letter-sheet": handouts.letter_sheet,
    "write-lines": handouts.write_lines,
}


class ListDirective(SphinxDirective):
    """Show a list by the name of the directive, as in ```` ```{claims-ledger} storm ````."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the list as HTML that search can read; whatever goes wrong is reported with page and line."""
        argument = self.arguments[0] if self.arguments else ""
        depth = self.env.docname.count("/")
        try:
            with data.recording() as tables:
                html = render.listing(self.name, LISTS[self.name](argument), "../" * depth)
        except Exception as error:
            raise self.error(f"{self.name} {argument!r}: {type(error).__name__}: {error}") from error
        dependencies.note(self.env, tables)
        return [nodes.raw("", html, format="html")]


def table_pages(app: Sphinx) -> Iterator[pages.Made]:
    """Yield a page for every table, with an anchor for every row."""
    for name in data.tables():
        yield from pages.made(app, f"reference/tables/{name}", partial(_table_page, name))


def _table_page(name: str) -> Iterator[pages.Made]:
    content = listings.table(name)
    info = content["info"]
    body = render.listing("table-page", content, "../../")
    filled = {"title": info["title"], "body": body, "toc": "", "metatags": _description(info)}
    yield (f"reference/tables/{name}", filled, "page.html")


def _description(info: dict[str, Any]) -> str:
    words = f"{info['title']}. {info['description']}"[:200].rsplit(" ", 1)[0]
    return f'<meta name="description" content="{render.attribute(words)}" />'
