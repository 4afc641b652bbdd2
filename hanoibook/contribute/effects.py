"""What on the site changes because of a change in the data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from hanoibook import releases
from hanoibook.contribute.state import ROOT, State
from hanoibook.words import say

MOST = 12  # names in one line; the rest is counted
_FACT = re.compile(r"\{fact\}`([^`]+)`|facts\.get\(\\?[\"']([\w-]+)\\?[\"']\)")
_CHART = re.compile(
    r"^(?:```|:::)\{chart\} +(\S+)|^ +chart: ([\w-]+)$|charts\.get\(\\?[\"']([\w-]+)\\?[\"']\)", re.MULTILINE
)
_QUIZ = re.compile(r"^(?:```|:::)\{(?:quiz|recall)\} +(\S+)", re.MULTILINE)


def report(before: State, after: State, changed: list[str], pages: Path = ROOT) -> list[str]:
    """Return in lines what differs on the site between two states of the data.

    ``changed`` names the changed files of ``data/``; ``pages`` is the folder with ``book/`` and ``notebooks/``.
    """
    facts = releases.compare(before.facts, after.facts)
    moved = {change.name for change in (*facts.changed, *facts.moved)} | set(facts.added) | set(facts.removed)
    charts = {name for name in after.charts if before.charts.get(name) != after.charts[name]}
    asked = {name for name in after.questions if before.questions.get(name) != after.questions[name]}
    where = _where(pages, moved, charts, {after.questions[name].page for name in asked})
    return [
        *_clock(before, after),
        *_facts(facts),
        *_charts(before, after, charts),
        *_questions(before, after, asked),
        *_pages(where),
        *(f"{say('add.file')}: data/{name}" for name in changed),
    ]


def _clock(before: State, after: State) -> list[str]:
    if before.as_of == after.as_of:
        return []
    return [say("add.clock_moved", before=before.as_of, after=after.as_of)]


def _facts(found: releases.Comparison) -> list[str]:
    lines = [f"{say('add.facts')}: {len(found.changed) or say('add.none')}"]
    lines += [
        f"  {change.name}: {change.before.text} -> {change.after.text} ({change.by})".replace("\u00a0", " ")
        for change in found.changed
    ]
    if found.moved:
        names = [change.name for change in found.moved]
        lines.append(f"  {say('add.moved', count=len(names))}: {_short(names)}")
    return lines


def _charts(before: State, after: State, names: set[str]) -> list[str]:
    lines = [f"{say('add.charts')}: {len(names) or say('add.none')}"]
    for name in sorted(names):
        old, new = before.charts.get(name), after.charts[name]
        retitled = f" \u201c{old.title}\u201d ->" if old and old.title != new.title else ""
        lines.append(f"  {name}:{retitled} \u201c{new.title}\u201d".replace("\u00a0", " "))
    return lines


def _questions(before: State, after: State, names: set[str]) -> list[str]:
    lines = [f"{say('add.questions')}: {len(names) or say('add.none')}"]
    for name in sorted(names):
        old, new = before.questions.get(name), after.questions[name]
        if old and old.answer != new.answer:
            lines.append(f"  {name}: {say('add.answer')} {old.answer} -> {new.answer}".replace("\u00a0", " "))
        else:
            lines.append(f"  {name}: {say('add.wording')}")
    return lines


def _pages(where: dict[str, list[str]]) -> list[str]:
    lines = [f"{say('add.pages')}: {len(where) or say('add.none')}"]
    return lines + [f"  {page}: {_short(names)}" for page, names in sorted(where.items())]


def _where(root: Path, facts: set[str], charts: set[str], quizzes: set[str]) -> dict[str, list[str]]:
    """Return the pages and notebooks that state, show or ask any of these, with what they hold."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in _sources(root):
        text = path.read_text(encoding="utf-8")
        page = path.relative_to(root).as_posix()
        for pattern, wanted in ((_FACT, facts), (_CHART, charts), (_QUIZ, quizzes)):
            held = dict.fromkeys(name for match in pattern.finditer(text) for name in match.groups() if name in wanted)
            found[page] += [say("add.quiz_of", page=name) if pattern is _QUIZ else name for name in held]
    return {page: names for page, names in found.items() if names}


def _sources(root: Path) -> Iterator[Path]:
    yield from (root / "book").rglob("*.md")
    yield from (root / "notebooks").glob("*.ipynb")
    yield from (root / "data" / "lessons").glob("*.yml")


def _short(names: list[str]) -> str:
    rest = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" {say('add.rest', count=rest)}" if rest > 0 else "")
