"""Facts about single attacks and about the forces behind the storm."""

from __future__ import annotations

from functools import partial

from hanoibook import losses
from hanoibook.facts.fact import define
from hanoibook.facts.recipes import change, printed, ratio, unlike
from hanoibook.figure import from_row
from hanoibook.words import N_

_INCIDENTS = {
    "wannacry-computers-first-days": (
        "wannacry_2017_computers_affected_2017_05_14",
        N_("victims of WannaCry, Europol's first count"),
    ),
    "wannacry-computers": (
        "wannacry_2017_computers_affected_2017_12",
        N_("computers hit by WannaCry, later count (at least)"),
    ),
    "wannacry-countries": ("wannacry_2017_countries_affected_2017_12", N_("countries hit by WannaCry (at least)")),
    "wannacry-ransom": ("wannacry_2017_ransom_collected_2018_09", N_("ransom collected by WannaCry")),
    "wannacry-nhs-cost": (
        "wannacry_2017_cost_to_nhs_england_2018_10",
        N_("cost of WannaCry to the health service in England"),
    ),
    "notpetya-loss": (
        "notpetya_2017_total_loss_2018_08",
        N_("total loss from NotPetya, White House assessment as reported by Wired (at least)"),
    ),
    "colonial-days-stopped": (
        "colonial_2021_pipeline_stopped_to_restart_2021_05_12",
        N_("days from stop to restart of the Colonial pipeline, lower reading"),
    ),
    "colonial-days-to-normal": (
        "colonial_2021_stop_to_normal_supply_2021_05",
        N_("days from stop to normal supply, Colonial pipeline, longest reading"),
    ),
    "colonial-ransom": ("colonial_2021_ransom_paid_2021_05", N_("ransom paid by Colonial Pipeline")),
    "colonial-recovered": ("colonial_2021_ransom_recovered_2021_06_07", N_("ransom of Colonial Pipeline recovered")),
    "colonial-fuel-share": (
        "colonial_2021_share_of_east_coast_fuel_2021_05",
        N_("share of East Coast fuel carried by the Colonial pipeline"),
    ),
    "change-healthcare-people": (
        "changehealth_2024_people_affected_2025_07_31",
        N_("people affected by the breach at Change Healthcare, last count"),
    ),
    "change-healthcare-people-first": (
        "changehealth_2024_people_affected_2024_10",
        N_("people affected by the breach at Change Healthcare, first count"),
    ),
    "change-healthcare-ransom": ("changehealth_2024_ransom_paid_2024_03", N_("ransom paid by Change Healthcare")),
    "change-healthcare-cost-2024": (
        "changehealth_2024_cost_for_2024_2025_01",
        N_("cost of the attack on Change Healthcare to UnitedHealth in 2024"),
    ),
    "kettering-days-to-records": (
        "kettering_2025_days_to_core_record_system_2025_06_02",
        N_("days until the core records of Kettering Health were back"),
    ),
    "kettering-people": (
        "kettering_2025_people_affected_2026_02",
        N_("people affected by the breach at Kettering Health"),
    ),
    "davita-people-low": (
        "davita_2025_people_affected_2025_08",
        N_("people affected by the breach at DaVita, lower count (revised)"),
    ),
    "davita-cost": ("davita_2025_cost_second_quarter_2025_2025_08", N_("cost to DaVita in the second quarter of 2025")),
    "synnovis-appointments": (
        "synnovis_2024_outpatient_appointments_postponed_2024_10",
        N_("outpatient appointments postponed after the attack on Synnovis"),
    ),
    "synnovis-deaths": (
        "synnovis_2024_patient_deaths_with_the_attack_as_a_factor_2025_06",
        N_("deaths in which the attack on Synnovis was named as a factor"),
    ),
    "qilin-victims-2025": (
        "qilin_2025_victims_claimed_in_2025_to_mid_june_2025_06",
        N_("victims claimed by Qilin to mid-June 2025"),
    ),
    "jlr-loss-low": (
        "jlr_2025_loss_to_uk_economy_2025_10_22",
        N_("lower end of the loss to the UK from the attack on JLR"),
    ),
    "hse-response-cost": (
        "hse_2021_response_cost_2022",
        N_("cost of the response of Ireland's health service, lower end of the answers of 2022"),
    ),
    "costarica-institutions": (
        "costarica_2022_institutions_affected_2022_05",
        N_("institutions hit in Costa Rica, lower count"),
    ),
    "bangladesh-stolen": ("bangladesh_2016_stolen_2018_09", N_("stolen from Bangladesh Bank")),
    "bybit-stolen": ("bybit_2025_stolen_2025_02_26", N_("stolen from Bybit")),
    "vndirect-days": ("vndirect_2024_days_without_trading_2024_04_01", N_("days without trading at VNDirect")),
    "cic-records": (
        "cic_2025_records_offered_2025_09",
        N_("records of Vietnam's credit centre offered for sale, as the seller claims (at least)"),
    ),
    "moveit-organisations": (
        "moveit_2023_organisations_affected_2023_11",
        N_("organisations affected by MOVEit, late 2023"),
    ),
    "moveit-people": ("moveit_2023_people_affected_2023_11", N_("people affected by MOVEit, late 2023")),
    "moveit-organisations-first": (
        "moveit_2023_organisations_affected_2023_08_25",
        N_("organisations affected by MOVEit, count of August 2023"),
    ),
    "moveit-organisations-last": (
        "moveit_2023_organisations_affected_2024",
        N_("organisations affected by MOVEit, count of 2024"),
    ),
    "moveit-people-first": ("moveit_2023_people_affected_2023_08_25", N_("people affected by MOVEit, August 2023")),
    "moveit-loss-by-rule": (
        "moveit_2023_loss_by_cost_per_record_rule_2023_08",
        N_("loss from MOVEit by a rule of cost per record"),
    ),
    "moveit-income-low": (
        "moveit_2023_income_of_the_attackers_2023_07",
        N_("income of the attackers, MOVEit (at least)"),
    ),
    "wannacry-model-loss": (
        "wannacry_2017_world_economic_loss_2017_05",
        N_("world loss from WannaCry, model of May 2017"),
    ),
    "wannacry-model-loss-high": (
        "wannacry_2017_world_economic_loss_2017_05_15",
        N_("world cost of downtime from WannaCry, same firm, May 2017"),
    ),
    "notpetya-disclosed": (
        "notpetya_2017_loss_disclosed_by_companies_2017_11",
        N_("loss from NotPetya disclosed by companies"),
    ),
    "merck-first-accounts": ("merck_2017_loss_in_first_accounts_2017_10", N_("loss of Merck in its first accounts")),
    "merck-claim": ("merck_2017_insurance_claim_2019_12", N_("insurance claim of Merck (at least)")),
    "change-healthcare-people-second": (
        "changehealth_2024_people_affected_2025_01_24",
        N_("people whose data were taken at Change Healthcare, second count"),
    ),
    "change-healthcare-cost-first": (
        "changehealth_2024_cost_2024_04_16",
        N_("cost to UnitedHealth in the first quarter of 2024"),
    ),
    "kettering-days-to-normal": (
        "kettering_2025_days_to_normal_operation_2025_06_13",
        N_("days to normal operation at Kettering Health (at least)"),
    ),
    "synnovis-procedures": (
        "synnovis_2024_elective_procedures_postponed_2024_10",
        N_("planned procedures postponed after the attack on Synnovis"),
    ),
    "ms-cost": ("ms_2025_cost_to_m_s_2025_11", N_("cost to Marks & Spencer in its accounts")),
    "ms-loss-low": (
        "ms_2025_loss_to_m_s_and_co_op_with_chain_2025_06",
        N_("loss to both retailers and their chain (at least)"),
    ),
}
for _name, (_row, _meaning) in _INCIDENTS.items():
    define(_name, _meaning, printed(partial(from_row, "incident_facts", _row, "low")))
