"""The essay's claims and what the evidence says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hanoibook import data
from hanoibook.figure import Figure, count
from hanoibook.words import say

VERDICTS = (
    "confirmed", "confirmed_with_nuance", "outdated", "contradicted", "untraced", "forecast", "unverifiable",
    "translation_artefact",
)  # fmt: skip
SECTIONS = ("intro", "storm", "vietnam_role", "convention", "shared_responsibility")


@dataclass(frozen=True)
class Claim:
    """One claim of the essay: what it says, our verdict, why, and on which sources."""

    id: str
    section: str
    claim: str
    verdict: str
    finding: str
    evidence: str
    vietnamese_read: str
    vietnamese: str
    sources: str
    grade: str

    @property
    def in_vietnamese(self) -> str:
        """What the Vietnamese text says there, or how far we are from knowing."""
        if self.vietnamese_read == "yes":
            return say("claim.vietnamese.yes", words=self.vietnamese)
        return say("said.texts-read" if self.vietnamese_read == "no" else "claim.vietnamese.not_reached")


def get(claim_id: str) -> Claim:
    """Return a claim by its id, such as ``C18``; raises :class:`KeyError` for an unknown one.

    >>> get("C18").section
    'storm'
    """
    row = data.rows("claims").get(claim_id)
    if row is None:
        raise KeyError(f"no claim {claim_id!r}; data/claims/claims.csv lists them")
    return _claim(row)


def everything() -> list[Claim]:
    """Return all claims in the order of the essay.

    >>> everything()[0].id
    'C01'
    """
    return [_claim(row) for row in data.rows("claims").values()]


def in_section(section: str) -> list[Claim]:
    """Return the claims of one section of the essay; raises :class:`ValueError` for an unknown section."""
    _check_known("section", section, SECTIONS)
    return [claim for claim in everything() if claim.section == section]


def with_verdict(verdict: str) -> list[Claim]:
    """Return the claims with one verdict; raises :class:`ValueError` for an unknown verdict."""
    _check_known("verdict", verdict, VERDICTS)
    return [claim for claim in everything() if claim.verdict == verdict]


def verdict_counts() -> dict[str, int]:
    """Return how many claims have each verdict, in the order of :data:`VERDICTS`.

    >>> sum(verdict_counts().values()) == len(everything())
    True
    """
    return {verdict: len(with_verdict(verdict)) for verdict in VERDICTS}


def claim_count(verdict: str | None = None, section: str | None = None) -> Figure:
    """Return how many claims there are, of one verdict or section if given, as a figure.

    Raises :class:`ValueError` for an unknown verdict or section.
    """
    rows = data.load("claims")
    if verdict is not None:
        _check_known("verdict", verdict, VERDICTS)
        rows = rows[rows["verdict"] == verdict]
    if section is not None:
        _check_known("section", section, SECTIONS)
        rows = rows[rows["section"] == section]
    return count(rows, "claims", "claims", f"verdict {verdict or 'any'}, section {section or 'any'}")


def check_agreement() -> None:
    """Raise :class:`hanoibook.data.DataError` for a passage that was read and not told, or told and not read."""
    for number, claim in enumerate(everything(), start=2):
        if (claim.vietnamese_read == "yes") != bool(claim.vietnamese):
            said = "empty, but" if not claim.vietnamese else "filled in, but"
            raise data.DataError(
                f"{data.file_of('claims')}, row {number}, column vietnamese: {said} vietnamese_read is "
                f"{claim.vietnamese_read}. Write what the Vietnamese text says and yes, or leave it empty."
            )


def _check_known(name: str, word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise ValueError(f"{name} {word!r} is none of {', '.join(known)}")


def _claim(row: Mapping[str, Any]) -> Claim:
    return Claim(**{name: "" if pd.isna(row[name]) else str(row[name]) for name in Claim.__dataclass_fields__})
