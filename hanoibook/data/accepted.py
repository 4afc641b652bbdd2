"""What every cell held when it was last accepted: a cell that changed is refused until somebody says why.

A spreadsheet that saves a table may change cells that nobody touched. ``values.json`` keeps each cell as it was when
its row was new, long texts by a digest; ``corrections.csv`` has a line for each change since, with its reason. The
last line about a cell holds. A row that is new is no change.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hanoibook.data import folder
from hanoibook.data.descriptor import file_of, table_info, tables
from hanoibook.data.errors import DataError
from hanoibook.data.loading import texts

VALUES = "data/accepted/values.json"
CORRECTIONS = "data/accepted/corrections.csv"
COLUMNS = ["table", "row", "column", "value", "reason"]
LONGEST = 24  # characters that are kept as they are
Cells = dict[str, str]


@dataclass(frozen=True)
class Change:
    """A cell that is not what it was, or a whole row that is gone, whose column is empty.

    ``before`` and ``now`` are the texts of the cell, a digest where they are long; ``number`` is the row in the file.
    """

    table: str
    row: str
    column: str
    before: str
    now: str
    number: int

    @property
    def place(self) -> str:
        """Where the change stands, as messages begin."""
        if self.column:
            return f"{file_of(self.table)}, row {self.number}, column {self.column}"
        return f"{file_of(self.table)}, row {self.row}, column {table_info(self.table)['schema']['primaryKey'][0]}"

    @property
    def said(self) -> str:
        """What changed, in a few words."""
        if not self.column:
            return "the row is gone"
        return f"{_shown(self.before)} became {_shown(self.now)}"

    def line(self, reason: str) -> str:
        """Return the line of ``corrections.csv`` that accepts the change."""
        page = io.StringIO(newline="")
        csv.writer(page, lineterminator="\n").writerow([self.table, self.row, self.column, self.now, reason])
        return page.getvalue()


def mark(text: str) -> str:
    """Return a text as it is kept.

    >>> mark("0.036"), mark("Plain digits: 20877000000, not 20.877 billion.")
    ('0.036', '#99531ac5bb')
    """
    return text if len(text) <= LONGEST else f"#{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def check(*names: str) -> None:
    """Raise :class:`DataError` at the first cell, of some tables or of all, that changed without a reason."""
    found = changes(*names)
    first = next(found, None)
    if first is not None:
        others = sum(1 for _ in found)
        more = f" {others} more changed too." if others else ""
        raise DataError(
            f"{first.place}: {first.said}.{more} Put it back. If it is meant, say why: python -m hanoibook accept "
            f'"why", or add this line to {CORRECTIONS}: {first.line("why").rstrip()}'
        )


def check_complete() -> None:
    """Raise :class:`DataError` if a row is not kept yet."""
    if _content(_with_new(_kept())) != folder.read_text(VALUES):
        raise DataError(f"{VALUES}: does not hold every row of the tables. Run: make notebooks")


def changes(*names: str) -> Iterator[Change]:
    """Yield what differs from what was accepted, of some tables or of all, in the order of the files."""
    accepted = _accepted()
    for name in names or tables():
        kinds = {field["name"]: field["type"] for field in table_info(name)["schema"]["fields"]}
        left = dict(accepted.get(name, {}))
        for number, (key, cells) in enumerate(texts(name), start=2):
            for column, before in left.pop(key, {}).items():
                now = mark(cells.get(column, before))
                if not _same(before, now, kinds.get(column, "string")):
                    yield Change(name, key, column, before, now, number)
        yield from (Change(name, key, "", "", "", 0) for key in left)


def keep() -> str:
    """Write down the cells of rows and columns that are new, and return the file's name; the others stay as they are.

    Raises :class:`DataError` at a cell that changed without a reason.
    """
    check()
    path = folder.data_dir() / VALUES.removeprefix("data/")
    path.write_text(_content(_with_new(_kept())), encoding="utf-8", newline="\n")
    return VALUES


def accept(found: Iterable[Change], reason: str) -> None:
    """Write why cells changed, so that they pass from now on."""
    path = folder.data_dir() / CORRECTIONS.removeprefix("data/")
    before = folder.read_text(CORRECTIONS)
    lines = "".join(change.line(reason) for change in found)
    path.write_text(f"{before.rstrip()}\n{lines}", encoding="utf-8", newline="\n")


def _shown(kept: str) -> str:
    return "a long text" if kept.startswith("#") else repr(kept) if kept else "nothing"


def _same(before: str, now: str, kind: str) -> bool:
    if before == now:
        return True
    return kind == "number" and _number(before) is not None and _number(before) == _number(now)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _accepted() -> dict[str, dict[str, Cells]]:
    """Return by table and row what was kept, with the corrections made since."""
    found = _kept()
    for table, row, column, value, _ in _corrections():
        known = found.get(table, {})
        if not column:
            known.pop(row, None)
        elif row in known:
            known[row][column] = mark(value)
    return found


def _corrections() -> list[list[str]]:
    try:
        lines = list(csv.reader(io.StringIO(folder.read_text(CORRECTIONS), newline=""), strict=True))
    except csv.Error as error:
        raise DataError(f"{CORRECTIONS}: {error}. Look for a missing or stray quotation mark.") from None
    if not lines or lines[0] != COLUMNS:
        raise DataError(f"{CORRECTIONS}, row 1: the columns must be {','.join(COLUMNS)}. Restore them from git.")
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(COLUMNS) or not cells[-1].strip():
            raise DataError(f"{CORRECTIONS}, row {number}: needs {', '.join(COLUMNS)}. Fill in the reason.")
        if cells[0] not in tables():
            raise DataError(f"{CORRECTIONS}, row {number}, column table: no table {cells[0][:40]!r}. Correct the name.")
    return lines[1:]


def _kept() -> dict[str, dict[str, Cells]]:
    """Return by table and row what ``values.json`` holds."""
    try:
        content = json.loads(folder.read_text(VALUES))
        return {
            name: {key: dict(zip(table["columns"], row, strict=True)) for key, row in table["rows"].items()}
            for name, table in content.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{VALUES}: cannot be read ({error}). Restore it from git.") from None


def _with_new(kept: dict[str, dict[str, Cells]]) -> dict[str, dict[str, Cells]]:
    """Return what is kept with the rows and columns that are new, by the tables and columns that there are now."""
    found = {}
    for name in tables():
        columns = [field["name"] for field in table_info(name)["schema"]["fields"]]
        now = {key: {column: mark(text) for column, text in cells.items()} for key, cells in texts(name)}
        known = kept.get(name, {})
        every = {
            key: {**dict.fromkeys(columns, ""), **now.get(key, {}), **known.get(key, {})} for key in {**known, **now}
        }
        found[name] = {key: {column: cells[column] for column in columns} for key, cells in every.items()}
    return found


def _content(kept: dict[str, dict[str, Cells]]) -> str:
    """Return the text of ``values.json``: a row on a line."""
    parts = []
    for name, rows in kept.items():
        columns = [field["name"] for field in table_info(name)["schema"]["fields"]]
        lines = [f"{_json(key)}: {_json([cells[column] for column in columns])}" for key, cells in rows.items()]
        parts.append(f'{_json(name)}: {{"columns": {_json(columns)}, "rows": {{\n{_joined(lines)}\n}}}}')
    return f"{{\n{_joined(parts)}\n}}\n"


def _joined(parts: list[str]) -> str:
    return ",\n".join(parts)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
