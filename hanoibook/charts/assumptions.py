"""Charts whose assumption the reader may change: growth, share reported, a survey's answer, pace of ratification."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from hanoibook import data, facts, treaties
from hanoibook.charts import style
from hanoibook.charts.chart import Assumption, Chart, Option, chart
from hanoibook.facts import Fact
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import money, say, show

TRILLION = 1_000_000_000_000
BILLION = 1_000_000_000
RATES = [step / 40 for step in range(9)]  # 0 to 20% a year
SHOWN_RATE = 6
HIVE = "reporting_hive"
ANSWERS = (1_000, 7_500, 25_000, 50_000, 100_000, 250_000)  # US dollars
SHOWN_ANSWER = 3
SURVEY_OF = 2011
PACES = (5, 10, 15, 20, 30, 45)  # ratifications a year, beside the pace seen
LAST_YEAR_SHOWN = 2041


@chart
def growth_to_2030() -> Chart:
    """At which yearly growth does the claimed figure for 2025 become the article's figure for 2030?"""
    start, goal = facts.get("cv-2025"), facts.get("article-2030")
    options = tuple(_growth(rate, start, goal) for rate in RATES)
    return Assumption(say("assume.growth"), "range", options, SHOWN_RATE).chart()


@chart
def record_and_silence() -> Chart:
    """How large would the losses behind the FBI's record be if a given share of the money were reported?"""
    rows = data.load("loss_measurement").query("evidence_of == 'reporting'").sort_values("value").reset_index(drop=True)
    record = facts.get("ic3-losses-2025")
    most = record.value / float(rows["value"].min())
    options = tuple(_reported(row, record, most) for row in rows.to_dict(orient="records"))
    return Assumption(say("assume.share"), "select", options, int(rows.index[rows["id"] == HIVE][0])).chart()


@chart
def one_answer_in_a_survey() -> Chart:
    """What does one unchecked answer add to a survey's estimate for a whole country?"""
    options = tuple(_answered(answer) for answer in ANSWERS)
    return Assumption(say("assume.answer"), "select", options, SHOWN_ANSWER).chart()


@chart
def when_enough_ratify() -> Chart:
    """When would the Convention enter into force at a given pace of ratification?"""
    seen = round(facts.get("un-ratifications").value)
    options = tuple(_paced(pace, pace == seen) for pace in (seen, *PACES))
    return Assumption(say("assume.pace"), "select", options, 0).chart()


def _growth(rate: float, start: Fact, goal: Fact) -> Option:
    path = [start.value * (1 + rate) ** step for step in range(6)]
    table = pd.DataFrame({"year": range(2025, 2031), "path": path, "article": [None] * 5 + [goal.value]})
    table["article"] = table["article"].astype("Float64")
    gap = path[-1] - goal.value
    words = f"{money(abs(gap))} {'above' if gap > 0 else 'below'} the article’s figure"
    label = show(rate, "share")
    end = f"{money(start.value)} in 2025 becomes {money(path[-1])} in 2030"
    if rate == 0:
        end = f"{money(start.value)} in 2025 is {money(path[-1])} in 2030"
    needed = (goal.value / start.value) ** (1 / 5) - 1
    sentence = f"At {label} a year, {end}: {words}.{_whose(rate)}"
    picture = Chart(
        name="growth-to-2030",
        title=f"At {label} a year, {end}",
        subtitle="World cost of cybercrime, US dollars: a claimed figure for 2025, carried on by our arithmetic",
        alt=(
            f"Line of yearly amounts with open marks, and one diamond for the article’s {money(goal.value)}. {sentence}"
        ),
        figure=_path(table),
        table=table,
        units={"path": "USD", "article": "USD"},
        sources=tuple(dict.fromkeys(start.sources + goal.sources)),
        grade=max(start.grade, goal.grade),
        note=(
            f"Growth of about {show(round(needed, 3), 'share')} a year would lead from one figure to the other. "
            "We know no publisher who states that rate. The line is arithmetic and not a forecast of ours."
        ),
        headings={"year": "Year", "path": "At this growth", "article": "The article"},
    )
    return Option(label, sentence, picture)


def _whose(rate: float) -> str:
    older, later = facts.get("cv-stated-growth-2021-2025"), facts.get("cv-stated-growth-2025-2031")
    if rate == older.value:
        return " This is the rate that Cybersecurity Ventures stated for 2021 to 2025."
    if rate == later.value:
        return " This is the rate that Cybersecurity Ventures stated for 2025 to 2031."
    return ""


