"""What stands around the text of every page: head, navigation, foot, and what the page may load."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import unescape
from importlib.resources import files
from textwrap import shorten
from typing import Any

from docutils import nodes
from rjsmin import jsmin
from sphinx.application import Sphinx

from hanoibook import data, words
from hanoibook.site import render
from hanoibook.site.frame import citing, glance, launching, navigation, reporting, scripts

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
THEMES = ("pydata_sphinx_theme", "sphinx_book_theme")
LOST = "404"
UNLISTED = ("search", LOST)
PRIVACY = "reference/privacy"
SUMMARY = "learn/summary"
START = "learn/start"
RUN_IT = "reference/run-it"
CHANGES = "reference/changes"
ICONS = {
    "menu": "M4 7h16M4 12h16M4 17h16",
    "search": "M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 16l5 5",
    "theme": "M20 14a8 8 0 1 1-9-11a6.5 6.5 0 0 0 9 11",
}


@cache
def early_script() -> str:
    """Return the one script that stands in the page itself: it applies the reader's choice of colours before paint."""
    return (files("hanoibook.site.frame") / "scripts" / "early.js").read_text(encoding="utf-8").strip()


@cache
def lost_script() -> str:
    """Return the script in the page for addresses that do not exist, which finds its way home."""
    return str(jsmin((files("hanoibook.site.frame") / "scripts" / "lost.js").read_text(encoding="utf-8"))).strip()


@cache
def policy() -> str:
    """Return what a page may load: from its own site only; of scripts in the page, only those two.

    Plotly writes style attributes, hence ``unsafe-inline``; auditors read robots.txt, hence ``connect-src``.
    In a folder, Firefox counts no file as ``self`` for forms, hence ``file:``.
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in (early_script(), lost_script()))
    inline = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self' {inline}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self' file:; base-uri 'none'"
    )


def headers() -> str:
    """Return a ``_headers`` file for hosts that read one; others have the policy in each page."""
    wanted = {
        "Content-Security-Policy": f"{policy()}; frame-ancestors 'self'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "X-Content-Type-Options": "nosniff",
    }
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in wanted.items())


def direction(language: str) -> str:
    """Return the direction of writing of a language.

    >>> direction("ur"), direction("vi")
    ('rtl', 'ltr')
    """
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def leave_out_theme(app: Sphinx) -> None:
    """Disconnect the theme's side bar, navigation and buttons, which it would render for every page.

    The page frame in ``layout/`` replaces them all (event ``builder-inited``).
    """
    for listener in list(app.events.listeners["html-page-context"]):
        if listener.handler.__module__.split(".")[0] in THEMES:
            app.disconnect(listener.id)


def fill(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the page's template what it shows around the text, as ``hb`` (event ``html-page-context``)."""
    heading = _plain(context.get("title") or "") or _heading(page)
    parts = navigation.parts(app, page, heading)
    home = page == app.config.root_doc
    if page == LOST:
        context |= _from_anywhere(app)
    context["say"] = words.say
    context["pattern"] = render.unfilled
    context["hb"] = {
        "address": None if page in UNLISTED else address(app, page),
        "as_of": data.as_of(),
        "authors": data.authors(),
        "changes": CHANGES if CHANGES in app.env.titles else None,
        "cite": None if page in UNLISTED else _citation(app, page, heading),
        "release": data.version(),
        "card": address(app, "_static/card.png", ""),
        "contents": bool(doctree) and not home and context.get("toc", "").count("<li>") > 2,
        "description": _description(context.get("metatags") or "") or _opening(doctree),
        "download": page.rsplit("/", 1)[-1] + ".ipynb" if page.startswith("notebooks/") else None,
        "direction": direction(app.config.language),
        "early": early_script(),
        "heading": heading,
        "icons": ICONS,
        "kind": "home" if home else ("table" if page.startswith("reference/tables/") else "page"),
        "language": app.config.language,
        "launch": launching.ways(app.config, page),
        "locale": app.config.language.replace("-", "_"),
        "part": navigation.caption(parts),
        "mark": glance.name(page) if glance.can_be_marked(app.env, page) else None,
        "parts": parts,
        "policy": policy(),
        "report": reporting.desk(app.config).about_page(place(app, page)),
        "start": START if START in app.env.titles else None,
        "summary": SUMMARY if SUMMARY in app.env.titles else None,
        "privacy": PRIVACY if PRIVACY in app.env.titles else None,
        "site": _book(app),
        "title": heading if home else f"{heading} · {_book(app)}",
        "script": scripts.name_for(context.get("body") or context.get("holds", "")),
        "run": RUN_IT if RUN_IT in app.env.titles else None,
        "unlisted": page in UNLISTED,
        "version": app.env.hanoibook_version,  # type: ignore[attr-defined]
        "walk": doctree is not None,
    }


def address(app: Sphinx, page: str, suffix: str = ".html") -> str | None:
    """Return the public address of a page, ``None`` while ``html.baseurl`` in ``_config.yml`` is not set."""
    base = app.config.html_baseurl
    return f"{base.rstrip('/')}/{page}{suffix}" if base else None


def _from_anywhere(app: Sphinx) -> dict[str, Any]:
    """Return what replaces ways that begin at a page, on the one that a host shows at any address.

    Without a public address other pages are sought at the top of the host, and a script in the page looks closer.
    """
    top = address(app, "", "") or "/"
    near = top if app.config.html_baseurl else ""

    def way(name: str, resource: bool | int = False, *_: object) -> str:
        return f"{near}{name}" if resource else f"{top}{name}.html"

    folders = sorted({name.split("/")[0] for name in app.env.found_docs if "/" in name})
    return {
        "pathto": way,
        "content_root": near or "./",
        "folders": "" if app.config.html_baseurl else " ".join(folders),
        "lost": lost_script(),
    }


def place(app: Sphinx, page: str) -> str:
    """Return how a report names a page: its public address, else its place on the site."""
    return address(app, page) or f"{page}.html"


def _citation(app: Sphinx, page: str, heading: str) -> citing.Citation:
    return citing.cite(page, unescape(heading), _book(app), data.authors(), address(app, page))


def _book(app: Sphinx) -> str:
    return str(app.config.html_title or app.config.project)


def _heading(page: str) -> str:
    return {"search": words.say("site.search"), "404": words.say("site.lost")}[page]


def _plain(title: str) -> str:
    return re.sub(r"<[^>]+>", "", title).strip()


def _opening(doctree: nodes.document | None) -> str:
    """Return the first sentences of a page that has no description of its own, as a notebook."""
    first = next(doctree.findall(nodes.paragraph), None) if doctree else None
    return shorten(first.astext(), 160, placeholder="\u2026") if first else ""


def _description(metatags: str) -> str:
    found = re.search(r'<meta (?=[^>]*name="description")[^>]*content="([^"]*)"', metatags)
    return found[1] if found else ""
