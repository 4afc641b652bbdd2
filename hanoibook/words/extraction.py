"""Finds the sentences in the code for Babel, those inside others too, which Babel's own reader of Python misses."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

Message = tuple[int, str, str | tuple[str, ...], list[str]]


def in_python(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: object
) -> Iterator[Message]:
    """Yield line, function, sentences and comments (none) of every call of one of the functions ``keywords``.

    >>> from io import BytesIO
    >>> code = BytesIO(b'_("{one} of two", one=ngettext("a", "b", n))')
    >>> list(in_python(code, {"_": None, "ngettext": (1, 2)}, (), {}))
    [(1, '_', '{one} of two', []), (1, 'ngettext', ('a', 'b'), [])]
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            texts = tuple(
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )
            if texts:
                yield node.lineno, node.func.id, texts if len(texts) > 1 else texts[0], []
