"""The list of pages: folded by part, in short names, and every page knows its place in it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from conftest import ROOT, all_pages
from visits import each, read

LONGEST_NAME = 28
MOST_LINKS = 28  # that stand open at once
NOT_LISTED = ("index.html", "404.html", "search.html")
CONTENTS = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
LISTED = [page for page in all_pages() if page not in NOT_LISTED and not page.startswith("slides/")] or ["index.html"]


def chapters() -> list[dict[str, Any]]:
    return [page for part in CONTENTS["parts"] for page in part["chapters"]]


def test_every_page_has_a_short_name_of_its_own() -> None:
    names = [page["title"] for page in chapters()]
    assert [name for name in names if len(name) > LONGEST_NAME] == []
    for part in CONTENTS["parts"]:
        inside = [page["title"] for page in part["chapters"]]
        assert len(set(inside)) == len(inside), part["caption"]


@pytest.mark.site
@pytest.mark.parametrize("page", each(LISTED))
def test_a_page_marks_its_place_and_opens_its_part_alone(page: str) -> None:
    listed = read(page).select_one("#hb-pages")
    here = listed.select("[aria-current=page]")
    assert [one["data-page"] for one in here] == [page.removesuffix(".html")]
    folds = listed.find_all("details")
    assert [fold for fold in folds if fold.has_attr("open")] == [
        one for one in here[0].parents if one.name == "details"
    ]
    assert (
        sum(1 for link in listed.find_all("a") if not link.find_parent("details") or link.find_parent(open=True))
        <= MOST_LINKS
    )


@pytest.mark.site
@pytest.mark.parametrize(
    ("page", "above"), [("reference/tables/gdp", "reference/data"), ("teach/handouts/rubrics", "teach/handouts")]
)
def test_a_page_that_hangs_on_another_stands_below_it(page: str, above: str) -> None:
    soup = read(f"{page}.html")
    here = soup.select_one("#hb-pages [aria-current=page]")
    assert here.find_parent("ul").find_previous_sibling("a")["data-page"] == above
    assert soup.select_one(f"#hb-pages [data-page='{above}']")["aria-current"] == "true"
    caption = here.find_parent("details").summary.get_text(strip=True)
    assert soup.select_one(".hb-kicker").get_text(strip=True) == caption


@pytest.mark.site
def test_the_landing_page_shows_parts_not_pages() -> None:
    listed = read("index.html").select_one("#hb-pages")
    assert not listed.select("details[open]")
    assert len(listed.select("summary")) == len([part for part in CONTENTS["parts"] if len(part["chapters"]) > 1])
