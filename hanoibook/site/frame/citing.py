"""The citation of a page: in words and for a list of references."""

from __future__ import annotations

import re
from typing import NamedTuple

from hanoibook import data
from hanoibook.words import say


class Citation(NamedTuple):
    """A citation ready to copy."""

    words: str
    bibtex: str


def cite(page: str, title: str, book: str, author: str, address: str | None) -> Citation:
    """Return how to cite a page; its date is the date of the data, its address is named where it is known.

    >>> cite("storm/a", "A & B", "Book", "Many", None).bibtex.splitlines()[:2]
    ['@misc{storm-a-1.0.0,', '  title = {A \\\\& B. In: Book},']
    """
    version, as_of, licence = data.version(), data.as_of(), say("cite.licence")
    words = say("cite.words",
        title=title, book=book, version=version, as_of=as_of, author=author, licence=licence,
        address=f" {address}." if address else "",
    )  # fmt: skip
    fields = {
        "title": _escaped(f"{title}. In: {book}" if title != book else book),
        "author": f"{{{_escaped(author)}}}",
        "year": as_of[:4],
        "version": version,
        "note": _escaped(f"{say('site.data_as_of')} {as_of}. {licence}"),
        "url": address or "",
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return Citation(words, f"@misc{{{page.replace('/', '-')}-{version},\n{lines}}}")


def _escaped(text: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[{}\\]", "", text))
