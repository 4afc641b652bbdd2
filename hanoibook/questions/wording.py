"""Fill the facts, articles and common sentences that a text names."""

from __future__ import annotations

import hashlib
import re
from typing import Literal, NamedTuple

from hanoibook import claims, facts, treaties
from hanoibook.words import say

_ROLE = re.compile(r"\{(fact|read|said|claim|un|budapest)\}`([^`]+)`")


class Piece(NamedTuple):
    """A part of a text: plain words, or the ``name`` of an article or claim with the words that stand for it."""

    kind: Literal["text", "fact", "claim", "un", "budapest"]
    words: str
    name: str = ""


def pieces(text: str) -> list[Piece]:
    """Return the parts of a text; raises :class:`KeyError` or :class:`ValueError` for what it names in vain.

    >>> [piece.words for piece in pieces("See {un}`40(22)`.")]
    ['See ', 'article 40(22)', '.']
    >>> [piece.words for piece in pieces("Three, {read}`un-ratifications`.")][1]
    'as last read in May\\xa02026'
    """
    found, place = [], 0
    for match in _ROLE.finditer(text):
        if match.start() > place:
            found.append(Piece("text", text[place : match.start()]))
        found.append(_named(match[1], match[2]))
        place = match.end()
    if place < len(text):
        found.append(Piece("text", text[place:]))
    return found


def plain(text: str) -> str:
    """Return a text without roles, for paper and for other systems.

    >>> plain("the rule in {budapest}`16`")
    'the rule in article 16 of the Budapest Convention'
    """
    return "".join(
        say("question.budapest", article=piece.words) if piece.kind == "budapest" else piece.words
        for piece in pieces(text)
    )


def mixed(things: list[str]) -> list[str]:
    """Return things in an order that tells nothing and is the same at each build.

    >>> sorted(mixed(["first", "second"])) == ["first", "second"]
    True
    """
    return sorted(things, key=lambda thing: hashlib.sha256(thing.encode()).hexdigest())


def reading(name: str) -> str:
    """Say when the standing that a fact states was last read; raises :class:`ValueError` where none was noted."""
    found = facts.get(name).read
    if not found:
        raise ValueError(f"no row behind {name!r} says when its standing was last read (column checked)")
    return found


def _named(role: str, name: str) -> Piece:
    if role == "fact":
        return Piece("fact", facts.get(name).text, name)
    if role == "read":
        return Piece("text", reading(name))
    if role == "said":
        return Piece("text", say(f"said.{name}"))
    if role == "claim":
        return Piece("claim", claims.get(name).id, name)
    number = re.match(r"\d+", name)
    if number is None:
        raise ValueError(f"{name!r} names no article")
    treaties.article(role, int(number[0]))
    return Piece("un" if role == "un" else "budapest", say("article.short", number=name), number[0])
