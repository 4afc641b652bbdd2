"""The build against the world: cut off, killed, read-only, far from home; and the package alone in an empty place."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from random import Random

import pytest
from conftest import ROOT
from small_book import CAPTURE, CHAPTER, Copy, SmallBook

from hanoibook.build import book
from hanoibook.build.places import Checkout

pytestmark = [pytest.mark.build, pytest.mark.skipif(os.name == "nt", reason="signals and namespaces of POSIX")]
NOWHERE = "http://127.0.0.1:9"


def namespaces() -> list[str]:
    """Return the command that cuts a program off from network and mounts, or nothing where the system forbids it."""
    for words in (["unshare", "-n", "-m"], ["unshare", "-r", "-n", "-m"]):
        if shutil.which("unshare") and subprocess.run([*words, "true"], capture_output=True).returncode == 0:
            return words
    return []


# Mounts the checkout read-only but for _build, proves that neither a write nor a connection gets through, then builds.
CUT_OFF = """
set -e
mount --bind "$1" "$1"; mount --bind "$1/_build" "$1/_build"; mount -o remount,ro,bind "$1"
cd "$1"
if touch data/written 2>/dev/null; then echo "data/ can be written"; exit 9; fi
if "$2" -c "import socket; socket.create_connection(('192.0.2.1', 80), 2)" 2>/dev/null; then exit 9; fi
exec "$2" -m hanoibook.build book
"""


def test_a_build_needs_no_network_and_writes_only_below_its_own_folder(copy: SmallBook) -> None:
    copy.change(CHAPTER, ("## Key points", "## Points of a lonely build"))
    shutil.rmtree(copy.root / "_build" / "work")
    outside = namespaces()
    if outside:
        command = [*outside, "sh", "-c", CUT_OFF, "sh", str(copy.root), sys.executable]
        done = subprocess.run(command, env=copy.environment(), **CAPTURE)
    else:  # no namespaces here: proxies that lead nowhere, and data/ without the right to write
        names = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        environment = {**copy.environment(), **dict.fromkeys(names, NOWHERE)}
        files = [copy.root / "data", *(copy.root / "data").rglob("*")]
        before = {path: path.stat().st_mode for path in files}
        for path in files:
            path.chmod(before[path] & ~0o222)
        done = subprocess.run(copy.command("book"), cwd=copy.root, env=environment, **CAPTURE)
        for path in files:
            path.chmod(before[path])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Points of a lonely build" in copy.page("storm/how-big-is-it.html")


SITE = {"index.html": "old", "storm/a.html": "old", "_static/book.css": "old"}


def test_a_build_that_dies_before_any_change_to_the_disk_leaves_a_whole_site(tmp_path: Path) -> None:
    """Let the last steps of a build die before their first, second, third ... change to the disk."""
    ends = []
    for step in range(100):
        checkout = Checkout(tmp_path / str(step))
        write(checkout.site, "old")
        write(checkout.work / "_build" / "html", "new")
        if dies_at(step, checkout):
            book._finish_interrupted_swap(checkout)
            found = {file.read_text(encoding="utf-8") for file in checkout.site.rglob("*") if file.is_file()}
            assert found in ({"old"}, {"new"}), (step, found)
            assert len(list(checkout.site.rglob("*.*"))) == len(SITE), step
            ends += sorted(found)
            book._swap(checkout)
            assert (checkout.site / "index.html").read_text(encoding="utf-8") == "new"
        else:
            break
    assert len(ends) == step >= 8
    assert ends == sorted(ends, reverse=True) and set(ends) == {"old", "new"}


def write(folder: Path, content: str) -> None:
    for name in SITE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def dies_at(step: int, checkout: Checkout) -> bool:
    """Swap in the new site and write its stamp in a process that dies before its change number ``step``, if it gets there."""
    child = os.fork()
    if child == 0:
        die_before(step)
        book._swap(checkout)
        book._write(checkout.stamp, "{}")
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def die_before(step: int) -> None:
    """Count each change to the disk, whichever function makes it, and kill this process before the given one."""
    changes = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile", "os.unlink"}
    seen = itertools.count()

    def watch(event: str, words: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(words[2], int) and bool(words[2] & (os.O_WRONLY | os.O_RDWR))
        if (event in changes or writes) and next(seen) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


SIGNALS = ("SIGTERM", "SIGINT", "SIGKILL")
INTERRUPTIONS = 36


def test_a_build_killed_alone_leaves_no_child_that_spoils_the_next(copy: SmallBook) -> None:
    interrupt(copy, 1, "SIGKILL", 3.0, group=False)


@pytest.mark.exhaustive
def test_builds_interrupted_at_any_moment_leave_a_whole_site_and_the_next_succeeds(copy: SmallBook) -> None:
    interrupt_often(copy, INTERRUPTIONS)


@pytest.mark.exhaustive
def test_builds_of_the_whole_book_interrupted_at_any_moment_leave_a_whole_site(tmp_path: Path) -> None:
    whole = Copy(tmp_path)
    whole.built()
    interrupt_often(whole, 2 * len(SIGNALS))


def interrupt_often(copy: Copy, times: int) -> None:
    """Interrupt builds at moments drawn by chance until so many were under way."""
    rng = Random(9)
    outcomes: list[str] = []
    seconds, tries = 10.0, 0  # builds get faster and slower with what else runs: follow them
    while len(outcomes) < times:
        name = SIGNALS[len(outcomes) % 3]
        outcome = interrupt(copy, tries, name, rng.uniform(0, seconds), group=len(outcomes) // 3 % 2 == 0)
        seconds *= 0.8 if outcome == "finished" else 1.1
        outcomes += [] if outcome == "finished" else [outcome]
        tries += 1
        assert tries < 3 * times, outcomes
    print(f"{len(outcomes)} interruptions, {tries - len(outcomes)} came too late: {', '.join(outcomes)}")


def heed_ctrl_c() -> None:
    """Undo what a shell does to programs in the background, which would ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupt(copy: Copy, number: int, name: str, seconds: float, group: bool) -> str:
    """Interrupt a build, look at the site, build again; return which site stood there, or that the build had finished."""
    before = copy.contents()
    with copy.changed(CHAPTER, "## Key points", f"## Points of interruption {number}"):
        process = subprocess.Popen(
            copy.command("book"),
            cwd=copy.root,
            env=copy.environment(),
            stdout=-3,
            stderr=-3,
            start_new_session=True,
            preexec_fn=heed_ctrl_c,
        )
        time.sleep(seconds)
        running = process.poll() is None
        if running:
            send = os.killpg if group else os.kill
            send(process.pid, getattr(signal, name))
        process.wait(timeout=60)
        site = copy.root / "_build" / "html"
        if not site.exists():
            site.with_name("html.old").rename(site)
        left = copy.contents()
        copy.built()
        after = copy.contents()
        assert f"Points of interruption {number}" in copy.page("storm/how-big-is-it.html")
        assert left in (before, after), (name, seconds, group)
        assert after.keys() == before.keys()
    return "finished" if not running else "old" if left == before else "new"


