"""Facts about the two conventions: who is in, what is left, what they contain."""

from __future__ import annotations

from functools import partial

from hanoibook import treaties
from hanoibook.facts.fact import Find, Recipe, define
from hanoibook.facts.recipes import counted, difference, printed, worked_out
from hanoibook.figure import Figure, from_row
from hanoibook.words import N_, Text, percent


def event(row_id: str, column: str = "date") -> Find:
    """Find the date, or another cell, of an event on the road to the UN Convention."""
    return partial(from_row, "un_timeline", row_id, column)


_SIGNED = {
    "un-signatories": (None, N_("signatories of the UN Convention whose names we know, the EU among them")),
    "un-signatories-first-day": ("2025-10-25", N_("signatories of the UN Convention at the end of 25 October 2025")),
    "un-signatories-hanoi": ("2025-10-26", N_("signatories of the UN Convention at the end of the ceremony in Hanoi")),
    "un-signatories-2025": ("2025-12-31", N_("signatories of the UN Convention at the end of 2025")),
}
for _name, (_day, _meaning) in _SIGNED.items():
    define(_name, _meaning, counted(partial(treaties.signatory_count, _day)))
for _number in (60, 64, 65, 68, 69, 71, 72, 73):
    define(
        f"un-count-{_number}",
        N_(
            "number of signatories as one source gave it; see the row for the hour and for who is counted ({number})",
            number=_number,
        ),
        printed(event(f"count-{_number}", "value")),
    )
define(
    "un-count-2026-05",
    N_("signatories of the UN Convention in May 2026, not all known to us by name"),
    printed(event("count-76", "value")),
)
define(
    "un-unnamed-2026-05",
    N_("signatories in a count of May 2026 beyond those whose names we know at the end of that month"),
    worked_out(N_("the count, less the names known"), partial(treaties.unnamed, "count-76")),
)
define(
    "un-ratifications",
    N_("states whose ratification of the UN Convention was reported, deposited or not"),
    counted(treaties.ratification_count),
)
_NEEDED = partial(treaties.rule, "un-ratifications")
_WAIT = partial(treaties.rule, "un-days-to-entry")
define(
    "un-ratifications-left",
    N_("instruments that the UN Convention still needs"),
    worked_out(N_("the number needed, less those of states"), treaties.instruments_left, _NEEDED),
)
_RULES = {
    "un-ratifications-needed": (
        "un-ratifications",
        N_("instruments needed before the UN Convention enters into force"),
    ),
    "un-days-to-entry": (
        "un-days-to-entry",
        N_("days from the last instrument needed to entry into force of the UN Convention"),
    ),
    "un-days-for-joiner": (
        "un-days-for-joiner",
        N_("days from deposit to entry into force of the UN Convention for a later party, once it is in force"),
    ),
    "un-serious-crime-years": (
        "un-serious-crime-years",
        N_("years that the maximum penalty must reach at least for a serious crime, UN Convention"),
    ),
    "un-protocol-parties": (
        "un-protocol-parties",
        N_("parties needed before a protocol to the UN Convention is considered for adoption"),
    ),
    "un-preservation-days": (
        "un-preservation-days",
        N_("longest first period of an order to preserve data, UN Convention"),
    ),
    "un-preservation-request-days": (
        "un-preservation-request-days",
        N_("least time that data stay preserved for another state, UN Convention"),
    ),
    "budapest-preservation-days": (
        "budapest-preservation-days",
        N_("longest first period of an order to preserve data, Budapest Convention"),
    ),
    "budapest-ratifications-needed": (
        "budapest-ratifications",
        N_("consents needed before Budapest entered into force"),
    ),
    "un-amendment-years": ("un-amendment-years", N_("years in force before a party may propose an amendment")),
    "budapest-members-needed": (
        "budapest-ratifications-members",
        N_("members of the Council of Europe needed among the first consents to Budapest"),
    ),
}
for _name, (_row, _meaning) in _RULES.items():
    define(_name, _meaning, printed(partial(treaties.rule, _row)))
