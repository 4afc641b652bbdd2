"""A copy of the data in which a change is made and judged before anything real is touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hanoibook import data
from hanoibook.words import say

FIRST = "sources.bib"  # written first, so that no row ever names a source that is not there yet


@dataclass(frozen=True)
class Draft:
    """The real folder of the data, as it was when the copy was made, and the copy."""

    real: Path
    copy: Path
    was: dict[str, bytes]

    def changed(self) -> dict[str, bytes]:
        """Return the files that differ from the real ones, by their names below ``data/``."""
        files = _files(self.copy)
        return {name: content for name, content in files.items() if self.was.get(name) != content}

    def put_in_place(self) -> list[str]:
        """Write the changed files into the real folder: all of them, or none. Returns their names.

        Raises :class:`hanoibook.data.DataError` if a file was changed by another hand, or cannot be written.
        """
        changed = self.changed()
        order = sorted(changed, key=lambda name: (name != FIRST, name))
        for name in order:
            if (self.real / name).read_bytes() != self.was[name]:
                raise data.DataError(say("add.other_hand", file=f"data/{name}"))
        done: list[str] = []
        try:
            for name in order:
                _write(self.real / name, changed[name])
                done.append(name)
        except OSError as error:
            for name in done:
                _write(self.real / name, self.was[name])
            raise data.DataError(say("add.not_written", reason=error)) from None
        return order


@contextmanager
def open_draft() -> Iterator[Draft]:
    """Copy the data, have every call inside the ``with`` block read the copy, and remove it at the end."""
    real = data.data_dir()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "data"
        shutil.copytree(real, copy)
        was = _files(copy)
        with data.reading_from(copy):
            yield Draft(real, copy, was)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is either whole or as it was."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
