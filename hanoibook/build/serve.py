"""Show the site on this machine and reload the browser when a source changes."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

from hanoibook.build.places import BuildError, Checkout

BUILT, SCRIPT = "/__built", "/__reload.js"  # what the open pages ask for: which site this is, and how to ask
TAG = f'<script src="{SCRIPT}"></script>'.encode()  # a file of its own: the pages' policy refuses scripts inside a page
RELOAD = f"""(async () => {{
  for (let first;;) {{
    try {{
      const now = await (await fetch("{BUILT}")).text()
      if (first && now && now !== first) location.reload()
      first = now || first
    }} catch {{}} // the server is away; it may come back
    await new Promise((done) => setTimeout(done, 800))
  }}
}})()
""".encode()


def serve(checkout: Checkout, port: int) -> None:
    """Build, serve on localhost and rebuild after each change until interrupted."""
    try:
        server = server_of(checkout, port)
    except OSError:
        raise BuildError(f"Port {port} is taken. Choose another one: PORT={port + 1} make serve") from None
    seen = _times(checkout)
    _rebuild(checkout)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving on http://localhost:{server.server_port}/  (stop with Ctrl+C)", flush=True)
    try:
        while True:
            time.sleep(0.5)
            now = _times(checkout)
            if now != seen:
                seen = now
                _rebuild(checkout)
    except KeyboardInterrupt:
        server.shutdown()


def server_of(checkout: Checkout, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server of the last good site for this machine only; raises :class:`OSError` if the port is taken."""
    handler = functools.partial(_Page, directory=str(checkout.site), stamp=checkout.stamp)
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)


def _rebuild(checkout: Checkout) -> None:
    subprocess.run([sys.executable, "-m", "hanoibook.build"], cwd=checkout.root)


def _times(checkout: Checkout) -> dict[Path, float]:
    times = {}
    for path in [*checkout.machinery(), *checkout.tables(), *checkout.content()]:
        with suppress(FileNotFoundError):  # an editor may be replacing it right now
            times[path] = path.stat().st_mtime
    return times


class _Page(http.server.SimpleHTTPRequestHandler):
    """A static file, with the reload script added to pages."""

    def __init__(self, *args: object, stamp: Path, directory: str) -> None:
        self._stamp = stamp
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, a page that reloads itself, its script, or what the site now served was made from."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if self.path == BUILT:
            self._send(self._stamp.read_bytes() if self._stamp.exists() else b"", "text/plain")
        elif self.path == SCRIPT:
            self._send(RELOAD, "text/javascript")
        elif page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes() + TAG, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Keep the terminal for build messages."""
