"""Files for classes: slides that can be edited, documents, packages for schools' systems; each read back by others."""

from __future__ import annotations

import csv
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from hanoibook import charts, data, lessons, papers, questions
from hanoibook.classroom import archive, lms
from hanoibook.classroom.lms.items import as_match
from hanoibook.classroom.lms.packing import xml
from hanoibook.classroom.lms.qti21 import written
from hanoibook.classroom.lms.shows import safe
from hanoibook.classroom.slides import Page, Shown, fitting, master, pptx, stages
from hanoibook.classroom.slides.stages import Stage
from hanoibook.classroom.word import docx
from hanoibook.lessons import Frame, Slide

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # an older package: it escapes strings in ways that Python now warns of
    import pyslet.imscpv1p2 as ims_package
    import pyslet.qtiv1.xml as qti_1_reader
    import pyslet.qtiv2.xml as qti_2_reader
    from pyslet.qtiv2.variables import ItemSessionState

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pyslet")
BANK = questions.everything()
ITEMS = {one.id: lms.item(one) for one in BANK}
HOURS = lessons.hours()


def png(wide: int = 400, tall: int = 300) -> bytes:
    target = BytesIO()
    Image.new("RGB", (wide, tall), "#888888").save(target, "PNG")
    return target.getvalue()


PICTURES = {name: png() for name in charts.names()}


class EveryPage(dict[str, Page]):
    """Whatever page a slide names, under a title that is its name."""

    def __missing__(self, name: str) -> Page:
        return Page(f"Page {name}")


SHOWN = Shown(PICTURES, EveryPage())


def plans() -> Iterator[tuple[str, int, list[Frame]]]:
    yield from ((one.title, lessons.total(one.steps), lessons.deck(one)) for one in HOURS)
    yield from (
        (one.title, one.minutes, lessons.format_deck(one)) for one in lessons.formats() if lessons.has_deck(one)
    )


@pytest.fixture(scope="module")
def decks() -> list[tuple[list[Stage], Any]]:
    """Every deck with what it was made from: of each slide its frame, and how much of it is shown."""
    return [
        ([stage for frame in frames for stage in stages(frame)], read(pptx(title, minutes, frames, SHOWN)))
        for title, minutes, frames in plans()
    ]


