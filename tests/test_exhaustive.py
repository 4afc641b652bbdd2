"""Long tests: a fresh clone by the README's two commands, and thousands of damaged inputs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hanoibook import data
from hanoibook.exercises import feedback

pytestmark = pytest.mark.exhaustive
KEPT = ("HOME", "PATH", "LANG", "TMPDIR", "SYSTEMROOT", "CHROMIUM")


@pytest.mark.build
def test_a_fresh_clone_works_in_a_folder_of_any_name(tmp_path: Path) -> None:
    """The tests of the built site are left out: `.ci/run` runs them all in a fresh clone, at every change."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make book" in readme and "make test" in readme
    clone = tmp_path / "Hà Nội clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    kept = {name: value for name, value in os.environ.items() if name in KEPT or name.startswith("PIP_")}
    for command in ("book", "check"):
        done = subprocess.run(["make", command], cwd=clone, env=kept, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert (clone / "_build" / "html" / "index.html").exists()
    left = subprocess.run(["git", "status", "--short"], cwd=clone, capture_output=True, text=True).stdout
    assert left == ""


def spoiled(draw: st.DrawFn, raw: bytes) -> bytes:
    """Cut, double or overwrite a stretch of bytes."""
    start = draw(st.integers(0, len(raw) - 1))
    length = draw(st.integers(0, 40))
    inserted = draw(st.binary(max_size=20) | st.sampled_from([b'"', b",", b"\n", b"\r", b"{", b"}", b"@", b"=1+1"]))
    return raw[:start] + inserted + raw[start + length :]


FILES = ("losses/ic3_annual.csv", "losses/loss_estimates.csv", "sources.bib", "datapackage.json")


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choice=st.data())
def test_damaged_bytes_load_or_are_refused_in_one_line(data_copy: Path, file: str, choice: st.DataObject) -> None:
    path = data_copy / file
    good = (ROOT / "data" / file).read_bytes()
    path.write_bytes(choice.draw(st.composite(spoiled)(good)))
    data.forget()
    try:
        data.check_all()
    except data.DataError as error:
        assert "\n" not in str(error)
        assert str(error).startswith("data/")


@settings(max_examples=2000, deadline=None)
@given(answer=st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()))
def test_any_answer_gets_one_sentence(answer: object) -> None:
    said = feedback("loss-growth-2020-2025", answer)
    assert said and "Traceback" not in said
