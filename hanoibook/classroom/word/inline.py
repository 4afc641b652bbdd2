"""What stands in a line: words in bold and italics, links, boxes to tick, places to write."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from bs4 import Tag
from bs4.element import NavigableString
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from hanoibook.classroom.word.styles import colour

BOX, BLANK = "\u2610\u00a0", "______ "
PUNCTUATION = (",", ".", ";", ":", ")")
SPACE = re.compile(r"[ \t\r\n]+")  # what HTML runs together; a no-break space stays


class Dress(NamedTuple):
    """How words look."""

    bold: bool = False
    italic: bool = False
    small: bool = False


PLAIN = Dress()


def write(paragraph: Any, node: Tag | NavigableString, dress: Dress = PLAIN) -> None:
    """Write what stands in a line into a paragraph."""
    if isinstance(node, NavigableString):
        if type(node) is NavigableString:
            _run(paragraph, SPACE.sub(" ", str(node)), dress)
        return
    classes = set(node.get("class") or [])
    if node.name in ("script", "style", "svg") or classes & {"headerlink", "hb-pop", "hb-hidden", "hb-lines"}:
        return
    if classes & {"hb-pick-box", "box"}:
        _run(paragraph, BOX, dress)
    elif "blank" in classes:
        _run(paragraph, BLANK, dress)
    elif node.name == "br":
        paragraph.add_run().add_break()
    elif node.name == "a" and str(node.get("href", "")).startswith(("https:", "http:")):
        _link(paragraph, SPACE.sub(" ", node.get_text()), str(node["href"]))
    else:
        _inside(paragraph, node, _dressed(node, classes, dress))
        if "hb-pick" in classes:
            _run(paragraph, "   ", dress)


def trim(paragraph: Any) -> None:
    """Take the spaces at both ends of a paragraph away."""
    runs = [run for run in paragraph.runs if run.text]
    if runs and paragraph._p.find(qn("w:hyperlink")) is None:
        runs[0].text = runs[0].text.lstrip(" ")
        runs[-1].text = runs[-1].text.rstrip(" ")


def _inside(paragraph: Any, node: Tag, dress: Dress) -> None:
    for child in node.children:
        if isinstance(child, Tag | NavigableString):
            write(paragraph, child, dress)


def _dressed(node: Tag, classes: set[str], dress: Dress) -> Dress:
    if node.name in ("strong", "b") or classes & {"hb-letter"}:
        return dress._replace(bold=True)
    if node.name in ("em", "i"):
        return dress._replace(italic=True)
    return dress._replace(small=True) if classes & {"hb-ask", "small", "hb-sheet-sources"} else dress


def _run(paragraph: Any, text: str, dress: Dress) -> None:
    before = paragraph._p.xpath(".//w:r[last()]/*[last()]")[-1:]
    if before and (before[0].tag == qn("w:br") or (before[0].text or "").endswith(" ")):
        text = text.lstrip(" ")
    if before and before[0].tag == qn("w:t") and text[:1] in PUNCTUATION:
        before[0].text = before[0].text.rstrip(" ")
    if not text:
        return
    run = paragraph.add_run(text)
    run.bold, run.italic = dress.bold or None, dress.italic or None
    if dress.small:
        run.font.color.rgb = colour("muted")


def _link(paragraph: Any, text: str, address: str) -> None:
    """Write a link that can be followed; python-docx has no words for it yet."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.color.rgb, run.underline = colour("un"), True
    link.append(run._r)
    paragraph._p.append(link)
