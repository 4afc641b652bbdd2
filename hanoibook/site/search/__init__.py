"""Search: the text of every section, which a script reads when a reader asks."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.search import index


def setup(app: Sphinx) -> None:
    """Collect the text of each page that is written, and write the files of search at the end."""
    app.connect("builder-inited", index.replace_own)
    app.connect("html-page-context", index.collect, priority=950)  # after the frame knows the page's heading
    app.connect("html-collect-pages", index.search_page)
    app.connect("build-finished", index.write, priority=950)  # after what no page uses is dropped
