"""Charts on the UN Convention: what it contains, how it came about and what was disputed."""

from __future__ import annotations

from html import escape
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, treaties
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.palette import LIGHT
from hanoibook.words import day

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
GROUPS = {
    "criminalization": "offence",
    "jurisdiction": "power",
    "procedural_power": "power",
    "international_cooperation": "cooperation",
    "safeguard": "safeguard",
}
OTHER = "frame"
ACROSS = 36
WORDS = {"firm": "shall", "effort": "shall consider or try", "choice": "may"}
_VOTE_HEADINGS = {"occasion": "Occasion", "date": "Date", "side": "Vote", "votes": "Votes", "grade": "Grade"}
SIDES = {"votes_for": "for", "votes_against": "against", "votes_abstaining": "abstained"}


@chart
def articles_in_squares() -> Chart:
    """How are the articles of the UN Convention divided among its chapters and tasks?"""
    rows = treaties.articles("un")
    table = rows[["article", "chapter", "chapter_title", "title", "category", "grade"]].copy()
    table["category"] = table["category"].map(GROUPS).fillna(OTHER)
    table["squares"] = 1
    largest = rows["chapter_title"].value_counts()
    safeguards = facts.get("un-articles-safeguard").text
    return Chart(
        name="articles-in-squares",
        title=(
            f"{facts.get('un-articles').text} articles in {facts.get('un-chapters').text} chapters: "
            f"{largest.index[0].lower()} takes the most room"
        ),
        subtitle=(
            "One numbered square for each article, by chapter. Dark: offences. Blue: powers and jurisdiction. "
            "Pale blue: cooperation. Thick frame: safeguards. Grey: all other"
        ),
        alt=(
            f"Drawing of {len(rows)} numbered squares in {rows['chapter'].nunique()} rows, one row a chapter. "
            f"{largest.index[0]} has {largest.iloc[0]} articles and {largest.index[1].lower()} "
            f"{largest.iloc[1]}. The {safeguards} safeguards stand in chapters "
            f"{', '.join(ROMAN[number - 1] for number in sorted(set(_safeguards(rows)['chapter'])))}."
        ),
        figure=_chapters(table),
        table=table,
        units={"squares": "squares"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "The sorting by task is ours. Some articles do two things: article 21 stands with the offences, though "
            "its paragraph 4 is a safeguard."
        ),
        headings={
            "article": "Article",
            "chapter": "Chapter",
            "chapter_title": "Title of the chapter",
            "title": "Title of the article",
            "category": "Task, by our sorting",
            "grade": "Grade",
            "squares": "Squares",
        },
    )


@chart
def shall_and_may() -> Chart:
    """Where does the UN Convention oblige, where does it only ask for an effort, and where does it leave a choice?"""
    counts = treaties.wording("chapter")
    table = counts.assign(chapter=[ROMAN[number - 1] for number in counts["chapter"]])
    for column in WORDS:
        table[column] = table[column].astype("Int64").mask(table[column] == 0)
    rows = treaties.wording()
    firm, effort = (facts.get(f"un-words-{name}-chapter-7").text for name in ("firm", "effort"))
    most = table.loc[table["firm"].idxmax()]
    return Chart(
        name="shall-and-may",
        title="On technical assistance, the Convention mostly asks States to consider or to try",
        subtitle=(
            "How often each chapter says shall, shall consider (or try, seek), and may; English text, "
            "definitions and set phrases left out"
        ),
        alt=(
            f"Bar chart with three bars for each of {len(table)} chapters. In most chapters plain shall is the "
            f"longest; chapter {most['chapter']} has {most['firm']}. In chapter VII, on technical assistance, shall "
            f"consider or try ({effort}) comes more often than plain shall ({firm})."
        ),
        figure=_word_bars(table),
        table=table,
        units=dict.fromkeys(WORDS, "words"),
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Words, not duties: one shall may govern a long list, and a shall may carry the words in accordance with "
            "domestic law. The rule of the count is in the description of the table un_wording."
        ),
        headings={"chapter": "Chapter", "chapter_title": "Title", **WORDS},
    )


