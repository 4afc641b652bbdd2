"""Write the kit for classes: one archive to teach from without a network, one with the key, one with wheels."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from hanoibook import copies, data, papers
from hanoibook.build import archive, book, classes, pdf, wheelhouse
from hanoibook.build.notebooks import readable
from hanoibook.build.places import BuildError, Checkout
from hanoibook.classroom import names
from hanoibook.words import say

MOST_BYTES = 60_000_000
LEGAL = ("LICENSE", "LICENSE-CONTENT.md", "CITATION.cff")


def make(checkout: Checkout) -> None:
    """Write the archives into ``_build/kit``, and offer the kit and the files for classes on the site."""
    packed = write_kit(checkout)
    files = checkout.site.with_name(classes.FOLDER) / "files"
    shutil.copyfile(packed, files / packed.name)
    classes.offer(checkout.site, files)
    book.accept_additions(checkout)


def write_kit(checkout: Checkout, *, wheels: bool = True) -> Path:
    """Write the archives into ``_build/kit``; return the one to teach from.

    Raises :class:`BuildError` if the site or a browser is missing, or if the kit would be too big.
    """
    if not (checkout.site / "index.html").exists():
        raise BuildError("There is no site to pack. Run: make book")
    folder = checkout.site.with_name("kit")
    shutil.rmtree(folder, ignore_errors=True)
    name = f"{names.KIT}-{data.version()}"
    with pdf.browser() as browser:
        made = classes.write_files(checkout, browser)
    _fill_kit(checkout, folder / name, made)
    packed = [_pack(folder / name, say("kit.title")), folder / f"{made.key.name}.zip"]
    shutil.copyfile(classes.packed_key(made.key), packed[1])
    if packed[0].stat().st_size > MOST_BYTES:
        raise BuildError(f"{packed[0].name} has {packed[0].stat().st_size / 1e6:.0f} MB; 60 MB is the most for a kit.")
    if wheels:
        packed += _packed_wheels(checkout, folder / f"{name}-wheelhouse.zip")
    for path in packed:
        print(f"Wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")
    return packed[0]


def write_notebooks(checkout: Checkout, whose: str, folder: Path) -> None:
    """Write the notebooks of the ``student`` or of the ``teacher``, nothing run, with a README."""
    make: dict[str, Callable[[Any], Any]] = {"student": copies.student, "teacher": copies.teacher}
    folder.mkdir(parents=True)
    for path in checkout.notebooks():
        notebook = readable(path)
        made = copies.with_links(copies.without_outputs(make[whose](notebook)), lambda page: None)
        _write(folder / path.name, nbformat.writes(made) + "\n")
    _write(folder / "README.md", say(f"kit.readme.{whose}", version=data.version(), as_of=data.as_of()))


def _fill_kit(checkout: Checkout, kit: Path, made: classes.Made) -> None:
    """Put site, data, notebooks and the files for classes into the kit; its pages lead to the files beside the site."""
    shutil.copytree(checkout.site, kit / "site", ignore=shutil.ignore_patterns(classes.FOLDER))
    shutil.copytree(checkout.site / "data", kit / "data")
    shutil.copytree(made.files, kit, dirs_exist_ok=True)
    classes.link(kit / "site", kit, "../../")
    write_notebooks(checkout, "student", kit / names.STUDENTS / "notebooks")
    write_notebooks(checkout, "teacher", kit / names.TEACHERS / "notebooks")
    for file in LEGAL:
        if (checkout.root / file).exists():
            shutil.copyfile(checkout.root / file, kit / file)
    _write(kit / "START-HERE.html", papers.start_here())


def _pack(folder: Path, title: str) -> Path:
    archive.write_manifest(folder, title=title, version=data.version(), data_as_of=data.as_of())
    target = folder.with_name(f"{folder.name}.zip")
    archive.write_zip(folder, target)
    return target


def _packed_wheels(checkout: Checkout, target: Path) -> list[Path]:
    """Return the archive of wheels, or nothing, and say so, where they cannot be fetched."""
    try:
        archive.write_zip(wheelhouse.write_wheelhouse(checkout), target)
    except BuildError as reason:
        print(f"No wheelhouse in this kit: {reason}")
        return []
    return [target]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