def _path(table: pd.DataFrame) -> Any:
    figure = style.figure(height=340)
    years = table["year"].tolist()
    figure.add_scatter(
        x=years,
        y=table["path"].tolist(),
        mode="lines+markers",
        line={"color": LIGHT["muted"], "width": 2},
        marker={"color": LIGHT["paper"], "size": 11, "line": {"width": 2, "color": LIGHT["muted"]}},
        hovertext=[style.hover(year, amount, "USD") for year, amount in zip(years, table["path"], strict=True)],
        hoverinfo="text",
        cliponaxis=False,
    )
    goal = float(table["article"].iloc[-1])
    figure.add_scatter(
        x=[2030],
        y=[goal],
        mode="markers",
        marker={"color": LIGHT["claimed"], "symbol": KIND_MARKER["claimed"], "size": 14},
        hovertext=[style.hover(2030, goal, "USD")],
        hoverinfo="text",
        cliponaxis=False,
    )
    end, start = float(table["path"].iloc[-1]), float(table["path"].iloc[0])
    beside = {"x": 2030, "xanchor": "left", "xshift": 13}
    apart = 12 if abs(end - goal) < 1.6 * TRILLION else 0
    up = apart if end >= goal else -apart
    figure.add_annotation(style.label(_short(end), "muted", y=end, yshift=up, **beside))
    figure.add_annotation(
        style.label(f"<b>article</b><br>{_short(goal)}", "claimed", y=goal, yshift=-up, align="left", **beside)
    )
    figure.add_annotation(style.label(_short(start), "muted", x=2025, y=start, yshift=20, xanchor="left"))
    figure.update_xaxes(tickvals=years, range=[2024.8, 2030.1], showgrid=False)
    figure.update_yaxes(style.dollars(start * (1 + max(RATES)) ** 5, 5 * TRILLION))
    figure.update_layout(margin={"r": 76})
    return figure


def _short(amount: float) -> str:
    return money(amount).removeprefix("USD\u00a0")


def _reported(row: dict[str, Any], record: Fact, most: float) -> Option:
    share, study = float(row["value"]), str(row["short_name"])
    total = record.value / share
    shown = show(share, "share")
    bound = "at most " if row["bound"] == "up_to" else ""
    sentence = (
        f"If {shown} of the money were reported, the record of {money(record.value)} would stand for "
        f"{money(total)}, and {money(total - record.value)} would be silent."
    )
    table = pd.DataFrame(
        {"what": ["Reported to the FBI in 2025", f"If {shown} is reported"], "amount": [record.value, total]}
    )
    picture = Chart(
        name="record-and-silence",
        title=f"If {shown} of the money is reported, losses are {_times(1 / share)} the record",
        subtitle="Losses in 2025 on complaints to the FBI, US dollars: the record, and the record divided by a share",
        alt=f"Two bars on one axis, the second drawn open because it is our arithmetic. {sentence}",
        figure=_bars(table, 0, most, 100 * BILLION),
        table=table,
        units={"amount": "USD"},
        sources=tuple(dict.fromkeys((*record.sources, *data.split_list(str(row["sources"]))))),
        grade=max(record.grade, str(row["grade"])),
        note=(
            "The shares are of victims or cases, not of money, and from other places and years. Large losses are more "
            "often reported than small ones, so dividing by such a share gives too much. It is a guess, not a count."
        ),
        headings={"what": "What", "amount": "Amount"},
    )
    return Option(f"{bound}{shown}: {study}", sentence, picture)


def _times(factor: float) -> str:
    return f"{show(round(factor, 1), 'times')}"


def _answered(answer: int) -> Option:
    asked, people = facts.get("survey-sample"), facts.get("survey-population")
    records = data.load("ic3_annual")
    row = records[(records["year"] == SURVEY_OF) & records["preferred"]].iloc[0]
    record = float(row["losses"])
    added = answer / asked.value * people.value
    table = pd.DataFrame(
        {
            "what": ["What one answer adds to the estimate", f"All losses reported to the FBI in {SURVEY_OF}"],
            "amount": [added, record],
        }
    )
    sentence = (
        f"One answer of {money(answer)} among {show(asked.value, 'people')} people asked adds {money(added)} to the "
        f"estimate for {show(people.value, 'people')} adults. In {SURVEY_OF} all losses reported to the FBI were "
        f"{money(record)}."
    )
    picture = Chart(
        name="one-answer-in-a-survey",
        title=f"One unchecked answer of {money(answer)} adds {money(added)} to the estimate for a country",
        subtitle="US dollars: arithmetic on the example of Florêncio and Herley (open), beside a year’s record",
        alt=f"Two bars on one axis. {sentence}",
        figure=_bars(table, 1, max(ANSWERS) / asked.value * people.value, 10 * BILLION),
        table=table,
        units={"amount": "USD"},
        sources=tuple(dict.fromkeys((*asked.sources, *data.split_list(str(row["sources"]))))),
        grade=max(asked.grade, people.grade, str(row["grade"])),
        note="The open bar is arithmetic on an example, not an estimate by any survey. The filled bar is a record.",
        headings={"what": "What", "amount": "Amount"},
    )
    return Option(money(answer), sentence, picture)


