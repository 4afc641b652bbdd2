"""What two readers coded blind, what the book had before, and how far they agree with one another and with the book.

Steps: ``pairing`` (each of all possible pairs of articles), ``answered`` (each article with an answer or without one,
which follows from the pairs), ``relation`` (the pairs that the book had), ``class`` and ``tie`` (sixty paragraphs).
Coders: ``one`` and ``two``, ``before`` (the book before their coding) and ``settled`` (the book now).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, count
from hanoibook.treaties.articles import TREATIES, articles
from hanoibook.treaties.kappa import Agreement, agreement

TABLE = "coding_check"
READERS = ("one", "two")
CODERS = (*READERS, "before", "settled")
CODES = {
    "pairing": ("pair", "none"),
    "relation": ("narrowed", "extended", "equivalent"),
    "class": ("duty", "soft_duty", "option", "none"),
    "tie": ("yes", "no"),
}
STEPS = ("pairing", "answered", "relation", "class", "tie")
Item = tuple[int, int, int]  # article of the UN Convention, of Budapest, and paragraph; nought where there is none


class Reading(NamedTuple):
    """What one reader said of a row: whether it is a pair, the relation (empty where it was not asked), the reason."""

    coder: str
    paired: bool
    relation: str
    reason: str


def item(row: Mapping[str, object]) -> Item:
    """Return what a row of the codings, or of the concordance, is about."""
    un, budapest, paragraph = (
        0 if pd.isna(row.get(name)) else int(str(row[name])) for name in ("un_article", "budapest_article", "paragraph")
    )
    return un, budapest, paragraph


def name(coder: str, step: str, one: Item) -> str:
    """Return the name of a row of the codings.

    >>> name("one", "class", (40, 0, 26))
    'one-class-un40-p26'
    """
    places = zip(("un", "b", "p"), one, strict=True)
    return "-".join([coder, step, *(f"{mark}{number}" for mark, number in places if number)])


def settled(note: object) -> bool:
    """Tell whether a note gives the reason why one of several codes holds."""
    return "Settled: " in str(note)


@data.remembered
def written(coder: str, step: str) -> dict[Item, dict[str, object]]:
    """Return the rows that a coder wrote in a step, by what they are about."""
    rows = data.load(TABLE).query("coder == @coder and step == @step").to_dict(orient="records")
    return {item(row): {str(name): cell for name, cell in row.items()} for row in rows}


@data.remembered
def pairs(coder: str) -> frozenset[Item]:
    """Return the pairs of articles that a coder made; those of ``settled`` are the concordance."""
    rows = data.load("crosswalk").to_dict(orient="records")
    made = map(item, rows) if coder == "settled" else written(coder, "pairing")
    return frozenset(one for one in made if one[0] and one[1])


@data.remembered
def coded(coder: str, step: str) -> dict[Item, str]:
    """Return the codes of a coder in a step; raises :class:`ValueError` for a step or coder that there is not.

    >>> len(coded("one", "answered")), len(coded("two", "class"))
    (116, 60)
    """
    if coder not in CODERS or step not in STEPS:
        raise ValueError(f"coder {coder!r} or step {step!r} is none of {', '.join(CODERS + STEPS)}")
    if step in ("pairing", "answered"):
        numbers = ([int(number) for number in articles(treaty)["article"]] for treaty in TREATIES)
        return _pairing(pairs(coder), *numbers) if step == "pairing" else _answered(pairs(coder), *numbers)
    if coder == "settled" and step == "relation":
        rows = map(dict, data.load("crosswalk").to_dict(orient="records"))
        return {item(row): str(row["relation"]) for row in rows if item(row) in pairs(coder)}
    return {one: str(row["code"]) for one, row in written(coder, step).items()}


def differ(step: str, one: Item) -> bool:
    """Tell whether those who coded something, the book before and now among them, coded it unlike one another."""
    if step == "pairing":
        return len({one in pairs(coder) for coder in CODERS}) > 1
    return len({coded(coder, step)[one] for coder in CODERS if one in coded(coder, step)}) > 1


@data.remembered
def coding_agreement(step: str, first: str = "one", second: str = "two") -> Agreement:
    """Return how far two coders agree in a step, on what both of them coded.

    All possible pairs of one UN article are drawn together, because they were coded together.

    >>> coding_agreement("pairing").items
    3264
    """
    here, there = coded(first, step), coded(second, step)
    groups = defaultdict(list)
    for one in sorted(here.keys() & there.keys()):
        groups[one[0] if step == "pairing" else one].append((here[one], there[one]))
    return agreement(list(groups.values()))


def agreement_figure(step: str, part: str, first: str = "one", second: str = "two") -> Figure:
    """Return a part of an agreement as a figure: ``items``, ``agreed``, ``kappa``, ``low`` or ``high``."""
    found = coding_agreement(step, first, second)
    kept = "pairing" if step == "answered" else step
    rows = data.load(TABLE)
    rows = rows[(rows["step"] == kept) & rows["coder"].isin([first, second])]
    unit = {"items": "codes", "agreed": "codes"}.get(part, "kappa")
    figure = count(rows, TABLE, unit, f"{step}, {first} and {second}: {part}")
    return replace(figure, value=float(getattr(found, part)))


def pair_count(*coders: str) -> Figure:
    """Return how many pairs of articles every one of some coders made."""
    made = frozenset.intersection(*map(pairs, coders))
    rows = data.load(TABLE).query("step == 'pairing' and code == 'pair' and coder in @coders")
    return replace(count(rows, TABLE, "pairs", f"pairs of {' and '.join(coders)}"), value=float(len(made)))


def against_both() -> Figure:
    """Return how many relations of the concordance are not what both readers chose alike."""
    one, two, now = (coded(coder, "relation") for coder in ("one", "two", "settled"))
    unlike = [pair for pair in now if one.get(pair, now[pair]) == two.get(pair, now[pair]) != now[pair]]
    rows = data.load(TABLE).query("step == 'relation' and coder in ['one', 'two']")
    return replace(count(rows, TABLE, "pairs", "settled unlike both readers"), value=float(len(unlike)))


def readings(un: int | None, budapest: int | None) -> list[Reading]:
    """Return what both readers said of a pair of articles, or of an article that stands alone (the other is none).

    >>> [reading.relation for reading in readings(10, 5)], [reading.relation for reading in readings(16, None)]
    (['equivalent', 'equivalent'], ['new_in_un', 'new_in_un'])
    """
    one = (un or 0, budapest or 0, 0)
    return [_reading(coder, one) for coder in READERS]


def _reading(coder: str, one: Item) -> Reading:
    alone = "new_in_un" if not one[1] else "budapest_only" if not one[0] else ""
    related, paired = written(coder, "relation").get(one, {}), written(coder, "pairing").get(one, {})
    relation = alone if alone and paired else str(related.get("code", ""))
    reason = related.get("reason") or paired.get("reason") or ""
    return Reading(coder, one in pairs(coder), relation, str(reason))


def _pairing(made: frozenset[Item], un: list[int], budapest: list[int]) -> dict[Item, str]:
    return {(*pair, 0): "pair" if (*pair, 0) in made else "none" for pair in product(un, budapest)}


def _answered(made: frozenset[Item], un: list[int], budapest: list[int]) -> dict[Item, str]:
    """Return, for each article of both treaties, whether it stands in a pair."""
    there = {(one[0], 0, 0) for one in made} | {(0, one[1], 0) for one in made}
    each = [(number, 0, 0) for number in un] + [(0, number, 0) for number in budapest]
    return {one: "answered" if one in there else "alone" for one in each}
