"""The articles of both conventions and the concordance between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, count

TREATIES = ("un", "budapest")
RELATIONS = ("equivalent", "extended", "narrowed", "new_in_un", "budapest_only")


def articles(treaty: str) -> pd.DataFrame:
    """Return the articles of a treaty (``un`` or ``budapest``), one row each.

    >>> len(articles("un")), len(articles("budapest"))
    (68, 48)
    """
    _check(treaty)
    return data.load(f"{treaty}_articles")


def _check(treaty: str) -> None:
    if treaty not in TREATIES:
        raise ValueError(f"treaty {treaty!r} is neither of {', '.join(TREATIES)}")


def article(treaty: str, number: int) -> dict[str, object]:
    """Return one article as a mapping; raises :class:`ValueError` for a number that the treaty does not have.

    >>> article("budapest", 16)["title"]
    'Expedited preservation of stored computer data'
    """
    _check(treaty)
    found = data.rows(f"{treaty}_articles").get(str(number))
    if found is None:
        raise ValueError(f"the {treaty} convention has no article {number}")
    return dict(found)


def articles_by_category(treaty: str) -> pd.Series:
    """Return the number of articles in each category, largest first.

    >>> int(articles_by_category("un").sum())
    68
    """
    counts: pd.Series = articles(treaty)["category"].value_counts()
    return counts


@data.remembered
def counterparts(treaty: str, number: int) -> pd.DataFrame:
    """Return the rows of the concordance in which an article stands, whichever treaty one starts from.

    >>> counterparts("un", 25)["budapest_article"].tolist()
    [16]
    """
    article(treaty, number)
    rows = data.load("crosswalk")
    return rows[(rows[f"{treaty}_article"] == number).fillna(False)].reset_index(drop=True)


def article_count(treaty: str, category: str | None = None) -> Figure:
    """Return how many articles a treaty has, in all or in one category; :class:`ValueError` where it has none."""
    rows = articles(treaty)
    chosen = rows if category is None else rows[rows["category"] == category]
    if chosen.empty:
        raise ValueError(f"the {treaty} convention has no articles of category {category!r}")
    return count(chosen, f"{treaty}_articles", "articles", "all rows" if category is None else f"category {category}")


def chapter_count(treaty: str) -> Figure:
    """Return how many chapters a treaty has."""
    rows = articles(treaty).drop_duplicates("chapter")
    return count(rows, f"{treaty}_articles", "chapters", "first row of each chapter")


def relation_count(relation: str | None = None) -> Figure:
    """Return how many rows the concordance has, in all or with one relation."""
    if relation is None:
        return count(data.load("crosswalk"), "crosswalk", "pairs", "all rows")
    if relation not in RELATIONS:
        raise ValueError(f"relation {relation!r} is none of {', '.join(RELATIONS)}")
    return count(data.load("crosswalk").query("relation == @relation"), "crosswalk", "pairs", f"relation {relation}")


def relation(row: str) -> Figure:
    """Return the relation of a row of the concordance, by its id; :class:`ValueError` for a row that there is not.

    >>> relation("x-un7-b2").written
    'equivalent'
    """
    rows = data.load("crosswalk").query("id == @row")
    if rows.empty:
        raise ValueError(f"{data.file_of('crosswalk')} has no row {row!r}")
    written = str(rows["relation"].iloc[0])
    figure = count(rows, "crosswalk", "relation", row)
    return replace(figure, value=float(RELATIONS.index(written)), written=written, row=row, counted=False)


def protocol_articles(row: Mapping[str, object]) -> list[int]:
    """Return the articles of the Second Additional Protocol that answer to a row of the concordance, in order.

    >>> protocol_articles({"second_protocol_articles": "10;11"}), protocol_articles({"second_protocol_articles": None})
    ([10, 11], [])
    """
    cell = row["second_protocol_articles"]
    return [int(number) for number in cell.split(";")] if isinstance(cell, str) else []


def protocol_count(relation: str | None = None) -> Figure:
    """Return how many rows of the concordance, in all or of one relation, have an answer in the Second Protocol."""
    rows = data.load("crosswalk").dropna(subset="second_protocol_articles")
    rows = rows.assign(sources=rows["second_protocol_sources"])
    chosen = rows if relation is None else rows.query("relation == @relation")
    meaning = f"with articles of the Second Protocol, {relation or 'all relations'}"
    return count(chosen, "crosswalk", "pairs", meaning, grade_column="second_protocol_grade")


def wording(by: str = "article") -> pd.DataFrame:
    """Return how often the UN Convention uses words of duty, effort and choice, by ``article`` or ``chapter``.

    ``firm`` is shall without the softened and the defining ones, ``effort`` is shall consider, endeavour and the
    like, ``choice`` is may without "as may be necessary" and "may not".

    >>> int(wording("chapter")["effort"].sum())
    33
    """
    rows = data.load("un_wording")
    rows["firm"] = rows["shall"] - rows["shall_consider"] - rows["shall_mean"]
    rows["effort"] = rows["shall_consider"]
    rows["choice"] = rows["may"] - rows["may_be_necessary"] - rows["may_not"]
    rows = articles("un")[["article", "chapter", "chapter_title", "title"]].merge(rows, on="article")
    if by == "article":
        return rows
    chapters = rows.groupby(["chapter", "chapter_title"], as_index=False)
    counts: pd.DataFrame = chapters[["firm", "effort", "choice"]].sum()
    return counts


def word_count(column: str, chapter: int | None = None) -> Figure:
    """Return how often words of one sort stand in the UN Convention, or in one of its chapters."""
    rows = wording() if chapter is None else wording().query("chapter == @chapter")
    where = "all articles" if chapter is None else f"chapter {chapter}"
    figure = count(rows, "un_wording", "words", f"sum of {column}, {where}")
    return replace(figure, value=float(rows[column].sum()))


def articles_between(first: int, last: int) -> Figure:
    """Return how many articles of the UN Convention stand from one number to another."""
    rows = articles("un").query("@first <= article <= @last")
    return count(rows, "un_articles", "articles", f"articles {first} to {last}")
