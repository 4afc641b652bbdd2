"""What search reads: one script with the sections of all pages, and readers' words for the book's words.

A script file and no data file, since a page opened from a folder may not fetch. The search page loads it on use only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from rjsmin import jsmin
from sphinx.application import Sphinx

from hanoibook.site import notes, render
from hanoibook.site.frame import navigation
from hanoibook.site.search import texts

HERE = Path(__file__).parent
TEXTS, SCRIPT = "search-texts.js", "search.js"
SUBJECT = "search"
TABLES = "reference/tables/"
WEIGHTS = {  # what a match on a page counts, by the longest beginning of its name that is listed
    "": 1.0,
    "index": 0.5,
    "notebooks/": 0.6,
    "learn/": 0.75,
    "teach/": 0.6,
    "teach/handouts/": 0.5,
    "reference/": 0.6,
    "reference/un-convention": 0.75,
    "reference/budapest-convention": 0.7,
    "reference/glossary": 0.55,
    "reference/open": 0.5,
    "reference/data": 0.15,
    "reference/package": 0.2,
    "reference/changes": 0.35,
    "reference/sources": 0.3,
    TABLES: 0.12,
}
ASIDES = {  # what a match in a section counts that repeats others or leads away, by its place
    "further-reading": 0.3,
    "check-yourself": 0.5,
    "what-this-page-does-not-show": 0.6,
    "key-points": 0.85,
}


def replace_own(app: Sphinx) -> None:
    """Turn off Sphinx's own index, which knows pages and neither sections nor texts (event ``builder-inited``)."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def collect(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Keep the sections of a page that is written (event ``html-page-context``)."""
    if page in app.env.found_docs or page.startswith(TABLES):
        notes.of(app, SUBJECT)[page] = {
            "title": context["hb"]["heading"],
            "sections": texts.sections(context.get("body") or ""),
        }


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page that searches; its address of the texts changes when they do (event ``html-collect-pages``)."""
    address = f"{SCRIPT}?v={_digest(script())}"
    content = {"search_script": address, "search_texts": TEXTS, "holds": '<form class="hb-find">'}
    yield ("search", content, "search.html")


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the texts and the script that reads them (event ``build-finished``)."""
    if exception or app.builder.format != "html":
        return
    store = {
        page: kept
        for page, kept in sorted(notes.of(app, SUBJECT).items())
        if (Path(app.outdir) / f"{page}.html").exists()
    }
    notes.keep(app, SUBJECT, store)
    static = Path(app.outdir) / "_static"
    (static / TEXTS).write_text(f"window.hbSearch({_texts(app, store)});\n", encoding="utf-8")
    (static / SCRIPT).write_text(script(), encoding="utf-8")


@cache
def script() -> str:
    """Return the script of the search page."""
    return str(jsmin((HERE / "page" / SCRIPT).read_text(encoding="utf-8")))


@cache
def words() -> list[list[str]]:
    """Return readers' words with the book's words for them: each a list, the reader's first."""
    return [[asked, *meant] for asked, meant in _lists()["words"].items()]


def homes() -> dict[str, list[str]]:
    """Return the subjects that each page is the home of."""
    return _lists()["homes"]


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
    return found


def weight(page: str) -> float:
    """Return what a match on a page counts.

    >>> weight("storm/how-big-is-it"), weight("teach/handouts/rubrics"), weight("reference/tables/gdp")
    (1.0, 0.5, 0.12)
    """
    return WEIGHTS[max((start for start in WEIGHTS if page.startswith(start)), key=len)]


def _texts(app: Sphinx, store: dict[str, Any]) -> str:
    captions = {page["name"]: part["caption"] or "" for part in navigation.reading_order(app) for page in part["pages"]}
    pages = [
        [page, _plain(kept["title"]), _caption(captions, page), weight(page), kept["sections"]]
        for page, kept in store.items()
    ]
    return render.script_json({"pages": pages, "asides": ASIDES, "words": words(), "homes": homes()})


def _caption(captions: dict[str, str], page: str) -> str:
    """Return the part of the book that a page or the page above it stands in."""
    above = "reference/data" if page.startswith(TABLES) else page.rpartition("/")[0]
    return captions.get(page) or captions.get(above, "")


def _plain(title: str) -> str:
    return re.sub(r"\s+", " ", title)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
