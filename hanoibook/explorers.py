"""Controls for notebooks (ipywidgets): change an assumption and see what follows.

An explorer shows a chart-like table and one plain sentence. Outside a running notebook its first state is shown.
"""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from hanoibook import losses
from hanoibook.palette import LIGHT
from hanoibook.words import money, percent, say

CELL = "text-align: start; vertical-align: top; padding-inline-end: 1rem"
BAR_GREY = "#808894"  # between both themes' grounds, because a stored state cannot follow the page's theme


class Explorer(widgets.VBox):
    """A control, a picture that follows it, and a summary in plain words."""

    def __init__(self, control: widgets.Widget, state: widgets.HTML) -> None:
        self.control = control
        self.state = state
        super().__init__([control, state])

    def _repr_mimebundle_(self, **options: object) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        first = f'<div class="hb-state"><p><em>{escape(say("explorer.live"))}</em></p>{self.state.value}</div>'
        return {**bundle, "text/html": first, "text/plain": "Explorer"}


def growth_rate() -> Explorer:
    """Return a control for the yearly growth that leads from the claimed figure for 2015 to later years."""
    rate = widgets.BoundedFloatText(
        value=15, min=0, max=40, step=0.1, description=say("explorer.growth"), style={"description_width": "initial"}
    )
    state = widgets.HTML(value=growth_state(rate.value / 100))
    rate.observe(lambda change: setattr(state, "value", growth_state(change["new"] / 100)), names="value")
    return Explorer(rate, state)


def growth_state(rate: float) -> str:
    """Return, as HTML, the claimed figure for 2015 grown at ``rate`` beside every published figure."""
    series = losses.claimed_series()
    start, last = int(series["year"].min()), int(series["year"].max())
    path = losses.compound_path(float(series["central"].iloc[0]), rate, last - start)
    most = max(*path, float(series["central"].max()))
    rows = "".join(
        _row(int(row.year), float(row.central), path[int(row.year) - start], most) for row in series.itertuples()
    )
    keys = ("explorer.year", "explorer.published", "explorer.reached", "explorer.bars")
    head = "".join(f'<th scope="col" style="{CELL}">{escape(say(key))}</th>' for key in keys)
    return f'<p>{escape(growth_summary(rate))}</p><table style="margin: 0"><tr>{head}</tr>{rows}</table>'


def growth_summary(rate: float) -> str:
    """Return one sentence on what a growth rate makes of the claimed figure for 2015.

    >>> growth_summary(0.15).split(": ")[1].replace(chr(160), " ")
    'above the published USD 10.5 trillion.'
    """
    first, published = losses.estimate("cv_2015"), losses.estimate("cv_2025")
    reached = losses.compound_path(first.value, rate, published.year - first.year)[-1]
    side = "above" if reached > published.value else "below"
    near = abs(reached / published.value - 1) < 0.005
    return say("explorer.sentence").format(
        first=money(first.value),
        start=first.year,
        rate=percent(rate),
        reached=money(reached),
        year=published.year,
        word=say(f"explorer.{'near' if near else side}"),
        published=money(published.value),
    )


def _row(year: int, published: float, reached: float, most: float) -> str:
    bars = _bar(published, most, LIGHT["claimed"]) + _bar(reached, most, BAR_GREY)
    texts = "".join(f'<td style="{CELL}">{text}</td>' for text in (year, money(published), money(reached)))
    return f'<tr>{texts}<td style="min-inline-size: 7rem; inline-size: 14rem">{bars}</td></tr>'


def _bar(amount: float, most: float, colour: str) -> str:
    return f'<div style="block-size: 8px; margin: 2px; background: {colour}; inline-size: {amount / most:.1%}"></div>'
