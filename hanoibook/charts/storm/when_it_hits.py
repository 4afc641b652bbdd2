"""What happens when an attack hits: days without service, counts that change, and what one incident costs."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, losses
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.facts import recipes
from hanoibook.figure import Figure, from_row
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import N_, _, listing, money, show, split_money, whole

OUTAGES = {
    "colonial_2021": N_("Colonial Pipeline, fuel"),
    "vndirect_2024": N_("VNDirect, stock trading"),
    "maersk_2017": N_("Maersk, shipping computers"),
    "kettering_2025": N_("Kettering Health, hospitals"),
    "jlr_2025": N_("Jaguar Land Rover, cars"),
    "ms_2025": N_("M&S, online shop"),
}


@chart
def days_of_outage() -> Chart:
    """How long did services stand still after well-known attacks?"""
    rows = data.load("incidents").set_index("id").loc[list(OUTAGES)]
    table = _outages(rows)
    least, most = float(table[["low", "high"]].min().min()), float(table[["low", "high"]].max().max())
    return compose(
        plotted(
            table,
            {"low": "days", "high": "days"},
            ["incident", "low", "high", "counted", "grade"],
            rests_on=[rows],
            low=_("Shorter reading"),
            high=_("Longer reading"),
            counted=_("What the days mean"),
        ),
        _spans(table),
        title=_("Getting back to work took {least} to {most} days", least=whole(least), most=whole(most)),
        subtitle=_("Days without service, or until it was normal; a second dot where accounts or measures differ"),
        alt=_(
            "Dot chart of days without service after {count} attacks, from {least} days at Colonial Pipeline to "
            "{most} days in the online shop of Marks & Spencer. Several incidents have more than one dot, "
            "because restart "
            "and normal service are different days.",
            count=len(table),
            least=whole(least),
            most=whole(most),
        ),
        note=_(
            "Each line means something else: a restart, a first system back, or normal service. The upper value "
            "for Marks & Spencer is not confirmed. Incidents were chosen because their days are on record, so "
            "short and quiet ones are missing."
        ),
    )


def _outages(rows: pd.DataFrame) -> pd.DataFrame:
    low, high = (rows[f"outage_days_{end}"].astype("Float64") for end in ("low", "high"))
    return pd.DataFrame(
        {
            "incident": [str(OUTAGES[one]) for one in rows.index],
            "low": low,
            "high": high.where(high > low),
            "counted": rows["outage_meaning"],
            "grade": rows["grade"],
        }
    ).reset_index(drop=True)


def _spans(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    for place, row in table.iterrows():
        days = [float(day) for day in (row["low"], row["high"]) if not pd.isna(day)]
        forms.line(
            figure,
            days,
            [place] * len(days),
            [_("{incident}: {days} days", incident=row["incident"], days=whole(day)) for day in days],
            colour="reported",
            stroke={"width": 3},
            marker={"symbol": KIND_MARKER["reported"], "size": 12},
        )
        reading = whole(days[0])
        if len(days) > 1:
            reading = _("{least} to {most}", least=whole(days[0]), most=whole(days[1]))
        forms.head(figure, place, style.text(row["incident"]))
        forms.value(figure, place, reading, days[-1])
    ticks = list(range(0, 60, 10))
    words = [*(whole(tick) for tick in ticks[:-1]), _("{days} days", days=whole(ticks[-1]))]
    figure.update_xaxes(tickvals=ticks, ticktext=words, range=[0, 52])
    return figure


RECOUNTED = (  # what is counted, and row and column of an earlier and of a later count of it
    (N_("MOVEit, organisations"), "moveit_2023_organisations_affected", ("2023_08_25", "low"), ("2024", "low")),
    (N_("Change Healthcare, people"), "changehealth_2024_people_affected", ("2024_10", "low"), ("2025_07_31", "low")),
    (N_("MOVEit, people"), "moveit_2023_people_affected", ("2023_08_25", "low"), ("2024", "low")),
    (N_("DaVita, people"), "davita_2025_people_affected", ("2025_08", "high"), ("2025_08", "low")),
)


@chart
def first_and_later_counts() -> Chart:
    """How did counts of victims change from an earlier to a later one?"""
    pairs = {
        str(label): tuple(from_row("incident_facts", f"{counted}_{day}", column) for day, column in both)
        for label, counted, *both in RECOUNTED
    }
    table = pd.DataFrame([_recount(label, *pair) for label, pair in pairs.items()])
    most = table.loc[table["ratio"].idxmax()]
    return compose(
        plotted(
            table,
            {"ratio": "times"},
            ["incident", "first", "later", "ratio", "grade"],
            rests_on=[figure for pair in pairs.values() for figure in pair],
            incident=_("Incident and what is counted"),
            first=_("Earlier count"),
            later=_("Later count"),
            ratio=_("Later over earlier"),
        ),
        _multiples(table),
        title=_(
            "Of {count} pairs of counts of victims, the later is higher in {higher}",
            higher=(table["ratio"] > 1).sum(),
            count=len(table),
        ),
        subtitle=_("Later count on file as a multiple of an earlier one; 1 means no change"),
        alt=_(
            "Dot chart of {count} pairs of counts of victims, the later as a multiple of the earlier. The largest rise "
            "is {times} ({incident}: {first}, then {later}). The later count is lower for: {fell}.",
            count=len(table),
            fell=listing(table.loc[table["ratio"] < 1, "incident"]),
            times=most["times"],
            incident=most["incident"],
            first=most["first"],
            later=most["later"],
        ),
        note=_(
            "Division by us. The earlier count need not be the first. The pairs were chosen because both counts are "
            "on file and count the same thing; they are no sample, and one incident may stand with more than one pair.",
        ),
    )


def _recount(label: str, first: Figure, later: Figure) -> dict[str, object]:
    counts = facts.of(recipes.ratio(lambda: later, lambda: first, over_time=True))
    return {
        "incident": label,
        "first": show(first.value, first.unit),
        "later": show(later.value, later.unit),
        "ratio": counts.value,
        "times": counts.text,
        "grade": max(first.grade, later.grade),
    }


def _multiples(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    hover = [
        _("{incident}: {first}, then {later}", incident=row["incident"], first=row["first"], later=row["later"])
        for _place, row in table.iterrows()
    ]
    forms.dots(figure, table["ratio"], hover, {"color": LIGHT["ink"], "symbol": "circle", "size": 13})
    for place, row in table.iterrows():
        path = {"x0": 1, "x1": row["ratio"], "y0": place, "y1": place}
        figure.add_shape(type="line", **path, line={"color": LIGHT["muted"], "width": 2})
        counts = _("{first} → {later}", first=row["first"], later=row["later"])
        forms.head(figure, place, row["incident"])
        forms.value(figure, place, counts, max(row["ratio"], 1))
    forms.mark_one(figure, layer="below")
    ticks = ["0", _("1 = no change"), "2", _("3 times")]
    figure.update_xaxes(tickvals=[0, 1, 2, 3], ticktext=ticks, range=[0, 3.15])
    return figure


COSTS = (
    ("WannaCry", N_("ransom collected"), "reported", "wannacry_2017_ransom_collected_2018_09"),
    ("WannaCry", N_("health service in England"), "reported", "wannacry_2017_cost_to_nhs_england_2018_10"),
    ("WannaCry", N_("world, a firm's model"), "modelled", "wannacry_2017_world_economic_loss_2017_05"),
    ("MOVEit", N_("income of the attackers"), "modelled", "moveit_2023_income_of_the_attackers_2023_07"),
    ("MOVEit", N_("people times a price"), "modelled", "moveit_2023_loss_by_cost_per_record_rule_2023_08"),
    ("NotPetya", N_("disclosed by companies"), "reported", "notpetya_2017_loss_disclosed_by_companies_2017_11"),
    ("NotPetya", N_("stated by a US official"), "claimed", "notpetya_2017_total_loss_2018_08"),
    ("SolarWinds", N_("company, one quarter"), "reported", "solarwinds_2020_company_cost_first_quarter_2021_2021_04"),
    ("SolarWinds", N_("guess at the clean-up"), "claimed", "solarwinds_2020_guess_at_total_clean_up_2021_01_11"),
)


@chart
def cost_by_who_counts() -> Chart:
    """How far apart are accounts, models and guesses for one and the same incident?"""
    figures = [from_row("incident_facts", row, "low") for *_cost, row in COSTS]
    table = _costs(figures)
    spans = table.groupby("incident", sort=False)["amount"].agg(["min", "max"])
    widest = (spans["max"] / spans["min"]).idxmax()
    return compose(
        plotted(
            table,
            {"amount": "USD"},
            ["incident", "counted", "kind", "amount", "currency", "grade"],
            rests_on=figures,
            currency=_("Currency as printed"),
        ),
        _cost_dots(table),
        title=_("One incident, several costs: accounts count a part, models and guesses the whole"),
        subtitle=_(
            "Amounts published for one incident, US dollars, logarithmic scale: "
            "each step is a hundred times the one before"
        ),
        alt=_(
            "Dot chart on a logarithmic scale with {amounts} amounts for {incidents} incidents. For {widest} they "
            "run from {least} to {most}. Amounts from accounts and charges are the lower ones; models, statements "
            "and guesses about the whole are the higher ones.",
            amounts=len(table),
            incidents=len(spans),
            widest=widest,
            least=money(spans.loc[widest, "min"]),
            most=money(spans.loc[widest, "max"]),
        ),
        note=_(
            "The dots of one incident count different things and are not rival answers. Circles are reported, "
            "triangles modelled, diamonds claimed; the kinds are our coding. A price is an average cost per "
            "record. Where a source gives a range, its lower end is drawn. Pounds were converted by us at the "
            "average rate of the year of publication."
        ),
    )


def _costs(figures: list[Figure]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "incident": [incident for incident, *_cost in COSTS],
            "counted": [str(counted) for _incident, counted, *_cost in COSTS],
            "kind": [kind for *_cost, kind, _row in COSTS],
            "amount": [losses.in_usd(figure.value, figure.unit, figure.year) for figure in figures],
            "currency": [figure.unit for figure in figures],
            "grade": [figure.grade for figure in figures],
        }
    )


def _cost_dots(table: pd.DataFrame) -> go.Figure:
    """Draw the amounts of each incident on one line, each with its words at the mark, or over the line on a phone."""
    figure = forms.rows()
    places = {incident: place for place, incident in enumerate(dict.fromkeys(table["incident"]))}
    placed = table.set_axis([places[incident] for incident in table["incident"]])
    forms.dots_by_kind(
        figure,
        placed,
        "amount",
        lambda row: _(
            "{incident}, {counted}: {amount}",
            incident=row["incident"],
            counted=row["counted"],
            amount=money(row["amount"]),
        ),
        kinds=losses.KINDS,
        size=13,
    )
    for incident, rows in placed.groupby("incident", sort=False):
        words = [style.named(row["counted"], split_money(row["amount"]).amount) for _place, row in rows.iterrows()]
        forms.head(figure, places[incident], incident, narrow=style.lines(style.bold(incident), *words))
        forms.join(figure, places[incident], rows["amount"])
        forms.captions(figure, rows, "amount", _cost_words)
    figure.update_xaxes(style.dollars_log(float(table["amount"].min()), float(table["amount"].max()), every=2))
    return figure


def _cost_words(row: pd.Series) -> tuple[str, str]:
    return split_money(row["amount"]).amount, row["counted"]
