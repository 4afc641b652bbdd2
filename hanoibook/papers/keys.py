"""Keys to the worksheets: every step and every relation, with sources and grade."""

from __future__ import annotations

from hanoibook import treaties, worksheets
from hanoibook.papers.document import document
from hanoibook.words import say


def claim_key() -> str:
    """Return the key to the claims of the worksheet: each step answered, the evidence, sources and grade."""
    return document("claim-key.html", say("paper.claim_key"), sheets=worksheets.claim_sheets())


def concordance_key() -> str:
    """Return the key to the pairs of the form: relation, places in the texts, reason, second coding, sources, grade."""
    return document(
        "concordance-key.html",
        say("paper.concordance_key"),
        sheets=worksheets.pair_sheets(),
        treaties=treaties.TREATIES,
    )
