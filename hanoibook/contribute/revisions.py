"""``python -m hanoibook changes REV1 REV2``: what the facts were at two points in the history of the project."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

from hanoibook import data, releases
from hanoibook.contribute import state
from hanoibook.words import say


def show(first: str, second: str) -> int:
    """Print how the facts differ between two revisions of the data, both computed by the present code."""
    with tempfile.TemporaryDirectory() as place:
        folders = [_data_at(revision, Path(place) / str(number)) for number, revision in enumerate((first, second))]
        before, after = state.of_folders(*folders, part="facts")
    print("\n".join(report(before, after, first, second)).replace("\u00a0", " "))
    return 0


def report(before: state.State, after: state.State, first: str, second: str) -> list[str]:
    """Return in lines which facts were added, removed and changed, by how much, and which cannot be computed."""
    found = releases.compare(before.facts, after.facts)
    lines = [
        say(
            "changes.between",
            before=first,
            before_as_of=before.as_of,
            after=second or say("changes.here"),
            after_as_of=after.as_of,
        )
    ]
    lines += [f"  {one.name}: {one.before.text} -> {one.after.text} ({one.by})" for one in found.changed]
    lines += [f"{say('changes.added')}: {name} = {after.facts[name].text}" for name in found.added]
    lines += [f"{say('changes.removed')}: {name} = {before.facts[name].text}" for name in found.removed]
    lines += [f"{say('changes.moved')}: {', '.join(one.name for one in found.moved)}"] if found.moved else []
    for revision, one in ((first, before), (second, after)):
        lines += [say("changes.failed", revision=revision or say("changes.here"), fault=fault) for fault in one.faults]
    return lines if found or len(lines) > 1 else [*lines, say("changes.nothing")]


def _data_at(revision: str, folder: Path) -> Path:
    """Unpack ``data/`` as it was at a revision and return the folder; without a revision, the data as they are now.

    Raises :class:`hanoibook.data.DataError` if git does not know the revision, or it has no data.
    """
    real = data.data_dir()
    if not revision:
        return real
    command = ["git", "-C", str(real.parent), "archive", "--format=zip", revision, "data"]
    try:
        done = subprocess.run(command, capture_output=True)
    except OSError:
        raise data.DataError(say("changes.no_git")) from None
    if done.returncode:
        reason = (done.stderr.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
        raise data.DataError(say("changes.no_revision", revision=repr(revision), reason=reason))
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder)
    return folder / "data"
