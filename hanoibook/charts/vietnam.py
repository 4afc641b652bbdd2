"""Charts on what Vietnam loses, the road to Hanoi, and Vietnam among its neighbours."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from math import log10
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, treaties, vietnam
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.facts.about_vietnam import SOUTH_EAST_ASIA
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import GAP, day, money, percent, say

WIDE = 38
TRILLION = 1_000_000_000_000
COUNTED = {
    "total-damage-attributed-to-attacks-and-fraud": "damage from all attacks",
    "total-losses-extrapolated": "survey answers scaled up",
    "online-fraud-losses-survey-estimate": "survey answers scaled up",
    "online-fraud-losses-police": "cases on the police record",
    "online-fraud-losses-police-low": "lower end of a stated range",
    "online-fraud-losses-police-high": "upper end of a stated range",
    "online-fraud-losses-police-estimate": "an officer\u2019s statement",
}
PAIRS = (  # what was measured for 2024 and for 2025, and how close the two are
    ("Losses on the police record", "online-fraud-losses-police-2024-1", "online-fraud-losses-police-2025-1"),
    ("Respondents who fell victim", "victim-share-2024-1", "victim-share-2025-1"),
    (
        "Victims who told authorities",
        "victims-reporting-to-authorities-2024-1",
        "victims-reporting-to-authorities-2025-1",
    ),
    ("Attacks on organisations", "cyber-attacks-on-organisations-2024-1", "cyber-attacks-on-organisations-2025-1"),
    ("Organisations attacked or harmed", "organisations-attacked-2024-1", "organisations-harmed-2025-1"),
)
STAGES = (  # steps on the road, and what to call the way that leads to each
    ("resolution-74-247", "Mandate"),
    ("organizational-session-2021", "Mandate to first meeting"),
    ("session-1", "First meeting to first talks"),
    ("committee-adoption-2024", "First talks to agreed text"),
    ("resolution-79-243", "Agreed text to adoption"),
    ("signing-ceremony", "Adoption to Hanoi"),
)
EXPECTED, STATES_ONLY = "count-60", "count-71"
STANDING = {
    "un_only": "Signed the UN Convention only",
    "both": "Signed it and party to Budapest",
    "budapest_only": "Party to Budapest only",
    "neither": "In neither, so far as is known",
}
STEPS = (
    "2019-12-27-general-assembly-starts-process",
    "2024-12-24-general-assembly-adopts",
    "2025-10-25-signing-ceremony",
    "2026-04-09-vietnam-ratification-reported",
)


@chart
def vietnam_rivals() -> Chart:
    """What do surveys, records and statements say that fraud costs Vietnam in one year?"""
    rows = pd.concat([vietnam.rivals(2023), vietnam.rivals(2024)])
    rows = rows.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)
    rows["counted"] = rows["metric"].map(COUNTED)
    rows["amount"] = rows["value"]
    top, bottom = rows.iloc[0], rows.iloc[-1]
    times = round(top["value"] / bottom["value"])
    return Chart(
        name="vietnam-rivals",
        title=f"The largest published figure for fraud in Vietnam is {times} times the smallest",
        subtitle=(
            "Published for 2023 and 2024 as money lost to fraud, trillion dong, logarithmic scale: each line is ten "
            "times the one before"
        ),
        alt=(
            f"Dot chart on a logarithmic scale of {len(rows)} figures published for 2023 and 2024, from "
            f"{money(bottom['value'], 'VND')} ({bottom['publisher']}, {bottom['kind']}) to "
            f"{money(top['value'], 'VND')} ({top['publisher']}, {top['kind']}). Two figures for 2023 stand far "
            "above all others; police records and the survey of 2024 lie close together."
        ),
        figure=_dots_by_kind(rows),
        table=rows[["year", "publisher", "kind", "counted", "bound", "amount", "original", "grade"]],
        units={"amount": "VND"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "The figures count different things and must not be added or averaged. An open mark is a bound or a "
            "rounded value. The survey of GASA asks about the twelve months before it."
        ),
        headings={
            "year": "Year",
            "publisher": "Publisher",
            "kind": "Kind",
            "counted": "What is counted",
            "bound": "Reading",
            "amount": "Amount",
            "original": "As printed",
            "grade": "Grade",
        },
    )


@chart
def vietnam_2025_against_2024() -> Chart:
    """Which Vietnamese measures fell in 2025, and which did not?"""
    rows = _pairs()
    lower = int((rows["ratio"] < 1).sum())
    return Chart(
        name="vietnam-2025-against-2024",
        title=f"{lower} of {len(rows)} measures were lower in 2025, the share of victims who reported among them",
        subtitle="Value for 2025 as a share of the value for 2024",
        alt=(
            f"Bar chart of {len(rows)} measures for Vietnam, 2025 as a share of 2024: "
            + "; ".join(f"{row['measure'].lower()} {percent(row['ratio'])}" for _, row in rows.iterrows())
            + f". {lower} lie below the line for no change."
        ),
        figure=_bars_against_one(rows),
        table=rows.drop(columns="sources"),
        units={"ratio": "share"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "The police record for 2025 covers January to November only. The last measure changed its question: "
            "attacked at least once for 2024, reported harm for 2025. Each pair has one publisher."
        ),
        headings={
            "measure": "Measure",
            "kind": "Kind",
            "in_2024": "2024",
            "in_2025": "2025",
            "period": "Covers in 2025",
            "ratio": "2025 as a share of 2024",
            "grade": "Grade",
        },
    )


@chart
def road_to_hanoi() -> Chart:
    """How long did each stage from the mandate to the ceremony take?"""
    rows = _stages()
    longest = rows.loc[rows["days"].idxmax()]
    whole = int(rows["days"].sum())
    return Chart(
        name="road-to-hanoi",
        title=f"Of {whole:,} days on the road to Hanoi, {longest['days']:,} lay between first talks and agreed text",
        subtitle="Stages on the way to the UN Convention against Cybercrime, in days",
        alt=(
            f"Bar chart of {len(rows)} stages, each bar placed where it lies in time: "
            + "; ".join(f"{row['stage']} {row['days']:,} days" for _, row in rows.iterrows())
            + f". Together {whole:,} days from 27 December 2019 to 25 October 2025."
        ),
        figure=_stage_bars(rows),
        table=rows.drop(columns="sources"),
        units={"days": "days"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Computed from the dates of the steps. The first meeting was organisational and had been put off because "
            "of the pandemic. Reports differ by a day or so on when the committee agreed on the text."
        ),
        headings={"stage": "Stage", "begins": "Begins", "ends": "Ends", "days": "Days", "grade": "Grade"},
    )


@chart
def signatory_counts() -> Chart:
    """Why did reports of one ceremony give different numbers of signatories?"""
    rows = _counts()
    during = rows[rows["reported"] <= "2025-10-26"]["signatories"]
    return Chart(
        name="signatory-counts",
        title=f"Within two days the reported count went from {during.min()} to {during.max()}, and later further",
        subtitle="Number of signatories of the UN Convention as each source gave it, in order of time",
        alt=(
            f"Dot chart of {len(rows)} reported counts in order of time: "
            + "; ".join(f"{row['signatories']} ({row['source']}, {day(row['reported'])})" for _, row in rows.iterrows())
            + ". The count rises with the hour; one later report is lower because it leaves out the European Union."
        ),
        figure=_count_dots(rows),
        table=rows.drop(columns="sources"),
        units={"signatories": "signatories"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Open marks: a number expected before anyone had signed, and a count of states without the European "
            "Union. The axis does not begin at zero. Dates are those of the count, or the last day it can belong to."
        ),
        headings={
            "reported": "Counted by",
            "source": "Source",
            "what": "What is counted",
            "signatories": "Signatories",
            "grade": "Grade",
        },
    )


@chart
def south_east_asia_standing() -> Chart:
    """Which of Vietnam's neighbours are in which of the two treaties?"""
    rows, sources, grade = _neighbours()
    signed, whole = facts.get("south-east-asia-signed").text, facts.get("south-east-asia-countries").text
    return Chart(
        name="south-east-asia-standing",
        title=f"{signed} of {whole} countries of South-East Asia have signed the UN Convention",
        subtitle="Number of countries by standing towards the UN and the Budapest Convention, named below each bar",
        alt=(
            f"Bar chart of {whole} countries of South-East Asia by standing: "
            + "; ".join(f"{row['standing']}: {row['countries']} ({row['names']})" for _, row in rows.iterrows())
            + "."
        ),
        figure=_standing_bars(rows),
        table=rows,
        units={"countries": "countries"},
        sources=sources,
        grade=grade,
        note=(
            "Signature is not ratification. Absence rests on published lists up to April 2026; the names behind the "
            "latest count of signatories are not all known."
        ),
        headings={"standing": "Standing", "countries": "Countries", "names": "Which"},
    )


