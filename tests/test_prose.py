"""No page, no sentence of the code and no lesson types a figure: numbers in prose are facts, or allowed for a reason."""

from __future__ import annotations

from pathlib import Path

import pages
import prose
import pytest
import texts
from conftest import ROOT

from hanoibook import charts

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "book").rglob("*.md"))
NOTEBOOKS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "notebooks").glob("*.ipynb"))
OUTSIDE = [*texts.in_code(), *texts.in_yaml()]
"""Texts that stand outside pages: sentences of the code, lessons, questions."""


def words_of(file: str) -> list[str]:
    """Return every text of a page, a notebook, a module or a YAML file, as its reader sees it."""
    if file.endswith((".md", ".ipynb")):
        return list(prose.passages(text_of(file)))
    return [text.words for text in OUTSIDE if text.file == file]


def text_of(file: str) -> str:
    path = ROOT / file
    return path.read_text(encoding="utf-8") if path.suffix == ".md" else prose.markdown_of_notebook(path)


@pytest.mark.parametrize("file", PAGES + NOTEBOOKS)
def test_no_page_types_a_figure(file: str) -> None:
    found = prose.unbacked(file, text_of(file), prose.exceptions())
    assert not found, "\n".join(f"{find.file}: {find.number!r} in: … {find.around} …" for find in found)


def test_no_sentence_of_the_code_and_no_lesson_types_a_figure() -> None:
    allowed = prose.exceptions()
    found = [(text, find) for text in OUTSIDE for find in prose.unbacked_words(text.file, text.words, allowed)]
    assert not found, "\n".join(
        f"{text.file}, {text.place}: {find.number!r} in: … {find.around} … Compute it, or say it without a number."
        for text, find in found
    )


def test_texts_outside_pages_are_read_where_readers_find_them() -> None:
    read = {text.file.split("/")[1] if text.file.startswith("data") else text.file for text in OUTSIDE}
    assert {"lessons", "questions", "hanoibook/words/catalogue.py", "hanoibook/charts/landing_page.py"} <= read
    places = {text.place for text in OUTSIDE}
    assert any(place.endswith("/say") for place in places) and any(place.endswith("/explain") for place in places)
    files = {text.file for text in OUTSIDE}
    for path in [*(ROOT / "data/lessons").glob("*.yml"), *(ROOT / "data/questions").glob("*.yml")]:
        assert path.relative_to(ROOT).as_posix() in files


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("hanoibook/charts/x.py", "Stacked bars for nine actors, \u25a1 measures in all."),
        ("hanoibook/charts/x.py", "Two figures for 2023 stand far above all others."),
        ("hanoibook/charts/x.py", "Stacked bars for four directions of evidence."),
        ("hanoibook/charts/x.py", "Signatures came in two days."),
        ("hanoibook/words/catalogue.py", "The ledger runs from C01 to C87."),
        ("data/lessons/hour-1.yml", "Of our six roles, three are parties."),
        ("data/lessons/hour-1.yml", "The United States lost 20 billion."),
        ("data/questions/x.yml", "Three States have ratified it."),
    ],
)
def test_a_typed_figure_is_found_in_code_and_lessons_too(file: str, words: str) -> None:
    assert prose.unbacked_words(file, words)


def test_every_exception_is_needed_and_has_a_reason() -> None:
    for (file, phrase), reason in prose.exceptions().items():
        assert (ROOT / file).exists(), file
        assert len(reason) > 10, phrase
        without = {key: why for key, why in prose.exceptions().items() if key != (file, phrase)}
        found = [find for words in words_of(file) for find in prose.unbacked_words(file, words, without)]
        assert any(find.number in phrase for find in found), f"{file}: {phrase!r} is not needed any more"


