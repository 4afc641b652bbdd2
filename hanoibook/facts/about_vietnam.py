"""Facts about what Vietnam loses, and who says so."""

from __future__ import annotations

from functools import partial

from hanoibook import losses, vietnam
from hanoibook.facts.fact import Find, define
from hanoibook.facts.recipes import change, printed, ratio


def row(row_id: str) -> Find:
    """Find a row of ``vietnam_losses``."""
    return partial(vietnam.figure, row_id)


SURVEY = row("online-fraud-losses-survey-estimate-2024-1")
POLICE = row("online-fraud-losses-police-2024-1")
DAMAGE = row("total-damage-attributed-to-attacks-and-fraud-2023-1")
_ROWS = {
    "vietnam-survey-2024": (
        "online-fraud-losses-survey-estimate-2024-1",
        "fraud losses for 2024 scaled up from the NCA survey",
    ),
    "vietnam-survey-2024-usd": (
        "online-fraud-losses-survey-estimate-2024-2",
        "fraud losses for 2024 scaled up from the NCA survey, in dollars as converted by the press",
    ),
    "vietnam-police-2024": (
        "online-fraud-losses-police-2024-1",
        "fraud losses in cases recorded by the police, 2024 (more than)",
    ),
    "vietnam-police-cases-2024": (
        "online-fraud-cases-police-2024-1",
        "fraud cases recorded by the police, 2024 (more than)",
    ),
    "vietnam-police-2025": (
        "online-fraud-losses-police-2025-1",
        "fraud losses recorded by the police, January to November 2025 (more than)",
    ),
    "vietnam-police-2022": ("online-fraud-losses-police-2022-1", "fraud losses recorded by the police, 2022 (nearly)"),
    "vietnam-police-2023-low": (
        "online-fraud-losses-police-low-2023-1",
        "lower end of the police range for fraud losses, 2023",
    ),
    "vietnam-police-2023-high": (
        "online-fraud-losses-police-high-2023-1",
        "upper end of the police range for fraud losses, 2023",
    ),
    "vietnam-damage-2023": (
        "total-damage-attributed-to-attacks-and-fraud-2023-1",
        "damage for 2023 as stated by officials (more than)",
    ),
    "vietnam-reports-2023": (
        "online-fraud-reports-to-state-portal-2023-1",
        "fraud reports to the state portal, 2023 (nearly)",
    ),
    "vietnam-gasa-2023": ("total-losses-extrapolated-2023-1", "losses for 2023 scaled up from the GASA survey"),
    "vietnam-gasa-2023-respondents": ("survey-respondents-2023-1", "respondents of the GASA survey in Vietnam, 2023"),
    "vietnam-gasa-2023-gdp-share": ("total-losses-share-of-gdp-2023-1", "GASA's figure for 2023 as a share of output"),
    "vietnam-gasa-2023-losers": (
        "respondents-who-lost-money-2023-1",
        "share of GASA's respondents who lost money, 2023",
    ),
    "vietnam-survey-2024-respondents": ("survey-respondents-2024-1", "respondents of the NCA survey, 2024 (more than)"),
    "vietnam-survey-2025-respondents": ("survey-respondents-2025-1", "respondents of the NCA survey, 2025"),
    "vietnam-victim-share-2024": ("victim-share-2024-1", "share of respondents who fell victim, NCA survey, 2024"),
    "vietnam-victim-share-2025": ("victim-share-2025-1", "share of respondents who fell victim, NCA survey, 2025"),
    "vietnam-users-per-victim-2024": ("victim-ratio-2024-1", "users for each victim, NCA survey, 2024"),
    "vietnam-users-per-victim-2025": ("victim-ratio-2025-1", "users for each victim, NCA survey, 2025"),
    "vietnam-reporting-2024": (
        "victims-reporting-to-authorities-2024-1",
        "share of respondents who reported to authorities, NCA survey, 2024",
    ),
    "vietnam-reporting-2025": (
        "victims-reporting-to-authorities-2025-1",
        "share of victims who reported to authorities, NCA survey, 2025",
    ),
    "vietnam-impersonation-2024": (
        "met-calls-impersonating-organisations-2024-1",
        "share who met calls posing as organisations, NCA survey, 2024",
    ),
    "vietnam-fake-investment-2024": (
        "met-fake-investment-offers-2024-1",
        "share who met fake investment offers, NCA survey, 2024",
    ),
    "vietnam-organisations-attacked-2024": (
        "organisations-attacked-2024-1",
        "share of organisations attacked, NCA survey, 2024",
    ),
    "vietnam-attacks-2024": (
        "cyber-attacks-on-organisations-2024-1",
        "attacks on organisations scaled up by NCA, 2024 (more than)",
    ),
    "vietnam-attacks-2025": (
        "cyber-attacks-on-organisations-2025-1",
        "attacks on organisations scaled up by NCA, 2025",
    ),
    "vietnam-virus-damage-2019": ("damage-from-computer-viruses-2019-1", "damage from computer viruses for 2019, Bkav"),
    "vietnam-virus-damage-2023": ("damage-from-computer-viruses-2023-1", "damage from computer viruses for 2023, Bkav"),
    "asean-losses-2025": (
        "losses-regional-2025-1",
        "scam losses in six countries of South-East Asia, GASA survey, 2025",
    ),
}
for _name, (_row, _meaning) in _ROWS.items():
    define(_name, _meaning, printed(row(_row)))
define(
    "vietnam-survey-over-police-2024", "NCA survey figure for 2024 divided by the police record", ratio(SURVEY, POLICE)
)
define(
    "vietnam-damage-over-survey",
    "damage for 2023 as stated by officials divided by the NCA survey figure for 2024",
    ratio(DAMAGE, SURVEY),
)
define(
    "vietnam-damage-per-report-2023",
    "the damage stated for 2023 divided by the fraud reports of that year",
    ratio(DAMAGE, row("online-fraud-reports-to-state-portal-2023-1"), "VND"),
)
define(
    "vietnam-loss-per-case-2024",
    "fraud losses recorded by the police in 2024 divided by the cases",
    ratio(POLICE, row("online-fraud-cases-police-2024-1"), "VND"),
)
define(
    "vietnam-survey-2024-gdp-share",
    "NCA survey figure for 2024, as converted by the press, as a share of Vietnam's output",
    ratio(row("online-fraud-losses-survey-estimate-2024-2"), partial(losses.gdp, "VNM", 2024), "share"),
)
define(
    "vietnam-attacks-change-2025",
    "change between NCA's estimates of attacks on organisations for 2024 and 2025",
    change(row("cyber-attacks-on-organisations-2024-1"), row("cyber-attacks-on-organisations-2025-1")),
)
define(
    "vietnam-attacks-change-2025-stated",
    "change in attacks on organisations from 2024 to 2025 as NCA stated it",
    printed(row("cyber-attacks-on-organisations-change-2025-1")),
)
