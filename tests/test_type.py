"""The face of the site: its typefaces, served by itself, small and licensed, and the card for sharing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import card
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


def test_the_card_for_sharing_shows_the_count_of_the_data() -> None:
    picture = card.CARD.read_bytes()
    assert card.said(picture) == " ".join(card.words()), "run: python tests/card.py"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (card.WIDTH, card.HEIGHT)


@pytest.mark.site
@pytest.mark.parametrize("name", ["index.html", "storm/how-big-is-it.html", "reference/tables/gdp.html"])
def test_every_page_links_the_card_for_sharing(name: str) -> None:
    head = (SITE / name).read_text(encoding="utf-8").split("</head>")[0]
    linked = re.findall(r'<meta property="og:image" content="([^"]+)"', head)
    assert len(linked) == 1 and ((SITE / name).parent / linked[0]).resolve() == SITE / "_static" / "card.png"


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
