"""The template of the slides, drawn by code: 16:9, the book's colours and typeface, a layout for each kind of slide.

Where the typeface is missing, Office takes a sans serif instead: its theme says what kind of letter is wanted.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jinja2 import PackageLoader
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from hanoibook import data, templates
from hanoibook.classroom.slides.text import LANGUAGE, Area
from hanoibook.palette import LIGHT
from hanoibook.words import _

Shape = tuple[str, dict[str, Any]]  # a template and what it is filled with
WIDTH, HEIGHT = 960, 540
FACE, PANOSE = "Be Vietnam Pro", "020B0604020202020204"  # the second says: a plain sans serif
TITLE_MOST, ASK_MOST = 92, 150  # how high a title, and a question, may stand
CONTENT = Area(54, 44, 852, 440)
TITLE, TEXT = CONTENT.above(130), CONTENT.below(150)
PICTURE, SOURCES = Area(54, 30, 852, 430), Area(54, 466, 852, 28)
KICKER, HEADLINE, QUESTION = Area(54, 108, 852, 28), Area(54, 142, 852, 150), Area(54, 142, 852, 340)
STEP, ANSWERS = Area(54, 30, 852, 34), Area(54, 30, 852, 462)
FOOT = Area(54, 506, 560, 18)
CLOCK = Area(620, 506, 226, 18)
NUMBER = Area(856, 506, 50, 18)
BODY = {"opening": 11, "text": 1, "small": 12, "sources": 13}  # the numbers by which slides find their places
NAMES = ("opening", "lines", "chart", "question")

SCHEME = {  # the palette under the names that Office knows
    "dk1": "ink", "lt1": "paper", "dk2": "muted", "lt2": "rule", "accent1": "un", "accent2": "budapest",
    "accent3": "reported", "accent4": "surveyed", "accent5": "modelled", "accent6": "claimed", "hlink": "un",
    "folHlink": "muted",
}  # fmt: skip

_templates = templates.filled_from(PackageLoader("hanoibook.classroom.slides"))
_templates.globals.update(colours=LIGHT, language=LANGUAGE)


def presentation(title: str) -> Any:
    """Return an empty deck with the template, named and dated by the data."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = made.slide_master
    name = _("From Storm to Treaty")
    theme = _xml("theme", name=name, scheme=SCHEME, typeface=FACE, panose=PANOSE)
    master.part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = etree.tostring(
        theme, xml_declaration=True, encoding="UTF-8"
    )
    for layout in list(made.slide_layouts)[len(NAMES) :]:
        made.slide_layouts.remove(layout)
    _draw(master, [*_places_of_master(), _foot(), _number()])
    _style(master)
    for layout, name in zip(made.slide_layouts, NAMES, strict=True):
        layout.name = _layout_names()[name]
        layout._element.attrib.pop("type", None)
        _draw(layout, _places(name))
    _describe(made, title)
    return made


def layout(made: Any, name: str) -> Any:
    """Return a layout of the template by its name in :data:`NAMES`."""
    return made.slide_layouts[NAMES.index(name)]


def _describe(made: Any, title: str) -> None:
    about = made.core_properties
    about.title, about.author, about.last_modified_by = title, _("From Storm to Treaty"), _("From Storm to Treaty")
    about.language, about.revision = LANGUAGE, 1
    about.created = about.modified = datetime.fromisoformat(data.as_of())


def _layout_names() -> dict[str, str]:
    return {
        "opening": _("Opening"),
        "lines": _("Lines and numbers"),
        "chart": _("Chart"),
        "question": _("Question"),
    }


def _draw(place: Any, shapes: list[Shape]) -> None:
    """Put shapes in the place of those that stand there."""
    tree = place._element.cSld.spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for number, (template, content) in enumerate(shapes, start=2):
        tree.append(_xml(template, number=number, **content))


def _xml(template: str, **content: Any) -> Any:
    """Fill a template of the slides' XML; every value is escaped."""
    return etree.fromstring(_templates.get_template(f"{template}.xml").render(**content).strip())


def _places_of_master() -> list[Shape]:
    title = _("Title")
    return [
        _place("title", 0, title, TITLE, 34, "ink", bold=True),
        _place("body", 1, _("Text"), TEXT, 28, "ink"),
    ]


def _places(name: str) -> list[Shape]:
    """Return where the words of a layout stand."""
    title, text = _("Title"), _("Text")
    if name == "opening":
        return [
            _bar(Area(54, 94, 96, 5)),
            _place("body", BODY["opening"], _("Above the title"), KICKER, 16, "muted", anchor="b"),
            _place("title", 0, title, HEADLINE, 46, "ink", bold=True),
            _place("body", BODY["text"], text, QUESTION.below(300), 26, "un"),
        ]
    if name == "chart":
        return [
            _place("title", 0, title, PICTURE.above(76), 34, "ink", bold=True),
            _place("body", BODY["small"], _("What is measured"), PICTURE.above(104).below(80), 16, "muted"),
            _place("body", BODY["sources"], _("Sources"), SOURCES, 12, "muted"),
        ]
    if name == "question":
        return [
            _place("title", 0, title, STEP, 18, "muted"),
            _place("body", BODY["small"], _("Question"), ANSWERS.above(200).below(70), 28, "ink", bold=True),
            _place("body", BODY["text"], _("Answers"), ANSWERS.below(214), 24, "ink"),
        ]
    return [
        _place("title", 0, title, TITLE, 34, "ink", bold=True),
        _place("body", BODY["text"], text, TEXT, 28, "ink"),
    ]


def _place(
    kind: str, index: int, name: str, area: Area, size: int, ink: str, *, bold: bool = False, anchor: str = "t"
) -> Shape:
    """Return a place for words."""
    content = {"kind": kind, "index": index, "name": name, "area": area, "size": size, "ink": ink}
    return "place", {**content, "bold": int(bold), "anchor": anchor}


def _bar(area: Area) -> Shape:
    """Return a bar in the colour of the Convention, which is only for the eye."""
    return "bar", {"area": area}


def _foot() -> Shape:
    said = _("From Storm to Treaty. Data as of {day}. Text CC BY 4.0.", day=data.as_of())
    return "fixed", {"name": "foot", "area": FOOT, "side": "l", "text": said}


def _number() -> Shape:
    """Return the number of the slide, which Office writes."""
    return "fixed", {"name": "number", "area": NUMBER, "side": "r", "text": ""}


def _style(master: Any) -> None:
    """Set the ground of the master, and the letters of titles and text."""
    element = master._element
    for old in element.cSld.findall(qn("p:bg")):
        element.cSld.remove(old)
    element.cSld.insert(0, _xml("ground"))
    element.replace(element.find(qn("p:txStyles")), _xml("letters"))
