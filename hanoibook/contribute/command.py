"""``python -m hanoibook add TABLE`` and ``change TABLE KEY``: from questions to a row and what follows from it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from hanoibook import agreement, data
from hanoibook.contribute import accepting, asking, effects, registry, rows, state
from hanoibook.contribute.asking import Stopped, Talk
from hanoibook.contribute.draft import Draft, open_draft
from hanoibook.words import nearest, plain, say

NO_DEFAULT = ("sources", "note")  # and grades: nobody should pass them on from another row


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the two commands to a command line."""
    for name, help_text in (("add", say("add.help")), ("change", say("add.help_change"))):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("table", nargs="?", default="", metavar="TABLE")
        if name == "change":
            command.add_argument("key", nargs="?", default="", metavar="KEY")
        command.add_argument("--set", action="append", default=[], metavar="COLUMN=VALUE", help=say("add.help_set"))
        command.add_argument("--as-of", default="", metavar="DAY", help=say("add.help_clock"))
        command.add_argument("--because", default="", metavar="WHY", help=say("add.help_because"))
        command.add_argument("--yes", action="store_true", help=say("add.help_yes"))
        command.add_argument("--dry-run", action="store_true", help=say("add.help_dry"))


def run(chosen: argparse.Namespace) -> int:
    """Do what the command line asks; returns 0 when the change is written, or shown in a dry run."""
    try:
        talk = Talk(_given(chosen.set), None if chosen.yes else input)
        with open_draft() as draft:
            return _lead(talk, draft, chosen)
    except (Stopped, data.DataError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{say('add.nothing')}", file=sys.stderr)
        return 130


def _given(pairs: Iterable[str]) -> dict[str, str]:
    given = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise ValueError(say("add.bad_set", answer=repr(pair)))
        given[name] = value
    return given


def _lead(talk: Talk, draft: Draft, chosen: argparse.Namespace) -> int:
    table = _table(talk, chosen.table)
    if chosen.as_of:
        registry.move_clock(chosen.as_of)
    _refuse_strange(table, talk.given)
    if table == registry.NAME:
        asking.source(talk)
        _check(talk, table, "")
    else:
        key = _change(talk, table, chosen.key) if chosen.command == "change" else _add(talk, table)
        _check(talk, table, key)
        _say_why(talk, table, chosen.because or (say("add.dry") if chosen.dry_run else ""))
    return _finish(talk, draft, dry=chosen.dry_run)


def _table(talk: Talk, name: str) -> str:
    """Return the table that was named, or ask for one."""
    known = [*data.tables(), registry.NAME]
    if not name and not talk.alone:
        talk.tell(say("add.tables"), *(f"  {one}: {_title(one)}" for one in known))
    named = {plain(one): one for one in known}
    while plain(name) not in named:
        if name:
            talk.tell(say("add.no_table", table=repr(name)), *_meant(name, known))
        name = talk.ask(say("add.which_table"))
    return named[plain(name)]


def _meant(name: str, known: Iterable[str]) -> list[str]:
    meant = nearest(name, known)
    return [say("command.meant", name=meant)] if meant else []


def _title(table: str) -> str:
    return say("add.registry") if table == registry.NAME else str(data.table_info(table)["title"])


def _refuse_strange(table: str, given: dict[str, str]) -> None:
    known = ["key", *registry.FIELDS] if table == registry.NAME else rows.columns(table)
    for name in given:
        if name not in known:
            raise ValueError(say("add.no_column", table=table, column=repr(name), columns=", ".join(known)))


def _add(talk: Talk, table: str) -> str:
    """Ask for a new row, write it, and return its key."""
    every = rows.lines(table)
    last = every[-1].cells
    row: dict[str, str] = {}
    talk.tell(say("add.start", title=_title(table), file=data.file_of(table), empty=asking.EMPTY))
    for name in rows.columns(table):
        row[name] = asking.cell(talk, table, name, row, _default(talk, table, name, last), last[name])
        there = _taken(table, row, every)
        if there:
            _refuse_twice(talk, table, there)
            return _correct(talk, table, there)
    _recheck(talk, table, row)
    talk.tell("", say("add.row"), rows.append(table, row).rstrip("\r\n"))
    return rows.key_of(table, row)


def _default(talk: Talk, table: str, name: str, last: dict[str, str]) -> str:
    """Return what Enter stands for: the last row's word in a column with few words, else nothing."""
    field = next(field for field in data.table_info(table)["schema"]["fields"] if field["name"] == name)
    rules = field.get("constraints", {})
    few = field["type"] == "boolean" or "enum" in rules
    passed_on = few and rules.get("required") and "grade" not in name and name not in NO_DEFAULT
    return last[name] if passed_on and not talk.alone else ""


def _taken(table: str, row: dict[str, str], every: list[rows.Line]) -> rows.Line | None:
    """Return the row that has the key of a new one already, as soon as the new one's key is complete."""
    parts = data.table_info(table)["schema"]["primaryKey"]
    if not all(part in row for part in parts):
        return None
    return next((line for line in every if all(line.cells[part] == row[part] for part in parts)), None)


def _refuse_twice(talk: Talk, table: str, there: rows.Line) -> None:
    """Offer to change the row that is there; raises :class:`Stopped` if that is not wanted."""
    key = rows.key_of(table, there.cells)
    if not talk.agrees(say("add.taken", key=key, file=data.file_of(table), row=there.number)):
        raise Stopped(say("add.change_instead", table=table, key=key))


def _change(talk: Talk, table: str, key: str) -> str:
    while not key:
        key = talk.ask(say("add.which_row", columns=", ".join(data.table_info(table)["schema"]["primaryKey"])))
    return _correct(talk, table, rows.find(table, key))


def _correct(talk: Talk, table: str, line: rows.Line) -> str:
    """Ask which columns of a row to change, write the row with its new cells, and return its key."""
    row = dict(line.cells)
    talk.tell(say("add.there", file=data.file_of(table), row=line.number), *_shown(row))
    names = [name for name in rows.columns(table) if name in talk.given] or _chosen(talk, rows.columns(table))
    for name in names:
        row[name] = asking.cell(talk, table, name, row, row[name], "")
    _recheck(talk, table, row)
    rows.replace(table, line, row)
    talk.tell("", say("add.changed"), *_differences(line.cells, row))
    return rows.key_of(table, row)


def _shown(row: dict[str, str]) -> list[str]:
    return [f"  {name}: {text}" for name, text in row.items() if text]


def _differences(old: dict[str, str], new: dict[str, str]) -> list[str]:
    shown = [
        f"  {name}: {old[name] or say('add.blank')} -> {new[name] or say('add.blank')}"
        for name in old
        if old[name] != new[name]
    ]
    return shown or [f"  {say('add.same')}"]


def _chosen(talk: Talk, known: list[str]) -> list[str]:
    while True:
        typed = talk.ask(say("add.which_columns")).replace(",", " ").split()
        strange = [name for name in typed if name not in known]
        if typed and not strange:
            return [name for name in known if name in typed]
        talk.tell(say("add.columns", columns=", ".join(known)))


def _recheck(talk: Talk, table: str, row: dict[str, str]) -> None:
    """Check every cell once more in the light of the whole row, and ask again for what does not fit."""
    for name in rows.columns(table):
        try:
            data.check_cell(table, name, row)
        except ValueError as error:
            if talk.alone:
                raise Stopped(f"{name}: {error}") from None
            talk.tell("", f"{name}: {error}")
            row[name] = asking.cell(talk, table, name, row, row[name], "")


def _check(talk: Talk, table: str, key: str) -> None:
    """Check the draft by every rule of all tables, and offer to correct the row until it keeps them."""
    while True:
        try:
            agreement.check_rules()
            return
        except data.DataError as error:
            broken = say("add.broken", fault=error)
        if talk.alone or not key:
            raise Stopped(broken)
        talk.tell("", broken)
        if not talk.agrees(say("add.correct")):
            raise Stopped(say("add.nothing"))
        key = _correct(talk, table, rows.find(table, key))


def _say_why(talk: Talk, table: str, because: str) -> None:
    """Write the reason why cells of the table changed; a new row needs none."""
    changed = [change for change in data.accepted.changes() if change.table == table]
    if changed:
        data.accepted.accept(changed, accepting.reason(talk, because))
        data.forget()


def _finish(talk: Talk, draft: Draft, dry: bool) -> int:
    """Judge the draft, show what follows from it and, if that is wanted, put it in place."""
    changed = sorted(draft.changed())
    if not changed:
        talk.tell(say("add.same"))
        return 0
    talk.tell("", say("add.checking"))
    before, after = state.of_folders(draft.real, draft.copy)
    if before.faults or after.faults:
        fault = [*before.faults, *after.faults][0]
        raise Stopped(say("add.broken_before" if before.faults else "add.broken", fault=fault))
    talk.tell(say("add.effects"), *effects.report(before, after, changed, _pages(draft)))
    if dry:
        talk.tell("", say("add.dry"))
        return 0
    if not talk.alone and not talk.agrees(say("add.write")):
        raise Stopped(say("add.nothing"))
    draft.put_in_place()
    talk.tell("", say("add.done"))
    return 0


def _pages(draft: Draft) -> Path:
    """Return the folder with the pages: beside the data, or this checkout's own."""
    beside = draft.real.parent
    return beside if (beside / "book").is_dir() else state.ROOT
