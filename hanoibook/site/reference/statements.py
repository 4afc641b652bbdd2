"""What the statements of the site compute: its licences, its corrections, the reach of its tests, where to report."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from hanoibook import charts, data, facts
from hanoibook.site import dependencies, render
from hanoibook.site.anchors import anchors
from hanoibook.site.frame import page as frame
from hanoibook.site.frame import reporting

Row = dict[str, Any]
CORRECTED = re.compile(r"\bcorrected: ", re.IGNORECASE)
KEY = "hb_late"
GENERATED = ("search", "404")


def licences(_: str) -> Row:
    """Return every table with the licences of our compilation and the kinds of source that its facts come from."""
    return {"tables": [_licence(name) for name in data.tables()], "others": len(_others(data.all_sources()))}


def _licence(table: str) -> Row:
    info = data.table_info(table)
    cited = {key for cell in data.load(table)["sources"] for key in data.split_list(cell)}
    kinds = Counter(data.all_sources()[key].kind for key in _others(cited))
    return {
        "name": table,
        "title": info["title"],
        "licences": info.get("licenses") or data.package()["licenses"],
        "kinds": [(kind, kinds[kind]) for kind in data.SOURCE_KINDS if kinds[kind]],
        "own": any(data.all_sources()[key].kind == "own" for key in cited),
    }


def _others(keys: Any) -> list[str]:
    return [key for key in keys if data.all_sources()[key].kind != "own"]


def corrections(_: str) -> Row:
    """Return every row whose note says what was corrected, with the words of the note."""
    return {"rows": [row for name in data.tables() for row in _corrected(name)]}


def _corrected(table: str) -> list[Row]:
    rows = data.load(table)
    if "note" not in rows:
        return []
    notes = zip(anchors(table), rows["note"], strict=True)
    return [
        {"table": table, "title": data.table_info(table)["title"], "anchor": anchor, "words": note[found.end() :]}
        for anchor, note in notes
        if isinstance(note, str) and (found := CORRECTED.search(note))
    ]


class LateNode(nodes.General, nodes.Element):
    """Something that can be said only once all pages are read: ``name`` is the directive's."""


class LateDirective(SphinxDirective):
    """Say what depends on the whole site or on its settings, as in ```` ```{report-ways} ````."""

    def run(self) -> list[nodes.Node]:
        """Return the node that is filled when the page is written."""
        self.env.metadata[self.env.docname][KEY] = True
        return [LateNode(name=self.name)]


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have those pages written again where there are other pages, charts or facts than there were."""
    if not dependencies.news(env, KEY, (sorted(env.found_docs), charts.names(), facts.names())):
        return []
    return [page for page in env.found_docs if env.metadata[page].get(KEY)]


def visit_late(self: HTML5Translator, node: LateNode) -> None:
    """Write what the node's name asks for."""
    app, page = self.builder.app, self.builder.current_docname
    root = "../" * page.count("/")
    self.body.append(render.listing(node["name"], LATE[node["name"]](app, page), root))
    raise nodes.SkipNode


def report_ways(app: Sphinx, page: str) -> Row:
    """Return every way to report a mistake; none while no address is set."""
    return {"ways": reporting.desk(app.config).ways(frame.place(app, page))}


def tested_scope(app: Sphinx, _: str) -> Row:
    """Return how much there is to test: pages by kind, named charts, facts."""
    found = app.env.found_docs
    notebooks = sum(page.startswith("notebooks/") for page in found)
    return {
        "scope": [
            ("written", len(found) - notebooks),
            ("notebook", notebooks),
            ("table", len(data.tables())),
            ("generated", len(GENERATED)),
            ("chart", len(charts.names())),
            ("fact", len(facts.names())),
        ],
        "pages": len(found) + len(data.tables()) + len(GENERATED),
    }


LATE = {"report-ways": report_ways, "tested-scope": tested_scope}
