"""What of MyST, Jupyter Book and Sphinx the book uses; ``python tests/syntax.py`` counts it and writes the exit plan.

The plan, ``docs/exit-from-jupyter-book-1.md``, says of each piece what becomes of it in Jupyter Book 2 (mystmd).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "hanoibook" / "site"
PLAN = ROOT / "docs" / "exit-from-jupyter-book-1.md"
KEPT = "stays as it is"
PLUGIN = "our Python, called by an executable plugin, returns Markdown nodes"
WIDGET = "our Python writes the data, an `anywidget` draws them"
PAGE = "our Python writes a Markdown page before the build"

FATES: dict[str, dict[str, str]] = {
    "Directives": {
        **dict.fromkeys(("admonition", "dropdown", "grid", "grid-item", "grid-item-card", "div"), KEPT),
        "opening": "our Python, called by an executable plugin, returns a paragraph",
        **dict.fromkeys(("aims", "teachers"), "becomes a `dropdown`, which our plugin titles"),
        "chart": WIDGET,
        **dict.fromkeys(("quiz", "recall", "forget", "concept-chooser", "claims-filter", "members-on"), WIDGET),
        **dict.fromkeys(("data-tables", "source-list", "claims-ledger", "treaty-articles", "glossary-list"), PAGE),
        **dict.fromkeys(("event-list", "word-list", "open-points", "concept-list", "dimension-table", "coding-agreement", "concordance-codings"), PAGE),
        **dict.fromkeys(("concordance-picture", "members-map", "hero"), "our Python writes an SVG file, shown as an image"),
        "eval-rst": PAGE,
        **dict.fromkeys(("recall-cards", "knowledge-test", "progress-file", "pages-read", "growth"), WIDGET),
        **dict.fromkeys(("routes", "card-days", "bank-table", "format-list", "format-plan", "hour-plan", "hour-list"), PAGE),
        **dict.fromkeys(("claim-worksheet", "concept-cards", "letter-sheet", "concordance-form", "article-titles", "article-sheet"), PAGE),
        **dict.fromkeys(("write-lines", "source-cards", "class-files"), PAGE),
        **dict.fromkeys(("changes", "corrections-noted", "licence-tables", "report-ways", "tested-scope"), PAGE),
    },
    "Roles": {
        "fact": f"{PLUGIN}: value, and a link to its row; the pop-over needs a widget or goes",
        "claim": f"{PLUGIN}: number, verdict and a link to the ledger",
        "read": f"{PLUGIN}: when a standing was last read, as plain words",
        "said": f"{PLUGIN}: a sentence that many places share, as plain words",
        "un": f"{PLUGIN}: words and a link to the article",
        "budapest": f"{PLUGIN}: words and a link to the article",
    },
    "Marks of a page": {
        "front matter: myst.html_meta.description": "becomes `description` of the page's front matter",
        "link to a page": KEPT,
        "table": KEPT,
    },
    "Settings in _config.yml": {
        **dict.fromkeys(("title", "author", "copyright"), "goes to `project` in `myst.yml`"),
        **dict.fromkeys(("logo", "html.baseurl"), "goes to `site.options` or to `BASE_URL` when building"),
        **dict.fromkeys(("only_build_toc_files", "exclude_patterns"), "`project.toc` and `project.exclude`"),
        "execute.execute_notebooks": "not needed: mystmd runs nothing unless asked with --execute",
        "parse.myst_enable_extensions": "not needed: fences and attributes are part of the language",
        **dict.fromkeys(("repository.url", "repository.branch"), "goes to `project.github`"),
        **dict.fromkeys(("launch_buttons.binderhub_url", "launch_buttons.colab_url", "launch_buttons.jupyterhub_url"), "goes to the options of our plugin"),
        "html.use_multitoc_numbering": "`project.numbering`",
        "html.home_page_in_navbar": "goes away with the theme",
        "latex.use_jupyterbook_latex": "goes away; our PDF is printed from the pages by a browser",
        "sphinx.config.extensions": "goes away with Sphinx",
        "sphinx.config.hanoibook_corrections": "goes to the options of our plugin",
        **dict.fromkeys(("sphinx.config.html_domain_indices", "sphinx.config.add_module_names"), "goes away with autodoc"),
        "sphinx.config.python_use_unqualified_type_names": "goes away with autodoc",
        "sphinx.config.language": "`project.language` where the version has it; else set by our step after the build",
        **dict.fromkeys(("sphinx.config.nb_code_prompt_show", "sphinx.config.nb_code_prompt_hide"), "words of the theme"),
        "sphinx.config.nb_ipywidgets_js": "not needed: no widget script is loaded for stored outputs of ours",
        **dict.fromkeys(("sphinx.config.html_copy_source", "sphinx.config.numfig"), "goes away with Sphinx"),
    },
    "Keys of _toc.yml": {
        **dict.fromkeys(("format", "root", "parts", "caption", "chapters", "file", "title", "sections"), "`project.toc` in `myst.yml`, converted by `jupyter book init`"),
    },
    "Tags and outputs of notebooks": {
        **dict.fromkeys(("tag hide-input", "tag hide-cell"), KEPT),
        **dict.fromkeys(("tag exercise", "tag solution", "tag teacher"), "ours: `hanoibook.copies` reads them before any build"),
        "output application/vnd.plotly.v1+json": "drawn by the theme with its own Plotly, or by our `anywidget`",
        **dict.fromkeys(("output text/html", "output text/plain"), KEPT),
    },
    "Hooks into Sphinx": {
        **dict.fromkeys(("add_role", "add_directive"), "a `PLUGIN_SPEC` that names them and calls the same functions"),
        **dict.fromkeys(("add_node", "add_config_value"), "goes away: nodes are data in mystmd"),
        "event config-inited": "goes away with Sphinx",
        "event builder-inited": "a step before the build",
        "event doctree-read": "a transform of the plugin (terms, sources, punctuation)",
        "event env-check-consistency": "a step before the build",
        "event env-get-outdated": "a step before the build: the pages are few enough to build all",
        "event env-updated": "a step before the build: the pages are few enough to build all",
        "event html-collect-pages": PAGE,
        "event html-page-context": "the theme: ours is a page frame of Jinja, the new one is React",
        "event build-finished": "a step after the build",
        "entry point myst_nb.mime_renderers": "goes away with myst-nb",
        "layout/404.html": "a page of our own after the build",
        "deck/deck.html": "a page from our own template, written after the build",
        "layout/cited.html": "the metadata of the head, which the new theme writes from the front matter",
        "layout/layout.html": "the theme: by far the largest part of the move",
        "layout/search.html": "the theme's own search, or ours over a file that a step after the build writes",
    },
}  # fmt: skip


def pages() -> list[Path]:
    return sorted((ROOT / "book").rglob("*.md"))


def in_use() -> dict[str, Counter[str]]:
    """Count every piece by group."""
    texts = [page.read_text(encoding="utf-8") for page in pages()]
    notebooks = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    cells = [cell for notebook in notebooks for cell in notebook["cells"]]
    texts += ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    whole = "\n".join(texts)
    site = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SITE.rglob("*.py")))
    hooks = re.findall(r"\bapp\.(add_\w+)\(", site) + [
        f"event {name}" for name in re.findall(r'app\.connect\("([^"]+)"', site)
    ]
    hooks += [
        f"{path.parent.name}/{path.name}"
        for path in [*sorted(SITE.glob("frame/layout/*")), SITE / "teaching/deck/deck.html"]
    ]
    hooks += re.findall(r'entry-points\."(myst_nb[^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "Directives": Counter(re.findall(r"^\s*(?:`{3,}|:{3,})\{([\w-]+)\}", whole, re.MULTILINE)),
        "Roles": Counter(re.findall(r"\{([\w-]+)\}`", whole)),
        "Marks of a page": _marks(texts),
        "Settings in _config.yml": Counter(_leaves(_yaml("_config.yml"))),
        "Keys of _toc.yml": Counter(re.findall(r"^[\s-]*(\w+):", (ROOT / "_toc.yml").read_text(encoding="utf-8"), re.MULTILINE)),
        "Tags and outputs of notebooks": Counter(_of_cells(cells)),
        "Hooks into Sphinx": Counter(name.replace("myst_nb", "entry point myst_nb") for name in hooks),
    }  # fmt: skip


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def _leaves(tree: Any, way: str = "") -> list[str]:
    """Return the dotted names of all settings; a mapping of a setting of Sphinx counts as its value."""
    if not isinstance(tree, dict) or way.count(".") >= 2:
        return [way]
    return [leaf for key, value in tree.items() for leaf in _leaves(value, f"{way}.{key}" if way else key)]


def _marks(texts: list[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
        found.update(f"front matter: {leaf}" for leaf in (_leaves(yaml.safe_load(head[1])) if head else []))
        found["link to a page"] += len(re.findall(r"\]\([^):]+\.(?:md|ipynb)", text))
        found["table"] += len(re.findall(r"^\|[ :-]*-[-| :]*\|$", text, re.MULTILINE))
    return found


def _of_cells(cells: list[Any]) -> list[str]:
    tags = [f"tag {tag}" for cell in cells for tag in cell["metadata"].get("tags", [])]
    return tags + [
        f"output {kind}" for cell in cells for output in cell.get("outputs", []) for kind in output.get("data", {})
    ]


def without_fate() -> list[str]:
    """Return what is in use and missing from the plan."""
    return [f"{group}: {name}" for group, found in in_use().items() for name in found if name not in FATES[group]]


def often(count: int) -> str:
    """Say how often in a way that does not change with every edit."""
    return (
        "once"
        if count == 1
        else "a few times"
        if count < 10
        else "dozens of times"
        if count < 100
        else "hundreds of times"
    )


def plan() -> str:
    """Return the whole plan."""
    used = in_use()
    tables = []
    for group, fates in FATES.items():
        rows = [
            f"| `{name}` | {often(used[group][name])} | {fate} |" for name, fate in fates.items() if used[group][name]
        ]
        tables.append(f"### {group}\n\n| In use | How often | In Jupyter Book 2 |\n|---|---|---|\n" + "\n".join(rows))
    return TEXT.format(tables="\n\n".join(tables))


TEXT = """# The way out of Jupyter Book 1

