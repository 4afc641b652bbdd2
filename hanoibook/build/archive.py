"""A folder as a zip with a list of its files: the same folder gives the same archive, byte for byte."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

from hanoibook import data

MANIFEST = "MANIFEST.json"


def write_manifest(folder: Path, **about: str) -> None:
    """Write ``MANIFEST.json`` into a folder: what it is, and name, size in bytes and SHA-256 of every file in it."""
    files = [
        {"name": name, "bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for name, path in _files(folder)
    ]
    content = {**about, "files": files}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def check_manifest(folder: Path) -> list[str]:
    """Return what is wrong with a folder that has a manifest: files that are missing, changed or not listed."""
    listed = {one["name"]: one["sha256"] for one in json.loads((folder / MANIFEST).read_text("utf-8"))["files"]}
    found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in _files(folder) if name != MANIFEST}
    names = sorted(listed.keys() | found.keys())
    return [name for name in names if listed.get(name) != found.get(name)]


def write_zip(folder: Path, target: Path) -> None:
    """Write a folder as a zip, its name in front of every file; times are the day of the data."""
    year, month, day = map(int, data.as_of().split("-"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in _files(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _files(folder: Path) -> list[tuple[str, Path]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), path) for path in paths]
