"""Who has joined the two conventions, who has ratified, and when the UN Convention could enter into force."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import data, facts, treaties
from hanoibook.charts import forms, squares, stacked, style
from hanoibook.charts.chart import Assumption, Chart, Option, chart
from hanoibook.charts.parts import compose, plotted, weakest
from hanoibook.charts.stacked import Part
from hanoibook.figure import Figure
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, day, listing, ngettext, say


@chart
def who_joined_when() -> Chart:
    """How did the Budapest Convention gain parties, and how has the UN Convention gained signatures?"""
    table = _joined()
    parties, signed, ratified = (table[table["step"] == step] for step in ("budapest", "signed", "ratified"))
    return compose(
        plotted(
            table,
            {"members": "states"},
            ["date", "what", "members", "grade"],
            rests_on=[treaties.party_count(), treaties.signatory_count(), treaties.ratification_count()],
            graded=table["grade"].max(),
            date=_("By"),
            what=_("What is counted"),
            members=_("Number"),
        ),
        _steps(parties, signed, ratified),
        title=_(
            "Most signatures came at the ceremony, consent comes slowly: {signed} have signed, {ratified} are "
            "reported to "
            "have ratified, {read}",
            signed=signed["members"].iloc[-1],
            ratified=ratified["members"].iloc[-1],
            read=facts.get("un-signatories").read,
        ),
        subtitle=_(
            "Above: parties to Budapest at the end of each year, by deposit. Below: signatories of the UN "
            "Convention, and ratifications reported, by day"
        ),
        alt=_(
            "Two step charts, one above the other. The upper one rises from {first_parties} parties to the "
            "Budapest Convention at the end of {first_year} to {parties} by {parties_read}, slowly and without a jump. "
            "The lower one shows signatories of the UN Convention: {first_signed} on {first_day} and {signed} by "
            "{last_day}, nearly flat after the ceremony; far below, ratifications reported reach {ratified}.",
            first_parties=parties["members"].iloc[0],
            first_year=parties["date"].iloc[0][:4],
            parties=parties["members"].iloc[-1],
            parties_read=day(parties["date"].iloc[-1]),
            first_signed=signed["members"].iloc[0],
            first_day=day(signed["date"].iloc[0]),
            signed=signed["members"].iloc[-1],
            last_day=day(signed["date"].iloc[-1]),
            ratified=ratified["members"].iloc[-1],
        ),
        note=_(
            "The two panels show different acts: a party is bound, a signatory is not. Each line ends on the day up "
            "to which its count was last read. A date known only to the month counts from its last possible day. "
            "Ratifications are as reported; for some the deposit is not established. Many early Budapest dates are not "
            "verified day by day; the totals agree with those of the Council of Europe where it published them."
        ),
    )


def _joined() -> pd.DataFrame:
    """Return one row a step: Budapest parties at each year's end, signatories and ratifications at each change."""
    parties, signed, ratified = (
        _until(days, count)
        for days, count in (
            (treaties.series(treaties.budapest_parties(), "deposited")["date"], treaties.party_count()),
            (treaties.series(treaties.un_signatories(), "signed")["date"], treaties.signatory_count()),
            (treaties.series(treaties.un_ratifications(), "ratified")["date"], treaties.ratification_count()),
        )
    )
    ends = [*(f"{year}-12-31" for year in range(int(parties[0][:4]), int(parties[-1][:4]))), parties[-1]]
    rows = [
        {"step": step, "what": what, "date": on, "members": int(count.value), "grade": count.grade}
        for step, what, days, counted in (
            ("budapest", _("parties to Budapest"), ends, treaties.party_count),
            ("signed", _("signatories of the UN Convention"), signed, treaties.signatory_count),
            ("ratified", _("ratifications reported"), ratified, treaties.ratification_count),
        )
        for on in days
        for count in [counted(None if on == days[-1] else on)]
    ]
    return pd.DataFrame(rows)


def _until(days: pd.Series, count: Figure) -> list[str]:
    """Return the days of change, and the last day on which the count was read."""
    assert count.checked is not None
    return [*days, data.latest(count.checked[1]).isoformat()]


