"""Simulated loss surveys, drawn from chance with a fixed seed and never observed, for the notebook on surveys."""

from __future__ import annotations

from math import ceil

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, losses
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Assumption, Chart, Option, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.palette import LIGHT
from hanoibook.words import _, percent, say, show, whole

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
    found = losses.simulated_surveys(SAMPLE, tail)["against_truth"]
    table = found.head(DRAWN).round(4).rename_axis("survey").reset_index()
    table["survey"] += 1
    low, high = (percent(float(found.quantile(share))) for share in (0.1, 0.9))
    sentence = _(
        "With tail {tail}, four fifths of the simulated surveys land between {low} and {high} of the truth; the "
        "highest finds {most} as much.",
        tail=f"{tail:g}",
        low=low,
        high=high,
        most=show(float(found.max()), "times"),
    )
    picture = compose(
        plotted(
            table,
            {"against_truth": "times"},
            ["survey", "against_truth"],
            rests_on=[data.all_sources()["florencio-herley-2011"]],
            graded="A",
            survey=_("Survey"),
            against_truth=_("Against the truth"),
        ),
        _dots(table["against_truth"]),
        title=_(
            "Simulated: with tail {tail}, surveys find between {low} and {high} of the truth",
            tail=f"{tail:g}",
            low=low,
            high=high,
        ),
        subtitle=_(
            "Loss per person found by {surveys} simulated surveys of {people} people each, against the truth",
            surveys=DRAWN,
            people=whole(SAMPLE),
        ),
        alt=_(
            "Dots for {surveys} simulated surveys along one axis, a line at the truth. {sentence}",
            surveys=DRAWN,
            sentence=sentence,
        ),
        note=_(
            "Nothing here was observed: chance with a fixed seed draws the losses. The source explains why such "
            "surveys scatter; the numbers are ours."
        ),
    )
    return Option(say(f"explorer.tail.{tail}"), sentence, picture)


def _dots(found: pd.Series) -> go.Figure:
    figure = style.figure(height=260)
    marker = {"color": LIGHT["muted"], "size": 9, "symbol": "circle-open", "line": {"width": 2}}
    hover = [show(times, "times") for times in found]
    forms.dots(figure, found, hover, marker, y=[number % ROWS for number in range(len(found))])
    figure.add_vline(x=1, line={"color": LIGHT["ink"], "width": 2})
    figure.update_yaxes(visible=False, range=[-0.8, ROWS + 0.6])
    most = max(3, ceil(float(found.max())))
    names = ["0", _("truth"), *(_("{count} times", count=times) for times in range(2, most + 1))]
    figure.update_xaxes(range=[0, most * 1.05], tickvals=list(range(most + 1)), ticktext=names)
    return figure
