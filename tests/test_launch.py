"""Notebooks where the reader is: links to cloud services follow the settings, and the first cell installs what is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup
from conftest import ROOT
from small_book import CAPTURE, SmallBook

from hanoibook import copies
from hanoibook.build import notebooks
from hanoibook.build.places import Checkout
from hanoibook.site.frame import launching

NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
SERVICES = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["launch_buttons"]
HOME = "https://github.com/name/project"


def config(repository: str, branch: str = "main", **services: str) -> SimpleNamespace:
    options = {"repository_url": repository, "repository_branch": branch, "launch_buttons": {**SERVICES, **services}}
    return SimpleNamespace(html_theme_options=options)


def ways(repository: str, page: str = "notebooks/loss-data", **more: str) -> dict[str, str]:
    return {way.words: way.address for way in launching.ways(config(repository, **more), page)}


def test_without_an_address_of_the_repository_and_on_other_pages_there_is_no_way() -> None:
    assert ways("") == {} and ways("  ") == {} and ways(HOME, "storm/how-big-is-it") == {}


@pytest.mark.parametrize("repository", [HOME, f"{HOME}/", f"{HOME}.git"])
def test_each_service_opens_the_students_copy(repository: str) -> None:
    found = ways(repository)
    file = "binder/student/loss-data.ipynb"
    assert (ROOT / file).exists()
    assert found["Binder"] == f"https://mybinder.org/v2/gh/name/project/main?urlpath=lab/tree/{file}"
    assert found["Colab"] == f"https://colab.research.google.com/github/name/project/blob/main/{file}"
    hub = next(address for words, address in found.items() if "JupyterHub" in words)
    asked = parse_qs(urlsplit(hub).query)
    assert asked == {"repo": [HOME], "branch": ["main"], "urlpath": [f"lab/tree/project/{file}"]}


def test_other_hosts_branches_and_a_hub_of_ones_own() -> None:
    lab = ways("https://gitlab.com/group/sub/project", branch="work/x")
    assert lab["Binder"].startswith("https://mybinder.org/v2/gl/group%2Fsub%2Fproject/work%2Fx?")
    assert "Colab" not in lab
    own = ways("https://code.example.org/a/b", jupyterhub_url="https://hub.example.org/", binderhub_url="")
    assert list(own) == ["JupyterHub"]
    assert own["JupyterHub"].startswith("https://hub.example.org/hub/user-redirect/git-pull?repo=https%3A%2F%2Fcode")
    assert "/v2/git/https%3A%2F%2Fcode.example.org%2Fa%2Fb/main?" in ways("https://code.example.org/a/b")["Binder"]


def test_a_service_that_cannot_work_stops_the_build_in_one_line() -> None:
    launching.check(None, config("", jupyterhub_url=""))  # type: ignore[arg-type]
    with pytest.raises(launching.ConfigError, match=r"^_config\.yml, launch_buttons\.jupyterhub_url: .*Correct it\.$"):
        launching.check(None, config("", jupyterhub_url="hub.example.org"))  # type: ignore[arg-type]


def test_the_copies_for_the_cloud_are_those_of_the_notebooks_and_the_settings() -> None:
    wanted = notebooks.for_the_cloud(Checkout(ROOT))
    found = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "binder" / "student").glob("*.ipynb")}
    assert found == wanted, "run: make notebooks"
    assert not any("Solution." in text or '"Right: ' in text for text in found.values())


@pytest.mark.site
def test_the_site_offers_ways_only_where_an_address_is_set(site: Path) -> None:
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    for name in NAMES:
        page = BeautifulSoup((site / "notebooks" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        assert bool(page.select(".hb-launch a")) == bool(settings["repository"]["url"])
        states = page.select(".hb-state")
        assert states
        for state in states:
            assert "nothing moves" in state.select_one(".hb-moves").get_text()
            way = state.find_next_sibling(class_="hb-try").select_one("a")
            assert (site / "notebooks" / way["href"]).resolve() == (site / "reference" / "run-it.html").resolve()


@pytest.mark.build
def test_one_setting_brings_the_ways_to_every_notebook(tmp_path: Path) -> None:
    book = SmallBook(tmp_path)
    book.change("_config.yml", ('\n  url: ""', f'\n  url: "{HOME}"'))
    book.built()
    pages = sorted((tmp_path / "_build" / "html" / "notebooks").glob("*.html"))
    assert pages
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for place in page.select(".hb-launch, .hb-try"):
            links = [link["href"] for link in place.select("a[rel]")]
            assert links == list(ways(HOME, f"notebooks/{path.stem}").values())
        assert page.select_one(".hb-launch")
        offered = nbformat.read(path.with_suffix(".ipynb"), as_version=4)
        first = next(cell.source for cell in offered.cells if cell.cell_type == "code")
        assert f'ADDRESS = "git+{HOME}"' in first


def cells(name: str, address: str = "") -> list[str]:
    notebook = copies.student(nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4))
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return [code[0].replace('ADDRESS = ""', f"ADDRESS = {address!r}"), *code[1:]]


def run(python: str, code: str, folder: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([python, "-c", code], cwd=folder, env={**kept, **surroundings}, **CAPTURE)


HIDDEN = "import sys; sys.modules['hanoibook'] = None\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_first_cell_is_silent_where_all_is_installed(name: str, tmp_path: Path) -> None:
    done = run(sys.executable, cells(name)[0], tmp_path, PYTHONPATH=str(ROOT))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_first_cell_says_what_to_do_without_an_address_or_a_network(tmp_path: Path) -> None:
    for address in ("", "git+http://127.0.0.1:9/none"):
        done = run(sys.executable, HIDDEN + cells(NAMES[0], address)[0], tmp_path)
        assert done.returncode == 1 and "Traceback" not in done.stderr
        assert done.stdout == "The package hanoibook is not installed here. Installing it takes a minute.\n"
        assert done.stderr == (
            "It could not be installed: no network, or no address. See the page 'Run the notebooks', then run this cell "
            "again.\n"
        )


def test_the_first_cell_installs_from_a_copy_of_the_project_around_it(tmp_path: Path) -> None:
    (tmp_path / "hanoibook" / "exercises").mkdir(parents=True)
    (tmp_path / "binder" / "student").mkdir(parents=True)
    heard = "import subprocess; subprocess.run = lambda words, **more: print(words[1:]) or subprocess.CompletedProcess(words, 0)\n"
    done = run(
        sys.executable, HIDDEN + heard + cells(NAMES[0], "git+https://example.org")[0], tmp_path / "binder" / "student"
    )
    assert f"['-m', 'pip', 'install', '--quiet', '{tmp_path}[explorers]']" in done.stdout
    assert done.stdout.splitlines()[-1].strip() == "Installed."
    after_pandas = run(sys.executable, HIDDEN + heard + "import pandas\n" + cells(NAMES[0], "git+x")[0], tmp_path)
    assert "Restart the kernel" in after_pandas.stdout and "hanoibook[explorers] @ git+x" in after_pandas.stdout


SHELL = """
import sys, IPython
shell = IPython.InteractiveShell.instance()
failed = [cell for cell in sys.stdin.read().split("\\n#----\\n") if not shell.run_cell(cell).success]
import hanoibook
assert "site-packages" in hanoibook.__file__, hanoibook.__file__
sys.exit(f"failed: {failed}" if failed else 0)
"""


@pytest.mark.exhaustive
@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_every_notebook_runs_from_the_wheel_that_its_first_cell_installs(tmp_path: Path) -> None:
    """Give the first cell a wheel for an address, in an empty environment with nothing of the checkout in reach."""
    options = ["-q", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True, capture_output=True)
    wheel = next(tmp_path.glob("hanoibook-*.whl"))
    pins = re.findall(r"^([\w.-]+==[^\\\n]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    (tmp_path / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "empty")], check=True)
    inside, folder = str(tmp_path / "empty" / "bin" / "python"), tmp_path / "alone"
    folder.mkdir()
    done = run(inside, cells(NAMES[0], wheel.as_uri())[0], folder, PIP_CONSTRAINT=str(tmp_path / "pins.txt"))
    assert done.returncode == 0 and done.stdout.splitlines()[-1].strip() == "Installed.", done.stdout + done.stderr
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for name in NAMES:
        words = [inside, "-c", SHELL]
        text = "\n#----\n".join(cells(name))
        done = subprocess.run(words, cwd=folder, env={**kept, "HOME": str(folder)}, input=text, **CAPTURE)
        assert done.returncode == 0, (name, done.stdout[-1500:], done.stderr[-1500:])
    shutil.rmtree(tmp_path / "empty")
