"""Read the hours and formats of ``data/lessons`` and refuse what no teacher could follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hanoibook import charts, data, questions


@dataclass(frozen=True)
class Number:
    """A fact that fills a slide, with the words under it."""

    value: str
    says: str = ""


@dataclass(frozen=True)
class Slide:
    """What one slide shows: a ``title``, ``numbers``, ``lines``, a ``chart`` by name; ``say`` is for the speaker.

    ``answers`` stand under the lines, one for each, and come when the speaker asks for them; with ``reveal`` the lines
    come one by one too. ``terms`` are ids of the glossary; ``links`` name pages that the class is sent to.
    """

    title: str
    lines: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    chart: str = ""
    say: str = ""
    answers: tuple[str, ...] = ()
    reveal: bool = False
    terms: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step of an hour, ``minutes`` long; ``saves`` is how many of them are won when what ``late`` says is done.

    ``result`` says what comes out, for a speaker who has not read the book. ``ask`` holds questions of the bank by id;
    ``hour`` is the id of the hour that the step stands in.
    """

    hour: str
    id: str
    kind: str
    minutes: int
    title: str
    do: str
    late: str
    result: str
    saves: int = 0
    ask: tuple[questions.Question, ...] = ()
    slides: tuple[Slide, ...] = ()


@dataclass(frozen=True)
class Task:
    """What a teacher does beforehand: read a ``page`` or something else, as ``do`` says.

    ``minutes`` is ``None`` for a whole page: the page states how long it takes.
    """

    do: str = ""
    page: str = ""
    minutes: int | None = None


