"""YAML without what loses or multiplies content in silence: keys that stand twice, and aliases."""

from __future__ import annotations

from typing import Any

import yaml


class StrictLoader(yaml.SafeLoader):
    """Reads plain YAML; raises :class:`yaml.YAMLError` at an alias and at a key that stands twice."""

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
