"""One row of a CSV file, written so that every other byte of the file stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hanoibook import data
from hanoibook.words import plain


class Line(NamedTuple):
    """A row of a table: its cells by column, its number in the file (the header is row 1), and its exact text."""

    cells: dict[str, str]
    number: int
    text: str


def path_of(table: str) -> Path:
    """Return the file of a table in the folder that is read now."""
    return data.data_dir() / str(data.table_info(table)["path"])


def columns(table: str) -> list[str]:
    """Return the columns of a table in their order."""
    return [field["name"] for field in data.table_info(table)["schema"]["fields"]]


def lines(table: str) -> list[Line]:
    """Return the rows of a table as they stand in the file."""
    names = columns(table)
    parts = _records(_text(table))
    return [
        Line(dict(zip(names, cells, strict=True)), number, text)
        for number, (cells, text) in enumerate(parts, start=1)
        if number > 1 and any(cells)
    ]


def key_of(table: str, cells: dict[str, str]) -> str:
    """Return what a row is called by: the parts of its key joined by ``-``.

    >>> key_of("gdp", {"iso3": "VNM", "year": "2024", "vintage": "2026-06"})
    'VNM-2024-2026-06'
    """
    return "-".join(cells[part] for part in data.table_info(table)["schema"]["primaryKey"])


def find(table: str, key: str) -> Line:
    """Return the row of a key, or the only row that bears this name or code in a cell of its first three columns.

    Raises :class:`hanoibook.data.DataError` if there is no such row, or more than one.
    """
    every = lines(table)
    exact = [line for line in every if plain(key_of(table, line.cells)) == plain(key)]
    named = [line for line in every if plain(key) in map(plain, list(line.cells.values())[:3])]
    found = exact or named
    if len(found) != 1:
        count = "more than one row" if found else "no row"
        raise data.DataError(f"{data.file_of(table)} has {count} called {key!r}. Look its key up in the table.")
    return found[0]


def append(table: str, cells: dict[str, str]) -> str:
    """Write a row at the end of a table and return its text."""
    text = _text(table)
    end = _line_end(text)
    written = _written([cells[name] for name in columns(table)], end)
    _save(table, f"{text}{'' if text.endswith(end) else end}{written}")
    return written


def replace(table: str, old: Line, cells: dict[str, str]) -> str:
    """Write other cells in the place of a row and return the row's new text."""
    text = _text(table)
    written = _written([cells[name] for name in columns(table)], _line_end(text))
    parts = [part for _, part in _records(text)]
    parts[old.number - 1] = written if old.text.endswith("\n") else written.rstrip("\r\n")
    _save(table, "".join(parts))
    return written


def _records(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield the cells of each record with the exact text that they were read from."""
    physical = io.StringIO(text, newline="").readlines()
    reader = csv.reader(physical)
    begin = 0
    for cells in reader:
        yield cells, "".join(physical[begin : reader.line_num])
        begin = reader.line_num


def _written(cells: Sequence[str], end: str) -> str:
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator=end).writerow(cells)
    return page.getvalue()


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _text(table: str) -> str:
    return path_of(table).read_bytes().decode("utf-8")


def _save(table: str, text: str) -> None:
    path_of(table).write_bytes(text.encode("utf-8"))
    data.forget()
