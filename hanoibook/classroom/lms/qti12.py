"""Write questions as QTI 1.2, which Canvas and many older systems import, with the fields that Canvas adds.

A choice has feedback for each option. A match gives a part of the marks for each right pair; an order is asked as a
match of steps to places. See IMS QTI 1.2: ASI XML binding.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree as ET

from hanoibook.classroom.lms.items import Item, as_match, item
from hanoibook.classroom.lms.packing import Resource, element, package
from hanoibook.classroom.lms.sheets import Sheet

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
KIND = "imsqti_xmlv1p2"
WHOLE = 100.0
GENERAL = "general_fb"


def qti12(sheets: Iterable[Sheet]) -> bytes:
    """Return a package with one assessment for each sheet."""
    return package(
        [Resource(f"{one.name}/{one.name}.xml", KIND, assessment(one)) for one in sheets], "IMS Content", "1.1.3"
    )


def assessment(sheet: Sheet) -> ET.Element:
    """Return a sheet as one assessment."""
    root = ET.Element("questestinterop", {"xmlns": NAMESPACE})
    test = element(root, "assessment", ident=sheet.name, title=sheet.title)
    section = element(test, "section", ident="root_section")
    for question in sheet.asked:
        _write(section, item(question))
    return root


def _write(section: ET.Element, asked: Item) -> None:
    _WRITERS[asked.form](section, asked)


def _choice(section: ET.Element, asked: Item) -> None:
    several = asked.form == "several"
    entry, shown = _item(section, asked, "multiple_answers_question" if several else "multiple_choice_question")
    idents = [f"answer_{place}" for place in range(1, len(asked.answers) + 1)]
    texts = dict(zip(idents, (one.text for one in asked.answers), strict=True))
    _offer(shown, "response1", texts, "Multiple" if several else "Single")
    judged = _judging(entry)
    for ident in idents:
        condition = _condition(judged, "response1", ident)
        element(condition, "displayfeedback", feedbacktype="Response", linkrefid=f"{ident}_fb")
    right = element(judged, "respcondition", **{"continue": "No"})
    wanted = element(right, "conditionvar")
    whole = element(wanted, "and") if several else wanted
    for ident, answer in zip(idents, asked.answers, strict=True):
        if answer.right:
            element(whole, "varequal", ident, respident="response1")
        elif several:
            element(element(whole, "not"), "varequal", ident, respident="response1")
    _score(right, WHOLE, "Set")
    for ident, answer in zip(idents, asked.answers, strict=True):
        _feedback(entry, f"{ident}_fb", answer.said)
    _feedback(entry, GENERAL, asked.said)


def _number(section: ET.Element, asked: Item) -> None:
    entry, shown = _item(section, asked, "numerical_question")
    response = element(shown, "response_str", ident="response1", rcardinality="Single")
    element(element(response, "render_fib", fibtype="Decimal"), "response_label", ident="answer1")
    judged = _judging(entry)
    right = _within(judged, asked.value, asked.margin)
    _score(right, WHOLE, "Set")
    for place, slip in enumerate(asked.slips, start=1):
        condition = _within(judged, slip.value, slip.margin)
        element(condition, "displayfeedback", feedbacktype="Response", linkrefid=f"slip_{place}_fb")
    for place, slip in enumerate(asked.slips, start=1):
        _feedback(entry, f"slip_{place}_fb", slip.said)
    _feedback(entry, GENERAL, asked.said)


def _within(judged: ET.Element, value: float, margin: float) -> ET.Element:
    """Add a condition for a number and those near it; it is the last one that is looked at."""
    condition = element(judged, "respcondition", **{"continue": "No"})
    either = element(element(condition, "conditionvar"), "or")
    element(either, "varequal", f"{value:.12g}", respident="response1")
    near = element(either, "and")
    element(near, "vargte", f"{value - margin:.12g}", respident="response1")
    element(near, "varlte", f"{value + margin:.12g}", respident="response1")
    return condition


def _match(section: ET.Element, asked: Item) -> None:
    entry, shown = _item(section, asked, "matching_question")
    idents = {f"right_{place}": text for place, text in enumerate(asked.rights, start=1)}
    for place, left in enumerate(asked.lefts, start=1):
        _offer(shown, f"response_{place}", idents, "Single", left)
    judged = _judging(entry)
    for place, (partner, share) in enumerate(zip(asked.partners, shares(len(asked.lefts)), strict=True), start=1):
        _score(_condition(judged, f"response_{place}", list(idents)[partner]), share, "Add")
    _feedback(entry, GENERAL, asked.said)


def _order(section: ET.Element, asked: Item) -> None:
    _match(section, as_match(asked))


_WRITERS = {"one": _choice, "several": _choice, "number": _number, "match": _match, "order": _order}


def shares(count: int, whole: float = WHOLE) -> list[float]:
    """Return equal parts of the marks with two decimals; the last makes up what rounding leaves.

    >>> shares(3)
    [33.33, 33.33, 33.34]
    """
    part = round(whole / count, 2)
    return [part] * (count - 1) + [round(whole - part * (count - 1), 2)]


def _item(section: ET.Element, asked: Item, kind: str) -> tuple[ET.Element, ET.Element]:
    """Add an item with its question; return it and where the answers are offered."""
    entry = element(section, "item", ident=asked.id, title=asked.id)
    fields = element(element(entry, "itemmetadata"), "qtimetadata")
    for label, value in (("question_type", kind), ("points_possible", "1")):
        field = element(fields, "qtimetadatafield")
        element(field, "fieldlabel", label)
        element(field, "fieldentry", value)
    shown = element(entry, "presentation")
    _html(element(shown, "material"), asked.ask)
    return entry, shown


def _offer(shown: ET.Element, ident: str, texts: dict[str, str], how: str, left: str = "") -> None:
    response = element(shown, "response_lid", ident=ident, rcardinality=how)
    if left:
        element(element(response, "material"), "mattext", left, texttype="text/plain")
    offered = element(response, "render_choice", shuffle="Yes")
    for name, text in texts.items():
        label = element(offered, "response_label", ident=name)
        element(element(label, "material"), "mattext", text, texttype="text/plain")


def _judging(entry: ET.Element) -> ET.Element:
    """Add what judges the answers, beginning with what is said whatever was answered."""
    judged = element(entry, "resprocessing")
    outcome = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": f"{WHOLE:g}"}
    element(element(judged, "outcomes"), "decvar", **outcome)
    always = element(judged, "respcondition", **{"continue": "Yes"})
    element(element(always, "conditionvar"), "other")
    element(always, "displayfeedback", feedbacktype="Response", linkrefid=GENERAL)
    return judged


def _condition(judged: ET.Element, response: str, ident: str) -> ET.Element:
    condition = element(judged, "respcondition", **{"continue": "Yes"})
    element(element(condition, "conditionvar"), "varequal", ident, respident=response)
    return condition


def _score(condition: ET.Element, marks: float, action: str) -> None:
    element(condition, "setvar", f"{marks:g}", varname="SCORE", action=action)


def _feedback(entry: ET.Element, ident: str, said: str) -> None:
    _html(element(element(element(entry, "itemfeedback", ident=ident), "flow_mat"), "material"), said)


def _html(material: ET.Element, text: str) -> None:
    element(material, "mattext", f"<p>{escape(text, quote=False)}</p>", texttype="text/html")
