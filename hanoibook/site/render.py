"""Fill the extension's HTML templates; every value is escaped."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined

from hanoibook import data, words
from hanoibook.charts import Chart
from hanoibook.facts import Fact
from hanoibook.palette import LIGHT

_templates = Environment(
    loader=PackageLoader("hanoibook.site"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["say"] = words.say


def fact(fact: Fact, identifier: str, root: str, before: str = "", after: str = "") -> str:
    """Return a fact's value as a button and its provenance as a pop-over.

    ``root`` leads to the site's top; ``before`` and ``after`` are punctuation that must not leave the value.
    """
    return _templates.get_template("fact.html").render(
        fact=fact,
        id=identifier,
        root=root,
        before=before,
        after=after,
        sources=[data.all_sources()[key] for key in fact.sources],
        tables=_tables(fact),
    )


def chart(chart: Chart, figure: dict[str, Any] | None = None) -> str:
    """Return a chart in its frame; ``figure`` replaces the chart's own Plotly JSON (a notebook's stored output)."""
    drawing = chart.figure if isinstance(chart.figure, str) else ""
    content = {} if drawing else (figure or chart.figure_json())
    return _templates.get_template("chart.html").render(
        chart=chart,
        drawing=drawing,
        height=content.get("layout", {}).get("height"),
        figure=script_json(themed(content)),
        columns=[(name, chart.headings.get(name, name), name in chart.units) for name in chart.table.columns],
        rows=_cells(chart),
        csv=chart.table.to_csv(index=False, lineterminator="\n"),
        sources=[data.all_sources()[key] for key in chart.sources],
        publishers=_publishers(chart)[0],
        others=_publishers(chart)[1],
        as_of=data.as_of(),
    )


def script_json(content: object) -> str:
    r"""Write JSON that is safe inside a ``<script>`` element.

    >>> script_json("</script><!-- &")
    '"\\u003c/script>\\u003c!-- &"'
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def themed(content: Any) -> Any:
    """Replace the light palette's colours by the names of their CSS variables.

    >>> themed({"color": "#1D6FA5"})
    {'color': 'var(--hb-un)'}
    """
    if isinstance(content, dict):
        return {key: themed(value) for key, value in content.items()}
    if isinstance(content, list):
        return [themed(value) for value in content]
    return _VARIABLES.get(content, content) if isinstance(content, str) else content


_VARIABLES = {value: f"var(--hb-{name})" for name, value in LIGHT.items()}


def _cells(chart: Chart) -> list[list[str]]:
    return [
        [_cell(value, name, chart.units) for name, value in row.items()]
        for row in chart.table.to_dict(orient="records")
    ]


def _cell(value: Any, column: Any, units: dict[str, str]) -> str:
    if pd.isna(value):
        return words.say("chart.missing")
    if column in units:
        return words.show(value, units[column])
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    return words.CATALOGUE.get(f"{column}.{value}", str(value))


def _publishers(chart: Chart) -> tuple[list[str], int]:
    """Return who published the plotted figures, and how many pages of others repeat or discuss them."""
    sources = [data.all_sources()[key] for key in chart.sources]
    own = [source for source in sources if source.kind not in ("press", "critique")]
    return list(dict.fromkeys(source.publisher for source in own)), len(sources) - len(own)


def _tables(fact: Fact) -> list[dict[str, str]]:
    return [
        {"name": figure.table, "row": figure.row, "path": data.table_info(figure.table)["path"]}
        for figure in fact.figures
    ]
