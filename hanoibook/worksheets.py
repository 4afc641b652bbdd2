"""The worksheets: which claims to trace and which pairs of articles to code, and how much of each is filled in.

``data/lessons/worksheets.yml`` names rows; what is asked and what is right follows from the tables. A worked sheet
shows every step, a half-filled one the first steps, a blank one none, so that help fades as skill grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from hanoibook import citing, claims, data, questions, treaties
from hanoibook.claims import Claim
from hanoibook.data import DataError, Source
from hanoibook.words import day, say

FILE = "data/lessons/worksheets.yml"
STEPS = ("said", "place", "kind", "first", "counted", "grade", "verdict", "change")
KINDS = ("reported", "surveyed", "modelled", "claimed", "count")
STATES = ("worked", "half", "blank")
ROLES = ("host", "victim", "source", "lawmaker")
Row = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One step of a trace, its answer in plain words, and whether the sheet gives it."""

    name: str
    answer: str
    given: bool


@dataclass(frozen=True)
class ClaimSheet:
    """A claim to trace: its steps in the order of :data:`STEPS`, and the sources of the answers."""

    claim: Claim
    state: str
    steps: tuple[Step, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class PairSheet:
    """A row of the concordance to code.

    ``articles`` and ``pinpoints`` are by treaty and leave out a side that does not exist; ``printed`` names the sides
    that a learner is given. ``words`` are the few of each text that decide, where the sheet quotes them. ``readings``
    are those of the two blind readers.
    """

    row: str
    state: str
    articles: dict[str, Row]
    pinpoints: dict[str, str]
    words: dict[str, str]
    printed: tuple[str, ...]
    relation: str
    reason: str
    note: str
    readings: tuple[treaties.Reading, ...]
    grade: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Entry:
    """A place in a treaty, and what it says in our words."""

    treaty: str
    place: str
    title: str
    says: str


@dataclass(frozen=True)
class Voice:
    """One source and what it says of Vietnam."""

    source: Source
    says: str


@dataclass(frozen=True)
class Card:
    """A role of Vietnam with the voices that speak of it."""

    role: str
    voices: tuple[Voice, ...]


def claim_sheets(*states: str) -> list[ClaimSheet]:
    """Return the claims to trace, all or those ``worked``, ``half`` or ``blank``; :class:`DataError` for a bad file.

    >>> [sheet.claim.id for sheet in claim_sheets("worked")]
    ['C02']
    """
    return _chosen([_claim_sheet(raw) for raw in _read()["claims"]], states)


def pair_sheets(*states: str) -> list[PairSheet]:
    """Return the rows of the concordance to code, all or those of some states; :class:`DataError` for a bad file.

    >>> [sheet.relation for sheet in pair_sheets("worked")]
    ['extended']
    """
    return _chosen([_pair_sheet(raw) for raw in _read()["pairs"]], states)


def article_sheet(name: str) -> list[Entry]:
    """Return the articles that a step of class needs at hand; :class:`DataError` for a bad file.

    >>> [entry.place for entry in article_sheet("swap")]
    ['2(h)', '6', '24', '35(1)(c)', '40(8)', '60(1)', '64']
    """
    sheets = {raw["id"]: raw["entries"] for raw in _read()["sheets"]}
    if name not in sheets:
        raise _fault(f"sheet {name}", f"there is none; there are {', '.join(sheets)}")
    return [_entry(f"sheet {name}", raw) for raw in sheets[name]]


def source_cards() -> list[Card]:
    """Return the source cards on Vietnam's roles; raises :class:`DataError` for a bad file.

    >>> [card.role for card in source_cards()]
    ['host', 'victim', 'source', 'lawmaker']
    """
    return [
        Card(raw["role"], tuple(_voice(f"card {raw['role']}", voice) for voice in raw["voices"]))
        for raw in _read()["cards"]
    ]


def _read() -> dict[str, list[Row]]:
    folder = data.data_dir() / "lessons"
    content = data.document(folder / "worksheets.yml", folder / "worksheets-schema.json")
    checked: dict[str, list[Row]] = content
    return checked


def _chosen(sheets: list[Any], states: tuple[str, ...]) -> list[Any]:
    strange = set(states) - set(STATES)
    if strange:
        raise ValueError(f"{', '.join(sorted(strange))}: none of {', '.join(STATES)}")
    return [sheet for sheet in sheets if not states or sheet.state in states]


def _claim_sheet(raw: Row) -> ClaimSheet:
    where = f"claim {raw['claim']}"
    try:
        claim = claims.get(raw["claim"])
    except KeyError as error:
        raise _fault(where, str(error.args[0])) from None
    figure = _figure(where, raw)
    answers = _answers(where, raw, claim, figure)
    steps = tuple(Step(name, answers[name], place < raw["given"]) for place, name in enumerate(STEPS))
    keys = [*data.split_list(claim.sources), *data.split_list(str(figure.get("sources", "")))]
    return ClaimSheet(claim, _state(raw["given"]), steps, _cited(";".join(dict.fromkeys(keys))))


def _state(given: int) -> str:
    return "worked" if given == len(STEPS) else "half" if given else "blank"


def _answers(where: str, raw: Row, claim: Claim, figure: Row) -> Row:
    kind, why = figure.get("kind") or raw.get("kind"), figure.get("kind_reason") or raw.get("because")
    if kind not in KINDS:
        raise _fault(where, "no kind of figure. Add kind and because, or name a figure of a table that has a kind")
    return {
        "said": _plain(where, raw["said"]),
        "place": _place(raw),
        "kind": f"{say(f'handout.kind.{kind}')}: {why}",
        "first": _first(where, raw, figure),
        "counted": _counted(claim, figure),
        "grade": f"{claim.grade}: {say(f'grade.{claim.grade}')}",
        "verdict": f"{say(f'verdict.{claim.verdict}')}: {claim.finding}",
        "change": _plain(where, raw["change"]),
    }


def _figure(where: str, raw: Row) -> Row:
    """Return the row of a table that holds the claim's figure, without empty cells; nothing if none is named."""
    if "figure" not in raw:
        return {}
    table, row_id = raw["figure"]["table"], raw["figure"]["id"]
    if table not in data.tables() or "id" not in data.load(table):
        raise _fault(where, f"{table!r} is no table with an id")
    rows = data.load(table).query("id == @row_id")
    if rows.empty:
        raise _fault(where, f"the table {table} has no row {row_id!r}")
    return {str(name): value for name, value in rows.iloc[0].items() if pd.notna(value)}


def _place(raw: Row) -> str:
    """Return unit, year and place of a claim, as the ledger has unit and date."""
    row = data.load("claims").set_index("id").loc[raw["claim"]]
    unit = say("handout.no_unit") if pd.isna(row["claim_unit"]) else str(row["claim_unit"])
    year = say("handout.no_year") if pd.isna(row["claim_date"]) else day(str(row["claim_date"]))
    return f"{unit}; {year}; {raw['place']}"


def _first(where: str, raw: Row, figure: Row) -> str:
    if "first" in raw:
        source = _source(where, raw["first"])
        return _published(citing.who(source), source.title, source.date)
    if not figure:
        return say("handout.not_found")
    title = figure.get("title") or figure.get("occasion")
    return _published(figure["publisher"], str(title), str(figure.get("published", "")))


def _published(publisher: str, title: str, date: str) -> str:
    return f"{publisher}, {title}" + (f" ({day(date)})" if date else "")


def _counted(claim: Claim, figure: Row) -> str:
    """Return what went into a figure, as far as its table says; else what our evidence says."""
    said = [str(figure[name]) for name in ("what", "counted", "method") if name in figure]
    return "; ".join(said) if said else claim.evidence


def _pair_sheet(raw: Row) -> PairSheet:
    where = f"pair {raw['row']}"
    rows = data.load("crosswalk").query("id == @raw['row']")
    if rows.empty:
        raise _fault(where, "no such row; data/treaties/crosswalk.csv lists them")
    row = rows.iloc[0]
    articles = {
        treaty: treaties.article(treaty, int(row[f"{treaty}_article"]))
        for treaty in treaties.TREATIES
        if pd.notna(row[f"{treaty}_article"])
    }
    _check_sides(where, raw, articles)
    return PairSheet(
        row=raw["row"],
        state=raw["state"],
        articles=articles,
        pinpoints={treaty: raw[treaty] for treaty in articles},
        words=raw.get("words", {}),
        printed=(raw["printed"],) if raw["state"] == "blank" else treaties.TREATIES,
        relation=str(row["relation"]),
        reason=str(row["difference"]),
        note="" if pd.isna(row["note"]) else str(row["note"]),
        readings=tuple(treaties.readings(*(_number(articles, treaty) for treaty in treaties.TREATIES))),
        grade=str(row["grade"]),
        sources=_cited(row["sources"]),
    )


def _number(articles: dict[str, Row], treaty: str) -> int | None:
    return int(articles[treaty]["article"]) if treaty in articles else None


def _check_sides(where: str, raw: Row, articles: dict[str, Row]) -> None:
    """Refuse a pair whose pinpoints miss its articles, or whose printed side leads to more than one row."""
    for treaty in treaties.TREATIES:
        number = articles[treaty]["article"] if treaty in articles else None
        if str(raw.get(treaty, "")).partition("(")[0] != str(number or ""):
            raise _fault(where, f"{treaty} must be a place in article {number or 'none'}")
    if raw["state"] != "blank":
        if len(articles) < 2:
            raise _fault(where, "one side is missing. A pair that shows both sides needs both; make it blank")
        return
    if raw["printed"] not in articles:
        raise _fault(where, "the printed side does not exist. Print the other one")
    if len(treaties.counterparts(raw["printed"], int(articles[raw["printed"]]["article"]))) > 1:
        raise _fault(where, "the printed article stands in several rows. Print the other side")


def _entry(where: str, raw: Row) -> Entry:
    treaty = next(one for one in treaties.TREATIES if one in raw)
    number = int(raw[treaty].partition("(")[0])
    try:
        article = treaties.article(treaty, number)
    except ValueError as error:
        raise _fault(where, str(error.args[0])) from None
    says = _plain(where, raw["says"]) if "says" in raw else str(article["summary"])
    return Entry(treaty, raw[treaty], str(article["title"]), says)


def _voice(where: str, raw: Row) -> Voice:
    return Voice(_source(where, raw["source"]), _plain(where, raw["says"]))


def _source(where: str, key: str) -> Source:
    if key not in data.all_sources():
        raise _fault(where, f"no source {key!r} in data/sources.bib")
    return data.all_sources()[key]


def _cited(keys: str) -> tuple[Source, ...]:
    return tuple(source for source in data.sources(keys) if source.kind != "own")


def _plain(where: str, text: str) -> str:
    try:
        return questions.plain(text)
    except (KeyError, ValueError) as error:
        raise _fault(where, str(error.args[0])) from None


def _fault(where: str, reason: str) -> DataError:
    return DataError(f"{FILE}, {where}: {reason}.")
