"""Charts on who has joined the two conventions, how their texts correspond, and who acts against cybercrime."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import data, facts, treaties
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.palette import LIGHT
from hanoibook.words import day, show

REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
STANDINGS = {
    "both": ("both", "ink"),
    "un_only": ("UN only", "un"),
    "budapest_only": ("Budapest only", "budapest"),
    "neither": ("neither", "rule"),
}
GROUPS = {
    "criminalization": "Offences",
    "procedural_power": "Powers at home",
    "international_cooperation": "Cooperation",
    "safeguard": "Safeguards",
    "final_provision": "Final clauses",
}
OTHER_GROUP = "Everything else"
RELATIONS = {
    "equivalent": ("same", "muted", 1.0),
    "extended": ("wider", "un", 0.55),
    "new_in_un": ("new", "un", 1.0),
    "narrowed": ("narrower", "budapest", 0.55),
    "budapest_only": ("absent", "budapest", 1.0),
}
ACTORS = {
    "police_courts": "Police, courts",
    "state": "States",
    "international": "States together",
    "company": "Companies",
    "bank": "Banks",
    "telecom": "Telecoms",
    "citizen": "Citizens",
    "press": "Press",
    "platform": "Platforms",
}
EFFECTS = {
    "helps": ("helps", "ink"),
    "mixed": ("mixed", "muted"),
    "no_effect": ("no change", "muted"),
    "unknown": ("not measured", "rule"),
}
GRADES = {"A": "primary text", "B": "several reports", "C": "one report"}


@chart
def who_joined_when() -> Chart:
    """How did the Budapest Convention gain parties, and how has the UN Convention gained signatures?"""
    table = _joined()
    parties, signed = (table[table["step"] == step] for step in ("budapest", "signed"))
    ratified = table[table["step"] == "ratified"]
    first, last = parties.iloc[0], parties.iloc[-1]
    return Chart(
        name="who-joined-when",
        title=(
            f"Signatures came in two days, consent comes slowly: {signed['members'].iloc[-1]} have signed, "
            f"{ratified['members'].iloc[-1]} are reported to have ratified"
        ),
        subtitle=(
            "Above: parties to Budapest at the end of each year, by deposit. Below: signatories of the UN Convention, "
            "and ratifications reported, by day"
        ),
        alt=(
            f"Two step charts, one above the other. The upper one rises from {first['members']} parties to the "
            f"Budapest Convention at the end of {first['date'][:4]} to {last['members']} by {day(last['date'])}, "
            "slowly and without a jump. The lower one shows signatories of the UN Convention: "
            f"{signed['members'].iloc[0]} on {day(signed['date'].iloc[0])} and {signed['members'].iloc[-1]} by "
            f"{day(signed['date'].iloc[-1])}, nearly flat after the ceremony; far below, ratifications reported reach "
            f"{ratified['members'].iloc[-1]}."
        ),
        figure=_steps(parties, signed, ratified),
        table=table[["date", "what", "members", "grade"]],
        units={"members": "states"},
        sources=(*treaties.party_count().sources.split(";")[:6], *treaties.signatory_count().sources.split(";")[:6]),
        grade=max(table["grade"]),
        note=(
            "The two panels show different acts: a party is bound, a signatory is not. A date known only to the month "
            "counts from its last day. Ratifications are as reported; for some the deposit is not established. Many "
            "early Budapest dates are not yet verified day by day; the totals agree with those of the Council of "
            "Europe where it published them. Every row of the tables names its sources."
        ),
        headings={"date": "By", "what": "What is counted", "members": "Number", "grade": "Grade"},
    )


@chart
def ratifications_in_squares() -> Chart:
    """How many of the ratifications needed have been reported?"""
    needed, reported = facts.get("un-ratifications-needed"), facts.get("un-ratifications")
    rows = treaties.un_ratifications()
    deposited = int((rows["status"] == "ratified").sum())
    table = pd.DataFrame(
        {
            "group": ["reported as deposited", "approval reported, deposit date not found", "still to come"],
            "states": [
                ", ".join(rows.loc[rows["status"] == "ratified", "listed_name"]),
                ", ".join(rows.loc[rows["status"] != "ratified", "listed_name"]),
                "",
            ],
            "squares": [deposited, len(rows) - deposited, treaties.ratifications_left()],
            "grade": [
                rows.loc[rows["status"] == "ratified", "ratified_grade"].max(),
                rows.loc[rows["status"] != "ratified", "ratified_grade"].max(),
                max(needed.grade, reported.grade),
            ],
        }
    )
    return Chart(
        name="ratifications-in-squares",
        title=f"Of {needed.text} ratifications needed, {reported.text} were reported",
        subtitle=(
            "Each square is one instrument needed before the UN Convention enters into force. Solid blue: reported as "
            "deposited. Pale blue: approval reported, deposit date not found. Empty: still to come"
        ),
        alt=(
            f"A block of {needed.text} squares. {deposited} is solid for a ratification reported as deposited, "
            f"{len(rows) - deposited} are pale for approvals whose deposit date was not found, and "
            f"{treaties.ratifications_left()} are empty for the instruments still to come."
        ),
        figure=_needed_squares(table["squares"].tolist()),
        table=table,
        units={"squares": "squares"},
        sources=(*rules_sources(), *reported.sources[:6]),
        grade=max(table["grade"]),
        note=(
            "No report read after May 2026 gives a new number, and reports of July 2026 say that the Convention was "
            "not in force. Only the United Nations, as depositary, can settle the count."
        ),
        headings={"group": "Group", "states": "States", "squares": "Squares", "grade": "Grade"},
    )


def rules_sources() -> tuple[str, ...]:
    """Return the sources of the rule on entry into force, our own wording left out."""
    return tuple(key for key in data.split_list(treaties.rule("un-ratifications").sources) if key != "own-wording")


@chart
def both_one_neither() -> Chart:
    """Which states are in both conventions, in one, or in neither, by region?"""
    found = treaties.membership()
    states = found.dropna(subset="region")
    table = states.groupby(["region", "standing"]).size().unstack(fill_value=0)[list(STANDINGS)]
    table = table.loc[list(REGIONS)].reset_index()
    totals = found["standing"].value_counts()
    europe = table.set_index("region").loc["Europe"]
    return Chart(
        name="both-one-neither",
        title=(
            f"{totals['both']} are in both conventions, {totals['un_only'] + totals['budapest_only']} in one, "
            f"{totals['neither']} in neither"
        ),
        subtitle="Members and observers of the United Nations by region: signed the UN Convention, party to Budapest",
        alt=(
            "Stacked bars for five regions, each split into states in both conventions, in the UN Convention only, in "
            f"Budapest only and in neither. Europe is mostly in Budapest only ({europe['budapest_only']}) or in both "
            f"({europe['both']}), with {europe['neither']} in neither; in Africa, Asia and the Americas the largest "
            "group is in neither."
        ),
        figure=_stacked(table, "region", STANDINGS, least_label=3),
        table=_long(table, "region", STANDINGS, "states"),
        units={"states": "states"},
        sources=tuple(
            dict.fromkeys(
                (*treaties.signatory_count().sources.split(";")[:6], *treaties.party_count().sources.split(";")[:6])
            )
        ),
        grade=max(treaties.signatory_count().grade, treaties.party_count().grade),
        note=(
            "In the UN Convention means signed, which does not bind; in Budapest means party. Regions are those of "
            "United Nations statistics, which count Cyprus, Georgia and Türkiye in Asia and Russia in Europe. The "
            "European Union, which has signed, counts in the title and belongs to no bar. Signatories whose names are "
            "not known to us are missing."
        ),
        headings={"region": "Region", "kind": "Standing", "states": "States"},
    )


@chart
def sixty_six_then_and_now() -> Chart:
    """Who were the sixty-six parties to the Budapest Convention, and how many are there now?"""
    kinds = {"members": ("in the Council of Europe", "budapest"), "others": ("not in it", "ink")}
    counts = {
        (label, key): treaties.parties_by_council(key == "members", on)
        for on, label in (("2021-06-30", "June 2021"), (None, data.as_of()[:4]))
        for key in kinds
    }
    wide = pd.Series({place: int(count.value) for place, count in counts.items()}).unstack()[list(kinds)]
    wide = wide.sort_values("others").reset_index(names="when")
    then, now = (dict(wide.iloc[place]) for place in (0, 1))
    table = _long(wide, "when", kinds, "parties")
    table["grade"] = [counts[label, key].grade for label in wide["when"] for key in kinds]
    return Chart(
        name="sixty-six-then-and-now",
        title=(
            f"{then['members'] + then['others']} was the number of all Budapest parties in 2021; "
            f"today it is {now['members'] + now['others']}"
        ),
        subtitle="Parties by deposit: member states of the Council of Europe, and other states",
        alt=(
            f"Two stacked bars. In {then['when']}: {then['members']} members of the Council of Europe and "
            f"{then['others']} other states. In {now['when']}: {now['members']} members and {now['others']} other "
            f"states. The other states are {now['others'] - then['others']} more, the members "
            f"{now['members'] - then['members']} more."
        ),
        figure=_stacked(wide, "when", kinds, least_label=3, row_height=64),
        table=table,
        units={"parties": "parties"},
        sources=tuple(treaties.party_count().sources.split(";")[:8]),
        grade=max(table["grade"]),
        note=(
            "Member of the Council of Europe and European are different tests: Azerbaijan, Georgia and Türkiye are "
            "members. The total for 2021 agrees with the count that the Council of Europe printed in April of that "
            "year; single deposit dates behind the split are not all verified."
        ),
        headings={"when": "When", "kind": "Which states", "parties": "Parties", "grade": "Grade"},
    )


@chart
def concordance_by_group() -> Chart:
    """Which parts of the UN Convention are the same as Budapest, wider, new, narrower or absent?"""
    rows = _concordance()
    totals = rows["relation"].value_counts()
    table = rows.groupby(["group", "relation"]).size().unstack(fill_value=0)[list(RELATIONS)]
    order = [group for group in (*GROUPS.values(), OTHER_GROUP) if group in table.index]
    table = table.loc[order].reset_index()
    offences = table.set_index("group").loc[GROUPS["criminalization"]]
    return Chart(
        name="concordance-by-group",
        title=(
            f"Of {len(rows)} entries in our concordance, {totals['equivalent']} are the same and "
            f"{totals['extended'] + totals['new_in_un']} go further or are new"
        ),
        subtitle="Pairs of articles, and single articles without a partner, by subject: the UN text beside Budapest",
        alt=(
            f"Stacked bars by subject. Over all subjects {totals['equivalent']} entries are the same, "
            f"{totals['extended']} wider, {totals['new_in_un']} new in the UN text, {totals['narrowed']} narrower and "
            f"{totals['budapest_only']} absent from it. Offences: {offences['equivalent']} the same, "
            f"{offences['extended']} wider, {offences['new_in_un']} new."
        ),
        figure=_stacked(
            table,
            "group",
            _words(RELATIONS),
            opacity={key: strength for key, (_, _, strength) in RELATIONS.items()},
            least_label=2,
        ),
        table=_long(table, "group", _words(RELATIONS), "entries"),
        units={"entries": "entries"},
        sources=("un-cybercrime-convention", "budapest-convention"),
        grade=max(rows["grade"]),
        note=(
            "Our own coding, article by article; another reader may code an entry otherwise. One article can stand in "
            "several entries. Length and weight differ: an entry may be one sentence or a code of assistance."
        ),
        headings={"group": "Subject", "kind": "Relation", "entries": "Entries"},
    )


@chart
def measures_by_actor() -> Chart:
    """Who acts against cybercrime, and for how many of these measures is an effect on file?"""
    rows = data.load("responsibility")
    table = rows.groupby(["who_acts", "effect"]).size().unstack(fill_value=0)[list(EFFECTS)]
    table = table.loc[list(ACTORS)].rename(index=ACTORS).reset_index(names="actor")
    helps, unknown = facts.get("measures-helps"), facts.get("measures-unknown")
    press = table.set_index("actor").loc[ACTORS["press"]]
    state = table.set_index("actor").loc[ACTORS["state"]]
    return Chart(
        name="measures-by-actor",
        title=f"Of {len(rows)} measures, {helps.text} have evidence that they help; {unknown.text} were not measured",
        subtitle="Measures in our table by who acts, and the direction of the evidence on file",
        alt=(
            f"Stacked bars for nine actors, {len(rows)} measures in all. Police and courts have most evidence of help. "
            f"Of the measures of states, {state['unknown']} have no measured effect, and of those of the press "
            f"{press['unknown']}, which is all of them."
        ),
        figure=_stacked(table, "actor", EFFECTS, opacity={"no_effect": 0.4}, least_label=2, row_height=42),
        table=_long(table, "actor", EFFECTS, "measures"),
        units={"measures": "measures"},
        sources=tuple(_keys(rows)[:10]),
        grade=max(rows["grade"]),
        note=(
            "The table is our collection, not a sample: it shows where we found evidence, not how much is done. Some "
            "measures stand in it once a year or once an operation. No measured effect does not mean no effect."
        ),
        headings={"actor": "Who acts", "kind": "Evidence", "measures": "Measures"},
    )


@chart
def measures_by_grade() -> Chart:
    """How well attested is the evidence on measures, by its direction?"""
    rows = data.load("responsibility")
    table = rows.groupby(["effect", "grade"]).size().unstack(fill_value=0)[list(GRADES)]
    table = table.loc[list(EFFECTS)].rename(index={key: words[0] for key, words in EFFECTS.items()})
    table = table.reset_index(names="effect")
    strong = facts.get("measures-grade-a")
    colours = ("ink", "muted", "rule")
    kinds = {grade: (word, colour) for (grade, word), colour in zip(GRADES.items(), colours, strict=True)}
    by_effect = table.set_index("effect")["A"]
    return Chart(
        name="measures-by-grade",
        title=f"Of {len(rows)} measures, {strong.text} could be read in the primary text",
        subtitle="Measures by the direction of the evidence, and by how we could check what is said of them",
        alt=(
            f"Stacked bars for four directions of evidence, split by how it was checked. {strong.text} of "
            f"{len(rows)} measures rest on a primary text: {by_effect[EFFECTS['helps'][0]]} of those with evidence "
            f"that they help, and {by_effect[EFFECTS['unknown'][0]]} of those that were not measured."
        ),
        figure=_stacked(table, "effect", kinds, least_label=2, row_height=52),
        table=_long(table, "effect", kinds, "measures"),
        units={"measures": "measures"},
        sources=tuple(_keys(rows)[:10]),
        grade=max(rows["grade"]),
        note="The grade says whether a source states what we print, not whether the source is right.",
        headings={"effect": "Evidence", "kind": "Checked in", "measures": "Measures"},
    )


def _joined() -> pd.DataFrame:
    """Return one row a step: Budapest parties at each year's end, signatories and ratifications at each change."""
    today = treaties.day_of(None).isoformat()
    first = int(treaties.series(treaties.budapest_parties(), "deposited")["date"].iloc[0][:4])
    rows: list[dict[str, Any]] = []
    for year in range(first, int(today[:4]) + 1):
        on = min(f"{year}-12-31", today)
        count = treaties.party_count(None if on == today else on)
        rows.append({"step": "budapest", "what": "parties to Budapest", "date": on, "count": count})
    for step, what, members, column, counted in (
        ("signed", "signatories of the UN Convention", treaties.un_signatories(), "signed", treaties.signatory_count),
        ("ratified", "ratifications reported", treaties.un_ratifications(), "ratified", treaties.ratification_count),
    ):
        days = [*treaties.series(members, column)["date"], today]
        rows += [{"step": step, "what": what, "date": on, "count": counted(on)} for on in days]
    table = pd.DataFrame(rows)
    table["members"] = [int(count.value) for count in table["count"]]
    table["grade"] = [count.grade for count in table["count"]]
    return table


