"""Class plans: minutes that add up, steps that exist, slides that hold what the plan says, and decks that run."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import prose
import pytest
import yaml
from conftest import ROOT
from visits import read

from hanoibook import charts, data, lessons, questions
from hanoibook.lessons import plan

HOURS = [hour.id for hour in lessons.hours()]
DECKS = {hour.id: lessons.deck(hour) for hour in lessons.hours()} | {
    one.id: lessons.format_deck(one) for one in lessons.formats() if lessons.has_deck(one)
}
MINUTES_OF_AN_HOUR = 50  # arriving included
MOST_HIGH = 560  # pixels; a taller chart cannot be read on a wall
NO_FIGURES = {"two", "three", "one in three", "half", "ten", "twice", "four", "six", "third"}  # ways of teaching


def raw(name: str) -> Any:
    return yaml.safe_load((data.data_dir() / "lessons" / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", HOURS)
def test_the_minutes_of_an_hour_add_up(name: str) -> None:
    steps = raw(name)["steps"]
    assert sum(step["minutes"] for step in steps) == MINUTES_OF_AN_HOUR
    assert lessons.of_hour(lessons.hour(name))[-1].end == MINUTES_OF_AN_HOUR


@pytest.mark.parametrize("name", HOURS)
def test_nobody_is_talked_to_for_longer_than_a_quarter_of_an_hour(name: str) -> None:
    talks = [step.minutes for step in lessons.hour(name).steps if step.kind in ("talk", "worked", "hook")]
    assert all(minutes <= 15 for minutes in talks)
    kinds = [step.kind for step in lessons.hour(name).steps]
    assert "exit" in kinds or "test" in kinds
    assert "recall" in kinds or name == "hour-1"
    assert sum(step.saves for step in lessons.hour(name).steps) >= 10


@pytest.mark.parametrize("name", HOURS)
def test_every_step_has_a_slide_and_every_vote_is_taken_twice(name: str) -> None:
    frames = lessons.deck(lessons.hour(name))
    assert {frame.line.step.id for frame in frames if frame.line and frame.line.step} == {
        step.id for step in lessons.hour(name).steps
    }
    for step in lessons.hour(name).steps:
        if step.kind == "vote":
            shown = [frame.kind for frame in frames if frame.line and frame.line.step is step]
            assert shown[-3:] == ["question", "again", "answer"]
            asked = [frame.question for frame in frames if frame.line and frame.line.step is step][-3:]
            assert asked == [step.ask[-1]] * 3, "the question stands on the wall while the class votes again"


@pytest.mark.parametrize("name", DECKS)
def test_the_notes_say_what_comes_out_of_every_step_and_every_answer(name: str) -> None:
    seen = set()
    for frame in DECKS[name]:
        step = frame.line.step if frame.line else None
        if step is not None and step.id not in seen:
            seen.add(step.id)
            assert any(step.result in note for note in frame.notes), f"{name}, {step.id}: no result in the notes"
        for answer in frame.slide.answers:
            assert any(answer in note for note in frame.notes), f"{name}: {answer!r} is not in the notes"
    assert len(seen) > 5


@pytest.mark.parametrize("name", HOURS)
def test_what_a_step_sends_the_class_to_is_one_press_away(name: str) -> None:
    titles = {
        re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1]: path.relative_to(ROOT / "book")
        for path in (ROOT / "book").rglob("*.md")
    }
    named = {re.split(r"[,:?]", title)[0]: str(path.with_suffix("")) for title, path in titles.items()}
    found = 0
    for step in lessons.hour(name).steps:
        words = " ".join([step.do, *(f"{slide.say} {' '.join(slide.lines)}" for slide in step.slides)])
        links = {link for slide in step.slides for link in slide.links}
        for title, page in named.items():
            if re.search(rf"(?:the page|of the page) {re.escape(title)}\b", words):
                found += 1
                assert page in links, f"{name}, {step.id}: no way to {page}"
        if "sheet of articles" in step.do:
            found += 1
            assert "teach/handouts/articles" in links, f"{name}, {step.id}: no way to the sheet of articles"
    assert found or name not in ("hour-2", "hour-3", "hour-4")


def test_a_figure_of_the_urdu_edition_is_called_so_on_its_slide() -> None:
    found = 0
    for name, frames in DECKS.items():
        for frame in frames:
            shown = " ".join([frame.slide.title, *frame.slide.lines, *frame.slide.answers])
            if "{fact}`article-" in shown:
                found += 1
                assert "Urdu edition" in shown, f"{name}: {frame.slide.title}"
    assert found


@pytest.mark.parametrize("name", HOURS)
def test_an_hour_names_its_terms_in_both_languages(name: str) -> None:
    terms = [term for step in lessons.hour(name).steps for slide in step.slides for term in slide.terms]
    assert len(terms) >= (1 if name == "hour-1" else 2)
    assert data.load("glossary").set_index("id").loc[terms, ["term_vi", "term_ur"]].notna().all(axis=None)


@pytest.mark.parametrize("one", [*lessons.hours(), *lessons.formats()], ids=lambda one: one.id)
def test_every_meeting_begins_with_minutes_to_arrive(one: Any) -> None:
    meetings = [one.steps] if isinstance(one, lessons.Hour) else [part.steps for part in one.parts]
    if one.id == "three-hours":  # one afternoon without a gap
        meetings = [tuple(step for steps in meetings for step in steps)]
        breaks = sum(step for step in meetings[0] if isinstance(step, int))
        assert one.minutes == lessons.total(meetings[0]) == 3 * 60 and breaks >= 15
    for steps in meetings:
        assert steps[0].kind == "arrive" and steps[0].minutes >= 3
        assert [step.kind for step in steps if not isinstance(step, int)].count("arrive") == 1


@pytest.mark.site
def test_the_list_of_formats_names_the_time_to_prepare_that_each_plan_adds_up(site: Path) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((site / "teach" / "formats.html").read_text(encoding="utf-8"), "html.parser")
    listed = [int(row.select("td.hb-number")[1].get_text()) for row in page.select("table")[0].select("tbody tr")]
    said = [int(re.search(r"\d+", one.get_text())[0]) for one in page.select(".hb-prepare-lead")]
    assert listed == said and len(listed) == len(lessons.formats())


@pytest.mark.site
@pytest.mark.parametrize("name", [*HOURS, "formats"])
def test_the_time_to_prepare_adds_up_from_what_the_pages_state(site: Path, name: str) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((site / "teach" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    lists = page.select(".hb-prepare")
    assert len(lists) == (1 if name in HOURS else len(lessons.formats()))
    plans = [lessons.hour(name)] if name in HOURS else list(lessons.formats())
    for tasks, one in zip(lists, plans, strict=True):
        minutes = [int(part["data-minutes"]) for part in tasks.select("[data-minutes]")]
        said = int(re.search(r"\d+", tasks.find_previous("p").get_text())[0])
        assert said == sum(minutes) and len(minutes) == len(one.prepare)
        for task, stated in zip(one.prepare, minutes, strict=True):
            text = (ROOT / "book" / f"{task.page}.md").read_text(encoding="utf-8") if task.page else ""
            whole = int(re.search(r"^:reading: (\d+)$", text, re.MULTILINE)[1]) if text else None
            assert stated == (task.minutes or whole)
            assert not (task.minutes and whole) or (task.do and task.minutes < whole), "a part is less than the whole"


@pytest.mark.parametrize("name", HOURS)
def test_charts_on_slides_can_be_read_from_the_last_row(name: str) -> None:
    for step in lessons.hour(name).steps:
        for slide in step.slides:
            assert not (slide.chart and slide.lines), f"{slide.title}: a chart or lines, not both"
            if slide.chart and not isinstance(charts.get(slide.chart).figure, str):
                assert charts.get(slide.chart).figure.layout.height <= MOST_HIGH, slide.chart


def test_steps_and_slides_state_no_figure_that_no_fact_backs() -> None:
    found = []
    for path in sorted((data.data_dir() / "lessons").glob("hour-?.yml")):
        for text in _texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
            found += prose.unbacked(f"data/lessons/{path.name}", text, prose.exceptions())
    found = [find for find in found if find.number.lower() not in NO_FIGURES]
    assert not found, "\n".join(f"{find.file}: {find.number!r} in: {find.around}" for find in found)


def _texts(content: Any) -> list[str]:
    if isinstance(content, dict):
        names = ("id", "kind", "ask", "chart", "page", "links", "terms")
        return [text for key, value in content.items() if key not in names for text in _texts(value)]
    if isinstance(content, list):
        return [text for value in content for text in _texts(value)]
    return [content] if isinstance(content, str) else []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("minutes: 5", "minutes: five", "minutes"),
        ("kind: vote", "kind: poll", "poll"),
        ("ask: [", "ask: [no-such-question, ", "no question 'no-such-question'"),
        ("chart: ", "chart: no-", "no chart 'no-"),
        ("{claim}`C", "{claim}`D", "D"),
        ("saves: 2", "saves: 30", "saves more minutes"),
        ("id: hour-1", "id: hour-2", "not the file's name"),
        ("steps:", "steps: [", "not readable as YAML"),
        ("    result: ", "    outcome: ", "'result' is a required property"),
        ("terms: [", "terms: [no-such-term, ", "no term 'no-such-term'"),
        ("        answers:\n", "        answers:\n          - one more\n", "an answer for each line"),
    ],
)
def test_a_bad_hour_stops_with_one_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    folder = tmp_path / "lessons"
    folder.mkdir()
    shutil.copy(data.data_dir() / "lessons" / "hour-schema.json", folder)
    text = (data.data_dir() / "lessons" / "hour-1.yml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "hour-1.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(data.DataError, match=re.escape(reason)) as stopped:
        plan._hour(path)
    assert "data/lessons/hour-1.yml" in str(stopped.value) and "\n" not in str(stopped.value)


def test_a_format_whose_minutes_do_not_add_up_is_refused() -> None:
    wrong = {
        "id": "wrong",
        "title": "Wrong",
        "minutes": 60,
        "question": "What?",
        "before": "Read nothing.",
        "prepare": [{"do": "Nothing at all", "minutes": 1}],
        "bring": "Bring nothing.",
        "for": "nobody",
        "lost": "nothing",
        "parts": [{"title": "Only", "steps": ["hour-1", {"break": 5}]}],
    }
    with pytest.raises(data.DataError, match="take 55 minutes and not 60"):
        plan._format(wrong)
    with pytest.raises(data.DataError, match="there is no 'hour-1/nap'"):
        plan._format({**wrong, "parts": [{"title": "Only", "steps": ["hour-1/nap"]}]})


@pytest.mark.parametrize("name", [one.id for one in lessons.formats()])
def test_a_format_adds_up_and_keeps_hour_order(name: str) -> None:
    chosen = next(one for one in lessons.formats() if one.id == name)
    parts = lessons.of_format(chosen)
    assert parts[-1][1][-1].end == chosen.minutes
    lines = [line for _, part in parts for line in part]
    assert any(line.step and line.step.kind in ("exit", "debrief", "test") for line in lines[-2:])
    assert all(before.end == after.start for before, after in pairwise(lines))


@pytest.mark.site
@pytest.mark.parametrize("name", HOURS)
def test_the_page_of_an_hour_prints_the_minutes_that_the_steps_have(site: Path, name: str) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((site / "teach" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    rows = page.select(".hb-plan-table tbody tr")
    printed = [int(row.select_one(".hb-number").get_text()) for row in rows]
    assert sum(printed) == int(page.select_one(".hb-plan-table tfoot .hb-number").get_text()) == MINUTES_OF_AN_HOUR
    assert (site / "slides" / f"{name}.html").exists()
    headings = " ".join(heading.get_text() for heading in page.select("h2")).lower()
    for wanted in ("before class", "stumble", "studies", "sensitive"):
        assert wanted in headings
    text = page.get_text()
    assert all(word in text for word in ("Law.", "International relations.", "Journalism.", "Public policy."))


@pytest.mark.site
@pytest.mark.parametrize("name", HOURS)
def test_things_to_match_can_be_named_by_number_and_letter(site: Path, name: str) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((site / "slides" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    asked = [frame for frame in lessons.deck(lessons.hour(name)) if frame.kind == "question" and frame.question]
    tables = page.select(".hb-pairs")
    assert len(tables) == sum(bool(frame.question.pairs) for frame in asked if frame.question)
    for table in tables:
        for column, marks in ((1, "12345678"), (2, "ABCDEFGH")):
            cells = table.select(f"td:nth-child({column})")
            found = [cell.b.get_text() for cell in cells if cell.b]
            assert found == list(marks[: len(found)]) and len(found) >= 3, "a spare answer has no partner"


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("name", DECKS)
def test_a_deck_runs_from_a_folder_by_keyboard_and_nothing_is_cut_off(browser: Any, site: Path, name: str) -> None:
    frames = DECKS[name]
    tab = browser.new_page(viewport={"width": 1280, "height": 720})
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((site / "slides" / f"{name}.html").as_uri())
    tab.wait_for_selector(".reveal.ready")
    for place, frame in enumerate(frames):
        now = tab.query_selector("section.present")
        assert questions.plain(frame.slide.title) in now.inner_text()
        if frame.slide.chart and now.query_selector(".hb-plot"):
            tab.wait_for_function("() => document.querySelector('section.present [data-drawn=yes]')")
        low = now.evaluate(
            "one => Math.max(...[...one.querySelectorAll('h1, h2, p, li, figure, table')]"
            ".filter(part => part.checkVisibility() && !part.closest('aside'))"
            ".map(part => part.getBoundingClientRect().bottom))"
        )
        assert low <= 700, f"slide {place + 1} of {name} is cut off at the bottom ({low:.0f})"
        if frame.kind in ("question", "again") and frame.question:
            assert frame.question.explain not in now.inner_text()
        for waiting in now.query_selector_all(".fragment"):
            assert waiting.evaluate("one => getComputedStyle(one).visibility") == "hidden", (
                "told before it is asked for"
            )
            tab.keyboard.press("ArrowRight")
            assert waiting.evaluate("one => one.classList.contains('visible')")
        tab.keyboard.press("ArrowRight")
    assert said == []
    assert all(url.startswith(("file:", "data:", "blob:")) for url in asked)
    tab.close()


@pytest.mark.site
@pytest.mark.browser
def test_the_notes_window_follows_the_slides_and_turns_them(browser: Any, site: Path) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto((site / "slides" / "hour-1.html").as_uri())
    tab.wait_for_selector(".reveal.ready")
    tab.wait_for_selector(".hb-open-notes:not([hidden])").focus()
    with context.expect_page() as opened:
        tab.keyboard.press("Enter")
    notes = opened.value
    hour = lessons.hour("hour-1")
    notes.wait_for_selector(".hb-notes-window")
    assert hour.bring in notes.inner_text(".hb-notes") and hour.steps[0].do in notes.inner_text(".hb-notes")
    tab.evaluate("() => Reveal.next()")
    notes.wait_for_function(
        "words => document.querySelector('.hb-notes').innerText.includes(words)", arg=hour.steps[1].do
    )
    assert notes.inner_text(".hb-clock") == "Minute 0 of 50 \u00b7 this step: from 3 to 8"
    assert notes.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.hb-clock')).fontSize)") >= 24
    notes.keyboard.press("ArrowRight")
    tab.wait_for_function("() => Reveal.getState().indexh === 2")
    context.close()


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("name", DECKS)
def test_a_deck_prints_one_page_a_slide(browser: Any, site: Path, name: str, tmp_path: Path) -> None:
    tab = browser.new_page()
    tab.goto((site / "slides" / f"{name}.html").as_uri() + "?print-pdf")
    tab.wait_for_selector(".reveal.ready")
    tab.wait_for_function("() => document.querySelectorAll('.pdf-page').length > 0")
    assert len(tab.query_selector_all(".pdf-page")) == len(DECKS[name])
    for told in tab.query_selector_all(".fragment"):
        assert told.evaluate("one => getComputedStyle(one).visibility") == "visible", "paper holds all"
    tab.close()


@pytest.mark.site
@pytest.mark.parametrize("name", HOURS)
def test_a_chart_on_a_slide_has_its_words_its_source_and_the_date_of_the_data(site: Path, name: str) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((site / "slides" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    for frame in page.select("figure.hb-chart"):
        chart = charts.get(frame["data-chart"])
        assert frame.select_one("[role=img]")["aria-label"] == chart.alt
        assert chart.subtitle in frame.select_one("figcaption").get_text()
        assert chart.title not in frame.get_text(), "the slide has a title of its own"
        assert data.as_of() in frame.select_one(".hb-sources").get_text()


@pytest.mark.site
@pytest.mark.parametrize("name", HOURS)
def test_terms_and_links_on_a_slide_can_be_read_and_followed(site: Path, name: str) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((site / "slides" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    rows = data.load("glossary").set_index("term")
    for item in page.select(".hb-terms li"):
        row = rows.loc[item.b.get_text()]
        assert item.select_one("[lang=vi]").get_text() == row["term_vi"]
        assert item.select_one("[lang=ur][dir=rtl]").get_text() == row["term_ur"]
    assert page.select(".hb-terms li")
    for link in page.select(".hb-links a"):
        assert (site / "slides" / link["href"]).resolve().exists(), link["href"]
        assert len(link.get_text()) > 5


@pytest.mark.site
@pytest.mark.parametrize("name", [one.id for one in lessons.formats() if lessons.has_deck(one)])
def test_the_slides_of_a_format_lead_back_to_its_own_plan(site: Path, name: str) -> None:
    page, part = read(f"slides/{name}.html").select_one(".hb-deck-bar a")["href"].split("#")
    assert page.endswith("teach/formats.html") and read("teach/formats.html").find(id=part)


@pytest.mark.site
def test_without_scripts_a_deck_is_a_page_with_all_its_words(site: Path) -> None:
    from bs4 import BeautifulSoup

    page = BeautifulSoup((site / "slides" / "hour-1.html").read_text(encoding="utf-8"), "html.parser")
    for frame in lessons.deck(lessons.hour("hour-1")):
        assert questions.plain(frame.slide.title) in page.get_text()
    assert (ROOT / "hanoibook" / "site" / "teaching" / "deck" / "deck.css").read_text(encoding="utf-8").count(
        "scripting: none"
    ) == 1


def outcomes(text: str) -> set[str]:
    """Return the verbs in italics: what a learner can do afterwards."""
    return {verb for one in re.findall(r"(?<!\*)\*([a-z ]+)\*(?!\*)", text) for verb in one.split(" and ")}


@pytest.mark.parametrize("number", range(1, 7))
def test_an_hour_serves_the_outcomes_that_the_design_gives_it(number: int) -> None:
    design = (ROOT / "book" / "teach" / "design.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in design.splitlines() if line.startswith("| *")]
    assert len(rows) == 8
    wanted = {verb for row in rows if str(number) in re.findall(r"\d", row[4]) for verb in outcomes(row[1])}
    page = (ROOT / "book" / "teach" / f"hour-{number}.md").read_text(encoding="utf-8")
    served = outcomes(re.search(r"\*\*What it serves\*\*(.*)", page)[1])
    assert served == wanted


LEAST = 22  # pixels of type at 1280 by 720: what the last row reads
SMALL = """() => {
  const slide = document.querySelector("section.present");
  const size = (part) => {
    const own = parseFloat(getComputedStyle(part).fontSize);
    const drawn = part.closest(".hb-drawing svg");
    return own * (drawn ? drawn.getScreenCTM().a : part.closest(".hb-plot") ? part.getBoundingClientRect().height
      / (part.getBBox ? part.getBBox().height : part.getBoundingClientRect().height) : 1);
  };
  return [...slide.querySelectorAll("*")]
    .filter((part) => part.checkVisibility() && !part.closest("aside, .hb-hidden"))
    .filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .filter((part) => size(part) < LEAST - 0.4)
    .map((part) => `${part.textContent.trim().slice(0, 40)}: ${size(part).toFixed(1)}`);
}"""
MIDDLE = """() => {
  const shown = [...document.querySelector("section.present").children].filter((part) => part.checkVisibility());
  const boxes = shown.map((part) => part.getBoundingClientRect());
  return [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
}"""


@pytest.mark.browser
@pytest.mark.parametrize("name", DECKS)
def test_a_slide_stands_in_the_middle_and_is_read_from_the_last_row(browser: Any, site: Path, name: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 720})
    tab.goto((site / "slides" / f"{name}.html").as_uri())
    tab.wait_for_selector(".reveal.ready")
    for place, frame in enumerate(DECKS[name], 1):
        if frame.slide.chart and tab.query_selector("section.present .hb-plot"):
            tab.wait_for_function("() => document.querySelector('section.present [data-drawn=yes]')")
        assert tab.evaluate(SMALL.replace("LEAST", str(LEAST))) == [], f"slide {place} of {name}"
        top, bottom = tab.evaluate(MIDDLE)
        assert top >= 0 and bottom <= 720, f"slide {place} of {name} is cut off"
        assert abs((top + bottom) / 2 - 360) < 60, f"slide {place} of {name} is not in the middle"
        for number in tab.query_selector_all("section.present .hb-amount b"):
            assert float(number.evaluate("one => getComputedStyle(one).fontSize").removesuffix("px")) >= 150
        tab.evaluate("() => { const at = Reveal.getIndices().h; Reveal.slide(at + 1); }")
    tab.close()


@pytest.mark.browser
def test_the_counter_of_slides_is_free_and_as_large_as_a_finger(browser: Any, site: Path) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 720})
    tab.goto((site / "slides" / "hour-1.html").as_uri())
    tab.wait_for_selector(".reveal.ready")
    counter = tab.query_selector(".slide-number a").bounding_box()
    assert counter["width"] >= 24 and counter["height"] >= 24
    for arrow in tab.query_selector_all(".controls button"):
        box = arrow.bounding_box()
        assert (
            box is None or box["y"] >= counter["y"] + counter["height"] or box["x"] >= counter["x"] + counter["width"]
        )
    tab.close()
