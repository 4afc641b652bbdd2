"""Where the well-known world figures come from, and whether any of them leads to the Urdu edition's figure for 2030."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, losses
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Assumption, Chart, Option, chart
from hanoibook.charts.parts import compose, plotted, series
from hanoibook.charts.rows import Rows
from hanoibook.facts import Fact
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import N_, _, money, say, show, split_money

GENEALOGY = (  # each figure above those that pass it on
    "wef_2014",
    "cv_2021",
    "ec_2020",
    "leonardo_2021",
    "cv_2025",
    "prox_2030",
    "un_misattr",
    "cv_2024",
    "cv_2031",
    "st22_2027",
    "us_2027",
    "st24_2028",
    "unknown_2030",
)
OWN_LINES = {"Cybersecurity Ventures": "claimed", "Statista": "modelled"}


@chart
def genealogy_of_trillions() -> Chart:
    """Which of the well-known world figures have an origin of their own, and which pass on another?"""
    rows = _family()
    passed_on = rows[rows["derived_from"].notna()]
    return compose(
        plotted(
            rows,
            {"time": "year"},
            ["label", "time", "year", "kind", "said", "derived_from", "counted", "grade"],
            time=_("Published"),
            year=_("Speaks of"),
            said=_("Amount"),
            derived_from=_("Rows that it repeats or extends"),
        ),
        _family_tree(rows),
        title=_(
            "Of these {count} world figures, {passed_on} only pass on or extend another",
            count=len(rows),
            passed_on=len(passed_on),
        ),
        subtitle=_(
            "World figures by the day they were published, US dollars. A solid line with an arrow leads from a figure "
            "to one that repeats or extends it; a dotted line joins the figures of one publisher"
        ),
        alt=_(
            "Flow from left to right with {count} rows, one a world figure at the day it was published, from {oldest} "
            "to {newest}. Arrows lead from the figures of Cybersecurity Ventures and of Statista to {passed_on} "
            "figures that repeat or extend them: {figures}. No arrow leads to the last row.",
            count=len(rows),
            oldest=_in_words(rows.iloc[0]),
            newest=_in_words(rows.iloc[-1]),
            passed_on=len(passed_on),
            figures=series(forms.each(passed_on, _in_words)),
        ),
        note=_(
            "Our selection. The figure of 2014 is growth forgone in a scenario, not a loss to crime. Cybersecurity "
            "Ventures’ base for 2015 is left out: only later releases recall it. Statista takes its definition, not "
            "its amounts, from Cybersecurity Ventures."
        ),
    )


def _family() -> pd.DataFrame:
    rows = data.load("loss_estimates").set_index("id", drop=False).loc[list(GENEALOGY)].reset_index(drop=True)
    amount = rows["central"].fillna(rows["low"]).fillna(rows["high"])
    dates = [
        cell if pd.notna(cell) else data.sources(keys)[0].date
        for cell, keys in zip(rows["published"], rows["sources"], strict=True)
    ]
    time = [style.decimal_year(data.earliest(day)) for day in dates]
    return rows.assign(amount=amount, when=dates, time=time, said=[money(one) for one in amount])


def _in_words(row: pd.Series) -> str:
    amount = money(row["amount"])
    return _("{publisher}, for {year}, {amount}", publisher=row["label"], year=row["year"], amount=amount)


def _family_tree(rows: pd.DataFrame) -> go.Figure:
    """Draw each figure at the day of its publication, in rows, so that what passes it on is right of it and below."""
    figure = forms.rows()
    for parent, child in _descent(rows):
        _step(figure, rows["time"], parent, child, "ink", "solid")
        tip = {"x": rows["time"][child], "y": child, "ax": -22, "ay": 0, "standoff": 7, "arrowhead": 2}
        figure.add_annotation({**style.label("", "ink", **tip), "showarrow": True, "arrowcolor": LIGHT["ink"]})
    for publisher, colour in OWN_LINES.items():
        for first, second in pairwise(rows.index[rows["publisher"] == publisher].tolist()):
            _step(figure, rows["time"], first, second, colour, "dot")
    forms.dots_by_kind(
        figure,
        rows,
        "time",
        lambda row: style.text(style.named(_in_words(row), say(f"kind.{row['kind']}"))),
        kinds=[kind for kind in losses.KINDS if kind in set(rows["kind"])],
        size=13,
    )
    for place, row in rows.iterrows():
        forms.head(figure, place, *_origin(row))
        forms.value(figure, place, money(row["amount"]), row["time"])
    first, last = (data.earliest(rows["when"].sort_values().iloc[place]).year for place in (0, -1))
    figure.update_xaxes(range=[first - 0.4, last + 1], tickvals=list(range(first, last + 2, 2)))
    return figure


def _descent(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the places of each figure that repeats or extends others, and of the last of these that is shown."""
    place = {row_id: number for number, row_id in enumerate(rows["id"])}
    found = []
    for child, cell in enumerate(rows["derived_from"].fillna("")):
        parents = [place[one] for one in data.split_list(cell) if one in place]
        found += [(parent, child) for parent in parents[-1:]]
    return found


