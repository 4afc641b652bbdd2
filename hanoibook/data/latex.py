"""Text for LaTeX and back: the characters that LaTeX takes for commands."""

from __future__ import annotations

import re

_WRITTEN = {
    **{one: f"\\{one}" for one in "&%$#_"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_READ = {written: one for one, written in _WRITTEN.items()}
_ANY_WRITTEN = "|".join(map(re.escape, _READ))


def escaped(text: str) -> str:
    r"""Return a text as LaTeX prints it.

    >>> escaped("5 % of $1 {net} ~")
    '5 \\% of \\$1 \\textbraceleft{}net\\textbraceright{} \\textasciitilde{}'
    """
    return re.sub("|".join(map(re.escape, _WRITTEN)), lambda found: _WRITTEN[found[0]], text)


def plain(text: str) -> str:
    r"""Return what LaTeX prints of a text; braces that only hold letters together are left out.

    >>> plain(r"{IC3}: 5\% of \$1")
    'IC3: 5% of $1'
    """
    return re.sub(rf"({_ANY_WRITTEN})|[{{}}]", lambda found: _READ.get(found[0], ""), text)


def bare(text: str) -> str | None:
    r"""Return the first character that stops LaTeX or vanishes in it, ``None`` if there is none.

    >>> bare("US$8 trillion"), bare(r"US\$8 trillion")
    ('$', None)
    """
    found = re.search(r"[&%$#_~^\\]", re.sub(_ANY_WRITTEN, "", text))
    return found[0] if found else None
