"""Where things are in a checkout, and which files a build depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SETTINGS = ("_config.yml", "_toc.yml", "requirements.txt", "pyproject.toml")


class BuildError(Exception):
    """A reason to stop, in one line that says what to do."""


@dataclass(frozen=True)
class Checkout:
    """The folders of one checkout."""

    root: Path

    @property
    def source(self) -> Path:
        """The staged copy of the sources that Jupyter Book reads."""
        return self.root / "_build" / "source"

    @property
    def work(self) -> Path:
        """Where Jupyter Book builds, kept so that the next build only touches what changed."""
        return self.root / "_build" / "work"

    @property
    def site(self) -> Path:
        """The last good site."""
        return self.root / "_build" / "html"

    @property
    def stamp(self) -> Path:
        """What the last good site was made from."""
        return self.root / "_build" / "stamp.json"

    @property
    def codebook(self) -> Path:
        """The description of the data, generated from their schema."""
        return self.root / "data" / "README.md"

    def notebooks(self) -> list[Path]:
        """Return the committed notebooks."""
        return sorted((self.root / "notebooks").glob("*.ipynb"))

    def machinery(self) -> list[Path]:
        """Return the files whose change calls for a build from nothing."""
        fixed = [self.root / name for name in SETTINGS]
        folders = ("hanoibook", "data", "book/_static", "book/_templates")
        other = {*self.tables(), *self.accepted()}
        return [*fixed, *(path for folder in folders for path in below(self.root / folder) if path not in other)]

    def tables(self) -> list[Path]:
        """Return the files of the tables, whose change calls for the pages that rest on them."""
        kept = self._kept()
        return [path for path in below(self.root / "data") if path.suffix == ".csv" and path not in kept]

    def accepted(self) -> list[Path]:
        """Return what says how the tables were before, by which they are checked and nothing is made."""
        return below(self.root / "data" / "accepted")

    def content(self) -> list[Path]:
        """Return the pages and notebooks, whose change Jupyter Book follows by itself."""
        return [*below(self.root / "book"), *self.notebooks()]

    def notebook_basis(self) -> list[Path]:
        """Return what a notebook's outputs rest on: the data, and the package without what no notebook uses."""
        package = [
            path
            for path in below(self.root / "hanoibook")
            if path.relative_to(self.root).parts[1] not in ("site", "build", "contribute", "classroom")
        ]
        left_out = [self.codebook, *self._kept()]
        return [*package, *(path for path in below(self.root / "data") if path not in left_out)]

    def _kept(self) -> list[Path]:
        """Return what stands beside the tables and says how they were before."""
        return [*below(self.root / "data" / "releases"), *self.accepted()]


def fingerprint(root: Path, files: Iterable[Path], *extra: str) -> str:
    """Return one digest over names and contents of files, and further texts."""
    digest = hashlib.sha256()
    for path in sorted(set(files)):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest() if path.exists() else b"missing")
    for text in extra:
        digest.update(text.encode())
    return digest.hexdigest()


def below(folder: Path) -> list[Path]:
    """Return the files below a folder, without caches and what editors and file managers leave behind."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(_is_litter(part) for part in path.relative_to(folder).parts)
    ]


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~")) or name.endswith("~") or name in ("__pycache__", "Thumbs.db")
