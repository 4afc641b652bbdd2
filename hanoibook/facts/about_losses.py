"""Facts about what cybercrime is said to cost and what is counted."""

from __future__ import annotations

from functools import partial

from hanoibook import losses
from hanoibook.facts.fact import Find, define, reckoned
from hanoibook.facts.recipes import (
    at_prices_of,
    change,
    extended,
    fall,
    grown,
    growth,
    printed,
    rank,
    ratio,
    real_ratio,
    spread,
    unlike,
)
from hanoibook.figure import from_row
from hanoibook.words import N_


def ic3(year: int, measure: str = "losses") -> Find:
    """Find the preferred IC3 figure of a year."""
    return partial(losses.complaint_figure, year, measure)


def estimate(row_id: str) -> Find:
    """Find an estimate by its row."""
    return partial(losses.estimate, row_id)


def rate(row_id: str) -> Find:
    """Find the yearly growth that a publisher states with an estimate."""
    return partial(losses.stated_growth, row_id)


def gdp(iso3: str, year: int) -> Find:
    """Find a gross domestic product."""
    return partial(losses.gdp, iso3, year)


WORLD_AND_RECORD = unlike(
    N_("the first is a claim about every cost in the world, the second what people told one office in the United States"),
    "place", "population", "counted",
)  # fmt: skip
LOSSES_AND_OUTPUT = unlike(
    N_("losses told to one office are set beside output, of which they are no part"), "place", "population", "counted"
)
COST_AND_OUTPUT = unlike(N_("a cost is set beside output, of which it is no part"), "place", "counted")
FINES_ADDED = unlike(N_("the later figure adds legal costs and fines"), "counted")
SOURCE_UNKNOWN = unlike(N_("what the figure for 2030 counts is not known"), "counted")
SOURCE_UNKNOWN_IN_2030 = unlike(
    N_("what the figure for 2030 counts is not known, and the years differ"), "counted", "year"
)
REPORTED_AND_CORRECTED = unlike(
    N_("one is an estimate that corrects for silence, the other what was reported"), "counted"
)

for _year in (2001, 2009, 2015, 2020, 2024, 2025):
    define(f"ic3-losses-{_year}", N_("losses stated in complaints to IC3 for {year}", year=_year), printed(ic3(_year)))
for _year in (2001, 2015, 2024, 2025):
    define(
        f"ic3-complaints-{_year}",
        N_("complaints received by IC3 in {year}", year=_year),
        printed(ic3(_year, "complaints")),
    )
for _year in (2015, 2024, 2025):
    define(
        f"ic3-loss-per-complaint-{_year}",
        N_("IC3 losses divided by all IC3 complaints, {year}", year=_year),
        ratio(ic3(_year), ic3(_year, "complaints"), "USD"),
    )
for _year in (2015, 2021, 2023, 2024, 2025, 2031):
    define(
        f"cv-{_year}",
        N_("yearly cost of cybercrime for {year}, Cybersecurity Ventures", year=_year),
        printed(estimate(f"cv_{_year}")),
    )
for _first, _last in ((2015, 2021), (2021, 2025), (2015, 2025), (2025, 2031)):
    define(
        f"cv-growth-{_first}-{_last}",
        N_(
            "constant yearly growth between Cybersecurity Ventures' figures for {first} and {last}",
            first=_first,
            last=_last,
        ),
        growth(estimate(f"cv_{_first}"), estimate(f"cv_{_last}"), FINES_ADDED if _last == 2031 else None),
    )
for _start, _year in ((2021, 2023), (2021, 2024), (2021, 2025), (2021, 2031), (2015, 2025)):
    define(
        f"cv-{_start}-at-stated-growth-to-{_year}",
        N_("Cybersecurity Ventures' figure for {start}, grown at the stated rate to {year}", start=_start, year=_year),
        grown(estimate(f"cv_{_start}"), rate("cv_2025"), _year),
    )
for _year in (2024, 2025):
    define(
        f"claimed-over-reported-{_year}",
        N_("Cybersecurity Ventures' figure for {year} divided by the IC3 losses of that year", year=_year),
        ratio(estimate(f"cv_{_year}"), ic3(_year), unlike=WORLD_AND_RECORD),
    )

