"""Web pages as plain text: blocks become lines, tabs part cells, addresses of links stay."""

import re
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

_BLOCKS: Final = frozenset(
    "address article aside blockquote br caption dd div dl dt fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section table tbody thead title tr ul".split()
)
_APART: Final = frozenset("p h1 h2 h3 h4 h5 h6 table ul ol dl section article title".split())
_CELLS: Final = frozenset({"td", "th"})
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "svg"})
_DATES: Final = frozenset(
    {"article:published_time", "date", "dc.date", "dcterms.date", "datepublished", "pubdate"}
)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def html_text(content: str) -> str:
    """Return what a page shows, line by line; its date first where it tells one.

    An address that a page hides behind a script of its host is shown as the script would show it.
    """
    reader = _PageReader()
    reader.feed(content)
    reader.close()
    return reader.text


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._unseen = 0
        self._link = ""
        self._link_words: list[str] = []
        self._date = ""
        self._stands_in = False

    @property
    def text(self) -> str:
        lines = ("".join(self._pieces)).split("\n")
        shown = "\n".join(line.strip(" ") for line in lines)
        plain = re.sub(r"\n{3,}", "\n\n", shown).strip("\n")
        return f"{self._date}\n\n{plain}" if self._date else plain

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "meta":
            self._take_meta(said)
        elif tag in _CELLS:
            self._pieces.append("\t")
        elif tag in _BLOCKS:
            self._pieces.append("\n\n" if tag in _APART else "\n")
        if tag == "a":
            self._link, self._link_words = said.get("href", ""), []
        self._stands_in = bool(said.get("data-cfemail"))
        if self._stands_in:
            self._show_hidden(said["data-cfemail"])

    @override
    def handle_endtag(self, tag: str) -> None:
        self._stands_in = False
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "a":
            self._close_link()
        elif tag in _BLOCKS:
            self._pieces.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if self._unseen or self._stands_in:
            return
        words = _BLANKS.sub(" ", data)
        if words == " " and (not self._pieces or self._pieces[-1][-1:] in {"\n", "\t", " "}):
            return
        self._pieces.append(words)
        self._link_words.append(words)

    def _take_meta(self, said: dict[str, str]) -> None:
        name = (said.get("property") or said.get("name") or said.get("itemprop") or "").casefold()
        day = _DAY.match(said.get("content", ""))
        if name in _DATES and day and not self._date:
            self._date = day.group()

    def _close_link(self) -> None:
        """Add the address of a link that shows other words: a name, or `Write to us`."""
        scheme, _, target = self._link.partition(":")
        address = target.partition("?")[0]
        shown = "".join(self._link_words)
        if scheme == "mailto" and "@" in address and address not in shown:
            self._pieces.append(f" <{address}>")
        elif scheme == "tel" and not any(c.isdigit() for c in shown):
            self._pieces.append(f" {address}")
        self._link = ""

    def _show_hidden(self, code: str) -> None:
        """Show an address as the script of the host does that hid it (every byte xor the first)."""
        try:
            key, *coded = bytes.fromhex(code)
        except ValueError:
            return
        plain = bytes(byte ^ key for byte in coded).decode("utf-8", "replace")
        if "@" in plain:
            self._pieces.append(f" {plain} ")
