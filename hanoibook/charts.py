"""Named charts. Each answers one question and carries its title, words, table and sources."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil, floor, log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from hanoibook import data, facts, losses
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import money, say, show

PLOTLY_MIME = "application/vnd.plotly.v1+json"
SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True)
class Chart:
    """A picture with everything its reader needs.

    ``title`` states the point, ``subtitle`` the measure and unit; ``table`` holds the plotted values, one mark
    per non-missing value of the columns in ``units``; ``alt`` says kind, content and message; ``figure`` is a
    Plotly figure or, for a drawing that needs no script, an SVG text.
    """

    name: str
    title: str
    subtitle: str
    alt: str
    figure: go.Figure | str
    table: pd.DataFrame
    units: dict[str, str]
    sources: tuple[str, ...]
    grade: str
    note: str = ""
    headings: dict[str, str] = field(default_factory=dict)

    @property
    def marks(self) -> int:
        """How many marks the picture must show."""
        if isinstance(self.figure, str):
            return self.figure.count("<rect ")
        return int(self.table[list(self.units)].notna().to_numpy().sum())

    def figure_json(self) -> dict[str, Any]:
        """Return the Plotly figure as plain JSON values."""
        if isinstance(self.figure, str):
            raise TypeError(f"chart {self.name!r} is a drawing, not a Plotly figure")
        content: dict[str, Any] = json.loads(self.figure.to_json())
        return content

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        content = self.figure_json()
        layout = content["layout"]
        layout["meta"] = {
            "chart": self.name,
            "frame": {"height": layout["height"], "margin": layout["margin"]},
        }
        layout["title"] = {
            "text": f"<b>{self.title}</b><br><sup>{self.subtitle}</sup>",
            "x": 0,
            "xref": "container",
            "pad": {"l": 12},
        }
        layout["margin"] = {**layout["margin"], "t": 90}
        layout["height"] = layout["height"] + 70
        return {PLOTLY_MIME: content, "text/plain": self.alt}


_MAKERS: dict[str, Callable[[], Chart]] = {}


def names() -> list[str]:
    """Return the names of all charts, sorted.

    >>> "ic3-record" in names()
    True
    """
    return sorted(_MAKERS)


def get(name: str) -> Chart:
    """Return a chart, drawn now from the tables; raises :class:`KeyError` for an unknown name."""
    if name not in _MAKERS:
        raise KeyError(f"no chart named {name!r}. Known charts: {', '.join(names())}")
    return _MAKERS[name]()


def _chart(make: Callable[[], Chart]) -> Callable[[], Chart]:
    _MAKERS[make.__name__.replace("_", "-")] = make
    return make


@_chart
def claimed_versus_reported() -> Chart:
    """What do claimed, modelled, surveyed and reported figures say for one year?"""
    year = 2024
    rows = losses.estimates_for_year(year)
    figure = _figure(height=56 * len(rows) + 60)
    for kind in losses.KINDS:
        chosen = rows[rows["kind"] == kind]
        figure.add_scatter(
            x=chosen["amount"].tolist(),
            y=chosen.index.tolist(),
            mode="markers",
            marker={"color": LIGHT[kind], "symbol": KIND_MARKER[kind], "size": 15},
            hovertext=[f"{row.label}: {money(row.amount)}" for row in chosen.itertuples()],
            hoverinfo="text",
            cliponaxis=False,
        )
    middle = (float(rows["amount"].max()) * float(rows["amount"].min())) ** 0.5
    for place, row in rows.iterrows():
        figure.add_annotation(_row_label(place, row))
        figure.add_annotation(_mark_label(place, row["amount"], middle))
    figure.update_yaxes(autorange="reversed", visible=False, range=[len(rows) - 0.5, -0.9])
    figure.update_xaxes(_log_dollars(rows["amount"].min(), rows["amount"].max()))
    top, bottom = rows.iloc[0], rows.iloc[-1]
    factor = show(round(top["amount"] / bottom["amount"]), "times")
    table = rows[["label", "kind", "scope", "counted", "amount", "grade"]]
    return Chart(
        name="claimed-versus-reported",
        title=f"For {year}, the largest published figure is {factor} the smallest",
        subtitle=(
            f"Yearly cost or loss published for {year}, US dollars, logarithmic scale: "
            "each line is ten times the one before"
        ),
        alt=(
            f"Dot chart on a logarithmic scale of {len(rows)} figures published for {year}, from "
            f"{money(bottom['amount'])} ({bottom['label']}, {bottom['kind']}) to {money(top['amount'])} "
            f"({top['label']}, {top['kind']}). World totals are claimed, modelled or surveyed; the reported figure "
            "covers complaints to one office in one country."
        ),
        figure=figure,
        table=table,
        units={"amount": "USD"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note="The figures count different things in different places; none contains the next.",
        headings={"label": "Publisher", "kind": "Kind", "scope": "Place and people", "counted": "What is counted",
                  "amount": "Amount", "grade": "Grade"},
    )  # fmt: skip


@_chart
def ic3_record() -> Chart:
    """How did FBI IC3 losses and complaints grow?"""
    rows = losses.complaints_record()
    first, last = rows.iloc[0], rows.iloc[-1]
    figure = _figure(height=520)
    panels = make_subplots(figure=figure, rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.14)
    referred = rows["basis"] == "referred"
    for chosen, opacity in ((rows[referred], 0.5), (rows[~referred], 1.0)):
        panels.add_bar(
            x=chosen["year"].tolist(),
            y=_plain(chosen["losses"]),
            marker={"color": LIGHT["reported"], "opacity": opacity},
            hovertext=[_hover(row.year, row.losses, "USD") for row in chosen.itertuples()],
            hoverinfo="text",
            row=1,
            col=1,
        )
    panels.add_bar(
        x=rows["year"].tolist(),
        y=_plain(rows["complaints"]),
        marker={"color": LIGHT["reported"]},
        hovertext=[_hover(row.year, row.complaints, "complaints") for row in rows.itertuples()],
        hoverinfo="text",
        row=2,
        col=1,
    )
    _panel_heading(figure, "y", "<b>Losses stated, US dollars</b>")
    _panel_heading(figure, "y2", "<b>Complaints received</b>")
    _bar_label(figure, last["year"], last["losses"], "USD", "y")
    _bar_label(figure, last["year"], last["complaints"], "complaints", "y2")
    until = int(rows.loc[referred, "year"].max())
    figure.add_annotation(
        x=until - 4,
        y=float(rows["losses"].max()) * 0.2,
        yref="y",
        xref="x",
        text=f"to {until}: only complaints<br>referred to police",
        font={"color": LIGHT["muted"], "size": 12},
        showarrow=False,
    )
    figure.update_yaxes(visible=False)
    figure.update_xaxes(tickvals=list(range(int(first["year"]) + 4, int(last["year"]) + 1, 5)), showgrid=False)
    growth = facts.get("ic3-losses-growth-2015-2025").text
    table = rows[["year", "losses", "complaints", "basis", "grade"]]
    return Chart(
        name="ic3-record",
        title="Losses in the FBI's complaint record grew far faster than complaints",
        subtitle=f"Losses stated and complaints received by IC3, {first['year']} to {last['year']}, yearly",
        alt=(
            f"Two bar charts by year, {first['year']} to {last['year']}. Losses rise slowly to "
            f"{facts.get('ic3-losses-2015').text} in 2015 and then steeply to {money(last['losses'])} in "
            f"{last['year']}, {growth}. Complaints rise from {first['complaints']:,} to {last['complaints']:,}."
        ),
        figure=figure,
        table=table,
        units={"losses": "USD", "complaints": "complaints"},
        sources=_keys(rows),
        grade=max(rows["grade"]),
        note=(
            "Pale bars count only complaints that IC3 passed on to police, so they are not comparable with the "
            "later ones. No total loss was published for 2010. Dollars of each year, not adjusted for prices."
        ),
        headings={"year": "Year", "losses": "Losses", "complaints": "Complaints", "basis": "What losses cover",
                  "grade": "Grade"},
    )  # fmt: skip


@_chart
def claimed_series() -> Chart:
    """How does the claimed series compare with its own stated growth rate?"""
    series = losses.claimed_series()
    rate = losses.stated_growth("cv_2025").value
    start = losses.estimate("cv_2021")
    last = int(series["year"].max())
    path = losses.compound_path(start.value, rate, last - start.year)
    years = list(range(start.year, last + 1))
    table = pd.DataFrame({"year": sorted({*series["year"], *years})})
    table["published"] = table["year"].map(series.set_index("year")["central"]).astype("Float64")
    table["at_stated_growth"] = table["year"].map(dict(zip(years, path, strict=True))).round().astype("Float64")
    figure = _figure(height=430)
    figure.add_scatter(
        x=years,
        y=[round(amount) for amount in path],
        mode="lines+markers",
        line={"color": LIGHT["muted"], "dash": "dot", "width": 2},
        marker={"color": LIGHT["muted"], "symbol": "circle-open", "size": 8},
        hovertext=[_hover(year, amount, "USD") for year, amount in zip(years, path, strict=True)],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=series["year"].tolist(),
        y=_plain(series["central"]),
        mode="lines+markers",
        line={"color": LIGHT["claimed"], "width": 2},
        marker={"color": LIGHT["claimed"], "symbol": KIND_MARKER["claimed"], "size": 12},
        hovertext=[_hover(row.year, row.central, "USD") for row in series.itertuples()],
        hoverinfo="text",
    )
    for year in (int(series["year"].min()), start.year, 2025, last):
        amount = float(series.set_index("year").loc[year, "central"])
        figure.add_annotation(
            x=year, y=amount, text=money(amount), yshift=-18, xanchor="right" if year == last else "center",
            showarrow=False, font={"color": LIGHT["claimed"], "size": 12},
        )  # fmt: skip
    figure.add_annotation(
        x=last, y=path[-1], text=f"at {show(rate, 'share a year')}:<br>{money(path[-1])}", xanchor="right",
        xshift=-14, showarrow=False, font={"color": LIGHT["muted"], "size": 12},
    )  # fmt: skip
    figure.update_yaxes(_dollars(path[-1]))
    figure.update_xaxes(
        tickvals=[2015, 2018, 2021, 2025, 2028, 2031], range=[2013.6, 2031.8], showgrid=False
    )
    later = facts.get("cv-stated-growth-2025-2031").text
    return Chart(
        name="claimed-series",
        title=f"To 2025 the claimed series follows its own {show(rate, 'share')} table; then the rate drops",
        subtitle="Yearly cost of cybercrime according to Cybersecurity Ventures, US dollars, by the year it speaks of",
        alt=(
            f"Line chart of six published figures from {money(series['central'].iloc[0])} for 2015 to "
            f"{money(series['central'].iloc[-1])} for {last}, beside a dotted line that grows "
            f"{show(rate, 'share a year')} from 2021. The two agree up to 2025. After that the published series grows "
            f"{later} while the dotted line reaches {money(path[-1])}."
        ),
        figure=figure,
        table=table,
        units={"published": "USD", "at_stated_growth": "USD"},
        sources=_keys(series),
        grade=max(series["grade"]),
        note=(
            "Diamonds are published figures; the dotted line is our arithmetic. The straight lines between "
            "diamonds join published years and say nothing about the years in between."
        ),
        headings={"year": "Year", "published": "Published", "at_stated_growth": "2021 figure at the stated rate"},
    )


@_chart
def claimed_in_squares() -> Chart:
    """How large is the best-known forecast beside what victims reported?"""
    whole, part = facts.get("cv-2025"), facts.get("ic3-losses-2025")
    count = round(whole.value / part.value)
    table = pd.DataFrame(
        {
            "figure": [whole.meaning, part.meaning],
            "kind": ["claimed", "reported"],
            "amount": [whole.value, part.value],
            "squares": [count, 1],
            "grade": [whole.grade, part.grade],
        }
    )
    return Chart(
        name="claimed-in-squares",
        title=f"One square was reported. The forecast for the same year fills {count}",
        subtitle=f"Losses stated in complaints to the FBI for 2025 ({part.text}) beside the forecast ({whole.text})",
        alt=(
            f"A block of {count} equal squares. One dark square is the {part.text} of losses reported to the FBI "
            f"for 2025; all of them together are the {whole.text} that Cybersecurity Ventures forecast for that year."
        ),
        figure=_squares(count),
        table=table,
        units={"amount": "USD", "squares": "squares"},
        sources=tuple(dict.fromkeys((*whole.sources, *part.sources))),
        grade=max(whole.grade, part.grade),
        note=(
            "The forecast speaks of the whole world and of many kinds of cost; the record holds only what "
            "people told one American office. Neither is the true cost."
        ),
        headings={"figure": "Figure", "kind": "Kind", "amount": "Amount", "squares": "Squares", "grade": "Grade"},
    )


def _squares(count: int, across: int = 42, size: int = 12, gap: int = 4) -> str:
    step = size + gap
    down = -(-count // across)
    cells = []
    for place in range(count):
        column, row = place % across, place // across
        kind = "reported" if place == 0 else "claimed"
        cells.append(
            f'<rect class="hb-{kind}" x="{column * step}" y="{row * step}" width="{size}" height="{size}"/>'
        )
    return f'<svg viewBox="0 0 {across * step - gap} {down * step - gap}">{"".join(cells)}</svg>'


def _figure(height: int) -> go.Figure:
    template = go.layout.Template(
        layout={
            "font": {"family": SANS, "size": 13, "color": LIGHT["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "hoverlabel": {"bgcolor": LIGHT["paper"], "font": {"color": LIGHT["ink"]}, "align": "left"},
            "xaxis": {"gridcolor": LIGHT["rule"], "zeroline": False, "fixedrange": True, "automargin": True},
            "yaxis": {"gridcolor": LIGHT["rule"], "zeroline": False, "fixedrange": True, "automargin": True},
        }
    )
    figure = go.Figure()
    figure.update_layout(
        template=template,
        height=height,
        margin={"l": 8, "r": 16, "t": 12, "b": 32},
        showlegend=False,
        dragmode=False,
        bargap=0.25,
    )
    return figure


def _row_label(place: int, row: pd.Series[Any]) -> dict[str, Any]:
    kind = say(f"kind.{row['kind']}")
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "y": place, "yshift": 19, "showarrow": False,
        "align": "left", "text": f"<b>{row['label']}</b>, {kind}: {row['scope']}",
        "font": {"size": 12.5, "color": LIGHT["ink"]},
    }  # fmt: skip


def _mark_label(place: int, amount: float, middle: float) -> dict[str, Any]:
    side = -1 if amount > middle else 1
    return {
        "x": log10(amount), "y": place, "xshift": 13 * side, "xanchor": "right" if side < 0 else "left",
        "showarrow": False, "text": money(amount), "font": {"size": 12.5, "color": LIGHT["muted"]},
    }  # fmt: skip


def _log_dollars(least: float, most: float) -> dict[str, Any]:
    powers = range(floor(log10(least)), ceil(log10(most)) + 1)
    return {
        "type": "log",
        "range": [powers[0] - 0.1, powers[-1] + 0.1],
        "tickvals": [10**power for power in powers],
        "ticktext": [money(10**power).removeprefix("USD\u00a0") for power in powers],
    }


def _dollars(most: float) -> dict[str, Any]:
    step = 5_000_000_000_000
    ticks = list(range(0, int(most) + 2 * step, step))
    return {"tickvals": ticks, "ticktext": [money(tick) if tick else "0" for tick in ticks], "range": [0, ticks[-1]]}


def _panel_heading(figure: go.Figure, axis: str, text: str) -> None:
    figure.add_annotation(
        x=0, xref="paper", y=1, yref=f"{axis} domain", yshift=20, xanchor="left", text=text, showarrow=False
    )


def _bar_label(figure: go.Figure, year: int, amount: float, unit: str, axis: str) -> None:
    figure.add_annotation(
        x=int(year), y=float(amount), xref="x", yref=axis, xshift=8, yanchor="bottom", xanchor="right",
        text=show(amount, unit), showarrow=False, font={"color": LIGHT["reported"]},
    )  # fmt: skip


def _hover(year: int, amount: Any, unit: str) -> str:
    return f"{year}: {say('year.missing') if pd.isna(amount) else show(amount, unit)}"


def _plain(column: pd.Series[Any]) -> list[float | None]:
    return [None if pd.isna(cell) else float(cell) for cell in column]


def _keys(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for cell in rows["sources"] for key in data.split_list(cell)))
