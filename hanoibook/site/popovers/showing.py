"""What pop-overs show: of a fact, a claim, an article, a term, a source."""

from __future__ import annotations

from typing import Any, Protocol

from hanoibook import data
from hanoibook.facts import Fact
from hanoibook.figure import Figure
from hanoibook.site import render
from hanoibook.site.anchors import anchor
from hanoibook.site.frame.reporting import Way

MOST_SOURCES = 2  # in a pop-over; the table behind it names all


class Places(Protocol):
    """Where things are, seen from the page that is written."""

    def root(self) -> str:
        """Return the way to the site's top."""
        ...

    def page(self, name: str, anchor: str) -> str | None:
        """Return the way to an anchor on a page, ``None`` if this site does not have the page."""
        ...

    def report(self, figure: str) -> Way | None:
        """Return the way to report a figure on this page, ``None`` while no address is set."""
        ...


def popover(template: str, places: Places, content: dict[str, Any]) -> str:
    """Return words of prose as a link, and what is behind them as a pop-over.

    Words that a script turns into a button are text without it: reader views, copies and paper keep them, and the link
    leads to the row, the claim, the article or the term.

    ``template`` is ``fact``, ``claim``, ``article``, ``term`` or ``source``; ``content`` is what that template shows.
    """
    more = _MORE[template](places, content)
    return render.template(template, kind=template, **{"place": None, "outside": False, **content, **more}).strip()


def _fact(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    fact: Fact = content["fact"]
    tables = _tables(fact)
    return {
        "root": places.root(),
        "place": f"{places.root()}reference/tables/{tables[0]['name']}.html{tables[0]['anchor']}" if tables else None,
        "sources": [data.all_sources()[key] for key in fact.sources[:MOST_SOURCES]],
        "others": max(0, len(fact.sources) - MOST_SOURCES),
        "tables": tables,
        "report": places.report(f"{fact.text} ({fact.name})"),
    }


def _tables(fact: Fact) -> list[dict[str, str]]:
    return [
        {"name": figure.table, "row": figure.row, "anchor": f"#{anchor(figure.row)}" if _is_row(figure) else ""}
        for figure in fact.figures
    ]


def _is_row(figure: Figure) -> bool:
    """Tell a figure of one row, which has an anchor, from one that counts or adds up several."""
    return not figure.counted and figure.row in data.rows(figure.table)


def _claim(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    anchor = content["claim"].id.lower()
    table = f"{places.root()}data/{data.table_info('claims')['path']}"
    return {"place": places.page("reference/claims", anchor) or table}


def _article(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    anchor = f"article-{content['article']['article']}"
    page = places.page(f"reference/{content['treaty']}-convention", anchor)
    text = data.sources(content["article"]["sources"])[0].url
    return {"place": page or text, "outside": page is None}


def _term(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    return {"place": places.page("reference/glossary", content["term"]["id"])}


def _source(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    return {"place": places.page("reference/sources", content["source"].key)}


_MORE = {"fact": _fact, "claim": _claim, "article": _article, "term": _term, "source": _source}
