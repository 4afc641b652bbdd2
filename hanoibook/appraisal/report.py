"""The report on the question bank: a line for each measure, and the questions at fault below it."""

from __future__ import annotations

from hanoibook.appraisal.measures import Measure, measures
from hanoibook.questions import LEVELS, census, everything
from hanoibook.words import _

WIDTH = 64


def main() -> int:
    """Print the report; return 1 if a measure is out of its bound."""
    found = measures()
    print(_("Questions in the bank: {count}", count=len(everything())))
    for role, levels, total in census():
        print(f"  {role:8} {total:4}  " + ", ".join(f"{level} {levels[level]}" for level in LEVELS))
    for one in found:
        print(line(one))
    broken = sum(not one.holds for one in found)
    print(_("Measures: {count}; out of bounds: {broken}", count=len(found), broken=broken))
    return 1 if broken else 0


def line(one: Measure) -> str:
    """Return a measure in a line, and its cases below if it is broken."""
    sign = " " if one.holds else "!"
    cases = [] if one.holds else [f"      {case}" for case in one.cases]
    return "\n".join([f"{sign} {one.name:{WIDTH}} {one.found}  [{one.bound}]", *cases])
