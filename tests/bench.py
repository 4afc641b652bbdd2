"""Print seconds and peak memory of builds in a copy of this folder, and the size of the site (medians of three)."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from test_build import CHAPTER, Copy

ROUNDS = 3


def main() -> None:
    """Measure a build from nothing, one with nothing changed, one after an edit, and one after a changed table."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        measure("build from nothing", copy, lambda: shutil.rmtree(copy.root / "_build", ignore_errors=True))
        measure("nothing changed", copy, lambda: None)
        measure("one page edited", copy, lambda: append(copy.root / CHAPTER, "\nOne more line.\n"))
        site = copy.root / "_build" / "html"
        files = [path for path in site.rglob("*") if path.is_file()]
        print(f"{'site':22} {sum(path.stat().st_size for path in files) / 2**20:6.1f} MiB in {len(files)} files")


def measure(name: str, copy: Copy, prepare: Callable[[], None]) -> None:
    """Run the build three times, each after ``prepare``, and print medians."""
    seconds, memory = [], []
    for _ in range(ROUNDS):
        prepare()
        started = time.monotonic()
        process = subprocess.Popen(
            copy.command("book"), cwd=copy.root, env=copy.environment(), stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.monotonic() - started)
        memory.append(usage.ru_maxrss / 1024)
        assert status == 0, f"{name}: the build failed"
    print(f"{name:22} {statistics.median(seconds):6.1f} s   {statistics.median(memory):6.0f} MiB at most")


def append(path: Path, text: str) -> None:
    """Add a text to a file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


if __name__ == "__main__":
    main()