_BY_POISSON = N_("those left divided by that pace, and the wait after the last; interval of a Poisson count")
define(
    "un-entry-at-recent-pace",
    N_(
        "year in which the UN Convention would enter into force at the pace since it was opened for signature, as last read"
    ),
    worked_out(_BY_POISSON, partial(treaties.projected_entry, "central"), _NEEDED, _WAIT),
)
for _confidence, _slug in ((treaties.CONFIDENCE, ""), (treaties.STRICTER, "-95")):
    for _which, _end in (("early", N_("first")), ("late", N_("last"))):
        define(
            f"un-entry-at-recent-pace-{_which}{_slug}",
            N_(
                "{end} year in which the UN Convention would enter into force at the pace since it was opened "
                "for signature, as last read, "
                "interval of {level}",
                end=_end,
                level=percent(_confidence),
            ),
            worked_out(_BY_POISSON, partial(treaties.projected_entry, _which, _confidence), _NEEDED, _WAIT),
        )
for _slug, _confidence in (("", treaties.CONFIDENCE), ("-95", treaties.STRICTER)):
    define(
        f"un-entry-interval-level{_slug}",
        N_("level of the interval around the year in which the UN Convention would enter into force"),
        worked_out(
            N_("chosen by us"),
            partial(treaties.interval_level, _confidence),
        ),
    )

_PARTIES: dict[str, tuple[str | None, str, Text]] = {
    "budapest-parties": (
        None,
        "deposit",
        N_("parties to the Budapest Convention by deposit"),
    ),
    "budapest-parties-in-force": (
        None,
        "in_force",
        N_("states bound by the Budapest Convention"),
    ),
    "budapest-parties-2021-06-30": (
        "2021-06-30",
        "deposit",
        N_("parties to the Budapest Convention in mid-2021, by deposit"),
    ),
    "budapest-in-force-2021-06-30": (
        "2021-06-30",
        "in_force",
        N_("states bound by the Budapest Convention in mid-2021"),
    ),
    "budapest-parties-2010": ("2010-12-31", "deposit", N_("parties to the Budapest Convention at the end of 2010")),
    "budapest-parties-2015": ("2015-12-31", "deposit", N_("parties to the Budapest Convention at the end of 2015")),
    "budapest-parties-2020": ("2020-12-31", "deposit", N_("parties to the Budapest Convention at the end of 2020")),
}
for _name, (_day, _basis, _meaning) in _PARTIES.items():
    define(_name, _meaning, counted(partial(treaties.party_count, _day, _basis)))
define(
    "budapest-parties-2021-published",
    N_("parties to the Budapest Convention as the Council of Europe counted them in April 2021"),
    printed(partial(from_row, "budapest_parties_by_year", "2021", "published_count")),
)
for _members, _name, _who in (
    (True, "budapest-coe-parties", N_("member states of the Council of Europe")),
    (False, "budapest-other-parties", N_("states outside the Council of Europe")),
):
    define(
        _name,
        N_("{who} among the parties to the Budapest Convention", who=_who),
        counted(partial(treaties.parties_by_council, _members)),
    )
define(
    "budapest-other-parties-2021-06-30",
    N_("states outside the Council of Europe among the parties to the Budapest Convention in mid-2021"),
    counted(partial(treaties.parties_by_council, False, "2021-06-30")),
)
for _status, _meaning in (
    ("invited", N_("states invited to accede to the Budapest Convention")),
    ("signed", N_("states that signed the Budapest Convention and have not ratified it")),
):
    define(f"budapest-{_status}", _meaning, counted(partial(treaties.budapest_with_status, _status)))
for _standing, _meaning in (
    (
        "both",
        N_("states that signed the UN Convention and are parties to Budapest"),
    ),
    ("un_only", N_("states, and the EU, that signed the UN Convention and are not parties to Budapest")),
    ("budapest_only", N_("states that are parties to Budapest and have not signed the UN Convention")),
    ("neither", N_("members and observers of the United Nations that are in neither convention")),
):
    define(f"members-{_standing.replace('_', '-')}", _meaning, counted(partial(treaties.standing_count, _standing)))
define(
    "eu-members-un-signatories", N_("EU member states that signed the UN Convention"), counted(treaties.eu_signatories)
)
define("eu-members", N_("member states of the European Union"), counted(partial(treaties.places, "eu_member")))
define(
    "un-members",
    N_("member states of the United Nations"),
    counted(partial(treaties.places, "membership == 'un_member'")),
)

