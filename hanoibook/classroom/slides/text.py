"""Words on a slide: areas in points, paragraphs with runs, text boxes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from hanoibook.classroom.slides.fitting import GAP, Sized
from hanoibook.palette import LIGHT

LANGUAGE = "en-GB"


class Area(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def below(self, top: float) -> Area:
        """Return what is left of it below a height."""
        return Area(self.left, top, self.width, self.bottom - top)

    def above(self, bottom: float) -> Area:
        """Return what is left of it above a height."""
        return Area(self.left, self.top, self.width, bottom - self.top)

    def emu(self) -> tuple[int, int, int, int]:
        """Return it in the unit of Office."""
        return tuple(Pt(round(value, 2)) for value in self)  # type: ignore[return-value]


class Run(NamedTuple):
    """Words in one dress; ``colour`` is a name of the palette, ``lang`` the language if it is not that of the deck."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    share: float = 1.0
    lang: str = LANGUAGE
    address: str = ""


Paragraph = tuple[Run, ...]


def plain(texts: Iterable[str]) -> list[Paragraph]:
    """Return texts as paragraphs in one dress."""
    return [(Run(text),) for text in texts]


def words(paragraphs: Iterable[Paragraph]) -> list[str]:
    """Return the text of paragraphs, each with the share of its largest run."""
    return [Sized("".join(run.text for run in one), max(run.share for run in one)) for one in paragraphs]


def write(frame: Any, paragraphs: list[Paragraph], size: float, hanging: float = 0.0) -> None:
    """Write paragraphs into a text frame; ``hanging`` is the indent of further lines, in units of the size."""
    frame.clear()
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = True
    for place, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if hanging:
            indent = Pt(round(hanging * size))
            paragraph._p.get_or_add_pPr().attrib.update({"marL": str(indent), "indent": str(-indent)})
        if place:
            paragraph.space_before = Pt(round(size * runs[0].share * GAP))
        for run in runs:
            _write_run(paragraph.add_run(), run, size)


def _write_run(made: Any, run: Run, size: float) -> None:
    made.text = run.text
    made.font._element.set("lang", run.lang)
    made.font.size = Pt(round(size * run.share))
    if run.address:
        made.hyperlink.address = run.address
    if run.bold:
        made.font.bold = True
    if run.italic:
        made.font.italic = True
    if run.colour:
        made.font.color.rgb = rgb(run.colour)


def box(
    slide: Any, area: Area, paragraphs: list[Paragraph], size: float, *, hanging: float = 0.0, end: bool = False
) -> Any:
    """Add a text box without margins; ``end`` puts the words at the end of the line."""
    shape = slide.shapes.add_textbox(*area.emu())
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    write(frame, paragraphs, size, hanging)
    if end:
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.RIGHT
    return shape


def rgb(name: str) -> RGBColor:
    """Return a colour of the light palette."""
    made: RGBColor = RGBColor.from_string(LIGHT[name].removeprefix("#"))
    return made
