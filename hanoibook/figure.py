"""One published figure with its provenance: what facts are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A value with its unit, the year it speaks of, and the table row it stands in."""

    value: float
    unit: str
    year: int
    table: str
    row: str
    published: str
    sources: str
    grade: str
