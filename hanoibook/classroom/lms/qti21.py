"""Write questions as QTI 2.1, which Blackboard, OpenOlat, TAO and others import: a file a question, a test a sheet.

An order stays an order, a match gives a part of the marks for each right pair, and every option says what it
overlooks. See IMS QTI 2.1: assessment test, section and item information model.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from hanoibook.classroom.lms.items import Item, item
from hanoibook.classroom.lms.packing import Resource, element, package
from hanoibook.classroom.lms.sheets import Sheet

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
ITEM, TEST = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"
GENERAL = "GENERAL"


def qti21(sheets: Iterable[Sheet]) -> bytes:
    """Return a package with a file for each question and a test for each sheet."""
    return package(resources(list(sheets)), "QTIv2.1 Package", "1.0.0")


def resources(sheets: list[Sheet]) -> list[Resource]:
    """Return the files of the package: all items, then all tests, which name their items."""
    items = {one.id: item(one) for sheet in sheets for one in sheet.asked}
    made = [Resource(_file(name), ITEM, written(one)) for name, one in items.items()]
    for sheet in sheets:
        needs = tuple(_file(one.id) for one in sheet.asked)
        made.append(Resource(f"tests/{sheet.name}.xml", TEST, _test(sheet), needs))
    return made


def written(asked: Item) -> ET.Element:
    """Return one question as an assessment item."""
    about = {"identifier": asked.id, "title": asked.id, "adaptive": "false", "timeDependent": "false"}
    root = ET.Element("assessmentItem", {"xmlns": NAMESPACE, **about})
    _WRITERS[asked.form](root, asked)
    _feedback(root, GENERAL, asked.said)
    return root


def _file(name: str) -> str:
    return f"items/{name}.xml"


def _choice(root: ET.Element, asked: Item) -> None:
    several = asked.form == "several"
    idents = [f"A{place}" for place in range(1, len(asked.answers) + 1)]
    right = [ident for ident, one in zip(idents, asked.answers, strict=True) if one.right]
    response = _response(root, "multiple" if several else "single", "identifier", right)
    if several:
        wrong = len(idents) - len(right)
        marks = {ident: 1 / len(right) if ident in right else -1 / wrong for ident in idents}
        _mapping(response, marks)
    _outcomes(root)
    offered = element(element(root, "itemBody"), "choiceInteraction", responseIdentifier="RESPONSE", shuffle="true")
    offered.set("maxChoices", "0" if several else "1")
    element(offered, "prompt", asked.ask)
    for ident, answer in zip(idents, asked.answers, strict=True):
        element(offered, "simpleChoice", answer.text, identifier=ident)
    _judged(root, mapped=several, answered=True)
    for ident, answer in zip(idents, asked.answers, strict=True):
        _feedback(root, ident, answer.said)


def _number(root: ET.Element, asked: Item) -> None:
    _response(root, "single", "float", [f"{asked.value:.12g}"])
    _outcomes(root)
    body = element(root, "itemBody")
    element(body, "p", asked.ask)
    element(element(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12")
    judged = element(root, "responseProcessing")
    _set_feedback(judged, answered=False)
    condition = element(judged, "responseCondition")
    _set_score(_near(condition, "responseIf", asked.value, asked.margin))
    for place, slip in enumerate(asked.slips, start=1):
        _show(_near(condition, "responseElseIf", slip.value, slip.margin), f"SLIP{place}")
    for place, slip in enumerate(asked.slips, start=1):
        _feedback(root, f"SLIP{place}", slip.said)


def _near(condition: ET.Element, branch: str, value: float, margin: float) -> ET.Element:
    """Add a branch for a number and those near it; return it, for what then happens."""
    made = element(condition, branch)
    within = element(made, "and")
    for relation, bound in (("gte", value - margin), ("lte", value + margin)):
        compared = element(within, relation)
        element(compared, "variable", identifier="RESPONSE")
        element(compared, "baseValue", f"{bound:.12g}", baseType="float")
    return made


def _match(root: ET.Element, asked: Item) -> None:
    lefts = [f"L{place}" for place in range(1, len(asked.lefts) + 1)]
    rights = [f"R{place}" for place in range(1, len(asked.rights) + 1)]
    pairs = [f"{left} {rights[partner]}" for left, partner in zip(lefts, asked.partners, strict=True)]
    response = _response(root, "multiple", "directedPair", pairs)
    _mapping(response, dict.fromkeys(pairs, 1 / len(pairs)))
    _outcomes(root)
    offered = element(element(root, "itemBody"), "matchInteraction", responseIdentifier="RESPONSE", shuffle="true")
    offered.set("maxAssociations", str(len(lefts)))
    element(offered, "prompt", asked.ask)
    for idents, texts, most in ((lefts, asked.lefts, 1), (rights, asked.rights, len(lefts))):
        side = element(offered, "simpleMatchSet")
        for ident, text in zip(idents, texts, strict=True):
            element(side, "simpleAssociableChoice", text, identifier=ident, matchMax=str(most))
    _judged(root, mapped=True, answered=False)


def _order(root: ET.Element, asked: Item) -> None:
    idents = [f"S{place}" for place in range(1, len(asked.steps) + 1)]
    _response(root, "ordered", "identifier", idents)
    _outcomes(root)
    offered = element(element(root, "itemBody"), "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
    element(offered, "prompt", asked.ask)
    for ident, text in zip(idents, asked.steps, strict=True):
        element(offered, "simpleChoice", text, identifier=ident)
    _judged(root, mapped=False, answered=False)


_WRITERS = {"one": _choice, "several": _choice, "number": _number, "match": _match, "order": _order}


def _test(sheet: Sheet) -> ET.Element:
    root = ET.Element("assessmentTest", {"xmlns": NAMESPACE, "identifier": sheet.name, "title": sheet.title})
    part = element(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    section = element(part, "assessmentSection", identifier="section", title=sheet.title, visible="true")
    for question in sheet.asked:
        element(section, "assessmentItemRef", identifier=question.id, href=f"../{_file(question.id)}")
    return root


def _response(root: ET.Element, cardinality: str, kind: str, right: list[str]) -> ET.Element:
    response = element(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=kind)
    correct = element(response, "correctResponse")
    for value in right:
        element(correct, "value", value)
    return response


def _mapping(response: ET.Element, marks: dict[str, float]) -> None:
    mapping = element(response, "mapping", defaultValue="0", lowerBound="0", upperBound="1")
    for key, value in marks.items():
        element(mapping, "mapEntry", mapKey=key, mappedValue=f"{value:.12g}")


def _outcomes(root: ET.Element) -> None:
    score = element(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    score.set("normalMaximum", "1")
    element(element(score, "defaultValue"), "value", "0")
    element(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")


def _judged(root: ET.Element, *, mapped: bool, answered: bool) -> None:
    judged = element(root, "responseProcessing")
    if mapped:
        element(element(judged, "setOutcomeValue", identifier="SCORE"), "mapResponse", identifier="RESPONSE")
    else:
        condition = element(element(judged, "responseCondition"), "responseIf")
        same = element(condition, "match")
        element(same, "variable", identifier="RESPONSE")
        element(same, "correct", identifier="RESPONSE")
        _set_score(condition)
    _set_feedback(judged, answered=answered)


def _set_score(condition: ET.Element) -> None:
    element(element(condition, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")


def _show(branch: ET.Element, ident: str) -> None:
    """Show what is said to a mistake besides what is said in any case."""
    shown = element(element(branch, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    for name in (ident, GENERAL):
        element(shown, "baseValue", name, baseType="identifier")


def _set_feedback(judged: ET.Element, *, answered: bool) -> None:
    """Show what is said in any case, and what is said to the answers that were chosen."""
    shown = element(element(judged, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    if answered:
        element(shown, "variable", identifier="RESPONSE")
    element(shown, "baseValue", GENERAL, baseType="identifier")


def _feedback(root: ET.Element, ident: str, said: str) -> None:
    element(root, "modalFeedback", said, outcomeIdentifier="FEEDBACK", identifier=ident, showHide="show")
