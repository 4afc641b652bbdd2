"""Handouts and papers: filled from the tables, without the answers that a learner is to find, and fit for two papers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from conftest import ROOT, SITE

from hanoibook import claims, data, lessons, papers, questions, treaties, worksheets
from hanoibook.questions import bank
from hanoibook.site.teaching import handouts
from hanoibook.words import say

FOLDER = ROOT / "book" / "teach" / "handouts"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))
CONCEPTS = [one for one in questions.everything() if one.role == "concept"]
PAGES_AT_MOST = {
    "articles": 8,
    "claim-tracing": 7,
    "concept-cards": 3 + len(CONCEPTS) // 2,
    "letter-cards": 1,
    "concordance": 9,
    "conference": 5,
    "observed-minutes": 1,
    "rubrics": 2,
    "source-balance": 3,
}
PAPERS = {"A4": (794, 1123), "Letter": (816, 1056)}  # width and height in CSS pixels
MARGINS = {"top": "18mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}
INNER = {name: round(width - 2 * 18 * 96 / 25.4) for name, (width, _) in PAPERS.items()}
ALL = questions.everything()


def built(name: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / "teach" / "handouts" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def flat(text: str) -> str:
    return " ".join(text.split())


# The data


def test_a_sheet_takes_its_answers_from_the_tables() -> None:
    for sheet in worksheets.claim_sheets():
        claim = claims.get(sheet.claim.id)
        answers = {step.name: step.answer for step in sheet.steps}
        assert tuple(answers) == worksheets.STEPS and all(answers.values())
        assert claim.finding in answers["verdict"] and say(f"verdict.{claim.verdict}") in answers["verdict"]
        assert answers["grade"].startswith(claim.grade)
    rows = data.load("crosswalk").set_index("id")
    for pair in worksheets.pair_sheets():
        row = rows.loc[pair.row]
        assert (pair.relation, pair.reason, pair.grade) == (row["relation"], row["difference"], row["grade"])


def test_help_fades_from_worked_to_blank_and_every_relation_occurs() -> None:
    states = [sheet.state for sheet in worksheets.claim_sheets()]
    assert states == ["worked", "half", "half", "blank", "blank", "blank"]
    given = [sum(step.given for step in sheet.steps) for sheet in worksheets.claim_sheets()]
    assert given == sorted(given, reverse=True) and given[0] == len(worksheets.STEPS) and given[-1] == 0
    assert [pair.state for pair in worksheets.pair_sheets()] == ["worked"] + 2 * ["half"] + 5 * ["blank"]
    assert {pair.relation for pair in worksheets.pair_sheets()} == set(treaties.RELATIONS)


def test_every_role_of_vietnam_has_voices_of_different_publishers() -> None:
    cards = worksheets.source_cards()
    assert tuple(card.role for card in cards) == worksheets.ROLES
    for card in cards:
        assert len({voice.source.publisher for voice in card.voices}) == len(card.voices) >= 2


def change(raw: dict[str, Any], place: str, **values: Any) -> None:
    kind, _, number = place.partition(".")
    raw[kind][int(number)].update(values)


@pytest.mark.parametrize(
    ("place", "values", "reason"),
    [
        ("claims.0", {"claim": "C99"}, "claim C99: no claim 'C99'"),
        ("claims.0", {"given": 9}, "claims.0.given: 9 is greater"),
        ("claims.0", {"said": "It is {fact}`nosuch`, they say."}, "claim C02: no fact named 'nosuch'"),
        ("claims.0", {"figure": {"table": "loss_estimates", "id": "nosuch"}}, "no row 'nosuch'"),
        ("claims.0", {"figure": {"table": "nosuch", "id": "x"}}, "'nosuch' is no table"),
        ("claims.5", {"kind": "counted"}, "claims.5.kind: 'counted' is not one of"),
        ("claims.2", {"first": "nosuch"}, "claim C58: no source 'nosuch'"),
        ("pairs.0", {"row": "x-nosuch"}, "pair x-nosuch: no such row"),
        ("pairs.0", {"un": "14(1)"}, "pair x-un13-b8: un must be a place in article 13"),
        ("pairs.4", {"printed": "budapest"}, "pair x-un16: the printed side does not exist"),
        ("pairs.4", {"state": "half", "budapest": "9"}, "budapest must be a place in article none"),
        ("pairs.7", {"row": "x-un35-b25", "printed": "un", "un": "35(2)", "budapest": "25(5)"}, "several rows"),
        ("sheets.0", {"entries": [{"un": "99"}, {"un": "6"}]}, "sheet swap: "),
        ("cards.0", {"role": "guest"}, "cards.0.role: 'guest' is not one of"),
    ],
)
def test_a_bad_worksheet_stops_with_one_line(data_copy: Path, place: str, values: dict[str, Any], reason: str) -> None:
    file = data_copy / "lessons" / "worksheets.yml"
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(raw, place, **values)
    file.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "data_dir", lambda: data_copy)
        with pytest.raises(data.DataError) as stopped:
            worksheets.claim_sheets(), worksheets.pair_sheets(), worksheets.source_cards()
            worksheets.article_sheet("swap")
    said = str(stopped.value)
    assert reason in said and said.startswith("data/lessons/worksheets.yml") and "\n" not in said


def test_a_claim_without_a_kind_of_figure_and_a_broken_file_say_so(data_copy: Path) -> None:
    file = data_copy / "lessons" / "worksheets.yml"
    text = file.read_text(encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "data_dir", lambda: data_copy)
        file.write_text(text.replace("    figure: {table: loss_estimates, id: cv_2025}\n", ""), encoding="utf-8")
        with pytest.raises(data.DataError, match="claim C02: no kind of figure"):
            worksheets.claim_sheets()
        file.write_text(text.replace("claims:", "claims: [", 1), encoding="utf-8")
        with pytest.raises(data.DataError, match="not readable as YAML"):
            worksheets.claim_sheets()


def test_a_concept_question_that_letters_cannot_answer_is_refused(monkeypatch: Any) -> None:
    odd = next(one for one in ALL if one.kind == "order")
    monkeypatch.setattr(handouts, "CONCEPT", odd.role)
    with pytest.raises(ValueError, match="a vote needs two to four options"):
        handouts.concept_cards("")


def test_texts_of_the_worksheets_type_no_figure() -> None:
    import prose

    raw = yaml.safe_load((data.data_dir() / "lessons" / "worksheets.yml").read_text(encoding="utf-8"))
    texts = [item[name] for item in raw["claims"] for name in ("said", "place", "change", "because") if name in item]
    texts += [entry["says"] for sheet in raw["sheets"] for entry in sheet["entries"] if "says" in entry]
    texts += [voice["says"] for card in raw["cards"] for voice in card["voices"]]
    assert [find for text in texts for find in prose.unbacked("worksheets.yml", text)] == []


def test_the_sheet_for_the_swap_holds_what_the_step_names_and_nothing_copied() -> None:
    entries = worksheets.article_sheet("swap")
    assert [entry.place for entry in entries] == ["2(h)", "6", "24", "35(1)(c)", "40(8)", "60(1)", "64"]
    swap = next(step for step in lessons.hour("hour-4").steps if step.id == "swap")
    named = re.findall(r"\{un\}`([^`]+)`", " ".join(line for slide in swap.slides for line in slide.lines))
    assert set(named) == {entry.place for entry in entries}
    assert all(len(entry.says) > 40 for entry in entries)
    with pytest.raises(data.DataError, match="there is none; there are swap"):
        worksheets.article_sheet("nosuch")


# The plan of the simulation, the list of handouts


def test_the_minutes_of_the_conference_add_up() -> None:
    text = (FOLDER / "conference.md").read_text(encoding="utf-8")
    minutes = [int(found) for found in re.findall(r"^\| (\d+) minutes \|", text, re.MULTILINE)]
    listed = re.search(r"conference\.md\).*?(\d+) minutes", (FOLDER.parent / "handouts.md").read_text(encoding="utf-8"))
    assert listed and sum(minutes) == int(listed[1]) == 35
    assert text.count(":class: hb-role") == 6
    for label in ("**You want**", "**You do not accept**", "**You can give**", "**You have to answer:**", "**Read**"):
        assert text.count(label) == 6


def test_every_handout_is_listed_and_has_a_bound() -> None:
    listed = re.findall(r"\(handouts/([a-z-]+)\.md\)", (FOLDER.parent / "handouts.md").read_text(encoding="utf-8"))
    assert sorted(listed) == NAMES == sorted(PAGES_AT_MOST)


# No answer on a page that students get


@pytest.mark.site
def test_no_answer_of_a_blank_or_hidden_step_is_on_the_page() -> None:
    html = (SITE / "teach" / "handouts" / "claim-tracing.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser")
    soup.select_one(".hb-sheet").decompose()  # the worked example shows all, and a kind may be that of another claim
    page = flat(soup.select_one("article").get_text())
    for sheet in worksheets.claim_sheets("half", "blank"):
        for secret in (sheet.claim.finding, sheet.claim.evidence):
            assert flat(secret) not in flat(html) and flat(secret) not in page, sheet.claim.id
        for step in sheet.steps:
            if step.name != "grade":  # its words stand among the choices
                assert (flat(step.answer) in page) == step.given, (sheet.claim.id, step.name)


@pytest.mark.site
def test_a_blank_step_holds_choices_and_lines_only() -> None:
    tables = built("claim-tracing").select("table.hb-steps")
    assert len(tables) == len(worksheets.claim_sheets())
    for table, sheet in zip(tables, worksheets.claim_sheets(), strict=True):
        cells = table.select("td")
        for cell, step in zip(cells, sheet.steps, strict=True):
            assert bool(cell.select(".hb-line")) != step.given
            if step.given:
                assert flat(cell.get_text()) == flat(step.answer)
                continue
            words = {flat(tick.get_text()) for tick in cell.select(".hb-pick")}
            assert len(words) in (0, 4, len(worksheets.KINDS), len(claims.VERDICTS))
            for tick in cell.select(".hb-pick"):
                tick.decompose()
            assert cell.get_text(strip=True) == ""
        assert not re.search(r"data-|<!--", str(table))


@pytest.mark.site
def test_no_relation_reason_or_counterpart_of_a_pair_is_given_away() -> None:
    soup = built("concordance")
    html = flat(str(soup))
    *tables, decided = soup.select("table.hb-coding")
    for table, pair in zip(tables, worksheets.pair_sheets(), strict=True):
        text = flat(table.get_text())
        assert (flat(pair.reason) in html) == (pair.state == "worked")
        if pair.state == "worked":
            assert flat(pair.reason) not in text, "the answer stands beside the question"
            assert flat(pair.reason) in flat(decided.get_text())
            assert say(f"compare.relation.{pair.relation}") in flat(decided.get_text())
            assert {words.get_text() for words in table.select("q")} == set(pair.words.values())
            assert all(len(words.split()) <= 8 for words in pair.words.values()), "few words of the texts"
        assert len(table.select(".hb-pick")) == len(treaties.RELATIONS) + 1
        for treaty, article in pair.articles.items():
            shown = flat(str(article["title"])) in flat(table.select_one("thead").get_text())
            assert shown == (treaty in pair.printed)
            if pair.state == "blank":
                assert f"{say('handout.pinpoint')}: {pair.pinpoints[treaty]}" not in text
                assert (flat(str(article["summary"])) in html) == (treaty in pair.printed)
    assert not soup.select(".hb-article, .hb-pop a[href*='convention.html#article']"), (
        "a pop-over would name the counterpart"
    )


@pytest.mark.site
def test_the_cards_hold_every_concept_question_and_no_key() -> None:
    cards = built("concept-cards").select(".hb-paper-card")
    assert len(cards) == len(CONCEPTS) >= 9
    whole = flat(built("concept-cards").select_one("article").get_text())
    for card, question in zip(cards, CONCEPTS, strict=True):
        letters = [mark.get_text() for mark in card.select(".hb-letter")]
        assert letters == list("ABCD"[: len(question.options)])
        assert len({str(sorted(item.attrs)) for item in card.select("li")}) == 1, "an option is marked"
        for option in question.options:
            assert flat(questions.plain(option.feedback)) not in whole
        assert flat(questions.plain(question.explain)) not in whole
    shapes = built("letter-cards").select(".hb-letters pattern")
    assert len({shape["id"] for shape in shapes}) == len("ABCD")


def test_the_style_of_handouts_touches_no_class_of_another_part() -> None:
    styles = (ROOT / "hanoibook" / "site").glob("*/styles/*.css")
    named = {path.name: set(re.findall(r"\.(hb-[a-z-]+)", path.read_text(encoding="utf-8"))) for path in styles}
    own = named.pop("70-handouts.css") - {"hb-foot", "hb-kicker", "hb-main"}  # of the page itself, on paper
    assert own and own.isdisjoint(set().union(*named.values()))


# Papers


def test_a_question_sheet_gives_nothing_away_and_its_key_everything() -> None:
    sheet, key = papers.question_sheet(ALL, "Everything"), papers.question_key(ALL, "Everything")
    text = flat(BeautifulSoup(sheet, "html.parser").get_text())
    keyed = flat(BeautifulSoup(key, "html.parser").get_text())
    for one in ALL:
        assert flat(questions.plain(one.ask)) in text and flat(questions.plain(one.ask)) in keyed
        assert flat(questions.plain(one.explain)) in keyed and flat(questions.plain(one.explain)) not in text
        for option in one.options:
            assert flat(questions.plain(option.text)) in text
            assert (
                flat(questions.plain(option.feedback)) in keyed and flat(questions.plain(option.feedback)) not in text
            )
            assert option.right or flat(questions.plain(option.misconception)) in keyed
        if one.kind == "numeric":
            assert f"Right: {flat(one.shown)}" in keyed
        if one.objective:
            assert f"{one.page} · objective {one.objective}" in keyed
    rows = BeautifulSoup(sheet, "html.parser").select("li.item")
    assert len(rows) == len(ALL) and all(row.select(".line, .blank") for row in rows)


@pytest.mark.parametrize("form", questions.FORMS)
@pytest.mark.parametrize("kind", ["choice", "match", "order"])
def test_the_letters_and_places_of_the_key_are_those_of_the_sheet(kind: str, form: questions.Form) -> None:
    asked = next(question for question in ALL if question.kind == kind)
    one = questions.arranged(asked, form)
    sheet = BeautifulSoup(papers.question_sheet([asked], "T", form), "html.parser")
    key = BeautifulSoup(papers.question_key([asked], "T", form), "html.parser")
    assert f"Form {form}" in sheet.get_text() and f"Form {form}" in key.get_text()
    right = key.select_one("strong").get_text()
    if kind == "choice":
        letter, text = right.removeprefix("Right: ").split(". ", 1)
        wanted = next(option for option in one.options if option.right)
        assert text == questions.plain(wanted.text)
        assert f"{letter}. {text}" in [item.get_text() for item in sheet.select("ul.plain li")]
    elif kind == "match":
        named = {item.get_text() for item in sheet.select(".two ul:last-child li")}
        for pair, said in zip(one.pairs, right.removeprefix("Right: ").split("; "), strict=True):
            assert f"{said[-1]}.{questions.plain(pair.right)}" in named
        assert len(named) == len(one.pairs) + len(one.spare)
    else:
        steps = [item.get_text(strip=True) for item in sheet.select("ul.plain li")]
        assert sorted(steps) == sorted(map(questions.plain, one.items))
        assert all(f"{place}. {questions.plain(step)}" in right for place, step in enumerate(one.items, start=1))


def test_the_same_letter_is_right_on_both_forms_of_no_question() -> None:
    for one in ALL:
        other = questions.arranged(one, "B")
        for things, turned in ((one.options, other.options), (one.choices, other.choices), (one.steps, other.steps)):
            assert sorted(map(str, things)) == sorted(map(str, turned)), one.id
            assert not any(thing == same for thing, same in zip(things, turned, strict=True)), one.id


def test_the_keys_answer_every_step_and_pair_with_sources_and_grade() -> None:
    text = flat(BeautifulSoup(papers.claim_key(), "html.parser").get_text())
    for sheet in worksheets.claim_sheets():
        assert all(flat(step.answer) in text for step in sheet.steps) and flat(sheet.claim.evidence) in text
        assert all(source.publisher in text for source in sheet.sources) and sheet.sources
    text = flat(BeautifulSoup(papers.concordance_key(), "html.parser").get_text())
    for pair in worksheets.pair_sheets():
        assert flat(pair.reason) in text and say(f"compare.relation.{pair.relation}") in text
        assert all(f"article {place}" in text for place in pair.pinpoints.values())
    assert text.count(say("grade.A")) >= len(worksheets.pair_sheets())
    for paper in (papers.claim_key(), papers.concordance_key()):
        assert "A reasoned dissent may be right" in paper and "Do not hand this out" in paper


def test_papers_stand_alone_and_escape_what_they_print() -> None:
    hostile = bank.Question(
        id="x", page="a/b", objective=1, kind="choice", role="check", level="apply",
        ask="<script>alert(1)</script> & more?", explain="<b>x</b>",
        options=(bank.Option("<i>one</i>", True, "yes"), bank.Option("two", False, "no", "<u>m</u>")),
    )  # fmt: skip
    for paper in (
        papers.question_sheet([hostile], "<T>"),
        papers.question_key([hostile], "<T>"),
        papers.claim_key(),
        papers.concordance_key(),
    ):
        soup = BeautifulSoup(paper, "html.parser")
        assert not soup.select("script, link, img, iframe, b, i, u"), "foreign markup or another file"
        assert "url(" not in paper and "@import" not in paper and data.as_of() in paper
        assert soup.html["lang"] == "en" and soup.title and len(soup.select("h1")) == 1


# Paper in two sizes


def counted(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_handout_prints_within_its_pages_and_its_width(browser: Any, name: str, paper: str) -> None:
    tab = browser.new_page(viewport={"width": INNER[paper], "height": PAPERS[paper][1]})
    tab.goto((SITE / "teach" / "handouts" / f"{name}.html").as_uri())
    tab.emulate_media(media="print")
    wide = tab.evaluate(
        """() => [...document.querySelectorAll('article *')].filter(one => {
            const box = one.getBoundingClientRect();
            return box.width && (box.right > innerWidth + 1 || box.left < -1);
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert wide == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for block in tab.query_selector_all("article :is(.hb-sheet, .hb-role, .hb-narrow table, .hb-cut-sheet)"):
        assert block.bounding_box()["height"] < PAPERS[paper][1] - 38 * 96 / 25.4, "a block is longer than a page"
    pages = counted(tab.pdf(format=paper, margin=MARGINS))
    tab.close()
    assert 1 <= pages <= PAGES_AT_MOST[name], pages


@pytest.mark.browser
@pytest.mark.parametrize("paper", PAPERS)
def test_papers_print_in_both_sizes(browser: Any, paper: str) -> None:
    few = [one for one in ALL if one.page == "convention/safeguards"]
    written = {
        "sheet": (papers.question_sheet(few, "Safeguards"), 3),
        "key": (papers.question_key(few, "Safeguards"), 4),
        "claims": (papers.claim_key(), 7),
        "pairs": (papers.concordance_key(), 7),
    }
    for name, (html, most) in written.items():
        tab = browser.new_page(viewport={"width": INNER[paper], "height": PAPERS[paper][1]})
        tab.set_content(html)
        tab.emulate_media(media="print")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        pages = counted(tab.pdf(format=paper, margin=MARGINS))
        assert 1 <= pages <= most, (name, pages)
        tab.close()
