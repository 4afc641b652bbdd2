"""Facts about single attacks and about the forces behind the storm."""

from __future__ import annotations

from functools import partial

from hanoibook.facts.fact import define
from hanoibook.facts.recipes import printed
from hanoibook.figure import from_row

_INCIDENTS = {
    "wannacry-computers-first-days": (
        "wannacry_2017_computers_affected_2017_05_14",
        "computers hit by WannaCry, first count",
    ),
    "wannacry-computers": (
        "wannacry_2017_computers_affected_2017_12",
        "computers hit by WannaCry, later count (at least)",
    ),
    "wannacry-countries": ("wannacry_2017_countries_affected_2017_12", "countries hit by WannaCry (at least)"),
    "wannacry-ransom": ("wannacry_2017_ransom_collected_2018_09", "ransom collected by WannaCry"),
    "wannacry-nhs-cost": (
        "wannacry_2017_cost_to_nhs_england_2018_10",
        "cost of WannaCry to the health service in England",
    ),
    "notpetya-loss": (
        "notpetya_2017_total_loss_2018_08",
        "total loss from NotPetya, White House assessment as reported by Wired (at least)",
    ),
    "colonial-days-stopped": (
        "colonial_2021_pipeline_stopped_to_restart_2021_05_12",
        "days from stop to restart of the Colonial pipeline, lower reading",
    ),
    "colonial-days-to-normal": (
        "colonial_2021_stop_to_normal_supply_2021_05",
        "days from stop to normal supply, Colonial pipeline, longest reading",
    ),
    "colonial-ransom": ("colonial_2021_ransom_paid_2021_05", "ransom paid by Colonial Pipeline"),
    "colonial-recovered": ("colonial_2021_ransom_recovered_2021_06_07", "ransom of Colonial Pipeline recovered"),
    "colonial-fuel-share": (
        "colonial_2021_share_of_east_coast_fuel_2021_05",
        "share of East Coast fuel carried by the Colonial pipeline",
    ),
    "change-healthcare-people": (
        "changehealth_2024_people_affected_2025_07_31",
        "people affected by the breach at Change Healthcare, last count",
    ),
    "change-healthcare-people-first": (
        "changehealth_2024_people_affected_2024_10",
        "people affected by the breach at Change Healthcare, first count",
    ),
    "change-healthcare-ransom": ("changehealth_2024_ransom_paid_2024_03", "ransom paid by Change Healthcare"),
    "change-healthcare-cost-2024": (
        "changehealth_2024_cost_for_2024_2025_01",
        "cost of the attack on Change Healthcare to UnitedHealth in 2024",
    ),
    "kettering-days-to-records": (
        "kettering_2025_days_to_core_record_system_2025_06_02",
        "days until the core records of Kettering Health were back",
    ),
    "kettering-people": ("kettering_2025_people_affected_2026_02", "people affected by the breach at Kettering Health"),
    "davita-people-low": (
        "davita_2025_people_affected_2025_08",
        "people affected by the breach at DaVita, lower count (revised)",
    ),
    "davita-cost": ("davita_2025_cost_second_quarter_2025_2025_08", "cost to DaVita in the second quarter of 2025"),
    "synnovis-appointments": (
        "synnovis_2024_outpatient_appointments_postponed_2024_10",
        "outpatient appointments postponed after the attack on Synnovis",
    ),
    "synnovis-deaths": (
        "synnovis_2024_patient_deaths_with_the_attack_as_a_factor_2025_06",
        "deaths in which the attack on Synnovis was named as a factor",
    ),
    "qilin-victims-2025": (
        "qilin_2025_victims_claimed_in_2025_to_mid_june_2025_06",
        "victims claimed by Qilin to mid-June 2025",
    ),
    "jlr-loss-low": (
        "jlr_2025_loss_to_uk_economy_2025_10_22",
        "lower end of the loss to the UK from the attack on JLR",
    ),
    "hse-response-cost": (
        "hse_2021_response_cost_2022",
        "cost of the response of Ireland's health service, lower end of the answers of 2022",
    ),
    "costarica-institutions": (
        "costarica_2022_institutions_affected_2022_05",
        "institutions hit in Costa Rica, lower count",
    ),
    "bangladesh-stolen": ("bangladesh_2016_stolen_2018_09", "stolen from Bangladesh Bank"),
    "bybit-stolen": ("bybit_2025_stolen_2025_02_26", "stolen from Bybit"),
    "vndirect-days": ("vndirect_2024_days_without_trading_2024_04_01", "days without trading at VNDirect"),
    "cic-records": (
        "cic_2025_records_offered_2025_09",
        "records of Vietnam's credit centre offered for sale, as the seller claims (at least)",
    ),
    "moveit-organisations": (
        "moveit_2023_organisations_affected_2023_11",
        "organisations affected by MOVEit, late 2023",
    ),
    "moveit-people": ("moveit_2023_people_affected_2023_11", "people affected by MOVEit, late 2023"),
}
for _name, (_row, _meaning) in _INCIDENTS.items():
    define(_name, _meaning, printed(partial(from_row, "incident_facts", _row, "low")))