define(
    "cv-2021-over-2015",
    N_("Cybersecurity Ventures' figure for 2021 divided by its figure for 2015"),
    ratio(estimate("cv_2021"), estimate("cv_2015"), over_time=True),
)
define("cv-stated-growth-2021-2025", N_("yearly growth stated in the 2020 release"), printed(rate("cv_2025")))
define("cv-stated-growth-2025-2031", N_("yearly growth stated in the 2025 release"), printed(rate("cv_2031")))
define("statista-2024", N_("yearly cost of cybercrime for 2024, Statista"), printed(estimate("st24_2024")))
define("gasa-2024", N_("scam losses of consumers for 2024, GASA survey"), printed(estimate("gasa_2024")))
define("gasa-2025", N_("scam losses of consumers for 2025, GASA survey"), printed(estimate("gasa_2025")))
define(
    "spread-2024",
    N_("largest figure for 2024 among the published estimates divided by the smallest, whatever they count"),
    spread(2024, WORLD_AND_RECORD),
)
define(
    "uk-2024",
    N_("cost of significant attacks to UK businesses, 2024, converted by us from pounds"),
    printed(estimate("dsit_2025")),
)
define(
    "article-2030",
    N_("figure for 2030 in the Urdu edition of the essay; publisher not identified"),
    printed(estimate("unknown_2030")),
)
define(
    "us-gdp-2025",
    N_("gross domestic product of the United States, 2025 (projection)"),
    printed(gdp("USA", 2025)),
)
define("china-gdp-2025", N_("gross domestic product of China, 2025 (projection)"), printed(gdp("CHN", 2025)))
define(
    "ic3-losses-growth-2015-2025",
    N_("constant yearly growth of IC3 losses, 2015 to 2025"),
    growth(ic3(2015), ic3(2025)),
)
define(
    "ic3-losses-growth-2020-2025",
    N_("constant yearly growth of IC3 losses, 2020 to 2025"),
    growth(ic3(2020), ic3(2025)),
)
define(
    "ic3-complaints-growth-2015-2025",
    N_("constant yearly growth of IC3 complaints, 2015 to 2025"),
    growth(ic3(2015, "complaints"), ic3(2025, "complaints")),
)
define(
    "cv-2025-gdp-share",
    N_("Cybersecurity Ventures' figure for 2025 as a share of world gross domestic product"),
    ratio(estimate("cv_2025"), gdp("WLD", 2025), "share", COST_AND_OUTPUT),
)
define(
    "cv-2025-gdp-rank",
    N_("rank that Cybersecurity Ventures' figure for 2025 would take among economies"),
    rank(estimate("cv_2025"), 2025, COST_AND_OUTPUT),
)
define(
    "ic3-losses-2025-gdp-share",
    N_("IC3 losses of 2025 as a share of United States gross domestic product"),
    ratio(ic3(2025), gdp("USA", 2025), "share", LOSSES_AND_OUTPUT),
)

_ESTIMATES = {
    "pwc-2000": (
        "pwc_2000",
        N_("cost of viruses and hacking to companies worldwide in 2000, PricewaterhouseCoopers and InformationWeek"),
    ),
    "mcafee-2008": (
        "mcafee_2008",
        N_("value of stolen intellectual property and of repairs, companies worldwide in 2008, McAfee"),
    ),
    "csis-2014": ("csis_2014", N_("yearly world cost, CSIS and McAfee, report of 2014")),
    "csis-2018-low": ("csis_2018", N_("lower end of the yearly world cost, CSIS and McAfee, report of 2018")),
    "csis-2020": ("csis_2020", N_("yearly world cost, CSIS and McAfee, report of 2020")),
    "norton-2013": ("norton_2013", N_("losses of consumers, Norton survey of 2013")),
    "norton-2018": ("norton_2018", N_("losses of consumers in the countries of the Norton survey in 2017")),
    "wef-2020": ("wef_2014", N_("growth forgone by 2020 in a bad scenario, World Economic Forum and McKinsey, 2014")),
    "ec-2020": ("ec_2020", N_("yearly world cost for 2020, European Commission report, converted from euros")),
    "juniper-2019": ("juniper_2015", N_("cost of data breaches for 2019, forecast of Juniper Research in 2015")),
    "rand-total-low": ("rand_total", N_("lower end of RAND's range for total world cost")),
    "statista-2027-edition-2022": ("st22_2027", N_("yearly cost for 2027 in the 2022 edition of Statista")),
    "statista-2028-edition-2024": ("st24_2028", N_("yearly cost for 2028 in the 2024 edition of Statista")),
    "statista-2029-edition-2024": ("st24_2029", N_("yearly cost for 2029 in the 2024 edition of Statista")),
    "us-official-2027": ("us_2027", N_("yearly cost for 2027 as cited by a United States official in 2023")),
    "thayer-2026": ("thayer_2026", N_("yearly cost by 2026 as stated in a press interview in 2025")),
    "ngs-2024": ("ngs_2024", N_("income of offenders in 2024 as stated by NGS Consulting")),
    "gasa-2023": ("gasa_2023", N_("scam losses of consumers for 2023, GASA survey")),
    "imf-two-decades": (
        "imf_2024",
        N_("direct losses of financial firms over the decades counted, International Monetary Fund, 2024"),
    ),
    "unodc-2023-low": ("unodc_2023", N_("lower end of scam losses in East and South-East Asia in 2023, UNODC")),
    "us-cea-2016-low": (
        "cea_2016",
        N_("lower end of the cost to the United States in 2016, Council of Economic Advisers"),
    ),
}
for _name, (_row, _meaning) in _ESTIMATES.items():
    define(_name, _meaning, printed(estimate(_row)))
