"""Both conventions side by side: subjects, the concordance, who is in."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.directives import add_lists
from hanoibook.site.treaties import comparison, members


def setup(app: Sphinx) -> None:
    """Register what the pages that compare show."""
    add_lists(app, {**comparison.LISTS, **members.LISTS})
    app.add_directive("members-map", members.MapDirective)
