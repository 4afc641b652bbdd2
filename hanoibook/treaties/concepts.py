"""The concepts under which the articles of both conventions are filed."""

from __future__ import annotations

import pandas as pd

from hanoibook import data
from hanoibook.treaties.articles import TREATIES


def concepts() -> pd.DataFrame:
    """Return the concepts in reading order.

    >>> concepts()["id"][0]
    'purpose-terms-and-scope'
    """
    return data.load("concepts")


def concept_articles(concept: str, treaty: str, main: bool = True) -> list[int]:
    """Return the articles of a treaty filed under a concept: those mainly about it, or those that also touch it.

    Raises :class:`ValueError` for an unknown concept or treaty.

    >>> concept_articles("illegal-access", "un"), concept_articles("illegal-access", "budapest")
    ([7], [2])
    """
    if treaty not in TREATIES:
        raise ValueError(f"treaty {treaty!r} is neither of {', '.join(TREATIES)}")
    filed = [row for row in data.rows("article_concepts").values() if row["concept"] == concept]
    if not filed:
        raise ValueError(f"no concept {concept!r}; data/treaties/concepts.csv lists them")
    return sorted(int(row["article"]) for row in filed if row["treaty"] == treaty and row["main"] == main)


def concept_rows(concept: str) -> pd.DataFrame:
    """Return the rows of the concordance in which the main articles of a concept stand.

    >>> concept_rows("intimate-images")["relation"].tolist()
    ['new_in_un']
    """
    rows = data.load("crosswalk")
    un, budapest = (concept_articles(concept, treaty) for treaty in TREATIES)
    return rows[rows["un_article"].isin(un) | rows["budapest_article"].isin(budapest)].reset_index(drop=True)
