"""What the domain modules say agrees with what the sources, the dossier and arithmetic say."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanoibook import claims, data, facts, figure, losses, treaties, vietnam
from hanoibook.facts.about_responsibility import last_deposit_for_2027

DAYS = st.dates(date(2001, 1, 1), date(2026, 11, 23))


def test_budapest_parties_on_days_that_others_counted() -> None:
    for day, parties in (("2021-04-27", 65), ("2021-04-28", 66), ("2022-07-05", 66), ("2022-07-06", 67)):
        assert len(treaties.budapest_parties(day)) == parties, day
    assert len(treaties.budapest_parties("2021-06-30", basis="in_force")) == 65
    assert treaties.party_count("2021-06-30").value == 66
    with pytest.raises(ValueError, match="basis 'signature'"):
        treaties.budapest_parties("2021-06-30", basis="signature")


def test_un_signatories_on_days_that_others_counted() -> None:
    for day, signed in (("2025-10-24", 0), ("2025-10-25", 69), ("2025-10-26", 72), ("2025-12-31", 74)):
        assert len(treaties.un_signatories(day)) == signed, day
    assert len(treaties.un_signatories()) == 75


def test_a_date_known_to_the_month_counts_from_the_last_day_of_it() -> None:
    assert "CAN" not in set(treaties.un_signatories("2026-07-30")["iso3"])
    assert "CAN" in set(treaties.un_signatories("2026-07-31")["iso3"])
    assert "FJI" not in set(treaties.un_signatories("2025-12-28")["iso3"])
    assert "QAT" in set(treaties.un_ratifications("2026-02-28")["iso3"])


def test_our_count_of_parties_fits_every_published_count_but_one_that_is_explained() -> None:
    years = data.load("budapest_parties_by_year").dropna(subset=["published_count", "published"])
    assert len(years) >= 14
    explained = {
        2011: "30 was printed before the deposit of the United Kingdom on the same day",
    }
    for row in years.to_dict(orient="records"):
        day = data.latest(row["published"])
        ours = len(treaties.budapest_parties(day.isoformat()))
        if row["year"] in explained:
            assert abs(ours - row["published_count"]) == 1, row["year"]
        else:
            assert ours == row["published_count"], row["year"]


def test_the_table_of_years_follows_from_the_table_of_parties() -> None:
    for row in data.load("budapest_parties_by_year").to_dict(orient="records"):
        end = min(f"{row['year']}-12-31", data.as_of())
        parties = treaties.budapest_parties(end)
        assert len(parties) == row["deposited_total"], row["year"]
        assert int(parties["coe_member"].sum()) == row["coe_total"], row["year"]
        assert len(treaties.budapest_parties(end, basis="in_force")) == row["in_force_total"], row["year"]


@given(first=DAYS, second=DAYS)
def test_membership_never_shrinks_and_force_follows_deposit(first: date, second: date) -> None:
    early, late = sorted((first, second))
    assert len(treaties.un_signatories(early)) <= len(treaties.un_signatories(late))
    assert len(treaties.budapest_parties(early)) <= len(treaties.budapest_parties(late))
    bound = set(treaties.budapest_parties(late, basis="in_force")["iso3"])
    assert bound <= set(treaties.budapest_parties(late)["iso3"])


@given(day=DAYS)
def test_standings_divide_the_world_without_rest(day: date) -> None:
    found = treaties.membership(day)
    assert len(found) == 196 and found["iso3"].is_unique
    assert ((found["standing"] == "both") == (found["un"] & found["budapest"])).all()
    assert ((found["standing"] == "neither") == ~(found["un"] | found["budapest"])).all()
    assert found["un"].sum() == len(treaties.un_signatories(day))
    assert found["budapest"].sum() == len(treaties.budapest_parties(day))


def test_a_series_ends_at_the_count_of_today() -> None:
    for members, column in ((treaties.budapest_parties(), "deposited"), (treaties.un_signatories(), "signed_latest")):
        grown = treaties.series(members, column)
        assert grown["date"].is_monotonic_increasing and grown["date"].is_unique
        assert grown["members"].iloc[-1] == len(members) == grown["joined"].sum()


@given(day=st.dates(date(2025, 1, 1), date(2100, 1, 1)))
def test_entry_into_force_is_ninety_days_after_the_fortieth_instrument(day: date) -> None:
    assert treaties.entry_into_force(day) == day + timedelta(days=90)


def test_what_is_left_and_a_projection_with_its_range() -> None:
    assert treaties.ratifications_left("2025-10-26") == 40
    assert treaties.ratifications_left() == 37
    ahead = treaties.projection()
    assert ahead.counted == 3 and ahead.left == 37
    assert ahead.early < ahead.central < ahead.late
    nothing = treaties.projection("2025-10-26")
    assert nothing.pace == 0 and nothing.central is None and nothing.late is None
    assert nothing.early is not None, "even no instrument leaves an upper end of the pace"
    with pytest.raises(ValueError, match="no row 'nosuch'"):
        treaties.rule("nosuch")


def test_a_time_without_a_ratification_does_not_stop_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = treaties.projection("2025-10-26")
    assert silent.central is None
    monkeypatch.setattr("hanoibook.treaties.entry.projection", lambda **_: silent)
    assert treaties.projected_entry("central").written == "no year that can be foreseen"


def test_a_projection_follows_from_pace_and_wait() -> None:
    ahead = treaties.projection()
    assert ahead.pace == pytest.approx(3 / 208 * 365.25)
    wait = ahead.left / ahead.pace * 365.25
    assert ahead.central == date(2026, 5, 21) + timedelta(days=round(wait) + 90)
    wider = treaties.projection(confidence=0.95)
    assert wider.early < ahead.early and wider.late > ahead.late
    years = [treaties.projected_entry(which).written for which in ("early", "central", "late")]
    assert years == [str(day.year) for day in (ahead.early, ahead.central, ahead.late)] and len(set(years)) == 3
    for wrong in ({"on": "2025-10-25"}, {"confidence": 1.0}):
        with pytest.raises(ValueError, match="a day after the opening"):
            treaties.projection(**wrong)


def test_a_pace_counts_no_day_that_nobody_read() -> None:
    """Months after the last reading are unknown, not empty: they lower no pace and start no projection."""
    newest = max(data.latest(day) for day in treaties.un_ratifications()["checked"])
    assert newest < data.latest(data.as_of()), "only a reading before the date of the data can show the fault"
    for ahead in (treaties.projection(), treaties.projection(data.as_of()), treaties.projection("2099-12-31")):
        assert ahead.until == newest
        assert ahead.pace == pytest.approx(ahead.counted / (ahead.until - ahead.since).days * 365.25)
    earlier = treaties.projection("2026-03-31")
    assert earlier.until == date(2026, 3, 31) and earlier.counted == 2


def test_what_rests_on_a_handful_of_events_prints_one_digit() -> None:
    assert treaties.projection().counted < 10
    for name in ("un-pace-seen", "un-pace-needed-over-seen"):
        printed = facts.get(name).text
        assert len(re.sub(r"\D", "", printed).rstrip("0")) == 1, printed
    needed, seen = treaties.pace_needed(last_deposit_for_2027()), treaties.pace_seen()
    assert facts.get("un-pace-needed-over-seen").value == round(needed.value / seen.value)
    assert needed.value == pytest.approx(37 / (date(2027, 10, 2) - date(2026, 5, 21)).days * 365.25)


def test_an_instrument_of_an_organisation_does_not_count_beside_those_of_its_members(data_copy: Path) -> None:
    before = treaties.ratifications_left()
    path = data_copy / STATUS
    union = "EUU,regional_organisation,signatory,2025-10-25,2025-10-25,2025-10-25,depositary list,,,,,"
    bound = union.replace("signatory", "ratified").replace(",,,,,", ",2026-09-01,2026-09-01,deposit,A,")
    text = path.read_text(encoding="utf-8")
    assert union in text
    path.write_text(text.replace(union, bound), encoding="utf-8", newline="")
    data.forget()
    assert "EUU" in set(treaties.un_ratifications()["iso3"])
    assert treaties.ratifications_left() == before


def test_counts_of_parties_and_signatories_by_group() -> None:
    council, others = treaties.parties_by_council(True), treaties.parties_by_council(False)
    assert (council.value, others.value) == (45, 36)
    assert council.value + others.value == treaties.party_count().value
    assert treaties.party_count("2021-06-30", basis="in_force").value == 65
    assert treaties.party_count("2021-06-30").grade == treaties.budapest_parties("2021-06-30")["deposited_grade"].max()
    members = data.load("countries").query("eu_member")["iso3"]
    assert treaties.eu_signatories().value == treaties.un_signatories()["iso3"].isin(members).sum() == 13
    held = data.load("un_timeline").query("event_type == 'session'")["date"]
    assert treaties.session_count().value == sum(day < "2025" for day in held) == 10
    both = treaties.standing_count("both")
    assert both.value == 32 and both.grade == max(treaties.party_count().grade, treaties.signatory_count().grade, "B")


def test_a_count_carries_the_weakest_grade_and_a_nought_that_of_its_table() -> None:
    rows = data.load("loss_estimates").query("grade in ['A', 'C']")
    assert figure.count(rows, "loss_estimates", "rows", "two grades").grade == "C"
    nothing = figure.count(rows[:0], "loss_estimates", "rows", "no row")
    assert (nothing.value, nothing.grade) == (0, "D") and nothing.sources
    assert treaties.signatory_count("2001-01-01").value == 0


def test_a_cell_with_a_grade_of_its_own_carries_it() -> None:
    table = data.load("budapest_status")
    row = table[table["deposited_grade"].notna() & (table["deposited_grade"] != table["grade"])].iloc[0]
    found = figure.from_row("budapest_status", row["iso3"], "deposited")
    assert found.grade == row["deposited_grade"] != row["grade"]


def test_a_word_that_no_row_has_is_refused_and_not_counted_as_nought() -> None:
    for wrong in (
        lambda: claims.claim_count("true"),
        lambda: claims.claim_count(section="end"),
        lambda: treaties.article_count("un", "weather"),
        lambda: treaties.budapest_with_status("left"),
        lambda: treaties.standing_count("some"),
        lambda: vietnam.timeline("weather"),
        lambda: losses.complaint_figure(2025, "tears"),
    ):
        with pytest.raises(ValueError, match=r"is none of|no articles of|no theme|is neither of"):
            wrong()
    assert sum(claims.claim_count(section=section).value for section in claims.SECTIONS) == 87
    assert set(vietnam.timeline("treaty")["theme"]) == {"treaty"}


def test_an_open_end_says_which_end_it_is() -> None:
    rows = pd.concat([losses.estimates_for_year(year) for year in range(2000, 2027)])
    assert set(rows["bound"]) <= {"exact", "from", "up_to"} and {"from"} < set(rows["bound"])
    for row in rows.to_dict(orient="records"):
        column = {"exact": "central", "from": "low", "up_to": "high"}[row["bound"]]
        assert row["amount"] == row[column], row["id"]


@given(count=st.integers(0, 40), confidence=st.floats(0.5, 0.99))
def test_the_interval_of_a_count_holds_the_count(count: int, confidence: float) -> None:
    from hanoibook.treaties.entry import _at_most, _poisson_interval

    low, high = _poisson_interval(count, confidence)
    assert low <= count <= high
    assert _at_most(count, high) == pytest.approx((1 - confidence) / 2, rel=1e-3)


def test_articles_are_numbered_without_gap_and_the_concordance_covers_them_all() -> None:
    for treaty, articles in (("un", 68), ("budapest", 48)):
        rows = treaties.articles(treaty)
        assert rows["article"].tolist() == list(range(1, articles + 1))
        assert set(data.load("crosswalk")[f"{treaty}_article"].dropna()) == set(rows["article"])
        in_concepts = data.load("article_concepts").query("treaty == @treaty and main")["article"].tolist()
        assert sorted(in_concepts) == rows["article"].tolist(), "one main concept each"
        assert int(treaties.articles_by_category(treaty).sum()) == articles
    with pytest.raises(ValueError, match="no article 69"):
        treaties.counterparts("un", 69)
    with pytest.raises(ValueError, match="'hague'"):
        treaties.articles("hague")


def test_the_concordance_reads_the_same_from_both_sides() -> None:
    pairs = {
        treaty: {
            (row["un_article"], row["budapest_article"])
            for number in treaties.articles(treaty)["article"]
            for row in treaties.counterparts(treaty, number).to_dict(orient="records")
            if not pd.isna(row["un_article"]) and not pd.isna(row["budapest_article"])
        }
        for treaty in treaties.TREATIES
    }
    assert pairs["un"] == pairs["budapest"] and len(pairs["un"]) > 40


def test_claims_are_found_by_id_section_and_verdict() -> None:
    assert len(claims.everything()) == 87
    assert sum(len(claims.in_section(section)) for section in claims.SECTIONS) == 87
    assert claims.verdict_counts() == {
        "confirmed": 28, "confirmed_with_nuance": 31, "outdated": 1, "contradicted": 4, "untraced": 2,
        "forecast": 6, "unverifiable": 7, "translation_artefact": 8,
    }  # fmt: skip
    assert claims.get("C54").verdict == "contradicted"
    assert all(claim.finding.endswith(".") and len(claim.finding.split()) <= 27 for claim in claims.everything())
    for wrong in (lambda: claims.in_section("end"), lambda: claims.with_verdict("true")):
        with pytest.raises(ValueError, match="is none of"):
            wrong()
    with pytest.raises(KeyError, match="no claim 'C99'"):
        claims.get("C99")


def test_vietnamese_figures_stand_apart_by_kind() -> None:
    assert vietnam.rivals(2024)["value"].tolist() == [20e12, 18.9e12, 12e12]
    assert all(set(vietnam.rivals(year)["period"]) <= set(vietnam.A_WHOLE_YEAR) for year in range(2019, 2027))
    assert "online-fraud-losses-police-2025-1" not in set(vietnam.rivals(2025)["id"]), "eleven months"
    assert set(vietnam.rivals(2023)["kind"]) == {"claimed", "surveyed"}
    assert vietnam.measured("victim-share")["value"].tolist() == [0.0045, 0.0018]
    assert vietnam.figure("online-fraud-losses-survey-estimate-2024-1").unit == "VND"
    with pytest.raises(ValueError, match="no metric 'nosuch'"):
        vietnam.measured("nosuch")
    with pytest.raises(ValueError, match="has no value"):
        vietnam.figure("online-fraud-losses-2026-1")


IC3_TYPES = {  # types that sum to another total than the year's: one complaint under several types, or types not listed
    2015: 0.158, 2016: 0.200, 2017: 0.256, 2018: 0.265, 2019: 0.253, 2020: 0.202, 2021: 0.132, 2022: 0.061,
    2023: -0.012, 2024: -0.031, 2025: -0.028,
}  # fmt: skip


def test_crime_types_differ_from_the_total_by_what_is_known() -> None:
    assert set(data.load("ic3_crime_types")["year"]) == set(IC3_TYPES)
    for year, difference in IC3_TYPES.items():
        assert losses.types_against_total(year) == pytest.approx(difference, abs=0.001), year


def test_age_groups_stay_within_the_total() -> None:
    for year in sorted(set(data.load("ic3_age_groups")["year"])):
        groups = losses.age_groups(year)
        assert groups["complaints"].sum() <= losses.complaint_figure(year, "complaints").value
        assert groups["losses"].sum() <= losses.complaint_figure(year, "losses").value
        assert groups["age_group"].is_unique
    young = losses.age_groups(2015)
    assert int(young["complaints"].sum()) == 288_012
    with pytest.raises(ValueError, match="no age groups for 2001"):
        losses.age_groups(2001)
    with pytest.raises(ValueError, match="no types of crime for 2001"):
        losses.crime_types(2001)


def test_the_past_is_revised_upwards_by_the_tracer_of_payments() -> None:
    revised = losses.payment_vintages("chainalysis_total", "2020")
    assert revised["value"].tolist() == [350e6, 406e6, 416e6, 692e6, 905e6]
    yearly = losses.payments("chainalysis_total")
    assert yearly["period"].is_unique
    assert losses.complaint_vintages(2016)["losses"].tolist() == [1_330_000_000, 1_500_000_000]
    assert losses.estimate_vintages("Statista", 2027)["amount"].tolist() == [23.84e12, 12.43e12]


def test_ratios_refuse_two_different_years() -> None:
    unlike = ("population", "counted")
    assert losses.ratio("cv_2024", "gasa_2024", unlike) == pytest.approx(9.5 / 1.03)
    with pytest.raises(ValueError, match="cv_2023, loss_estimates cv_2025 differ in year"):
        losses.ratio("cv_2023", "cv_2025")


def test_shares_and_ranks_of_output_agree_with_the_dossier() -> None:
    for amount, year, share in ((3e12, 2015, 0.040), (6e12, 2021, 0.062), (8e12, 2023, 0.076), (10.5e12, 2025, 0.090)):
        assert losses.gdp_share(amount, "WLD", year) == pytest.approx(share, abs=0.0006)
    assert [losses.rank(amount, year) for amount, year in ((3e12, 2015), (6e12, 2021), (9.5e12, 2024))] == [5, 3, 3]


@given(amount=st.floats(1, 1e13), first=st.integers(2000, 2025), second=st.integers(2000, 2025))
def test_prices_there_and_back_leave_an_amount_as_it_was(amount: float, first: int, second: int) -> None:
    there = losses.constant_prices(amount, first, second)
    assert losses.constant_prices(there, second, first) == pytest.approx(amount)
    assert (there >= amount) == (losses.price_level(second).value >= losses.price_level(first).value)


def test_a_dollar_of_2015_is_worth_more_in_2025_and_years_without_an_index_are_refused() -> None:
    assert losses.constant_prices(1, 2015, 2025) == pytest.approx(1.358, abs=0.005)
    with pytest.raises(ValueError, match="no row '1990'"):
        losses.constant_prices(1, 1990, 2025)


@given(amount=st.floats(1, 1e6))
def test_scales_multiply(amount: float) -> None:
    assert losses.plain(amount, "thousand", "billion") == pytest.approx(losses.plain(amount, "trillion"))
    with pytest.raises(ValueError, match="'lakh'"):
        losses.plain(amount, "lakh")


def test_currencies_follow_the_table_of_rates() -> None:
    assert losses.in_usd(18.9e12, "VND", 2024) == pytest.approx(782e6, rel=0.01)
    assert losses.in_usd(14.7e9, "GBP", 2024) == pytest.approx(18.8e9, rel=0.01)
    assert losses.in_usd(5.0, "USD", 1999) == 5.0
    with pytest.raises(ValueError, match="no exchange rate for VND in 2023"):
        losses.in_usd(1.0, "VND", 2023)


def test_a_figure_says_what_is_missing() -> None:
    with pytest.raises(ValueError, match="no row 'nosuch'"):
        figure.from_row("claims", "nosuch", "claim_value")
    with pytest.raises(ValueError, match="has no claim_value"):
        figure.from_row("claims", "C01", "claim_value")


@given(year=st.integers(1900, 2100), month=st.integers(1, 12))
def test_a_partial_date_lies_between_its_ends(year: int, month: int) -> None:
    text = f"{year}-{month:02}"
    assert data.earliest(text).day == 1
    assert data.latest(text) + timedelta(days=1) == data.earliest(text) + timedelta(days=data.latest(text).day)
    assert data.earliest(str(year)) <= data.earliest(text) <= data.latest(text) <= data.latest(str(year))


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-02-30", "2025-1-1", "2025/10/25", "٢٠٢٥"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|not in the calendar"):
        data.earliest(text)


STATUS = "treaties/un_status.csv"
CONTRADICTIONS = {
    "ratified without a date": (STATUS, ",KEN,state,non_signatory,", ",KEN,state,ratified,", "column ratified: must not be empty"),
    "signed, but listed as not": (STATUS, ",state,signatory,2025-10-25,2025-10-25,2025-10-25,", ",state,signatory,2025-10-25,2025-10-25,,", "column signed_latest"),
    "a latest day before the date": (STATUS, "2026-02,2026-02-28", "2026-02,2026-01-28", "column ratified_latest"),
    "an equivalent without a counterpart": ("treaties/crosswalk.csv", ",new_in_un,", ",equivalent,", "column budapest_article: must not be empty"),
    "words on the protocol without an article": ("treaties/crosswalk.csv", ",12,The Protocol has", ",,The Protocol has", "column second_protocol: must be empty"),
    "a concept for an article that is not there": ("treaties/article_concepts.csv", "budapest,48,", "budapest,58,", "no article 58"),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTRADICTIONS, ids=str)
def test_rows_that_contradict_each_other_are_named(data_copy: Path, case: str) -> None:
    file, old, new, reason = CONTRADICTIONS[case]
    text = (data_copy / file).read_text(encoding="utf-8")
    assert old in text
    (data_copy / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    with pytest.raises(data.DataError) as caught:
        treaties.check_agreement()
    assert str(caught.value).startswith(f"data/{file}, row ") and reason in str(caught.value)


def test_the_real_rows_do_not_contradict_each_other() -> None:
    losses.check_agreement()
    treaties.check_agreement()


NEW_TABLES = {
    "a declaration without an article": ("treaties/declarations.csv", ",7,7(2),", ",,7(2),", "row 2, column article"),
    "a declaration on an article that is not there": ("treaties/declarations.csv", ",63,63(3),", ",83,83(3),", "column article"),
    "a paragraph of another article": ("treaties/declarations.csv", ",7,7(2),", ",8,7(2),", "row 2, column provision: 7(2) is not in article 8"),
    "a party to a treaty that is not there": ("treaties/regional_parties.csv", ",cis-2018,UZB", ",cis-2019,UZB", "column regional_treaty"),
    "in force before it was signed": ("treaties/regional_treaties.csv", ",2014-02,", ",2009-02,", "column treaty_in_force: 2009-02 is before"),
    "a note on an article that is not there": ("treaties/interpretative_notes.csv", ",3,17,", ",3,87,", "column note_articles"),
    "a rule of no kind": ("vietnam/vietnam_law_rules.csv", ",safeguard,", ",promise,", "column rule_kind"),
}  # fmt: skip


@pytest.mark.parametrize("case", NEW_TABLES, ids=str)
def test_a_damaged_statement_stops_with_file_row_and_column(data_copy: Path, case: str) -> None:
    file, old, new, reason = NEW_TABLES[case]
    text = (data_copy / file).read_text(encoding="utf-8")
    assert old in text
    (data_copy / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    with pytest.raises(data.DataError) as caught:
        data.check_all()
        treaties.check_agreement()
    said = str(caught.value)
    assert said.startswith(f"data/{file}, row ") and reason in said and "\n" not in said


def test_no_regional_treaty_is_called_younger_than_budapest_and_none_is_new_to_who_joined_one() -> None:
    first = treaties.regional_treaties().iloc[0]
    assert first["treaty_signed"] < "2001-11-23", "the book says that a regional treaty was signed before Budapest"
    regional = treaties.regional_parties().query("grade != 'D'")
    only = treaties.membership().query("standing == 'un_only'")
    for region in ("Africa", "Asia"):
        named = set(only.query("region == @region")["iso3"]) & set(regional["iso3"])
        assert treaties.regional_only_count(region).value == len(named) > 0


def test_an_article_tells_what_states_declared_and_what_its_drafters_noted() -> None:
    assert treaties.declarations("un", 7)["provision"].tolist() == ["7(2)"]
    assert treaties.reservation_count("un", "AZE").value == 4
    assert treaties.reservation_count("budapest", "AUT").value == 1  # and its notifications are none
    assert treaties.notes_on(17)["says"].str.contains("7 to 16").all()
    with pytest.raises(ValueError, match="no article 69"):
        treaties.declarations("un", 69)
    with pytest.raises(ValueError, match="no treaty 'x'"):
        treaties.regional_parties("x")
