"""One published figure with its provenance: what facts are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from hanoibook import data
from hanoibook.figure import rounding

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Figure:
    """A value with its unit, the year it speaks of, and the table row it stands in.

    The value of unit ``date`` is the number of its first possible day (:meth:`datetime.date.toordinal`), and
    ``written`` is the date itself. ``published`` is empty where no source of the row is dated. ``counted`` is
    true for a number of rows; ``row`` then says which rows. ``scope`` is a row of ``scopes``, empty where the row has
    none; ``ends`` are the least and the largest number that may stand behind a rounded value. ``checked`` holds the
    days on which the standing of the rows was last read, oldest and newest, where their table has such a column.
    """

    value: float
    unit: str
    year: int
    table: str
    row: str
    published: str
    sources: str
    grade: str
    written: str = ""
    counted: bool = False
    scope: str = ""
    ends: rounding.Ends | None = None
    checked: tuple[str, str] | None = None

    @property
    def span(self) -> rounding.Ends:
        """The least and the largest number that may stand behind the value; the value twice where it is exact."""
        return self.ends or (self.value, self.value)


def from_row(table: str, row_id: str, column: str = "value", unit: str | None = None) -> Figure:
    """Return one cell of a table as a figure; the row is found by the table's key, joined by ``-`` if it has parts.

    ``unit`` is taken from the row's column ``unit`` or from the column's description, unless given.
    Raises :class:`ValueError` for an unknown row or an empty cell.

    >>> from_row("gdp", "VNM-2024-2026-06", "gdp").unit
    'USD'
    """
    row = data.rows(table).get(row_id)
    if row is None:
        raise ValueError(f"{data.file_of(table)} has no row {row_id!r}")
    if pd.isna(row[column]):
        raise ValueError(f"{table} row {row_id} has no {column}")
    unit = unit or _unit(table, column, row)
    written = str(row[column]) if unit == "date" else ""
    graded = row.get(f"{column}_grade")
    value = float(data.earliest(written).toordinal() if written else row[column])
    return Figure(
        value=value,
        unit=unit,
        year=_year(row),
        table=table,
        row=row_id,
        published=_published(row),
        sources=row["sources"],
        grade=row["grade"] if graded is None or pd.isna(graded) else graded,
        written=written,
        scope=_scope(table, column, row),
        ends=_dates(written) if written else rounding.ends(value, _bound(column, row, unit)),
        checked=_reading(row) if row.get("planned") or not written else None,
    )


def count(rows: pd.DataFrame, table: str, unit: str, meaning: str, grade_column: str = "grade") -> Figure:
    """Return a number of rows as a figure that carries all their sources and the weakest of their grades.

    ``meaning`` says which rows were counted; sources come in the order of how many rows cite them. A count of
    nought rests on the whole table: no row of it answers.
    """
    if rows.empty:
        return replace(count(data.load(table), table, unit, meaning, grade_column), value=0.0)
    keys = Counter(key for cell in rows["sources"] for key in data.split_list(cell))
    cited = [key for key, _ in keys.most_common() if data.all_sources()[key].kind != "own"]
    dates = [source.date for source in data.sources(";".join(cited))]
    return Figure(
        value=float(len(rows)),
        unit=unit,
        year=int(data.as_of()[:4]),
        table=table,
        row=meaning,
        published=max(dates, default=""),
        sources=";".join(cited),
        grade=rows[grade_column].dropna().max(),
        counted=True,
        checked=readings(rows),
    )


def _reading(row: Row) -> tuple[str, str] | None:
    known = row.get("checked")
    return None if known is None or pd.isna(known) else (known, known)


def readings(rows: pd.DataFrame) -> tuple[str, str] | None:
    """Return the oldest and the newest day on which the standing of rows was read; none where that was not noted.

    >>> readings(data.load("un_status").query("iso3 == 'CAN'"))
    ('2026-07', '2026-07')
    """
    known = rows["checked"].dropna() if "checked" in rows else ()
    return (min(known, key=data.latest), max(known, key=data.latest)) if len(known) else None


def _unit(table: str, column: str, row: Row) -> str:
    if column in ("value", "low", "high") and "unit" in row and not pd.isna(row["unit"]):
        return str(row["unit"])
    field = _field(table, column)
    return str(field.get("unit") or ("date" if "calendar" in field else ""))


def _field(table: str, column: str) -> dict[str, Any]:
    fields = data.table_info(table)["schema"]["fields"]
    return next(field for field in fields if field["name"] == column)


def _scope(table: str, column: str, row: Row) -> str:
    """Return the scope of a cell: of its own column, else of the row, else the one of the table's description."""
    for name in (f"{column}_scope_id", "scope_id"):
        if name in row:
            return "" if pd.isna(row[name]) else str(row[name])
    return str(_field(table, column).get("scope", ""))


def _bound(column: str, row: Row, unit: str) -> str:
    """Return how a number is to be read; a share in print is rounded to its last digit."""
    bound = row.get("bound")
    if bound is not None and not pd.isna(bound) and bound != "exact":
        return str(bound)
    rounded = row.get(f"{column}_rounded", row.get("rounded"))
    if unit == "share":
        return "about"
    if rounded is None or pd.isna(rounded) or not rounded:
        return "exact"
    return "from" if column == "low" and pd.isna(row["high"]) else "about"


def _dates(written: str) -> rounding.Ends:
    return float(data.earliest(written).toordinal()), float(data.latest(written).toordinal())


def _year(row: Row) -> int:
    for column in ("year", "date", "published"):
        if column in row and not pd.isna(row[column]):
            return int(str(row[column])[:4])
    return int((_published(row) or data.as_of())[:4])


def _published(row: Row) -> str:
    if "published" in row and not pd.isna(row["published"]):
        return str(row["published"])
    return next((source.date for source in data.sources(row["sources"]) if source.date), "")
