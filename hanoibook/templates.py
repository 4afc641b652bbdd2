"""Templates for pages, papers and slides: every value is escaped, and a name that is not given is an error."""

from __future__ import annotations

from jinja2 import BaseLoader, Environment, StrictUndefined


def filled_from(loader: BaseLoader) -> Environment:
    """Return an environment for the templates that a loader finds.

    >>> from jinja2 import DictLoader
    >>> filled_from(DictLoader({"p": "<p>{{ words }}</p>"})).get_template("p").render(words="<b>")
    '<p>&lt;b&gt;</p>'
    """
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
