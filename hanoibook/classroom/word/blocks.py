"""Take a page apart into paragraphs, lists, tables and pictures, and put them into a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from hanoibook.classroom.archive import repacked
from hanoibook.classroom.word import inline, styles
from hanoibook.palette import LIGHT

BLOCKS = {
    "p",
    "div",
    "section",
    "main",
    "article",
    "ol",
    "ul",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "svg",
    "footer",
}
CARDS = {"hb-paper-card", "hb-role"}
HIGH, LOW = Mm(16), Mm(9)  # of rows to write in
HEAD_SHARE = 0.32  # of the width, for the first column where it names the rows
LEAST_SHARE, MOST_LETTERS = 12, 90  # bounds on what a column counts for when widths are shared out
LETTER, PADDING = Mm(2.6), Mm(5)  # the width of a wide letter, and what a cell needs besides its words


def docx(html: str, pictures: Sequence[bytes] = ()) -> bytes:
    """Return a page as a document; ``pictures`` are PNGs of its drawings, in their order.

    Only what is in its ``article`` or ``main`` counts. Raises :class:`ValueError` for a page without either.
    """
    page = BeautifulSoup(html, "html.parser")
    root = page.select_one("article") or page.select_one("main")
    if root is None:
        raise ValueError("the page has neither an article nor a main part")
    heading = root.select_one("h1")
    title = heading.get_text().rstrip("#").strip() if heading else ""
    made = styles.document(title)
    _Page(made, iter(pictures)).fill(made, root, styles.WIDTH)
    target = BytesIO()
    made.save(target)
    return repacked(target.getvalue())


class _Page:
    """A document that is being filled; it knows which picture comes next."""

    def __init__(self, made: Any, pictures: Iterator[bytes]) -> None:
        self.made = made
        self.pictures = pictures

    def fill(self, place: Any, node: Tag, width: int, style: str | None = None) -> None:
        """Write what a part of the page holds into the document or a cell; ``style`` is that of plain paragraphs."""
        loose: list[Tag | NavigableString] = []
        for child in node.children:
            if isinstance(child, Tag) and _is_block(child):
                self._loose(place, loose, style)
                loose = []
                self.block(place, child, width, style)
            elif isinstance(child, Tag | NavigableString):
                loose.append(child)
        self._loose(place, loose, style)

    def block(self, place: Any, node: Tag, width: int, style: str | None) -> None:
        """Write one block."""
        classes = set(node.get("class") or [])
        if node.name in ("h1", "h2", "h3"):
            _words(place, node, f"Heading {node.name[1]}")
        elif node.name == "table":
            self._table(place, node, width, classes)
        elif node.name in ("ol", "ul"):
            self._list(place, node, width, classes)
        elif node.name == "svg":
            self._picture(place, node, width)
        elif classes & {"line"} or "hb-lines" in classes:
            self._write_lines(place, node)
        elif classes & CARDS:
            self._card(place, node, width)
        elif "two" in classes:
            self._columns(place, node, width)
        elif "head" in classes:
            _fields(place, node)
        elif "hb-cut-sheet" in classes:
            self._cut_sheet(place, node, width)
        elif node.name == "p":
            self._paragraph(place, node, _style_of(classes, style))
        else:
            self.fill(place, node, width, "Quote" if node.name == "blockquote" else style)

    def _paragraph(self, place: Any, node: Tag, style: str | None) -> None:
        paragraph = _words(place, node, style)
        after = node.find_next_sibling()
        paragraph.paragraph_format.keep_with_next = (after is not None and after.name == "table") or None
        self._write_lines(place, node)

    def _loose(self, place: Any, nodes: list[Tag | NavigableString], style: str | None) -> None:
        """Write words that stand in no paragraph of their own, and the lines to write on among them."""
        if not any(_says(node) for node in nodes):
            return
        paragraph = _paragraph(place, style)
        for node in nodes:
            inline.write(paragraph, node)
        inline.trim(paragraph)
        for node in nodes:
            if isinstance(node, Tag):
                self._write_lines(place, node)
        if not paragraph.text.strip() and len(place.paragraphs) > 1:
            paragraph._p.getparent().remove(paragraph._p)

    def _write_lines(self, place: Any, node: Tag) -> None:
        lines = node.select(".hb-line") or ([node] if "line" in (node.get("class") or []) else [])
        for _ in lines:
            _paragraph(place, styles.LINE)

    def _list(self, place: Any, node: Tag, width: int, classes: set[str]) -> None:
        numbered = node.name == "ol"
        number = _new_numbers(self.made) if numbered else None
        for item in node.find_all("li", recursive=False):
            style = styles.CHOICE if classes & {"plain", "hb-choices"} else "List Number" if numbered else "List Bullet"
            self._item(place, item, width, style, number)

    def _item(self, place: Any, item: Tag, width: int, style: str, number: int | None) -> None:
        """Write one item: its first words beside the number or the box, the rest below them."""
        blocks = [child for child in item.children if isinstance(child, Tag) and _is_block(child)]
        first = blocks[0] if blocks else item
        paragraph = _words(place, first, style)
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val, properties.get_or_add_ilvl().val = number, 0
        if style == styles.CHOICE:
            _after_first(paragraph)
        if "ask" in (first.get("class") or []):
            for run in paragraph.runs:
                run.bold = True
            paragraph.paragraph_format.keep_with_next = True
        for block in blocks[1:]:
            self.block(place, block, width, styles.INDENTED)

    def _table(self, place: Any, node: Tag, width: int, classes: set[str]) -> None:
        rows = [row.find_all(["th", "td"], recursive=False) for row in node.find_all("tr")]
        count = max(sum(_span(cell) for cell in row) for row in rows)
        table = _grid(place, len(rows), count, _shares(rows, count, width))
        heads, last = len(node.select("thead tr")), len(rows) - 1
        tall = _within(node, "hb-tall") or _within(node, "hb-observed")
        for place_of, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            _keep_whole(row)
            if place_of < heads:
                _repeat(row)
            if not any(cell.get_text(strip=True) for cell in cells):
                row.height = HIGH if tall else LOW
            column = 0
            for cell in cells:
                span = _span(cell)
                made = row.cells[column]
                if span > 1:
                    made = made.merge(row.cells[column + span - 1])
                self._cell(made, cell, Length(width // count * span), head=cell.name == "th")
                for paragraph in made.paragraphs:
                    paragraph.paragraph_format.keep_with_next = ("hb-form" in classes and place_of < last) or None
                column += span
        _gap(place)

    def _cell(self, made: Any, node: Tag, width: int, *, head: bool) -> None:
        self.fill(made, node, width)
        _drop_first_empty(made)
        for paragraph in made.paragraphs:
            paragraph.paragraph_format.space_after = 0 if paragraph is made.paragraphs[-1] else Mm(1)
            if head:
                for run in paragraph.runs:
                    run.bold = True
        if head:
            _shade(made)

    def _card(self, place: Any, node: Tag, width: int) -> None:
        """Write a card into a frame of its own, which no page break cuts."""
        table = _grid(place, 1, 1, [width])
        _keep_whole(table.rows[0])
        cell = table.rows[0].cells[0]
        self.fill(cell, node, width)
        _drop_first_empty(cell)
        _gap(place)

    def _columns(self, place: Any, node: Tag, width: int) -> None:
        """Write what stands side by side into a table without lines."""
        parts = [child for child in node.children if isinstance(child, Tag)]
        table = _grid(place, 1, len(parts), [width // len(parts)] * len(parts), lined=False)
        for cell, part in zip(table.rows[0].cells, parts, strict=True):
            self.block(cell, part, width // len(parts), None)
            _drop_first_empty(cell)
        _gap(place)

    def _cut_sheet(self, place: Any, node: Tag, width: int) -> None:
        if len(place.paragraphs) > 3:
            place.add_page_break()
        self.fill(place, node, width)

    def _picture(self, place: Any, node: Tag, width: int) -> None:
        png = next(self.pictures, None)
        if png is None:
            raise ValueError("there is no picture for a drawing of the page")
        shape = _paragraph(place, None).add_run().add_picture(BytesIO(png), width=Length(width))
        shape._inline.docPr.set("descr", str(node.get("aria-label", "")))


def _is_block(node: Tag) -> bool:
    return node.name in BLOCKS and not {"hb-pop", "hb-pops"} & set(node.get("class") or [])


def _says(node: Tag | NavigableString) -> bool:
    if isinstance(node, Tag):
        return node.name != "script" and bool(
            node.get_text(strip=True) or node.select_one(".hb-line, .box, .hb-pick-box")
        )
    return type(node) is NavigableString and bool(str(node).strip())


def _style_of(classes: set[str], given: str | None) -> str | None:
    if classes & {"small", "hb-sheet-sources"}:
        return styles.SMALL
    if "warn" in classes:
        return styles.WARN
    if classes & {"ask", "admonition-title"}:
        return styles.ASK
    return given


def _paragraph(place: Any, style: str | None) -> Any:
    paragraph = place.add_paragraph()
    if style:
        paragraph.style = style
    if style in (styles.INDENTED,):
        paragraph.paragraph_format.left_indent = styles.INDENT
    return paragraph


def _words(place: Any, node: Tag, style: str | None) -> Any:
    paragraph = _paragraph(place, style)
    for child in node.children:
        if isinstance(child, Tag | NavigableString):
            inline.write(paragraph, child)
    inline.trim(paragraph)
    return paragraph


def _after_first(paragraph: Any) -> None:
    """Put a tab behind the box or the letter with which a choice begins, so that its lines stand in one column."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    if len(runs) > 1:
        runs[0].text = f"{runs[0].text.strip()}\t"
        runs[1].text = runs[1].text.lstrip(" ")


