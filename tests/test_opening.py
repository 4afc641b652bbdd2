"""How a chapter opens: title, one line, the story, folds, and the first section on the first screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT

from hanoibook import questions

OPENED = sorted(
    page for page in questions.pages() if not page.startswith("reference/")
)  # chapters, and the essay's page
CHAPTERS = [page for page in OPENED if page != "article"]
SCREENS = {
    "desktop": (1440, 900, 600),
    "phone": (390, 844, 800),
}  # width, height, where the first section starts at last
PLACES = """() => {
  const top = (one) => one && one.getBoundingClientRect().top + scrollY;
  const story = document.querySelector("article section > p");
  const words = document.createRange();
  words.selectNodeContents(story);
  const shown = story.checkVisibility() && !story.closest("details, .admonition, .hb-opening");
  return {first: words.getClientRects()[0].bottom + scrollY, section: top(document.querySelector("article h2")), shown};
}"""


def source(page: str) -> str:
    return (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8")


def story(page: str) -> str:
    """The first paragraph under the title that no directive holds."""
    head = source(page).split("\n# ", 1)[1].split("\n## ", 1)[0]
    bare = re.sub(r"(?ms)^(`{3,}|:{3,})\{.*?^\1", "", head)
    return next((part for part in bare.split("\n\n")[1:] if part.strip()), "").strip()


@pytest.mark.parametrize("page", OPENED)
def test_a_chapter_opens_with_its_line_its_story_and_folds_in_this_order(page: str) -> None:
    head = source(page).split("\n# ", 1)[1].split("\n## ", 1)[0]
    told = head.replace(story(page), "STORY")
    parts = re.findall(r"^(?:```|:::)\{(\w+)\}|^(STORY)", told, re.MULTILINE)
    wanted = ["opening", "STORY", "aims", "teachers", "recall"]
    found = [directive or words for directive, words in parts]
    assert found == [part for part in wanted if part in found], page
    assert {"opening", "STORY", "aims"} <= set(found), page
    assert found.count("recall") == (page != "article"), page


@pytest.mark.parametrize("page", OPENED)
def test_the_story_begins_with_a_sentence_of_its_own(page: str) -> None:
    sentence = re.split(r"(?<=[.?])\s", story(page))[0]
    assert 6 <= len(sentence.split()) <= 45 and sentence[-1] in ".?", sentence
    assert not re.search(r"\b(?:this page|this chapter|you will|you need|minutes)\b", sentence.lower()), sentence


@pytest.mark.site
def test_what_teachers_read_has_one_name_and_one_look_on_every_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        names = {one.get_text() for one in soup.select(".hb-fold-teachers > summary")}
        assert names <= {"For teachers"}, path
        assert not [one for one in soup.select(".admonition-title") if "teachers" in one.get_text().lower()], path
        assert not soup.select(".hb-fold[open]"), path


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("screen", SCREENS)
def test_the_story_and_the_first_section_stand_on_the_first_screen(browser: Any, http_root: str, screen: str) -> None:
    width, height, lowest = SCREENS[screen]
    context = browser.new_context(viewport={"width": width, "height": height}, is_mobile=screen == "phone")
    tab = context.new_page()
    late = []
    for page in OPENED:
        tab.goto(f"{http_root}{page}.html")
        found = tab.evaluate(PLACES)
        if not (found["shown"] and found["first"] < found["section"] < lowest):
            late.append((page, found))
    context.close()
    assert not late


@pytest.mark.site
@pytest.mark.browser
def test_a_fold_opens_by_keyboard_and_its_questions_are_answered_there(browser: Any, http_root: str) -> None:
    tab = browser.new_context().new_page()
    tab.goto(f"{http_root}convention/safeguards.html")
    fold = tab.query_selector(".hb-fold-recall")
    form = fold.query_selector(".hb-quiz")
    assert not form.is_visible()
    fold.query_selector("summary").press("Enter")
    assert form.is_visible()
    tab.context.close()