def _bars(table: pd.DataFrame, record: int, most: float, step: int) -> Any:
    """Draw two bars: the ``record`` filled, our arithmetic open; ``most`` fixes the axis for every option."""
    figure = style.figure(height=200)
    fills = [LIGHT["reported"] if place == record else LIGHT["paper"] for place in table.index]
    edges = [LIGHT["reported"] if place == record else LIGHT["muted"] for place in table.index]
    figure.add_bar(
        x=table["amount"].tolist(),
        y=table.index.tolist(),
        orientation="h",
        width=0.36,
        marker={"color": fills, "line": {"color": edges, "width": 2}},
        hovertext=[f"{row['what']}: {money(row['amount'])}" for _, row in table.iterrows()],
        hoverinfo="text",
    )
    for place, row in table.iterrows():
        words = f"{style.text(row['what'])}: <b>{money(row['amount'])}</b>"
        figure.add_annotation(style.label(words, "ink", x=0, xref="paper", xanchor="left", y=place, yshift=27))
    figure.update_yaxes(visible=False, range=[len(table) - 0.6, -0.8])
    figure.update_xaxes(style.dollars(most, step))
    return figure


def _paced(pace: int, seen: bool) -> Option:
    needed, reported = facts.get("un-ratifications-needed"), facts.get("un-ratifications")
    wait, left = facts.get("un-days-to-entry"), treaties.ratifications_left()
    today = date.fromisoformat(str(data.as_of()))
    last = today + timedelta(days=round(left / pace * 365.25))
    entry = last + timedelta(days=round(wait.value))
    table = pd.DataFrame(
        {
            "event": ["reported so far", f"instrument number {needed.text} deposited", "in force"],
            "date": [today.isoformat(), last.isoformat(), entry.isoformat()],
            "count": [reported.value, needed.value, needed.value],
        }
    )
    label = f"{pace} a year" + (", as in the last year of our data" if seen else "")
    sentence = (
        f"At {pace} ratifications a year, instrument number {needed.text} would be deposited in {last.year} "
        f"and the Convention would enter into force in {entry.year}."
    )
    picture = Chart(
        name="when-enough-ratify",
        title=f"At {pace} ratifications a year, the Convention would be in force in {entry.year}",
        subtitle=f"Ratifications reported, and our arithmetic from {today.isoformat()} on (open marks): not a forecast",
        alt=f"Rising line from {reported.text} to {needed.text} ratifications, then a mark after the wait. {sentence}",
        figure=_pace_line(table, needed.value),
        table=table,
        units={"count": "ratifications"},
        sources=tuple(dict.fromkeys((*needed.sources, *reported.sources[:6]))),
        grade=max(needed.grade, reported.grade),
        note=(
            "A steady pace is an assumption that few treaties have met: ratifications come in groups. "
            "The count rests on reports; only the depositary can settle it."
        ),
        headings={"event": "Event", "date": "Day", "count": "Ratifications"},
    )
    return Option(label, sentence, picture)


def _pace_line(table: pd.DataFrame, needed: float) -> Any:
    figure = style.figure(height=320)
    figure.add_scatter(
        x=table["date"].tolist(),
        y=table["count"].tolist(),
        mode="lines+markers",
        line={"color": LIGHT["un"], "width": 2, "dash": "dot"},
        marker={
            "color": [LIGHT["un"], LIGHT["paper"], LIGHT["paper"]],
            "symbol": ["circle", "circle", "diamond"],
            "size": 13,
            "line": {"width": 2, "color": LIGHT["un"]},
        },
        hovertext=[f"{row['event']}: {row['date']}" for _, row in table.iterrows()],
        hoverinfo="text",
        cliponaxis=False,
    )
    first, last, entry = (row for _, row in table.iterrows())
    late = last["date"] > "2034"
    side = {"xanchor": "right", "xshift": -14} if late else {"xanchor": "left", "xshift": 14}
    start = f"{first['count']:g} reported"
    beside = {"xanchor": "left", "xshift": 12, "yshift": -6}
    figure.add_annotation(style.label(start, "ink", x=first["date"], y=first["count"], **beside))
    words = f"<b>in force {entry['date'][:4]}</b>"
    figure.add_annotation(style.label(words, "un", x=entry["date"], y=entry["count"], yshift=18 if late else 0, **side))
    figure.update_xaxes(
        type="date",
        tickformat="%Y",
        dtick="M36",
        tick0="2026-01-01",
        showgrid=False,
        range=["2026-06-01", f"{LAST_YEAR_SHOWN}-01-01"],
    )
    figure.update_yaxes(range=[0, needed * 1.16], tickvals=[0, needed / 4, needed / 2, needed * 3 / 4, needed])
    return figure
