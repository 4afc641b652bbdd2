"""Class plans on the pages, and a deck of slides for every hour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from hanoibook import charts, data, lessons, questions
from hanoibook.charts import Chart, typeset
from hanoibook.questions import Question
from hanoibook.site import render
from hanoibook.site.charts import framing
from hanoibook.site.directives import reading
from hanoibook.site.frame import glance, pages
from hanoibook.site.quizzes.quiz import marked
from hanoibook.words import say

LETTERS = "ABCD"
MOST_HIGH = 310  # pixels of a chart on a slide, before it is magnified
COLUMN, GAP = 340, 12  # pixels for the names of its rows, and between these and the marks
Row = dict[str, Any]
Titles = dict[str, str]  # of pages, by name


class PlanDirective(SphinxDirective):
    """Show timetables and what the question bank holds.

    As in ```` ```{hour-plan} hour-1 ```` and ```` ```{format-plan} ninety-minutes ````; ``{format-list}``,
    ``{hour-list}`` and ``{bank-table}`` take no name.
    """

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the timetable as HTML."""
        root = "../" * self.env.docname.count("/")
        with reading(self):
            content = PLANS[self.name](root, *self.arguments)
            if "prepare" in content:
                content["prepare"], content["prepared"] = self._prepare(content["prepare"])
            for row in content.get("formats", []):
                row["prepared"] = self._prepare(row["format"].prepare)[1]
            html = render.listing(self.name, content, root)
        return [nodes.raw("", html, format="html")]

    def _prepare(self, tasks: tuple[lessons.Task, ...]) -> tuple[list[Row], int]:
        """Return what to do beforehand with its minutes, and their sum; a page states its own minutes and title."""
        rows = [{"do": task.do, "page": task.page, **self._read(task)} for task in tasks]
        return rows, sum(row["minutes"] for row in rows)

    def _read(self, task: lessons.Task) -> Row:
        if not task.page:
            return {"minutes": task.minutes, "title": ""}
        source = next((one for one in self.env.found_docs if glance.name(one) == task.page), None)
        if source is None:
            raise ValueError(f"there is no page {task.page!r} to prepare")
        path = self.env.doc2path(source)
        self.env.note_dependency(path)
        stated = glance.stated(Path(path).read_text(encoding="utf-8"))
        return {"minutes": task.minutes or stated.reading, "title": stated.title}


def deck_pages(app: Sphinx) -> Iterator[pages.Made]:
    """Yield the slides of every hour and format as a page of their own (event ``html-collect-pages``)."""
    titles = {glance.name(page): title.astext() for page, title in app.env.titles.items()}
    yield from pages.made(app, "slides", lambda: _decks(titles))


def _decks(titles: Titles) -> Iterator[pages.Made]:
    for hour in lessons.hours():
        yield _deck(hour, lessons.deck(hour), lessons.total(hour.steps), (f"teach/{hour.id}", ""), titles)
    for one in lessons.formats():
        if lessons.has_deck(one):
            yield _deck(one, lessons.format_deck(one), one.minutes, ("teach/formats", f"#{one.id}"), titles)


def _deck(
    plan: lessons.Hour | lessons.Format,
    frames: list[lessons.Frame],
    minutes: int,
    back: tuple[str, str],
    titles: Titles,
) -> pages.Made:
    content = {
        "title": say("deck.of", title=plan.title),
        "plan": plan,
        "frames": [_frame(place, frame, titles) for place, frame in enumerate(frames, start=1)],
        "minutes": minutes,
        "back": back,
        "toc": "",
        "metatags": "",
    }
    return (f"slides/{plan.id}", content, "deck.html")


def _hour_plan(root: str, name: str) -> Row:
    hour = lessons.hour(name)
    lines = [_line(line, root) for line in lessons.of_hour(hour)]
    words = {"bring": marked(hour.bring, root), "prepare": hour.prepare}
    return {"hour": hour, "lines": lines, **_sums(hour.steps), **words}


def _format_plan(root: str, name: str) -> Row:
    chosen = next((one for one in lessons.formats() if one.id == name), None)
    if chosen is None:
        raise KeyError(f"no format {name!r}; there are {', '.join(one.id for one in lessons.formats())}")
    whole: dict[Any, lessons.Hour] = {hour.steps: hour for hour in lessons.hours()}
    parts = [
        {
            "title": part.title,
            "lines": [_line(line, root) for line in lines],
            "whole": whole.get(part.steps),
            **_sums(part.steps),
        }
        for part, lines in lessons.of_format(chosen)
    ]
    words = {"before": marked(chosen.before, root), "bring": marked(chosen.bring, root), "prepare": chosen.prepare}
    return {"format": chosen, "parts": parts, "deck": lessons.has_deck(chosen), **words}


def _format_list(root: str) -> Row:
    return {"formats": [{"format": one, "parts": len(one.parts)} for one in lessons.formats()]}


def _hour_list(root: str) -> Row:
    return {"hours": [{"hour": one, "minutes": lessons.total(one.steps)} for one in lessons.hours()]}


