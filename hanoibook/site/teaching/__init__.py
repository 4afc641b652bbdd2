"""Pages for teachers: class plans, slides, handouts."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.directives import add_lists
from hanoibook.site.teaching import handouts, plans


def setup(app: Sphinx) -> None:
    """Register plans, handouts and slides."""
    for name in plans.PLANS:
        app.add_directive(name, plans.PlanDirective)
    add_lists(app, handouts.LISTS)
    app.connect("html-collect-pages", plans.deck_pages)
