"""The blind codings: what must agree in them, how far the readers agree, and what prose says of the concordance."""

from __future__ import annotations

import csv
import json
import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanoibook import agreement, data, treaties
from hanoibook.treaties import codings, kappa

CODINGS = "treaties/coding_check.csv"
CROSSWALK = "treaties/crosswalk.csv"
DAMAGE = {
    "an unknown coder": (CODINGS, "one-relation-un7-b2,one,", "one-relation-un7-b2,three,", "column coder: 'three' is not one of"),
    "an unknown code": (CODINGS, "un7-b2,one,relation,7,2,,equivalent,", "un7-b2,one,relation,7,2,,equal,", "column code: 'equal' is not one of"),
    "a code of another step": (CODINGS, "un7-b2,one,relation,7,2,,equivalent,", "un7-b2,one,relation,7,2,,pair,", "column code: 'pair' is no code of the step relation. Use one of"),
    "an article that is not there": (CODINGS, "un7-b2,one,relation,7,2,", "un7-b2,one,relation,7,58,", "column budapest_article: "),
    "a pair that nobody made": (CODINGS, "one-relation-un7-b2,one,relation,7,2,", "one-relation-un7-b3,one,relation,7,3,", "column un_article: nobody paired 7 with Budapest 3. Correct"),
    "a name that tells of another row": (CODINGS, "one-relation-un7-b2,", "one-relation-un8-b2,", "column id: 'one-relation-un8-b2' is not what the next columns say, 'one-relation-un7-b2'. Correct"),
    "a code of the book beside the concordance": (CODINGS, "one-relation-un7-b2,one,", "settled-relation-un7-b2,settled,", "column coder: what the book now says of pairs stands in crosswalk.csv. Remove"),
    "a difference that nobody settled": (CROSSWALK, "Settled: equivalent, unlike both", "Equivalent, unlike both", "column note: the codings differ"),
    "a pair that fell away without a reason": (CODINGS, "Settled: not paired, as both readers say; 15 ", "Not paired; 15 ", "column note: the codings differ"),
    "a paragraph that nobody settled": (CODINGS, "Settled: duty, as both", "Duty, as both", "column note: the codings differ"),
}  # fmt: skip
codes = st.sampled_from("abc")