@dataclass(frozen=True)
class Hour:
    """One hour of class: the ``question`` it answers, what to ``bring`` and ``prepare``, and its steps in order."""

    id: str
    title: str
    question: str
    bring: str
    prepare: tuple[Task, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Part:
    """A stretch of a format without a gap: steps, and breaks as whole numbers of minutes."""

    title: str
    steps: tuple[Step | int, ...]


@dataclass(frozen=True)
class Format:
    """The module in the time there is: ``minutes`` in all, whom it is ``for``, what is ``lost``, and its parts.

    ``question`` is what it answers, ``before`` what to ask of learners, ``prepare`` what a teacher does beforehand,
    ``bring`` what to print.
    """

    id: str
    title: str
    question: str
    before: str
    prepare: tuple[Task, ...]
    bring: str
    minutes: int
    for_whom: str
    lost: str
    parts: tuple[Part, ...]


@data.remembered
def hours() -> tuple[Hour, ...]:
    """Return all hours in order; raises :class:`hanoibook.data.DataError` at the first bad one."""
    folder = data.data_dir() / "lessons"
    return tuple(_hour(path) for path in sorted(folder.glob("hour-?.yml")))


def hour(name: str) -> Hour:
    """Return an hour by id; raises :class:`KeyError` naming those there are."""
    found = {one.id: one for one in hours()}
    if name not in found:
        raise KeyError(f"no hour {name!r}; there are {', '.join(found)}")
    return found[name]


@data.remembered
def formats() -> tuple[Format, ...]:
    """Return all formats; raises :class:`hanoibook.data.DataError` if one's minutes do not add up to what it says."""
    path = data.data_dir() / "lessons" / "formats.yml"
    return tuple(_format(raw) for raw in data.document(path, path.with_name("formats-schema.json")))


def _hour(path: Path) -> Hour:
    raw = data.document(path, path.with_name("hour-schema.json"))
    if raw["id"] != path.stem:
        raise _fault(path.name, f"the id {raw['id']!r} is not the file's name")
    steps = tuple(_step(path, raw["id"], step) for step in raw.pop("steps"))
    if len({step.id for step in steps}) < len(steps):
        raise _fault(path.name, "two steps have the same id")
    return Hour(**raw | {"prepare": _tasks(raw["prepare"])}, steps=steps)


def _step(path: Path, name: str, raw: dict[str, Any]) -> Step:
    where = f"{path.name}, step {raw['id']}"
    bank = {one.id: one for one in questions.everything()}
    strange = [one for one in raw.get("ask", []) if one not in bank]
    if strange:
        raise _fault(where, f"no question {strange[0]!r} in data/questions")
    if raw["kind"] == "vote" and [bank[one].kind for one in raw.get("ask", [])] not in (["choice"], ["verdict"]):
        raise _fault(where, "a vote needs exactly one question to choose from")
    if raw.get("saves", 0) > raw["minutes"]:
        raise _fault(where, "it saves more minutes than it has")
    slides = tuple(_slide(where, slide) for slide in raw.get("slides", []))
    try:
        for text in (raw["title"], raw["do"], raw["late"], raw["result"]):
            questions.plain(text)
    except (KeyError, ValueError) as error:
        raise _fault(where, str(error.args[0])) from None
    return Step(**{**raw, "hour": name, "slides": slides, "ask": tuple(bank[one] for one in raw.get("ask", []))})


def _slide(where: str, raw: dict[str, Any]) -> Slide:
    if raw.get("chart", charts.names()[0]) not in charts.names():
        raise _fault(where, f"no chart {raw['chart'][:80]!r}")
    if raw.get("answers") and len(raw["answers"]) != len(raw.get("lines", [])):
        raise _fault(where, f"the slide {raw['title']!r} needs an answer for each line, or none")
    strange = set(raw.get("terms", [])) - set(data.load("glossary")["id"])
    if strange:
        raise _fault(where, f"no term {min(strange)[:80]!r} in the glossary")
    numbers = tuple(Number(**number) for number in raw.get("numbers", []))
    try:
        shown = (text for number in numbers for text in (number.value, number.says))
        for text in (raw["title"], *raw.get("lines", []), *raw.get("answers", []), *shown, raw.get("say", "")):
            questions.plain(text)
    except (KeyError, ValueError) as error:
        raise _fault(where, str(error.args[0])) from None
    several = {name: tuple(raw.get(name, [])) for name in ("lines", "answers", "terms", "links")}
    return Slide(**{**raw, **several, "numbers": numbers})


def _tasks(raw: list[dict[str, Any]]) -> tuple[Task, ...]:
    return tuple(Task(one.get("do", ""), one.get("page", ""), one.get("minutes")) for one in raw)


def _format(raw: dict[str, Any]) -> Format:
    parts = tuple(Part(part["title"], tuple(_taken(raw["id"], part["steps"]))) for part in raw["parts"])
    total = sum(step if isinstance(step, int) else step.minutes for part in parts for step in part.steps)
    if total != raw["minutes"]:
        raise _fault(f"formats.yml, format {raw['id']}", f"its steps take {total} minutes and not {raw['minutes']}")
    named = {name: raw[name] for name in ("id", "title", "question", "before", "bring", "minutes", "lost")}
    tasks = _tasks(raw["prepare"]) if "prepare" in raw else _tasks_of_hours(parts)
    return Format(**named, for_whom=raw["for"], parts=parts, prepare=tasks)


def _tasks_of_hours(parts: tuple[Part, ...]) -> tuple[Task, ...]:
    """Return what the hours of a format ask for beforehand: a page once, the minutes of like tasks added up."""
    taken = {step.hour for part in parts for step in part.steps if isinstance(step, Step)}
    found: dict[str, Task] = {}
    for task in (task for one in hours() if one.id in taken for task in one.prepare):
        known = found.get(task.page or task.do)
        found[task.page or task.do] = task if known is None else _joined(known, task)
    return tuple(found.values())


def _joined(one: Task, other: Task) -> Task:
    """Return two tasks as one: of a page the whole where either reads it whole, else the minutes of both.

    >>> _joined(Task("cut", minutes=5), Task("cut", minutes=10)).minutes
    15
    """
    if one.minutes is None or other.minutes is None:
        return Task(page=one.page)
    return replace(one, minutes=one.minutes + other.minutes)


def _taken(name: str, entries: list[Any]) -> Iterator[Step | int]:
    """Yield what a format takes: whole hours, single steps, steps with minutes or words of their own, breaks."""
    known = {step.hour: one.steps for one in hours() for step in one.steps}
    single = {f"{step.hour}/{step.id}": step for steps in known.values() for step in steps}
    for entry in entries:
        own = {} if isinstance(entry, str) else dict(entry)
        reference = entry if isinstance(entry, str) else own.pop("step", None)
        if reference is None:
            yield own["break"]
        elif reference in known:
            yield from known[reference]
        elif reference in single:
            step = replace(single[reference], **own)
            yield replace(step, saves=min(step.saves, step.minutes))
        else:
            raise _fault(f"formats.yml, format {name}", f"there is no {reference!r}")


def _fault(where: str, reason: str) -> data.DataError:
    return data.DataError(f"data/lessons/{where}: {reason}.")
