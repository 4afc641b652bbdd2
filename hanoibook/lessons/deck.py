"""Lay out the slides of an hour or a format: title, steps, questions with vote, talk and answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hanoibook.lessons.plan import Format, Hour, Slide, Step, hours
from hanoibook.lessons.timetable import Line, of_format, of_hour
from hanoibook.questions import Question
from hanoibook.words import say


@dataclass(frozen=True)
class Frame:
    """One slide with its place in the hour.

    ``kind`` says how it is shown: ``opening`` of the hour, ``plain``, ``question`` without and ``answer`` with its key.
    ``notes`` are for the speaker; ``line`` is the step on the clock, ``None`` for the opening.
    """

    kind: Literal["opening", "plain", "question", "answer"]
    slide: Slide
    line: Line | None
    notes: tuple[str, ...] = ()
    question: Question | None = None


def deck(hour: Hour) -> list[Frame]:
    """Return the slides of an hour in order; every step has at least one."""
    opening = Frame("opening", Slide(hour.title, (hour.question,)), None, (hour.bring,))
    return [opening, *(frame for line in of_hour(hour) for frame in _step(line))]


def format_deck(chosen: Format) -> list[Frame]:
    """Return the slides of a format in one run, its clock and all; a break has a slide of its own."""
    opening = Frame("opening", Slide(chosen.title, (chosen.question,)), None, (chosen.bring,))
    return [opening, *(frame for _, lines in of_format(chosen) for line in lines for frame in _step(line))]


def has_deck(chosen: Format) -> bool:
    """Tell whether a format needs slides of its own, because it is more than whole hours one after another."""
    whole = [hour.steps for hour in hours()]
    return any(part.steps not in whole for part in chosen.parts)


def _step(line: Line) -> Iterator[Frame]:
    step = line.step
    if step is None:
        yield Frame("plain", Slide(say("plan.break")), line)
        return
    slides = step.slides or (() if step.ask else (Slide(step.title),))
    for place, slide in enumerate(slides):
        yield Frame("plain", slide, line, _notes(slide, step, place == 0))
    for place, question in enumerate(step.ask):
        notes = _notes(Slide(step.title), step, not slides and place == 0)
        yield Frame("question", Slide(step.title), line, notes, question)
        if step.kind == "vote":
            talk = Slide(say("deck.talk"), (say("deck.talk_how"),))
            yield Frame("plain", talk, line, (say("deck.talk_note"),))
        if step.kind in ("vote", "recall"):
            yield Frame("answer", Slide(step.title), line, (question.explain,), question)


def _notes(slide: Slide, step: Step, first: bool) -> tuple[str, ...]:
    """Return the notes of a slide: what is said on it, and on a step's first slide what to do and when late."""
    told = (step.do, f"{say('plan.late')}: {step.late}") if first else ()
    return (*told, *((slide.say,) if slide.say else ()))
