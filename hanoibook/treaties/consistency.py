"""What the rows of the treaty tables must agree on with one another."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from hanoibook import data
from hanoibook.treaties import codings
from hanoibook.treaties.articles import TREATIES, articles
from hanoibook.treaties.duties import CLASSES
from hanoibook.treaties.world import check_squares


def check_agreement() -> None:
    """Raise :class:`hanoibook.data.DataError` at the first row that contradicts itself or another table."""
    for table, faults in (
        ("un_status", _un_status),
        ("budapest_status", _budapest_status),
        ("un_timeline", _plans),
        ("vietnam_timeline", _plans),
        ("coding_check", _coding_check),
        ("crosswalk", _crosswalk),
        ("article_concepts", _article_concepts),
        ("obligations", _obligations),
        ("declarations", _declarations),
        ("regional_treaties", _regional_treaties),
        ("world_squares", check_squares),
    ):
        rows = data.load(table)
        for number, column, fault in faults(rows):
            raise data.DataError(f"{data.file_of(table)}, row {number}, column {column}: {fault}")


_Fault = tuple[int, str, str]


def _un_status(rows: pd.DataFrame) -> Iterator[_Fault]:
    for number, row in _numbered(rows):
        ratified = row["status"] in ("ratified", "ratification_reported")
        for column in ("ratified", "ratified_latest", "ratified_meaning", "ratified_grade"):
            if ratified == pd.isna(row[column]):
                yield number, column, _expected(ratified, row["status"])
        if row["status"] == "signatory" and pd.isna(row["signed_latest"]):
            yield number, "signed_latest", _expected(True, row["status"])
        yield from _late_enough(number, row, "signed", "signed_latest")
        yield from _late_enough(number, row, "ratified", "ratified_latest")
        yield from _read_after(number, row, "signed_earliest", "ratified")


def _budapest_status(rows: pd.DataFrame) -> Iterator[_Fault]:
    for number, row in _numbered(rows):
        party = row["status"] == "party"
        for column in ("deposited", "in_force"):
            if party == pd.isna(row[column]):
                yield number, column, _expected(party, row["status"])
        if party and data.latest(row["in_force"]) < data.earliest(row["deposited"]):
            yield number, "in_force", f"{row['in_force']} is before the deposit of {row['deposited']}. Correct one."
        if pd.isna(row["checked"]) and row["grade"] != "D":
            yield number, "checked", f"is empty, but a row of grade {row['grade']} was read. Write when, or D."
        yield from _read_after(number, row, "signed", "deposited", "invited")


def _plans(rows: pd.DataFrame) -> Iterator[_Fault]:
    for number, row in _numbered(rows):
        if row["planned"] == pd.isna(row["checked"]):
            yield number, "checked", _expected(row["planned"], f"planned {'yes' if row['planned'] else 'no'}")


def _crosswalk(rows: pd.DataFrame) -> Iterator[_Fault]:
    needed = {"new_in_un": (True, False), "budapest_only": (False, True)}
    for number, row in _numbered(rows):
        for treaty, wanted in zip(TREATIES, needed.get(row["relation"], (True, True)), strict=True):
            column = f"{treaty}_article"
            if wanted == pd.isna(row[column]):
                yield number, column, _expected(wanted, row["relation"])
        one = codings.item(row)
        disputed = codings.differ("pairing", one) or codings.differ("relation", one)
        if disputed and one in codings.pairs("settled") and not codings.settled(row["note"]):
            yield number, "note", _UNSETTLED
        named = not pd.isna(row["second_protocol_articles"])
        for column in ("second_protocol", "second_protocol_sources", "second_protocol_grade"):
            if named == pd.isna(row[column]):
                state = "be filled" if named else "be empty"
                yield number, column, f"must {state}, as second_protocol_articles is. Correct one of the two."


def _article_concepts(rows: pd.DataFrame) -> Iterator[_Fault]:
    for number, row in _numbered(rows):
        if row["article"] not in set(articles(row["treaty"])["article"]):
            yield number, "article", f"the {row['treaty']} convention has no article {row['article']}. Correct it."


def _obligations(rows: pd.DataFrame) -> Iterator[_Fault]:
    for number, row in _numbered(rows):
        if row["article"] not in set(articles(row["treaty"])["article"]):
            yield number, "article", f"the {row['treaty']} convention has no article {row['article']}. Correct it."
        counted = sum(row[kind] for kind in CLASSES)
        if counted != row["paragraphs"]:
            yield number, "paragraphs", f"{row['paragraphs']} is not the sum of the classes, {counted}. Correct one."


def _late_enough(number: int, row: pd.Series, date: str, latest: str) -> Iterator[_Fault]:
    if not pd.isna(row[date]) and (pd.isna(row[latest]) or data.latest(row[latest]) < data.earliest(row[date])):
        yield number, latest, f"must be the latest day that {date} {row[date]} can mean, or later. Write it in full."


def _read_after(number: int, row: pd.Series, *dates: str) -> Iterator[_Fault]:
    """Find a standing that was read before the step that it rests on."""
    for column in dates:
        known = not pd.isna(row["checked"]) and not pd.isna(row[column])
        if known and data.latest(row["checked"]) < data.earliest(row[column]):
            yield number, "checked", f"{row['checked']} is before {row[column]} under {column}. Correct one."


def _expected(filled: bool, value: str) -> str:
    return f"must {'not be' if filled else 'be'} empty where the row says {value}. Correct one of the two."


def _numbered(rows: pd.DataFrame) -> Iterator[tuple[int, pd.Series]]:
    for position, row in rows.iterrows():
        yield int(position) + 2, row


def _coding_check(rows: pd.DataFrame) -> Iterator[_Fault]:
    known = frozenset[codings.Item]().union(*map(codings.pairs, codings.CODERS))
    for number, row in _numbered(rows):
        one, step = codings.item(row), str(row["step"])
        name = codings.name(row["coder"], step, one)
        if row["id"] != name:
            yield number, "id", f"{row['id']!r} is not what the next columns say, {name!r}. Correct one of them."
        if row["code"] not in codings.CODES[step]:
            codes = ", ".join(codings.CODES[step])
            yield number, "code", f"{row['code']!r} is no code of the step {step}. Use one of {codes}."
        if step == "relation" and one not in known:
            yield number, "un_article", f"nobody paired {one[0]} with Budapest {one[1]}. Correct one of the two."
        if row["coder"] == "settled" and step in ("pairing", "relation"):
            yield number, "coder", "what the book now says of pairs stands in crosswalk.csv. Remove the row."
        settles = row["coder"] == "settled" or (step == "pairing" and one in known - codings.pairs("settled"))
        if settles and codings.differ(step, one) and not codings.settled(row["note"]):
            yield number, "note", _UNSETTLED


_UNSETTLED = "the codings differ, and nothing says why this one holds. Write Settled: and the reason."


def _declarations(rows: pd.DataFrame) -> Iterator[_Fault]:
    for number, row in _numbered(rows):
        if row["article"] not in set(articles(row["treaty"])["article"]):
            yield number, "article", f"the {row['treaty']} convention has no article {row['article']}. Correct it."
        if row["provision"].split("(")[0] != str(row["article"]):
            yield number, "provision", f"{row['provision']} is not in article {row['article']}. Correct one of the two."


def _regional_treaties(rows: pd.DataFrame) -> Iterator[_Fault]:
    for number, row in _numbered(rows):
        begun = row["treaty_signed"] if pd.isna(row["adopted"]) else row["adopted"]
        if pd.isna(begun):
            yield number, "treaty_signed", "must be filled where adopted is empty. Enter one of the two."
        elif not pd.isna(row["treaty_in_force"]) and data.latest(row["treaty_in_force"]) < data.earliest(begun):
            yield number, "treaty_in_force", f"{row['treaty_in_force']} is before {begun}. Correct one of the two."
