"""Explorer for coding pairs of articles blind: two summaries a pair, and the table when all are coded."""

from __future__ import annotations

from html import escape

from hanoibook import treaties
from hanoibook.exercises import PAIRS
from hanoibook.exercises.coding import WORDS, Pair, agreement_sentence, summaries
from hanoibook.explorers.explorer import Explorer, choice, summary, table
from hanoibook.words import _, say


def coding_form() -> Explorer:
    """Return a list of codes below the summaries of each pair; the state uncovers the table when all are coded."""
    codes = [(say("quiz.choose"), ""), *((say(f"compare.relation.{code}"), code) for code in WORDS.values())]
    return Explorer(
        lambda **given: coding_state({PAIRS[int(name[5:])]: code for name, code in given.items()}),
        notes={f"pair_{place}": _texts(place, pair) for place, pair in enumerate(PAIRS)},
        **{f"pair_{place}": choice(pair.name, codes, "") for place, pair in enumerate(PAIRS)},
    )


def coding_state(codes: dict[Pair, str]) -> str:
    """Return, as HTML, how many pairs are coded, and when all are, the agreement and both codes of each pair."""
    done = sum(map(bool, codes.values()))
    if done < len(PAIRS):
        return summary(_("Coded: {done} of {all}. The table stays covered until all are.", done=done, all=len(PAIRS)))
    lines = [
        [
            escape(pair.name),
            say(f"compare.relation.{code}"),
            say(f"compare.relation.{pair.relation}"),
            escape(pair.difference),
        ]
        for pair, code in codes.items()
    ]
    head = [_("Pair"), _("You"), _("The table"), say("explorer.difference")]
    return summary(agreement_sentence(codes)) + table(head, lines)


def readings_of() -> Explorer:
    """Return a list of the coded pairs; the state gives the reasons of the table and of both readers."""
    names = [(say("quiz.choose"), None), *((pair.name, pair) for pair in PAIRS)]
    return Explorer(readings_state, pair=choice(_("Pair"), names, None))


def readings_state(pair: Pair | None) -> str:
    """Return, as HTML, what the table and each reader chose for a pair, and why; nothing before one is chosen."""
    if pair is None:
        return summary(_("The reasons stay covered until you choose a pair."))
    lines = [[_("The table"), say(f"compare.relation.{pair.relation}"), escape(pair.difference)]]
    for place, one in enumerate(treaties.readings(*pair)):
        who = (_("First reader"), _("Second reader"))[place]
        lines.append([who, say(f"compare.relation.{one.relation}"), escape(one.reason)])
    return summary(pair.name) + table([_("Who"), say("compare.relation"), _("Why")], lines)


def _texts(place: int, pair: Pair) -> str:
    texts = "".join(f"<p><strong>{escape(title)}</strong><br>{escape(text)}</p>" for title, text in summaries(pair))
    heading = _("Pair {number} of {all}: {name}", number=place + 1, all=len(PAIRS), name=pair.name)
    return f'<div style="max-width: 44rem"><p><strong>{escape(heading)}</strong></p>{texts}</div>'
