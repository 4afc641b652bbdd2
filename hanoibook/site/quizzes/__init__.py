"""Questions on a page."""

from __future__ import annotations

from sphinx.application import Sphinx

from hanoibook.site.quizzes import quiz


def setup(app: Sphinx) -> None:
    """Register the directives that ask."""
    for name in quiz.ROLES:
        app.add_directive(name, quiz.QuizDirective)
