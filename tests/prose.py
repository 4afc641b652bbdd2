"""Find figures in prose that no fact backs: numbers in digits and in words.

What a reader sees or hears as text is read from a page or a notebook's Markdown: paragraphs, lists, tables,
headings, footnotes, the titles, captions and bodies of directives, alternative texts, link titles, the words an
author gives to a role. Facts, code, addresses and comments are left out. What remains is searched for
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
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

EXCEPTIONS = Path(__file__).with_name("prose_allowed.csv")
_MARKDOWN = MarkdownIt("commonmark").enable("table")
for _plugin in (
    front_matter_plugin, colon_fence_plugin, myst_role_plugin, myst_block_plugin, footnote_plugin, attrs_plugin,
    attrs_block_plugin,
):  # fmt: skip
    _MARKDOWN.use(_plugin)
_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
_TALKING = {
    "admonition", "aims", "attention", "card", "caution", "danger", "div", "dropdown", "epigraph", "error", "figure",
    "glossary", "grid", "grid-item", "grid-item-card", "hint", "image", "important", "list-table", "margin", "note",
    "opening", "pull-quote", "raw", "seealso", "sidebar", "tab-item", "tab-set", "teachers", "tip", "topic", "toctree",
    "warning",
}  # fmt: skip
_ADDRESSED = {"figure", "grid", "div", "image", "raw", "toctree"}  # what stands behind their name is no text
_SILENT = {
    "article-titles", "bank-table", "card-days", "changes", "chart", "claim-worksheet", "class-files", "claims-filter", "claims-ledger", "code",
    "article-sheet", "code-block", "concept-cards", "concept-chooser", "concept-list", "concordance-codings", "concordance-form", "concordance-picture",
    "coding-agreement", "contents", "corrections-noted", "crosswalk", "data-table", "data-tables", "dimension-table", "eval-rst",
    "event-list", "forget", "format-list", "format-plan", "glossary-list", "growth", "hero", "hour-list", "hour-plan",
    "knowledge-test", "letter-sheet", "licence-tables", "members-map", "members-on", "open-points", "pages-read", "progress-file",
    "quiz", "recall", "recall-cards", "report-ways", "route", "routes", "source-cards", "source-list", "tested-scope",
    "treaty-articles", "word-list", "write-lines",
}  # fmt: skip
_HEARD = {"alt", "aria-label", "caption", "title"}  # attributes and options that reach the reader as text
_HEARD_OPTION = re.compile(r":(?:alt|caption|footer|header|title):\s*(.*)")
_HEARD_HTML = re.compile(r"""\b(?:alt|aria-label|title)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_BACKED_ROLES = {"fact", "claim", "math", "read", "said"}
_NUMBERED_ROLES = {"un", "budapest", "ref", "doc", "term", "numref", "download"}  # words of the author stand before <

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?"
_NUMBER = re.compile(
    rf"""
    \d+(?:[.,:]\d+)*
    | [\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u2188\u2460-\u249b\u3007]
    | \b(?:(?:{_TENS})(?:-(?:one|{_UNITS}))?|{_TEENS}|{_UNITS})\b(?:-(?:{_PARTS})\b)?
    | \b(?:hundreds?|thousands?|millions?|[bt]rillions?|dozens?|score)\b
    | \b(?:{_PARTS})\s+(?:of|as|the|more|less)\b
    | \b(?:one|a|an)[\s-](?:{_PARTS})\b
    | \b(?:about|almost|by|in|less\s+than|more\s+than|nearly|over|under)\s+half\b
    | \b(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth\b | \b(?:eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen)th\b
    | \ba\s+couple\s+of\b
    | \bone\s+(?:instrument|party|ratification|signatory|state|victim)\b
    | \b(?:twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl\w+|(?:quadr|quint|sext)upl\w+|halv(?:e|es|ed|ing))\b
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
_COUNTED = (
    "attacks|billion|cases|companies|complaints|computers|countries|days|devices|dollars|dong|euros|firms|million|"
    "minutes|organisations|people|pounds|questions|respondents|states|times|trillion|victims"
)
ALLOWED = [
    (rf"\b\d{{1,2}}(?:\s+(?:to|and|-|–)\s+\d{{1,2}})?\s+(?:{_MONTHS})(?:\s+\d{{4}})?\b", "a date"),
    (rf"\b(?:{_MONTHS})\s+(?:\d{{1,2}},\s+)?\d{{4}}\b", "a date"),
    (r"\b\d{4}-\d{2}(?:-\d{2})?\b", "a date"),
    (rf"(?<![\d.,$€£₫])(?<!USD )(?<!VND )(?:1[89]\d\d|20\d\d)s?(?!\d|[.,]\d|%)(?!\s+(?:{_COUNTED})\b)", "a year"),
    (r"\b[\w-]+\s+century\b", "a century"),
    (rf"\b(?:\d{{1,2}}|{_UNITS}|{_TEENS})\s+(?:(?:\w+|[\w-]+ing)\s+)?(?:{_THINGS_ON_THE_PAGE})\b", "furniture of the page"),
    (r"\bthese\s+two\b|\bthe\s+two\b(?!\s+thirds)|\bboth\s+two\b|\bone\s+or\s+two\b", "points back at two things just named"),
    (r"\b(?:one|two|three|four|five)\s+by\s+(?:one|two|three|four|five)\b", "a way of walking"),
    (r"\bCC BY \d\.\d\b", "the name of a licence"),
    (r"\b(?:IC3|A4|A05|C02|PC02|C4IR|G7|G20|5G|NIS2|MH17|OAuth 2|2FA|B2B|Web3|24/7)\b", "a name"),
    (r"\b(?:A/RES/|A/C\.3/|GA/SHC/)[\d./A-Z]+", "the number of a document"),
    (r"\b(?:resolution|decision|regulation|directive|decree|CETS|ETS|chapter|protocol)\s+(?:No\.\s*)?[\d/.-]+", "a number of a legal text"),
    (r"\bAA\d\d-\d{3}[A-Z]\b", "the number of an advisory"),
    (r"\bWCAG \d\.\d\b", "the name of a standard"),
    (r"^\d+\.$", "the number of a step"),
    (r"\b(?:level|step|exercise|part|hour|week|figure|table|question|note)s?\s+\d+(?:\s+and\s+\d+)?\b", "a number that names a thing on the page"),
]  # fmt: skip
_FURNITURE = "furniture of the page"
_SHAPES = "bars|columns|dots|lines|marks|panels|rows|step charts|bar charts|stacked bars"
ALLOWED_IN_CODE = [
    (rf"\b(?:{_UNITS})\s+(?:{_SHAPES})\b(?:\s+and\s+(?:{_UNITS})\s+(?:{_SHAPES})\b)?", "the shape of a chart"),
    (r"\beach (?:square|dot|line|bar) is one \w+", "the legend of a chart"),
    (r"\beach (?:line|step) is (?:ten|a hundred) times the one before", "the scale of a chart"),
    (r"\u25a1\s+(?:million|billion|trillion)\b", "the unit of a value that is put in"),
    (r"\b(?:articles?|paragraph) \d+(?:\(\d+\))?", "the number of a provision"),
    (r"\b(?:first|second|third|last|one) quarter(?: of)?\b(?:\s+\d{4})?", "a part of a year"),
    (r"\b60 and over\b|\bunder 20\b|^\d\d to \d\d$", "the name of an age group"),
    (r"\btwo-factor\b|\bLockBit \d\.\d\b|\bpython3\b|\b24-7\b", "a name"),
    (r"\b(?:UNGA Res|E\.T\.S\. No\.) [\d/]+", "a number of a legal text"),
    (r"\b\d+% is 0\.\d+|\*\* \(1 / \d\) - 1|\b\d+ / \d+\b", "how to write an answer"),
    (r"\bhalf of the surveys\b|\bfour fifths of the simulated\b|\bfrom 1,000 to 10,000\b|\bcap to 1,000\b|\bten times as (?:large|good)\b", "a setting of the simulation"),
    (r"\bcounted six years\b|\bover all five years\b|\bgrowth by five\b|\bhappens five times\b", "a step of an exercise"),
    (r"\b95 % interval\b|\bfive incidents in a hundred\b", "the level of an interval"),
    (r"\btail \d(?:\.\d)?", "a setting of the simulation"),
]  # fmt: skip
"""What is no figure in sentences of the code, beside ``ALLOWED`` without the furniture of pages: charts have shapes only."""
ALLOWED_IN_LESSONS = [
    (rf"\b(?:{_UNITS}|six)\s+(?:articles?|beginnings|breaks|hours|meetings|minutes|needs|pairs|parts|voices|weeks|words|results)\b", "work in class"),
    (rf"\b(?:{_UNITS})\s+(?:of\s+(?:them|these)|rules\b|(?:named\s+)?dates|treaties\b)|\ball\s+four\b|\bof\s+the\s+four\b", "points at things in the sentence or in class"),
    (r"\bhours \d(?:, \d)*,? and \d\b", "the number of an hour"),
    (r"\btables? [a-z_]+, rows? [a-z0-9-]+(?:, [a-z0-9-]+)*", "the name of rows"),
]  # fmt: skip
"""What is no figure in lessons and questions, beside ``ALLOWED``."""


@dataclass(frozen=True)
class Find:
    """A number that no fact backs: where, and in which words."""

    file: str
    number: str
    around: str


def unbacked(file: str, text: str, exceptions: dict[tuple[str, str], str] | None = None) -> list[Find]:
    """Return the numbers in a Markdown text that are neither facts nor allowed."""
    return [found for passage in passages(text) for found in unbacked_words(file, passage, exceptions)]


def unbacked_words(file: str, words: str, exceptions: dict[tuple[str, str], str] | None = None) -> list[Find]:
    """Return the same for words as a reader sees them, on a page, in a sentence of the code or in YAML."""
    found = []
    for match in _NUMBER.finditer(_without_allowed(words, file, exceptions or {})):
        around = " ".join(words[max(0, match.start() - 40) : match.end() + 40].split())
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
            yield _of_html(token.content)
        yield from _heard(token)


def allowed_in(file: str) -> list[tuple[str, str]]:
    """Return the patterns that are no figures in a file, with their reasons."""
    if file.startswith("hanoibook/"):
        return ALLOWED_IN_CODE + [one for one in ALLOWED if one[1] != _FURNITURE]
    return ALLOWED_IN_LESSONS + ALLOWED if file.startswith("data/") else ALLOWED


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
        elif child.type == "html_inline":
            parts.append(_of_html(child.content).strip() or "\u25a1")
        elif child.type == "myst_role":
            parts.append(_of_role(child.meta["name"], child.content))
        elif child.type == "code_inline":
            parts.append("\u25a1")
        parts += [f" | {text} | " for text in _heard(child)]
    return "".join(parts)


def _heard(token: Token) -> list[str]:
    return [str(text) for name, text in token.attrs.items() if name in _HEARD and text]


def _of_html(text: str) -> str:
    """Return what a reader sees or hears of HTML, comments left out."""
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    heard = " | ".join(found.strip("\"'") for found in _HEARD_HTML.findall(text))
    return f"{re.sub(r'<[^>]*>', ' ', text)} {heard}"


def _of_role(name: str, content: str) -> str:
    """Return the words that an author typed into a role, or a blank where a fact or a number of an article stands."""
    if name in _BACKED_ROLES or (name in _NUMBERED_ROLES and "<" not in content):
        return "\u25a1"
    return content.split("<")[0] if name in _NUMBERED_ROLES else content


def _described(front: str) -> Iterator[str]:
    content = yaml.safe_load(front) or {}
    myst = content.get("myst", {})
    own = {name: content[name] for name in ("title", "subtitle", "description") if name in content}
    for described in (own, myst.get("html_meta", {}), myst.get("substitutions", {})):
        yield from (str(text) for text in described.values() if not isinstance(text, dict))


def _spoken(token: Token) -> Iterator[str]:
    directive = _DIRECTIVE.fullmatch(token.info.strip())
    if not directive:
        return
    name, title = directive.groups()
    if name in _SILENT:
        return
    if name not in _TALKING:
        raise ValueError(f"directive {name!r}: say in tests/prose.py whether it holds prose")
    if name not in _ADDRESSED:
        yield from passages(title)
    lines = token.content.splitlines()
    start = next((number for number, line in enumerate(lines) if not re.match(r":[\w-]+:", line)), len(lines))
    yield from (found[1] for line in lines[:start] if (found := _HEARD_OPTION.match(line)))
    if name == "toctree":
        return
    body = "\n".join(lines[start:])
    yield from [_of_html(body)] if name == "raw" else passages(body)


def _without_allowed(passage: str, file: str, exceptions: dict[tuple[str, str], str]) -> str:
    """Blank out what is allowed, keeping every position."""
    for pattern, _ in allowed_in(file):
        passage = re.sub(pattern, lambda match: " " * len(match[0]), passage, flags=re.IGNORECASE)
    for place, phrase in exceptions:
        if place == file:
            passage = passage.replace(phrase, " " * len(phrase))
    return passage
