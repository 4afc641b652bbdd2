"""Questions and answers at the terminal, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hanoibook import data
from hanoibook.contribute import registry
from hanoibook.words import fold, say

EMPTY = "-"  # what a contributor types for a cell that stays empty


class Stopped(Exception):
    """The contributor ended the conversation, or there is nobody to answer."""


class Talk:
    """A conversation: what was set on the command line is taken from there, the rest is asked for."""

    def __init__(self, given: Mapping[str, str], ask: Callable[[str], str] | None) -> None:
        """Take the answers given beforehand; without ``ask`` nobody can answer, and a wrong answer ends it."""
        self.given = dict(given)
        self._ask = ask

    @property
    def alone(self) -> bool:
        """Whether nobody can be asked."""
        return self._ask is None

    def tell(self, *lines: str) -> None:
        """Print lines."""
        print("\n".join(lines), flush=True)

    def ask(self, prompt: str) -> str:
        """Return what the contributor types; raises :class:`Stopped` at the end of input."""
        if self._ask is None:
            raise Stopped(say("add.nobody", question=prompt))
        try:
            return self._ask(f"{prompt} ").strip()
        except EOFError:
            raise Stopped(say("add.nothing")) from None

    def agrees(self, prompt: str) -> bool:
        """Ask a question for yes or no; where nobody can be asked, the answer is no."""
        return not self.alone and fold(self.ask(f"{prompt} ({say('yes')}/{say('no')})")) in ("y", fold(say("yes")))

    def answer(self, name: str, default: str, check: Callable[[str], None], repair: Callable[[str], bool]) -> str:
        """Return the first answer that passes ``check``, which raises :class:`ValueError` with a sentence.

        ``repair`` may remove the reason for which an answer was refused, such as a source that is not listed yet.
        Raises :class:`Stopped` if nobody can be asked for a better answer.
        """
        answer = self.given.pop(name, None)
        while True:
            if answer is None:
                shown = f"{name} [{default}]:" if default else f"{name}:"
                answer = default if self.alone else self._typed(shown, default)
            try:
                check(answer)
            except ValueError as error:
                if self.alone:
                    raise Stopped(f"{name}: {error}") from None
                self.tell(f"  {error}")
                answer = answer if repair(answer) else None
                continue
            return answer

    def _typed(self, shown: str, default: str) -> str:
        typed = self.ask(shown)
        return default if typed == "" else "" if typed == EMPTY else typed


def cell(talk: Talk, table: str, column: str, row: Mapping[str, str], default: str, example: str) -> str:
    """Ask for one cell of a row whose cells so far are ``row``; every rule of the loader is applied at once."""
    field = _field(table, column)
    if column not in talk.given and not talk.alone:
        talk.tell("", *_about(field, example))

    def check(answer: str) -> None:
        data.check_cell(table, column, {**row, column: answer})

    return talk.answer(column, default, check, lambda answer: _repaired(talk, field, answer))


def source(talk: Talk, key: str = "") -> str:
    """Ask for a new entry of ``sources.bib``, write it and return its key."""
    if not key:
        key = talk.answer("key", "", registry.check_key, _never)
    fields = {}
    for name in registry.FIELDS:
        if name not in talk.given and not talk.alone:
            talk.tell("", say(f"add.source.{name}"))
        default = "en" if name == "langid" else ""
        fields[name] = talk.answer(name, default, partial(registry.check_field, name), _never)
    talk.tell("", registry.add(key, fields).rstrip())
    return key


def _never(_: str) -> bool:
    return False


def _about(field: dict[str, Any], example: str) -> list[str]:
    rules = field.get("constraints", {})
    unit = f", {field['unit']}" if field.get("unit") else ""
    needed = say("add.needed") if rules.get("required") else say("add.optional", empty=EMPTY)
    lines = [f"{field['name']}: {field['description']}", f"  {_kind(field)}{unit}; {needed}"]
    if "enum" in rules:
        lines.append(f"  {say('add.one_of')}: {', '.join(rules['enum'])}")
    if example:
        lines.append(f"  {say('add.last_row')}: {example[:160]}")
    return lines


def _kind(field: dict[str, Any]) -> str:
    dated = "calendar" in field and field["type"] == "string"
    return say(f"add.type.{'date' if dated else 'keys' if 'references' in field else field['type']}")


def _repaired(talk: Talk, field: dict[str, Any], answer: str) -> bool:
    """Offer to add a source that is not listed yet, or to move the date of the data; say whether that was done."""
    if field.get("references") == "sources.bib":
        missing = [key for key in data.split_list(answer) if key not in data.all_sources()]
        return bool(missing) and all(_new_source(talk, key) for key in missing)
    if "calendar" in field and _is_later(answer) and talk.agrees(say("add.ask_clock", as_of=data.as_of())):
        return clock(talk)
    return False


def _new_source(talk: Talk, key: str) -> bool:
    try:
        registry.check_key(key)
    except ValueError:
        return False
    return talk.agrees(say("add.ask_source", key=key)) and bool(source(talk, key))


def _is_later(answer: str) -> bool:
    try:
        return data.earliest(answer) > data.latest(data.as_of())
    except ValueError:
        return False


def clock(talk: Talk) -> bool:
    """Ask for the day up to which all data were checked and move the date of the data there."""
    day = talk.ask(say("add.new_clock"))
    try:
        registry.move_clock(day)
    except ValueError as error:
        talk.tell(f"  {error}")
        return False
    return True


def _field(table: str, column: str) -> dict[str, Any]:
    schema = data.table_info(table)["schema"]
    found: dict[str, Any] = next(field for field in schema["fields"] if field["name"] == column)
    return found