def _bank_table(root: str) -> Row:
    rows = questions.census()
    sums = {level: sum(row[1][level] for row in rows) for level in questions.LEVELS}
    return {"rows": rows, "levels": questions.LEVELS, "sums": sums, "total": sum(sums.values())}


PLANS: dict[str, Callable[..., Row]] = {
    "hour-plan": _hour_plan,
    "format-plan": _format_plan,
    "format-list": _format_list,
    "hour-list": _hour_list,
    "bank-table": _bank_table,
}


def _sums(steps: Any) -> Row:
    taught = [step for step in steps if not isinstance(step, int)]
    return {"total": lessons.total(steps), "count": len(taught), "saved": sum(step.saves for step in taught)}


def _line(line: lessons.Line, root: str) -> Row:
    step = line.step
    if step is None:
        return {"clock": line.clock, "minutes": line.end - line.start, "step": None}
    return {
        "clock": line.clock,
        "minutes": step.minutes,
        "step": step,
        "title": marked(step.title, root),
        "do": marked(step.do, root),
        "result": marked(step.result, root),
        "late": marked(step.late, root),
        "asks": [marked(question.ask, root) for question in step.ask],
    }


def _frame(number: int, frame: lessons.Frame, titles: Titles) -> Row:
    """Return what one slide shows; words of the bank stand there without links, since a slide is no place to click."""
    chart = charts.get(frame.slide.chart) if frame.slide.chart else None
    return {
        "kind": frame.kind,
        "number": number,
        "title": questions.plain(frame.slide.title),
        "lines": _lines(frame.slide),
        "terms": _terms(frame.slide.terms),
        "links": [(page, titles[page]) for page in frame.slide.links],
        "chart": chart,
        "numbers": [(*_digits(questions.plain(one.value)), questions.plain(one.says)) for one in frame.slide.numbers],
        "state": _projected(chart) if chart else None,
        "publishers": framing.publishers(chart) if chart else None,
        "notes": [questions.plain(note) for note in frame.notes if note],
        "clock": frame.line.clock if frame.line else "",
        "start": frame.line.start if frame.line else 0,
        "end": frame.line.end if frame.line else 0,
        "question": _question(frame.question) if frame.question else None,
    }


def _lines(slide: lessons.Slide) -> list[Row]:
    """Return the lines of a slide with their answers; ``comes`` where a line waits for the speaker."""
    answers = slide.answers or ("",) * len(slide.lines)
    return [
        {"text": questions.plain(line), "answer": questions.plain(answer), "comes": slide.reveal}
        for line, answer in zip(slide.lines, answers, strict=True)
    ]


def _terms(ids: tuple[str, ...]) -> list[Row]:
    """Return terms of the glossary in English, Vietnamese and Urdu, in the order of the slide."""
    rows = data.load("glossary").set_index("id")
    return [{name: str(rows.loc[one, name]) for name in ("term", "term_vi", "term_ur")} for one in ids]


def _digits(amount: str) -> tuple[str, str, str]:
    """Cut an amount into what stands before its digits, the digits, and what follows: on a slide they fill it.

    >>> _digits("USD 10.5 trillion")
    ('USD', '10.5', 'trillion')
    """
    found = re.match(r"(\D*)([\d.,]*\d%?)(.*)", amount)
    return (found[1].strip(), found[2], found[3].strip()) if found else ("", amount, "")


def _projected(chart: Chart) -> Row:
    """Return the picture of a chart no higher than a slide has room for when its words are magnified."""
    if isinstance(chart.figure, str):
        return framing.state(chart)
    figure = chart.figure_json()
    if figure["layout"]["height"] > MOST_HIGH:
        figure["layout"]["height"] = MOST_HIGH
        _widen(figure["layout"])
    return framing.state(chart, figure)


def _widen(layout: Row) -> None:
    """Give the names of a chart's rows a wider column, and so fewer lines, as its rows stand closer now."""
    column = layout.get("margin", {}).get("l", 0)
    heads = [one for one in layout.get("annotations", []) if one.get("xshift") == -column and one["xref"] == "paper"]
    more = max(COLUMN - column, 0)
    for head in heads:
        head["text"] = typeset.wrap(head["text"].replace("</b><br><b>", " ").replace("<br>", " "), COLUMN - GAP)
        head["xshift"] -= more
    if heads:
        layout["margin"]["l"] += more


def _question(question: Question) -> Row:
    """Return a question as a slide shows it: options by letter, or the things to order or to match."""
    return {
        "ask": questions.plain(question.ask),
        "options": [
            (letter, questions.plain(one.text), one.right, questions.plain(one.feedback), one.misconception)
            for letter, one in zip(LETTERS, question.options, strict=False)
        ],
        "items": [questions.plain(item) for item in question.steps],
        "pairs": [
            (questions.plain(left), questions.plain(right))
            for left, right in zip_longest([pair.left for pair in question.pairs], question.choices, fillvalue="")
        ],
        "key": questions.key(question),
        "unit": question.unit,
        "explain": questions.plain(question.explain),
    }
