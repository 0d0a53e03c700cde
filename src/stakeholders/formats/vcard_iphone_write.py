"""Writing vCards 3.0 the way an iPhone shows them: what it can use, and nothing of our own.

Extensions are dialled after a pause, organisations and posts are company cards, and posts after
the first stand in the note, as an iPhone knows one job.
"""

from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from typing_extensions import override

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import PostLine, Record
from stakeholders.formats.vcard_read_channels import shown_channel, shown_parts
from stakeholders.formats.vcard_values import as_text
from stakeholders.formats.vcard_write import (
    CardWriting,
    can_stand,
    kept_line,
    on_lines,
    parts_of_name,
    types_of,
    write_cards,
)


def write_vcards_for_iphone(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as cards of version 3.0, one after the other."""
    write_cards(records, stream, card_for_iphone)


def card_for_iphone(record: Record) -> str:
    """Return the card of a record, every line of it ended."""
    return on_lines(_CardForIphone(record).lines())


class _CardForIphone(CardWriting):
    """One record on its way to a card for an iPhone."""

    _VERSION: ClassVar = "3.0"

    @override
    def lines(self) -> list[str]:
        record, add = self._record, self._lines.append
        self._lines += ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Stakeholders//Directory//EN"]
        self._identity()
        self._who()
        for channel in record.channels:
            self._channel(channel)
        for address in record.addresses:
            self._address(address)
        further = map(_in_words, record.present_posts[1:] if self._is_person else ())
        note = "\n".join((*further, *record.notes))
        if note:
            add(f"NOTE:{as_text(note)}")
        self._lines += [kept_line(kept) for kept in record.kept if can_stand(kept)]
        add("END:VCARD")
        return self._lines

    @property
    def _is_person(self) -> bool:
        return self._record.kind is EntryKind.PERSON

    def _who(self) -> None:
        """Add the name and the job; a company is a company to an iPhone by a mark of its own."""
        record, add = self._record, self._lines.append
        if not self._is_person:
            body = record.posts[0].body if record.posts else record.name
            shown = record.name if body in {"", record.name} else f"{record.name}, {body}"
            add(f"FN:{as_text(shown)}")
            self._lines += ["N:;;;;", f"ORG:{as_text(shown)}", "X-ABShowAs:COMPANY"]
            return
        name = record.names[0] if record.names else PersonName("", family=record.name)
        add(f"FN:{as_text(record.name)}")
        add(f"N:{parts_of_name(name if name.family or name.given else _whole(record, name))}")
        for which, text in (("FIRST", name.phonetic_given), ("LAST", name.phonetic_family)):
            if text:
                add(f"X-PHONETIC-{which}-NAME:{as_text(text)}")
        for post in record.present_posts[:1]:
            self._job(post)

    def _job(self, post: PostLine) -> None:
        units = f";{as_text(post.unit)}" if post.unit else ""
        if post.body or units:
            self._lines.append(f"ORG:{as_text(post.body)}{units}")
        if post.title:
            self._lines.append(f"TITLE:{as_text(post.title)}")

    @override
    def _channel(self, channel: Channel) -> None:
        group = f"{self._next_group()}." if channel.label else ""
        details = {"owner": "post"} if channel.owner != self._record.uid else {}
        line = self._property(channel, types_of(channel, details))
        shown = shown_channel(channel)
        if channel.type is ChannelType.PHONE and channel.extension and channel.normalised:
            line = line.replace(as_text(shown), f"{channel.display},{channel.extension}")
        self._lines.append(f"{group}{line}")
        if group:
            self._lines.append(f"{group}X-ABLabel:{as_text(channel.label)}")

    @override
    def _address(self, address: Address) -> None:
        group = f"{self._next_group()}." if address.label else ""
        parts = ";".join(as_text(part) for part in shown_parts(address))
        self._lines.append(f"{group}ADR;TYPE=WORK:{parts}")
        if group:
            self._lines.append(f"{group}X-ABLabel:{as_text(address.label)}")


def _whole(record: Record, name: PersonName) -> PersonName:
    """Return a name that is not known in parts as a family name, which is shown at least."""
    return PersonName("", honorific=name.honorific, family=name.full or record.name)


def _in_words(post: PostLine) -> str:
    return ", ".join(text for text in (post.title, post.unit, post.body) if text)
