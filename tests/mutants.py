"""Break the product in the ways that mutants.toml lists, one at a time, and see that the test named there turns red."""

from __future__ import annotations

import os
import queue
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "mutants.toml"
CORES = 2
SLOWEST = 300  # seconds for one test
NOT_COPIED = shutil.ignore_patterns(".*", "_build", "dist", "node_modules")
SITE = "_build/html"
GREEN, RED = 0, 1  # what pytest returns when all passed, and when some failed; all else is no verdict


@dataclass(frozen=True)
class Mutant:
    """One way to break the product: ``old`` becomes ``new`` in ``file``, and ``test`` (words for pytest) turns red."""

    name: str
    file: str
    old: str
    new: str
    test: str

    def broken(self, root: Path) -> str:
        """Return the text of the file after the edit; raises :class:`ValueError` unless it fits exactly once."""
        path = root / self.file
        text = path.read_bytes().decode() if path.exists() else ""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.name}: the old text stands {text.count(self.old)} times in {self.file}, not once")
        return text.replace(self.old, self.new)


class Copy:
    """A copy of the checkout, with its built site, in which one mutant at a time lives."""

    def __init__(self, source: Path, root: Path) -> None:
        self.source, self.root = source, root
        shutil.copytree(source, root, ignore=NOT_COPIED, dirs_exist_ok=True)
        if (source / SITE).exists():
            shutil.copytree(source / SITE, root / SITE)

    @contextmanager
    def edited(self, mutant: Mutant) -> Iterator[None]:
        """Carry a mutant inside the ``with`` block."""
        path = self.root / mutant.file
        path.write_bytes(mutant.broken(self.root).encode())
        try:
            yield
        finally:
            shutil.copy2(self.source / mutant.file, path)

    def run(self, words: Iterable[str]) -> tuple[int, str]:
        """Run pytest, and return its code and the end of what it said."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *words]
        own = {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
        done = subprocess.run(
            command, cwd=self.root, env={**os.environ, **own}, capture_output=True, text=True, timeout=SLOWEST
        )
        return done.returncode, (done.stdout + done.stderr)[-1500:]


def read(path: Path = LIST) -> list[Mutant]:
    """Return the mutants of a list."""
    return [Mutant(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]]


def tests_by_file(mutants: Iterable[Mutant]) -> list[list[str]]:
    """Return the words for pytest that run every named test once, those of one file together."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for mutant in mutants:
        words = shlex.split(mutant.test)
        found[words[-1].split("::")[0]].update(dict.fromkeys(words))
    return [list(words) for words in found.values()]


def hunt(source: Path, mutants: list[Mutant], folder: Path) -> list[str]:
    """Return a line for each test that is red without a mutant, and for each mutant that no test caught."""
    copies: queue.Queue[Copy] = queue.Queue()
    for number in range(CORES):
        copies.put(Copy(source, folder / str(number)))

    def timed(name: str, work: Callable[[Copy], str]) -> str:
        copy = copies.get()
        started = time.monotonic()
        try:
            fault = work(copy)
        finally:
            copies.put(copy)
        print(f"{time.monotonic() - started:6.1f} s  {'FAULT ' if fault else 'ok    '} {name}", flush=True)
        return fault

    def green(words: list[str]) -> Callable[[Copy], str]:
        def work(copy: Copy) -> str:
            code, said = copy.run(words)
            return "" if code == GREEN else f"red without a mutant: {' '.join(words)}\n{said}"

        return work

    def red(mutant: Mutant) -> Callable[[Copy], str]:
        def work(copy: Copy) -> str:
            with copy.edited(mutant):
                code, said = copy.run(shlex.split(mutant.test))
            verdict = "not caught" if code == GREEN else f"no verdict (pytest returned {code})\n{said}"
            return "" if code == RED else f"{mutant.name}: {verdict}"

        return work

    jobs = [(f"green: {words[-1].split('::')[0]}", green(words)) for words in tests_by_file(mutants)]
    jobs += [(mutant.name, red(mutant)) for mutant in mutants]
    with ThreadPoolExecutor(CORES) as pool:
        return [fault for fault in pool.map(lambda job: timed(*job), jobs) if fault]


def main() -> int:
    """Hunt every mutant of the list, or those whose names hold the words on the command line."""
    mutants = [one for one in read() if all(word in one.name for word in sys.argv[1:])]
    started = time.monotonic()
    try:
        for mutant in mutants:
            mutant.broken(ROOT)
        with tempfile.TemporaryDirectory() as folder:
            faults = hunt(ROOT, mutants, Path(folder))
    except ValueError as error:
        faults = [str(error)]
    print("\n".join([*faults, f"{len(mutants)} mutants, {len(faults)} faults, {time.monotonic() - started:.0f} s"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
