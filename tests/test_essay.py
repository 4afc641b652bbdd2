"""Two words for two things: an article is a treaty's, and what Dr Vu wrote is the essay, wherever a reader meets it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import reader
from reader import Passage

from hanoibook import data

VOICE = re.compile(  # an article that has an author, claims or a voice
    r"\b(?:Quang|Vu|author|journalist|writer)['’]s (?:\w+ )?article|\barticles? by (?:Dr|an? |him)"
    r"|\b(?:authors?|claims?|editions?|prints?|argument|readers?) of (?:the|an|this) article|\bnewspaper articles?\b"
    r"|\b(?:the|this) article (?:itself|on one page|(?:\w+ly )?(?:(?:also|itself|rightly) )?(?:says|said|states|calls|writes|wrote|"
    r"expects|expected|describes|counts|cites|mentions|adds|argues|opens|ends|begins|presents|quotes|credits|attributes|"
    r"has it|is right|is wrong|appeared|warns|suggests|claims))\b",
    re.IGNORECASE,
)
BARE = re.compile(r"\b(?:the|this) article(?:['’]s)?\b(?! (?:\d|\{|of the|on ))", re.IGNORECASE)
TREATY = re.compile(
    r"\b(?:un|budapest)\}`|\b(?:[Cc]onventions?|[Tt]reat(?:y|ies)|Protocol|Budapest|Party|Parties|paragraph|pairs?|chapter|"
    r"counterpart|articles|code|group of|category)\b|\b[Aa]rticle \d"
)
TREATYS = {  # sentences about an article of a treaty that only their neighbours name
    "The article in full",
    "Title of the article",
    r"\bmeasures taken under this article $",
}
PRINTED = (
    "claims",
    "open_points",
    "glossary",
    "storm_forces",
    "vietnam_losses",
    "loss_estimates",
    "incidents",
    "incident_facts",
)


def told() -> Iterator[Passage]:
    """Yield what readers meet: all passages, and the words of tables, columns and sources that pages print."""
    yield from reader.passages()
    for table in data.tables():
        info = data.table_info(table)
        yield Passage(table, f"{info['title']}, {info['description']}")
        for field in info["schema"]["fields"]:
            yield Passage(f"{table}.{field['name']}", f"{info['title']}, {field['description']}")
    yield from (Passage(f"sources.bib {key}", one.title) for key, one in data.all_sources().items())
    for table in PRINTED:
        for column, cells in data.load(table).items():
            yield from (Passage(f"{table} {column}", cell) for cell in map(str, cells))


def other_name(passage: Passage) -> list[str]:
    """Return the sentences of a passage in which the essay is called an article."""
    found = []
    for words in reader.sentences(passage.words):
        plain = re.sub(r"\]\([^)]*\)|https?://\S+", "", words)
        if VOICE.search(plain) or (BARE.search(plain) and not TREATY.search(plain)):
            found.append(words)
    return [words for words in found if words not in TREATYS]


def test_what_dr_vu_wrote_is_the_essay_and_an_article_is_a_treatys() -> None:
    assert [(one.place, words) for one in told() for words in other_name(one)] == []


def test_no_exception_is_left_over() -> None:
    assert {words for one in reader.passages() for words in reader.sentences(one.words)} >= TREATYS


@pytest.mark.parametrize(
    "words",
    [
        "In the Urdu edition Dr Vu Hai Quang's article has another number.",
        "The article cites {un}`24(4)` as the limit.",
        "The first number is right, as the article says ({claim}`C53`).",
        "Few newspaper articles say so much that can be tested.",
        "Claims of the article with the verdict {verdict}",
        "The trail ends in the article.",
    ],
)
def test_an_article_that_is_the_essay_is_found(words: str) -> None:
    assert other_name(Passage("x", words))


@pytest.mark.parametrize(
    "words",
    [
        "For tools and passwords {un}`11(2)` is clear: the article demands no punishment.",
        "The essay names {un}`28(3)`, and the article is on seizure.",
        "A pair is wider where the article of the UN text does more.",
    ],
)
def test_an_article_of_a_treaty_is_left_alone(words: str) -> None:
    assert not other_name(Passage("x", words))