def _steps(parties: pd.DataFrame, signed: pd.DataFrame, ratified: pd.DataFrame) -> go.Figure:
    figure = make_subplots(figure=style.figure(height=560), rows=2, cols=1, vertical_spacing=0.2)
    _step(figure, 1, parties, "budapest", "circle")
    _step(figure, 2, signed, "un", "circle")
    _step(figure, 2, ratified, "un", "circle-open")
    _write_last(figure, 1, parties, _("Budapest: parties"), "budapest")
    _write_last(figure, 2, signed, _("UN: signatories"), "un")
    _write_last(figure, 2, ratified, _("UN: ratifications reported"), "un")
    most = max(int(parties["members"].max()), int(signed["members"].max()))
    figure.update_yaxes(range=[0, most * 1.18], tickvals=list(range(0, most + 1, 20)))
    figure.update_xaxes(showgrid=False)
    figure.update_xaxes(tickvals=[f"{year}-12-31" for year in range(2005, 2026, 5)], row=1, col=1, tickformat="%Y")
    months = ["2025-11-01", "2026-03-01", "2026-07-01", "2026-11-01"]
    figure.update_xaxes(tickvals=months, tickformat="%b<br>%Y", row=2, col=1)
    return figure


def _step(figure: go.Figure, panel: int, rows: pd.DataFrame, colour: str, symbol: str) -> None:
    hover = [
        _("{day}: {count} {what}", day=day(row["date"]), count=row["members"], what=row["what"])
        for _place, row in rows.iterrows()
    ]
    forms.line(
        figure,
        rows["date"].tolist(),
        rows["members"].astype(float).tolist(),
        hover,
        colour=colour,
        stroke={"shape": "hv", "width": 2},
        marker={"symbol": symbol, "size": 8},
        row=panel,
        col=1,
    )


def _write_last(figure: go.Figure, panel: int, rows: pd.DataFrame, name: str, colour: str) -> None:
    last = rows.iloc[-1]
    axis = "" if panel == 1 else str(panel)
    place = {"x": last["date"], "xref": f"x{axis}", "y": last["members"], "yref": f"y{axis}", "xanchor": "right"}
    figure.add_annotation(style.label(style.named(name, last["members"]), colour, yshift=15, **place))


@chart
def ratifications_in_squares() -> Chart:
    """How many of the ratifications needed have been reported?"""
    needed, reported = facts.get("un-ratifications-needed"), facts.get("un-ratifications")
    table = _instruments(weakest(needed, reported))
    deposited, approved, left = table["squares"]
    return compose(
        plotted(
            table,
            {"squares": "squares"},
            ["group", "states", "squares", "grade"],
            rests_on=[treaties.rule("un-ratifications"), reported],
            graded=table["grade"].max(),
            group=_("Group"),
        ),
        _needed_squares(table["squares"].tolist()),
        title=_(
            "Of {needed} ratifications needed, {reported} were reported, {read}",
            needed=needed.text,
            reported=reported.text,
            read=reported.read,
        ),
        subtitle=_(
            "Each square is one instrument needed before the UN Convention enters into force. Filled: reported as "
            "deposited. Half filled: approval reported, deposit date not found. Empty: still to come"
        ),
        alt=_(
            "A block of {needed} squares. {deposited}, {approved}, and {left}.",
            needed=needed.text,
            deposited=ngettext(
                "{count} is filled for a ratification reported as deposited",
                "{count} are filled for ratifications reported as deposited",
                deposited,
            ),
            approved=ngettext(
                "{count} is half filled for an approval whose deposit date was not found",
                "{count} are half filled for approvals whose deposit date was not found",
                approved,
            ),
            left=ngettext(
                "{count} is empty for the instrument still to come",
                "{count} are empty for the instruments still to come",
                left,
            ),
        ),
        note=_(
            "What came after that reading is not in the picture. Reports of July 2026 say that the Convention was not "
            "in force. Only the United Nations, as depositary, can settle the count."
        ),
    )


