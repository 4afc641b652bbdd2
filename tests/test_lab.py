"""A real JupyterLab, driven in Chromium: every notebook runs, its charts are drawn, its controls do their work."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import TimeoutError

LAB = ROOT / ".venv-lab" / ("Scripts" if os.name == "nt" else "bin") / "python"
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
MOST_SECONDS = 10
CONTROLS = {  # notebook: the place of an explorer's list among all lists, what to choose, what must be said then
    "claim-check.ipynb": (0, "C24", "C24: WannaCry"),
    "loss-data.ipynb": (0, "2017", "For 2017:"),
    "survey-trap.ipynb": (0, "10,000", "surveys of 10,000 people"),
    "treaty-comparison.ipynb": (6, "Extradition and transfer", "UN Convention 3"),
    "vietnam-figures.ipynb": (0, "30%", "The record falls by 30%"),
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.exhaustive,
    pytest.mark.skipif(not LAB.exists(), reason="NO JUPYTERLAB here; install it with: make lab"),
    pytest.mark.xdist_group("lab"),
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running JupyterLab over the student's copies of the notebooks; ends with the tests."""
    folder = tmp_path_factory.mktemp("lab")
    for name in NOTEBOOKS:
        (folder / name).write_text(_unrun(ROOT / "notebooks" / name), encoding="utf-8")
    every_cell = folder / "config" / "lab" / "user-settings" / "@jupyterlab" / "notebook-extension"
    every_cell.mkdir(parents=True)  # keep cells that are out of sight in the page
    (every_cell / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        f"--port={port}",
        "--no-browser",
        "--IdentityProvider.token=",
        "--allow-root",
        f"--notebook-dir={folder}",
    ]
    environment = dict(os.environ, PYTHONPATH=str(ROOT), JUPYTER_CONFIG_DIR=str(folder / "config"), HOME=str(folder))
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([str(LAB), "-m", "jupyterlab", *options], stdout=log, stderr=log, env=environment)
    try:
        _wait_for(f"http://127.0.0.1:{port}/api", server, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_in_jupyterlab_without_a_network(lab: str, browser: Any, name: str) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 6000})
    foreign: list[str] = []
    own = (lab, lab.replace("http", "ws"), "data:", "blob:")
    context.route(lambda url: not url.startswith(own), lambda route: (foreign.append(route.request.url), route.abort()))
    tab = context.new_page()
    tab.goto(f"{lab}/doc/tree/{name}")
    tab.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    tab.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", state="attached", timeout=60_000)
    started = _run_all(tab)
    last = _cells(name)
    tab.wait_for_function(
        "last => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
        ".filter(one => /\\[\\d+\\]/.test(one.textContent)).length >= last",
        arg=last,
        timeout=60_000,
    )
    seconds = time.monotonic() - started
    print(f"{name}: {last} cells in {seconds:.1f} s")
    assert seconds < MOST_SECONDS
    assert (
        tab.query_selector_all(".jp-OutputArea-output[data-mime-type*=stderr], .jp-RenderedText[data-mime-type*=error]")
        == []
    )
    _charts_are_drawn(tab, name)
    _a_control_works(tab, *CONTROLS[name])
    _shoot(tab, name)
    assert [url for url in foreign if not url.startswith("https://jupyterlab.github.io")] == []
    context.close()


def test_a_missing_package_and_a_broken_table_get_one_sentence(tmp_path: Path) -> None:
    install, first = (cell for cell in _code(NOTEBOOKS[0]) if "import " in cell)
    alone = _run_cells([install, first], {"PYTHONPATH": str(tmp_path)}, isolated=True)
    assert "The package hanoibook is not installed here." in alone and "page 'Run the notebooks'" in alone
    assert "Run the cell above first" in alone
    assert "Traceback" not in alone and "ModuleNotFoundError" not in alone
    for part in ("hanoibook", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "data" / "losses" / "ic3_annual.csv").unlink()
    broken = _run_cells([first, "losses.complaints_record()"], {"PYTHONPATH": str(tmp_path)})
    assert "The data cannot be read:" in broken and "ic3_annual.csv" in broken
    assert "Traceback" not in broken


def _run_cells(cells: list[str], environment: dict[str, str], isolated: bool = False) -> str:
    """Run cells in IPython and return all that it prints."""
    python = (
        "import IPython, sys; shell = IPython.InteractiveShell.instance(); [shell.run_cell(c) for c in sys.argv[1:]]"
    )
    hide = "import sys; sys.modules['hanoibook'] = None; " if isolated else ""
    done = subprocess.run(
        [sys.executable, "-c", hide + python, *cells],
        capture_output=True,
        text=True,
        env=dict(os.environ, **environment),
        cwd=environment["PYTHONPATH"],
    )
    return done.stdout + done.stderr


def _run_all(tab: Any) -> float:
    """Choose Run All Cells, again if the kernel was not yet listening; return when it began to run."""
    for _ in range(5):
        if question := tab.query_selector(".jp-Dialog .jp-mod-accept"):  # which kernel? the one it offers
            question.click()
        try:
            started = time.monotonic()
            tab.click(".lm-MenuBar-itemLabel:text-is('Run')", timeout=4_000)
            tab.click(".lm-Menu-itemLabel:text-is('Run All Cells')", timeout=4_000)
            tab.wait_for_function(
                "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
                ".some(one => /\\[(\\d+|\\*)\\]/.test(one.textContent))",
                timeout=4_000,
            )
            return started
        except TimeoutError:
            tab.keyboard.press("Escape")  # a menu left open would be shut by the next click
    raise AssertionError("the kernel never began to run")


def _charts_are_drawn(tab: Any, name: str) -> None:
    wanted = sum(cell.startswith("charts.get") for cell in _code(name))
    for place in range(wanted):
        tab.locator(".jp-RenderedPlotly, .js-plotly-plot").nth(place).scroll_into_view_if_needed()
    tab.wait_for_function(
        "wanted => document.querySelectorAll('.js-plotly-plot svg.main-svg').length >= wanted", arg=wanted
    )


def _a_control_works(tab: Any, place: int, wanted: str, said: str) -> None:
    control = tab.locator(".widget-dropdown select").nth(place)
    control.scroll_into_view_if_needed()
    texts = control.evaluate("one => [...one.options].map(option => option.text)")
    control.select_option(
        label=next((text for text in texts if text.replace("\xa0", " ").startswith(wanted)), f"none of {texts}")
    )
    tab.wait_for_function(
        "said => [...document.querySelectorAll('.widget-html p[role=status]')].some(p => p.textContent.includes(said))",
        arg=said,
        timeout=5_000,
    )


def _shoot(tab: Any, name: str) -> None:
    if folder := os.environ.get("LAB_SHOTS"):
        tab.screenshot(path=str(Path(folder) / f"{name}.png"))


def _cells(name: str) -> int:
    return len(_code(name))


def _code(name: str) -> list[str]:
    cells = json.loads(_unrun(ROOT / "notebooks" / name))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def _unrun(path: Path) -> str:
    import nbformat

    from hanoibook import copies

    notebook = copies.without_outputs(copies.student(nbformat.read(path, as_version=4)))
    return str(nbformat.writes(notebook))


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        assert server.poll() is None, re.sub(r"\s+", " ", log.read_text()[-500:])
        try:
            urllib.request.urlopen(address, timeout=2).read()
            return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("JupyterLab did not start")
