"""What the Makefile calls; standard library only. Run `python3 tasks.py` for the list of tasks."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LAB_VENV = ROOT / ".venv-lab"
OLDEST, NEWEST = (3, 11), (3, 14)
LOCKS = {
    "book": ROOT / "requirements.txt",
    "test": ROOT / "requirements" / "test.txt",
    "lab": ROOT / "requirements" / "lab.txt",
}
LAYERS = {"book": (VENV, ["book"]), "test": (VENV, ["book", "test"]), "lab": (LAB_VENV, ["lab"])}
QUICK = "not site and not browser and not build and not exhaustive"
BROWSERS = (  # the first draws no window, not even one that nobody sees, and so takes half the time for a page
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
ENGINES = {  # what drives each beside Chromium, and Debian's packages of it
    "firefox": (("firefox-esr",), ("firefox-esr",)),
    "webkit": (("WebKitWebDriver", "Xvfb"), ("webkit2gtk-driver", "xvfb")),
}
WINDOWS = os.name == "nt"


class Stop(Exception):
    """A reason to stop, in one line that says what to do."""


def task_book() -> int:
    """Build the site into _build/html"""
    return run(python("book"), "-m", "hanoibook.build", "book")


def task_serve() -> int:
    """Show the site on localhost and reload it after each change"""
    return run(python("book"), "-m", "hanoibook.build", "serve", "--port", os.environ.get("PORT", "8000"))


def task_notebooks() -> int:
    """Rewrite what follows from data and code: every notebook's outputs, and data/README.md"""
    return run(python("book"), "-m", "hanoibook.build", "notebooks")


def task_lab() -> int:
    """Open the notebooks in JupyterLab"""
    return run(python("lab"), "-m", "jupyterlab", "--notebook-dir", str(ROOT / "notebooks"), *lab_options())


def task_facts() -> int:
    """List every fact that a page may state"""
    return run(python("book"), "-m", "hanoibook", "facts")


def task_bank() -> int:
    """Report what the question bank gives away and what its keys rest on"""
    return run(python("book"), "-m", "hanoibook.appraisal")


def task_check() -> int:
    """The quick tests: lint, types, rooms, doctests, package, data, notebooks"""
    return side_by_side([("tests", pytest("-m", QUICK)), *static_steps(), notebook_step()])


def task_test() -> int:
    """Everything but the exhaustive tests, in a real browser too"""
    return tested("-m", "not exhaustive")


def task_test_all() -> int:
    """Every test there is, the long ones too"""
    find_engines("firefox", "webkit")
    return tested()


def task_browsers() -> int:
    """What readers do, in Chromium, Firefox and WebKit; ENGINES="firefox" for some of them"""
    return journeys("-m", "engines")


def task_smoke() -> int:
    """A few of these journeys, in Firefox and WebKit only (under a minute)"""
    os.environ.setdefault("ENGINES", "firefox webkit")
    return journeys("-m", "engines and smoke")


def task_pdf() -> int:
    """Print the book, and each page of it, into _build/pdf (needs Chromium)"""
    built = task_book()
    return built or run(python("test"), "-m", "hanoibook.build", "pdf")


def task_class() -> int:
    """Make slides, handouts, sheets and exports for classes, and offer them on the site (needs Chromium)"""
    built = task_book()
    find_browser()
    return built or run(python("test"), "-m", "hanoibook.build", "class")


def task_kit() -> int:
    """Pack what a class needs without a network into _build/kit (needs Chromium)"""
    built = task_book()
    find_browser()
    return built or run(python("test"), "-m", "hanoibook.build", "kit")


def task_add() -> int:
    """Add a row to a table by answering questions (TABLE=un_timeline make add)"""
    return run(python("book"), "-m", "hanoibook", "add", *filter(None, [os.environ.get("TABLE")]))


def task_release() -> int:
    """Keep the facts and addresses of this release and freeze the site into _build/releases"""
    return run(python("book"), "-m", "hanoibook.build", "release")


def task_wheelhouse() -> int:
    """Write what a room without a network installs into _build/wheelhouse (needs network)"""
    return run(python("book"), "-m", "hanoibook.build", "wheelhouse")