for _row, _name, _meaning in (
    ("rand_total", "rand-total-high", N_("upper end of RAND's range for total world cost")),
    ("csis_2018", "csis-2018-high", N_("upper end of the yearly world cost, CSIS and McAfee, report of 2018")),
    ("unodc_2023", "unodc-2023-high", N_("upper end of scam losses in East and South-East Asia in 2023, UNODC")),
):
    define(
        _name,
        _meaning,
        printed(partial(from_row, "loss_estimates", _row, "high")),
    )
define(
    "rand-range",
    N_("upper end of RAND's range for total world cost divided by its lower end"),
    ratio(partial(from_row, "loss_estimates", "rand_total", "high"), estimate("rand_total")),
)
define(
    "statista-2028-against-2027",
    N_("Statista's figure for 2028 of the 2024 edition against its figure for 2027 of the 2022 edition"),
    change(estimate("st22_2027"), estimate("st24_2028")),
)
define(
    "article-growth-2025-2030",
    N_("constant yearly growth from Cybersecurity Ventures' figure for 2025 to the essay's for 2030"),
    growth(estimate("cv_2025"), estimate("unknown_2030"), SOURCE_UNKNOWN),
)
define(
    "article-growth-2024-2030",
    N_("constant yearly growth between the Urdu edition's figures for 2024 and 2030"),
    growth(estimate("cv_2024"), estimate("unknown_2030"), SOURCE_UNKNOWN),
)
define(
    "article-2030-over-2024",
    N_("the Urdu edition's figure for 2030 divided by its figure for 2024"),
    ratio(estimate("unknown_2030"), estimate("cv_2024"), unlike=SOURCE_UNKNOWN, over_time=True),
)
define(
    "cv-2031-back-to-2030",
    N_("Cybersecurity Ventures' figure for 2025, grown at its stated later rate to 2030"),
    grown(estimate("cv_2025"), rate("cv_2031"), 2030),
)
for _year in (2015, 2021, 2023, 2024):
    define(
        f"cv-{_year}-gdp-rank",
        N_("rank that Cybersecurity Ventures' figure for {year} would take among economies", year=_year),
        rank(estimate(f"cv_{_year}"), _year, COST_AND_OUTPUT),
    )
