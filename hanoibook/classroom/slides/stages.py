"""One slide after another where a speaker lets lines and answers come: a file has no hand to hold them back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hanoibook.lessons import Frame


class Stage(NamedTuple):
    """A frame of which some ``lines`` and some ``answers`` are shown, counted from the first."""

    frame: Frame
    lines: int
    answers: int


def stages(frame: Frame) -> Iterator[Stage]:
    """Yield a frame as often as something new comes on it; once, and whole, where nothing waits.

    >>> from hanoibook.lessons import Slide
    >>> slide = Slide("Trace", lines=("one", "two"), answers=("first", "second"))
    >>> [stage.answers for stage in stages(Frame("plain", slide, None))]
    [0, 1, 2]
    """
    slide = frame.slide
    lines, answers = 0 if slide.reveal else len(slide.lines), 0
    yield Stage(frame, lines, answers)
    for place in range(1, len(slide.lines) + 1):
        if slide.reveal:
            lines = place
            yield Stage(frame, lines, answers)
        if slide.answers:
            answers = place
            yield Stage(frame, lines, answers)
