"""Code pairs of articles blind, as the readers of the book did, and see how far one agrees with the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from hanoibook import treaties
from hanoibook.exercises import reading
from hanoibook.words import _, listing, percent, say, show

WORDS = {  # what a learner writes: the word of page and handout that tells relations apart
    "equivalent": "equivalent",
    "wider": "extended",
    "narrower": "narrowed",
    "new": "new_in_un",
    "absent": "budapest_only",
}
OTHERS = {  # further words for the same, and the codes of the tables
    "same": "equivalent",
    "the same": "equivalent",
    "extended": "wider",
    "un text wider": "wider",
    "narrowed": "narrower",
    "un text narrower": "narrower",
    "new in un": "new",
    "new in the un text": "new",
    "only in budapest": "absent",
    "budapest only": "absent",
}


class Pair(NamedTuple):
    """Two articles that the concordance joins."""

    un: int
    budapest: int

    @property
    def name(self) -> str:
        """The name by which a learner refers to the pair."""
        return _("UN {un}, Budapest {budapest}", un=self.un, budapest=self.budapest)

    @property
    def relation(self) -> str:
        """The code that the table has for the pair."""
        rows = treaties.counterparts("un", self.un)
        return str(rows.loc[rows["budapest_article"] == self.budapest, "relation"].iloc[0])

    @property
    def difference(self) -> str:
        """What the table says that differs."""
        rows = treaties.counterparts("un", self.un)
        return str(rows.loc[rows["budapest_article"] == self.budapest, "difference"].iloc[0])


PAIRS = (Pair(21, 13), Pair(44, 31), Pair(19, 11), Pair(46, 34), Pair(67, 47))  # their summaries hold what decides


def show_pair(number: object = 1) -> None:
    """Print the two summaries of a pair, by its number from one on, without its code."""
    print(pair_text(number))


def pair_text(number: object) -> str:
    """Return what :func:`show_pair` prints.

    >>> pair_text(4).splitlines()[0]
    'UN 46, Budapest 34'
    """
    if not isinstance(number, int) or not 1 <= number <= len(PAIRS):
        return _("The pairs have the numbers {first} to {last}.", first=1, last=len(PAIRS))
    pair = PAIRS[number - 1]
    return "\n".join([pair.name, *(f"{title}\n   {summary}" for title, summary in summaries(pair))])


def summaries(pair: Pair) -> list[tuple[str, str]]:
    """Return title and summary of both articles of a pair, the older treaty first."""
    found = [("budapest", pair.budapest), ("un", pair.un)]
    articles = [(treaty, number, treaties.article(treaty, number)) for treaty, number in found]
    return [
        (f"{say(f'article.treaty.{treaty}')} {number}. {article['title']}", str(article["summary"]))
        for treaty, number, article in articles
    ]


def check_codes(codes: object = None) -> None:
    """Print how far five codes, by the names of their pairs, agree with the table; never raises."""
    print(codes_feedback(codes))


def codes_feedback(codes: object) -> str:
    """Return what :func:`check_codes` prints.

    >>> codes_feedback({pair.name: None for pair in PAIRS})
    'Not answered yet. Coded: 0 of 5. Code all of them before you see the table.'
    """
    nothing = _("Not answered yet. Hint: write one of the words after each pair: {words}.", words=listed())
    return reading.in_a_sentence(
        lambda: _judged(codes), nothing=nothing, unread=lambda why: say("exercise.unread", why=why)
    )


def listed() -> str:
    """Return the words to choose from, for a sentence."""
    return listing([f'"{one}"' for one in WORDS], "or")


def _judged(codes: object) -> str:
    if codes is None or codes is ...:
        raise reading.Open
    if not isinstance(codes, Mapping):
        raise reading.Unread(_("The codes stand in curly brackets, a pair a line. Undo your change with Ctrl and Z."))
    chosen = {pair: _code(pair, codes.get(pair.name)) for pair in PAIRS}
    coded = {pair: code for pair, code in chosen.items() if code}
    if len(coded) < len(PAIRS):
        return _(
            "Not answered yet. Coded: {done} of {all}. Code all of them before you see the table.",
            done=len(coded),
            all=len(PAIRS),
        )
    return "\n".join([agreement_sentence(coded), *(_line(pair, code) for pair, code in coded.items())])


def _code(pair: Pair, given: object) -> str:
    try:
        word = reading.word(given)
    except reading.Open:
        return ""
    except reading.Unread as why:
        raise reading.Unread(_("{pair}: {why} Write {words}.", pair=pair.name, why=why, words=listed())) from None
    word = OTHERS.get(word, word)
    if word not in WORDS:
        raise reading.Unread(_("{pair}: “{word}” is none of {words}.", pair=pair.name, word=word[:40], words=listed()))
    return WORDS[word]


def agreement_sentence(codes: Mapping[Pair, str]) -> str:
    """Say how far codes agree with the table, as a percentage and as kappa, beside the readers of the book."""
    both = [(code, pair.relation) for pair, code in codes.items()]
    agreed = sum(mine == table for mine, table in both)
    readers = treaties.coding_agreement("relation")
    return _(
        "You and the table agree in {agreed} of {all} pairs: {share}, kappa {kappa}. So few pairs make a rough "
        "kappa. The two readers of the book agreed in {read} of {items} pairs: {readers}, kappa {theirs}.",
        agreed=agreed,
        all=len(both),
        share=percent(agreed / len(both)),
        kappa=_kappa(both),
        read=readers.agreed,
        items=readers.items,
        readers=percent(readers.agreed / readers.items),
        theirs=show(readers.kappa, "kappa"),
    )


def _kappa(both: list[tuple[str, str]]) -> str:
    return show(treaties.agreement([[pair] for pair in both]).kappa, "kappa")


def _line(pair: Pair, code: str) -> str:
    mine, table = say(f"compare.relation.{code}"), say(f"compare.relation.{pair.relation}")
    key = _("{pair}: you and the table {table}.", pair=pair.name, table=table)
    return (
        key
        if code == pair.relation
        else _("{pair}: you {mine}, the table {table}.", pair=pair.name, mine=mine, table=table)
    )


def show_reasons(pair: object = None, mine: object = None) -> None:
    """Print the reasons that the table and both readers give for a pair, below one's own; never raises."""
    print(reasons(pair, mine))


