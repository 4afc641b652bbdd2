"""What was made from the files of ``data/`` is made once, and still says which of them it rests on.

:func:`remembered` keeps a result with the names that were noted while it was made, and notes them again each time it
is asked for: a page that shows a kept result depends on the same tables as the page for which it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_recorders: ContextVar[tuple[set[str], ...]] = ContextVar("recorders", default=())
_kept: dict[Callable[..., Any], dict[Any, Any]] = {}


def note(*names: str) -> None:
    """Tell every :func:`recording` that is open which tables, or other files of ``data/``, are read now."""
    for recorder in _recorders.get():
        recorder.update(names)


@contextmanager
def recording() -> Iterator[set[str]]:
    """Collect the names of the tables, and of other files by their path, that are read inside the ``with`` block."""
    seen: set[str] = set()
    token = _recorders.set((*_recorders.get(), seen))
    try:
        yield seen
    finally:
        _recorders.reset(token)


def remembered(make: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function returns, by its arguments, until :func:`forget`; nobody may change what is returned.

    >>> @remembered
    ... def pair(number: int) -> list[int]:
    ...     note("gdp")
    ...     return [number, number]
    >>> pair(2) is pair(2)
    True
    >>> with recording() as seen:
    ...     pair(2)
    [2, 2]
    >>> seen
    {'gdp'}
    """
    kept: dict[Any, tuple[R, frozenset[str]]] = {}

    @wraps(make)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        key = (args, tuple(sorted(kwargs.items())))
        if key in kept:
            result, names = kept[key]
            note(*names)
            return result
        with recording() as seen:
            result = make(*args, **kwargs)
        kept[key] = result, frozenset(seen)
        return result

    _kept[ask] = kept
    return ask


def forget(*functions: Callable[..., Any]) -> None:
    """Forget what is kept, of some functions or of all, so that the files are read again."""
    for function in functions or _kept:
        _kept[function].clear()
