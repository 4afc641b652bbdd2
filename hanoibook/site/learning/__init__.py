"""Pages for people who learn alone: routes, tests, cards, the sheet of what was learnt."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.learning import learn


def setup(app: Sphinx) -> None:
    """Register the directives for learners; they are written when all pages are read."""
    app.add_node(learn.LearnNode, html=(learn.visit_learn, None))
    app.add_directive("routes", learn.RoutesDirective)
    for name in learn.CONTENT:
        app.add_directive(name, learn.LearnDirective)
    app.connect("doctree-read", learn.collect)
    app.connect("env-updated", learn.rewrite)
    app.connect("html-page-context", learn.lead_on, priority=950)  # after the frame's own
    app.connect("env-check-consistency", learn.check)
