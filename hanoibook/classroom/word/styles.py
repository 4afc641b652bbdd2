"""An empty document in the book's dress: A4, its colours, its typefaces, and a neighbour for each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hanoibook import data
from hanoibook.palette import LIGHT
from hanoibook.words import _

TEXT, HEADING = "Literata", "Be Vietnam Pro"
FALLBACKS = {TEXT: ("Georgia", "roman", "02040502050405020303"), HEADING: ("Arial", "swiss", "020B0604020202020204")}
WIDTH, MARGIN = Mm(174), Mm(18)
SMALL, ASK, WARN, LINE, INDENTED, CHOICE = "Small", "Ask", "Warning", "Line to write on", "Indented", "Choice"
INDENT = Mm(7)
LANGUAGE = "en-GB"


def document(title: str) -> Any:
    """Return an empty document with styles, foot and the day of the data."""
    made = Document()
    for section in made.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = MARGIN
        section.bottom_margin = Mm(20)
        _foot(section)
    _letters(made)
    _own_styles(made)
    _fonts(made)
    about = made.core_properties
    about.title, about.author, about.last_modified_by = title, _("From Storm to Treaty"), _("From Storm to Treaty")
    about.language, about.revision, about.comments = LANGUAGE, 1, ""
    about.created = about.modified = datetime.fromisoformat(data.as_of())
    return made


def colour(name: str) -> RGBColor:
    """Return a colour of the light palette."""
    return RGBColor.from_string(LIGHT[name].removeprefix("#"))


def border(properties: Any, tag: str, **sides: str) -> None:
    """Give a paragraph lines (``w:pBdr``) at some sides, each in a colour of the palette."""
    lines = OxmlElement(tag)
    for side, name in sides.items():
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", LIGHT[name].removeprefix("#"))):
            line.set(qn(f"w:{key}"), value)
        lines.append(line)
    properties.append(lines)


def _letters(made: Any) -> None:
    """Set the letters of the styles that every document has."""
    _style(made.styles["Normal"], TEXT, 10.5, "ink", after=4)
    made.styles["Normal"].paragraph_format.line_spacing = 1.15
    made.styles["Normal"].element.get_or_add_rPr().append(_language())
    for level, size, before in ((1, 20, 0), (2, 14, 14), (3, 12, 10)):
        style = made.styles[f"Heading {level}"]
        _style(style, HEADING, size, "ink", after=4, before=before)
        style.font.bold, style.paragraph_format.keep_with_next = True, True
    for name in ("List Number", "List Bullet"):
        _style(made.styles[name], TEXT, 10.5, "ink", after=3)


def _own_styles(made: Any) -> None:
    _style(_added(made, SMALL), TEXT, 8.5, "muted", after=4)
    ask = _added(made, ASK)
    _style(ask, TEXT, 10.5, "ink", after=3)
    ask.font.bold, ask.paragraph_format.keep_with_next = True, True
    warn = _added(made, WARN)
    _style(warn, HEADING, 10.5, "ink", after=8)
    warn.font.bold = True
    border(
        warn.element.get_or_add_pPr(), "w:pBdr", top="budapest", left="budapest", bottom="budapest", right="budapest"
    )
    line = _added(made, LINE)
    _style(line, TEXT, 14, "ink", after=0, before=6)
    border(line.element.get_or_add_pPr(), "w:pBdr", bottom="muted", between="muted")
    _style(_added(made, INDENTED), TEXT, 10.5, "ink", after=3)
    choice = _added(made, CHOICE)
    _style(choice, TEXT, 10.5, "ink", after=2)
    choice.paragraph_format.first_line_indent = -INDENT
    choice.paragraph_format.left_indent = INDENT
    choice.paragraph_format.tab_stops.add_tab_stop(INDENT)


def _added(made: Any, name: str) -> Any:
    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    return style


def _style(style: Any, face: str, size: float, name: str, *, after: float, before: float = 0) -> None:
    style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), colour(name)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), face)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(after), Pt(before)


def _language() -> Any:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    return language


def _fonts(made: Any) -> None:
    """Say which typeface stands in for ours where it is not installed."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (other, family, panose) in FALLBACKS.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{space}">{entries}</w:fonts>'
    made.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = text.encode()


def _foot(section: Any) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.style.font.size, paragraph.style.font.color.rgb = Pt(8.5), colour("muted")
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(_("From Storm to Treaty. Data as of {day}. Text CC BY 4.0.", day=data.as_of()) + "\t")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    number.append(words)
    field.append(number)
    paragraph._p.append(field)
