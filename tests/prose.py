"""Find figures in prose that no fact backs: numbers in digits and in words.

What a reader sees as text is read from a page or a notebook's Markdown: paragraphs, lists, tables, headings,
the titles and bodies of directives. Roles, code and addresses are left out. What remains is searched for
numbers; ``ALLOWED`` says which are no figures, and why; ``prose_allowed.csv`` holds single phrases.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

EXCEPTIONS = Path(__file__).with_name("prose_allowed.csv")
_MARKDOWN = (
    MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(colon_fence_plugin).use(myst_role_plugin)
)
_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
_TALKING = {
    "admonition", "attention", "caution", "danger", "div", "dropdown", "error", "figure", "grid", "grid-item",
    "grid-item-card", "hint", "important", "margin", "note", "seealso", "sidebar", "tab-item", "tab-set", "tip",
    "topic", "warning",
}  # fmt: skip
_SILENT = {
    "chart",
    "data-tables",
    "source-list",
    "claims-ledger",
    "treaty-articles",
    "glossary-list",
    "event-list",
    "word-list",
    "data-table",
    "quiz",
    "crosswalk",
    "image",
    "raw",
    "code",
    "code-block",
    "toctree",
    "contents",
}

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?"
_NUMBER = re.compile(
    rf"""
    \d+(?:[.,:]\d+)*
    | \b(?:(?:{_TENS})(?:-(?:one|{_UNITS}))?|{_TEENS}|{_UNITS})\b(?:-(?:{_PARTS})\b)?
    | \b(?:hundreds?|thousands?|millions?|[bt]rillions?|dozens?|score)\b
    | \b(?:{_PARTS})\s+(?:of|as|the|more|less)\b
    | \b(?:one|a|an)[ -](?:{_PARTS})\b
    | \b(?:twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl\w+|quadrupl\w+|halv(?:e|es|ed|ing))\b
    | \b\w+fold\b(?<!manifold)(?<!unfold)(?<!blindfold)(?<!scaffold)
    | \bone\s+(?:in|out\s+of)\s+\w+
    | \bone\s+(?:per\s?cent|million|billion|trillion|hundred|thousand|dozen)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THINGS_ON_THE_PAGE = (
    "answers|axes|bars|boxes|cards|charts|columns|controls|directions|doors|exercises|examples|headings|ideas|kinds|"
    "lines|lists|meanings|minutes|notebooks|numbers|figures|pages|panels|paragraphs|questions|readings|reasons|routes|"
    "rows|sections|sentences|sides|squares|steps|stretches|tables|tasks|ways"
)
ALLOWED = [
    (rf"\b\d{{1,2}}(?:\s+(?:to|and|-|–)\s+\d{{1,2}})?\s+(?:{_MONTHS})(?:\s+\d{{4}})?\b", "a date"),
    (rf"\b(?:{_MONTHS})\s+(?:\d{{1,2}},\s+)?\d{{4}}\b", "a date"),
    (r"\b\d{4}-\d{2}(?:-\d{2})?\b", "a date"),
    (r"(?<![\d.,])(?:1[89]\d\d|20\d\d)s?(?!\d|[.,]\d)", "a year"),
    (rf"\b(?:\d+|{_UNITS}|{_TEENS})\s+(?:(?:\w+|[\w-]+ing)\s+)?(?:{_THINGS_ON_THE_PAGE})\b", "furniture of the page"),
    (r"\bthese\s+two\b|\bthe\s+two\b(?!\s+thirds)|\bboth\s+two\b|\bone\s+or\s+two\b", "points back at two things just named"),
    (r"\b(?:one|two|three|four|five)\s+by\s+(?:one|two|three|four|five)\b", "a way of walking"),
    (r"\bCC BY \d\.\d\b", "the name of a licence"),
    (r"\b(?:IC3|A05|C02|PC02|C4IR|G7|G20|5G|NIS2|MH17|OAuth 2|2FA|B2B|Web3|24/7)\b", "a name"),
    (r"\b(?:A/RES/|A/C\.3/|GA/SHC/)[\d./A-Z]+", "the number of a document"),
    (r"\b(?:resolution|decision|regulation|directive|decree|CETS|ETS|chapter|protocol)\s+(?:No\.\s*)?[\d/.-]+", "a number of a legal text"),
    (r"\bAA\d\d-\d{3}[A-Z]\b", "the number of an advisory"),
    (r"\bWCAG \d\.\d\b", "the name of a standard"),
    (r"^\d+\.$", "the number of a step"),
    (r"\b(?:level|step|exercise|part|hour|week|figure|table|question|note)\s+\d+\b", "a number that names a thing on the page"),
]  # fmt: skip


@dataclass(frozen=True)
class Find:
    """A number that no fact backs: where, and in which words."""

    file: str
    number: str
    around: str


def unbacked(file: str, text: str, exceptions: dict[tuple[str, str], str] | None = None) -> list[Find]:
    """Return the numbers in a Markdown text that are neither facts nor allowed."""
    found = []
    for passage in passages(text):
        free = _without_allowed(passage, file, exceptions or {})
        for match in _NUMBER.finditer(free):
            around = " ".join(passage[max(0, match.start() - 40) : match.end() + 40].split())
            found.append(Find(file, match[0], around))
    return found


def passages(text: str) -> Iterator[str]:
    """Yield the passages of a Markdown text as its reader sees them, a blank for each role and code."""
    for token in _MARKDOWN.parse(text):
        if token.type == "inline":
            yield _seen(token)
        elif token.type == "front_matter":
            yield from _described(token.content)
        elif token.type in ("fence", "colon_fence"):
            yield from _spoken(token)
        elif token.type == "html_block":
            yield re.sub(r"<[^>]*>", " ", token.content)


def exceptions() -> dict[tuple[str, str], str]:
    """Return the phrases that are allowed on single pages, with their reasons."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["phrase"]): row["reason"] for row in csv.DictReader(file)}


def markdown_of_notebook(path: Path) -> str:
    """Return the Markdown cells of a notebook as one text."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def _seen(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type == "text":
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(child.content)
        elif child.type in ("myst_role", "code_inline", "html_inline"):
            parts.append("\u25a1")
    return "".join(parts)


def _described(front: str) -> Iterator[str]:
    content = yaml.safe_load(front) or {}
    yield from map(str, content.get("myst", {}).get("html_meta", {}).values())


def _spoken(token: Token) -> Iterator[str]:
    directive = _DIRECTIVE.fullmatch(token.info.strip())
    if not directive:
        return
    name, title = directive.groups()
    if name in _SILENT:
        return
    if name not in _TALKING:
        raise ValueError(f"directive {name!r}: say in tests/prose.py whether it holds prose")
    if name not in ("grid", "div"):
        yield from passages(title)
    yield from passages("\n".join(_body(token.content.splitlines())))


def _body(lines: list[str]) -> list[str]:
    start = 0
    while start < len(lines) and re.match(r":[\w-]+:", lines[start]):
        start += 1
    return lines[start:]


def _without_allowed(passage: str, file: str, exceptions: dict[tuple[str, str], str]) -> str:
    """Blank out what is allowed, keeping every position."""
    for pattern, _ in ALLOWED:
        passage = re.sub(pattern, lambda match: " " * len(match[0]), passage, flags=re.IGNORECASE)
    for place, phrase in exceptions:
        if place == file:
            passage = passage.replace(phrase, " " * len(phrase))
    return passage
