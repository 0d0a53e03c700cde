"""Parts: what hangs on a contact beside names, channels and addresses, one way for every kind."""

from dataclasses import replace

from stakeholders.app.errors import EmptyNameError, WrongKindError
from stakeholders.app.reference import Reference
from stakeholders.domain import parts
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Part
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import clean
from stakeholders.store.absences import end_acting, settle_absences
from stakeholders.store.areas import own_group_name
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, kind_of
from stakeholders.store.history import Writing
from stakeholders.store.own_fields import own_field_id
from stakeholders.store.parts import add_part, change_part, kinds_of_parts, read_part, remove_part


class Parts:
    """Adds, corrects and removes statuses, relations, areas, languages, functions and the like.

    Words are written by their codes where they are known: `French` is `fr`, `Thailand` is `TH`;
    what is not known is kept as it was typed.
    """

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def add(self, owner: Uid, part: Part) -> Uid:
        """Add a part behind those of its kind that a contact has; return its uid.

        Raises:
            WrongKindError: when such a contact cannot have it, or it points to a wrong one.
            EmptyNameError: when there is nothing in it.
        """
        coded = self._coded(part)
        with self._database.writing("part.added", entry=owner, type=part.code) as writing:
            self._check(writing, owner, coded)
            coded = self._of_own_group(writing, coded)
            uid = add_part(writing, owner, coded, **_links(writing, coded))
            _settle(writing, owner, coded)
            return uid

    def change(self, part: Part) -> None:
        """Write a part whose uid is known over the one that is there.

        Raises:
            UnknownUidError: when it is gone.
            WrongKindError: when it points to a wrong contact.
        """
        if part.uid is None:
            raise ValueError(part)
        coded = self._coded(part)
        with self._database.writing("part.changed") as writing:
            owner, old = read_part(writing.connection, part.uid)
            if isinstance(old, parts.Relation) and isinstance(part, parts.Relation):
                owner = owner if part.forward or old.other is None else old.other
            writing.says(entry=owner, type=part.code)
            self._check(writing, owner, coded)
            change_part(writing, self._of_own_group(writing, coded))
            _settle(writing, owner, coded)

    def remove(self, uid: Uid) -> None:
        """Put a part into the bin.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("part.removed") as writing:
            owner, part = read_part(writing.connection, uid)
            writing.says(entry=owner, type=part.code)
            if isinstance(part, parts.Absence):
                end_acting(writing, uid)
            remove_part(writing, uid)

    def _of_own_group(self, writing: Writing, part: Part) -> Part:
        """Return a part that names a group of one's own with the name that the group has."""
        if not isinstance(part, parts.Coverage) or self._reference.is_area(part.area):
            return part
        name = own_group_name(writing.connection, part.area)
        return replace(part, area=name) if name else part

    def _check(self, writing: Writing, owner: Uid, part: Part) -> None:
        """Refuse a part that would say nothing, or hangs where it cannot."""
        connection = writing.connection
        kind = kind_of(connection, owner)
        if type(part) not in kinds_of_parts(kind):
            raise WrongKindError(displays(connection, (owner,))[owner])
        wanted, other = _points_to(part)
        if wanted is None:
            return
        if other is None:
            raise EmptyNameError
        if kind_of(connection, other) is not wanted or other == owner:
            raise WrongKindError(displays(connection, (other,))[other])

    def _coded(self, part: Part) -> Part:
        """Return a part with its words as codes.

        Raises:
            EmptyNameError: when the word that says it is empty.
        """
        languages = self._reference.languages
        said = part
        match part:
            case parts.Coverage() | parts.AreaLink():
                said = replace(part, area=self._reference.area_code(part.area))
                is_empty = not said.area
            case parts.LanguageSkill():
                found = languages.find(part.language)
                said = replace(part, language=found.code if found else clean(part.language))
                is_empty = not said.language
            case parts.PostFunction():
                said = replace(part, function=self._code(Vocabulary.FUNCTION, part.function))
                is_empty = not said.function
            case parts.Status():
                scheme = self._code(Vocabulary.STATUS_SCHEME, part.scheme)
                said = replace(part, scheme=scheme, value=self._code(Vocabulary.STATUS, part.value))
                is_empty = not (said.scheme and said.value)
            case parts.Relation():
                said = replace(part, type=self._code(Vocabulary.RELATION, part.type))
                is_empty = not said.type
            case parts.LegalBasis():
                said = replace(part, basis=self._code(Vocabulary.LEGAL_BASIS, part.basis))
                is_empty = not said.basis
            case parts.BodyName() | parts.PostTitle() | parts.Note():
                is_empty = not clean(part.text)
            case _:
                is_empty = False
        if is_empty:
            raise EmptyNameError
        return said

    def _code(self, vocabulary: Vocabulary, text: str) -> str:
        return self._reference.terms.of(vocabulary).code_of(clean(text)) or clean(text)


def _points_to(part: Part) -> tuple[EntryKind | None, Uid | None]:
    """Return what kind of contact a part points to, if it has to, and which one."""
    if isinstance(part, parts.Relation):
        return EntryKind.BODY, part.other
    if isinstance(part, parts.Absence) and part.officer:
        return EntryKind.PERSON, part.officer
    return None, None


def _settle(writing: Writing, owner: Uid, part: Part) -> None:
    """Let an officer act as long as somebody is away; `app.absences` says what to doubt."""
    if isinstance(part, parts.Absence):
        settle_absences(writing, owner)


def _links(writing: Writing, part: Part) -> dict[str, int]:
    if isinstance(part, parts.CustomValue) and part.field:
        return {"field_id": own_field_id(writing.connection, part.field)}
    return {}
