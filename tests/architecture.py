"""Draw the rooms of ``hanoibook`` and the imports between them: ``python tests/architecture.py`` writes docs/architecture.*.

Layers come from the contract in pyproject.toml, arrows from the imports that are there. Arrows that other arrows
already imply are left out of the picture and stand in the table.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "architecture.svg"
PAGE = ROOT / "docs" / "architecture.md"
WIDTH, LEVEL, BOX, BROAD = 1130, 96, 44, 150
MIDDLES = {  # so that arrows pass between boxes; a new room stands at the left until it gets a place
    "__main__": 800, "build": 260, "contribute": 475, "site": 690, "appraisal": 860, "explorers": 95, "papers": 500, "classroom": 400, "lessons": 690, "worksheets": 560,
    "copies": 85, "exercises": 255, "questions": 425, "releases": 610, "routes": 860, "charts": 690, "agreement": 250, "facts": 500,
    "codebook": 84, "losses": 244, "measures": 404, "treaties": 564, "claims": 724, "vietnam": 884, "citing": 1044,
    "templates": 150, "figure": 400, "words": 600, "palette": 800, "data": 480,
}  # fmt: skip
LANES = {  # long ways that go along a lane of their own
    ("__main__", "facts"): 776, ("build", "codebook"): 6, ("explorers", "palette"): 964, ("lessons", "questions"): 520,
    ("facts", "words"): 484, ("charts", "palette"): 804, ("routes", "data"): 964, ("codebook", "data"): 324,
    ("site", "templates"): 164, ("papers", "templates"): 164, ("classroom", "templates"): 164,
    ("papers", "copies"): 170, ("exercises", "data"): 324, ("appraisal", "questions"): 520,
}  # fmt: skip
DOES = {
    "data": "tables and sources",
    "figure": "one published figure",
    "words": "words of the interface",
    "palette": "colours by meaning",
    "templates": "fill templates, escaped",
    "losses": "what crime costs",
    "measures": "who does what, counted",
    "treaties": "articles, states, duties",
    "claims": "the essay's claims",
    "vietnam": "Vietnam's figures",
    "codebook": "writes data/README.md",
    "citing": "names a source to a reader",
    "agreement": "every rule at once",
    "facts": "named values for prose",
    "charts": "named pictures",
    "copies": "notebooks for class",
    "exercises": "blanks and checks",
    "questions": "what is asked",
    "releases": "facts of each release",
    "routes": "ways through the book",
    "worksheets": "sheets to fill in",
    "lessons": "hours, steps, slides",
    "papers": "printable sheets",
    "classroom": "slides, Word, packages",
    "appraisal": "how well the bank asks",
    "explorers": "controls in notebooks",
    "site": "the Sphinx extension",
    "contribute": "adds and checks rows",
    "build": "stage, check, serve",
    "__main__": "the command line",
}


def layers(house: str = "hanoibook") -> list[list[str]]:
    """Return the rooms of each layer of a package, the lowest last, as its contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(one for one in settings["tool"]["importlinter"]["contracts"] if one.get("containers") == [house])
    return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]


def imports(house: str = "hanoibook") -> dict[str, set[str]]:
    """Return for each room the rooms of the same package that it imports from."""
    graph = grimp.build_graph("hanoibook", cache_dir=None)
    found: dict[str, set[str]] = {room: set() for layer in layers(house) for room in layer}
    for module in graph.modules:
        for target in graph.find_modules_directly_imported_by(module):
            one, other = _room(module, house), _room(target, house)
            if one in found and other in found and one != other:
                found[one].add(other)
    return found


def _room(module: str, house: str) -> str:
    return module.removeprefix(f"{house}.").split(".")[0] if module.startswith(f"{house}.") else ""


def purpose(room: str) -> str:
    """Return the first sentence that a room of the site says of itself."""
    path = ROOT / "hanoibook" / "site" / room
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.splitlines()[0].rstrip(".")


