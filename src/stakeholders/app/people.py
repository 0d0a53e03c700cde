"""People: adding a person in four lines, and all the names that one has."""

from collections.abc import Sequence
from dataclasses import replace

from stakeholders.app.channels import Channels
from stakeholders.app.errors import EmptyNameError
from stakeholders.app.reference import Reference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName, read_name
from stakeholders.domain.ownership import belongs_to_office
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.romanising import latin_spelling
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.store import names
from stakeholders.store.database import Database
from stakeholders.store.saving import Saver


class People:
    """Adds people and writes their names; the first name is how a person is shown and sorted."""

    def __init__(self, database: Database, reference: Reference, channels: Channels) -> None:
        self._database = database
        self._reference = reference
        self._channels = channels

    def read_name(self, text: str) -> PersonName:
        """Return the name that a text writes: honorifics kept apart, CAPITALS the family name."""
        return read_name(text, self._reference)

    def latin_spelling(self, name: str) -> str:
        """Return a spelling in Latin letters to be offered, empty where a name is in them."""
        whole = self.read_name(name).full
        return latin_spelling(whole, self._reference.given_names.usual_spelling)

    def names(self, uid: Uid) -> tuple[PersonName, ...]:
        """Return the names of a person, the one that is shown first."""
        with self._database.reading() as connection:
            return names.names_of(connection, uid)

    def add_name(self, uid: Uid, name: PersonName) -> Uid:
        """Add a name behind the others: in another script, a former one, a nickname.

        Raises:
            EmptyNameError: when there is nothing in it.
        """
        with self._database.writing("name.added", entry=uid) as writing:
            return names.add_name(writing, uid, _with_text(name))

    def change_name(self, name: PersonName) -> None:
        """Write a name whose uid is known over the one that is there, with all its parts.

        Raises:
            EmptyNameError: when there is nothing in it.
            UnknownUidError: when it is gone.
        """
        whole = _with_text(name)
        with self._database.writing("name.changed") as writing:
            writing.says(entry=names.owner_of_name(writing.connection, _uid_of(name)))
            names.change_name(writing, whole)

    def remove_name(self, uid: Uid) -> None:
        """Put a name into the bin; the last one stays.

        Raises:
            EmptyNameError: when nobody could say any more who it is.
            UnknownUidError: when it is gone.
        """
        with self._database.writing("name.removed") as writing:
            person = names.owner_of_name(writing.connection, uid)
            if len(names.names_of(writing.connection, person)) == 1:
                raise EmptyNameError
            writing.says(entry=person)
            names.remove_name(writing, uid)

    def order_names(self, uid: Uid, order: Sequence[Uid]) -> None:
        """Put the names of a person in this order, those not given behind; the first is shown."""
        with self._database.writing("name.ordered", entry=uid) as writing:
            names.order_names(writing, uid, order)

    def add(
        self, name: str, position: str = "", phone: str = "", email: str = "", *, latin: str = ""
    ) -> Uid:
        """Add a person from four lines: name, post and organisation, phone, e-mail.

        `latin` is the name in Latin letters, where it was accepted as a second one.
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
                as_of=PartialDate.of(self._database.today()),
            )
            for channel in (
                self._channels.judge_phone(phone, country) if clean(phone) else None,
                self._channels.judge_email(email) if clean(email) else None,
            )
            if channel is not None
        ]
        record = Record(
            EntryKind.PERSON,
            full.full,
            uid=uid,
            names=(full, *self._romanised(latin)),
            posts=(line,) if line.title or line.body else (),
            channels=tuple(channels),
            visibility=Visibility.ANYONE,
        )
        with self._database.writing("contact.added", entry=uid) as writing:
            saver = Saver(writing, self._reference.body_record)
            saver.save(record)
            saver.finish()
        return uid

    def _romanised(self, latin: str) -> tuple[PersonName, ...]:
        name = replace(self.read_name(latin), type=NameType.ROMANISED)
        return (name,) if name.full else ()

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


def _with_text(name: PersonName) -> PersonName:
    """Return a name whose full text is there: made of its parts where nobody wrote it.

    Raises:
        EmptyNameError: when there is nothing at all.
    """
    given = " ".join(part for part in (name.given, name.additional) if part)
    order = (name.family, given) if name.family_first else (given, name.family)
    full = clean(name.full) or " ".join(part for part in (*order, name.suffix) if part)
    if not full:
        raise EmptyNameError
    return replace(name, full=full)


def _uid_of(name: PersonName) -> Uid:
    if name.uid is None:
        raise ValueError(name)
    return name.uid