@chart
def vote_on_article_6() -> Chart:
    """How did States vote on deleting the list of freedoms in article 6(2)?"""
    rows = _events("iran-vote-article-6")
    table = _votes(rows)
    votes = {side: facts.get(f"article-6-vote-{side}") for side in ("for", "against", "abstaining")}
    return Chart(
        name="vote-on-article-6",
        title=f"{votes['for'].text} States voted to delete article 6(2), {votes['against'].text} to keep it",
        subtitle="Votes in the Ad Hoc Committee on a proposal by Iran, 8 August 2024",
        alt=(
            f"Bar chart of one vote with three bars: {votes['for'].text} for deleting article 6(2), "
            f"{votes['against'].text} against, {votes['abstaining'].text} abstaining. The proposal failed by a wide "
            "margin."
        ),
        figure=_vote_bars(table, {"for": "to delete it", "against": "to keep it", "abstained": "abstained"}),
        table=table,
        units={"votes": "votes"},
        sources=("un-cybercrime-convention", *_keys(rows)),
        grade=max(table["grade"]),
        note=(
            "Iran asked for further votes on other provisions; all failed, and we have not found their counts. A vote "
            "to keep the paragraph says nothing about a State's practice."
        ),
        headings=_VOTE_HEADINGS,
    )


@chart
def votes_of_2019() -> Chart:
    """How divided was the decision to draft a treaty?"""
    rows = _events("third-committee-2019", "resolution-74-247")
    table = _votes(rows)
    yes, no = (facts.get(f"un-mandate-{side}").text for side in ("for", "against"))
    return Chart(
        name="votes-of-2019",
        title=f"The mandate of 2019 passed by {yes} to {no}; the treaty of 2024 passed without a vote",
        subtitle="Votes on the resolution to draft a treaty, in committee and in the General Assembly",
        alt=(
            f"Bar chart of two votes. Third Committee, November 2019: {facts.get('un-committee-vote-for').text} for, "
            f"{facts.get('un-committee-vote-against').text} against, "
            f"{facts.get('un-committee-vote-abstaining').text} abstaining. General Assembly, 27 December 2019: {yes} "
            f"for, {no} against, {facts.get('un-mandate-abstaining').text} abstaining."
        ),
        figure=_vote_bars(table, {side: side for side in SIDES.values()}),
        table=table,
        units={"votes": "votes"},
        sources=_keys(rows),
        grade=max(table["grade"]),
        note=(
            "States that did not take part in a vote are not shown. The adoption of 2024 has no count: it passed "
            "without a vote."
        ),
        headings=_VOTE_HEADINGS,
    )


@chart
def sessions_in_time() -> Chart:
    """When and where was the UN Convention negotiated?"""
    rows = _steps()
    last = rows.iloc[-1]
    return Chart(
        name="sessions-in-time",
        title=(
            f"Of {facts.get('un-days-mandate-to-adoption').text} days from mandate to adoption, negotiation took "
            f"{facts.get('un-days-first-session-to-text').text}"
        ),
        subtitle="Steps from the mandate to adoption, by day since the mandate; time runs downwards",
        alt=(
            f"Timeline of {len(rows)} steps from 27 December 2019 to {day(last['date'])}. More than two years pass "
            f"before the first negotiating session; {facts.get('un-rounds').text} sessions follow in turn in New York "
            "and Vienna, close together, until the committee's text of August 2024."
        ),
        figure=_timeline(rows),
        table=rows[["label", "date", "place", "days", "grade"]],
        units={"days": "days"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Each dot marks a first day. The line of dots on the left is New York, the one on the right Vienna. "
            "Consultations with stakeholders between the sessions are left out."
        ),
        headings={
            "label": "Step",
            "date": "First day",
            "place": "Place",
            "days": "Days since mandate",
            "grade": "Grade",
        },
    )


