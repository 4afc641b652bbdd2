"""What reference pages list: tables, sources, claims, articles, terms, events. Only content, no HTML."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pandas as pd

from hanoibook import claims, data, treaties
from hanoibook.words import day, order, say

Row = dict[str, Any]


def tables(_: str) -> Row:
    """Return every table with its description and columns."""
    return {"tables": [{**data.table_info(name), "rows": len(data.load(name))} for name in data.tables()]}


def sources(initials: str) -> Row:
    """Return the sources whose keys begin with given letters, each with the rows that rest on it."""
    found = [source for source in data.all_sources().values() if source.key[0] in initials and source.kind != "own"]
    return {"sources": [{"source": source, "used": _uses().get(source.key, {})} for source in found]}


def ledger(section: str) -> Row:
    """Return the claims of one section of the essay with their evidence and sources."""
    rows = [{"claim": claim, "sources": _cited(claim.sources)} for claim in claims.in_section(section)]
    return {"claims": rows, "verdicts": claims.VERDICTS}


def ledger_filter(_: str) -> Row:
    """Return the sections and verdicts by which the ledger can be narrowed."""
    return {"sections": claims.SECTIONS, "verdicts": claims.VERDICTS, "count": len(claims.everything())}


def articles(which: str) -> Row:
    """Return the articles of one chapter, as in ``un 2``, each with its counterparts in the other treaty."""
    treaty, chapter = which.split()
    rows = treaties.articles(treaty).query(f"chapter == {int(chapter)}")
    if rows.empty:
        raise ValueError(f"the {treaty} convention has no chapter {chapter}")
    found = [
        {
            "article": row,
            "counterparts": counterparts(treaty, row["article"]),
            "declarations": treaties.declarations(treaty, row["article"]).to_dict(orient="records"),
            "notes": _notes(treaty, row["article"]),
            "sources": _cited(row["sources"]),
            "claims": _claims_on(treaty, int(row["article"])),
        }
        for row in rows.to_dict(orient="records")
    ]
    return {"treaty": treaty, "articles": found}


def counterparts(treaty: str, number: int) -> list[Row]:
    """Return what corresponds to an article in the other treaty, each with relation, name and difference."""
    other = "budapest" if treaty == "un" else "un"
    rows = treaties.counterparts(treaty, number).to_dict(orient="records")
    return [{"treaty": other, **row, "protocol": treaties.protocol_articles(row),
             **_named(other, row[f"{other}_article"])} for row in rows]  # fmt: skip


def _notes(treaty: str, number: int) -> list[Row]:
    """Return the interpretative notes on an article; only the UN Convention has such notes."""
    return treaties.notes_on(number).to_dict(orient="records") if treaty == "un" else []


def _claims_on(treaty: str, number: int) -> list[claims.Claim]:
    """Return the claims whose evidence names an article of the UN Convention, as in ``article 24(4)``."""
    if treaty != "un":
        return []
    before = r"\b[Aa]rt(?:icles?|s?\.)\s+(?:\d+(?:\(\w+\))*,?\s+(?:and\s+|to\s+)?)*"
    named = re.compile(rf"{before}{number}(?![\d.])")
    return [claim for claim in claims.everything() if named.search(f"{claim.claim} {claim.finding} {claim.evidence}")]


def glossary(_: str) -> Row:
    """Return every term with its definition and its words in Vietnamese and Urdu, in order of the alphabet."""
    rows = data.load("glossary").to_dict(orient="records")
    names = {row["id"]: row["term"] for row in rows}
    ordered = sorted(rows, key=lambda row: order(row["term"]))
    return {"terms": [{**row, "others": _others(row["see_also"], names)} for row in ordered]}


def timeline(_: str) -> Row:
    """Return the events of both timelines in order of time."""
    parts = [
        data.load(name)[["id", "date", "date_end", "event", "detail", "sources", "grade"]].assign(table=name)
        for name in ("un_timeline", "vietnam_timeline")
    ]
    rows = pd.concat(parts).sort_values("date", kind="stable").to_dict(orient="records")
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["date"][:4]].append({**row, "when": _span(row), "cited": _cited(row["sources"])})
    return {"years": dict(found)}


def open_points(page: str) -> Row:
    """Return the open questions of one page of the book; raises :class:`ValueError` for a page that has none."""
    rows = data.load("open_points").query("page == @page").to_dict(orient="records")
    if not rows:
        raise ValueError(f"no open question names the page {page!r}; data/claims/open_points.csv lists them")
    return {"points": [{**row, "cited": _cited(row["sources"])} for row in rows]}


def kinds(_: str) -> Row:
    """Return the words with one meaning that have no page of their own: verdicts and kinds of source."""
    fields = {field["name"]: field for field in data.table_info("claims")["schema"]["fields"]}
    return {"verdict_meaning": fields["verdict"]["description"], "sources": data.SOURCE_KINDS}


@data.remembered
def _uses() -> dict[str, dict[str, int]]:
    """Return how many rows of which table cite each source."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name in data.tables():
        for keys in data.load(name)["sources"]:
            for key in data.split_list(keys):
                found[key][name] += 1
    return {key: dict(counts) for key, counts in found.items()}


def _cited(keys: str) -> list[data.Source]:
    return [source for source in data.sources(keys) if source.kind != "own"]


def _named(treaty: str, number: Any) -> Row:
    if pd.isna(number):
        return {"number": None, "name": ""}
    title = treaties.article(treaty, int(number))["title"]
    return {"number": int(number), "name": f"{say(f'article.name.{treaty}', number=int(number))}, {title}"}


def _others(keys: Any, names: dict[str, str]) -> list[tuple[str, str]]:
    return [] if pd.isna(keys) else [(key, names[key]) for key in data.split_list(keys)]


def _span(row: Row) -> str:
    return day(row["date"]) if pd.isna(row["date_end"]) else f"{day(row['date'])} – {day(row['date_end'])}"
