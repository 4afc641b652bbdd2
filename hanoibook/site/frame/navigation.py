"""The list of pages beside the text: parts that fold, short names, and the place of the page that is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sphinx.application import Sphinx

TABLES, DATA = "reference/tables/", "reference/data"


class Item(NamedTuple):
    """A link of the list. ``current`` is what ``aria-current`` says; ``below`` are links one level down."""

    name: str
    title: str
    current: str = ""
    below: tuple[Item, ...] = ()


class Part(NamedTuple):
    """A part of the book, ``open`` where the page that is read stands in it."""

    caption: str
    items: tuple[Item, ...]
    open: bool


def reading_order(app: Sphinx) -> list[dict[str, Any]]:
    """Return the parts of the table of contents: of each its ``caption`` and its ``pages``.

    A page has its ``name``, its ``title``, and as ``short`` the name that the list of pages shows.
    """
    trees = app.env.external_site_map.root.subtrees  # type: ignore[attr-defined]
    return [{"caption": tree.caption, "pages": list(_pages(app, tree))} for tree in trees]


def parts(app: Sphinx, page: str, heading: str) -> list[Part]:
    """Return the list of pages as a page shows it. The page of a table, which no list names, stands below the data."""
    found = []
    for part in reading_order(app):
        items = tuple(_item(app, one, page, heading) for one in part["pages"])
        found.append(Part(part["caption"] or "", items, any(item.current for item in items)))
    return found


def caption(found: list[Part]) -> str:
    """Return the caption of the part that is open, empty if none is."""
    return next((part.caption for part in found if part.open), "")


def _item(app: Sphinx, listed: dict[str, str], page: str, heading: str) -> Item:
    name = listed["name"]
    if page == name:
        return Item(name, listed["short"], "page", _below(app, name, page))
    if name == DATA and page.startswith(TABLES):
        return Item(name, listed["short"], "true", (Item(page, heading, "page"),))
    if page.startswith(f"{name}/"):
        return Item(name, listed["short"], "true", _below(app, name, page))
    return Item(name, listed["short"])


def _below(app: Sphinx, name: str, page: str) -> tuple[Item, ...]:
    """Return the pages that the table of contents puts below another, as handouts."""
    listed = app.env.external_site_map[name]  # type: ignore[attr-defined]
    pages = (one for tree in listed.subtrees for one in _pages(app, tree))
    return tuple(Item(one["name"], one["short"], "page" if one["name"] == page else "") for one in pages)


def _pages(app: Sphinx, tree: Any) -> Iterator[dict[str, str]]:
    site_map, titles = app.env.external_site_map, app.env.titles  # type: ignore[attr-defined]
    for name in tree.files():
        if name in titles:
            title = titles[name].astext()
            yield {"name": name, "title": title, "short": site_map[name].title or title}
