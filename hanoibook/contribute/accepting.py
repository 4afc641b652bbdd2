"""``python -m hanoibook accept WHY``: see which cells changed, and say why they did."""

from __future__ import annotations

import argparse
import sys

from hanoibook import data
from hanoibook.contribute.asking import Stopped, Talk
from hanoibook.words import say

SHOWN = 40


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to a command line."""
    command = commands.add_parser("accept", help=say("accept.help"))
    command.add_argument("why", nargs="?", default="", metavar="WHY", help=say("accept.help_why"))
    command.add_argument("--yes", action="store_true", help=say("accept.help_yes"))


def run(chosen: argparse.Namespace) -> int:
    """Show every changed cell and, if that is wanted, write the reason; returns 0 when nothing is left unsaid."""
    try:
        return _lead(Talk({}, None if chosen.yes else input), chosen.why)
    except (Stopped, data.DataError) as error:
        print(error, file=sys.stderr)
        return 1


def _lead(talk: Talk, why: str) -> int:
    found = list(data.accepted.changes())
    if not found:
        talk.tell(say("accept.none"))
        return 0
    talk.tell(*(f"{change.place}: {change.said}" for change in found[:SHOWN]))
    if found[SHOWN:]:
        talk.tell(say("add.rest", count=len(found) - SHOWN))
    if not talk.alone and not talk.agrees(say("accept.all_meant", count=len(found))):
        raise Stopped(say("add.nothing"))
    data.accepted.accept(found, reason(talk, why))
    talk.tell(say("accept.written", file=data.accepted.CORRECTIONS))
    return 0


def reason(talk: Talk, given: str) -> str:
    """Return why cells changed, as given or as asked for; raises :class:`Stopped` if nobody says it."""

    def check(answer: str) -> None:
        if not answer.strip():
            raise ValueError(say("accept.why"))

    talk.given |= {"because": given.strip()} if given.strip() else {}
    return talk.answer("because", "", check, lambda _: False)
