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

    Publications come before news and comment, and both before who only passes on. A publisher is named once, by what
    was read: if the publication was not opened, by the report of it. Our own wording is no source.

    >>> leading(["ftc-2025", "particle-2025", "own-wording"], 5)
    (['US Federal Trade Commission, as reported by Particle News'], 0)
    """
    groups: dict[str, list[Source]] = {}
    cited = [source for source in map(data.all_sources().__getitem__, keys) if source.kind != "own"]
    for source in sorted(cited, key=_rank):
        groups.setdefault(source.publisher, []).append(source)
    shown = list(groups.values())[:most]
    named = [who(min(group, key=lambda source: not source.opened)) for group in shown]
    return named, len(cited) - sum(map(len, shown))


def _rank(source: Source) -> int:
    """Return the place of a kind of source in a line: publication, report of one, news, and who only passes it on."""
    if not data.leads(source):
        return 3
    if source.via or not source.opened:
        return 1
    return 2 if source.kind in ("press", "critique") else 0
