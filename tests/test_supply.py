"""What the book stands on: licences that allow it, a page that is up to date, and hashes for all."""

from __future__ import annotations

import re
import sys

import licences
import pytest
from conftest import ROOT


def test_the_page_on_dependencies_is_the_one_of_these_locks() -> None:
    said = licences.PAGE.read_text(encoding="utf-8")
    assert said == licences.page(list(sys.path)), "run: python tests/licences.py"


def test_every_licence_is_allowed() -> None:
    stated = {name: licences.licence(name, version, list(sys.path)) for name, version in licences.packages().items()}
    assert {name: one for name, one in stated.items() if licences.verdict(one) == "refused"} == {}
    by_file = {name for name, one in stated.items() if licences.verdict(one) == "file by file"}
    assert by_file.isdisjoint(licences.runtime())


@pytest.mark.parametrize("stated", ["GPL-3.0-or-later", "MIT AND AGPL-3.0", licences.UNREAD, "Proprietary", ""])
def test_another_licence_is_refused(stated: str) -> None:
    assert licences.verdict(stated) == "refused"


def test_every_locked_package_has_hashes_and_the_test_lock_agrees_with_the_book() -> None:
    for lock, file in licences.LOCKS.items():
        text = (ROOT / file).read_text(encoding="utf-8")
        blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in block for block in blocks), lock
    book, test = licences.locked("book"), licences.locked("test")
    assert {name: test[name] for name in book} == book
