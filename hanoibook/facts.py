"""Named values that prose may state, each computed from tables and carrying its provenance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hanoibook import data, losses, words
from hanoibook.figure import Figure


@dataclass(frozen=True)
class Fact:
    """A value with its unit, latest publication date, source keys, weakest grade and the rows behind it."""

    name: str
    meaning: str
    value: float
    unit: str
    as_of: str
    sources: tuple[str, ...]
    grade: str
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """The value as prose prints it."""
        return words.show(self.value, self.unit)

    @property
    def computed(self) -> bool:
        """Whether the value was worked out here rather than printed by a source."""
        return len(self.figures) != 1 or self.figures[0].value != self.value


_Result = tuple[float, str, tuple[Figure, ...]]
_Find = Callable[[], Figure]


@dataclass(frozen=True)
class _Recipe:
    meaning: str
    cook: Callable[[], _Result]


_RECIPES: dict[str, _Recipe] = {}


def names() -> list[str]:
    """Return the names of all facts, sorted.

    >>> "ic3-losses-2025" in names()
    True
    """
    return sorted(_RECIPES)


def get(name: str) -> Fact:
    """Return a fact, computed now from the tables; raises :class:`KeyError` for an unknown name.

    >>> get("ic3-losses-2025").text
    'USD\\xa020.9\\xa0billion'
    """
    if name not in _RECIPES:
        raise KeyError(f"no fact named {name!r}; `make facts` lists them")
    recipe = _RECIPES[name]
    value, unit, figures = recipe.cook()
    keys = tuple(dict.fromkeys(key for figure in figures for key in data.split_list(figure.sources)))
    return Fact(
        name=name,
        meaning=recipe.meaning,
        value=value,
        unit=unit,
        as_of=max((figure.published for figure in figures), default=""),
        sources=keys,
        grade=max(figure.grade for figure in figures),
        figures=figures,
    )


def _define(name: str, meaning: str, cook: Callable[[], _Result]) -> None:
    _RECIPES[name] = _Recipe(meaning, cook)


def _printed(find: _Find) -> Callable[[], _Result]:
    def cook() -> _Result:
        figure = find()
        return figure.value, figure.unit, (figure,)

    return cook


def _ratio(above: _Find, below: _Find, unit: str = "times") -> Callable[[], _Result]:
    def cook() -> _Result:
        pair = above(), below()
        return pair[0].value / pair[1].value, unit, pair

    return cook


def _growth(first: _Find, last: _Find) -> Callable[[], _Result]:
    def cook() -> _Result:
        pair = first(), last()
        years = pair[1].year - pair[0].year
        return losses.annual_growth(pair[0].value, pair[1].value, years), "share a year", pair

    return cook


def _grown(start: _Find, rate: _Find, year: int) -> Callable[[], _Result]:
    def cook() -> _Result:
        pair = start(), rate()
        path = losses.compound_path(pair[0].value, pair[1].value, year - pair[0].year)
        return path[-1], "USD", pair

    return cook


def _spread(year: int) -> Callable[[], _Result]:
    def cook() -> _Result:
        rows = losses.estimates_for_year(year)
        pair = losses.estimate(rows["id"].iloc[0]), losses.estimate(rows["id"].iloc[-1])
        return pair[0].value / pair[1].value, "times", pair

    return cook


def _rank(amount: _Find, year: int) -> Callable[[], _Result]:
    def cook() -> _Result:
        figure = amount()
        above = tuple(losses.gdp(iso3, year) for iso3 in losses.economies_above(figure.value, year))
        return len(above) + 1, "rank", (figure, *above)

    return cook


def _ic3(year: int, measure: str = "losses") -> _Find:
    return partial(losses.complaint_figure, year, measure)


def _estimate(row_id: str) -> _Find:
    return partial(losses.estimate, row_id)


def _rate(row_id: str) -> _Find:
    return partial(losses.stated_growth, row_id)


def _gdp(iso3: str, year: int) -> _Find:
    return partial(losses.gdp, iso3, year)


for _year in (2001, 2009, 2015, 2020, 2024, 2025):
    _define(f"ic3-losses-{_year}", f"losses stated in complaints to IC3 for {_year}", _printed(_ic3(_year)))
for _year in (2001, 2015, 2024, 2025):
    _define(
        f"ic3-complaints-{_year}",
        f"complaints received by IC3 in {_year}",
        _printed(_ic3(_year, "complaints")),
    )
for _year in (2015, 2024, 2025):
    _define(
        f"ic3-loss-per-complaint-{_year}",
        f"IC3 losses divided by all IC3 complaints, {_year}",
        _ratio(_ic3(_year), _ic3(_year, "complaints"), "USD"),
    )
for _year in (2015, 2021, 2023, 2024, 2025, 2031):
    _define(
        f"cv-{_year}",
        f"yearly cost of cybercrime for {_year}, Cybersecurity Ventures",
        _printed(_estimate(f"cv_{_year}")),
    )
for _first, _last in ((2015, 2021), (2021, 2025), (2015, 2025), (2025, 2031)):
    _define(
        f"cv-growth-{_first}-{_last}",
        f"constant yearly growth between Cybersecurity Ventures' figures for {_first} and {_last}",
        _growth(_estimate(f"cv_{_first}"), _estimate(f"cv_{_last}")),
    )
for _start, _year in ((2021, 2023), (2021, 2024), (2021, 2025), (2021, 2031), (2015, 2025)):
    _define(
        f"cv-{_start}-at-stated-growth-to-{_year}",
        f"Cybersecurity Ventures' figure for {_start}, grown at the stated rate to {_year}",
        _grown(_estimate(f"cv_{_start}"), _rate("cv_2025"), _year),
    )
for _year in (2024, 2025):
    _define(
        f"claimed-over-reported-{_year}",
        f"Cybersecurity Ventures' figure for {_year} divided by the IC3 losses of that year",
        _ratio(_estimate(f"cv_{_year}"), _ic3(_year)),
    )

_define("cv-stated-growth-2021-2025", "yearly growth stated in the 2020 release", _printed(_rate("cv_2025")))
_define("cv-stated-growth-2025-2031", "yearly growth stated in the 2025 release", _printed(_rate("cv_2031")))
_define("statista-2024", "yearly cost of cybercrime for 2024, Statista", _printed(_estimate("st24_2024")))
_define("gasa-2024", "scam losses of consumers for 2024, GASA survey", _printed(_estimate("gasa_2024")))
_define("gasa-2025", "scam losses of consumers for 2025, GASA survey", _printed(_estimate("gasa_2025")))
_define("spread-2024", "largest figure published for 2024 divided by the smallest", _spread(2024))
_define(
    "uk-2024",
    "significant attacks on UK businesses, 2024, converted by us from pounds",
    _printed(_estimate("dsit_2025")),
)
_define(
    "article-2030",
    "the article's figure for 2030; publisher not identified",
    _printed(_estimate("unknown_2030")),
)
_define(
    "us-gdp-2025",
    "gross domestic product of the United States, 2025 (projection)",
    _printed(_gdp("USA", 2025)),
)
_define("china-gdp-2025", "gross domestic product of China, 2025 (projection)", _printed(_gdp("CHN", 2025)))
_define(
    "ic3-losses-growth-2015-2025",
    "constant yearly growth of IC3 losses, 2015 to 2025",
    _growth(_ic3(2015), _ic3(2025)),
)
_define(
    "ic3-losses-growth-2020-2025",
    "constant yearly growth of IC3 losses, 2020 to 2025",
    _growth(_ic3(2020), _ic3(2025)),
)
_define(
    "ic3-complaints-growth-2015-2025",
    "constant yearly growth of IC3 complaints, 2015 to 2025",
    _growth(_ic3(2015, "complaints"), _ic3(2025, "complaints")),
)
_define(
    "cv-2025-gdp-share",
    "Cybersecurity Ventures' figure for 2025 as a share of world gross domestic product",
    _ratio(_estimate("cv_2025"), _gdp("WLD", 2025), "share"),
)
_define(
    "cv-2025-gdp-rank",
    "rank that Cybersecurity Ventures' figure for 2025 would take among economies",
    _rank(_estimate("cv_2025"), 2025),
)
_define(
    "ic3-losses-2025-gdp-share",
    "IC3 losses of 2025 as a share of United States gross domestic product",
    _ratio(_ic3(2025), _gdp("USA", 2025), "share"),
)
