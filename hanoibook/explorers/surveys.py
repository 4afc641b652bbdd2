"""Explorer of simulated surveys: what the sample, the tail, a cap and silence do to an estimate."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from hanoibook import losses
from hanoibook.explorers.explorer import Explorer, bar, bars, choice, summary, table
from hanoibook.words import money, percent, say, show, significant

SAMPLES = (100, 300, 1_000, 3_000, 10_000)
TAILS = (3.0, 2.0, 1.5, 1.2, 1.1)
CAPS = (None, 10_000.0, 1_000.0)
TOLD = (1.0, 0.75, 0.5, 0.25)
EDGES = (0, 0.5, 0.8, 1.25, 2, float("inf"))


def survey_trap() -> Explorer:
    """Return controls for sample, tail, cap and silence; the state sums up two hundred simulated surveys."""
    caps = [(say("explorer.no_cap") if cap is None else money(cap), cap) for cap in CAPS]
    return Explorer(
        survey_state,
        sample=choice(say("explorer.sample"), [(f"{size:,}", size) for size in SAMPLES], 1_000),
        tail=choice(say("explorer.tail"), [(say(f"explorer.tail.{tail}"), tail) for tail in TAILS], 1.5),
        cap=choice(say("explorer.cap"), caps, None),
        told=choice(say("explorer.told"), [(percent(share), share) for share in TOLD], 1.0),
    )


def survey_state(sample: int, tail: float, cap: float | None, told: float) -> str:
    """Return, as HTML, how far the estimates of simulated surveys lie from the truth of the simulation."""
    surveys = losses.simulated_surveys(sample, tail, cap, told)
    said = say(
        "explorer.surveys",
        count=len(surveys),
        sample=f"{sample:,}",
        truth=money(losses.true_mean(tail)),
        median=percent(float(surveys["against_truth"].median())),
        most=show(float(surveys["against_truth"].max()), "times"),
        largest=percent(float(surveys["largest"].median())),
    )
    shares = pd.cut(surveys["against_truth"], list(EDGES), right=False).value_counts(sort=False)
    most = int(shares.max())
    lines = [
        [_between(*edges), str(count), bars(bar(count, most))] for edges, count in zip(_steps(), shares, strict=True)
    ]
    head = [say("explorer.against_truth"), say("explorer.surveys_in"), say("explorer.bars")]
    return summary(said) + table(head, lines)


def _steps() -> list[tuple[float, float]]:
    return list(pairwise(EDGES))


def _between(low: float, high: float) -> str:
    if high == float("inf"):
        return say("explorer.over", low=significant(low))
    return say("explorer.between", low=significant(low), high=significant(high))
