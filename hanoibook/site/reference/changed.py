"""What the page of changes lists: the facts of this release beside those of the release before."""

from __future__ import annotations

from typing import Any

from hanoibook import data, releases
from hanoibook.words import say


def listing(_: str) -> dict[str, Any]:
    """Return the comparison with the release before, and with this release as it was published, where they differ."""
    version = data.version()
    present = releases.now()
    older, published = releases.before(version), releases.kept(version)
    return {
        "first": None if older else say("changes.first", version=version),
        "parts": [part for part in (_from(older, present), _since(published, present)) if part],
    }


def _from(older: releases.Release | None, present: releases.Records) -> dict[str, Any] | None:
    if older is None:
        return None
    version = data.version()
    title = say("changes.from", before=older.version, before_as_of=older.as_of, after=version, after_as_of=data.as_of())
    return _part(f"from-{older.version}", title, older, present, releases.reasons(version))


def _since(published: releases.Release | None, present: releases.Records) -> dict[str, Any] | None:
    """Return what the data state otherwise than the release that bears the present version did when published."""
    if published is None or not releases.compare(published.facts, present):
        return None
    title = say("changes.since", version=published.version, as_of=published.as_of)
    return _part(f"since-{published.version}", title, published, present, {})


def _part(
    anchor: str, title: str, old: releases.Release, present: releases.Records, reasons: dict[str, str]
) -> dict[str, Any]:
    found = releases.compare(old.facts, present)
    return {
        "anchor": anchor.replace(".", "-"),
        "title": title,
        "found": found,
        "numbers": {group: len(getattr(found, group)) for group in ("changed", "added", "removed", "moved")},
        "reasons": reasons,
        "lists": [
            ("added", [(name, present[name].meaning, present[name].text) for name in found.added]),
            ("removed", [(name, old.facts[name].meaning, old.facts[name].text) for name in found.removed]),
            ("moved", [(one.name, one.after.meaning, one.after.text) for one in found.moved]),
        ],
    }
