"""The forms that charts draw in: rows with words above a bar, a dot or a span; lines in time; columns of squares.

Each form draws on a figure of :mod:`~hanoibook.charts.style`. Words come from the chart, escaped where they are data.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from hanoibook.charts import style
from hanoibook.palette import KIND_MARKER, LIGHT

Words = Callable[[pd.Series], str]  # what to write about one row
DOT_LABEL = 13  # pixels between a mark and the words beside it
NARROW = {"l": 8, "r": 8, "t": 8, "b": 8}  # margins around bars that end before the edge


def rows(count: int, height: int, spare: int, *, above: float = 0.8, below: float = 0.6) -> go.Figure:
    """Return a figure of rows, the first on top: ``height`` pixels each and ``spare`` for all else.

    ``above`` and ``below`` are the room left over the first row and under the last, in rows.
    """
    figure = style.figure(height=height * count + spare)
    figure.update_yaxes(visible=False, range=[count - below, -above])
    return figure


def each(rows: pd.DataFrame, words: Words) -> list[str]:
    """Return the words on each row."""
    return [words(row) for _, row in rows.iterrows()]


def bars(figure: go.Figure, lengths: pd.Series, hover: list[str], marker: dict[str, Any], **more: Any) -> None:
    """Add a horizontal bar in each row, placed by the index."""
    place = {"x": lengths.tolist(), "y": lengths.index.tolist(), "orientation": "h", "width": 0.3}
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


def above(figure: go.Figure, place: Hashable, words: str, shift: int, colour: str = "ink", **where: Any) -> None:
    """Write words over the mark of a row, from the left edge, ``shift`` pixels up."""
    edge = {"x": 0, "xref": "paper", "xanchor": "left", "y": place, "yshift": shift}
    figure.add_annotation(style.label(words, colour, **(edge | where)))


def beside(
    figure: go.Figure, place: Hashable, words: str, x: float, *, left: bool, apart: int = DOT_LABEL, **where: Any
) -> None:
    """Write words beside the mark of a row, on the side where there is room."""
    side = {"xshift": -apart, "xanchor": "right"} if left else {"xshift": apart, "xanchor": "left"}
    figure.add_annotation(style.label(words, "muted", x=x, y=place, **side, **style.ON_PAPER, **where))


def mark_one(figure: go.Figure, **more: Any) -> None:
    """Draw a dotted line up from 1, where nothing has changed."""
    stroke = {"color": LIGHT["muted"], "dash": "dot"}
    figure.add_shape(type="line", x0=1, x1=1, y0=0, y1=1, yref="paper", line=stroke, **more)
