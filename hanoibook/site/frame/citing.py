"""The citation of a page: in words and for a list of references."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hanoibook import data
from hanoibook.data.latex import escaped
from hanoibook.words import say


class Citation(NamedTuple):
    """A citation ready to copy."""

    words: str
    bibtex: str


def cite(page: str, title: str, book: str, authors: Sequence[str], address: str | None) -> Citation:
    """Return how to cite a page; its date is the date of the data, its address is named where it is known.

    >>> cite("storm/a", "A & B", "Book", ["Many"], None).bibtex.splitlines()[:2]
    ['@misc{storm-a-1.0.0,', '  title = {A \\\\& B. In: Book},']
    """
    version, as_of, licence = data.version(), data.as_of(), say("cite.licence")
    words = say("cite.words",
        title=title, book=book, version=version, as_of=as_of, author=", ".join(authors), licence=licence,
        address=f" {address}." if address else "",
    )  # fmt: skip
    fields = {
        "title": escaped(f"{title}. In: {book}" if title != book else book),
        "author": " and ".join(f"{{{escaped(one)}}}" for one in authors),
        "year": as_of[:4],
        "version": version,
        "note": escaped(f"{say('site.data_as_of')} {as_of}. {licence}"),
        "url": address or "",
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return Citation(words, f"@misc{{{page.replace('/', '-')}-{version},\n{lines}}}")
