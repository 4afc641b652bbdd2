"""The question bank: every objective asked, one right answer, named misconceptions, computed keys, and pages that judge."""

from __future__ import annotations

import html
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any
from xml.etree import ElementTree as ET

import pages
import pytest
import yaml
from conftest import ROOT

from hanoibook import appraisal, claims, data, facts, questions, routes, treaties
from hanoibook.appraisal import content, guessing
from hanoibook.appraisal.form import has, stems
from hanoibook.questions import bank

ROUTE = {page for route in routes.study().routes for page in route.pages}
NO_FIGURES = {"two", "twice", "one party", "thirds as", "five", "in half"}  # grammar, and sums in invented cases
BANK = questions.everything()
PAGES = sorted({one.page for one in BANK})
WITH_OBJECTIVES = [
    path.relative_to(ROOT / "book").with_suffix("").as_posix()
    for path in sorted((ROOT / "book").rglob("*.md"))
    if "```{aims}" in path.read_text(encoding="utf-8")
]


def objectives(page: str) -> int:
    """How many bullets stand in the aims of a page."""
    text = (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8")
    found = re.search(r"```\{aims\}\n(?:[^-`\n].*\n|\n)*((?:- .*\n)+)", text)
    return found[1].count("- ") if found else 0


@pytest.mark.parametrize("page", sorted({*PAGES, *WITH_OBJECTIVES}))
def test_every_objective_of_a_page_is_asked(page: str) -> None:
    asked = {one.objective for one in BANK if one.page == page}
    assert asked - {0} == set(range(1, objectives(page) + 1))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_recall_check_concept_and_pairs_for_the_tests(page: str) -> None:
    roles = Counter(one.role for one in BANK if one.page == page)
    assert roles["recall"] and roles["check"] and roles["concept"]
    before, after = (
        [(one.objective, one.kind) for one in BANK if one.page == page and one.role == role]
        for role in ("test-a", "test-b")
    )
    assert bool(before) == (page in ROUTE), "the tests ask what a route reads, and all of it"
    assert [objective for objective, _ in before] == [objective for objective, _ in after]
    assert len(before) <= 1 or before == after, "with several pairs the twins stand in the same order"


def test_the_bank_is_wide_enough_and_asks_for_more_than_memory() -> None:
    kinds, roles, levels = (Counter(getattr(one, name) for one in BANK) for name in ("kind", "role", "level"))
    assert len(BANK) >= 150 and set(kinds) == {"choice", "source", "numeric", "order", "match", "verdict"}
    assert roles["concept"] >= 12 and set(levels) == {"remember", "understand", "apply", "analyse", "evaluate"}
    assert levels["remember"] + levels["understand"] < len(BANK) / 2
    chapters = [one for one in WITH_OBJECTIVES if not one.startswith(("teach/", "learn/"))]
    assert set(chapters) <= {one.page for one in BANK if one.role == "concept"}


def test_questions_can_be_read() -> None:
    ages = {}
    for one in BANK:
        texts = [one.ask, one.explain, *(text for option in one.options for text in (option.text, option.feedback))]
        ages[one.id] = pages.reading_age([questions.plain(text) for text in texts if one.kind != "source"] or [one.ask])
    assert median(ages.values()) <= 12, f"median {median(ages.values()):.1f}"
    hard = {name: round(age, 1) for name, age in ages.items() if age > 18}
    assert not hard, hard


def test_wrong_options_name_different_misconceptions() -> None:
    names = [option.misconception for one in BANK for option in one.options if not option.right]
    assert all(names) and len({name.lower() for name in names}) == len(names)


@pytest.mark.parametrize("measure", appraisal.measures(), ids=lambda one: one.name.replace(" ", "-"))
def test_the_bank_keeps_within_a_bound(measure: appraisal.Measure) -> None:
    assert measure.holds, f"{measure.name}: {measure.found}, allowed {measure.bound}: {', '.join(measure.cases)}"


def test_a_rule_that_reads_form_only_is_near_chance_and_would_find_a_pattern() -> None:
    asked = [one for one in BANK if one.options]
    score = guessing.guessed(asked)
    assert score.count > 100 and score.low < score.chance < score.high and score.share <= 0.33
    for spoil in (_because, _first, _short):
        caught = guessing.guessed([spoil(one) for one in asked]).share
        assert caught > 0.8, f"{spoil.__name__}: {caught:.0%}"


def _because(one: questions.Question) -> questions.Question:
    """Give every wrong option a reason."""
    return _with(one, lambda option: option.text if option.right else f"{option.text} because of it")


def _first(one: questions.Question) -> questions.Question:
    return replace(one, options=tuple(sorted(one.options, key=lambda option: not option.right)))


def _short(one: questions.Question) -> questions.Question:
    return _with(one, lambda option: "Yes" if option.right else option.text)


def _with(one: questions.Question, text: Callable[[questions.Option], str]) -> questions.Question:
    return replace(one, options=tuple(replace(option, text=text(option)) for option in one.options))


def test_measures_of_content_find_what_they_are_for(monkeypatch: Any) -> None:
    bank_ = {one.id: one for one in BANK}

    def with_(name: str, **changes: Any) -> None:
        monkeypatch.setattr(
            content, "everything", lambda: tuple({**bank_, name: replace(bank_[name], **changes)}.values())
        )

    places = bank_["signed-test-a-places"]
    with_("signed-test-a-places", pairs=(questions.Pair("Mexico", "in neither"), *places.pairs[1:]))
    assert "signed-test-a-places" in content.untaught(), "no page says where Mexico stands"
    with_("signed-recall-bound", page="reference/claims", role="test-a")
    assert content.off_route() == ["signed-recall-bound"]
    after = bank_["signed-test-b-joiner"]
    early = bank_["signed-test-a-entry"]
    with_(early.id, explain=f"{early.explain} A later party is bound on day {facts.get('un-days-for-joiner').text}.")
    key_ = next(option for option in after.options if option.right)
    later = replace(
        after, options=(replace(key_, text="Thirty mornings after handing in the document"), *after.options[1:])
    )
    monkeypatch.setattr(
        content, "everything", lambda: (replace(early, explain="Thirty mornings after handing in."), later)
    )
    assert content.leaks() == [later.id]
    weak = bank_["roles-check-name"]
    with_(weak.id, claim="C85")
    assert content.weak_keys() == [weak.id]
    wrong = next(option for option in early.options if not option.right)
    with_(early.id, options=(replace(wrong, misconception=wrong.text),))
    assert [case.split(":")[0] for case in content.repeats()] == [early.id]


def test_a_verdict_is_asked_with_its_claim_and_each_wrong_one_names_what_is_thought() -> None:
    asked = [one for one in BANK if one.kind == "verdict"]
    assert len({claims.get(one.claim).verdict for one in asked}) >= 6
    for one in asked:
        shown = claims.get(one.claim).claim
        moodle = " ".join(ET.fromstring(questions.moodle_xml([one])).itertext())
        assert shown in one.ask and html.escape(shown, quote=False) in moodle
        assert " ".join(shown.split()) in questions.gift([one]).replace("\\", "")
        assert not {option.misconception for option in one.options} & {option.text for option in one.options}


def test_every_named_wrong_number_is_wrong_and_told_apart() -> None:
    for one in BANK:
        if one.kind != "numeric":
            continue
        assert one.mistakes and len(one.slips) == len(one.mistakes) and one.value is not None
        firsts = [one.value, *(values[0] for values in one.slips)]
        for place, number in enumerate(firsts):
            near = [abs(number - other) <= 0.01 * abs(other) for other in firsts[place + 1 :]]
            assert not any(near), (one.id, firsts)


def test_stems_and_marks_are_those_of_the_words() -> None:
    assert stems("Reports that are reported") == {"report"}
    assert has("reason", "No, since it rained") and not has("reason", "Noise")


def test_keys_follow_the_data() -> None:
    for one in BANK:
        if one.kind == "numeric":
            raw = next(row for row in _raw() if row["id"] == one.id)
            assert one.value == facts.get(raw["answer"]["fact"]).value
        if one.kind == "verdict":
            right = next(option for option in one.options if option.right)
            assert claims.get(one.claim).finding == right.feedback


@pytest.mark.parametrize("name", ["signed-check-both-one-neither", "signed-test-a-places", "signed-test-b-places"])
def test_a_learner_who_matches_states_is_judged_by_the_table(name: str) -> None:
    question = next(one for one in BANK if one.id == name)
    now = treaties.membership().set_index("country")["standing"]
    words = {"both": "both", "un_only": "UN", "budapest_only": "Budapest", "neither": "neither"}
    for pair in question.pairs:
        state = next(one for one in now.index if one in (pair.left, pair.right) or one in pair.left + pair.right)
        other = pair.left if state in pair.right else pair.right
        assert words[now[state]].lower() in other.lower(), pair


def test_texts_state_no_figure_that_no_fact_backs() -> None:
    import prose

    found = []
    for row in _raw():
        for text in bank._texts(
            {key: row[key] for key in row if key not in ("id", "page", "because", "answer", "claim")}
        ):
            named = {one["gives"] for one in row.get("mistakes", [])} | set(data.all_sources())
            if text not in named:  # names of facts and keys of sources are no text that a learner reads
                found += prose.unbacked(f"data/questions#{row['id']}", text, prose.exceptions())
    found = [find for find in found if find.number.lower() not in NO_FIGURES]
    assert not found, "\n".join(f"{find.file}: {find.number!r} in: {find.around}" for find in found)


def test_moodle_gets_every_question_with_its_key() -> None:
    quiz = ET.fromstring(questions.moodle_xml(BANK))
    items = {item.findtext("idnumber"): item for item in quiz if item.get("type") != "category"}
    assert set(items) == {one.id for one in BANK}
    for one in BANK:
        item = items[one.id]
        if one.options:
            right = [answer.findtext("text") for answer in item.findall("answer") if answer.get("fraction") == "100"]
            wanted = next(option.text for option in one.options if option.right)
            assert [re.sub(r"<[^>]+>", "", text) for text in right] == [re.sub("&", "&amp;", questions.plain(wanted))]
            assert all(answer.findtext("feedback/text") for answer in item.findall("answer"))
        elif one.kind == "numeric":
            assert float(item.findtext("answer/text")) == pytest.approx(one.value)
        else:
            parts = [(part.findtext("text"), part.findtext("answer/text")) for part in item.findall("subquestion")]
            assert len(parts) == len(one.pairs or one.items) + len(one.spare)
            assert [answer for words, answer in parts if not words] == [questions.plain(spare) for spare in one.spare]


def test_gift_gets_every_question_with_its_key() -> None:
    blocks = re.findall(r"^::(.+?)::.* \{\n((?:.+\n)+?)\}$", questions.gift(BANK), re.MULTILINE)
    answers = {name: body.splitlines()[:-1] for name, body in blocks}
    assert set(answers) == {one.id for one in BANK}
    for one in BANK:
        if one.options:
            assert [line[0] == "=" for line in answers[one.id]] == [option.right for option in one.options]
        elif one.kind == "numeric":
            first = next(line for line in answers[one.id] if line != "#")
            assert float(first.split(":")[0].lstrip("#=")) == pytest.approx(one.value)
        else:
            lines = [line for line in answers[one.id] if line[0] == "="]
            assert len(lines) == len(one.pairs or one.items) + len(one.spare)
            assert len([line for line in lines if line.startswith("= -> ")]) == len(one.spare)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("right: true", "misconception: twice", "exactly one option"),
        ("kind: choice", "kind: chioce", "chioce"),
        ("{un}`", "{un}`99", "no article 99"),
        ("role: recall", "rolle: recall", "role"),
        ("- id: ", "- id: [", "not readable as YAML"),
        ('text: "It forbids the State to send any evidence in such a case."', "source: ic3-2025", "name a source"),
        ("explain: ", "claim: C99\n  explain: ", None),
    ],
)
def test_a_bad_question_stops_with_one_line(
    tmp_path: Path, monkeypatch: Any, old: str, new: str, reason: str | None
) -> None:
    (tmp_path / "questions").mkdir()
    source = data.data_dir() / "questions"
    shutil.copy(source / "schema.json", tmp_path / "questions")
    text = (source / "convention-safeguards.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "questions" / "bad.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(data, "data_dir", lambda: tmp_path)
    data.forget(bank.get, bank._written)
    try:
        if reason is None:
            assert questions.everything()
        else:
            with pytest.raises(data.DataError, match=reason) as stopped:
                questions.everything()
            assert "data/questions/bad.yml" in str(stopped.value) and "\n" not in str(stopped.value)
    finally:
        data.forget(bank.get, bank._written)


@pytest.mark.site
@pytest.mark.browser
def test_questions_are_answered_by_keyboard_alone_and_judged(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    for page in [one for one in PAGES if not one.startswith("reference/")]:
        tab.goto(f"{http_root}{page}.html")
        for fold in [one for one in tab.query_selector_all(".hb-fold-recall > summary") if one.is_visible()]:
            fold.press("Enter")
        for form in [one for one in tab.query_selector_all(".hb-quiz") if one.is_visible()]:
            question = next(one for one in BANK if f"question-{one.id}" == form.get_attribute("id"))
            form.query_selector("button").focus()
            tab.keyboard.press("Enter")
            assert "Give an answer first." in form.inner_text()
            answer(tab, form, question, wrong=True)
            assert form.get_attribute("data-state") == "wrong"
            answer(tab, form, question, wrong=False)
            assert form.get_attribute("data-state") == "right"
            assert form.query_selector(".hb-quiz-said").inner_text().startswith("Right.")
    tab.close()


@pytest.mark.site
@pytest.mark.browser
def test_no_question_is_cut_off_on_a_phone(browser: Any, http_root: str) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    for page in [one for one in PAGES if not one.startswith("reference/")]:
        tab.goto(f"{http_root}{page}.html")
        tab.evaluate("document.querySelectorAll('.hb-fold').forEach((one) => (one.open = true))")
        for form in tab.query_selector_all(".hb-quiz"):
            assert form.evaluate("one => one.scrollWidth <= one.clientWidth"), form.get_attribute("id")
    tab.close()


def answer(tab: Any, form: Any, question: questions.Question, wrong: bool) -> None:
    if question.options:
        places = [place for place, option in enumerate(question.options, start=1) if option.right is not wrong]
        form.query_selector(f"input[type=radio][value='{places[0]}']").focus()
        tab.keyboard.press("Space")
    elif question.kind == "numeric":
        field = form.query_selector("input")
        field.fill(str(question.value * 3 + 7 if wrong else question.value))
        field.focus()
    else:
        for field in form.query_selector_all("select"):
            wanted = field.get_attribute("data-wanted")
            values = field.evaluate("one => [...one.options].map(option => option.value)")[1:]
            field.select_option(next(value for value in values if value != wanted) if wrong else wanted)
    form.query_selector("button").focus()
    tab.keyboard.press("Enter")


def _raw() -> list[dict[str, Any]]:
    return [
        row
        for path in sorted((data.data_dir() / "questions").glob("*.yml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
