"""Where each claim and each article is discussed: collected from the pages, shown where it is listed."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from markupsafe import escape
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hanoibook.site import dependencies
from hanoibook.site.popovers.popover import MarkedNode, in_plain_place
from hanoibook.words import say

LEDGER = "reference/claims"
KEY = "hb_discussed"
ARTICLES = ("reference/un-convention", "reference/budapest-convention")
_PLACE = re.compile(r"<!--discussed (\S+)-->")


def collect(app: Sphinx, document: nodes.document) -> None:
    """Note the first place of each claim and each article on a page in the page's metadata."""
    places: dict[str, str] = {}
    for node in document.findall(MarkedNode):
        if (name := _subject(node)) and not in_plain_place(node):
            places.setdefault(name, f"at-{node['id']}")
    app.env.metadata[app.env.docname][KEY] = places


def fill(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None) -> None:
    """Put the links into the ledger and the pages of articles."""
    if page in (LEDGER, *ARTICLES):
        context["body"] = _PLACE.sub(lambda found: _links(app, found[1]), context["body"])


def rewrite_ledger(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the ledger and the pages of articles written again where a place or a title is another than it was."""
    places = {page: (env.metadata[page].get(KEY), env.titles[page].astext()) for page in env.found_docs}
    if not dependencies.news(env, KEY, places):
        return []
    return [page for page in (LEDGER, *ARTICLES) if page in env.found_docs]


def _subject(node: MarkedNode) -> str | None:
    content = node["content"]
    if node["template"] == "claim":
        return str(content["claim"].id)
    return f"{content['treaty']}-{content['article']['article']}" if node["template"] == "article" else None


def _links(app: Sphinx, claim: str) -> str:
    found = [
        f'<a href="{app.builder.get_relative_uri(LEDGER, page)}#{places[claim]}">{escape(env_title(app, page))}</a>'
        for page, places in ((one, app.env.metadata[one].get(KEY, {})) for one in sorted(app.env.found_docs))
        if claim in places and not page.startswith("reference/")
    ]
    return f" \u00b7 {escape(say('ledger.discussed'))} {', '.join(found)}" if found else ""


def env_title(app: Sphinx, page: str) -> str:
    """Return a page's title as plain text."""
    return str(app.env.titles[page].astext())
