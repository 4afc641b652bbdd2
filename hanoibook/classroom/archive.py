"""Archives that are the same, byte for byte, for the same content: every file has the day of the data."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from hanoibook import data


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files by name as a zip, in the order given."""
    year, month, day = map(int, data.as_of().split("-"))
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def repacked(document: bytes) -> bytes:
    """Return an Office document, which is a zip too, with the day of the data in place of the time of writing."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
