"""The first page of the kit: what is in it, and what a teacher does with it tonight."""

from __future__ import annotations

from hanoibook import data, lessons
from hanoibook.papers.document import document
from hanoibook.words import say


def start_here() -> str:
    """Return the page that a teacher opens first, with ways into the folders of the kit beside it."""
    hours = [(hour, lessons.total(hour.steps)) for hour in lessons.hours()]
    version = data.package()["version"]
    return document("start-here.html", say("kit.title"), hours=hours, formats=lessons.formats(), version=version)
