"""The pages that compare the conventions: complete without a script, the same as the tables with one."""

from __future__ import annotations

from typing import Any

import pytest
from visits import read

from hanoibook import data, explorers, treaties
from hanoibook.site.reference import listings
from hanoibook.site.treaties import members

pytestmark = [pytest.mark.site]
WIDTH_OF_A_NAME = 4  # squares
WIDTHS = (1440, 1280, 768, 390, 320)
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


def test_without_a_script_map_key_and_lists_show_the_date_of_the_data() -> None:
    page = read("convention/who-is-in.html")
    now = treaties.membership()
    for name in treaties.STANDINGS:
        kind, wanted = name.replace("_", "-"), now[now["standing"] == name]
        squares = page.select(f".hb-world-map .hb-cell-{kind}[data-iso]")
        assert {one["data-iso"] for one in squares} == set(wanted["iso3"])
        listed = page.select(f".hb-names[data-standing={kind}] li")
        assert [one.get_text() for one in listed] == sorted(wanted["country"])
        assert {one.get_text() for one in page.select(f"[data-count={kind}]")} == {str(len(wanted))}
    assert len(page.select(".hb-world-days tbody tr")) == len(members.members("")["states"]) == len(now)


def test_the_map_names_every_state_in_words_and_keeps_its_names_off_the_squares() -> None:
    page = read("convention/who-is-in.html")
    squares = page.select(".hb-world-map .hb-cell[data-iso]")
    named = {one["data-iso"]: one.select_one(".hb-cell-name").get_text() for one in squares}
    assert named == dict(data.load("countries").set_index("iso3").loc[list(named), "country"])
    taken = {tuple(_place(one)) for one in squares}
    assert len(taken) == len(squares)
    for name in page.select(".hb-world-name"):
        across, down = _place(name)
        assert not {(across + step, down) for step in range(WIDTH_OF_A_NAME)} & taken, name.get_text()


def _place(one: Any) -> list[int]:
    return [int(part.split(":")[1]) for part in one["style"].split(";")[:2]]


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
            for standing in treaties.STANDINGS:
                kind, wanted = standing.replace("_", "-"), set(rows.loc[rows["standing"] == standing, "iso3"])
                for place, key in ((".hb-world-map", "iso"), (".hb-world-small", "of")):
                    squares = f"{place} .hb-cell-{kind}[data-{key}]"
                    shown = tab.eval_on_selector_all(squares, "(all, key) => all.map(one => one.dataset[key])", key)
                    assert set(shown) == wanted, (day, basis, place)
                assert tab.locator(f".hb-names[data-standing={kind}] li").count() == len(wanted)
    tab.close()


WALK = """() => {
  const all = [...document.querySelectorAll('.hb-world-map button')];
  const reached = new Set([all[0]]), left = [all[0]];
  while (left.length) {
    const from = left.pop();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
      from.focus();
      from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      const to = document.activeElement;
      if (!reached.has(to)) reached.add(to) && left.push(to);
    }
  }
  return [...all].filter((one) => !reached.has(one)).map((one) => one.textContent);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_arrows_reach_every_square_and_no_square_is_too_small(browser: Any, http_root: str, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(http_root + "convention/who-is-in.html")
    assert tab.evaluate(WALK) == []
    assert tab.locator(".hb-world-map button[tabindex='0']").count() == 1
    sizes = tab.eval_on_selector_all(
        ".hb-world-map button", "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert min(min(size) for size in sizes) >= 24
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.close()


@pytest.mark.browser
def test_the_keyboard_walks_the_map_names_a_state_and_keeps_it(browser: Any, http_root: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(http_root + "convention/who-is-in.html")
    tab.focus(".hb-world-map button[tabindex='0']")

    def told() -> str:
        return str(tab.inner_text(".hb-world-one")).replace("\u00a0", " ")

    tab.keyboard.type("vietn")
    assert told().startswith("Vietnam: UN Convention only. Signed the UN Convention: 25 October 2025.")
    for key, name in (("ArrowLeft", "Laos"), ("ArrowDown", "Cambodia"), ("End", "Philippines"), ("Home", "Nicaragua")):
        tab.keyboard.press(key)
        assert told().startswith(name)
    tab.keyboard.press("Enter")
    assert tab.url.endswith("country=NIC") and tab.query_selector("#state-nic.hb-here")
    tab.keyboard.press("Tab")
    assert not tab.evaluate("document.activeElement.closest('.hb-world-map')")
    tab.close()


@pytest.mark.browser
def test_an_address_restores_what_it_was_copied_from(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/compare.html#pair=40-27")
    assert tab.inner_text(".hb-pair").count("Article ") >= 2 and tab.input_value("[data-compare=budapest]") == "27"
    tab.goto(http_root + "convention/who-is-in.html#day=2026-01-01&by=deposit&country=PAK")
    assert tab.inner_text(".hb-world-one") == "Pakistan: in neither."
    assert tab.get_attribute("#state-pak button", "aria-pressed") == "true"
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
