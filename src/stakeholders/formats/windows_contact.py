"""Windows Contacts (`.contact`): one contact a file, as XML; its marks become types of a card."""

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final

from stakeholders.domain.problems import Problem, Severity
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.encoding import decoded
from stakeholders.formats.vcard_lines import Card, Property
from stakeholders.formats.vcard_read import record_of_card
from stakeholders.formats.vcard_values import as_line, as_text
from stakeholders.formats.xml_text import XmlNode, read_xml, xml_text
from stakeholders.i18n import marked

_NAMESPACE: Final = "http://schemas.microsoft.com/Contact"
_TYPES: Final = MappingProxyType(
    {"business": "work", "personal": "home", "cellular": "cell", "preferred": "pref", "fax": "fax",
     "voice": "voice", "pager": "pager", "mobile": "cell", "other": "other", "isdn": "isdn",
     "video": "video", "car": "car", "modem": "modem", "tty": "textphone"}
)  # fmt: skip
_DATES: Final = MappingProxyType({"birthday": "BDAY", "anniversary": "ANNIVERSARY"})
_FOREIGN: Final = "X-WINDOWS-"
_NO_CONTACT: Final = Problem(
    "windows_contact.none",
    marked("There is no contact in it; it was left out."),
    severity=Severity.ERROR,
)


def read_windows_contact(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the contact of a file, of a damaged one what stands before the damage."""
    text = xml_text(data, context.encoding)
    tree = read_xml(text)
    contacts = [node for node in tree.root.nodes if node.name == "contact"]
    for contact in contacts:
        properties = [one for node in contact.nodes for one in _properties(node)]
        yield record_of_card(Card(1, "3.0", properties, closed=tree.is_whole), context)
    if not contacts and text.strip():
        yield Refused(_NO_CONTACT, 1, text)


def is_windows_contact(head: bytes) -> bool:
    """Tell whether a file starts like a Windows Contact."""
    return _NAMESPACE in decoded(head[:4096]).text


def _properties(node: XmlNode) -> Iterator[Property]:
    """Yield what an element right in the contact says; one that nobody knows is kept."""
    if node.name == "Notes":
        yield from _plain("NOTE", node.text)
    elif node.name.endswith("Collection"):
        for number, one in enumerate(node.nodes):
            reading = _READINGS.get(one.name)
            if reading is not None:
                yield from reading(one, number)
            else:
                yield from _kept(one)
    else:
        yield from _kept(node)


def _kept(node: XmlNode) -> Iterator[Property]:
    """Yield the texts of an element, each under the name of what holds it."""
    name = "".join(letter for letter in node.name if letter.isalnum()).upper()
    if name and node.text.strip():
        yield Property(f"{_FOREIGN}{name}", as_text(node.text.strip()), "", _kept_types(node))
    for one in node.nodes:
        yield from _kept(one)


def _kept_types(node: XmlNode) -> tuple[tuple[str, str], ...]:
    media = node.attributes.get("ContentType", "")
    return (("TYPE", media),) if media else ()


def _labels(node: XmlNode) -> list[str]:
    return [
        label.text.strip().rpartition(":")[2].casefold()
        for labels in node.all("LabelCollection")
        for label in labels.all("Label")
    ]


def _types(node: XmlNode) -> tuple[tuple[str, str], ...]:
    words = [_TYPES.get(label, label) for label in _labels(node)]
    return (("TYPE", ",".join(words)),) if words else ()


def _plain(name: str, text: str, *parameters: tuple[str, str]) -> Iterator[Property]:
    if text.strip():
        yield Property(name, as_text(text.strip()), "", parameters)


def _parts(node: XmlNode, names: tuple[str, ...]) -> str:
    parts = [as_text(node.first(name).strip()) for name in names]
    return ";".join(parts) if any(parts) else ""


def _name(node: XmlNode, _number: int) -> Iterator[Property]:
    yield from _plain("FN", node.first("FormattedName"))
    parts = _parts(node, ("FamilyName", "GivenName", "MiddleName", "Prefix", "Suffix"))
    honorific = node.first("Title") or node.first("Prefix")
    if parts or honorific:
        family, given, additional, _, suffix = parts.split(";") if parts else [""] * 5
        whole = (family, given, additional, as_text(honorific.strip()), suffix)
        yield Property("N", ";".join(whole))
    yield from _plain("NICKNAME", node.first("NickName"))
    yield from _plain("X-WINDOWS-PHONETIC", node.first("Phonetic"))


def _address(node: XmlNode, _number: int) -> Iterator[Property]:
    names = ("POBox", "ExtendedAddress", "Street", "Locality", "Region", "PostalCode", "Country")
    parts, label = _parts(node, names), node.first("AddressLabel").strip()
    if parts or label:
        labelled = (("LABEL", label),) if label else ()
        yield Property("ADR", parts or ";" * 6, "", (*_types(node), *labelled))


def _position(node: XmlNode, number: int) -> Iterator[Property]:
    group = f"position{number + 1}"
    body = node.first("Organization") or node.first("Company")
    units = [node.first(name).strip() for name in ("Department", "Office")]
    if body.strip() or any(units):
        parts = [as_text(part) for part in (body.strip(), *(one for one in units if one))]
        yield Property("ORG", ";".join(parts), group)
    for name, element in (("TITLE", "JobTitle"), ("ROLE", "Role"), ("ROLE", "Profession")):
        if text := node.first(element).strip():
            yield Property(name, as_text(text), group)


def _valued(name: str, *elements: str) -> Callable[[XmlNode, int], Iterator[Property]]:
    def reading(node: XmlNode, _number: int) -> Iterator[Property]:
        text = next((found for one in elements if (found := node.first(one).strip())), "")
        yield from _plain(name, text, *_types(node))

    return reading


def _date(node: XmlNode, _number: int) -> Iterator[Property]:
    name = next((_DATES[label] for label in _labels(node) if label in _DATES), "X-WINDOWS-DATE")
    yield from _plain(name, node.first("Value"), *(() if name in _DATES.values() else _types(node)))


def _photo(node: XmlNode, _number: int) -> Iterator[Property]:
    for value in node.all("Value"):
        kind = value.attributes.get("ContentType", "").rpartition("/")[2].upper()
        told = (("TYPE", kind),) if kind else ()
        if binary := "".join(value.text.split()):
            yield Property("PHOTO", binary, "", (*told, ("ENCODING", "b")))
    if url := node.first("Url").strip():
        yield Property("PHOTO", as_line(url), "", (("VALUE", "uri"),))


def _identity(node: XmlNode, number: int) -> Iterator[Property]:
    """Yield what a contact is known by: the first that its program gave it."""
    yield from _plain("UID" if number == 0 else "X-WINDOWS-CONTACTID", node.first("Value"))


_READINGS: Final = MappingProxyType(
    {
        "Name": _name, "PhysicalAddress": _address, "Position": _position, "Date": _date,
        "Photo": _photo, "ContactID": _identity,
        "PhoneNumber": _valued("TEL", "Number", "Alternate"),
        "EmailAddress": _valued("EMAIL", "Address"), "Url": _valued("URL", "Value"),
        "IMAddress": _valued("IMPP", "Value"), "Person": _valued("RELATED", "FormattedName"),
    }
)  # fmt: skip
WINDOWS_CONTACT: Final = Format(
    name="windows-contact",
    title=marked("Windows Contact"),
    suffixes=(".contact",),
    read=read_windows_contact,
    recognises=is_windows_contact,
)
