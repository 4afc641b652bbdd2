"""Show what goes wrong with data in a notebook as one sentence, without a traceback."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from hanoibook.data import DataError
from hanoibook.words import say


def plain_errors() -> None:
    """Have the running notebook print errors of the data as one sentence; outside a notebook do nothing."""
    shell = sys.modules.get("IPython") and sys.modules["IPython"].get_ipython()
    if shell:
        shell.set_custom_exc((DataError,), _print_sentence)


def _print_sentence(
    shell: Any,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> list[str]:
    sentence = say("exercise.data_error", fault=error)
    print(sentence)
    return [sentence]
