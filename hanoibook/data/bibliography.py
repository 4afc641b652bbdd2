"""The one registry of sources, ``sources.bib``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hanoibook.data import dates, folder, latex, memory
from hanoibook.data.errors import DataError

FILE = "data/sources.bib"
KINDS = {
    "treaty": "text of a treaty",
    "official_record": "publication of a public body about its own acts or counts, a depositary's list included",
    "survey": "answers of a sample",
    "model": "computed from other data",
    "claim": "statement without a published derivation",
    "press": "news report, agency copy or page that repeats others",
    "critique": "argument about figures or treaties",
    "academic": "research publication",
    "dataset": "data file",
    "own": "our own wording or working notes",
}
TYPES = ("article", "dataset", "misc", "online", "report")
FIELDS = (
    *("title", "publisher", "via", "date", "url", "kind", "langid", "readat"),
    *("repeats", "opened", "formerly", "note"),
)
PRINTED = ("title", "publisher", "via", "note")  # what LaTeX prints; an address it takes letter by letter


@dataclass(frozen=True)
class Source:
    """One entry of ``sources.bib``: who says what, when and where.

    ``publisher`` is who says it; ``via`` is the outlet that reports or keeps it at ``url``, empty where the
    publisher does so itself. ``repeats`` holds the keys of the entries whose statement this one only passes on,
    where they are on file. ``read_at`` is the address of the copy that was read, where it is not ``url``.
    ``formerly`` holds keys under which links may still name it.
    ``opened`` is false for a publication that nobody here opened: its figures were read in reports of it.
    """

    key: str
    title: str
    publisher: str
    via: str
    date: str
    url: str
    kind: str
    language: str
    read_at: str
    repeats: tuple[str, ...]
    opened: bool
    formerly: tuple[str, ...]
    note: str


@memory.remembered
def all_sources() -> dict[str, Source]:
    """Return every entry of ``sources.bib`` by key."""
    from pybtex.database import BibliographyDataError, parse_string
    from pybtex.scanner import PybtexError

    memory.note("sources.bib")
    text = folder.read_text(FILE)
    _check_frame(text)
    try:
        entries = parse_string(text, "bibtex").entries
    except (UnicodeError, PybtexError, BibliographyDataError) as error:
        reason = " ".join(str(error).split())
        raise DataError(f"{FILE}: {reason}. Mend or remove that entry.") from None
    return {key: _source(key, dict(entry.fields)) for key, entry in entries.items()}


def sources(keys: str) -> list[Source]:
    """Return the sources named in a ``;``-separated cell; raises :class:`DataError` for an unknown key.

    >>> sources("ic3-2025")[0].date
    '2026-04-06'
    """
    known = all_sources()
    for key in split_list(keys):
        if key not in known:
            raise DataError(f"{FILE}: no entry {key!r}. Correct the spelling or add it.")
    return [known[key] for key in split_list(keys)]


def origins(keys: str) -> list[str]:
    """Return the keys at which the statement of a row began: a source that only repeats another does not count.

    A press page that repeats a publication counts as that publication; own wording is no origin.

    >>> origins("ic3-2025;own-wording")
    ['ic3-2025']
    """
    found: dict[str, None] = {}
    for source in sources(keys):
        if source.kind != "own":
            found.update(dict.fromkeys(_first_hands(source.key, ())))
    return list(found)


def independent_reports(keys: str) -> list[str]:
    """Return the keys of a cell that report separately, which is what grade B counts.

    A copy of a news report in the same cell does not count beside it; neither does a publication beside the
    news reports that pass it on, since it stands there as their origin and was not opened.
    """
    cited = [source for source in sources(keys) if source.kind != "own"]
    news = {source.key for source in cited if source.kind in ("press", "critique")}
    passed_on = {key for source in cited for key in source.repeats} - news
    return [source.key for source in cited if source.key not in passed_on and not news.intersection(source.repeats)]


def split_list(cell: str) -> list[str]:
    """Split a ``;``-separated cell.

    >>> split_list("a;b")
    ['a', 'b']
    """
    return [part.strip() for part in cell.split(";") if part.strip()]


def check_entry(key: str, fields: dict[str, str]) -> None:
    """Raise :class:`DataError` if an entry with these fields could not stand in ``sources.bib``."""
    _source(key, fields)


def check_repeats() -> None:
    """Raise :class:`DataError` where ``repeats`` names an unknown entry or leads in a circle."""
    for key, source in all_sources().items():
        for origin in source.repeats:
            if origin not in all_sources():
                raise DataError(f"{FILE}, entry {key}: repeats {origin!r}, which is no entry. Correct the key.")
        _first_hands(key, ())
        for old in source.formerly:
            if old in all_sources():
                raise DataError(f"{FILE}, entry {key}, formerly: {old!r} is an entry. Take it out of the line.")


def _first_hands(key: str, way: tuple[str, ...]) -> list[str]:
    if key in way:
        raise DataError(f"{FILE}, entry {key}: repeats itself through {', '.join(way)}. Break the circle.")
    repeated = all_sources()[key].repeats
    if not repeated:
        return [key]
    return [first for origin in repeated for first in _first_hands(origin, (*way, key))]


def _check_frame(text: str) -> None:
    """Refuse what BibTeX passes over in silence: lines outside an entry, and entries of a type that we do not have."""
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        opening = re.match(r"@(\w+)\{", line)
        if depth == 0 and line.strip() and (opening is None or opening[1].lower() not in TYPES):
            raise DataError(
                f"{FILE}, row {number}: {line.strip()[:40]!r} stands outside an entry. "
                f"Each entry begins with @ and one of {', '.join(TYPES)}, and ends with its own closing brace."
            )
        depth = max(0, depth + line.count("{") - line.count("}"))


def _source(key: str, fields: dict[str, str]) -> Source:
    for name in fields:
        if name not in FIELDS:
            raise DataError(f"{FILE}, entry {key}: {name!r} is none of {', '.join(FIELDS)}. Correct the spelling.")
    for needed in ("title", "publisher", "url", "kind"):
        if not fields.get(needed):
            raise DataError(f"{FILE}, entry {key}: no {needed}. Add a line  {needed} = {{...}},")
    _check_outlet(key, fields)
    if fields.get("opened", "yes") not in ("yes", "no"):
        raise DataError(f"{FILE}, entry {key}, opened: {fields['opened']!r} is neither yes nor no. Correct it.")
    if fields["kind"] not in KINDS:
        raise DataError(f"{FILE}, entry {key}: kind {fields['kind']!r} is not one of {', '.join(KINDS)}.")
    if not re.match(r"https?://", fields["url"]):
        raise DataError(f"{FILE}, entry {key}: url {fields['url']!r} does not begin with http.")
    if fields.get("date"):
        _check_date(key, fields["date"])
    _check_letters(key, fields)
    clean = {name: " ".join((latex.plain(text) if name in PRINTED else text).split()) for name, text in fields.items()}
    return Source(
        key=key,
        title=clean["title"],
        publisher=clean["publisher"],
        via=clean.get("via", ""),
        date=clean.get("date", ""),
        url=clean.get("url", ""),
        kind=clean["kind"],
        language=clean.get("langid", "en"),
        read_at=clean.get("readat", ""),
        repeats=tuple(split_list(clean.get("repeats", ""))),
        opened=fields.get("opened", "yes") == "yes",
        formerly=tuple(split_list(clean.get("formerly", ""))),
        note=clean.get("note", "").rstrip("."),
    )


def _check_outlet(key: str, fields: dict[str, str]) -> None:
    """Refuse a ``via`` that says nothing: an empty one, or the publisher itself."""
    if "via" not in fields:
        return
    if not fields["via"].strip():
        raise DataError(f"{FILE}, entry {key}, via: empty. Name the outlet, or remove the line.")
    if fields["via"].strip().casefold() == fields["publisher"].strip().casefold():
        raise DataError(
            f"{FILE}, entry {key}, via: the same as publisher. Write under publisher who said it, "
            "or remove the line if the outlet did."
        )


def _check_letters(key: str, fields: dict[str, str]) -> None:
    """Refuse what LaTeX cannot print: it stops at a bare ``$`` or ``&``, and passes over what follows a ``%``."""
    for name in PRINTED:
        if name in fields and (found := latex.bare(fields[name])):
            raise DataError(
                f"{FILE}, entry {key}, {name}: LaTeX takes {found!r} for a command. "
                f"Write {latex.escaped(found)} instead, or the letter itself that is meant."
            )


def _check_date(key: str, text: str) -> None:
    try:
        dates.earliest(text)
    except ValueError as error:
        raise DataError(f"{FILE}, entry {key}, date: {error}") from None