Written by `python tests/syntax.py`, which counts what the pages, notebooks and settings use. A test fails when a
directive, role, setting or hook comes into use that this page does not speak of.

## Why there must be one

The book is built by Jupyter Book 1.0.4.post1, the last of its line; it stands on Sphinx 7 and myst-parser 3, both
pinned. The 1.x line is [only maintained](https://jupyterbook.org/stable/resources/faq/#will-jupyter-book-1-continue-to-be-maintained).
Jupyter Book 2 is another program, mystmd, written in TypeScript, with another theme. As long as Python 3.14 and the
locked wheels can be installed, nothing forces a move: the locks have hashes, and the build needs no network.

## What mystmd offers and what it lacks

Looked up in its documentation and its tracker in November 2026; nothing of it was run here.

| Question | What we found |
|---|---|
| Own roles and directives | Yes, [in JavaScript](https://jupyterbook.org/stable/plugins/directives-and-roles/), or [in any language](https://github.com/jupyter-book/mystmd/blob/main/docs/executable-plugins.md) as a program that reads and writes JSON. Ours could stay in Python. |
| Own HTML from them | Not so far. Raw HTML is not let through ([issue 1040](https://github.com/jupyter-book/mystmd/issues/1040), open), and plugins for renderers are planned ([1801](https://github.com/jupyter-book/mystmd/issues/1801), [2620](https://github.com/jupyter-book/mystmd/issues/2620), open). Roles and directives return nodes that the theme knows. |
| Own controls in a page | Yes, since early 2026: [`anywidget`](https://github.com/jupyter-book/mystmd/pull/2602) loads a script module with data. Without JavaScript such a place stays empty. |
| Plotly from a notebook | [The theme draws it](https://github.com/jupyter-book/myst-theme/pull/318), called an interim solution there; [HTML of Plotly does not show](https://github.com/jupyter-book/mystmd/issues/673). |
| Folders in addresses | [Yes](https://github.com/jupyter-book/mystmd/pull/1601), with `folders: true`. Addresses end in a slash there, in `.html` here: every old address needs a page that leads on. |
| A site from a folder, by double-click | [Not so far](https://github.com/jupyter-book/mystmd/issues/188) (open): pages can be [written as HTML](https://github.com/jupyter-book/jupyter-book/issues/2396) and need a web server. |
| What else is missing | The project keeps [a list](https://github.com/jupyter-book/mystmd/issues/189). |

So two promises of this book could not be kept there today: that every page works from an unzipped folder, and that
tables, pop-overs and charts can be read without JavaScript.

## What is in use, and what becomes of it

{tables}

## What does not move at all

`hanoibook` without its room `site`, the tables, the sources, the facts, the charts as data, the questions, the
notebooks, their copies and checks, the kit and all their tests: none of them knows Sphinx, and a contract in
`pyproject.toml` keeps it so. What a role or directive *says* is computed there; `site` only turns it into HTML.

## The plan

1. **Now.** Stay. Keep Sphinx in the one room `site`; keep roles and directives few; write pages in the syntax that
   both programs read. Look at the issues above twice a year.
2. **When renderers can be plugged in, or a security fault makes us go.** Write `myst.yml` by `jupyter book init`;
   write one executable plugin that calls the functions behind our roles and directives and returns nodes.
3. **Reference pages** become Markdown that a step before the build writes from the tables.
4. **Charts, questions and comparisons** become widgets around the scripts that exist; the table under each chart stays
   in the page as text.
5. **The frame.** Take the new theme as it is, with our colours; drop what it does better; do again what it lacks:
   the security policy, printing, languages written from right to left.
6. **Addresses.** Write a small page at every old address that leads to the new one, and test them all.
7. **Both at once** for one release: the same tests of content run on both sites until they agree.

## What it would cost

An estimate by the parts above, for one person who knows the code, tests included: settings and table of contents half
a day; plugin for roles and directives two days; reference pages two days; widgets for charts and questions a week;
frame, printing and accessibility a week to two; addresses and comparing both sites two days. About a month. The other
way out costs less and keeps every promise: to build with Sphinx, myst-nb and our own frame directly, without Jupyter
Book; what Jupyter Book 1 adds to them here are the reading of `_config.yml` and a command. That is two days, and can
be done on any day.
"""


def main() -> None:
    """Count, and write the plan."""
    for group, found in in_use().items():
        print(f"{group}: {', '.join(f'{name} {count}' for name, count in found.most_common())}")
    print("not in the plan:", ", ".join(without_fate()) or "nothing")
    PLAN.write_text(plan(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
