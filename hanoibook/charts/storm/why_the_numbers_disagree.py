"""Why the numbers disagree: wide ranges, one answer in a survey, totals that grow, and what is never reported."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from hanoibook import data, facts, losses
from hanoibook.charts import forms, style
from hanoibook.charts.chart import Assumption, Chart, Option, chart
from hanoibook.charts.parts import Ground, Plotted, compose, plotted, series
from hanoibook.facts import Fact
from hanoibook.palette import KIND_MARKER, LIGHT
from hanoibook.words import N_, _, day, money, say, show, split_money

RANGES_OF = 2017
TWO_COSTS = {"rand_direct": N_("RAND, direct cost"), "rand_total": N_("RAND, whole cost")}


@chart
def ranges_of_2017() -> Chart:
    """How far apart are the estimates for one year, and how wide are their own ranges?"""
    rows = data.load("loss_estimates").query("year == @RANGES_OF and period == 'year' and derived_from.isna()")
    record = losses.complaint_figure(RANGES_OF, "losses")
    table = _ranges(rows, record.value, record.grade)
    return compose(
        plotted(
            table,
            {"low": "USD", "high": "USD"},
            ["label", "kind", "scope", "counted", "low", "high", "grade"],
            rests_on=[rows, record],
            low=_("Lower end, or single figure"),
            high=_("Upper end"),
        ),
        _range_bars(table),
        title=_(
            "For {year}, the upper end of the widest range is {times} its lower end",
            year=RANGES_OF,
            times=show(round(float((rows["high"] / rows["low"]).max())), "times"),
        ),
        subtitle=_(
            "Published for {year}, US dollars, logarithmic scale: each step is a hundred times the one before",
            year=RANGES_OF,
        ),
        alt=_(
            "Range chart on a logarithmic scale for {year}: {ranges}. The model that shows its inputs has the "
            "widest range.",
            year=RANGES_OF,
            ranges=series(forms.each(table, _range_in_words)),
        ),
        note=_(
            "The rows count different things: complaints to one office, consumers in some countries, the world. A "
            "wide range can be the more honest one: it shows how much is not known."
        ),
    )


def _ranges(rows: pd.DataFrame, reported: float, grade: str) -> pd.DataFrame:
    record = {
        "label": "FBI IC3",
        "kind": "reported",
        "scope": _("complaints to a US body"),
        "counted": _("losses stated by complainants"),
        "low": reported,
        "high": None,
        "grade": grade,
    }
    names = [str(TWO_COSTS.get(row_id, label)) for row_id, label in zip(rows["id"], rows["label"], strict=True)]
    drawn = rows.assign(low=rows["low"].fillna(rows["central"]), label=names)[list(record)]
    table = pd.concat([pd.DataFrame([record]), drawn], ignore_index=True)
    table = table.astype({"low": "Float64", "high": "Float64"})
    return table.sort_values("low", ascending=False, kind="stable").reset_index(drop=True)


def _ends(row: pd.Series) -> list[float]:
    return [float(end) for end in (row["low"], row["high"]) if not pd.isna(end)]


def _range_in_words(row: pd.Series) -> str:
    name = _("{publisher} ({kind})", publisher=row["label"], kind=say(f"kind.{row['kind']}"))
    amounts = [money(end) for end in _ends(row)]
    if len(amounts) == 1:
        return style.named(name, amounts[0])
    return _("{publisher}: {least} to {most}", publisher=name, least=amounts[0], most=amounts[1])


def _range_bars(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    for place, row in table.iterrows():
        ends = _ends(row)
        forms.line(
            figure,
            ends,
            [place] * len(ends),
            [style.text(style.named(row["label"], money(end))) for end in ends],
            colour=row["kind"],
            stroke={"width": 5},
            marker={"symbol": KIND_MARKER[row["kind"]], "size": 13},
            cliponaxis=False,
        )
        kind = style.named(say(f"kind.{row['kind']}"), style.text(row["scope"]))
        forms.head(figure, place, style.text(row["label"]), kind)
        forms.value(figure, place, _amounts(ends), ends[-1])
    lows, highs = table["low"].astype(float), table["high"].dropna().astype(float)
    figure.update_xaxes(style.dollars_log(float(lows.min()), float(highs.max()), every=2))
    return figure


def _amounts(ends: list[float]) -> str:
    if len(ends) == 1:
        return money(ends[0])
    return _("{least}<br>to {most}", least=money(ends[0]), most=split_money(ends[1]).amount)


@chart
def how_many_report() -> Chart:
    """Which shares are said to be reported, and of whom?"""
    rows = _studies()
    least, most = (show(rows["value"].iloc[place], "share") for place in (0, -1))
    return compose(
        plotted(
            rows,
            {"value": "share"},
            ["short_name", "kind", "scope", "bound", "value", "published", "grade"],
            short_name=_("Study"),
            scope=_("Who"),
            value=_("Share who report"),
        ),
        _study_dots(rows),
        title=_("From {least} to {most}: shares said to be reported, each of another group", least=least, most=most),
        subtitle=_(
            "Share of victims, or of offences, that were reported: other people, places and meanings in each row"
        ),
        alt=_(
            "Dot chart of {count} shares from different studies: {shares}.",
            count=len(rows),
            shares=series(forms.each(rows, lambda row: style.named(row["short_name"], show(row["value"], "share")))),
        ),
        note=_(
            "Not to be read as a series. The open mark is an upper bound. The two editions of the Global Anti-Scam "
            "Alliance used different questionnaires. The FBI film names no study for its share."
        ),
    )


def _studies() -> pd.DataFrame:
    rows = data.load("loss_measurement").query("evidence_of == 'reporting'")
    return rows.sort_values("value").reset_index(drop=True)


def _study_dots(rows: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    forms.dots_by_kind(
        figure,
        rows,
        "value",
        lambda row: style.text(style.named(row["short_name"], _share(row))),
        kinds=[kind for kind in losses.KINDS if kind in set(rows["kind"])],
        is_open=lambda row: row["bound"] == "up_to",
        edge=2,
        size=14,
    )
    for place, row in rows.iterrows():
        forms.head(figure, place, style.text(row["short_name"]))
        forms.value(figure, place, _share(row), row["value"])
    ticks = style.QUARTERS
    figure.update_xaxes(range=[0, 1.02], tickvals=ticks, ticktext=[show(one, "share") for one in ticks])
    return figure


def _share(row: pd.Series) -> str:
    share = style.bounded(row["bound"], show(row["value"], "share"))
    return _("{share}, {kind}", share=share, kind=say(f"kind.{row['kind']}"))


@chart
def ransom_revisions() -> Chart:
    """How much did the traced ransoms of a year grow after the first count on file?"""
    rows = _revisions()
    years = rows.groupby("year")["amount"]
    verified = rows[rows["grade"] != "D"]
    ends = verified[verified["year"].duplicated(keep=False)].groupby("year")["amount"]
    return compose(
        plotted(
            rows,
            {"amount": "USD"},
            ["year", "published", "amount", "grade"],
            year=_("Year of payment"),
            amount=_("Total"),
        ),
        _revised(rows),
        title=_(
            "{grown} of {count} yearly ransom totals grew after the first count on file",
            grown=int((ends.last() > ends.first()).sum()),
            count=len(ends.first()),
        ),
        subtitle=_(
            "Ransoms traced by Chainalysis, US dollars, by year of payment: first count (open) and later counts"
        ),
        alt=_(
            "Dot chart with one row a year. Open marks show the first count, filled marks the later ones, always "
            "further right: {years}.",
            years=series(
                _("{year}: {least} to {most}", year=year, least=money(part.min()), most=money(part.max()))
                for year, part in years
            ),
        ),
        note=_(
            "The firm finds more addresses of offenders as time passes, so the newest year is incomplete. "
            "Only years with two or more counts on file; the first of them need not be the first publication. Values "
            "of grade D, recalled and not yet verified, are crosses and are not counted in the title."
        ),
    )


def _revisions() -> pd.DataFrame:
    """Return the totals of each year that was counted more than once, in the order of their publication."""
    rows = data.load("ransomware_payments").query("series == 'chainalysis_total' and period.str.len() == 4")
    rows = rows[rows.groupby("period")["period"].transform("count") > 1]
    rows = rows.sort_values(["year", "vintage"], kind="stable").reset_index(drop=True)
    return rows.assign(year=rows["year"].astype(int), published=rows["vintage"], amount=rows["value"].astype(float))


def _revised(table: pd.DataFrame) -> go.Figure:
    figure = forms.rows()
    for place, (year, part) in enumerate(table.groupby("year")):
        later = ["x-thin-open" if grade == "D" else "triangle-up" for grade in part["grade"][1:]]
        outline = {"width": 2, "color": LIGHT["modelled"]}
        forms.line(
            figure,
            part["amount"].tolist(),
            [place] * len(part),
            forms.each(part, _revision),
            colour="modelled",
            stroke={"width": 2},
            marker={"symbol": ["triangle-up-open", *later], "size": 13, "line": outline},
            cliponaxis=False,
        )
        words = _(
            "{first} ({first_published}) to {last} ({last_published})",
            first=split_money(part["amount"].iloc[0]).amount,
            first_published=part["published"].iloc[0][:4],
            last=split_money(part["amount"].iloc[-1]).amount,
            last_published=part["published"].iloc[-1][:4],
        )
        forms.head(figure, place, str(year))
        forms.value(figure, place, words, part["amount"].max())
    figure.update_xaxes(style.dollars(float(table["amount"].max()), style.BILLION // 2))
    return figure


def _revision(row: pd.Series) -> str:
    published, amount = day(row["published"]), money(row["amount"])
    return _("{year}, published {published}: {amount}", year=row["year"], published=published, amount=amount)


HIVE = "reporting_hive"


@chart
def record_and_silence() -> Chart:
    """How large would the losses behind the FBI's record be if a given share of the money were reported?"""
    rows = _studies()
    record = facts.get("ic3-losses-2025")
    most = record.value / float(rows["value"].min())
    options = tuple(_if_reported(rows.loc[[place]], record, most) for place in rows.index)
    return Assumption(say("assume.share"), "select", options, int(rows.index[rows["id"] == HIVE][0])).chart()


