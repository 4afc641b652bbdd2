"""What the UN Convention contains: its articles by chapter and task, and how often it obliges."""

from __future__ import annotations

from html import escape
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from hanoibook import facts, treaties
from hanoibook.charts import forms, squares, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.charts.squares import BLUE, INK, MUTED, PAPER
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, listing

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ACROSS = 36  # letters in a line of a heading
CHAPTERS = {  # the title of each chapter within a sentence
    1: N_("general provisions"),
    2: N_("criminalization"),
    3: N_("jurisdiction"),
    4: N_("procedural measures and law enforcement"),
    5: N_("international cooperation"),
    6: N_("preventive measures"),
    7: N_("technical assistance and information exchange"),
    8: N_("mechanism of implementation"),
    9: N_("final provisions"),
}
TASKS = {
    "criminalization": "offence",
    "jurisdiction": "power",
    "procedural_power": "power",
    "international_cooperation": "cooperation",
    "safeguard": "safeguard",
}
OTHER = "frame"
NAMES = {
    "offence": N_("offence"),
    "power": N_("power"),
    "cooperation": N_("cooperation"),
    "safeguard": N_("safeguard"),
    OTHER: N_("frame"),
}


@chart
def articles_in_squares() -> Chart:
    """How are the articles of the UN Convention divided among its chapters and tasks?"""
    rows = treaties.articles("un")
    tasks = rows["category"].map(TASKS).fillna(OTHER)
    table = rows.assign(task=tasks, category=[str(NAMES[task]) for task in tasks], squares=1)
    largest = rows["chapter"].value_counts()
    first, second = largest.index[:2]
    return compose(
        plotted(
            table,
            {"squares": "squares"},
            ["article", "chapter", "chapter_title", "title", "category", "grade", "squares"],
            article=_("Article"),
            chapter_title=_("Title of the chapter"),
            title=_("Title of the article"),
            category=_("Task, by our sorting"),
        ),
        _chapters(table),
        title=_(
            "{articles} articles in {chapters} chapters: {largest} takes the most room",
            articles=facts.get("un-articles").text,
            chapters=facts.get("un-chapters").text,
            largest=CHAPTERS[first],
        ),
        subtitle=_(
            "One numbered square for each article, by chapter. Dark: offences. Blue: powers and jurisdiction. "
            "Pale blue: cooperation. Thick frame: safeguards. Grey: all other"
        ),
        alt=_(
            "Drawing of {articles} numbered squares in {chapters} rows, one row a chapter. {largest} has {most} "
            "articles and {second} {second_most}. The {safeguards} safeguards stand in chapters {places}.",
            articles=len(rows),
            chapters=rows["chapter"].nunique(),
            largest=rows.loc[rows["chapter"] == first, "chapter_title"].iloc[0],
            most=largest[first],
            second=CHAPTERS[second],
            second_most=largest[second],
            safeguards=facts.get("un-articles-safeguard").text,
            places=listing(
                ROMAN[number - 1] for number in sorted(set(rows.loc[rows["category"] == "safeguard", "chapter"]))
            ),
        ),
        note=_(
            "The sorting by task is ours. Some articles do more than one thing: article 21 stands with the "
            "offences, though "
            "its paragraph 4 is a safeguard."
        ),
    )


def _heading(chapter: object, title: object) -> list[str]:
    return wrap(_("{number} {title}", number=chapter, title=title), ACROSS)