define(
    "synnovis-cost",
    N_("cost of the attack to Synnovis as estimated in its accounts"),
    printed(partial(from_row, "incident_facts", "synnovis_2024_cost_2025_01", "low")),
)

_UPPER_ENDS = {
    "colonial-days-stopped-high": (
        "colonial_2021_pipeline_stopped_to_restart_2021_05_12",
        N_("days from stop to restart (at most)"),
    ),
    "kettering-days-to-normal-high": (
        "kettering_2025_days_to_normal_operation_2025_06_13",
        N_("days to normal operation at Kettering Health (at most)"),
    ),
    "davita-people-high": (
        "davita_2025_people_affected_2025_08",
        N_("people whose data were taken at DaVita, first count"),
    ),
    "moveit-income-high": (
        "moveit_2023_income_of_the_attackers_2023_07",
        N_("income of the attackers, MOVEit (at most)"),
    ),
    "ms-loss-high": (
        "ms_2025_loss_to_m_s_and_co_op_with_chain_2025_06",
        N_("loss to both retailers and their chain (at most)"),
    ),
    "jlr-loss-high": (
        "jlr_2025_loss_to_uk_economy_2025_10_22",
        N_("upper end of the loss to the UK from the attack on JLR"),
    ),
    "merck-claim-high": ("merck_2017_insurance_claim_2019_12", N_("insurance claim of Merck (at most)")),
    "hse-response-cost-high": (
        "hse_2021_response_cost_2022",
        N_("cost of the response of Ireland's health service (at most)"),
    ),
}
for _name, (_row, _meaning) in _UPPER_ENDS.items():
    define(_name, _meaning, printed(partial(from_row, "incident_facts", _row, "high")))

