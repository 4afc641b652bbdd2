"""Commands for whoever reads, adds to or compares the data: facts, explain, add, change, accept, changes."""

from __future__ import annotations

import argparse
import sys

from hanoibook import citing, data, facts
from hanoibook.contribute import accepting, command, revisions
from hanoibook.words import nearest, plain, plain_where_needed, say, show


def main() -> int:
    """Print or do what the command line asks for."""
    plain_where_needed()
    parser = argparse.ArgumentParser(prog="python -m hanoibook")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("facts", help="list every fact with value, date, grade and sources")
    explain = commands.add_parser("explain", help="show the rows and sources behind one fact")
    explain.add_argument("name")
    command.register(commands)
    accepting.register(commands)
    changes = commands.add_parser("changes", help=say("changes.help"))
    changes.add_argument("first", metavar="REV1")
    changes.add_argument("second", metavar="REV2", nargs="?", default="")
    chosen = parser.parse_args()
    if chosen.command in ("add", "change"):
        return command.run(chosen)
    if chosen.command == "accept":
        return accepting.run(chosen)
    if chosen.command == "changes":
        return _changes(chosen.first, chosen.second)
    return _list() if chosen.command == "facts" else _explain(chosen.name)


def _changes(first: str, second: str) -> int:
    try:
        return revisions.show(first, second)
    except data.DataError as error:
        print(error, file=sys.stderr)
        return 1


def _list() -> int:
    for name in facts.names():
        fact = facts.get(name)
        print(f"{name}: {fact.text} ({fact.unit}), {fact.as_of}, grade {fact.grade}, {';'.join(fact.sources)}")
    return 0


def _explain(name: str) -> int:
    known = {plain(one): one for one in facts.names()}
    try:
        fact = facts.get(known.get(plain(name), name))
    except KeyError as error:
        meant = nearest(name, known.values())
        print(error.args[0], *[say("command.meant", name=meant)] * bool(meant), sep="\n", file=sys.stderr)
        return 1
    print(f"{fact.name} = {fact.text} ({fact.value!r} {fact.unit})\n{fact.meaning}")
    for figure in fact.figures:
        print(
            f"  from {figure.table} row {figure.row}: {show(figure.written or figure.value, figure.unit)}"
            f" for {figure.year}, published {figure.published or 'no date'}, grade {figure.grade}, {figure.sources}"
        )
    print(f"  how: {fact.how}")
    for source in data.sources(";".join(fact.sources)):
        print(f"  {source.key}: {citing.who(source)}, {source.title}, {source.date or 'no date'}, {source.url}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
