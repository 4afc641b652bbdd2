"""The blind codings: what must agree in them, how far the readers agree, and what prose says of the concordance."""

from __future__ import annotations

import csv
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
        pairing = [one for one in codings.written(reader, "pairing")]
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
        chance = sum(
            sum(here[one] == code for one in items) * sum(there[one] == code for one in items)
            for code in codings.CODES[step]
        ) / len(items) ** 2
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
