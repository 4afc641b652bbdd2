"""The scripts of the site: one for every page, and with what only a few pages need, for those."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path

from rjsmin import jsmin

from hanoibook.words.folding import rules

IN_PAGE = ("early.js", "lost.js")  # stand in the page itself
HERE = Path(str(files("hanoibook.site")))
SPECIAL = {  # rooms with scripts for a few pages, each with what such a page holds
    "frame": re.compile(
        r'data-filter=|data-kind="numeric"|class="hb-(find|compare|members|concordance|world-map)["\s]'
    ),
    "quizzes": re.compile(r'data-kind="numeric"'),
    "learning": re.compile(r'class="hb-(test|cards|learnt|growth)["\s]'),
    "treaties": re.compile(r'class="hb-(compare|members|concordance|world-map)["\s]'),
}
ROOMS = [rooms for count in range(len(SPECIAL) + 1) for rooms in combinations(SPECIAL, count)]
RULES = re.compile(r'RULES\("(\w+)"\)')
NAMES = {rooms: "-".join(["book", *rooms]) + ".js" for rooms in ROOMS}


def name_for(body: str) -> str:
    """Return the name of the script that a page loads, by what it holds.

    >>> name_for('<div class="hb-cards">'), name_for("<p>Words</p>")
    ('book-learning.js', 'book.js')
    """
    return NAMES[tuple(room for room, marks in SPECIAL.items() if marks.search(body))]


@cache
def script(rooms: tuple[str, ...] = ()) -> str:
    """Return a script of the site: ``scripts/*.js`` of all rooms, and ``scripts/special/*.js`` of those named."""
    special = (path for room in rooms for path in (HERE / room / "scripts" / "special").glob("*.js"))
    own = sorted([*parts("scripts/*.js"), *special], key=lambda path: path.name)
    texts = (_ruled(path.read_text(encoding="utf-8")) for path in own if path.name not in IN_PAGE)
    return "\n".join(str(jsmin(text)) for text in texts)


def later() -> str:
    """Return the script that pages with charts fetch once they are there: ``scripts/later/*.js`` of all rooms."""
    return "\n".join(str(jsmin(path.read_text(encoding="utf-8"))) for path in parts("scripts/later/*.js"))


def _ruled(text: str) -> str:
    """Write the rules that a script shares with Python in the place where it names them."""
    return RULES.sub(lambda found: json.dumps(rules(found[1]), ensure_ascii=False, separators=(",", ":")), text)


def parts(pattern: str) -> list[Path]:
    """Return the files of all rooms that match a pattern, in the order of their names, whichever room they are in."""
    return sorted(HERE.glob(f"*/{pattern}"), key=lambda path: path.name)
