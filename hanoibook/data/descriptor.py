"""What ``datapackage.json`` says: the tables, their columns, the clock."""

from __future__ import annotations

import json
from typing import Any

from hanoibook.data import dates, folder, memory
from hanoibook.data.errors import DataError

FILE = "data/datapackage.json"


@memory.remembered
def package() -> dict[str, Any]:
    """Return the parsed ``datapackage.json``."""
    text = folder.read_text(FILE)
    try:
        content: dict[str, Any] = json.loads(text, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{FILE}: cannot be read ({error}). Mend it or restore it from git.") from None
    return content


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of the file; raises :class:`ValueError` where JSON would keep the second of two in silence."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key[:40]!r} stands twice in one object")
        found[key] = value
    return found


def as_of() -> str:
    """Return the one date (ISO) up to which the data were checked."""
    return str(package()["as_of"])


def version() -> str:
    """Return the release of this book and its data, as in ``1.0.0``; ``datapackage.json`` is its one place."""
    return str(package()["version"])


def authors() -> list[str]:
    """Return who made this book and its data, by the names to cite.

    >>> authors()
    ['From Storm to Treaty contributors']
    """
    return [one["title"] for one in package().get("contributors", []) if one.get("role") == "author"]


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


def file_of(name: str) -> str:
    """Return the file of a table as messages name it.

    >>> file_of("gdp")
    'data/losses/gdp.csv'
    """
    return f"data/{table_info(name)['path']}"


_KEYS = {"type": "array", "items": {"type": "string"}}
_FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z][a-z0-9_]*\Z"},
        "type": {"enum": ["integer", "number", "boolean", "string"]},
        "description": {"type": "string"},
        "references": {"type": "string", "pattern": r"^(sources\.bib|[a-z0-9_]+\.[a-z0-9_]+)$"},
        "calendar": {"type": "string", "pattern": "^[a-z_]+$"},
        "unit_in": {"type": "string"},
        "series": _KEYS,
        "beyond": _KEYS,
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
_FOREIGN_KEY = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": {"type": "string"},
        "reference": {
            "type": "object",
            "required": ["resource", "fields"],
            "properties": {"resource": {"type": "string"}, "fields": {"type": "string"}},
        },
    },
}
_TABLE = {
    "type": "object",
    "required": ["name", "path", "title", "description", "schema"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[a-z0-9_]+\Z"},
        "path": {"type": "string", "pattern": r"^[a-z0-9_]+(/[a-z0-9_]+)*\.csv\Z"},
        "schema": {
            "type": "object",
            "required": ["fields", "primaryKey"],
            "properties": {
                "fields": {"type": "array", "minItems": 1, "items": _FIELD},
                "primaryKey": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                "foreignKeys": {"type": "array", "items": _FOREIGN_KEY},
            },
        },
    },
}
_DESCRIPTOR = {
    "type": "object",
    "required": ["as_of", "version", "resources"],
    "properties": {
        "as_of": {"type": "string", "format": "date"},
        "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "units": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"minimum": {"type": "number"}, "maximum": {"type": "number"}, "beyond": _KEYS},
                "additionalProperties": False,
            },
        },
        "resources": {"type": "array", "minItems": 1, "items": _TABLE},
    },
}


def check_descriptor() -> None:
    """Raise :class:`DataError` if the descriptor is not one that this package can read."""
    from jsonschema import Draft202012Validator, FormatChecker

    judge = Draft202012Validator(_DESCRIPTOR, format_checker=FormatChecker(["date", "regex"]))
    for fault in judge.iter_errors(package()):
        place = "/".join(str(step) for step in fault.absolute_path)
        reason = " ".join(fault.message.split())[:200]
        raise DataError(f"{FILE}, at {place or 'the top'}: {reason}. Correct it there.")
    dates.latest(as_of())
    for table in package()["resources"]:
        _check_columns_named(table)


def _check_columns_named(table: dict[str, Any]) -> None:
    fields = table["schema"]["fields"]
    columns = {field["name"]: field["type"] for field in fields}
    named = dict.fromkeys(table["schema"]["primaryKey"], "primaryKey")
    named |= {key["fields"]: "foreignKeys" for key in table["schema"].get("foreignKeys", [])}
    marks = [field["calendar"] for field in fields if field.get("calendar", "any") not in ("any", "observed")]
    named |= dict.fromkeys(marks, "calendar")
    for field in fields:
        named |= dict.fromkeys([*field.get("series", []), *(["year"] if "series" in field else [])], "series")
        named |= {field["unit_in"]: "unit_in"} if "unit_in" in field else {}
    for name, use in named.items():
        if name not in columns:
            raise DataError(f"{FILE}, table {table['name']}: {use} {name!r} is not a field. Correct it there.")
    for field in fields:
        bounds = {"minimum", "maximum"} & set(field.get("constraints", {})) | {"unit_in", "series"} & set(field)
        if bounds and field["type"] not in ("integer", "number"):
            raise DataError(
                f"{FILE}, table {table['name']}: {min(bounds)} of {field['name']!r}, which is no number. Correct it."
            )
    for mark in marks:
        if columns[mark] != "boolean":
            raise DataError(f"{FILE}, table {table['name']}: calendar {mark!r} is not a yes/no column. Correct it.")