@chart
def law_beside_treaty() -> Chart:
    """When did Vietnam write its own laws, beside the steps of the treaty?"""
    rows = _laws_and_steps()
    days = facts.get("vietnam-days-signing-to-cyber-law").text
    return Chart(
        name="law-beside-treaty",
        title=f"Vietnam passed a new cybersecurity law {days} days after the signing, and had others long before",
        subtitle="Vietnamese laws and decrees (dark) and steps of the UN Convention (blue), by date",
        alt=(
            f"Dot chart of {len(rows)} events by date: "
            + "; ".join(f"{day(row['date'])} {row['event']}" for _, row in rows.iterrows())
            + ". Laws on data, content and security stand before, beside and after the treaty."
        ),
        figure=_law_dots(rows),
        table=rows.drop(columns="sources"),
        units={"time": "year"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Laws stand at the day they were passed, not at the day they took effect. The ratification is reported, "
            "not confirmed by a deposit on file."
        ),
        headings={"event": "Event", "side": "Side", "date": "Date", "time": "Year", "grade": "Grade"},
    )


def _dots_by_kind(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=72 * len(rows) + 60)
    for kind in KIND_MARKER:
        chosen = rows[rows["kind"] == kind]
        marks = [KIND_MARKER[kind] + ("" if bound == "exact" else "-open") for bound in chosen["bound"]]
        figure.add_scatter(
            x=chosen["value"].tolist(),
            y=chosen.index.tolist(),
            mode="markers",
            marker={"color": LIGHT[kind], "symbol": marks, "size": 15, "line": {"width": 2.5}},
            hovertext=[f"{row['year']}, {style.text(row['publisher'])}: {_bound(row)}" for _, row in chosen.iterrows()],
            hoverinfo="text",
            cliponaxis=False,
        )
    axis = style.dollars_log(float(rows["value"].min()), float(rows["value"].max()))
    axis["ticktext"] = [f"{round(tick / TRILLION):,}" for tick in axis["tickvals"]]
    middle = sum(axis["range"]) / 2
    for place, row in rows.iterrows():
        power = log10(row["value"])
        left = power > middle
        name = f"<b>{row['year']}: {style.text(_short(row['publisher']))}</b><br>{say('kind.' + row['kind'])}: "
        beside = {"x": power, "xshift": -13 if left else 13, "xanchor": "right" if left else "left"}
        _over(figure, place, name + style.text(row["counted"]), shift=27)
        figure.add_annotation(style.label(_bound(row), "muted", y=place, bgcolor=LIGHT["paper"], **beside))
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.95])
    figure.update_xaxes(axis)
    return figure


