"""Charts that a notebook stored, shown in the same frame as charts in pages."""

from __future__ import annotations

import re
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from hanoibook import charts, data
from hanoibook.site import dependencies, render
from hanoibook.site.charts import framing
from hanoibook.site.charts.chart import ChartNode
from hanoibook.site.frame import launching
from hanoibook.site.frame.page import RUN_IT

_log = logging.getLogger(__name__)


class ChartOutput(MimeRenderPlugin):
    """Draw Plotly's own MIME type, which Jupyter Book 1 leaves out, and prefer an explorer's static state."""

    mime_priority_overrides: ClassVar = [("*", charts.PLOTLY_MIME, 1), ("*", "text/html", 2)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the stored figure in its chart's frame; leave other types to the renderer."""
        if not inline and data.mime_type == "text/html" and 'class="dataframe"' in data.string:
            return [nodes.raw("", render.listing("data-frame", {"table": plain_table(data.string)}, ""), format="html")]
        if not inline and data.mime_type == "text/html" and 'class="hb-state"' in data.string:
            return [nodes.raw("", data.string + _where_to_try(renderer), format="html")]
        if inline or data.mime_type != charts.PLOTLY_MIME:
            return None
        return [_framed(renderer, data.content, data.line)]


def plain_table(html: str) -> str:
    """Return the table that pandas wrote without its own style sheet, border and empty headings.

    >>> plain_table('<div><style scoped>th {}</style><table border="1" class="dataframe"><th></th></table></div>')
    '<table class="dataframe"><td></td></table>'
    """
    table = re.search(r"<table.*</table>", html, flags=re.DOTALL)
    assert table is not None
    return (
        table[0].replace(' border="1"', "").replace("<th></th>", "<td></td>").replace(' style="text-align: right;"', "")
    )


def _where_to_try(renderer: NbElementRenderer) -> str:
    """Return the line below the first state of an explorer that leads to where it can be tried."""
    env = renderer.renderer.sphinx_env
    run = env.app.builder.get_relative_uri(env.docname, RUN_IT) if RUN_IT in env.found_docs else None
    return render.template("try-it", run=run, ways=launching.ways(env.config, env.docname))


def visit_hidden_cell(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a folded cell as valid HTML: MyST-NB puts paragraphs into the summary."""
    self.body.append(
        f'<details class="admonition hide {" ".join(node["classes"])}"><summary>'
        f'<span class="collapsed admonition-title">{escape(node["prompt_show"])}</span>'
        f'<span class="expanded admonition-title">{escape(node["prompt_hide"])}</span></summary>\n'
    )


def depart_hidden_cell(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the folded cell."""
    self.body.append("</details>\n")


def _framed(renderer: NbElementRenderer, stored: Any, line: int | None) -> nodes.Element:
    document = renderer.renderer.document
    name = stored.get("layout", {}).get("meta", {}).get("chart", "")
    try:
        with data.recording() as tables:
            chart = charts.get(name)
    except KeyError as error:
        message = f"a cell shows a Plotly figure outside a chart frame; show charts.get(...): {error.args[0]}"
        _log.warning(message, location=(renderer.renderer.sphinx_env.docname, line))
        return nodes.comment()
    dependencies.note(document.settings.env, tables)
    return ChartNode(html=framing.chart(chart, renderer.renderer.sphinx_env.docname, _without_title(stored)), name=name)


def _without_title(stored: dict[str, Any]) -> dict[str, Any]:
    """Undo what a notebook needs and a frame does not: the title inside the picture and its space."""
    layout = {key: value for key, value in stored["layout"].items() if key not in ("title", "meta")}
    meta = stored["layout"]["meta"]
    layout |= meta["frame"]
    if "narrow" in meta:
        layout["meta"] = {"narrow": meta["narrow"]}
    return {"data": stored["data"], "layout": layout}
