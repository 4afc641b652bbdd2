"""What an explorer is: labelled controls above a state written as HTML, and the parts of which states are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from hanoibook.exercises import reading
from hanoibook.words import _, listing, say, whole

CELL = "text-align: start; vertical-align: top; padding-inline-end: 1rem; white-space: normal"
BAR_GREY = "#808894"  # between both themes' grounds, because a stored state cannot follow the page's theme
LABELS = {"description_width": "initial"}
WIDE = widgets.Layout(width="auto", max_width="48rem")


class Explorer(widgets.VBox):
    """Controls by name, and a state that ``show(**values of the controls)`` writes anew after each change.

    ``notes``, as HTML, stand above a control and never move; ``printed`` is shown where controls are not.
    """

    def __init__(
        self,
        show: Callable[..., str],
        notes: Mapping[str, str] | None = None,
        printed: str = "",
        **controls: widgets.Widget,
    ) -> None:
        self.controls = controls
        self.notes = dict(notes or {})
        self.printed = printed
        self.state = widgets.HTML()
        self._show = show
        for control in controls.values():
            control.observe(self._update, names="value")
        self._update()
        super().__init__([*self._with_notes(), self.state])

    def _update(self, _change: object = None) -> None:
        self.state.value = self._show(**{name: control.value for name, control in self.controls.items()})

    def _with_notes(self) -> Iterator[widgets.Widget]:
        for name, control in self.controls.items():
            if name in self.notes:
                yield widgets.HTML(self.notes[name])
            yield control

    def _repr_mimebundle_(self, **options: object) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        moves = f'<p class="hb-moves"><em>{escape(self.moves())}</em></p>'
        first = f'<div class="hb-state">{moves}{"".join(self.notes.values())}{self.state.value}{self.printed}</div>'
        return {**bundle, "text/html": first, "text/plain": "Explorer"}

    def moves(self) -> str:
        """Say, where only the first state can be shown, what moves in a running notebook."""
        names = dict.fromkeys(f"“{control.description}”" for control in self.controls.values())
        return _(
            "Here you see the first state, and nothing moves. In a running notebook you can change {names}; the rest "
            "follows.",
            names=listing(names, "standard"),
        )


def choice(label: str, options: Iterable[Any], value: Any) -> widgets.Dropdown:
    """Return a labelled list to choose from; ``options`` are values or pairs of text and value."""
    return widgets.Dropdown(options=list(options), value=value, description=label, style=LABELS, layout=WIDE)


def number(label: str, value: float) -> widgets.Text:
    """Return a labelled field for a number: text, since a field for numbers drops what it cannot read."""
    return widgets.Text(value=f"{value}", description=label, style=LABELS, layout=WIDE)


def with_numbers(show: Callable[..., str], **bounds: tuple[float, float, str]) -> Callable[..., str]:
    """Return ``show`` for controls whose text is read as a number: each with its least, its most and its unit."""

    def state(**given: Any) -> str:
        told = ""
        for name, (least, most, unit) in bounds.items():
            try:
                given[name], read = _within(reading.number(given[name], unit), least, most, unit)
            except (reading.Open, reading.Unread) as why:
                return summary(str(why) or say("quiz.open"))
            told += read
        return show(**given) + (summary(told.strip()) if told else "")

    return state


def _within(amount: reading.Amount, least: float, most: float, unit: str) -> tuple[float, str]:
    value, read = amount.read(lambda one: least <= one <= most)
    if amount.said not in ("", unit):
        raise reading.Unread(say("number.other_unit", said=amount.said, unit=unit))
    if not least <= value <= most:
        raise reading.Unread(_("Write a number from {least} to {most}.", least=whole(least), most=whole(most)))
    return value, read


def summary(text: str) -> str:
    """Return the sentence of a state; a screen reader hears it when it changes."""
    return f'<p role="status">{escape(text)}</p>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a plain table; cells are HTML that the caller has escaped."""
    top = "".join(f'<th scope="col" style="{CELL}">{escape(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return f'<table style="margin: 0"><tr>{top}</tr>{body}</table>'


def bar(amount: float, most: float, colour: str = BAR_GREY) -> str:
    """Return a bar as long as an amount's share of the largest."""
    share = amount / most if most else 0
    return f'<div style="block-size: 8px; margin: 2px; background: {colour}; inline-size: {share:.1%}"></div>'


def bars(*parts: str) -> str:
    """Return bars in a box of fixed width, so that rows compare."""
    return f'<div style="min-inline-size: 7rem; inline-size: 14rem">{"".join(parts)}</div>'
