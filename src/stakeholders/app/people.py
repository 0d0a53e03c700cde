"""Correcting a contact: its phones and e-mails, name, place and notes, one operation each."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from stakeholders.app.errors import EmptyNameError
from stakeholders.app.reference import Reference
from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import read_name
from stakeholders.domain.ownership import belongs_to_office
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import current_language
from stakeholders.store import people
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.records import read_records
from stakeholders.store.saving import Saver


class People:
    """Writes what someone corrected or typed; wrong values are kept and flagged."""

    def __init__(
        self,
        database: Database,
        reference: Reference,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        self._database = database
        self._reference = reference
        self._clock = today

    def judge_phone(self, text: str, country: str = "", label: str = "") -> Channel:
        """Return what a text is as a phone; `country` helps with national forms."""
        regions = (country,) if country else ()
        return read_phone(text, regions, label)

    def judge_email(self, text: str, label: str = "") -> Channel:
        """Return what a text is as an e-mail, with a repair where it looks mistyped."""
        return read_email(text, self._reference.email_domains, label)

    def country_name(self, code: str) -> str:
        """Return the UN short name of a country in the reader's language."""
        return self._reference.country_name(code, current_language())

    def with_verdicts(self, record: Record) -> Record:
        """Return a record whose phones and e-mails say what is wrong with them."""
        return record.with_channels(tuple(self._with_verdict(c) for c in record.channels))

    def change_channel(self, uid: Uid, text: str) -> Channel:
        """Write another text into a phone or e-mail; an empty one removes it.

        Raises:
            UnknownUidError: when the channel is gone.
        """
        with self._database.writing("channel.changed") as writing:
            old = people.read_channel(writing.connection, uid)
            writing.says(entry=old.owner, type=old.type.value)
            if not clean(text):
                people.remove_channel(writing, uid)
                return old
            country = old.assumed_region or old.region or ""
            new = self._judged(old.type, text, country, old.label)
            changed = replace(
                new,
                uid=old.uid,
                owner=old.owner,
                label=old.label,
                purposes=old.purposes,
                visibility=old.visibility,
                state=ChannelState.UNCHECKED,
                as_of=self._today(),
            )
            if clean(text) != clean(old.raw):
                people.change_channel(writing, changed)
            return changed

    def add_channel(
        self, owner: Uid, kind: ChannelType, text: str, *, label: str = "", country: str = ""
    ) -> Uid:
        """Add a phone or e-mail to a person, body or post; return its uid."""
        channel = self._judged(kind, text, country, label)
        with self._database.writing("channel.added", entry=owner, type=kind.value) as writing:
            typed = replace(channel, visibility=Visibility.OFFICE, as_of=self._today())
            return people.add_channel(writing, owner, typed)

    def rename(self, uid: Uid, text: str) -> None:
        """Write another name for a person, body or post; honorifics are kept apart.

        Raises:
            EmptyNameError: when there is nothing in it.
        """
        if not clean(text):
            raise EmptyNameError
        record = self._record(uid)
        with self._database.writing("contact.renamed", entry=uid) as writing:
            if record.kind is EntryKind.PERSON:
                people.rename_person(writing, uid, read_name(text, self._reference))
            elif record.kind is EntryKind.BODY:
                people.rename_body(writing, uid, clean(text))
            else:
                people.rename_post(writing, uid, clean(text))

    def set_place(self, uid: Uid, place: str) -> None:
        """Write another place; a city that is known brings its country."""
        country = self._reference.country_of_city(place)
        values = {"place": clean(place)} | ({"country": country} if country else {})
        with self._database.writing("contact.place_changed", entry=uid) as writing:
            people.set_entry(writing, uid, **values)

    def set_country(self, uid: Uid, country: str) -> None:
        """Write another country: a code, or a name in any language that is known."""
        code = self._reference.country_called(country) or clean(country).upper()
        with self._database.writing("contact.country_changed", entry=uid) as writing:
            people.set_entry(writing, uid, country=code)

    def add_note(self, uid: Uid, text: str) -> None:
        """Add a note to a contact."""
        with self._database.writing("contact.noted", entry=uid) as writing:
            people.add_note(writing, uid, text)

    def add(self, name: str, position: str = "", phone: str = "", email: str = "") -> Uid:
        """Add a person from four lines: name, post and organisation, phone, e-mail.

        Wrong phones and e-mails are kept and flagged; empty lines are nothing. Landlines and role
        mailboxes belong to the post where the second line names one.

        Raises:
            EmptyNameError: when there is no name.
        """
        if not clean(name):
            raise EmptyNameError
        full = read_name(name, self._reference)
        line = self._position(position)
        country = self._country_of(line)
        uid = self._database.new_uid()
        channels = [
            replace(
                channel,
                owner=line.uid if line.uid and belongs_to_office(channel) else uid,
                as_of=self._today(),
            )
            for channel in (
                self.judge_phone(phone, country) if clean(phone) else None,
                self.judge_email(email) if clean(email) else None,
            )
            if channel is not None
        ]
        record = Record(
            EntryKind.PERSON,
            full.full,
            uid=uid,
            names=(full,),
            posts=(line,) if line.title or line.body else (),
            channels=tuple(channels),
            visibility=Visibility.ANYONE,
        )
        with self._database.writing("contact.added", entry=uid) as writing:
            saver = Saver(writing, self._reference.body_record)
            saver.save(record)
            saver.finish()
        return uid

    def delete(self, uid: Uid) -> None:
        """Put a contact into the bin.

        Raises:
            UnknownUidError: when there is none.
        """
        with self._database.writing("contact.deleted", entry=uid) as writing:
            people.move_to_bin(writing, uid)

    def _with_verdict(self, channel: Channel) -> Channel:
        country = channel.assumed_region or channel.region or ""
        judged = self._judged(channel.type, channel.raw, country, channel.label)
        return replace(channel, problem=judged.problem)

    def _judged(self, kind: ChannelType, text: str, country: str, label: str) -> Channel:
        if kind is ChannelType.PHONE:
            return self.judge_phone(text, country, label)
        if kind is ChannelType.EMAIL:
            return self.judge_email(text, label)
        return Channel(kind, raw=text, display=clean(text), label=label, valid=True)

    def _today(self) -> PartialDate:
        return PartialDate.of(self._clock())

    def _position(self, text: str) -> PostLine:
        """Return post and organisation of one line: `Spokesperson, OHCHR`."""
        text = clean(text)
        title, comma, body = text.partition(",")
        if not comma:
            is_title = bool(self._reference.functions_of(text))
            title, body = (text, "") if is_title else ("", text)
        title, body = clean(title), clean(body)
        known = self._reference.body_record(body)
        functions = self._reference.functions_of(title)
        return PostLine(
            title,
            known.name if known else body,
            uid=self._database.new_uid() if functions and body else None,
            functions=functions,
        )

    def _country_of(self, line: PostLine) -> str:
        known = self._reference.body_record(line.body)
        return known.country if known else ""

    def _record(self, uid: Uid) -> Record:
        with self._database.reading() as connection:
            return next(read_records(connection, (entry_id(connection, uid),)))
