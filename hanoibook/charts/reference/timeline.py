"""One picture of time: attacks in the world, Vietnam, the two treaties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import data
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.palette import LIGHT
from hanoibook.words import N_, Text, _, day, listing


@dataclass(frozen=True)
class Lane:
    """A column of the picture: its ``heading``, its ``colour`` by name, and where it stands ``across``."""

    heading: Text
    colour: str
    across: float


LANES = {
    "world": Lane(N_("World"), "muted", 0.0),
    "vietnam": Lane(N_("Vietnam"), "ink", 1.4),
    "treaties": Lane(N_("Treaties"), "un", 2.8),
}
BUDAPEST = "2001-11-23-budapest-convention-opened"
HANOI = "signing-ceremony"
NO_EVENTS = ("signatory_count", "ratification_count", "status", "unverified_claim", "road_to_hanoi")
LEADING = {  # events with a label, and the words that fit a telephone
    "bangladesh_2016": N_("Bangladesh Bank"),
    "wannacry_2017": N_("WannaCry"),
    "solarwinds_2020": N_("SolarWinds"),
    "colonial_2021": N_("Colonial Pipeline"),
    "costarica_2022": N_("Costa Rica"),
    "moveit_2023": N_("MOVEit"),
    "changehealth_2024": N_("Change Health"),
    "jlr_2025": N_("Jaguar Land Rover"),
    "2006-06-29-law-on-information-technology": N_("IT law"),
    "2016-07-29-vietnam-airlines-intrusion": N_("Vietnam Airlines"),
    "2018-06-12-law-on-cybersecurity": N_("Cyber law of 2018"),
    "2024-03-24-vndirect-ransomware": N_("VNDirect"),
    "2025-06-26-personal-data-protection-law": N_("Data law"),
    "2025-12-10-law-on-cybersecurity-2025": N_("Cyber law of 2025"),
    BUDAPEST: N_("Budapest opens"),
    "expert-group-2010": N_("UN expert group"),
    "russian-draft-2017": N_("Russian draft"),
    "resolution-74-247": N_("Talks decided"),
    "session-1": N_("Talks begin"),
    "committee-adoption-2024": N_("Text agreed"),
    "resolution-79-243": N_("Treaty adopted"),
    HANOI: N_("Signed in Hanoi"),
    "ratification-qatar": N_("Qatar ratifies"),
    "signature-deadline": N_("Last day to sign"),
}


@chart
def one_timeline() -> Chart:
    """How do attacks, Vietnam's own steps and the two treaties lie in time?"""
    rows = _events()
    opened, signed = (data.earliest(rows.set_index("id").loc[name, "date"]) for name in (BUDAPEST, HANOI))
    return compose(
        plotted(
            rows.assign(lane=[str(LANES[lane].heading) for lane in rows["lane"]]),
            {"time": "year"},
            ["date", "lane", "event", "time", "grade"],
            lane=_("Column"),
        ),
        _picture(rows),
        title=_(
            "{years} years lie between Budapest and Hanoi; half of these {count} events come after {middle}",
            years=round((signed - opened).days / 365.25),
            count=len(rows),
            middle=day(rows["date"].iloc[len(rows) // 2]),
        ),
        subtitle=_("Events by date, time runs downwards: large attacks in the world, Vietnam, and the two treaties"),
        alt=_(
            "Timeline of {count} events in three columns, time running downwards: {columns}. Labelled are "
            "{labelled}. Dots are few until the attacks of 2016 and 2017 and dense in all columns from 2024.",
            count=len(rows),
            columns=_columns(rows["lane"].value_counts()),
            labelled=series(
                _("{event} ({day})", event=LEADING[row["id"]], day=day(row["date"]))
                for _place, row in rows[rows["id"].isin(list(LEADING))].iterrows()
            ),
        ),
        note=_(
            "Before {year}, above the gap, a year is drawn shorter. How dense the dots are shows what our tables "
            "hold, not how much happened. Open marks lie ahead of the date of the data. What is known only by "
            "month or year stands at its beginning. Left out are counts of signatories and one report that all "
            "others contradict.",
            year=BREAK,
        ),
    )


def _columns(counts: pd.Series) -> str:
    return listing(
        [
            _("{count} for world", count=counts["world"]),
            _("{count} for vietnam", count=counts["vietnam"]),
            _("{count} for treaties", count=counts["treaties"]),
        ]
    )


def _events() -> pd.DataFrame:
    """Return the events of all three columns in order of time, each once."""
    attacks = data.load("incidents").query("iso3 != 'VNM'").rename(columns={"name": "event"})
    vietnam = data.load("vietnam_timeline")
    treaties = data.load("un_timeline")
    parts = [
        attacks.assign(lane="world", planned=False),
        vietnam[vietnam["theme"] != "treaty"].assign(lane="vietnam"),
        vietnam[vietnam["id"] == BUDAPEST].assign(lane="treaties"),
        treaties[~treaties["event_type"].isin(NO_EVENTS)].assign(lane="treaties"),
    ]
    columns = ["id", "date", "lane", "event", "planned", "grade", "sources"]
    rows = pd.concat([part[columns] for part in parts])
    rows["time"] = [style.decimal_year(data.earliest(text)) for text in rows["date"]]
    return rows.sort_values(["time", "lane"], kind="stable").reset_index(drop=True)


BREAK = 2015  # before it a year is drawn shorter, because little is in the tables
SHORT_YEAR, LONG_YEAR = 15, 104  # pixels
GAP, TOP, BOTTOM = 26, 40, 12  # pixels between the two parts, above and below
LABELS_AT, EDGE = 3.5, 6.5
LEAN = 16  # pixels that the outer headings reach over their column
SLOTS = (0, 1, -1, 2, -2)
APART, LINE = 10, 17  # pixels between dots side by side, and between lines of words


def _picture(rows: pd.DataFrame) -> go.Figure:
    first, last = int(rows["time"].min()), float(rows["time"].max()) + 0.25
    heights = [(BREAK - first) * SHORT_YEAR, round((last - BREAK) * LONG_YEAR)]
    whole = sum(heights) + GAP
    empty = style.figure(height=whole + TOP + BOTTOM)
    split = {"rows": 2, "cols": 1, "shared_xaxes": True, "row_heights": heights, "vertical_spacing": GAP / whole}
    figure = make_subplots(figure=empty, **split)
    figure.update_layout(margin={"l": 12, "r": 6, "t": TOP, "b": BOTTOM})
    early = rows["time"] < BREAK
    _part(figure, 1, rows[early], SHORT_YEAR)
    _part(figure, 2, rows[~early], LONG_YEAR)
    leftmost, *_between, rightmost = LANES.values()
    for lane in LANES.values():
        side = "right" if lane is leftmost else "left" if lane is rightmost else "center"
        head = {"x": lane.across, "xanchor": side, "xshift": {"right": LEAN, "left": -LEAN}.get(side, 0)}
        head |= {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 12}
        figure.add_annotation(style.label(style.bold(lane.heading), lane.colour, **head))
    figure.update_xaxes(visible=False, range=[-0.7, EDGE])
    figure.update_yaxes(row=1, range=[BREAK, first], tickvals=list(range(first, BREAK, 4)), tickformat="d")
    figure.update_yaxes(row=2, range=[last, BREAK], tickvals=list(range(BREAK, int(last) + 1)), tickformat="d")
    return figure


def _part(figure: go.Figure, part: int, rows: pd.DataFrame, pixels: int) -> None:
    placed = rows.assign(across=_side_by_side(rows, pixels))
    for lane in LANES:
        chosen = placed[placed["lane"] == lane]
        if not chosen.empty:
            _dots(figure, part, chosen)
    _labels(figure, part, placed[placed["id"].isin(list(LEADING))], pixels)


def _side_by_side(rows: pd.DataFrame, pixels: int) -> list[float]:
    """Return where each dot stands across, so that no two of one column cover each other."""
    taken: list[tuple[str, int, float]] = []
    for lane, time in zip(rows["lane"], rows["time"], strict=True):
        near = [slot for other, slot, when in taken if other == lane and (time - when) * pixels < APART]
        taken.append((lane, min(SLOTS, key=lambda one: (near.count(one), SLOTS.index(one))), time))
    return [LANES[lane].across + 0.19 * slot for lane, slot, _time in taken]


def _dots(figure: go.Figure, part: int, rows: pd.DataFrame) -> None:
    marker = {
        "color": [LIGHT[_tone(row)] for _place, row in rows.iterrows()],
        "symbol": ["circle-open" if planned else "circle" for planned in rows["planned"]],
        "size": [10 if name in LEADING else 7 for name in rows["id"]],
        "line": {"width": 1.5},
        "opacity": 1,
    }
    hover = forms.each(rows, lambda row: style.named(day(row["date"]), style.text(row["event"])))
    forms.dots(figure, rows["across"], hover, marker, y=rows["time"].tolist(), row=part, col=1)


def _labels(figure: go.Figure, part: int, rows: pd.DataFrame, pixels: int) -> None:
    """Write the leading events in one column beside the dots, each at its date or as near as the lines allow."""
    axes: dict[str, Any] = {"xref": "x", "yref": "y"} if part == 1 else {"xref": "x2", "yref": "y2"}
    free = -float("inf")
    for _number, row in rows.iterrows():
        height = max(row["time"], free)
        free = height + LINE / pixels
        ends = {"x0": row["across"], "y0": row["time"], "x1": LABELS_AT - 0.05, "y1": height}
        figure.add_shape(type="line", layer="below", line={"color": LIGHT["rule"], "width": 1}, **ends, **axes)
        place = {"x": LABELS_AT, "y": height, "xanchor": "left", **axes, **style.ON_PAPER}
        figure.add_annotation(style.label(str(LEADING[row["id"]]), _tone(row), **place))


def _tone(row: pd.Series) -> str:
    return "budapest" if row["id"] == BUDAPEST else LANES[row["lane"]].colour
