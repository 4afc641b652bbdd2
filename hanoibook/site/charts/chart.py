"""The directive ``{chart}``: a named chart in its frame."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from hanoibook import charts
from hanoibook.site.charts import framing
from hanoibook.site.directives import reading


class ChartNode(nodes.General, nodes.Element):
    """A chart in its frame, as HTML."""


class ChartDirective(SphinxDirective):
    """Show a chart by name, as in ```` ```{chart} ic3-record ````."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the chart's node."""
        name = self.arguments[0]
        with reading(self):
            html = framing.chart(charts.get(name), self.env.docname)
        return [ChartNode(html=html, name=name)]


def visit_chart(self: HTML5Translator, node: ChartNode) -> None:
    """Write the frame."""
    self.body.append(node["html"])
    raise nodes.SkipNode
