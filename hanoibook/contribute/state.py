"""What the data lead to: every fact, the data of every chart, what every question asks and what its answer is.

``python -m hanoibook.contribute.state`` prints the state of the folder that ``HANOIBOOK_DATA`` names, as JSON. A new
process reads everything anew, so that no cache can hide a change.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from hanoibook import agreement, charts, data, facts, questions, releases
from hanoibook.questions import Question

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Picture:
    """What a chart shows: its title, and a digest of its words and plotted values."""

    title: str
    digest: str


@dataclass(frozen=True)
class Asked:
    """What a question asks on which page, its right answer, and a digest of all its texts."""

    page: str
    answer: str
    digest: str


@dataclass(frozen=True)
class State:
    """All that follows from the data; ``faults`` says what cannot be: a rule, a fact, a chart or a question."""

    as_of: str
    facts: dict[str, releases.Record]
    charts: dict[str, Picture]
    questions: dict[str, Asked]
    faults: list[str]


def of_folders(*folders: Path, part: str = "everything") -> list[State]:
    """Return the states of folders of data, each computed by a process of its own, at the same time."""
    running = [
        subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", __name__, part],
            env=dict(os.environ, PYTHONPATH=str(ROOT), PYTHONIOENCODING="utf-8") | {data.PLACE: str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for folder in folders
    ]
    return [_read(*process.communicate()) for process in running]


def _read(printed: str, complaint: str) -> State:
    try:
        content = json.loads(printed)
    except ValueError:
        last = (complaint.strip().splitlines() or ["no reason given"])[-1]
        raise data.DataError(f"the data cannot be read: {last}") from None
    return State(
        as_of=content["as_of"],
        facts={name: releases.Record(**one) for name, one in content["facts"].items()},
        charts={name: Picture(**one) for name, one in content["charts"].items()},
        questions={name: Asked(**one) for name, one in content["questions"].items()},
        faults=content["faults"],
    )


def everything() -> State:
    """Return the state of the data here; nothing is computed from data that break a rule."""
    try:
        agreement.check()
    except data.DataError as error:
        return State(data.as_of(), {}, {}, {}, [str(error)])
    faults: list[str] = []
    return State(
        as_of=data.as_of(),
        facts=_each("fact", facts.names(), releases.record, faults),
        charts=_each("chart", charts.names(), _picture, faults),
        questions=_all_questions(faults),
        faults=faults,
    )


def only_facts() -> State:
    """Return the facts that can be computed from the data here, whatever rules they break."""
    faults: list[str] = []
    return State(data.as_of(), _each("fact", facts.names(), releases.record, faults), {}, {}, faults)


def _each(kind: str, names: Iterable[str], make: Callable[[str], T], faults: list[str]) -> dict[str, T]:
    made: dict[str, T] = {}
    for name in names:
        try:
            made[name] = make(name)
        except Exception as error:  # whatever a row has broken is reported by name
            faults.append(f"{kind} {name}: {type(error).__name__}: {error}")
    return made


def _all_questions(faults: list[str]) -> dict[str, Asked]:
    try:
        return {one.id: _asked(one) for one in questions.everything()}
    except data.DataError as error:
        faults.append(str(error))
        return {}


def _picture(name: str) -> Picture:
    chart = charts.get(name)
    shown = [[state.title, state.subtitle, state.alt, state.table.to_csv(index=False)] for state in chart.states]
    return Picture(chart.title, _digest(shown))


def _asked(question: Question) -> Asked:
    content = {field.name: getattr(question, field.name) for field in fields(question)}
    return Asked(question.page, _answer(question), _digest(_in_words(json.loads(json.dumps(content, default=asdict)))))


def _answer(question: Question) -> str:
    if question.kind == "numeric":
        return question.shown
    right = [questions.plain(option.text) for option in question.options if option.right]
    pairs = [f"{questions.plain(pair.left)}: {questions.plain(pair.right)}" for pair in question.pairs]
    return "; ".join(right or pairs or [questions.plain(item) for item in question.items])


def _in_words(content: Any) -> Any:
    if isinstance(content, str):
        return questions.plain(content)
    if isinstance(content, list):
        return [_in_words(part) for part in content]
    return {name: _in_words(part) for name, part in content.items()} if isinstance(content, dict) else content


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


if __name__ == "__main__":
    found = only_facts() if sys.argv[1:] == ["facts"] else everything()
    print(json.dumps(asdict(found), ensure_ascii=False))
