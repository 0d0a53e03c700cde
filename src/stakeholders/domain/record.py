"""Records: one shape for a contact, whether read from a text or a file or the directory.

Readers yield them, plans compare them, the gate releases them, writers and the command line
print them. The JSON of a record is `stakeholders.formats.json_lines`.
"""

import datetime
from dataclasses import dataclass, replace
from typing import Final, Self, TypeVar

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.frozen import quickly_made
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    BodyName,
    BodyNameType,
    Coverage,
    LanguageSkill,
    Note,
    Part,
    PostFunction,
    without_uid,
)
from stakeholders.domain.source import Source
from stakeholders.domain.tenure import holds_on, today
from stakeholders.domain.visibility import Visibility

_P = TypeVar("_P")

DESIGNATE: Final = "designate"
"""The type of a position that somebody is named for and does not hold yet."""


@quickly_made
@dataclass(frozen=True, slots=True)
class PostLine:
    """What a person is at a body: the post held, or a title as printed, or neither.

    `uid` is the post's, None where the person is at the body without a post; `functions` are
    codes of the reference words, such as `spokesperson`; `type` is one too (`designate`,
    `seconded`, `member`), empty for an ordinary position. `line_uid` is that of the position
    itself, by which it is changed.
    """

    title: str = ""
    body: str = ""
    uid: Uid | None = None
    body_uid: Uid | None = None
    unit: str = ""
    functions: tuple[str, ...] = ()
    from_: PartialDate | None = None
    to: PartialDate | None = None
    acting: bool = False
    quote: str = ""
    certain: bool = True
    type: str = ""
    rank: str = ""
    line_uid: Uid | None = None

    @property
    def is_present(self) -> bool:
        """Tell whether it holds today, by the calendar of this computer."""
        return self.holds_on(today())

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether it holds on a day."""
        return holds_on(self.from_, self.to, day)


@quickly_made
@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post, from when to when."""

    uid: Uid
    name: str
    from_: PartialDate | None = None
    to: PartialDate | None = None
    acting: bool = False
    type: str = ""
    line_uid: Uid | None = None

    @property
    def is_present(self) -> bool:
        """Tell whether it holds today, by the calendar of this computer."""
        return self.holds_on(today())

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether the post is held on a day; a designate does not hold it yet."""
        return self.type != DESIGNATE and holds_on(self.from_, self.to, day)


@quickly_made
@dataclass(frozen=True, slots=True)
class Kept:
    """A property of a file that the program has no field for, kept to be written out again."""

    name: str
    value: str
    group: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Record:
    """A person, body or post as one value; everything but the name may be empty.

    `name` is the display name; `names` are a person's names in full (empty for bodies and
    posts); `aliases` are other names and acronyms. `place` is a city, `country` an ISO 3166
    alpha-2 code. `missing` are the fields known to be wanted but not given. For a body `posts` is
    empty; for a post `posts` holds the one line with its title and body. `details` are the values
    of `domain.fields` in their text form, by code. `parts` are all else that hangs on it; they tell
    in full what `aliases`, `acronym`, `covers`, `languages` and `notes` tell in short. `members`
    are those of a list, each as a file calls it: `urn:uuid:…`, `mailto:…`, an identifier.
    """

    kind: EntryKind
    name: str
    uid: Uid | None = None
    names: tuple[PersonName, ...] = ()
    aliases: tuple[str, ...] = ()
    acronym: str = ""
    posts: tuple[PostLine, ...] = ()
    holders: tuple[Holder, ...] = ()
    body_kind: str = ""
    parent: str = ""
    parent_uid: Uid | None = None
    covers: tuple[str, ...] = ()
    place: str = ""
    country: str = ""
    channels: tuple[Channel, ...] = ()
    addresses: tuple[Address, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    visibility: Visibility = Visibility.ANYONE
    kept: tuple[Kept, ...] = ()
    source: str = ""
    source_uid: str = ""
    quote: str = ""
    certain: bool = True
    members: tuple[str, ...] = ()

    @property
    def honorific(self) -> str:
        """The titles before the first name, such as `H.E. Mr.`; empty for bodies and posts."""
        return self.names[0].honorific if self.names else ""

    @property
    def phones(self) -> tuple[Channel, ...]:
        """The phones and fax machines, in their order."""
        return tuple(c for c in self.channels if c.type is ChannelType.PHONE)

    @property
    def emails(self) -> tuple[Channel, ...]:
        """The e-mail addresses, in their order."""
        return tuple(c for c in self.channels if c.type is ChannelType.EMAIL)

    @property
    def present_posts(self) -> tuple[PostLine, ...]:
        """The posts and titles held today."""
        return tuple(post for post in self.posts if post.is_present)

    def detail(self, code: str) -> str:
        """Return the text form of a field; empty where it has no value."""
        return dict(self.details).get(code, "")

    def parts_of(self, kind: type[_P]) -> tuple[_P, ...]:
        """Return the parts of one kind, in their order."""
        return tuple(part for part in self.parts if isinstance(part, kind))

    @property
    def telling_parts(self) -> tuple[Part, ...]:
        """The parts that say more than the record says in short."""
        if not self.parts:
            return ()
        plain = {
            BodyName(self.name, BodyNameType.OFFICIAL, primary=True),
            BodyName(self.acronym, BodyNameType.ACRONYM, primary=True),
            *(BodyName(text) for text in self.aliases),
            *(Coverage(area) for area in self.covers),
            *(LanguageSkill(code) for code in self.languages),
            *(Note(text) for text in self.notes),
            *(PostFunction(code) for line in self.posts for code in line.functions),
        }
        return tuple(part for part in self.parts if without_uid(part) not in plain)

    def with_channels(self, channels: tuple[Channel, ...]) -> Self:
        """Return the same record with these channels instead."""
        return replace(self, channels=channels)
