"""What other programs do to a table that somebody opened and saved: spreadsheets above all.

Each habit takes a source of chance and the bytes of a CSV, and returns the bytes that the program would have saved.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from random import Random

Habit = Callable[[Random, bytes], bytes]
NUMBER = re.compile(r"-?\d+(\.\d+)?")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode(), newline="")))


def written(rows: list[list[str]], **dialect: object) -> bytes:
    page = io.StringIO(newline="")
    csv.writer(page, **{"lineterminator": "\n", **dialect}).writerows(rows)  # type: ignore[arg-type]
    return page.getvalue().encode()


def each_cell(change: Callable[[str], str]) -> Habit:
    """Change every cell below the header; those of one column, or a single one, as it falls."""

    def apply(rng: Random, raw: bytes) -> bytes:
        rows = read(raw)
        spots = [(row, column) for row in range(1, len(rows)) for column in range(len(rows[row]))]
        touched = [spot for spot in spots if change(rows[spot[0]][spot[1]]) != rows[spot[0]][spot[1]]]
        if not touched:
            return raw
        one = rng.choice(touched)
        scope = rng.choice(("table", "column", "cell"))
        for row, column in touched:
            if scope == "table" or (scope == "column" and column == one[1]) or (row, column) == one:
                rows[row][column] = change(rows[row][column])
        return written(rows)

    return apply


def when(pattern: str, change: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda cell: change(found) if (found := re.fullmatch(pattern, cell)) else cell


def point_for_thousands(cell: str) -> str:
    """A German reader takes 207.342 for 207342 and 0.036 for 36."""
    return str(int(cell.replace(".", ""))) if re.fullmatch(r"\d{1,3}\.\d{3}", cell) else cell


def point_dropped(cell: str) -> str:
    return cell.replace(".", "").lstrip("0") or "0" if re.fullmatch(r"\d+\.\d+", cell) else cell


def as_number(write: Callable[[float], str]) -> Callable[[str], str]:
    return lambda cell: write(float(cell)) if NUMBER.fullmatch(cell) else cell


def as_day(form: str) -> Callable[[str], str]:
    return when(DAY.pattern, lambda found: date(*map(int, found.groups())).strftime(form))


def filled_down(step: int) -> Habit:
    """Drag the corner of a cell over the cells below it."""

    def apply(rng: Random, raw: bytes) -> bytes:
        rows = read(raw)
        column, start = rng.randrange(len(rows[0])), rng.randrange(1, max(2, len(rows) - 4))
        for distance, row in enumerate(rows[start + 1 : start + 5], start=1):
            first = rows[start][column]
            row[column] = re.sub(r"\d+$", lambda end, by=distance: str(int(end[0]) + by * step), first)
        return written(rows)

    return apply


def sorted_alone(rng: Random, raw: bytes) -> bytes:
    rows = read(raw)
    column = rng.randrange(len(rows[0]))
    for row, cell in zip(rows[1:], sorted(row[column] for row in rows[1:]), strict=True):
        row[column] = cell
    return written(rows)


def column_moved(rng: Random, raw: bytes) -> bytes:
    rows = read(raw)
    column = rng.randrange(len(rows[0]))
    for row, cell in zip(rows[2:], [row[column] for row in rows[1:-1]], strict=True):
        row[column] = cell
    return written(rows)


def in_one_cell(text: str) -> Habit:
    def apply(rng: Random, raw: bytes) -> bytes:
        rows = read(raw)
        rows[rng.randrange(1, len(rows))][rng.randrange(len(rows[0]))] = text
        return written(rows)

    return apply


def rows_changed(change: Callable[[list[list[str]]], object], **dialect: object) -> Habit:
    def apply(_: Random, raw: bytes) -> bytes:
        rows = read(raw)
        change(rows)
        return written(rows, **dialect)

    return apply


def saved(change: Callable[[bytes], bytes]) -> Habit:
    return lambda _, raw: change(raw)


def kept(_: list[list[str]]) -> None:
    pass


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CELLS: dict[str, Callable[[str], str]] = {
    "decimal comma": when(r"-?\d+\.\d+", lambda found: found[0].replace(".", ",")),
    "point taken for thousands": point_for_thousands,
    "point dropped": point_dropped,
    "thousands separated by points": as_number(lambda number: f"{number:,.15g}".replace(",", ".")),
    "thousands separated by commas": as_number(lambda number: f"{number:,.15g}"),
    "thousands separated by no-break spaces": as_number(lambda number: f"{number:,.15g}".replace(",", "\u202f")),
    "powers of ten": as_number(lambda number: f"{number:.2E}"),
    "digits as shown": as_number(lambda number: f"{number:.2f}"),
    "rounded": as_number(lambda number: f"{number:.2g}" if number < 100 else f"{number:.0f}"),
    "no digits after fifteen": when(r"\d{16,}", lambda found: found[0][:15] + "0" * (len(found[0]) - 15)),
    "per cent": as_number(lambda number: f"{number * 100:g}%"),
    "a hundredfold": as_number(lambda number: f"{number * 100:.12g}"),
    "a thousandfold": as_number(lambda number: f"{number * 1000:.12g}"),
    "point nought": when(r"\d+", lambda found: f"{found[0]}.0"),
    "numbers as text": as_number(lambda number: f"'{number:g}"),
    "red brackets for minus": when(r"-(\d.*)", lambda found: f"({found[1]})"),
    "brackets read as minus": when(r".*\((\d+)\)", lambda found: f"-{found[1]}"),
    "leading noughts lost": when(r"0+(\d+)", lambda found: found[1]),
    "money signs": as_number(lambda number: f"${number:,.0f}"),
    "days turned": as_day("%d/%m/%Y"),
    "days turned the American way": as_day("%m/%d/%y"),
    "days with points": as_day("%d.%m.%Y"),
    "days as numbers": when(DAY.pattern, lambda found: str(date(*map(int, found.groups())).toordinal() - 693594)),
    "day and month swapped": when(DAY.pattern, lambda found: f"{found[1]}-{found[3]}-{found[2]}"),
    "months as words": when(r"(\d{4})-(\d{2})", lambda found: f"{MONTHS[int(found[2]) % 12 - 1]} {found[1][2:]}"),
    "months as first days": when(r"(\d{4})-(\d{2})", lambda found: f"{found[0]}-01"),
    "years as first days": when(r"(20\d\d)", lambda found: f"{found[1]}-01-01"),
    "a span read as a day": when(
        r"(\d{1,2})[-/](\d{1,2})", lambda found: f"{found[1]} {MONTHS[int(found[2]) % 12 - 1]}"
    ),
    "yes and no as TRUE": lambda cell: {"yes": "TRUE", "no": "FALSE"}.get(cell, cell),
    "yes and no as words of German": lambda cell: {"yes": "WAHR", "no": "FALSCH"}.get(cell, cell),
    "yes and no in capitals": lambda cell: {"yes": "Yes", "no": "No"}.get(cell, cell),
    "quotes set curly": lambda cell: re.sub(r"(?<=\w)'", "\u2019", re.sub(r'"(\w)', "\u201c\\1", cell)),
    "hyphens set long": lambda cell: cell.replace(" - ", " \u2013 ").replace("--", "\u2014"),
    "three points in one": lambda cell: cell.replace("...", "\u2026"),
    "signs in brackets": lambda cell: cell.replace("(c)", "\u00a9").replace("(r)", "\u00ae"),
    "fractions": lambda cell: cell.replace("1/2", "\u00bd"),
    "a capital at the beginning": lambda cell: cell[:1].upper() + cell[1:],
    "capitals": str.upper,
    "small letters": str.lower,
    "a space at the end": lambda cell: f"{cell} " if cell else cell,
    "no-break spaces": lambda cell: cell.replace(" ", "\u00a0"),
    "two spaces made one": lambda cell: cell.replace("; ", ";"),
    "a space after each separator": lambda cell: cell.replace(";", "; "),
    "accents lost": lambda cell: cell.encode("ascii", "ignore").decode(),
    "accents taken apart": lambda cell: unicodedata.normalize("NFD", cell),
    "question marks": lambda cell: cell.encode("ascii", "replace").decode(),
    "cut to 255 signs": lambda cell: cell[:255],
    "cut to 60 signs": lambda cell: cell[:60],
}
HABITS: dict[str, Habit] = {
    **{name: each_cell(change) for name, change in CELLS.items()},
    **{
        f"in a cell: {text}": in_one_cell(text)
        for text in (
            *("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "Err:508", "###", "=A1+1", "+A1", "@SUM(A1)"),
            *("NA", "N/A", "nan", "None", "NULL", "<NA>", "-", "1E+09", "0", "", "TRUE", "2/1/2024", "1-Feb"),
        )
    },
    "dragged down": filled_down(0),
    "dragged down, counting": filled_down(1),
    "one column sorted alone": sorted_alone,
    "one column moved down": column_moved,
    "whole rows sorted": rows_changed(lambda rows: rows.__setitem__(slice(1, None), sorted(rows[1:]))),
    "rows lost at the end": rows_changed(lambda rows: rows.__delitem__(slice(-2, None))),
    "a row twice": rows_changed(lambda rows: rows.append(list(rows[-1]))),
    "empty rows at the end": rows_changed(lambda rows: rows.extend([[""] * len(rows[0])] * 3)),
    "empty columns at the end": rows_changed(lambda rows: [row.extend(["", ""]) for row in rows]),
    "header in capitals": rows_changed(lambda rows: rows.__setitem__(0, [name.upper() for name in rows[0]])),
    "a line that says sep=": saved(lambda raw: b"sep=,\n" + raw),
    "semicolons": rows_changed(kept, delimiter=";"),
    "tabs": rows_changed(kept, delimiter="\t"),
    "all in quotation marks": rows_changed(kept, quoting=csv.QUOTE_ALL),
    "quotation marks doubled": saved(lambda raw: raw.replace(b'"', b'""')),
    "no quotation marks": saved(lambda raw: raw.replace(b'"', b"")),
    "line ends of Windows": rows_changed(kept, lineterminator="\r\n"),
    "line ends of old Macs": rows_changed(kept, lineterminator="\r"),
    "a byte order mark": saved(lambda raw: b"\xef\xbb\xbf" + raw),
    "UTF-16": saved(lambda raw: raw.decode().encode("utf-16")),
    "UTF-16 without a mark": saved(lambda raw: raw.decode().encode("utf-16-le")),
    "Windows-1252": saved(lambda raw: raw.decode().encode("cp1252", "replace")),
    "Windows-1258": saved(lambda raw: raw.decode().encode("cp1258", "replace")),
    "DOS 437": saved(lambda raw: raw.decode().encode("cp437", "replace")),
    "UTF-8 read as Windows-1252": saved(lambda raw: raw.decode("cp1252", "replace").encode()),
    "no line end at the end": saved(lambda raw: raw.rstrip()),
    "cut in the middle": saved(lambda raw: raw[: len(raw) // 2]),
}
