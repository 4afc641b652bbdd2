"""The forms that charts draw in: rows of bars, dots or spans with their names at the left; lines in time.

Each form draws on a figure of :mod:`~hanoibook.charts.style`. Words come from the chart, escaped where they are data.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from hanoibook.charts import style
from hanoibook.charts.rows import Caption, Head, Rows, Value
from hanoibook.palette import KIND_MARKER, LIGHT

Words = Callable[[pd.Series], str]  # what to write about one row
BAR = 0.34  # of a row


def rows(*, connect: bool = True) -> Rows:
    """Return a figure of rows, the first on top, with a scale under the last.

    Rows stand at 0, 1, 2 ...; a place between leaves a gap. A light line leads from each name to the value that
    is written, unless ``connect`` says no, as with bars.
    """
    figure = Rows(layout=style.layout(100))
    figure.words.connected = connect
    scale = {"showgrid": False, "showline": True, "linecolor": LIGHT["muted"], "ticks": "outside"}
    figure.update_xaxes(**scale, tickcolor=LIGHT["muted"], ticklen=5)
    return figure


def head(
    figure: Rows, place: Hashable, *words: str, narrow: str = "", colour: str = "ink", across: bool = False
) -> None:
    """Write the name of a row, bold, and below it what else is said of it: at the left, or over it on a phone.

    ``narrow`` is what to write on a phone instead; ``across`` gives the words the whole width, as a heading.
    """
    name = style.lines(*(style.bold(word) if word is words[0] else word for word in words if word))
    figure.words.heads.append(Head(float(place), name, narrow or name, colour, across))  # type: ignore[arg-type]


def value(figure: Rows, place: Hashable, words: str, x: float, *, colour: str = "ink", axis: str = "x") -> None:
    """Write a value after the last mark of a row, which stands at ``x``."""
    figure.words.values.append(Value(float(place), words, float(x), colour, axis))  # type: ignore[arg-type]


def each(rows: pd.DataFrame, words: Words) -> list[str]:
    """Return the words on each row."""
    return [words(row) for _, row in rows.iterrows()]


def bars(figure: go.Figure, lengths: pd.Series, hover: list[str], marker: dict[str, Any], **more: Any) -> None:
    """Add a horizontal bar in each row, placed by the index."""
    place = {"x": lengths.tolist(), "y": lengths.index.tolist(), "orientation": "h", "width": BAR}
    if isinstance(figure, Rows):
        figure.words.thick = (place | more)["width"]
    figure.add_bar(marker=marker, hovertext=hover, hoverinfo="text", **(place | more))


def dots(figure: go.Figure, values: pd.Series, hover: list[str], marker: dict[str, Any], **more: Any) -> None:
    """Add a mark in each row, placed by the index."""
    place = {"x": values.tolist(), "y": values.index.tolist(), "mode": "markers", "cliponaxis": False}
    figure.add_scatter(marker=marker, hovertext=hover, hoverinfo="text", **(place | more))


def dots_by_kind(
    figure: go.Figure,
    rows: pd.DataFrame,
    column: str,
    hover: Words,
    *,
    kinds: Iterable[str],
    is_open: Callable[[pd.Series], bool] | None = None,
    edge: float = 0,
    **marker: Any,
) -> None:
    """Add a mark in each row with the colour and shape of its kind, open if ``is_open`` says so of the row.

    ``edge`` is the width of an outline in the same colour, in pixels.
    """
    for kind in kinds:
        chosen = rows[rows["kind"] == kind]
        shape = KIND_MARKER[kind]
        symbol = [f"{shape}-open" if is_open(row) else shape for _place, row in chosen.iterrows()] if is_open else shape
        look = {"color": LIGHT[kind], "symbol": symbol, **marker}
        look |= {"line": {"width": edge, "color": LIGHT[kind]}} if edge else {}
        dots(figure, chosen[column], each(chosen, hover), look)


def line(
    figure: go.Figure, x: list[Any], y: list[Any], hover: list[str], *, colour: str, stroke: dict[str, Any], **more: Any
) -> None:
    """Add marks that a line joins; ``marker`` is added to the colour they share."""
    marker = {"color": LIGHT[colour]} | more.pop("marker")
    path = {"color": LIGHT[colour], **stroke}
    figure.add_scatter(
        x=x, y=y, mode="lines+markers", line=path, marker=marker, hovertext=hover, hoverinfo="text", **more
    )


def join(figure: Rows, place: Hashable, values: Iterable[float]) -> None:
    """Join the marks of one row by a line, from the least to the greatest."""
    figure.words.joined.append((float(place), tuple(map(float, values))))  # type: ignore[arg-type]


def captions(figure: Rows, rows: pd.DataFrame, column: str, words: Callable[[pd.Series], tuple[str, str]]) -> None:
    """Write of each mark two words at the mark: the first over it, the second below, where there is room for both.

    On a phone there is none: the names of the rows say it there.
    """
    for place, row in rows.iterrows():
        figure.words.captions.append(Caption(float(place), float(row[column]), *words(row)))


def mark_one(figure: go.Figure, **more: Any) -> None:
    """Draw a dotted line up from 1, where nothing has changed."""
    stroke = {"color": LIGHT["muted"], "dash": "dot"}
    figure.add_shape(type="line", x0=1, x1=1, y0=0, y1=1, yref="paper", line=stroke, **more)
