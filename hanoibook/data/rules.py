"""What one row may not break in the light of others: keys, the clock, grades."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from hanoibook.data import addresses, bibliography, cells, dates, ranges
from hanoibook.data.descriptor import FILE, as_of, check_descriptor, file_of, table_info, tables
from hanoibook.data.errors import DataError
from hanoibook.data.loading import load, texts

if TYPE_CHECKING:
    import pandas as pd


class LaterThanData(ValueError):
    """A date that lies after the date of the data."""


def check_all() -> None:
    """Check the descriptor, every source and every row, so that the first fault raises :class:`DataError`."""
    check_descriptor()
    bibliography.check_repeats()
    addresses.check()
    for name in tables():
        check_table(name)


def check_table(name: str) -> None:
    """Check every row of one table, so that the first fault raises :class:`DataError`."""
    frame = load(name)
    for field in table_info(name)["schema"]["fields"]:
        _check_column(name, frame, field)
        _check_range(name, frame, field)
    _check_grades(name, frame)


def check_cell(table: str, column: str, row: Mapping[str, str]) -> None:
    """Check the text of one cell by every rule that looks at it, in the light of the row's other texts.

    ``row`` may still lack columns. Raises :class:`ValueError` with what is wrong and the remedy,
    :class:`LaterThanData` for a date after the date of the data.
    """
    schema = table_info(table)["schema"]
    field = next(field for field in schema["fields"] if field["name"] == column)
    cell = row[column]
    if cells.value(cell, field) is None:
        return
    for target, parts in _targets(schema, field):
        _refuse_unknown(parts(cell), target, _known_keys(target))
    rule = field.get("calendar", "any")
    if rule in ("any", "observed") or rule in row:
        _refuse_later(cell, rule, marked=row.get(rule) == "yes")
    if column == "grade" and "sources" in row:
        _refuse_lone_report(cell, row["sources"])


def _targets(schema: dict[str, Any], field: dict[str, Any]) -> Iterator[tuple[str, Callable[[str], list[str]]]]:
    """Yield what the cells of a column refer to, as in ``countries.iso3``, each with how a cell is split into keys."""
    if "references" in field:
        yield field["references"], bibliography.split_list
    for key in schema.get("foreignKeys", []):
        if key["fields"] == field["name"]:
            yield f"{key['reference']['resource']}.{key['reference']['fields']}", lambda cell: [cell]


def _refuse_unknown(keys: list[str], target: str, known: set[str]) -> None:
    for key in keys:
        if key not in known:
            raise ValueError(f"{key!r} is not in {target}. Correct the spelling or add it there.")


def _known_keys(target: str) -> set[str]:
    if target == "sources.bib":
        return set(bibliography.all_sources())
    table, column = target.split(".")
    if table not in tables() or column not in load(table):
        raise DataError(f"{FILE}: a field refers to {target[:80]}, which is not a column. Correct it there.")
    return {str(key) for key in load(table)[column].dropna()}


def _refuse_later(cell: str, rule: str, marked: bool) -> None:
    """Refuse a date after ``as_of`` where it must be observed, or where its row is not marked as a forecast."""
    if rule != "any" and not marked and dates.earliest(cell) > dates.latest(as_of()):
        remedy = "Correct it" if rule == "observed" else f"Correct it or write yes under {rule}"
        raise LaterThanData(
            f"{cell} is after {as_of()}, the date of these data. {remedy}, or move as_of in data/datapackage.json."
        )


def _refuse_lone_report(grade: str, keys: str) -> None:
    """Refuse grade B, which means two reports, on fewer than two that do not repeat each other."""
    if grade == "B" and len(bibliography.independent_reports(keys)) < 2:
        raise ValueError(
            "B needs two sources that do not repeat each other, "
            f"but the row has {keys}. Add the second source or write C."
        )


def _check_column(name: str, frame: pd.DataFrame, field: dict[str, Any]) -> None:
    rule = field.get("calendar", "any")
    for target, parts in _targets(table_info(name)["schema"], field):
        known = _known_keys(target)
        for number, cell in _filled(frame[field["name"]]):
            with _placed(name, number, field["name"]):
                _refuse_unknown(parts(str(cell)), target, known)
    if rule != "any":
        for number, cell in _filled(frame[field["name"]]):
            marked = rule != "observed" and bool(frame[rule].fillna(False)[number - 2])
            with _placed(name, number, field["name"]):
                _refuse_later(str(cell), rule, marked)


def _check_range(name: str, frame: pd.DataFrame, field: dict[str, Any]) -> None:
    if "unit_in" not in field and "series" not in field:
        return
    keys = [key for key, _ in texts(name)]
    if "unit_in" in field:
        units = frame[field["unit_in"]].fillna("")
        for number, value in _filled(frame[field["name"]]):
            with _placed(name, number, field["name"]):
                ranges.refuse_beyond(float(value), str(units[number - 2]), keys[number - 2])
    if "series" in field:
        for number, fault in ranges.leaps(frame, keys, field):
            raise DataError(f"{file_of(name)}, row {number}, column {field['name']}: {fault}")


def _check_grades(name: str, frame: pd.DataFrame) -> None:
    if "grade" not in frame or "sources" not in frame:
        raise DataError(f"{FILE}, table {name}: no column sources or grade. Every table has both.")
    for number, grade in _filled(frame["grade"]):
        with _placed(name, number, "grade"):
            _refuse_lone_report(str(grade), str(frame["sources"][number - 2]))


@contextmanager
def _placed(name: str, number: int, column: str) -> Iterator[None]:
    """Say of a fault in which file, row and column it stands."""
    try:
        yield
    except DataError:
        raise
    except ValueError as error:
        raise DataError(f"{file_of(name)}, row {number}, column {column}: {error}") from None


def _filled(column: pd.Series) -> Iterator[tuple[int, Any]]:
    """Yield the filled cells of a column with their row numbers in the file."""
    present = column.dropna()
    yield from zip((int(position) + 2 for position in present.index), present, strict=True)