_SUBJECTS = {
    "criminalization": N_("criminalization"),
    "procedural_power": N_("procedural power"),
    "international_cooperation": N_("international cooperation"),
    "safeguard": N_("safeguard"),
    "prevention": N_("prevention"),
    "technical_assistance": N_("technical assistance"),
}
_RELATIONS = {
    "equivalent": N_("equivalent"),
    "extended": N_("extended"),
    "narrowed": N_("narrowed"),
    "new_in_un": N_("new in un"),
    "budapest_only": N_("budapest only"),
}
for _treaty, _label in (("un", N_("the UN Convention")), ("budapest", N_("the Budapest Convention"))):
    define(
        f"{_treaty}-articles",
        N_("articles of {convention}", convention=_label),
        counted(partial(treaties.article_count, _treaty)),
    )
    define(
        f"{_treaty}-chapters",
        N_("chapters of {convention}", convention=_label),
        counted(partial(treaties.chapter_count, _treaty)),
    )
    for _category in ("criminalization", "procedural_power", "international_cooperation", "safeguard"):
        define(
            f"{_treaty}-articles-{_category.replace('_', '-')}",
            N_("articles of {convention} on {subject}, by our coding", convention=_label, subject=_SUBJECTS[_category]),
            counted(partial(treaties.article_count, _treaty, _category)),
        )
for _category in ("prevention", "technical_assistance"):
    define(
        f"un-articles-{_category.replace('_', '-')}",
        N_("articles of the UN Convention on {subject}, by our coding", subject=_SUBJECTS[_category]),
        counted(partial(treaties.article_count, "un", _category)),
    )
for _relation in treaties.RELATIONS:
    define(
        f"crosswalk-{_relation.replace('_', '-')}",
        N_("pairs and single articles in the concordance coded as {relation}", relation=_RELATIONS[_relation]),
        counted(partial(treaties.relation_count, _relation)),
    )
define(
    "crosswalk-second-protocol",
    N_("rows of the concordance to which the Second Additional Protocol to Budapest has an answer"),
    counted(treaties.protocol_count),
)
define(
    "crosswalk-new-in-un-second-protocol",
    N_("articles of the UN Convention that are new beside Budapest and answered by its Second Additional Protocol"),
    counted(partial(treaties.protocol_count, "new_in_un")),
)

define(
    "regional-treaties",
    N_("regional treaties on cybercrime that we know, besides Budapest"),
    counted(treaties.regional_treaty_count),
)
for _name, _row, _column, _meaning in (
    ("cis-2001-signed", "cis-2001", "treaty_signed", N_("the first agreement of the CIS on computer crime was signed")),
    ("arab-convention-signed", "arab-2010", "treaty_signed", N_("the Arab convention was signed")),
    ("malabo-in-force", "malabo-2014", "treaty_in_force", N_("the Malabo Convention entered into force")),
    (
        "malabo-ratifications",
        "malabo-2014",
        "parties_reported",
        N_("ratifications of Malabo, as one source counts them"),
    ),
):
    define(_name, _meaning, printed(partial(treaties.treaty_cell, _row, _column)))
for _region, _meaning in (
    (None, N_("states in the UN Convention only that a source names as party to a regional treaty")),
    ("Africa", N_("states of Africa in the UN Convention only that a source names as party to a regional treaty")),
    ("Asia", N_("states of Asia in the UN Convention only that a source names as party to a regional treaty")),
):
    define(
        f"members-un-only-regional{'-' + _region.lower() if _region else ''}",
        _meaning,
        counted(partial(treaties.regional_only_count, _region)),
    )
define(
    "un-reservations-azerbaijan",
    N_("reservations of Azerbaijan to the UN Convention, made at signature"),
    counted(partial(treaties.reservation_count, "un", "AZE")),
)
define(
    "budapest-declaring-states-read",
    N_("states whose declarations under the Budapest Convention we could read, in whole or in part"),
    counted(partial(treaties.declaring_states, "budapest")),
)
define(
    "un-interpretative-notes",
    N_("interpretative notes annexed to the UN Convention"),
    counted(treaties.note_count),
)

