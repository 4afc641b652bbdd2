"""Which marked words of a page show their mark, which keep it until they are pointed at, and which share a pop-over.

A page would shout if every figure were underlined. A claim always shows its sign. Of the rest a value, an article or a
term shows its mark where it stands first on the page and first in its paragraph, a section at a time, until the page
has as many marks as a reader bears. What stays quiet opens all the same, by pointer, keyboard or tap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from hanoibook.site.popovers.popover import MarkedNode, in_plain_place

MOST = 25  # marks that show on a page, signs of claims included
FEWEST = 8  # marks that show beside the signs, however many claims a page names
KINDS = ("fact", "term", "article")  # in this order in each round


def settle(app: Sphinx, document: nodes.document) -> None:
    """Give each marked word its pop-over, the first one's of its subject, and tell whether its mark shows."""
    words = [node for node in document.findall(MarkedNode) if not in_plain_place(node)]
    first: dict[str, MarkedNode] = {}
    for node in words:
        node["pop"] = first.setdefault(subject(node), node)["id"]
        node["quiet"] = node["template"] != "claim"
        node["bracketed"] = node["template"] == "claim" and _in_brackets(node)
    claims = sum(node["template"] == "claim" for node in words)
    for node in _in_turn(list(first.values()))[: max(FEWEST, MOST - claims)]:
        node["quiet"] = False


def name_boxes(app: Sphinx, document: nodes.document) -> None:
    """Name boxes so that reader views count them as text, which leave out a box of many links otherwise."""
    for box in document.findall(nodes.Admonition):
        box["classes"].append("hb-text")


def subject(node: MarkedNode) -> str:
    """Return what the words are about: those about the same share a pop-over."""
    content = node["content"]
    if node["template"] == "fact":
        return f"fact {content['fact'].name}"
    if node["template"] == "claim":
        return f"claim {content['claim'].id}"
    if node["template"] == "article":
        return f"{content['treaty']} {content['article']['article']}"
    return f"term {content['term']['id']}"


def _in_turn(words: list[MarkedNode]) -> list[MarkedNode]:
    """Return the words that may show a mark: the first of every section, then the second of each, and so on."""
    counted: Counter[tuple[int, str]] = Counter()
    ranked = []
    for place, node in enumerate(_first_of_each_paragraph(words)):
        kind, section = node["template"], id(_above(node, nodes.section))
        ranked.append((counted[section, kind], KINDS.index(kind), place, node))
        counted[section, kind] += 1
    return [node for *_, node in sorted(ranked, key=lambda one: one[:3])]


def _first_of_each_paragraph(words: list[MarkedNode]) -> Iterator[MarkedNode]:
    seen = set()
    for node in words:
        paragraph = id(_above(node, nodes.paragraph))
        if node["template"] in KINDS and (node["template"], paragraph) not in seen:
            seen.add((node["template"], paragraph))
            yield node


def _above(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Node | None:
    place = node.parent
    while place is not None and not isinstance(place, kind):
        place = place.parent
    return place


def _in_brackets(node: MarkedNode) -> bool:
    """Tell whether a bracket that was opened before the words is still open there."""
    before: str = "".join(one.astext() for one in node.parent.children[: node.parent.index(node)]) + node["before"]
    return before.rfind("(") > before.rfind(")")
