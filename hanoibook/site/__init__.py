"""The book's Sphinx extension: facts and charts in pages, charts from notebooks, the site's own assets."""

from __future__ import annotations

from typing import Any

from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx

from hanoibook import data, treaties
from hanoibook.site import assets, discussed, downloads, frame, glance, learn, pages, quiz, reporting
from hanoibook.site.chart import ChartDirective, ChartNode, visit_chart
from hanoibook.site.cited import CitedNode, mark_sources, visit_cited
from hanoibook.site.lessons import PLANS, PlanDirective, deck_pages
from hanoibook.site.notebook_output import depart_hidden_cell, visit_hidden_cell
from hanoibook.site.popover import MarkedNode, keep_punctuation_beside, visit_marked
from hanoibook.site.privacy import ForgetDirective
from hanoibook.site.quiz import ROLES, QuizDirective
from hanoibook.site.reference import LISTS, ListDirective, table_pages
from hanoibook.site.roles import ArticleRole, ClaimRole, FactRole
from hanoibook.site.statements import LATE, LateDirective, LateNode, visit_late
from hanoibook.site.terms import mark_terms


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx."""
    app.add_config_value("comments_config", {}, "env")  # Jupyter Book sets it even without sphinx_comments
    app.add_config_value("hanoibook_corrections", "", "env", [str])
    app.add_node(MarkedNode, html=(visit_marked, None))
    app.add_node(CitedNode, html=(visit_cited, None))
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_cell, depart_hidden_cell))
    app.add_node(ChartNode, html=(visit_chart, None))
    app.add_node(LateNode, html=(visit_late, None))
    app.add_role("fact", FactRole())
    app.add_role("claim", ClaimRole())
    for treaty in treaties.TREATIES:
        app.add_role(treaty, ArticleRole(treaty))
    app.add_directive("chart", ChartDirective)
    app.add_directive("forget", ForgetDirective)
    app.add_node(quiz.RecallLead, html=(quiz.visit_lead, None))
    app.add_node(learn.LearnNode, html=(learn.visit_learn, None))
    app.add_directive("routes", learn.RoutesDirective)
    for name in learn.CONTENT:
        app.add_directive(name, learn.LearnDirective)
    for name in ROLES:
        app.add_directive(name, QuizDirective)
    for name in LISTS:
        app.add_directive(name, ListDirective)
    for name in LATE:
        app.add_directive(name, LateDirective)
    app.connect("config-inited", reporting.check)
    for name in PLANS:
        app.add_directive(name, PlanDirective)
    app.connect("html-collect-pages", table_pages)
    app.connect("html-collect-pages", deck_pages)
    app.connect("config-inited", assets.find_folders)
    app.connect("builder-inited", assets.write_generated)
    app.connect("html-collect-pages", pages.lost_page)
    app.connect("html-page-context", frame.fill, priority=900)  # after the theme's own
    app.connect("build-finished", assets.finish, priority=900)  # after what other extensions write late
    app.connect("build-finished", downloads.write)
    app.connect("doctree-read", glance.collect, priority=300)  # before terms in objectives are marked
    app.connect("doctree-read", learn.collect)
    app.connect("env-updated", learn.rewrite)
    app.connect("env-check-consistency", learn.check)
    app.connect("doctree-read", mark_terms, priority=400)
    app.connect("doctree-read", mark_sources, priority=400)
    app.connect("doctree-read", keep_punctuation_beside)
    app.connect("doctree-read", discussed.collect)
    app.connect("html-page-context", discussed.fill)
    app.connect("env-updated", discussed.rewrite_ledger)
    app.connect("env-updated", pages.rewrite_all_when_titles_change)
    return {"version": data.version(), "parallel_read_safe": True, "parallel_write_safe": True}
