"""Controls for notebooks (ipywidgets): change an assumption or a choice and see what follows.

An explorer shows labelled controls, one plain sentence and a table or bars. Outside a running notebook its first
state is shown.
"""

from hanoibook.explorers.claims import claim_card
from hanoibook.explorers.explorer import Explorer
from hanoibook.explorers.losses import figures_of_year, growth_rate, loss_per_report
from hanoibook.explorers.questions import question
from hanoibook.explorers.surveys import survey_trap
from hanoibook.explorers.treaties import article_pairs, who_is_in

__all__ = [
    "Explorer", "article_pairs", "claim_card", "figures_of_year", "growth_rate", "loss_per_report", "question",
    "survey_trap", "who_is_in",
]  # fmt: skip