def _instruments(grade: str) -> pd.DataFrame:
    """Return the instruments needed by what is known of them; ``grade`` is that of those still to come."""
    rows = treaties.un_ratifications()
    deposited, approved = rows[rows["status"] == "ratified"], rows[rows["status"] != "ratified"]
    groups = [_("reported as deposited"), _("approval reported, deposit date not found"), _("still to come")]
    return pd.DataFrame(
        {
            "group": groups,
            "states": [listing(deposited["listed_name"]), listing(approved["listed_name"]), ""],
            "squares": [len(deposited), len(approved), treaties.ratifications_left()],
            "grade": [deposited["ratified_grade"].max(), approved["ratified_grade"].max(), grade],
        }
    )


def _needed_squares(numbers: list[int], across: int = 20, size: int = 24, gap: int = 8) -> str:
    """Return an SVG with one square an instrument: filled, half filled or empty."""
    blue, rule = (f"var(--hb-{name}, {LIGHT[name]})" for name in ("un", "muted"))
    looks = (
        f'fill="{blue}" stroke="{blue}" stroke-width="2"',
        f'fill="none" stroke="{blue}" stroke-width="2"',
        f'fill="none" stroke="{rule}" stroke-width="1.5"',
    )
    step = size + gap
    kinds = [kind for kind, number in enumerate(numbers) for _one in range(number)]
    spots = list(squares.places(len(kinds), across, step))
    cells = [squares.square(x, y, size, looks[kind]) for (x, y), kind in zip(spots, kinds, strict=True)]
    halves = [
        f'<path d="M{x} {y + size}V{y}L{x + size} {y + size}z" style="fill:{blue}"/>'
        for (x, y), kind in zip(spots, kinds, strict=True)
        if kind == 1
    ]
    return squares.drawing(across * step - gap, -(-len(kinds) // across) * step - gap, [*cells, *halves], edge=2)


REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
STANDINGS = {
    "both": Part(N_("both"), "ink"),
    "un_only": Part(N_("UN only"), "un"),
    "budapest_only": Part(N_("Budapest only"), "budapest"),
    "neither": Part(N_("neither"), "rule"),
}


@chart
def both_one_neither() -> Chart:
    """Which states are in both conventions, in one, or in neither, by region?"""
    found = treaties.membership()
    table = stacked.counted(found.dropna(subset="region"), "region", STANDINGS, "standing").loc[list(REGIONS)]
    europe = table.loc["Europe"]
    table = table.reset_index()
    totals = found["standing"].value_counts()
    signed, parties = treaties.signatory_count(), treaties.party_count()
    return compose(
        plotted(
            stacked.long(table, "region", STANDINGS, "states"),
            {"states": "states"},
            ["region", "kind", "states"],
            rests_on=[signed, parties],
            graded=weakest(signed, parties),
            region=_("Region"),
            kind=_("Standing"),
        ),
        stacked.bars(table, "region", STANDINGS, least_label=3),
        title=_(
            "{both} are in both conventions, {one} in one, {neither} in neither",
            both=totals["both"],
            one=totals["un_only"] + totals["budapest_only"],
            neither=totals["neither"],
        ),
        subtitle=_(
            "Members and observers of the United Nations by region: signed the UN Convention, party to Budapest"
        ),
        alt=_(
            "Stacked bars for {regions} regions, each split into states in both conventions, in the UN "
            "Convention only, "
            "in Budapest only and in neither. Europe is mostly in Budapest only ({budapest_only}) or in both "
            "({both}), with {neither} in neither. The largest group is in neither in: {outside}.",
            regions=len(table),
            outside=listing(table.loc[table.set_index("region").idxmax(axis=1).eq("neither").to_numpy(), "region"]),
            budapest_only=europe["budapest_only"],
            both=europe["both"],
            neither=europe["neither"],
        ),
        note=_(
            "In the UN Convention means signed, which does not bind; in Budapest means party. Regions are those of "
            "United Nations statistics, which count Cyprus, Georgia and Türkiye in Asia and Russia in Europe. The "
            "European Union, which has signed, counts in the title and belongs to no bar. Signatories whose names "
            "are not known to us are missing. Standings are {read}.",
            read=facts.get("members-both").read,
        ),
    )


PACES = (5, 10, 15, 20, 30, 45)  # ratifications a year, beside the pace seen
LAST_YEAR_SHOWN = 2036
LATE = "2032"  # from then on words stand on the left of their mark


@chart
def when_enough_ratify() -> Chart:
    """When would the Convention enter into force at a given pace of ratification?"""
    seen = treaties.projection().pace
    others = (pace for pace in PACES if pace != round(seen))
    options = (_paced(seen, seen=True), *(_paced(pace, seen=False) for pace in others))
    return Assumption(say("assume.pace"), "select", options, 0).chart()


def _paced(pace: float, *, seen: bool) -> Option:
    needed, reported = facts.get("un-ratifications-needed"), facts.get("un-ratifications")
    spoken = _("about {pace}", pace=round(pace)) if seen else str(pace)
    start = treaties.projection().until
    last = start + timedelta(days=round(treaties.ratifications_left() / pace * 365.25))
    entry = last + timedelta(days=round(facts.get("un-days-to-entry").value))
    table = pd.DataFrame(
        {
            "event": [
                _("reported, {read}", read=reported.read),
                _("instrument number {number} deposited", number=needed.text),
                _("in force"),
            ],
            "date": [start.isoformat(), last.isoformat(), entry.isoformat()],
            "count": [reported.value, needed.value, needed.value],
        }
    )
    sentence = _(
        "At {pace} ratifications a year, instrument number {number} would be deposited in {last} and the Convention "
        "would enter into force in {entry}.",
        pace=spoken,
        number=needed.text,
        last=last.year,
        entry=entry.year,
    )
    picture = compose(
        plotted(
            table,
            {"count": "ratifications"},
            ["event", "date", "count"],
            rests_on=[needed, reported],
            graded=weakest(needed, reported),
            date=_("Day"),
            count=_("Ratifications"),
        ),
        _pace_line(table, needed.value),
        title=_(
            "At {pace} ratifications a year, the Convention would be in force in {entry}",
            pace=spoken,
            entry=entry.year,
        ),
        subtitle=_(
            "Ratifications reported, {read}, and our arithmetic from that day on (open marks): not a forecast",
            read=reported.read,
        ),
        alt=_(
            "Rising line from {reported} to {needed} ratifications, then a mark after the wait. {sentence}",
            reported=reported.text,
            needed=needed.text,
            sentence=sentence,
        ),
        note=_(
            "A steady pace is an assumption. The pace seen is that from the opening for signature to the last "
            "reading; what came later is not in it. The count rests on reports; only the depositary can settle it."
        ),
    )
    label = _("{pace} a year", pace=pace)
    if seen:
        label = _("about {pace} a year: the pace seen, {read}", pace=round(pace), read=reported.read)
    return Option(label, sentence, picture)


def _pace_line(table: pd.DataFrame, needed: float) -> go.Figure:
    figure = style.figure(height=320)
    forms.line(
        figure,
        table["date"].tolist(),
        table["count"].tolist(),
        forms.each(table, lambda row: style.named(row["event"], row["date"])),
        colour="un",
        stroke={"width": 2, "dash": "dot"},
        marker={
            "color": [LIGHT["un"], LIGHT["paper"], LIGHT["paper"]],
            "symbol": ["circle", "circle", "diamond"],
            "size": 13,
            "line": {"width": 2, "color": LIGHT["un"]},
        },
        cliponaxis=False,
    )
    (first_day, last_day, entry_day), (first, _last, entry) = table["date"], table["count"]
    late = last_day > LATE
    side = {"xanchor": "right", "xshift": -14} if late else {"xanchor": "left", "xshift": 14}
    beside = {"xanchor": "left", "xshift": 12, "yshift": -6}
    figure.add_annotation(style.label(_("{count} reported", count=f"{first:g}"), "ink", x=first_day, y=first, **beside))
    words = style.bold(_("in force {year}", year=entry_day[:4]))
    figure.add_annotation(style.label(words, "un", x=entry_day, y=entry, yshift=18 if late else 0, **side))
    span = ["2026-01-01", f"{LAST_YEAR_SHOWN}-01-01"]
    figure.update_xaxes(type="date", tickformat="%Y", dtick="M36", tick0="2026-01-01", showgrid=False, range=span)
    figure.update_yaxes(range=[0, needed * 1.16], tickvals=[0, *(share * needed for share in style.QUARTERS[1:])])
    return figure
