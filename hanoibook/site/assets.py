"""What the site serves besides its pages: style, script, plotly.min.js, the tables."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from hanoibook import data, palette, words

STYLES = ("palette.css", "site.css")
SCRIPT = "site.js"


def find_folders(app: Sphinx, config: Config) -> None:
    """Point Sphinx at ``_static`` and ``_templates``, in a staged source tree or in the checkout."""
    source = Path(app.srcdir)
    folder = source if (source / "_static").exists() else source / "book"
    config.html_static_path = [str(folder / "_static")]
    if (folder / "_templates").exists():
        config.templates_path = [str(folder / "_templates"), *config.templates_path]
    config.html_css_files = list(STYLES)
    config.html_js_files = [(SCRIPT, {"defer": "defer"})]
    config.html_favicon = str(folder / "_static" / "favicon.svg")
    footer = f"{words.say('site.data_as_of')} {data.as_of()}. {words.say('site.licence')}"
    config.html_theme_options["extra_footer"] = footer


def write_generated(app: Sphinx) -> None:
    """Write the palette's style sheet and Plotly's script next to the copied static files."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    for late in static.glob("mystnb.*.css"):
        late.unlink()  # MyST-NB writes it after the pages, which would change their links from the second build on
    (static / "palette.css").write_text(palette.css(), encoding="utf-8")
    plotly = files("plotly") / "package_data" / "plotly.min.js"
    (static / "plotly.min.js").write_bytes(plotly.read_bytes())


def publish_data(app: Sphinx, exception: Exception | None) -> None:
    """Copy the data package to ``data/`` on the site, so that every row is one click away."""
    if exception is None and app.builder.format == "html":
        target = Path(app.outdir) / "data"
        shutil.rmtree(target, ignore_errors=True)
        for name in ("datapackage.json", "sources.bib", *(data.table_info(table)["path"] for table in data.tables())):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(data.data_dir() / name, target / name)
        for table in data.tables():
            file = target / data.table_info(table)["path"]
            data.load(table).to_json(file.with_suffix(".json"), orient="records", force_ascii=False, indent=1)