define("world-gdp-2025", N_("gross domestic product of the world, 2025 (projection)"), printed(gdp("WLD", 2025)))
define("vietnam-gdp-2024", N_("gross domestic product of Vietnam, 2024"), printed(gdp("VNM", 2024)))
define(
    "ic3-losses-2015-in-2025-prices",
    N_("IC3 losses of 2015 at United States consumer prices of 2025"),
    at_prices_of(ic3(2015), 2025),
)
define(
    "ic3-losses-real-over-2015",
    N_("IC3 losses of 2025 divided by those of 2015 at the same prices"),
    real_ratio(ic3(2025), ic3(2015)),
)
define(
    "ic3-60-plus-losses-2025",
    N_("losses stated by complainants aged 60 and over, IC3, 2025"),
    printed(partial(from_row, "ic3_age_groups", "2025-60_plus-all_complaints", "losses")),
)
define(
    "ic3-60-plus-share-2025",
    N_("share of IC3 losses of 2025 stated by complainants aged 60 and over"),
    ratio(partial(from_row, "ic3_age_groups", "2025-60_plus-all_complaints", "losses"), ic3(2025), "share"),
)
for _slug, _type, _crime in (
    ("investment", "Investment", N_("investment")),
    ("bec", "Business Email Compromise (BEC)", N_("business email compromise")),
    ("ransomware", "Ransomware", N_("ransomware")),
):
    define(
        f"ic3-{_slug}-2025",
        N_("losses under {crime} stated to IC3 for 2025", crime=_crime),
        printed(partial(losses.crime_type, 2025, _type)),
    )
_PAYMENTS = {
    "ransoms-2020-first-count": ("chainalysis_total_2020_2021_01", N_("ransoms traced for 2020, as first published")),
    "ransoms-2020-later-count": (
        "chainalysis_total_2020_2022_02",
        N_("ransoms traced for 2020, as published a year later"),
    ),
    "ransoms-2023": ("chainalysis_total_2023_2025_02", N_("ransoms traced for 2023, Chainalysis")),
    "ransoms-2024": ("chainalysis_total_2024_2026_02", N_("ransoms traced for 2024, Chainalysis")),
    "ransoms-2025": ("chainalysis_total_2025_2026_02", N_("ransoms traced for 2025, Chainalysis")),
    "ransoms-2021-crystal": ("crystal_total_2021_2022_12_22", N_("ransoms traced for 2021, Crystal")),
    "ransoms-2021-chainalysis": ("chainalysis_total_2021_2024_02", N_("ransoms traced for 2021, Chainalysis")),
    "ransom-payers-2019": (
        "coveware_share_paid_2019_q1_2022",
        N_("share of cases paid, Coveware, first quarter of 2019"),
    ),
    "ransom-payers-2025": (
        "coveware_share_paid_2025_q3_2025_10",
        N_("share of cases paid, Coveware, third quarter of 2025"),
    ),
}
for _name, (_row, _meaning) in _PAYMENTS.items():
    define(_name, _meaning, printed(partial(losses.payment, _row)))
define(
    "ransoms-2020-revision",
    N_("ransoms traced for 2020: count of a year later divided by the first"),
    ratio(
        partial(losses.payment, "chainalysis_total_2020_2022_02"),
        partial(losses.payment, "chainalysis_total_2020_2021_01"),
    ),
)
for _year in (2014, 2020, 2025, 2026):
    define(
        f"breach-cost-{_year}",
        N_("average cost of a data breach in the sample of the {year} report, Ponemon and IBM", year=_year),
        printed(partial(from_row, "breach_costs", str(_year), "average_cost")),
    )


def measured(row_id: str) -> Find:
    """Find a figure on how losses are measured."""
    return partial(from_row, "loss_measurement", row_id)


def high(row_id: str) -> Find:
    """Find the upper end of an estimate that is a range."""
    return partial(from_row, "loss_estimates", row_id, "high")


_MORE_ESTIMATES = {
    "statista-2018": ("st24_2018", N_("yearly cost for 2018, Statista")),
    "statista-2022-edition-2022": ("st22_2022", N_("yearly cost for 2022 in the 2022 edition of Statista")),
    "statista-2027-edition-2024": ("st24_2027", N_("yearly cost for 2027 in the 2024 edition of Statista")),
    "proxyrack-2030": ("prox_2030", N_("yearly cost for 2030, curve of Proxyrack")),
    "attributed-to-un-2025": ("un_misattr", N_("yearly cost for 2025 that the press attributed to the United Nations")),
    "mcafee-us-2006": ("mcafee_us_2007", N_("yearly cost to the United States in a public remark of 2007")),
    "rand-direct-low": ("rand_direct", N_("lower end of RAND's range for direct world cost")),
}
for _name, (_row, _meaning) in _MORE_ESTIMATES.items():
    define(_name, _meaning, printed(estimate(_row)))
