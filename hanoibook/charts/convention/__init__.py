"""Charts on the UN Convention, and on the Budapest Convention beside it."""

from hanoibook.charts.convention import (
    budapest_and_hanoi,
    how_it_came_about,
    safeguards,
    what_it_says,
    who_has_signed,
    who_is_in,
)

__all__ = [
    "budapest_and_hanoi",
    "how_it_came_about",
    "safeguards",
    "what_it_says",
    "who_has_signed",
    "who_is_in",
]
