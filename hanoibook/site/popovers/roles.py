"""The roles of the book: ``{fact}``, ``{claim}``, ``{un}``, ``{budapest}``, and the plain ``{read}`` and ``{said}``."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from hanoibook import claims, data, facts, treaties
from hanoibook.questions import wording
from hanoibook.site import dependencies
from hanoibook.site.popovers.popover import MarkedRole
from hanoibook.words import say


class FactRole(MarkedRole):
    """Print a fact by name, as in ``{fact}`ic3-losses-2025```."""

    template = "fact"

    def find(self, text: str) -> tuple[str, dict[str, Any]]:
        """Return the value and the fact."""
        fact = facts.get(text)
        return fact.text, {"fact": fact}


class ClaimRole(MarkedRole):
    """Name a claim of the essay with its verdict, as in ``{claim}`C18```."""

    template = "claim"

    def find(self, text: str) -> tuple[str, dict[str, Any]]:
        """Return the claim's number and verdict, and the claim."""
        claim = claims.get(text)
        return f"{claim.id}, {say(f'verdict.{claim.verdict}')}", {"claim": claim}


class PlainRole(SphinxRole):
    """Print words that are made elsewhere.

    ``{read}`un-ratifications``` says when a standing was last read, ``{said}`texts-read``` is a sentence that many
    places share.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the words, or an error that names page and line."""
        try:
            with data.recording() as tables:
                words = wording.plain(f"{{{self.name}}}`{self.text.strip()}`")
        except Exception as error:
            reason = error.args[0] if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
            message = self.inliner.reporter.error(f"{self.name} {self.text!r}: {reason}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        dependencies.note(self.env, tables)
        return [nodes.Text(words)], []


class ArticleRole(MarkedRole):
    """Name an article of a treaty, as in ``{un}`25``` or, with a paragraph, ``{un}`24(4)```.

    ``{un}`the article on preservation <25>``` prints words of the author's own.
    """

    template = "article"

    def __init__(self, treaty: str) -> None:
        self.treaty = treaty

    def find(self, text: str) -> tuple[str, dict[str, Any]]:
        """Return the words to print, the article and the other treaty's counterparts."""
        shown, number = _parts(text)
        content = {
            "treaty": self.treaty,
            "article": treaties.article(self.treaty, number),
            "counterparts": _counterparts(self.treaty, number),
            "text": shown,
        }
        return shown, content


def _parts(text: str) -> tuple[str, int]:
    found = re.fullmatch(r"(?:(?P<words>.+?)\s*<)?(?P<place>(?P<number>\d+)(?:\([\w]+\))*)>?", text)
    if not found or ("<" in text) != text.endswith(">"):
        raise ValueError("write a number as in 25, 24(4) or words <25>")
    return found["words"] or say("article.short", number=found["place"]), int(found["number"])


@data.remembered
def _counterparts(treaty: str, number: int) -> list[dict[str, str]]:
    return [_counterpart(treaty, row) for row in treaties.counterparts(treaty, number).to_dict(orient="records")]


def _counterpart(treaty: str, row: dict[str, Any]) -> dict[str, str]:
    other = "budapest" if treaty == "un" else "un"
    number = row[f"{other}_article"]
    name = "" if number is None or number != number else _name(other, number)
    return {"relation": row["relation"], "name": name}


def _name(treaty: str, number: Any) -> str:
    title = treaties.article(treaty, int(number))["title"]
    return f"{say(f'article.name.{treaty}', number=int(number))}, {title}"
