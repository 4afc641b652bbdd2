"""Find superlatives and universals about treaties, states, sources and amounts that nothing backs.

A claim such as "the first treaty", "no article" or "every state" rests on a table, not on memory. A sentence passes if
it says whose knowledge or whose words it gives ("that we know of", "in our tables", "UNODC calls it"), if its word only
sizes a fact ("only" before a value; "the largest is", before a value that was computed so), if it asks, instructs or speaks to the reader, or if it tells a duty or a right by the article that it names.
What is left stands in ``universals.csv`` with the reason why it is true and a proof, which a test carries out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import prose
import texts

ROOT = Path(__file__).resolve().parents[1]
REASONS = Path(__file__).with_name("universals.csv")
CONCORDANCE = Path(__file__).with_name("concordance_said.csv")
MOST_REASONS = 135
MOST_MEANT = 25
ARTICLE = "\u00a7"
"""Stands where a sentence names an article of a convention."""
# the concordance and the comparison are not read: their "no article" is what their own codes say, coded blind by two readers
TABLES = {
    "data/claims/claims.csv": ("evidence", "finding"),
    "data/claims/open_points.csv": ("known", "why_it_matters"),
    "data/glossary/glossary.csv": ("definition",),
}

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[a-z\u25a1]:)\s+|\s\|\s")
_EST = (
    "oldest|earliest|newest|widest|broadest|narrowest|largest|biggest|smallest|highest|lowest|greatest|longest|"
    "shortest|strongest|weakest|strictest|costliest|worst|cheapest|fastest|richest|poorest|safest"
)
_TREATY = (
    r"treat(?:y|ies)|conventions?|agreements?|protocols?|articles?|clauses?|instruments?|rules?|provisions?|laws?|"
    r"frameworks?|documents?|texts?|votes?"
)
_STATE = (
    r"states?(?:\s+parties|\s+party)?|countr(?:y|ies)|part(?:y|ies)|signator(?:y|ies)|members?|governments?|neighbours?|"
    r"ratifications?|signatures?|deposits?|courts?|continents?|regions?|delegations?"
)
_SOURCE = (
    r"sources?|publishers?|reports?|surveys?|records?|estimates?|stud(?:y|ies)|publications?|paths?|methods?|evidence"
)
_AMOUNT = (
    r"figures?|numbers?|count|totals?|loss(?:es)?|sums?|costs?|shares?|rates?|complaints?|victims?|measures?|measurement|"
    r"incidents?|attacks?"
)
_PEOPLE = r"victims?|people|users|firms|companies|banks|newspapers|outlets|headlines|adults|customers|scams|experts"
_THING = rf"(?:{_TREATY}|{_STATE}|{_SOURCE}|{_AMOUNT})"
_CLAIM = re.compile(
    rf"""
    \b(?:the|its|their|is|are|was|were)\s+(?:\w+\s+)?(?:{_EST})\b(?!-)(?!\s+(?:answer|form|word)\b)
    | \b(?:the|its|is|was)\s+first\b(?!-)(?:\W+\w+){{0,2}}?\W+(?:treaty|convention|instrument|framework|law|forum|global|of\s+its\s+kind|at\s+U)
    | \b(?:was|came|were)\s+first\b(?!\s+\w+ed\b) | \bfor\s+the\s+first\s+time\b | \bfirst\s+(?:country|government|UN)\b
    | \bthe\s+(?:most\s+(?!of\b)\w+|sole|unique)\s+(?:\w+\s+)?{_THING}\b
    | \b(?:is|was|are|were)\s+the\s+most\s+\w+\b | \b(?<!the\ )most\s+(?:\w+\s+)?(?:{_STATE}|{_SOURCE}|{_PEOPLE}|incidents?|figures|numbers)\b
    | \balmost\s+(?:all|every|no|none)\b | \bunprecedented\b | \bnew\s+to\b | \bunique\b
    | \b(?:is|are|was|were|(?<!not\ )the)\s+(?:the\s+)?only\s+(?:one\b|(?:\w+\s+){{0,2}}?{_THING}\b) | (?<!not\ the\ )\bonly\s+(?:{_TREATY}|{_STATE})\b
    | \bnone\s+of\s+(?:them\b|these\b|(?:the|its)\s+(?:three\b|{_THING})) | \bneither\s+(?:{_THING}|§)
    | \b(?:nobody|no\s+one)\s+(?:has(?!\s+to\b|\s+yet\b)|knows|outside|offers|checks|whose|is\s+bound)
    | (?<!state\ )(?<!where\ )\bno\b(?!\s+(?:more|longer|doubt|matter|need|account)\b)(?!\s+\w+\s+(?:could|can|counts)\b)(?:\s+[\w-]+){{0,2}}?\s+{_THING}\b
    | (?<!of\ )\bevery\s+(?:\w+\s+)?{_THING}\b
    | (?<!of\ )(?<!over\ )\ball\s+(?:the\s+|of\s+the\s+|its\s+|other\s+|earlier\s+|single\s+|UN\s+|known\s+|published\s+)*(?:{_TREATY}|{_STATE}|{_SOURCE})\b
    | \bany\s+(?:{_STATE})\b | \beach\s+(?:state|party|country|member)\b
    | \b(?:has|have|had|was|were|is|are|will|can)\s+never\b | \beverywhere\b | \bwithout\s+exception\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KNOWN = re.compile(
    r"""
    \b(?:that|which|whose|as\s+far\s+as)\s+we\s+(?:know|knew|found|have|read|saw)\b | \bwe\s+(?:have\s+)?(?:know|found|find)\b
    | \bknown\s+to\s+us\b | \b(?:is|are|was)\s+(?:not\s+)?known\b | \bon\s+file\b | \bin\s+(?:our|this|these|the)\s+(?:tables?|data|book|list|chart|copy|text\s+we\s+read)\b
    | \b(?:read|opened|seen|used|found)\s+(?:here|by\s+us|in\s+this\s+book)\b | \bcould\s+(?:be\s+(?:read|found)|read)\b | \bour\s+(?:tables?|data|concordance|count)\b
    | \bwe\s+read\b | \breported\s+as\b | \bno\s+(?:[\w-]+\s+){1,6}found\b | \bopen\s+to\s+us\b | \b(?:was|were|be|is)\s+found\b | \bno\s+known\b | \bin\s+our\s+(?:words|reading)\b | \bat\s+our\s+last\s+reading\b | \bas\s+last\s+read\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:says?|said|writes?|wrote|calls?|called|holds?|held|claims?|claimed|warns?|warned|states?\s+that|presents?|gives?\s+as|argues?|argued|"
    r"finds?\s+that|found\s+that|in\s+this\s+view|by\s+its\s+own\s+account|according\s+to|fears?|hopes?)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:each|every|any|all|no)\s+(?:other\s+|UN\s+)?(?:State|part(?:y|ies)|member|country|government)|\b(?:only|no)\s+(?:the\s+)?(?:part|protocol|article|vote|instrument)|\bnever\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:\w+,\s+)?(?:never|do\s+not|don't|please|let|ask|look|join|read|give|show|take|open|multiply|divide|choose|name|compare|say|tell|write|mark|"
    r"put|keep|start|begin|use|judge|stop|leave|trace|count|find|explain|state|order|apply|treat|note|draw|add|"
    r"print|remember|see|check|list|code|pick|sort|set|run|try|work|copy|end|hand|collect|suppose)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:if|whoever|suppose|it\s+fits)\b", re.IGNORECASE)
_PLAY = re.compile(r"\b(?:you|your|yours|the\s+chair|roles?|rubrics?|the\s+class|learners?)\b", re.IGNORECASE)
_INVENTED = re.compile(r"[\"\u201c][^\"\u201d]*[\"\u201d]")


class Hit(NamedTuple):
    """A claim that needs a ground: the file, its words, and the sentence."""

    file: str
    words: str
    sentence: str


def claims_in(file: str, text: str) -> list[Hit]:
    """Return the superlatives and universals of a text that its own words do not excuse."""
    hits = []
    for sentence in _SENTENCE.split(text):
        sentence = " ".join(sentence.split())
        told = _INVENTED.sub(lambda found: " " * len(found[0]), sentence)
        if (
            sentence.endswith("?")
            or len(told.split()) < 4
            or _KNOWN.search(told)
            or _ORDER.match(told)
            or _ASIDE.match(told)
            or _PLAY.search(told)
        ):
            continue
        found = next((one for one in _CLAIM.finditer(told) if not _excused(told, one)), None)
        if found:
            hits.append(Hit(file, found[0], sentence))
    return hits


def _excused(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[: found.start()]
    if found[0].lower().startswith("no ") and re.search(r"(?<!there )\b(?:is|are|was|were)\s+$", before, re.IGNORECASE):
        return True  # "it is no rule" denies a name, not that a rule exists
    if re.search(rf"{texts.BLANK}\s+(?:times\s+)?$", before) or re.match(
        rf"[^.;:,]*\b(?:{_EST})\b[^.;:,]*\bis {texts.BLANK}", sentence[found.start() :], re.IGNORECASE
    ):
        return True  # the value put in is that of the largest: a recipe takes it from the table
    if _SAID.search(before):
        return True
    return ARTICLE in sentence and bool(_DUTY.match(found[0]))


def all_texts() -> Iterator[tuple[str, str]]:
    """Yield every text of the site that asserts something: file and words."""
    for path in sorted((ROOT / "book").rglob("*.md")):
        for passage in prose.passages(marked(path.read_text(encoding="utf-8"))):
            yield path.relative_to(ROOT).as_posix(), passage
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for passage in prose.passages(marked(prose.markdown_of_notebook(path))):
            yield path.relative_to(ROOT).as_posix(), passage
    for text in [*texts.in_code(), *texts.in_yaml(marked), *texts.in_tables(TABLES)]:
        if text.asserted:
            yield text.file, text.words


def marked(text: str) -> str:
    """Return a Markdown text with a sign for each article that it names."""
    return re.sub(r"\{(?:un|budapest)\}`[^`<]*`", ARTICLE, text)


def concordance() -> list[dict[str, str]]:
    """Return the phrases that ``concordance_said.csv`` proves by rows of the concordance."""
    with CONCORDANCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reasons() -> list[dict[str, str]]:
    """Return the claims that hold, each with its file, phrase, reason and proof."""
    with REASONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
