"""What a fact is, and the list of all facts by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hanoibook import data, words
from hanoibook.figure import Figure
from hanoibook.words import Text

Find = Callable[[], Figure]


@dataclass(frozen=True)
class Fact:
    """A value with its unit, latest publication date, source keys, weakest grade and the rows behind it.

    ``meaning`` says what it is, ``how`` in a few words how it follows from the figures. For dates see
    :class:`~hanoibook.figure.Figure`.
    """

    name: str
    defined: Text
    value: float
    unit: str
    recipe: Text
    as_of: str
    sources: tuple[str, ...]
    grade: str
    figures: tuple[Figure, ...]

    @property
    def meaning(self) -> str:
        """What the value is, in the language of the moment."""
        return str(self.defined)

    @property
    def how(self) -> str:
        """How it follows from the figures, in a few words."""
        return str(self.recipe)

    @property
    def text(self) -> str:
        """The value as prose prints it."""
        return words.show(self.figures[0].written if self.unit in ("date", "relation") else self.value, self.unit)

    @property
    def read(self) -> str:
        """When the standing that it states was last read, as prose says it; empty for what cannot change."""
        known = [figure.checked for figure in self.figures if figure.checked]
        firsts, lasts = [pair[0] for pair in known], [pair[1] for pair in known]
        return words.as_read(min(firsts, key=data.latest), max(lasts, key=data.latest)) if known else ""

    @property
    def computed(self) -> bool:
        """Whether the value was worked out here rather than printed by a source."""
        return len(self.figures) != 1 or self.figures[0].value != self.value or self.figures[0].counted


@dataclass(frozen=True)
class Recipe:
    """A way to a value: ``how`` in words, ``cook`` for value, unit and figures."""

    how: Text
    cook: Callable[[], tuple[float, str, tuple[Figure, ...]]]


_FACTS: dict[str, tuple[Text, Recipe]] = {}


def define(name: str, meaning: Text, recipe: Recipe) -> None:
    """Enter a fact into the list; raises :class:`ValueError` for a name that is taken."""
    if name in _FACTS:
        raise ValueError(f"two facts are named {name!r}")
    _FACTS[name] = (meaning, recipe)


def names() -> list[str]:
    """Return the names of all facts, sorted.

    >>> "ic3-losses-2025" in names()
    True
    """
    return sorted(_FACTS)


def get(name: str) -> Fact:
    """Return a fact, computed from the tables; raises :class:`KeyError` for an unknown name.

    >>> get("ic3-losses-2025").text
    'USD\\xa020.9\\xa0billion'
    """
    if name not in _FACTS:
        raise KeyError(f"no fact named {name!r}; `make facts` lists them")
    return _made(name)


@data.remembered
def _made(name: str) -> Fact:
    meaning, recipe = _FACTS[name]
    value, unit, figures = recipe.cook()
    cited = data.sources(";".join(figure.sources for figure in figures))
    keys = dict.fromkeys(source.key for source in cited if source.kind != "own")
    return Fact(
        name=name,
        defined=meaning,
        value=value,
        unit=unit,
        recipe=recipe.how,
        as_of=max(figure.published for figure in figures),
        sources=tuple(keys),
        grade=max(figure.grade for figure in figures),
        figures=figures,
    )
