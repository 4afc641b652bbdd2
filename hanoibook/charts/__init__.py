"""Named charts. Each answers one question and carries its title, words, table and sources."""

# Rooms follow the parts of the book; in them a module is named after the page that first shows its charts.
from hanoibook.charts import (  # noqa: F401 (importing a room enters its charts in the list)
    article,  # how the claims came out
    convention,  # what it says, how it came about, safeguards, who has signed, the texts compared
    landing_page,  # the forecast beside the record, in squares
    notebooks,  # types of crime, ages, simulated surveys
    reference,  # one picture of time
    responsibility,  # who acts, and with what evidence
    storm,  # how large losses are, how attacks work, where figures come from, why they disagree
    vietnam,  # what Vietnam loses, the road to Hanoi, laws and neighbours
)
from hanoibook.charts.chart import PLOTLY_MIME, Assumption, Chart, Option, get, names, question

__all__ = ["PLOTLY_MIME", "Assumption", "Chart", "Option", "get", "names", "question"]
