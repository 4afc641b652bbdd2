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

RELOAD = (
    b"<script>(async()=>{let first;for(;;){try{const now=await(await fetch('/__edition')).text();"
    b"if(first&&now&&now!==first)location.reload();first=now||first}catch{}"
    b"await new Promise(done=>setTimeout(done,800))}})()</script>"
)


def serve(checkout: Checkout, port: int) -> None:
    """Build, serve on localhost and rebuild after each change until interrupted."""
    handler = functools.partial(_Page, directory=str(checkout.site), stamp=checkout.stamp)
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
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


def _rebuild(checkout: Checkout) -> None:
    subprocess.run([sys.executable, "-m", "hanoibook.build"], cwd=checkout.root)


def _times(checkout: Checkout) -> dict[Path, float]:
    times = {}
    for path in [*checkout.machinery(), *checkout.content()]:
        with suppress(FileNotFoundError):  # an editor may be replacing it right now
            times[path] = path.stat().st_mtime
    return times


class _Page(http.server.SimpleHTTPRequestHandler):
    """A static file, with the reload script added to pages."""

    def __init__(self, *args: object, stamp: Path, directory: str) -> None:
        self._stamp = stamp
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, a page that reloads itself, or the edition that is served now."""
        if self.path == "/__edition":
            self._send(self._stamp.read_bytes() if self._stamp.exists() else b"", "text/plain")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes() + RELOAD, "text/html; charset=utf-8")
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
