"""IMS content packages: files and their manifest, in one archive that is the same for the same content."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

from hanoibook.classroom.archive import zipped
from hanoibook.words import say

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Resource(NamedTuple):
    """A file of a package: its name, its kind in the words of IMS, its XML, and the names that it needs."""

    name: str
    kind: str
    content: ET.Element
    needs: tuple[str, ...] = ()


def package(resources: list[Resource], schema: str, version: str) -> bytes:
    """Return a package as a zip, its manifest first."""
    files = {"imsmanifest.xml": xml(_manifest(resources, schema, version))}
    files |= {one.name: xml(one.content) for one in resources}
    return zipped(files)


def xml(root: ET.Element) -> bytes:
    """Return an element as a document that reads well."""
    ET.indent(root)
    return f"{DECLARED}{ET.tostring(root, encoding='unicode')}\n".encode()


def element(parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    """Add an element; its text is escaped when it is written."""
    made = ET.SubElement(parent, tag, attributes)
    made.text = text
    return made


def _manifest(resources: list[Resource], schema: str, version: str) -> ET.Element:
    root = ET.Element("manifest", {"xmlns": CP, "identifier": "from-storm-to-treaty"})
    about = element(root, "metadata")
    element(about, "schema", schema)
    element(about, "schemaversion", version)
    element(root, "organizations")
    listed = element(root, "resources")
    for one in resources:
        entry = element(listed, "resource", identifier=_ident(one.name), type=one.kind, href=one.name)
        element(entry, "file", href=one.name)
        for name in one.needs:
            element(entry, "dependency", identifierref=_ident(name))
    root.append(ET.Comment(f" {say('site.card')} "))
    return root


def _ident(name: str) -> str:
    """Return a name that XML allows.

    >>> _ident("items/big-recall-a.xml")
    'items-big-recall-a'
    """
    return name.removesuffix(".xml").replace("/", "-")
