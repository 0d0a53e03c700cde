"""Facts: the simple fields of a contact, written in their one text form."""

from types import MappingProxyType
from typing import Final

from stakeholders.app.errors import UnknownFieldError, WrongValueError
from stakeholders.app.reference import Reference
from stakeholders.app.time_zones import known_zone
from stakeholders.domain.fields import FIELDS_BY_CODE, BuiltInField, FieldType
from stakeholders.domain.ids import Uid
from stakeholders.domain.terms import Vocabulary
from stakeholders.i18n import marked, translated
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id, kind_of
from stakeholders.store.facts import set_fact


class Facts:
    """Writes the fields of `domain.fields`.

    Languages, countries, time zones and codes that nobody knows are kept as they were typed. A
    date and a yes or no can be nothing else: what is neither is refused in a sentence, and stays
    with whom typed it.
    """

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def set(self, uid: Uid, code: str, text: str) -> None:
        """Write a field of a contact; an empty text empties it.

        Raises:
            UnknownFieldError: when such a contact has no such field.
            WrongValueError: when the field cannot hold it.
        """
        field = FIELDS_BY_CODE.get(code)
        if field is None:
            raise UnknownFieldError(code)
        value = field.read(text)
        if value is None:
            raise WrongValueError(text, translated(field.title), translated(_WANTED[field.type]))
        with self._database.writing("fact.changed", entry=uid, type=code) as writing:
            if kind_of(writing.connection, uid) not in field.kinds:
                raise UnknownFieldError(translated(field.title))
            found = entry_id(writing.connection, uid)
            set_fact(writing, found, field, self._coded(field, value))

    def _coded(self, field: BuiltInField, value: str) -> str:
        """Return the code of a word, the word itself where nobody knows one."""
        if field.type is FieldType.LANGUAGE:
            language = self._reference.languages.find(value)
            return language.code if language else value
        if field.type is FieldType.COUNTRY:
            return self._reference.area_code(value)
        if field.type is FieldType.CODE:
            known = self._reference.terms.of(Vocabulary.RANK).code_of(value)
            return known or value
        return (known_zone(value) or value) if field.type is FieldType.ZONE else value


_WANTED: Final = MappingProxyType(
    {
        FieldType.DATE: marked("a date such as 2007-10-02, 2007-10 or 2007"),
        FieldType.FLAG: marked("yes or no"),
    }
)
