"""Print what builds and pages cost, ours beside a stock Jupyter Book of the same pages in the same run (medians)."""

from __future__ import annotations

import csv
import functools
import gzip
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conftest import CHROMIUM_OPTIONS
from small_book import CHAPTER, PARTS, ROOT

from hanoibook import charts, explorers, facts, questions

ROUNDS = int(os.environ.get("ROUNDS", "3"))
PAGES = {
    "landing": "index",
    "chapter": CHAPTER.removeprefix("book/").removesuffix(".md"),
    "reference": "reference/method",
}
NAMED = {"question": (next(iter(questions.everything())).id,)}
LISTS = "claims-filter|claims-ledger|source-list|data-tables|treaty-articles|glossary-list|event-list|word-list|open-points|forget"
STOCK_CONFIG = """title: From Storm to Treaty
author: From Storm to Treaty contributors
only_build_toc_files: true
execute:
  execute_notebooks: "off"
html:
  extra_footer: ""
parse:
  myst_enable_extensions: [colon_fence, attrs_inline, attrs_block, substitution]
sphinx:
  config:
    html_js_files: [plotly.min.js]
"""


def main() -> None:
    """Build both, then weigh their pages."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = Path(folder) / "ours", Path(folder) / "stock"
        copy_ours(ours)
        write_stock(stock)
        print(f"{'':22} {'ours':>16} {'stock':>16}   ratio")
        builds(ours, stock)
        time_parts(ours)
        weigh_pages(ours / "_build" / "html", stock / "_build" / "html")
    time_explorers()


def time_explorers() -> None:
    """Print how long each explorer of the notebooks takes to show a change."""
    for name in sorted(set(explorers.__all__) - {"Explorer"}):
        explorer = getattr(explorers, name)(*NAMED.get(name, ()))
        seconds = statistics.median(timed(explorer._update) for _ in range(ROUNDS * 3))
        print(f"{'explorer ' + name:32} {seconds * 1000:6.1f} ms")


def timed(deed: Callable[[], None]) -> float:
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def copy_ours(root: Path) -> None:
    """Copy what our build reads."""
    root.mkdir()
    for part in PARTS:
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy2)(ROOT / part, root / part)


def write_stock(root: Path) -> None:
    """Write the same pages for Jupyter Book as it comes: figures as text, charts as Plotly's own HTML."""
    from plotly.offline import get_plotlyjs

    shutil.copytree(ROOT / "book", root / "book", ignore=shutil.ignore_patterns("_static"))
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copy2(ROOT / "_toc.yml", root / "_toc.yml")
    (root / "_static").mkdir()
    (root / "_static" / "plotly.min.js").write_text(get_plotlyjs(), encoding="utf-8")
    (root / "_config.yml").write_text(STOCK_CONFIG, encoding="utf-8")
    for notebook in (root / "notebooks").glob("*.ipynb"):
        notebook.write_text(with_html(notebook.read_text(encoding="utf-8")), encoding="utf-8")
    for page in (root / "book").rglob("*.md"):
        page.write_text(plain(page.read_text(encoding="utf-8")), encoding="utf-8")


def with_html(notebook: str) -> str:
    """Return a notebook whose Plotly outputs are HTML, since our own renderer of them is not there."""
    import plotly.graph_objects as go

    content = json.loads(notebook)
    for cell in content["cells"]:
        for output in cell.get("outputs", []):
            figure = output.get("data", {}).pop(charts.PLOTLY_MIME, None)
            if figure:
                html = go.Figure(figure).to_html(full_html=False, include_plotlyjs=False)
                output["data"]["text/html"] = html
    return json.dumps(content)


def plain(page: str) -> str:
    """Return a page without this book's roles and directives."""
    page = re.sub(r"\{fact\}`([^`]+)`", lambda found: facts.get(found[1]).text, page)
    page = re.sub(r"\{claim\}`([^`]+)`", r"\1", page)
    page = re.sub(
        r"\{(?:un|budapest)\}`(?:([^`<]+?)\s*<)?([^`>]+)>?`", lambda found: found[1] or f"article {found[2]}", page
    )
    page = re.sub(r"```\{chart\} ([\w-]+)\n```", lambda found: chart(found[1]), page)
    return re.sub(rf"```\{{(?:{LISTS})\}}[^\n]*\n```", "", page)


def chart(name: str) -> str:
    """Return a chart as many stock books hold it: a div and a script in the page."""
    figure = charts.get(name).figure
    html = figure if isinstance(figure, str) else figure.to_html(full_html=False, include_plotlyjs=False)
    return f"````{{raw}} html\n{html}\n````"


def builds(ours: Path, stock: Path) -> None:
    """Measure three builds of each: from nothing, with nothing changed, one page edited."""
    commands = {
        ours: [sys.executable, "-m", "hanoibook.build", "book"],
        stock: [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "-q"],
    }
    steps: dict[str, Callable[[Path], Any]] = {
        "build from nothing": lambda root: shutil.rmtree(root / "_build", ignore_errors=True),
        "nothing changed": lambda root: None,
        "one page edited": lambda root: append(root / CHAPTER, "\nOne more line.\n"),
    }
    for name, prepare in steps.items():
        found = [measure([commands[root]], root, prepare) for root in (ours, stock)]
        row(f"{name}, s", *(one[0] for one in found))
        row(f"{name}, MiB", *(one[1] for one in found))
    notebooks = [sys.executable, "-m", "hanoibook.build", "notebooks"]
    seconds, memory = measure([notebooks, commands[ours]], ours, change_a_row)
    print(f"{'one row changed, s':22} {seconds:16.2f} {'notebooks included':>16}")
    print(f"{'one row changed, MiB':22} {memory:16.2f}")


