"""From the text of a cell to a typed value, or a reason why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from hanoibook.data import dates

LONGEST_CELL = 5_000
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")  # breaks, turns, marks
_MISSING = {  # what readers of tables take for an empty cell or for no number, in any case
    *("na", "n/a", "nan", "-nan", "nat", "null", "nil", "none", "<na>", "#n/a", "#n/a n/a", "#na", r"\n"),
    *("1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan", "inf", "-inf"),
}
_WORD_NONE = "none"  # a code of several columns, which readers take for the word it is
_DRESSED = "\u2026\u2212\u00ad\u200b\u2060\u201a\u201e\u2032\u2033"  # points, minus, breaks, low quotes, primes
_SHEET_ERROR = re.compile(
    r"#(NAME|REF|VALUE|DIV/0|NUM|NULL|SPILL|CALC|FIELD|GETTING_DATA)[!?]?|(Err|Fehler):\d+|#+", re.I
)


def value(cell: str, field: dict[str, Any]) -> Any:
    """Return a cell as the type of its field, ``None`` if it is empty.

    Raises :class:`ValueError` with what is wrong and the remedy.

    >>> value("12", {"type": "integer"}), value("yes", {"type": "boolean"})
    (12, True)
    """
    rules = field.get("constraints", {})
    if cell == "":
        if rules.get("required"):
            raise ValueError("is empty. This column needs a value.")
        return None
    _check_text(cell)
    converted = _CONVERTERS[field["type"]](cell)
    _check_rules(cell, converted, rules)
    if "calendar" in field:
        dates.earliest(cell)
    return converted


def _check_rules(cell: str, converted: Any, rules: dict[str, Any]) -> None:
    if "enum" in rules and cell not in rules["enum"]:
        raise ValueError(f"{cell[:40]!r} is not one of {', '.join(rules['enum'])}.")
    if "pattern" in rules and not re.fullmatch(rules["pattern"], cell):
        raise ValueError(f"{cell[:40]!r} is not written as this column needs it ({rules['pattern'][:200]}).")
    if "minimum" in rules and converted < rules["minimum"]:
        raise ValueError(f"{cell} is below {rules['minimum']}. Check the sign and the unit.")
    if "maximum" in rules and converted > rules["maximum"]:
        raise ValueError(f"{cell} is above {rules['maximum']}. Check the number and the unit.")


def _check_text(cell: str) -> None:
    if len(cell) > LONGEST_CELL:
        raise ValueError(f"holds {len(cell)} characters; at most {LONGEST_CELL} fit. Shorten it.")
    hidden = _HIDDEN.search(cell)
    if hidden:
        raise ValueError(f"holds a line break or an invisible sign (U+{ord(hidden[0]):04X}). Remove it.")
    if cell != cell.strip():
        raise ValueError(f"{cell[:40]!r} has spaces around it. Remove them.")
    _check_signs(cell)
    if cell[0] in "=@" or (cell[0] in "+-" and not re.fullmatch(r"[+-][\d.]+", cell)):
        raise ValueError(f"{cell[:40]!r} starts like a spreadsheet formula. Write the value itself.")


def _check_signs(cell: str) -> None:
    """Refuse what a spreadsheet leaves in a cell, or puts in the place of a plain sign."""
    if cell.casefold() in _MISSING and cell != _WORD_NONE:
        raise ValueError(f"{cell!r} reads as an empty cell in many programs. Leave it empty, or write a whole phrase.")
    if _SHEET_ERROR.fullmatch(cell):
        raise ValueError(f"{cell[:40]!r} is an error of a spreadsheet. Write the value itself.")
    for sign in re.findall(r"[^\x00-\x7f]", cell):
        if unicodedata.category(sign) in ("Zs", "Pi", "Pf", "Pd") or sign in _DRESSED:
            raise ValueError(
                f"{sign!r} (U+{ord(sign):04X}) is a sign that word processors put in the place of a plain one. "
                "Write a plain space, hyphen, quotation mark or three points."
            )


def _integer(cell: str) -> int:
    if not re.fullmatch(r"-?\d+", cell, re.ASCII):
        raise ValueError(f"{cell[:40]!r} is not a whole number. Write digits only, without separators.")
    if len(cell) > 18:
        raise ValueError(f"{cell[:40]} has more than 18 digits. Check the number and the unit.")
    return int(cell)


def _number(cell: str) -> float:
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII):
        raise ValueError(f"{cell[:40]!r} is not a number. Write digits and at most one decimal point.")
    if len(cell.split(".")[0]) > 18:
        raise ValueError(f"{cell[:40]} has more than 18 digits. Check the number and the unit.")
    return float(cell)


def _boolean(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell[:40]!r} is neither yes nor no.")
    return cell == "yes"


_CONVERTERS: dict[str, Callable[[str], Any]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "string": str,
}
