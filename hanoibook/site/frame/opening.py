"""How a chapter opens: one line on time and what is needed, and folds of one line for aims, teachers and recall."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from hanoibook.site import render
from hanoibook.words import say

LEVELS = ("introductory", "rising", "intermediate")


class Opening(nodes.General, nodes.Element):
    """The line under a chapter's title; ``reading`` and ``doing`` are its minutes."""


class Fold(nodes.General, nodes.Element):
    """A part of a page that opens on demand; ``title`` is the line that stays, or ``page`` the page that it names.

    ``of`` is the name of the page that a recall asks about; with ``routes`` it shows to those who follow one of them.
    """


class OpeningDirective(SphinxDirective):
    """Say how long a chapter takes, how hard it is and, in whole sentences, what its reader needs."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "reading": directives.nonnegative_int,
        "exercises": directives.nonnegative_int,
        "discussion": directives.nonnegative_int,
        "level": lambda given: directives.choice(given, LEVELS),
    }

    def run(self) -> list[nodes.Node]:
        """Return the line: minutes, level, and the sentences of the author."""
        kinds = [kind for kind in ("exercises", "discussion") if kind in self.options]
        if "reading" not in self.options or "level" not in self.options or len(kinds) != 1:
            raise self.error("opening: give reading, level and one of exercises or discussion")
        reading, doing = self.options["reading"], self.options[kinds[0]]
        time = say(f"glance.time.{kinds[0]}", minutes=reading + doing, reading=reading, doing=doing)
        line = Opening(minutes=reading + doing)
        for words in (time, say(f"glance.level.{self.options['level']}")):
            line += nodes.paragraph("", words, translatable=False)
        self.state.nested_parse(self.content, self.content_offset, line)
        return [line]


class AimsDirective(SphinxDirective):
    """Fold what a page asks and, as a list, what its reader will be able to do."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the fold, its list under the words that the list completes."""
        fold = Fold(kind="aims", title=say("glance.aims"))
        self.state.nested_parse(self.content, self.content_offset, fold)
        aims = next(fold.findall(nodes.bullet_list), None)
        if aims is None:
            raise self.error("aims: give a list of what the reader will be able to do")
        able = nodes.paragraph("", "", nodes.strong("", say("glance.able")), translatable=False)
        aims.parent.insert(aims.parent.index(aims), able)
        return [fold]


class TeachersDirective(SphinxDirective):
    """Fold what only teachers need."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the fold."""
        self.assert_has_content()
        fold = Fold(kind="teachers", title=say("glance.teachers"))
        self.state.nested_parse(self.content, self.content_offset, fold)
        return [fold]


def visit_opening(self: HTML5Translator, node: Opening) -> None:
    """Open the line."""
    self.body.append('<div class="hb-opening hb-text">\n')


def depart_opening(self: HTML5Translator, node: Opening) -> None:
    """Close the line."""
    self.body.append("</div>\n")


def visit_fold(self: HTML5Translator, node: Fold) -> None:
    """Open the fold under its line."""
    title = node["title"] or say("quiz.recall", title=self.builder.app.env.titles[node["page"]].astext())
    of = f' data-of="{node["of"]}"' if node.get("of") else ""
    routes = f' data-routes="{" ".join(node["routes"])}" hidden' if node.get("routes") else ""
    self.body.append(f'<details class="hb-fold hb-fold-{node["kind"]}"{of}{routes}>')
    self.body.append(f'<summary>{render.attribute(title)}</summary>\n<div class="hb-fold-body">\n')


def depart_fold(self: HTML5Translator, node: Fold) -> None:
    """Close the fold."""
    self.body.append("</div></details>\n")
