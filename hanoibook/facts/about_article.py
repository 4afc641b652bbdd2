"""Facts about the article's claims: how many there are, and how they fared."""

from __future__ import annotations

from functools import partial

from hanoibook import claims
from hanoibook.facts.fact import define
from hanoibook.facts.recipes import counted

define("claims", "claims of the article in our ledger", counted(claims.claim_count))
for _verdict in claims.VERDICTS:
    define(
        f"claims-{_verdict.replace('_', '-')}",
        f"claims of the article with the verdict {_verdict.replace('_', ' ')}",
        counted(partial(claims.claim_count, verdict=_verdict)),
    )
for _section in claims.SECTIONS:
    define(
        f"claims-in-{_section.replace('_', '-')}",
        f"claims of the article in its section {_section.replace('_', ' ')}",
        counted(partial(claims.claim_count, section=_section)),
    )
