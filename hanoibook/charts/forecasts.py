"""Charts on where the world figures come from, and why they disagree."""

from __future__ import annotations

from itertools import pairwise
from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, losses
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import day, money, say, show

TRILLION = 1_000_000_000_000
GENEALOGY = (
    "wef_2014",
    "cv_2015",
    "cv_2021",
    "ec_2020",
    "cv_2025",
    "leonardo_2021",
    "st22_2027",
    "prox_2030",
    "us_2027",
    "cv_2024",
    "st24_2028",
    "cv_2031",
    "un_misattr",
    "unknown_2030",
)
RANGES_OF = 2017


@chart
def genealogy_of_trillions() -> Chart:
    """Which of the well-known world figures have an origin of their own, and which pass on another?"""
    rows = _family()
    passed_on = rows[rows["derived_from"].notna()]
    return Chart(
        name="genealogy-of-trillions",
        title=f"Of these {len(rows)} world figures, {len(passed_on)} only pass on or extend another",
        subtitle=(
            "World figures in the order in which they were published, US dollars. A grey line leads from a figure "
            "to one that repeats or extends it; a coloured line joins the figures of one publisher"
        ),
        alt=(
            f"Dot chart with {len(rows)} rows, one a published world figure, oldest first, from "
            f"{_named(rows.iloc[0])} to {_named(rows.iloc[-1])}. Lines lead from the figures of Cybersecurity "
            f"Ventures and of Statista to {len(passed_on)} figures that repeat or extend them: "
            f"{'; '.join(_named(row) for _, row in passed_on.iterrows())}. The last row has no line to any other."
        ),
        figure=_family_tree(rows),
        table=rows[["label", "when", "year", "kind", "amount", "derived_from", "counted", "grade"]],
        units={"amount": "USD"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Our selection. The figure of 2014 is growth forgone in a scenario, not a loss to crime; whether the base "
            "for 2015 was taken from it is not known, so no line joins them. Statista takes its definition, not its "
            "amounts, from Cybersecurity Ventures. The date of the base is that of a later release that recalls it."
        ),
        headings={
            "label": "Publisher",
            "when": "Published",
            "year": "Speaks of",
            "kind": "Kind",
            "amount": "Amount",
            "derived_from": "Rows that it repeats or extends",
            "counted": "What is counted",
            "grade": "Grade",
        },
    )


@chart
def statista_editions() -> Chart:
    """How did one publisher's figures for the same years change between two editions?"""
    table, rows = _editions()
    old, new = facts.get("statista-2027-edition-2022"), facts.get("statista-2028-edition-2024")
    below = facts.get("statista-2028-below-2027").text
    return Chart(
        name="statista-editions",
        title=f"The later edition puts 2028 {below} below what the earlier one had for 2027",
        subtitle="Yearly world cost of cybercrime in two editions of Statista, US dollars, by the year it speaks of",
        alt=(
            "Line chart of two series of one publisher. The edition of 2022 rises from "
            f"{money(table['edition_2022'].iloc[0])} for 2018 to {old.text} for 2027. The edition of 2024 starts at "
            f"the same amount and rises to {new.text} "
            "for 2028, far below the first line."
        ),
        figure=_two_editions(table),
        table=table,
        units={"edition_2022": "USD", "edition_2024": "USD"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "The publisher calls both series modelled; the method is not open. The values of the later edition for "
            "2025 to 2027 are not yet verified (open marks, grade D); those for 2028 and 2029 are. For 2022 the later "
            "edition is quoted as above the amount drawn. Lines join published years."
        ),
        headings={
            "year": "Year",
            "edition_2022": "Edition of 2022",
            "edition_2024": "Edition of 2024",
            "grade": "Grade",
        },
    )