_DATES = {
    "un-mandate-date": ("resolution-74-247", N_("the General Assembly decided to draw up a convention")),
    "un-organizational-session-date": (
        "organizational-session-2021",
        N_("first organisational session of the Ad Hoc Committee"),
    ),
    "un-first-session-date": ("session-1", N_("first substantive session of the Ad Hoc Committee")),
    "un-committee-text-date": ("committee-adoption-2024", N_("the Ad Hoc Committee agreed on the text")),
    "un-adopted-date": ("resolution-79-243", N_("the General Assembly adopted the UN Convention")),
    "un-opened-date": ("signing-ceremony", N_("the UN Convention was opened for signature in Hanoi")),
    "un-signature-deadline": ("signature-deadline", N_("last day for signature of the UN Convention")),
    "un-entry-hoped-for": (
        "entry-into-force-target",
        N_("entry into force hoped for, as a Vietnamese official reported"),
    ),
}
for _name, (_row, _meaning) in _DATES.items():
    define(_name, _meaning, printed(event(_row)))
define(
    "un-days-mandate-to-adoption",
    N_("days from mandate to adoption of the UN Convention"),
    difference(event("resolution-79-243"), event("resolution-74-247"), "days"),
)
define(
    "un-days-first-session-to-text",
    N_("days from the first substantive session to the committee's text"),
    difference(event("committee-adoption-2024"), event("session-1"), "days"),
)
_VOTES = {
    "resolution-74-247": ("un-mandate", N_("General Assembly resolution 74/247")),
    "iran-vote-article-6": ("article-6-vote", N_("the deletion of article 6(2), as Iran proposed")),
}
for _row, (_name, _motion) in _VOTES.items():
    for _side, _meaning in (
        ("for", N_("votes for {motion}", motion=_motion)),
        ("against", N_("votes against {motion}", motion=_motion)),
        ("abstaining", N_("abstentions in the vote on {motion}", motion=_motion)),
    ):
        define(f"{_name}-{_side}", _meaning, printed(event(_row, f"votes_{_side}")))
define("un-sessions", N_("sessions of the Ad Hoc Committee in our timeline"), counted(treaties.session_count))

for _side, _meaning in (
    ("for", N_("votes for in the Third Committee on the resolution to draft a treaty, 2019")),
    ("against", N_("votes against in the Third Committee on the resolution to draft a treaty, 2019")),
    ("abstaining", N_("votes abstaining in the Third Committee on the resolution to draft a treaty, 2019")),
):
    define(
        f"un-committee-vote-{_side}",
        _meaning,
        printed(event("third-committee-2019", f"votes_{_side}")),
    )
define(
    "un-draft-sponsors",
    N_("states that tabled the resolution of 2019"),
    printed(event("draft-resolution-2019", "value")),
)
define(
    "un-letter-signers",
    N_("organisations and experts that asked EU states in 2024 to vote no"),
    printed(event("joint-letter-eu-2024", "value")),
)
define(
    "un-consultations", N_("consultations with stakeholders between the sessions"), counted(treaties.consultation_count)
)
define("un-rounds", N_("negotiating sessions on the text, from the first to the last"), counted(treaties.round_count))
define(
    "un-articles-claimed",
    N_("articles of the UN Convention as the Urdu edition of Dr Vu Hai Quang's essay gives them"),
    printed(partial(from_row, "claims", "C54", "claim_value", "articles")),
)
for _name, _first, _last in (
    ("un-offence-articles", 7, 16),
    ("un-offence-articles-with-laundering", 7, 17),
    ("un-core-offence-articles", 7, 11),
):
    define(
        _name,
        N_("articles {first} to {last} of the UN Convention, which create offences", first=_first, last=_last),
        counted(partial(treaties.articles_between, _first, _last)),
    )