def task_pages() -> int:
    """Measure every page: words, reading age, charts, facts, claims, sources"""
    return run(python("test"), str(ROOT / "tests" / "pages.py"))


def task_fuzz() -> int:
    """Damage 10,000 files by chance and count what is refused and what is loaded as written"""
    return run(python("test"), str(ROOT / "tests" / "fuzz.py"))


def task_mutants() -> int:
    """Break the product in the ways of tests/mutants.toml and see each caught"""
    find_browser()
    built = task_book()
    return built or run(python("test"), str(ROOT / "tests" / "mutants.py"))


def task_bench() -> int:
    """Measure seconds, memory and size of builds"""
    return run(python("test"), str(ROOT / "tests" / "bench.py"))


def task_lock() -> int:
    """Refresh the three locks from requirements/*.in (needs network)"""
    uv = [str(python("test")), "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11"]
    uv += ["--generate-hashes", "--upgrade", "--quiet", "--no-emit-index-url"]
    uv += ["--custom-compile-command", "make lock"]
    wanted = [
        ("requirements.txt", ["requirements/book.in"]),
        ("requirements/test.txt", ["-c", "requirements.txt", "requirements/test.in"]),
        ("requirements/lab.txt", ["-c", "requirements.txt", "requirements/lab.in"]),
    ]
    return in_turn([(lock, [*uv, *source, "-o", lock]) for lock, source in wanted])


def task_help() -> int:
    """List the tasks"""
    for name, task in TASKS.items():
        print(f"  {name:10} {task.__doc__}")
    return 0


TASKS = {
    "book": task_book,
    "serve": task_serve,
    "notebooks": task_notebooks,
    "lab": task_lab,
    "facts": task_facts,
    "bank": task_bank,
    "check": task_check,
    "test": task_test,
    "test-all": task_test_all,
    "browsers": task_browsers,
    "smoke": task_smoke,
    "pdf": task_pdf,
    "class": task_class,
    "kit": task_kit,
    "add": task_add,
    "release": task_release,
    "wheelhouse": task_wheelhouse,
    "pages": task_pages,
    "fuzz": task_fuzz,
    "mutants": task_mutants,
    "bench": task_bench,
    "lock": task_lock,
    "help": task_help,
}


def lab_options() -> "list[str]":
    """Return what JupyterLab needs where the user is root, as in a container."""
    return ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def tested(*options: str) -> int:
    """Build the book beside the static steps, then run the tests that pytest's options choose beside the notebooks."""
    find_browser()
    book = ("book", [python("test"), "-m", "hanoibook.build", "book"])
    codes = [side_by_side([book, *static_steps()]), side_by_side([("tests", pytest(*options)), notebook_step()])]
    return max(codes)


def journeys(*options: str) -> int:
    """Build the book, find the engines that ENGINES names, and run the journeys that pytest's options choose."""
    find_engines(*os.environ.setdefault("ENGINES", " ".join(["chromium", *ENGINES])).split())
    return task_book() or run(*pytest(*options, str(ROOT / "tests" / "test_engines.py")))


def static_steps() -> "list[tuple[str, list[str]]]":
    """Return the steps that read the code without running it."""
    tool = [python("test"), "-m"]
    return [
        ("lint", [*tool, "ruff", "check", "."]),
        ("format", [*tool, "ruff", "format", "--check", "."]),
        ("types", [*tool, "mypy"]),
        ("rooms", [python("test"), "-c", "from importlinter.cli import lint_imports_command as c; c()"]),
    ]


def notebook_step() -> "tuple[str, list[str]]":
    """Return the step that runs every notebook again and compares all outputs."""
    return ("notebooks", [python("test"), "-m", "pytest", "--nbval", "--nbval-current-env", "notebooks"])


def pytest(*options: str) -> "list[str]":
    """Return the command that runs the tests on both cores and lists the slowest."""
    return [python("test"), "-m", "pytest", "-n", "2", "--dist", "loadgroup", "--durations=15", *options]


