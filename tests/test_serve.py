"""`make serve`: an open page reloads itself once the site was built anew, under the policy that every page carries."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from hanoibook.build import serve
from hanoibook.build.places import BuildError, Checkout
from hanoibook.site.frame import page as frame_page

PAGE = '<!doctype html><meta http-equiv="Content-Security-Policy" content="{}"><title>{}</title><h1>{}</h1>'


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Checkout, str]]:
    """A site of one page, and its address."""
    checkout = Checkout(tmp_path)
    built(checkout, "first")
    server = serve.server_of(checkout, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield checkout, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def built(checkout: Checkout, words: str) -> None:
    checkout.site.mkdir(parents=True, exist_ok=True)
    page = PAGE.format(frame_page.policy(), words, words)
    (checkout.site / "index.html").write_text(page, encoding="utf-8")
    checkout.stamp.write_text(words, encoding="utf-8")


@pytest.mark.browser
def test_an_open_page_reloads_itself_after_a_build(served: tuple[Checkout, str], browser) -> None:
    checkout, address = served
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with page.expect_response(lambda response: response.url.endswith(serve.BUILT)):
        page.goto(address)
    built(checkout, "second")
    page.get_by_role("heading", name="second").wait_for(timeout=10_000)
    assert [line for line in said if "favicon" not in line and "404" not in line] == []
    page.close()


def test_a_page_is_sent_as_built_but_for_one_script_and_never_kept(served: tuple[Checkout, str]) -> None:
    checkout, address = served
    with urlopen(address) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.read() == (checkout.site / "index.html").read_bytes() + serve.TAG
    with urlopen(address + serve.SCRIPT[1:]) as answer:
        assert answer.headers["Content-Type"] == "text/javascript"


def test_a_port_that_is_taken_is_named_with_a_remedy(served: tuple[Checkout, str]) -> None:
    checkout, address = served
    port = int(address.rstrip("/").rpartition(":")[2])
    with pytest.raises(BuildError, match=f"Port {port} is taken.*PORT={port + 1} make serve"):
        serve.serve(checkout, port)
