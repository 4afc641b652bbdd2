"""Arithmetic on loss figures: what was counted, by whom, and how figures compare.

All money is in current US dollars (of the year it speaks of) unless a function says otherwise.
``arithmetic`` works on plain numbers, ``complaints`` on the IC3 record, ``estimates`` on what publishers say,
``economies`` on output, ``payments`` on ransoms, ``surveys`` simulates what heavy tails do to an estimate.
"""

from hanoibook.losses.arithmetic import (
    SCALES,
    annual_growth,
    compound_path,
    constant_prices,
    in_usd,
    plain,
    price_level,
)
from hanoibook.losses.complaints import (
    age_groups,
    all_types,
    complaint_figure,
    complaint_vintages,
    complaints_record,
    crime_type,
    crime_types,
    loss_per_complaint,
    types_against_total,
)
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
from hanoibook.losses.payments import payment, payment_vintages, payments
from hanoibook.losses.surveys import simulated_surveys, spread, true_mean

__all__ = [
    "KINDS", "SCALES", "age_groups", "all_types", "annual_growth", "check_agreement", "claimed_series",
    "complaint_figure", "complaint_vintages", "complaints_record", "compound_path", "constant_prices", "crime_type",
    "crime_types",
    "economies_above", "estimate", "estimate_vintages", "estimates_for_year", "gdp", "gdp_share", "in_usd",
    "loss_per_complaint", "payment", "payment_vintages", "payments", "plain", "price_level", "rank", "ratio",
    "simulated_surveys", "spread", "stated_growth", "true_mean", "types_against_total",
]  # fmt: skip