define("rand-direct-high", N_("upper end of RAND's range for direct world cost"), printed(high("rand_direct")))
define(
    "rand-high-over-csis-high-2017",
    N_("upper end of RAND's range for 2017 divided by the upper end of the range of CSIS and McAfee"),
    ratio(high("rand_total"), high("csis_2018")),
)
define(
    "statista-2027-cut",
    N_("by how much Statista's 2024 edition is below its 2022 edition for the same year, 2027"),
    fall(estimate("st22_2027"), estimate("st24_2027")),
)
define(
    "statista-2028-below-2027",
    N_("by how much Statista's figure for 2028 (2024 edition) is below its figure for 2027 (2022 edition)"),
    fall(estimate("st22_2027"), estimate("st24_2028")),
)
define(
    "statista-growth-2018-2022",
    N_("Statista's figure for 2022 divided by its figure for 2018, 2022 edition"),
    ratio(estimate("st22_2022"), estimate("st22_2018"), over_time=True),
)
define(
    "statista-2030-extended",
    N_("Statista's figures for 2028 and 2029, carried on one year at the same growth"),
    extended(estimate("st24_2028"), estimate("st24_2029"), 2030),
)
define(
    "cv-2021-at-stated-growth-to-2030",
    N_("Cybersecurity Ventures' figure for 2021, grown at the stated rate of 2020 to 2030"),
    grown(estimate("cv_2021"), rate("cv_2025"), 2030),
)
define(
    "cv-2030-over-2024",
    N_("Cybersecurity Ventures' own path for 2030 (its 2025 figure at its later rate) divided by its 2024 figure"),
    reckoned(
        N_("second grown to 2030 at its stated rate of 2025, divided by first"),
        "times",
        lambda parts: losses.compound_path(parts[1], parts[2], 5)[-1] / parts[0],
        estimate("cv_2024"),
        estimate("cv_2025"),
        rate("cv_2031"),
        unlike=unlike(N_("the figure for 2024 has legal costs and fines in it, the one for 2025 not"), "counted"),
        over_time=True,
    ),
)
define(
    "article-2030-over-cv-2031",
    N_("the Urdu edition's figure for 2030 divided by Cybersecurity Ventures' figure for 2031"),
    ratio(estimate("unknown_2030"), estimate("cv_2031"), unlike=SOURCE_UNKNOWN_IN_2030),
)
define(
    "cv-2024-over-ngs-2024",
    N_("Cybersecurity Ventures' figure for 2024 divided by the income of offenders stated by NGS Consulting"),
    ratio(
        estimate("cv_2024"),
        estimate("ngs_2024"),
        unlike=unlike(N_("the first is damage to everybody, the second income of offenders"), "population", "counted"),
    ),
)

for _name, (_row, _meaning) in {
    "survey-one-answer": ("survey_claim", N_("loss that one respondent claims, example of Florêncio and Herley")),
    "survey-sample": ("survey_sample", N_("people asked, example of Florêncio and Herley")),
    "survey-one-answer-adds": (
        "survey_added",
        N_("what that answer adds to the total, example of Florêncio and Herley"),
    ),
    "survey-small-answer": ("survey_second_claim", N_("smaller loss that one respondent claims, the authors' example")),
    "survey-small-answer-adds": ("survey_second_added", N_("what that smaller answer adds, the authors' example")),
    "survey-two-answers-2006": ("survey_ftc_2006", N_("what the answers left out would have added, US survey of 2006")),
    "loss-median": ("tail_median", N_("loss in the middle incident, Cyentia Institute")),
    "loss-95th": ("tail_p95", N_("loss that five incidents in a hundred exceed, Cyentia Institute")),
    "reporting-us-fraud": ("reporting_us_fraud", N_("share of US fraud victims who report, as stated by the FBI")),
    "reporting-hive": ("reporting_hive", N_("share of the Hive group's victims who had reported, FBI")),
    "reporting-fraud-england": ("reporting_ew_fraud", N_("share of fraud that was reported, England and Wales")),
    "reporting-misuse-england": (
        "reporting_ew_computer_misuse",
        N_("share of computer misuse that was reported, England and Wales"),
    ),
    "reporting-gasa-2024": ("reporting_gasa_2024", N_("share of scam victims who say they reported, GASA 2024")),
    "reporting-gasa-2025": ("reporting_gasa_2025", N_("share of scam victims who say they reported, GASA 2025")),
    "ftc-60-plus-reported": ("correction_reported", N_("fraud losses reported by people aged 60 and over, US, 2024")),
    "ftc-60-plus-low": ("correction_low", N_("the same losses corrected for silence, lower estimate")),
    "ftc-60-plus-high": ("correction_high", N_("the same losses corrected for silence, upper estimate")),
    "spam-income": ("definition_spam_income", N_("income of the spammers who used one botnet")),
    "spam-defence": ("definition_spam_defence", N_("cost of keeping spam out")),
    "uk-attacks": ("definition_uk_total", N_("significant attacks on UK businesses, 2024, in pounds")),
    "uk-stolen-ideas-low": ("definition_uk_ip_low", N_("cost of stolen intellectual property, UK, lower estimate")),
    "uk-stolen-ideas-high": ("definition_uk_ip_high", N_("cost of stolen intellectual property, UK, upper estimate")),
}.items():
    define(_name, _meaning, printed(measured(_row)))
