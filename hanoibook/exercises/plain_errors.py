"""Show what goes wrong in a cell of a notebook as one sentence, without a traceback."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any

from hanoibook.data import DataError
from hanoibook.exercises import checking
from hanoibook.exercises.exercise import Choice
from hanoibook.words import _, plain, say


def plain_errors() -> None:
    """Have the running notebook print an error as one sentence; outside a notebook do nothing.

    The traceback is kept for whoever wants it: ``%tb`` in a cell shows it.
    """
    shell = sys.modules.get("IPython") and sys.modules["IPython"].get_ipython()
    if shell:
        shell.set_custom_exc((Exception,), _print_sentence)


def sentence(error: BaseException) -> str:
    """Return what to tell a learner about an error.

    >>> sentence(ZeroDivisionError("division by zero"))
    'The cell divides by nought. Check the number below the line of the division.'
    """
    for kind, tell in _SENTENCES.items():
        if isinstance(error, kind):
            return tell(error)
    reason = " ".join(str(error).split())[:160] or type(error).__name__
    return _("The cell stopped: {reason}. Check what you changed, or undo it with Ctrl and Z.", reason=reason)


def _on_name(error: Any) -> str:
    name = str(error.name)
    if name == "answer":
        return _("Nothing is called answer yet. Begin the line with: answer =")
    if _is_a_word_to_choose(name):
        return _('A word needs quotation marks around it: "{name}".', name=name)
    return _(
        "The name {name} is not known here. A word needs quotation marks around it; a name from above needs its "
        "cell run first (Run, Run All Cells).",
        name=name,
    )


def _is_a_word_to_choose(name: str) -> bool:
    choices = [one for one in checking.EXERCISES.values() if isinstance(one, Choice)]
    return any(plain(name) in {plain(word).split()[0] for word in (*one.options(), *one.others)} for one in choices)


def _on_syntax(error: Any) -> str:
    line, reason = str(error.text or "").strip(), str(error.msg or "")
    if "unterminated" in reason or line.count('"') % 2:
        return _("A quotation mark is missing: a word needs one before it and one after it.")
    if isinstance(error, IndentationError):
        return _("A line begins with spaces that do not belong there, or lacks some. Undo the change with Ctrl and Z.")
    typed = re.match(r"\w+\s*=\s*(.*?)\s*(#.*)?$", line)
    if typed and not typed[1]:
        return _("Nothing stands after the sign =. Write your answer there, or None.")
    if typed and re.match(r"[-+\d.,$€₫]|USD|VND", typed[1]):
        return _(
            "Write a number with digits only: no commas, spaces or signs such as % or $, a full stop before decimals."
        )
    if typed and re.fullmatch(r"[^\W\d]+( [^\W\d]+)+", typed[1]):
        return _('Words need quotation marks around them: "{words}".', words=typed[1])
    return _("Python cannot read this line: {line}. Check brackets, commas and quotation marks.", line=line[:80])


def _on_missing(error: Any) -> str:
    return _("There is no row or column called {name}. Compare with the names in the table above.", name=error)


_SENTENCES: dict[type[BaseException], Callable[[Any], str]] = {
    DataError: lambda error: say("exercise.data_error", fault=error),
    NameError: _on_name,
    SyntaxError: _on_syntax,
    ZeroDivisionError: lambda error: _("The cell divides by nought. Check the number below the line of the division."),
    KeyError: _on_missing,
    TypeError: lambda error: _(
        "The cell computes with things that do not go together, such as a word and a number, or leaves something out. "
        "Check quotation marks, brackets and commas."
    ),
    AttributeError: lambda error: _(
        "A name after a full stop is not known: {name}. Check its spelling.", name=error.name
    ),
}


def _print_sentence(
    shell: Any,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> list[str]:
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace  # for %tb
    told = sentence(error)
    print(told)
    return [told]
