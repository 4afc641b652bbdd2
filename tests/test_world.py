"""The map of equals: a square for every state, none for anybody else, and a mark that needs no colour."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from hanoibook import charts, data, treaties
from hanoibook.charts import world
from hanoibook.treaties.world import check_squares


def faults(change: pd.DataFrame) -> list[tuple[int, str, str]]:
    return list(check_squares(change))


def test_every_member_and_observer_has_one_square_and_nobody_else_has() -> None:
    states = data.load("countries").query("membership in ['un_member', 'un_observer']")
    assert sorted(treaties.world()["iso3"]) == sorted(states["iso3"])
    assert treaties.beside_the_map() == ["EUU"]


def test_the_table_of_squares_breaks_none_of_its_rules() -> None:
    assert not faults(data.load("world_squares"))


@pytest.mark.parametrize(
    ("iso3", "column", "value", "said"),
    [
        ("VNM", "down", 10, "already. Choose a free one"),
        ("VNM", "across", 1, "lies too far from the rest of Asia"),
        ("VNM", "country", "Viet Nam", "'Vietnam' in countries.csv"),
        ("VNM", "iso3", "XKX", "is no member or observer state"),
    ],
)
def test_a_damaged_square_is_refused_by_name(iso3: str, column: str, value: object, said: str) -> None:
    rows = data.load("world_squares")
    damaged = rows.assign(**{column: rows[column].mask(rows["iso3"] == iso3, value)})
    assert any(said in fault for _row, _column, fault in faults(damaged))


def test_a_state_without_a_square_is_named_with_the_remedy() -> None:
    rows = data.load("world_squares").query("iso3 != 'TUV'").reset_index(drop=True)
    assert [fault for *_place, fault in faults(rows)] == ["Tuvalu has no square. Add a row for TUV on a free one."]


@pytest.mark.parametrize("day", ["2001-11-23", "2021-06-30", "2025-10-25", "2026-05-01"])
@pytest.mark.parametrize("basis", treaties.BASES)
def test_the_map_of_any_day_stands_as_the_lists_do(day: str, basis: str) -> None:
    rows = treaties.world(day, basis).set_index("iso3")
    listed = treaties.membership(day, basis).set_index("iso3").loc[rows.index]
    assert list(rows["standing"]) == list(listed["standing"])


def test_a_standing_is_told_by_its_mark_as_well_as_by_its_colour() -> None:
    bare = {one: re.sub(r'class="[^"]*"', "", world.square(0, 0, 18, one)) for one in treaties.STANDINGS}
    filled = {one for one in treaties.STANDINGS if one != "neither"}
    assert len({bare[one] for one in filled}) == len(filled)
    assert ".hb-sq-neither{fill:none" in charts.get("members-on-the-map").figure


def test_the_key_counts_the_squares_of_the_drawing() -> None:
    drawn = str(charts.get("members-on-the-map").figure)
    for standing, name in world.KEY.items():
        squares = drawn.count(f'<rect class="hb-sq hb-sq-{standing.replace("_", "-")}"')
        assert f">{name}: {squares}</text>" in drawn and squares
