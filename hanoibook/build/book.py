"""Build the site beside the last good one and swap it in at the end."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
from pathlib import Path

from filelock import FileLock, Timeout

from hanoibook.build import notebooks
from hanoibook.build.jupyter_book import jupyter_book
from hanoibook.build.places import BuildError, Checkout, fingerprint
from hanoibook.build.stage import clear, stage

PATIENCE = 120  # seconds to wait for another build of the same folder


def build(checkout: Checkout) -> None:
    """Bring ``_build/html`` up to date; raises :class:`BuildError` and leaves the last good site if it cannot."""
    checkout.site.parent.mkdir(exist_ok=True)
    lock = FileLock(checkout.site.with_name("lock"))
    try:
        with lock.acquire(timeout=PATIENCE):
            _build(checkout)
    except Timeout:
        raise BuildError(
            f"Another build of this folder has been running for {PATIENCE} s. End it, then run again."
        ) from None


def refresh(checkout: Checkout) -> None:
    """Rewrite what is committed and follows from the data: codebook, accepted values, the outputs of the notebooks."""
    from hanoibook import agreement, codebook, data

    agreement.check()
    print(f"wrote {data.accepted.keep()}")
    print(f"wrote {codebook.write(checkout.codebook).relative_to(checkout.root).as_posix()}")
    notebooks.run_all(checkout)


def _check_data(checkout: Checkout) -> None:
    """Check what follows from data and code alone; it need not be checked again while they stay as they are."""
    from hanoibook import (
        agreement,
        data,
        releases,
    )  # here, since they read pandas, which an unchanged book can do without

    agreement.check()
    releases.check_reasons()
    data.accepted.check_complete()
    _check_codebook(checkout)


def _check_codebook(checkout: Checkout) -> None:
    from hanoibook import codebook

    if not checkout.codebook.exists() or checkout.codebook.read_text(encoding="utf-8") != codebook.readme():
        raise BuildError("data/README.md does not describe the data that are here now. Run: make notebooks")


def _build(checkout: Checkout) -> None:
    started = time.monotonic()
    _finish_interrupted_swap(checkout)
    inputs = _inputs(checkout)
    last = _last_stamp(checkout)
    if last.get("inputs") == inputs and last.get("site") == _listing(checkout.site):
        print(f"Nothing changed. {_how_to_open(checkout)}")
        return
    basis = fingerprint(checkout.root, [*checkout.machinery(), *checkout.tables(), *checkout.accepted()], sys.version)
    machinery = fingerprint(checkout.root, checkout.machinery(), sys.version)
    with jupyter_book(checkout) as run:
        if last.get("basis") != basis:
            _check_data(checkout)
        notebooks.check(checkout)
        _prepare_work(checkout, machinery)
        stage(checkout)
        run()
    if _inputs(checkout) != inputs:
        raise BuildError("A file changed while the book was built. Run again.")
    _swap(checkout)
    _write(checkout.stamp, json.dumps({"inputs": inputs, "basis": basis, "site": _listing(checkout.site)}))
    _write(checkout.work / "made-by", machinery)
    print(f"Built in {time.monotonic() - started:.1f} s. {_how_to_open(checkout)}")


def accept_additions(checkout: Checkout) -> None:
    """Take files that were added to the last good site for a part of it, until it is built again."""
    last = _last_stamp(checkout)
    if last:
        _write(checkout.stamp, json.dumps({**last, "site": _listing(checkout.site)}))


def _inputs(checkout: Checkout) -> str:
    files = [*checkout.machinery(), *checkout.tables(), *checkout.accepted(), *checkout.content()]
    return fingerprint(checkout.root, files, sys.version)


def _write(path: Path, text: str) -> None:
    """Write a file so that it is either whole or not there."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _last_stamp(checkout: Checkout) -> dict[str, str]:
    try:
        stamp: dict[str, str] = json.loads(checkout.stamp.read_text(encoding="utf-8"))
        return stamp
    except (OSError, ValueError):
        return {}


def _listing(site: Path) -> str:
    """Return a digest over names and sizes, enough to notice a page that was removed or cut."""
    digest = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(site).as_posix()} {path.stat().st_size}\n".encode())
    return digest.hexdigest()


def _prepare_work(checkout: Checkout, machinery: str) -> None:
    """Keep the work of the last build only if it ended well and was made by the same machinery.

    The file ``made-by`` is removed while a build runs: after a failure or an interruption, the next build
    starts from nothing, because Sphinx would not repeat the warnings of pages that it has read already.
    """
    made_by = checkout.work / "made-by"
    if not made_by.exists() or made_by.read_text(encoding="utf-8") != machinery:
        clear(checkout.work)
    checkout.work.mkdir(parents=True, exist_ok=True)
    made_by.unlink(missing_ok=True)


def _swap(checkout: Checkout) -> None:
    fresh, old = checkout.site.with_name("html.part"), checkout.site.with_name("html.old")
    clear(fresh)
    clear(old)
    shutil.copytree(checkout.work / "_build" / "html", fresh, ignore=shutil.ignore_patterns(".buildinfo"))
    checkout.stamp.unlink(missing_ok=True)
    if checkout.site.exists():
        checkout.site.rename(old)
    fresh.rename(checkout.site)
    clear(old)


def _finish_interrupted_swap(checkout: Checkout) -> None:
    """Put the last good site back if a build was stopped between the two renames."""
    old = checkout.site.with_name("html.old")
    if old.exists() and not checkout.site.exists():
        old.rename(checkout.site)


def _how_to_open(checkout: Checkout) -> str:
    return f"Open {(checkout.site / 'index.html').as_uri()}"
