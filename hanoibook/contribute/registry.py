"""A new entry of ``sources.bib`` in its alphabetical place, and the date of the data."""

from __future__ import annotations

import re

from hanoibook import data
from hanoibook.data.latex import escaped
from hanoibook.words import say

NAME = "sources"  # what the registry is called on the command line, as if it were a table
FIELDS = ("title", "publisher", "via", "date", "url", "kind", "langid")
OPTIONAL = ("via", "date", "langid")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STAND_IN = {"title": "title", "publisher": "publisher", "url": "https://example.org", "kind": "own"}
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def check_key(key: str) -> None:
    """Raise :class:`ValueError` for a key that is taken or not written as keys are."""
    if not _KEY.fullmatch(key):
        raise ValueError(say("add.bad_key", key=repr(key[:40])))
    if key in data.all_sources():
        raise ValueError(say("add.taken_key", key=key))


def check_field(name: str, text: str) -> None:
    """Raise :class:`ValueError` if a field of an entry cannot be so, in one sentence."""
    if not text:
        if name in OPTIONAL:
            return
        raise ValueError(say("add.empty"))
    if re.search(r"[{}\\\n]", text) or text != text.strip():
        raise ValueError(say("add.plain", text=repr(text[:40])))
    if name == "langid" and not _LANGUAGE.fullmatch(text):
        raise ValueError(say("add.bad_language", code=repr(text[:40])))
    data.check_entry("new", {**_STAND_IN, name: _escaped(name, text)})


def add(key: str, fields: dict[str, str]) -> str:
    """Write an entry before the first whose key comes after its own, and return its text."""
    path = data.data_dir() / "sources.bib"
    text = path.read_bytes().decode("utf-8")
    entry = written(key, fields)
    later = (found.start() for found in re.finditer(r"^@\w+\{([^,\s]+),", text, re.MULTILINE) if found[1] > key)
    place = next(later, len(text))
    spaced = f"{entry}\n" if place < len(text) else f"\n{entry}"
    text = f"{text[:place]}{spaced}{text[place:]}"
    path.write_bytes(text.encode("utf-8"))
    data.forget()
    return entry


def written(key: str, fields: dict[str, str]) -> str:
    """Return an entry as ``sources.bib`` writes it.

    >>> print(written("a-2026", {"title": "Profit & loss", "url": "https://a.org/x_y"}), end="")
    @online{a-2026,
      title = {Profit \\& loss},
      url = {https://a.org/x_y},
    }
    """
    filled = [(name, fields[name]) for name in FIELDS if fields.get(name)]
    lines = [f"  {name} = {{{_escaped(name, value)}}},\n" for name, value in filled]
    return f"@online{{{key},\n{''.join(lines)}}}\n"


def _escaped(name: str, text: str) -> str:
    return escaped(text) if name in ("title", "publisher", "via") else text


def move_clock(day: str) -> None:
    """Set the date of the data; raises :class:`ValueError` for a day that is none or lies before the present one."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        raise ValueError(say("add.bad_clock", day=repr(day[:40])))
    if data.earliest(day) < data.earliest(data.as_of()):
        raise ValueError(say("add.clock_back", day=day, as_of=data.as_of()))
    path = data.data_dir() / "datapackage.json"
    text = path.read_bytes().decode("utf-8")
    moved = re.sub(r'("as_of"\s*:\s*)"[^"]*"', rf'\g<1>"{day}"', text, count=1)
    path.write_bytes(moved.encode("utf-8"))
    data.forget()
