"""YAML files of ``data/``: read, and held against the JSON schema that lies beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hanoibook.data import memory
from hanoibook.data.errors import DataError


def document(path: Path, schema: Path) -> Any:
    """Return what a YAML file holds; raises :class:`DataError` naming the file, the entry and what is wrong with it."""
    import yaml

    from hanoibook.data import strict_yaml

    name = f"data/{path.parent.name}/{path.name}"
    memory.note(name.removeprefix("data/"))
    try:
        content = strict_yaml.load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())[:160]
        raise DataError(f"{name}: not readable as YAML ({reason}). Mend the line.") from None
    fault = next(_faults(_checker(schema), content), None)
    if fault:
        raise DataError(f"{name}, {fault}. See {schema.name} beside it.")
    return content


@cache
def _checker(schema: Path) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def _faults(checker: Any, content: Any) -> Iterator[str]:
    for error in checker.iter_errors(content):
        path = list(error.absolute_path)
        entry = content[path.pop(0)] if path and isinstance(content, list) else content
        name = entry.get("id", "without an id") if isinstance(entry, dict) else "without an id"
        place = ".".join(map(str, path)) or "the whole"
        yield f"entry {name}, {place}: {' '.join(error.message.split())[:160]}"
