"""What stands around the text of every page, and what the site serves besides its pages."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from hanoibook.site import dependencies
from hanoibook.site.frame import assets, columns, glance, launching, opening, page, pages, reading, reporting
from hanoibook.site.frame.hero import HeroDirective
from hanoibook.site.frame.privacy import ForgetDirective


def setup(app: Sphinx) -> None:
    """Register the frame of a page, the site's files and the button that forgets."""
    app.add_config_value("comments_config", {}, "env")  # Jupyter Book sets it even without sphinx_comments
    app.add_config_value("hanoibook_corrections", "", "env", [str])
    app.add_directive("forget", ForgetDirective)
    app.add_directive("hero", HeroDirective)
    app.add_directive("opening", opening.OpeningDirective)
    app.add_directive("aims", opening.AimsDirective)
    app.add_directive("teachers", opening.TeachersDirective)
    app.add_node(opening.Opening, html=(opening.visit_opening, opening.depart_opening))
    app.add_node(opening.Fold, html=(opening.visit_fold, opening.depart_fold))
    app.connect("config-inited", reporting.check)
    app.connect("config-inited", launching.check)
    app.connect("config-inited", assets.find_folders)
    app.connect("builder-inited", assets.write_generated)
    app.connect("builder-inited", page.leave_out_theme)
    app.connect("doctree-read", glance.collect, priority=300)  # before terms in objectives are marked
    app.connect("doctree-read", columns.label)
    app.add_node(nodes.entry, override=True, html=(columns.visit_entry, columns.depart_entry))
    app.connect("env-get-outdated", dependencies.read_again)
    app.connect("env-updated", pages.rewrite_all_when_titles_change)
    app.connect("html-collect-pages", pages.lost_page)
    app.connect("html-page-context", page.fill, priority=900)  # after the theme's own
    app.connect("html-page-context", reading.keep_parts, priority=700)
    app.connect("build-finished", pages.keep_notes)
    app.connect("build-finished", assets.finish, priority=900)  # after what other extensions write late
