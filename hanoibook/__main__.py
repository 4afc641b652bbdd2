"""``python -m hanoibook facts`` lists the facts that prose may state; ``explain NAME`` shows where one comes from."""

from __future__ import annotations

import argparse
import sys

from hanoibook import data, facts
from hanoibook.words import show


def main() -> int:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m hanoibook")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("facts", help="list every fact with value, date, grade and sources")
    explain = commands.add_parser("explain", help="show the rows and sources behind one fact")
    explain.add_argument("name")
    chosen = parser.parse_args()
    return _list() if chosen.command == "facts" else _explain(chosen.name)


def _list() -> int:
    for name in facts.names():
        fact = facts.get(name)
        print(f"{name}: {fact.text} ({fact.unit}), {fact.as_of}, grade {fact.grade}, {';'.join(fact.sources)}")
    return 0


def _explain(name: str) -> int:
    try:
        fact = facts.get(name)
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    print(f"{fact.name} = {fact.text} ({fact.value!r} {fact.unit})\n{fact.meaning}")
    for figure in fact.figures:
        print(
            f"  from {figure.table} row {figure.row}: {show(figure.written or figure.value, figure.unit)}"
            f" for {figure.year}, published {figure.published or 'no date'}, grade {figure.grade}, {figure.sources}"
        )
    print(f"  how: {fact.how}")
    for source in data.sources(";".join(fact.sources)):
        print(f"  {source.key}: {source.publisher}, {source.title}, {source.date or 'no date'}, {source.url}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
