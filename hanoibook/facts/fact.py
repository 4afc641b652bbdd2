"""What a fact is, and the list of all facts by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hanoibook import data, words
from hanoibook.figure import Figure, compare, reached
from hanoibook.words import Text

Find = Callable[[], Figure]


@dataclass(frozen=True)
class Fact:
    """A value with its unit, latest publication date, source keys, weakest grade and the rows behind it.

    ``meaning`` says what it is, ``how`` in a few words how it follows from the figures, ``unlike`` in what they
    differ, empty where they are of one scope. ``low`` and ``high`` are what the value may be within the rounding of
    its figures. For dates see :class:`~hanoibook.figure.Figure`.
    """

    name: str
    defined: Text | str
    value: float
    unit: str
    recipe: Text
    as_of: str
    sources: tuple[str, ...]
    grade: str
    figures: tuple[Figure, ...]
    low: float
    high: float
    difference: Text | str = ""

    @property
    def meaning(self) -> str:
        """What the value is, in the language of the moment."""
        return str(self.defined)

    @property
    def how(self) -> str:
        """How it follows from the figures, in a few words."""
        return str(self.recipe)

    @property
    def unlike(self) -> str:
        """In what the figures differ, a sentence for the reader; empty where they are of one scope."""
        return str(self.difference)

    @property
    def text(self) -> str:
        """The value as prose prints it: with fewer digits, or as a span, where its figures are rounded."""
        if self.unit in ("date", "relation"):
            return words.show(self.figures[0].written, self.unit)
        return words.show_within(self.value, self.low, self.high, self.unit)

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
class Unlike:
    """Named differences between figures: a sentence for the reader, and the parts of scope that it is about."""

    words: Text
    parts: tuple[str, ...]


Reckon = Callable[[Sequence[float]], float]


@dataclass(frozen=True)
class Recipe:
    """A way to a value: ``how`` in words, ``cook`` for value, unit and figures.

    ``reckon`` works the value out from those of the figures, so that their rounding can be carried along. ``unlike``,
    ``over_time`` and ``as_part`` are what the gate allows (:func:`hanoibook.figure.compare`).
    """

    how: Text
    cook: Callable[[], tuple[float, str, tuple[Figure, ...]]]
    reckon: Reckon | None = None
    unlike: Unlike | None = None
    over_time: bool = False
    as_part: bool = False


def reckoned(
    how: Text,
    unit: str,
    reckon: Reckon,
    *finds: Find,
    unlike: Unlike | None = None,
    over_time: bool = False,
    as_part: bool = False,
) -> Recipe:
    """Work a value out from those of figures; an empty ``unit`` is that of the first."""

    def cook() -> tuple[float, str, tuple[Figure, ...]]:
        figures = tuple(find() for find in finds)
        return reckon([figure.value for figure in figures]), unit or figures[0].unit, figures

    return Recipe(how, cook, reckon, unlike, over_time, as_part)


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
        raise KeyError(f"no fact named {name[:80]!r}; `make facts` lists them")
    return _made(name)


@data.remembered
def _made(name: str) -> Fact:
    return of(_FACTS[name][1], _FACTS[name][0], name)


def of(recipe: Recipe, meaning: Text | str = "", name: str = "") -> Fact:
    """Return what a recipe gives as a fact, for a picture that needs one without a name in the list.

    Raises :class:`ValueError` where its figures do not pass the gate.
    """
    value, unit, figures = recipe.cook()
    try:
        compare(
            figures,
            recipe.unlike.parts if recipe.unlike else (),
            over_time=recipe.over_time,
            as_part=recipe.as_part,
        )
    except ValueError as error:
        raise ValueError(f"fact {name or recipe.how}: {error}") from None
    spans = [figure.span for figure in figures]
    low, high = reached(recipe.reckon, spans) if recipe.reckon else (value, value)
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
        low=low,
        high=high,
        difference=recipe.unlike.words if recipe.unlike else "",
    )
