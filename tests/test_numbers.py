"""A number is read as people write it, or named as unread: the same examples in Python and in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from hanoibook import questions
from hanoibook.exercises import feedback
from hanoibook.explorers.questions import question_state
from hanoibook.site.frame import scripts
from hanoibook.words.amounts import Unreadable, read

READ: dict[tuple[str, str], tuple[float, ...]] = {  # as typed, and the unit asked for
    **{(typed, ""): (number,) for typed, number in {
        "305": 305, " 305. ": 305, "２０": 20, "٣٠٥": 305, "۳۰۵": 305, "०५": 5, "−3": -3, "- 3": -3, "+3": 3, "–3.5": -3.5,
        "22,100,000": 22.1e6, "22.100.000": 22.1e6, "22 100 000": 22.1e6, "22\u202f100\u00a0000": 22.1e6,
        "22'100'000": 22.1e6, "22’100’000": 22.1e6, "22_100_000": 22.1e6, "2,21,00,000": 22.1e6, "٢٢٬١٠٠٬٠٠٠": 22.1e6,
        "571,7": 571.7, "571.7": 571.7, "571,70": 571.7, ",5": 0.5, ".5": 0.5, "0,036": 0.036, "0.036": 0.036, "٥٧١٫٧": 571.7,
        "1.234,5": 1234.5, "1,234.5": 1234.5, "1.234.567,89": 1234567.89, "1,234,567.89": 1234567.89, "1 234,5": 1234.5,
        "19313,0": 19313, "19313.123": 19313.123, "١٩٫٣١٣": 19.313, "١٩٬٣١٣": 19313, "1e6": 1e6, "1.5e-3": 0.0015, "2,5e3": 2500,
        "about 20": 20, "ca. 20": 20, "~20": 20, "≈ 20": 20, "khoảng 20": 20, "تقریباً ۲۰": 20, "“20”": 20, "=20": 20,
        "1.5 million": 1.5e6, "1,5 triệu": 1.5e6, "5k": 5000, "5bn": 5e9, "3 tỷ": 3e9, "2 nghìn tỷ": 2e12, "5 لاکھ": 5e5,
        "2 crore": 2e7, "1.5 hundred": 150, "1.5 MILLION": 1.5e6,
    }.items()},
    **{(typed, "days"): (305,) for typed in ("305 days", "305 day", "305days", "305 ngày", "۳۰۵ دن", "about 305 days")},
    **{(typed, "USD"): (number,) for typed, number in {
        "$5": 5, "-$5": -5, "$-5": -5, "US$ 5": 5, "5 dollars": 5, "5 USD": 5, "USD 5 million": 5e6, "$1.5bn": 1.5e9,
    }.items()},
    ("36 %", "share"): (36,), ("3.6%", "share"): (3.6,), ("3,6 phần trăm", "share"): (3.6,), ("۳۶٪", "share"): (36,),
    ("571x", "times"): (571,), ("×571", "times"): (571,), ("571 lần", "times"): (571,), ("5 instruments", "instruments"): (5,),
    ("19.313", ""): (19.313, 19313), ("1,234", ""): (1234, 1.234), ("$19,313", "USD"): (19313, 19.313),
    ("1.234 million", ""): (1.234e6, 1.234e9),
}  # fmt: skip
UNREAD = {
    **dict.fromkeys(("20-25", "20 – 25", "20 to 25", "between 20 and 25", "$20-$25", "20 or 25"), "span"),
    **dict.fromkeys(("16 / 4", "10²", "5½", "2*3", "(2+3)", "10^6", "79/243", "10 x 5"), "sum"),
    **dict.fromkeys(("1,2,3", "1.2.3", "1,23,4", "22 10 000", "1 2345", "1.234,567.8", "12,34.5", "5 dozen"), "unsure"),
    **dict.fromkeys(("5 and a half", "305 apples", "not 5", "5 not", "<5", "more than 5", "3O5", "5 d e", "- -5"), "unsure"),
    **dict.fromkeys(("seven", "%", "", "…", "$", "nan", "Infinity"), "word"),
    "1e999": "large",
}  # fmt: skip


@pytest.fixture(scope="module")
def script(browser: Any) -> Iterator[Any]:
    """A bare page that holds the script of the site, and nothing else."""
    tab = browser.new_page()
    tab.set_content("<!doctype html><html lang='en-GB'><body></body>")
    tab.add_script_tag(content=scripts.script())
    tab.add_script_tag(content=scripts.later())
    yield tab
    tab.close()


@pytest.mark.parametrize(("typed", "unit"), READ)
def test_a_number_is_read_as_it_is_written(typed: str, unit: str) -> None:
    assert read(typed, unit).readings == pytest.approx(READ[typed, unit])


def why(typed: str) -> str:
    try:
        return str(read(typed).readings)
    except Unreadable as fault:
        return fault.why


def test_what_cannot_be_read_is_named_and_is_no_other_number() -> None:
    assert {typed: why(typed) for typed in UNREAD} == UNREAD


@pytest.mark.browser
def test_the_script_of_the_site_reads_as_python_does(script: Any) -> None:
    asked = [list(one) for one in READ] + [[typed, ""] for typed in UNREAD]
    told = script.evaluate(
        """all => all.map(([typed, unit]) => { try { const one = hb.readNumber(typed, unit);
        return [one.readings, one.said, one.isPlain] } catch (fault) { return fault.why ?? String(fault) } })""",
        asked,
    )
    for (typed, unit), found in zip(asked, told, strict=True):
        if typed in UNREAD:
            assert found == UNREAD[typed], typed
            continue
        own = read(typed, unit)
        assert found[0] == pytest.approx(READ[typed, unit]), typed
        assert (found[1], found[2]) == (own.said, own.is_plain), typed


def test_an_exercise_takes_both_readings_and_says_which() -> None:
    assert feedback("loss-per-complaint-2024", "19.313").endswith("Read as 19,313.")
    assert feedback("loss-per-complaint-2024", "19.313").startswith("Right: ")
    assert "Read as 19.5." in feedback("loss-per-complaint-2024", "19,5")
    assert "span" in feedback("loss-per-complaint-2024", "19,000-20,000")


def test_a_question_in_a_notebook_does_too() -> None:
    days = questions.get("came-about-test-a-days")
    assert "Right" in question_state(days, {"answer": "305 days"})
    assert "weeks" in question_state(days, {"answer": "305 weeks"})


@pytest.mark.site
@pytest.mark.browser
def test_a_question_on_a_page_takes_what_a_reader_writes(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{http_root}storm/how-big-is-it.html", wait_until="load")
    form = tab.locator("form[data-kind=numeric][data-unit=times]")
    form.evaluate(
        "one => { for (let up = one; up; up = up.parentElement) if (up.localName === 'details') up.open = true }"
    )
    said = {}
    for typed in ("571,7", "571.7 times", "5717", "570-573", "571,7 USD", "many"):
        form.locator("input").fill(typed)
        form.locator("button").click()
        said[typed] = (form.get_attribute("data-state"), form.locator(".hb-quiz-said").inner_text())
    assert {typed: state for typed, (state, _) in said.items()} == {
        "571,7": "right", "571.7 times": "right", "5717": "wrong", "570-573": "open", "571,7 USD": "open", "many": "open",
    }  # fmt: skip
    assert "Read as 571.7." in said["571,7"][1] and "Read as" not in said["571.7 times"][1]
    assert "span" in said["570-573"][1] and "USD" in said["571,7 USD"][1] and "many" in said["many"][1]
    tab.close()


@pytest.mark.site
@pytest.mark.browser
def test_answers_outlast_a_reload_and_nothing_is_stored(browser: Any, http_root: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{http_root}learn/pre-test.html#short", wait_until="load")
    first = tab.locator(".hb-quiz[data-kind=choice]:not([hidden])").first
    name = first.get_attribute("id")
    first.locator("input").nth(1).check()
    tab.reload(wait_until="load")
    assert tab.locator(f"#{name} input").nth(1).is_checked()
    assert tab.evaluate("() => Object.keys(localStorage).length") == 0
    tab.click(".hb-hand-in")
    ways = tab.locator(".hb-test-end [role=status] a")
    assert ways.count() > 3 and f"#{name}" not in ways.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    tab.close()
