"""The ways in which a fact follows from figures."""

from __future__ import annotations

from hanoibook import losses
from hanoibook.facts.fact import Find, Recipe
from hanoibook.figure import Figure
from hanoibook.words import N_, Text

Result = tuple[float, str, tuple[Figure, ...]]


def printed(find: Find) -> Recipe:
    """State a figure as its row has it."""

    def cook() -> Result:
        figure = find()
        return figure.value, figure.unit, (figure,)

    return Recipe(N_("as in the row"), cook)


def ratio(above: Find, below: Find, unit: str = "times") -> Recipe:
    """Divide one figure by another."""

    def cook() -> Result:
        pair = above(), below()
        return pair[0].value / pair[1].value, unit, pair

    return Recipe(N_("first divided by second"), cook)


def change(first: Find, last: Find) -> Recipe:
    """State the change from one figure to another as a share of the first."""

    def cook() -> Result:
        pair = first(), last()
        return pair[1].value / pair[0].value - 1, "share", pair

    return Recipe(N_("second divided by first, less one"), cook)


def difference(first: Find, last: Find, unit: str | None = None) -> Recipe:
    """Subtract the second figure from the first; both must have one unit. Dates give days."""

    def cook() -> Result:
        pair = first(), last()
        if pair[0].unit != pair[1].unit:
            raise ValueError(f"cannot subtract {pair[1].unit} from {pair[0].unit}")
        return pair[0].value - pair[1].value, unit or pair[0].unit, pair

    return Recipe(N_("first less second"), cook)


def total(*finds: Find) -> Recipe:
    """Add figures of one unit."""

    def cook() -> Result:
        figures = tuple(find() for find in finds)
        units = {figure.unit for figure in figures}
        if len(units) != 1:
            raise ValueError(f"cannot add {', '.join(sorted(units))}")
        return sum(figure.value for figure in figures), units.pop(), figures

    return Recipe(N_("sum"), cook)


def growth(first: Find, last: Find) -> Recipe:
    """State the constant yearly growth between two figures."""

    def cook() -> Result:
        pair = first(), last()
        years = pair[1].year - pair[0].year
        return losses.annual_growth(pair[0].value, pair[1].value, years), "share a year", pair

    return Recipe(N_("(second divided by first) to the power of one over the years between, less one"), cook)


def grown(start: Find, rate: Find, year: int) -> Recipe:
    """Let a figure grow at a stated rate to a year."""

    def cook() -> Result:
        pair = start(), rate()
        path = losses.compound_path(pair[0].value, pair[1].value, year - pair[0].year)
        return path[-1], pair[0].unit, pair

    return Recipe(N_("first, growing each year by the second"), cook)


def spread(year: int) -> Recipe:
    """Divide the largest figure published for a year by the smallest."""

    def cook() -> Result:
        rows = losses.estimates_for_year(year)
        pair = losses.estimate(rows["id"].iloc[0]), losses.estimate(rows["id"].iloc[-1])
        return pair[0].value / pair[1].value, "times", pair

    return Recipe(N_("largest divided by smallest"), cook)


def rank(amount: Find, year: int) -> Recipe:
    """State the place that an amount would take among economies."""

    def cook() -> Result:
        figure = amount()
        above = tuple(losses.gdp(iso3, year) for iso3 in losses.economies_above(figure.value, year))
        return len(above) + 1, "rank", (figure, *above)

    return Recipe(N_("one more than the economies above it"), cook)


def at_prices_of(find: Find, base_year: int) -> Recipe:
    """State an amount in US dollars at the consumer prices of another year."""

    def cook() -> Result:
        figure = find()
        levels = losses.price_level(base_year), losses.price_level(figure.year)
        return losses.constant_prices(figure.value, figure.year, base_year), "USD", (figure, *levels)

    return Recipe(N_("first times second divided by third"), cook)


def real_ratio(above: Find, below: Find) -> Recipe:
    """Divide two amounts in US dollars of different years, both at the prices of the first."""

    def cook() -> Result:
        pair = above(), below()
        levels = losses.price_level(pair[0].year), losses.price_level(pair[1].year)
        raised = losses.constant_prices(pair[1].value, pair[1].year, pair[0].year)
        return pair[0].value / raised, "times", (*pair, *levels)

    return Recipe(N_("first divided by second, the second raised by the ratio of the price levels"), cook)


def counted(find: Find) -> Recipe:
    """State a number of rows."""
    return worked_out(N_("number of rows"), find)


def worked_out(how: Text, find: Find, *beside: Find) -> Recipe:
    """State a figure that a function worked out from rows, some of them beside its own; ``how`` says in words how."""

    def cook() -> Result:
        figure = find()
        return figure.value, figure.unit, (figure, *(other() for other in beside))

    return Recipe(how, cook)