@chart
def reach_in_squares() -> Chart:
    """Which crimes do extradition, evidence sharing and powers at home reach?"""
    rows = data.load("un_reach")
    columns = ["convention_offences", "other_serious_crimes", "other_offences"]
    table = rows[["measure", "articles", *columns, "grade"]].copy()
    table["squares"] = rows[columns].astype(int).sum(axis=1)
    years = facts.get("un-serious-crime-years").text
    return Chart(
        name="reach-in-squares",
        title="The three tools of the Convention do not reach equally far",
        subtitle=(
            f"Filled: reached by the text. Serious crimes carry a maximum of {years} years or more, with or without a "
            "computer. Conditions and refusals are not shown"
        ),
        alt=(
            "Grid of three rows and three columns. Extradition reaches only the offences that the Convention lists. "
            f"Sharing electronic evidence also reaches other crimes with a maximum of at least {years} years. Powers "
            "at home to collect electronic evidence reach every criminal offence."
        ),
        figure=_reach(rows, columns),
        table=table,
        units={"squares": "squares"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Coded by us from the paragraphs named in the table. The live interception of content is narrower than the "
            "last row."
        ),
        headings={
            "measure": "Tool",
            "articles": "Paragraphs",
            "convention_offences": "Offences of the Convention",
            "other_serious_crimes": "Other serious crimes",
            "other_offences": "Any other offence",
            "grade": "Grade",
            "squares": "Filled squares",
        },
    )


def _safeguards(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["category"] == "safeguard"]


