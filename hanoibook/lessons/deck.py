"""Lay out the slides of an hour or a format: title, steps, questions with vote, talk, second vote and answer."""

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

    ``kind`` says how it is shown: ``opening`` of the hour, ``plain``, ``question`` without and ``answer`` with its key,
    ``again`` for the question that is voted on a second time. ``notes`` are for the speaker; ``line`` is the step on
    the clock, ``None`` for an opening without minutes of its own.
    """

    kind: Literal["opening", "plain", "question", "again", "answer"]
    slide: Slide
    line: Line | None
    notes: tuple[str, ...] = ()
    question: Question | None = None


def deck(hour: Hour) -> list[Frame]:
    """Return the slides of an hour in order; every step has at least one."""
    return _run(Slide(hour.title, (hour.question,)), hour.bring, of_hour(hour))


def format_deck(chosen: Format) -> list[Frame]:
    """Return the slides of a format in one run, its clock and all; a break has a slide of its own."""
    lines = [line for _, part in of_format(chosen) for line in part]
    return _run(Slide(chosen.title, (chosen.question,)), chosen.bring, lines)


def has_deck(chosen: Format) -> bool:
    """Tell whether a format needs slides of its own, because it is more than whole hours one after another."""
    whole = [hour.steps for hour in hours()]
    return any(part.steps not in whole for part in chosen.parts)


def _run(title: Slide, bring: str, lines: list[Line]) -> list[Frame]:
    """Return an opening, on the wall while people arrive, and the slides of all steps after it."""
    first = lines[0].step
    arriving = first is not None and first.kind == "arrive"
    told = (bring, *_told(first)) if first is not None and arriving else (bring,)
    opening = Frame("opening", title, lines[0] if arriving else None, told)
    return [opening, *(frame for line in lines[arriving:] for frame in _step(line))]


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
            yield Frame("again", Slide(say("deck.talk")), line, (say("deck.talk_note"),), question)
        if step.kind in ("vote", "recall"):
            yield Frame("answer", Slide(step.title), line, (question.explain,), question)


def _notes(slide: Slide, step: Step, first: bool) -> tuple[str, ...]:
    """Return the notes of a slide: what is said on it, the answers to come, and on a step's first slide how it goes."""
    answers = tuple(
        say("deck.answer", line=line, answer=answer) for line, answer in zip(slide.lines, slide.answers, strict=False)
    )
    return (*(_told(step) if first else ()), *((slide.say,) if slide.say else ()), *answers)


def _told(step: Step) -> tuple[str, ...]:
    """Return what to do in a step, what comes out, and what to do when late."""
    return (step.do, f"{say('plan.result')}: {step.result}", f"{say('plan.late')}: {step.late}")
