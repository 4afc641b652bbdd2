"""Where the files of ``data/`` are, and how a text file is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hanoibook.data.errors import DataError

PLACE = "HANOIBOOK_DATA"  # names another folder of tables, such as a copy in which a change is tried


def data_dir() -> Path:
    """Return the folder of the tables: the checkout's ``data/``, or the copy inside an installed package.

    The environment variable ``HANOIBOOK_DATA`` names another folder, for this process and those it starts.

    >>> (data_dir() / "datapackage.json").exists()
    True
    """
    if os.environ.get(PLACE):
        return Path(os.environ[PLACE])
    package = Path(__file__).parents[1]
    checkout = package.parent / "data"
    return checkout if (checkout / "datapackage.json").exists() else package / "_data"


def read_text(file: str) -> str:
    """Return the text of ``data/...``; raises :class:`DataError` if it is missing or not plain UTF-8."""
    try:
        raw = (data_dir() / file.removeprefix("data/")).read_bytes()
    except OSError:
        raise DataError(f"{file}: the file is missing. Restore it from git.") from None
    if raw.startswith(b"\xef\xbb\xbf"):
        raise DataError(
            f"{file}, row 1: starts with a byte order mark. Save as UTF-8 without it, "
            "as LibreOffice and plain text editors do."
        )
    if b"\x00" in raw:
        raise DataError(f"{file}: holds NUL bytes, as UTF-16 files do. Save as UTF-8.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file}, row {row}: not UTF-8. Save as UTF-8 without BOM.") from None


@contextmanager
def named(folder: Path) -> Iterator[None]:
    """Have ``HANOIBOOK_DATA`` name a folder inside the ``with`` block."""
    before = os.environ.get(PLACE)
    os.environ[PLACE] = str(folder)
    try:
        yield
    finally:
        os.environ.pop(PLACE)
        if before is not None:
            os.environ[PLACE] = before
