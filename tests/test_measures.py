"""Measures: a programme counts once, and effort alone is no measured effect."""

import pandas as pd
import pytest

from hanoibook import data, facts, measures


def rows_with(monkeypatch, number, **cells):
    rows = data.load("responsibility").copy()
    for column, value in cells.items():
        rows.loc[rows["id"] == number, column] = value
    monkeypatch.setattr(measures.data, "load", lambda name: rows)


@pytest.mark.parametrize(
    ("number", "cells", "fault"),
    [
        ("RE67", {"effect": "helps"}, r"responsibility\.csv, row 68, column effect: helps does not fit basis effort"),
        ("RE41", {"effect_basis": "none"}, r"row 42, column effect: helps does not fit basis none"),
        ("RE01", {"effect": "unknown"}, r"row 2, column effect: unknown does not fit basis outcome"),
        ("RE42", {"who_acts": "state"}, r"row 43, column programme: fbi-recovery has rows of two actors"),
    ],
)
def test_an_effect_without_a_measured_ground_is_refused(monkeypatch, number, cells, fault):
    measures.check_agreement()
    rows_with(monkeypatch, number, **cells)
    with pytest.raises(data.DataError, match=fault):
        measures.check_agreement()


def test_a_programme_counts_once(monkeypatch):
    whole = measures.programmes()
    rows = data.load("responsibility")
    assert len(whole) == rows["programme"].nunique() + rows["programme"].isna().sum() < len(rows)
    assert whole["id"].is_unique and "fbi-recovery" in set(whole["id"])
    assert facts.get("measures").value == len(whole)
    assert facts.get("measures-helps").value == (whole["effect"] == "helps").sum()
    rows_with(monkeypatch, "RE45", effect="no_effect")
    assert measures.programmes().set_index("id")["effect"]["fbi-recovery"] == "mixed"


def test_parts_of_the_chart_add_up_to_the_measures():
    whole = measures.programmes()
    parts = [facts.get(f"measures-{effect}").value for effect in ("helps", "mixed", "no-effect", "unknown")]
    assert sum(parts) == len(whole)
    assert isinstance(whole, pd.DataFrame)
