"""The book's colours and marker shapes, each with one fixed meaning, in light and dark.

Checked: text at least 4.5:1 and marks at least 3.6:1 against ``paper``; pairs within a group stay apart under
simulated colour-blindness; kinds of figure also differ by marker shape, so that grey print still reads.
"""

LIGHT = {
    "paper": "#FCFBF8",
    "ink": "#16202E",
    "muted": "#56616F",
    "rule": "#DDD9D0",
    "un": "#1D6FA5",
    "budapest": "#B45309",
    "reported": "#003F5C",
    "surveyed": "#7A52CC",
    "modelled": "#A67C00",
    "claimed": "#E5486F",
}

DARK = {
    "paper": "#10161F",
    "ink": "#E8ECF1",
    "muted": "#A3AEBB",
    "rule": "#2C3644",
    "un": "#6DB3E8",
    "budapest": "#F0A45D",
    "reported": "#7FE3D2",
    "surveyed": "#9D86F5",
    "modelled": "#D9A928",
    "claimed": "#FF6F91",
}

KIND_MARKER = {"reported": "circle", "surveyed": "square", "modelled": "triangle-up", "claimed": "diamond"}


def css() -> str:
    """Return the style sheet that defines every colour as ``--hb-<name>``: light, dark, forced colours, print.

    Without a choice of the reader (``data-theme``), and where the system forces colours, the page follows the system.

    >>> "--hb-un: #1D6FA5;" in css()
    True
    """
    light, night = _declarations(LIGHT), _declarations(DARK)
    paper = f"{light} color-scheme: light !important;"  # fields too, whatever the page says
    return (
        f"html{{{light}}}\n"
        f"{dark(night)}"
        f"@media (forced-colors: active) and (prefers-color-scheme: light){{html[data-theme]{{{light}}}}}\n"
        f"@media (forced-colors: active) and (prefers-color-scheme: dark){{html[data-theme]{{{night}}}}}\n"
        f'@media print{{html,html[data-theme="light"],html[data-theme="dark"]{{{paper}}}}}\n'
    )


def dark(declarations: str, below: str = "") -> str:
    """Return rules that hold in dark colours only, chosen or following the system, for what is ``below`` the root."""
    chosen, system = f'html[data-theme="dark"]{below}', f'html:not([data-theme="light"]){below}'
    return (
        f"@media screen{{{chosen}{{{declarations}}}}}\n"
        f"@media screen and (prefers-color-scheme: dark){{{system}{{{declarations}}}}}\n"
    )


def _declarations(colours: dict[str, str]) -> str:
    return " ".join(f"--hb-{name}: {value};" for name, value in colours.items())
