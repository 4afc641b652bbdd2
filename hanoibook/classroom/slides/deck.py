"""Fill the slides of a deck: what each frame of a lesson shows, its picture, and what the speaker says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image
from pptx.oxml.ns import qn

from hanoibook import charts, citing, data, questions
from hanoibook.charts import Chart
from hanoibook.classroom.archive import repacked
from hanoibook.classroom.slides import master
from hanoibook.classroom.slides.fitting import BOLD, GAP, high, size_that_fits
from hanoibook.classroom.slides.stages import Stage, stages
from hanoibook.classroom.slides.text import Area, Paragraph, Run, box, plain, words, write
from hanoibook.lessons import Frame, Slide
from hanoibook.lessons.plan import Number
from hanoibook.questions import Question
from hanoibook.words import _, ngettext, say

LETTERS = "ABCDEFGH"
LEAST = 16  # points: the smallest words that a class reads
MOST_SOURCES = 2


class Sizes(NamedTuple):
    """The largest and the smallest size of words of one kind."""

    most: int
    least: int


TITLES, LINES, ASKS, HEADLINES = Sizes(34, 22), Sizes(32, LEAST), Sizes(30, 20), Sizes(48, 28)
DASH, LETTER = 0.9, 1.4  # the indent of lines after a dash or a letter, in units of the size
NUMBERS, SAYS, SMALL, FOOT = Sizes(80, 32), 22, Sizes(16, 11), 16


class Page(NamedTuple):
    """A page of the book that a slide names: its title, and its public address where the book has one."""

    title: str
    address: str = ""


class Shown(NamedTuple):
    """What a deck shows besides its words: a PNG for the name of each chart, and the pages by their names."""

    pictures: Mapping[str, bytes]
    pages: Mapping[str, Page]


def pptx(title: str, minutes: int, frames: Sequence[Frame], shown: Shown) -> bytes:
    """Return a deck. Raises :class:`KeyError` if a picture or a page is missing.

    Raises :class:`ValueError` for a slide whose words do not fit it.
    """
    made = master.presentation(title)
    for number, stage in enumerate((stage for frame in frames for stage in stages(frame)), start=1):
        try:
            slide = _slide(made, stage, minutes, shown)
        except ValueError as error:
            raise ValueError(f"{title}, slide {number}: {error}") from None
        _clock(slide, stage.frame)
        _notes(slide, stage.frame)
    target = BytesIO()
    made.save(target)
    return repacked(target.getvalue())


def _slide(made: Any, stage: Stage, minutes: int, shown: Shown) -> Any:
    frame = stage.frame
    if frame.kind == "opening":
        return _opening(made, frame, minutes)
    if frame.question:
        return _question(made, frame, frame.question)
    if frame.slide.chart:
        return _chart(made, frame, charts.get(frame.slide.chart), shown)
    return _lines(made, stage, shown.pages)


def _opening(made: Any, frame: Frame, minutes: int) -> Any:
    slide = made.slides.add_slide(master.layout(made, "opening"))
    site = _("From Storm to Treaty, {minutes} minutes", minutes=minutes)
    _put(slide, master.BODY["opening"], plain([site]), master.KICKER, SMALL)
    below = master.QUESTION.below(_title(slide, frame, master.HEADLINE, HEADLINES) + 20)
    _put(slide, master.BODY["text"], plain(map(questions.plain, frame.slide.lines)), below, LINES)
    return slide


def _lines(made: Any, stage: Stage, pages: Mapping[str, Page]) -> Any:
    """Make a slide of numbers, lines or both; numbers stand above and share what the lines leave."""
    slide, shown = made.slides.add_slide(master.layout(made, "lines")), stage.frame.slide
    area = master.CONTENT.below(_title(slide, stage.frame, master.CONTENT, TITLES) + 32)
    area = _foot(slide, [*_links(shown, pages), *_terms(shown)], area)
    whole = _said(shown, len(shown.lines), len(shown.answers))
    if shown.numbers:
        below = high(words(whole), area.width, LINES.most) + 12 if whole else 0
        _numbers(slide, shown.numbers, area.above(area.bottom - below))
        area = area.below(area.bottom - below)
    hanging = _hanging(shown.lines)
    size = size_that_fits(words(whole), area.width - hanging * LINES.most, area.height, *LINES)
    said = _said(shown, stage.lines, stage.answers)
    _put(slide, master.BODY["text"], said, area, Sizes(size, size), hanging)
    return slide


def _said(slide: Slide, lines: int, answers: int) -> list[Paragraph]:
    """Return the first lines of a slide, and under each of the first ones its answer."""
    marked = _marked(plain(map(questions.plain, slide.lines)))
    found: list[Paragraph] = []
    for place, line in enumerate(marked[:lines]):
        found.append(line)
        if place < min(answers, len(slide.answers)):
            tab = "\t" if len(marked) > 1 else ""
            found.append((Run(f"{tab}{questions.plain(slide.answers[place])}", bold=True, colour="un", share=0.85),))
    return found


def _foot(slide: Any, paragraphs: list[Paragraph], area: Area) -> Area:
    """Put what stands below the lines to the bottom of an area; return what is left of it."""
    if not paragraphs:
        return area
    top = area.bottom - high(words(paragraphs), area.width, FOOT)
    box(slide, area.below(top), paragraphs, FOOT)
    return area.above(top - 14)


def _links(slide: Slide, pages: Mapping[str, Page]) -> list[Paragraph]:
    """Return which pages of the book the class is sent to."""
    found = [pages[name] for name in slide.links]
    runs = [Run(page.title, colour="un", address=page.address) for page in found]
    return [(Run(f"{say('deck.links')} "), run) for run in runs]


def _terms(slide: Slide) -> list[Paragraph]:
    """Return terms of the glossary in English, Vietnamese and Urdu."""
    rows = data.load("glossary").set_index("id")
    return [
        (
            Run(str(rows.loc[name, "term"]), bold=True),
            Run(f"   {rows.loc[name, 'term_vi']}", lang="vi-VN"),
            Run(f"   {rows.loc[name, 'term_ur']}", lang="ur-PK"),
        )
        for name in slide.terms
    ]


def _marked(lines: list[Paragraph]) -> list[Paragraph]:
    """Return several lines with a dash before each, so that one sees where the next begins."""
    return [(Run("\u2013\t", colour="un"), *line) for line in lines] if len(lines) > 1 else lines


def _hanging(lines: Sequence[object]) -> float:
    return DASH if len(lines) > 1 else 0.0


def _numbers(slide: Any, numbers: Sequence[Number], area: Area) -> None:
    """Put numbers below one another, all of one size, each with what it is below it."""
    texts = [questions.plain(number.value) for number in numbers]
    said = [questions.plain(number.says) for number in numbers]
    row = area.height / len(numbers)
    below = max((high([text], area.width, SAYS) + 2 * GAP * SAYS for text in said if text), default=0)
    size = size_that_fits(texts, area.width / BOLD, area.height - below * len(numbers), *NUMBERS, unbroken=True)
    for place, (text, words_below) in enumerate(zip(texts, said, strict=True)):
        paragraphs: list[Paragraph] = [(Run(text, bold=True, colour="un"),)]
        paragraphs += [(Run(words_below, share=SAYS / size),)] if words_below else []
        box(slide, Area(area.left, area.top + place * row, area.width, row), paragraphs, size)


def _chart(made: Any, frame: Frame, chart: Chart, shown: Shown) -> Any:
    slide = made.slides.add_slide(master.layout(made, "chart"))
    subtitle, lines = plain([chart.subtitle]), plain(map(questions.plain, frame.slide.lines))
    area = master.PICTURE
    area = area.below(_title(slide, frame, area, TITLES) + 4)
    below = area.below(area.top + high(words(subtitle), area.width, SMALL.most) + 8)
    _put(slide, master.BODY["small"], subtitle, area.above(below.top), SMALL)
    area = _foot(slide, [*_links(frame.slide, shown.pages), *_terms(frame.slide)], below)
    if lines:
        room = high(words(lines), area.width, 20) + 6
        box(slide, area.below(area.bottom - room + 6), lines, 20)
        area = area.above(area.bottom - room)
    _picture(slide, chart, shown.pictures[chart.name], area)
    _put(slide, master.BODY["sources"], plain([_sources(chart)]), master.SOURCES, Sizes(12, 9))
    return slide


def _picture(slide: Any, chart: Chart, png: bytes, area: Area) -> None:
    """Put a picture into the middle of an area, as large as it fits, with the words for whoever does not see it."""
    with Image.open(BytesIO(png)) as image:
        wide, tall = image.size
    scale = min(area.width / wide, area.height / tall)
    width, height = wide * scale, tall * scale
    place = Area(area.left + (area.width - width) / 2, area.top + (area.height - height) / 2, width, height)
    shape = slide.shapes.add_picture(BytesIO(png), *place.emu())
    shape.name = chart.name
    shape._element.find(qn("p:nvPicPr")).find(qn("p:cNvPr")).set("descr", chart.alt)


def _sources(chart: Chart) -> str:
    named, others = citing.leading(chart.sources, MOST_SOURCES)
    listed = "; ".join(named)
    if others:
        return ngettext(
            "Sources: {listed}; and {count} more. Data as of {day}.",
            "Sources: {listed}; and {count} more. Data as of {day}.",
            others,
            listed=listed,
            day=data.as_of(),
        )
    return _("Sources: {listed}. Data as of {day}.", listed=listed, day=data.as_of())


def _question(made: Any, frame: Frame, asked: Question) -> Any:
    slide = made.slides.add_slide(master.layout(made, "question"))
    sizes = Sizes(26, 18) if frame.kind == "again" else Sizes(18, 14)
    area = master.ANSWERS.below(_title(slide, frame, master.STEP, sizes) + 8)
    ask, width = plain([questions.plain(asked.ask)]), area.width / BOLD
    size = size_that_fits(words(ask), width, master.ASK_MOST, *ASKS)
    below = area.below(area.top + high(words(ask), width, size) + 20)
    _put(slide, master.BODY["small"], ask, area.above(below.top - 12), Sizes(size, size))
    if frame.kind != "answer" and asked.pairs:
        _pairs(slide, asked, below)
        _put(slide, master.BODY["text"], [], below, LINES)
        return slide
    shown = _answered(asked) if frame.kind == "answer" else _offered(asked)
    _put(slide, master.BODY["text"], shown, below, Sizes(28, LEAST), LETTER if asked.options else _hanging(shown))
    return slide


def _offered(asked: Question) -> list[Paragraph]:
    """Return what there is to choose from, or to put in order."""
    if asked.options:
        return [_option(place, questions.plain(one.text)) for place, one in enumerate(asked.options)]
    if asked.kind == "numeric":
        return plain([_("Your answer in: {unit}", unit=questions.plain(asked.unit))])
    return _marked(plain(map(questions.plain, asked.steps)))


def _answered(asked: Question) -> list[Paragraph]:
    """Return the right answer among the others, each wrong one with what it overlooks."""
    if not asked.options:
        return _marked(plain(questions.key(asked)))
    return [_judged(place, one) for place, one in enumerate(asked.options)]


def _judged(place: int, option: questions.Option) -> Paragraph:
    text = questions.plain(option.text)
    if option.right:
        right = say("quiz.sign.right")
        return (Run(f"{LETTERS[place]}\t{right} ", bold=True, colour="un"), Run(text, bold=True, colour="un"))
    overlooked = questions.plain(option.misconception)
    idea = say("deck.idea", idea=overlooked)
    said = (Run(f" {idea}", italic=True, colour="muted", share=0.85),) if overlooked not in ("", text) else ()
    return (*_option(place, text, "muted"), *said)


def _option(place: int, text: str, colour: str = "un") -> Paragraph:
    return (Run(f"{LETTERS[place]}\t", bold=True, colour=colour), Run(text))


def _pairs(slide: Any, asked: Question, area: Area) -> None:
    """Put both sides of a match beside each other, the right one mixed and lettered."""
    gap = 36
    width = (area.width - gap) / 2
    lefts = [questions.plain(pair.left) for pair in asked.pairs]
    rights = [questions.plain(choice) for choice in asked.choices]
    size = min(size_that_fits(side, width * 0.9, area.height, 24, 14) for side in (lefts, rights))
    numbered: list[Paragraph] = [
        (Run(f"{place}\t", bold=True, colour="un"), Run(text)) for place, text in enumerate(lefts, start=1)
    ]
    lettered = [_option(place, text) for place, text in enumerate(rights)]
    sides: tuple[list[Paragraph], list[Paragraph]] = (numbered, lettered)
    for side, paragraphs in enumerate(sides):
        box(
            slide,
            Area(area.left + side * (width + gap), area.top, width, area.height),
            paragraphs,
            size,
            hanging=LETTER,
        )


def _title(slide: Any, frame: Frame, area: Area, sizes: Sizes) -> float:
    """Write the title, as high as its words need; return where it ends."""
    title, width = plain([questions.plain(frame.slide.title)]), area.width / BOLD
    size = size_that_fits(words(title), width, min(area.height, master.TITLE_MOST), *sizes)
    shape = slide.shapes.title
    area = area.above(area.top + high(words(title), width, size) + 2)
    shape.left, shape.top, shape.width, shape.height = area.emu()
    write(shape.text_frame, title, size)
    return area.bottom


def _put(slide: Any, index: int, paragraphs: list[Paragraph], area: Area, sizes: Sizes, hanging: float = 0.0) -> None:
    """Fill a place of the layout at a size that fits, and move it where the slide needs it; take it away if empty."""
    shape = next(one for one in slide.placeholders if one.placeholder_format.idx == index)
    if not paragraphs:
        shape._element.getparent().remove(shape._element)
        return
    shape.left, shape.top, shape.width, shape.height = area.emu()
    width = area.width - hanging * sizes.most
    write(shape.text_frame, paragraphs, size_that_fits(words(paragraphs), width, area.height, *sizes), hanging)


def _clock(slide: Any, frame: Frame) -> None:
    if frame.line:
        box(slide, master.CLOCK, plain([frame.line.clock]), 11, end=True)


def _notes(slide: Any, frame: Frame) -> None:
    """Write what the speaker says and does, and of a chart what it shows."""
    slide.notes_slide.notes_text_frame.text = "\n".join(questions.plain(note) for note in frame.notes if note)