@chart
def paths_to_2030() -> Chart:
    """Does any known series lead to the article's figure for 2030?"""
    table, found = _paths()
    known = table[table["kind"] != "article"]
    least, most = known.iloc[0], known.iloc[-1]
    return Chart(
        name="paths-to-2030",
        title=(
            f"For 2030, known paths give {_trillions(least['amount'])} to {_trillions(most['amount'])} trillion; "
            "none gives the article’s figure"
        ),
        subtitle="World cost of cybercrime for 2030, US dollars: one printed forecast, three series carried on by us",
        alt=(
            f"Dot chart of {len(table)} figures for 2030: "
            + "; ".join(f"{row['path']}: {money(row['amount'])}" for _, row in table.iterrows())
            + ". The article's figure lies close to one of them and equals none."
        ),
        figure=_dots(table),
        table=table,
        units={"amount": "USD"},
        sources=tuple(dict.fromkeys(key for one in found for key in one.sources)),
        grade=max(one.grade for one in found),
        note=(
            "Open grey circles are our arithmetic, not printed by the publishers. That a path comes near to the "
            "article's figure does not show that the figure came from there."
        ),
        headings={"path": "Path", "kind": "Kind", "amount": "Amount for 2030", "how": "How", "grade": "Grade"},
    )


@chart
def ranges_of_2017() -> Chart:
    """How far apart are the estimates for one year, and how wide are their own ranges?"""
    table, rows, sources = _ranges()
    widest = float((rows["high"] / rows["low"]).max())
    times = show(round(widest), "times")
    return Chart(
        name="ranges-of-2017",
        title=f"For {RANGES_OF}, the upper end of the widest range is {times} its lower end",
        subtitle=(
            f"Published for {RANGES_OF}, US dollars, logarithmic scale: each line is a hundred times the one before"
        ),
        alt=(
            f"Range chart on a logarithmic scale for {RANGES_OF}: "
            + "; ".join(_in_words(row) for _, row in table.iterrows())
            + ". The model that shows its inputs has the widest range."
        ),
        figure=_range_bars(table),
        table=table,
        units={"low": "USD", "high": "USD"},
        sources=sources,
        grade=max(table["grade"]),
        note=(
            "The rows count different things: complaints to one office, consumers in some countries, the world. A "
            "wide range can be the more honest one: it shows how much is not known."
        ),
        headings={
            "label": "Publisher",
            "kind": "Kind",
            "scope": "Place and people",
            "counted": "What is counted",
            "low": "Lower end, or single figure",
            "high": "Upper end",
            "grade": "Grade",
        },
    )


@chart
def ransom_revisions() -> Chart:
    """How much did the traced ransoms of a year grow after they were first published?"""
    table, rows = _revisions()
    years = table.groupby("year")["amount"]
    grown = int((years.last() > years.first()).sum())
    return Chart(
        name="ransom-revisions",
        title=f"{grown} of {len(years)} yearly ransom totals grew after they were first published",
        subtitle="Ransoms traced by Chainalysis, US dollars, by year of payment: first count (open) and later counts",
        alt=(
            "Dot chart with one row a year. Open marks show the first count, filled marks the later ones, always "
            "further right: "
            + "; ".join(
                f"{year}: {money(part['amount'].min())} to {money(part['amount'].max())}"
                for year, part in table.groupby("year")
            )
            + "."
        ),
        figure=_revised(table),
        table=table,
        units={"amount": "USD"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "The firm finds more addresses of offenders as time passes, so the newest year is always incomplete. "
            "Only years with two or more counts. Values of grade D, recalled and not yet verified, are crosses."
        ),
        headings={"year": "Year of payment", "published": "Published", "amount": "Total", "grade": "Grade"},
    )


