"""The first time a page uses a term of the glossary, its definition opens beside it."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from hanoibook import data
from hanoibook.site import dependencies
from hanoibook.site.popovers.popover import PLAIN_PLACES, MarkedNode

AMBIGUOUS = {"article", "chapter", "convention", "protocol", "treaty", "forecast", "privacy"}
UNMARKED_PLACES = (*PLAIN_PLACES, MarkedNode, nodes.literal, nodes.emphasis, nodes.strong, nodes.table, nodes.raw)
UNMARKED_PAGES = ("index", "search", "reference/glossary", "reference/tables/")


def mark_terms(app: Sphinx, document: nodes.document) -> None:
    """Put pop-overs on the first use of each term in the prose of a page."""
    if app.env.docname.startswith(UNMARKED_PAGES):
        return
    with data.recording() as tables:
        pattern, terms = _pattern(), _terms()
    dependencies.note(app.env, tables)
    seen: set[str] = set()
    for text in [node for node in document.findall(nodes.Text) if _is_prose(node)]:
        parts = _marked(app, text.astext(), pattern, terms, seen)
        if len(parts) > 1:
            text.parent.replace(text, parts)


def _marked(
    app: Sphinx, words: str, pattern: re.Pattern[str], terms: dict[str, Any], seen: set[str]
) -> list[nodes.Node]:
    parts: list[nodes.Node] = []
    end = 0
    for found in pattern.finditer(words):
        term = terms[_key(found[0])] if _key(found[0]) in terms else terms[_key(found[0])[:-1]]
        if term["id"] in seen:
            continue
        seen.add(term["id"])
        node = MarkedNode("", found[0], template="term", before="", after="")
        node["content"] = {"term": term, "text": found[0]}
        node["id"] = f"hb-{app.env.new_serialno('hb-marked')}"
        parts += [nodes.Text(words[end : found.start()]), node]
        end = found.end()
    return [*parts, nodes.Text(words[end:])]


def _is_prose(text: nodes.Text) -> bool:
    place = text.parent
    paragraph = False
    while place is not None and not isinstance(place, nodes.section | nodes.document):
        if isinstance(place, UNMARKED_PLACES) or type(place).__name__ == "dropdown_title":
            return False
        paragraph = paragraph or isinstance(place, nodes.paragraph)
        place = place.parent
    return paragraph


@data.remembered
def _terms() -> dict[str, Any]:
    """Return the glossary's rows by each form of their term."""
    rows = data.load("glossary").to_dict(orient="records")
    return {form: row for row in rows if row["id"] not in AMBIGUOUS for form in forms(str(row["term"]))}


def forms(term: str) -> list[str]:
    """Return the forms in which a term may stand in prose; an abbreviation keeps its capitals.

    >>> forms("distributed denial of service (DDoS)")
    ['distributed denial of service', 'DDoS']
    >>> forms("affiliate (of a ransomware group)")
    ['affiliate']
    """
    found = re.fullmatch(r"(.+?)(?: \((.+)\))?", term)
    assert found is not None
    short = [found[2]] if found[2] and " " not in found[2] else []
    return [_key(found[1]), *short]


def _key(words: str) -> str:
    """Return words in lower case, an abbreviation as it stands."""
    return words if re.fullmatch(r"[A-Z][A-Za-z]*[A-Z]s?", words) else words.lower()


@data.remembered
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_terms(), key=len, reverse=True)
    options = "|".join(re.escape(form) if form != form.lower() else f"(?i:{re.escape(form)})" for form in longest_first)
    return re.compile(rf"(?<![\w-])(?:{options})s?(?![\w-])")
