"""Named values that prose may state, each computed from tables and carrying its provenance.

``fact`` says what a fact is and keeps the list; ``recipes`` are the ways to make one; the ``about_`` modules
define them, a subject each.
"""

from hanoibook.facts import (
    about_article,
    about_losses,
    about_responsibility,
    about_storm,
    about_treaties,
    about_vietnam,
)
from hanoibook.facts.fact import Fact, get, names, of

__all__ = [
    "Fact", "about_article", "about_losses", "about_responsibility", "about_storm", "about_treaties", "about_vietnam",
    "get", "names", "of",
]  # fmt: skip
