"""Charts on the storm: what cybercrime costs, according to whom, and what an attack does."""

from hanoibook.charts.storm import (
    how_big_is_it,
    how_the_storm_works,
    when_it_hits,
    where_the_trillions_come_from,
    why_the_numbers_disagree,
)

__all__ = [
    "how_big_is_it",
    "how_the_storm_works",
    "when_it_hits",
    "where_the_trillions_come_from",
    "why_the_numbers_disagree",
]
