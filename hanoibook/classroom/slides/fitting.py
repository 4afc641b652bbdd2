"""The largest size at which words fit into an area, reckoned with the widths of a wide typeface.

Nobody knows which typeface stands in for ours on another machine, so a wide one is supposed; what fits then fits.
"""

from __future__ import annotations

from collections.abc import Sequence

NARROW, WIDE = "iljtfrI.,:;!'|()[] \u00a0\u2019\u00b7", "mwMW%@\u2014"
LINE = 1.24  # of the size, from one line to the next
GAP = 0.35  # of the size, between paragraphs


BOLD = 1.12  # how much wider bold letters are


class Sized(str):
    """A text whose letters are a share of the size of the others."""

    share: float

    def __new__(cls, text: str, share: float) -> Sized:
        """Make it of a text and its share."""
        made = super().__new__(cls, text)
        made.share = share
        return made


def size_that_fits(
    paragraphs: Sequence[str], width: float, height: float, most: int, least: int, *, unbroken: bool = False
) -> int:
    """Return the largest size in points, down to ``least``, ``unbroken`` if each paragraph must stay on one line.

    A paragraph may be a :class:`Sized`, which is smaller than the others.

    Raises :class:`ValueError` if not even the smallest fits.

    >>> size_that_fits(["Who could have counted this? How?"], 850, 60, 32, 18)
    32
    """
    for size in range(most, least - 1, -1):
        whole = not unbroken or all(lines(text, width / size) == 1 for text in paragraphs)
        if whole and high(paragraphs, width, size) <= height:
            return size
    raise ValueError(f"these words do not fit {width:.0f} by {height:.0f} points at {least}: {' / '.join(paragraphs)}")


def high(paragraphs: Sequence[str], width: float, size: float) -> float:
    """Return how many points high paragraphs stand at a size.

    >>> high(["one"], 100, 10), high([Sized("one", 0.5)], 100, 10)
    (12.4, 6.2)
    """
    own = [size * (text.share if isinstance(text, Sized) else 1) for text in paragraphs]
    rows = sum(one * LINE * lines(text, width / one) for text, one in zip(paragraphs, own, strict=True))
    return rows + sum(one * GAP for one in own[1:])


def lines(text: str, width: float) -> int:
    """Return on how many lines a text breaks, never at a no-break space; ``width`` is in units of the size.

    >>> lines("one two", 3), lines("one two", 30)
    (2, 1)
    """
    count, used = 1, 0.0
    for word in text.split(" "):
        wide = sum(map(_wide, word))
        if used and used + _wide(" ") + wide > width:
            count, used = count + 1, wide
        else:
            used += wide + (_wide(" ") if used else 0.0)
        count, used = count + int(used // width), used % width
    return count


def _wide(letter: str) -> float:
    if letter in NARROW:
        return 0.4
    if letter in WIDE:
        return 1.0
    return 0.72 if letter.isupper() else 0.64
