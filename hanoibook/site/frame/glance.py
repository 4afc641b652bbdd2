"""What a page says of itself at its head: how many minutes it takes, and what its reader will be able to do."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hanoibook import data, questions
from hanoibook.site.frame.opening import Opening
from hanoibook.words import say

KEY = "hb_glance"


def collect(app: Sphinx, document: nodes.document) -> None:
    """Note a page's minutes and objectives in its metadata, before terms in them are marked (``doctree-read``)."""
    headings = (one for one in document.findall(nodes.strong) if one.astext() == say("glance.able"))
    able = [bullet for heading in headings for bullet in _bullets_after(heading.parent)]
    head = app.env.metadata[app.env.docname]
    head[KEY] = able
    for line in document.findall(Opening):
        head["minutes"] = line["minutes"]


def minutes(env: BuildEnvironment, page: str) -> int | None:
    """Return the minutes of a page's opening or in a notebook's metadata (under ``hanoibook``), else ``None``."""
    head = env.metadata.get(page, {})
    stated = head.get("minutes") or json.loads(head.get("hanoibook", "{}")).get("minutes")
    return int(stated) if stated else None


class Stated(NamedTuple):
    """What the text of a page states: its title, and the minutes that reading it takes."""

    title: str
    reading: int


def stated(text: str) -> Stated:
    """Return title and minutes of reading from the text of a page; raises :class:`ValueError` if it states none.

    >>> stated("# A title\\n\\n```{opening}\\n:reading: 15\\n```")
    Stated(title='A title', reading=15)
    """
    title, reading = re.search(r"^# (.+)$", text, re.MULTILINE), re.search(r"^:reading: (\d+)$", text, re.MULTILINE)
    if not title or not reading:
        raise ValueError("the page states no title or no minutes of reading")
    return Stated(title[1].strip(), int(reading[1]))


def objectives(env: BuildEnvironment, page: str) -> list[str]:
    """Return what a page's reader will be able to do, as plain text."""
    stated: list[str] = env.metadata.get(page, {}).get(KEY, [])
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
