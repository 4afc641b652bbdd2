"""Facts about what cybercrime is said to cost and what is counted."""

from __future__ import annotations

from functools import partial

from hanoibook import losses
from hanoibook.facts.fact import Find, define
from hanoibook.facts.recipes import grown, growth, printed, rank, ratio, spread


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


for _year in (2001, 2009, 2015, 2020, 2024, 2025):
    define(f"ic3-losses-{_year}", f"losses stated in complaints to IC3 for {_year}", printed(ic3(_year)))
for _year in (2001, 2015, 2024, 2025):
    define(
        f"ic3-complaints-{_year}",
        f"complaints received by IC3 in {_year}",
        printed(ic3(_year, "complaints")),
    )
for _year in (2015, 2024, 2025):
    define(
        f"ic3-loss-per-complaint-{_year}",
        f"IC3 losses divided by all IC3 complaints, {_year}",
        ratio(ic3(_year), ic3(_year, "complaints"), "USD"),
    )
for _year in (2015, 2021, 2023, 2024, 2025, 2031):
    define(
        f"cv-{_year}",
        f"yearly cost of cybercrime for {_year}, Cybersecurity Ventures",
        printed(estimate(f"cv_{_year}")),
    )
for _first, _last in ((2015, 2021), (2021, 2025), (2015, 2025), (2025, 2031)):
    define(
        f"cv-growth-{_first}-{_last}",
        f"constant yearly growth between Cybersecurity Ventures' figures for {_first} and {_last}",
        growth(estimate(f"cv_{_first}"), estimate(f"cv_{_last}")),
    )
for _start, _year in ((2021, 2023), (2021, 2024), (2021, 2025), (2021, 2031), (2015, 2025)):
    define(
        f"cv-{_start}-at-stated-growth-to-{_year}",
        f"Cybersecurity Ventures' figure for {_start}, grown at the stated rate to {_year}",
        grown(estimate(f"cv_{_start}"), rate("cv_2025"), _year),
    )
for _year in (2024, 2025):
    define(
        f"claimed-over-reported-{_year}",
        f"Cybersecurity Ventures' figure for {_year} divided by the IC3 losses of that year",
        ratio(estimate(f"cv_{_year}"), ic3(_year)),
    )

define(
    "cv-2021-over-2015",
    "Cybersecurity Ventures' figure for 2021 divided by its figure for 2015",
    ratio(estimate("cv_2021"), estimate("cv_2015")),
)
define("cv-stated-growth-2021-2025", "yearly growth stated in the 2020 release", printed(rate("cv_2025")))
define("cv-stated-growth-2025-2031", "yearly growth stated in the 2025 release", printed(rate("cv_2031")))
define("statista-2024", "yearly cost of cybercrime for 2024, Statista", printed(estimate("st24_2024")))
define("gasa-2024", "scam losses of consumers for 2024, GASA survey", printed(estimate("gasa_2024")))
define("gasa-2025", "scam losses of consumers for 2025, GASA survey", printed(estimate("gasa_2025")))
define("spread-2024", "largest figure published for 2024 divided by the smallest", spread(2024))
define(
    "uk-2024",
    "significant attacks on UK businesses, 2024, converted by us from pounds",
    printed(estimate("dsit_2025")),
)
define(
    "article-2030",
    "the article's figure for 2030; publisher not identified",
    printed(estimate("unknown_2030")),
)
define(
    "us-gdp-2025",
    "gross domestic product of the United States, 2025 (projection)",
    printed(gdp("USA", 2025)),
)
define("china-gdp-2025", "gross domestic product of China, 2025 (projection)", printed(gdp("CHN", 2025)))
define(
    "ic3-losses-growth-2015-2025",
    "constant yearly growth of IC3 losses, 2015 to 2025",
    growth(ic3(2015), ic3(2025)),
)
define(
    "ic3-losses-growth-2020-2025",
    "constant yearly growth of IC3 losses, 2020 to 2025",
    growth(ic3(2020), ic3(2025)),
)
define(
    "ic3-complaints-growth-2015-2025",
    "constant yearly growth of IC3 complaints, 2015 to 2025",
    growth(ic3(2015, "complaints"), ic3(2025, "complaints")),
)
define(
    "cv-2025-gdp-share",
    "Cybersecurity Ventures' figure for 2025 as a share of world gross domestic product",
    ratio(estimate("cv_2025"), gdp("WLD", 2025), "share"),
)
define(
    "cv-2025-gdp-rank",
    "rank that Cybersecurity Ventures' figure for 2025 would take among economies",
    rank(estimate("cv_2025"), 2025),
)
define(
    "ic3-losses-2025-gdp-share",
    "IC3 losses of 2025 as a share of United States gross domestic product",
    ratio(ic3(2025), gdp("USA", 2025), "share"),
)
