"""Explorers of Vietnam's figures: what a record leaves hidden, what falls on a victim, and which falls fit a fall."""

from __future__ import annotations

from hanoibook import vietnam
from hanoibook.explorers.explorer import Explorer, bar, bars, choice, number, summary, table, with_numbers
from hanoibook.palette import LIGHT
from hanoibook.words import _, money, percent, show

SURVEY = "online-fraud-losses-survey-estimate-2024-1"
RECORD = "online-fraud-losses-police-2024-1"
CASES = "online-fraud-cases-police-2024-1"
FALLS = tuple(share / 100 for share in range(0, 70, 10))
CLOSE = 0.02
SHOWN_USERS = 100  # millions, an assumption to be changed


def hidden_part() -> Explorer:
    """Return a control for the share of losses that reaches the police; the state says what a record then means."""
    return Explorer(
        with_numbers(lambda share: hidden_state(share / 100), share=(1, 100, "%")),
        share=number(_("Share of the losses that reaches the police, in per cent"), 100),
    )


def hidden_state(share: float) -> str:
    """Return, as HTML, what the police record of 2024 stands for if a share of the losses is in it, beside the survey.

    >>> "meets the survey" in hidden_state(12 / 18.9)
    True
    """
    record, survey = vietnam.figure(RECORD).value, vietnam.figure(SURVEY).value
    whole = record / share
    near = abs(whole / survey - 1) < CLOSE
    told = (
        _(
            "If {share} of the losses reach the police, all losses are {whole}: this meets the survey.",
            **_both(share, whole),
        )
        if near
        else _(
            "If {share} of the losses reach the police, all losses are {whole}: below the survey.",
            **_both(share, whole),
        )
        if whole < survey
        else _(
            "If {share} of the losses reach the police, all losses are {whole}: above the survey.",
            **_both(share, whole),
        )
    )
    most = max(whole, survey)
    lines = [
        [_("On record (police)"), _vnd(record), bars(bar(record, most, LIGHT["reported"]))],
        [_("All losses, if so"), _vnd(whole), bars(bar(whole, most))],
        [_("Estimated (survey)"), _vnd(survey), bars(bar(survey, most, LIGHT["surveyed"]))],
    ]
    return summary(told) + table([_("2024"), _("Dong"), _("Side by side")], lines)


def for_each_victim() -> Explorer:
    """Return a control for the people who count as users; the state says what each source has per victim or case."""
    return Explorer(
        with_numbers(lambda users: victims_state(users * 1e6), users=(1, 200, "")),
        users=number(_("People who count as users, in millions"), SHOWN_USERS),
    )


def victims_state(users: float) -> str:
    """Return, as HTML, the loss per victim of the survey for so many users, beside a police case and GASA's average."""
    each = vietnam.per_victim(users)
    case = vietnam.figure(RECORD).value / vietnam.figure(CASES).value
    gasa = vietnam.figure(vietnam.GASA["average"]).value
    told = _(
        "With {users} million users, a victim of the survey lost {each} on average. A case on record is {times} that.",
        users=f"{users / 1e6:g}",
        each=_vnd(each),
        times=show(case / each, "times"),
    )
    amounts = [
        (_("A victim, NCA survey of 2024"), each, "surveyed"),
        (_("A case, police record of 2024"), case, "reported"),
        (_("A person who lost money, GASA survey of 2023"), gasa, "surveyed"),
    ]
    lines = [[name, _vnd(amount), bars(bar(amount, case, LIGHT[kind]))] for name, amount, kind in amounts]
    return summary(told) + table([_("Who"), _("Dong"), _("Side by side")], lines)


def two_falls() -> Explorer:
    """Return controls for two falls, of fraud and of reporting; the state says how far a record then falls."""
    falls = [(percent(share), share) for share in FALLS]
    return Explorer(
        falls_state,
        fraud=choice(_("Fraud falls by"), falls, 0.0),
        reporting=choice(_("Reporting falls by"), falls, 0.0),
    )


def falls_state(fraud: float, reporting: float) -> str:
    """Return, as HTML, how far a record falls when fraud and reporting fall so far, beside the fall that was seen.

    >>> "close to" in falls_state(0.3, 0.2)
    True
    """
    fall, seen = 1 - (1 - fraud) * (1 - reporting), -vietnam.fall_of_the_record()
    told = (
        _("The record falls by {fall}: close to the {seen} that was seen.", fall=percent(fall), seen=percent(seen))
        if abs(fall - seen) < 2 * CLOSE
        else _("The record falls by {fall}, the one that was seen by {seen}.", fall=percent(fall), seen=percent(seen))
    )
    lines = [
        [_("Fraud"), percent(fraud), bars(bar(fraud, 1))],
        [_("Reporting"), percent(reporting), bars(bar(reporting, 1))],
        [_("The record, if so"), percent(fall), bars(bar(fall, 1))],
        [_("The record, as seen (losses a month)"), percent(seen), bars(bar(seen, 1, LIGHT["reported"]))],
    ]
    return summary(told) + table([_("What falls"), _("By"), _("Side by side")], lines)


def _vnd(amount: float) -> str:
    return money(amount, "VND")


def _both(share: float, whole: float) -> dict[str, str]:
    return {"share": percent(share), "whole": _vnd(whole)}
