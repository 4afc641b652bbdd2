"""Three browser engines behind one door, from Debian's packages or Playwright's own downloads: Chromium, Firefox, WebKit.

Debian has no geckodriver, and Playwright's Firefox channel asks an extended-support Firefox for a command that it does
not know: so Selenium speaks to Firefox's own WebDriver BiDi socket, and to WebKitGTK through its driver.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from conftest import CHROMIUM_OPTIONS, NO_OTHER_HOST, chromium, playwright

WIDE, HIGH = 1280, 900
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
FIREFOX_SETTINGS = {  # no address but this machine's is reached, nothing is asked or updated
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
MINI_BROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
MIDDLE = """selector => {
  const one = document.querySelector(selector);
  one.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = one.getClientRects()[0];
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}"""
WATCH = """() => {
  if (window.heard) return;
  window.heard = [];
  addEventListener('error', event => window.heard.push(event.message));
  addEventListener('unhandledrejection', event => window.heard.push(String(event.reason)));
}"""


class Tab(ABC):
    """A tab of a browser: what a reader can do in it, and what can be asked about the page."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def ask(self, script: str, *given: Any) -> Any:
        """Call a JavaScript function with values, wait for what it promises, return its value."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click the first part that a selector finds, with the mouse."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key of KEYS, or write text, where the focus is."""

    @abstractmethod
    def back(self) -> None:
        """Go back by one page, as the browser's button does."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again, as the browser's button does."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Return errors of scripts, and what the console holds where the engine shows it."""

    def paper(self) -> bytes | None:
        """Return the page as PDF, or nothing where the engine's driver cannot print."""
        return None

    def wait(self, script: str, *given: Any) -> Any:
        """Wait up to 20 seconds until a function returns something true; return it, or raise AssertionError."""
        end, found = time.monotonic() + 20, None
        while not found:
            try:
                found = self.ask(script, *given)
            except Exception as error:  # a page that is just being left cannot be asked
                found, given_up = None, error
            else:
                given_up = None
            if not found and time.monotonic() > end:
                raise AssertionError(f"waited for {script} with {given}") from given_up
        return found

    def write(self, selector: str, text: str) -> None:
        """Empty a field and type a text into it."""
        self.ask("selector => { const one = document.querySelector(selector); one.focus(); one.select(); }", selector)
        self.press(text)


class PlaywrightTab(Tab):
    """A tab of a browser that Playwright drives."""

    def __init__(self, browser: Any) -> None:
        self.tab = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        self.heard: list[str] = []
        self.tab.on("console", lambda one: self.heard.append(one.text) if one.type == "error" else None)
        self.tab.on("pageerror", lambda error: self.heard.append(str(error)))

    def go(self, address: str) -> None:
        self.tab.goto(address, wait_until="load")

    def ask(self, script: str, *given: Any) -> Any:
        return self.tab.evaluate(f"given => ({script})(...given)", list(given))

    def click(self, selector: str) -> None:
        self.tab.click(f"{selector} >> nth=0")

    def press(self, key: str) -> None:
        self.tab.keyboard.press(key) if key in KEYS else self.tab.keyboard.type(key)

    def back(self) -> None:
        self.tab.go_back(wait_until="load")

    def reload(self) -> None:
        self.tab.reload(wait_until="load")

    def complaints(self) -> list[str]:
        return self.heard

    def paper(self) -> bytes | None:
        return bytes(self.tab.pdf()) if self.tab.context.browser.browser_type.name == "chromium" else None


