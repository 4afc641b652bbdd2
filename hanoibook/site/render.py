"""Fill the extension's HTML templates; every value is escaped."""

from __future__ import annotations

import json
from typing import Any, Protocol

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from hanoibook import data, words
from hanoibook.charts import Chart
from hanoibook.facts import Fact
from hanoibook.palette import LIGHT
from hanoibook.site.listings import anchor
from hanoibook.site.reporting import Way

MOST_PUBLISHERS = 8
MOST_SOURCES = 5  # in a pop-over; the table behind it names all


class Places(Protocol):
    """Where things are, seen from the page that is written."""

    def root(self) -> str:
        """Return the way to the site's top."""
        ...

    def page(self, name: str, anchor: str) -> str | None:
        """Return the way to an anchor on a page, ``None`` if this edition does not have the page."""
        ...

    def report(self, figure: str) -> Way | None:
        """Return the way to report a figure on this page, ``None`` while no address is set."""
        ...


_templates = Environment(
    loader=PackageLoader("hanoibook.site"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["say"] = words.say
_templates.globals["discussed"] = "<!--discussed {}-->".format


def popover(template: str, places: Places, content: dict[str, Any]) -> str:
    """Return words of prose as a button, and what is behind them as a pop-over.

    ``template`` is ``fact``, ``claim``, ``article``, ``term`` or ``source``; ``content`` is what that template shows.
    """
    more = _MORE[template](places, content)
    return _templates.get_template(f"{template}.html").render(kind=template, **content, **more).strip()


def _fact(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    fact: Fact = content["fact"]
    return {
        "root": places.root(),
        "sources": [data.all_sources()[key] for key in fact.sources[:MOST_SOURCES]],
        "others": max(0, len(fact.sources) - MOST_SOURCES),
        "tables": _tables(fact),
        "report": places.report(f"{fact.text} ({fact.name})"),
    }


def _claim(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    anchor = content["claim"].id.lower()
    table = f"{places.root()}data/{data.table_info('claims')['path']}"
    return {"place": places.page("reference/claims", anchor) or table}


def _article(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    anchor = f"article-{content['article']['article']}"
    page = places.page(f"reference/{content['treaty']}-convention", anchor)
    text = data.sources(content["article"]["sources"])[0].url
    return {"place": page or text, "outside": page is None}


def _term(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    return {"place": places.page("reference/glossary", content["term"]["id"])}


def _source(places: Places, content: dict[str, Any]) -> dict[str, Any]:
    return {"place": places.page("reference/sources", content["source"].key)}


_MORE = {"fact": _fact, "claim": _claim, "article": _article, "term": _term, "source": _source}


def listing(name: str, content: dict[str, Any], root: str) -> str:
    """Return a list of a reference page; ``root`` leads to the site's top."""
    return _templates.get_template(f"{name}.html").render(root=root, **content)


def attribute(text: str) -> str:
    """Return a text that can stand inside a quoted attribute.

    >>> attribute('5 > "4"')
    '5 &gt; &#34;4&#34;'
    """
    return str(escape(text))


def chart(chart: Chart, figure: dict[str, Any] | None = None) -> str:
    """Return a chart in its frame; ``figure`` replaces the chart's own Plotly JSON (a notebook's stored output)."""
    options = chart.assumption.options if chart.assumption else ()
    return _templates.get_template("chart.html").render(
        chart=chart,
        **state(chart, figure),
        options=[(option, state(option.chart)) for option in options],
        columns=[(name, chart.headings.get(name, name), name in chart.units) for name in chart.table.columns],
        sources=[data.all_sources()[key] for key in chart.sources],
        publishers=publishers(chart)[0],
        others=publishers(chart)[1],
        as_of=data.as_of(),
        edition=data.version(),
    )


def state(chart: Chart, figure: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return what of a chart's frame changes with its assumption: the picture and its table."""
    drawing = chart.figure if isinstance(chart.figure, str) else ""
    content = {} if drawing else (figure or chart.figure_json())
    return {
        "drawing": drawing,
        "height": content.get("layout", {}).get("height"),
        "figure": script_json(themed(content)),
        "rows": _cells(chart),
        "csv": chart.table.to_csv(index=False, lineterminator="\n"),
    }


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
    return words.CATALOGUE.get(f"{column}.{value}", str(value))


def publishers(chart: Chart) -> tuple[list[str], int]:
    """Return who published the plotted figures, the first few, and how many sources more there are."""
    sources = [data.all_sources()[key] for key in chart.sources]
    own = [source.publisher for source in sources if source.kind not in ("press", "critique")]
    named = list(dict.fromkeys(own))[:MOST_PUBLISHERS]
    return named, len(sources) - sum(publisher in named for publisher in own)


def _tables(fact: Fact) -> list[dict[str, str]]:
    return [
        {"name": figure.table, "row": figure.row, "anchor": "" if figure.counted else f"#{anchor(figure.row)}"}
        for figure in fact.figures
    ]
