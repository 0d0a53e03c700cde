"""XML texts: a tree of what is there, also of one that breaks off; nothing is ever fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import ParseError

from stakeholders.formats.encoding import decoded, known_encoding

_DECLARED: Final = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_DEEPEST: Final = 100


@dataclass(slots=True)
class XmlNode:
    """An element: its name without a namespace, its attributes so too, its text, its elements."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    nodes: "list[XmlNode]" = field(default_factory=list)

    def all(self, name: str) -> "Iterator[XmlNode]":
        """Yield the elements of this name that stand right in it."""
        return (node for node in self.nodes if node.name == name)

    def first(self, name: str) -> str:
        """Return the text of the first element of this name, empty where there is none."""
        return next((node.text for node in self.all(name)), "")


@dataclass(frozen=True, slots=True)
class XmlTree:
    """What an XML text holds, and whether it is whole."""

    root: XmlNode
    is_whole: bool


def xml_text(data: bytes, encoding: str | None = None) -> str:
    """Return an XML file as text: by its mark, as UTF-8, as it declares, else as guessed."""
    declared = _DECLARED.search(data[:1024])
    try:
        found = decoded(data, encoding)
        if not found.guessed or declared is None:
            return found.text
        named = known_encoding(declared.group(1).decode("ascii"))
        return data.decode(named) if named else found.text
    except UnicodeDecodeError:
        return found.text


def read_xml(text: str) -> XmlTree:
    """Return the tree of an XML text, up to the place where it breaks.

    A text with a document type or entities of its own, which can grow without end, breaks there.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    target = _Growing()
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(text)
        parser.close()
    except (ParseError, DefusedXmlException, ValueError):
        return XmlTree(target.root, is_whole=False)
    return XmlTree(target.root, is_whole=True)


class _Growing:
    """A tree that grows with each tag; the first element stands in `root`."""

    def __init__(self) -> None:
        self.root = XmlNode("")
        self._open = [self.root]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if len(self._open) > _DEEPEST:
            raise ValueError("too deep")
        plain = {_local(name): text for name, text in attributes.items()}
        node = XmlNode(_local(tag), plain)
        self._open[-1].nodes.append(node)
        self._open.append(node)

    def end(self, _tag: str) -> None:
        """Close an element."""
        self._open.pop()

    def data(self, text: str) -> None:
        """Take text."""
        self._open[-1].text += text

    def close(self) -> None:
        """Take the end."""


def _local(name: str) -> str:
    return name.rpartition("}")[2]
