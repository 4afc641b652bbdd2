"""Routes through the book for people who learn alone, and the days after which a recall card comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hanoibook import data

FILE = "data/lessons/routes.yml"


@dataclass(frozen=True)
class Step:
    """Pages to read in one go; ``title`` is empty where a route has one step only."""

    pages: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True)
class Route:
    """A way through the book between the pre-test and the post-test; ``test`` is their form, ``short`` or ``full``."""

    id: str
    title: str
    aim: str
    test: str
    steps: tuple[Step, ...]
    most_minutes: int | None = None

    @property
    def pages(self) -> tuple[str, ...]:
        """Return the pages of all steps, in their order."""
        return tuple(page for step in self.steps for page in step.pages)


@dataclass(frozen=True)
class Study:
    """What the file says: the routes, the seconds that a test's question takes, the days between cards."""

    routes: tuple[Route, ...]
    seconds_a_question: int
    days_between_cards: tuple[int, ...]


@data.remembered
def study() -> Study:
    """Return the routes; raises :class:`hanoibook.data.DataError` at the first fault.

    >>> [route.test for route in study().routes]
    ['short', 'full', 'full']
    """
    folder = data.data_dir() / "lessons"
    content = data.document(folder / "routes.yml", folder / "routes-schema.json")
    days = tuple(content["days_between_cards"])
    if list(days) != sorted(days):
        raise data.DataError(f"{FILE}, days_between_cards: each wait must be longer than the one before.")
    return Study(_routes(content["routes"]), content["seconds_a_question"], days)


def read_before(page: str) -> dict[str, list[str]]:
    """Return which page the routes read right before a page, each with the ids of the routes that do so.

    >>> read_before("convention/who-has-signed")["storm/how-big-is-it"]
    ['one-hour']
    """
    found: dict[str, list[str]] = {}
    for route in study().routes:
        if page in route.pages[1:]:
            found.setdefault(route.pages[route.pages.index(page) - 1], []).append(route.id)
    return found


def minutes_of_test(questions: int) -> int:
    """Return how many minutes a test of so many questions is estimated to take, rounded up.

    >>> minutes_of_test(0), minutes_of_test(6)
    (0, 5)
    """
    return -(-questions * study().seconds_a_question // 60)


def _routes(rows: list[dict[str, Any]]) -> tuple[Route, ...]:
    found: dict[str, Route] = {}
    for row in rows:
        steps = tuple(Step(tuple(step["pages"]), step.get("title", "")) for step in row["steps"])
        route = Route(row["id"], row["title"], row["aim"], row["test"], steps, row.get("most_minutes"))
        if route.id in found:
            raise data.DataError(f"{FILE}, route {route.id}: this id is used twice. Give each route its own.")
        if len(set(route.pages)) < len(route.pages):
            raise data.DataError(f"{FILE}, route {route.id}: a page stands in it twice. Name each page once.")
        found[route.id] = route
    return tuple(found.values())
