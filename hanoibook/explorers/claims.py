"""Explorer of the claims ledger: read a claim and its evidence, decide, then uncover the verdict."""

from __future__ import annotations

from html import escape

import ipywidgets as widgets

from hanoibook import citing, claims, data
from hanoibook.explorers.explorer import LABELS, Explorer, choice, summary
from hanoibook.words import say

SHOWN_CLAIM = "C18"
SHORT = 60


def claim_card() -> Explorer:
    """Return controls for a claim and for uncovering its verdict."""
    names = [(f"{claim.id} {_short(claim.claim)}", claim.id) for claim in claims.everything()]
    return Explorer(
        claim_state,
        claim=choice(say("explorer.claim"), names, SHOWN_CLAIM),
        uncovered=widgets.Checkbox(value=False, description=say("explorer.uncover"), indent=False, style=LABELS),
    )


def claim_state(claim: str, uncovered: bool) -> str:
    """Return, as HTML, a claim with its sources, and with its evidence and verdict once uncovered."""
    row = claims.get(claim)
    undated = say("explorer.no_date")
    sources = "".join(
        f"<li>{escape(citing.who(source))}: {escape(source.title)} ({escape(source.date or undated)})</li>"
        for source in data.sources(row.sources)
        if source.kind != "own"
    )
    said = f"{row.id}: {row.claim} {row.in_vietnamese}"
    shown = summary(said) + f"<p>{escape(say('explorer.sources'))}</p><ul>{sources}</ul>"
    if not uncovered:
        return shown
    verdict = f"{say(f'verdict.sign.{row.verdict}')} {say(f'verdict.{row.verdict}')}"
    return shown + f"<p><strong>{escape(verdict)}.</strong> {escape(row.finding)}</p><p>{escape(row.evidence)}</p>"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
