"""What a page says of itself at its head: how many minutes it takes, and what its reader will be able to do."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hanoibook import data, questions
from hanoibook.words import say

KEY = "hb_glance"


def collect(app: Sphinx, document: nodes.document) -> None:
    """Note a page's minutes and objectives in its metadata, before terms in them are marked (``doctree-read``)."""
    found: dict[str, Any] = {"minutes": None, "able": []}
    for strong in document.findall(nodes.strong):
        if strong.astext() == say("glance.time") and found["minutes"] is None:
            found["minutes"] = minutes_in(strong.parent.astext())
        elif strong.astext() == say("glance.able"):
            found["able"] = _bullets_after(strong.parent)
    app.env.metadata[app.env.docname][KEY] = found


def minutes_in(text: str) -> int | None:
    """Return the minutes that a line of "At a glance" states in all, ``None`` if it states none.

    >>> minutes_in("Time 15 minutes reading, 10 minutes exercises. Level introductory. You need nothing.")
    25
    >>> minutes_in("Time 45 minutes, or 25 minutes for the first half. You need that page.")
    45
    """
    whole = text.split(".")[0].split(say("glance.or"))[0]
    stated = [int(one) for one in re.findall(r"\d+", whole)]
    return sum(stated) if stated else None


def minutes(env: BuildEnvironment, page: str) -> int | None:
    """Return how many minutes a page states, ``None`` if it states none."""
    stated: int | None = env.metadata.get(page, {}).get(KEY, {}).get("minutes")
    return stated


def objectives(env: BuildEnvironment, page: str) -> list[str]:
    """Return what a page's reader will be able to do, as plain text."""
    stated: list[str] = env.metadata.get(page, {}).get(KEY, {}).get("able", [])
    return stated


def can_be_marked(env: BuildEnvironment, page: str) -> bool:
    """Return whether readers can mark a page as read: it says how long it takes, or questions are asked about it."""
    return minutes(env, page) is not None or name(page) in _asked()


def name(page: str) -> str:
    """Return a page's name on the site, also in a build that was not staged.

    >>> name("book/storm/when-it-hits")
    'storm/when-it-hits'
    """
    return page.removeprefix("book/")


@data.remembered
def _asked() -> frozenset[str]:
    try:
        return questions.pages()
    except data.DataError:
        return frozenset()  # the pages that ask the questions report it


def _bullets_after(node: nodes.Element) -> list[str]:
    place = node.parent.index(node) + 1
    after = node.parent[place] if place < len(node.parent) else None
    return [item.astext() for item in after] if isinstance(after, nodes.bullet_list) else []
