"""``python -m hanoibook.build [book | release | kit | notebooks | pdf | serve [--port N] | wheelhouse]``."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

import hanoibook
from hanoibook.build import frozen
from hanoibook.build.book import build, refresh
from hanoibook.build.places import BuildError, Checkout
from hanoibook.build.serve import serve
from hanoibook.build.wheelhouse import write_wheelhouse
from hanoibook.data import DataError


def main() -> int:
    """Do what the command line asks; a reason to stop is printed without a traceback."""
    parser = argparse.ArgumentParser(prog="python -m hanoibook.build")
    parser.add_argument(
        "task", nargs="?", default="book", choices=["book", "release", "kit", "notebooks", "pdf", "serve", "wheelhouse"]
    )
    parser.add_argument("--port", type=int, default=8000)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leave in order: the child ends, the lock opens
    checkout = Checkout(Path(hanoibook.__file__).resolve().parents[1])
    try:
        if chosen.task == "book":
            build(checkout)
        elif chosen.task == "notebooks":
            refresh(checkout)
        elif chosen.task == "release":
            frozen.write_release(checkout)
        elif chosen.task == "wheelhouse":
            write_wheelhouse(checkout)
        elif chosen.task == "kit":
            from hanoibook.build import kit  # printing needs the packages of the tests

            kit.write_kit(checkout)
        elif chosen.task == "pdf":
            from hanoibook.build import pdf  # so does this

            pdf.print_all(checkout)
        else:
            serve(checkout, chosen.port)
    except (BuildError, DataError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