@chart
def how_many_report() -> Chart:
    """Which share of victims tell the authorities or anybody, according to different studies?"""
    rows = data.load("loss_measurement").query("evidence_of == 'reporting'").sort_values("value").reset_index(drop=True)
    least, most = rows.iloc[0], rows.iloc[-1]
    return Chart(
        name="how-many-report",
        title=(
            f"From {show(least['value'], 'share')} to {show(most['value'], 'share')}: "
            "studies disagree on how many victims report"
        ),
        subtitle="Share of victims, or of offences, that were reported: other people, places and meanings in each row",
        alt=(
            f"Dot chart of {len(rows)} shares from different studies: "
            + "; ".join(f"{row['short_name']}: {show(row['value'], 'share')}" for _, row in rows.iterrows())
            + "."
        ),
        figure=_shares(rows),
        table=rows[["short_name", "kind", "scope", "bound", "value", "published", "grade"]],
        units={"value": "share"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Not to be read as a series. The open mark is an upper bound. The two editions of the Global Anti-Scam "
            "Alliance used different questionnaires. The FBI film names no study for its share."
        ),
        headings={
            "short_name": "Study",
            "kind": "Kind",
            "scope": "Who",
            "bound": "Reading",
            "value": "Share who report",
            "published": "Published",
            "grade": "Grade",
        },
    )


def _family() -> pd.DataFrame:
    rows = data.load("loss_estimates").set_index("id", drop=False).loc[list(GENEALOGY)].reset_index(drop=True)
    amount = rows["central"].fillna(rows["low"]).fillna(rows["high"])
    dates = [
        cell if pd.notna(cell) else data.sources(keys)[0].date
        for cell, keys in zip(rows["published"], rows["sources"], strict=True)
    ]
    return rows.assign(amount=amount, when=dates)


def _named(row: pd.Series) -> str:
    return f"{row['label']}, for {row['year']}, {money(row['amount'])}"


def _family_tree(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=62 * len(rows) + 60)
    place = {row_id: number for number, row_id in enumerate(rows["id"])}
    for number, row in rows.iterrows():
        parents = (
            [place[one] for one in data.split_list(str(row["derived_from"])) if one in place]
            if pd.notna(row["derived_from"])
            else []
        )
        for parent in parents[-1:]:
            _link(figure, rows, parent, int(str(number)), "muted", width=2, dash="solid")
    for publisher, colour in (("Cybersecurity Ventures", "claimed"), ("Statista", "modelled")):
        own = rows.index[rows["publisher"] == publisher].tolist()
        for first, second in pairwise(own):
            _link(figure, rows, first, second, colour, width=2, dash="dot")
    for kind in losses.KINDS:
        chosen = rows[rows["kind"] == kind]
        if chosen.empty:
            continue
        figure.add_scatter(
            x=chosen["amount"].tolist(),
            y=chosen.index.tolist(),
            mode="markers",
            marker={"color": LIGHT[kind], "symbol": KIND_MARKER[kind], "size": 13},
            hovertext=[style.text(f"{_named(row)}: {say('kind.' + kind)}") for _, row in chosen.iterrows()],
            hoverinfo="text",
            cliponaxis=False,
        )
    most = float(rows["amount"].max())
    for number, row in rows.iterrows():
        name = f"<b>{style.text(row['label'])}</b>, {_moment(row)}"
        left = row["amount"] > most / 2
        beside = {"x": row["amount"], "xshift": -12 if left else 12, "xanchor": "right" if left else "left"}
        ground = {"bgcolor": LIGHT["paper"], "y": number}
        figure.add_annotation(style.label(name, "ink", x=0, xref="paper", xanchor="left", yshift=22, **ground))
        figure.add_annotation(style.label(money(row["amount"]), "muted", **beside, **ground))
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8])
    figure.update_xaxes(style.dollars(most, 10 * TRILLION))
    return figure


def _moment(row: pd.Series) -> str:
    """Say when a figure was published; the base of the series is known from later releases only."""
    return f"base for {row['year']}" if row["id"] == "cv_2015" else f"{row['when'][:4]}, for {row['year']}"


def _link(
    figure: go.Figure, rows: pd.DataFrame, parent: int, child: int, colour: str, *, width: int, dash: str
) -> None:
    figure.add_shape(
        type="line",
        x0=float(rows["amount"].iloc[parent]),
        y0=parent,
        x1=float(rows["amount"].iloc[child]),
        y1=child,
        line={"color": LIGHT[colour], "width": width, "dash": dash},
        layer="below",
    )


