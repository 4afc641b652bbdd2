"""The plan for leaving Jupyter Book 1 speaks of everything that the book uses."""

from __future__ import annotations

import pytest
import syntax


def test_every_directive_role_setting_and_hook_in_use_is_in_the_plan() -> None:
    assert syntax.without_fate() == []


def test_the_plan_is_the_one_of_these_pages() -> None:
    assert syntax.PLAN.read_text(encoding="utf-8") == syntax.plan(), "run: python tests/syntax.py"


def test_a_new_directive_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    page = tmp_path / "new.md"
    page.write_text("```{mermaid}\n```\n\nSee {doc}`x`.\n", encoding="utf-8")
    monkeypatch.setattr(syntax, "pages", lambda: [page])
    assert syntax.without_fate() == ["Directives: mermaid", "Roles: doc"]
