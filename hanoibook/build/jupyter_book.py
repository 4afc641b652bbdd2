"""Jupyter Book in a process of its own, which ends with the build that began it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hanoibook.build.places import BuildError, Checkout
from hanoibook.build.stage import real_names

PROGRAM = """
import os, threading
from jupyter_book.cli.main import main
import jupyter_book.sphinx, myst_nb.sphinx_ext, sphinx.ext.autodoc, hanoibook.site
if not os.read(0, 1): os._exit(1)  # the build that began it stopped before it gave the word
threading.Thread(target=lambda: (os.read(0, 1), os._exit(1)), daemon=True).start()  # or stops later
main()
"""


@contextmanager
def jupyter_book(checkout: Checkout) -> Iterator[Callable[[], None]]:
    """Start Jupyter Book, whose imports take seconds, and give the function that has it build the staged sources.

    That function raises :class:`BuildError` with what was reported. If it is never called, nothing is built.
    """
    options = ["--path-output", str(checkout.work), "--warningiserror", "--keep-going", "-q"]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", PROGRAM, "build", str(checkout.source), *options],
            cwd=checkout.root,
            stdin=subprocess.PIPE,  # closed by the system if this process is killed, so that no child goes on alone
            env=dict(
                os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8"
            ),  # two builds of the same sources are the same, byte for byte
            stdout=output,
            stderr=output,
        )
        assert process.stdin is not None

        def build() -> None:
            assert process.stdin is not None
            process.stdin.write(b"!")
            process.stdin.flush()
            if process.wait() != 0:
                output.seek(0)
                raise BuildError(_reasons(checkout, output.read().decode("utf-8", "replace")))

        try:
            yield build
        finally:
            process.stdin.close()
            process.wait()


def _reasons(checkout: Checkout, output: str) -> str:
    plain = re.sub(r"\x1b\[[\d;]*m", "", output)
    lines = [line for line in plain.splitlines() if re.search(r"\b(WARNING|ERROR|CRITICAL)\b", line)]
    return real_names(checkout, "\n".join(dict.fromkeys(lines)) or _thrown(plain) or plain[-3000:])


def _thrown(output: str) -> str:
    """Return the last exception that is not Jupyter Book's own general one, with the file it speaks of."""
    thrown = [line for line in output.splitlines() if re.match(r"(?!RuntimeError)[\w.]+(Error|Exception): ", line)]
    if not thrown:
        return ""
    return f"_toc.yml: {thrown[-1]}" if "external_toc" in thrown[-1] else thrown[-1]