def _fields(place: Any, node: Tag) -> None:
    """Write fields to fill in: name, date."""
    paragraph = _paragraph(place, None)
    for child in node.find_all("span", recursive=False):
        paragraph.add_run(f"{child.get_text(strip=True)}: ______________________________    ")


def _span(cell: Tag) -> int:
    return int(str(cell.get("colspan", "1")))


def _shares(rows: list[Any], count: int, width: int) -> list[int]:
    """Return the widths of the columns: a fixed part for names of rows, otherwise by how much each has to say.

    No column is narrower than its longest word.
    """
    if count == 2 and any(row[0].name == "th" and row[0].get("scope") == "row" for row in rows):
        return [int(width * HEAD_SHARE), int(width * (1 - HEAD_SHARE))]
    plain = [[cell.get_text(" ", strip=True) for cell in row] for row in rows if len(row) == count]
    columns = list(zip(*plain, strict=True)) or [("",)] * count
    least = [
        LETTER * max((len(word) for text in column for word in text.split()), default=0) + PADDING for column in columns
    ]
    weights = [min(max(*map(len, column), LEAST_SHARE), MOST_LETTERS) for column in columns]
    spare = max(width - sum(least), 0)
    return [int(low + spare * weight / sum(weights)) for low, weight in zip(least, weights, strict=True)]


