"""What goes into a list of references compiles there: the registry, the citation of a page, of an article, a new source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from hanoibook import data, words
from hanoibook.contribute import registry
from hanoibook.data import bibliography, latex
from hanoibook.site.frame import citing
from hanoibook.words.catalogue import CATALOGUE

HARD = r"A & B_c: 5 % of $1, #2, {x} ~ ^ \ y"
PATTERNS = [key for key in CATALOGUE if key.startswith("cite.") and key.endswith(".bibtex")]


def fields(entry: str) -> dict[str, str]:
    """The fields of one entry as they stand, each with its braces in pairs."""
    (found,) = parse_string(entry, "bibtex").entries.values()
    people = {role: " and ".join(map(str, names)) for role, names in found.persons.items()}
    return {**dict(found.fields), **people}


def printed(entry: str) -> dict[str, str]:
    """What LaTeX prints of an entry; fails where it would stop, or take a letter for a command."""
    given = {name: text for name, text in fields(entry).items() if name != "url"}
    stopped = {name: (text, latex.bare(text)) for name, text in given.items() if latex.bare(text)}
    assert stopped == {}
    return {name: latex.plain(text) for name, text in given.items()}


@given(st.text(st.characters(blacklist_categories=("Cs",))))
def test_every_text_survives_latex(text: str) -> None:
    assert latex.bare(latex.escaped(text)) is None
    assert latex.plain(latex.escaped(text)) == text


def test_every_source_can_be_cited_key_by_key() -> None:
    text = (data.data_dir() / "sources.bib").read_text(encoding="utf-8")
    entries = parse_string(text, "bibtex").entries
    assert len(entries) == len(data.all_sources()) > 1000
    for key, entry in entries.items():
        assert re.fullmatch(r"[\w.:-]+", key), key
        for name in bibliography.PRINTED:
            raw = entry.fields.get(name, "")
            assert latex.bare(raw) is None and raw.count("{") == raw.count("}"), (key, name)
    assert "$9.5 Trillion" in data.all_sources()["cv-2023"].title


@pytest.mark.parametrize("field", bibliography.PRINTED)
@pytest.mark.parametrize("sign", ["$", "&", "%", "#", "_", "~", "^", "\\'e"])
def test_a_sign_that_stops_latex_is_refused_with_its_remedy(data_copy: Path, field: str, sign: str) -> None:
    path = data_copy / "sources.bib"
    text = path.read_text(encoding="utf-8")
    entry = next(part for part in text.split("\n\n") if f"  {field} = {{" in part and "via = " in part)
    spoilt = entry.replace(f"  {field} = {{", f"  {field} = {{Cost {sign} ", 1)
    path.write_text(text.replace(entry, spoilt), encoding="utf-8")
    with pytest.raises(data.DataError, match=rf", {field}: LaTeX takes .* Write .* instead"):
        data.all_sources()


def test_a_new_source_is_written_so_that_latex_prints_what_was_typed() -> None:
    typed = "Profit & loss_x: 5 % of $1, #2 ~ ^"
    for field in ("title", "publisher", "via"):
        registry.check_field(field, typed)
    entry = registry.written("new-2026", {"title": typed, "publisher": typed, "via": typed, "url": "https://a.org/x_y"})
    assert printed(entry) == {"title": typed, "publisher": typed, "via": typed}
    assert fields(entry)["url"] == "https://a.org/x_y"


def test_the_citation_of_a_page_prints_its_title_and_authors() -> None:
    cited = citing.cite("storm/a_b", HARD, "Book & more", ["Many & others", "A. Person"], "https://a.org/x_y#z")
    found = printed(cited.bibtex)
    assert found["title"] == f"{HARD}. In: Book & more"
    assert found["author"] == "Many & others and A. Person" and data.as_of() in found["note"]


@pytest.mark.parametrize("key", PATTERNS)
def test_the_citation_of_an_article_compiles(key: str) -> None:
    entry = words.pattern(key).replace("{article}", "25").replace("{url}", "https://a.org/x_y.html#article-25")
    assert "article 25" in printed(entry)["title"]