def _origin(row: pd.Series) -> tuple[str, str]:
    return style.text(row["label"]), _("in {published}, for {year}", published=row["when"][:4], year=row["year"])


def _step(figure: Rows, times: pd.Series, parent: int, child: int, colour: str, dash: str) -> None:
    """Draw a line down from one mark, and right to another."""
    start, end = float(times[parent]), float(times[child])
    stroke = {"color": LIGHT[colour], "width": 1.5, "dash": dash}
    for x0, y0, x1, y1 in ((start, parent, start, child), (start, child, end, child)):
        figure.add_shape(type="line", x0=x0, y0=y0, x1=x1, y1=y1, line=stroke, layer="below")


@chart
def statista_editions() -> Chart:
    """How did one publisher's figures for the same years change from one edition to the next?"""
    rows = data.load("loss_estimates").query("publisher == 'Statista'")
    table = _editions(rows)
    return compose(
        plotted(
            table,
            {"edition_2022": "USD", "edition_2024": "USD"},
            ["year", "edition_2022", "edition_2024", "grade"],
            rests_on=[rows],
            edition_2022=_("Edition of 2022"),
            edition_2024=_("Edition of 2024"),
        ),
        _two_editions(table),
        title=_(
            "The later edition puts 2028 {below} below what the earlier one had for 2027",
            below=facts.get("statista-2028-below-2027").text,
        ),
        subtitle=_("Yearly world cost of cybercrime by edition of Statista, US dollars, by the year it speaks of"),
        alt=_(
            "Line chart of the series of one publisher. The edition of 2022 rises from {start} for 2018 to "
            "{older} for 2027. The edition of 2024 starts at the same amount and rises to {newer} for 2028, far "
            "below the first line.",
            start=money(table["edition_2022"].iloc[0]),
            older=facts.get("statista-2027-edition-2022").text,
            newer=facts.get("statista-2028-edition-2024").text,
        ),
        note=_(
            "The publisher calls both series modelled; the method is not open. The values of the later edition for "
            "2025 to 2027 are not yet verified (open marks, grade D); those for 2028 and 2029 are. For 2022 the "
            "later edition is quoted as above the amount drawn. Lines join published years."
        ),
    )


