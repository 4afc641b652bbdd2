"""Measures against cybercrime: rows of one programme count once, and effort alone is no measured effect."""

from __future__ import annotations

import pandas as pd

from hanoibook import data

UNMEASURED = ("effort", "none")


def programmes() -> pd.DataFrame:
    """Return one row a measure, with ``id``, ``who_acts``, ``effect``, ``grade`` and ``sources``; a programme is one.

    Its effect is that of its measured rows, or ``mixed`` where they differ; its grade is its weakest.
    """
    rows = data.load("responsibility")
    whole = rows.assign(id=rows["programme"].fillna(rows["id"])).groupby("id", sort=False)
    return whole.agg(
        who_acts=("who_acts", "first"),
        effect=("effect", _together),
        grade=("grade", "max"),
        sources=("sources", ";".join),
    ).reset_index()


def check_agreement() -> None:
    """Raise :class:`hanoibook.data.DataError` at the first row whose effect has no measured ground."""
    actors: dict[str, str] = {}
    for number, (_index, row) in enumerate(data.load("responsibility").iterrows(), start=2):
        where = f"{data.file_of('responsibility')}, row {number}, column"
        if (row["effect_basis"] in UNMEASURED) != (row["effect"] == "unknown"):
            raise data.DataError(
                f"{where} effect: {row['effect']} does not fit basis {row['effect_basis']}. "
                f"Effort or no count is unknown; outcome and output are helps, mixed or no_effect."
            )
        if not pd.isna(row["programme"]) and actors.setdefault(row["programme"], row["who_acts"]) != row["who_acts"]:
            raise data.DataError(
                f"{where} programme: {row['programme']} has rows of two actors. Name one actor, or two programmes."
            )


def _together(effects: pd.Series) -> str:
    measured = set(effects) - {"unknown"}
    return measured.pop() if len(measured) == 1 else "mixed" if measured else "unknown"
