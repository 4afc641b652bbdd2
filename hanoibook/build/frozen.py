"""A published release: its facts are kept, its addresses listed, its pages frozen under an address of their own."""

from __future__ import annotations

import hashlib
import re
import shutil
from html import escape
from pathlib import Path

from hanoibook import data, releases
from hanoibook.build.book import build
from hanoibook.build.places import BuildError, Checkout
from hanoibook.words import say

ADDRESSES = "data/releases/addresses.txt"
UNLISTED = ("404.html", "search.html")
_ANCHOR = re.compile(r'\bid="(article-\d+|c\d\d|chart-[\w-]+)"')
_NAMED = {"reference/data.html", "reference/glossary.html", "reference/open.html"}  # their entries bear names
_ENTRY = re.compile(
    r'<section class="hb-entry" id="([\w-]+)"|<dt id="([\w-]+)"|<(?:section|h2|h3|div|tr|span) id="([\w-]+)"'
)
_TOP = re.compile(r'<div class="hb-frame">|</nav>\s*<main>')  # of a page, of slides


def write_release(checkout: Checkout) -> None:
    """Keep this release's facts and addresses in ``data/releases``, and write ``_build/releases/vX.Y`` to publish.

    Raises :class:`BuildError` or :class:`hanoibook.data.DataError` if the release was kept before with other facts.
    """
    build(checkout)
    path = checkout.root / ADDRESSES
    listed = with_new(read(path), addresses(checkout.site), data.version())
    kept = releases.keep(digest(listed, data.version()))
    path.write_text("".join(f"{address} {version}\n" for address, version in sorted(listed.items())), encoding="utf-8")
    build(checkout)  # the page of changes is made from what was kept just now
    print(f"kept {kept.relative_to(checkout.root).as_posix()} and {ADDRESSES}; commit both")
    target = checkout.site.with_name("releases") / folder(data.version())
    freeze(checkout.site, target, data.version())
    print(f"Wrote {target}. Publish it as {target.name}/ beside the newest release.")


def folder(version: str) -> str:
    """Return where a release is published, beside the newest.

    >>> folder("1.2.3")
    'v1.2'
    """
    return f"v{version.rsplit('.', 1)[0]}"


def addresses(site: Path) -> set[str]:
    """Return the addresses on a site that others may link to: pages, articles, claims, tables, terms, charts."""
    found: set[str] = set()
    for path in site.rglob("*.html"):
        page = path.relative_to(site).as_posix()
        if page in UNLISTED or "_static" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        names = set(_ANCHOR.findall(text))
        if page in _NAMED:
            names |= {name for match in _ENTRY.findall(text) for name in match if name}
        found |= {page, *(f"{page}#{name}" for name in names)}
    return found


def read(path: Path) -> dict[str, str]:
    """Return the listed addresses, each with the release that first had it."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines)


def with_new(listed: dict[str, str], found: set[str], version: str) -> dict[str, str]:
    """Return the list with what a site has beyond it; raises :class:`BuildError` if an address of it is gone.

    >>> with_new({"a.html": "1.0.0"}, {"a.html", "b.html"}, "1.1.0")
    {'a.html': '1.0.0', 'b.html': '1.1.0'}
    """
    older = {address for address, since in listed.items() if since != version}
    for gone in sorted(older - found):
        raise BuildError(f"{ADDRESSES}: {gone} is gone, but others may link to it. Bring it back.")
    kept = {address: since for address, since in listed.items() if address in older}
    return kept | dict.fromkeys(sorted(found - older), version)


def digest(listed: dict[str, str], version: str) -> str:
    """Return a digest of the addresses that a release was the first to have."""
    own = sorted(address for address, since in listed.items() if since == version)
    return hashlib.sha256("\n".join(own).encode()).hexdigest()[:16]


def freeze(site: Path, target: Path, version: str) -> None:
    """Copy a site so that each page says that it is frozen, leads to the newest, and names its own address."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(site, target, ignore=shutil.ignore_patterns("_headers", "sitemap.xml"))
    for path in target.rglob("*.html"):
        page = path.relative_to(target)
        text = path.read_text(encoding="utf-8")
        places = list(_TOP.finditer(text))
        if len(places) != 1:
            raise BuildError(f"{page.as_posix()}: no place for the line on a frozen release. Look at layout.html.")
        place = places[0].start()
        tag = "span" if text.startswith("</nav>", place) else "aside"
        text = f"{text[:place]}{_line(page, version, tag)}\n{text[place:]}"
        path.write_text(_readdressed(text, page.as_posix(), target.name), encoding="utf-8", newline="\n")


def _line(page: Path, version: str, tag: str) -> str:
    """Return the line at the top of a frozen page; the newest release lies one folder above the frozen one."""
    number = version.rsplit(".", 1)[0]
    unlisted = page.as_posix() in UNLISTED
    way = "../" * len(page.parts) + ("index.html" if unlisted else page.as_posix())
    name = f' aria-label="{escape(say("release.kept"))}"' if tag == "aside" else ""
    said, address, newest = (
        escape(word) for word in (say("release.frozen", version=number), way, say("release.newest"))
    )
    return f'<{tag} class="hb-frozen"{name}>{said} <a href="{address}">{newest}</a></{tag}>'


def _readdressed(text: str, page: str, name: str) -> str:
    """Put the frozen page's own address in place of the newest page's, wherever the page names its address.

    >>> _readdressed('<link rel="canonical" href="https://a.org/b/c.html">', "c.html", "v1.0")
    '<link rel="canonical" href="https://a.org/b/v1.0/c.html">'
    """
    found = re.search(r'<link rel="canonical" href="([^"]+)">', text)
    if not found:
        return text
    old = found[1]
    new = f"{old.removesuffix(page)}{name}/{page}"
    return re.sub(rf'{re.escape(old)}(?=["}}.,\s<])', new.replace("\\", r"\\"), text)