def _if_reported(study: pd.DataFrame, record: Fact, most: float) -> Option:
    row = study.iloc[0]
    total = record.value / float(row["value"])
    shown = show(row["value"], "share")
    sentence = _(
        "If {share} of the money were reported to the FBI’s centre, the record of {record} would stand for {total}, "
        "and {silent} would not be in it.",
        share=shown,
        record=money(record.value),
        total=money(total),
        silent=money(total - record.value),
    )
    table = _pair((_("Reported to the FBI in 2025"), record.value), (_("If {share} is reported", share=shown), total))
    picture = compose(
        _amounts_of(table, record, study, grade=max(record.grade, row["grade"])),
        _two_bars(table, 0, most, 100 * style.BILLION),
        title=_(
            "If {share} of the money is reported to the FBI’s centre, losses are {times} the record",
            share=shown,
            times=show(round(1 / float(row["value"]), 1), "times"),
        ),
        subtitle=_(
            "Losses in 2025 on complaints to the FBI, US dollars: the record, and the record divided by a share"
        ),
        alt=_(
            "Two bars on one axis, the second drawn open because it is our arithmetic. {sentence}", sentence=sentence
        ),
        note=_(
            "The shares are of victims or cases, not of money, from other places and years, and some are of reports to "
            "others than the FBI. Large losses are "
            "more often reported than small ones, so dividing by such a share gives too much. It is a guess, not a "
            "count."
        ),
    )
    bounded = _("at most {amount}", amount=shown) if row["bound"] == "up_to" else shown
    return Option(style.named(bounded, row["short_name"]), sentence, picture)


