"""The page of a table in a reader's words: titles of columns, words for codes, dates and numbers to be read.

The raw code stands beside its word, hidden until the reader asks for codes; the files to download hold codes only.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from hanoibook import citing, data
from hanoibook.site.anchors import anchor, anchors
from hanoibook.words import day, known, say

Row = dict[str, Any]
SLUG = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
NUMBERS = ("integer", "number")
YEARS = ("year", "edition", "published_year")
DATED = ("period", "claim_text")  # columns of words whose words may be a date
CLIP = 130  # characters of a long text that stand in a cell before it folds
NAMED_ELSEWHERE = {  # columns that hold the key of a row of another table: the table, and its column with a name
    "incident": ("incidents", "name"),
    "derived_from": ("loss_estimates", "label"),
    "regional_treaty": ("regional_treaties", "treaty_name"),
    "concept": ("concepts", "concept_name"),
    "see_also": ("glossary", "term"),
    "scope_id": ("scopes", ""),
    "losses_scope_id": ("scopes", ""),
    "part_of": ("scopes", ""),
}
CAPITALS = {
    word.lower(): word
    for word in (
        *("AI", "UN", "UK", "US", "EU", "IC3", "GDP", "FBI", "USD", "VND", "EVN", "CIC", "FinCEN", "BSA", "UNTOC"),
        *("UNCAC", "CPI", "Budapest", "Vietnam", "Vietnamese"),
    )
}


def table(name: str) -> Row:
    """Return one table as its page shows it: its columns with their titles, its rows with their anchors."""
    info, frame = data.table_info(name), data.load(name)
    fields = [field for field in info["schema"]["fields"] if frame[field["name"]].notna().any()]
    codes = [_holds_codes(field["name"], frame) for field in fields]
    heads = next(place for place, field in enumerate(fields) if not codes[place] and frame[field["name"]].notna().all())
    records = frame.to_dict(orient="records")
    rows = [
        {
            "anchor": place,
            "cells": [_cell(row, field) | {"raw_column": raw} for field, raw in zip(fields, codes, strict=True)],
        }
        for place, row in zip(anchors(name), records, strict=True)
    ]
    shown = [_column(field, frame, raw) for field, raw in zip(fields, codes, strict=True)]
    every = [_column(field, frame, False) for field in info["schema"]["fields"]]
    return {
        "info": info,
        "columns": shown,
        "every": every,
        "heads": heads,
        "rows": rows,
        "as_of": data.as_of(),
        "version": data.version(),
    }


def title(column: str) -> str:
    """Return what a reader calls a column.

    >>> title("iso3"), title("losses_scope_id"), title("ratified_latest")
    ('Country', 'Losses: what they cover', 'Ratified at the latest')
    """
    if column.endswith("_grade"):
        plain = say("table.grade_of", what=words(column.removesuffix("_grade")))
    else:
        plain = say(f"column.{column}") if known(f"column.{column}") else words(column)
    return plain[:1].upper() + plain[1:]


def words(code: str) -> str:
    """Return a code as words.

    >>> words("new_in_un"), words("ic3_ransomware")
    ('new in UN', 'IC3 ransomware')
    """
    return " ".join(CAPITALS.get(part, part) for part in re.split(r"[_-]+", code))


def value(column: str, code: str) -> str:
    """Return what a reader calls a value of a column.

    >>> value("grade", "B"), value("verdict", "untraced"), value("period", "year")
    ('two or more independent reports (B)', 'untraced', 'year')
    """
    if column == "grade" or column.endswith("_grade"):
        return f"{say(f'grade.{code}')} ({code})"
    if column == "treaty":
        return say(f"article.treaty.{code}")
    if column in ("relation", "code") and known(f"compare.relation.{code}"):
        return say(f"compare.relation.{code}")
    is_said = column != "unit" and known(f"{column}.{code}")
    return say(f"{column}.{code}") if is_said else words(code)


def _holds_codes(column: str, frame: pd.DataFrame) -> bool:
    """Tell whether a column holds codes alone: keys of rows, and country codes beside the names of countries."""
    if column == "iso3":
        return "country" in frame or "listed_name" in frame
    return column == "id" and any(SLUG.fullmatch(one) for one in frame["id"])


def _column(field: Row, frame: pd.DataFrame, raw: bool) -> Row:
    name, unit = field["name"], field.get("unit", "")
    longest = max((len(str(one)) for one in frame[name].dropna()), default=0)
    return {
        "name": name,
        "title": say("table.country_code") if raw and name == "iso3" else title(name),
        "unit": "" if unit in ("share", "share a year", "year") else say("table.dollars") if unit == "USD" else unit,
        "description": field["description"],
        "number": field["type"] in NUMBERS,
        "raw_column": raw,
        "wide": field["type"] == "string" and longest > 60,
    }


def _cell(row: Row, field: Row) -> Row:
    """Return what a cell shows: text, the raw code where it is another, what it sorts by, links to sources or rows."""
    found = row[field["name"]]
    shown: Row = {"text": "", "rest": "", "raw": "", "sorts": "", "links": [], "number": field["type"] in NUMBERS}
    if pd.isna(found):
        return shown
    for kind, fits in KINDS:
        if fits(field, found):
            return shown | kind(row, field, found)
    return shown | _words(row, field, found)


def _yes_no(row: Row, field: Row, found: Any) -> Row:
    return {"text": say("yes" if found else "no")}


def _number(row: Row, field: Row, found: Any) -> Row:
    raw = f"{found:.15g}" if abs(found) < 1e15 else f"{found:.0f}"
    if _is_share(row, field):
        return {"text": say("unit.percent", number=f"{found * 100:,.6g}"), "sorts": raw}
    if field["name"] in YEARS or field.get("unit") == "year" or abs(found) < 1000:
        return {"text": raw}
    return {"text": f"{found:,.15g}", "sorts": raw}


def _is_share(row: Row, field: Row) -> bool:
    unit = field.get("unit") or (row.get("unit") if field["name"] in ("value", "low", "high") else None)
    return unit in ("share", "share a year")


def _date(row: Row, field: Row, found: Any) -> Row:
    return {"text": day(found), "sorts": found}


def _sources(row: Row, field: Row, found: Any) -> Row:
    links = []
    for key in data.split_list(found):
        source = data.all_sources()[key]
        place = "" if source.kind == "own" else f"reference/sources.html#{key}"
        year = f", {source.date[:4]}" if source.date and place else ""
        links.append((f"{citing.who(source)}{year}" if place else words(key), place))
    return {"links": links}


def _country(row: Row, field: Row, found: Any) -> Row:
    return {"text": _countries().get(found, found), "raw": found}


@data.remembered
def _countries() -> dict[str, str]:
    return dict(data.load("countries")[["iso3", "country"]].itertuples(index=False))


def _elsewhere(row: Row, field: Row, found: Any) -> Row:
    other, column = NAMED_ELSEWHERE[field["name"]]
    names = _names(other, column) if column else {}
    links = [(names.get(key, words(key)), f"reference/tables/{other}.html#{anchor(key)}") for key in _keys(found)]
    return {"links": links, "raw": found}


@data.remembered
def _names(other: str, column: str) -> dict[str, str]:
    return dict(data.load(other)[["id", column]].itertuples(index=False))


def _claim(row: Row, field: Row, found: Any) -> Row:
    return {"links": [(key, f"reference/claims.html#{key.lower()}") for key in _keys(found)]}


def _page(row: Row, field: Row, found: Any) -> Row:
    return {"links": [(words(found.rpartition("/")[2]), f"{found}.html")], "raw": found}


def _columns_named(row: Row, field: Row, found: Any) -> Row:
    return {"text": ", ".join(title(one) for one in _keys(found)), "raw": found}


def _code(row: Row, field: Row, found: Any) -> Row:
    said = value(field["name"], found)
    return {"text": said, "raw": found if said != found and field["name"] != "id" else ""}


def _id(row: Row, field: Row, found: Any) -> Row:
    return {"text": found}


def _words(row: Row, field: Row, found: Any) -> Row:
    text = str(found)
    if len(text) <= CLIP + 40:
        return {"text": text}
    cut = text.rindex(" ", 0, CLIP) if " " in text[:CLIP] else CLIP
    return {"text": text[:cut], "rest": text[cut:].strip()}


def _keys(found: str) -> list[str]:
    return data.split_list(found)


def _is_code(field: Row, found: Any) -> bool:
    """Tell whether a text is a code: of a closed list, or small letters joined by underscores or hyphens."""
    grade = field["name"] == "grade" or field["name"].endswith("_grade")
    closed = bool(field.get("constraints", {}).get("enum"))
    joined = bool(SLUG.fullmatch(found)) and ("_" in found or closed)
    return grade or known(f"{field['name']}.{found}") or joined


KINDS: list[tuple[Callable[[Row, Row, Any], Row], Callable[[Row, Any], bool]]] = [
    (_yes_no, lambda field, _: field["type"] == "boolean"),
    (_number, lambda field, _: field["type"] in NUMBERS),
    (_sources, lambda field, _: field.get("references") == "sources.bib"),
    (_id, lambda field, _: field["name"] == "id"),
    (_country, lambda field, _: field["name"] == "iso3"),
    (_elsewhere, lambda field, _: field["name"] in NAMED_ELSEWHERE),
    (_claim, lambda field, _: field["name"] == "claim_id"),
    (_page, lambda field, _: field["name"] == "page"),
    (_columns_named, lambda field, _: field["name"] == "unverified_fields"),
    (_date, lambda field, found: bool((field.get("calendar") or field["name"] in DATED) and DATE.fullmatch(found))),
    (_code, _is_code),
]
