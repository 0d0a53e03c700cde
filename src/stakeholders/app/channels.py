"""Channels: the phones, e-mails and pages of a person, body or post, judged as they are typed."""

from collections.abc import Sequence
from dataclasses import replace

from stakeholders.app.reference import Reference
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.email import read_email
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Record
from stakeholders.domain.source import SourceType
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility, visibility_of_source
from stakeholders.domain.web import read_message, read_web
from stakeholders.i18n import current_language
from stakeholders.store import people
from stakeholders.store.channels import move_channel
from stakeholders.store.database import Database


class Channels:
    """Writes what someone corrected or typed; wrong values are kept and flagged."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def judge_phone(self, text: str, country: str = "", label: str = "") -> Channel:
        """Return what a text is as a phone; `country`, else the office's, helps with its form."""
        regions = (country, self._reference.home)
        return read_phone(text, tuple(code for code in dict.fromkeys(regions) if code), label)

    def judge_email(self, text: str, label: str = "") -> Channel:
        """Return what a text is as an e-mail, with a repair where it looks mistyped."""
        return read_email(text, self._reference.email_domains, label)

    def country_name(self, code: str) -> str:
        """Return the UN short name of a country in the reader's language."""
        return self._reference.country_name(code, current_language())

    def with_verdicts(self, record: Record) -> Record:
        """Return a record whose channels say what is wrong with them."""
        return record.with_channels(tuple(self._with_verdict(c) for c in record.channels))

    def add(
        self,
        owner: Uid,
        kind: ChannelType,
        text: str,
        *,
        label: str = "",
        country: str = "",
        purposes: Sequence[str] = (),
        visibility: Visibility | None = None,
    ) -> Uid:
        """Add a phone, an e-mail or a page to a person, body or post; return its uid."""
        channel = replace(
            self.judge(kind, text, country, label),
            purposes=tuple(purposes),
            visibility=visibility or visibility_of_source(SourceType.TYPED),
            as_of=self._today(),
        )
        with self._database.writing("channel.added", entry=owner, type=kind.value) as writing:
            return people.add_channel(writing, owner, channel)

    def change_text(self, uid: Uid, text: str) -> Channel:
        """Write another text into a channel; an empty one removes it.

        Raises:
            UnknownUidError: when the channel is gone.
        """
        with self._database.writing("channel.changed") as writing:
            old = people.read_channel(writing.connection, uid)
            writing.says(entry=old.owner, type=old.type.value)
            if not clean(text):
                people.remove_channel(writing, uid)
                return old
            changed = self.reworded(old, text, old.label)
            if clean(text) != clean(old.raw):
                people.change_channel(writing, changed)
            return changed

    def change(self, channel: Channel) -> Channel:
        """Write all that is known of a channel over the one that is there; its owner stays.

        A text or label that differs is judged anew, and what was known of the old text is not
        known of the new one.

        Raises:
            UnknownUidError: when the channel is gone.
        """
        with self._database.writing("channel.changed") as writing:
            old = people.read_channel(writing.connection, _uid_of(channel))
            writing.says(entry=old.owner, type=old.type.value)
            changed = replace(channel, type=old.type, owner=old.owner)
            if (clean(channel.raw), channel.label) != (clean(old.raw), old.label):
                before = replace(changed, raw=old.raw)
                changed = self.reworded(before, channel.raw, channel.label)
            people.change_channel(writing, changed)
            return changed

    def move(self, uid: Uid, owner: Uid) -> None:
        """Give a channel to another owner, such as from a person to the post.

        Raises:
            UnknownUidError: when the channel or the owner is gone.
        """
        with self._database.writing("channel.moved") as writing:
            old = people.read_channel(writing.connection, uid)
            writing.says(entry=old.owner, other=owner, type=old.type.value)
            move_channel(writing, uid, owner)

    def remove(self, uid: Uid) -> None:
        """Put a channel into the bin.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("channel.removed") as writing:
            old = people.read_channel(writing.connection, uid)
            writing.says(entry=old.owner, type=old.type.value)
            people.remove_channel(writing, uid)

    def _with_verdict(self, channel: Channel) -> Channel:
        """Say what is wrong with a channel as it was read when it was written."""
        if channel.type is ChannelType.PHONE:
            country = channel.assumed_region or channel.region
            judged = read_phone(channel.raw, (country,) if country else (), channel.label)
            if channel.normalised and judged.normalised != channel.normalised:
                # Only the text around it said what it is: `/ 72` behind `234 56 71`.
                judged = read_phone(channel.normalised, (), channel.label)
        else:
            judged = self.judge(channel.type, channel.raw, "", channel.label)
        return replace(channel, problem=judged.problem)

    def reworded(self, old: Channel, text: str, label: str) -> Channel:
        """Return what another text or label makes of a channel.

        Of another text nothing is known yet: nobody has checked it, no source has said it.
        """
        new = self.judge(old.type, text, old.assumed_region or old.region or "", label)
        judged = replace(
            new,
            uid=old.uid,
            owner=old.owner,
            purposes=old.purposes,
            visibility=old.visibility,
            from_=old.from_,
            to=old.to,
            as_of=self._today(),
        )
        if clean(text) != clean(old.raw):
            return judged
        return replace(
            judged,
            state=old.state,
            state_reason=old.state_reason,
            as_of=old.as_of,
            quote=old.quote,
            certain=old.certain,
        )

    def judge(self, kind: ChannelType, text: str, country: str, label: str = "") -> Channel:
        """Return what a text is as a channel; of messages no rule is known."""
        if kind is ChannelType.PHONE:
            return self.judge_phone(text, country, label)
        if kind is ChannelType.EMAIL:
            return self.judge_email(text, label)
        if kind is ChannelType.WEB:
            return read_web(text, label)
        return read_message(text, label)

    def _today(self) -> PartialDate:
        return PartialDate.of(self._database.today())


def _uid_of(channel: Channel) -> Uid:
    if channel.uid is None:
        raise ValueError(channel)
    return channel.uid