ANSWERS = (1_000, 7_500, 25_000, 50_000, 100_000, 250_000)  # US dollars
SHOWN_ANSWER = 3
SURVEY_OF = 2011


@chart
def one_answer_in_a_survey() -> Chart:
    """What does one unchecked answer add to a survey's estimate for a whole country?"""
    options = tuple(_answered(answer) for answer in ANSWERS)
    return Assumption(say("assume.answer"), "select", options, SHOWN_ANSWER).chart()


def _answered(answer: int) -> Option:
    asked, people = facts.get("survey-sample"), facts.get("survey-population")
    record = losses.complaint_figure(SURVEY_OF, "losses")
    added = answer / asked.value * people.value
    sentence = _(
        "One answer of {answer} among {asked} people asked adds {added} to the estimate for {people} adults. In {year} "
        "the losses stated in complaints to the FBI’s centre came to {record}.",
        answer=money(answer),
        asked=asked.text,
        added=money(added),
        people=people.text,
        year=SURVEY_OF,
        record=money(record.value),
    )
    table = _pair(
        (_("What one answer adds to the estimate"), added),
        (_("Losses stated in complaints to the FBI’s centre in {year}", year=SURVEY_OF), record.value),
    )
    picture = compose(
        _amounts_of(table, asked, people, record),
        _two_bars(table, 1, max(ANSWERS) / asked.value * people.value, 10 * style.BILLION),
        title=_(
            "One unchecked answer of {answer} adds {added} to the estimate for a country",
            answer=money(answer),
            added=money(added),
        ),
        subtitle=_("US dollars: arithmetic on the example of Florêncio and Herley (open), beside a year’s record"),
        alt=_("Two bars on one axis. {sentence}", sentence=sentence),
        note=_("The open bar is arithmetic on an example, not an estimate by any survey. The filled bar is a record."),
    )
    return Option(money(answer), sentence, picture)


def _pair(first: tuple[str, float], second: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame([first, second], columns=["what", "amount"])


def _amounts_of(table: pd.DataFrame, *grounds: Ground, grade: str | None = None) -> Plotted:
    return plotted(table, {"amount": "USD"}, ["what", "amount"], rests_on=grounds, graded=grade)


def _two_bars(table: pd.DataFrame, record: int, most: float, step: int) -> go.Figure:
    """Draw two bars: the ``record`` filled, our arithmetic open; ``most`` fixes the axis for every option."""
    figure = forms.rows(connect=False)
    fills = [LIGHT["reported" if place == record else "paper"] for place in table.index]
    edges = [LIGHT["reported" if place == record else "muted"] for place in table.index]
    hover = forms.each(table, lambda row: style.named(row["what"], money(row["amount"])))
    forms.bars(figure, table["amount"], hover, {"color": fills, "line": {"color": edges, "width": 2}})
    for place, row in table.iterrows():
        forms.head(figure, place, style.text(row["what"]))
        forms.value(figure, place, style.bold(money(row["amount"])), row["amount"])
    figure.update_xaxes(style.dollars(most, step))
    return figure
