"""Arithmetic on loss figures: what was counted, by whom, and how figures compare.

All money is in current US dollars (of the year it speaks of) unless a function says otherwise.
``arithmetic`` works on plain numbers, ``complaints`` on the IC3 record, ``estimates`` on what publishers say,
``economies`` on output.
"""

from hanoibook.losses.arithmetic import SCALES, annual_growth, compound_path, constant_prices, in_usd, plain
from hanoibook.losses.complaints import complaint_figure, complaint_vintages, complaints_record, loss_per_complaint
from hanoibook.losses.economies import economies_above, gdp, gdp_share, rank
from hanoibook.losses.estimates import (
    KINDS,
    check_agreement,
    claimed_series,
    estimate,
    estimate_vintages,
    estimates_for_year,
    ratio,
    stated_growth,
)

__all__ = [
    "KINDS", "SCALES", "annual_growth", "check_agreement", "claimed_series", "complaint_figure",
    "complaint_vintages", "complaints_record", "compound_path", "constant_prices", "economies_above", "estimate",
    "estimate_vintages", "estimates_for_year", "gdp", "gdp_share", "in_usd", "loss_per_complaint", "plain", "rank",
    "ratio", "stated_growth",
]  # fmt: skip