_INCIDENT_CELLS = {
    "jlr-days-low": ("jlr_2025", "outage_days_low", N_("days without production at Jaguar Land Rover (at least)")),
    "jlr-days-high": ("jlr_2025", "outage_days_high", N_("days without production at Jaguar Land Rover (at most)")),
    "jlr-firms": ("jlr_2025", "organisations_affected", N_("UK firms affected by the standstill of Jaguar Land Rover")),
    "cic-asking-price": ("cic_2025", "ransom_demand", N_("price asked for records of Vietnam's credit centre")),
    "synnovis-demand": ("synnovis_2024", "ransom_demand", N_("ransom asked of Synnovis")),
}
for _name, (_row, _column, _meaning) in _INCIDENT_CELLS.items():
    define(_name, _meaning, printed(partial(from_row, "incidents", _row, _column)))
define(
    "colonial-emergency-states",
    N_("US states under the emergency declaration of May 2021, besides the District of Columbia"),
    printed(partial(from_row, "claims", "C27", "claim_value", "states")),
)
define(
    "moveit-price-per-record",
    N_("loss from MOVEit by a rule of cost per record, for each person affected"),
    ratio(
        partial(from_row, "incident_facts", "moveit_2023_loss_by_cost_per_record_rule_2023_08", "low"),
        partial(from_row, "incident_facts", "moveit_2023_people_affected_2023_08_25", "low"),
        "USD",
    ),
)
define(
    "change-healthcare-cost-last-over-first",
    N_("cost of Change Healthcare for the year 2024 divided by that of its first quarter"),
    ratio(
        partial(from_row, "incident_facts", "changehealth_2024_cost_for_2024_2025_01", "low"),
        partial(from_row, "incident_facts", "changehealth_2024_cost_2024_04_16", "low"),
        unlike=unlike(N_("the first is for a year, the second for its first quarter"), "period"),
        over_time=True,
    ),
)
define(
    "moveit-organisations-last-over-first",
    N_("organisations affected by MOVEit: last count divided by the first"),
    ratio(
        partial(from_row, "incident_facts", "moveit_2023_organisations_affected_2024", "low"),
        partial(from_row, "incident_facts", "moveit_2023_organisations_affected_2023_08_25", "low"),
        over_time=True,
    ),
)

