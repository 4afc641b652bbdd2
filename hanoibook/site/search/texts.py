"""The sections of a page as plain text, cut from its HTML.

Left out is what is no text to be found: pop-overs, tables of charts, questions with their wrong answers, controls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

TOKEN = re.compile(r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>|[^<]+|<", re.DOTALL)
LEFT_OUT = re.compile(
    r'\bpopover(?![-\w])|\bhidden(?![-\w])|class="[^"]*\b(?:hb-data|hb-long|hb-quiz|hb-recall|hb-tools|hb-cite|'
    r"hb-filter|hb-used|headerlink|hb-hidden)\b"
)
LEFT_OUT_NAMES = ("script", "style", "svg", "template", "noscript", "select")
PLACE = re.compile(r'\bid="([^"]+)"')
BLOCKS = frozenset(
    (
        *("p", "li", "ul", "ol", "dl", "dt", "dd", "div", "section", "article", "figure", "figcaption", "br"),
        *("table", "tr", "td", "th", "h1", "h2", "h3", "h4", "summary", "details"),
    )
)
HEADINGS = ("h1", "h2", "h3", "h4", "dt")
STARTS = ("section", "dt", "li")
VOID = ("br", "img", "input", "hr", "wbr", "col", "source")


@dataclass
class Section:
    """A section: the place that a link leads to, its heading, its words."""

    place: str
    title: str = ""
    words: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the words with single spaces."""
        return _tidy(self.words)


def sections(html: str) -> list[tuple[str, str, str]]:
    """Return place, heading and text of each section of a page; the text before the first heading has no place.

    >>> sections('<section id="a"><h1>A &amp; B<a class="headerlink">#</a></h1><p>One <b>word</b>.</p></section>')
    [('a', 'A & B', 'One word.')]
    """
    cutter = _Cutter()
    for token in TOKEN.finditer(html):
        cutter.read(token)
    kept = ((one.place, one.title, one.text()) for one in cutter.found)
    return [one for one in kept if one[1] or one[2]]


class _Cutter:
    """Reads a page tag by tag and piece by piece of text."""

    def __init__(self) -> None:
        self.found = [Section("")]
        self.heading: list[str] | None = None  # the words of the heading that is being read
        self.left_out, self.depth = "", 0  # the element that is being left out, and how often it stands in itself

    def read(self, token: re.Match[str]) -> None:
        """Take the next tag, text or comment."""
        name, ends = token["name"], bool(token["end"])
        if self.left_out:
            if name == self.left_out:
                self.depth += -1 if ends else 1
                self.left_out = self.left_out if self.depth else ""
        elif name and not ends and name not in VOID and _is_left_out(name, token["attributes"]):
            self.left_out, self.depth = name, 1
        elif name:
            self._tag(name, ends, token["attributes"])
        elif not token[0].startswith("<!--"):
            self._say(token[0])

    def _tag(self, name: str, ends: bool, attributes: str) -> None:
        if name in STARTS and not ends and (place := PLACE.search(attributes)):
            self.found.append(Section(place[1]))
        if name in HEADINGS:
            self._head(ends)
        elif name in BLOCKS:
            self._say(" ")

    def _say(self, words: str) -> None:
        (self.found[-1].words if self.heading is None else self.heading).append(words)

    def _head(self, ends: bool) -> None:
        """Begin a heading, or end it: the first of a section is its title, a further one belongs to its words."""
        if not ends:
            self.heading = []
            return
        words, self.heading = _tidy(self.heading or []), None
        if self.found[-1].title or self.found[-1].text():
            self._say(f" {words} ")
        else:
            self.found[-1].title = words


def _is_left_out(name: str, attributes: str) -> bool:
    return name in LEFT_OUT_NAMES or bool(attributes and LEFT_OUT.search(attributes))


def _tidy(words: list[str]) -> str:
    return " ".join(unescape("".join(words)).split())
