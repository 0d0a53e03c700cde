"""Records: one shape for a contact, whether read from a text or a file or the directory.

Readers yield them, plans compare them, the gate releases them, writers and the command line
print them. The JSON of a record is `stakeholders.formats.json_lines`.
"""

from dataclasses import dataclass, replace
from typing import Self

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.source import Source
from stakeholders.domain.visibility import Visibility


@dataclass(frozen=True, slots=True)
class PostLine:
    """What a person is at a body: the post held, or a title as printed, or neither.

    `uid` is the post's, None where the person is at the body without a post; `functions` are
    codes of the reference words, such as `spokesperson`.
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

    @property
    def is_present(self) -> bool:
        """Tell whether no end is known."""
        return self.to is None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post, from when to when."""

    uid: Uid
    name: str
    from_: PartialDate | None = None
    to: PartialDate | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A property of a file that the program has no field for, kept to be written out again."""

    name: str
    value: str
    group: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A person, body or post as one value; everything but the name may be empty.

    `name` is the display name; `names` are a person's names in full (empty for bodies and
    posts); `aliases` are other names and acronyms. `place` is a city, `country` an ISO 3166
    alpha-2 code. `missing` are the fields known to be wanted but not given. For a body `posts` is
    empty; for a post `posts` holds the one line with its title and body.
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
    missing: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    visibility: Visibility = Visibility.ANYONE
    kept: tuple[Kept, ...] = ()
    source: str = ""
    source_uid: str = ""
    quote: str = ""
    certain: bool = True

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
        """The posts and titles without a known end."""
        return tuple(post for post in self.posts if post.is_present)

    def with_channels(self, channels: tuple[Channel, ...]) -> Self:
        """Return the same record with these channels instead."""
        return replace(self, channels=channels)
