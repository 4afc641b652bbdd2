"""Class plans: the hours with their steps and slides, and the formats that put steps together for the time there is.

``plan`` reads and checks ``data/lessons``, ``timetable`` sets the steps on the clock and adds up the minutes,
``deck`` lays out what is shown on the wall.
"""

from hanoibook.lessons.deck import Frame, deck, format_deck, has_deck
from hanoibook.lessons.plan import Format, Hour, Slide, Step, Task, formats, hour, hours
from hanoibook.lessons.timetable import Line, of_format, of_hour, total

__all__ = [
    "Format", "Frame", "Hour", "Line", "Slide", "Step", "Task", "deck", "format_deck", "formats", "has_deck", "hour",
    "hours", "of_format", "of_hour", "total",
]  # fmt: skip