def _editions(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows.assign(amount=rows["central"].fillna(rows["low"]), edition=rows["id"].str[:4])
    wide = rows.pivot_table(index="year", columns="edition", values="amount", aggfunc="first")
    table = pd.DataFrame({"year": wide.index.astype(int)})
    table["edition_2022"] = wide["st22"].astype("Float64").to_numpy()
    table["edition_2024"] = wide["st24"].astype("Float64").to_numpy()
    table["grade"] = [max(rows.loc[rows["year"] == year, "grade"]) for year in table["year"]]
    return table


def _two_editions(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=430)
    verified = table["grade"].where(table["grade"] != "D")
    _edition(figure, table.assign(verified=True), "edition_2022", _("edition of 2022"), dash="dot")
    _edition(figure, table.assign(verified=verified.notna()), "edition_2024", _("edition of 2024"), dash="solid")
    figure.update_yaxes(style.dollars(float(table["edition_2022"].max()), 5 * style.TRILLION))
    figure.update_xaxes(tickvals=list(range(2018, 2029, 2)), showgrid=False, range=[2017.4, 2029.4])
    return figure


def _edition(figure: go.Figure, table: pd.DataFrame, column: str, name: str, *, dash: str) -> None:
    rows = table.dropna(subset=column)
    shape = KIND_MARKER["modelled"]
    forms.line(
        figure,
        rows["year"].tolist(),
        style.plain(rows[column]),
        forms.each(rows, lambda row: style.hover(row["year"], row[column], "USD")),
        colour="modelled",
        stroke={"dash": dash, "width": 2},
        marker={"symbol": [shape if verified else f"{shape}-open" for verified in rows["verified"]], "size": 11},
    )
    year, amount = int(rows["year"].iloc[-1]), float(rows[column].iloc[-1])
    words = _("{edition},<br>{year}: {amount}", edition=name, year=year, amount=split_money(amount).amount)
    place = {"x": year - 0.3, "y": amount, "xanchor": "right", "align": "right", **style.ON_PAPER}
    above, below = {"yanchor": "bottom", "yshift": 4}, {"yanchor": "top", "yshift": -142}
    figure.add_annotation(style.label(words, "ink", **place, **above), only="wide")
    figure.add_annotation(style.label(words, "ink", **place, **(above if dash == "dot" else below)), only="narrow")


PATHS = {
    "cv-2031-back-to-2030": (N_("Cybersecurity Ventures at its later rate"), "computed"),
    "statista-2030-extended": (N_("Statista’s last step repeated"), "computed"),
    "article-2030": (N_("The essay, Urdu edition"), "article"),
    "proxyrack-2030": (N_("Proxyrack, as printed"), "modelled"),
    "cv-2021-at-stated-growth-to-2030": (N_("Cybersecurity Ventures at its older rate"), "computed"),
}
LOOKS = {  # what to call a kind of path, and colour and shape of its mark
    "computed": (N_("computed"), LIGHT["muted"], "circle-open"),
    "article": (N_("essay"), LIGHT["claimed"], KIND_MARKER["claimed"]),
    "modelled": (N_("modelled"), LIGHT["modelled"], KIND_MARKER["modelled"]),
}


@chart
def paths_to_2030() -> Chart:
    """Does any known series lead to the Urdu edition's figure for 2030?"""
    found = [facts.get(name) for name in PATHS]
    table = _paths(found)
    known = table.loc[table["look"] != "article", "amount"]
    return compose(
        plotted(
            table,
            {"amount": "USD"},
            ["path", "kind", "amount", "how", "grade"],
            rests_on=found,
            path=_("Path"),
            amount=_("Amount for 2030"),
            how=_("How"),
        ),
        _path_dots(table),
        title=_(
            "For 2030, known paths give {least} to {most} trillion; none gives the Urdu edition’s figure",
            least=split_money(known.iloc[0]).number,
            most=split_money(known.iloc[-1]).number,
        ),
        subtitle=_("World cost of cybercrime for 2030, US dollars: a printed forecast, and series carried on by us"),
        alt=_(
            "Dot chart of {count} figures for 2030: {figures}. The Urdu edition's figure lies close to one of them and "
            "equals none.",
            count=len(table),
            figures=series(forms.each(table, lambda row: style.named(row["path"], money(row["amount"])))),
        ),
        note=_(
            "Open circles are our arithmetic, not printed by the publishers. That a path comes near to the Urdu "
            "edition's figure does not show that the figure came from there."
        ),
    )


def _paths(found: list[Fact]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "path": [str(path) for path, _look in PATHS.values()],
            "look": [look for _path, look in PATHS.values()],
            "kind": [str(LOOKS[look][0]) for _path, look in PATHS.values()],
            "amount": [fact.value for fact in found],
            "how": [fact.meaning for fact in found],
            "grade": [fact.grade for fact in found],
        }
    )
    return table.sort_values("amount").reset_index(drop=True)


