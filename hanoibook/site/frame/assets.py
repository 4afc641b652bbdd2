"""What the site serves besides its pages: a style sheet, scripts of which a page loads one, Plotly, the tables."""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from pygments.formatters import HtmlFormatter
from rcssmin import cssmin
from rjsmin import jsmin
from sphinx.application import Sphinx
from sphinx.config import Config

from hanoibook import data, palette
from hanoibook.site.frame import page, scripts

HERE = Path(str(files("hanoibook.site")))
FONTS = tuple(sorted(path.name for path in (HERE / "frame" / "fonts").iterdir()))
OURS = (
    "book.css",
    *scripts.NAMES.values(),
    "tools.js",
    "deck.css",
    "deck.js",
    "plotly.min.js",
    "favicon.svg",
    "card.png",
    *FONTS,
)
CODE_LIGHT, CODE_DARK = "a11y-high-contrast-light", "a11y-high-contrast-dark"


def find_folders(app: Sphinx, config: Config) -> None:
    """Point Sphinx at ``_static``, in a staged source tree or in the checkout, and at the package's page frame."""
    source = Path(app.srcdir)
    folder = source if (source / "_static").exists() else source / "book"
    config.html_static_path = [str(folder / "_static")]
    config.templates_path = [str(HERE / "frame" / "layout"), str(HERE / "teaching" / "deck"), *config.templates_path]
    config.html_use_index = False


def write_generated(app: Sphinx) -> None:
    """Write the style sheet, the scripts, typefaces and Plotly next to the copied static files."""
    app.env.hanoibook_version = version()  # type: ignore[attr-defined]
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / "book.css").write_text(style(), encoding="utf-8")
    for rooms, name in scripts.NAMES.items():
        (static / name).write_text(scripts.script(rooms), encoding="utf-8")
    (static / "tools.js").write_text(scripts.later(), encoding="utf-8")
    (static / "deck.css").write_text(deck_style(), encoding="utf-8")
    (static / "deck.js").write_text(deck_script(), encoding="utf-8")
    for name in FONTS:
        shutil.copyfile(HERE / "frame" / "fonts" / name, static / name)
    plotly = files("plotly") / "package_data" / "plotly.min.js"
    (static / "plotly.min.js").write_bytes(plotly.read_bytes())


@cache
def style() -> str:
    """Return the site's style sheet: palette, colours of code, then ``styles/*.css`` of all rooms."""
    own = (path.read_text(encoding="utf-8") for path in scripts.parts("styles/*.css"))
    return str(cssmin("\n".join([palette.css(), _code_colours(), *own])))


def deck_style() -> str:
    """Return the style sheet of slides: reveal.js's own, the palette, the typefaces, then ``deck/*.css``."""
    type_first = [HERE / "frame" / "styles" / "05-type.css", *sorted((HERE / "teaching" / "deck").glob("*.css"))]
    own = (path.read_text(encoding="utf-8") for path in type_first)
    screen = re.sub(r"@media print\{html:not\(\.print-pdf\).*\}\}", "", _reveal("reveal.css"))  # paper is ours
    return screen + str(cssmin("\n".join([palette.css(), *own])))


def deck_script() -> str:
    """Return the script of slides: reveal.js, the drawing of charts, then ``deck/*.js``."""
    own = [HERE / "charts" / "scripts" / "charts.js", *sorted((HERE / "teaching" / "deck").glob("*.js"))]
    return "\n".join([_reveal("reveal.js"), *(str(jsmin(path.read_text(encoding="utf-8"))) for path in own)])


def _reveal(name: str) -> str:
    """Return a file of reveal.js (MIT licence), which the package sphinx-revealjs carries."""
    file = files("sphinx_revealjs") / "_static" / "revealjs" / "dist" / name
    text = file.read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*", "", text)


@cache
def version() -> str:
    """Return a digest of styles and scripts, so that no browser keeps an old one."""
    return hashlib.sha256(
        "".join([style(), *map(scripts.script, scripts.NAMES), scripts.later(), deck_style(), deck_script()]).encode()
    ).hexdigest()[:10]


def _code_colours() -> str:
    light = "".join(f"{selector}{{{body}}}" for selector, body in _code_rules(CODE_LIGHT))
    dark = (palette.dark(body, below=f" {selector}") for selector, body in _code_rules(CODE_DARK))
    return light + "".join(dark)


def _code_rules(style: str) -> list[list[str]]:
    rules = HtmlFormatter(style=style).get_style_defs(".highlight").splitlines()
    return [rule.split("}")[0].split("{") for rule in rules if rule.startswith(".highlight .")]


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Publish the data, the policy and the site map, and drop what no page uses."""
    if exception is None and app.builder.format == "html":
        _publish_data(Path(app.outdir) / "data")
        (Path(app.outdir) / "_headers").write_text(page.headers(), encoding="utf-8")
        (Path(app.outdir) / ".nojekyll").touch()  # a host that runs Jekyll would leave out _static
        _write_site_map(app)
        _drop_unused(Path(app.outdir) / "_static")


def _publish_data(target: Path) -> None:
    """Copy the data package to ``data/`` on the site, so that every row is one click away."""
    shutil.rmtree(target, ignore_errors=True)
    for name in ("datapackage.json", "sources.bib", *(data.table_info(table)["path"] for table in data.tables())):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(data.data_dir() / name, target / name)
    for table in data.tables():
        file = target / data.table_info(table)["path"]
        data.load(table).to_json(file.with_suffix(".json"), orient="records", force_ascii=False, indent=1)


def _write_site_map(app: Sphinx) -> None:
    """Write ``sitemap.xml``; without a public address there is none, rather than a wrong one."""
    target = Path(app.outdir) / "sitemap.xml"
    target.unlink(missing_ok=True)
    tables = (f"reference/tables/{name}" for name in data.tables())
    pages = (page.address(app, name) for name in sorted([*app.env.found_docs, *tables]))
    lines = [f"<url><loc>{escape(one)}</loc></url>" for one in pages if one]
    if lines:
        body = "\n".join(lines)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        target.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{body}\n</urlset>\n')


def _drop_unused(static: Path) -> None:
    """Remove the theme's and the extensions' files: the page frame links none of them."""
    for path in static.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in OURS:
            path.unlink()
