"""Words in prose that open a pop-over: what facts, claims and articles have in common."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator

from hanoibook import data
from hanoibook.site import dependencies
from hanoibook.site.frame import page as frame
from hanoibook.site.frame import reporting
from hanoibook.site.popovers import showing

PLAIN_PLACES = (nodes.title, nodes.reference, nodes.rubric)  # where no link can stand; the words are plain text


class MarkedNode(nodes.Inline, nodes.TextElement):
    """Words that open a pop-over; its text is the words, so that search and plain text read well."""


class MarkedRole(SphinxRole, ABC):
    """A role whose words open a pop-over. Subclasses name the ``template`` and find words and content."""

    template = ""

    @abstractmethod
    def find(self, text: str) -> tuple[str, dict[str, Any]]:
        """Return the words to print and the content of the pop-over; any exception is reported with its line."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node, or an error that names page and line."""
        try:
            with data.recording() as tables:
                words, content = self.find(self.text.strip())
        except Exception as error:
            reason = error.args[0] if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
            message = self.inliner.reporter.error(f"{self.name} {self.text!r}: {reason}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        dependencies.note(self.env, tables)
        node = MarkedNode("", words, template=self.template, content=content, before="", after="")
        node["id"] = f"hb-{self.env.new_serialno('hb-marked')}"
        return [node], []


def visit_marked(self: HTML5Translator, node: MarkedNode) -> None:
    """Write the words as a link, and behind the first on their subject the pop-over that a script opens."""
    if in_plain_place(node):
        self.body.append(self.encode(node["before"] + node.astext() + node["after"]))
    else:
        around = {name: node[name] for name in ("id", "pop", "quiet", "bracketed", "before", "after")}
        content = {**node["content"], **around}
        self.body.append(showing.popover(node["template"], Places(self), content))
    raise nodes.SkipNode


def in_plain_place(node: nodes.Node) -> bool:
    """Tell whether marked words stand where no link can: a heading, a link, the title of a folded part."""
    place = node.parent
    while place is not None and not isinstance(place, nodes.section):
        if isinstance(place, PLAIN_PLACES) or type(place).__name__ == "dropdown_title":
            return True
        place = place.parent
    return False


class Places:
    """Where things are, seen from the page that is written."""

    def __init__(self, writer: HTML5Translator) -> None:
        self._builder = writer.builder

    def root(self) -> str:
        """Return the way to the site's top."""
        return self._way("index").removesuffix("index.html")

    def page(self, name: str, anchor: str) -> str | None:
        """Return the way to an anchor on a page, ``None`` if this site does not have the page."""
        return f"{self._way(name)}#{anchor}" if name in self._builder.env.found_docs else None

    def report(self, figure: str) -> reporting.Way | None:
        """Return the way to report a figure on this page, ``None`` while no address is set."""
        app = self._builder.app
        return reporting.desk(app.config).about_figure(frame.place(app, self._builder.current_docname), figure)

    def _way(self, name: str) -> str:
        way: str = self._builder.get_relative_uri(self._builder.current_docname, name)
        return way


def keep_punctuation_beside(app: Sphinx, document: nodes.document) -> None:
    """Move the bracket before marked words and the full stop after them into their node: no line breaks between."""
    for node in document.findall(MarkedNode):
        place = node.parent.index(node)
        after = node.parent[place + 1] if place + 1 < len(node.parent) else None
        before = node.parent[place - 1] if place else None
        if isinstance(after, nodes.Text) and (found := re.match(r"[.,;:!?)\]”’]+", after)):
            node["after"] = found[0]
            node.parent.replace(after, nodes.Text(after[found.end() :]))
        if isinstance(before, nodes.Text) and (found := re.search(r"[(\[“‘]+$", before)):
            node["before"] = found[0]
            node.parent.replace(before, nodes.Text(before[: found.start()]))
