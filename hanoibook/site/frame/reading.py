"""What reader views keep: they take parts for advertisements by words in names, and folds for menus.

Readability, which Firefox uses, is the measure; addresses stay as they are.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_SUSPECT = re.compile(
    r"banner|breadcrumb|comment|community|extra|footer|gdpr|header|legend|menu|pager|pagination|popup|related|remark"
    r"|replies|rss|share|sidebar|social|sponsor|supplemental|widget|(^|-)ad-"
)
_NAMED = re.compile(r'<(?P<tag>section|li|dt|dd|div|p|tr)(?P<before>[^>]*?) id="(?P<id>[^"]+)"(?P<after>[^>]*)>')
_FIRST_CELL = re.compile(r"\s*<t[hd][^>]*>")
_SUMMARY = 'class="sd-summary-title sd-card-header'


def keep_parts(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None) -> None:
    """Rewrite the body of a page so that reader views keep all of it (event ``html-page-context``)."""
    if body := context.get("body"):
        context["body"] = kept(body)


def kept(body: str) -> str:
    """Return HTML in which no name of a part makes a reader view drop it: the name moves to an empty element inside.

    >>> kept('<dt id="extradition">Extradition</dt>')
    '<dt><span id="extradition"></span>Extradition</dt>'
    """
    body = body.replace(_SUMMARY, f"{_SUMMARY} hb-body")
    parts, end = [], 0
    for found in _NAMED.finditer(body):
        if _SUSPECT.search(found["id"]):
            opened = f"<{found['tag']}{found['before']}{found['after']}>"
            cell = _FIRST_CELL.match(body, found.end()) if found["tag"] == "tr" else None
            parts += [body[end : found.start()], opened, cell[0] if cell else "", f'<span id="{found["id"]}"></span>']
            end = cell.end() if cell else found.end()
    return "".join([*parts, body[end:]])
