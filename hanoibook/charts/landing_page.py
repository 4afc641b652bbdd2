"""The pictures of the first page: money in squares of one size, in lines of as many squares as the map has columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from hanoibook import facts, vietnam
from hanoibook.charts import squares
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.words import _, money, say, show

ACROSS, SIZE, STEP = 28, 10, 13  # squares in a line, and pixels of one with its gap: 28 lines fit a phone
LINE, TYPE = 25, 18  # pixels from one line of words to the next, and of the type


class Heap(NamedTuple):
    """So many squares of one kind, under a line that says what they are."""

    words: str
    kind: str
    squares: int


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
    heaps = [
        Heap(_("{reported} reported to the FBI", reported=part.text), "reported", 1),
        Heap(_("{forecast} forecast worldwide", forecast=whole.text), "claimed", count),
    ]
    return compose(
        plotted(
            table,
            {"amount": "USD", "squares": "squares"},
            ["figure", "kind", "amount", "squares", "grade"],
            rests_on=[whole, part],
            figure=_("Figure"),
        ),
        _heaps(heaps),
        title=_(
            "The forecast is {times} what was reported to the FBI. They count different things",
            times=show(count, ratio.unit),
        ),
        subtitle=_("Forecast and reported losses for 2025. One square stands for {reported}", reported=part.text),
        alt=_(
            "One square stands apart for the {reported} of losses reported to the FBI for 2025. Under it is a "
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


@chart
def vietnam_in_squares() -> Chart:
    """How far apart lie the figures published for fraud in Vietnam?"""
    rows = _least_record_and_most()
    widest = facts.get("vietnam-largest-over-smallest")
    trillion = 1e12
    rows = rows.assign(squares=[round(amount / trillion) for amount in rows["amount"]])
    heaps = [Heap(_in_words(row), row["kind"], row["squares"]) for _place, row in rows.iterrows()]
    least, most = rows.iloc[0], rows.iloc[-1]
    return compose(
        plotted(
            rows,
            {"amount": "VND", "squares": "squares"},
            ["year", "publisher", "kind", "bound", "amount", "squares", "original", "grade"],
            publisher=_("Publisher"),
        ),
        _heaps(heaps),
        title=_("One published figure for fraud in Vietnam is {times} another", times=widest.text),
        subtitle=_(
            "Published for 2023 and 2024 as money lost to fraud. One square stands for {amount}",
            amount=money(trillion, "VND"),
        ),
        alt=_(
            "Groups of squares of one size, one for each {unit}: {least}, {middle}, and, as a large block, {most}.",
            unit=money(trillion, "VND"),
            least=_in_words(least),
            middle=_in_words(rows.iloc[1]),
            most=_in_words(most),
        ),
        note=_("They count different things: of the two ends, {unlike}.", unlike=widest.unlike),
    )


def _least_record_and_most() -> pd.DataFrame:
    """Return the smallest published figure, the one on the police record and the largest, in this order."""
    rows = vietnam.rivals(2023, 2024).sort_values("value")
    record = rows[rows["kind"] == "reported"].iloc[[-1]]
    chosen = pd.concat([rows.iloc[[0]], record, rows.iloc[[-1]]])
    return chosen.assign(amount=chosen["value"]).reset_index(drop=True)


def _in_words(row: pd.Series) -> str:
    return _(
        "{amount}: {kind}, {year}",
        amount=money(row["amount"], "VND"),
        kind=say(f"kind.{row['kind']}"),
        year=row["year"],
    )


def _heaps(heaps: Sequence[Heap]) -> str:
    """Return an SVG of the heaps, one under the other, each under its words."""
    parts, top = [], 0
    for heap in heaps:
        parts.append(squares.words(0, top + TYPE, heap.words, f"font-size:{TYPE}px;{squares.INK}"))
        top += LINE
        look = f'class="hb-{heap.kind}"'
        parts += [squares.square(x, top + y, SIZE, look) for x, y in squares.places(heap.squares, ACROSS, STEP)]
        top += -(-heap.squares // ACROSS) * STEP + LINE // 2
    width = ACROSS * STEP - (STEP - SIZE)
    return squares.drawing(width, top - LINE // 2, parts, edge=1, attributes=' style="font-family:inherit"')
