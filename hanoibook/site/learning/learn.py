"""Directives of the pages for learning alone; what they show depends on all other pages, so it is written last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from hanoibook import data, questions, routes
from hanoibook.site import dependencies, render
from hanoibook.site.frame import glance
from hanoibook.site.frame.opening import Fold
from hanoibook.site.learning import course
from hanoibook.site.learning.course import Course
from hanoibook.site.quizzes import quiz

KEY = "hb_learn"
CONTENT: dict[str, Callable[[Course, str], dict[str, Any]]] = {
    "route": Course.routes,
    "knowledge-test": Course.test,
    "growth": Course.growth,
    "recall-cards": Course.cards,
    "card-days": Course.card_days,
    "pages-read": Course.pages_read,
    "progress-file": Course.nothing,
}
_log = logging.getLogger(__name__)


class LearnNode(nodes.General, nodes.Element):
    """A part of a page that shows something of other pages."""


class LearnDirective(SphinxDirective):
    """Show a part for learners by the name of the directive, as in ```` ```{knowledge-test} test-a ````."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a node that is filled when all pages are read; a fault of the data is reported with page and line."""
        _read_data(self)
        return [LearnNode(name=self.name, argument=self.arguments[0] if self.arguments else "")]


class RoutesDirective(SphinxDirective):
    """Show all routes, a section each, as in ```` ```{routes} ````."""

    def run(self) -> list[nodes.Node]:
        """Return the sections, so that the list of contents and links know the routes."""
        _read_data(self)
        return [_section(route) for route in routes.study().routes]


def visit_learn(self: HTML5Translator, node: LearnNode) -> None:
    """Write the part as HTML."""
    seen = course.seen_from(self.builder.app, self.builder.current_docname)
    content = CONTENT[node["name"]](seen, node["argument"])
    self.body.append(render.listing(node["name"], content, seen.root))
    raise nodes.SkipNode


def collect(app: Sphinx, document: nodes.document) -> None:
    """Note which pages show something of others, and add what routes ask before a page (``doctree-read``)."""
    _ask_by_route(app.env, document)
    app.env.metadata[app.env.docname][KEY] = next(iter(document.findall(LearnNode)), None) is not None


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have those pages written again where the others say something else of themselves than they did."""
    told = {page: (env.metadata[page].get(glance.KEY), env.titles[page].astext()) for page in env.found_docs}
    if dependencies.news(env, f"{KEY}-routes", (told, routes.study())):
        return sorted(env.found_docs)  # every page names the next one of a route
    return []


def _shows_others(env: BuildEnvironment) -> list[str]:
    return [page for page in env.found_docs if env.metadata.get(page, {}).get(KEY)]


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, which ends the build, of what the routes name in vain."""
    for page in _shows_others(env)[:1]:
        for fault in course.seen_from(app, page).faults():
            _log.warning(fault)


def _read_data(directive: SphinxDirective) -> None:
    try:
        with data.recording() as tables:
            routes.study()
            questions.everything()
    except data.DataError as error:
        raise directive.error(str(error)) from None
    dependencies.note(directive.env, tables)


def _ask_by_route(env: BuildEnvironment, document: nodes.document) -> None:
    """Add the recall of the page that a route reads before this one, where the page asks about another."""
    asked = next((one for one in document.findall(Fold) if one["kind"] == "recall"), None)
    if asked is None:
        return
    with data.recording() as tables:
        before = routes.read_before(glance.name(env.docname))
        known = {one.page for one in questions.everything() if one.role == "recall"}
    dependencies.note(env, tables)
    for page in sorted(before.keys() & known - {asked["of"]}):
        added = quiz.recall_of(env, page)
        added["routes"] = before[page]
        asked.parent.insert(asked.parent.index(asked) + 1, added)


def lead_on(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page of the book its place in each route (event ``html-page-context``)."""
    name = glance.name(page)
    if doctree is not None and (context["hb"]["mark"] or name in course.TESTS.values()):
        context["hb"]["routes"] = course.seen_from(app, page).places(name)


def _section(route: routes.Route) -> nodes.section:
    section = nodes.section(ids=[route.id], names=[route.id])
    section += nodes.title(text=route.title)
    section += LearnNode(name="route", argument=route.id)
    return section
