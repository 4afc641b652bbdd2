"""Pages of the site as a whole: what follows from other pages, and pages without a source of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hanoibook import data
from hanoibook.site import dependencies, notes
from hanoibook.site.frame import navigation

Made = tuple[str, dict[str, Any], str]
MADE = "made"  # the subject under which the next build finds what the pages were made from


def rewrite_all_when_titles_change(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page when a title or a short name changed: all pages print the names in their list of pages."""
    titles = {page: title.astext() for page, title in env.titles.items()}
    return sorted(titles) if dependencies.news(env, "titles", (titles, navigation.reading_order(app))) else []


def lost_page(app: Sphinx) -> Iterator[Made]:
    """Yield the page that hosts show for an address that does not exist."""
    yield ("404", {}, "404.html")


def made(app: Sphinx, key: str, make: Callable[[], Iterable[Made]]) -> Iterator[Made]:
    """Yield pages for ``html-collect-pages``, unless the last build wrote them from the same files and titles."""
    known = notes.of(app, MADE).get(key, {"names": [], "pages": [], "digest": ""})
    there = all((Path(app.outdir) / f"{name}.html").exists() for name in known["pages"])
    if there and known["digest"] == _digest(app, known["names"]):
        return
    with data.recording() as names:
        found = list(make())
    rests_on = sorted(names)
    notes.of(app, MADE)[key] = {
        "names": rests_on,
        "pages": [name for name, _, _ in found],
        "digest": _digest(app, rests_on),
    }
    yield from found


def keep_notes(app: Sphinx, exception: Exception | None) -> None:
    """Write down what the pages were made from (event ``build-finished``)."""
    if exception is None and app.builder.format == "html":
        notes.keep(app, MADE, notes.of(app, MADE))


def _digest(app: Sphinx, names: list[str]) -> str:
    return dependencies.digest(names, navigation.reading_order(app))