def _steps(parties: pd.DataFrame, signed: pd.DataFrame, ratified: pd.DataFrame) -> go.Figure:
    figure = make_subplots(figure=style.figure(height=560), rows=2, cols=1, vertical_spacing=0.2)
    for rows, colour, symbol, panel in (
        (parties, "budapest", "circle", 1),
        (signed, "un", "circle", 2),
        (ratified, "un", "circle-open", 2),
    ):
        figure.add_scatter(
            x=rows["date"].tolist(),
            y=rows["members"].astype(float).tolist(),
            mode="lines+markers",
            line={"color": LIGHT[colour], "shape": "hv", "width": 2},
            marker={"color": LIGHT[colour], "symbol": symbol, "size": 8},
            hovertext=[f"{day(row.date)}: {row.members} {row.what}" for row in rows.itertuples()],
            hoverinfo="text",
            row=panel,
            col=1,
        )
    for axis, rows, text in (
        ("", parties, "Budapest: parties"),
        ("2", signed, "UN: signatories"),
        ("2", ratified, "UN: ratifications reported"),
    ):
        last = rows.iloc[-1]
        place = {"x": last["date"], "xref": f"x{axis}", "y": last["members"], "yref": f"y{axis}", "xanchor": "right"}
        colour = "budapest" if not axis else "un"
        figure.add_annotation(style.label(f"{text}: {last['members']}", colour, yshift=15, **place))
    most = max(int(parties["members"].max()), int(signed["members"].max()))
    figure.update_yaxes(range=[0, most * 1.18], tickvals=list(range(0, most + 1, 20)))
    figure.update_xaxes(showgrid=False)
    figure.update_xaxes(tickvals=[f"{year}-12-31" for year in range(2005, 2026, 5)], row=1, col=1, tickformat="%Y")
    months = ["2025-11-01", "2026-03-01", "2026-07-01", "2026-11-01"]
    figure.update_xaxes(tickvals=months, tickformat="%b<br>%Y", row=2, col=1)
    return figure