_FORCES = {
    "ai-complaints-2025": ("SF01", N_("IC3 complaints of 2025 that name artificial intelligence")),
    "ai-losses-2025": ("SF02", N_("losses stated in IC3 complaints of 2025 that name artificial intelligence")),
    "ai-malware-complaints-2025": (
        "SF06",
        N_("IC3 complaints of 2025 about malware that name artificial intelligence"),
    ),
    "ai-trial-click-share": (
        "SF25",
        N_("share of recipients who clicked links in mails written by a model, trial of 2023, lower end"),
    ),
    "ransomware-brands-2025": ("SF28", N_("ransomware brands active in 2025, Europol (more than)")),
    "leak-site-names-2024": ("SF32", N_("organisations named on leak sites in 2024")),
    "leak-site-names-2025": ("SF33", N_("organisations named on leak sites in 2025")),
    "ransom-payers-2022": ("SF35", N_("share of victims that paid in 2022, Chainalysis")),
    "ransom-payers-chainalysis-2025": ("SF37", N_("share of victims that paid in 2025, Chainalysis")),
    "qilin-affiliate-share": ("SF39", N_("share of a ransom left to the attacker in the Qilin programme (at least)")),
    "lockbit-entry-price": ("SF40", N_("entry price of the LockBit 5.0 kit")),
    "network-access-price": ("SF43", N_("average price of access to a company network, first quarter of 2026")),
    "lockbit-fall-uk": ("SF51", N_("fall in LockBit attacks a month in the United Kingdom after Operation Cronos")),
    "laundered-crypto": ("SF63", N_("cryptocurrency laundered in 2025, all illicit flows tracked (more than)")),
    "scam-income-crypto": ("SF71", N_("scam income in cryptocurrency in 2025, Chainalysis (at least)")),
    "dprk-stolen-2025": ("SF76", N_("cryptocurrency stolen by groups linked to North Korea in 2025 (at least)")),
    "dprk-stolen-total": (
        "SF77",
        N_("cryptocurrency stolen by groups linked to North Korea since records began (at least)"),
    ),
    "eu-hacktivism-share": ("SF81", N_("share of incidents recorded in the EU with an ideological motive")),
    "eu-espionage-share": (
        "SF82",
        N_("share of incidents recorded in the EU that were espionage by state-linked groups"),
    ),
    "eu-financial-share": ("SF83", N_("share of incidents recorded in the EU with a financial motive")),
    "breaches-by-flaw-share": ("SF86", N_("share of breaches that began with a software flaw")),
    "flaws-fixed-share": (
        "SF87",
        N_("share of the flaws on the US list of exploited ones that organisations fully fixed in 2025"),
    ),
    "breaches-human-share": ("SF91", N_("share of breaches with a human action in the chain")),
    "uk-businesses-attacked": ("SF96", N_("share of UK businesses that noticed a breach or attack in a year")),
    "cyber-premiums": ("SF101", N_("world premiums for cyber insurance, 2024, Munich Re")),
    "ai-investment-losses-2025": ("SF03", N_("losses from investment scams in IC3 complaints of 2025 that name AI")),
    "ai-distress-losses-2025": (
        "SF05",
        N_("losses from distress calls in IC3 complaints of 2025 that name AI (at least)"),
    ),
    "ai-ransomware-complaints-2025": ("SF07", N_("IC3 complaints of 2025 about ransomware that name AI")),
    "arup-paid": ("SF08", N_("paid by a member of staff of Arup after a video meeting with fakes")),
    "hong-kong-face-checks": ("SF09", N_("tries with deepfakes against face checks, Hong Kong police (at least)")),
    "singapore-deepfake-paid": ("SF10", N_("paid by a finance director in Singapore after a deepfake meeting")),
    "thai-binh-charged": ("SF11", N_("people charged in Thai Binh over AI videos shown to a bank's face check")),
    "ai-growth-blog": ("SF12", N_("growth of AI-enabled fraud reported to IC3, as claimed by a company blog")),
    "banned-actors": ("SF16", N_("actors banned from one AI platform and then classified")),
    "banned-actors-high-risk": ("SF17", N_("share of these actors rated high or critical risk (at most)")),
    "banned-actors-rare-techniques": ("SF18", N_("share of rare techniques among those asked for (at most)")),
    "ai-espionage-share": (
        "SF20",
        N_("share of a campaign's work done by an AI agent, as stated by its supplier (at least)"),
    ),
    "ransom-payers-2024": ("SF36", N_("share of victims that paid in 2024, Chainalysis")),
    "ransom-payers-coveware-2025-q4": ("SF38", N_("share of cases paid, Coveware, last quarter of 2025")),
    "ransomware-groups-searchlight": ("SF29", N_("ransomware groups with a leak site in 2025, Searchlight Cyber")),
    "ransomware-groups-live": ("SF30", N_("ransomware groups listed for 2025, Ransomware.live")),
    "leak-claims-growth-chainalysis": ("SF34", N_("growth of leak-site claims in 2025, Chainalysis")),
    "broker-income-2025": ("SF45", N_("payments in cryptocurrency to access brokers (at least)")),
    "hand-over-seconds": ("SF47", N_("median time between break-in and hand-over to the next gang")),
    "myanmar-held": (
        "SF68",
        N_("people said to be held and forced to scam in Myanmar, UN Human Rights Office (at least)"),
    ),
    "cambodia-held": ("SF69", N_("people said to be held and forced to scam in Cambodia, UN Human Rights Office")),
    "mixer-turnover": ("SF72", N_("bitcoin mixed by a closed service since 2016")),
    "advisory-countries": ("SF78", N_("countries whose agencies signed the Salt Typhoon advisory")),
    "eu-sanctioned-people": ("SF80", N_("people on the EU list of cyber sanctions, May 2025")),
    "flaw-fix-days": ("SF88", N_("median days to fix a listed exploited flaw completely")),
    "exploit-days-2018": ("SF92", N_("mean days between patch and first known use of a flaw, 2018")),
    "exploit-days-2025": ("SF95", N_("mean days between patch and first known use of a flaw, 2025")),
    "uk-two-factor": ("SF98", N_("share of UK businesses with two-factor log-in")),
}
for _name, (_row, _meaning) in _FORCES.items():
    define(_name, _meaning, printed(partial(from_row, "storm_forces", _row)))

define(
    "ai-losses-share-2025",
    N_("share of all losses stated to IC3 for 2025 in complaints that name artificial intelligence"),
    ratio(partial(from_row, "storm_forces", "SF02"), partial(losses.complaint_figure, 2025, "losses"), "share"),
)
define(
    "ai-investment-share-2025",
    N_("share of investment scams in the losses of complaints that name artificial intelligence"),
    ratio(partial(from_row, "storm_forces", "SF03"), partial(from_row, "storm_forces", "SF02"), "share"),
)
define(
    "leak-site-growth-2025",
    N_("growth of organisations named on leak sites from 2024 to 2025, Ransomware.live"),
    change(partial(from_row, "storm_forces", "SF32"), partial(from_row, "storm_forces", "SF33")),
)
define(
    "vietnam-weak-protection-2024",
    N_("share of Vietnamese enterprises without strong enough protection, Bkav"),
    printed(partial(from_row, "vietnam_losses", "enterprises-without-strong-protection-2024-1")),
)
