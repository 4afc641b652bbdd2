"""Fill the extension's HTML templates; every value is escaped."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from markupsafe import Markup, escape

from hanoibook import citing, templates, words
from hanoibook.words.text import fill

HERE = Path(str(files("hanoibook.site")))

_templates = templates.filled_from(FileSystemLoader([HERE / "templates", *sorted(HERE.glob("*/templates"))]))


def say_html(key: str, **values: object) -> Markup:
    """Say a sentence of the interface whose values are HTML already.

    >>> say_html("quiz.if", mistake=Markup("read <em>per year</em>"))
    Markup('If you read <em>per year</em>:')
    """
    return Markup(fill(escape(words.pattern(key)), {name: escape(value) for name, value in values.items()}))


_templates.globals.update(say=words.say, say_html=say_html, pattern=words.pattern, who=citing.who)
_templates.globals["discussed"] = "<!--discussed {}-->".format


def template(name: str, /, **shown: Any) -> str:
    """Fill a template of any room by its name."""
    return _templates.get_template(f"{name}.html").render(**shown)


def listing(name: str, content: dict[str, Any], root: str) -> str:
    """Fill a template with what is listed; ``root`` leads to the site's top."""
    return template(name, root=root, **content)


def attribute(text: str) -> str:
    """Return a text that can stand inside a quoted attribute.

    >>> attribute('5 > "4"')
    '5 &gt; &#34;4&#34;'
    """
    return str(escape(text))


def unfilled(key: str) -> str:
    """Return a sentence for a script to fill, for an attribute in a template that does not escape by itself."""
    return attribute(words.pattern(key))


def script_json(content: object) -> str:
    r"""Write JSON that is safe inside a ``<script>`` element.

    >>> script_json("</script><!-- &")
    '"\\u003c/script>\\u003c!-- &"'
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
