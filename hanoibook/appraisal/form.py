"""The form of an option: what somebody sees who understands nothing of the matter."""

from __future__ import annotations

import re
from collections.abc import Callable

from hanoibook.questions import Question, plain

PATTERNS = {
    "reason": r"\b(?:because|since|as|so that|for|due to|in order to|so)\b",
    "hedge": r"\b(?:may|might|can|could|some|about|often|usually|mostly|likely|perhaps|partly|hardly|little|depends|"
    r"seems?|in part|up to)\b",
    "absolute": r"\b(?:always|never|all|every|each|any|none|nothing|nobody|everybody|only|must|cannot|no|whole|"
    r"whatever)\b",
    "negation": r"\b(?:not|no|never|none|nothing|nobody|without|cannot|nowhere)\b",
    "comma": r",",
    "pause": r"[:;]",
    "quotation": r"[\"“]",
    "number": r"\d",
    "conditional": r"\b(?:if|unless|until|when|once|while)\b",
    "and": r"\band\b",
}
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = re.compile(
    r"\b(?:that|this|with|from|what|which|where|when|they|them|their|there|then|than|have|does|were|would|could|should|"
    r"into|about|after|before|more|most|much|many|only|other|some|such|same|each|every|both|these|those|will|says|said|"
    r"been|being|between|because|since|your|whose|while|also|very|under|over|made|makes?|must)\b"
)


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, without their endings.

    >>> sorted(stems("They report the reported losses"))
    ['loss', 'report']
    """
    words = _WORD.findall(_COMMON.sub("", text.lower()))
    return frozenset(re.sub(r"(?:ing|ies|es|ed|s|ly|y)$", "", word) or word for word in words)


def has(pattern: str, text: str) -> bool:
    """Return whether a text has one of the marks of :data:`PATTERNS`."""
    return bool(re.search(PATTERNS[pattern], text.lower()))


def features(question: Question) -> list[frozenset[str]]:
    """Return for each option the marks of its form, alone and beside the others."""
    texts = [plain(option.text) for option in question.options]
    asked = stems(plain(question.ask))
    found: list[set[str]] = [{name for name in PATTERNS if has(name, text)} for text in texts]
    for place, marks in enumerate(found):
        marks.add(f"place {place + 1}")
        marks.add("ends with a stop" if texts[place].endswith(".") else "ends without a stop")
    _ranked(found, "long", [len(text) for text in texts])
    _ranked(found, "many words", [len(text.split()) for text in texts])
    _ranked(found, "near the stem", [len(stems(text) & asked) for text in texts])
    _ranked(found, "near the others", [_shared(texts, place) for place in range(len(texts))])
    for name in PATTERNS:
        _alone(found, name)
    return [frozenset(marks) for marks in found]


def extreme(question: Question, measure: Callable[[str], int], most: bool) -> float:
    """Return the chance to hit the key by taking the largest (or smallest) option; options that tie share it."""
    sizes = [measure(plain(option.text)) for option in question.options]
    wanted = max(sizes) if most else min(sizes)
    winners = [option.right for option, size in zip(question.options, sizes, strict=True) if size == wanted]
    return sum(winners) / len(winners)


def _shared(texts: list[str], place: int) -> int:
    others = frozenset[str]().union(*(stems(text) for other, text in enumerate(texts) if other != place))
    return len(stems(texts[place]) & others)


def _ranked(found: list[set[str]], name: str, sizes: list[int]) -> None:
    for marks, size in zip(found, sizes, strict=True):
        if size == max(sizes) and sizes.count(size) == 1:
            marks.add(f"most {name}")
        if size == min(sizes) and sizes.count(size) == 1:
            marks.add(f"least {name}")


def _alone(found: list[set[str]], name: str) -> None:
    """Mark the option that alone has, or alone lacks, a mark."""
    holders = [marks for marks in found if name in marks]
    lacking = [marks for marks in found if name not in marks]
    if len(holders) == 1:
        holders[0].add(f"alone with {name}")
    if len(lacking) == 1:
        lacking[0].add(f"alone without {name}")
