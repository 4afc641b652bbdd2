"""Chart of simulated loss surveys: drawn from chance with a fixed seed, never observed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hanoibook import losses
from hanoibook.charts import style
from hanoibook.charts.chart import Assumption, Chart, Option, chart
from hanoibook.palette import LIGHT
from hanoibook.words import percent, say, show

SAMPLE = 1_000
TAILS = (3.0, 2.0, 1.5, 1.2)
SHOWN = 2
DRAWN = 60  # of the simulated surveys, so that single dots can be seen
ROWS = 12


@chart
def simulated_surveys() -> Chart:
    """How far apart do surveys of the same people land when a few losses are very large?"""
    options = tuple(_at(tail) for tail in TAILS)
    return Assumption(say("assume.tail"), "select", options, SHOWN).chart()


def _at(tail: float) -> Option:
    every = losses.simulated_surveys(SAMPLE, tail)
    table = every[["against_truth"]].head(DRAWN).round(4).rename_axis("survey").reset_index()
    table["survey"] += 1
    low, high = (float(every["against_truth"].quantile(share)) for share in (0.1, 0.9))
    label = say(f"explorer.tail.{tail}")
    sentence = (
        f"With tail {tail:g}, four fifths of the simulated surveys land between {percent(low)} and {percent(high)} "
        f"of the truth; the highest finds {show(float(every['against_truth'].max()), 'times')} as much."
    )
    picture = Chart(
        name="simulated-surveys",
        title=f"Simulated: with tail {tail:g}, surveys find between {percent(low)} and {percent(high)} of the truth",
        subtitle=f"Loss per person found by {DRAWN} simulated surveys of {SAMPLE:,} people each, against the truth",
        alt=f"Dots for {DRAWN} simulated surveys along one axis, a line at the truth. {sentence}",
        figure=_dots(table["against_truth"]),
        table=table,
        units={"against_truth": "times"},
        sources=("florencio-herley-2011",),
        grade="A",
        note=(
            "Nothing here was observed: chance with a fixed seed draws the losses. The source explains why such "
            "surveys scatter; the numbers are ours."
        ),
        headings={
            "survey": "Survey",
            "against_truth": "Against the truth",
        },
    )
    return Option(label, sentence, picture)


def _dots(found: pd.Series) -> Any:
    figure = style.figure(height=260)
    figure.add_scatter(
        x=found.tolist(),
        y=[number % ROWS for number in range(len(found))],
        mode="markers",
        marker={"color": LIGHT["muted"], "size": 9, "symbol": "circle-open", "line": {"width": 2}},
        hovertext=[show(times, "times") for times in found],
        hoverinfo="text",
        cliponaxis=False,
    )
    figure.add_vline(x=1, line={"color": LIGHT["ink"], "width": 2})
    figure.add_annotation(style.label("<b>truth</b>", "ink", x=1, y=ROWS, yshift=10, xanchor="left", xshift=4))
    figure.update_yaxes(visible=False, range=[-0.8, ROWS + 0.6])
    figure.update_xaxes(range=[0, max(3.0, float(found.max()) * 1.05)], ticksuffix=" times")
    return figure
