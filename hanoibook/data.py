"""Load the tables of ``data/`` and the sources they cite.

Every table is a CSV described in ``data/datapackage.json``; every row cites keys of ``data/sources.bib``.
A file that breaks its schema raises :class:`DataError` with one line naming file, row, column and remedy.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

LONGEST_CELL = 5_000
csv.field_size_limit(2**31 - 1)  # so that a cell that is too long is named with its row and column
SOURCE_KINDS = (
    "treaty", "official_record", "survey", "model", "claim", "press", "critique", "academic", "dataset",
)  # fmt: skip
_recorders: ContextVar[tuple[set[str], ...]] = ContextVar("recorders", default=())


class DataError(ValueError):
    """A table, schema or source list that cannot be trusted; says where and what to do."""


@dataclass(frozen=True)
class Source:
    """One entry of ``sources.bib``: who published what, when and where."""

    key: str
    title: str
    publisher: str
    date: str
    url: str
    kind: str
    language: str
    read_at: str
    note: str


def data_dir() -> Path:
    """Return the folder of the tables: the checkout's ``data/``, or the copy inside an installed package.

    >>> (data_dir() / "datapackage.json").exists()
    True
    """
    package = Path(__file__).parent
    checkout = package.parent / "data"
    return checkout if (checkout / "datapackage.json").exists() else package / "_data"


@cache
def package() -> dict[str, Any]:
    """Return the parsed ``datapackage.json``."""
    path = data_dir() / "datapackage.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"data/datapackage.json: cannot be read ({error}). Restore it from git.") from None
    return content


def as_of() -> str:
    """Return the one date (ISO) up to which the data were checked."""
    return str(package()["as_of"])


def tables() -> list[str]:
    """Return the names of all tables.

    >>> "ic3_annual" in tables()
    True
    """
    return [resource["name"] for resource in package()["resources"]]


def table_info(name: str) -> dict[str, Any]:
    """Return the description of a table: path, title, licences, schema."""
    for resource in package()["resources"]:
        if resource["name"] == name:
            found: dict[str, Any] = resource
            return found
    raise DataError(f"no table named {name!r}. Known tables: {', '.join(tables())}.")


def load(name: str) -> pd.DataFrame:
    """Return a table as a typed frame, one row per CSV row, in file order.

    Columns have pandas' nullable types (``Int64``, ``Float64``, ``boolean``, ``string``).
    Raises :class:`DataError` for an unknown name or a cell that breaks the schema.

    >>> int(load("gdp").query("iso3 == 'VNM'")["year"].min())
    2015
    """
    for recorder in _recorders.get():
        recorder.add(name)
    return _load(name).copy()


@contextmanager
def recording() -> Iterator[set[str]]:
    """Collect the names of the tables that are loaded inside the ``with`` block."""
    seen: set[str] = set()
    token = _recorders.set((*_recorders.get(), seen))
    try:
        yield seen
    finally:
        _recorders.reset(token)


@cache
def all_sources() -> dict[str, Source]:
    """Return every entry of ``sources.bib`` by key."""
    from pybtex.database import BibliographyDataError, parse_file
    from pybtex.scanner import PybtexError

    path = data_dir() / "sources.bib"
    try:
        entries = parse_file(str(path), bib_format="bibtex").entries
    except (OSError, UnicodeError, PybtexError, BibliographyDataError) as error:
        reason = " ".join(str(error).split())
        raise DataError(f"data/sources.bib: {reason}. Mend or remove that entry.") from None
    return {key: _source(key, dict(entry.fields)) for key, entry in entries.items()}


def sources(keys: str) -> list[Source]:
    """Return the sources named in a ``;``-separated cell.

    >>> sources("ic3-2025")[0].date
    '2026-04-06'
    """
    return [all_sources()[key] for key in split_list(keys)]


def split_list(cell: str) -> list[str]:
    """Split a ``;``-separated cell.

    >>> split_list("a;b")
    ['a', 'b']
    """
    return [part.strip() for part in cell.split(";") if part.strip()]


def check_all() -> None:
    """Check the descriptor and load every table and source, so that the first fault raises :class:`DataError`."""
    _check_descriptor()
    for name in tables():
        frame = load(name)
        _check_references(name, frame)


_FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "properties": {
        "name": {"type": "string"},
        "type": {"enum": ["integer", "number", "boolean", "string"]},
        "description": {"type": "string"},
        "references": {"type": "string", "pattern": r"^(sources\.bib|[a-z0-9_]+\.[a-z0-9_]+)$"},
        "constraints": {
            "type": "object",
            "properties": {
                "required": {"type": "boolean"},
                "enum": {"type": "array", "items": {"type": "string"}},
                "pattern": {"type": "string", "format": "regex"},
                "minimum": {"type": "number"},
                "maximum": {"type": "number"},
            },
            "additionalProperties": False,
        },
    },
}
_TABLE = {
    "type": "object",
    "required": ["name", "path", "title", "description", "schema"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9_]+$"},
        "path": {"type": "string", "pattern": r"^[a-z0-9_]+(/[a-z0-9_]+)*\.csv$"},
        "schema": {
            "type": "object",
            "required": ["fields", "primaryKey"],
            "properties": {
                "fields": {"type": "array", "minItems": 1, "items": _FIELD},
                "primaryKey": {"type": "array", "minItems": 1, "items": {"type": "string"}},
            },
        },
    },
}
_DESCRIPTOR = {
    "type": "object",
    "required": ["as_of", "resources"],
    "properties": {
        "as_of": {"type": "string", "format": "date"},
        "resources": {"type": "array", "minItems": 1, "items": _TABLE},
    },
}


def _check_descriptor() -> None:
    from jsonschema import Draft202012Validator, FormatChecker

    judge = Draft202012Validator(_DESCRIPTOR, format_checker=FormatChecker(["date", "regex"]))
    for fault in judge.iter_errors(package()):
        place = "/".join(str(step) for step in fault.absolute_path)
        reason = " ".join(fault.message.split())[:200]
        raise DataError(f"data/datapackage.json, at {place or 'the top'}: {reason}. Correct it there.")
    for table in package()["resources"]:
        columns = {field["name"] for field in table["schema"]["fields"]}
        for unknown in set(table["schema"]["primaryKey"]) - columns:
            raise DataError(f"data/datapackage.json, table {table['name']}: primaryKey {unknown!r} is not a field.")


def _source(key: str, fields: dict[str, str]) -> Source:
    for needed in ("title", "publisher", "url", "kind"):
        if not fields.get(needed):
            raise DataError(f"data/sources.bib, entry {key}: no {needed}. Add a line  {needed} = {{...}},")
    if fields["kind"] not in SOURCE_KINDS:
        raise DataError(
            f"data/sources.bib, entry {key}: kind {fields['kind']!r} is not one of {', '.join(SOURCE_KINDS)}."
        )
    if not re.match(r"https?://", fields["url"]):
        raise DataError(f"data/sources.bib, entry {key}: url {fields['url']!r} does not begin with http.")
    if fields.get("date") and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", fields["date"]):
        raise DataError(f"data/sources.bib, entry {key}: date {fields['date']!r} is not written as 2025-10-24.")
    clean = {name: " ".join(re.sub(r"[{}]|\\(?=[&%$_#])", "", text).split()) for name, text in fields.items()}
    return Source(
        key=key,
        title=clean["title"],
        publisher=clean["publisher"],
        date=clean.get("date", ""),
        url=clean["url"],
        kind=clean["kind"],
        language=clean.get("langid", "en"),
        read_at=clean.get("readat", ""),
        note=clean.get("note", "").rstrip("."),
    )


@cache
def _load(name: str) -> pd.DataFrame:
    info = table_info(name)
    file = f"data/{info['path']}"
    fields = info["schema"]["fields"]
    rows = _read_rows(file, [field["name"] for field in fields])
    columns = {}
    for position, field in enumerate(fields):
        cells = [row[position] for row in rows]
        columns[field["name"]] = _column(file, field, cells)
    frame = pd.DataFrame(columns)
    _check_unique(file, frame, info["schema"].get("primaryKey", []))
    return frame


def _read_rows(file: str, names: list[str]) -> list[list[str]]:
    text = _decode(file, (data_dir() / file.removeprefix("data/")))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise DataError(f"{file}: {error}. Look for a missing or stray quotation mark.") from None
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise DataError(f"{file}: the file is empty. Restore it from git.")
    _check_header(file, rows[0], names)
    if len(rows) == 1:
        raise DataError(f"{file}: only a header, no rows. Restore the rows from git.")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(names):
            raise DataError(
                f"{file}, row {number}: {len(row)} cells where the header has {len(names)}. "
                "Put quotation marks around a cell that contains a comma, or add the missing commas."
            )
    return rows[1:]


def _decode(file: str, path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise DataError(f"{file}: the file is missing. Restore it from git.") from None
    if raw.startswith(b"\xef\xbb\xbf"):
        raise DataError(
            f"{file}, row 1: starts with a byte order mark. Save as UTF-8 without it, "
            "as LibreOffice and plain text editors do."
        )
    if b"\x00" in raw:
        raise DataError(f"{file}: holds NUL bytes, as UTF-16 files do. Save as UTF-8.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file}, row {row}: not UTF-8. Save as UTF-8 without BOM.") from None


def _check_header(file: str, header: list[str], names: list[str]) -> None:
    if len(header) == 1 and ";" in header[0]:
        raise DataError(f"{file}, row 1: cells are separated by semicolons. Save with commas between them.")
    for missing in [name for name in names if name not in header]:
        raise DataError(f"{file}, row 1: no column {missing}. Add it, as data/datapackage.json describes it.")
    for extra in [name for name in header if name not in names]:
        raise DataError(f"{file}, row 1: column {extra!r} is not in data/datapackage.json. Describe it or remove it.")
    if header != names:
        raise DataError(f"{file}, row 1: columns are out of order. Expected: {','.join(names)}.")


def _column(file: str, field: dict[str, Any], cells: list[str]) -> pd.Series:
    convert, dtype = _TYPES[field["type"]]
    rules = field.get("constraints", {})
    values = []
    for number, cell in enumerate(cells, start=2):
        try:
            values.append(_value(cell, convert, rules))
        except ValueError as error:
            raise DataError(f"{file}, row {number}, column {field['name']}: {error}") from None
    return pd.Series(values, dtype=dtype)


def _value(cell: str, convert: Callable[[str], Any], rules: dict[str, Any]) -> Any:
    if cell == "":
        if rules.get("required"):
            raise ValueError("is empty. This column needs a value.")
        return pd.NA
    _check_cell_text(cell)
    value = convert(cell)
    if "enum" in rules and cell not in rules["enum"]:
        raise ValueError(f"{cell!r} is not one of {', '.join(rules['enum'])}.")
    if "pattern" in rules and not re.fullmatch(rules["pattern"], cell):
        raise ValueError(f"{cell!r} is not written as this column needs it ({rules['pattern']}).")
    if "minimum" in rules and value < rules["minimum"]:
        raise ValueError(f"{cell} is below {rules['minimum']}. Check the sign and the unit.")
    if "maximum" in rules and value > rules["maximum"]:
        raise ValueError(f"{cell} is above {rules['maximum']}. Check the number and the unit.")
    return value


def _check_cell_text(cell: str) -> None:
    if len(cell) > LONGEST_CELL:
        raise ValueError(f"holds {len(cell)} characters; at most {LONGEST_CELL} fit. Shorten it.")
    if cell != cell.strip():
        raise ValueError(f"{cell[:40]!r} has spaces around it. Remove them.")
    if cell[0] in "=@" or (cell[0] in "+-" and not re.fullmatch(r"[+-][\d.]+", cell)):
        raise ValueError(f"{cell[:40]!r} starts like a spreadsheet formula. Write the value itself.")


def _integer(cell: str) -> int:
    if not re.fullmatch(r"-?\d+", cell, re.ASCII):
        raise ValueError(f"{cell!r} is not a whole number. Write digits only, without separators.")
    if len(cell) > 18:
        raise ValueError(f"{cell[:40]} has more than 18 digits. Check the number and the unit.")
    return int(cell)


def _number(cell: str) -> float:
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII):
        raise ValueError(f"{cell!r} is not a number. Write digits and at most one decimal point.")
    return float(cell)


def _boolean(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell!r} is neither yes nor no.")
    return cell == "yes"


_TYPES: dict[str, tuple[Callable[[str], Any], str]] = {
    "integer": (_integer, "Int64"),
    "number": (_number, "Float64"),
    "boolean": (_boolean, "boolean"),
    "string": (str, "string"),
}


def _check_unique(file: str, frame: pd.DataFrame, key: str | list[str]) -> None:
    columns = [key] if isinstance(key, str) else key
    repeated = frame.duplicated(columns) if columns else frame.duplicated()
    if repeated.any():
        first = int(repeated.to_numpy().argmax())
        shown = ", ".join(f"{name} {frame.loc[first, name]}" for name in columns)
        raise DataError(
            f"{file}, row {first + 2}, column {columns[0]}: {shown} stands in an earlier row too. "
            "Keep one of the two rows."
        )


def _check_references(name: str, frame: pd.DataFrame) -> None:
    info = table_info(name)
    for field in info["schema"]["fields"]:
        if "references" in field:
            known = _known_keys(field["references"])
            _check_keys(f"data/{info['path']}", frame[field["name"]], known, field["references"])


def _known_keys(target: str) -> set[str]:
    if target == "sources.bib":
        return set(all_sources())
    table, column = target.split(".")
    keys = load(table)
    if column not in keys:
        raise DataError(f"data/datapackage.json: a field refers to {target}, which is not a column.")
    return set(keys[column])


def _check_keys(file: str, column: pd.Series, known: set[str], target: str) -> None:
    for number, cell in enumerate(column.fillna(""), start=2):
        for key in split_list(cell):
            if key not in known:
                raise DataError(
                    f"{file}, row {number}, column {column.name}: {key!r} is not in {target}. "
                    "Correct the spelling or add it there."
                )