define(
    "synnovis-cost",
    "cost of the attack to Synnovis as estimated in its accounts",
    printed(partial(from_row, "incident_facts", "synnovis_2024_cost_2025_01", "low")),
)

_FORCES = {
    "ai-complaints-2025": ("SF01", "IC3 complaints of 2025 that name artificial intelligence"),
    "ai-losses-2025": ("SF02", "losses stated in IC3 complaints of 2025 that name artificial intelligence"),
    "ai-malware-complaints-2025": ("SF06", "IC3 complaints of 2025 about malware that name artificial intelligence"),
    "ai-trial-click-share": (
        "SF25",
        "share of recipients who clicked links in mails written by a model, trial of 2023, lower end",
    ),
    "ransomware-brands-2025": ("SF28", "ransomware brands active in 2025, Europol (more than)"),
    "leak-site-names-2024": ("SF32", "organisations named on leak sites in 2024"),
    "leak-site-names-2025": ("SF33", "organisations named on leak sites in 2025"),
    "ransom-payers-2022": ("SF35", "share of victims that paid in 2022, Chainalysis"),
    "ransom-payers-chainalysis-2025": ("SF37", "share of victims that paid in 2025, Chainalysis"),
    "qilin-affiliate-share": ("SF39", "share of a ransom left to the attacker in the Qilin programme (at least)"),
    "lockbit-entry-price": ("SF40", "entry price of the LockBit 5.0 kit"),
    "network-access-price": ("SF43", "average price of access to a company network, first quarter of 2026"),
    "lockbit-fall-uk": ("SF51", "fall in LockBit attacks a month in the United Kingdom after Operation Cronos"),
    "laundered-crypto": ("SF63", "cryptocurrency laundered in 2025, all illicit flows tracked (more than)"),
    "scam-income-crypto": ("SF71", "scam income in cryptocurrency in 2025, Chainalysis (at least)"),
    "dprk-stolen-2025": ("SF76", "cryptocurrency stolen by groups linked to North Korea in 2025 (at least)"),
    "dprk-stolen-total": (
        "SF77",
        "cryptocurrency stolen by groups linked to North Korea since records began (at least)",
    ),
    "eu-hacktivism-share": ("SF81", "share of incidents recorded in the EU with an ideological motive"),
    "eu-espionage-share": ("SF82", "share of incidents recorded in the EU that were espionage by state-linked groups"),
    "eu-financial-share": ("SF83", "share of incidents recorded in the EU with a financial motive"),
    "breaches-by-flaw-share": ("SF86", "share of breaches that began with a software flaw"),
    "flaws-fixed-share": (
        "SF87",
        "share of the flaws on the US list of exploited ones that organisations fully fixed in 2025",
    ),
    "breaches-human-share": ("SF91", "share of breaches with a human action in the chain"),
    "uk-businesses-attacked": ("SF96", "share of UK businesses that noticed a breach or attack in a year"),
    "cyber-premiums": ("SF101", "world premiums for cyber insurance, 2024, Munich Re"),
}
for _name, (_row, _meaning) in _FORCES.items():
    define(_name, _meaning, printed(partial(from_row, "storm_forces", _row)))
