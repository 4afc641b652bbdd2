"""Describe the data package in Markdown, from its own schema: ``data/README.md`` cannot drift from it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from hanoibook import data

SHARED = 3  # a column that stands in so many tables is explained once, at the top
GRADES = "ABCD"
_INTRODUCTION = """\
# The data of From Storm to Treaty

<!-- Written by `make notebooks` from datapackage.json and sources.bib. Change those, not this file. -->

{description}

Data as of {as_of}. {tables} tables, {rows} rows, {sources} sources. Licence: our compilation, coding and notes are
under CC BY 4.0; facts and figures of others are theirs and are credited row by row.

## How to read them

- **Files.** One CSV a table: UTF-8, commas, one header row, dots in decimals, empty for not known.
  `datapackage.json` describes every column (Frictionless Data Package); `sources.bib` holds every source (BibTeX).
  `pandas.read_csv`, R's `read.csv` and spreadsheets open them; `hanoibook.data.load("name")` adds types and checks.
- **Money** is in plain units of the currency that the unit names: 20877000000, not 20.877 billion. Amounts are of
  the year they speak of, not adjusted for prices, unless a column says so.
- **Shares** are fractions: 0.15 is 15 per cent.
- **Dates** are ISO and keep their precision: 2025, 2025-12 or 2025-12-24. Where a question is asked of a day, a date
  known only to the month or year counts from its latest possible day; where sources narrow it, the last day that
  they allow stands in the table. No observed date is later than {as_of}; what lies ahead is marked,
  by a column such as forecast, projection or planned.
- **Grades** say how well a row is verified: A read in the primary text, B two or more reports that do not copy each
  other, C one report, D not yet verified. A grade is about whether the source says so, not whether it is right.
- **Kinds of figure** are never mixed: reported (single cases added up), surveyed (a sample scaled up), modelled
  (computed from other data), claimed (stated without a published derivation). See kind in the tables that have it.
- **Sources.** Each row cites keys of `sources.bib`; the first is the one the row was taken from. There, `publisher` is
  who says it, and `via` the outlet of the table `outlets` that reports or keeps it. An entry with `repeats` only
  passes on another entry that is on file too: count origins, not citations. `opened = {{no}}` marks
  a publication that was read only in reports of it. One address has one key. The key `own-wording` marks text or
  coding of our own beside what it rests on; `working-notes` marks what has no published source on file.
- **Nothing is left out.** Every row of the research notes behind this project is in a table, the doubtful ones
  with grade D and a note. Where sources disagree, the rows stand side by side.

## Tables
"""


def readme() -> str:
    """Return the text of ``data/README.md``.

    >>> readme().startswith("# The data of From Storm to Treaty")
    True
    """
    infos = [data.table_info(name) for name in data.tables()]
    parts = [_introduction(infos), _contents(infos), _sources(), _shared(infos), *map(_table, infos)]
    return "\n".join(parts)


def write(path: Path) -> Path:
    """Write the codebook to a file and return its path."""
    path.write_text(readme(), encoding="utf-8", newline="\n")
    return path


def _introduction(infos: list[dict[str, Any]]) -> str:
    return _INTRODUCTION.format(
        description=data.package()["description"],
        as_of=data.as_of(),
        tables=len(infos),
        rows=sum(len(data.load(info["name"])) for info in infos),
        sources=len(data.all_sources()),
    )


def _contents(infos: list[dict[str, Any]]) -> str:
    rows = [
        f"| [`{info['name']}`](#{info['name']}) | {info['title']} | {len(data.load(info['name']))} | {_grades(info)} |"
        for info in infos
    ]
    return "\n".join(["| Table | What a row is about | Rows | Grades |", "|---|---|---:|---|", *rows, ""])


def _grades(info: dict[str, Any]) -> str:
    counts = Counter(data.load(info["name"])["grade"])
    return ", ".join(f"{counts[grade]} {grade}" for grade in GRADES if counts[grade])


def _sources() -> str:
    counts = Counter(source.kind for source in data.all_sources().values())
    rows = [f"| {kind} | {meaning} | {counts[kind]} |" for kind, meaning in data.SOURCE_KINDS.items()]
    repeats = sum(bool(source.repeats) for source in data.all_sources().values())
    via = sum(bool(source.via) for source in data.all_sources().values())
    head = ["## Sources by kind", "", "| Kind | Meaning | Entries |", "|---|---|---:|"]
    said = f"{via} entries say through whom a statement reached us; {repeats} only repeat another entry, and say which."
    return "\n".join([*head, *rows, "", said, ""])


def _shared(infos: list[dict[str, Any]]) -> str:
    head = ["## Columns that many tables share", "", "| Column | Meaning |", "|---|---|"]
    rows = [f"| `{field['name']}` | {_cell(field['description'])} |" for field in _shared_fields(infos).values()]
    return "\n".join([*head, *rows, ""])


def _shared_fields(infos: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    fields = [field for info in infos for field in info["schema"]["fields"]]
    counts = Counter(field["name"] for field in fields)
    return {field["name"]: field for field in fields if counts[field["name"]] >= SHARED}


def _table(info: dict[str, Any]) -> str:
    schema = info["schema"]
    head = [
        f'<a id="{info["name"]}"></a>',
        "",
        f"## {info['title']}",
        "",
        f"`{info['path']}` · key: {', '.join(schema['primaryKey'])}",
        "",
        info["description"],
        "",
        "| Column | Type | Meaning |",
        "|---|---|---|",
    ]
    shared = _shared_fields([data.table_info(name) for name in data.tables()])
    return "\n".join([*head, *(_row(field, field["name"] in shared) for field in schema["fields"]), ""])


def _row(field: dict[str, Any], shared: bool) -> str:
    unit = f", {field['unit']}" if "unit" in field else ""
    meaning = "see above" if shared else _cell(field["description"])
    return f"| `{field['name']}` | {field['type']}{unit} | {meaning} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