def _bound(row: pd.Series) -> str:
    word = {"from": "over ", "about": "about ", "up_to": "at most "}.get(row["bound"], "")
    return word + money(row["value"], "VND")


def _short(publisher: str) -> str:
    for full, short in (
        ("Global Anti-Scam Alliance", "GASA"),
        ("National Cybersecurity Association", "NCA"),
        (" (A05)", ""),
    ):
        publisher = publisher.replace(full, short)
    return publisher


def _pairs() -> pd.DataFrame:
    rows = []
    table = data.load("vietnam_losses").set_index("id")
    for name, before, after in PAIRS:
        first, last = table.loc[before], table.loc[after]
        rows.append(
            {
                "measure": name,
                "kind": last["kind"],
                "in_2024": _written(first),
                "in_2025": _written(last),
                "period": last["period"],
                "ratio": float(last["value"] / first["value"]),
                "grade": max(first["grade"], last["grade"]),
                "sources": f"{first['sources']};{last['sources']}",
            }
        )
    return pd.DataFrame(rows)


def _written(row: pd.Series) -> str:
    value = float(row["value"])
    if row["unit"] == "VND":
        return money(value, "VND")
    return percent(value) if row["unit"] == "share" else f"{round(value):,}"


def _bars_against_one(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=74 * len(rows) + 66)
    for kind in KIND_MARKER:
        chosen = rows[rows["kind"] == kind]
        figure.add_bar(
            x=chosen["ratio"].tolist(),
            y=chosen.index.tolist(),
            orientation="h",
            width=0.3,
            marker={"color": LIGHT[kind]},
            hovertext=[f"{row['measure']}: {percent(row['ratio'])}" for _, row in chosen.iterrows()],
            hoverinfo="text",
        )
    for place, row in rows.iterrows():
        before = row["in_2024"].removesuffix(f"{GAP}trillion") if "VND" in row["in_2024"] else row["in_2024"]
        after = row["in_2025"].removeprefix(f"VND{GAP}") + (", to Nov." if row["period"] == "January-November" else "")
        text = f"<b>{row['measure']}</b><br>{say('kind.' + row['kind'])}: {before} to {after}"
        _over(figure, place, text, shift=30)
        end = {"x": row["ratio"], "y": place, "xanchor": "left", "xshift": 5, "bgcolor": LIGHT["paper"]}
        figure.add_annotation(style.label(percent(row["ratio"]), "ink", **end))
    figure.add_annotation(
        style.label("no change", "muted", x=1, y=0, yref="paper", yanchor="top", yshift=-24, xanchor="center")
    )
    figure.add_shape(type="line", x0=1, x1=1, y0=0, y1=1, yref="paper", line={"color": LIGHT["muted"], "dash": "dot"})
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.95])
    figure.update_xaxes(tickvals=[0, 0.5, 1], ticktext=["0", "50%", "100%"], range=[0, 1.2])
    figure.update_layout(margin={"b": 54}, barmode="overlay")
    return figure


