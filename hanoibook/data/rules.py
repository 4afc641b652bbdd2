"""What one row may not break in the light of others: keys, the clock, grades."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from hanoibook.data import bibliography, dates
from hanoibook.data.descriptor import FILE, as_of, check_descriptor, file_of, table_info, tables
from hanoibook.data.errors import DataError
from hanoibook.data.loading import load

if TYPE_CHECKING:
    import pandas as pd


def check_all() -> None:
    """Check the descriptor, every source and every row, so that the first fault raises :class:`DataError`."""
    check_descriptor()
    bibliography.check_repeats()
    for name in tables():
        check_table(name)


def check_table(name: str) -> None:
    """Check every row of one table, so that the first fault raises :class:`DataError`."""
    frame = load(name)
    for field in table_info(name)["schema"]["fields"]:
        _check_list(name, frame, field)
        _check_clock(name, frame, field)
    for key in table_info(name)["schema"].get("foreignKeys", []):
        target = f"{key['reference']['resource']}.{key['reference']['fields']}"
        _check_keys(name, frame[key["fields"]], target, lambda cell: [cell])
    _check_grades(name, frame)


def _check_list(name: str, frame: pd.DataFrame, field: dict[str, Any]) -> None:
    if "references" in field:
        _check_keys(name, frame[field["name"]], field["references"], bibliography.split_list)


def _check_keys(name: str, column: pd.Series, target: str, parts: Callable[[str], list[str]]) -> None:
    known = _known_keys(target)
    for number, cell in _filled(column):
        for key in parts(str(cell)):
            if key not in known:
                raise DataError(
                    f"{file_of(name)}, row {number}, column {column.name}: {key!r} is not in {target}. "
                    "Correct the spelling or add it there."
                )


def _known_keys(target: str) -> set[str]:
    if target == "sources.bib":
        return set(bibliography.all_sources())
    table, column = target.split(".")
    if table not in tables() or column not in load(table):
        raise DataError(f"{FILE}: a field refers to {target}, which is not a column. Correct it there.")
    return {str(key) for key in load(table)[column].dropna()}


def _check_clock(name: str, frame: pd.DataFrame, field: dict[str, Any]) -> None:
    """Refuse dates after ``as_of`` where they must be observed, or where their row is not marked as a forecast."""
    rule = field.get("calendar", "any")
    if rule == "any":
        return
    clock = dates.latest(as_of())
    for number, cell in _filled(frame[field["name"]]):
        marked = rule != "observed" and frame[rule].fillna(False)[number - 2]
        if dates.earliest(str(cell)) > clock and not marked:
            remedy = "Correct it" if rule == "observed" else f"Correct it or write yes under {rule}"
            raise DataError(
                f"{file_of(name)}, row {number}, column {field['name']}: {cell} is after {as_of()}, "
                f"the date of these data. {remedy}, or move as_of in data/datapackage.json."
            )


def _check_grades(name: str, frame: pd.DataFrame) -> None:
    """Refuse grade B, which means two reports, on fewer than two that do not repeat each other."""
    if "grade" not in frame or "sources" not in frame:
        raise DataError(f"{FILE}, table {name}: no column sources or grade. Every table has both.")
    for number, grade in _filled(frame["grade"]):
        keys = str(frame["sources"][number - 2])
        if grade == "B" and len(bibliography.independent_reports(keys)) < 2:
            raise DataError(
                f"{file_of(name)}, row {number}, column grade: B needs two sources that do not repeat each other, "
                f"but the row has {keys}. Add the second source or write C."
            )


def _filled(column: pd.Series) -> Iterator[tuple[int, Any]]:
    """Yield the filled cells of a column with their row numbers in the file."""
    present = column.dropna()
    yield from zip((int(position) + 2 for position in present.index), present, strict=True)
