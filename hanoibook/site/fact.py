"""The role ``{fact}``: a named value in prose, with its provenance in a pop-over."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator

from hanoibook import data, facts
from hanoibook.site import dependencies, render

PLAIN_PLACES = (nodes.title, nodes.reference, nodes.rubric)  # where a button cannot stand; the value is plain text


class FactNode(nodes.Inline, nodes.TextElement):
    """A fact in prose; its text is the value, so that search and plain text read well."""


class FactRole(SphinxRole):
    """Print a fact by name, as in ``{fact}`ic3-losses-2025```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the fact's node, or an error that names page and line."""
        try:
            with data.recording() as tables:
                fact = facts.get(self.text.strip())
        except Exception as error:
            reason = error.args[0] if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
            message = self.inliner.reporter.error(f"fact {self.text!r}: {reason}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        dependencies.note(self.env, tables)
        node = FactNode("", fact.text, fact=fact, before="", after="")
        node["id"] = f"fact-{self.env.new_serialno('fact')}"
        return [node], []


def visit_fact(self: HTML5Translator, node: FactNode) -> None:
    """Write the button and its pop-over in place of the plain value."""
    if isinstance(node.parent, PLAIN_PLACES):
        self.body.append(self.encode(node["before"] + node["fact"].text + node["after"]))
    else:
        root = self.builder.get_relative_uri(self.builder.current_docname, "index").removesuffix("index.html")
        self.body.append(render.fact(node["fact"], node["id"], root, node["before"], node["after"]).strip())
    raise nodes.SkipNode


def keep_punctuation_beside(app: Sphinx, document: nodes.document) -> None:
    """Move the bracket before a fact and the full stop after it into its node, so that no line breaks between."""
    for node in document.findall(FactNode):
        place = node.parent.index(node)
        after = node.parent[place + 1] if place + 1 < len(node.parent) else None
        before = node.parent[place - 1] if place else None
        if isinstance(after, nodes.Text) and (found := re.match(r"[.,;:!?)\]”’]+", after)):
            node["after"] = found[0]
            node.parent.replace(after, nodes.Text(after[found.end() :]))
        if isinstance(before, nodes.Text) and (found := re.search(r"[(\[“‘]+$", before)):
            node["before"] = found[0]
            node.parent.replace(before, nodes.Text(before[: found.start()]))
