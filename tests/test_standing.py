"""A standing is told as it was last read: rows, facts, prose and charts know when that was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import reader
from reader import Passage
from test_contributing import rewrite

from hanoibook import charts, data, facts, questions, treaties, words

STATUS_TABLES = {"un_status", "budapest_status", "regional_treaties", "regional_parties", "countries"}
COUNTS = sorted(
    fact.name
    for fact in map(facts.get, facts.names())
    if fact.read and {figure.table for figure in fact.figures} & STATUS_TABLES
)
TOLD = re.compile(r"\{read\}`|\blast read\b|\{read\}")
LOOSE = re.compile(
    r"\b(?:so far|to date|today|now|currently|at present|up to now|(?:not|none|nobody|no one)\b[^.]{0,40}\byet|still|"
    r"(?:by|at|on) (?:the date of (?:the|our) data|(?:the|our) data's date))\b",
    re.IGNORECASE,
)
STANDING = re.compile(
    r"\b(?:ratif\w+|signator\w+|deposited|(?:is|are|was|were|be|enters?|entered) (?:not )?(?:yet )?in(?:to)? force|"
    r"(?:is|are) (?:a )?part(?:y|ies) to|has (?:not )?(?:yet )?(?:signed|joined)|have (?:not )?(?:yet )?(?:signed|joined))\b"
)
NO_STANDING = (  # words by which a sentence says what an act is or was, and not how things stand
    "to deposit is not yet to be bound", "signed and not yet ratified", "was still reviewing", "is better now",
    "before the days to entry into force can begin", "the instrument still needed could be deposited",
)  # fmt: skip


def untold(passage: Passage) -> bool:
    """Tell whether a passage prints how many have signed, ratified or joined and not when that was read."""
    return bool(set(re.findall(r"\{fact\}`([\w-]+)`", passage.words)) & set(COUNTS)) and not TOLD.search(passage.words)


def loose(passage: Passage) -> list[str]:
    """Return the sentences on a standing that speak of the present and name no reading."""
    return [
        sentence
        for sentence in reader.sentences(passage.words)
        if LOOSE.search(sentence)
        and STANDING.search(sentence)
        and not TOLD.search(sentence)
        and not any(words in sentence for words in NO_STANDING)
    ]


def test_a_count_of_a_standing_stands_with_the_day_of_its_reading():
    assert {"un-ratifications", "un-signatories", "budapest-parties", "members-both", "budapest-invited"} <= set(COUNTS)
    assert [one for one in reader.passages() if untold(one)] == []


def test_no_sentence_on_a_standing_speaks_of_the_present():
    assert [(one.place, found) for one in reader.passages() for found in loose(one)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "So far three states have ratified the Convention.",
        "By the data's date reports name three ratifications.",
        "Japan is party to Budapest today, as are many others.",
        "Nobody has deposited an instrument yet.",
        "The treaty is not in force at the date of our data.",
    ],
)
def test_a_standing_told_as_the_present_is_found(sentence):
    assert loose(Passage("x", sentence)) == [sentence]
    assert loose(Passage("x", sentence[:-1] + ", {read}`un-ratifications`.")) == []


def test_a_count_without_its_reading_is_found():
    assert untold(Passage("x", "Of them {fact}`un-ratifications` ratified."))
    assert not untold(Passage("x", "Of them {fact}`un-ratifications` ratified, {read}`un-ratifications`."))


@pytest.mark.parametrize(
    "name",
    ["who-joined-when", "ratifications-in-squares", "both-one-neither", "when-enough-ratify", "sixty-six-then-and-now",
     "south-east-asia-standing"],
)  # fmt: skip
def test_a_chart_of_a_standing_says_when_it_was_read(name):
    chart = charts.get(name)
    assert "as last read" in f"{chart.title} {chart.subtitle} {chart.note}"


def test_no_line_of_a_chart_goes_on_after_its_last_reading():
    table = charts.get("who-joined-when").table
    for table_name, first in (("budapest_status", "parties"), ("un_status", "signatories")):
        days = table[table[table.columns[1]].str.startswith(first)][table.columns[0]]
        assert max(days) <= treaties.last_read(table_name).isoformat()


def test_a_pop_over_says_when_a_standing_was_read():
    assert facts.get("un-ratifications").read == "as last read in May\u00a02026"
    assert facts.get("un-articles").read == "" and facts.get("un-signatories-hanoi").read == ""
    template = Path(reader.ROOT / "hanoibook/site/popovers/templates/fact.html").read_text(encoding="utf-8")
    assert 'say("fact.standing", read=fact.read)' in template and words.say("fact.standing", read="x")


def test_a_reading_of_what_cannot_change_is_refused():
    with pytest.raises(ValueError, match="column checked"):
        questions.plain("{read}`un-articles`")


@pytest.mark.parametrize(
    ("table", "change", "where", "said"),
    [
        ("treaties/un_status.csv", {"checked": "2025-09"}, {"iso3": "DZA"}, "row 2, column checked: 2025-09 is before 2025-10-25"),
        ("treaties/un_status.csv", {"checked": "2026-01"}, {"iso3": "QAT"}, "column checked: 2026-01 is before 2026-02 under ratified"),
        ("treaties/budapest_status.csv", {"checked": ""}, {"iso3": "ALB"}, "row 2, column checked: is empty"),
        ("treaties/budapest_status.csv", {"checked": "2001"}, {"iso3": "ALB"}, "row 2, column checked: 2001 is before 2002-06-20"),
        ("treaties/un_timeline.csv", {"checked": ""}, {"id": "signature-deadline"}, "column checked: must not be empty"),
        ("treaties/un_timeline.csv", {"checked": "2025"}, {"id": "count-76"}, "column checked: must be empty"),
    ],
)  # fmt: skip
def test_a_reading_that_cannot_be_stops_with_its_place(data_copy, table, change, where, said):
    rewrite(data_copy / table, change, **where)
    with pytest.raises(data.DataError) as error:
        treaties.check_agreement()
    assert said in str(error.value) and str(error.value).startswith(f"data/{table}") and "\n" not in str(error.value)
