"""Draw ``book/_static/card.png``, the picture that a shared link shows. ``python tests/card.py`` needs Chromium.

The words that it shows are kept in the picture itself (PNG text ``Description``), so that a test can tell when they
have become older than the data.
"""

from __future__ import annotations

import os
import struct
import zlib
from html import escape
from pathlib import Path

from hanoibook import facts, palette
from hanoibook.site.frame import hero
from hanoibook.words import show

ROOT = Path(__file__).resolve().parents[1]
CARD = ROOT / "book" / "_static" / "card.png"
FONTS = ROOT / "hanoibook" / "site" / "frame" / "fonts"
WIDTH, HEIGHT = 1200, 630
SIGNATURE, CHUNK = b"\x89PNG\r\n\x1a\n", b"Description\x00"


def words() -> tuple[str, str]:
    """Return what the card says under the book's name."""
    ratio = facts.get("claimed-over-reported-2025")
    return (
        f"The best-known forecast is {show(round(ratio.value), ratio.unit)} what was reported to the FBI.",
        "What Vietnam did, what the Hanoi Convention changes, and where each figure comes from.",
    )


def said(picture: bytes) -> str:
    """Return the words that are kept in a PNG, empty without any."""
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        kind, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        if kind == b"tEXt" and body.startswith(CHUNK):
            return body.removeprefix(CHUNK).decode("latin-1")
        at += length + 12
    return ""


def with_words(picture: bytes, text: str) -> bytes:
    """Return the PNG with the words kept in it, before its last chunk.

    >>> said(with_words(SIGNATURE + bytes(12), "A card."))
    'A card.'
    """
    body = CHUNK + text.encode("latin-1")
    check = struct.pack(">I", zlib.crc32(b"tEXt" + body))
    return picture[:-12] + struct.pack(">I", len(body)) + b"tEXt" + body + check + picture[-12:]


def page() -> str:
    """Return the card as a page of HTML."""
    faces = "".join(
        f"@font-face{{font-family:{name};src:url('{(FONTS / file).as_uri()}')}}"
        for name, file in (("Text", "literata-regular.woff2"), ("Head", "be-vietnam-pro-semibold.woff2"))
    )
    style = (
        "body{margin:0;padding:56px 64px;box-sizing:border-box;width:1200px;height:630px;overflow:hidden;"
        "background:var(--hb-paper);color:var(--hb-ink);font:34px/1.4 Text}"
        "h1{margin:0 0 28px;font:600 88px/1.1 Head;letter-spacing:-.02em}"
        "svg{display:block;width:1072px;height:170px;margin-bottom:34px}p{margin:0 0 12px}"
    )
    lines = "".join(f"<p>{escape(line)}</p>" for line in words())
    head = f"<meta charset=utf-8><style>{palette.css()}{faces}{style}</style>"
    return (
        f"<!doctype html><html data-theme=light><head>{head}</head><h1>From Storm to Treaty</h1>{hero.drawing()}{lines}"
    )


def main() -> None:
    """Draw the card and write it."""
    from playwright.sync_api import sync_playwright

    file = ROOT / "_build" / "card.html"
    file.parent.mkdir(exist_ok=True)
    file.write_text(page(), encoding="utf-8")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        tab.goto(file.as_uri())
        tab.evaluate("document.fonts.ready")
        picture = tab.screenshot()
        browser.close()
    CARD.write_bytes(with_words(picture, " ".join(words())))
    print(f"wrote {CARD.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
