"""Small repairs to what Sphinx and the theme make of a page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hanoibook import data


def rewrite_all_when_titles_change(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page when a title changed: all pages print the titles in their side bar."""
    titles = {page: title.astext() for page, title in env.titles.items()}
    before, env.hanoibook_titles = getattr(env, "hanoibook_titles", None), titles  # type: ignore[attr-defined]
    return sorted(titles) if before is not None and before != titles else []


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give templates the data's date."""
    context["data_as_of"] = data.as_of()
