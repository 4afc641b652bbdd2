"""Measure every page: words, reading age, charts and their questions, facts by grade, claims, sources.

The reading age is the Flesch-Kincaid school grade plus five years, over the sentences of the prose; a fact counts as
one short word. It measures the length of sentences and words and nothing else. ``make pages`` prints it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyphen

sys.path.insert(0, str(Path(__file__).parent))
import prose

from hanoibook import charts, data, facts

ROOT = Path(__file__).resolve().parents[1]
YEARS_BEFORE_SCHOOL = 5
_SYLLABLES = pyphen.Pyphen(lang="en_GB", left=1, right=1)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W_][\w'’-]*|\u25a1")


@dataclass(frozen=True)
class Measure:
    """What one page holds."""

    page: str
    words: int
    age: float
    charts: tuple[str, ...]
    grades: dict[str, int]
    claims: tuple[str, ...]
    sources: tuple[str, ...]

    def __str__(self) -> str:
        figures = sum(self.grades.values())
        shares = ", ".join(f"{grade} {count / figures:.0%}" for grade, count in sorted(self.grades.items()))
        lines = [
            f"{self.page}: {self.words} words, reading age {self.age:.1f}, {len(self.charts)} charts, "
            f"{figures} facts ({shares or 'none'}), {len(self.claims)} claims, {len(self.sources)} sources"
        ]
        lines += [f"    {name}: {charts.question(name)}" for name in self.charts]
        return "\n".join(lines)


def measure(page: str, text: str) -> Measure:
    """Return the measures of one page's Markdown text."""
    passages = list(prose.passages(text))
    named = [facts.get(name) for name in re.findall(r"\{fact\}`([^`]+)`", text)]
    linked = {source.key for source in data.all_sources().values() if source.url and f"({source.url})" in text}
    return Measure(
        page=page,
        words=sum(len(_WORD.findall(passage)) for passage in passages),
        age=reading_age(passages),
        charts=tuple(re.findall(r"^`{3,}\{chart\}\s+(\S+)", text, re.MULTILINE)),
        grades=dict(Counter(fact.grade for fact in named)),
        claims=tuple(sorted(set(re.findall(r"\{claim\}`(C\d+)`", text)))),
        sources=tuple(sorted(linked | {key for fact in named for key in fact.sources})),
    )


def reading_age(passages: list[str]) -> float:
    """Return the age at which the prose is read with ease, by Flesch and Kincaid.

    >>> reading_age(["The cat sat. The dog ran."]) < 6 < reading_age(["Ratification presupposes deliberation."])
    True
    """
    sentences = [words for text in passages for part in _SENTENCE.split(text) if (words := _WORD.findall(part))]
    count = sum(map(len, sentences))
    syllables = sum(len(_SYLLABLES.positions(word)) + 1 for words in sentences for word in words)
    grade = 0.39 * count / len(sentences) + 11.8 * syllables / count - 15.59
    return grade + YEARS_BEFORE_SCHOOL


def main() -> None:
    """Print the measures of every page of the book, and of all together."""
    measures = []
    for path in sorted((ROOT / "book").rglob("*.md")):
        measures.append(measure(path.relative_to(ROOT / "book").as_posix(), path.read_text(encoding="utf-8")))
        print(measures[-1])
    shown = {name for one in measures for name in one.charts}
    claims = {name for one in measures for name in one.claims if not one.page.startswith("reference/")}
    words = sum(one.words for one in measures)
    print(f"all: {words} words, {len(shown)} charts, {len(claims)} of {len(data.load('claims'))} claims discussed")


if __name__ == "__main__":
    main()
