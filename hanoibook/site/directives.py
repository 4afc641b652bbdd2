"""What directives have in common: what they read is noted, what goes wrong is reported with page and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from hanoibook import data
from hanoibook.site import dependencies, render

Lists = Mapping[str, Callable[[str], dict[str, Any]]]


@contextmanager
def reading(directive: SphinxDirective) -> Iterator[None]:
    """Note what is read inside the ``with`` block as what the page rests on; whatever is raised names page and line."""
    asked = " ".join([directive.name, *map(repr, directive.arguments)])
    try:
        with data.recording() as names:
            yield
    except Exception as error:
        raise directive.error(f"{asked}: {type(error).__name__}: {error}") from error
    dependencies.note(directive.env, names)


class ListDirective(SphinxDirective):
    """Show a list by the name of the directive, as in ```` ```{claims-ledger} storm ````."""

    lists: ClassVar[Lists] = {}
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the list as HTML that search can read."""
        argument = self.arguments[0] if self.arguments else ""
        with reading(self):
            html = render.listing(self.name, self.lists[self.name](argument), "../" * self.env.docname.count("/"))
        return [nodes.raw("", html, format="html")]


def add_lists(app: Sphinx, lists: Lists) -> None:
    """Register a directive for each list of a room, by the names of its templates."""
    kind = type("RoomsLists", (ListDirective,), {"lists": lists})
    for name in lists:
        app.add_directive(name, kind)
