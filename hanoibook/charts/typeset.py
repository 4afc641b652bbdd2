"""How wide words are, as far as that can be known without the reader's typeface, and how they break into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

SIZE = 14  # pixels, of all words in a chart
LINE = 18  # pixels from one line of words to the next
BREAK = "<br>"

# Widths in ems of a wide typeface (DejaVu Sans), so that a narrower one of the reader's system has room to spare.
_NARROW = dict.fromkeys(" .,:;'’|!()[]ijlI", 0.33) | dict.fromkeys("ft()[]r-", 0.41)
_WIDE = dict.fromkeys("mMW%—→@", 0.98) | {"w": 0.83}
_DEFAULT, _CAPITAL, _BOLD = 0.63, 0.71, 1.12


def width(words: str) -> int:
    """Return the width of words in pixels, of the longest line; tags take no room.

    >>> width("iii") < width("iiii") < width("MMMM") == width("MMMM<br>i")
    True
    >>> width("one") < width("<b>one</b>")
    True
    """
    return max(_line_width(line) for line in words.split(BREAK))


def _line_width(line: str) -> int:
    bare = re.sub(r"<[^>]*>", "", line)
    bare = re.sub(r"&\w+;", "&", bare)
    ems = sum(_NARROW.get(sign) or _WIDE.get(sign) or (_CAPITAL if sign.isupper() else _DEFAULT) for sign in bare)
    return round(SIZE * ems * (_BOLD if "<b>" in line else 1))


def height(words: str) -> int:
    """Return the height of words in pixels.

    >>> height("one") * 2 == height("one<br>two")
    True
    """
    return LINE * (words.count(BREAK) + 1)


def wrap(words: str, most: int) -> str:
    """Break words into lines of at most so many pixels, where they are not broken yet; a long word stays whole.

    >>> wrap("one two three", 66)
    'one two<br>three'
    >>> wrap("<b>one two three</b>", 72)
    '<b>one two</b><br><b>three</b>'
    """
    return BREAK.join(_broken(line, most) for line in words.split(BREAK))


def _broken(line: str, most: int) -> str:
    if _line_width(line) <= most:
        return line
    whole = re.fullmatch(r"<b>(.*?)</b>(.*)", line)
    bold, plain = whole.groups() if whole else ("", line)
    words = [*(f"<b>{word}</b>" for word in bold.split()), *plain.split()]
    if whole and plain and not plain.startswith(" "):  # a colon after the bold words stays with them
        words = [*(f"<b>{word}</b>" for word in bold.split()[:-1]), f"<b>{bold.split()[-1]}</b>{plain.split()[0]}"]
        words += plain.split()[1:]
    return BREAK.join(line.replace("</b> <b>", " ") for line in _filled(words, most))


def _filled(words: Iterable[str], most: int) -> list[str]:
    filled: list[str] = []
    for word in words:
        longer = f"{filled[-1]} {word}" if filled else word
        if filled and width(longer) <= most:
            filled[-1] = longer
        else:
            filled.append(word)
    return filled
