"""How a source is named to a reader: who says it, and through whom it reached us."""

from __future__ import annotations

from collections.abc import Iterable

from hanoibook import data
from hanoibook.data import Source
from hanoibook.words import _


def who(source: Source) -> str:
    """Return who says it, and who reports or keeps it where that is another.

    >>> who(data.all_sources()["particle-2025"])
    'US Federal Trade Commission, as reported by Particle News'
    >>> who(data.all_sources()["cea-2018"])
    'US Council of Economic Advisers, in a copy at National Security Archive'
    """
    if not source.via:
        return source.publisher
    if data.is_copy(source):
        return _("{publisher}, in a copy at {outlet}", publisher=source.publisher, outlet=source.via)
    return _("{publisher}, as reported by {outlet}", publisher=source.publisher, outlet=source.via)


def leading(keys: Iterable[str], most: int) -> tuple[list[str], int]:
    """Return who stands behind sources, the first few, and how many sources more there are.

    Who published something comes before who is only reported to have said so, and both before news and comment.
    A publisher is named once; our own wording is no source.

    >>> leading(["particle-2025", "ic3-2025", "own-wording"], 1)
    (['Federal Bureau of Investigation, Internet Crime Complaint Center (IC3)'], 1)
    """
    cited = [source for source in map(data.all_sources().get, keys) if source is not None and source.kind != "own"]
    named: dict[str, str] = {}
    for source in sorted(cited, key=_rank):
        if source.publisher in named or len(named) < most:
            named.setdefault(source.publisher, who(source))
    return list(named.values()), sum(source.publisher not in named for source in cited)


def _rank(source: Source) -> int:
    """Return the place of a kind of source in a line: publication, report of one, news, and who only passes it on."""
    if not data.leads(source):
        return 3
    if source.via:
        return 1
    return 2 if source.kind in ("press", "critique") else 0
