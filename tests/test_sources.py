"""Sources are what they say: publisher and outlet, one address a key, and every source of what a chart shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hanoibook import charts, citing, data, facts
from hanoibook.charts import parts

BIB = "sources.bib"
ROOT = Path(__file__).resolve().parent.parent
ENTRY = re.compile(r"^@\w+\{([^,\s]+),\n(.*?)^\}\n", re.MULTILINE | re.DOTALL)


def refused(folder: Path) -> str:
    with data.reading_from(folder), pytest.raises(data.DataError) as caught:
        data.check_all()
    return str(caught.value)


def spoilt(folder: Path, key: str, field: str, value: str | None) -> str:
    """Return the refusal after a field of an entry was changed, added or (``None``) taken out."""
    path = folder / BIB
    text = path.read_text(encoding="utf-8")
    entry = next(found for found in ENTRY.finditer(text) if found[1] == key)
    body = re.sub(rf"^  {field} = \{{.*\}},\n", "", entry[2], flags=re.MULTILINE)
    line = "" if value is None else f"  {field} = {{{value}}},\n"
    path.write_text(text.replace(entry[0], entry[0].replace(entry[2], body + line)), encoding="utf-8")
    return refused(folder)


BAD_VIA = {
    "empty": ("", "via: empty. Name the outlet"),
    "blank": ("  ", "via: empty. Name the outlet"),
    "the publisher": ("US Federal Trade Commission", "via: the same as publisher. Write under publisher who said it"),
    "unknown": ("The Daily Nobody", "'The Daily Nobody' does not keep this address"),
    "an outlet elsewhere": ("Mint", "Correct the name or add the outlet there"),
    "missing": (None, "via: missing, though the entry repeats ftc-2025"),
}


@pytest.mark.parametrize("fault", BAD_VIA)
def test_a_bad_via_is_named_with_its_remedy(data_copy: Path, fault: str) -> None:
    value, reason = BAD_VIA[fault]
    message = spoilt(data_copy, "particle-2025", "via", value)
    assert message.startswith("data/sources.bib, entry particle-2025, via: ")
    assert reason in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "address",
    ["https://www.ftc.gov/system/files/ftc_gov/pdf/P144400-OlderAdultsReportDec2025.pdf",
     "http://ftc.gov/system/files/ftc_gov/pdf/P144400-OlderAdultsReportDec2025.pdf/"],
)  # fmt: skip
def test_one_address_has_one_key(data_copy: Path, address: str) -> None:
    message = spoilt(data_copy, "ftc-older-adults-2025", "url", address)
    assert "entry ftc-older-adults-2025, url: entry ftc-2025 has the same address. Merge the two" in message


@pytest.mark.parametrize("address", ["https://www.ftc.gov", "https://www.ftc.gov/en/", "http://ftc.gov/index.html"])
def test_a_front_page_is_no_address_of_a_document(data_copy: Path, address: str) -> None:
    message = spoilt(data_copy, "ftc-2025", "url", address)
    assert f"entry ftc-2025, url: {address} is only a front page. Give the document's own address" in message


def test_a_front_page_stands_only_with_a_reason_on_open(data_copy: Path) -> None:
    path = data_copy / "claims" / "open_points.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(";freebeacon-2017", ""), encoding="utf-8")
    assert "entry freebeacon-2017, url: http://freebeacon.com is only a front page" in refused(data_copy)


def test_a_key_named_for_a_publication_leads_to_its_publisher() -> None:
    """What the first reading found: these keys led to pages that report the publication."""
    hosts = {
        "ftc-2025": "ftc.gov", "gasa-2024": "gasa.org", "rand-2018": "rand.org", "csis-2020": "mcafee.com",
        "unodc-2024": "unodc.org", "fincen-2025": "fincen.gov", "imf-weo-2025-04": "imf.org", "wired-2018": "wired.com",
    }  # fmt: skip
    for key, host in hosts.items():
        source = data.all_sources()[key]
        assert host in source.url, key
        assert not source.via, key
    assert "crystal-2022" not in data.all_sources()


def test_no_source_says_that_its_link_leads_elsewhere() -> None:
    for source in data.all_sources().values():
        assert "link leads to a page that reports it" not in source.note, source.key
        assert source.via or not re.search(r"\burl is a (text )?copy|\bCarries a (text|report) of\b", source.note), (
            source.key
        )


def test_who_says_it_stands_before_who_reports_it() -> None:
    known = data.all_sources()
    assert citing.who(known["particle-2025"]) == "US Federal Trade Commission, as reported by Particle News"
    assert citing.who(known["csis-2018"]) == "CSIS and McAfee, in a copy at documents.pub"
    assert citing.who(known["ic3-2025"]) == known["ic3-2025"].publisher


def test_what_was_not_opened_is_named_by_the_report_that_was_read() -> None:
    assert citing.leading(["ftc-2025", "particle-2025"], 5)[0] == [citing.who(data.all_sources()["particle-2025"])]
    for source in data.all_sources().values():
        if "Publication not opened" in source.note:
            assert not source.opened, source.key


def test_no_good_grade_rests_on_what_nobody_opened() -> None:
    for table in data.tables():
        frame = data.load(table)
        for keys in frame[frame["grade"].isin(["A", "B"])]["sources"]:
            cited = [source for source in data.sources(keys) if source.kind != "own"]
            assert not cited or any(source.opened for source in cited), (table, keys)


UNREAD = re.compile(r"\bnot opened\b|\bseen only\b|\bwas not read\b")


def test_no_row_of_grade_a_rests_on_what_its_sources_say_nobody_opened() -> None:
    """A says: read in the primary text. A source that says it was not opened, without a copy that was, bears no A."""
    sources = data.all_sources()
    unread = {key for key, one in sources.items() if not one.opened or (not one.read_at and UNREAD.search(one.note))}
    assert len(unread) > 40, "the notes are worded in another way now: read them again"
    found = []
    for table in data.tables():
        for key, row in data.rows(table).items():
            graded = {name for name, cell in row.items() if re.fullmatch(r"(?:\w+_)?grade", name) and cell == "A"}
            cited = [one for one in data.split_list(row.get("sources", "")) if sources[one].kind != "own"]
            if graded and cited and unread.issuperset(cited):
                found.append(f"{table} {key}: {', '.join(sorted(graded))}")
    assert found == []


def test_whether_a_source_was_opened_is_yes_or_no(data_copy: Path) -> None:
    assert "entry ftc-2025, opened: 'perhaps' is neither yes nor no" in spoilt(
        data_copy, "ftc-2025", "opened", "perhaps"
    )


def test_a_line_of_sources_names_publishers_first_and_counts_the_rest() -> None:
    named, more = citing.leading(["glance-2026", "particle-2025", "securityweek-2017", "cv-2025", "own-wording"], 2)
    assert named == ["Cybersecurity Ventures", "SecurityWeek"]
    assert more == 2


@pytest.mark.parametrize("name", charts.names())
def test_no_chart_is_led_by_an_aggregator_or_a_copy(name: str) -> None:
    for state in charts.get(name).states:
        assert state.sources, name
        assert data.leads(data.all_sources()[state.sources[0]]), (name, state.sources[0])


def test_the_sources_of_a_chart_are_those_of_all_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a chart rests on is caught where it is composed, and its sources are gathered here once more."""
    rests: list[tuple[set[str], set[str]]] = []
    original = parts.Plotted.__init__

    def caught(self: parts.Plotted, *args: object, **named: object) -> None:
        original(self, *args, **named)  # type: ignore[arg-type]
        rests.append((set(grounds.pop()), set(self.sources)))

    grounds: list[set[str]] = []
    cited = parts.cited

    def gathered(*given: parts.Ground) -> tuple[str, ...]:
        grounds.append({key for ground in given for key in _all_keys(ground)})
        return cited(*given)

    monkeypatch.setattr(parts, "cited", gathered)
    monkeypatch.setattr(parts.Plotted, "__init__", caught)
    data.forget()
    for name in charts.names():
        charts.get(name)
    data.forget()
    assert len(rests) >= len(charts.names())
    for rows, shown in rests:
        assert shown == {key for key in rows if data.all_sources()[key].kind != "own"}