def _editions() -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = data.load("loss_estimates").query("publisher == 'Statista'")
    rows = rows.assign(amount=rows["central"].fillna(rows["low"]), edition=rows["id"].str[:4])
    wide = rows.pivot_table(index="year", columns="edition", values="amount", aggfunc="first")
    table = pd.DataFrame({"year": wide.index.astype(int)})
    table["edition_2022"] = wide["st22"].astype("Float64").to_numpy()
    table["edition_2024"] = wide["st24"].astype("Float64").to_numpy()
    table["grade"] = [max(rows.loc[rows["year"] == year, "grade"]) for year in table["year"]]
    return table, rows


def _two_editions(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=430)
    most = float(table["edition_2022"].max())
    for column, colour, dash, words in (
        ("edition_2022", "modelled", "dot", "edition of 2022"),
        ("edition_2024", "modelled", "solid", "edition of 2024"),
    ):
        part = table.dropna(subset=column)
        doubt = [column == "edition_2024" and grade == "D" for grade in part["grade"]]
        figure.add_scatter(
            x=part["year"].tolist(),
            y=style.plain(part[column]),
            mode="lines+markers",
            line={"color": LIGHT[colour], "dash": dash, "width": 2},
            marker={
                "color": LIGHT[colour],
                "symbol": [KIND_MARKER["modelled"] + ("-open" if one else "") for one in doubt],
                "size": 11,
            },
            hovertext=[
                style.hover(year, amount, "USD") for year, amount in zip(part["year"], part[column], strict=True)
            ],
            hoverinfo="text",
        )
        last = part.iloc[-1]
        figure.add_annotation(
            style.label(
                f"{words},<br>{int(last['year'])}: {money(float(last[column]))}",
                "ink",
                x=int(last["year"]) - 0.3,
                y=float(last[column]),
                xanchor="right",
                yshift=14 if column == "edition_2024" else -2,
                align="right",
                bgcolor=LIGHT["paper"],
            )
        )
    figure.update_yaxes(style.dollars(most, 5 * TRILLION))
    figure.update_xaxes(tickvals=[2018, 2022, 2024, 2027, 2029], showgrid=False, range=[2017.4, 2029.6])
    return figure


def _paths() -> tuple[pd.DataFrame, list[facts.Fact]]:
    found = {
        "Cybersecurity Ventures at its later rate": ("cv-2031-back-to-2030", "computed"),
        "Statista’s last step repeated": ("statista-2030-extended", "computed"),
        "The article": ("article-2030", "article"),
        "Proxyrack, as printed": ("proxyrack-2030", "modelled"),
        "Cybersecurity Ventures at its older rate": ("cv-2021-at-stated-growth-to-2030", "computed"),
    }
    made = [
        {
            "path": path,
            "kind": kind,
            "amount": facts.get(name).value,
            "how": facts.get(name).meaning,
            "grade": facts.get(name).grade,
        }
        for path, (name, kind) in found.items()
    ]
    table = pd.DataFrame(made).sort_values("amount").reset_index(drop=True)
    return table, [facts.get(name) for name, _ in found.values()]


def _dots(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=66 * len(table) + 60)
    looks = {
        "computed": (LIGHT["muted"], "circle-open"),
        "article": (LIGHT["claimed"], KIND_MARKER["claimed"]),
        "modelled": (LIGHT["modelled"], KIND_MARKER["modelled"]),
    }
    figure.add_scatter(
        x=table["amount"].tolist(),
        y=table.index.tolist(),
        mode="markers",
        marker={
            "color": [looks[kind][0] for kind in table["kind"]],
            "symbol": [looks[kind][1] for kind in table["kind"]],
            "size": 14,
            "line": {"width": 2, "color": [looks[kind][0] for kind in table["kind"]]},
        },
        hovertext=[style.text(f"{row['path']}: {money(row['amount'])}") for _, row in table.iterrows()],
        hoverinfo="text",
        cliponaxis=False,
    )
    most = float(table["amount"].max())
    for number, row in table.iterrows():
        name = f"<b>{style.text(row['path'])}</b>" if row["kind"] != "computed" else style.text(row["path"])
        ground = {"bgcolor": LIGHT["paper"], "y": number}
        left = row["amount"] > most / 2
        beside = {"x": row["amount"], "xshift": -13 if left else 13, "xanchor": "right" if left else "left"}
        figure.add_annotation(style.label(name, "ink", x=0, xref="paper", xanchor="left", yshift=24, **ground))
        figure.add_annotation(style.label(money(row["amount"]), "muted", **beside, **ground))
    figure.update_yaxes(visible=False, range=[len(table) - 0.5, -0.8])
    figure.update_xaxes(style.dollars(most, 10 * TRILLION))
    return figure