FIGURES = [
    "In 2025 the loss was 10.5 trillion dollars.",
    "It asks 1,500 people.",
    "Growth was 15% a year.",
    "Three States ratified it.",
    "The figure doubled.",
    "A quarter of victims report.",
    "Two thirds of them said no.",
    "Two-thirds of them said no.",
    "Half of all victims were old.",
    "It happened to one in seven.",
    "It happened to one out of many.",
    "They paid 4500 units.",
    "Losses rose tenfold.",
    "Twice as many were hurt.",
    "Seventy-two signed.",
    "Hundreds of firms closed.",
    "One per cent got it back.",
    "| year | loss |\n|---|---|\n| 2025 | 20 |",
    "- a list with 7 thieves",
    "## 40 ratifications are needed",
    "> quoted: 300 000 computers",
    "![a bar of 12 units](x.png)",
    ":::{note}\nThey paid 4.4 million.\n:::",
    ":::{dropdown} Did 68 countries sign?\nNo.\n:::",
    "```{admonition} Nine chapters\ntext\n```",
    "::::{grid} 1 1 2 2\n:::{grid-item-card} Read\nAbout 300 victims.\n:::\n::::",
    "<p>raw text with 5 victims</p>",
    "---\nmyst:\n  html_meta:\n    description: It cost 3 trillion.\n---\n\ntext",
    "[a link with 9 victims](https://example.org)",
    "It lasted **90 days**.",
    "Text.[^one]\n\n[^one]: They paid 45 million.",
    '[a link](https://example.org "paid by 45 victims")',
    '![a bar](x.png "45 victims")',
    'text <abbr title="45 victims">x</abbr>',
    "```{image} x.png\n:alt: a bar of 45 victims\n```",
    ":::{figure} x.png\n:alt: 45 victims\n\nCaption\n:::",
    ":::{card} Read\n:footer: 45 victims\n\ntext\n:::",
    "```{toctree}\n:caption: 45 victims\n\npage\n```",
    "```{raw} html\n<p>45 victims</p>\n```",
    "```{list-table}\n* - loss\n  - 45\n```",
    "```{glossary}\nTerm\n  They paid 45 million.\n```",
    "---\nmyst:\n  substitutions:\n    paid: 45 million\n---\n\n{{ paid }}",
    "---\ntitle: 45 victims\n---\n\ntext",
    "{abbr}`many (forty-five)` were hurt.",
    "See {un}`the 45 victims <25>`.",
    "It fell by ½.",
    "They lost ٤٥, or ４５, or Ⅻ, or 10⁶ of them.",
    "The fortieth ratification is missing.",
    "Nearly half came back.",
    "Only one state ratified it.",
    "Losses quintupled.",
    "A couple of firms closed.",
    "There were 300 boxes of files.",
    "It cost $2000, and 1900 victims paid.",
    "One hundred pages",
]


@pytest.mark.parametrize("text", FIGURES)
def test_a_typed_figure_is_found(text: str) -> None:
    assert prose.unbacked("x.md", text), text


NOT_FIGURES = [
    "On 25 October 2025 it was opened; from 25 to 26 October, in October 2025, in 2025-10, in the 1990s.",
    "It was {fact}`ic3-losses-2025`, see {un}`25` and `x = 3`.",
    "There are three reasons, four kinds of number and 15 minutes of reading.",
    "These two figures differ; one or two may be wrong.",
    "The first of them; one of us; no one; second thoughts.",
    "[a link](https://example.org/2025/10/12345)",
    "```{chart} claimed-in-squares\n```",
    "```python\nx = 12\n```",
    "::::{grid} 1 1 2 2\n:gutter: 3\n::::",
    "Resolution 79/243, A/RES/79/243, CC BY 4.0, advisory AA25-203A, the 24/7 network.",
    "1. Take it.\n2. Divide it.",
    "(article-25)=\n## Preservation",
    "See {ref}`article-25` and {doc}`the page <../notebooks/part-2>`.",
    "Text.[^1]\n\n[^1]: A remark.",
    "% a remark on 45 lines\n\n<!-- and on 46 -->",
    '![a bar](x.png){width="50%"}',
    "It was new in the twentieth century, in 2015 and before 2020.",
    ":::{figure} figure-2.png\n:width: 300px\n\nCaption\n:::",
    "It is one of them, and the one country that did.",
]


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert prose.unbacked("x.md", text) == []


def test_an_unknown_directive_must_be_classified() -> None:
    with pytest.raises(ValueError, match="whether it holds prose"):
        list(prose.passages(":::{mystery}\n12 victims\n:::"))


def test_the_guard_reads_every_page_of_the_book() -> None:
    assert len(PAGES) >= 2 and len(NOTEBOOKS) >= 1
    assert all(list(prose.passages(text_of(file))) for file in PAGES + NOTEBOOKS)
    assert Path(prose.EXCEPTIONS).exists()


CHAPTERS = [
    path
    for path in sorted((ROOT / "book").rglob("*.md"))
    if "```{opening}" in path.read_text(encoding="utf-8") and path.parent.name not in ("teach", "learn", "handouts")
]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_has_a_length_a_reading_age_and_charts_that_answer_questions(path):
    measured = pages.measure(path.name, path.read_text(encoding="utf-8"))
    assert 1_100 <= measured.words <= 2_500, measured
    assert measured.age <= 16, measured
    assert measured.charts and all(charts.question(name).endswith("?") for name in measured.charts), measured


def test_the_reading_age_tells_long_words_from_short_ones():
    plain, heavy = "The cat sat on a mat. The dog ran.", "Ratification presupposes parliamentary deliberation."
    assert pages.reading_age([plain]) < 6 < 16 < pages.reading_age([heavy])
