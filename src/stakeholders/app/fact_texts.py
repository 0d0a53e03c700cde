"""Fact texts: what a fact of a contact says in one line, written over by what it says now."""

from dataclasses import replace

from stakeholders.app.channels import Channels
from stakeholders.app.errors import EmptyNameError
from stakeholders.domain.channel import ChannelState
from stakeholders.domain.fact_life import FactKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.text import clean
from stakeholders.store import addresses, people, positions
from stakeholders.store.absences import settle_absences
from stakeholders.store.history import Writing


class FactTexts:
    """Writes facts inside an operation that is under way."""

    def __init__(self, channels: Channels) -> None:
        self._channels = channels

    def correct(self, writing: Writing, kind: FactKind, target: Uid, text: str) -> None:
        """Write what a channel, a position or an address says now; somebody has said so.

        Of a position that is the title, of an address its lines between semicolons.

        Raises:
            EmptyNameError: when there is nothing in it.
            UnknownUidError: when the fact is gone.
        """
        if not clean(text):
            raise EmptyNameError
        if kind is FactKind.POSITION:
            positions.entitle_position(writing, target, clean(text))
        elif kind is FactKind.ADDRESS:
            old = addresses.read_address(writing.connection, target)
            lines = tuple(clean(line) for line in text.replace("\n", ";").split(";"))
            new = replace(old, lines=tuple(filter(None, lines)), street="", po_box="", extended="")
            addresses.change_address(writing, new)
        else:
            channel = people.read_channel(writing.connection, target)
            changed = self._channels.reworded(channel, text, channel.label)
            people.change_channel(writing, replace(changed, state=ChannelState.VALID))

    def give_up(self, writing: Writing, kind: FactKind, target: Uid) -> None:
        """Let a fact hold no more: a channel is not used, a position ended, an address gone.

        Raises:
            UnknownUidError: when the fact is gone.
        """
        if kind is FactKind.POSITION:
            old = positions.read_position(writing.connection, target)
            positions.end_position(writing, target, PartialDate.of(writing.today))
            settle_absences(writing, old.person)
        elif kind is FactKind.ADDRESS:
            addresses.remove_address(writing, target)
        else:
            channel = people.read_channel(writing.connection, target)
            people.change_channel(writing, replace(channel, state=ChannelState.INVALID))
