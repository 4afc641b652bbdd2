"""Where the sources stand: one address a key, the document's own address, and who keeps what others published."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from hanoibook.data import bibliography, memory
from hanoibook.data.bibliography import FILE, Source
from hanoibook.data.descriptor import FILE as DESCRIPTOR
from hanoibook.data.descriptor import file_of, tables
from hanoibook.data.errors import DataError
from hanoibook.data.loading import load

PAGE_OF_SOURCES = "reference/sources"
_HOME = re.compile(r"/?(index\.\w+|home|default\.\w+|[a-z]{2})?/?", re.IGNORECASE)


def host(url: str) -> str:
    """Return the host of an address as ``outlets`` names it: without www, on GitHub with owner and repository.

    >>> host("https://www.coe.int/en/web"), host("https://github.com/datasets/gdp/blob/main/gdp.csv")
    ('coe.int', 'github.com/datasets/gdp')
    """
    parts = urlsplit(url)
    name = parts.netloc.lower().removeprefix("www.")
    return "/".join([name, *parts.path.split("/")[1:3]]) if name == "github.com" else name


def is_home(url: str) -> bool:
    """Return whether an address leads to the front page of a site only.

    >>> is_home("https://www.ic3.gov/"), is_home("https://www.ic3.gov/AnnualReport"), is_home("https://a.org/?p=7")
    (True, False, False)
    """
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and not parts.query


def leads(source: Source) -> bool:
    """Return whether a source may lead a list: it stands neither with an aggregator nor in a copy."""
    return _kept_by().get(host(source.url), ("", ""))[1] not in ("aggregator", "copy")


def is_copy(source: Source) -> bool:
    """Return whether a source is read in a document that another keeps, not in a report about it."""
    return _kept_by().get(host(source.url), ("", ""))[1] in ("copy", "archive")


def check() -> None:
    """Raise :class:`DataError` for an address with two keys, a front page that no open question explains, a bad via."""
    if "outlets" not in tables():
        raise DataError(f"{DESCRIPTOR}: no table outlets, by which sources.bib is checked. Restore it from git.")
    first: dict[str, str] = {}
    explained = _explained()
    for key, source in bibliography.all_sources().items():
        if source.kind == "own":
            continue
        where = _plain(source.url)
        if where in first:
            raise DataError(
                f"{FILE}, entry {key}, url: entry {first[where]} has the same address. "
                "Merge the two, or give each the address of its own document."
            )
        first[where] = key
        if is_home(source.url) and key not in explained:
            raise DataError(
                f"{FILE}, entry {key}, url: {source.url} is only a front page. Give the document's own address, or "
                f"name the key in {file_of('open_points')}, in a row of page {PAGE_OF_SOURCES}, with the reason."
            )
        _check_via(source)


def _check_via(source: Source) -> None:
    if not source.via:
        if source.repeats:
            raise DataError(
                f"{FILE}, entry {source.key}, via: missing, though the entry repeats {', '.join(source.repeats)}. "
                "Write who said it under publisher and the outlet under via."
            )
        return
    outlet = _kept_by().get(host(source.url), ("", ""))[0]
    if outlet != source.via:
        known = f"there it is {outlet!r}" if outlet else f"no row has the host {host(source.url)}"
        raise DataError(
            f"{FILE}, entry {source.key}, via: {source.via!r} does not keep this address by {file_of('outlets')} "
            f"({known}). Correct the name or add the outlet there."
        )


def _plain(url: str) -> str:
    """Return an address without what does not change where it leads."""
    parts = urlsplit(url)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}#{parts.fragment}"


def _explained() -> set[str]:
    if "open_points" not in tables():
        return set()
    rows = load("open_points")
    cells = rows[rows["page"] == PAGE_OF_SOURCES]["sources"]
    return {key for cell in cells for key in bibliography.split_list(cell)}


@memory.remembered
def _kept_by() -> dict[str, tuple[str, str]]:
    """Return by host the name of the outlet and what it does."""
    rows = load("outlets")
    return dict(zip(rows["host"], zip(rows["outlet"], rows["outlet_kind"], strict=True), strict=True))
