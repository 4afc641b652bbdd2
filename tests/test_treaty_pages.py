"""The pages that compare the conventions: complete without a script, the same as the tables with one."""

from __future__ import annotations

from typing import Any

import pytest
from visits import read

from hanoibook import data, explorers, treaties
from hanoibook.site.reference import listings
from hanoibook.site.treaties import members

pytestmark = [pytest.mark.site]
DAYS = ("2001-11-23", "2004-07-01", "2015-12-31", "2021-04-28", "2021-06-30", "2022-07-05", "2025-10-26", "2026-01-01")


def test_every_article_stands_on_the_page_that_compares() -> None:
    page = read("convention/compare.html")
    for treaty in treaties.TREATIES:
        numbers = {int(card["data-number"]) for card in page.select(f".hb-art[data-treaty={treaty}]")}
        assert numbers == set(treaties.articles(treaty)["article"])
        options = {option["value"] for option in page.select(f"[data-compare={treaty}] option")} - {""}
        assert options == {str(number) for number in numbers}


def test_every_row_of_the_concordance_is_shown_under_a_subject_and_from_both_sides() -> None:
    page = read("convention/compare.html")
    shown = {(row["data-un"], row["data-budapest"]) for row in page.select(".hb-relations li")}
    rows = data.load("crosswalk")[["un_article", "budapest_article"]].fillna(0).astype(int)
    wanted = {tuple(str(number or "") for number in pair) for pair in rows.itertuples(index=False, name=None)}
    assert shown == wanted
    for un, budapest in wanted:
        if un and budapest:
            there = {row["number"]: row["relation"] for row in listings.counterparts("un", int(un))}
            back = {row["number"]: row["relation"] for row in listings.counterparts("budapest", int(budapest))}
            assert there[int(budapest)] == back[int(un)]


def test_the_second_protocol_stands_beside_both_conventions_wherever_the_concordance_is_shown() -> None:
    rows = data.load("crosswalk").dropna(subset="second_protocol_articles")
    compare = read("convention/compare.html")
    shown = [words.get_text() for words in compare.select(".hb-side-protocol p")]
    column = compare.select("#network-and-police-cooperation .hb-side-protocol strong")
    assert [words.get_text() for words in column] == ["Article 9.", "Article 12."]
    assert "Second Protocol: article 12." in compare.select_one(".hb-relations li[data-un='48']").get_text()
    article = read("reference/un-convention.html").select_one("#article-48").get_text()
    assert len(rows) and all(any(row in words for words in shown) for row in rows["second_protocol"])
    assert rows.set_index("id").loc["x-un48", "second_protocol"] in article
    assert ">12</td>" in explorers.treaties.pairs_state("network-and-police-cooperation")


def test_the_picture_has_a_line_for_every_pair_and_a_box_for_every_article() -> None:
    picture = read("convention/compare.html").select_one(".hb-concordance")
    pairs = data.load("crosswalk").dropna(subset=["un_article", "budapest_article"])
    assert len(picture.select(".hb-link")) == len(pairs)
    assert len(picture.select("a[aria-label]")) == sum(len(treaties.articles(treaty)) for treaty in treaties.TREATIES)


def test_articles_name_the_pages_that_discuss_them_and_the_claims_that_speak_of_them() -> None:
    entry = read("reference/un-convention.html").select_one("#article-24")
    assert entry.select_one("a[href*='convention/safeguards.html#at-hb-']")
    assert entry.select_one("a[href$='claims.html#c74']")


def test_without_a_script_the_list_of_states_shows_the_date_of_the_data() -> None:
    page = read("convention/who-is-in.html")
    now = treaties.membership()
    for name in treaties.STANDINGS:
        tiles = page.select(f".hb-tiles .hb-tile-{name.replace('_', '-')}")
        assert len(tiles) == int((now["standing"] == name).sum())
    assert len(members.members("")["states"]) == len(now)


@pytest.mark.browser
def test_the_page_counts_as_the_tables_do_on_any_day(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/who-is-in.html")
    for day in DAYS:
        tab.fill("[data-members=day]", day)
        for basis, field in (("deposit", "deposit"), ("in_force", "force")):
            tab.select_option("[data-members=basis]", field)
            rows = treaties.membership(day, basis)
            said = tab.inner_text(".hb-members-said")
            assert (
                f"{int(rows['un'].sum())} had signed" in said and f"{int(rows['budapest'].sum())} were parties" in said
            )
            assert f"{int((rows['standing'] == 'both').sum())} were in both" in said
    tab.close()


@pytest.mark.browser
def test_an_address_restores_what_it_was_copied_from(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/compare.html#pair=40-27")
    assert tab.inner_text(".hb-pair").count("Article ") >= 2 and tab.input_value("[data-compare=budapest]") == "27"
    tab.goto(http_root + "convention/who-is-in.html#day=2026-01-01&by=deposit&country=PAK")
    assert tab.inner_text(".hb-members-said").endswith("Pakistan: in neither.")
    tab.close()


@pytest.mark.browser
def test_the_keyboard_brings_out_the_lines_of_an_article(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/compare.html")
    tab.focus(".hb-concordance a[data-treaty=un][data-number='40']")
    numbers = sorted(treaties.counterparts("un", 40)["budapest_article"].dropna())
    own = tab.eval_on_selector_all(".hb-link.hb-own", "all => all.map(one => Number(one.dataset.budapest))")
    assert sorted(own) == numbers
    assert "UN Convention, article 40" in tab.inner_text(".hb-concordance figcaption")
    tab.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("wiretap", "Real-time collection"),
        ("24-7", "Article 41"),
        ("NCII", "Intimate images"),
        ("extraditon", "Article 37"),
        ("refuse political opinion", "Mutual legal assistance"),
        ("money laundering", "Proceeds of crime"),
        ("child pornography", "Sexual abuse of children"),
    ],
)
def test_search_forgives_spelling_and_knows_other_words(browser: Any, http_root: str, words: str, wanted: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/compare.html")
    tab.fill("[data-compare=find]", words)
    assert wanted in tab.inner_text(".hb-found")
    tab.close()