define(
    "survey-per-head",
    N_("one answer divided by the people asked"),
    ratio(measured("survey_claim"), measured("survey_sample"), "USD"),
)
define(
    "survey-population",
    N_("population that the example implies: amount added, divided by the answer's share for each person asked"),
    reckoned(
        N_("third divided by (first divided by second)"),
        "people",
        lambda parts: parts[2] / (parts[0] / parts[1]),
        measured("survey_claim"),
        measured("survey_sample"),
        measured("survey_added"),
    ),
)
define(
    "loss-95th-over-median",
    N_("large loss divided by the middle one, Cyentia Institute"),
    ratio(measured("tail_p95"), measured("tail_median")),
)
define(
    "ftc-all-reported",
    N_("fraud losses that consumers of all ages reported, US, 2024 (more than)"),
    printed(measured("correction_all_reported")),
)
define(
    "ftc-all-estimate",
    N_("the same losses corrected for silence, FTC"),
    printed(partial(from_row, "loss_estimates", "ftc_2024", "high", "USD")),
)
define(
    "ftc-60-plus-low-factor",
    N_("lower corrected estimate divided by the reported amount"),
    ratio(measured("correction_low"), measured("correction_reported"), unlike=REPORTED_AND_CORRECTED),
)
define(
    "ftc-60-plus-high-factor",
    N_("upper corrected estimate divided by the reported amount"),
    ratio(measured("correction_high"), measured("correction_reported"), unlike=REPORTED_AND_CORRECTED),
)
define(
    "gasa-2025-below-2024",
    N_("by how much GASA's figure for 2025 is below its figure for 2024"),
    fall(
        estimate("gasa_2024"),
        estimate("gasa_2025"),
        unlike(N_("the first is scaled up to the world, the second to the markets surveyed"), "place"),
    ),
)
define(
    "ransoms-2021-chainalysis-over-crystal",
    N_("ransoms traced for 2021: Chainalysis divided by Crystal"),
    ratio(
        partial(losses.payment, "chainalysis_total_2021_2024_02"),
        partial(losses.payment, "crystal_total_2021_2022_12_22"),
    ),
)
define(
    "ransoms-2024-first-count",
    N_("ransoms traced for 2024, as first published"),
    printed(partial(losses.payment, "chainalysis_total_2024_2025_02")),
)
define(
    "ransoms-2024-revision",
    N_("ransoms traced for 2024: count of a year later against the first"),
    change(
        partial(losses.payment, "chainalysis_total_2024_2025_02"),
        partial(losses.payment, "chainalysis_total_2024_2026_02"),
    ),
)
define(
    "ic3-types-over-total-2020",
    N_("by how much the crime types of the 2020 record add up to more than its total"),
    reckoned(
        N_("sum of the crime types divided by the total, less one"),
        "share",
        lambda parts: parts[0] / parts[1] - 1,
        partial(losses.all_types, 2020),
        ic3(2020),
        as_part=True,
    ),
)
for _year in (2023, 2024, 2025):
    define(
        f"ic3-types-below-total-{_year}",
        N_("by how much the crime types of the {year} record add up to less than its total", year=_year),
        reckoned(
            N_("one less the sum of the crime types divided by the total"),
            "share",
            lambda parts: 1 - parts[0] / parts[1],
            partial(losses.all_types, _year),
            ic3(_year),
            as_part=True,
        ),
    )
