"""The one Plotly template, and parts that charts share: axes, labels, hover texts."""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from hanoibook.palette import LIGHT
from hanoibook.words import money, say, show

SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
LABEL_SIZE = 12.5


def figure(height: int) -> go.Figure:
    """Return an empty figure of the book's template; ``height`` is in pixels."""
    axis = {"gridcolor": LIGHT["rule"], "zeroline": False, "fixedrange": True, "automargin": True}
    template = go.layout.Template(
        layout={
            "font": {"family": SANS, "size": 13, "color": LIGHT["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "hoverlabel": {"bgcolor": LIGHT["paper"], "font": {"color": LIGHT["ink"]}, "align": "left"},
            "xaxis": axis,
            "yaxis": axis,
        }
    )
    empty = go.Figure()
    empty.update_layout(
        template=template,
        height=height,
        margin={"l": 24, "r": 32, "t": 36, "b": 32},
        showlegend=False,
        dragmode=False,
        bargap=0.25,
    )
    return empty


def text(value: object) -> str:
    """Escape text from data, so that Plotly shows markup in it as text.

    >>> text("<b>A&B")
    '&lt;b&gt;A&amp;B'
    """
    return escape(str(value), quote=False)


def label(text: str, colour: str, **place: Any) -> dict[str, Any]:
    """Return a direct label: an annotation without an arrow."""
    return {"text": text, "font": {"size": LABEL_SIZE, "color": LIGHT[colour]}, "showarrow": False, **place}


def dollars_log(least: float, most: float) -> dict[str, Any]:
    """Return the settings of a logarithmic axis in dollars with a line at each power of ten."""
    powers = range(floor(log10(least)), ceil(log10(most)) + 1)
    return {
        "type": "log",
        "range": [powers[0] - 0.1, powers[-1] + 0.1],
        "tickvals": [10**power for power in powers],
        "ticktext": [_amount(10**power) for power in powers],
    }


def dollars(most: float, step: int) -> dict[str, Any]:
    """Return the settings of an axis in dollars that starts at zero, with a line every ``step``."""
    ticks = list(range(0, int(most) + step, step))
    return {
        "tickvals": ticks,
        "ticktext": [_amount(tick) if tick else "0" for tick in ticks],
        "range": [0, max(most, ticks[-1]) * 1.04],
    }


def hover(year: int, amount: Any, unit: str) -> str:
    """Return the hover text of a yearly value.

    >>> hover(2010, pd.NA, "USD")
    '2010: no figure published'
    """
    return f"{year}: {say('year.missing') if pd.isna(amount) else show(amount, unit)}"


def plain(column: pd.Series) -> list[float | None]:
    """Return a column as a list that JSON can hold.

    >>> plain(pd.Series([1, pd.NA], dtype="Int64"))
    [1.0, None]
    """
    return [None if pd.isna(cell) else float(cell) for cell in column]


def _amount(usd: float) -> str:
    return money(usd).removeprefix("USD\u00a0")