ALONE = textwrap.dedent(
    """
    import doctest, importlib, pkgutil, sys
    import hanoibook
    from hanoibook import charts, data, exercises, explorers, facts, questions
    assert "site-packages" in hanoibook.__file__, hanoibook.__file__
    data.check_all()
    rows = sum(len(data.load(name)) for name in data.tables())
    values = [facts.get(name).text for name in facts.names()]
    drawn = [state.figure if isinstance(state.figure, str) else state.figure_json()
             for name in charts.names() for state in charts.get(name).states]
    named = {"question": [next(iter(questions.everything())).id]}
    live = [getattr(explorers, name)(*named.get(name, [])) for name in explorers.__all__ if name != "Explorer"]
    judged = [exercises.feedback(name, exercise.answer()) for name, exercise in exercises.EXERCISES.items()]
    assert all(one.startswith("Right: ") for one in judged)
    failed = tried = 0
    for module in pkgutil.walk_packages(hanoibook.__path__, "hanoibook."):
        if module.name.split(".")[1] not in ("site", "build", "classroom", "copies", "__main__"):  # what only the book needs
            found = doctest.testmod(importlib.import_module(module.name), optionflags=doctest.NORMALIZE_WHITESPACE)
            failed, tried = failed + found.failed, tried + found.attempted
    assert not failed and tried > 60, (failed, tried)
    print(len(data.tables()), rows, len(values), len(drawn), len(live), len(questions.everything()), tried)
    """
)


@pytest.mark.exhaustive
def test_the_wheel_alone_loads_every_table_and_computes_and_draws_everything(tmp_path: Path) -> None:
    """Install the wheel and what it asks for into an empty environment; no file of the checkout is in reach."""
    from hanoibook import charts, data, facts, questions

    options = ["-q", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True, capture_output=True)
    wheel = next(tmp_path.glob("hanoibook-*.whl"))
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+==[^\\\n]+)", lock, re.MULTILINE)
    (tmp_path / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "empty")], check=True)
    inside = str(tmp_path / "empty" / "bin" / "python")
    install = [inside, "-m", "pip", "install", "-q", "-c", str(tmp_path / "pins.txt"), f"{wheel}[explorers]"]
    done = subprocess.run(install, **CAPTURE)
    assert done.returncode == 0, done.stderr[-2000:]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([inside, "-c", ALONE], cwd=tmp_path, env=kept, **CAPTURE)
    assert done.returncode == 0, done.stderr[-3000:]
    tables, _, values, drawn, _, asked, _ = map(int, done.stdout.split())
    assert (tables, values, asked) == (len(data.tables()), len(facts.names()), len(questions.everything()))
    assert drawn >= len(charts.names())
