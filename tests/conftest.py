"""Shared by all tests: the checkout, the built site over HTTP and from files, a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from small_book import copy, kept_book, kept_pages, pages_only  # noqa: F401 - fixtures

from hanoibook import data

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)


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


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium: from CHROMIUM, from the machine, or Playwright's own."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield started
        started.close()


@pytest.fixture
def data_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of data/ that the package reads instead of the real one."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    monkeypatch.setattr("hanoibook.data.folder.data_dir", lambda: folder)
    data.forget()
    yield folder
    data.forget()