def read(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def words(slide: Any) -> str:
    return flat(" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame))


def flat(text: str) -> str:
    return " ".join(text.replace("\t", " ").split())


# Slides


def test_every_frame_is_a_slide_with_its_words_and_the_speakers_notes(decks: list[tuple[list[Stage], Any]]) -> None:
    for shown, deck in decks:
        assert len(deck.slides) == len(shown) > 10
        for stage, slide in zip(shown, deck.slides, strict=True):
            frame, found = stage.frame, words(slide)
            texts = [frame.slide.title, *frame.slide.lines[: stage.lines], *frame.slide.answers[: stage.answers]]
            texts += [part for number in frame.slide.numbers for part in (number.value, number.says)]
            texts += [f"Page {name}" for name in frame.slide.links]
            if frame.question:
                texts += [frame.question.ask, *(one.text for one in frame.question.options)]
                texts += list(frame.question.choices) if frame.kind != "answer" else []
            assert [text for text in texts if flat(questions.plain(text)) not in found] == []
            notes = flat(slide.notes_slide.notes_text_frame.text)
            assert [note for note in frame.notes if flat(questions.plain(note)) not in notes] == []


def test_what_a_speaker_lets_come_is_not_on_the_slides_before(decks: list[tuple[list[Stage], Any]]) -> None:
    waiting = 0
    for shown, deck in decks:
        for stage, slide in zip(shown, deck.slides, strict=True):
            frame, found = stage.frame.slide, words(slide)
            later = [*frame.lines[stage.lines :], *frame.answers[stage.answers :]]
            later = [flat(questions.plain(text)) for text in later]
            now = " ".join(flat(questions.plain(text)) for text in (frame.title, *frame.lines[: stage.lines]))
            assert [text for text in later if text in found and text not in now] == []
            waiting += len(later)
    assert waiting > 20


def test_terms_stand_on_their_slide_in_three_languages(decks: list[tuple[list[Stage], Any]]) -> None:
    rows = data.load("glossary").set_index("id")
    named = 0
    for shown, deck in decks:
        for stage, slide in zip(shown, deck.slides, strict=True):
            for name in stage.frame.slide.terms:
                named += 1
                assert all(str(rows.loc[name, column]) in words(slide) for column in ("term", "term_vi", "term_ur"))
                runs = [
                    run
                    for shape in slide.shapes
                    if shape.has_text_frame
                    for p in shape.text_frame.paragraphs
                    for run in p.runs
                ]
                assert {"vi-VN", "ur-PK"} <= {run.font._element.get("lang") for run in runs}
    assert named > 3


def test_a_question_slide_does_not_show_what_its_answer_slide_marks(decks: list[tuple[list[Stage], Any]]) -> None:
    for shown, deck in decks:
        for frame, slide in zip((stage.frame for stage in shown), deck.slides, strict=True):
            overlooked = [one.misconception for one in frame.question.options] if frame.question else []
            told = [text for text in overlooked if text and flat(questions.plain(text)) in words(slide)]
            offered = {one.text for one in frame.question.options} if frame.question else set()
            if frame.kind in ("question", "again"):
                assert set(told) <= offered and "\u2713" not in words(slide)
            elif frame.question and frame.question.options:
                assert "\u2713" in words(slide)


def test_every_slide_is_wide_has_a_title_and_keeps_all_inside_its_frame(decks: list[tuple[list[Stage], Any]]) -> None:
    for _shown, deck in decks:
        assert (deck.slide_width, deck.slide_height) == (Pt(master.WIDTH), Pt(master.HEIGHT))
        for slide in deck.slides:
            assert slide.shapes.title is not None and slide.shapes.title.text_frame.text
            for shape in slide.shapes:
                assert shape.left >= 0 and shape.top >= 0 and shape.width > 0 and shape.height > 0, shape.name
                assert shape.left + shape.width <= deck.slide_width and shape.top + shape.height <= deck.slide_height
            assert all(shape.text_frame.text for shape in slide.placeholders), "an empty place says: click to add text"


def test_no_two_texts_of_a_slide_share_a_place(decks: list[tuple[list[Stage], Any]]) -> None:
    for _shown, deck in decks:
        for slide in deck.slides:
            shapes = [shape for shape in slide.shapes if shape.has_text_frame or shape.shape_type is not None]
            for place, one in enumerate(shapes):
                assert not [other.name for other in shapes[place + 1 :] if overlap(one, other) > Pt(1)], words(slide)


def overlap(one: Any, other: Any) -> int:
    """How far two shapes reach into each other, in the direction in which they do so least."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return int(min(across, down))


def test_charts_are_pictures_with_words_for_those_who_do_not_see_them_and_keep_their_shape(
    decks: list[tuple[list[Stage], Any]],
) -> None:
    seen = set()
    for shown, deck in decks:
        for frame, slide in zip((stage.frame for stage in shown), deck.slides, strict=True):
            pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
            assert len(pictures) == bool(frame.slide.chart)
            for picture in pictures:
                alt = picture._element.xpath("./p:nvPicPr/p:cNvPr/@descr")
                assert alt == [charts.get(frame.slide.chart).alt]
                assert picture.width / picture.height == pytest.approx(400 / 300, rel=0.01)
                seen.add(frame.slide.chart)
    assert len(seen) >= 7


def test_the_template_is_drawn_here_in_the_colours_of_the_book(decks: list[tuple[list[Stage], Any]]) -> None:
    _shown, deck = decks[0]
    assert len(deck.slide_layouts) == len(master.NAMES) and len(deck.slide_masters) == 1
    with zipfile.ZipFile(BytesIO(pptx("x", 1, lessons.deck(HOURS[0]), SHOWN))) as packed:
        theme = packed.read("ppt/theme/theme1.xml").decode()
    assert all(f'val="{colour.removeprefix("#")}"' in theme for name, colour in master.LIGHT.items())
    assert "Office" not in theme and 'panose="' in theme


def test_text_that_looks_like_markup_stays_text_and_too_much_of_it_is_refused() -> None:
    odd = Slide('<b>5 & "6"</b>', ("<script>", "a < b"))
    made = Presentation(BytesIO(pptx("x", 1, [Frame("plain", odd, None, ("<i>note</i>",))], SHOWN)))
    assert made.slides[0].shapes.title.text_frame.text == odd.title
    assert made.slides[0].notes_slide.notes_text_frame.text == "<i>note</i>"
    long = Slide("Much", ("word " * 900,))
    with pytest.raises(ValueError, match=r"^x, slide 1: these words do not fit"):
        pptx("x", 1, [Frame("plain", long, None)], SHOWN)


def test_a_line_breaks_where_it_must_and_never_within_an_amount() -> None:
    assert (fitting.lines("aa 10 bb cc", 3), fitting.lines("aa 10\u00a0bb cc", 3)) == (2, 3)
    sizes = [fitting.size_that_fits(["some words to set"], width, 60, 40, 8) for width in (100, 300, 900)]
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]


# Documents


SHEET = lms.sheets()[0]


def test_a_question_sheet_in_word_asks_all_and_answers_nothing() -> None:
    made = Document(BytesIO(docx(papers.question_sheet(SHEET.asked, SHEET.title))))
    text = flat(all_words(made))
    for question in SHEET.asked:
        assert flat(questions.plain(question.ask)) in text
        offered = [one.text for one in question.options] or [*question.choices, *question.steps]
        assert [one for one in offered if flat(questions.plain(one)) not in text] == []
        assert flat(questions.plain(question.explain)) not in text
    assert "\u2610" in text and made.core_properties.title == SHEET.title


def test_a_key_in_word_gives_every_answer() -> None:
    text = flat(all_words(Document(BytesIO(docx(papers.question_key(SHEET.asked, SHEET.title))))))
    assert [one.id for one in SHEET.asked if flat(questions.plain(one.explain)) not in text] == []


def test_every_list_of_a_document_begins_with_one() -> None:
    html = "<main><h1>T</h1><ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol></main>"
    made = Document(BytesIO(docx(html)))
    numbers = [p._p.pPr.numPr.numId.val for p in made.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert len(numbers) == 3 and numbers[0] == numbers[1] != numbers[2]


def test_a_document_keeps_tables_boxes_lines_links_and_drawings() -> None:
    html = (
        '<article><h1>T<a class="headerlink">#</a></h1><div class="hb-sheet"><table class="hb-form"><thead><tr><th>A</th>'
        '<th>B</th></tr></thead><tbody><tr><td colspan="2">wide <span class="hb-pick"><span class="hb-pick-box"></span>yes'
        '</span><span class="hb-lines"><span class="hb-line"></span><span class="hb-line"></span></span></td></tr></tbody>'
        '</table></div><p>See <a href="https://example.org/x">this</a> and <a href="y.html">that</a>.</p>'
        '<svg role="img" aria-label="Four letters"></svg><span class="hb-pop">secret</span></article>'
    )
    made = Document(BytesIO(docx(html, [png()])))
    table = made.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["A", "B"]
    assert table.rows[1].cells[0]._tc is table.rows[1].cells[1]._tc and "\u2610\u00a0yes" in table.rows[1].cells[0].text
    assert len([p for p in table.rows[1].cells[0].paragraphs if p.style.name == "Line to write on"]) == 2
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [link.address for p in made.paragraphs for link in p.hyperlinks] == ["https://example.org/x"]
    assert made.inline_shapes[0]._inline.docPr.get("descr") == "Four letters"
    text = all_words(made)
    assert "See this and that." in text and "secret" not in text and "#" not in text


def test_a_drawing_without_a_picture_and_a_page_without_text_are_refused() -> None:
    with pytest.raises(ValueError, match="no picture"):
        docx("<main><h1>T</h1><svg></svg></main>")
    with pytest.raises(ValueError, match="neither"):
        docx("<p>x</p>")


def all_words(made: Any) -> str:
    """All text of a document in its order, tables too."""
    return " ".join("".join(part.xpath(".//w:t/text()")) for part in made.element.body.iter(qn("w:p")))


@pytest.mark.parametrize("plan", [*HOURS, *lessons.formats()], ids=lambda plan: plan.id)
def test_a_plan_names_every_step_at_its_minute(plan: Any) -> None:
    lines = (
        lessons.of_hour(plan) if isinstance(plan, lessons.Hour) else [x for _, y in lessons.of_format(plan) for x in y]
    )
    text = flat(all_words(Document(BytesIO(docx(papers.plan_sheet(plan))))))
    assert [line.clock for line in lines if line.clock not in text] == []
    assert [line.step.title for line in lines if line.step and flat(questions.plain(line.step.title)) not in text] == []


# Systems of schools


def test_every_question_has_a_form_and_an_unknown_kind_is_refused() -> None:
    assert {one.form for one in ITEMS.values()} >= {"one", "number", "match", "order"}
    with pytest.raises(ValueError, match="no form for the kind 'essay'"):
        lms.item(replace(next(one for one in BANK if one.kind == "order"), kind="essay"))


def test_every_question_stands_on_one_sheet() -> None:
    asked = [one.id for sheet in lms.sheets() for one in sheet.asked]
    assert sorted(asked) == sorted(one.id for one in BANK)


def packed(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as zipped:
        assert zipped.namelist()[0] == "imsmanifest.xml"
        return {name: zipped.read(name) for name in zipped.namelist()}


PACKAGES = {"1.2": packed(lms.qti12(lms.sheets())), "2.1": packed(lms.qti21(lms.sheets()))}


@pytest.mark.parametrize("version", PACKAGES)
def test_an_outside_reader_finds_every_file_of_a_package_in_its_manifest(version: str) -> None:
    files = PACKAGES[version]
    manifest = ims_package.ManifestDocument()
    manifest.read(src=BytesIO(files["imsmanifest.xml"]))
    found = list(manifest.root.Resources.Resource)
    assert sorted(str(one.href) for one in found) == sorted(files.keys() - {"imsmanifest.xml"})
    idents = {one.id for one in found}
    assert len(idents) == len(found)
    assert all(need.identifierref in idents for one in found for need in one.Dependency)


def read_item(item: lms.Item) -> Any:
    document = qti_2_reader.QTIDocument()
    document.read(src=BytesIO(xml(written(item))))
    return document.root


def answered(item: lms.Item, answer: Any) -> tuple[float, set[str]]:
    """What an outside reader makes of an answer: the marks, and which feedback it shows."""
    root = read_item(item)
    state = ItemSessionState(root)
    state.begin_session()
    state["RESPONSE"].set_value(answer)
    root.ResponseProcessing.run(state)
    return float(state["SCORE"].value or 0), set(state["FEEDBACK"].value or ())


def right(item: lms.Item) -> Any:
    if item.form == "number":
        return item.value
    if item.form == "order":
        return [f"S{place}" for place in range(1, len(item.steps) + 1)]
    if item.form == "match":
        return [(f"L{place}", f"R{partner + 1}") for place, partner in enumerate(item.partners, start=1)]
    chosen = [f"A{place}" for place, one in enumerate(item.answers, start=1) if one.right]
    return chosen[0] if item.form == "one" else chosen


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.id)
def test_an_outside_reader_gives_all_marks_for_the_right_answer_and_shows_what_is_said(item: lms.Item) -> None:
    marks, shown = answered(item, right(item))
    assert marks == pytest.approx(1) and "GENERAL" in shown
    feedback = {one.get("identifier"): one.text for one in written(item).iter("modalFeedback")}
    assert shown <= feedback.keys() and feedback["GENERAL"] == item.said


def test_an_outside_reader_gives_no_marks_for_wrong_answers_and_says_what_each_overlooks() -> None:
    for item in ITEMS.values():
        feedback = {one.get("identifier"): one.text for one in written(item).iter("modalFeedback")}
        for place, answer in enumerate(item.answers, start=1):
            if item.form == "one" and not answer.right:
                marks, shown = answered(item, f"A{place}")
                assert marks == 0 and f"A{place}" in shown and feedback[f"A{place}"] == answer.said
        if item.form == "number":
            assert answered(item, item.value + 2 * item.margin + 1)[0] == 0
            for place, slip in enumerate(item.slips, start=1):
                marks, shown = answered(item, slip.value)
                assert (marks == 0 and {f"SLIP{place}"} <= shown) or slip.value in [
                    s.value for s in item.slips[: place - 1]
                ]
        if item.form == "order":
            assert answered(item, right(item)[::-1])[0] == 0


def test_an_outside_reader_gives_a_part_of_the_marks_for_each_right_pair() -> None:
    for item in (one for one in ITEMS.values() if one.form == "match"):
        pairs = right(item)
        taken = {pair[1] for pair in pairs}
        wrong = next((f"R{n}" for n in range(1, len(item.rights) + 1) if f"R{n}" not in taken), pairs[1][1])
        marks, _ = answered(item, [(pairs[0][0], wrong), *pairs[1:]])
        assert marks == pytest.approx((len(pairs) - 1) / len(pairs))


def test_a_question_with_several_right_answers_gives_part_of_the_marks_and_is_asked_as_such() -> None:
    several = lms.Item("x", "p", "Which?", "So.", "several", tuple(lms.Answer(t, t in "ab", t) for t in "abcd"))
    assert answered(several, ["A1", "A2"])[0] == pytest.approx(1)
    assert answered(several, ["A1"])[0] == pytest.approx(0.5)
    assert answered(several, ["A1", "A3"])[0] == pytest.approx(0)


def assessments() -> list[Any]:
    found = []
    for name, content in PACKAGES["1.2"].items():
        if name != "imsmanifest.xml":
            document = qti_1_reader.QTIDocument()
            document.read(src=BytesIO(content))
            found.append(document.root.Assessment)
    return found


def test_an_outside_reader_finds_every_question_of_the_older_package() -> None:
    items = [item for one in assessments() for section in one.SectionMixin for item in section.SectionItemMixin]
    assert sorted(str(item.ident) for item in items) == sorted(ITEMS)


def local(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if one.tag.rsplit("}")[-1] == name]


def old_items() -> dict[str, ET.Element]:
    trees = [ET.fromstring(content) for name, content in PACKAGES["1.2"].items() if name != "imsmanifest.xml"]
    return {str(item.get("ident")): item for tree in trees for item in local(tree, "item")}


def test_every_option_of_the_older_package_leads_to_what_is_said_to_it() -> None:
    for name, entry in old_items().items():
        item = ITEMS[name]
        said = {one.get("ident"): "".join(one.itertext()).strip() for one in local(entry, "itemfeedback")}
        linked = {one.get("linkrefid") for one in local(entry, "displayfeedback")}
        assert linked == set(said), name
        for place, answer in enumerate(item.answers, start=1):
            assert re.sub(r"</?p>", "", said[f"answer_{place}_fb"]) == escaped(answer.said)
        marks = sum(float(one.text or 0) for one in local(entry, "setvar"))
        assert marks == pytest.approx(100), name
        shown = item if item.form != "order" else as_match(item)
        assert len(local(entry, "response_lid")) == (
            len(shown.lefts) if shown.form == "match" else item.form != "number"
        )


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_text_that_looks_like_markup_stays_text_in_every_export() -> None:
    odd = lms.Item(
        "x", "p", 'Is <b> & "c" so?', "]]> & <i>", "one", (lms.Answer("<a>", True, "&"), lms.Answer("b", False, ""))
    )
    made = ET.fromstring(xml(written(odd)))
    assert local(made, "prompt")[0].text == odd.ask and local(made, "simpleChoice")[0].text == "<a>"
    assert [safe(cell) for cell in ("=HYPERLINK(1)", "+1+1", "@x", "-5%", "plain")] == [
        "'=HYPERLINK(1)", "'+1+1", "'@x", "-5%", "plain",
    ]  # fmt: skip


@pytest.mark.parametrize("show", lms.SHOWS, ids=lambda show: show.name)
def test_a_show_gets_only_what_it_can_hold_and_names_the_rest(show: lms.Show) -> None:
    table = lms.show_csv(BANK, show)
    rows = list(csv.reader(StringIO(table.text)))
    assert len(rows) - 1 == table.kept > 5 and table.kept + len(table.left_out) == len(BANK)
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        item = next(one for one in ITEMS.values() if one.ask == row[0] and one.answers and one.answers[0].text in row)
        assert len(row[0]) <= show.question and all(len(one.text) <= show.answer for one in item.answers)
        number = row[rows[0].index(next(head for head in rows[0] if head.startswith("Correct")))]
        assert item.answers[int(number) - 1].right
    assert all(one.reason for one in table.left_out) and len({one.id for one in table.left_out}) == len(table.left_out)


# The same input gives the same bytes


def test_the_same_input_gives_the_same_bytes_whenever_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> list[bytes]:
        return [
            pptx("x", 1, lessons.deck(HOURS[0]), SHOWN),
            docx(papers.question_sheet(SHEET.asked, SHEET.title)),
            lms.qti12([SHEET]),
            lms.qti21([SHEET]),
        ]

    first = made()
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert made() == first
    for content in first:
        with zipfile.ZipFile(BytesIO(content)) as zipped:
            assert {info.date_time[:3] for info in zipped.infolist()} == {tuple(map(int, data.as_of().split("-")))}
    assert archive.repacked(first[0]) == first[0]