def _stages() -> pd.DataFrame:
    table = data.load("un_timeline").set_index("id")
    rows = []
    for (before, _), (after, name) in pairwise(STAGES):
        first, last = table.loc[before], table.loc[after]
        days = (data.earliest(last["date"]) - data.earliest(first["date"])).days
        rows.append(
            {
                "stage": name,
                "begins": first["date"],
                "ends": last["date"],
                "days": days,
                "grade": max(first["grade"], last["grade"]),
                "sources": f"{first['sources']};{last['sources']}",
            }
        )
    return pd.DataFrame(rows)


def _stage_bars(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=58 * len(rows) + 50)
    start = data.earliest(rows["begins"].iloc[0])
    base = [(data.earliest(begins) - start).days for begins in rows["begins"]]
    figure.add_bar(
        x=rows["days"].tolist(),
        base=base,
        y=rows.index.tolist(),
        orientation="h",
        width=0.34,
        marker={"color": LIGHT["un"]},
        hovertext=[f"{row['stage']}: {row['days']:,} days" for _, row in rows.iterrows()],
        hoverinfo="text",
    )
    for place, row in rows.iterrows():
        _over(figure, place, f"<b>{row['stage']}</b>: {row['days']:,} days", shift=20)
    years = range(start.year + 1, data.earliest(rows["ends"].iloc[-1]).year + 2)
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8])
    figure.update_xaxes(
        tickvals=[(date(year, 1, 1) - start).days for year in years],
        ticktext=[str(year) for year in years],
        range=[0, base[-1] + int(rows["days"].iloc[-1]) + 30],
    )
    return figure


def _counts() -> pd.DataFrame:
    rows = data.load("un_timeline").query("event_type == 'signatory_count'").copy()
    rows["reported"] = rows["date_end"].fillna(rows["date"])
    rows["latest"] = [data.latest(text).isoformat() for text in rows["reported"]]
    rows["signatories"] = rows["value"].astype(int)
    rows["source"] = [re.sub(r"^.*?as reported by (?:the )?", "", text) for text in rows["event"]]
    rows["source"] = rows["source"].str.replace("and the ", "and ")
    what = {EXPECTED: "expected before the signing", STATES_ONLY: "states, without the European Union"}
    rows["what"] = rows["id"].map(what).fillna("states and the European Union")
    rows["late"] = rows["id"] == STATES_ONLY
    rows = rows.sort_values(["latest", "late", "signatories"], kind="stable").reset_index(drop=True)
    return rows[["reported", "source", "what", "signatories", "grade", "sources"]]


def _count_dots(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=78 * len(rows) + 50)
    plain = rows["what"] == "states and the European Union"
    figure.add_scatter(
        x=rows["signatories"].tolist(),
        y=rows.index.tolist(),
        mode="markers",
        marker={
            "color": LIGHT["un"],
            "symbol": ["circle" if one else "circle-open" for one in plain],
            "size": 14,
            "line": {"width": 2.5, "color": LIGHT["un"]},
        },
        hovertext=[f"{row['signatories']}: {style.text(row['source'])}" for _, row in rows.iterrows()],
        hoverinfo="text",
        cliponaxis=False,
    )
    for place, row in rows.iterrows():
        name = "<br>".join(wrap(style.text(row["source"]), WIDE))
        _over(figure, place, f"<b>{day(row['reported'])}</b><br>{name}", shift=36 if "<br>" in name else 28)
        text = f"<b>{row['signatories']}</b>" + ("" if plain[place] else f" {row['what'].split(',')[0].split(' ')[0]}")
        if row["what"].startswith("states,"):
            text = f"<b>{row['signatories']}</b> states only"
        figure.add_annotation(style.label(text, "ink", x=row["signatories"], y=place, xshift=12, xanchor="left"))
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.95])
    low, high = int(rows["signatories"].min()), int(rows["signatories"].max())
    figure.update_xaxes(range=[low - 2, high + 6], tickvals=list(range(low, high + 1, 5)))
    return figure


