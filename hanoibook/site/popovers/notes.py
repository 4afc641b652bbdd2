"""Pop-overs stand after the text: a browser without style then reads the text whole, and the notes behind it."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_NOTE = re.compile(r"<!--pop-->(.*?)<!--/pop-->", re.DOTALL)


def move_last(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None) -> None:
    """Move what templates marked as a pop-over to the end of the page's text."""
    body = context.get("body") or ""
    if found := _NOTE.findall(body):
        context["body"] = f'{_NOTE.sub("", body)}<div class="hb-pops">{"".join(found)}</div>'