def _stacked(
    table: pd.DataFrame,
    across: str,
    kinds: dict[str, tuple[str, str]],
    *,
    least_label: int,
    row_height: int = 54,
    opacity: dict[str, float] | None = None,
) -> go.Figure:
    """Draw one horizontal bar a row of the table, split by ``kinds``: word and colour."""
    figure = style.figure(height=row_height * len(table) + 26 + 19 * len(kinds))
    names = [style.text(name) for name in table[across]]
    ends = pd.Series(0, index=table.index)
    for key, (word, colour) in kinds.items():
        strength = (opacity or {}).get(key, 1.0)
        edge = LIGHT["muted" if colour == "rule" else "paper"]
        some = [place for place in table.index if table.loc[place, key]]
        figure.add_bar(
            x=table.loc[some, key].astype(float).tolist(),
            y=some,
            orientation="h",
            marker={
                "color": LIGHT[colour],
                "opacity": strength,
                "line": {"color": edge, "width": 1},
            },
            hovertext=[f"{names[place]}: {table.loc[place, key]} {word}" for place in some],
            hoverinfo="text",
        )
        on_dark = colour != "rule" and strength == 1
        for place, value in table[key].items():
            if value >= least_label:
                centre = float(ends[place]) + value / 2
                tint = "paper" if on_dark else "ink"
                figure.add_annotation(style.label(show(value, "entries"), tint, x=centre, y=place))
        ends = ends + table[key]
    for line, (key, (word, colour)) in enumerate(reversed(kinds.items())):
        corner = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom"}
        corner["yshift"] = 4 + 19 * line
        sign = style.label("□" if colour == "rule" else "■", "muted" if colour == "rule" else colour, **corner)
        figure.add_annotation(sign | {"opacity": (opacity or {}).get(key, 1.0)})
        figure.add_annotation(style.label(word, "ink", xshift=15, **corner))
    figure.update_layout(margin={"t": 16 + 19 * len(kinds), "b": 10})
    figure.update_layout(barmode="stack")
    figure.update_yaxes(tickvals=list(range(len(table))), ticktext=names, autorange="reversed", showgrid=False)
    figure.update_xaxes(visible=False, range=[0, float(ends.max()) * 1.02])
    return figure