def _trillions(amount: float) -> str:
    return _bare(amount).removesuffix("\u00a0trillion")


def _bare(amount: float) -> str:
    return money(amount).removeprefix("USD\u00a0")


def _ranges() -> tuple[pd.DataFrame, pd.DataFrame, tuple[str, ...]]:
    rows = data.load("loss_estimates").query("year == @RANGES_OF and period == 'year' and derived_from.isna()")
    record = losses.complaint_figure(RANGES_OF, "losses")
    reported = {
        "label": "FBI IC3",
        "kind": "reported",
        "scope": "complaints to a US body",
        "counted": "losses stated by complainants",
        "low": record.value,
        "high": None,
        "grade": record.grade,
    }
    drawn = rows.assign(low=rows["low"].fillna(rows["central"]))[list(reported)]
    direct = rows["id"].isin(["rand_direct"])
    drawn.loc[direct.to_numpy(), "label"] = "RAND, direct cost"
    drawn.loc[rows["id"].isin(["rand_total"]).to_numpy(), "label"] = "RAND, whole cost"
    table = pd.concat([pd.DataFrame([reported]), drawn], ignore_index=True)
    table["high"] = table["high"].astype("Float64")
    table["low"] = table["low"].astype("Float64")
    table = table.sort_values("low", ascending=False, kind="stable").reset_index(drop=True)
    return table, rows, tuple(dict.fromkeys((*_keys(rows), *data.split_list(record.sources))))


def _in_words(row: pd.Series) -> str:
    upper = "" if pd.isna(row["high"]) else f" to {money(float(row['high']))}"
    return f"{row['label']} ({row['kind']}): {money(float(row['low']))}{upper}"


def _range_bars(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=98 * len(table) + 60)
    for number, row in table.iterrows():
        ends = [float(row["low"])] + ([] if pd.isna(row["high"]) else [float(row["high"])])
        figure.add_scatter(
            x=ends,
            y=[number] * len(ends),
            mode="lines+markers",
            line={"color": LIGHT[row["kind"]], "width": 5},
            marker={"color": LIGHT[row["kind"]], "symbol": KIND_MARKER[row["kind"]], "size": 13},
            hovertext=[style.text(f"{row['label']}: {money(end)}") for end in ends],
            hoverinfo="text",
            cliponaxis=False,
        )
        words = f"<b>{style.text(row['label'])}</b><br>{say('kind.' + row['kind'])}: {style.text(row['scope'])}"
        ground = {"bgcolor": LIGHT["paper"], "y": number}
        figure.add_annotation(
            style.label(words, "ink", x=0, xref="paper", xanchor="left", yshift=34, align="left", **ground)
        )
        amounts = " to ".join(
            money(end).removeprefix("USD\u00a0") if place else money(end) for place, end in enumerate(ends)
        )
        left = log10(ends[0]) > 10.5
        beside: dict[str, Any] = (
            {"x": log10(ends[0]), "xanchor": "right", "xshift": -12}
            if left
            else {"x": log10(ends[-1]), "xanchor": "left", "xshift": 12}
        )
        figure.add_annotation(
            style.label(amounts.replace(" to ", "<br>to "), "muted", align="right", **beside, **ground)
        )
    lows, highs = table["low"].astype(float), table["high"].dropna().astype(float)
    figure.update_yaxes(visible=False, range=[len(table) - 0.5, -0.8])
    axis = style.dollars_log(float(lows.min()), float(highs.max()))
    figure.update_xaxes(axis | {"tickvals": axis["tickvals"][::2], "ticktext": axis["ticktext"][::2]})
    return figure


