"""Slips that can happen in any calculation: a wrong scale, a wrong sign, multiplied instead of divided."""

from __future__ import annotations

from math import log10

from hanoibook.words import CURRENCIES, _, whole

Mistakes = list[tuple[float, str]]
LARGEST_POWER = 15


def close(given: float, wanted: float, tolerance: float) -> bool:
    """Tell whether a number is another one, within a share of it."""
    return abs(given - wanted) <= tolerance * abs(wanted)


def of_division(top: float, bottom: float) -> Mistakes:
    """Return what comes out when somebody divides the other way round, multiplies, or does nothing."""
    return [
        (bottom / top, _("You divided the second by the first. Turn the division round.")),
        (top * bottom, _("You multiplied. Divide the first by the second.")),
        (top, _("That is the first number as it stands. Divide it by the second.")),
        (bottom, _("That is the second number as it stands. Divide the first by it.")),
    ]


def anywhere(given: float, right: float, unit: str, tolerance: float) -> str:
    """Return what is wrong with the sign or the scale of a number whose digits are right, or nothing."""
    if close(-given, right, tolerance):
        return _("The size is right, the sign is not: is it above or below nought?")
    if given == 0 or right == 0 or given / right < 0 or not tolerance:
        return ""
    power = round(log10(given / right))
    if not power or abs(power) > LARGEST_POWER or not close(given, right * 10.0**power, tolerance):
        return ""
    return _scale(power, unit)


def _scale(power: int, unit: str) -> str:
    times = whole(10 ** abs(power))
    if unit.startswith("share") and power == 2:
        return _("The number is right as a percentage. Write it as a share: 10% is 0.10.")
    if unit in CURRENCIES and power in (-3, -6, -9, -12):
        scale = {3: _("thousands"), 6: _("millions"), 9: _("billions"), 12: _("trillions")}[-power]
        return _("The digits are right, in {scale}. Write the plain amount, with all zeros.", scale=scale)
    if power > 0:
        return _("The digits are right, but it is {times} times too large. Count the zeros again.", times=times)
    return _("The digits are right, but it is {times} times too small. Count the zeros again.", times=times)
