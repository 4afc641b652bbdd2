"""One picture of time: attacks in the world, Vietnam, the two treaties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import data
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.palette import LIGHT
from hanoibook.words import day

LANES = ("World", "Vietnam", "Treaties")
COLOURS = {"World": "muted", "Vietnam": "ink", "Treaties": "un"}
BUDAPEST = "2001-11-23-budapest-convention-opened"
HANOI = "signing-ceremony"
NO_EVENTS = ("signatory_count", "ratification_count", "status", "unverified_claim", "road_to_hanoi")
LEADING = {  # events with a label, and the words that fit a telephone
    "bangladesh_2016": "Bangladesh Bank",
    "wannacry_2017": "WannaCry",
    "solarwinds_2020": "SolarWinds",
    "colonial_2021": "Colonial Pipeline",
    "costarica_2022": "Costa Rica",
    "moveit_2023": "MOVEit",
    "changehealth_2024": "Change Health",
    "jlr_2025": "Jaguar Land Rover",
    "2006-06-29-law-on-information-technology": "IT law",
    "2016-07-29-vietnam-airlines-intrusion": "Vietnam Airlines",
    "2018-06-12-law-on-cybersecurity": "Cyber law of 2018",
    "2024-03-24-vndirect-ransomware": "VNDirect",
    "2025-06-26-personal-data-protection-law": "Data law",
    "2025-12-10-law-on-cybersecurity-2025": "Cyber law of 2025",
    BUDAPEST: "Budapest opens",
    "expert-group-2010": "UN expert group",
    "russian-draft-2017": "Russian draft",
    "resolution-74-247": "Talks decided",
    "session-1": "Talks begin",
    "committee-adoption-2024": "Text agreed",
    "resolution-79-243": "Treaty adopted",
    HANOI: "Signed in Hanoi",
    "ratification-qatar": "Qatar ratifies",
    "signature-deadline": "Last day to sign",
}
BREAK = 2015  # before it a year is drawn shorter, because little is in the tables
SHORT_YEAR, LONG_YEAR = 15, 104  # pixels
LABELS_AT, EDGE = 2.6, 5.5
SLOTS = (0, 1, -1, 2, -2)
APART, LINE = 10, 17  # pixels between dots side by side, and between lines of words


@chart
def one_timeline() -> Chart:
    """How do attacks, Vietnam's own steps and the two treaties lie in time?"""
    rows = _events()
    middle = rows["date"].iloc[len(rows) // 2]
    ends = {name: data.earliest(rows.set_index("id").loc[name, "date"]) for name in (BUDAPEST, HANOI)}
    years = round((ends[HANOI] - ends[BUDAPEST]).days / 365.25)
    half = f"half of these {len(rows)} events come after {day(middle)}"
    counts = rows["lane"].value_counts()
    labelled = rows[rows["id"].isin(LEADING)]
    return Chart(
        name="one-timeline",
        title=f"{years} years lie between Budapest and Hanoi; {half}",
        subtitle="Events by date, time runs downwards: large attacks in the world, Vietnam, and the two treaties",
        alt=(
            f"Timeline of {len(rows)} events in three columns, time running downwards: "
            + ", ".join(f"{counts[lane]} for {lane.lower()}" for lane in LANES)
            + ". Labelled are "
            + "; ".join(f"{LEADING[row['id']]} ({day(row['date'])})" for _, row in labelled.iterrows())
            + ". Dots are few until the attacks of 2016 and 2017 and dense in all columns from 2024."
        ),
        figure=_picture(rows),
        table=rows[["date", "lane", "event", "time", "grade"]],
        units={"time": "year"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            f"Before {BREAK}, above the gap, a year is drawn shorter. How dense the dots are shows what our tables "
            "hold, not how much happened. Open marks lie ahead of the date of the data. What is known only by month "
            "or year stands at its beginning. Left out are counts of signatories and one report that all others "
            "contradict."
        ),
        headings={"date": "Date", "lane": "Column", "event": "Event", "time": "Year", "grade": "Grade"},
    )


def _events() -> pd.DataFrame:
    """Return the events of all three columns in order of time, each once."""
    attacks = data.load("incidents").query("iso3 != 'VNM'").rename(columns={"name": "event"})
    vietnam = data.load("vietnam_timeline")
    treaties = data.load("un_timeline")
    parts = [
        attacks.assign(lane="World", planned=False),
        vietnam[vietnam["theme"] != "treaty"].assign(lane="Vietnam"),
        vietnam[vietnam["id"] == BUDAPEST].assign(lane="Treaties"),
        treaties[~treaties["event_type"].isin(NO_EVENTS)].assign(lane="Treaties"),
    ]
    columns = ["id", "date", "lane", "event", "planned", "grade", "sources"]
    rows = pd.concat([part[columns] for part in parts])
    rows["time"] = [_decimal(data.earliest(text)) for text in rows["date"]]
    return rows.sort_values(["time", "lane"], kind="stable").reset_index(drop=True)


def _decimal(when: date) -> float:
    return round(when.year + (when.timetuple().tm_yday - 1) / 365.25, 4)


def _picture(rows: pd.DataFrame) -> go.Figure:
    first, last = int(rows["time"].min()), float(rows["time"].max()) + 0.25
    heights = [(BREAK - first) * SHORT_YEAR, round((last - BREAK) * LONG_YEAR)]
    gap, top, bottom = 26, 56, 12
    whole = sum(heights) + gap
    figure = make_subplots(
        figure=style.figure(height=whole + top + bottom),
        rows=2,
        cols=1,
        shared_xaxes=True,
        row_heights=heights,
        vertical_spacing=gap / whole,
    )
    figure.update_layout(margin={"l": 12, "r": 6, "t": top, "b": bottom})
    early = rows["time"] < BREAK
    for part, chosen, pixels in ((1, rows[early], SHORT_YEAR), (2, rows[~early], LONG_YEAR)):
        places = _side_by_side(chosen, pixels)
        for lane in LANES:
            _dots(figure, part, chosen[chosen["lane"] == lane], places)
        _labels(figure, part, chosen, places, pixels)
    for place, lane in enumerate(LANES):
        head = {"x": place, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 30 if place == 1 else 12}
        figure.add_annotation(style.label(f"<b>{lane}</b>", COLOURS[lane], **head))
    figure.update_xaxes(visible=False, range=[-0.5, EDGE])
    figure.update_yaxes(row=1, range=[BREAK, first], tickvals=list(range(first, BREAK, 4)), tickformat="d")
    figure.update_yaxes(row=2, range=[last, BREAK], tickvals=list(range(BREAK, int(last) + 1)), tickformat="d")
    return figure


def _side_by_side(rows: pd.DataFrame, pixels: int) -> dict[Any, float]:
    """Return where each dot stands across, so that no two of one column cover each other."""
    taken: list[tuple[str, int, float]] = []
    places = {}
    for number, row in rows.iterrows():
        near = [slot for lane, slot, time in taken if lane == row["lane"] and (row["time"] - time) * pixels < APART]
        slot = min(SLOTS, key=lambda one: (near.count(one), SLOTS.index(one)))
        taken.append((row["lane"], slot, row["time"]))
        places[number] = LANES.index(row["lane"]) + 0.19 * slot
    return places


def _dots(figure: go.Figure, part: int, rows: pd.DataFrame, places: dict[Any, float]) -> None:
    if rows.empty:
        return
    figure.add_scatter(
        row=part,
        col=1,
        x=[places[number] for number in rows.index],
        y=rows["time"].tolist(),
        mode="markers",
        marker={
            "color": [_colour(row) for _, row in rows.iterrows()],
            "symbol": ["circle-open" if planned else "circle" for planned in rows["planned"]],
            "size": [10 if name in LEADING else 7 for name in rows["id"]],
            "line": {"width": 1.5},
            "opacity": 1,
        },
        hovertext=[f"{day(row['date'])}: {style.text(row['event'])}" for _, row in rows.iterrows()],
        hoverinfo="text",
        cliponaxis=False,
    )


def _labels(figure: go.Figure, part: int, rows: pd.DataFrame, places: dict[Any, float], pixels: int) -> None:
    """Write the leading events in one column beside the dots, each at its date or as near as the lines allow."""
    leading = rows[rows["id"].isin(LEADING)]
    free = -float("inf")
    for number, row in leading.iterrows():
        height = max(row["time"], free)
        free = height + LINE / pixels
        axes = {"xref": "x" if part == 1 else "x2", "yref": "y" if part == 1 else "y2"}
        line = {"color": LIGHT["rule"], "width": 1}
        ends = {"x0": places[number], "y0": row["time"], "x1": LABELS_AT - 0.05, "y1": height}
        figure.add_shape(type="line", layer="below", line=line, **ends, **axes)
        place = {"x": LABELS_AT, "y": height, "xanchor": "left", "bgcolor": LIGHT["paper"], **axes}
        figure.add_annotation(style.label(LEADING[row["id"]], _tone(row), **place))


def _tone(row: pd.Series) -> str:
    return "budapest" if row["id"] == BUDAPEST else COLOURS[row["lane"]]


def _colour(row: pd.Series) -> str:
    return LIGHT[_tone(row)]


def _keys(rows: pd.DataFrame) -> tuple[str, ...]:
    keys = (key for cell in rows["sources"] for key in data.split_list(cell))
    return tuple(dict.fromkeys(key for key in keys if data.all_sources()[key].kind != "own"))
