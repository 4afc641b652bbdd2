"""Keep every page true when another page changes."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def rewrite_all_when_titles_change(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page when a title changed: all pages print the titles in their side bar."""
    titles = {page: title.astext() for page, title in env.titles.items()}
    before, env.hanoibook_titles = getattr(env, "hanoibook_titles", None), titles  # type: ignore[attr-defined]
    return sorted(titles) if before is not None and before != titles else []
