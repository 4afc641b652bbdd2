"""A plan on one page: the steps of an hour or a format on the clock, what is done, and what to leave out when late."""

from __future__ import annotations

from typing import Any

from hanoibook import lessons, questions
from hanoibook.lessons import Format, Hour, Line
from hanoibook.papers.document import document
from hanoibook.words import _, say

MOST_DONE, MOST_LATE = 16, 30  # steps of a plan that has room for what is done, and for what is left out when late
Row = dict[str, Any]


def plan_sheet(plan: Hour | Format) -> str:
    """Return the plan of an hour or a format, short enough for one page.

    >>> lessons.hours()[0].question in plan_sheet(lessons.hours()[0])
    True
    """
    parts = _parts(plan)
    steps = sum(len(lines) for _title, lines in parts)
    return document(
        "plan-sheet.html",
        plan.title,
        question=questions.plain(plan.question),
        before=questions.plain(plan.before) if isinstance(plan, Format) else "",
        bring=questions.plain(plan.bring),
        parts=[(title, [_row(line) for line in lines]) for title, lines in parts],
        columns=[("do", say("plan.do"))] * (steps <= MOST_DONE) + [("late", say("plan.late"))] * (steps <= MOST_LATE),
        minutes=_("{minutes} minutes. They are estimates until a class has been observed.", minutes=_minutes(parts)),
    )


def _parts(plan: Hour | Format) -> list[tuple[str, list[Line]]]:
    if isinstance(plan, Hour):
        return [("", lessons.of_hour(plan))]
    return [(part.title, lines) for part, lines in lessons.of_format(plan)]


def _minutes(parts: list[tuple[str, list[Line]]]) -> int:
    return parts[-1][1][-1].end


def _row(line: Line) -> Row:
    step = line.step
    if step is None:
        return {"clock": line.clock, "title": say("plan.break"), "do": "", "late": ""}
    title, do, late = map(questions.plain, (step.title, step.do, step.late))
    won = f" ({say('plan.saves', count=step.saves)})" if step.saves else ""
    return {"clock": line.clock, "title": title, "do": do, "late": f"{late}{won}"}
