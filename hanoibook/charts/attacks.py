"""Charts on how attacks work and on what happens when they hit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import data, facts, losses
from hanoibook.charts import style
from hanoibook.charts.chart import Chart, chart
from hanoibook.figure import Figure, from_row
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import money, percent, show

AI_KINDS = {
    "SF03": "Investment fraud",
    "SF04": "Business e-mails",
    "SF05": "Distress calls",
}
MOTIVES = {"SF81": "Ideology", "SF83": "Money", "SF82": "Espionage"}
OUTAGES = {
    "colonial_2021": "Colonial Pipeline, fuel",
    "vndirect_2024": "VNDirect, stock trading",
    "maersk_2017": "Maersk, shipping computers",
    "kettering_2025": "Kettering Health, hospitals",
    "jlr_2025": "Jaguar Land Rover, cars",
    "ms_2025": "M&S, online shop",
}
RECOUNTED = {
    "MOVEit, organisations": (
        "moveit_2023_organisations_affected_2023_08_25",
        "low",
        "moveit_2023_organisations_affected_2024",
        "low",
    ),
    "Change Healthcare, people": (
        "changehealth_2024_people_affected_2024_10",
        "low",
        "changehealth_2024_people_affected_2025_07_31",
        "low",
    ),
    "MOVEit, people": ("moveit_2023_people_affected_2023_08_25", "low", "moveit_2023_people_affected_2024", "low"),
    "WannaCry, computers": (
        "wannacry_2017_computers_affected_2017_05_14",
        "low",
        "wannacry_2017_computers_affected_2017_12",
        "low",
    ),
    "DaVita, people": ("davita_2025_people_affected_2025_08", "high", "davita_2025_people_affected_2025_08", "low"),
}
COSTS = [
    ("WannaCry", "ransom collected", "reported", "wannacry_2017_ransom_collected_2018_09"),
    ("WannaCry", "health service in England", "reported", "wannacry_2017_cost_to_nhs_england_2018_10"),
    ("WannaCry", "world, a firm's model", "modelled", "wannacry_2017_world_economic_loss_2017_05"),
    ("MOVEit", "income of the attackers", "modelled", "moveit_2023_income_of_the_attackers_2023_07"),
    ("MOVEit", "people times a price", "modelled", "moveit_2023_loss_by_cost_per_record_rule_2023_08"),
    ("NotPetya", "disclosed by companies", "reported", "notpetya_2017_loss_disclosed_by_companies_2017_11"),
    ("NotPetya", "stated by a US official", "claimed", "notpetya_2017_total_loss_2018_08"),
    ("SolarWinds", "company, one quarter", "reported", "solarwinds_2020_company_cost_first_quarter_2021_2021_04"),
    ("SolarWinds", "guess at the clean-up", "claimed", "solarwinds_2020_guess_at_total_clean_up_2021_01_11"),
]


@chart
def ai_named_in_complaints() -> Chart:
    """How much of the losses reported to the FBI are in complaints that name AI, and what are they?"""
    whole = losses.complaint_figure(2025, "losses")
    named = from_row("storm_forces", "SF02")
    parts = {label: from_row("storm_forces", row) for row, label in AI_KINDS.items()}
    rest = named.value - sum(part.value for part in parts.values())
    table = pd.DataFrame(
        [
            ("All complaints", whole.value, None, whole.grade),
            ("Naming AI", named.value, None, named.grade),
            *((label, None, part.value, part.grade) for label, part in parts.items()),
            ("Everything else", None, rest, named.grade),
        ],
        columns=["label", "losses", "ai_losses", "grade"],
    )
    share, investment = facts.get("ai-losses-share-2025"), facts.get("ai-investment-share-2025")
    return Chart(
        name="ai-named-in-complaints",
        title=f"{share.text} of the losses stated to the FBI name AI; most of that is investment fraud",
        subtitle="Losses stated in complaints to IC3 for 2025, US dollars; the lower panel enlarges the second bar",
        alt=(
            f"Two panels of bars. Above: all losses stated to IC3 for 2025, {money(whole.value)}, beside "
            f"{money(named.value)} in complaints that name artificial intelligence. Below, the second bar enlarged: "
            f"investment fraud is {investment.text} of it; business e-mails and distress calls are small."
        ),
        figure=_enlarged(table),
        table=table,
        units={"losses": "USD", "ai_losses": "USD"},
        sources=_keys([whole, named, *parts.values()]),
        grade=max(figure.grade for figure in (whole, named, *parts.values())),
        note=(
            "Business e-mails are messages that pose as a boss or supplier; distress calls pose as a relative in need. "
            "A complaint is tagged when the victim or the agent who handled it named AI. Many victims cannot know. "
            "The report gives at least this amount for distress calls; everything else is our subtraction."
        ),
        headings={
            "label": "Complaints",
            "losses": "Losses",
            "ai_losses": "Losses in complaints that name AI",
            "grade": "Grade",
        },
    )


@chart
def motives_of_incidents() -> Chart:
    """Why were incidents in the European Union carried out?"""
    figures = {label: from_row("storm_forces", row) for row, label in MOTIVES.items()}
    table = pd.DataFrame(
        [(label, figure.value, figure.grade) for label, figure in figures.items()],
        columns=["motive", "share", "grade"],
    )
    left = 1 - table["share"].sum()
    first, last = table.iloc[0], table.iloc[-1]
    return Chart(
        name="motives-of-incidents",
        title=f"In the EU, {percent(first['share'])} of recorded incidents had an ideological motive",
        subtitle="Share of the incidents that ENISA recorded in the European Union for 2025, by motive",
        alt=(
            f"Bar chart of three motives. Ideology has {percent(first['share'])} of recorded incidents, money "
            f"{percent(table['share'][1])} and espionage {percent(last['share'])}. Frequent does not mean harmful."
        ),
        figure=_share_bars(table),
        table=table,
        units={"share": "share"},
        sources=_keys(figures.values()),
        grade=max(table["grade"]),
        note=(
            "Counted from open sources, so quiet incidents are missing. Most ideological ones were short attacks that "
            "flood a website. ENISA judges ransomware the most harmful in the short run. The three bars leave "
            f"{percent(left)} for other and unknown motives."
        ),
        headings={"motive": "Motive", "share": "Share of incidents", "grade": "Grade"},
    )


@chart
def share_that_pays() -> Chart:
    """Which share of ransomware victims pays, according to whom?"""
    table = _payers()
    clients, traced = (table.dropna(subset=column) for column in ("coveware", "chainalysis"))
    first, last = clients.iloc[0], clients.iloc[-1]
    return Chart(
        name="share-that-pays",
        title="Fewer victims pay. On how many, two counters long disagreed",
        subtitle="Share of ransomware cases or victims in which a ransom was paid, per cent",
        alt=(
            f"Dot chart over time. Among clients of Coveware the share falls from {percent(first['coveware'])} in "
            f"{first['period']} to {percent(last['coveware'])} in {last['period']}. Chainalysis has "
            + ", ".join(f"{percent(row['chainalysis'])} for {row['period']}" for _, row in traced.iterrows())
            + ". For 2024 they differ widely."
        ),
        figure=_two_counters(table),
        table=table[["period", "year_point", "coveware", "chainalysis", "grade"]],
        units={"coveware": "share", "chainalysis": "share"},
        sources=_cells_keys(table["sources"]),
        grade=max(table["grade"]),
        note=(
            "Circles: cases that Coveware, a firm that helps victims, handled itself, by quarter. Triangles: computed "
            "by Chainalysis, by year; its exact base was not seen. If the base includes false claims of gangs, the "
            "share comes out too low. Lines join known points only."
        ),
        headings={
            "period": "Period",
            "year_point": "Place on the axis",
            "coveware": "Coveware",
            "chainalysis": "Chainalysis",
            "grade": "Grade",
        },
    )


@chart
def days_of_outage() -> Chart:
    """How long did services stand still after well-known attacks?"""
    rows = data.load("incidents").set_index("id").loc[list(OUTAGES)].reset_index()
    table = pd.DataFrame(
        {
            "incident": [OUTAGES[row] for row in rows["id"]],
            "low": rows["outage_days_low"].astype("Float64"),
            "high": rows["outage_days_high"]
            .astype("Float64")
            .where(rows["outage_days_high"] > rows["outage_days_low"]),
            "counted": rows["outage_meaning"],
            "grade": rows["grade"],
        }
    )
    ends = rows[["outage_days_low", "outage_days_high"]]
    least, most = float(ends.min().min()), float(ends.max().max())
    return Chart(
        name="days-of-outage",
        title=f"Getting back to work took {least:.0f} to {most:.0f} days",
        subtitle="Days without service, or until it was normal; a second dot where accounts or measures differ",
        alt=(
            f"Dot chart of days without service after {len(table)} attacks, from {least:.0f} days at Colonial Pipeline "
            f"to {most:.0f} days in the online shop of Marks & Spencer. Several incidents have two dots, because "
            "restart and normal service are different days."
        ),
        figure=_spans(table),
        table=table,
        units={"low": "days", "high": "days"},
        sources=_cells_keys(rows["sources"]),
        grade=max(table["grade"]),
        note=(
            "Each line means something else: a restart, a first system back, or normal service. The upper value for "
            "Marks & Spencer is not confirmed. Incidents were chosen because their days are on record, so short and "
            "quiet ones are missing."
        ),
        headings={
            "incident": "Incident",
            "low": "Shorter reading",
            "high": "Longer reading",
            "counted": "What the days mean",
            "grade": "Grade",
        },
    )


@chart
def first_and_later_counts() -> Chart:
    """How did the number of victims change after the first count?"""
    pairs = {
        label: (from_row("incident_facts", row, column), from_row("incident_facts", later, end))
        for label, (row, column, later, end) in RECOUNTED.items()
    }
    table = pd.DataFrame(
        [
            (
                label,
                show(first.value, first.unit),
                show(last.value, last.unit),
                last.value / first.value,
                max(first.grade, last.grade),
            )
            for label, (first, last) in pairs.items()
        ],
        columns=["incident", "first", "later", "ratio", "grade"],
    )
    higher = int((table["ratio"] > 1).sum())
    most = table.loc[table["ratio"].idxmax()]
    return Chart(
        name="first-and-later-counts",
        title=f"In {higher} of {len(table)} cases the later count is higher than the first",
        subtitle="Latest count on file as a multiple of the first count; 1 means no change",
        alt=(
            f"Dot chart of {len(table)} counts of victims, each as a multiple of its first publication. The largest "
            f"rise is {show(most['ratio'], 'times')} ({most['incident']}: {most['first']}, then {most['later']}). "
            "The count for DaVita fell below the first."
        ),
        figure=_multiples(table),
        table=table,
        units={"ratio": "times"},
        sources=_keys(figure for pair in pairs.values() for figure in pair),
        grade=max(table["grade"]),
        note=(
            "Division by us. First counts come within days or months, later ones up to two years on. The cases were "
            "chosen because both counts are on file; they are no sample of all incidents."
        ),
        headings={
            "incident": "Incident and what is counted",
            "first": "First count",
            "later": "Latest count",
            "ratio": "Latest over first",
            "grade": "Grade",
        },
    )


@chart
def cost_by_who_counts() -> Chart:
    """How far apart are accounts, models and guesses for one and the same incident?"""
    figures = [from_row("incident_facts", row, "low") for *_, row in COSTS]
    table = pd.DataFrame(
        [
            (incident, counted, kind, losses.in_usd(figure.value, figure.unit, figure.year), figure.unit, figure.grade)
            for (incident, counted, kind, _), figure in zip(COSTS, figures, strict=True)
        ],
        columns=["incident", "counted", "kind", "amount", "currency", "grade"],
    )
    spans = table.groupby("incident", sort=False)["amount"].agg(["min", "max"])
    widest = (spans["max"] / spans["min"]).idxmax()
    least, most = spans.loc[widest]
    return Chart(
        name="cost-by-who-counts",
        title="One incident, several costs: accounts count a part, models and guesses the whole",
        subtitle=(
            "Amounts published for one incident, US dollars, logarithmic scale: "
            "each line is a hundred times the one before"
        ),
        alt=(
            f"Dot chart on a logarithmic scale with {len(table)} amounts for {len(spans)} incidents. For {widest} they "
            f"run from {money(least)} to {money(most)}. Amounts from accounts and charges are the lower ones; models, "
            "statements and guesses about the whole are the higher ones."
        ),
        figure=_cost_dots(table),
        table=table,
        units={"amount": "USD"},
        sources=_keys(figures),
        grade=max(table["grade"]),
        note=(
            "The dots of one incident count different things and are not rival answers. Circles are reported, "
            "triangles modelled, diamonds claimed; the kinds are our coding. A price is an average cost "
            "per record. Where a source gives a range, its lower "
            "end is drawn. Pounds were converted by us at the average rate of the year of publication."
        ),
        headings={
            "incident": "Incident",
            "counted": "What is counted",
            "kind": "Kind",
            "amount": "Amount",
            "currency": "Currency as printed",
            "grade": "Grade",
        },
    )


def _payers() -> pd.DataFrame:
    """Return the share that pays, by both counters, one row a period in the order of time."""
    clients = losses.payments("coveware_share_paid")
    rows: list[tuple[str, float, float | None, float | None, str, str]] = [
        (
            row["period"],
            row["year"] + (row["quarter"] - 0.5) / 4,
            float(row["value"]),
            None,
            row["grade"],
            row["sources"],
        )
        for _, row in clients.iterrows()
    ]
    last = from_row("storm_forces", "SF38")
    rows.append(("2025-Q4", 2025 + 3.5 / 4, last.value, None, last.grade, last.sources))
    for row_id in ("SF35", "SF36", "SF37"):
        traced = from_row("storm_forces", row_id)
        rows.append((str(traced.year), traced.year + 0.5, None, traced.value, traced.grade, traced.sources))
    columns = ["period", "year_point", "coveware", "chainalysis", "grade", "sources"]
    table = pd.DataFrame(rows, columns=columns).sort_values("year_point", kind="stable").reset_index(drop=True)
    return table.astype({"coveware": "Float64", "chainalysis": "Float64"})


def _two_counters(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=420)
    for column, name, kind in (("coveware", "Coveware", "reported"), ("chainalysis", "Chainalysis", "modelled")):
        rows = table.dropna(subset=column)
        figure.add_scatter(
            x=rows["year_point"].tolist(),
            y=style.plain(rows[column]),
            mode="lines+markers",
            line={"color": LIGHT[kind], "width": 1.5, "dash": "dot"},
            marker={"color": LIGHT[kind], "symbol": KIND_MARKER[kind], "size": 12},
            hovertext=[f"{name}, {row['period']}: {percent(row[column])}" for _, row in rows.iterrows()],
            hoverinfo="text",
        )
    clients, traced = (table.dropna(subset=column) for column in ("coveware", "chainalysis"))
    first, end = clients.iloc[0], clients.iloc[-1]
    text = f"<b>Coveware</b><br>its own clients<br>{first['period']}: {percent(first['coveware'])}"
    figure.add_annotation(style.label(text, "reported", x=2019, y=0.36, xanchor="left", align="left"))
    text = f"{end['period']}:<br>{percent(end['coveware'])}"
    place = {"x": end["year_point"], "y": float(end["coveware"]), "yanchor": "top", "yshift": -10}
    figure.add_annotation(style.label(text, "reported", **place))
    top = traced.iloc[0]
    text = f"<b>Chainalysis</b><br>{top['period']}: {percent(top['chainalysis'])}"
    place = {"x": top["year_point"], "y": float(top["chainalysis"]), "yanchor": "bottom", "yshift": 10}
    figure.add_annotation(style.label(text, "modelled", **place))
    for _, row in traced.iloc[1:].iterrows():
        place = {"x": row["year_point"], "y": float(row["chainalysis"]), "xanchor": "left", "xshift": 9, "yshift": 6}
        figure.add_annotation(style.label(f"{row['period']}: {percent(row['chainalysis'])}", "modelled", **place))
    figure.update_yaxes(tickvals=[0, 0.25, 0.5, 0.75, 1], ticktext=["0", "25%", "50%", "75%", "100%"], range=[0, 1.02])
    figure.update_xaxes(tickvals=[2019, 2021, 2023, 2025], showgrid=False, range=[2018.7, 2027.7])
    return figure


def _enlarged(table: pd.DataFrame) -> go.Figure:
    figure = make_subplots(
        figure=style.figure(height=430), rows=2, cols=1, vertical_spacing=0.16, row_heights=[0.36, 0.64]
    )
    for panel, column in ((1, "losses"), (2, "ai_losses")):
        rows = table.dropna(subset=column).reset_index(drop=True)
        axis = {1: "", 2: "2"}[panel]
        figure.add_bar(
            x=rows[column].astype(float).tolist(),
            y=rows.index.tolist(),
            orientation="h",
            width=0.42,
            marker={"color": LIGHT["reported"], "opacity": 1 if panel == 1 else 0.75},
            hovertext=[f"{row['label']}: {money(row[column])}" for _, row in rows.iterrows()],
            hoverinfo="text",
            row=panel,
            col=1,
        )
        for place, row in rows.iterrows():
            text = f"<b>{row['label']}</b>: {money(row[column])}"
            spot = {"x": 0, "xref": "paper", "xanchor": "left", "y": place, "yref": f"y{axis}", "yshift": 22}
            figure.add_annotation(style.label(text, "ink", **spot))
        figure.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8], row=panel, col=1)
    figure.update_xaxes(visible=False, rangemode="tozero")
    return figure


def _share_bars(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=260)
    figure.add_bar(
        x=table["share"].tolist(),
        y=table.index.tolist(),
        orientation="h",
        width=0.45,
        marker={"color": LIGHT["reported"]},
        hovertext=[f"{row['motive']}: {percent(row['share'])}" for _, row in table.iterrows()],
        hoverinfo="text",
    )
    for place, row in table.iterrows():
        text = f"<b>{row['motive']}</b>: {percent(row['share'])}"
        figure.add_annotation(style.label(text, "ink", x=0, xref="paper", xanchor="left", y=place, yshift=26))
    figure.update_yaxes(visible=False, range=[len(table) - 0.6, -0.8])
    figure.update_xaxes(tickvals=[0, 0.2, 0.4, 0.6], ticktext=["0", "20%", "40%", "60%"], range=[0, 0.63])
    return figure


def _spans(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=58 * len(table) + 70)
    for place, row in table.iterrows():
        days = [float(day) for day in (row["low"], row["high"]) if not pd.isna(day)]
        figure.add_scatter(
            x=days,
            y=[place] * len(days),
            mode="lines+markers",
            line={"color": LIGHT["reported"], "width": 3},
            marker={"color": LIGHT["reported"], "symbol": KIND_MARKER["reported"], "size": 12},
            hovertext=[f"{row['incident']}: {show(day, 'days')} days" for day in days],
            hoverinfo="text",
        )
        reading = " to ".join(f"{day:.0f}" for day in days)
        text = f"<b>{style.text(row['incident'])}</b>: {reading}"
        figure.add_annotation(style.label(text, "ink", x=0, xref="paper", xanchor="left", y=place, yshift=22))
    figure.update_yaxes(visible=False, range=[len(table) - 0.5, -0.8])
    figure.update_xaxes(tickvals=[0, 10, 20, 30, 40, 50], ticktext=["0", "10", "20", "30", "40", "50 days"])
    figure.update_xaxes(range=[0, 52])
    return figure


def _multiples(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=64 * len(table) + 70)
    figure.add_scatter(
        x=table["ratio"].tolist(),
        y=table.index.tolist(),
        mode="markers",
        marker={"color": LIGHT["ink"], "symbol": "circle", "size": 13},
        hovertext=[f"{row['incident']}: {row['first']}, then {row['later']}" for _, row in table.iterrows()],
        hoverinfo="text",
        cliponaxis=False,
    )
    for place, row in table.iterrows():
        figure.add_shape(
            type="line", x0=1, x1=row["ratio"], y0=place, y1=place, line={"color": LIGHT["muted"], "width": 2}
        )
        text = f"<b>{row['incident']}</b><br>{row['first']} → {row['later']}"
        spot = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left", "bgcolor": LIGHT["paper"]}
        figure.add_annotation(style.label(text, "ink", **spot, y=place, yshift=30))
    figure.add_shape(
        type="line", x0=1, x1=1, y0=0, y1=1, yref="paper", line={"color": LIGHT["muted"], "dash": "dot"}, layer="below"
    )
    figure.update_yaxes(visible=False, range=[len(table) - 0.6, -0.9])
    figure.update_xaxes(tickvals=[0, 1, 2, 3], ticktext=["0", "1 = first count", "2", "3 times"], range=[0, 3.15])
    return figure


def _cost_dots(table: pd.DataFrame) -> go.Figure:
    places = _rows_with_gaps(table["incident"])
    figure = style.figure(height=round(42 * (max(places) + 1.8)) + 70)
    for kind in losses.KINDS:
        chosen = table[table["kind"] == kind]
        figure.add_scatter(
            x=chosen["amount"].tolist(),
            y=[places[place] for place in chosen.index],
            mode="markers",
            marker={"color": LIGHT[kind], "symbol": KIND_MARKER[kind], "size": 13},
            hovertext=[f"{row['incident']}, {row['counted']}: {money(row['amount'])}" for _, row in chosen.iterrows()],
            hoverinfo="text",
            cliponaxis=False,
        )
    for place, row in table.iterrows():
        heading = place == 0 or table["incident"][place - 1] != row["incident"]
        text = f"{style.text(row['counted'])}: {money(row['amount']).removeprefix('USD').strip()}"
        if heading:
            text = f"<b>{row['incident']}</b><br>{text}"
        spot = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left", "yanchor": "bottom", "yshift": 8}
        figure.add_annotation(style.label(text, "ink", **spot, y=places[place], bgcolor=LIGHT["paper"]))
    axis = style.dollars_log(float(table["amount"].min()), float(table["amount"].max()))
    axis |= {key: axis[key][::2] for key in ("tickvals", "ticktext")}
    figure.update_yaxes(visible=False, range=[max(places) + 0.5, -1.3])
    figure.update_xaxes(axis, tickangle=0)
    return figure


def _rows_with_gaps(groups: pd.Series) -> list[float]:
    """Return a place for each row, with a free line before each new group."""
    places: list[float] = []
    for number, group in enumerate(groups):
        step = 0.0 if number == 0 else 1.0 if group == groups[number - 1] else 1.6
        places.append((places[-1] if places else 0.0) + step)
    return places


def _keys(figures: Iterable[Figure]) -> tuple[str, ...]:
    return _cells_keys(figure.sources for figure in figures)


def _cells_keys(cells: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for cell in cells for key in data.split_list(cell) if key != "own-wording"))
