"""A chart in its frame: what the template shows of it, in the colours of the page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hanoibook import citing, data, words
from hanoibook.charts import Chart
from hanoibook.palette import LIGHT
from hanoibook.site import render

MOST_PUBLISHERS = 3
IN_FULL = 6  # sources with title and date in a chart's list; the others by name, since pages must stay light


def chart(chart: Chart, page: str, figure: dict[str, Any] | None = None) -> str:
    """Return a chart in its frame on a page; ``figure`` replaces its own Plotly JSON (a notebook's stored output)."""
    sources = [data.all_sources()[key] for key in chart.sources]
    options = chart.assumption.options if chart.assumption else ()
    return render.template(
        "chart",
        chart=chart,
        **state(chart, figure),
        options=[(option, state(option.chart)) for option in options],
        columns=[(name, chart.headings.get(name, name), name in chart.units) for name in chart.table.columns],
        sources=sources[:IN_FULL],
        further=sources[IN_FULL:],
        root="../" * page.count("/"),
        publishers=publishers(chart)[0],
        others=publishers(chart)[1],
        as_of=data.as_of(),
        release=data.version(),
    )


def state(chart: Chart, figure: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return what of a chart's frame changes with its assumption: the picture and its table."""
    drawing = chart.figure if isinstance(chart.figure, str) else ""
    content = {} if drawing else (figure or chart.figure_json())
    layout = content.get("layout", {})
    return {
        "drawing": drawing,
        "height": layout.get("height"),
        "narrow": layout.get("meta", {}).get("narrow", {}).get("height", layout.get("height")),
        "figure": render.script_json(themed(content)),
        "rows": _cells(chart),
        "csv": chart.table.to_csv(index=False, lineterminator="\n"),
    }


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


def _cells(chart: Chart) -> list[list[tuple[str, Any]]]:
    """Return the rows: of each cell what is shown, and of plotted values the number to sort by."""
    return [
        [
            (_cell(value, name, chart.units), value if name in chart.units and pd.notna(value) else None)
            for name, value in row.items()
        ]
        for row in chart.table.to_dict(orient="records")
    ]


def _cell(value: Any, column: Any, units: dict[str, str]) -> str:
    if pd.isna(value):
        return words.say("chart.missing")
    if column in units:
        return words.show(value, units[column])
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    return words.say(f"{column}.{value}") if words.known(f"{column}.{value}") else str(value)


def publishers(chart: Chart) -> tuple[list[str], int]:
    """Return who stands behind the plotted figures, the first few, and how many sources more there are."""
    return citing.leading(chart.sources, MOST_PUBLISHERS)
