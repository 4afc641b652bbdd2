"""Read the CSV files of ``data/`` into typed frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hanoibook.data import cells, folder, memory
from hanoibook.data.descriptor import file_of, table_info
from hanoibook.data.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

csv.field_size_limit(2**31 - 1)  # so that a cell that is too long is named with its row and column
_DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}


def load(name: str) -> pd.DataFrame:
    """Return a table as a typed frame, one row per CSV row, in file order.

    Columns have pandas' nullable types (``Int64``, ``Float64``, ``boolean``, ``string``); dates are strings
    that keep their precision (``2025``, ``2025-12``, ``2025-12-24``).
    Raises :class:`DataError` for an unknown name or a cell that breaks the schema.

    >>> int(load("gdp").query("iso3 == 'VNM'")["year"].min())
    2015
    """
    return _read(name).copy(deep=False)  # pandas copies a column when somebody writes to it


@memory.remembered
def rows(name: str) -> Mapping[str, dict[str, Any]]:
    """Return the rows of a table by their key, its parts joined by ``-``; for looking up, not for changing.

    >>> rows("gdp")["VNM-2024-2026-06"]["iso3"]
    'VNM'
    """
    frame = _read(name)
    keys = frame[table_info(name)["schema"]["primaryKey"]].astype(str).agg("-".join, axis=1)
    found: dict[str, dict[str, Any]] = {}
    for key, row in zip(keys, frame.to_dict(orient="records"), strict=True):
        found.setdefault(key, row)
    return found


def texts(name: str) -> list[tuple[str, dict[str, str]]]:
    """Return the rows of a table as they are written: the key of each, its parts joined by ``-``, and its cells.

    >>> texts("prices")[0][1]["cpi"]
    '172.2'
    """
    schema = table_info(name)["schema"]
    names = [field["name"] for field in schema["fields"]]
    rows = (dict(zip(names, row, strict=True)) for row in _read_rows(name))
    return [("-".join(cells[part] for part in schema["primaryKey"]), cells) for cells in rows]


@memory.remembered
def _read(name: str) -> pd.DataFrame:
    import pandas as pd  # here, so that sources and descriptor can be read without it

    schema = table_info(name)["schema"]
    file = file_of(name)
    rows = _read_rows(name)
    columns = {
        field["name"]: pd.Series(_column(file, field, [row[position] for row in rows]), dtype=_DTYPES[field["type"]])
        for position, field in enumerate(schema["fields"])
    }
    frame = pd.DataFrame(columns)
    _check_unique(file, frame, schema["primaryKey"])
    return frame


@memory.remembered
def _read_rows(name: str) -> list[list[str]]:
    memory.note(name)
    file = file_of(name)
    names = [field["name"] for field in table_info(name)["schema"]["fields"]]
    text = folder.read_text(file)
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


def _check_header(file: str, header: list[str], names: list[str]) -> None:
    if len(header) == 1 and ";" in header[0]:
        raise DataError(f"{file}, row 1: cells are separated by semicolons. Save with commas between them.")
    for missing in [name for name in names if name not in header]:
        raise DataError(f"{file}, row 1: no column {missing[:60]}. Add it, as data/datapackage.json describes it.")
    for extra in [name for name in header if name not in names]:
        raise DataError(
            f"{file}, row 1: column {extra[:40]!r} is not in data/datapackage.json. Describe it or remove it."
        )
    if header != names:
        raise DataError(f"{file}, row 1: columns are out of order. Expected: {','.join(names)[:1000]}.")


def _column(file: str, field: dict[str, Any], texts: list[str]) -> list[Any]:
    values = []
    for number, text in enumerate(texts, start=2):
        try:
            values.append(cells.value(text, field))
        except ValueError as error:
            raise DataError(f"{file}, row {number}, column {field['name']}: {error}") from None
    return values


def _check_unique(file: str, frame: pd.DataFrame, key: list[str]) -> None:
    repeated = frame.duplicated(key)
    if repeated.any():
        first = int(repeated.to_numpy().argmax())
        shown = ", ".join(f"{name} {frame.loc[first, name]}" for name in key)
        raise DataError(
            f"{file}, row {first + 2}, column {key[0]}: {shown} stands in an earlier row too. Keep one of the two rows."
        )
