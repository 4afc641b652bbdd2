"""Damage what people edit, thousands of times, and judge what the loaders make of it.

``python tests/fuzz.py [CASES] [SEED]`` prints a table; ``python tests/fuzz.py csv/17`` repeats one case. Each case
either ends in one clear line that names the file, or what was loaded is what was written. All else is a fault.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
import shutil
import signal
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import nbformat
import pandas as pd
import yaml
from bs4 import BeautifulSoup
from habits import HABITS
from kept import forget_tables

from hanoibook import claims, copies, data, losses, routes, treaties, worksheets
from hanoibook.build import notebooks
from hanoibook.build.places import BuildError, Checkout
from hanoibook.data import rules
from hanoibook.lessons import plan
from hanoibook.questions import bank
from hanoibook.site import render
from hanoibook.site.reference import tables

ROOT = Path(__file__).resolve().parents[1]
CASES, SEED, SECONDS = 10_000, 2026, 10
SHARES = {
    "csv": 0.35,
    "habits": 0.1,
    "descriptor": 0.13,
    "sources": 0.1,
    "questions": 0.1,
    "lessons": 0.12,
    "notebooks": 0.1,
}
SMALL = (
    "countries",
    "prices",
    "exchange_rates",
    "un_reach",
    "concepts",
    "gdp",
    "loss_measurement",
    "outlets",
    "scopes",
)
AGREEING = {"loss_estimates", "ic3_annual", "un_status", "budapest_status", "crosswalk", "article_concepts"}
AGREEING |= {"obligations", "coding_check", "un_articles", "budapest_articles"}
MARKUP = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg/onload=alert(1)>', "</td><h1>x</h1>")
WORDS = (
    *("", " ", "0", "-0", "-1", "1e5", "9" * 19, "1" * 400, "0x10", "1_000", "NaN", "nan", "inf", "NA", "null", "None"),
    *(
        "true",
        "yes",
        "Yes",
        "=1+1",
        "@SUM(A1)",
        "+cmd",
        "-x",
        "2025-02-30",
        "2025-13",
        "0000",
        "9999-12-31",
        "x" * 6000,
    ),
    *("\u0661\u0662", "\uff11\uff12", "\u202egnp", "\u200b", "\ufeff", "\x07", "\x1b[31m", "a\nb", "a\rb", "a\u2028b"),
    *('"', "'", ";", "a;;b", ";a", "a,b", "{", "}", "%", "\\", "{{ 7*7 }}", "${x}", "\ufffd", "e\u0301", *MARKUP),
)
BYTES = (
    *(b'"', b",", b"\n", b"\r", b"\r\n", b"\n\n", b"{", b"}", b"[", b"]", b"@", b":", b"\\", b"#", b"\x00", b"\xff"),
    *(
        b"\xef\xbb\xbf",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\x1a",
        b"\x0c",
        b"\x85",
        b"\t",
        b"- ",
        b"&a ",
        b"*a ",
        b"!!",
        b"null",
    ),
    *(
        b"<script>",
        b"=1+1",
        b"1e999",
        b"NaN",
        b"%",
        b"--",
        b"...",
        b"---\n",
        b"@comment{",
        b"[" * 20_000,
        b"{" * 20_000,
    ),
)


class Hang(BaseException):
    """A case took too long."""


class Fault(Exception):
    """A case ended neither in one clear line nor in what was written."""


def damaged_bytes(rng: Random, raw: bytes) -> bytes:
    """Cut, double, move or overwrite stretches of bytes, or save the whole in another encoding."""
    start = rng.randrange(len(raw))
    end = min(len(raw), start + rng.choice((1, 1, 2, 5, 40, 400)))
    piece = raw[start:end]
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: raw[:start] + raw[end:],
        lambda: raw[:start] + piece + raw[start:],
        lambda: raw[:start] + rng.choice(BYTES) + raw[start:],
        lambda: raw[:start] + rng.choice(BYTES) + raw[end:],
        lambda: raw[:start],
        lambda: raw[:start] + bytes(rng.randrange(256) for _ in piece) + raw[end:],
        lambda: raw[:start] + raw[end:] + piece,
        lambda: rng.choice((raw.decode().encode("utf-16"), b"\xef\xbb\xbf" + raw, raw.replace(b"\n", b"\r\n"), b"")),
        lambda: raw.decode().encode("cp1258", "replace"),
        lambda: raw.replace(
            *rng.choice(((b",", b";"), (b'"', b"'"), (b" = ", b" "), (b": ", b":"), (b"  ", b"\t"))), 1
        ),
    )
    return rng.choice(ways)()


def damaged_lines(rng: Random, raw: bytes) -> bytes:
    """Leave out, double, swap or cut lines."""
    lines = raw.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    way = rng.randrange(5)
    if way == 0:
        del lines[one]
    elif way == 1:
        lines.insert(other, lines[one])
    elif way == 2:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 3:
        lines[one] = lines[one][: rng.randrange(len(lines[one]) + 1)]
    else:
        lines[one] = lines[one] + lines[other]
    return b"\n".join(lines)


def damaged_cells(rng: Random, raw: bytes) -> bytes:
    """Write nasty words into cells, swap columns, or change the number of cells of a row."""
    rows = list(csv.reader(io.StringIO(raw.decode())))
    row, column = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
    way = rng.random()
    if way < 0.7:
        rows[row][column] = rng.choice(WORDS)
    elif way < 0.8:
        other = rng.randrange(len(rows[0]))
        for cells in rows if rng.random() < 0.5 else [rows[row]]:
            cells[column], cells[other] = cells[other], cells[column]
    elif way < 0.9:
        rows[row][column] = rows[rng.randrange(len(rows))][rng.randrange(len(rows[0]))]
    elif way < 0.95:
        rows[row].insert(column, rng.choice(WORDS))
    else:
        del rows[row][column]
    text = io.StringIO()
    csv.writer(text, lineterminator=rng.choice(("\n", "\n", "\r\n"))).writerows(rows)
    return text.getvalue().encode()


VALUES = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**400,
    float("nan"),
    float("inf"),
    "",
    "x",
    [],
    {},
    [[]],
    {"x": None},
    *WORDS,
)


def damaged_tree(rng: Random, tree: Any) -> Any:
    """Replace, remove, double or rename one place of nested lists and mappings."""
    tree = json.loads(json.dumps(tree))
    spots = list(_spots(tree))
    box, key = rng.choice(spots)
    way = rng.random()
    if way < 0.55:
        box[key] = rng.choice(VALUES)
    elif way < 0.7:
        del box[key]
    elif way < 0.8:
        other, place = rng.choice(spots)
        box[key] = json.loads(json.dumps(other[place]))
    elif isinstance(box, list):
        box.insert(key, json.loads(json.dumps(box[key])))
    else:
        box[f"{key}{rng.choice(('x', 's', ' ', ''))}"] = box.pop(key)
    return tree


def _spots(tree: Any) -> Iterator[tuple[Any, Any]]:
    steps = range(len(tree)) if isinstance(tree, list) else list(tree) if isinstance(tree, dict) else ()
    for step in steps:
        yield tree, step
        yield from _spots(tree[step])


class Bench:
    """A folder in which files are damaged and loaded."""

    def __init__(self, folder: Path) -> None:
        self.all, self.small = folder / "all", folder / "small"
        self.asked, self.taught = folder / "asked", folder / "taught"
        self.checkout = Checkout(folder / "checkout")
        shutil.copytree(ROOT / "data", self.all)
        self._copy_some_tables()
        shutil.copytree(ROOT / "data", self.asked, ignore=shutil.ignore_patterns("*.yml"))
        shutil.copytree(ROOT / "data", self.taught)
        (self.checkout.root / "notebooks").mkdir(parents=True)

    def _copy_some_tables(self) -> None:
        """Make a data folder that loads in milliseconds: a few tables and the sources that they cite."""
        whole = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
        whole["resources"] = [table for table in whole["resources"] if table["name"] in SMALL]
        self.small.mkdir()
        for table in whole["resources"]:
            (self.small / table["path"]).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / "data" / table["path"], self.small / table["path"])
        (self.small / "datapackage.json").write_text(json.dumps(whole, indent=2), encoding="utf-8")
        needed = {key for name in SMALL for keys in data.load(name)["sources"] for key in data.split_list(keys)}
        while more := {origin for key in needed for origin in data.all_sources()[key].repeats} - needed:
            needed |= more
        entries = re.split(r"\n\n(?=@)", (ROOT / "data" / "sources.bib").read_text(encoding="utf-8").strip())
        kept = [entry for entry in entries if re.match(r"@\w+\{([^,]+)", entry)[1] in needed]  # type: ignore[index]
        (self.small / "sources.bib").write_text("\n\n".join(kept) + "\n", encoding="utf-8")

    def case(self, kind: str, number: int, seed: int = SEED) -> str:
        """Run one case and return ``refused`` or ``loaded``; raises :class:`Fault`."""
        rng = Random(f"{seed}/{kind}/{number}")
        try:
            with limited(SECONDS):
                JUDGES[kind](self, rng)
        except (data.DataError, BuildError) as error:
            return _one_line(str(error))
        except Hang:
            raise Fault(f"still busy after {SECONDS} s") from None
        except Fault:
            raise
        except BaseException as error:
            raise Fault(f"{type(error).__name__}: {str(error)[:300]}") from error
        return "loaded"

    @contextmanager
    def reading(self, folder: Path, file: Path, content: bytes) -> Iterator[None]:
        """Let the package read a folder in which one file has another content."""
        before = file.read_bytes() if file.exists() else None
        file.write_bytes(content)
        places = [mock.patch("hanoibook.data.folder.data_dir", lambda: folder)]
        places += [mock.patch("hanoibook.data.data_dir", lambda: folder)]
        try:
            with places[0], places[1]:
                yield
        finally:
            file.unlink() if before is None else file.write_bytes(before)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise :class:`Hang` if the block takes longer."""

    def stop(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _one_line(message: str) -> str:
    if "\n" in message or "\r" in message:
        raise Fault(f"the message has several lines: {message[:300]!r}")
    if not re.match(r"(data|notebooks)/[\w./-]+", message):
        raise Fault(f"the message does not begin with the file: {message[:300]!r}")
    if len(message) > 1200:
        raise Fault(f"the message has {len(message)} characters: {message[:200]!r}")
    return "refused"


def judge_csv(bench: Bench, rng: Random) -> None:
    """A table is refused, or every cell of the frame is the cell of the file as another reader sees it."""
    with mock.patch("hanoibook.data.folder.data_dir", lambda: bench.all):
        name = rng.choice(data.tables())
        path = bench.all / data.table_info(name)["path"]
    damage = rng.choice((damaged_bytes, damaged_lines, damaged_cells, damaged_cells))
    content = damage(rng, path.read_bytes())
    with bench.reading(bench.all, path, content):
        forget_tables()
        try:
            rules.check_table(name)
            if name in AGREEING:
                for other in sorted(AGREEING):
                    rules.check_table(other)
                losses.check_agreement()
                treaties.check_agreement()
            compare_cells(name, content)
            if any(mark.encode()[:6] in content for mark in MARKUP):
                check_page(name)
        finally:
            forget_tables()


def judge_habits(bench: Bench, rng: Random) -> None:
    """A table that another program saved is refused, or every row holds what it held."""
    with mock.patch("hanoibook.data.folder.data_dir", lambda: bench.all):
        name = rng.choice(data.tables())
        path = bench.all / data.table_info(name)["path"]
    content = path.read_bytes()
    for habit in rng.sample(sorted(HABITS), rng.choice((1, 1, 2))):
        with suppress(UnicodeDecodeError, csv.Error, IndexError, ValueError):  # it cannot read what another one saved
            content = HABITS[habit](rng, content)
    resaved(bench, name, path, content)


def resaved(bench: Bench, name: str, path: Path, content: bytes) -> None:
    """Have the package check a table as another program saved it; raises :class:`Fault` if a changed value passes."""
    before = held(name)
    with bench.reading(bench.all, path, content):
        forget_tables()
        try:
            rules.check_table(name)
            data.accepted.check(name)
            after = held(name)
        finally:
            forget_tables()
    if before != after:
        raise Fault(
            f"{name}: passed with other values: {sorted(before.symmetric_difference(after), key=str)[:2]!s:.300}"
        )


def held(name: str) -> frozenset[tuple[object, ...]]:
    """Every row of a table as it is loaded; an empty cell is None."""
    frame = data.load(name).astype(object)
    return frozenset(frame.where(frame.notna(), None).itertuples(index=False, name=None))


def compare_cells(name: str, content: bytes) -> None:
    """Compare a frame with what pandas' own parser reads from the file."""
    options = {"dtype": str, "keep_default_na": False, "na_filter": False, "skip_blank_lines": False}
    written = pd.read_csv(io.BytesIO(content), encoding="utf-8", **options)
    while len(written) and not any(written.iloc[-1]):
        written = written.iloc[:-1]
    frame = data.load(name)
    if len(frame) != len(written) or list(frame) != list(written):
        raise Fault(f"{name}: {len(frame)} rows loaded, {len(written)} written")
    for field in data.table_info(name)["schema"]["fields"]:
        for value, cell in zip(frame[field["name"]], written[field["name"]], strict=True):
            if not same(value, cell, field["type"]):
                raise Fault(f"{name}.{field['name']}: {cell[:80]!r} was loaded as {value!r}")


def same(value: Any, cell: str, kind: str) -> bool:
    if cell == "" or pd.isna(value):
        return cell == "" and bool(pd.isna(value))
    if kind == "boolean":
        return ("yes" if value else "no") == cell
    if kind == "string":
        return value == cell and not any(is_invisible(sign) for sign in cell)
    return math.isfinite(value) and value == (int(cell) if kind == "integer" else float(cell))


def is_invisible(sign: str) -> bool:
    """Say whether a sign acts on its surroundings without being seen: controls, and those that turn the direction."""
    return unicodedata.category(sign) == "Cc" or sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def check_page(name: str) -> None:
    """The page of a table holds no element and no handler that comes from a cell."""
    page = BeautifulSoup(render.listing("table-page", tables.table(name), "../../"), "html.parser")
    strange = [*page.find_all(["script", "img", "svg"]), *page.find_all("h1", string="x")]
    strange += [tag for tag in page.find_all(True) if any(attribute.startswith("on") for attribute in tag.attrs)]
    if strange:
        raise Fault(f"{name}: markup from a cell stands in the page: {strange[0]!s:.200}")


def judge_descriptor(bench: Bench, rng: Random) -> None:
    """A descriptor is refused, or its tables load and it says what the file says, no key lost."""
    path = bench.small / "datapackage.json"
    raw = path.read_bytes()
    if rng.random() < 0.5:
        content = rng.choice((damaged_bytes, damaged_lines))(rng, raw)
    else:
        content = json.dumps(damaged_tree(rng, json.loads(raw)), indent=2).encode()
    with bench.reading(bench.small, path, content), forgotten():
        data.check_all()
        pairs: list[list[str]] = []
        json.loads(content, object_pairs_hook=lambda found: pairs.append([key for key, _ in found]) or dict(found))
        if any(len(set(keys)) < len(keys) for keys in pairs):
            raise Fault("a key stands twice in one object, and one of the two is lost")
        for name in data.tables():
            compare_cells(name, (bench.small / data.table_info(name)["path"]).read_bytes())


def judge_sources(bench: Bench, rng: Random) -> None:
    """A source list is refused, or every entry and every field that a plain reading finds was loaded."""
    path = bench.small / "sources.bib"
    content = rng.choice((damaged_bytes, damaged_lines))(rng, path.read_bytes())
    if rng.random() < 0.2:
        word = rng.choice(WORDS).replace("\\", r"\\")
        content = re.sub(
            r"\{[^{}]+\},", lambda found: "{" + word + "},", path.read_text(encoding="utf-8"), count=1
        ).encode()
    with bench.reading(bench.small, path, content), forgotten():
        data.check_all()
        loaded = data.all_sources()
        text = content.decode("utf-8")
        keys = re.findall(r"^\s*@?\w*\{\s*([\w.:+-]+),", text, re.MULTILINE)
        if lost := set(keys) - set(loaded):
            raise Fault(f"entries were lost: {sorted(lost)[:3]}")
        for field, attribute in (("title", "title"), ("publisher", "publisher"), ("url", "url"), ("note", "note")):
            written = Counter(
                _plain(value)
                for value in re.findall(
                    rf"^\s*{field}\s*=\s*\{{((?:[^{{}}\n]|\{{[^{{}}\n]*\}})*)\}},?\s*?$", text, re.MULTILINE
                )
            )
            read = Counter(_plain(getattr(source, attribute)) for source in loaded.values())
            if lost_fields := written - read:
                raise Fault(f"{field} was lost or changed: {list(lost_fields)[:2]}")


def _plain(value: str) -> str:
    return " ".join(re.sub(r"[{}\\]", "", value).split()).rstrip(".")


def judge_questions(bench: Bench, rng: Random) -> None:
    """A file of questions is refused, or each question says what a plain reading of the file says."""
    source = rng.choice(sorted((ROOT / "data" / "questions").glob("*.yml")))
    raw = source.read_bytes()
    if rng.random() < 0.5:
        content = rng.choice((damaged_bytes, damaged_lines))(rng, raw)
    else:
        tree = damaged_tree(rng, yaml.safe_load(raw))
        content = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()
    with bench.reading(bench.asked, bench.asked / "questions" / source.name, content):
        data.forget(bank.get, bank._written)
        try:
            found = bank.everything()
            check_questions(found, content)
        finally:
            data.forget(bank.get, bank._written)


def check_questions(found: tuple[bank.Question, ...], content: bytes) -> None:
    rows = yaml.safe_load(content.decode("utf-8"))
    if [row["id"] for row in rows] != [one.id for one in found]:
        raise Fault("questions were lost")
    if len(re.findall(rb"^- ", content, re.MULTILINE)) > len(rows):
        raise Fault("a question was swallowed by another")
    if keys := list(twice(yaml.compose(content.decode("utf-8")))):
        raise Fault(f"a key stands twice, and one of the two is lost: {keys[:3]}")
    for row, one in zip(rows, found, strict=True):
        claim = claims.get(row["claim"]).claim if row["kind"] == "verdict" else ""
        asked = one.ask == row["ask"] if not claim else one.ask.startswith(row["ask"]) and one.ask.endswith(claim)
        if not asked or (row["explain"], row["objective"]) != (one.explain, one.objective):
            raise Fault(f"{one.id}: changed on the way")
        if not math.isfinite(one.tolerance) or any(is_invisible(sign) for sign in one.ask.replace("\n", "")):
            raise Fault(f"{one.id}: tolerance {one.tolerance} or an invisible sign")


def judge_lessons(bench: Bench, rng: Random) -> None:
    """A file of hours, formats, routes or worksheets is refused, or nothing of it is lost."""
    path = rng.choice(sorted((bench.taught / "lessons").glob("*.yml")))
    raw = path.read_bytes()
    if rng.random() < 0.5:
        content = rng.choice((damaged_bytes, damaged_lines))(rng, raw)
    else:
        content = yaml.safe_dump(damaged_tree(rng, yaml.safe_load(raw)), allow_unicode=True, sort_keys=False).encode()
    with bench.reading(bench.taught, path, content), untaught():
        if path.stem.startswith("hour"):
            steps = [len(one.steps) for one in plan.hours() if one.id == path.stem]
            lost = steps != [len(yaml.safe_load(content)["steps"])]
        elif path.stem == "formats":
            lost = len(plan.formats()) != len(yaml.safe_load(content))
        elif path.stem == "routes":
            lost = len(routes.study().routes) != len(yaml.safe_load(content)["routes"])
        else:
            made = (worksheets.claim_sheets(), worksheets.pair_sheets(), worksheets.source_cards())
            tree = yaml.safe_load(content)
            sheets = tree.pop("sheets")
            lost = sum(map(len, made)) != sum(map(len, tree.values()))
            lost |= any(len(worksheets.article_sheet(one["id"])) != len(one["entries"]) for one in sheets)
        if lost:
            raise Fault(f"{path.name}: entries were lost")
        if keys := list(twice(yaml.compose(content.decode("utf-8")))):
            raise Fault(f"{path.name}: a key stands twice, and one of the two is lost: {keys[:3]}")


@contextmanager
def untaught() -> Iterator[None]:
    caches = (plan.hours, plan.formats, routes.study)
    try:
        data.forget(*caches)
        yield
    finally:
        data.forget(*caches)


def twice(node: Any) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        yield from (str(name) for name, count in Counter(map(str, names)).items() if count > 1)
        for _, value in node.value:
            yield from twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from twice(value)


def judge_notebooks(bench: Bench, rng: Random) -> None:
    """A notebook is refused, or its copies hold every cell that is meant for them."""
    source = rng.choice(sorted((ROOT / "notebooks").glob("*.ipynb")))
    raw = source.read_bytes()
    if rng.random() < 0.4:
        content = rng.choice((damaged_bytes, damaged_lines))(rng, raw)
    else:
        content = json.dumps(damaged_tree(rng, json.loads(raw))).encode()
    path = bench.checkout.root / "notebooks" / source.name
    path.write_bytes(content)
    try:
        notebook = notebooks.readable(path)
        cells = json.loads(content)["cells"]
        if [_joined(cell["source"]) for cell in cells] != [cell.source for cell in notebook.cells]:
            raise Fault("cells were lost or changed")
        student = copies.with_links(copies.student(notebook), lambda page: None)
        nbformat.writes(copies.without_outputs(student))
        nbformat.writes(copies.teacher(notebook))
        hidden = [cell for cell in cells if set(cell["metadata"].get("tags", [])) & {"solution", "teacher"}]
        if len(student.cells) != len(cells) - len(hidden):
            raise Fault("a cell for teachers is in the student's copy, or a cell is missing there")
    finally:
        path.unlink()


def _joined(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)


JUDGES: dict[str, Callable[[Bench, Random], None]] = {
    "csv": judge_csv,
    "habits": judge_habits,
    "descriptor": judge_descriptor,
    "sources": judge_sources,
    "questions": judge_questions,
    "lessons": judge_lessons,
    "notebooks": judge_notebooks,
}


@contextmanager
def forgotten() -> Iterator[None]:
    data.forget()
    try:
        yield
    finally:
        data.forget()


def run(
    cases: int, seed: int = SEED, kinds: tuple[str, ...] = tuple(SHARES)
) -> tuple[dict[str, Counter[str]], list[str]]:
    """Run so many cases; return the counts by kind and the faults, each with the name that repeats it."""
    counts: dict[str, Counter[str]] = {}
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for kind in kinds:
            counts[kind] = Counter()
            for number in range(round(cases * SHARES[kind])):
                try:
                    counts[kind][bench.case(kind, number, seed)] += 1
                except Fault as fault:
                    counts[kind]["fault"] += 1
                    faults.append(f"{kind}/{number}: {fault}")
            data.forget()
    return counts, faults


def main(words: list[str]) -> int:
    """Run what the command line asks for."""
    if words and "/" in words[0]:
        kind, number = words[0].split("/")
        with tempfile.TemporaryDirectory() as folder:
            print(Bench(Path(folder)).case(kind, int(number), int(words[1]) if words[1:] else SEED))
        return 0
    started = time.monotonic()
    counts, faults = run(int(words[0]) if words else CASES, int(words[1]) if words[1:] else SEED)
    print(f"{'kind':12}{'tried':>8}{'refused':>9}{'loaded':>8}{'faults':>8}")
    for kind, found in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(f"{kind:12}{found.total():8}{found['refused']:9}{found['loaded']:8}{found['fault']:8}")
    print("\n".join(faults[:200]))
    print(f"{time.monotonic() - started:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
