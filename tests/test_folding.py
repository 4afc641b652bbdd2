"""Text is compared and ordered in one way: the same rules and examples in Python and in the browser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from hanoibook import data, exercises, treaties
from hanoibook.site.frame import scripts
from hanoibook.words import fold, holds, nearest, order, plain

SAME = (  # written in many ways
    ("Côte d’Ivoire", "cote d'ivoire", "COTE D`IVOIRE", "Co\u0302te dʼIvoire", "Côte\u00a0d‘Ivoire"),
    ("Türkiye", "turkiye", "TÜRKİYE", "Turkıye", "Tu\u0308rkiye"),
    ("Việt Nam", "viet nam", "Viê\u0323t\u2009Nam", "VIỆT\u202fNAM", "Viet \u200bNam"),
    ("đồng", "dong", "ĐỒNG"),
    ("Åland", "aland", "A\u030aland", "\u212bland"),
    ("Łódź Straße Ærø", "lodz strasse aero"),
    ("e-evidence", "e\u2011evidence", "e–evidence", "e−evidence", "ｅ－ｅｖｉｄｅｎｃｅ", "e\u00ad-evidence"),
    ("“human rights”", '"human rights"', "„human rights“", "«human rights»"),
    ("20,9 %", "２０,９ ％", "٢٠٬٩ ٪", "۲۰،۹ ٪"),
    ("ویت نام", "ويت نام", "وِیت نام", "ﻭﯾﺖ نام"),
    ("یک ملک", "يك ملك", "يک\u200e ملـــك"),
    ("office ½ №", "oﬃce 1/2 no"),
    ("", "\u200f", " \u00a0 "),
)
PLAIN = {
    "A/RES/79/243": "a res 79 243",
    "35(1)(c)": "35 1 c",
    "$20.9 billion.": "20.9 billion",
    "“…”": "",
    "1,008,597 (2025)": "1,008,597 2025",
}
HELD = (  # what a text is asked for, and that it holds it
    *[
        ("Côte d’Ivoire", typed)
        for typed in ("Cote", "cote d ivoire", "dIvoire", "IVOIRE", "d'Iv", "Cote d´Ivoire", "")
    ],
    *[("1,008,597 complaints", typed) for typed in ("1,008,597", "1.008.597", "1008597", "COMPLAINT")],
    *[("USD 20.9 billion", typed) for typed in ("20,9", "$20.9 billion", "20.9\u00a0b")],
    *[("mutual e‑evidence requests", typed) for typed in ("e-evidence", "e evidence", "eevidence", "“e-evidence”")],
    *[("See article 24(4) & 79/243", typed) for typed in ("24(4)", "24 4", "79/243", "24 (4)", "&")],
)
NOT_HELD = (("Oman", "Roman"), ("Kenya", "kenyan"), ("too many", "oman"), ("20.9", "209"), ("a, b", "!"), ("", "x"))


@pytest.fixture(scope="module")
def script(browser: Any) -> Iterator[Any]:
    """A bare page that holds the script of the site, and nothing else."""
    tab = browser.new_page()
    tab.set_content("<!doctype html><html lang='en-GB'><body></body>")
    tab.add_script_tag(content=scripts.script(("folding",)))
    yield tab
    tab.close()


def names() -> list[str]:
    """Every name that is sorted somewhere, and some that hold what sorts oddly."""
    found = [*treaties.membership()["country"], *data.load("glossary")["term"], *data.load("countries")["country"]]
    odd = [
        "Åland",
        "Aland",
        "Zambia",
        "C2",
        "C10",
        "C 9",
        "résumé",
        "resume",
        "Resume",
        "co-op",
        "coop",
        "e-mail",
        "email",
    ]
    return sorted({*map(str, found), *odd, "New Zealand", "Newark", "Côte d'Ivoire", "10", "9", "(EU)", "“quoted”"})


@pytest.mark.parametrize("forms", SAME)
def test_forms_of_one_text_are_one(forms: tuple[str, ...]) -> None:
    assert {fold(one) for one in forms} == {fold(forms[1])}


def test_words_stand_alone() -> None:
    assert {text: plain(text) for text in PLAIN} == PLAIN


def test_what_is_typed_is_found_and_nothing_else() -> None:
    assert [one for one in HELD if not holds(*one)] == []
    assert [one for one in NOT_HELD if holds(*one)] == []


@pytest.mark.browser
def test_the_script_of_the_site_compares_as_python_does(script: Any) -> None:
    texts = [*(one for forms in SAME for one in forms), *PLAIN, *(one for pair in (*HELD, *NOT_HELD) for one in pair)]
    read = script.evaluate("all => all.map(one => [hb.text.fold(one), hb.text.plain(one)])", texts)
    assert read == [[fold(one), plain(one)] for one in texts]
    for pairs, wanted in ((HELD, True), (NOT_HELD, False)):
        said = script.evaluate(
            "all => all.map(([text, typed]) => hb.text.holds(text, typed))", [list(one) for one in pairs]
        )
        assert [one for one, held in zip(pairs, said, strict=True) if held != wanted] == []


@pytest.mark.browser
def test_names_stand_in_the_same_order_in_python_and_in_the_browser(script: Any) -> None:
    mixed = names()
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=order) == script.evaluate("all => all.sort(hb.order)", mixed)


@pytest.mark.browser
def test_a_place_in_the_folded_text_is_a_place_in_the_text(script: Any) -> None:
    found = script.evaluate(
        """([text, words]) => { const { whole, at } = hb.text.places(text);
        return words.map(one => text.slice(at[whole.indexOf(one)], at[whole.indexOf(one) + one.length])) }""",
        ["Ｔhe ﬃ and “Việt” 😀 end", ["the", "ffi", "viet", "end"]],
    )
    assert found == ["Ｔhe", "ﬃ", "Việt", "end"]


def test_a_word_is_an_answer_however_it_is_written() -> None:
    right = exercises.verdict_feedback("C18", "confirmed")
    for claim, word in (("c 18", "“Confirmed”"), ("C\u201118", "CONFIRMED."), ("Ｃ１８", "ｃｏｎｆｉｒｍｅｄ")):
        assert exercises.verdict_feedback(claim, word) == right
    assert nearest("ic3 losses", ["ic3-losses-2025", "members-both"], 0.5) == "ic3-losses-2025"


@pytest.mark.site
@pytest.mark.browser
def test_a_table_is_narrowed_by_a_name_however_it_is_typed(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{http_root}reference/tables/countries.html", wait_until="load")
    for typed, name in (("turkiye", "Türkiye"), ("COTE D’IVOIRE", "Côte d'Ivoire"), ("Vìetnam\u200b", "Vietnam")):
        tab.fill("[data-filter]", typed)
        shown = tab.eval_on_selector_all("tbody tr:not([hidden])", "all => all.map(one => one.textContent)")
        assert shown and all(name in one for one in shown), typed
    tab.close()