def _grid(place: Any, rows: int, columns: int, widths: list[int], *, lined: bool = True) -> Any:
    table = place.add_table(rows, columns)
    table.style = "Table Grid" if lined else "Normal Table"
    table.autofit = False
    _pad(table)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Length(wide)
        for cell in column.cells:
            cell.width = Length(wide)
    return table


def _pad(table: Any) -> None:
    """Keep words away from the lines of a table."""
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _gap(place: Any) -> None:
    """Leave a little room below a table; a cell must end with a paragraph in any case."""
    paragraph = _paragraph(place, None)
    paragraph.paragraph_format.space_after = 0
    paragraph.paragraph_format.line_spacing = Mm(3)


def _drop_first_empty(cell: Any) -> None:
    """Take away the empty paragraph with which a new cell begins, if others follow."""
    first = cell.paragraphs[0]
    if len(cell._tc) > 2 and not first.text and first._p.getnext() is not None and not first._p.xpath(".//w:drawing"):
        cell._tc.remove(first._p)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", LIGHT["rule"].removeprefix("#"))):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _within(node: Tag, name: str) -> bool:
    return any(name in (parent.get("class") or []) for parent in node.parents)


def _new_numbers(made: Any) -> int:
    """Return a numbering that begins with one again."""
    numbering = made.part.numbering_part.element
    style = made.styles["List Number"].element
    known = style.pPr.numPr.numId.val
    abstract = next(one.abstractNumId.val for one in numbering.num_lst if one.numId == known)
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)
