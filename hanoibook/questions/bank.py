"""Read the question bank and refuse what cannot be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hanoibook import citing, claims, data, facts
from hanoibook.questions.slips import values
from hanoibook.questions.wording import mixed, plain
from hanoibook.words import _, say


@dataclass(frozen=True)
class Option:
    """An answer to choose, whether it is right, and what it overlooks."""

    text: str
    right: bool
    feedback: str
    misconception: str = ""


@dataclass(frozen=True)
class Pair:
    """Two things that belong together."""

    left: str
    right: str


@dataclass(frozen=True)
class Question:
    """One question; which of the last fields are filled follows from its ``kind``.

    ``options`` for ``choice``, ``source`` and ``verdict``; ``value``, ``tolerance`` (a share), ``unit``, ``hint``,
    ``mistakes`` and ``slips`` (the numbers to which each mistake leads) for ``numeric``; ``items`` in their right order
    for ``order``; ``pairs`` and ``spare`` (answers that belong to nothing) for ``match``. ``steps`` and ``choices`` are
    what a learner sees of the last two kinds. ``ask`` holds all that the question refers to.
    """

    id: str
    page: str
    objective: int
    kind: str
    role: str
    level: str
    ask: str
    explain: str
    options: tuple[Option, ...] = ()
    value: float | None = None
    shown: str = ""
    tolerance: float = 0.0
    unit: str = ""
    hint: str = ""
    mistakes: tuple[tuple[str, str], ...] = ()
    slips: tuple[tuple[float, ...], ...] = ()
    items: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    spare: tuple[str, ...] = ()
    claim: str = ""
    steps: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


def everything() -> tuple[Question, ...]:
    """Return all questions, by file and place; raises :class:`hanoibook.data.DataError` at the first bad one."""
    return tuple(get(name) for name in _written())


@data.remembered
def get(name: str) -> Question:
    """Return a question by id; raises :class:`KeyError` for an unknown one."""
    if name not in _written():
        raise KeyError(f"no question {name!r} in data/questions")
    return _question(*_written()[name])


def pages() -> frozenset[str]:
    """Return the pages that questions are asked about."""
    return frozenset(raw["page"] for _, raw in _written().values())


@data.remembered
def _written() -> dict[str, tuple[Path, dict[str, Any]]]:
    """Return what stands in the files, by id, each with its file: not yet held against facts, claims and articles."""
    folder = data.data_dir() / "questions"
    found: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.yml")):
        for raw in data.document(path, folder / "schema.json"):
            if raw["id"] in found:
                raise _fault(path, raw, "this id is used twice. Give each question its own")
            found[raw["id"]] = path, raw
    return found


def of_page(page: str, *roles: str) -> list[Question]:
    """Return the questions of a page in the given roles; raises :class:`ValueError` where there are none."""
    chosen = [get(name) for name, (_, raw) in _written().items() if raw["page"] == page and raw["role"] in roles]
    if not chosen:
        raise ValueError(f"no question on {page!r} in the roles {', '.join(roles)}; see data/questions")
    return chosen


def _question(path: Path, raw: dict[str, Any]) -> Question:
    fields = {name: raw[name] for name in ("id", "page", "objective", "kind", "role", "level", "explain")}
    try:
        for text in _texts(raw):
            plain(text)
        return Question(**fields, ask=_ask(raw), **_by_kind(raw))
    except (KeyError, ValueError) as error:
        raise _fault(path, raw, str(error.args[0])) from None


def _ask(raw: dict[str, Any]) -> str:
    """Return what is asked, with the claim that it is about."""
    if raw["kind"] != "verdict":
        return str(raw["ask"])
    return _("{ask} The claim, as this book sums it up: {claim}", ask=raw["ask"], claim=claims.get(raw["claim"]).claim)


def _by_kind(raw: dict[str, Any]) -> dict[str, Any]:
    if raw["kind"] in ("choice", "source"):
        return {"options": _options(raw)}
    if raw["kind"] == "verdict":
        return {"options": _verdicts(raw), "claim": raw["claim"]}
    if raw["kind"] == "numeric":
        return _number(raw)
    if raw["kind"] == "order":
        return {"items": tuple(raw["items"]), "steps": tuple(mixed(raw["items"]))}
    pairs = tuple(Pair(**pair) for pair in raw["pairs"])
    choices = mixed([*(pair.right for pair in pairs), *raw["spare"]])
    if len(set(choices)) < len(choices):
        raise ValueError("two answers to choose from are the same; a learner could not tell them apart")
    return {"pairs": pairs, "spare": tuple(raw["spare"]), "choices": tuple(choices)}


def _options(raw: dict[str, Any]) -> tuple[Option, ...]:
    options = tuple(
        Option(_option_text(raw["kind"], one), bool(one.get("right")), one["feedback"], one.get("misconception", ""))
        for one in raw["options"]
    )
    if sum(option.right for option in options) != 1:
        raise ValueError("exactly one option must be right")
    return options


def _option_text(kind: str, option: dict[str, Any]) -> str:
    """Return what an option says: its own words, or in a question on sources who published what and when."""
    if ("source" in option) != (kind == "source"):
        raise ValueError("options name a source in questions of the kind 'source', and only there")
    if kind == "choice":
        return str(option["text"])
    source = data.all_sources().get(option["source"])
    if source is None:
        raise ValueError(f"no source {option['source']!r} in data/sources.bib")
    return say(
        "quiz.source", publisher=citing.who(source), title=source.title, date=source.date or say("explorer.no_date")
    )


def _verdicts(raw: dict[str, Any]) -> tuple[Option, ...]:
    """Return the right verdict, from the ledger, among those for which the question has a word to say."""
    claim = claims.get(raw["claim"])
    strange = set(raw["feedback"]) - set(claims.VERDICTS)
    if strange:
        raise ValueError(f"feedback for {', '.join(sorted(strange))}, which is no verdict")
    offered = [verdict for verdict in claims.VERDICTS if verdict in raw["feedback"] or verdict == claim.verdict]
    if len(offered) < 3:
        raise ValueError("give feedback to at least two wrong verdicts")
    return tuple(
        Option(
            text=say(f"verdict.{verdict}"),
            right=verdict == claim.verdict,
            feedback=claim.finding if verdict == claim.verdict else raw["feedback"][verdict]["feedback"],
            misconception="" if verdict == claim.verdict else raw["feedback"][verdict]["misconception"],
        )
        for verdict in offered
    )


def _number(raw: dict[str, Any]) -> dict[str, Any]:
    fact = facts.get(raw["answer"]["fact"])
    if not isinstance(fact.value, int | float):
        raise ValueError(f"the fact {fact.name!r} is no number")
    return {
        "value": float(fact.value),
        "shown": fact.text,
        "tolerance": float(raw["answer"]["tolerance"]),
        "unit": raw["unit"],
        "hint": raw["hint"],
        "mistakes": tuple((one["text"], one["feedback"]) for one in raw["mistakes"]),
        "slips": tuple(values(one["gives"], float(fact.value)) for one in raw["mistakes"]),
    }


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        for part in raw.values():
            yield from _texts(part)
    elif isinstance(raw, list):
        for part in raw:
            yield from _texts(part)


def _fault(path: Path, raw: dict[str, Any], reason: str) -> data.DataError:
    return data.DataError(f"data/questions/{path.name}, question {raw['id']}: {reason}.")
