"""Whatever a learner types, an exercise answers in a sentence: never a traceback, and never the same for every slip."""

from __future__ import annotations

import math
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from hanoibook import data, exercises, losses, treaties, vietnam
from hanoibook.exercises import EXERCISES, PAIRS, Choice, Number, coding, feedback
from hanoibook.exercises.plain_errors import sentence

NAMES = sorted(EXERCISES)
NUMBERS = [name for name in NAMES if isinstance(EXERCISES[name], Number)]
CHOICES = [name for name in NAMES if isinstance(EXERCISES[name], Choice)]
FRAME = losses.complaints_record()
RECURSIVE: list[Any] = []
RECURSIVE.append(RECURSIVE)


class Hostile:
    """A thing that fails at every touch."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no")

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("no")

    def __str__(self) -> str:
        raise RuntimeError("no")

    __repr__, __float__, __hash__, __len__, __iter__, __bool__ = (__str__,) * 6  # type: ignore[assignment]


OPEN = {
    "nothing": None,
    "dots": ...,
    "an empty text": "",
    "spaces": " \u00a0\n",
    "an empty list": [],
    "an empty dict": {},
}
OPEN |= {"an empty tuple": (), "a list of nothing": [None]}
WRONG: dict[str, Any] = {
    "a table": FRAME,
    "a table without rows": FRAME.head(0),
    "a column": FRAME["losses"],
    "a row": FRAME.iloc[0],
    "an index": FRAME.index,
    "an array": np.arange(5.0),
    "an array of arrays": np.ones((2, 2)),
    "a list": [1, 2],
    "a list in itself": RECURSIVE,
    "brackets in brackets": [[[[5]]]],
    "a tuple of a comma": (19, 313),
    "a set": {1, 2},
    "a dictionary": {"a": 1, "b": 2},
    "a range": range(3),
    "a function": print,
    "a method": FRAME.head,
    "a class": Number,
    "a module": math,
    "a generator": (one for one in (1, 2)),
    "an error": ValueError("x"),
    "a hostile thing": Hostile(),
    "an object": object(),
    "bytes": b"5",
    "a date": pd.Timestamp("2024-01-01"),
    "no date": pd.NaT,
    "missing": pd.NA,
    "not a number": float("nan"),
    "not a number in a column": pd.Series([float("nan")]),
    "endless": float("inf"),
    "endless below": -math.inf,
    "a root below nought": 2j,
    "yes": True,
    "yes of numpy": np.bool_(False),
    "nought": 0,
    "minus": -7,
    "a number beyond floats": 10**400,
    "a tiny number": 1e-30,
    "a huge number": 1e300,
    "a decimal": Decimal("1.25"),
    "a fraction": Fraction(1, 3),
    "a number of numpy": np.int64(7),
    "a word": "seven",
    "a long text": "x " * 5000,
    "a calculation in quotation marks": "16 / 4",
    "two commas": "1,2,3",
    "dots for thousands": "19.313.000",
    "a wrong currency": "5 euros",
    "pounds": "£5",
    "a sign alone": "%",
    "braces": "{answer}",
    "markup": "<b>5</b>",
    "other letters": "٣٤",
    "a figure": vietnam.figure("victim-share-2024-1"),
}


def test_there_are_at_least_thirty_kinds_of_wrong_input() -> None:
    assert len(WRONG) >= 30 and len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_wrong_input_gets_a_sentence(name: str) -> None:
    for kind, given in WRONG.items():
        said = feedback(name, given)
        assert said.startswith(("Not yet", "Did you mean", "That is", "Write")) or "Write one of these" in said, (
            kind,
            said,
        )
        assert said[-1] in '.?"' and len(said) < 420 and "\n" not in said, (kind, said)
        assert not any(word in said for word in ("Traceback", "Error", "object at", "0x", "None")), (kind, said)
    for kind, given in OPEN.items():
        assert feedback(name, given).startswith("Not answered yet. Hint: "), kind


@pytest.mark.parametrize("name", NUMBERS)
def test_a_right_number_is_right_in_whatever_form(name: str) -> None:
    right = EXERCISES[name].answer()
    for given in (
        right,
        np.float64(right),
        [right],
        pd.Series([right]),
        pd.DataFrame({"a": [right]}),
        repr(right),
        f"{right:f}",
    ):
        assert feedback(name, given).startswith("Right: "), given


@pytest.mark.parametrize("name", NUMBERS)
def test_named_mistakes_are_named_and_none_passes_for_right(name: str) -> None:
    exercise = EXERCISES[name]
    assert isinstance(exercise, Number)
    found = exercise.mistakes()
    assert found
    for place, (wrong, reason) in enumerate(found):
        said = feedback(name, wrong)
        earlier = [why for _number, why in found[:place]]
        assert said == f"Not yet. {reason}" or any(said == f"Not yet. {why}" for why in earlier), (wrong, said)


@pytest.mark.parametrize("name", [name for name in NUMBERS if EXERCISES[name].tolerance])
def test_scale_and_sign_are_judged_by_meaning(name: str) -> None:
    exercise = EXERCISES[name]
    right = exercise.answer()
    for factor in (1e-9, 1e-6, 1e-3, 1e3, 1e6):
        said = feedback(name, right * factor)
        named = {f"Not yet. {reason}" for _wrong, reason in exercise.mistakes()}
        assert said in named or said.startswith("Not yet. The digits are right"), (factor, said)
    assert "sign" in feedback(name, -right)
    if exercise.unit.startswith("share"):
        assert "as a percentage" in feedback(name, right * 100)
        assert feedback(name, f"{right * 100:.2f}%").startswith("Right: ")
    if exercise.unit in ("USD", "VND"):
        other = {"USD": "VND", "VND": "USD"}[exercise.unit]
        assert feedback(name, f"{right / 1e6} million {exercise.unit}").startswith("Right: ")
        assert f"That is in {other}" in feedback(name, f"{other} {right / 1e6} million")
        assert "percentage" in feedback(name, "5%")


@pytest.mark.parametrize(
    ("name", "top", "bottom"),
    [
        ("survey-in-dollars", lambda: vietnam.figure("total-losses-extrapolated-2023-1").value, lambda: 1 / losses.in_usd(1, "VND", 2024)),
        ("loss-per-complaint-2024", lambda: FRAME.set_index("year")["losses"][2024], lambda: FRAME.set_index("year")["complaints"][2024]),
    ],
)  # fmt: skip
def test_to_multiply_instead_of_dividing_is_named(name: str, top: Any, bottom: Any) -> None:
    assert feedback(name, top() / bottom()).startswith("Right: ")
    assert "You multiplied" in feedback(name, top() * bottom())
    assert "Turn the division round" in feedback(name, bottom() / top())


@pytest.mark.parametrize("name", CHOICES)
def test_a_word_is_read_by_its_letters_and_each_wrong_one_has_a_reason(name: str) -> None:
    exercise = EXERCISES[name]
    assert isinstance(exercise, Choice)
    right = exercise.answer()
    for given in (right, right.upper(), f" {right}. ", f"“{right}”", [right], pd.Series([right])):
        assert feedback(name, given).startswith("Right: "), given
    for word in set(exercise.options()) - {right}:
        assert feedback(name, word).startswith(f"Not yet: {word}. ")
    if len(right) > 4:
        assert feedback(name, right[:-1] + right[-1] * 2).startswith(f"Did you mean “{right}”")


@pytest.mark.parametrize("word", ["wider", "extended", "UN text wider", "UN_TEXT_WIDER"])
def test_page_handout_and_table_have_words_that_the_notebook_takes(word: str) -> None:
    assert feedback("code-article-14", word).startswith("Right: wider.")
    assert set(coding.WORDS.values()) == set(treaties.RELATIONS)


@pytest.mark.parametrize("given", [*WRONG.values(), *OPEN.values()], ids=[*WRONG, *OPEN])
def test_verdicts_codes_titles_and_reasons_take_anything(given: Any) -> None:
    said = [
        exercises.verdict_feedback("C24", given),
        exercises.verdict_feedback(given, "confirmed"),
        exercises.codes_feedback(given),
        exercises.codes_feedback({PAIRS[0].name: given}),
        exercises.title_feedback(given),
        exercises.reasons(given, "a reason of words"),
        exercises.reasons(PAIRS[0].name, given),
        exercises.pair_text(given),
        feedback(given, 5),
    ]
    assert all(isinstance(one, str) and one and "Traceback" not in one for one in said)


def test_codes_are_covered_until_all_are_given_and_then_counted() -> None:
    four = {pair.name: "wider" for pair in PAIRS[:4]}
    assert exercises.codes_feedback(four) == (
        "Not answered yet. Coded: 4 of 5. Code all of them before you see the table."
    )
    table = {pair.name: next(word for word, code in coding.WORDS.items() if code == pair.relation) for pair in PAIRS}
    assert "agree in 5 of 5 pairs: 100%, kappa 1." in exercises.codes_feedback(table)
    one_off = {**table, PAIRS[0].name: "equivalent"}
    said = exercises.codes_feedback(one_off)
    assert "agree in 4 of 5 pairs: 80%, kappa 0.69." in said  # by hand: (0.8 - 0.36) / (1 - 0.36)
    assert f"{PAIRS[0].name}: you equivalent, the table UN text wider." in said
    assert "is none of" in exercises.codes_feedback({**table, PAIRS[1].name: "larger"})


def test_the_editor_asks_for_what_a_title_lacks_and_for_what_it_says_too_much() -> None:
    good = "Survey puts Vietnam's losses to online fraud in 2024 at 18.9 trillion dong"
    assert exercises.title_feedback(good).startswith("Right: ")
    for old, new, asked in (
        ("Survey puts", "Police count", "who counted this"),
        ("Vietnam's ", "", "where is this"),
        (" in 2024", "", "when was this"),
        ("online fraud", "crime", "lost to what"),
        ("18.9 trillion dong", "18.9 trillion", "of what"),
        ("18.9 trillion dong", "18.9 billion dong", "is 18.9 billion dong right"),
        ("18.9 trillion dong", "USD 744 billion", "right"),
        ("losses", "huge losses", "“huge”"),
        ("losses to", "losses rise to", "“rise” against what"),
        ("dong", "dong, " + "as was said, " * 10, "shorter"),
    ):
        assert asked in exercises.title_feedback(good.replace(old, new)), new
    assert exercises.title_feedback(good.replace("18.9 trillion", "18,900 billion")).startswith("Right: ")
    assert exercises.title_feedback(good.replace("18.9 trillion dong", "$744.5 million")).startswith("Right: ")


def test_the_misprint_is_the_one_that_the_table_notes() -> None:
    rows = data.load("vietnam_losses").set_index("id")
    for row, factor in vietnam.SLIPS.items():
        assert f"misprints {rows['value'][row] * factor / 1e6:.2f} million USD" in rows["note"][row]
    rates = vietnam.dollar_prints().set_index("id")["dong_per_dollar"]
    assert set(rates[rates > 10 * rates.median()].index) == set(vietnam.SLIPS)


CELLS = {  # what a learner types: what the sentence has to hold
    "answer = surveyed": '"surveyed"',
    "answer = wider": '"wider"',
    'answer = "surveyed': "quotation mark is missing",
    "answer = surveyed'": "quotation mark is missing",
    "answer =": "Nothing stands after the sign =",
    "answer = # later": "Nothing stands after the sign =",
    "answer = 37.8%": "digits only",
    "answer = $19,313": "digits only",
    "answer = 19,013": "digits only",
    "answer = 24.4 billion": "digits only",
    "answer = cannot be verified": "Words need quotation marks",
    "answer = (1 + 2": "Check brackets",
    "  answer = 5\n answer": "spaces",
    "anser == 5": "anser",
    "del answer\nanswer == 5": "Nothing is called answer yet",
    "1 / 0": "divides by nought",
    '"a" / 5': "do not go together",
    "check('kind-of-390', 1, 2)": "do not go together",
    'losses.complaints_record()["loss"]': "no row or column called 'loss'",
    "losses.los": "los",
    "raise ValueError('many\\nlines')": "many lines",
    "losses.in_usd(1, 'VND', 1800)": "The cell stopped",
    "(lambda f: f(f))(lambda f: f(f))": "The cell stopped",
    "import nothing_of_this_name": "The cell stopped",
}


def test_an_error_in_a_cell_is_a_sentence_and_no_traceback() -> None:
    start = "from hanoibook import losses; from hanoibook.exercises import check, plain_errors; plain_errors(); answer = None"
    program = (
        "import sys, IPython\nshell = IPython.InteractiveShell.instance()\nfor cell in sys.argv[1:]:\n"
        "    shell.run_cell(cell); print('=====')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, start, *CELLS], capture_output=True, text=True, cwd=ROOT, check=True
    )
    parts = done.stdout.split("=====\n")[1:]
    assert "Traceback" not in done.stdout + done.stderr and len(parts) == len(CELLS) + 1
    for (cell, wanted), said in zip(CELLS.items(), parts, strict=False):
        assert wanted in said and len(said.strip().splitlines()) == 1, (cell, said)


def test_the_names_of_all_words_to_choose_are_known_when_their_quotation_marks_are_forgotten() -> None:
    for name in CHOICES:
        for word in EXERCISES[name].options():
            if word.isidentifier():
                assert f'"{word}"' in sentence(NameError(f"name '{word}' is not defined", name=word))
