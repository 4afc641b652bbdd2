"""Write the kit for classes: notebooks for students and for teachers, and wheels for rooms without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys

import nbformat

from hanoibook import data, editions, questions
from hanoibook.build.places import BuildError, Checkout
from hanoibook.words import say


def write_kit(checkout: Checkout) -> None:
    """Write ``_build/kit`` with the folders ``student`` and ``teacher``."""
    folder = checkout.site.with_name("kit")
    shutil.rmtree(folder, ignore_errors=True)
    for edition, make in (("student", editions.student), ("teacher", editions.teacher)):
        (folder / edition).mkdir(parents=True)
        for path in checkout.notebooks():
            notebook = nbformat.read(path, as_version=4)
            made = editions.with_links(editions.without_outputs(make(notebook)), lambda page: None)
            (folder / edition / path.name).write_text(nbformat.writes(made) + "\n", encoding="utf-8", newline="\n")
        (folder / edition / "README.md").write_text(
            say(f"kit.{edition}").format(version=data.version(), as_of=data.as_of()), encoding="utf-8", newline="\n"
        )
    (folder / "teacher" / "questions-moodle.xml").write_text(
        questions.moodle_xml(questions.everything()), encoding="utf-8", newline="\n"
    )
    print(f"Wrote {folder}")


def write_wheelhouse(checkout: Checkout) -> None:
    """Write ``_build/wheelhouse``: every package of the lab lock and this one, to install without a network.

    The wheels fit this machine's system and Python; raises :class:`BuildError` if pip cannot fetch them.
    """
    folder = checkout.site.with_name("wheelhouse")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lock = checkout.root / "requirements" / "lab.txt"
    _pip("download", "--quiet", "--dest", str(folder), "--require-hashes", "-r", str(lock))
    _pip("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(checkout.root))
    shutil.copyfile(lock, folder / "lab.txt")
    (folder / "README.md").write_text(say("kit.wheelhouse"), encoding="utf-8", newline="\n")
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"Wrote {folder}: {len(list(folder.glob('*.whl')))} wheels, {size:.0f} MB")


def _pip(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *words], capture_output=True, text=True
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise BuildError(f"pip {words[0]} failed: {reason}. The wheelhouse needs a network once.")
