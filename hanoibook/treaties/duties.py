"""How binding a paragraph of a treaty is by its words: duty, soft duty, option or none, and ties to domestic law.

The rule, in plain words. A paragraph is a numbered paragraph, or the whole article where none is numbered; lettered
items belong to it. It is read sentence by sentence and takes the strongest class that one of its clauses has:

- ``duty``: shall (or "undertake to") to a Party, its authorities or what they do ("requests shall be made in
  writing"). A prohibition is a duty: "shall not", "may not" and "no ... may". "As appropriate" and "to the extent
  possible" do not soften it.
- ``soft_duty``: shall consider, endeavour, strive, seek, make every effort, take into account or consideration,
  give consideration; should; are encouraged to. "Shall consider this Convention" (as a treaty basis) is a duty.
- ``option``: may, may only, and "shall be entitled to". Not counted: "as may be necessary", "may deem", and a may in
  a side clause (after that, which, who, whether).
- ``none``: the rest. A shall is no duty where it fixes a meaning or an effect (mean, apply, be subject to, be deemed,
  be without prejudice, enter into force, be interpreted, be deposited and the like), in a sentence that begins with
  Nothing, where a term in quotation marks shall include something, or where a body acts (the Conference, the
  Secretary-General, the secretariat, a committee). That a body shall be notified or kept informed binds the Parties.

``tied_to_domestic_law`` asks whether the paragraph leans on domestic law, legal principles or the legal system of a
Party anywhere. "Establish as criminal offences under its domestic law" is no tie: it says where the offence goes.
Nor is "establish under its domestic law": it says where a rule goes. "Laws referred to in" another article are a tie.

Two readers coded sixty paragraphs by the rule alone, drawn by chance; the table ``coding_check`` has their codes, those
that this code gave before, and those that it gives now, with the reason where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

CLASSES = ("duty", "soft_duty", "option", "none")

_MODAL = re.compile(r"\b(shall|may|should|undertakes?|encouraged) ?", re.IGNORECASE)
_CLAUSE_END = re.compile(r"(?<=[.;])\s+(?:\([a-z]+\)\s+)?")
_CONFERENCE = re.compile(r"Conference of the States Parties(?: to the Convention)?")
_PARTY = re.compile(r"\b(?:State|States|Party|Parties|authority|authorities)\b")
_BODY = re.compile(
    r"\b(?<!to the )(?:Conference|Secretary[- ]General|[Ss]ecretariat|Committee|CDPC)\b|\b[Ss]uch rules\b"
)
_AGENT = re.compile(
    r"^be \w+ by (?:the |any |each )?(?:requested |requesting )?(?:(State Part|Part)|(?:Secret|Conf|Comm))"
)
_TOLD = re.compile(r"^be (?:kept )?(?:periodically )?(?:notified|informed)\b")
_ASIDE = r"^(?:,[^;]{0,250}?, ?)?(?:also |not |first )*"
_SOFT = re.compile(
    _ASIDE + r"(?:consider (?!this Convention)|endeavour|strive|seek |make every effort"
    r"|take into (?:account|consideration)|give (?:\w+ )?consideration)"
)
_EFFECT = re.compile(
    _ASIDE + r"(?:mean|apply|affect|prevent|preclude|exclude|entitle|entail|cease|require|enter into force"
    r"|come into force|become effective|take effect|be (?:also )?(?:deemed|without prejudice|subject to|governed by"
    r"|open|interpreted|construed|binding|bound by paragraph|sufficient|counted|deposited|supplemented|considered"
    r"|inferred|forwarded|communicated|taken by the majority))\b"
)
_PARTY_ITSELF = re.compile(r"\bPart(?:y|ies) $")
_BODY_WHICH = re.compile(r"(?:CDPC\)|Nations|Europe), (?:which|who) $")
_SIDE = re.compile(
    r"\b(?:that|who|whether|which|as)(?! (?:has|have|is|are|do|does|makes?|requires?|supplies)\b)(?: [^,;:.]{0,60})? $"
)
_TERM = re.compile(r"[”\"] shall (?:include|mean)\b")
_DOMESTIC = re.compile(
    r"\b(?:domestic (?:laws?|legal|legislation)|(?:its|their|basic) legal system|(?:its|the) legal principles"
    r"|(?<!registered under the )laws? of (?:the|that|both)(?: \w+)? (?:State )?Part(?:y|ies)|respective laws|whose law"
    r"|its legislation|(?<!copies of )its laws?|laws referred to in|its fundamental principles|constitutional system)\b"
)
_PLACE = re.compile(r"\b(?:offences?|establish) under (?:its |their )?domestic law")
_MEASURES = re.compile(r"\bmeasures taken under this article $")


def classify(paragraph: str) -> str:
    """Return the class of a paragraph: ``duty``, ``soft_duty``, ``option`` or ``none``.

    >>> classify("Each Party shall adopt such measures as may be necessary.")
    'duty'
    >>> classify("Parties shall, as appropriate, consider concluding agreements. A Party may do more.")
    'soft_duty'
    >>> classify("A State Party may require a dishonest intent.")
    'option'
    >>> [classify(text) for text in ("States Parties may not refuse for this reason.", "No reservation may be made.")]
    ['duty', 'duty']
    >>> classify("Nothing in this article shall affect what a Party may do.")
    'none'
    >>> [classify(f"The Conference of the States Parties shall {end}.") for end in ("adopt rules", "be notified")]
    ['none', 'duty']
    """
    found = {kind for clause in _clauses(paragraph) for kind in _kinds(clause)}
    return next((kind for kind in CLASSES if kind in found), "none")


def tied_to_domestic_law(paragraph: str) -> bool:
    """Tell whether a paragraph leans on a Party's own law.

    >>> tied_to_domestic_law("Parties shall help each other, to the extent permitted by domestic law.")
    True
    >>> tied_to_domestic_law("Each Party shall establish as criminal offences under its domestic law the following.")
    False
    """
    return _DOMESTIC.search(_PLACE.sub("", paragraph)) is not None


def mentions(word: str, text: str) -> int:
    """Return how often a word stands in a text, in small or capital letters.

    >>> mentions("may", "May or may not; Mayor")
    2
    """
    return len(re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))


def count_article(paragraphs: Sequence[str]) -> dict[str, int]:
    """Return the counts of the table ``obligations`` for the paragraphs of one article.

    >>> count_article(["Each Party shall act under its domestic law.", "A Party may do more."])["option"]
    1
    """
    kinds = [classify(paragraph) for paragraph in paragraphs]
    return {
        "paragraphs": len(kinds),
        **{kind: kinds.count(kind) for kind in CLASSES},
        "domestic_law": sum(map(tied_to_domestic_law, paragraphs)),
        "shall": sum(mentions("shall", paragraph) for paragraph in paragraphs),
        "may": sum(mentions("may", paragraph) for paragraph in paragraphs),
    }


def _clauses(paragraph: str) -> Iterator[str]:
    """Yield the clauses of a paragraph that can bind: not those that say Nothing shall, nor definitions."""
    for clause in _CLAUSE_END.split(_CONFERENCE.sub("Conference", paragraph)):
        if not clause.startswith("Nothing") and not _TERM.search(clause):
            yield clause


def _kinds(clause: str) -> Iterator[str]:
    """Yield the class of each shall, may, should, undertake and encouraged in a clause."""
    for modal in _MODAL.finditer(clause):
        word, before, after = modal[1].lower(), clause[: modal.start()], clause[modal.end() :]
        if word == "may":
            yield _kind_of_may(before, after)
        elif word == "shall":
            yield _kind_of_shall(before, after)
        elif word == "encouraged":
            yield "soft_duty" if re.search(r"\b(?:is|are)(?: strongly)? $", before) else "none"
        elif word == "should":
            yield "none" if _SIDE.search(before) or after.startswith(("they", "nevertheless")) else "soft_duty"
        else:
            yield "duty" if _PARTY.search(before) and after.startswith("to ") else "none"


def _kind_of_shall(before: str, after: str) -> str:
    if re.match(r"(?:also )?be entitled to", after):
        return "option"
    if _MEASURES.search(before):
        return "duty"
    itself = _PARTY_ITSELF.search(before) is not None
    if itself and re.match("apply ", after):
        return "duty"
    released = itself and re.match(r"(?:not )?be required", after)
    if released or not _binds_parties(before, after) or _EFFECT.match(after):
        return "none"
    return "soft_duty" if _SOFT.match(after) else "duty"


def _kind_of_may(before: str, after: str) -> str:
    if not _binds_parties(before, after) or re.match(r"(?:be necessary|deem|be supplemented)\b", after):
        return "none"
    if after.startswith("not ") or re.match(r"No\b", before):
        return "duty"
    return "none" if _SIDE.search(before) else "option"


def _binds_parties(before: str, after: str) -> bool:
    """Tell whether the first actor of a clause, or the one a passive names, is a Party rather than a body."""
    agent = _AGENT.match(after)
    if agent:
        return agent[1] is not None
    if _BODY_WHICH.search(before):
        return False
    body, party = _BODY.search(before), _PARTY.search(before)
    acts = body is not None and (party is None or body.start() < party.start())
    return not acts or _TOLD.match(after) is not None
