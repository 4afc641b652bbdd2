"""Facts about the essay's claims: how many there are, and how they fared."""

from __future__ import annotations

from functools import partial

from hanoibook import claims
from hanoibook.facts.fact import define
from hanoibook.facts.recipes import counted
from hanoibook.words import N_

define("claims", N_("claims of the essay in our ledger"), counted(claims.claim_count))
_VERDICTS = {
    "confirmed": N_("confirmed"),
    "confirmed_with_nuance": N_("confirmed with nuance"),
    "outdated": N_("outdated"),
    "contradicted": N_("contradicted"),
    "untraced": N_("untraced"),
    "forecast": N_("forecast"),
    "unverifiable": N_("unverifiable"),
    "translation_artefact": N_("translation artefact"),
}
_SECTIONS = {
    "intro": N_("intro"),
    "storm": N_("storm"),
    "vietnam_role": N_("vietnam role"),
    "convention": N_("convention"),
    "shared_responsibility": N_("shared responsibility"),
}
for _verdict in claims.VERDICTS:
    define(
        f"claims-{_verdict.replace('_', '-')}",
        N_("claims of the essay with the verdict {verdict}", verdict=_VERDICTS[_verdict]),
        counted(partial(claims.claim_count, verdict=_verdict)),
    )
for _section in claims.SECTIONS:
    define(
        f"claims-in-{_section.replace('_', '-')}",
        N_("claims of the essay in its section {section}", section=_SECTIONS[_section]),
        counted(partial(claims.claim_count, section=_section)),
    )
