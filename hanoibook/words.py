"""How values and interface strings read. One catalogue a language; English now."""

from __future__ import annotations

from math import floor, log10
from numbers import Real

GAP = "\u00a0"

CATALOGUE = {
    "kind.reported": "reported",
    "kind.surveyed": "surveyed",
    "kind.modelled": "modelled",
    "kind.claimed": "claimed",
    "grade.A": "read in the primary text",
    "grade.B": "two or more independent reports",
    "grade.C": "one report",
    "grade.D": "not yet verified",
    "fact.source": "Source",
    "fact.as_of": "Published",
    "fact.grade": "Checked",
    "fact.computed": "Computed here from",
    "fact.rows": "Rows",
    "chart.data": "Data",
    "chart.data_and_sources": "Data and sources",
    "chart.all_sources": "Every source of these rows:",
    "site.data_as_of": "Data as of",
    "site.licence": "Text and data under CC BY 4.0, code under MIT.",
    "chart.download": "Download the data (CSV)",
    "chart.sources": "Sources",
    "chart.as_of": "Data as of",
    "chart.others": "and {} pages of others, listed under Data and sources",
    "chart.grade": "weakest grade",
    "chart.no_script": "The chart needs JavaScript. The same figures are in the table.",
    "chart.missing": "n/a",
    "yes": "yes",
    "no": "no",
    "bound.exact": "stated value",
    "bound.from": "at least",
    "bound.up_to": "at most",
    "basis.referred": "complaints passed on to law enforcement",
    "basis.all": "all complaints that state a loss",
    "basis.not_published": "no total published",
    "basis.unknown": "not known",
    "year.missing": "no figure published",
    "explorer.live": "This control runs in the notebook. Here is its first state.",
    "explorer.growth": "Growth in per cent a year",
    "explorer.year": "Year",
    "explorer.published": "Published (upper bar)",
    "explorer.reached": "At this rate (lower bar)",
    "explorer.bars": "Side by side",
    "explorer.sentence": (
        "{first} in {start}, growing {rate} a year, becomes {reached} in {year}: {word} the published {published}."
    ),
    "explorer.above": "above",
    "explorer.below": "below",
    "explorer.near": "close to",
    "scale.trillion": "trillion",
    "scale.billion": "billion",
    "scale.million": "million",
    "unit.times": "times",
    "unit.per_year": "a year",
    "rank.1": "first",
    "rank.2": "second",
    "rank.3": "third",
    "rank.4": "fourth",
    "rank.5": "fifth",
    "rank.other": "number",
}

_SCALES = (
    (1_000_000_000_000, "scale.trillion"),
    (1_000_000_000, "scale.billion"),
    (1_000_000, "scale.million"),
)


def say(key: str) -> str:
    """Return the interface string of a key.

    >>> say("grade.D")
    'not yet verified'
    """
    return CATALOGUE[key]


def money(usd: float) -> str:
    """Write an amount of US dollars: from a million on with three significant digits, below in full.

    >>> money(10_500_000_000_000), money(20_877_000_000), money(640)
    ('USD\\xa010.5\\xa0trillion', 'USD\\xa020.9\\xa0billion', 'USD\\xa0640')
    """
    for size, name in _SCALES:
        if abs(usd) >= size * 0.9995:
            return f"USD{GAP}{significant(usd / size)}{GAP}{say(name)}"
    return f"USD{GAP}{round(usd):,}"


def significant(number: float, digits: int = 3) -> str:
    """Write a number with so many significant digits, without trailing zeros after the point.

    >>> significant(20.877), significant(12.0), significant(9500.4), significant(0.06818)
    ('20.9', '12', '9,500', '0.0682')
    """
    if number == 0:
        return "0"
    text = f"{number:,.{max(0, digits - 1 - floor(log10(abs(number))))}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """Write a share as a percentage: three digits from ten per cent on, two below, one below a tenth.

    >>> percent(0.346), percent(0.1502), percent(0.02533), percent(0.00068)
    ('34.6%', '15%', '2.5%', '0.07%')
    """
    points = abs(share * 100)
    return f"{significant(share * 100, 3 if points >= 10 else 2 if points >= 0.1 else 1)}%"


def show(value: object, unit: str) -> str:
    """Write a value the way prose, tables and alt texts print it.

    Units: ``USD``, ``share``, ``share a year``, ``times``, ``year``, ``rank``, or the plural of
    a thing counted.

    >>> show(503, "times"), show(1_008_597, "complaints"), show(2015, "year")
    ('503\\xa0times', '1,008,597', '2015')
    """
    if not isinstance(value, Real):
        return str(value)
    number = float(value)
    writers = {
        "USD": lambda: money(number),
        "share": lambda: percent(number),
        "share a year": lambda: f"{percent(number)} {say('unit.per_year')}",
        "times": lambda: f"{significant(number)}{GAP}{say('unit.times')}",
        "year": lambda: str(int(number)),
        "rank": lambda: CATALOGUE.get(f"rank.{int(number)}", f"{say('rank.other')} {int(number)}"),
    }
    return writers[unit]() if unit in writers else f"{round(number):,}"