def reasons(pair: object, mine: object) -> str:
    """Return what :func:`show_reasons` prints.

    >>> reasons("UN 67, Budapest 47", None)
    'Not answered yet. Hint: write your own reason first: which words decide, and what speaks for another code?'
    """
    nothing = _(
        "Not answered yet. Hint: write your own reason first: which words decide, and what speaks for another code?"
    )
    return reading.in_a_sentence(
        lambda: _argued(pair, mine), nothing=nothing, unread=lambda why: say("exercise.unread", why=why)
    )


def _argued(name: object, mine: object) -> str:
    own = reading.alone(mine)
    if not isinstance(own, str) or len(own.split()) < 3:
        raise reading.Unread(_("Write your reason as a sentence in quotation marks."))
    numbers = [int(number) for number in re.findall(r"\d+", str(name))]
    pair = next((one for one in PAIRS if list(one) == numbers), None)
    if pair is None:
        raise reading.Unread(
            _("Choose one of these pairs: {pairs}.", pairs=listing([f'"{one.name}"' for one in PAIRS], "or"))
        )
    said = [_("You: {reason}", reason=own.strip()), _table(pair)]
    for one in treaties.readings(*pair):
        relation = say(f"compare.reader.{one.coder}", relation=say(f"compare.relation.{one.relation}"))
        said.append(f"{relation} {one.reason}")
    return "\n".join([*said, _("Right: argued. Which words of the text would make the others change their code?")])


def _table(pair: Pair) -> str:
    return _(
        "The table: {relation}. {reason}", relation=say(f"compare.relation.{pair.relation}"), reason=pair.difference
    )
