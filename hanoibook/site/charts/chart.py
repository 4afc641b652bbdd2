"""The directive ``{chart}``: a named chart in its frame."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from hanoibook import charts, data
from hanoibook.site import dependencies
from hanoibook.site.charts import framing


class ChartNode(nodes.General, nodes.Element):
    """A chart in its frame, as HTML."""


class ChartDirective(SphinxDirective):
    """Show a chart by name, as in ```` ```{chart} ic3-record ````."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the chart's node; whatever goes wrong is reported with page and line."""
        name = self.arguments[0]
        try:
            with data.recording() as tables:
                chart = charts.get(name)
                html = framing.chart(chart)
        except Exception as error:
            raise self.error(f"chart {name!r}: {type(error).__name__}: {error}") from error
        dependencies.note(self.env, tables)
        return [ChartNode(html=html, name=name)]


def visit_chart(self: HTML5Translator, node: ChartNode) -> None:
    """Write the frame."""
    self.body.append(node["html"])
    raise nodes.SkipNode
