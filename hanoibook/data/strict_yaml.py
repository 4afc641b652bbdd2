"""YAML without what loses or multiplies content in silence: keys that stand twice, and aliases."""

from __future__ import annotations

from typing import Any

import yaml

_Fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 50  # levels of one value inside another


def load(text: str) -> Any:
    """Return what a YAML text holds; raises :class:`yaml.YAMLError` where it is not plain."""
    _refuse_aliases_and_depth(text)
    return yaml.load(text, _StrictLoader)


def _refuse_aliases_and_depth(text: str) -> None:
    """Refuse ``*name``, with which a few lines can stand for millions, and values deeper than the reader can go."""
    depth = 0
    for event in yaml.parse(text, _Fast):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
            fault = "an alias" if depth <= DEEPEST else "values too deep inside one another"
            raise yaml.constructor.ConstructorError(None, None, fault, event.start_mark)


class _StrictLoader(_Fast):  # type: ignore[misc, valid-type]
    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Refuse a second value under one key."""
        keys = [key.value for key, _ in node.value]
        for (key, _), before in zip(node.value, range(len(keys)), strict=True):
            if key.value in keys[:before]:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return found