_WORDS = {
    "shall": N_("word shall in the articles of the UN Convention"),
    "firm": N_("shall in the UN Convention, without the softened and the defining ones"),
    "effort": N_("shall consider, endeavour, seek or make every effort in the UN Convention"),
    "may": N_("word may in the articles of the UN Convention"),
    "may_be_necessary": N_("may in the formula as may be necessary, UN Convention"),
    "choice": N_("may that leaves a choice or names a possibility, UN Convention"),
}
for _column, _meaning in _WORDS.items():
    define(f"un-words-{_column.replace('_', '-')}", _meaning, counted(partial(treaties.word_count, _column)))
for _chapter in (2, 4, 5, 7):
    for _column in ("firm", "effort", "choice"):
        define(
            f"un-words-{_column}-chapter-{_chapter}",
            N_("{word}, chapter {chapter}", word=_WORDS[_column], chapter=_chapter),
            counted(partial(treaties.word_count, _column, _chapter)),
        )


def _span(first: Find, last: Find, unit: str, days: float) -> Recipe:
    """State the time between two dates in a unit of so many days."""

    def cook() -> tuple[float, str, tuple[Figure, ...]]:
        pair = last(), first()
        return (pair[0].value - pair[1].value) / days, unit, pair

    how = N_("days from second to first, divided by {days}", days=days)
    return Recipe(how, cook, lambda parts: (parts[0] - parts[1]) / days)


def _as_many_as_in_hanoi() -> Figure:
    return treaties.budapest_step(round(treaties.signatory_count("2025-10-26").value))


define(
    "un-years-mandate-to-adoption",
    N_("years from mandate to adoption of the UN Convention, rounded"),
    _span(event("resolution-74-247"), event("resolution-79-243"), "years", 365.25),
)
define(
    "un-months-first-session-to-text",
    N_("months from the first negotiating session to the committee's text, rounded"),
    _span(event("session-1"), event("committee-adoption-2024"), "months", 365.25 / 12),
)
define(
    "un-months-organisation-to-text",
    N_("months from the organisational session to the committee's text, rounded"),
    _span(event("organizational-session-2021"), event("committee-adoption-2024"), "months", 365.25 / 12),
)
define(
    "budapest-years-to-hanoi-signatures",
    N_("years until the Budapest Convention had as many parties as the ceremony in Hanoi brought signatories, rounded"),
    _span(partial(treaties.budapest_step, 1, "signed"), _as_many_as_in_hanoi, "years", 365.25),
)
define(
    "un-years-claimed",
    N_("years of negotiation as the Urdu edition of Dr Vu Hai Quang's essay gives them (about)"),
    printed(partial(from_row, "claims", "C52", "claim_value", "years")),
)

define(
    "coding-pairs", N_("pairs of articles that both readers made"), counted(partial(treaties.pair_count, "one", "two"))
)
define(
    "coding-pairs-before",
    N_("pairs of articles that both readers made and the book had before"),
    counted(partial(treaties.pair_count, "one", "two", "before")),
)
_COMPARED = N_("codes of both readers compared")
for _part, _meaning in (
    ("items", N_("relations of pairs of articles that both readers coded")),
    ("agreed", N_("relations of pairs of articles that both readers coded alike")),
    ("kappa", N_("agreement of both readers on relations beyond chance, Cohen's kappa")),
    ("low", N_("lower end of the 95 % interval of kappa on relations")),
    ("high", N_("upper end of the 95 % interval of kappa on relations")),
):
    define(
        f"coding-relation-{_part}",
        _meaning,
        worked_out(_COMPARED, partial(treaties.agreement_figure, "relation", _part)),
    )
define(
    "coding-paragraphs",
    N_("paragraphs that both readers coded"),
    worked_out(_COMPARED, partial(treaties.agreement_figure, "class", "items")),
)
define(
    "coding-against-both",
    N_("relations in the concordance that differ from what both readers chose"),
    counted(treaties.against_both),
)
define("crosswalk-rows", N_("pairs and single articles in the concordance"), counted(treaties.relation_count))
_LABELLED = "un6 un7-b2 un11-b6 un13-b8 un16 un24-b15 un25-b16 un30-b21 un31 un35-b23 un36 un45-b33 b10 b32"
for _row in _LABELLED.split():
    define(
        f"label-{_row}",
        N_("label of the row x-{row} of the concordance", row=_row),
        printed(partial(treaties.relation, f"x-{_row}")),
    )
