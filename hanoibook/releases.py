"""What the facts were in each published release of this book, and what changed since.

A release has a version, as in ``1.0.0``. ``data/releases/1.0.0.json`` holds every fact as it was then; why a fact
changed in a later release stands in ``data/releases/reasons.csv``.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hanoibook import data, facts
from hanoibook.words import GAP, say, show, significant

REASONS = "data/releases/reasons.csv"
CLOSE = 1e-12  # relative; two machines may differ in the last digit
NOT_IN_AMOUNTS = ("year", "rank")


@dataclass(frozen=True)
class Record:
    """A fact as a release stated it; ``sources`` are keys joined by ``;``."""

    meaning: str
    value: float
    unit: str
    text: str
    as_of: str
    grade: str
    sources: str


Records = Mapping[str, Record]


@dataclass(frozen=True)
class Release:
    """The facts of one release by name, with its version, the date of its data and its published addresses' digest."""

    version: str
    as_of: str
    addresses: str
    facts: Records


@dataclass(frozen=True)
class Change:
    """One fact before and after."""

    name: str
    before: Record
    after: Record

    @property
    def by(self) -> str:
        """By how much the value changed, in words."""
        return difference(self.before, self.after)


@dataclass(frozen=True)
class Comparison:
    """What differs between two sets of facts.

    ``changed`` state another value, ``moved`` the same value from other sources, of another date or grade.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]
    moved: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.removed or self.changed or self.moved)


def now() -> dict[str, Record]:
    """Return every fact as the tables have it now; raises what the first fact raises that cannot be computed."""
    return {name: record(name) for name in facts.names()}


def record(name: str) -> Record:
    """Return one fact as a release keeps it.

    >>> record("ic3-losses-2025").grade
    'A'
    """
    fact = facts.get(name)
    return Record(fact.meaning, fact.value, fact.unit, fact.text, fact.as_of, fact.grade, ";".join(fact.sources))


def compare(before: Records, after: Records) -> Comparison:
    """Return what differs between two sets of facts, each part in the order of names."""
    both = [Change(name, before[name], after[name]) for name in sorted(set(before) & set(after))]
    changed = tuple(change for change in both if not _same(change.before, change.after))
    origin = ("as_of", "grade", "sources")
    return Comparison(
        added=tuple(sorted(set(after) - set(before))),
        removed=tuple(sorted(set(before) - set(after))),
        changed=changed,
        moved=tuple(
            change
            for change in both
            if change not in changed
            and any(getattr(change.before, part) != getattr(change.after, part) for part in origin)
        ),
    )


def difference(before: Record, after: Record) -> str:
    """Say by how much a value changed.

    >>> from dataclasses import replace
    >>> old = Record("", 0.10, "share", "10%", "", "A", "")
    >>> difference(old, replace(old, value=0.125)).replace(GAP, " ")
    '+2.5 percentage points'
    >>> old = Record("", 5.0, "States", "5", "", "A", "")
    >>> difference(old, replace(old, value=4.0)), difference(old, replace(old, unit="USD"))
    ('−1', 'another unit')
    """
    if before.unit != after.unit:
        return say("changes.other_unit")
    step = after.value - before.value
    if math.isclose(before.value, after.value, rel_tol=CLOSE):
        return say("changes.other_words")
    sign = "+" if step > 0 else "\u2212"
    return f"{sign}{_amount(abs(step), before.unit)}"


def _amount(step: float, unit: str) -> str:
    if unit == "date":
        return f"{round(step):,}{GAP}{say('changes.days')}"
    if unit in ("share", "share a year"):
        return f"{significant(step * 100)}{GAP}{say('changes.points')}"
    return f"{round(step):,}" if unit in NOT_IN_AMOUNTS else show(step, unit)


def _same(before: Record, after: Record) -> bool:
    alike = before.unit == after.unit and before.text == after.text
    return alike and math.isclose(before.value, after.value, rel_tol=CLOSE)


def published() -> list[Release]:
    """Return every release that has been kept, the oldest first."""
    kept = (read(path) for path in _folder().glob("*.json"))
    return sorted(kept, key=lambda release: order(release.version))


def kept(version: str) -> Release | None:
    """Return a release by its version."""
    return next((release for release in published() if release.version == version), None)


def before(version: str) -> Release | None:
    """Return the newest release that is older than a version."""
    older = [release for release in published() if order(release.version) < order(version)]
    return older[-1] if older else None


def order(version: str) -> tuple[int, ...]:
    """Return what versions are sorted by.

    >>> order("1.10.0") > order("1.9.2")
    True
    """
    return tuple(int(part) for part in version.split("."))


def read(path: Path) -> Release:
    """Read a release; raises :class:`hanoibook.data.DataError` for a file that is none."""
    name = f"data/releases/{path.name}"
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found = {fact: Record(**parts) for fact, parts in content.pop("facts").items()}
        release = Release(facts=found, **content)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise data.DataError(f"{name}: not a kept release ({error}). Restore it from git.") from None
    if path.stem != release.version or not re.fullmatch(r"\d+\.\d+\.\d+", release.version):
        raise data.DataError(f"{name}: holds the release {release.version}. Rename it or restore it from git.")
    return release


def keep(addresses: str) -> Path:
    """Write down the facts of the present release, once; ``addresses`` is a digest of what it publishes.

    Raises :class:`hanoibook.data.DataError` if the release is there already with other facts or addresses.
    """
    release = Release(data.version(), data.as_of(), addresses, now())
    path = _folder() / f"{release.version}.json"
    there = kept(release.version)
    if there and (compare(there.facts, release.facts) or there.addresses != addresses or there.as_of != release.as_of):
        raise data.DataError(
            f"data/releases/{path.name}: this release was kept with other facts or addresses. If it is published, "
            "raise version in data/datapackage.json and pyproject.toml; if not, remove that file and run again."
        )
    if not there:
        content = json.dumps(asdict(release), ensure_ascii=False, indent=1)
        path.write_text(f"{content}\n", encoding="utf-8", newline="\n")
    return path


def reasons(version: str) -> dict[str, str]:
    """Return why facts changed in a release, by fact; raises :class:`hanoibook.data.DataError` for a broken list."""
    try:
        text = (_folder() / "reasons.csv").read_text(encoding="utf-8")
    except OSError:
        raise data.DataError(f"{REASONS}: the file is missing. Restore it from git.") from None
    rows = list(csv.reader(text.splitlines()))
    if not rows or rows[0] != ["version", "fact", "reason"]:
        raise data.DataError(f"{REASONS}, row 1: the columns must be version,fact,reason. Restore them from git.")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != 3 or not all(cell.strip() for cell in row):
            raise data.DataError(f"{REASONS}, row {number}: needs a version, a fact and a reason. Fill in all three.")
    return {fact: reason for release, fact, reason in rows[1:] if release == version}


def check_reasons() -> None:
    """Raise :class:`hanoibook.data.DataError` if a fact changed since the release before and no reason is given."""
    version = data.version()
    older = before(version)
    given = reasons(version)
    found = compare(older.facts, now()) if older else Comparison((), (), (), ())
    needed = [*(change.name for change in found.changed), *found.removed]
    _refuse_unknown(given, needed, version)
    for name in needed:
        if name not in given:
            raise data.DataError(
                f"{REASONS}: no reason why {name} changed in release {version}. Add a row: {version},{name},why"
            )


def _refuse_unknown(given: Iterable[str], needed: list[str], version: str) -> None:
    for name in given:
        if name not in needed:
            raise data.DataError(
                f"{REASONS}: {name} did not change in release {version}. Remove that row or correct the name."
            )


def _folder() -> Path:
    return data.data_dir() / "releases"
