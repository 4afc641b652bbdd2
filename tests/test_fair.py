"""Fair to the author: what was read is said once, his edition is named, and no words of ours stand as his."""

from __future__ import annotations

import re

import pytest
import reader
from reader import Passage
from test_contributing import rewrite

from hanoibook import claims, data, explorers, facts, papers
from hanoibook.site.teaching import handouts

SAID = "{said}`texts-read`"
READ_AT = (  # places that must say what was read, all by the one sentence
    "book/article.md", "book/convention/budapest-and-hanoi.md", "book/reference/claims.md",
    "book/reference/neutrality.md", "book/responsibility/who-should-do-what.md",
    "book/storm/where-the-trillions-come-from.md", "book/teach/hour-1.md", "book/teach/handouts/claim-tracing.md",
    "data/lessons/hour-1.yml",
)  # fmt: skip
TEXT = r"(?:Urdu|Vietnamese|original|translation|edition of the essay)"
READING = r"(?:read|compared?|open(?:ed)?|worked from|looked at|seen)"
TELLS = re.compile(
    rf"\b(?:we|was|were|not|been|could)\b[^.]*?\b{READING}\b[^.]*\b{TEXT}\b|\b{TEXT}\b[^.]*\b(?:we|was|were|not|been)\b[^.]*\b{READING}\b",
    re.IGNORECASE,
)
OTHER_READINGS = (  # sentences that speak of another text, or of what a reader may do
    "native reader", "Vietnamese reports that we read", "Nobody whom we could read states the figure",
)  # fmt: skip


def tellings(passage: Passage) -> list[str]:
    """Return the sentences of a passage that tell what was read of the essay, the common one left out."""
    return [
        words
        for words in reader.sentences(passage.words.replace(SAID, ""))
        if TELLS.search(words) and not any(other in words for other in OTHER_READINGS)
    ]


def test_what_was_read_is_said_by_one_sentence_and_nowhere_else():
    found = [(one.place, words) for one in reader.passages() for words in tellings(one)]
    assert [one for one in found if "words/catalogue.py" not in one[0]] == []
    assert {one.place.split(":")[0] for one in reader.passages() if SAID in one.words} >= set(READ_AT)
    assert 'say(\\"said.texts-read\\")' in (reader.ROOT / "notebooks" / "claim-check.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "We did not open the Vietnamese page.",
        "We read the Urdu edition and compared the Vietnamese text only at some places.",
        "That is our guess; we did not compare the Vietnamese text.",
        "The Vietnamese original was not compared.",
        "What we read is an Urdu machine translation on another site.",
    ],
)
def test_a_second_sentence_on_what_was_read_is_found(words):
    assert tellings(Passage("x", words))


FIGURE = re.compile(r"(?<![\w.])(?!(?:19|20)\d\d\b)\d[\d.]*(?!\w)|\b(?:double|five years|nine chapters)\b")
NOT_A_FIGURE = re.compile(r"\b[Aa]rticles? \d+(?:\(\d+\))*|\b\d{1,2} (?:October|December)\b|\b\d+th\b")


def states_a_figure_of_the_urdu_edition(claim: claims.Claim) -> bool:
    """Whether it states a figure that was read in the Urdu edition only, and so must be called that edition's."""
    return claim.vietnamese_read != "yes" and bool(FIGURE.search(NOT_A_FIGURE.sub("", claim.claim)))


URDU_FIGURES = {claim.id for claim in claims.everything() if states_a_figure_of_the_urdu_edition(claim)}


def test_a_figure_is_of_the_urdu_edition_where_the_vietnamese_text_was_not_reached() -> None:
    assert "C18" in URDU_FIGURES and not {"C02", "C62"} & URDU_FIGURES


def urdu_facts() -> set[str]:
    """Return the facts whose figure was read in the Urdu edition only, or is worked out from such a one."""
    return {
        name
        for name in facts.names()
        for figure in facts.get(name).figures
        if not figure.counted
        and (
            (figure.table == "claims" and figure.row in URDU_FIGURES)
            or data.split_list(figure.sources)[0] == "vietnam-vn-ur-2025"
        )
    }