@pytest.mark.parametrize("case", DAMAGE)
def test_a_wrong_coding_is_named_with_its_row_and_column(data_copy: Path, case: str) -> None:
    file, old, new, reason = DAMAGE[case]
    text = (data_copy / file).read_text(encoding="utf-8")
    assert old in text
    (data_copy / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    row = text[: text.index(old)].count("\n") + 1
    with pytest.raises(data.DataError) as caught:
        agreement.check()
    assert str(caught.value).startswith(f"data/{file}, row {row}, {reason}")


def test_both_readers_coded_every_article_every_pair_and_every_paragraph() -> None:
    for reader in treaties.READERS:
        pairing = list(codings.written(reader, "pairing"))
        assert {one[0] for one in pairing} - {0} == set(treaties.articles("un")["article"])
        assert {one[1] for one in pairing} - {0} == set(treaties.articles("budapest")["article"])
        assert set(codings.written(reader, "relation")) == codings.pairs("before")
    for step in ("class", "tie"):
        assert len({frozenset(codings.coded(coder, step)) for coder in codings.CODERS}) == 1


def test_kappa_is_that_of_a_count_by_hand() -> None:
    for step, first, second in product(("relation", "class"), ("one", "two"), ("before", "settled")):
        here, there = codings.coded(first, step), codings.coded(second, step)
        items = here.keys() & there.keys()
        seen = sum(here[one] == there[one] for one in items) / len(items)
        chance = (
            sum(
                sum(here[one] == code for one in items) * sum(there[one] == code for one in items)
                for code in codings.CODES[step]
            )
            / len(items) ** 2
        )
        found = treaties.coding_agreement(step, first, second)
        assert found.kappa == pytest.approx((seen - chance) / (1 - chance))
        assert found.low <= found.kappa <= found.high


@settings(max_examples=50)
@given(pairs=st.lists(st.tuples(codes, codes), min_size=2, max_size=30))
def test_kappa_has_its_bounds_and_does_not_ask_who_is_first(pairs: list[tuple[str, str]]) -> None:
    if len({code for pair in pairs for code in pair}) == 1:
        with pytest.raises(ValueError, match="kappa needs two codes"):
            kappa.agreement([[pair] for pair in pairs])
        return
    found = kappa.agreement([[pair] for pair in pairs])
    turned = kappa.agreement([[pair[::-1]] for pair in pairs])
    assert found.kappa == pytest.approx(turned.kappa)
    assert found.kappa <= 1 and (found.kappa == pytest.approx(1)) == (found.agreed == found.items)
    assert np.isfinite([found.low, found.high]).all() and found.low <= found.high


def test_the_interval_holds_the_value_in_a_published_example() -> None:
    """Fleiss, Cohen and Everitt (1969) give kappa 0.429 with a standard error of 0.054 for this table."""
    table = {"aa": 106, "ab": 10, "ac": 4, "ba": 22, "bb": 28, "bc": 10, "ca": 2, "cb": 12, "cc": 6}
    found = kappa.agreement([[(pair[0], pair[1])] for pair, times in table.items() for _ in range(times)])
    assert round(found.kappa, 3) == 0.429
    assert found.low == pytest.approx(0.429 - 1.96 * 0.054, abs=0.015)
    assert found.high == pytest.approx(0.429 + 1.96 * 0.054, abs=0.015)


ROOT = Path(__file__).parents[1]
SAID = ROOT / "tests" / "concordance_said.csv"
LABEL = re.compile(
    r"\b(?:same|alike|wider|narrower|absent|equivalent|cop(?:y|ies|ied)|lacks?|partner|counterpart|answers"
    r"|no (?:single )?(?:article|match|such rule)|(?:is|are) new|new (?:in|is))\b",
    re.IGNORECASE,
)
GENERAL = re.compile(  # what a label means, a question without its answer, or a thing counted by a fact
    r"\{fact\}`(?:crosswalk|label)-|The UN text (?:has no article on|asks for less|covers what)|Budapest has no article on"
    r"|\? *[\"”]?$|what answers to|[\"“]Wider, since more States|[\"“]Both protect alike|[\"“]Hanoi is a copy"
    r"|simply a copy|No article on it in|\bnew in the UN text[\"”]|are seen from|New[\"”]? means new|The same in words"
    r"|that have no counterpart in Budapest, and then|articles stand under the row|UN text (?:narrower|wider)\"$"
    r"|contact point that answers|same, wider, narrower, new or absent|will hold most that is new|Both let a state leave|reaches wider than Budapest in some places"
)


def _said() -> list[dict[str, str]]:
    with SAID.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sentences() -> list[tuple[str, str]]:
    """Return every sentence of pages, notebooks, lessons and questions that names Budapest or its text."""
    files = [
        path for name in ("book", "notebooks", "data/lessons", "data/questions") for path in (ROOT / name).rglob("*.*")
    ]
    found = []
    for path in sorted(path for path in files if path.suffix in (".md", ".yml", ".ipynb")):
        name = path.relative_to(ROOT).as_posix()
        for line in _lines(path):
            found += [(name, sentence) for sentence in re.split(r"(?<=[.!?:;])[\"”]?\s+", line) if sentence]
    return found


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text.splitlines()
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"]
    return [line for cell in cells for line in "".join(cell["source"]).splitlines()]


@pytest.mark.parametrize("row", _said(), ids=lambda row: row["phrase"][:40])
def test_what_is_said_of_a_pair_is_what_the_concordance_has(row: dict[str, str]) -> None:
    assert row["phrase"] in (ROOT / row["file"]).read_text(encoding="utf-8"), "the phrase is gone; remove its line"
    for name in row["rows"].split(";"):
        assert treaties.relation(name).written == row["relation"], f"{name}: reword the phrase"


def test_whoever_says_how_the_two_texts_relate_names_the_row() -> None:
    phrases = [row["phrase"] for row in _said()]
    loose = [
        f"{name}: {sentence}"
        for name, sentence in _sentences()
        if LABEL.search(sentence)
        and re.search(r"\{budapest\}|\bBudapest\b|\bUN text\b", sentence)
        and not GENERAL.search(sentence)
        and not any(phrase in sentence or sentence.strip("- ") in phrase for phrase in phrases)
    ]
    assert not loose, "name the row in tests/concordance_said.csv, or state a fact:\n" + "\n".join(loose)


def test_cooperation_holds_most_that_is_new_and_most_that_is_narrower() -> None:
    """Hour 4 says so, of the four parts; Cooperation is the part of the articles of that category."""
    rows = data.load("crosswalk").dropna(subset="un_article")
    part = treaties.articles("un").set_index("article")["category"]
    rows["part"] = rows["un_article"].map(part)
    parts = ["criminalization", "procedural_power", "international_cooperation", "safeguard"]
    for relation in ("new_in_un", "narrowed"):
        counts = rows[rows["part"].isin(parts) & (rows["relation"] == relation)]["part"].value_counts()
        assert counts.idxmax() == "international_cooperation" and (counts.head(2) == counts.iloc[0]).sum() == 1


def test_what_is_said_of_the_weight_of_words_follows_the_counts() -> None:
    rows = data.load("obligations").query("treaty == 'un'").set_index("article")
    assert rows["paragraphs"].idxmax() == 40 and "longest article of all is {un}`40`" in _page(
        "convention/what-it-says"
    )
    help_ = rows.loc[54:56]
    assert help_["soft_duty"].sum() > help_["duty"].sum()
    assert (
        "more paragraphs with a softened duty than with a plain one"
        in (ROOT / "data/treaties/comparison.csv").read_text()
    )
    chapters = treaties.wording("chapter").set_index("chapter")
    assert chapters.loc[7, "effort"] > chapters.loc[
        7, "firm"
    ] and "Chapter VII, on technical assistance, stands out" in _page("convention/what-it-says")
    assert (chapters["effort"] > chapters["firm"]).sum() == 1


def test_most_that_is_new_is_no_crime_and_most_crimes_of_budapest_have_a_partner() -> None:
    """The notebook on the treaties says so, to teachers and among its key points; so does the question on rights."""
    rows = data.load("crosswalk")
    part = {name: treaties.articles(name).set_index("article")["category"] for name in treaties.TREATIES}
    new = rows[rows["relation"] == "new_in_un"]["un_article"].map(part["un"])
    framed = ["international_cooperation", "safeguard", "general", "implementation", "final_provision"]
    assert (new == "criminalization").mean() < 0.5 < new.isin(framed).mean()
    alone = rows[rows["relation"] == "budapest_only"]["budapest_article"].map(part["budapest"])
    crimes = part["budapest"].eq("criminalization").sum()
    assert (alone == "criminalization").sum() < crimes / 2
    assert part["un"].eq("safeguard").sum() > part["budapest"].eq("safeguard").sum()


def _page(name: str) -> str:
    return (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")


LAW = re.compile(r"\b(?:laws?|legal|legislation)\b", re.IGNORECASE)
SOFT = re.compile(r"\b(?:considers?|considering|endeavour|encouraged|may|seek|lets?|permits?|allows?)\b", re.IGNORECASE)


@pytest.mark.parametrize("treaty", ["un", "budapest"])
def test_a_summary_keeps_what_softens_its_article(treaty: str) -> None:
    """An article that leans on domestic law in half of its paragraphs, or lays down no plain duty, says so in ours."""
    summaries = treaties.articles(treaty).set_index("article")["summary"]
    for row in data.load("obligations").query("treaty == @treaty").to_dict(orient="records"):
        ours = summaries[row["article"]]
        if row["domestic_law"] * 2 >= row["paragraphs"]:
            assert LAW.search(ours), f"{treaty} {row['article']} drops domestic law: {ours}"
        if (row["soft_duty"] or row["option"]) and not row["duty"]:
            assert SOFT.search(ours), f"{treaty} {row['article']} drops that it is soft: {ours}"
