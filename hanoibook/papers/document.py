"""Fill a template into one self-contained HTML document; every value is escaped."""

from __future__ import annotations

from typing import Any

from jinja2 import PackageLoader

from hanoibook import citing, data, templates
from hanoibook.palette import LIGHT
from hanoibook.words import say

_templates = templates.filled_from(PackageLoader("hanoibook.papers"))
_templates.globals.update(say=say, who=citing.who)


def document(template: str, title: str, **content: Any) -> str:
    """Return a document with its title and style inside, dated by the data."""
    return _templates.get_template(template).render(title=title, colours=LIGHT, as_of=data.as_of(), **content)
