"""What the pages that compare the two conventions show: subjects and the concordance. Only content, no HTML."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hanoibook import data, treaties
from hanoibook.site.directives import Lists
from hanoibook.site.treaties import concordance
from hanoibook.words import listing, percent, say, whole

Row = dict[str, Any]


def chooser(_: str) -> Row:
    """Return the treaties whose articles a reader can choose; the script takes all choices from what the page shows."""
    return {"treaties": treaties.TREATIES}


def concepts(_: str) -> Row:
    """Return every subject with both conventions' articles on it and how these relate."""
    return {
        "concepts": [_concept(row) for row in treaties.concepts().to_dict(orient="records")],
        "signs": concordance.SIGN,
    }


def codings(_: str) -> Row:
    """Return every row of the concordance as both readers coded it."""
    return {"rows": [_relation(row) for row in data.load("crosswalk").to_dict(orient="records")]}


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
    "concordance-codings": codings,
    "concordance-picture": concordance.picture,
    "dimension-table": dimensions,
}


def _concept(row: Row) -> Row:
    sides = {treaty: _side(row["id"], treaty) for treaty in reversed(treaties.TREATIES)}  # as the picture has them
    relations = treaties.concept_rows(row["id"]).to_dict(orient="records")
    shown = [_relation(one) for one in relations]
    protocol = any(one["protocol"] for one in shown)
    return {**row, "sides": sides, "held": _held(sides), "protocol": protocol, "relations": shown}


def _held(sides: Row) -> str:
    """Return which articles a subject has, in few words."""
    numbers = {treaty: ", ".join(str(one["article"]) for one in side["main"]) for treaty, side in sides.items()}
    there = [treaty for treaty in treaties.TREATIES if numbers[treaty]]
    return say(f"compare.held.{there[0] if len(there) == 1 else 'both'}", **{one: numbers[one] for one in there})


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