def side_by_side(steps: "list[tuple[str, list[str]]]") -> int:
    """Run the first step beside the others in turn; print each whole when it ends; return 1 if any failed."""
    failed = []
    with ThreadPoolExecutor(2) as pool:
        waiting = {pool.submit(heard, command): name for name, command in steps}
        try:
            for one in as_completed(waiting):
                code, said, seconds = one.result()
                word = "FAILED" if code else "ok"
                print(f"{said}== {waiting[one]}: {word} in {seconds:.1f} s", flush=True)
                failed += [waiting[one]] if code else []
        finally:
            for one in waiting:
                one.cancel()
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def heard(command: "list[str]") -> "tuple[int, str, float]":
    """Run a command; return its exit code, all it said, and its seconds."""
    started = time.monotonic()
    env = dict(surroundings(), PYTHONIOENCODING="utf-8")
    done = subprocess.run(command, cwd=str(ROOT), env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode("utf-8", "replace"), time.monotonic() - started


def in_turn(steps: "list[tuple[str, list[str]]]") -> int:
    """Run all steps, print the seconds of each, and return 1 if any failed."""
    failed = []
    for name, command in steps:
        started = time.monotonic()
        code = run(*command)
        word = "ok" if code == 0 else "FAILED"
        print(f"== {name}: {word} in {time.monotonic() - started:.1f} s", flush=True)
        failed += [name] if code else []
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def run(*command: str) -> int:
    """Run a command in the checkout, its package first on the path, and return its exit code."""
    try:
        return subprocess.run([str(part) for part in command], cwd=str(ROOT), env=surroundings()).returncode
    except KeyboardInterrupt:
        return 130


def surroundings() -> "dict[str, str]":
    """Return the environment in which every command runs: the package of this checkout first on the path."""
    return dict(os.environ, PYTHONPATH=str(ROOT), PYTHONUTF8="1")


def python(layer: str) -> str:
    """Return the Python of a virtual environment of this checkout, with the locks of a layer installed."""
    venv, locks = LAYERS[layer]
    inside = venv / ("Scripts/python.exe" if WINDOWS else "bin/python")
    if not installed(venv) or not inside.exists():
        make_environment(venv, inside)
    for name in locks:
        digest = digest_of(LOCKS[name])
        if installed(venv).get(name) != digest:
            install(inside, f"requirements for {name}", "--require-hashes", "-r", str(LOCKS[name]))
            remember(venv, name, digest)
    digest = digest_of(ROOT / "pyproject.toml")
    if installed(venv).get("package") != digest:
        install(inside, "the package hanoibook", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        remember(venv, "package", digest)
    return str(inside)


def make_environment(venv: Path, inside: Path) -> None:
    """Make a virtual environment anew with a Python that the locks support."""
    chosen = supported_python()
    if venv.exists():
        if not (venv / "installed.json").exists() and (venv / "pyvenv.cfg").exists():
            raise Stop(f"{venv.name} was not made by this book, or never finished. Remove or rename it and run again.")
        shutil.rmtree(str(venv))
    done = subprocess.run([chosen, "-m", "venv", str(venv)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0 or not inside.exists():
        shutil.rmtree(str(venv), ignore_errors=True)
        raise Stop(
            "Cannot make a virtual environment: `python3 -m venv` is missing or broken. "
            "On Debian or Ubuntu run: apt-get install python3-venv"
        )
    remember(venv, "made", str(ROOT))


def supported_python() -> str:
    """Return a Python between OLDEST and NEWEST: this one, else another one on the PATH."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other and subprocess.call([other, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return other
    raise Stop(
        "This book needs Python {}.{} to {}.{}; this is {}.{}, and no other was found. ".format(
            *OLDEST, *NEWEST, *sys.version_info[:2]
        )
        + "Install one (python.org, or your system's packages) and run: make PYTHON=/path/to/python book"
    )


def install(inside: Path, what: str, *options: str) -> None:
    """Install with pip; on failure say in one line what is missing."""
    print(f"Installing {what} (once; about a minute) ...", flush=True)
    command = [str(inside), "-m", "pip", "install", "-q", "--disable-pip-version-check", *options]
    done = subprocess.run(command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode == 0:
        return
    said = done.stdout.decode("utf-8", "replace")
    if re.search(r"connection|resolve|network|timed out|No matching distribution", said, re.IGNORECASE):
        raise Stop(
            f"Cannot install {what}: the package index was not reached. Connect to the network "
            "and run again, or set PIP_FIND_LINKS to a folder of wheels and PIP_NO_INDEX=1."
        )
    last = [line for line in said.splitlines() if line.strip()][-1:] or ["pip gave no reason"]
    raise Stop(f"Cannot install {what}: {last[0].strip()}")


def installed(venv: Path) -> "dict[str, str]":
    """Return what an environment holds; nothing if it was made for another folder."""
    try:
        content = json.loads((venv / "installed.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(content) if content.get("made") == str(ROOT) else {}


def remember(venv: Path, name: str, digest: str) -> None:
    """Note that a layer is in place."""
    content = dict(installed(venv), **{name: digest})
    (venv / "installed.json").write_text(json.dumps(content), encoding="utf-8")


def digest_of(path: Path) -> str:
    """Return the digest of a file's text, whatever its line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def find_engines(*names: str) -> None:
    """See that engines can be driven; install what is missing: by apt on Debian as root, else by Playwright."""
    unknown = set(names) - {"chromium", *ENGINES}
    if unknown:
        raise Stop(f"ENGINES names {', '.join(sorted(unknown))}; known are chromium, {', '.join(ENGINES)}.")
    if "chromium" in names:
        find_browser()
    for name in set(names) & set(ENGINES):
        programs, packages = ENGINES[name]
        if all(map(shutil.which, programs)):
            continue
        print(f"Installing {name} ...", flush=True)
        installed = apt_installed(*packages) and all(map(shutil.which, programs))
        if not installed and run(python("test"), "-m", "playwright", "install", name) != 0:
            raise Stop(f"Cannot install {name}. On Debian or Ubuntu run: apt-get install {' '.join(packages)}")


def apt_installed(*packages: str) -> bool:
    """Install Debian's packages where that can be done; say whether it was."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return False
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    codes = [
        subprocess.call(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in (["update", "-qq"], ["install", "-y", "-qq", *packages])
    ]
    return codes[-1] == 0


def find_browser() -> None:
    """Put a Chromium's path into CHROMIUM; install one if there is none; say loudly where that fails."""
    found = known_browser() or installed_browser()
    if found:
        os.environ["CHROMIUM"] = found
        os.environ.pop("NO_BROWSER", None)
        return
    os.environ["NO_BROWSER"] = "1"
    message = "NO CHROMIUM: browser tests cannot run. Install one, or set CHROMIUM=/path/to/chromium."
    if os.environ.get("CI") == "true":
        raise Stop(message)
    print(f"\n*** {message} They are SKIPPED. ***\n")


def known_browser() -> "str | None":
    """Return a Chromium that is named in CHROMIUM or stands on the machine."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not Path(named).exists():
            raise Stop(f"CHROMIUM names {named}, which is not there. Correct or unset it.")
        return named
    for name in BROWSERS:
        if shutil.which(name):
            return shutil.which(name)
    return playwright_browser()


def playwright_browser() -> "str | None":
    """Return the Chromium that Playwright itself has installed, if any."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    done = subprocess.run([python("test"), "-c", ask], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    path = done.stdout.decode().strip()
    return path if path and Path(path).exists() else None


def installed_browser() -> "str | None":
    """Install Chromium: with apt on Debian as root, else with Playwright's own download."""
    print("Installing Chromium for the browser tests ...", flush=True)
    if apt_installed("chromium"):
        return shutil.which("chromium")
    subprocess.call([python("test"), "-m", "playwright", "install", "chromium"])
    return playwright_browser()


def main() -> int:
    """Run the task that is named on the command line."""
    for stream in (sys.stdout, sys.stderr):  # a code page without some sign is no reason to stop
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    if name not in TASKS:
        print(f"no task {name!r}")
        return task_help() or 2
    try:
        return TASKS[name]()
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
