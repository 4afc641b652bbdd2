"""Count the bank: how many questions of which kind, role and level."""

from __future__ import annotations

from collections import Counter

from hanoibook.questions.bank import everything

ROLES = ("recall", "check", "concept", "test-a", "test-b")
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate")


def census() -> list[tuple[str, dict[str, int], int]]:
    """Return one row a role: its name, how many questions there are at each level, and their sum."""
    counts = Counter((one.role, one.level) for one in everything())
    rows = [(role, {level: counts[role, level] for level in LEVELS}) for role in ROLES]
    return [(role, by_level, sum(by_level.values())) for role, by_level in rows]
