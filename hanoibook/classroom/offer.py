"""What a teacher can take from the site: every file for classes with its size, as far as the files are there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from docx import Document
from jinja2 import PackageLoader

from hanoibook import lessons, templates
from hanoibook.classroom import names
from hanoibook.classroom.lms import sheets
from hanoibook.words import GAP, _, significant, whole

MOST_KILOBYTES = 1000
_templates = templates.filled_from(PackageLoader("hanoibook.classroom"))


class Link(NamedTuple):
    """A way to a file: what is said, where it leads, how large it is."""

    said: str
    address: str
    size: str = ""


class Row(NamedTuple):
    """One thing to take away, in each of its forms; ``about`` says what it is for."""

    title: str
    links: tuple[Link, ...]
    about: str = ""


class Table(NamedTuple):
    """Things of one kind under their heading."""

    title: str
    said: str
    rows: tuple[Row, ...]


class Offer:
    """The files below a folder as a page sees them: ``base`` leads there from the page, ``root`` to the site's top."""

    def __init__(self, folder: Path, base: str, root: str) -> None:
        self.folder = folder
        self.base = base
        self.root = root

    def start(self) -> str:
        """Return all there is, for the page where a teacher begins."""
        tables = [self._plans(), self._handouts(), self._questions(), self._systems()]
        return _html(tables=tables, kit=self._whole())

    def handouts(self) -> str:
        """Return the handouts alone, for the page that lists them."""
        return _html(tables=[self._handouts()], kit=None)

    def _plans(self) -> Table:
        said = _(
            "Slides to show from the browser, to change, or to print; the notes say what the speaker says and does."
        )
        formats = [self._plan(one.id, one.title, lessons.has_deck(one)) for one in lessons.formats()]
        return Table(
            _("Slides and plans"), said, (*formats, *(self._plan(one.id, one.title) for one in lessons.hours()))
        )

    def _plan(self, name: str, title: str, own: bool = True) -> Row:
        web = (Link(_("in the browser"), f"{self.root}slides/{name}.html"),) if own else ()
        slides = (
            (_("PowerPoint"), f"{names.SLIDES}/{name}.pptx"),
            (_("PDF"), f"{names.SLIDES}/{name}.pdf"),
            (_("PDF with notes"), f"{names.SLIDES}/{name}-with-notes.pdf"),
            (_("plan on one page, PDF"), f"{names.PLANS}/{name}.pdf"),
            (_("plan, Word"), f"{names.PLANS}/{name}.docx"),
        )
        about = "" if own else _("The slides are those of the hours below.")
        return Row(title, (*web, *self._there(slides)), about)

    def _handouts(self) -> Table:
        said = _("To print as they stand, or to change. None holds its answers.")
        rows = []
        for path in sorted((self.folder / names.HANDOUTS).glob("*.docx")):
            web = Link(_("in the browser"), f"{self.root}teach/handouts/{path.stem}.html")
            rows.append(Row(_title(self.folder, path.stem), (web, *self._both(f"{names.HANDOUTS}/{path.stem}"))))
        return Table(_("Handouts"), said, tuple(rows))

    def _questions(self) -> Table:
        said = _("Forms A and B ask the same in another order. The keys are not here: see below.")
        rows = []
        for sheet in sheets():
            forms = (
                (
                    _("form {form}, {kind}", form=form, kind=kind),
                    f"{names.QUESTIONS}/{names.form(sheet.name, form)}.{end}",
                )
                for form in ("A", "B")
                for kind, end in ((_("PDF"), "pdf"), (_("Word"), "docx"))
            )
            rows.append(Row(sheet.title, self._there(forms)))
        return Table(_("Question sheets"), said, tuple(rows))

    def _systems(self) -> Table:
        said = _(
            "These files hold the right answers, because a system needs them: give them to the system and not to "
            "learners. What a format cannot hold is named in the file {file}.",
            file="README.txt",
        )
        rows = [
            Row(one.title, self._there([(one.name, f"{names.SYSTEMS}/{one.name}")]), one.about)
            for one in names.systems()
        ]
        return Table(_("For your school\u2019s system"), said, tuple(rows))

    def _whole(self) -> Link | None:
        found = sorted(self.folder.glob(f"{names.KIT}-*.zip"))
        return self._link(_("The kit, all in one file"), found[-1].name) if found else None

    def _both(self, path: str) -> tuple[Link, ...]:
        return self._there([(_("PDF"), f"{path}.pdf"), (_("Word"), f"{path}.docx")])

    def _there(self, wanted: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
        """Return links to those files that are there."""
        return tuple(self._link(said, path) for said, path in wanted if (self.folder / path).exists())

    def _link(self, said: str, path: str) -> Link:
        return Link(said, f"{self.base}{path}", weight((self.folder / path).stat().st_size))


def weight(size: int) -> str:
    """Write the size of a file.

    >>> weight(51_300), weight(2_340_000)
    ('51\\xa0kB', '2.3\\xa0MB')
    """
    if size < MOST_KILOBYTES * 1000:
        return _("{count}{gap}kB", count=whole(max(round(size / 1000), 1)), gap=GAP)
    return _("{count}{gap}MB", count=significant(size / 1e6, 2), gap=GAP)


def _html(**content: object) -> str:
    return _templates.get_template("offer.html").render(**content, inside=_kit_words())


def _kit_words() -> str:
    return _("Site, slides, handouts, sheets, notebooks and data, to unpack and open without a network.")


def _title(folder: Path, name: str) -> str:
    """Return the title of a handout, as its document has it."""
    return str(Document(str(folder / names.HANDOUTS / f"{name}.docx")).core_properties.title)