def _neighbours() -> tuple[pd.DataFrame, tuple[str, ...], str]:
    found = treaties.membership()
    found = found[found["iso3"].isin(SOUTH_EAST_ASIA)]
    rows = [
        {"standing": label, "countries": len(chosen), "names": ", ".join(sorted(chosen["country"]))}
        for standing, label in STANDING.items()
        if len(chosen := found[found["standing"] == standing])
    ]
    cited = pd.concat([data.load("un_status"), data.load("budapest_status")])
    cited = cited[cited["iso3"].isin(SOUTH_EAST_ASIA)]
    return pd.DataFrame(rows), _keys(cited), max(cited["grade"])


def _standing_bars(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=116 * len(rows) + 40)
    colours = {"un_only": "un", "both": "un", "budapest_only": "budapest", "neither": "muted"}
    by_label = {STANDING[standing]: LIGHT[colour] for standing, colour in colours.items()}
    figure.add_bar(
        x=rows["countries"].tolist(),
        y=rows.index.tolist(),
        orientation="h",
        width=0.3,
        marker={"color": [by_label[label] for label in rows["standing"]]},
        hovertext=[f"{row['standing']}: {row['countries']}" for _, row in rows.iterrows()],
        hoverinfo="text",
    )
    for place, row in rows.iterrows():
        _over(figure, place, f"<b>{row['standing']}: {row['countries']}</b>", shift=24)
        names = "<br>".join(wrap(style.text(row["names"]), WIDE))
        _over(figure, place, names, colour="muted", shift=-15, yanchor="top")
    figure.update_yaxes(visible=False, range=[len(rows) - 0.35, -0.6])
    figure.update_xaxes(visible=False, range=[0, int(rows["countries"].max()) * 1.05])
    return figure


def _laws_and_steps() -> pd.DataFrame:
    rows = vietnam.timeline()
    passed = (rows["theme"] == "law") & (rows["date"] >= "2015") & ~rows["event"].str.contains("effect")
    rows = rows[passed | rows["id"].isin(STEPS)].reset_index(drop=True)
    rows["side"] = ["treaty" if one in STEPS else "law" for one in rows["id"]]
    rows["event"] = [re.sub(r"(?:^General |;.*| passed| issued|/\d{4}/ND-CP)", "", text) for text in rows["event"]]
    rows["time"] = [_decimal(data.earliest(text)) for text in rows["date"]]
    return rows[["date", "event", "side", "time", "grade", "sources"]]


def _decimal(when: date) -> float:
    return round(when.year + (when.timetuple().tm_yday - 1) / 365.25, 4)


def _law_dots(rows: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=54 * len(rows) + 50)
    for side, colour in (("law", "ink"), ("treaty", "un")):
        chosen = rows[rows["side"] == side]
        figure.add_scatter(
            x=chosen["time"].tolist(),
            y=chosen.index.tolist(),
            mode="markers",
            marker={"color": LIGHT[colour], "symbol": "circle" if side == "law" else "square", "size": 13},
            hovertext=[f"{day(row['date'])}: {style.text(row['event'])}" for _, row in chosen.iterrows()],
            hoverinfo="text",
            cliponaxis=False,
        )
    for place, row in rows.iterrows():
        words = "<br>".join(wrap(f"{style.text(row['event'])}", WIDE))
        _over(figure, place, words, colour="un" if row["side"] == "treaty" else "ink", shift=20)
        left = row["time"] > 2021
        beside = {"x": row["time"], "xshift": -11 if left else 11, "xanchor": "right" if left else "left"}
        figure.add_annotation(style.label(day(row["date"]), "muted", y=place, bgcolor=LIGHT["paper"], **beside))
    first, last = int(rows["time"].min()), int(rows["time"].max()) + 1
    figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8])
    figure.update_xaxes(range=[first, last], tickvals=list(range(first + 1, last + 1, 3)), tickformat="d")
    return figure


def _over(figure: go.Figure, place: Any, text: str, *, shift: int, colour: str = "ink", **where: Any) -> None:
    """Write words above (or below) a row, from the left edge."""
    place_of = {"x": 0, "xref": "paper", "xanchor": "left", "y": place, "yshift": shift, "align": "left"}
    figure.add_annotation(style.label(text, colour, bgcolor=LIGHT["paper"], **place_of, **where))


def _keys(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for cell in rows["sources"] for key in data.split_list(cell)))
