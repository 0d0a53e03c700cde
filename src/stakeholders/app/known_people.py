"""Known people: whom a name or a uid means, by the one matcher; nobody is merged."""

from dataclasses import replace

from stakeholders.app.errors import EmptyNameError, WrongKindError
from stakeholders.app.reference import Reference
from stakeholders.app.term_errors import AmbiguousNameError, UnknownPersonError
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.matching import Certainty, Match, match_of
from stakeholders.domain.name import read_name
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.store.candidates import candidates_of
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.records import read_records


class KnownPeople:
    """Finds people as others name them."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def called(self, text: str, near: PostLine | None = None) -> Record:
        """Return the one person of a uid or a name; one without a uid where nobody is called so.

        Of several, one at the body of `near` is meant.

        Raises:
            EmptyNameError: when there is nothing in it.
            AmbiguousNameError: when nothing tells which of several is meant.
            UnknownUidError: when there is no such contact.
            WrongKindError: when the uid is no person's.
        """
        uid = uid_from_text(text)
        if uid is not None:
            return self._of_uid(uid)
        person = self.new(text)
        at_body = (PostLine(body=near.body, body_uid=near.body_uid),) if near else ()
        return self._known(replace(person, posts=at_body)) or person

    def uid_of(self, text: str) -> Uid:
        """Return the one person who is here of a uid or a name.

        Raises:
            UnknownPersonError: when nobody is called so.
            EmptyNameError, AmbiguousNameError, UnknownUidError, WrongKindError: as `called` says.
        """
        found = self.called(text)
        if found.uid is None:
            raise UnknownPersonError(found.name)
        return found.uid

    def alike(self, name: str, phone: str = "", email: str = "") -> tuple[Match, ...]:
        """Return who is here already of what is being typed, the surest first, with the reasons.

        An equal name alone is likely at most; nothing that is typed so far finds nobody.
        """
        regions = (self._reference.home,) if self._reference.home else ()
        told = (
            read_phone(phone, regions) if clean(phone) else None,
            read_email(email, self._reference.email_domains) if clean(email) else None,
        )
        channels = tuple(one for one in told if one is not None and one.valid)
        if not clean(name):
            return ()
        person = replace(self.new(name), channels=channels)
        with self._database.reading() as connection:
            entries = candidates_of(connection, [person]).get(0, ())
        found = [match_of(person, entry) for entry in entries if entry.kind is EntryKind.PERSON]
        sure = [one for one in found if one.certainty is Certainty.CERTAIN]
        return (*sure, *(one for one in found if one.certainty is Certainty.LIKELY))

    def new(self, text: str) -> Record:
        """Return a person of this name who is not in the directory.

        Raises:
            EmptyNameError: when there is nothing in it.
        """
        if not clean(text):
            raise EmptyNameError
        name = read_name(text, self._reference)
        return Record(
            EntryKind.PERSON, name.full, names=(name,), visibility=Visibility.ANYONE
        )  # fmt: skip

    def _of_uid(self, uid: Uid) -> Record:
        with self._database.reading() as connection:
            found = next(read_records(connection, (entry_id(connection, uid),)))
        if found.kind is not EntryKind.PERSON:
            raise WrongKindError(found.name)
        return found

    def _known(self, person: Record) -> Record | None:
        with self._database.reading() as connection:
            entries = candidates_of(connection, [person]).get(0, ())
        matches = [match_of(person, entry) for entry in entries]
        for certainty in (Certainty.CERTAIN, Certainty.LIKELY):
            found = [m.entry for m in matches if m.certainty is certainty and m.entry is not None]
            if len(found) > 1:
                raise AmbiguousNameError(person.name, [str(one.uid) for one in found])
            if found:
                return found[0]
        return None