def unnamed(passage: Passage, of_edition: set[str]) -> bool:
    """Tell whether a passage gives a figure of the Urdu edition to the essay or its author without naming it."""
    named = set(re.findall(r"\{fact\}`([\w-]+)`", passage.words))
    claimed = set(re.findall(r"\{claim\}`(C\d+)`", passage.words)) & URDU_FIGURES
    speaks = re.search(r"\b(?:[Ee]ssay|[Aa]uthor|Dr Vu)\b", passage.words)
    figure = named & of_edition or (claimed and named and speaks)
    return bool(figure) and "Urdu edition" not in passage.words and "worksheets.yml" not in passage.place


def test_a_figure_that_only_the_urdu_edition_has_is_given_to_that_edition():
    of_edition = urdu_facts()
    assert {"article-2030", "article-growth-2024-2030", "un-articles-claimed", "un-years-claimed"} <= of_edition
    assert [one for one in reader.passages() if unnamed(one, of_edition)] == []


def test_a_worksheet_and_a_card_say_of_their_claim_where_it_was_read():
    for sheet in handouts.claim_worksheet("blank")["sheets"]:
        assert sheet["claim"].endswith(claims.get(sheet["id"]).in_vietnamese)
    assert claims.get("C18").in_vietnamese in explorers.claims.claim_state("C18", uncovered=False)
    assert claims.get("C58").in_vietnamese in papers.claim_key()


def test_the_figure_for_2030_is_never_called_the_essays():
    his = re.compile(r"(?:essay|author|Dr Vu)(?:['’]s)? (?:own )?(?:figure|number|sum|pair of figures)\b")
    assert [one for one in reader.passages() if his.search(one.words) and "Urdu edition" not in one.words] == []


@pytest.mark.parametrize(
    "words",
    [
        "The essay says: {fact}`article-2030` by 2030.",
        "Dr Vu writes of {fact}`vietnam-survey-2024` ({claim}`C31`).",
        "It counts {fact}`un-articles-claimed` articles.",
    ],
)
def test_a_figure_in_the_authors_mouth_is_found(words):
    assert unnamed(Passage("x", words), urdu_facts())
    assert not unnamed(Passage("x", f"In the Urdu edition: {words}"), urdu_facts())


def test_every_claim_says_whether_its_passage_was_read():
    for claim in claims.everything():
        assert claim.in_vietnamese
    assert claims.get("C18").in_vietnamese.startswith("Read in the Urdu edition only")
    assert {claim.id for claim in claims.everything() if claim.vietnamese_read == "yes"} >= {"C02", "C08"}


QUOTED = re.compile(r"[“\"]([^“”\"]{2,120})[”\"]|<q>(.*?)</q>")
HIS = re.compile(r"\b(?:[Aa]rticle(?!s? \d)|[Aa]uthor|Dr Vu|Urdu edition|[Ee]ssay)\b|\{claim\}")
OTHERS_WORDS = {  # quoted in a paragraph that names the essay, by whose words they are
    "the UN Convention": {
        "authorized testing or protection", "without right", "inclusivity", "transparency", "efficiency", "national ownership",
    },
    "a name or title": {
        "Hanoi Convention", "Call Lawyer", "{title}", "un", "title",
        "Countering Cybercrime – Sharing Responsibility – Securing our Future",
    },
    "a critic or a record": {"for"},
    "words to explain or to choose": {
        "New", "Wider", "surveyed", "ransomware", "cannot be verified", "The treaty", "forbids",
    },
    "an invented reader, writer or learner": {
        "The number for 2030 in the Urdu edition has no source, so the essay is false.",
        "The author made it up", "The firm must have said it somewhere", "Treaty makes ransomware a crime",
        "Cannot be verified: so the author lied.", "they sign only because they want to spy on people",
        "Who objects to it shields criminals.", "Who likes it does not care for borders.",
        "Where others reach in without asking, a State loses control of what is done on its soil.",
        "Where somebody entitled agrees, evidence is there before it is gone.", "the survey estimates",
    },
}  # fmt: skip
KNOWN = {words for whose in OTHERS_WORDS.values() for words in whose}


