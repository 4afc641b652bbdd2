"""What the handouts show: worksheets without the answers that are to be found, cards, lists. Only content, no HTML."""

from __future__ import annotations

from typing import Any

from hanoibook import claims, data, questions, treaties, worksheets
from hanoibook.site.directives import Lists
from hanoibook.words import _, say
from hanoibook.worksheets import ClaimSheet, PairSheet

Row = dict[str, Any]
LETTERS = "ABCD"
CONCEPT = "concept"
DECIDED = "decided"


def claim_worksheet(state: str) -> Row:
    """Return the claims to trace of one state; an answer that is not given is not among what is returned."""
    return {"sheets": [_claim(sheet) for sheet in worksheets.claim_sheets(state)], "choices": _choices()}


def concordance_form(state: str) -> Row:
    """Return the pairs to code of one state, without what is to be found.

    ``decided`` are the worked pairs once more, with relation and reason: they stand on another page than the question.
    """
    sheets = worksheets.pair_sheets()
    numbers = {sheet.row: place for place, sheet in enumerate(sheets, start=1)}
    decided = state == DECIDED
    chosen = worksheets.pair_sheets("worked" if decided else state)
    pairs = [_pair(sheet, numbers[sheet.row], decided) for sheet in chosen]
    return {"pairs": pairs, "relations": treaties.RELATIONS}


def article_titles(_: str) -> Row:
    """Return number and title of every article of both conventions, to look for a counterpart on paper."""
    return {
        "treaties": {
            treaty: treaties.articles(treaty)[["article", "title"]].to_dict(orient="records")
            for treaty in treaties.TREATIES
        }
    }


def article_sheet(name: str) -> Row:
    """Return the articles that a step of class needs at hand, in our words and with their places."""
    return {"entries": worksheets.article_sheet(name)}


def source_cards(_: str) -> Row:
    """Return the source cards with the kind of each source in plain words."""
    return {"cards": worksheets.source_cards(), "kinds": data.SOURCE_KINDS}


def concept_cards(_: str) -> Row:
    """Return the concept questions of the bank, on paper's terms: letters, no key.

    Raises :class:`ValueError` for one that cannot be voted on with the letters.
    """
    chosen = [question for question in questions.everything() if question.role == CONCEPT]
    for question in chosen:
        if not 2 <= len(question.options) <= len(LETTERS):
            raise ValueError(f"question {question.id}: a vote needs two to four options")
    cards = [
        {
            "page": question.page,
            "ask": questions.plain(question.ask),
            "options": [
                (letter, questions.plain(option.text))
                for letter, option in zip(LETTERS, question.options, strict=False)
            ],
        }
        for question in chosen
    ]
    return {"cards": cards}


def letter_sheet(_: str) -> Row:
    """Return the letters to hold up."""
    return {"letters": LETTERS}


def write_lines(count: str) -> Row:
    """Return a number of lines to write on.

    >>> write_lines("3")
    {'count': 3}
    """
    return {"count": int(count)}


def class_files(part: str) -> Row:
    """Return what stands in the place of files for classes as long as none were made beside the site."""
    said = _(
        "These files are not beside this copy of the site. Whoever has the project makes them with the command "
        "{files}, and one file with everything with {kit}.",
        files="make class",
        kit="make kit",
    )
    return {"part": part, "said": said}


LISTS: Lists = {
    "class-files": class_files,
    "claim-worksheet": claim_worksheet,
    "concordance-form": concordance_form,
    "article-titles": article_titles,
    "article-sheet": article_sheet,
    "source-cards": source_cards,
    "concept-cards": concept_cards,
    "letter-sheet": letter_sheet,
    "write-lines": write_lines,
}


def _claim(sheet: ClaimSheet) -> Row:
    return {
        "id": sheet.claim.id,
        "claim": f"{sheet.claim.claim} {sheet.claim.in_vietnamese}",
        "steps": [{"name": step.name, "answer": step.answer if step.given else None} for step in sheet.steps],
        "sources": sheet.sources if sheet.state == "worked" else (),
    }


def _choices() -> dict[str, tuple[str, ...]]:
    """Return the words to tick, by step."""
    return {
        "kind": tuple(say(f"handout.kind.{kind}") for kind in worksheets.KINDS),
        "grade": tuple(f"{grade}: {say(f'grade.{grade}')}" for grade in "ABCD"),
        "verdict": tuple(say(f"verdict.{verdict}") for verdict in claims.VERDICTS),
    }


def _pair(sheet: PairSheet, number: int, decided: bool) -> Row:
    blank = sheet.state == "blank"
    sides = [
        {
            "treaty": treaty,
            "article": sheet.articles[treaty] if treaty in sheet.printed else None,
            "pinpoint": None if blank else sheet.pinpoints[treaty],
            "words": sheet.words.get(treaty),
        }
        for treaty in treaties.TREATIES
    ]
    return {
        "number": number,
        "sides": sides,
        "relation": sheet.relation if decided else None,
        "reason": sheet.reason if decided else None,
        "sources": sheet.sources if decided else (),
    }
