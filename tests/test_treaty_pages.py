"""The pages that compare the conventions: complete without a script, the same as the tables with one."""

from __future__ import annotations

from typing import Any

import pytest
from visits import read

from hanoibook import data, explorers, treaties
from hanoibook.site.reference import listings
from hanoibook.site.treaties import concordance, members
from hanoibook.words.folding import order

pytestmark = [pytest.mark.site]
WIDTH_OF_A_NAME = 4  # squares
WIDTHS = (1440, 1280, 768, 390, 320)
DAYS = ("2001-11-23", "2004-07-01", "2015-12-31", "2021-04-28", "2021-06-30", "2022-07-05", "2025-10-26", "2026-01-01")


def test_every_article_stands_on_the_page_that_compares() -> None:
    page = read("convention/compare.html")
    for treaty in treaties.TREATIES:
        numbers = {int(card["data-number"]) for card in page.select(f".hb-art[data-treaty={treaty}]")}
        assert numbers == set(treaties.articles(treaty)["article"])


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
    wanted = sorted(zip(pairs["un_article"].astype(str), pairs["budapest_article"].astype(str), strict=True))
    for form in (".hb-wide", ".hb-phone"):
        lines = picture.select(f"{form} .hb-link")
        assert sorted((line["data-un"], line["data-budapest"]) for line in lines) == wanted
    for treaty in treaties.TREATIES:
        names = [name.get_text() for name in picture.select(f".hb-column-{treaty} .hb-name")]
        assert names == treaties.articles(treaty)["title"].tolist()
    table = read("convention/compare.html").select("#table-concordance tbody tr")
    assert len(table) == len(data.load("crosswalk"))


def test_the_picture_comes_before_all_that_is_folded() -> None:
    page = read("convention/compare.html")
    picture = page.select_one(".hb-concordance")
    assert not picture.find_previous("h2") and not picture.find_previous("details", class_="hb-unfold")
    assert all(not fold.has_attr("open") for fold in page.select(".hb-unfold"))
    for node in picture.select(".hb-column a"):  # without a script a browser opens the folds around an anchor
        assert page.select_one(node["href"]).find_parent("details", class_="hb-unfold")


def test_places_in_the_picture_keep_their_order_and_leave_room() -> None:
    for form in concordance.picture("")["forms"].values():
        for column in form["places"].values():
            ends = [round(one["top"] + one["height"], 1) for one in column]
            assert all(end <= below["top"] + 0.11 for end, below in zip(ends, column[1:], strict=False))
            assert column[0]["top"] >= 0 and ends[-1] <= form["height"]


def test_both_codings_of_every_row_are_one_link_away() -> None:
    page = read("reference/codings.html")
    links = {link["href"].split("#")[1] for link in read("convention/compare.html").select(".hb-relations a")}
    assert links == set(data.load("crosswalk")["id"]) == {one["id"] for one in page.select(".hb-coded")}
    for row in data.load("crosswalk").to_dict(orient="records"):
        said = page.select_one(f"#{row['id']}").get_text()
        assert "First reader: " in said and "Second reader: " in said


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
        assert [one.get_text() for one in listed] == sorted(wanted["country"], key=order)
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
def test_the_keyboard_walks_the_picture_and_brings_out_the_lines_of_an_article(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/compare.html")
    here = "() => [document.activeElement.dataset.treaty, Number(document.activeElement.dataset.number)]"
    assert tab.locator(".hb-concordance .hb-column a[tabindex='0']").count() == 1
    tab.focus(".hb-concordance a[tabindex='0']")
    tab.keyboard.press("End")
    assert tab.evaluate(here) == ["un", len(treaties.articles("un"))]
    tab.keyboard.press("Home")
    for _step in range(39):
        tab.keyboard.press("ArrowDown")
    assert tab.evaluate(here) == ["un", 40]
    numbers = sorted(treaties.counterparts("un", 40)["budapest_article"].dropna())
    own = tab.eval_on_selector_all(".hb-wide .hb-own", "all => all.map(one => Number(one.dataset.budapest))")
    assert sorted(own) == numbers
    assert tab.inner_text(".hb-concordance figcaption").startswith("UN Convention, 40 ")
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate(here) == ["budapest", numbers[0]]
    tab.keyboard.press("Enter")
    assert tab.url.endswith(f"#pair=-{numbers[0]}") and tab.is_visible(".hb-pair")
    assert tab.evaluate(here) == ["budapest", numbers[0]]
    tab.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 1280, 390])
def test_without_a_choice_the_comparison_is_short_and_no_name_lies_on_another(
    browser: Any, http_root: str, width: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(http_root + "convention/compare.html")
    assert tab.evaluate("document.documentElement.scrollHeight") < 6000
    assert tab.evaluate("document.querySelector('.hb-columns').getBoundingClientRect().top + scrollY") < 900
    over = """all => all.map(one => one.getBoundingClientRect()).filter(box => box.width > 2)
        .filter((box, place, boxes) => place && boxes[place - 1].bottom > box.top + 1).length"""
    for treaty in treaties.TREATIES:
        assert tab.eval_on_selector_all(f".hb-column-{treaty} .hb-name", over) == 0
    heads = """all => all.filter(one => {
        const next = one.nextElementSibling.querySelector('.hb-name').getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect().bottom > next.top + 1;
    }).map(one => one.textContent)"""
    assert tab.eval_on_selector_all(".hb-chapter", heads) == []
    field = tab.locator("[data-compare=find]")
    assert field.evaluate("one => one.scrollWidth <= one.clientWidth")
    tab.close()


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_an_anchor_in_a_fold_opens_it_from_another_page(browser: Any, http_root: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    tab = context.new_page()
    for anchor in ("fraud", "un-40", "budapest-27", "relation=narrowed", "pair=40-27", "table-concordance"):
        tab.goto(http_root + "index.html")
        tab.goto(http_root + f"convention/compare.html#{anchor}")
        if "=" in anchor or (scripts and "-" in anchor and not anchor.startswith("table")):
            assert tab.is_visible(".hb-pair") == scripts
        else:
            assert tab.locator(f"#{anchor}").is_visible()
    context.close()


@pytest.mark.browser
def test_what_can_be_chosen_is_what_the_tables_hold(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/compare.html")
    values = "all => all.map(one => one.value).filter(Boolean)"
    for treaty in treaties.TREATIES:
        options = tab.eval_on_selector_all(f"[data-compare={treaty}] option", values)
        assert options == [str(number) for number in treaties.articles(treaty)["article"]]
    assert tab.eval_on_selector_all("[data-compare=concept] option", values) == treaties.concepts()["id"].tolist()
    tab.close()


@pytest.mark.browser
def test_a_choice_draws_its_part_of_the_picture(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(http_root + "convention/compare.html")
    seen = "all => all.filter(one => one.checkVisibility()).map(one => `${one.dataset.treaty}-${one.dataset.number}`)"
    tab.select_option("[data-compare=concept]", "preservation")
    wanted = {
        f"{treaty}-{int(number)}"
        for treaty in treaties.TREATIES
        for number in treaties.concept_rows("preservation")[f"{treaty}_article"].dropna()
    }
    assert set(tab.eval_on_selector_all(".hb-column a", seen)) == wanted
    assert tab.is_visible("#preservation") and not tab.is_visible("#table-concordance")
    tab.click("[data-compare=reset]")
    assert len(tab.eval_on_selector_all(".hb-column a", seen)) == tab.locator(".hb-column a").count()
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
