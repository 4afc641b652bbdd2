"""Explorers of loss figures: a growth rate, the figures of a year, losses per report."""

from __future__ import annotations

from html import escape

from hanoibook import data, losses
from hanoibook.explorers.explorer import Explorer, bar, bars, choice, number, summary, table, with_numbers
from hanoibook.palette import LIGHT
from hanoibook.words import money, percent, say, show

ALL = "all"
SHOWN_YEAR = 2024
SHOWN_RECORD = 2020


def growth_rate() -> Explorer:
    """Return a control for the yearly growth that leads from the claimed figure for 2015 to later years."""
    show_rate = with_numbers(lambda rate: growth_state(rate / 100), rate=(0, 40, "%"))
    return Explorer(show_rate, rate=number(say("explorer.growth"), 15))


def growth_state(rate: float) -> str:
    """Return, as HTML, the claimed figure for 2015 grown at ``rate`` beside every published figure."""
    series = losses.claimed_series()
    start, last = int(series["year"].min()), int(series["year"].max())
    path = losses.compound_path(float(series["central"].iloc[0]), rate, last - start)
    most = max(*path, float(series["central"].max()))
    rows = []
    for year, published in zip(series["year"].astype(int), series["central"].astype(float), strict=True):
        reached = path[year - start]
        drawn = bars(bar(published, most, LIGHT["claimed"]), bar(reached, most))
        rows.append([str(year), money(published), money(reached), drawn])
    head = [say("explorer.year"), say("explorer.published"), say("explorer.reached"), say("explorer.bars")]
    return summary(growth_summary(rate)) + table(head, rows)


def growth_summary(rate: float) -> str:
    """Return one sentence on what a growth rate makes of the claimed figure for 2015.

    >>> growth_summary(0.15).split(": ")[1].replace(chr(160), " ")
    'above the published USD 10.5 trillion.'
    """
    first, published = losses.estimate("cv_2015"), losses.estimate("cv_2025")
    reached = losses.compound_path(first.value, rate, published.year - first.year)[-1]
    near = abs(reached / published.value - 1) < 0.005
    above = reached > published.value
    return say(
        "explorer.near" if near else "explorer.above" if above else "explorer.below",
        first=money(first.value),
        start=first.year,
        rate=percent(rate),
        reached=money(reached),
        year=published.year,
        published=money(published.value),
    )


def figures_of_year() -> Explorer:
    """Return controls for a year and a kind of figure; the state lists what was published for that year."""
    years = sorted(data.load("loss_estimates")["year"].unique())
    kinds = [(say("explorer.all_kinds"), ALL), *((say(f"kind.{kind}"), kind) for kind in losses.KINDS)]
    return Explorer(
        figures_state,
        year=choice(say("explorer.year"), [int(year) for year in years], SHOWN_YEAR),
        kind=choice(say("explorer.kind"), kinds, ALL),
    )


def figures_state(year: int, kind: str) -> str:
    """Return, as HTML, the figures published for a year, largest first, of one kind or all."""
    rows = losses.estimates_for_year(year)
    if kind != ALL:
        rows = rows[rows["kind"] == kind]
    if rows.empty:
        return summary(say("explorer.no_figures", year=year))
    most, least = (float(rows["amount"].iloc[place]) for place in (0, -1))
    said = say(
        "explorer.figures",
        count=len(rows),
        year=year,
        most=money(most),
        least=money(least),
        times=show(most / least, "times"),
    )
    lines = [
        [
            escape(row["label"]),
            say(f"kind.{row['kind']}"),
            escape(row["scope"]),
            money(float(row["amount"])),
            bars(bar(float(row["amount"]), most, LIGHT[row["kind"]])),
        ]
        for row in rows.to_dict(orient="records")
    ]
    head = [
        say("explorer.publisher"),
        say("explorer.kind"),
        say("explorer.scope"),
        say("explorer.amount"),
        say("explorer.bars"),
    ]
    return summary(said) + table(head, lines)


def loss_per_report() -> Explorer:
    """Return boxes for a total and a number of reports; the state divides one by the other."""
    amount, reports = (losses.complaint_figure(SHOWN_RECORD, name).value for name in ("losses", "complaints"))
    return Explorer(
        with_numbers(per_report_state, amount=(0, 1e9, "USD"), reports=(0, 1e9, "")),
        amount=number(say("explorer.billions"), amount / 1e9),
        reports=number(say("explorer.reports"), int(reports)),
    )


def per_report_state(amount: float, reports: float) -> str:
    """Return, as HTML, what a total in billions makes per report, beside the FBI's record.

    >>> "USD 2,000" in per_report_state(0.002, 1000).replace(chr(160), " ")
    True
    """
    if not reports:
        return summary(say("explorer.no_reports"))
    each, known = amount * 1e9 / reports, losses.loss_per_complaint(2025)
    return summary(say("explorer.per_report", each=money(each), known=money(known), times=show(each / known, "times")))
