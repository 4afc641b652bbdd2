"""The commands: what they refuse, in one line with a remedy, and that README and Makefile name them truly."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT))
import tasks


def stopped(action: object) -> str:
    with pytest.raises(tasks.Stop) as caught:
        action()  # type: ignore[operator]
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_an_unsupported_python_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    for version in ((3, 10), (3, 15)):
        monkeypatch.setattr(sys, "version_info", (*version, 0))
        message = stopped(tasks.supported_python)
        assert f"this is 3.{version[1]}" in message
        assert "make PYTHON=" in message


def test_another_python_on_the_path_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 0))
    monkeypatch.setattr(shutil, "which", lambda name: sys.executable if name == "python3.12" else None)
    assert tasks.supported_python() == sys.executable


def test_a_missing_venv_module_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1, stdout=b""))
    assert "apt-get install python3-venv" in stopped(
        lambda: tasks.make_environment(tmp_path / "venv", tmp_path / "venv/bin/python")
    )


def test_a_network_out_of_reach_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = b"WARNING: Retrying after connection broken\nERROR: No matching distribution found for x"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1, stdout=said))
    assert "Connect to the network" in stopped(lambda: tasks.install(tmp_path, "things", "-r", "x"))


def test_another_failure_of_pip_gives_its_last_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = b"Collecting x\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1, stdout=said))
    assert "HASHES" in stopped(lambda: tasks.install(tmp_path, "things", "-r", "x"))


def test_a_wrong_browser_path_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert "/nowhere/chromium" in stopped(tasks.known_browser)


def test_without_a_browser_tests_are_skipped_loudly_and_fail_on_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "known_browser", lambda: None)
    monkeypatch.setattr(tasks, "installed_browser", lambda: None)
    monkeypatch.setenv("NO_BROWSER", "")
    monkeypatch.delenv("CI", raising=False)
    tasks.find_browser()
    assert "SKIPPED" in capsys.readouterr().out
    assert tasks.os.environ["NO_BROWSER"] == "1"
    monkeypatch.setenv("CI", "true")
    assert "NO CHROMIUM" in stopped(tasks.find_browser)


def test_an_environment_that_somebody_else_made_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").write_text("", encoding="utf-8")
    assert "Remove or rename it" in stopped(lambda: tasks.make_environment(tmp_path, tmp_path / "bin/python"))
    assert (tmp_path / "pyvenv.cfg").exists()


def test_an_environment_of_another_folder_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "installed.json").write_text('{"made": "/elsewhere", "book": "x"}', encoding="utf-8")
    assert tasks.installed(tmp_path) == {}


def test_all_steps_run_beside_each_other_and_one_failure_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def step(name: str, code: int) -> tuple[str, list[str]]:
        return name, [sys.executable, "-c", f"print('of {name}'); raise SystemExit({code})"]

    assert tasks.side_by_side([step("one", 3), step("two", 0), step("three", 0)]) == 1
    said = re.sub(r"\d+\.\d s", "", capsys.readouterr().out.replace("\r", ""))
    assert "of one\n== one: FAILED in" in said and "of two\n== two: ok in" in said
    assert "of three\n== three: ok in" in said and said.endswith("failed: one\n")
    assert tasks.side_by_side([step("two", 0)]) == 0


def test_makefile_and_readme_name_the_tasks_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert targets and set(targets[1].split()) == set(tasks.TASKS)
    readme = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/maintaining.md"))
    named = set(re.findall(r"`make ([a-z-]+)`", readme)) | set(re.findall(r"^make ([a-z-]+)", readme, re.MULTILINE))
    assert named <= set(tasks.TASKS)
    assert named >= set(tasks.TASKS) - {"help"}


def test_every_direct_dependency_has_a_reason_and_a_locked_version() -> None:
    for name, lock in (
        ("book", "requirements.txt"),
        ("test", "requirements/test.txt"),
        ("lab", "requirements/lab.txt"),
    ):
        locked = (ROOT / lock).read_text(encoding="utf-8")
        assert "http" not in re.sub(r"httpcore|httpx", "", locked)
        for line in (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                package = re.match(r"[a-z0-9-]+", line)
                assert package and re.search(rf"^{package[0]}==", locked, re.MULTILINE), line
                assert len(line.partition("#")[2].strip()) > 10, line


def test_an_unknown_engine_is_refused_with_those_that_are_known() -> None:
    assert stopped(lambda: tasks.find_engines("opera")) == ("ENGINES names opera; known are chromium, firefox, webkit.")
