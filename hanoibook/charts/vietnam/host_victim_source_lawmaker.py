"""Vietnam's own laws beside the treaty, and where its neighbours stand."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, treaties, vietnam
from hanoibook.charts import forms, style, world
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.facts.about_vietnam import SOUTH_EAST_ASIA
from hanoibook.palette import LIGHT
from hanoibook.words import N_, _, day, listing, order, say

SIDES = {"law": (N_("law"), "ink", "circle"), "treaty": (N_("treaty"), "un", "square")}
STEPS = {
    "2019-12-27-general-assembly-starts-process": N_("Assembly starts the treaty process"),
    "2024-12-24-general-assembly-adopts": N_("Assembly adopts the convention"),
    "2025-10-25-signing-ceremony": N_("Signing ceremony in Hanoi"),
    "2026-04-09-vietnam-ratification-reported": N_("Vietnam's own ratification reported"),
}
LAWS = {  # a law without a name here is called by its event
    "2015-11-19-law-on-cyberinformation-security": N_("Law on Cyberinformation Security"),
    "2018-06-12-law-on-cybersecurity": N_("Law on Cybersecurity of 2018"),
    "2022-08-15-decree-53": N_("Decree 53"),
    "2023-04-17-decree-13": N_("Decree 13 on personal data protection"),
    "2024-11-decree-147": N_("Decree 147 on internet services"),
    "2025-06-26-personal-data-protection-law": N_("Personal Data Protection Law"),
    "2025-11-26-four-judicial-laws": N_("Laws on judicial assistance"),
    "2025-12-10-law-on-cybersecurity-2025": N_("Law on Cybersecurity of 2025"),
}


@chart
def law_beside_treaty() -> Chart:
    """When did Vietnam write its own laws, beside the steps of the treaty?"""
    rows = _laws_and_steps()
    return compose(
        plotted(
            rows,
            {"time": "year"},
            ["date", "event", "side", "time", "grade"],
            side=_("Side"),
        ),
        _law_dots(rows),
        title=_(
            "Vietnam passed a new cybersecurity law {days} days after the signing, and had others long before",
            days=facts.get("vietnam-days-signing-to-cyber-law").text,
        ),
        subtitle=_("Vietnamese laws and decrees (circles) and steps of the UN Convention (squares), by date"),
        alt=_(
            "Dot chart of {count} events by date: {events}. Laws on data, content and security stand before, "
            "beside and after the treaty.",
            count=len(rows),
            events=series(
                _("{day} {event}", day=day(row["date"]), event=row["event"]) for _place, row in rows.iterrows()
            ),
        ),
        note=_(
            "Laws stand at the day they were passed, not at the day they took effect. The ratification is "
            "reported, not confirmed by a deposit on file."
        ),
    )


def _laws_and_steps() -> pd.DataFrame:
    rows = vietnam.timeline()
    passed = (rows["theme"] == "law") & (rows["date"] >= "2015") & ~rows["event"].str.contains("effect")
    rows = rows[passed | rows["id"].isin(list(STEPS))].reset_index(drop=True)
    names = STEPS | LAWS
    sides = ["treaty" if one in STEPS else "law" for one in rows["id"]]
    return rows.assign(
        of=sides,
        side=[str(SIDES[one][0]) for one in sides],
        event=[str(names.get(row["id"], row["event"])) for _place, row in rows.iterrows()],
        time=[style.decimal_year(data.earliest(text)) for text in rows["date"]],
    )


def _law_dots(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    for side, (_name, colour, symbol) in SIDES.items():
        chosen = rows[rows["of"] == side]
        hover = forms.each(chosen, lambda row: style.named(day(row["date"]), style.text(row["event"])))
        forms.dots(figure, chosen["time"], hover, {"color": LIGHT[colour], "symbol": symbol, "size": 13})
    for place, row in rows.iterrows():
        forms.head(figure, place, style.text(row["event"]), colour=SIDES[row["of"]][1])
        forms.value(figure, place, day(row["date"]), row["time"])
    first, last = int(rows["time"].min()), int(rows["time"].max()) + 1
    figure.update_xaxes(range=[first, last], tickvals=list(range(first + 1, last + 1, 3)), tickformat="d")
    return figure


@chart
def south_east_asia_standing() -> Chart:
    """Which of Vietnam's neighbours are in which of the two treaties?"""
    rows = _neighbours()
    cited_rows = pd.concat([data.load("un_status"), data.load("budapest_status")])
    countries = facts.get("south-east-asia-countries").text
    return compose(
        plotted(
            rows,
            {"squares": "squares"},
            ["country", "told", "squares"],
            rests_on=[cited_rows[cited_rows["iso3"].isin(SOUTH_EAST_ASIA)]],
            country=_("Country"),
            told=_("Standing"),
        ),
        world.named(rows),
        title=_(
            "{signed} of {countries} countries of South-East Asia have signed the UN Convention",
            signed=facts.get("south-east-asia-signed").text,
            countries=countries,
        ),
        subtitle=_(
            "Countries as squares of the same size, near their place on the map. Full: signed only. Cut across: "
            "signed, and party to Budapest. Empty: in neither, so far as is known"
        ),
        alt=_(
            "Map of {countries} countries of South-East Asia as squares of the same size: {standings}.",
            countries=countries,
            standings=series(
                _(
                    "{standing}: {count} ({names})",
                    standing=told,
                    count=len(group),
                    names=listing(sorted(group, key=order)),
                )
                for told, group in rows.sort_values("standing").groupby("told", sort=False)["country"]
            ),
        ),
        note=_(
            "Signature is not ratification. Absence rests on published lists, {read}; the names behind the latest "
            "count of signatories are not all known.",
            read=facts.get("south-east-asia-signed").read,
        ),
    )


def _neighbours() -> pd.DataFrame:
    found = treaties.world()
    rows = found[found["iso3"].isin(SOUTH_EAST_ASIA)].sort_values(["down", "across"])
    return rows.assign(told=[say(f"explorer.standing.{one}") for one in rows["standing"]], squares=1)
