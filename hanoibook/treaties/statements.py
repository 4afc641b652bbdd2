"""What states declared when they joined a convention, and the notes that its drafters annexed to it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, count
from hanoibook.treaties.articles import article


def declarations(treaty: str, number: int | None = None) -> pd.DataFrame:
    """Return what states declared under a treaty, or about one of its articles.

    Raises :class:`ValueError` for an article that the treaty does not have.

    >>> declarations("un", 63)["iso3"].tolist()
    ['AZE', 'QAT']
    """
    rows = data.load("declarations").query("treaty == @treaty")
    if number is not None:
        article(treaty, number)
        rows = rows[rows["article"] == number]
    return rows.reset_index(drop=True)


def reservation_count(treaty: str, iso3: str) -> Figure:
    """Return how many reservations of a state under a treaty stand in the table."""
    rows = declarations(treaty).query("statement_kind == 'reservation' and iso3 == @iso3")
    return count(rows, "declarations", "reservations", f"treaty {treaty}, reservations of {iso3}")


def declaring_states(treaty: str) -> Figure:
    """Return how many states have a declaration under a treaty that could be read, in whole or in part."""
    rows = declarations(treaty)
    found = count(rows, "declarations", "states", f"states with a row, treaty {treaty}")
    return replace(found, value=float(rows["iso3"].nunique()))


def notes_on(number: int) -> pd.DataFrame:
    """Return the interpretative notes that are about an article of the UN Convention.

    >>> notes_on(17)["id"].tolist(), len(notes_on(5))
    (['predicate-offences'], 0)
    """
    rows = data.load("interpretative_notes")
    return rows[rows["note_articles"].map(lambda cell: str(number) in data.split_list(cell))].reset_index(drop=True)


def note_count() -> Figure:
    """Return how many interpretative notes are annexed to the UN Convention."""
    return count(data.load("interpretative_notes"), "interpretative_notes", "notes", "all rows")
