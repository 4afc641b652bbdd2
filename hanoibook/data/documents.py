"""YAML files of ``data/``: read, and held against the JSON schema that lies beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from hanoibook.data.errors import DataError

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def strict_yaml(text: str) -> Any:
    """Return what a text of YAML holds; raises ``yaml.YAMLError`` or :class:`RecursionError` if it is not sound.

    >>> strict_yaml("a: 1")
    {'a': 1}
    """
    return yaml.load(text, _Strict)


def document(path: Path, schema: Path) -> Any:
    """Return what a YAML file holds; raises :class:`DataError` naming the file, the entry and what is wrong with it."""
    name = f"data/{path.parent.name}/{path.name}"
    try:
        content = strict_yaml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())[:160]
        raise DataError(f"{name}: not readable as YAML ({reason}). Mend the line.") from None
    fault = next(_faults(_checker(schema), content), None)
    if fault:
        raise DataError(f"{name}, {fault}. See {schema.name} beside it.")
    return content


class _Strict(yaml.SafeLoader):
    """Reads YAML without what loses or multiplies content in silence: keys that stand twice, and aliases."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse ``*name``, with which a few lines can stand for millions."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.constructor.ConstructorError(None, None, "an alias", self.peek_event().start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Refuse a second value under one key."""
        keys = [key.value for key, _ in node.value]
        for (key, _), before in zip(node.value, range(len(keys)), strict=True):
            if key.value in keys[:before]:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return found


@cache
def _checker(schema: Path) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # here, so that tables can be read without it

    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def _faults(checker: Draft202012Validator, content: Any) -> Iterator[str]:
    for error in checker.iter_errors(content):
        path = list(error.absolute_path)
        entry = content[path.pop(0)] if path and isinstance(content, list) else content
        name = entry.get("id", "without an id") if isinstance(entry, dict) else "without an id"
        place = ".".join(map(str, path)) or "the whole"
        yield f"entry {name}, {place}: {' '.join(error.message.split())[:160]}"
