"""E-mail addresses to be pasted into a letter: `Name <a@b>; "Name, A." <c@d>`, in and out."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName, read_name
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.base_channels import read_channel
from stakeholders.formats.encoding import decoded
from stakeholders.formats.vcard_read_channels import shown_channel
from stakeholders.i18n import marked

_TOKEN: Final = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*"|[^";,\r\n]+|[;,\r\n]+|"')
_BETWEEN: Final = frozenset(";,\r\n")
_MAILBOX: Final = re.compile(r"[^\s<>@,;\"]+@[^\s<>@,;\"]+")
_ESCAPED: Final = re.compile(r"\\(.)")
_UNQUOTED: Final = re.compile(r"[\w .’'-]+")
_HEAD: Final = 4096
_NO_ADDRESS: Final = Problem(
    "emails.no_address",
    marked("There is no e-mail address in it; it was left out."),
    severity=Severity.ERROR,
)


def read_email_list(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield a contact for each address."""
    for line, text in _items(decoded(data, context.encoding).text):
        name, mailbox = _parted(text)
        if mailbox:
            yield ReadRecord(_contact(name, mailbox, context), line)
        else:
            yield Refused(_NO_ADDRESS, line, text)


def write_email_list(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the first address of each record that has one, once each, on one line."""
    written: dict[str, str] = {}
    for record in records:
        shown = next((shown_channel(one) for one in record.emails if _is_mailbox(one.raw)), "")
        if shown:
            written.setdefault(shown.casefold(), f"{_as_name(record.name)} <{shown}>".strip())
    stream.write("; ".join(written.values()).encode("utf-8", "replace"))


def is_email_list(head: bytes) -> bool:
    """Tell whether a file starts with addresses and nothing else."""
    text = decoded(head[:_HEAD]).text
    items = [_parted(item)[1] for _, item in _items(text)]
    whole = items if len(head) < _HEAD else items[:-1]
    return bool(whole) and all(whole)


def _items(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between separators, with its line; a comma may also be part of a name."""
    parts, line, has_mailbox = list[str](), 1, False
    for token in _TOKEN.findall(text):
        between = _BETWEEN.issuperset(token)
        if between and (has_mailbox or token.strip(",")):
            if item := "".join(parts).strip():
                yield line, item
            parts, has_mailbox = [], False
        else:
            parts.append(token)
            has_mailbox = has_mailbox or "@" in token
        line += token.count("\n")
    if item := "".join(parts).strip():
        yield line, item


def _parted(item: str) -> tuple[str, str]:
    """Return the name and the address of an item; without an address both are empty."""
    before, _, rest = item.rpartition("<")
    mailbox = rest.removesuffix(">").strip()
    if not _MAILBOX.fullmatch(mailbox):
        return "", ""
    name = before.strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = _ESCAPED.sub(r"\1", name[1:-1])
    return clean(name), mailbox


def _is_mailbox(text: str) -> bool:
    return "@" in text


def _as_name(name: str) -> str:
    """Return a name as it stands before an address, quoted where it has more than letters."""
    text = clean(name)
    if _UNQUOTED.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _contact(shown: str, mailbox: str, context: ReadingContext) -> Record:
    name = read_name(shown, context.words) if shown else PersonName(mailbox)
    return Record(
        EntryKind.PERSON,
        shown or mailbox,
        names=(name,),
        channels=(read_channel(ChannelType.EMAIL, mailbox, context),),
        visibility=context.visibility,
    )


EMAIL_LIST: Final = Format(
    name="emails",
    title=marked("E-mail addresses"),
    suffixes=(".emails.txt",),
    read=read_email_list,
    write=write_email_list,
    recognises=is_email_list,
)
