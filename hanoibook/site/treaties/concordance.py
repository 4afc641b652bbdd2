"""The concordance as a picture: two columns of named articles and a line for each pair. Only places, no HTML."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap
from typing import Any

import pandas as pd

from hanoibook import data, treaties
from hanoibook.words import say

Row = dict[str, Any]
SIGN = {"equivalent": "=", "extended": "+", "narrowed": "−", "new_in_un": "◇", "budapest_only": "×"}
OTHER = {"un": "budapest", "budapest": "un"}
LINE, MORE, HEAD = 24, 15, 30  # height of an article with a name of one line, of each further line, of a chapter's head
FORMS = {"wide": {"un": 39, "budapest": 32}, "narrow": {"un": 30, "budapest": 1000}}  # letters of a name in one line
UNBOUND = 0.001  # how strongly an article without a counterpart keeps its place


def picture(_: str) -> Row:
    """Return both columns, their places and lines in a wide and in a narrow form, and what each relation counts.

    On a narrow page Budapest's articles are numbers without names.
    """
    rows = _numbered(data.load("crosswalk"))
    return {
        "columns": {treaty: _articles(treaty, rows) for treaty in ("budapest", "un")},
        "forms": {form: _form(form, rows) for form in FORMS},
        "rows": [{**row, "named": {treaty: _name(row, treaty) for treaty in treaties.TREATIES}} for row in rows],
        "counts": {name: sum(row["relation"] == name for row in rows) for name in SIGN},
        "signs": SIGN,
    }


def _numbered(crosswalk: pd.DataFrame) -> list[Row]:
    """Return the rows of the concordance with plain numbers, nought where a treaty has no article."""
    return [
        {
            "id": row["id"],
            "relation": row["relation"],
            "un": int(row["un_article"]) if pd.notna(row["un_article"]) else 0,
            "budapest": int(row["budapest_article"]) if pd.notna(row["budapest_article"]) else 0,
        }
        for row in crosswalk.to_dict(orient="records")
    ]


def _articles(treaty: str, rows: list[Row]) -> list[Row]:
    """Return the articles of a treaty, each with its counterparts and whether it opens a chapter that has a head."""
    found: list[Row] = []
    for row in treaties.articles(treaty).to_dict(orient="records"):
        own = [one for one in rows if one[treaty] == row["article"]]
        answers = [one[OTHER[treaty]] for one in own if one[OTHER[treaty]]]
        found.append(
            {
                **row,
                "article": int(row["article"]),
                "answers": answers,
                "alone": "" if answers or not own else own[0]["relation"],
                "opens": treaty == "un" and (not found or found[-1]["chapter"] != row["chapter"]),
            }
        )
    return found


def _form(form: str, rows: list[Row]) -> Row:
    """Return the places of all articles and lines in one form: the UN's one below the other, Budapest's beside them."""
    un, budapest = (_articles(treaty, rows) for treaty in treaties.TREATIES)
    heights = {
        treaty: [LINE + MORE * (len(wrap(one["title"], FORMS[form][treaty])) - 1) for one in column]
        for treaty, column in (("un", un), ("budapest", budapest))
    }
    heads = [_head(one, FORMS[form]["un"]) for one in un]
    middles = {"un": _below(heads, heights["un"])}
    middles["budapest"] = _beside(budapest, heights["budapest"], middles["un"])
    ends = [middles[treaty][-1] + heights[treaty][-1] / 2 for treaty in middles]
    return {
        "height": round(max(ends), 1),
        "places": {
            treaty: [
                {"top": round(middle - height / 2, 1), "height": height, "head": head}
                for middle, height, head in zip(
                    middles[treaty], heights[treaty], heads if treaty == "un" else [0] * len(budapest), strict=True
                )
            ]
            for treaty in middles
        },
        "lines": [
            {**row, "start": middles["budapest"][row["budapest"] - 1], "end": middles["un"][row["un"] - 1]}
            for row in rows
            if row["un"] and row["budapest"]
        ],
    }


def _head(article: Row, letters: int) -> int:
    """Return the height of the chapter's head over an article, nought where no chapter opens."""
    return HEAD + MORE * (len(wrap(article["chapter_title"], letters)) - 1) if article["opens"] else 0


def _below(heads: list[int], heights: list[int]) -> list[float]:
    """Return the middles of articles one below the other, with room for the heads over them."""
    middles, down = [], 0.0
    for head, height in zip(heads, heights, strict=True):
        middles.append(down + head + height / 2)
        down += head + height
    return middles


def _beside(column: list[Row], heights: list[int], places: list[float]) -> list[float]:
    """Return the middles of articles in their own order, each as near as it allows to those of its counterparts.

    That is a regression that may only rise: neighbours that would change places share the mean of theirs.
    """
    gaps = [0.0, *((one + two) / 2 for one, two in pairwise(heights))]
    offsets = [sum(gaps[: place + 1]) for place in range(len(gaps))]
    blocks: list[tuple[float, float, int]] = []  # mean, weight and number of articles
    for article, offset in zip(column, offsets, strict=True):
        wanted = [places[number - 1] - offset for number in article["answers"]]
        mean = sum(wanted) / len(wanted) if wanted else (blocks[-1][0] if blocks else 0.0)
        blocks.append((mean, float(len(wanted)) or UNBOUND, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (mean, weight, count), (above, more, others) = blocks.pop(), blocks.pop()
            both = weight + more
            blocks.append(((mean * weight + above * more) / both, both, count + others))
    means = [mean for mean, _, count in blocks for _ in range(count)]
    lift = min(0.0, means[0] - heights[0] / 2)
    return [round(mean + offset - lift, 1) for mean, offset in zip(means, offsets, strict=True)]


def _name(row: Row, treaty: str) -> str:
    """Return the name of an article of a row as a cell of the table says it, a dash where there is none."""
    number = row[treaty]
    return say("compare.named", number=number, title=treaties.article(treaty, number)["title"]) if number else "–"