def change_a_row(root: Path) -> None:
    """Add to the note of the last row of a table that charts, facts and lists use."""
    path = root / "data" / "treaties" / "un_status.csv"
    *rows, last = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    last["note"] = f"{last['note']} Read again."
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, last, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, last])


def time_parts(root: Path) -> None:
    """Print how long the parts of a build from nothing take; facts, charts and tables are made within the others."""
    build([sys.executable, "-m", "hanoibook.build", "book"], root)
    shutil.rmtree(root / "_build" / "work")
    result = root / "_build" / "parts.json"
    program = [sys.executable, str(Path(__file__).with_name("bench_parts.py")), str(result), "build"]
    build([*program, str(root / "_build" / "source"), "--path-output", str(root / "_build" / "work"), "-q"], root)
    for part, seconds in json.loads(result.read_text(encoding="utf-8")).items():
        print(f"{'part ' + part + ', s':22} {seconds:16.2f}")


def measure(commands: list[list[str]], root: Path, prepare: Callable[[Path], Any]) -> tuple[float, float]:
    """Run commands in turn, some times, each time after ``prepare``; return medians of seconds and MiB at most."""
    seconds, memory = [], []
    for _ in range(ROUNDS):
        prepare(root)
        started = time.monotonic()
        memory.append(max(build(command, root) for command in commands))
        seconds.append(time.monotonic() - started)
    return statistics.median(seconds), statistics.median(memory)


def build(command: list[str], root: Path) -> float:
    """Run a command in a checkout and return the MiB that its largest process took."""
    environment = dict(os.environ, PYTHONPATH=str(root), PYTHONUTF8="1")
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"{command}: the build failed"
    return usage.ru_maxrss / 1024


def append(path: Path, text: str) -> None:
    """Add a text to a file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def row(name: str, ours: float, stock: float) -> None:
    """Print one measure of both."""
    ratio = f"{ours / stock:7.2f}" if stock else "      -"
    print(f"{name:22} {ours:16.2f} {stock:16.2f} {ratio}", flush=True)


def weigh_pages(ours: Path, stock: Path) -> None:
    """Print KiB and requests of each kind of page, and Lighthouse's findings where Node is there."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with served(ours) as at, served(stock) as beside, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        for kind, page in PAGES.items():
            places = (at + f"{page}.html", beside + (f"book/{page}.html"))
            early, late = zip(*(weight(browser, place) for place in places), strict=True)
            row(f"{kind}: KiB at first", *(one[0] for one in early))
            row(f"{kind}: requests", *(one[1] for one in early))
            row(f"{kind}: KiB, all charts", *(one[0] for one in late))
        browser.close()
        if not shutil.which("npx"):
            print("NO NODE: Lighthouse's scores are not measured")
            return
        for kind, page in PAGES.items():
            found = [scores(place) for place in (at + f"{page}.html", beside + f"book/{page}.html")]
            for name in found[0]:
                row(f"{kind}: {name}", *(one[name] for one in found))


def weight(browser: Any, address: str) -> tuple[tuple[float, int], tuple[float, int]]:
    """Return KiB (gzipped) and requests of a page on a phone: at first, and after scrolling through it."""
    tab = browser.new_page(viewport={"width": 390, "height": 740})
    sizes: list[int] = []
    tab.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
    tab.goto(address, wait_until="networkidle")
    first = (sum(sizes) / 1024, len(sizes))
    for _ in range(60):
        tab.mouse.wheel(0, 700)
        tab.wait_for_timeout(40)
    tab.wait_for_timeout(500)
    found = first, (sum(sizes) / 1024, len(sizes))
    tab.close()
    return found


def scores(address: str) -> dict[str, float]:
    """Return the medians of three Lighthouse runs (mobile)."""
    flags = "--chrome-flags=--headless " + " ".join(CHROMIUM_OPTIONS)
    command = ["npx", "--yes", "lighthouse", address, "--output=json", "--quiet", flags]
    environment = dict(os.environ, CHROME_PATH=os.environ.get("CHROMIUM") or shutil.which("chromium") or "")
    runs = []
    for _ in range(ROUNDS):
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        said = json.loads(done.stdout)
        audits = said["audits"]
        runs.append(
            {name: 100 * part["score"] for name, part in said["categories"].items() if part["score"] is not None}
            | {
                "LCP, s": audits["largest-contentful-paint"]["numericValue"] / 1000,
                "TBT, ms": audits["total-blocking-time"]["numericValue"],
                "CLS": audits["cumulative-layout-shift"]["numericValue"],
            }
        )
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


class _Gzipped(http.server.SimpleHTTPRequestHandler):
    """A plain host that compresses text, as those do on which sites are published."""

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site and give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Gzipped, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    main()