def _chapters(table: pd.DataFrame, across: int = 9, size: int = 31, gap: int = 6) -> str:
    """Return an SVG with one numbered square an article, chapter below chapter."""
    parts, top = [], 0
    for number, rows in table.groupby("chapter"):
        lines = wrap(f"{ROMAN[int(number) - 1]} {rows['chapter_title'].iloc[0]}", ACROSS)
        for line in lines:
            words = f'style="font-size:14px;font-weight:600;{_INK}">{escape(line)}'
            parts.append(f'<text x="0" y="{top + 14}" {words}</text>')
            top += 17
        top -= 17
        for place, row in enumerate(rows.itertuples()):
            x, y = place % across * (size + gap) + 2, top + 22 + place // across * (size + gap)
            parts.append(_square(x, y, size, row.category, str(row.article), row.title))
        top += 22 + -(-len(rows) // across) * (size + gap) + 12
    return _svg(across * (size + gap), top - 8, parts)


def _reach(rows: pd.DataFrame, columns: list[str], size: int = 40, step: int = 112) -> str:
    """Return an SVG with a row of three places for each tool, filled where it reaches."""
    years = facts.get("un-serious-crime-years").text
    heads = (("offences the", "treaty lists"), ("other crimes", f"of {years}+ years"), ("any other", "offence"))
    parts = []
    for place, lines in enumerate(heads):
        for number, words in enumerate(lines):
            parts.append(
                f'<text x="{place * step}" y="{14 + 17 * number}" style="font-size:14px;{_MUTED}">{words}</text>'
            )
    top = 52
    for row in rows.to_dict(orient="records"):
        name = escape(row["measure"])
        parts.append(f'<text x="0" y="{top + 14}" style="font-size:14.5px;font-weight:600;{_INK}">{name}</text>')
        for place, column in enumerate(columns):
            x, y = place * step + 2, top + 24
            if row[column]:
                parts.append(f'<rect x="{x}" y="{y}" width="{size}" height="{size}" style="fill:{_UN}"/>')
            else:
                outline = f"M{x} {y}h{size}v{size}h-{size}z"
                parts.append(f'<path d="{outline}" style="fill:none;stroke:{_GREY};stroke-dasharray:4 4"/>')
        top += 24 + size + 22
    return _svg(3 * step, top - 14, parts)


_UN, _GREY = "var(--hb-un,#1D6FA5)", "var(--hb-muted,#56616F)"
_INK, _MUTED, _PAPER = "fill:var(--hb-ink,#16202E)", f"fill:{_GREY}", "fill:var(--hb-paper,#FCFBF8)"
_FILL = {
    "offence": (_INK, _PAPER),
    "power": (f"fill:{_UN}", _PAPER),
    "cooperation": (f"fill:{_UN};fill-opacity:.28", _INK),
    "safeguard": (f"{_PAPER};stroke:var(--hb-ink,#16202E);stroke-width:3.5", f"{_INK};font-weight:700"),
    OTHER: (f"{_MUTED};fill-opacity:.18", _INK),
}


def _square(x: int, y: int, size: int, group: str, number: str, title: str) -> str:
    fill, ink = _FILL[group]
    inset = 2 if group == "safeguard" else 0
    return (
        f'<rect x="{x + inset}" y="{y + inset}" width="{size - 2 * inset}" height="{size - 2 * inset}" style="{fill}">'
        f"<title>{escape(f'Article {number}: {title}')}</title></rect>"
        f'<text x="{x + size / 2}" y="{y + size / 2 + 5}" text-anchor="middle" pointer-events="none" '
        f'style="font-size:14px;{ink}">{number}</text>'
    )


def _svg(width: int, height: int, parts: list[str]) -> str:
    box = f"-2 -2 {width + 4} {height + 4}"
    most = f"max-inline-size:{width + 110}px;font-family:inherit"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" style="{most}">{"".join(parts)}</svg>'


def _word_bars(table: pd.DataFrame) -> go.Figure:
    colours = {"firm": ("un", 1.0), "effort": ("un", 0.45), "choice": ("muted", 0.6)}
    heads, places, top = _places(table)
    figure = style.figure(height=round(25 * top) + 24)
    for column, text in WORDS.items():
        colour, opacity = colours[column]
        figure.add_bar(
            x=style.plain(table[column]),
            y=[places[number, column] for number in range(len(table))],
            orientation="h",
            width=0.8,
            marker={"color": LIGHT[colour], "opacity": opacity},
            hovertext=[f"{row['chapter']}, {text}: {row[column]}" for _, row in table.iterrows()],
            hoverinfo="text",
        )
    for number, row in enumerate(table.to_dict(orient="records")):
        lines = wrap(f"{row['chapter']} {row['chapter_title']}", ACROSS)
        heading = "<br>".join(f"<b>{style.text(line)}</b>" for line in lines)
        above = {"x": 0, "y": heads[number], "xanchor": "left", "xshift": -2, "yanchor": "bottom", "align": "left"}
        figure.add_annotation(style.label(heading, "ink", **above))
        for column, text in WORDS.items():
            if not pd.isna(row[column]):
                end = {"x": row[column], "y": places[number, column], "xanchor": "left", "xshift": 2}
                figure.add_annotation(style.label(f"{row[column]} {text}", "muted", **end))
    figure.update_yaxes(visible=False, range=[top, 0])
    figure.update_xaxes(visible=False, range=[0, float(table["firm"].max()) * 1.3])
    figure.update_layout(barmode="overlay", margin={"l": 8, "r": 8, "t": 8, "b": 8})
    return figure


def _places(table: pd.DataFrame) -> tuple[list[float], dict[tuple[int, str], float], float]:
    """Return where headings and bars stand, from the top: no room for a missing bar, two lines for a long heading."""
    heads, places, top = [], {}, 0.0
    for number, row in enumerate(table.to_dict(orient="records")):
        top += 0.3 + 0.85 * len(wrap(f"{row['chapter']} {row['chapter_title']}", ACROSS))
        heads.append(top)
        for column in WORDS:
            places[number, column] = top + 0.55
            top += 0.0 if pd.isna(row[column]) else 1.0
    return heads, places, top


def _events(*ids: str) -> pd.DataFrame:
    rows = data.load("un_timeline").set_index("id", drop=False)
    return rows.loc[list(ids)]


_OCCASIONS = {
    "third-committee-2019": "Third Committee",
    "resolution-74-247": "General Assembly",
    "iran-vote-article-6": "Ad Hoc Committee",
}


def _votes(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each side of each vote."""
    long = [
        {
            "occasion": _OCCASIONS[row["id"]],
            "date": row["date"],
            "side": side,
            "votes": int(row[column]),
            "grade": row["grade"],
        }
        for row in rows.to_dict(orient="records")
        for column, side in SIDES.items()
    ]
    return pd.DataFrame(long)


def _vote_bars(table: pd.DataFrame, words: dict[str, str]) -> go.Figure:
    occasions = list(dict.fromkeys(table["occasion"]))
    places = [4 * occasions.index(row["occasion"]) + list(words).index(row["side"]) for _, row in table.iterrows()]
    figure = style.figure(height=150 * len(occasions) + 24)
    opacity = {"for": 1.0, "against": 0.55, "abstained": 0.25}
    figure.add_bar(
        x=table["votes"].tolist(),
        y=places,
        orientation="h",
        width=0.85,
        marker={"color": LIGHT["un"], "opacity": [opacity[side] for side in table["side"]]},
        hovertext=[f"{row['occasion']}, {words[row['side']]}: {row['votes']}" for _, row in table.iterrows()],
        hoverinfo="text",
    )
    for place, row in zip(places, table.to_dict(orient="records"), strict=True):
        text = f"<b>{row['votes']}</b> {words[row['side']]}"
        figure.add_annotation(style.label(text, "ink", x=row["votes"], y=place, xanchor="left", xshift=4))
        if row["side"] == "for":
            heading = f"<b>{row['occasion']}, {day(row['date'])}</b>"
            figure.add_annotation(style.label(heading, "ink", x=0, y=place - 0.95, xanchor="left", xshift=-2))
    figure.update_yaxes(visible=False, range=[4 * len(occasions) - 1.3, -1.6])
    figure.update_xaxes(visible=False, range=[0, float(table["votes"].max()) * 1.45])
    figure.update_layout(margin={"l": 8, "r": 8, "t": 8, "b": 8})
    return figure


_LABELS = {
    "resolution-74-247": "Mandate",
    "organizational-session-2021": "Organisation",
    "organizational-matters-2022": "",
    "session-1": "First session",
    "session-2": "Second session",
    "session-3": "Third session",
    "session-4": "Fourth session",
    "session-5": "Fifth session",
    "session-6": "Sixth session",
    "concluding-session-2024": "Concluding",
    "reconvened-session-2024": "Reconvened",
    "committee-adoption-2024": "Committee’s text",
    "resolution-79-243": "Adoption",
}


def _steps() -> pd.DataFrame:
    """Return the steps from mandate to adoption with the day of each, counted from the mandate."""
    rows = _events(*_LABELS).copy()
    start = data.earliest(rows["date"].iloc[0]).toordinal()
    rows["days"] = [data.earliest(date).toordinal() - start for date in rows["date"]]
    rows["label"] = [_LABELS[name] or "Organisational matters" for name in rows["id"]]
    return rows


def _timeline(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=840)
    vienna = rows["place"] == "Vienna"
    figure.add_scatter(
        x=[0.17 if there else 0.0 for there in vienna],
        y=rows["days"].tolist(),
        mode="markers",
        marker={"color": LIGHT["un"], "size": 12, "symbol": ["circle-open" if there else "circle" for there in vienna]},
        hovertext=[f"{row['label']}: {day(row['date'])}, {row['place']}" for _, row in rows.iterrows()],
        hoverinfo="text",
        cliponaxis=False,
    )
    shift = {"reconvened-session-2024": 9, "committee-adoption-2024": -9}
    for row in rows.to_dict(orient="records"):
        if _LABELS[row["id"]]:
            text = f"<b>{row['label']}</b>, {day(row['date'][:7])}"
            beside = {"x": 0.25, "y": row["days"], "xanchor": "left", "yshift": shift.get(row["id"], 0)}
            figure.add_annotation(style.label(text, "ink", **beside))
    for x, text in ((0.0, "New<br>York"), (0.17, "Vienna")):
        figure.add_annotation(style.label(text, "muted", x=x, y=rows["days"].min(), yshift=28))
    figure.update_yaxes(visible=False, range=[float(rows["days"].max()) + 40, -40])
    figure.update_xaxes(visible=False, range=[-0.07, 1])
    figure.update_layout(margin={"l": 8, "r": 8, "t": 48, "b": 12})
    return figure


def _keys(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the sources of rows, our own wording left out where there are others."""
    keys = dict.fromkeys(key for cell in rows["sources"] for key in data.split_list(cell))
    return tuple(key for key in keys if data.all_sources()[key].kind != "own")
