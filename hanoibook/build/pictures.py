"""Sharp pictures of charts and drawings, taken from pages of the built site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hanoibook.build import pdf

SHARP = 3  # pixels of the picture for one of the slide
PICTURE = ".hb-plot, .hb-drawing"


def of_charts(browser: Any, decks: Iterable[Path]) -> dict[str, bytes]:
    """Return a PNG for each chart that decks show, by the chart's name; each is taken once."""
    found: dict[str, bytes] = {}
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, device_scale_factor=SHARP, color_scheme="light"
    )
    for deck in decks:
        tab = context.new_page()
        tab.goto(f"{deck.as_uri()}?print-pdf")
        tab.wait_for_selector(".pdf-page")
        figures = {str(one.get_attribute("data-chart")): one for one in tab.query_selector_all("figure.hb-chart")}
        if figures.keys() - found:
            pdf.draw(tab)
        for name in figures.keys() - found:
            found[name] = figures[name].query_selector(PICTURE).screenshot(type="png", omit_background=True)
        tab.close()
    context.close()
    return found


def of_drawings(browser: Any, page: Path) -> list[bytes]:
    """Return a PNG for each drawing in the text of a page, in their order."""
    tab = browser.new_page(viewport={"width": 1280, "height": 720}, device_scale_factor=SHARP, color_scheme="light")
    tab.emulate_media(media="print")
    tab.goto(page.as_uri())
    found = [drawing.screenshot(type="png") for drawing in tab.query_selector_all("article svg[role=img]")]
    tab.close()
    return found
