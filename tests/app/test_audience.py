"""The gate: no fact above the audience leaves, in no format."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.app.audience import release
from stakeholders.domain.channel import ChannelState
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    Absence,
    Attachment,
    CustomValue,
    LegalBasis,
    Note,
    NoteKind,
    Refusal,
    Verification,
)
from stakeholders.domain.record import Holder, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.registry import WRITTEN_FORMATS
from tests.formats.reading import written_with
from tests.strategies import VISIBILITIES, records

HIDDEN = "QzSecretQz"
SECRETS = (
    Note(HIDDEN, kind=NoteKind.CALL),
    Absence(reason=HIDDEN, officer_name=HIDDEN),
    Attachment(HIDDEN, "text/plain", 1, HIDDEN),
    CustomValue(HIDDEN, HIDDEN, visibility=Visibility.NAMED),
    LegalBasis(HIDDEN),
    Refusal(reason=HIDDEN),
    Verification(PartialDate(2026), by=HIDDEN),
)


def with_secrets(record: Record, audience: Visibility) -> Record:
    """Return the record with a mark in every fact that the audience may not see."""
    if not record.visibility.may_be_seen_by(audience):
        return replace(record, name=HIDDEN)
    is_outside = not Visibility.OFFICE.may_be_seen_by(audience)
    return replace(
        record,
        channels=tuple(
            channel
            if channel.visibility.may_be_seen_by(audience)
            and channel.state is not ChannelState.DO_NOT_USE
            else replace(channel, raw=HIDDEN, display=HIDDEN, normalised=HIDDEN)
            for channel in record.channels
        ),
        addresses=tuple(
            address
            if address.visibility.may_be_seen_by(audience)
            else replace(address, street=HIDDEN)
            for address in record.addresses
        ),
        notes=(*record.notes, HIDDEN) if is_outside else record.notes,
        tags=(*record.tags, HIDDEN) if is_outside else record.tags,
        quote=HIDDEN if is_outside else record.quote,
        details=tuple(
            (code, text if FIELDS_BY_CODE[code].visibility.may_be_seen_by(audience) else HIDDEN)
            for code, text in record.details
        ),
        parts=(
            *(part for part in record.parts if part.visibility.may_be_seen_by(audience)),
            *(secret for secret in SECRETS if not secret.visibility.may_be_seen_by(audience)),
        ),
    )


@settings(max_examples=60)
@given(st.lists(records(), max_size=3), VISIBILITIES)
def test_that_no_fact_above_the_audience_is_in_any_format(
    some: list[Record], audience: Visibility
) -> None:
    released = release([with_secrets(record, audience) for record in some], audience)
    for chosen in WRITTEN_FORMATS:
        content = written_with(chosen.write, *released.records)
        assert HIDDEN.encode() not in content, chosen.name


def test_that_a_holder_who_may_not_be_seen_is_not_named() -> None:
    uid = fixed_uid("test", "holder")
    post = Record(EntryKind.POST, "Post", holders=(Holder(uid, "Hidden"),))
    hidden = Record(EntryKind.PERSON, "Hidden", uid=uid, visibility=Visibility.NAMED)
    shown = replace(hidden, visibility=Visibility.ANYONE)
    assert release([post, hidden], Visibility.OFFICE).records[0].holders == ()
    assert release([post, shown], Visibility.OFFICE).records[0].holders == post.holders


def test_that_a_holder_who_leaves_in_another_part_is_named() -> None:
    uid = fixed_uid("test", "holder")
    post = Record(EntryKind.POST, "Post", holders=(Holder(uid, "Shown"),))
    assert release([post], Visibility.OFFICE, beside={uid}).records[0].holders == post.holders
    assert release([post], Visibility.OFFICE).records[0].holders == ()
