"""Pages for teachers: class plans, slides, handouts."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.teaching import plans


def setup(app: Sphinx) -> None:
    """Register plans and slides."""
    for name in plans.PLANS:
        app.add_directive(name, plans.PlanDirective)
    app.connect("html-collect-pages", plans.deck_pages)
