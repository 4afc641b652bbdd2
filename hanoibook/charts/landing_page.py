"""The best-known forecast beside what victims reported, for the first page of the book."""

from __future__ import annotations

import pandas as pd

from hanoibook import facts
from hanoibook.charts import squares
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.words import _, show


@chart
def claimed_in_squares() -> Chart:
    """How large is the best-known forecast beside what victims reported?"""
    whole, part, ratio = (facts.get(name) for name in ("cv-2025", "ic3-losses-2025", "claimed-over-reported-2025"))
    count = round(ratio.value)
    table = pd.DataFrame(
        {
            "figure": [part.meaning, whole.meaning],
            "kind": ["reported", "claimed"],
            "amount": [part.value, whole.value],
            "squares": [1, count],
            "grade": [part.grade, whole.grade],
        }
    )
    return compose(
        plotted(
            table,
            {"amount": "USD", "squares": "squares"},
            ["figure", "kind", "amount", "squares", "grade"],
            rests_on=[whole, part],
            figure=_("Figure"),
        ),
        _one_beside_a_block(count),
        title=_(
            "The forecast is {times} what was reported to the FBI. They count different things",
            times=show(count, ratio.unit),
        ),
        subtitle=_(
            "Forecast for 2025 ({forecast}, block) and losses reported for 2025 ({reported}, single square)",
            forecast=whole.text,
            reported=part.text,
        ),
        alt=_(
            "One square stands apart for the {reported} of losses reported to the FBI for 2025. Beside it is a "
            "block of {count} squares of the same size for the {forecast} that Cybersecurity Ventures forecast "
            "for that year.",
            reported=part.text,
            count=count,
            forecast=whole.text,
        ),
        note=_(
            "Of forecast and record, {unlike}. Neither is the true cost.",
            unlike=ratio.unlike,
        ),
    )


def _one_beside_a_block(count: int, across: int = 40, size: int = 12, gap: int = 4) -> str:
    """Return an SVG with one square apart, for what was reported, and a block of ``count`` squares."""
    step = size + gap
    start = 3 * step
    cells = [squares.square(0, 0, size, 'class="hb-reported"')]
    cells += [squares.square(start + x, y, size, 'class="hb-claimed"') for x, y in squares.places(count, across, step)]
    return squares.drawing(start + across * step - gap, -(-count // across) * step - gap, cells, edge=1)
