"""Words in prose that open a pop-over: facts, claims, articles, terms, sources."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook import treaties
from hanoibook.site.popovers import discussed, marks, notes
from hanoibook.site.popovers.cited import CitedNode, mark_sources, visit_cited
from hanoibook.site.popovers.popover import MarkedNode, keep_punctuation_beside, visit_marked
from hanoibook.site.popovers.roles import ArticleRole, ClaimRole, FactRole, PlainRole
from hanoibook.site.popovers.terms import mark_terms


def setup(app: Sphinx) -> None:
    """Register the roles, and what is marked without a role."""
    app.add_node(MarkedNode, html=(visit_marked, None))
    app.add_node(CitedNode, html=(visit_cited, None))
    app.add_role("fact", FactRole())
    app.add_role("claim", ClaimRole())
    app.add_role("read", PlainRole())
    app.add_role("said", PlainRole())
    for treaty in treaties.TREATIES:
        app.add_role(treaty, ArticleRole(treaty))
    app.connect("doctree-read", mark_terms, priority=400)
    app.connect("doctree-read", mark_sources, priority=400)
    app.connect("doctree-read", keep_punctuation_beside)
    app.connect("doctree-read", marks.settle, priority=600)  # after the punctuation
    app.connect("doctree-read", marks.name_boxes)
    app.connect("doctree-read", discussed.collect)
    app.connect("env-updated", discussed.rewrite_ledger)
    app.connect("html-page-context", discussed.fill)
    app.connect("html-page-context", notes.move_last, priority=800)
