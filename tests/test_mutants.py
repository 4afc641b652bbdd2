"""A mutant that no test catches makes the command fail; so do a stale one and a test that is red without it."""

from __future__ import annotations

from pathlib import Path

import mutants
import pytest
from conftest import ROOT
from mutants import Mutant

KNOWN = mutants.read()
GOOD = Mutant("two are one", "sums.py", "TWO = 2", "TWO = 1", "test_sums.py::test_two")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A product of two numbers, one of which is tested."""
    root = tmp_path / "checkout"
    root.mkdir()
    (root / "sums.py").write_text("TWO = 2\nTHREE = 3\n", encoding="utf-8")
    (root / "test_sums.py").write_text(
        "import sums\n\ndef test_two():\n    assert sums.TWO == 2\n\ndef test_four():\n    assert sums.TWO == 4\n",
        encoding="utf-8",
    )
    return root


def test_a_mutant_that_is_caught_is_no_fault_and_leaves_the_checkout_alone(checkout: Path, tmp_path: Path) -> None:
    assert mutants.hunt(checkout, [GOOD], tmp_path) == []
    assert "TWO = 2" in (checkout / "sums.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"old": "THREE = 3", "new": "THREE = 4"}, "two are one: not caught"),
        ({"new": "TWO = ("}, "two are one: no verdict"),
        ({"test": "test_sums.py::test_four"}, "red without a mutant"),
        ({"test": "test_sums.py::test_none"}, "red without a mutant"),
    ],
    ids=["missed", "broken", "red before", "no such test"],
)
def test_what_proves_nothing_is_a_fault(checkout: Path, tmp_path: Path, change: dict[str, str], fault: str) -> None:
    found = mutants.hunt(checkout, [Mutant(**{**vars(GOOD), **change})], tmp_path)
    assert len([one for one in found if fault in one]) == 1, found


@pytest.mark.parametrize("old", ["TWO = 3", "="])
def test_a_stale_mutant_is_named(checkout: Path, old: str) -> None:
    with pytest.raises(ValueError, match=r"two are one: the old text stands [02] times in sums.py, not once"):
        Mutant(**{**vars(GOOD), "old": old}).broken(checkout)


def test_there_are_thirty_mutants_of_different_names() -> None:
    assert len({one.name for one in KNOWN}) == len(KNOWN) >= 30


@pytest.mark.parametrize(
    "mutant", [one for one in KNOWN if not one.file.startswith(mutants.SITE)], ids=lambda one: one.name
)
def test_a_mutant_of_a_source_fits_exactly_once(mutant: Mutant) -> None:
    assert mutant.broken(ROOT) != (ROOT / mutant.file).read_text(encoding="utf-8")


@pytest.mark.site
@pytest.mark.parametrize(
    "mutant", [one for one in KNOWN if one.file.startswith(mutants.SITE)], ids=lambda one: one.name
)
def test_a_mutant_of_a_page_fits_exactly_once(mutant: Mutant) -> None:
    assert mutant.broken(ROOT) != (ROOT / mutant.file).read_text(encoding="utf-8")
