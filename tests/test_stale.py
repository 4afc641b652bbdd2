"""Nothing stale: a change in the data, the code or a template reaches every page that rests on it, and a warm build
of any change is a cold build of the same sources, byte for byte.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import pytest
from small_book import QUESTIONS, SmallBook

from hanoibook import charts, data, facts, questions
from hanoibook.treaties import TREATIES, article

TERM = "a term marked in prose"
HOW_BIG = "storm/how-big-is-it.html"


@dataclass(frozen=True)
class Change:
    """A row of a table, in one or more files, and the words that it changes on each page."""

    files: tuple[str, ...]
    old: str
    new: str
    was: str
    now: str
    pages: tuple[str, ...]


ROWS = {
    "a figure told by facts, charts, a quiz and a slide": Change(
        ("data/losses/ic3_annual.csv", "data/losses/loss_estimates.csv"),
        "20877000000",
        "31977000000",
        "USD\u00a020.9\u00a0billion",
        "USD\u00a032\u00a0billion",
        ("index.html", HOW_BIG, "slides/hour-1.html"),
    ),
    "a row on the page of its table": Change(
        ("data/vietnam/vietnam_losses.csv",),
        "20892 billion VND",
        "20893 billion VND",
        "20892 billion VND",
        "20893 billion VND",
        ("reference/tables/vietnam_losses.html",),
    ),
    "a claim in a list and behind a role": Change(
        ("data/claims/claims.csv",),
        "Cybercrime damage is forecast to reach",
        "Damage by cybercrime is forecast to reach",
        "Cybercrime damage is forecast to reach",
        "Damage by cybercrime is forecast to reach",
        ("reference/claims.html", HOW_BIG, "reference/tables/claims.html"),
    ),
    "an article in a list and behind a role": Change(
        ("data/treaties/un_articles.csv",),
        '"Signature, ratification, acceptance',
        '"Signing, ratification, acceptance',
        "Signature, ratification, acceptance",
        "Signing, ratification, acceptance",
        ("reference/un-convention.html", "index.html", "reference/tables/un_articles.html"),
    ),
    "an event in a list": Change(
        ("data/treaties/un_timeline.csv",),
        "General Assembly resolution 65/230 sets up",
        "The General Assembly sets up",
        "General Assembly resolution 65/230 sets up",
        "The General Assembly sets up",
        ("reference/timeline.html", "reference/tables/un_timeline.html"),
    ),
    TERM: Change(
        ("data/glossary/glossary.csv",),
        "Messages or sites that imitate",
        "Letters or sites that imitate",
        "Messages or sites that imitate",
        "Letters or sites that imitate",
        (HOW_BIG, "reference/tables/glossary.html"),
    ),
}
UNTOUCHED = "reference/neutrality"  # shows no table; its prose is searched for terms of the glossary


def changed(book: SmallBook, change: Change) -> None:
    """Change the rows, build, and see the new words on every page that shows them."""
    for page in change.pages:
        assert change.was in book.page(page), page
    for file in change.files:
        book.change(file, (change.old, change.new))
    book.say_why()
    book.built()
    for page in change.pages:
        assert change.now in book.page(page), page
        assert change.was not in book.page(page), page


def from_nothing(book: SmallBook) -> dict[str, bytes]:
    """Return the site that a build without any work of earlier ones makes."""
    shutil.rmtree(book.root / "_build")
    book.built()
    return book.contents()


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.build
def test_changed_rows_reach_their_pages_one_by_one_and_no_other_page_is_read_again(pages_only: SmallBook) -> None:
    doctree = pages_only.root / "_build" / "work" / "_build" / ".doctrees" / f"{UNTOUCHED}.doctree"
    before = doctree.stat().st_mtime_ns
    for row, change in ROWS.items():
        changed(pages_only, change)
        assert row == TERM or doctree.stat().st_mtime_ns == before, row
    step_by_step = pages_only.contents()
    assert differing(step_by_step, from_nothing(pages_only)) == []


@pytest.mark.build
@pytest.mark.exhaustive
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_one_changed_row_makes_the_site_of_a_build_from_nothing(pages_only: SmallBook, row: str) -> None:
    changed(pages_only, ROWS[row])
    step_by_step = pages_only.contents()
    assert differing(step_by_step, from_nothing(pages_only)) == []


@pytest.mark.build
def test_a_changed_question_lesson_source_module_and_template_reach_their_pages(pages_only: SmallBook) -> None:
    pages_only.change(QUESTIONS, ("Invented cases. Join each figure", "Cases we made up. Join each figure"))
    pages_only.change("data/lessons/hour-1.yml", ("The record grew", "The record became longer"))
    pages_only.change("data/sources.bib", ("title = {2025 IC3 Annual Report}", "title = {IC3 Report of 2025}"))
    pages_only.change("hanoibook/site/reference/templates/source-list.html", ("<", "<p>Made by another hand.</p><"))
    pages_only.change(
        "hanoibook/facts/fact.py",
        ("        return words.show_within(", '        return "about " + words.show_within('),
    )
    pages_only.built()
    assert "Cases we made up." in pages_only.page(HOW_BIG) and "Invented cases." not in pages_only.page(HOW_BIG)
    assert "The record became longer" in pages_only.page("slides/hour-1.html")
    assert "IC3 Report of 2025" in pages_only.page("index.html")
    assert "Made by another hand." in pages_only.page("reference/sources.html")
    assert "about USD\u00a010.5\u00a0trillion" in pages_only.page("index.html")


DRAWN_BY_LOT = {"simulated-surveys"}  # rests on no table


def swallowed(ask: Callable[[str], object], names: Iterable[str]) -> list[str]:
    """Return for what a second answer rests on other tables than the first, or the first on none."""
    data.forget()
    found = []
    for name in names:
        with data.recording() as first:
            ask(name)
        with data.recording() as again:
            ask(name)
        found += [name] if first != again or (not first and name not in DRAWN_BY_LOT) else []
    return found


def articles(name: str) -> object:
    treaty, number = name.split()
    return article(treaty, int(number))


ASKED: dict[str, tuple[Callable[[str], object], list[str]]] = {
    "facts": (lambda name: facts.get(name), facts.names()),
    "charts": (lambda name: charts.get(name), charts.names()),
    "questions": (lambda page: questions.of_page(page, "check"), ["storm/how-big-is-it", "convention/safeguards"]),
    "articles": (articles, [f"{treaty} 16" for treaty in TREATIES]),
}


@pytest.mark.parametrize("kind", ASKED, ids=str)
def test_what_is_kept_says_each_time_on_which_tables_it_rests(kind: str) -> None:
    ask, names = ASKED[kind]
    assert swallowed(ask, names) == []


@pytest.mark.parametrize("kind", ASKED, ids=str)
def test_a_memory_that_keeps_no_tables_is_found_out(kind: str) -> None:
    ask, names = ASKED[kind]
    assert swallowed(cache(ask), names[:3]) == names[:3]


@pytest.mark.build
def test_a_memory_that_keeps_no_tables_leaves_a_stale_page(pages_only: SmallBook) -> None:
    """The proof that the tests above can turn red: a build whose memory swallows what it rests on shows old words."""
    memory = pages_only.root / "hanoibook" / "data" / "memory.py"
    memory.write_text(memory.read_text(encoding="utf-8").replace("            note(*names)\n", ""), encoding="utf-8")
    pages_only.built()
    change = ROWS["a figure told by facts, charts, a quiz and a slide"]
    with pytest.raises(AssertionError, match="|".join(change.pages)):
        changed(pages_only, change)
