"""Load the tables of ``data/`` and the sources they cite.

Every table is a CSV described in ``data/datapackage.json``; every row cites keys of ``data/sources.bib``.
A file that breaks its schema raises :class:`DataError` with one line naming file, row, column and remedy.

``folder`` finds and reads files, ``descriptor`` knows the tables, ``cells`` and ``loading`` read them,
``dates`` handles partial dates, ``bibliography`` the sources, ``addresses`` where they stand, ``rules`` what holds
between rows, ``ranges`` how far a number may go, ``accepted`` what each cell held before, ``documents`` the YAML files
of questions and lessons, ``memory`` keeps what was made from them all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hanoibook.data import accepted
from hanoibook.data.addresses import is_copy, leads
from hanoibook.data.bibliography import KINDS as SOURCE_KINDS
from hanoibook.data.bibliography import (
    Source,
    all_sources,
    check_entry,
    independent_reports,
    origins,
    sources,
    split_list,
)
from hanoibook.data.dates import earliest, latest
from hanoibook.data.descriptor import as_of, authors, file_of, package, table_info, tables, version
from hanoibook.data.documents import document
from hanoibook.data.errors import DataError
from hanoibook.data.folder import PLACE, data_dir, named
from hanoibook.data.loading import load, rows
from hanoibook.data.memory import forget, recording, remembered
from hanoibook.data.rules import LaterThanData, check_all, check_cell

__all__ = [
    "PLACE",
    "SOURCE_KINDS",
    "DataError",
    "LaterThanData",
    "Source",
    "accepted",
    "all_sources",
    "as_of",
    "authors",
    "check_all",
    "check_cell",
    "check_entry",
    "data_dir",
    "document",
    "earliest",
    "file_of",
    "forget",
    "independent_reports",
    "is_copy",
    "latest",
    "leads",
    "load",
    "origins",
    "package",
    "reading_from",
    "recording",
    "remembered",
    "rows",
    "sources",
    "split_list",
    "table_info",
    "tables",
    "version",
]  # fmt: skip


@contextmanager
def reading_from(folder: Path) -> Iterator[None]:
    """Read the tables of another folder inside the ``with`` block."""
    with named(folder):
        forget()
        yield
    forget()
