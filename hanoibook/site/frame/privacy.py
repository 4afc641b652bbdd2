"""The directive ``{forget}``: a button that removes what this site has stored in the browser."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hanoibook.site import render


class ForgetDirective(SphinxDirective):
    """Offer to remove everything that this site has stored, as in ```` ```{forget} ````."""

    def run(self) -> list[nodes.Node]:
        """Return the button with the words for a browser without scripts."""
        return [nodes.raw("", render.listing("forget", {}, ""), format="html")]
