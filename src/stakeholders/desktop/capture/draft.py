"""What was read out of a text while someone looks it over: corrections, and what is left out."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.comparison import Difference, additions
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, UidFactory
from stakeholders.domain.matching import NO_MATCH, Match
from stakeholders.domain.name import PersonName, read_name
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Holder, PostLine, Record
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.capture import Captured, Proposal


@dataclass(frozen=True, slots=True)
class FoundContact:
    """One contact as its card shows it: who leads, the post and the body that come with it.

    `news` is what keeping adds to a contact that is known; `is_known` and the like tell what the
    directory has already; `gaps` are the fields that the text leaves open by name (`e-mail:,`).
    `match` is the entry that it is, or may be, and why; `rivals` hold the post besides, and go if
    it `takes_over`.
    """

    lead: Record
    post: Record | None
    body: Record | None
    is_known: bool
    is_post_known: bool
    is_body_known: bool
    news: tuple[Difference, ...]
    is_kept: bool
    gaps: frozenset[str]
    match: Match = NO_MATCH
    rivals: tuple[Holder, ...] = ()
    takes_over: bool = False

    @property
    def uid(self) -> Uid:
        """The uid of who leads."""
        return self.lead.uid or Uid("")

    @property
    def line(self) -> PostLine | None:
        """What a person is at a body, as the text says."""
        return self.lead.posts[0] if self.lead.posts else None


class Draft:
    """Holds what was captured until it is kept; nothing is written before."""

    def __init__(
        self, captured: "Captured", today: Callable[[], datetime.date] = datetime.date.today
    ) -> None:
        self._captured = captured
        self._today = today
        self._new_uid = UidFactory()
        proposals = [(p.record.uid, p) for p in captured.proposals]
        self._proposals: dict[Uid, Proposal] = {uid: p for uid, p in proposals if uid}
        self._records: dict[Uid, Record] = {uid: p.record for uid, p in self._proposals.items()}
        self._left_out = self._doubtful()
        self._switched_off: set[Uid] = set()
        self._same: dict[Uid, Uid] = {}
        self._taking_over: set[Uid] = set()

    @property
    def captured(self) -> "Captured":
        """What the text said, before any correction."""
        return self._captured

    @property
    def contacts(self) -> tuple[FoundContact, ...]:
        """The contacts in the order of the text."""
        return tuple(self.contact(uid) for uid in self._leads())

    def contact(self, uid: Uid) -> FoundContact:
        """Return one contact as it stands now."""
        lead = self._records[uid]
        line = lead.posts[0] if lead.posts else None
        post = self._records.get(line.uid) if line and line.uid else None
        body = self._records.get(line.body_uid) if line and line.body_uid else None
        return FoundContact(
            lead=lead,
            post=post,
            body=body,
            is_known=self._is_known(lead),
            is_post_known=self._is_known(post),
            is_body_known=self._is_known(body),
            news=self._news(lead),
            is_kept=uid not in self._left_out,
            gaps=frozenset(lead.missing) & self._named_gaps(lead),
            match=self._match(lead),
            rivals=self._rivals(lead),
            takes_over=uid in self._taking_over,
        )

    def kept(self) -> tuple[Record, ...]:
        """Return the records to keep: the contacts that are not left out, and what they need."""
        wanted: set[Uid] = set()
        for uid in self._leads():
            if uid not in self._left_out:
                wanted.update(self._with_needed(self._records[uid]))
        kept = [self._switched(record) for uid, record in self._records.items() if uid in wanted]
        if not self._same:
            return tuple(kept)
        from stakeholders.app.capture import as_known

        return as_known(kept, self._same)

    def uid_as_kept(self, uid: Uid) -> Uid:
        """Return the uid that a contact is kept under: that of the entry which it is."""
        return self._same.get(uid, uid)

    @property
    def ending(self) -> tuple[Holder, ...]:
        """Who ceases to hold a post, as somebody who is kept takes over."""
        leads = [uid for uid in self._taking_over if uid not in self._left_out]
        return tuple(holder for uid in leads for holder in self._rivals(self._records[uid]))

    def take_over(self, uid: Uid, *, takes_over: bool) -> None:
        """Let a contact follow who holds the post, or stand beside."""
        (self._taking_over.add if takes_over else self._taking_over.discard)(uid)

    def take_for_same(self, uid: Uid, *, is_same: bool) -> None:
        """Take a contact for the entry that it may be, or for somebody new."""
        entry = self._match(self._records[uid]).entry
        if is_same and entry is not None and entry.uid:
            self._same[uid] = entry.uid
        else:
            self._same.pop(uid, None)

    def switch(self, channel: Uid, *, off: bool) -> None:
        """Leave a phone or an e-mail out, or take it in again."""
        (self._switched_off.add if off else self._switched_off.discard)(channel)

    def is_switched_off(self, channel: Uid) -> bool:
        """Tell whether a phone or an e-mail is left out."""
        return channel in self._switched_off

    def leave_out(self, uid: Uid, *, left_out: bool) -> None:
        """Keep a contact, or not."""
        (self._left_out.add if left_out else self._left_out.discard)(uid)

    def change_name(self, uid: Uid, text: str) -> None:
        """Correct a name; an empty one changes nothing, as a name is all that is needed."""
        lead = self._records[uid]
        if not clean(text):
            return
        names = lead.names
        if lead.kind is EntryKind.PERSON:
            honorific = lead.honorific
            main = replace(read_name(text, _NoWords()), honorific=honorific)
            names = (main, *lead.names[1:])
        missing = tuple(field for field in lead.missing if field != "name")
        changed = replace(lead, name=clean(text), names=names, missing=missing)
        self._records[uid] = changed
        for other_uid, other in self._records.items():
            holders = tuple(
                replace(h, name=changed.name) if h.uid == uid else h for h in other.holders
            )
            self._records[other_uid] = replace(other, holders=holders)

    def change_honorific(self, uid: Uid, text: str) -> None:
        """Correct the title before a name."""
        lead = self._records[uid]
        names = lead.names or (PersonName(lead.name),)
        names = (replace(names[0], honorific=clean(text)), *names[1:])
        self._records[uid] = replace(lead, names=names)

    def change_place(self, uid: Uid, text: str) -> None:
        """Correct the place; another one has no country before somebody says so."""
        lead = self._records[uid]
        same = clean(text) == lead.place
        self._records[uid] = replace(
            lead,
            place=clean(text),
            country=lead.country if same else "",
            missing=tuple(field for field in lead.missing if field != "place"),
        )

    def change_position(self, uid: Uid, text: str) -> None:
        """Correct what a person is; the post that comes with it is called the same."""
        contact = self.contact(uid)
        line = contact.line or PostLine()
        changed = replace(line, title=clean(text))
        if not changed.title:
            changed = replace(changed, uid=None, functions=())
        self._put_line(contact, changed)

    def change_body(self, uid: Uid, text: str) -> None:
        """Correct the organisation: a new one is renamed, a known one gives way to another."""
        contact = self.contact(uid)
        line = contact.line or PostLine()
        body = contact.body
        is_new = body is not None and not contact.is_body_known and not body.acronym
        if body is not None and body.uid and is_new and clean(text):
            self._records[body.uid] = replace(body, name=clean(text))
            for lead_uid in self._leads():
                other = self.contact(lead_uid)
                if other.line and other.line.body_uid == body.uid:
                    self._put_line(other, replace(other.line, body=clean(text)))
        else:
            self._put_line(contact, replace(line, body=clean(text), body_uid=None))

    def change_channel(self, uid: Uid, judged: Channel | None) -> None:
        """Correct a phone or an e-mail wherever it stands; None takes it out."""
        for record_uid, record in self._records.items():
            channels = tuple(
                changed
                for channel in record.channels
                if (changed := self._corrected(channel, uid, judged)) is not None
            )
            self._records[record_uid] = record.with_channels(channels)

    def add_channel(self, lead_uid: Uid, judged: Channel) -> Uid:
        """Add a phone or an e-mail that somebody typed; return its uid."""
        contact = self.contact(lead_uid)
        uid = self._new_uid()
        typed = replace(
            judged,
            uid=uid,
            owner=self._owner(contact, judged),
            visibility=Visibility.OFFICE,
            as_of=PartialDate.of(self._today()),
        )
        missing = tuple(f for f in contact.lead.missing if f != judged.type.value)
        lead = replace(contact.lead, missing=missing)
        self._records[lead_uid] = lead.with_channels((*lead.channels, typed))
        return uid

    def owner_of(self, channel: Channel) -> Record | None:
        """Return whose phone or e-mail it is."""
        return self._records.get(channel.owner) if channel.owner else None

    def _leads(self) -> list[Uid]:
        people = {u: r for u, r in self._records.items() if r.kind is EntryKind.PERSON}
        needed = {uid for record in people.values() for uid in self._with_needed(record)}
        of_people = {c.uid for record in people.values() for c in record.channels}
        bodies = [
            uid
            for uid, record in self._records.items()
            if record.kind is EntryKind.BODY
            and (uid not in needed or any(c.uid not in of_people for c in record.channels))
            and (record.channels or record.missing or not people or not record.certain)
        ]
        leads = {*people, *bodies}
        return [uid for uid in self._records if uid in leads]

    def _doubtful(self) -> set[Uid]:
        """Return the weaker readings, which somebody has to choose where there are sure ones.

        Who is only named, with nothing to reach, always has to be chosen.
        """
        leads = self._leads()
        weak = {uid for uid in leads if not self._records[uid].certain}
        named = {uid for uid in weak if not self._records[uid].channels}
        return weak if len(weak) < len(leads) else named

    def _with_needed(self, lead: Record) -> set[Uid]:
        """Return the uids of a record, its posts and their bodies."""
        lines = [uid for line in lead.posts for uid in (line.uid, line.body_uid)]
        return {uid for uid in (lead.uid, *lines) if uid in self._records and uid is not None}

    def _switched(self, record: Record) -> Record:
        if not self._switched_off:
            return record
        kept = (c for c in record.channels if c.uid not in self._switched_off)
        return record.with_channels(tuple(kept))

    def _match(self, record: Record) -> Match:
        proposal = self._proposals.get(record.uid) if record.uid else None
        return proposal.match if proposal else NO_MATCH

    def _rivals(self, record: Record) -> tuple[Holder, ...]:
        proposal = self._proposals.get(record.uid) if record.uid else None
        same = self.uid_as_kept(record.uid) if record.uid else None
        return tuple(h for h in proposal.rivals if h.uid != same) if proposal else ()

    def _is_known(self, record: Record | None) -> bool:
        if record is not None and record.uid in self._same:
            return True
        proposal = self._proposals.get(record.uid) if record and record.uid else None
        return proposal is not None and proposal.is_known

    def _news(self, lead: Record) -> tuple[Difference, ...]:
        entry = self._match(lead).entry
        if entry is None or not self._is_known(lead):
            return ()
        return additions(entry, lead)

    def _named_gaps(self, lead: Record) -> frozenset[str]:
        spans = [s for s in self._captured.spans if s.field == "gap" and s.record == lead.uid]
        text = self._captured.source.text
        words = [text[span.start : span.end] for span in spans]
        return frozenset("email" if "mail" in word.casefold() else "phone" for word in words)

    def _put_line(self, contact: FoundContact, line: PostLine) -> None:
        lead = contact.lead
        before, after = (field for field in ("role", "body")), (line.title, line.body)
        known = {field for field, text in zip(before, after, strict=True) if text}
        posts = (line, *lead.posts[1:]) if line.title or line.body else lead.posts[1:]
        missing = tuple(field for field in lead.missing if field not in known)
        self._records[contact.uid] = replace(lead, posts=posts, missing=missing)
        if contact.post is not None and contact.post.uid:
            named = contact.body.acronym or line.body if contact.body else line.body
            name = ", ".join(part for part in (line.title, named) if part)
            self._records[contact.post.uid] = replace(contact.post, name=name, posts=(line,))

    def _corrected(self, channel: Channel, uid: Uid, judged: Channel | None) -> Channel | None:
        if channel.uid != uid or judged is None:
            return None if channel.uid == uid else channel
        return replace(
            judged,
            uid=uid,
            owner=channel.owner,
            label=channel.label,
            purposes=channel.purposes,
            visibility=channel.visibility,
            as_of=channel.as_of,
            quote=channel.quote,
        )

    def _owner(self, contact: FoundContact, channel: Channel) -> Uid:
        """Return whose channel it is: mobiles and own mailboxes the person's, else the office's."""
        from stakeholders.domain.email import is_role_address

        offices: Iterable[Record | None] = (contact.post, contact.body)
        office = next((record.uid for record in offices if record and record.uid), contact.uid)
        if channel.type is ChannelType.EMAIL:
            is_role = is_role_address(channel.normalised or channel.raw)
            return office if is_role else contact.uid
        return contact.uid if channel.number_type is NumberType.MOBILE else office


class _NoWords:
    """Reads a name as it was typed: its title has a field of its own."""

    def is_honorific(self, text: str) -> bool:
        """Tell that no word is a title."""
        return not text

    def is_particle(self, word: str) -> bool:
        """Tell which words go with the family name: those that are written small."""
        return word.islower()
