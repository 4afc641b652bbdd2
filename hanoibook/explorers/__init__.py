"""Controls for notebooks (ipywidgets): change an assumption or a choice and see what follows.

An explorer shows labelled controls, one plain sentence and a table or bars. Outside a running notebook its first
state is shown.
"""

from hanoibook.explorers.claims import claim_card
from hanoibook.explorers.coding import coding_form, readings_of
from hanoibook.explorers.explorer import Explorer
from hanoibook.explorers.losses import figures_of_year, growth_rate, loss_per_report
from hanoibook.explorers.questions import question
from hanoibook.explorers.surveys import survey_trap
from hanoibook.explorers.treaties import article_pairs, who_is_in
from hanoibook.explorers.vietnam import for_each_victim, hidden_part, two_falls

__all__ = [
    "Explorer", "article_pairs", "claim_card", "coding_form", "figures_of_year", "for_each_victim", "growth_rate",
    "hidden_part", "loss_per_report", "question", "readings_of", "survey_trap", "two_falls", "who_is_in",
]  # fmt: skip
