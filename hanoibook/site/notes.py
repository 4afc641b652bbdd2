"""What one build writes down for the next: a JSON file a subject, beside what Sphinx keeps itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx


def of(app: Sphinx, subject: str) -> dict[str, Any]:
    """Return what was written down of a subject, by this build and by those before it, to read and to change."""
    kept: dict[str, dict[str, Any]] = app.__dict__.setdefault("hanoibook_notes", {})
    if subject not in kept:
        file = _file(app, subject)
        kept[subject] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return kept[subject]


def keep(app: Sphinx, subject: str, content: dict[str, Any]) -> None:
    """Write down a subject for the next build."""
    _file(app, subject).write_text(json.dumps(content), encoding="utf-8")


def _file(app: Sphinx, subject: str) -> Path:
    return Path(app.doctreedir) / f"{subject}.json"
