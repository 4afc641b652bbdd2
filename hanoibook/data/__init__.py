"""Load the tables of ``data/`` and the sources they cite.

Every table is a CSV described in ``data/datapackage.json``; every row cites keys of ``data/sources.bib``.
A file that breaks its schema raises :class:`DataError` with one line naming file, row, column and remedy.

``folder`` finds and reads files, ``descriptor`` knows the tables, ``cells`` and ``loading`` read them,
``dates`` handles partial dates, ``bibliography`` the sources, ``rules`` what holds between rows, ``documents``
the YAML files of questions and lessons.
"""

from hanoibook.data.bibliography import KINDS as SOURCE_KINDS
from hanoibook.data.bibliography import Source, all_sources, independent_reports, origins, sources, split_list
from hanoibook.data.dates import earliest, latest
from hanoibook.data.descriptor import as_of, file_of, package, table_info, tables
from hanoibook.data.documents import document
from hanoibook.data.errors import DataError
from hanoibook.data.folder import data_dir
from hanoibook.data.loading import load, read, recording
from hanoibook.data.rules import check_all

__all__ = [
    "SOURCE_KINDS", "DataError", "Source", "all_sources", "as_of", "check_all", "data_dir", "document", "earliest",
    "file_of", "forget", "independent_reports", "latest", "load", "origins", "package", "recording", "sources",
    "split_list", "table_info", "tables",
]  # fmt: skip


def forget() -> None:
    """Forget what was read, so that the next call reads the files again."""
    for cached in (package, all_sources, read):
        cached.cache_clear()