def _words(relations: dict[str, tuple[str, str, float]]) -> dict[str, tuple[str, str]]:
    return {key: (word, colour) for key, (word, colour, _) in relations.items()}


def _long(table: pd.DataFrame, across: str, kinds: dict[str, tuple[str, str]], unit: str) -> pd.DataFrame:
    """Return one row for each part of a bar that is there."""
    rows = [
        {across: row[across], "kind": word, unit: int(row[key])}
        for _, row in table.iterrows()
        for key, (word, _) in kinds.items()
        if row[key]
    ]
    return pd.DataFrame(rows)


def _concordance() -> pd.DataFrame:
    """Return the concordance with the subject group of each entry, taken from the UN article where there is one."""
    rows = data.load("crosswalk").copy()
    groups = {
        treaty: treaties.articles(treaty).set_index("article")["category"].to_dict() for treaty in treaties.TREATIES
    }
    found = []
    for row in rows.itertuples():
        treaty, number = ("budapest", row.budapest_article) if pd.isna(row.un_article) else ("un", row.un_article)
        found.append(GROUPS.get(groups[treaty][int(number)], OTHER_GROUP))
    rows["group"] = found
    return rows


def _needed_squares(parts: list[int], across: int = 20, size: int = 24, gap: int = 8) -> str:
    """Return an SVG with one square an instrument: solid, pale or empty."""
    blue, rule = f"var(--hb-un, {LIGHT['un']})", f"var(--hb-muted, {LIGHT['muted']})"
    looks = (
        f'fill="{blue}" stroke="{blue}"',
        f'fill="{blue}" fill-opacity="0.35" stroke="{blue}"',
        f'fill="none" stroke="{rule}"',
    )
    step = size + gap
    kinds = [look for look, number in zip(looks, parts, strict=True) for _ in range(number)]
    cells = [
        f'<rect {look} stroke-width="2" x="{place % across * step}" y="{place // across * step}" '
        f'width="{size}" height="{size}"/>'
        for place, look in enumerate(kinds)
    ]
    width, height = across * step - gap, -(-len(kinds) // across) * step - gap
    box = f"-2 -2 {width + 4} {height + 4}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(cells)}</svg>'


def _keys(rows: pd.DataFrame) -> list[str]:
    counts = pd.Series([key for cell in rows["sources"] for key in data.split_list(cell)]).value_counts()
    return [key for key in counts.index if data.all_sources()[key].kind != "own"]