def _all_keys(ground: parts.Ground) -> list[str]:
    if isinstance(ground, data.Source):
        return [ground.key]
    if isinstance(ground, facts.Fact):
        return list(ground.sources)
    cells = [ground.sources] if isinstance(ground.sources, str) else list(ground["sources"])
    return [key for cell in cells for key in data.split_list(cell)]


def test_no_chart_shortens_its_sources_in_the_data() -> None:
    for module in (ROOT / "hanoibook" / "charts").rglob("*.py"):
        assert not re.search(r"(sources|cited\([^)]*\))\[:", module.read_text(encoding="utf-8")), module


def test_the_book_is_never_its_own_source() -> None:
    own = {key for key, source in data.all_sources().items() if source.kind == "own"}
    assert own
    assert not [name for name in facts.names() if own.intersection(facts.get(name).sources)]
    assert not [name for name in charts.names() for state in charts.get(name).states if own.intersection(state.sources)]
    assert citing.leading(sorted(own), 5) == ([], 0)


def test_links_under_an_old_key_still_lead_to_the_source(data_copy: Path) -> None:
    assert "gasa-2023" in data.all_sources()["thepaypers-gasa-2023"].formerly
    assert "entry thepaypers-gasa-2023, formerly: 'ftc-2025' is an entry" in spoilt(
        data_copy, "thepaypers-gasa-2023", "formerly", "ftc-2025"
    )
