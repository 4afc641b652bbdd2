"""The typefaces: served by the site itself, small, with their licences, and never a reason for a line to move."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SITE

FONTS = ROOT / "hanoibook" / "site" / "frame" / "fonts"
MOST = 24 * 1024  # bytes of a face


def test_every_face_is_small_and_has_its_licence_beside_it() -> None:
    faces = sorted(FONTS.glob("*.woff2"))
    assert len(faces) == 2, "two faces are read before the first chart; another one needs a reason and a wait"
    for face in faces:
        assert face.read_bytes()[:4] == b"wOF2" and face.stat().st_size <= MOST
        family = re.sub(r"-(regular|semibold)$", "", face.stem)
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8").upper()


@pytest.mark.site
def test_the_site_serves_the_faces_and_their_licences() -> None:
    style = (SITE / "_static" / "book.css").read_text(encoding="utf-8")
    named = set(re.findall(r"""url\(["']?([^"')]+\.woff2)""", style))
    assert named == {face.name for face in FONTS.glob("*.woff2")}
    for file in FONTS.iterdir():
        assert (SITE / "_static" / file.name).read_bytes() == file.read_bytes()


@pytest.mark.browser
@pytest.mark.parametrize("where", ["http", "folder"])
def test_headings_and_text_are_set_in_the_faces(browser: Any, http_root: str, where: str) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    root = http_root if where == "http" else Path(SITE).as_uri() + "/"
    page.goto(f"{root}storm/how-big-is-it.html")
    page.wait_for_function("document.fonts.status === 'loaded'")
    loaded = page.evaluate("[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family)")
    page.close()
    assert not failed
    assert {name.strip('"').removesuffix(" from a folder") for name in loaded} == {"Literata", "Be Vietnam Pro"}
