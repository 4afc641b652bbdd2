"""Slides and documents for classes as LibreOffice lays them out: nothing runs over, nothing is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document
from pptx import Presentation
from test_class_files import PICTURES, SHOWN, all_words, plans

from hanoibook import papers
from hanoibook.classroom import lms
from hanoibook.classroom.slides import master, pptx
from hanoibook.classroom.word import docx

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(not OFFICE, reason="needs LibreOffice: apt-get install libreoffice-impress libreoffice-writer"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext: apt-get install poppler-utils"),
]
ROOM = 4  # points that a letter may reach over the edge of its box: LibreOffice counts the whole line
FIXED = [master.FOOT, master.NUMBER]  # what the template writes on each slide


class Word(NamedTuple):
    """A word on a page, with the middle of its box and its ends, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def converted(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Turn files into PDF in one run of LibreOffice, with a profile of its own."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [str(folder / name) for name in files]
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return {name: (folder / name).with_suffix(".pdf") for name in files}


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pattern = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    return [
        [Word(text, *map(float, box)) for *box, text in re.findall(pattern, page)] for page in told.split("<page ")[1:]
    ]


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text, without spaces, signs and what XML escapes."""
    return Counter(re.sub(r"&\w+;|\W", "", text))


def inside(word: Word, area: Any) -> bool:
    """Whether a word begins and ends in an area."""
    across = area.left - ROOM <= word.left and word.right <= area.left + area.width + ROOM
    return across and area.top - ROOM <= word.top and word.bottom <= area.top + area.height + ROOM


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Any, list[list[Word]]]]:
    """Every deck with what LibreOffice makes of it."""
    made = {f"{place}.pptx": pptx(*plan, SHOWN) for place, plan in enumerate(plans())}
    pdfs = converted(made, tmp_path_factory.mktemp("decks"))
    return [(name, Presentation(BytesIO(content)), pages(pdfs[name])) for name, content in made.items()]


def test_every_text_of_a_slide_lies_whole_in_its_own_box(laid_out: list[tuple[str, Any, list[list[Word]]]]) -> None:
    wrong = []
    for name, deck, shown in laid_out:
        assert len(shown) == len(deck.slides), name
        for number, (slide, found) in enumerate(zip(deck.slides, shown, strict=True), start=1):
            for shape in slide.shapes:
                if shape.has_text_frame:
                    area = master.Area(*(side / 12700 for side in (shape.left, shape.top, shape.width, shape.height)))
                    within = " ".join(word.text for word in found if inside(word, area))
                    missing = letters(shape.text_frame.text) - letters(within)
                    if missing:
                        wrong.append(f"{name}, slide {number}, {shape.name}: {''.join(missing.elements())[:30]}")
    assert wrong == []


def test_no_word_stands_outside_the_boxes_of_its_slide(laid_out: list[tuple[str, Any, list[list[Word]]]]) -> None:
    wrong = []
    for name, deck, shown in laid_out:
        for number, (slide, found) in enumerate(zip(deck.slides, shown, strict=True), start=1):
            areas = [
                master.Area(*(side / 12700 for side in (shape.left, shape.top, shape.width, shape.height)))
                for shape in slide.shapes
                if shape.has_text_frame
            ]
            stray = [
                word.text
                for word in found
                if letters(word.text) and not any(inside(word, area) for area in [*areas, *FIXED])
            ]
            wrong += [f"{name}, slide {number}: {' '.join(stray)}"] if stray else []
    assert wrong == []


def test_documents_keep_all_their_words_within_the_margins(tmp_path: Path, site: Path) -> None:
    drawing = next(iter(PICTURES.values()))
    sheet = lms.sheets()[0]
    made = {
        f"{page.stem}.docx": docx(page.read_text("utf-8"), [drawing])
        for page in (site / "teach/handouts").glob("*.html")
    }
    made["questions.docx"] = docx(papers.question_sheet(sheet.asked, sheet.title))
    made["questions-key.docx"] = docx(papers.question_key(sheet.asked, sheet.title))
    pdfs = converted(made, tmp_path)
    for name, content in made.items():
        shown = pages(pdfs[name])
        found = [word for page in shown for word in page]
        assert [
            word.text for word in found if word.left < 40 or word.right > 595 - 40 or word.bottom > 842 - 20
        ] == [], name
        lost = letters(all_words(Document(BytesIO(content)))) - letters(" ".join(word.text for word in found))
        assert sum(lost.values()) <= 2, f"{name}: {lost}"  # a hyphen or a joined letter at most
        assert not [number for number, page in enumerate(shown, start=1) if len(page) < 8], f"{name}: an empty page"
