"""A link to a source of the bibliography shows who published it, when, and what kind of source it is."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from hanoibook import data
from hanoibook.site.popovers import showing
from hanoibook.site.popovers.popover import Places


class CitedNode(nodes.Inline, nodes.Element):
    """The pop-over that belongs to the link before it."""


def mark_sources(app: Sphinx, document: nodes.document) -> None:
    """Put a pop-over behind each link in prose whose address is that of a source."""
    known = {source.url: source for source in data.all_sources().values() if source.url and source.kind != "own"}
    for link in list(document.findall(nodes.reference)):
        source = known.get(link.get("refuri", ""))
        if source is None or not isinstance(link.parent, nodes.paragraph):
            continue
        place = link.parent.index(link) + 1
        link.parent.insert(place, CitedNode(source=source.key, id=f"hb-{app.env.new_serialno('hb-marked')}"))


def visit_cited(self: HTML5Translator, node: CitedNode) -> None:
    """Write the pop-over."""
    content = {"source": data.all_sources()[node["source"]], "id": node["id"]}
    self.body.append(showing.popover("source", Places(self), content))
    raise nodes.SkipNode
