"""Reach: in which order the phones of a contact are called; the first is the one shown largest."""

from collections.abc import Iterable
from typing import Final

from stakeholders.domain.channel import Channel, ChannelState, NumberType
from stakeholders.domain.record import Record
from stakeholders.domain.tenure import today

_NOT_TO_CALL: Final = frozenset(
    {ChannelState.DO_NOT_USE, ChannelState.BOUNCED, ChannelState.INVALID}
)
_PRESS: Final = "press"
_AT_LAST: Final = frozenset({"private", "after_hours", "emergency"})


def phones_in_order(record: Record) -> tuple[Channel, ...]:
    """Return the phones: for the press first, then as they stand, what nobody answers at last."""
    return tuple(sorted(record.phones, key=_rank))


def main_phone(record: Record) -> Channel | None:
    """Return the phone to call, None where none of them can be called."""
    return first_to_call(record.phones)


def first_to_call(phones: Iterable[Channel]) -> Channel | None:
    """Return which of some phones is called first, None where none of them can be called."""
    first = min(phones, key=_rank, default=None)
    return first if first is not None and _can_be_called(first) else None


def tel_link(phone: Channel) -> str:
    """Return the link that calls a number (RFC 3966), nothing for one that no rule could read."""
    if not phone.normalised:
        return ""
    return f"tel:{phone.normalised}{f';ext={phone.extension}' if phone.extension else ''}"


def _rank(phone: Channel) -> tuple[bool, bool, bool]:
    return (
        not _can_be_called(phone),
        _PRESS not in phone.purposes,
        bool(_AT_LAST.intersection(phone.purposes)),
    )


def _can_be_called(phone: Channel) -> bool:
    is_open = phone.state not in _NOT_TO_CALL and phone.is_used_on(today())
    return is_open and phone.number_type is not NumberType.FAX
