"""The book as somebody who learns alone meets it: pages with minutes, tests by part, cards, routes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sphinx.application import Sphinx

from hanoibook import questions, routes
from hanoibook.questions import Question
from hanoibook.routes import Route
from hanoibook.site.frame import glance, navigation
from hanoibook.site.quizzes import quiz
from hanoibook.words import say

TESTS = {"test-a": "learn/pre-test", "test-b": "learn/post-test"}
START = "learn/start"
SUMMARY = "learn/summary"
CARDS = ("recall", "check")


@dataclass(frozen=True)
class Page:
    """A page of the book: where it is seen from the page that is written, and what it says of itself."""

    name: str
    title: str
    part: str
    address: str
    minutes: int | None
    able: list[str]
    can_be_marked: bool


@dataclass(frozen=True)
class Course:
    """The pages of the book in reading order, by name; ``root`` leads from the page written to the site's top."""

    pages: dict[str, Page]
    root: str

    def routes(self, name: str) -> dict[str, Any]:
        """Return one route: its steps with pages and minutes, and their sum, the two tests included."""
        route = next(one for one in routes.study().routes if one.id == name)
        steps: list[dict[str, Any]] = [{"title": one.title, "rows": self._rows(one.pages)} for one in route.steps]
        steps[0]["rows"].insert(0, self._test_row("test-a", route.test))
        steps[-1]["rows"].append(self._test_row("test-b", route.test))
        for step in steps:
            step["minutes"] = sum(row["minutes"] for row in step["rows"])
        return {"route": route, "steps": steps, "minutes": sum(step["minutes"] for step in steps)}

    def places(self, name: str) -> list[dict[str, Any]]:
        """Return the place of a page in each route: what it reads before, and what comes next, if the page is on it."""
        return [self._place(route, name) for route in routes.study().routes]

    def _place(self, route: Route, name: str) -> dict[str, Any]:
        rows = [self._test_row("test-a", route.test), *self._rows(route.pages), self._test_row("test-b", route.test)]
        names = [row["name"] or TESTS[row["test"]] for row in rows]
        place: dict[str, Any] = {"id": route.id, "title": route.title, "form": route.test, "next": None}
        place["address"] = f"{self.root}{START}.html#{route.id}"
        if name in names:
            at = names.index(name)
            place["before"] = names[:at]
            place["next"] = rows[at + 1] if name != names[-1] else self._sheet()
        return place

    def _sheet(self) -> dict[str, Any]:
        return {"address": f"{self.root}{SUMMARY}.html", "title": self.pages[SUMMARY].title, "minutes": 0}

    def test(self, role: str) -> dict[str, Any]:
        """Return a test by part, with the estimated minutes of its short and its full form."""
        counts = {form: self._count(role, form) for form in ("short", "full")}
        forms = {form: (count, routes.minutes_of_test(count)) for form, count in counts.items()}
        start = self.pages.get(START)
        parts = self.test_parts(role)
        return {"role": role, "parts": parts, "forms": forms, "after": role == "test-b", "start": start}

    def growth(self, _: str = "") -> dict[str, Any]:
        """Return the parts for which both tests can be compared."""
        return {"parts": self.test_parts("test-a")}

    def test_parts(self, role: str) -> list[dict[str, Any]]:
        """Return the parts of the book with their questions in a role, and their pages with the pairs asked of each.

        The short form asks what the routes with a short test read. ``pair`` is the same for matched questions of both
        tests: the page, and a number from its second question on.
        """
        read = {name for route in routes.study().routes if route.test == "short" for name in route.pages}
        parts: dict[str, dict[str, Any]] = {}
        for page, question, number in self._asked(role):
            part = parts.setdefault(page.part, {"caption": page.part, "asked": [], "pages": {}})
            shown = quiz.shown(question, self.root)
            pair = page.name if number == 1 else f"{page.name}-{number}"
            part["asked"].append({"page": page, "pair": pair, "shown": shown, "short": page.name in read})
            part["pages"].setdefault(page.name, {"page": page, "pairs": []})["pairs"].append(pair)
        return list(parts.values())

    def cards(self, _: str = "") -> dict[str, Any]:
        """Return the recall cards in reading order and the days after which they come back."""
        asked = [{"page": page, "shown": quiz.shown(one, self.root)} for page, one, _ in self._asked(*CARDS)]
        return {"cards": asked, "days": routes.study().days_between_cards}

    def card_days(self, _: str = "") -> dict[str, Any]:
        """Return the days between cards and how many cards there are."""
        return {"days": routes.study().days_between_cards, "total": len(list(self._asked(*CARDS)))}

    def pages_read(self, _: str = "") -> dict[str, Any]:
        """Return the pages that can be marked as read, by part."""
        parts: dict[str, list[Page]] = {}
        for page in self.pages.values():
            if page.can_be_marked:
                parts.setdefault(page.part, []).append(page)
        return {"parts": parts, "total": sum(map(len, parts.values()))}

    def nothing(self, _: str = "") -> dict[str, Any]:
        """Return what a directive without content of its own needs."""
        return {}

    def faults(self) -> list[str]:
        """Return, in a line each, what the routes name in vain or promise and do not keep."""
        found = []
        for route in routes.study().routes:
            where = f"{routes.FILE}, route {route.id}"
            for name in route.pages:
                if name not in self.pages:
                    found.append(f"{where}: no page {name!r} in _toc.yml. Correct the name.")
                elif self.pages[name].minutes is None:
                    found.append(f"{where}: {name!r} states no minutes. Add an {{opening}} with its minutes.")
            minutes = self.routes(route.id)["minutes"]
            if route.most_minutes and minutes > route.most_minutes:
                found.append(f"{where}: takes {minutes} minutes, and {route.most_minutes} at most. Choose other pages.")
        return found

    def _asked(self, *roles: str) -> list[tuple[Page, Question, int]]:
        """Return the questions in some roles by page in reading order, each with its number on the page."""
        found = []
        asked = [one for one in questions.everything() if one.role in roles]
        for page in self.pages.values():
            mine = [one for one in asked if one.page == page.name]
            found += [(page, one, number) for number, one in enumerate(mine, start=1)]
        return found

    def _count(self, role: str, form: str) -> int:
        """Return how many questions a form of a test asks."""
        asked = [one for part in self.test_parts(role) for one in part["asked"]]
        return sum(one["short"] for one in asked) if form == "short" else len(asked)

    def _rows(self, pages: tuple[str, ...]) -> list[dict[str, Any]]:
        known = [self.pages[name] for name in pages if name in self.pages]
        return [
            {"name": page.name, "test": "", "address": page.address, "title": page.title, "minutes": page.minutes or 0}
            for page in known
        ]

    def _test_row(self, role: str, form: str) -> dict[str, Any]:
        page, count = TESTS[role], self._count(role, form)
        title = say(f"learn.route.{role}.{form}", count=count)
        address = f"{self.root}{page}.html#{form}"
        minutes = routes.minutes_of_test(count)
        return {"name": "", "test": role, "count": count, "address": address, "title": title, "minutes": minutes}


def seen_from(app: Sphinx, docname: str) -> Course:
    """Return the course with addresses as seen from a page."""
    root = "../" * glance.name(docname).count("/")
    pages = {}
    for part in navigation.reading_order(app):
        for page in part["pages"]:
            name = glance.name(page["name"])
            pages[name] = Page(
                name=name,
                title=page["title"],
                part=part["caption"] or "",
                address=f"{root}{name}.html",
                minutes=glance.minutes(app.env, page["name"]),
                able=glance.objectives(app.env, page["name"]),
                can_be_marked=glance.can_be_marked(app.env, page["name"]),
            )
    return Course(pages, root)
