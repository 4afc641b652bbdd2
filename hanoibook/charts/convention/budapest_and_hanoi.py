"""The two conventions beside each other: who belongs to Budapest, and how the texts correspond."""

from __future__ import annotations

import pandas as pd

from hanoibook import data, facts, treaties
from hanoibook.charts import stacked
from hanoibook.charts.chart import Chart, chart
from hanoibook.charts.parts import compose, plotted
from hanoibook.charts.stacked import Part
from hanoibook.words import N_, _, day

COUNCIL = {"members": Part(N_("in the Council of Europe"), "budapest"), "others": Part(N_("not in it"), "ink")}


@chart
def sixty_six_then_and_now() -> Chart:
    """Who were the parties to the Budapest Convention in 2021, and how many were there when last read?"""
    days = {_("June 2021"): "2021-06-30", day(treaties.last_read("budapest_status").isoformat()[:7]): None}
    counts = {
        (when, key): treaties.parties_by_council(key == "members", on) for when, on in days.items() for key in COUNCIL
    }
    wide = pd.Series({place: int(count.value) for place, count in counts.items()}).unstack()[list(COUNCIL)]
    wide = wide.sort_values("others").reset_index(names="when")
    table = stacked.long(wide, "when", COUNCIL, "parties")
    table["grade"] = [counts[when, key].grade for when in wide["when"] for key in COUNCIL]
    then, now = wide.iloc[0], wide.iloc[1]
    return compose(
        plotted(
            table,
            {"parties": "parties"},
            ["when", "kind", "parties", "grade"],
            rests_on=counts.values(),
            when=_("When"),
            kind=_("Which states"),
            parties=_("Parties"),
        ),
        stacked.bars(wide, "when", COUNCIL, least_label=3),
        title=_(
            "{then} was the number of all Budapest parties in 2021; it was {now}, {read}",
            then=then["members"] + then["others"],
            now=now["members"] + now["others"],
            read=facts.get("budapest-parties").read,
        ),
        subtitle=_("Parties by deposit: member states of the Council of Europe, and other states"),
        alt=_(
            "Two stacked bars. In {then}: {then_members} members of the Council of Europe and {then_others} other "
            "states. In {now}: {now_members} members and {now_others} other states. The other states are "
            "{more_others} more, the members {more_members} more.",
            then=then["when"],
            then_members=then["members"],
            then_others=then["others"],
            now=now["when"],
            now_members=now["members"],
            now_others=now["others"],
            more_others=now["others"] - then["others"],
            more_members=now["members"] - then["members"],
        ),
        note=_(
            "Member of the Council of Europe and European are different tests: Azerbaijan, Georgia and Türkiye are "
            "members. The total for 2021 agrees with the count that the Council of Europe printed in April of that "
            "year; single deposit dates behind the split are not all verified."
        ),
    )


GROUPS = {
    "criminalization": N_("Offences"),
    "procedural_power": N_("Powers at home"),
    "international_cooperation": N_("Cooperation"),
    "safeguard": N_("Safeguards"),
    "final_provision": N_("Final clauses"),
}
OTHER_GROUP = N_("Everything else")
RELATIONS = {
    "equivalent": Part(N_("same"), "muted"),
    "extended": Part(N_("wider"), "un", 0.55),
    "new_in_un": Part(N_("new"), "un"),
    "narrowed": Part(N_("narrower"), "budapest", 0.55),
    "budapest_only": Part(N_("absent"), "budapest"),
}


@chart
def concordance_by_group() -> Chart:
    """Which parts of the UN Convention are the same as Budapest, wider, new, narrower or absent?"""
    rows = _concordance()
    totals = rows["relation"].value_counts()
    wide = stacked.counted(rows, "group", RELATIONS, "relation")
    offences = wide.loc[str(GROUPS["criminalization"])]
    groups = [str(group) for group in (*GROUPS.values(), OTHER_GROUP)]
    wide = wide.loc[[group for group in groups if group in wide.index]].reset_index()
    return compose(
        plotted(
            stacked.long(wide, "group", RELATIONS, "entries"),
            {"entries": "entries"},
            ["group", "kind", "entries"],
            rests_on=[rows],
            graded=max(rows["grade"]),
            group=_("Subject"),
            kind=_("Relation"),
            entries=_("Entries"),
        ),
        stacked.bars(wide, "group", RELATIONS, least_label=2),
        title=_(
            "Of {count} entries in our concordance, {same} are the same and {further} go further or are new",
            count=len(rows),
            same=totals["equivalent"],
            further=totals["extended"] + totals["new_in_un"],
        ),
        subtitle=_("Pairs of articles, and single articles without a partner, by subject: the UN text beside Budapest"),
        alt=_(
            "Stacked bars by subject. Over all subjects {same} entries are the same, {wider} wider, {new} new in "
            "the UN text, {narrower} narrower and {absent} absent from it. Offences: {offences_same} the same, "
            "{offences_wider} wider, {offences_new} new.",
            same=totals["equivalent"],
            wider=totals["extended"],
            new=totals["new_in_un"],
            narrower=totals["narrowed"],
            absent=totals["budapest_only"],
            offences_same=offences["equivalent"],
            offences_wider=offences["extended"],
            offences_new=offences["new_in_un"],
        ),
        note=_(
            "Our own coding, article by article; another reader may code an entry otherwise. One article can stand "
            "in several entries. Length and weight differ: an entry may be one sentence or a code of assistance. "
            "The protocols to Budapest are not counted."
        ),
    )


def _concordance() -> pd.DataFrame:
    """Return the concordance with the subject group of each entry, taken from the UN article where there is one."""
    rows = data.load("crosswalk").copy()
    groups = {
        treaty: treaties.articles(treaty).set_index("article")["category"].to_dict() for treaty in treaties.TREATIES
    }
    found = []
    for row in rows.itertuples():
        treaty, number = ("budapest", row.budapest_article) if pd.isna(row.un_article) else ("un", row.un_article)
        found.append(str(GROUPS.get(groups[treaty][int(number)], OTHER_GROUP)))
    rows["group"] = found
    return rows