def _path_dots(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    colours, symbols = ([LOOKS[look][part] for look in table["look"]] for part in (1, 2))
    marker = {"color": colours, "symbol": symbols, "size": 14, "line": {"width": 2, "color": colours}}
    hover = forms.each(table, lambda row: style.text(style.named(row["path"], money(row["amount"]))))
    forms.dots(figure, table["amount"], hover, marker)
    most = float(table["amount"].max())
    for place, row in table.iterrows():
        forms.head(figure, place, style.text(row["path"]))
        forms.value(figure, place, money(row["amount"]), row["amount"])
    figure.update_xaxes(style.dollars(most, 10 * style.TRILLION))
    return figure


RATES = [step / 40 for step in range(9)]  # 0 to 20% a year
SHOWN_RATE = 6


@chart
def growth_to_2030() -> Chart:
    """At which yearly growth does the claimed figure for 2025 become the Urdu edition's figure for 2030?"""
    start, goal = facts.get("cv-2025"), facts.get("article-2030")
    options = tuple(_growth(rate, start, goal) for rate in RATES)
    return Assumption(say("assume.growth"), "range", options, SHOWN_RATE).chart()


def _growth(rate: float, start: Fact, goal: Fact) -> Option:
    path = [start.value * (1 + rate) ** step for step in range(6)]
    table = pd.DataFrame({"year": range(2025, 2031), "path": path, "article": [None] * 5 + [goal.value]})
    table["article"] = table["article"].astype("Float64")
    label, title = show(rate, "share"), _grown(rate, start.value, path[-1])
    sentence = _compared(rate, title, path[-1] - goal.value)
    needed = facts.get("article-growth-2025-2030")
    picture = compose(
        plotted(
            table,
            {"path": "USD", "article": "USD"},
            ["year", "path", "article"],
            rests_on=[start, goal],
            path=_("At this growth"),
            article=_("The essay, Urdu edition"),
        ),
        _growth_path(table),
        title=title,
        subtitle=_("World cost of cybercrime, US dollars: a claimed figure for 2025, carried on by our arithmetic"),
        alt=_(
            "Line of yearly amounts with open marks, and one diamond for the Urdu edition’s {goal}. {sentence}",
            goal=money(goal.value),
            sentence=sentence,
        ),
        note=_(
            "Growth of about {needed} would lead from one figure to the other. We know no publisher who "
            "states that rate. Beware: {unlike}. The line is arithmetic and not a forecast of ours.",
            needed=needed.text,
            unlike=needed.unlike,
        ),
    )
    return Option(label, sentence, picture)


def _grown(rate: float, start: float, end: float) -> str:
    amounts = {"rate": show(rate, "share"), "start": money(start), "end": money(end)}
    if rate == 0:
        return _("At {rate} a year, {start} in 2025 is {end} in 2030", **amounts)
    return _("At {rate} a year, {start} in 2025 becomes {end} in 2030", **amounts)


def _compared(rate: float, grown: str, gap: float) -> str:
    """Say how far the line ends from the Urdu edition's figure, and whose rate it is if a publisher stated it."""
    amount = money(abs(gap))
    story = _("{grown}: {amount} below the Urdu edition’s figure.", grown=grown, amount=amount)
    if gap > 0:
        story = _("{grown}: {amount} above the Urdu edition’s figure.", grown=grown, amount=amount)
    if rate == facts.get("cv-stated-growth-2021-2025").value:
        return _("{story} This is the rate that Cybersecurity Ventures stated for 2021 to 2025.", story=story)
    if rate == facts.get("cv-stated-growth-2025-2031").value:
        return _("{story} This is the rate that Cybersecurity Ventures stated for 2025 to 2031.", story=story)
    return story


def _growth_path(table: pd.DataFrame) -> go.Figure:
    figure = style.figure(height=340)
    years, path = table["year"].tolist(), table["path"].tolist()
    goal = float(table["article"].iloc[-1])
    forms.line(
        figure,
        years,
        path,
        [style.hover(year, amount, "USD") for year, amount in zip(years, path, strict=True)],
        colour="muted",
        stroke={"width": 2},
        marker={"color": LIGHT["paper"], "size": 11, "line": {"width": 2, "color": LIGHT["muted"]}},
        cliponaxis=False,
    )
    mark = {"color": LIGHT["claimed"], "symbol": KIND_MARKER["claimed"], "size": 14}
    forms.dots(figure, pd.Series([2030]), [style.hover(2030, goal, "USD")], mark, y=[goal])
    _write_growth(figure, path[0], path[-1], goal)
    figure.update_xaxes(tickvals=years, range=[2024.8, 2030.1], showgrid=False)
    figure.update_yaxes(style.dollars(path[0] * (1 + max(RATES)) ** 5, 5 * style.TRILLION))
    figure.update_layout(margin={"r": 112})
    return figure


def _write_growth(figure: go.Figure, start: float, end: float, goal: float) -> None:
    first, last, article = (split_money(amount).amount for amount in (start, end, goal))
    beside: dict[str, Any] = {"x": 2030, "xanchor": "left", "xshift": 13}
    apart = 12 if abs(end - goal) < 1.6 * style.TRILLION else 0
    up = apart if end >= goal else -apart
    figure.add_annotation(style.label(last, "muted", y=end, yshift=up, **beside))
    words = style.lines(style.bold(_("essay")), article)
    figure.add_annotation(style.label(words, "claimed", y=goal, yshift=-up, align="left", **beside))
    figure.add_annotation(style.label(first, "muted", x=2025, y=start, yshift=-18, xanchor="left"))
