"""How many signed in Hanoi, as each report had it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, day

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
