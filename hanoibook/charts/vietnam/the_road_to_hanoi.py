"""The way from the mandate to the ceremony in Hanoi, and how many signed there."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, day, whole

MANDATE = "resolution-74-247"
STAGES = {  # steps after the mandate, and what to call the way that leads to each
    "organizational-session-2021": N_("Mandate to first meeting"),
    "session-1": N_("First meeting to first talks"),
    "committee-adoption-2024": N_("First talks to agreed text"),
    "resolution-79-243": N_("Agreed text to adoption"),
    "signing-ceremony": N_("Adoption to Hanoi"),
}


@chart
def road_to_hanoi() -> Chart:
    """How long did each stage from the mandate to the ceremony take?"""
    rows = _stages()
    days = whole(rows["days"].sum())
    return compose(
        plotted(
            rows,
            {"days": "days"},
            ["stage", "begins", "ends", "days", "grade"],
            stage=_("Stage"),
            begins=_("Begins"),
            ends=_("Ends"),
            days=_("Days"),
        ),
        _stage_bars(rows),
        title=_(
            "Of {days} days on the road to Hanoi, {longest} lay between first talks and agreed text",
            days=days,
            longest=whole(rows["days"].max()),
        ),
        subtitle=_("Stages on the way to the UN Convention against Cybercrime, in days"),
        alt=_(
            "Bar chart of {count} stages, each bar placed where it lies in time: {stages}. Together {days} days "
            "from 27 December 2019 to 25 October 2025.",
            count=len(rows),
            days=days,
            stages=series(
                _("{stage} {days} days", stage=row["stage"], days=whole(row["days"])) for _place, row in rows.iterrows()
            ),
        ),
        note=_(
            "Computed from the dates of the steps. The first meeting was organisational and had been put off "
            "because of the pandemic. Reports differ by a day or so on when the committee agreed on the text."
        ),
    )


def _stages() -> pd.DataFrame:
    table = data.load("un_timeline").set_index("id")
    rows = []
    for before, after in pairwise([MANDATE, *STAGES]):
        first, last = table.loc[before], table.loc[after]
        rows.append(
            {
                "stage": str(STAGES[after]),
                "begins": first["date"],
                "ends": last["date"],
                "days": (data.earliest(last["date"]) - data.earliest(first["date"])).days,
                "grade": max(first["grade"], last["grade"]),
                "sources": f"{first['sources']};{last['sources']}",
            }
        )
    return pd.DataFrame(rows)


def _stage_bars(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows(connect=False)
    start = data.earliest(rows["begins"].iloc[0])
    base = [(data.earliest(begins) - start).days for begins in rows["begins"]]
    hover = [_days(row["stage"], row["days"]) for _place, row in rows.iterrows()]
    forms.bars(figure, rows["days"], hover, {"color": LIGHT["un"]}, base=base)
    for place, row in rows.iterrows():
        forms.head(figure, place, row["stage"])
        words = _("{days} days", days=whole(row["days"]))
        forms.value(figure, place, words, base[place] + row["days"])
    years = range(start.year + 1, data.earliest(rows["ends"].iloc[-1]).year + 2)
    figure.update_xaxes(
        tickvals=[(date(year, 1, 1) - start).days for year in years],
        ticktext=[str(year) for year in years],
        range=[0, base[-1] + int(rows["days"].iloc[-1]) + 30],
    )
    return figure


def _days(stage: str, days: int) -> str:
    return _("{stage}: {days} days", stage=stage, days=whole(days))


EXPECTED, STATES_ONLY = "count-60", "count-71"
REPORTED_BY = {  # a count without a name here is called by its event
    "count-60": N_("Vietnam News Agency"),
    "count-64": N_("Interlignes (Algeria)"),
    "count-65": N_("UN News"),
    "count-68": N_("EFE"),
    "count-69": N_("Vietnam Investment Review"),
    "count-71": N_("Russian Foreign Ministry"),
    "count-72": N_("UNODC and UN Treaty Collection"),
    "count-73": N_("Netherlands Treaty Database and Fiji Broadcasting Corporation"),
    "count-74-december": N_("Fiji Broadcasting Corporation and Wikipedia"),
    "count-74-march": N_("Wikipedia"),
    "count-76": N_("Wikipedia as quoted in news digests of August 2026"),
}


@chart
def signatory_counts() -> Chart:
    """Why did reports of one ceremony give different numbers of signatories?"""
    rows = _counts()
    during = rows.loc[rows["reported"] <= "2025-10-26", "signatories"]
    return compose(
        plotted(
            rows,
            {"signatories": "signatories"},
            ["reported", "source", "what", "signatories", "grade"],
            reported=_("Counted by"),
            source=_("Source"),
            what=_("What is counted"),
            signatories=_("Signatories"),
        ),
        _count_dots(rows),
        title=_(
            "Around the ceremony the reported count went from {least} to {most}, and later further",
            least=during.min(),
            most=during.max(),
        ),
        subtitle=_("Number of signatories of the UN Convention as each source gave it, in order of time"),
        alt=_(
            "Dot chart of {count} reported counts in order of time: {counts}. The count rises with the hour; one "
            "later report is lower because it leaves out the European Union.",
            count=len(rows),
            counts=series(forms.each(rows, _count_in_words)),
        ),
        note=_(
            "Open marks: a number expected before anyone had signed, and a count of states without the European "
            "Union. The axis does not begin at zero. Dates are those of the count, or the last day it can belong "
            "to."
        ),
    )


def _counts() -> pd.DataFrame:
    rows = data.load("un_timeline").query("event_type == 'signatory_count'").copy()
    rows["reported"] = rows["date_end"].fillna(rows["date"])
    rows["latest"] = [data.latest(text).isoformat() for text in rows["reported"]]
    rows["signatories"] = rows["value"].astype(int)
    rows["source"] = [str(REPORTED_BY.get(row["id"], row["event"])) for _place, row in rows.iterrows()]
    what = {EXPECTED: _("expected before the signing"), STATES_ONLY: _("states, without the European Union")}
    rows["what"] = rows["id"].map(what).fillna(_("states and the European Union"))
    rows["late"] = rows["id"] == STATES_ONLY
    return rows.sort_values(["latest", "late", "signatories"], kind="stable").reset_index(drop=True)


def _count_in_words(row: pd.Series) -> str:
    reported = day(row["reported"])
    return _("{count} ({source}, {day})", count=row["signatories"], source=row["source"], day=reported)


def _count_dots(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    symbols = ["circle-open" if one in (EXPECTED, STATES_ONLY) else "circle" for one in rows["id"]]
    outline = {"width": 2.5, "color": LIGHT["un"]}
    hover = forms.each(rows, lambda row: style.named(row["signatories"], style.text(row["source"])))
    marker = {"color": LIGHT["un"], "symbol": symbols, "size": 14, "line": outline}
    forms.dots(figure, rows["signatories"], hover, marker)
    for place, row in rows.iterrows():
        forms.head(figure, place, day(row["reported"]), style.text(row["source"]))
        forms.value(figure, place, _count_label(row), row["signatories"])
    low, high = int(rows["signatories"].min()), int(rows["signatories"].max())
    figure.update_xaxes(range=[low - 2, high + 6], tickvals=list(range(low, high + 1, 5)))
    return figure


def _count_label(row: pd.Series) -> str:
    count = style.bold(row["signatories"])
    if row["id"] == EXPECTED:
        return _("{count} expected", count=count)
    return _("{count} states only", count=count) if row["id"] == STATES_ONLY else count
