"""The scripts of the site: one for every page, and with what only a few pages need, for those."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path

from rjsmin import jsmin

from hanoibook.words.folding import rules

IN_PAGE = ("early.js", "lost.js")  # stand in the page itself
HERE = Path(str(files("hanoibook.site")))
SPECIAL = {  # folders of scripts for a few pages, each with what such a page holds
    "folding": re.compile(r'data-filter=|class="hb-(find|compare|concordance|members|world-map)["\s]'),
    "tests": re.compile(r'class="hb-(test|cards|learnt|growth)["\s]'),
    "compare": re.compile(r'class="hb-(compare|concordance)["\s]'),
    "members": re.compile(r'class="hb-(members|world-map)["\s]'),
}
FOLDED = {"compare", "members"}  # compare words, and so need the folder before them
SETS = [
    some
    for count in range(len(SPECIAL) + 1)
    for some in combinations(SPECIAL, count)
    if "folding" in some or not FOLDED & set(some)
]
RULES = re.compile(r'RULES\("(\w+)"\)')
NAMES = {some: "-".join(["book", *some]) + ".js" for some in SETS}


def name_for(body: str) -> str:
    """Return the name of the script that a page loads, by what it holds.

    >>> name_for('<div class="hb-cards">'), name_for("<p>Words</p>")
    ('book-tests.js', 'book.js')
    """
    return NAMES[tuple(folder for folder, marks in SPECIAL.items() if marks.search(body))]


@cache
def script(folders: tuple[str, ...] = ()) -> str:
    """Return a script of the site: ``scripts/*.js`` of all rooms, and what stands in the folders named."""
    special = (path for folder in folders for path in parts(f"scripts/{folder}/*.js"))
    own = sorted([*parts("scripts/*.js"), *special], key=lambda path: path.name)
    return _merged(path for path in own if path.name not in IN_PAGE)


def later() -> str:
    """Return what pages with charts or with numbers to answer fetch once they are there: ``scripts/later/*.js``."""
    return _merged([*parts("scripts/folding/*.js"), *parts("scripts/later/*.js")])


def _merged(paths: Iterable[Path]) -> str:
    return "\n".join(str(jsmin(_ruled(path.read_text(encoding="utf-8")))) for path in paths)


def _ruled(text: str) -> str:
    """Write the rules that a script shares with Python in the place where it names them."""
    return RULES.sub(lambda found: json.dumps(rules(found[1]), ensure_ascii=False, separators=(",", ":")), text)


def parts(pattern: str) -> list[Path]:
    """Return the files of all rooms that match a pattern, in the order of their names, whichever room they are in."""
    return sorted(HERE.glob(f"*/{pattern}"), key=lambda path: path.name)
