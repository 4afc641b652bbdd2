"""Fetch what a room without a network installs: every wheel of the lab's lock, and this package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from hanoibook.build.places import BuildError, Checkout
from hanoibook.words import say


def write_wheelhouse(checkout: Checkout) -> Path:
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
    return folder


def _pip(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *words], capture_output=True, text=True
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise BuildError(f"pip {words[0]} failed: {reason}. The wheelhouse needs a network once.")
