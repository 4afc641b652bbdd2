"""Questions on a page: answered by radio buttons, numbers and lists; without a script the answer is a folded part."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from markupsafe import Markup, escape
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from hanoibook import data, questions
from hanoibook.questions import Question
from hanoibook.site import dependencies, render
from hanoibook.site.directives import reading
from hanoibook.site.frame import glance
from hanoibook.site.frame.opening import Fold
from hanoibook.words import say

ROLES = {"quiz": ("check", "concept"), "recall": ("recall",)}


class QuizDirective(SphinxDirective):
    """Ask the questions of a page, as in ```` ```{quiz} convention/safeguards ````; ``{recall}`` asks its recall."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the questions as HTML."""
        with reading(self):
            asking = _asking(self.arguments[0], self.name, self.env)
        return [recall(self.env, self.arguments[0], asking)] if self.name == "recall" else [asking]


def recall_of(env: BuildEnvironment, page: str) -> Fold:
    """Return the recall questions on a page under one line, for the page that is read now."""
    with data.recording() as names:
        asking = _asking(page, "recall", env)
    dependencies.note(env, names)
    return recall(env, page, asking)


def recall(env: BuildEnvironment, about: str, asking: nodes.Node) -> Fold:
    """Return questions under one line that names the page asked about, if this site has it.

    A change of that page is a change of the one that asks.
    """
    page = next((one for one in env.found_docs if glance.name(one) == about), None)
    if page is not None:
        env.note_dependency(str(env.doc2path(page)))
    lead = nodes.raw("", render.listing("recall-lead", {}, ""), format="html")
    return Fold("", lead, asking, kind="recall", title="" if page else say("quiz.recall.unnamed"), page=page, of=about)


def _asking(page: str, directive: str, env: BuildEnvironment) -> nodes.Node:
    root = "../" * env.docname.count("/")
    content = [shown(one, root) for one in questions.of_page(page, *ROLES[directive])]
    return nodes.raw("", render.listing("quiz", {"questions": content}, root), format="html")


def shown(question: Question, root: str) -> dict[str, Any]:
    """Return a question as its template needs it; ``root`` leads to the site's top."""
    return {
        "q": question,
        "ask": marked(question.ask, root),
        "explain": marked(question.explain, root),
        "hint": marked(question.hint, root),
        "options": [
            {"o": one, "text": marked(one.text, root), "said": marked(one.feedback, root)} for one in question.options
        ],
        "mistakes": [(marked(text, root), marked(said, root)) for text, said in question.mistakes],
        "pairs": [(marked(pair.left, root), marked(pair.right, root)) for pair in question.pairs],
        "spare": [marked(spare, root) for spare in question.spare],
        "slips": [list(values) for values in question.slips],
        "choices": [(choice, questions.plain(choice)) for choice in question.choices],
        "steps": [(step, marked(step, root), question.items.index(step) + 1) for step in question.steps],
    }


def marked(text: str, root: str) -> Markup:
    """Return a text as HTML, articles and claims as links.

    >>> str(marked("See {un}`24(4)` & more", "../"))
    'See <a href="../reference/un-convention.html#article-24">article 24(4)</a> &amp; more'
    """
    return Markup("").join(_piece(piece, root) for piece in questions.pieces(text))


def _piece(piece: Any, root: str) -> Markup:
    if piece.kind in ("un", "budapest"):
        address = f"{root}reference/{piece.kind}-convention.html#article-{piece.name}"
    elif piece.kind == "claim":
        address = f"{root}reference/claims.html#{piece.name.lower()}"
    else:
        return escape(piece.words)
    return Markup('<a href="{}">{}</a>').format(address, piece.words)
