"""What the pages that compare the two conventions show: subjects and the concordance. Only content, no HTML."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hanoibook import data, treaties
from hanoibook.site.directives import Lists
from hanoibook.words import listing, percent, say, whole

Row = dict[str, Any]
LINE, TOP, MIDDLE = 24, 20, 300  # pixels of the picture
SIGN = {"equivalent": "=", "extended": "+", "narrowed": "−", "new_in_un": "◇", "budapest_only": "×"}


def chooser(_: str) -> Row:
    """Return what a reader can choose: subjects, and articles of both conventions."""
    return {
        "concepts": treaties.concepts()[["id", "concept_name"]].to_dict(orient="records"),
        "articles": {
            treaty: treaties.articles(treaty)[["article", "title"]].to_dict(orient="records")
            for treaty in treaties.TREATIES
        },
    }


def concepts(_: str) -> Row:
    """Return every subject with both conventions' articles on it and how these relate."""
    return {"concepts": [_concept(row) for row in treaties.concepts().to_dict(orient="records")], "signs": SIGN}


def picture(_: str) -> Row:
    """Return the concordance as two columns of articles and lines between them, with their places in pixels."""
    rows = data.load("crosswalk").to_dict(orient="records")
    height = max(len(treaties.articles(treaty)) for treaty in treaties.TREATIES) * LINE + 2 * TOP
    places = {treaty: _column(treaty, height) for treaty in treaties.TREATIES}
    lines = [
        {
            **row,
            "from": places["un"][int(row["un_article"])]["y"],
            "to": places["budapest"][int(row["budapest_article"])]["y"],
        }
        for row in rows
        if not (pd.isna(row["un_article"]) or pd.isna(row["budapest_article"]))
    ]
    alone = {f"{treaty}-{number}" for treaty in treaties.TREATIES for number in places[treaty]} - {
        f"{treaty}-{row[f'{treaty}_article']}" for row in lines for treaty in treaties.TREATIES
    }
    return {"height": height, "columns": places, "lines": lines, "alone": alone, "middle": MIDDLE}


def dimensions(_: str) -> Row:
    """Return the rows of the comparison, dimension by dimension."""
    return {"rows": data.load("comparison").fillna("").to_dict(orient="records")}


def agreement(_: str) -> Row:
    """Return how far the readers agree in each step, with one another and with the book before and now."""
    pairings = {
        "readers": [("one", "two")],
        "before": [(reader, "before") for reader in treaties.READERS],
        "settled": [(reader, "settled") for reader in treaties.READERS],
    }
    steps = [
        {
            "step": step,
            "cells": {
                name: [_agreed(treaties.coding_agreement(step, *pair)) for pair in pairs]
                for name, pairs in pairings.items()
            },
        }
        for step in treaties.STEPS
    ]
    return {"steps": steps, "columns": list(pairings), "level": percent(treaties.LEVEL)}


def _agreed(found: treaties.Agreement) -> str:
    ends = {name: f"{getattr(found, name):.2f}" for name in ("kappa", "low", "high")}
    if found.agreed == found.items:
        return say("compare.agreement.same", agreed=whole(found.agreed), kappa=ends["kappa"])
    return say("compare.agreement.cell", agreed=whole(found.agreed), items=whole(found.items), **ends)


LISTS: Lists = {
    "coding-agreement": agreement,
    "concept-chooser": chooser,
    "concept-list": concepts,
    "concordance-picture": picture,
    "dimension-table": dimensions,
}


def _concept(row: Row) -> Row:
    sides = {treaty: _side(row["id"], treaty) for treaty in treaties.TREATIES}
    relations = treaties.concept_rows(row["id"]).to_dict(orient="records")
    shown = [_relation(one) for one in relations]
    return {**row, "sides": sides, "protocol": any(one["protocol"] for one in shown), "relations": shown}


def _side(concept: str, treaty: str) -> Row:
    main = [treaties.article(treaty, number) for number in treaties.concept_articles(concept, treaty)]
    return {"main": main, "also": treaties.concept_articles(concept, treaty, main=False)}


def _relation(row: Row) -> Row:
    pair = {treaty: _number(row[f"{treaty}_article"]) for treaty in treaties.TREATIES}
    names = [say(f"article.name.{treaty}", number=number) for treaty, number in pair.items() if number is not None]
    said = [_said(reading, None not in pair.values()) for reading in treaties.readings(**pair)]
    note = [] if pd.isna(row["note"]) else [row["note"]]
    protocol = treaties.protocol_articles(row)
    return {**row, **pair, "pair": listing(names, "standard"), "protocol": protocol, "said": said + note}


def _said(reading: treaties.Reading, two_sided: bool) -> str:
    """Return what a reader coded and why, in words."""
    relation = reading.relation or ("paired" if reading.paired else "unpaired")
    said = [say(f"compare.reader.{reading.coder}", relation=say(f"compare.relation.{relation}"))]
    if reading.relation and two_sided and not reading.paired:
        said.append(say("compare.not_paired"))
    return " ".join([*said, reading.reason])


def _number(cell: Any) -> int | None:
    return None if pd.isna(cell) else int(cell)


def _column(treaty: str, height: int) -> dict[int, Row]:
    rows = treaties.articles(treaty).to_dict(orient="records")
    step = (height - 2 * TOP) / len(rows)
    return {int(row["article"]): {**row, "y": round(TOP + step * (place + 0.5), 1)} for place, row in enumerate(rows)}
