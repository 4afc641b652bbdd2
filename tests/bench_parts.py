"""Run ``jupyter-book`` with the words given, and write into the file named first how long each part of it took."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_book.cli.main import main
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from hanoibook import data
from hanoibook.charts import chart
from hanoibook.facts import fact
from hanoibook.site.reference import lists

PARTS = {
    "read": (Builder, "read"),
    "write": (StandaloneHTMLBuilder, "write"),
    "finish": (StandaloneHTMLBuilder, "finish"),
    "facts": (fact, "_made"),
    "charts": (chart, "_made"),
    "table pages": (lists, "_table_page"),
    "tables": (data.loading, "_read"),
}
seconds: Counter[str] = Counter()
_running: list[str] = []


def timed(name: str, deed: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that adds the seconds of each of its outermost runs to ``seconds``."""

    def run(*args: Any, **kwargs: Any) -> Any:
        if name in _running:
            return deed(*args, **kwargs)
        _running.append(name)
        started = time.perf_counter()
        try:
            found = deed(*args, **kwargs)
            return list(found) if hasattr(found, "__next__") else found
        finally:
            seconds[name] += time.perf_counter() - started
            _running.remove(name)

    return run


if __name__ == "__main__":
    for part, (owner, attribute) in PARTS.items():
        setattr(owner, attribute, timed(part, getattr(owner, attribute)))
    target = Path(sys.argv.pop(1))
    try:
        main()
    finally:
        target.write_text(json.dumps(seconds), encoding="utf-8")