class FirefoxTab(Tab):
    """The tab of a Firefox that listens on a WebDriver BiDi socket."""

    def __init__(self, connection: Any) -> None:
        from selenium.webdriver.common.bidi.browsing_context import BrowsingContext
        from selenium.webdriver.common.bidi.input import Input
        from selenium.webdriver.common.bidi.script import Script

        self.pages, self.hand, self.script = BrowsingContext(connection), Input(connection), Script(connection)
        self.place = self.pages.get_tree()[0].context
        self.pages.set_viewport(self.place, viewport={"width": WIDE, "height": HIGH})
        self.heard: list[str] = []
        self.script.add_console_message_handler(self._hear)
        self.script.add_javascript_error_handler(self._hear)

    def _hear(self, entry: Any) -> None:
        if entry.level == "error":
            self.heard.append(str(entry.text))

    def go(self, address: str) -> None:
        self.pages.navigate(self.place, url=address, wait="complete")

    def ask(self, script: str, *given: Any) -> Any:
        answer = self.script.call_function(
            f"async text => JSON.stringify(await ({script})(...JSON.parse(text))) ?? 'null'",
            await_promise=True,
            target={"context": self.place},
            arguments=[{"type": "string", "value": json.dumps(given)}],
        )
        if answer["type"] != "success":
            raise AssertionError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def click(self, selector: str) -> None:
        across, down = self.ask(MIDDLE, selector)
        steps = [
            {"type": "pointerMove", "x": across, "y": down},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.hand.perform_actions(self.place, actions=[{"type": "pointer", "id": "mouse", "actions": steps}])

    def press(self, key: str) -> None:
        steps = [
            {"type": deed, "value": one}
            for one in ([KEYS[key]] if key in KEYS else key)
            for deed in ("keyDown", "keyUp")
        ]
        self.hand.perform_actions(self.place, actions=[{"type": "key", "id": "keys", "actions": steps}])

    def back(self) -> None:
        was = self.ask("() => location.href")
        self.pages.traverse_history(self.place, delta=-1)
        self.wait("was => location.href !== was && document.readyState === 'complete'", was)

    def reload(self) -> None:
        self.pages.reload(self.place, wait="complete")

    def complaints(self) -> list[str]:
        return self.heard

    def paper(self) -> bytes | None:
        return base64.b64decode(self.pages.print(self.place))


class WebKitTab(Tab):
    """The tab of a WebKitGTK browser. Its driver shows no console and cannot print: errors are heard from load on."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.heard: list[str] = []

    def go(self, address: str) -> None:
        self._gather()
        self.driver.get(address)
        self.ask(WATCH)

    def ask(self, script: str, *given: Any) -> Any:
        answer = self.driver.execute_async_script(
            "const [text, done] = arguments;"
            f"(async () => JSON.stringify(await ({script})(...JSON.parse(text))) ?? 'null')()"
            ".then(value => done({ value }), error => done({ error: String(error) }));",
            json.dumps(given),
        )
        if "error" in answer:
            raise AssertionError(answer["error"])
        return json.loads(answer["value"])

    def click(self, selector: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        across, down = self.ask(MIDDLE, selector)
        mouse = ActionChains(self.driver, duration=0)
        mouse.w3c_actions.pointer_action.move_to_location(across, down)
        mouse.w3c_actions.pointer_action.click()
        mouse.perform()

    def press(self, key: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver, duration=0).send_keys(KEYS.get(key, key)).perform()

    def back(self) -> None:
        self._gather()
        self.driver.back()
        self.ask(WATCH)

    def reload(self) -> None:
        self._gather()
        self.driver.refresh()
        self.ask(WATCH)

    def complaints(self) -> list[str]:
        self._gather()
        return self.heard

    def _gather(self) -> None:
        self.heard += self.ask("() => window.heard?.splice(0) ?? []")


@contextmanager
def engine(name: str) -> Iterator[Tab]:
    """Start a browser engine (`chromium`, `firefox`, `webkit`) and give its tab; raises KeyError for another name."""
    with ExitStack() as stack:
        yield stack.enter_context({"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}[name]())


def mini_browser() -> str | None:
    """Return WebKitGTK's browser where its driver and a screen for it are installed too."""
    found = sorted(Path("/").glob(MINI_BROWSER[1:]))
    return str(found[-1]) if found and shutil.which("WebKitWebDriver") and shutil.which("Xvfb") else None


@contextmanager
def _played(name: str, **options: Any) -> Iterator[Tab]:
    browser = getattr(playwright(), name).launch(**options)
    yield PlaywrightTab(browser)
    browser.close()


@contextmanager
def _chromium() -> Iterator[Tab]:
    with _played("chromium", executable_path=chromium(), args=[*CHROMIUM_OPTIONS, NO_OTHER_HOST]) as tab:
        yield tab


@contextmanager
def _firefox() -> Iterator[Tab]:
    path = shutil.which("firefox-esr")
    with _played("firefox", firefox_user_prefs=FIREFOX_SETTINGS) if path is None else _bidi_firefox(path) as tab:
        yield tab


@contextmanager
def _webkit() -> Iterator[Tab]:
    path = mini_browser()
    with _played("webkit") if path is None else _mini_browser(path) as tab:
        yield tab


@contextmanager
def _bidi_firefox(path: str) -> Iterator[Tab]:
    from selenium.webdriver.common.bidi.session import Session
    from selenium.webdriver.remote.websocket_connection import WebSocketConnection

    with tempfile.TemporaryDirectory() as profile:
        settings = (f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in FIREFOX_SETTINGS.items())
        (Path(profile) / "user.js").write_text("\n".join(settings), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            said = (re.search(r"ws://[\d.:]+", line) for line in running.stderr or ())
            socket = WebSocketConnection(next(filter(None, said)).group() + "/session", 60, 0.02)
            session = Session(socket)
            session.new({"alwaysMatch": {}})
            yield FirefoxTab(socket)
            session.end()
            socket.close()
        finally:
            running.terminate()
            running.wait(20)


@contextmanager
def _mini_browser(path: str) -> Iterator[Tab]:
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.service import Service

    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDE + 100}x{HIGH + 200}x24", "-nolisten", "tcp"]
    shown = subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert shown.stdout is not None
        display = f":{shown.stdout.readline().strip()}"
        options = webdriver.WebKitGTKOptions()
        options.binary_location = path
        options.add_argument("--automation")
        service = Service(shutil.which("WebKitWebDriver"), env=dict(os.environ, DISPLAY=display))
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            driver.set_window_size(WIDE, HIGH + 38)
            driver.set_script_timeout(60)
            yield WebKitTab(driver)
        finally:
            driver.quit()
    finally:
        shown.terminate()
        shown.wait(20)
