"""The book's Sphinx extension, room by room; each room has its scripts, styles and templates beside its code."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from hanoibook import data
from hanoibook.site import charts, frame, learning, notebooks, popovers, quizzes, reference, search, teaching, treaties

ROOMS = (
    frame,  # what stands around the text of every page
    popovers,  # facts, claims, articles, terms and sources in prose
    charts,  # charts in their frame
    quizzes,  # questions on a page
    notebooks,  # what notebooks print, and notebooks to take away
    reference,  # lists, tables, statements
    treaties,  # both conventions side by side
    learning,  # routes, tests and cards for people who learn alone
    teaching,  # plans, slides and handouts
    search,  # the text of every section, for a script to find
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register every room with Sphinx."""
    for room in ROOMS:
        room.setup(app)
    return {"version": data.version(), "parallel_read_safe": True, "parallel_write_safe": True}
