"""Explorers of the two conventions: who is in on a date, and which articles answer to each other."""

from __future__ import annotations

from datetime import date
from html import escape

import ipywidgets as widgets
import pandas as pd

from hanoibook import treaties
from hanoibook.explorers.explorer import LABELS, Explorer, bar, choice, summary, table
from hanoibook.palette import LIGHT
from hanoibook.words import day, order, say, show

FIRST = date(2001, 11, 23)
SHOWN_COUNTRY = "VNM"
SHOWN_CONCEPT = "intimate-images"
COLOURS = {"both": LIGHT["ink"], "un_only": LIGHT["un"], "budapest_only": LIGHT["budapest"], "neither": LIGHT["muted"]}


def who_is_in() -> Explorer:
    """Return controls for a day, a way of counting and a country; the state says who is in which convention."""
    newest = treaties.last_read("un_status")
    when = widgets.DatePicker(value=newest, min=FIRST, max=newest, description=say("explorer.day"), style=LABELS)
    bases = [(say(f"explorer.basis.{basis}"), basis) for basis in treaties.BASES]
    states = treaties.membership()[["country", "iso3"]].itertuples(index=False, name=None)
    names = sorted(states, key=lambda one: order(one[0]))
    return Explorer(
        members_state,
        when=when,
        basis=choice(say("explorer.basis"), bases, "deposit"),
        country=choice(say("explorer.country"), names, SHOWN_COUNTRY),
    )


def members_state(when: date | None, basis: str, country: str) -> str:
    """Return, as HTML, the counts of both conventions on a day, by region, and one country's standing."""
    if when is None:
        return summary(say("explorer.no_day"))
    rows = treaties.membership(when, basis)
    one = rows[rows["iso3"] == country].iloc[0]
    said = say(
        "explorer.members",
        day=day(when.isoformat()),
        un=int(rows["un"].sum()),
        budapest=int(rows["budapest"].sum()),
        both=int((rows["standing"] == "both").sum()),
        country=one["country"],
        standing=say(f"explorer.standing.{one['standing']}"),
    )
    by_region = pd.crosstab(rows["region"], rows["standing"]).reindex(columns=list(treaties.STANDINGS), fill_value=0)
    most = int(by_region.to_numpy().max())
    lines = [
        [escape(str(region)), *(_counted(int(counts[name]), most, COLOURS[name]) for name in treaties.STANDINGS)]
        for region, counts in by_region.iterrows()
    ]
    head = [say("explorer.region"), *(say(f"explorer.standing.{name}") for name in treaties.STANDINGS)]
    return summary(said) + table(head, lines)


def article_pairs() -> Explorer:
    """Return a control for a subject; the state shows both conventions' articles on it and how they relate."""
    concepts = treaties.concepts()[["concept_name", "id"]].itertuples(index=False, name=None)
    return Explorer(pairs_state, concept=choice(say("explorer.concept"), concepts, SHOWN_CONCEPT))


def pairs_state(concept: str) -> str:
    """Return, as HTML, the rows of the concordance in which the main articles of a subject stand."""
    mine = {treaty: treaties.concept_articles(concept, treaty) for treaty in treaties.TREATIES}
    rows = treaties.concept_rows(concept)
    said = say("explorer.pairs", un=len(mine["un"]), budapest=len(mine["budapest"]), rows=len(rows))
    lines = [
        [
            _named("un", row["un_article"]),
            _named("budapest", row["budapest_article"]),
            ", ".join(str(number) for number in treaties.protocol_articles(row)) or say("explorer.none"),
            say(f"compare.relation.{row['relation']}"),
            escape(row["difference"]),
        ]
        for row in rows.to_dict(orient="records")
    ]
    head = [
        say("explorer.un_article"),
        say("explorer.budapest_article"),
        say("explorer.protocol"),
        say("explorer.relation"),
        say("explorer.difference"),
    ]
    return summary(said) + table(head, lines)


def _named(treaty: str, article: object) -> str:
    if pd.isna(article):
        return say("explorer.none")
    return f"{article}. {escape(str(treaties.article(treaty, int(str(article)))['title']))}"


def _counted(count: int, most: int, colour: str) -> str:
    return f'{show(count, "states").split()[0]}<div style="inline-size: 5rem">{bar(count, most, colour)}</div>'
