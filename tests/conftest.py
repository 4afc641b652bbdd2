"""Shared by all tests: the checkout, the built site over HTTP and from files, a browser."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from kept import set_aside
from small_book import copy, kept_book, kept_pages, pages_only  # noqa: F401 - fixtures

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
CHANGEABLE = (  # charts whose reader may change an assumption; test_package sees that these are all
    "growth-to-2030",
    "one-answer-in-a-survey",
    "record-and-silence",
    "simulated-surveys",
    "when-enough-ratify",
)
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


def pages() -> list[str]:
    """Every page of the built site that comes from a source, relative to the site."""
    return [page for page in all_pages() if page not in ("404.html", "search.html")]


def all_pages() -> list[str]:
    """Every page of the built site, relative to the site."""
    found = (path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if "_static" not in path.parts)
    return sorted(found)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run here, saying why."""
    for item in items:
        if item.get_closest_marker("browser") and os.environ.get("NO_BROWSER"):
            item.add_marker(pytest.mark.skip(reason="NO CHROMIUM: browser tests cannot run here"))
        if item.get_closest_marker("build"):
            item.add_marker(pytest.mark.xdist_group("build"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show journeys as a table: a line each, a column for each engine and way."""
    cells = {}
    for outcome, word in (("passed", "{:.1f} s"), ("failed", "FAILED")):
        for report in terminalreporter.stats.get(outcome, ()):
            named = re.search(r"test_engines.py::test_(\w+)\[(\w+ from a \w+)(?:-([\w ]+))?", report.nodeid)
            if named and report.when == "call":
                journey = named[3] or named[1].replace("_", " ")
                cells[journey, named[2]] = word.format(report.duration)
    columns = sorted({column for _, column in cells})
    for journey in ("", *dict.fromkeys(journey for journey, _ in cells)) if cells else ():
        line = columns if not journey else [cells.get((journey, column), "-") for column in columns]
        terminalreporter.write_line(f"{journey:34}" + "".join(f"{one:24}" for one in line))


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site."""
    assert (SITE / "index.html").exists(), "no site in _build/html; run: make book"
    return SITE


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def http_root(site: Path) -> Iterator[str]:
    """The address of the site, served on this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def chromium() -> str | None:
    """Return the Chromium that CHROMIUM names or the machine has; nothing where Playwright's own is to be taken."""
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@functools.cache
def playwright() -> Any:
    """Return the one Playwright of this process, which bears no second; it stops with the session."""
    from playwright.sync_api import sync_playwright

    return sync_playwright().start()


def pytest_sessionfinish() -> None:
    if playwright.cache_info().currsize:
        playwright().stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium: from CHROMIUM, from the machine, or Playwright's own."""
    started = playwright().chromium.launch(executable_path=chromium(), args=[*CHROMIUM_OPTIONS, NO_OTHER_HOST])
    yield started
    started.close()


@pytest.fixture(scope="session")
def visit(request: pytest.FixtureRequest, browser: object, http_root: str) -> Iterator[object]:
    """Visit a page in a dress, once for all its tests; axe-core looks at it where a test asks for its faults."""
    from visits import Visits

    asking = (item.callspec.params for item in request.session.items if "faults" in getattr(item, "fixturenames", ()))
    made = Visits(browser, http_root, with_axe={(params["page"], params["dress"]) for params in asking})
    yield made
    made.close()


@pytest.fixture
def faults(visit: Callable[..., object], page: str, dress: str) -> object:
    """What axe-core finds wrong on a page in a dress, by the state of the page."""
    return visit(page, dress=dress).faults  # type: ignore[attr-defined]


@pytest.fixture
def data_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of data/ that the package reads instead of the real one."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    monkeypatch.setattr("hanoibook.data.folder.data_dir", lambda: folder)
    with set_aside():
        yield folder