def _revisions() -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = data.load("ransomware_payments").query("series == 'chainalysis_total' and period.str.len() == 4")
    rows = rows[rows.groupby("period")["period"].transform("count") > 1]
    rows = rows.sort_values(["year", "vintage"], kind="stable").reset_index(drop=True)
    table = pd.DataFrame(
        {
            "year": rows["year"].astype(int),
            "published": rows["vintage"],
            "amount": rows["value"].astype(float),
            "grade": rows["grade"],
        }
    )
    return table, rows


def _revised(table: pd.DataFrame) -> go.Figure:
    years = sorted(set(table["year"]))
    figure = style.figure(height=74 * len(years) + 60)
    for number, year in enumerate(years):
        part = table[table["year"] == year].reset_index(drop=True)
        symbols = ["triangle-up-open"] + [
            "x-thin-open" if grade == "D" else "triangle-up" for grade in part["grade"][1:]
        ]
        figure.add_scatter(
            x=part["amount"].tolist(),
            y=[number] * len(part),
            mode="lines+markers",
            line={"color": LIGHT["modelled"], "width": 2},
            marker={
                "color": LIGHT["modelled"],
                "symbol": symbols,
                "size": 13,
                "line": {"width": 2, "color": LIGHT["modelled"]},
            },
            hovertext=[
                f"{year}, published {day(row['published'])}: {money(row['amount'])}" for _, row in part.iterrows()
            ],
            hoverinfo="text",
            cliponaxis=False,
        )
        first, last = part.iloc[0], part.iloc[-1]
        words = (
            f"<b>{year}</b>: {_bare(first['amount'])} ({first['published'][:4]}), "
            f"{_bare(last['amount'])} ({last['published'][:4]})"
        )
        figure.add_annotation(
            style.label(words, "ink", x=0, xref="paper", xanchor="left", y=number, yshift=24, bgcolor=LIGHT["paper"])
        )
    figure.update_yaxes(visible=False, range=[len(years) - 0.5, -0.8])
    figure.update_xaxes(style.dollars(float(table["amount"].max()), 500_000_000))
    return figure


def _shares(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=66 * len(rows) + 60)
    for kind in losses.KINDS:
        chosen = rows[rows["kind"] == kind]
        if chosen.empty:
            continue
        figure.add_scatter(
            x=chosen["value"].tolist(),
            y=chosen.index.tolist(),
            mode="markers",
            marker={
                "color": LIGHT[kind],
                "symbol": [KIND_MARKER[kind] + ("-open" if bound == "up_to" else "") for bound in chosen["bound"]],
                "size": 14,
                "line": {"width": 2, "color": LIGHT[kind]},
            },
            hovertext=[style.text(f"{row['short_name']}: {_share(row)}") for _, row in chosen.iterrows()],
            hoverinfo="text",
            cliponaxis=False,
        )
    for number, row in rows.iterrows():
        words = f"<b>{style.text(row['short_name'])}</b>"
        ground = {"bgcolor": LIGHT["paper"], "y": number}
        left = row["value"] > 0.5
        beside = {"x": row["value"], "xshift": -13 if left else 13, "xanchor": "right" if left else "left"}
        figure.add_annotation(style.label(words, "ink", x=0, xref="paper", xanchor="left", yshift=24, **ground))
        figure.add_annotation(style.label(_share(row), "muted", **beside, **ground))
    figure.update_yaxes(visible=False, range=[len(rows) - 0.5, -0.8])
    figure.update_xaxes(
        range=[0, 1.02],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=[show(one, "share") for one in (0, 0.25, 0.5, 0.75, 1)],
    )
    return figure


def _share(row: pd.Series) -> str:
    words = "at most " if row["bound"] == "up_to" else ""
    return f"{words}{show(row['value'], 'share')}, {say('kind.' + row['kind'])}"


def _keys(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for cell in rows["sources"] for key in data.split_list(cell)))
