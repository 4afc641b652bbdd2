"""Charts in their frame, on pages and from notebooks."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.charts.chart import ChartDirective, ChartNode, visit_chart


def setup(app: Sphinx) -> None:
    """Register the directive ``{chart}``."""
    app.add_node(ChartNode, html=(visit_chart, None))
    app.add_directive("chart", ChartDirective)
