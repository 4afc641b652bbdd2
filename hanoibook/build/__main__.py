"""``python -m hanoibook.build [book | class | release | kit | notebooks | pdf | serve [--port N] | wheelhouse]``."""

from __future__ import annotations

import argparse
import signal
import sys
from importlib import import_module
from pathlib import Path

import hanoibook
from hanoibook.build.places import BuildError, Checkout
from hanoibook.data import DataError
from hanoibook.words import plain_where_needed

TASKS = {  # module and function; a module is read when its task is asked for, since some need pandas or a browser
    "book": "book.build",
    "class": "classes.make",
    "kit": "kit.make",
    "notebooks": "book.refresh",
    "pdf": "pdf.print_all",
    "release": "frozen.write_release",
    "serve": "serve.serve",
    "wheelhouse": "wheelhouse.write_wheelhouse",
}


def main() -> int:
    """Do what the command line asks; a reason to stop is printed without a traceback."""
    plain_where_needed()
    parser = argparse.ArgumentParser(prog="python -m hanoibook.build")
    parser.add_argument("task", nargs="?", default="book", choices=sorted(TASKS))
    parser.add_argument("--port", type=int, default=8000)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leave in order: the child ends, the lock opens
    checkout = Checkout(Path(hanoibook.__file__).resolve().parents[1])
    module, task = TASKS[chosen.task].split(".")
    options = [chosen.port] if chosen.task == "serve" else []
    try:
        getattr(import_module(f"hanoibook.build.{module}"), task)(checkout, *options)
    except (BuildError, DataError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
