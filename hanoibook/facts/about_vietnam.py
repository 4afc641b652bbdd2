"""Facts about what Vietnam loses, and who says so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hanoibook import data, losses, treaties, vietnam
from hanoibook.facts.fact import Find, Recipe, define, reckoned
from hanoibook.facts.recipes import change, counted, difference, printed, ratio, unlike
from hanoibook.figure import Figure, count, from_row
from hanoibook.words import N_


def row(row_id: str) -> Find:
    """Find a row of ``vietnam_losses``."""
    return partial(vietnam.figure, row_id)


SOUTH_EAST_ASIA = ("BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM")
SURVEY = row("online-fraud-losses-survey-estimate-2024-1")
POLICE = row("online-fraud-losses-police-2024-1")
DAMAGE = row("total-damage-attributed-to-attacks-and-fraud-2023-1")
SURVEY_AND_RECORD = unlike(
    N_("one is scaled up from a survey of users, the other what the police recorded"), "population", "counted"
)
LOSSES_AND_OUTPUT = unlike(
    N_("losses are set beside output, of which they are no part"), "place", "population", "counted"
)
_ROWS = {
    "vietnam-survey-2024": (
        "online-fraud-losses-survey-estimate-2024-1",
        N_("fraud losses for 2024 scaled up from the NCA survey"),
    ),
    "vietnam-survey-2024-usd": (
        "online-fraud-losses-survey-estimate-2024-2",
        N_("fraud losses for 2024 scaled up from the NCA survey, in dollars as converted by the press"),
    ),
    "vietnam-police-2024": (
        "online-fraud-losses-police-2024-1",
        N_("fraud losses in cases recorded by the police, 2024 (more than)"),
    ),
    "vietnam-police-cases-2024": (
        "online-fraud-cases-police-2024-1",
        N_("fraud cases recorded by the police, 2024 (more than)"),
    ),
    "vietnam-police-2025": (
        "online-fraud-losses-police-2025-1",
        N_("fraud losses recorded by the police, January to November 2025 (more than)"),
    ),
    "vietnam-police-2022": (
        "online-fraud-losses-police-2022-1",
        N_("fraud losses recorded by the police, 2022 (nearly)"),
    ),
    "vietnam-police-2023-low": (
        "online-fraud-losses-police-low-2023-1",
        N_("lower end of the police range for fraud losses, 2023"),
    ),
    "vietnam-police-2023-high": (
        "online-fraud-losses-police-high-2023-1",
        N_("upper end of the police range for fraud losses, 2023"),
    ),
    "vietnam-damage-2023": (
        "total-damage-attributed-to-attacks-and-fraud-2023-1",
        N_("damage for 2023 as stated by officials (more than)"),
    ),
    "vietnam-reports-2023": (
        "online-fraud-reports-to-state-portal-2023-1",
        N_("fraud reports to the state portal, 2023 (nearly)"),
    ),
    "vietnam-gasa-2023": ("total-losses-extrapolated-2023-1", N_("losses for 2023 scaled up from the GASA survey")),
    "vietnam-gasa-2023-respondents": (
        "survey-respondents-2023-1",
        N_("respondents of the GASA survey in Vietnam, 2023"),
    ),
    "vietnam-gasa-2023-gdp-share": (
        "total-losses-share-of-gdp-2023-1",
        N_("GASA's figure for 2023 as a share of output"),
    ),
    "vietnam-gasa-2023-losers": (
        "respondents-who-lost-money-2023-1",
        N_("share of GASA's respondents who lost money, 2023"),
    ),
    "vietnam-survey-2024-respondents": (
        "survey-respondents-2024-1",
        N_("respondents of the NCA survey, 2024 (more than)"),
    ),
    "vietnam-survey-2025-respondents": ("survey-respondents-2025-1", N_("respondents of the NCA survey, 2025")),
    "vietnam-victim-share-2024": ("victim-share-2024-1", N_("share of respondents who fell victim, NCA survey, 2024")),
    "vietnam-victim-share-2025": ("victim-share-2025-1", N_("share of respondents who fell victim, NCA survey, 2025")),
    "vietnam-users-per-victim-2024": ("victim-ratio-2024-1", N_("users for each victim, NCA survey, 2024")),
    "vietnam-users-per-victim-2025": ("victim-ratio-2025-1", N_("users for each victim, NCA survey, 2025")),
    "vietnam-reporting-2024": (
        "victims-reporting-to-authorities-2024-1",
        N_("share of respondents who reported to authorities, NCA survey, 2024"),
    ),
    "vietnam-reporting-2025": (
        "victims-reporting-to-authorities-2025-1",
        N_("share of victims who reported to authorities, NCA survey, 2025"),
    ),
    "vietnam-impersonation-2024": (
        "met-calls-impersonating-organisations-2024-1",
        N_("share who met calls posing as organisations, NCA survey, 2024"),
    ),
    "vietnam-fake-investment-2024": (
        "met-fake-investment-offers-2024-1",
        N_("share who met fake investment offers, NCA survey, 2024"),
    ),
    "vietnam-organisations-attacked-2024": (
        "organisations-attacked-2024-1",
        N_("share of organisations attacked, NCA survey, 2024"),
    ),
    "vietnam-attacks-2024": (
        "cyber-attacks-on-organisations-2024-1",
        N_("attacks on organisations scaled up by NCA, 2024 (more than)"),
    ),
    "vietnam-attacks-2025": (
        "cyber-attacks-on-organisations-2025-1",
        N_("attacks on organisations scaled up by NCA, 2025"),
    ),
    "vietnam-virus-damage-2019": (
        "damage-from-computer-viruses-2019-1",
        N_("damage from computer viruses for 2019, Bkav"),
    ),
    "vietnam-virus-damage-2023": (
        "damage-from-computer-viruses-2023-1",
        N_("damage from computer viruses for 2023, Bkav"),
    ),
    "vietnam-police-estimate-2024": (
        "online-fraud-losses-police-estimate-2024-1",
        N_("fraud losses for 2024 as a police officer put them in October 2025 (nearly)"),
    ),
    "vietnam-portal-attacks-2023": (
        "cyber-attacks-on-organisations-state-portal-2023-1",
        N_("attacks on organisations noted by the state portal, 2023 (about)"),
    ),
    "vietnam-gasa-2023-average": (
        "average-loss-per-victim-2023-1",
        N_("average loss of those who lost money, GASA survey, 2023"),
    ),
    "vietnam-gasa-2023-silent": (
        "victims-not-reporting-2023-1",
        N_("share of victims who did not want to report, GASA survey, 2023"),
    ),
    "vietnam-victims-doing-nothing-2025": (
        "victims-doing-nothing-2025-1",
        N_("share of victims who did nothing, NCA survey, 2025"),
    ),
    "vietnam-police-2025-to-august": (
        "online-fraud-losses-police-2025-2",
        N_("fraud losses recorded, January to August 2025 (more than)"),
    ),
    "vietnam-police-cases-2025-to-august": (
        "online-fraud-cases-police-2025-1",
        N_("fraud cases recorded, January to August 2025 (more than)"),
    ),
    "vietnam-police-cases-change-2025": (
        "online-fraud-cases-change-2025-1",
        N_("change of fraud cases in 2025 as the criminal police stated it (or more)"),
    ),
    "vietnam-organisations-harmed-2025": (
        "organisations-harmed-2025-1",
        N_("share of organisations that reported harm, NCA survey, 2025"),
    ),
    "vietnam-virus-damage-2021": (
        "damage-from-computer-viruses-2021-1",
        N_("damage from computer viruses for 2021, Bkav"),
    ),
    "vietnam-virus-damage-2022": (
        "damage-from-computer-viruses-2022-1",
        N_("damage from computer viruses for 2022, Bkav"),
    ),
    "vietnam-incidents-one-year": (
        "cybercrime-cases-and-incidents-2024-1",
        N_("cases and incidents in about a year to October 2025, stated by the police (more than)"),
    ),
    "asean-scam-share-2025": (
        "adults-experiencing-scam-regional-2025-1",
        N_("share of adults in the countries of South-East Asia that were asked who met a scam, GASA survey, 2025"),
    ),
    "asean-average-loss-2025": (
        "average-loss-regional-2025-1",
        N_("average loss in the countries of South-East Asia that were asked, GASA survey, 2025"),
    ),
    "vietnam-same-day-scams-2025": (
        "scams-completed-same-day-vietnam-2025-1",
        N_("share of scams in Vietnam completed on the day of first contact, GASA survey, 2025"),
    ),
    "asean-losses-2025": (
        "losses-regional-2025-1",
        N_("scam losses in the countries of South-East Asia that were asked, GASA survey, 2025"),
    ),
}
for _name, (_row, _meaning) in _ROWS.items():
    define(_name, _meaning, printed(row(_row)))
define(
    "vietnam-survey-over-police-2024",
    N_("NCA survey figure for 2024 divided by the police record"),
    ratio(SURVEY, POLICE, unlike=SURVEY_AND_RECORD),
)
define(
    "vietnam-damage-over-survey",
    N_("damage for 2023 as stated by officials divided by the NCA survey figure for 2024"),
    ratio(
        DAMAGE,
        SURVEY,
        unlike=unlike(
            N_("the first is stated for all damage of 2023, the second scaled up from a survey on fraud in 2024"),
            "population",
            "counted",
            "year",
        ),
    ),
)
define(
    "vietnam-damage-per-report-2023",
    N_("the damage stated for 2023 divided by the fraud reports of that year"),
    ratio(DAMAGE, row("online-fraud-reports-to-state-portal-2023-1"), "VND"),
)
define(
    "vietnam-loss-per-case-2024",
    N_("fraud losses recorded by the police in 2024 divided by the cases"),
    ratio(POLICE, row("online-fraud-cases-police-2024-1"), "VND"),
)
define(
    "vietnam-survey-2024-gdp-share",
    N_("NCA survey figure for 2024, as converted by the press, as a share of Vietnam's output"),
    ratio(
        row("online-fraud-losses-survey-estimate-2024-2"), partial(losses.gdp, "VNM", 2024), "share", LOSSES_AND_OUTPUT
    ),
)
define(
    "vietnam-attacks-change-2025",
    N_("change between NCA's estimates of attacks on organisations for 2024 and 2025"),
    change(row("cyber-attacks-on-organisations-2024-1"), row("cyber-attacks-on-organisations-2025-1")),
)
define(
    "vietnam-attacks-change-2025-stated",
    N_("change in attacks on organisations from 2024 to 2025 as NCA stated it"),
    printed(row("cyber-attacks-on-organisations-change-2025-1")),
)


def shared_out(above: Find, *below: Find) -> Recipe:
    """Divide an amount by the sum of counts of different things."""
    how = N_("first divided by the sum of the others")
    return reckoned(how, "", lambda parts: parts[0] / sum(parts[1:]), above, *below)


def share_of(whole: Find, share: Find) -> Recipe:
    """State how many of a sample a share of it is."""
    return reckoned(N_("first times second"), "", lambda parts: parts[0] * parts[1], whole, share)


def a_month(find: Find, months: int) -> Recipe:
    """Spread an amount evenly over the months that it covers."""
    how = N_("divided by the {months} months that it covers", months=months)
    return reckoned(how, "", lambda parts: parts[0] / months, find)


def people(amount: Find, average: Find) -> Recipe:
    """State how many people an amount and an average imply."""
    how = N_("first divided by second")
    mean = unlike(N_("the first is a sum, the second the average of those who lost money"), "population", "counted")
    return reckoned(how, "persons", lambda parts: parts[0] / parts[1], amount, average, unlike=mean)


GASA = row("total-losses-extrapolated-2023-1")
HIGH = row("online-fraud-losses-police-high-2023-1")
define(
    "vietnam-damage-per-entry-2023",
    N_("the damage stated for 2023 divided by all entries of the portal, reports and attacks"),
    shared_out(
        DAMAGE,
        row("online-fraud-reports-to-state-portal-2023-1"),
        row("cyber-attacks-on-organisations-state-portal-2023-1"),
    ),
)
define(
    "vietnam-damage-over-police-2023",
    N_("the statement for 2023 divided by the upper end of the police range"),
    ratio(
        DAMAGE,
        HIGH,
        unlike=unlike(
            N_("the first is stated for all damage, the second for money taken by fraud"), "population", "counted"
        ),
    ),
)
define(
    "vietnam-gasa-over-survey",
    N_("GASA's figure for 2023 divided by NCA's for 2024"),
    ratio(
        GASA,
        SURVEY,
        unlike=unlike(
            N_("one survey asked adults on the year to 2023, another users on 2024"),
            "population",
            "counted",
            "period",
            "year",
        ),
    ),
)


def rival(place: int) -> Find:
    """Find a figure among those that are quoted for one another, by its place from the largest down."""
    return lambda: vietnam.figure(str(vietnam.rivals(2023, 2024)["id"].iloc[place]))


define(
    "vietnam-largest-over-smallest",
    N_("largest figure for fraud losses of 2023 or 2024 in Vietnam divided by the smallest, whatever they count"),
    ratio(
        rival(0),
        rival(-1),
        unlike=unlike(
            N_("the first is scaled up from a survey of adults, the second the low end of what the police stated"),
            "population",
            "counted",
            "period",
        ),
    ),
)
define(
    "vietnam-police-share-of-survey-2024",
    N_("the police record for 2024 as a share of the NCA survey figure"),
    ratio(POLICE, SURVEY, "share", SURVEY_AND_RECORD),
)
define(
    "vietnam-gasa-2023-implied-losers",
    N_("people who must have lost money for GASA's total to follow from its average"),
    people(GASA, row("average-loss-per-victim-2023-1")),
)
define(
    "vietnam-survey-2024-victims",
    N_("respondents of the NCA survey of 2024 who were victims"),
    share_of(row("survey-respondents-2024-1"), row("victim-share-2024-1")),
)
define(
    "vietnam-survey-2025-victims",
    N_("respondents of the NCA survey of 2025 who were victims"),
    share_of(row("survey-respondents-2025-1"), row("victim-share-2025-1")),
)
define(
    "vietnam-gasa-2023-sample-losers",
    N_("respondents of the GASA survey of 2023 who lost money"),
    share_of(row("survey-respondents-2023-1"), row("respondents-who-lost-money-2023-1")),
)
define(
    "vietnam-victim-share-change-2025",
    N_("change of the victim share between the NCA surveys of 2024 and 2025"),
    change(row("victim-share-2024-1"), row("victim-share-2025-1")),
)
define("vietnam-police-2024-a-month", N_("fraud losses recorded in 2024, a month"), a_month(POLICE, 12))
define(
    "vietnam-police-2025-a-month",
    N_("fraud losses recorded from January to November 2025, a month"),
    a_month(row("online-fraud-losses-police-2025-1"), 11),
)

for _name, _claim, _unit, _meaning in (
    (
        "vietnam-attendance-countries",
        "C35",
        "countries",
        N_("countries confirmed by 6 October 2025, as announced (nearly)"),
    ),
    (
        "vietnam-attendance-organisations",
        "C36",
        "organisations",
        N_("organisations confirmed by 6 October 2025, as announced (more than)"),
    ),
    ("vietnam-heads-of-state", "C37", "persons", N_("foreign heads of state named in reports of the ceremony")),
    (
        "vietnam-sessions-attended",
        "C44",
        "sessions",
        N_("negotiating sessions attended by Vietnam, by its own account"),
    ),
):
    define(_name, _meaning, printed(partial(from_row, "claims", _claim, "claim_value", _unit)))


def step(row_id: str) -> Find:
    """Find the date of a step on the road to Hanoi."""
    return partial(from_row, "un_timeline", row_id, "date")


def members_signed_in_hanoi() -> Figure:
    """Return how many members of the United Nations signed the UN Convention at the ceremony."""
    rows = treaties.un_signatories("2025-10-26").query("entity_type == 'state'")
    return replace(count(rows, "un_status", "states", "entity_type state, signed by 2025-10-26"), checked=None)


def neighbours(treaty: str | None = None) -> Figure:
    """Return how many countries of South-East Asia there are, or are in a treaty (``un`` or ``budapest``)."""
    members = {"un": treaties.un_signatories, "budapest": treaties.budapest_parties}
    rows = data.load("countries") if treaty is None else members[treaty]()
    table = "countries" if treaty is None else f"{treaty}_status"
    return count(rows[rows["iso3"].isin(SOUTH_EAST_ASIA)], table, "countries", "countries of South-East Asia")


for _name, _from, _to, _meaning in (
    (
        "un-days-mandate-to-first-meeting",
        "resolution-74-247",
        "organizational-session-2021",
        N_("days from mandate to the first organisational session"),
    ),
    (
        "un-days-first-meeting-to-talks",
        "organizational-session-2021",
        "session-1",
        N_("days from the organisational session to the first substantive session"),
    ),
    (
        "un-days-text-to-adoption",
        "committee-adoption-2024",
        "resolution-79-243",
        N_("days from agreed text to adoption"),
    ),
    (
        "un-days-adoption-to-hanoi",
        "resolution-79-243",
        "signing-ceremony",
        N_("days from adoption to the opening in Hanoi"),
    ),
):
    define(_name, _meaning, difference(step(_to), step(_from), "days"))
for _name, _to, _meaning in (
    (
        "vietnam-days-signing-to-judicial-laws",
        "2025-11-26-four-judicial-laws",
        N_("to the laws on judicial assistance"),
    ),
    (
        "vietnam-days-signing-to-cyber-law",
        "2025-12-10-law-on-cybersecurity-2025",
        N_("to the Law on Cybersecurity of 2025"),
    ),
):
    define(
        _name,
        N_("days from the signing ceremony {step}", step=_meaning),
        difference(partial(from_row, "vietnam_timeline", _to, "date"), step("signing-ceremony"), "days"),
    )
define(
    "un-signatories-second-day",
    N_("signatures of the UN Convention dated 26 October 2025"),
    counted(partial(treaties.signatories_of, "2025-10-26")),
)
define(
    "hanoi-signatories-un-members",
    N_("members of the United Nations among the signatories in Hanoi"),
    counted(members_signed_in_hanoi),
)
for _row, _meaning in (
    ("removal-hours", N_("time to remove illegal content on request, Law on Cybersecurity of 2025")),
    ("removal-hours-urgent", N_("time to remove illegal content in an emergency for national security, the same law")),
    ("user-data-hours", N_("time to hand over data on a user on request, Law on Cybersecurity of 2025")),
    (
        "user-data-hours-urgent",
        N_("time to hand over data on a user in an emergency for national security or a life, the same law"),
    ),
):
    define(f"vietnam-{_row}", _meaning, printed(partial(from_row, "vietnam_law_rules", _row)))
define("south-east-asia-countries", N_("countries of South-East Asia"), counted(neighbours))
define(
    "south-east-asia-signed",
    N_("countries of South-East Asia that signed the UN Convention"),
    counted(partial(neighbours, "un")),
)
define(
    "south-east-asia-budapest",
    N_("countries of South-East Asia that are parties to the Budapest Convention"),
    counted(partial(neighbours, "budapest")),
)
