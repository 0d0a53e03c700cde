"""xCard (RFC 6351): cards as XML, read card by card, a damaged one up to where it breaks."""

import re
from collections.abc import Iterator
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from stakeholders.domain.problems import Problem, Severity
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.encoding import decoded
from stakeholders.formats.vcard_lines import Card, Property
from stakeholders.formats.vcard_read import record_of_card
from stakeholders.formats.vcard_types import type_parameter, value_of_type
from stakeholders.formats.xml_text import XmlNode, read_xml, xml_text
from stakeholders.i18n import marked

_CARD: Final = re.compile(r"<(?:[\w.-]+:)?vcard(?=[\s>])")
_END: Final = re.compile(r"</(?:[\w.-]+:)?vcard\s*>")
_ROOT: Final = re.compile(r"<((?:[\w.-]+:)?vcards)(?:\s[^<>]*)?>")
_NAMESPACE: Final = "urn:ietf:params:xml:ns:vcard-4.0"
_COMPONENTS: Final = MappingProxyType(
    {
        "N": ("surname", "given", "additional", "prefix", "suffix"),
        "ADR": ("pobox", "ext", "street", "locality", "region", "code", "country"),
        "GENDER": ("sex", "identity"),
        "CLIENTPIDMAP": ("sourceid", "uri"),
    }
)
_NO_CARD: Final = Problem(
    "xcard.no_card", marked("There is no card in it; it was left out."), severity=Severity.ERROR
)


def read_xcards(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of a file of xCards."""
    text = xml_text(data, context.encoding)
    starts = [match.start() for match in _CARD.finditer(text)]
    if not starts and text.strip():
        yield Refused(_NO_CARD, 1, text)
        return
    root = _ROOT.search(text)
    head, tail = (root.group(), f"</{root.group(1)}>") if root else ("<vcards>", "</vcards>")
    line, before = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line, before = line + text.count("\n", before, start), start
        closed = _END.search(text, start, end)
        piece = f"{head}{text[start : closed.end() if closed else end]}{tail}"
        yield record_of_card(_card(piece, line), context)


def is_xcard(head: bytes) -> bool:
    """Tell whether a file starts like xCards."""
    text = decoded(head[:4096]).text
    return _NAMESPACE in text or _CARD.search(text) is not None


def _card(text: str, line: int) -> Card:
    tree = read_xml(text)
    cards = [card for root in tree.root.nodes for card in root.all("vcard")]
    properties = [one for card in cards[:1] for one in _properties(card)]
    return Card(line, "4.0", properties, closed=tree.is_whole)


def _properties(node: XmlNode, group: str = "") -> Iterator[Property]:
    for one in node.nodes:
        if one.name == "group":
            yield from _properties(one, one.attributes.get("name", ""))
        else:
            yield _property(one, group)


def _property(node: XmlNode, group: str) -> Property:
    name = node.name.upper()
    parameters = tuple(
        (one.name.upper(), ",".join(_texts(one)))
        for told in node.all("parameters")
        for one in told.nodes
    )
    values = [one for one in node.nodes if one.name != "parameters"]
    if name in _COMPONENTS and not any(one.name == "text" for one in values):
        parts = [_component(values, component) for component in _COMPONENTS[name]]
        return Property(name, ";".join(parts), group, parameters)
    type_ = values[0].name if values else "text"
    texts = [value_of_type(one.text.strip(), one.name) for one in values]
    value = (";" if name == "ORG" else ",").join(texts or [value_of_type(node.text.strip(), "")])
    return Property(name, value, group, (*parameters, *type_parameter(name, type_)))


def _component(values: list[XmlNode], name: str) -> str:
    return ",".join(value_of_type(one.text.strip(), "text") for one in values if one.name == name)


def _texts(node: XmlNode) -> list[str]:
    return [one.text.strip() for one in node.nodes] or [node.text.strip()]


XCARD: Final = Format(
    name="xcard",
    title=marked("xCard (XML)"),
    suffixes=(".xcard", ".xml"),
    read=read_xcards,
    recognises=is_xcard,
)