def needed(found: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return the arrows that no chain of other arrows implies."""

    def reach(room: str) -> set[str]:
        return found[room].union(*(reach(other) for other in found[room]))

    return sorted(
        (room, other)
        for room, direct in found.items()
        for other in direct
        if not any(other in reach(between) for between in direct - {other})
    )  # fmt: skip


def places() -> dict[str, tuple[float, float, float]]:
    """Return left edge, top and width of each box."""
    rows = enumerate(layers())
    return {room: (MIDDLES.get(room, 75) - BROAD / 2, 16 + row * LEVEL, BROAD) for row, layer in rows for room in layer}


def picture() -> str:
    """Return the SVG: boxes in layers, arrows from a room to what it imports from."""
    spots, arrows = places(), needed(imports())
    lines = [_arrow(spots, one, other, arrows) for one, other in arrows]
    boxes = [_box(room, *spots[room]) for room in spots]
    height = 16 + len(layers()) * LEVEL - (LEVEL - BOX) + 16
    return (
        HEAD.format(width=WIDTH, height=height, alt=escape(alt(), quote=True))
        + "\n".join([*lines, *boxes])
        + "\n</svg>\n"
    )


def alt() -> str:
    """Return the picture in a sentence or two."""
    stack = "; ".join(", ".join(layer) for layer in reversed(layers()))
    return f"Rooms of hanoibook in layers, from the bottom up: {stack}. Every arrow points downwards, from a room to one that it uses."


def _arrow(spots: dict[str, tuple[float, float, float]], one: str, other: str, arrows: list[tuple[str, str]]) -> str:
    """Return a curve from the lower edge of one box to the upper edge of another, fanned out along both edges."""

    def point(room: str, ends: list[str], end: str) -> float:
        left, _, width = spots[room]
        order = sorted(ends, key=lambda name: spots[name][0])
        return left + width * (order.index(end) + 1) / (len(order) + 1)

    x1 = point(one, [b for a, b in arrows if a == one], other)
    x2 = point(other, [a for a, b in arrows if b == other], one)
    y1, y2 = spots[one][1] + BOX, spots[other][1] - 5
    lane = LANES.get((one, other))
    if lane:
        way = f"C{x1:.0f} {y1 + 34:.0f} {lane} {y1 + 10:.0f} {lane} {y1 + 60:.0f}V{y2 - 60:.0f}C{lane} {y2 - 20:.0f} {x2:.0f} {y2 - 34:.0f} {x2:.0f} {y2:.0f}"
        return f'<path class="arrow" d="M{x1:.0f} {y1:.0f}{way}" marker-end="url(#tip)"/>'
    bend = max(26.0, (y2 - y1) * 0.45)
    return f'<path class="arrow" d="M{x1:.0f} {y1:.0f}C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2:.0f}" marker-end="url(#tip)"/>'


def _box(room: str, left: float, top: float, width: float) -> str:
    middle = left + width / 2
    return (
        f'<rect x="{left:.0f}" y="{top}" width="{width:.0f}" height="{BOX}" rx="5"/>'
        f'<text class="room" x="{middle:.0f}" y="{top + 19}">{escape(room)}</text>'
        f'<text x="{middle:.0f}" y="{top + 35}">{escape(DOES[room])}</text>'
    )


HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{alt}">
<style>
svg {{ background: #fcfbf8; font: 12px system-ui, sans-serif }}
rect {{ fill: #fff; stroke: #1d6fa5; stroke-width: 1.5 }}
text {{ text-anchor: middle; fill: #56616f }}
.room {{ font-weight: 600; font-size: 14px; fill: #16202e }}
.arrow {{ fill: none; stroke: #56616f; stroke-width: 1.2; opacity: .75 }}
marker path {{ fill: #56616f }}
@media (prefers-color-scheme: dark) {{
svg {{ background: #10161f }}
rect {{ fill: #18212d; stroke: #6db3e8 }}
text {{ fill: #a3aebb }}
.room {{ fill: #e8ecf1 }}
.arrow {{ stroke: #a3aebb }}
marker path {{ fill: #a3aebb }}
}}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
"""


def page() -> str:
    """Return the page around the picture."""
    rows, inner = _rows("hanoibook", DOES.__getitem__), _rows("hanoibook.site", purpose)
    return TEXT.format(alt=alt(), rows=rows, inner=inner)


def _rows(house: str, says: Callable[[str], str]) -> str:
    found = imports(house)
    return "\n".join(
        f"| `{room}` | {says(room)} | {', '.join(f'`{one}`' for one in sorted(found[room])) or 'nothing'} |"
        for layer in reversed(layers(house))
        for room in layer
    )


TEXT = """# How the Python is built

Written by `python tests/architecture.py` from the imports in `hanoibook/` and the layers in `pyproject.toml`. A test
fails when the picture is older than the imports.

![{alt}](architecture.svg)

Each box is a room: a module or a folder of modules with one purpose. An arrow leads from a room to one that it uses.
Where a longer way along arrows exists, the direct arrow is left out; the table has them all. Only `site` knows Sphinx,
only `explorers` knows ipywidgets, only `charts` knows Plotly (`site` and the command line may use what it returns).

| Room | What it does | Imports from |
|---|---|---|
{rows}

## Inside `site`

Each room keeps its scripts, styles and templates beside its code. Scripts and styles of all rooms are merged in the
order of their names; the numbers before some names give that order.

| Room | What it does | Imports from, within `site` |
|---|---|---|
{inner}
"""


def main() -> None:
    """Write picture and page."""
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
