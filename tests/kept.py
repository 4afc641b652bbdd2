"""What was made from the real data stays made while a test reads other data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hanoibook import data
from hanoibook.data import memory


@contextmanager
def set_aside() -> Iterator[None]:
    """Begin with nothing kept, and end with what was kept before."""
    before = {function: dict(kept) for function, kept in memory._kept.items()}
    data.forget()
    try:
        yield
    finally:
        data.forget()
        for function, kept in before.items():
            memory._kept[function].update(kept)


def forget_tables() -> None:
    """Forget all but the list of sources, which no table changes."""
    data.forget(*(function for function in memory._kept if function is not data.all_sources))
