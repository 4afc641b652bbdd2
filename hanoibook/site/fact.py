"""The role ``{fact}``: a named value in prose, with its provenance in a pop-over."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator

from hanoibook import data, facts
from hanoibook.site import dependencies, render


class FactNode(nodes.Inline, nodes.TextElement):
    """A fact in prose; its text is the value, so that search and plain text read well."""


class FactRole(SphinxRole):
    """Print a fact by name, as in ``{fact}`ic3-losses-2025```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the fact's node, or an error that names page and line."""
        try:
            with data.recording() as tables:
                fact = facts.get(self.text.strip())
        except (KeyError, ValueError) as error:
            message = self.inliner.reporter.error(_reason(error), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        dependencies.note(self.env, tables)
        node = FactNode("", fact.text, name=fact.name)
        node["id"] = f"fact-{self.env.new_serialno('fact')}"
        return [node], []


def visit_fact(self: HTML5Translator, node: FactNode) -> None:
    """Write the button and its pop-over in place of the plain value."""
    root = self.builder.get_relative_uri(self.builder.current_docname, "index").removesuffix("index.html")
    self.body.append(render.fact(facts.get(node["name"]), node["id"], root).strip())
    raise nodes.SkipNode


def _reason(error: Exception) -> str:
    return str(error.args[0]) if error.args else repr(error)
