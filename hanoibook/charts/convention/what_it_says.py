"""What the UN Convention contains: its articles by chapter and task, and how often it obliges."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import facts, treaties
from hanoibook.charts import forms, key, stacked, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.key import Entry
from hanoibook.charts.parts import compose, plotted
from hanoibook.charts.stacked import Part
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, listing

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
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
    table = rows.assign(task=tasks, category=[str(NAMES[task]) for task in tasks])
    table["place"] = table.groupby("chapter").cumcount() + 1
    largest = rows["chapter"].value_counts()
    first, second = largest.index[:2]
    return compose(
        plotted(
            table,
            {"place": "articles"},
            ["article", "chapter", "chapter_title", "title", "category", "place", "grade"],
            article=_("Article"),
            chapter_title=_("Title of the chapter"),
            title=_("Title of the article"),
            category=_("Task, by our sorting"),
            place=_("Place in its chapter"),
        ),
        _chapters(table),
        title=_(
            "{articles} articles in {chapters} chapters: {largest} takes the most room",
            articles=facts.get("un-articles").text,
            chapters=facts.get("un-chapters").text,
            largest=CHAPTERS[first],
        ),
        subtitle=_("One mark for each article, in order, by chapter; what an article is for, by our sorting"),
        alt=_(
            "Drawing of {articles} marks in {chapters} rows, one row a chapter. {largest} has {most} "
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


LOOKS = {  # shape, colour and opacity of each task
    "offence": ("square", "ink", 1.0),
    "power": ("square", "un", 1.0),
    "cooperation": ("square", "un", 0.4),
    "safeguard": ("diamond-tall", "budapest", 1.0),
    OTHER: ("square-open", "muted", 1.0),
}
SIGNS = {"square": "■", "diamond-tall": "◆", "square-open": "□"}


def _chapters(table: pd.DataFrame) -> go.Figure:
    """Return a row a chapter, with a mark an article in the shape and colour of its task."""
    figure = forms.rows(connect=False)
    numbers = sorted(table["chapter"].unique())
    places = table["chapter"].map({number: place + 1 for place, number in enumerate(numbers)})
    across = table["place"].astype(float)
    for task, (symbol, colour, opacity) in LOOKS.items():
        chosen = table[table["task"] == task]
        hover = forms.each(
            chosen, lambda row: _("Article {number}: {title}", number=row["article"], title=style.text(row["title"]))
        )
        line = {"width": 2 if symbol.endswith("open") else 0, "color": LIGHT[colour]}
        marker = {"color": LIGHT[colour], "symbol": symbol, "size": 14, "opacity": opacity, "line": line}
        forms.dots(figure, across[chosen.index].set_axis(places[chosen.index]), hover, marker)
    for place, number in enumerate(numbers, 1):
        rows = table[table["chapter"] == number]
        title = style.text(rows["chapter_title"].iloc[0])
        forms.head(figure, place, _("{number} {title}", number=ROMAN[int(number) - 1], title=title))
        forms.value(figure, place, style.bold(len(rows)), float(len(rows)))
    figure.update_xaxes(visible=False, range=[0.4, float(across.max()) + 0.4])
    forms.head(figure, 0, " ", across=True)
    key.write(
        figure,
        0,
        (Entry(SIGNS[symbol], str(NAMES[task]), colour, opacity) for task, (symbol, colour, opacity) in LOOKS.items()),
    )
    return figure


WORDS = {  # words of the text
    "firm": Part(N_("shall"), "un"),
    "effort": Part(N_("shall consider or try"), "un", 0.4),
    "choice": Part(N_("may"), "rule"),
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
            **{column: str(part.word) for column, part in WORDS.items()},
        ),
        _word_bars(table),
        title=_("On technical assistance, the Convention mostly asks States to consider or to try"),
        subtitle=_(
            "How often each chapter says shall, shall consider (or try, seek), and may; English text, definitions "
            "and set phrases left out"
        ),
        alt=_(
            "Stacked bars for {chapters} chapters, each cut by the verb. In {firm_chapters} of them plain shall is the "
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
    names = [
        _("{number} {title}", number=row["chapter"], title=row["chapter_title"]) for _place, row in table.iterrows()
    ]
    counts = table[list(WORDS)].fillna(0).assign(name=names)
    return stacked.bars(counts, "name", WORDS, least_label=7)