def _chapters(table: pd.DataFrame, across: int = 9, size: int = 31, gap: int = 6) -> str:
    """Return an SVG with one numbered square an article, chapter below chapter."""
    parts, top, step = [], 0, size + gap
    for number, rows in table.groupby("chapter"):
        heading = _heading(ROMAN[int(number) - 1], rows["chapter_title"].iloc[0])
        look = f"font-size:14px;font-weight:600;{INK}"
        parts += [squares.words(0, top + 14 + 17 * line, words, look) for line, words in enumerate(heading)]
        top += 17 * (len(heading) - 1) + 22
        spots = squares.places(len(rows), across, step)
        parts += [
            _article(x + 2, top + y, size, row) for (x, y), (_place, row) in zip(spots, rows.iterrows(), strict=True)
        ]
        top += -(-len(rows) // across) * step + 12
    width = across * step
    return squares.drawing(width, top - 8, parts, edge=2, attributes=squares.within(width))


FILL = {
    "offence": (INK, PAPER),
    "power": (f"fill:{BLUE}", PAPER),
    "cooperation": (f"fill:{BLUE};fill-opacity:.28", INK),
    "safeguard": (f"{PAPER};stroke:var(--hb-ink,{LIGHT['ink']});stroke-width:3.5", f"{INK};font-weight:700"),
    OTHER: (f"{MUTED};fill-opacity:.18", INK),
}


def _article(x: int, y: int, size: int, row: pd.Series) -> str:
    fill, ink = FILL[row["task"]]
    inset = 2 if row["task"] == "safeguard" else 0
    side = size - 2 * inset
    title = escape(_("Article {number}: {title}", number=row["article"], title=row["title"]))
    return (
        f'<rect x="{x + inset}" y="{y + inset}" width="{side}" height="{side}" style="{fill}">'
        f"<title>{title}</title></rect>"
        f'<text x="{x + size / 2}" y="{y + size / 2 + 5}" text-anchor="middle" pointer-events="none" '
        f'style="font-size:14px;{ink}">{row["article"]}</text>'
    )


WORDS = {  # words of the text, colour and opacity of their bar
    "firm": (N_("shall"), "un", 1.0),
    "effort": (N_("shall consider or try"), "un", 0.45),
    "choice": (N_("may"), "muted", 0.6),
}


@chart
def shall_and_may() -> Chart:
    """Where does the UN Convention oblige, where does it only ask for an effort, and where does it leave a choice?"""
    table = _wording()
    most = table.loc[table["firm"].idxmax()]
    return compose(
        plotted(
            table,
            dict.fromkeys(WORDS, "words"),
            ["chapter", "chapter_title", *WORDS],
            rests_on=[treaties.wording()],
            chapter_title=_("Title"),
            **{column: str(words) for column, (words, *_look) in WORDS.items()},
        ),
        _word_bars(table),
        title=_("On technical assistance, the Convention mostly asks States to consider or to try"),
        subtitle=_(
            "How often each chapter says shall, shall consider (or try, seek), and may; English text, definitions "
            "and set phrases left out"
        ),
        alt=_(
            "Bar chart with three bars for each of {chapters} chapters. In {firm_chapters} of them plain shall is the "
            "longest; chapter {most} has {words}. In chapter VII, on technical assistance, shall consider or try "
            "({effort}) comes more often than plain shall ({firm}).",
            chapters=len(table),
            firm_chapters=(table[list(WORDS)].idxmax(axis=1) == "firm").sum(),
            most=most["chapter"],
            words=most["firm"],
            effort=facts.get("un-words-effort-chapter-7").text,
            firm=facts.get("un-words-firm-chapter-7").text,
        ),
        note=_(
            "Words, not duties: one shall may govern a long list, and a shall may carry the words in accordance "
            "with domestic law. The rule of the count is in the description of the table un_wording."
        ),
    )


def _wording() -> pd.DataFrame:
    counts = treaties.wording("chapter")
    table = counts.assign(chapter=[ROMAN[number - 1] for number in counts["chapter"]])
    for column in WORDS:
        table[column] = table[column].astype("Int64").mask(table[column] == 0)
    return table


def _word_bars(table: pd.DataFrame) -> go.Figure:
    heads, places, top = _places(table)
    figure = style.figure(height=round(25 * top) + 24)
    for column, (words, colour, opacity) in WORDS.items():
        figure.add_bar(
            x=style.plain(table[column]),
            y=[places[number, column] for number in range(len(table))],
            orientation="h",
            width=0.8,
            marker={"color": LIGHT[colour], "opacity": opacity},
            hovertext=[
                _("{chapter}, {words}: {count}", chapter=row["chapter"], words=words, count=row[column])
                for _place, row in table.iterrows()
            ],
            hoverinfo="text",
        )
    for number, row in enumerate(table.to_dict(orient="records")):
        heading = style.lines(
            *(style.bold(style.text(line)) for line in _heading(row["chapter"], row["chapter_title"]))
        )
        place = {"x": 0, "y": heads[number], "xanchor": "left", "xshift": -2, "yanchor": "bottom", "align": "left"}
        figure.add_annotation(style.label(heading, "ink", **place))
        for column, (words, *_look) in WORDS.items():
            if not pd.isna(row[column]):
                end = {"x": row[column], "y": places[number, column], "xanchor": "left", "xshift": 2}
                counted = _("{count} {words}", count=row[column], words=words)
                figure.add_annotation(style.label(counted, "muted", **end))
    figure.update_yaxes(visible=False, range=[top, 0])
    figure.update_xaxes(visible=False, range=[0, float(table["firm"].max()) * 1.3])
    figure.update_layout(barmode="overlay", margin=forms.BARE)
    return figure


def _places(table: pd.DataFrame) -> tuple[list[float], dict[tuple[int, str], float], float]:
    """Return where headings and bars stand, from the top: no room for a missing bar, two lines for a long heading."""
    heads, places, top = [], {}, 0.0
    for number, row in enumerate(table.to_dict(orient="records")):
        top += 0.3 + 0.85 * len(_heading(row["chapter"], row["chapter_title"]))
        heads.append(top)
        for column in WORDS:
            places[number, column] = top + 0.55
            top += 0.0 if pd.isna(row[column]) else 1.0
    return heads, places, top
