"""Pages of the site as a whole: what follows from another page, and the page for a wrong address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def rewrite_all_when_titles_change(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page when a title changed: all pages print the titles in their side bar."""
    titles = {page: title.astext() for page, title in env.titles.items()}
    before, env.hanoibook_titles = getattr(env, "hanoibook_titles", None), titles  # type: ignore[attr-defined]
    return sorted(titles) if before is not None and before != titles else []


def lost_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page that hosts show for an address that does not exist."""
    yield ("404", {}, "404.html")
