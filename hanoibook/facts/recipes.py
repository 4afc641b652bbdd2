"""The ways in which a fact follows from figures."""

from __future__ import annotations

from collections.abc import Sequence

from hanoibook import losses
from hanoibook.facts.fact import Find, Recipe, Unlike, reckoned
from hanoibook.figure import Figure
from hanoibook.words import N_, Text

Result = tuple[float, str, tuple[Figure, ...]]


def unlike(words: Text, *parts: str) -> Unlike:
    """Name in what figures differ: ``words`` for the reader, the ``parts`` of scope for the gate."""
    return Unlike(words, parts)


def printed(find: Find) -> Recipe:
    """State a figure as its row has it."""

    def cook() -> Result:
        figure = find()
        return figure.value, figure.unit, (figure,)

    return Recipe(N_("as in the row"), cook)


def ratio(
    above: Find, below: Find, unit: str = "times", unlike: Unlike | None = None, *, over_time: bool = False
) -> Recipe:
    """Divide one figure by another; a share may be of the whole that the first is a part of."""
    how = N_("first divided by second")
    as_part = unit == "share"
    return reckoned(how, unit, _quotient, above, below, unlike=unlike, over_time=over_time, as_part=as_part)


def change(first: Find, last: Find, unlike: Unlike | None = None) -> Recipe:
    """State the change from one figure to another as a share of the first."""
    how = N_("second divided by first, less one")
    return reckoned(how, "share", lambda parts: parts[1] / parts[0] - 1, first, last, unlike=unlike, over_time=True)


def fall(first: Find, last: Find, unlike: Unlike | None = None) -> Recipe:
    """State by how much the second figure is below the first, as a share of the first."""
    how = N_("one less second divided by first")
    return reckoned(how, "share", lambda parts: 1 - parts[1] / parts[0], first, last, unlike=unlike, over_time=True)


def difference(first: Find, last: Find, unit: str | None = None) -> Recipe:
    """Subtract the second figure from the first; both must have one unit. Dates give days."""

    def cook() -> Result:
        pair = first(), last()
        if pair[0].unit != pair[1].unit:
            raise ValueError(f"cannot subtract {pair[1].unit} from {pair[0].unit}")
        return pair[0].value - pair[1].value, unit or pair[0].unit, pair

    return Recipe(N_("first less second"), cook, lambda parts: parts[0] - parts[1])


def total(*finds: Find) -> Recipe:
    """Add figures of one unit."""

    def cook() -> Result:
        figures = tuple(find() for find in finds)
        units = {figure.unit for figure in figures}
        if len(units) != 1:
            raise ValueError(f"cannot add {', '.join(sorted(units))}")
        return sum(figure.value for figure in figures), units.pop(), figures

    return Recipe(N_("sum"), cook, sum)


def growth(first: Find, last: Find, unlike: Unlike | None = None) -> Recipe:
    """State the constant yearly growth between two figures."""

    def cook() -> Result:
        pair = first(), last()
        return losses.annual_growth(pair[0].value, pair[1].value, _years(pair)), "share a year", pair

    def reckon(parts: Sequence[float]) -> float:
        return losses.annual_growth(parts[0], parts[1], _years((first(), last())))

    how = N_("(second divided by first) to the power of one over the years between, less one")
    return Recipe(how, cook, reckon, unlike, over_time=True)


def grown(start: Find, rate: Find, year: int) -> Recipe:
    """Let a figure grow at a stated rate to a year."""
    return reckoned(
        N_("first, growing each year by the second"),
        "",
        lambda parts: losses.compound_path(parts[0], parts[1], year - start().year)[-1],
        start,
        rate,
    )


def extended(first: Find, last: Find, year: int) -> Recipe:
    """Extend two figures to a later year at the growth between them."""

    def reckon(parts: Sequence[float]) -> float:
        pair = first(), last()
        rate = losses.annual_growth(parts[0], parts[1], _years(pair))
        return losses.compound_path(parts[1], rate, year - pair[1].year)[-1]

    return reckoned(
        N_("second, growing on at the yearly rate from first to second"), "", reckon, first, last, over_time=True
    )


def spread(year: int, unlike: Unlike) -> Recipe:
    """Divide the largest figure published for a year by the smallest."""

    def end(place: int) -> Find:
        return lambda: losses.estimate(losses.estimates_for_year(year)["id"].iloc[place])

    return reckoned(N_("largest divided by smallest"), "times", _quotient, end(0), end(-1), unlike=unlike)


def rank(amount: Find, year: int, unlike: Unlike) -> Recipe:
    """State the place that an amount would take among economies."""

    def cook() -> Result:
        figure = amount()
        above = tuple(losses.gdp(iso3, year) for iso3 in losses.economies_above(figure.value, year))
        return len(above) + 1, "rank", (figure, *above)

    return Recipe(N_("one more than the economies above it"), cook, unlike=unlike)


def at_prices_of(find: Find, base_year: int) -> Recipe:
    """State an amount in US dollars at the consumer prices of another year."""
    return reckoned(
        N_("first times second divided by third"),
        "USD",
        lambda parts: parts[0] * (parts[1] / parts[2]),
        find,
        lambda: losses.price_level(base_year),
        lambda: losses.price_level(find().year),
        over_time=True,
    )


def real_ratio(above: Find, below: Find) -> Recipe:
    """Divide two amounts in US dollars of different years, both at the prices of the first."""
    return reckoned(
        N_("first divided by second, the second raised by the ratio of the price levels"),
        "times",
        lambda parts: parts[0] / (parts[1] * (parts[2] / parts[3])),
        above,
        below,
        lambda: losses.price_level(above().year),
        lambda: losses.price_level(below().year),
        over_time=True,
    )


def counted(find: Find) -> Recipe:
    """State a number of rows."""
    return worked_out(N_("number of rows"), find)


def worked_out(how: Text, find: Find, *beside: Find) -> Recipe:
    """State a figure that a function worked out from rows, some of them beside its own; ``how`` says in words how."""

    def cook() -> Result:
        figure = find()
        return figure.value, figure.unit, (figure, *(other() for other in beside))

    return Recipe(how, cook)


def _quotient(parts: Sequence[float]) -> float:
    return parts[0] / parts[1]


def _years(pair: tuple[Figure, Figure]) -> int:
    return pair[1].year - pair[0].year