def quoted(passage: Passage) -> list[str]:
    """Return what stands in quotation marks in a passage that speaks of the essay."""
    found = [plain or marked for plain, marked in QUOTED.findall(passage.words) if HIS.search(passage.words)]
    return [words for words in found if not re.fullmatch(r"\{fact\}`[\w-]+`", words)]


def test_nothing_of_ours_stands_in_quotation_marks_as_the_authors():
    found = [(one.place, words) for one in reader.passages() for words in quoted(one)]
    assert [one for one in found if one[1] not in KNOWN] == []
    assert not KNOWN - {words for _place, words in found}, "no longer quoted"


@pytest.mark.parametrize(
    "words",
    [
        'In the Urdu edition the gang asks for "legal treatment" ({claim}`C16`).',
        "Did Vietnam create “a neutral and balanced space” ({claim}`C44`)?",
        "In the essay: <q>It has nine chapters.</q>",
    ],
)
def test_a_translation_in_quotation_marks_is_found(words):
    assert quoted(Passage("x", words))


OTHERS_IN_LEDGER = {  # in quotation marks in the ledger: names, titles and words of others
    "Hanoi Convention", "Penal matters", "FileFix", "Call Lawyer", "Road to Hanoi", "heads of state of the countries",
    "72 UN member states", "Pho Tong Thu ky", "towards the future", "Looking to the Future", "law",
}  # fmt: skip


def test_the_ledger_quotes_others_and_never_the_essay():
    rows = data.load("claims")[["claim", "evidence", "finding", "note", "vietnamese"]].fillna("").to_numpy().ravel()
    found = {words for cell in rows for words in re.findall(r"(?<!\w)[\"“']([^'\"”]+)[\"”'](?!\w)", cell)}
    assert found == OTHERS_IN_LEDGER


def test_no_template_puts_a_claim_into_quotation_marks():
    for path in (reader.ROOT / "hanoibook").rglob("*.html"):
        text = path.read_text(encoding="utf-8").replace("<q>{{ side.words }}</q>", "")  # the deciding words of a treaty
        assert "<q>" not in text, path


AT_FAULT = {
    claim.id
    for verdict in ("contradicted", "untraced", "translation_artefact")
    for claim in claims.with_verdict(verdict)
    if claim.vietnamese_read != "yes"
}


def blamed(passage: Passage) -> bool:
    """Tell whether a passage cites a claim that fails, read in Urdu only, and does not name that edition."""
    cited = set(re.findall(r"\{claim\}`(C\d+)`", passage.words)) & AT_FAULT
    return bool(cited) and "Urdu" not in passage.words and SAID not in passage.words


def test_a_fault_that_was_seen_in_the_urdu_edition_is_not_laid_at_the_authors_door():
    assert [one for one in reader.passages() if blamed(one)] == []


def test_a_fault_laid_at_the_authors_door_is_found():
    assert blamed(Passage("x", "The essay calls Budapest the only earlier document ({claim}`C57`)."))
    assert not blamed(Passage("x", "The Urdu edition calls Budapest the only earlier document ({claim}`C57`)."))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"vietnamese": ""}, "row 3, column vietnamese: empty, but vietnamese_read is yes"),
        ({"vietnamese_read": "not reached"}, "row 3, column vietnamese: filled in, but vietnamese_read is not reached"),
    ],
)
def test_a_passage_read_and_not_told_or_told_and_not_read_stops_with_its_place(data_copy, change, said):
    rewrite(data_copy / "claims" / "claims.csv", change, id="C02")
    with pytest.raises(data.DataError, match=re.escape(said)):
        claims.check_agreement()
