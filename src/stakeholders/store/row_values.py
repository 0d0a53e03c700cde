"""Row values: channels, names, addresses and sources as they come out of their rows."""

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelState, ChannelType, NumberType
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.record import Kept
from stakeholders.domain.source import Source, SourceType
from stakeholders.domain.visibility import Visibility
from stakeholders.domain.web import is_page
from stakeholders.store.row_reading import AnyRow


def channel_of(row: AnyRow, owner: Uid) -> Channel:
    """Return the channel of a row."""
    return Channel(
        type=ChannelType(row["type"]),
        raw=row["raw"],
        normalised=row["normalised"],
        valid=is_valid_channel(row["type"], row["raw"], row["is_valid"]),
        display=row["display"] or row["raw"],
        number_type=NumberType(row["number_type"]) if row["number_type"] else None,
        extension=row["extension"],
        region=row["region"],
        assumed_region=row["assumed_region"],
        label=row["label"],
        purposes=row["purposes"],
        state=ChannelState(row["state"]),
        state_reason=row["state_reason"],
        visibility=Visibility(row["visibility"]),
        as_of=row["as_of"],
        from_=row["from_date"],
        to=row["to_date"],
        owner=owner,
        uid=row["uid"],
        quote=row["quote"],
        certain=row["is_certain"],
    )


def is_valid_channel(kind: str, raw: str, is_valid: bool | int) -> bool:  # noqa: FBT001
    """Tell whether a channel is right by its form.

    Phones and e-mails were judged when they were written; readers of files did not judge the
    others once.
    """
    if kind == ChannelType.WEB:
        return is_page(raw)
    return bool(is_valid) or kind == ChannelType.MESSAGING


def source_of(row: AnyRow) -> Source:
    """Return the source of a row, without its text."""
    return Source(
        title=row["title"],
        type=SourceType(row["type"]),
        date=row["dated"],
        date_assumed=row["is_date_assumed"],
        language=row["language"],
        file_name=row["file_name"],
        symbol=row["symbol"],
        publisher=row["publisher"],
        url=row["url"],
        reference=row["reference"],
        uid=row["uid"],
    )


def name_of(row: AnyRow) -> PersonName:
    """Return the name of a row."""
    return PersonName(
        full=row["full"],
        honorific=row["honorific"],
        given=row["given"],
        additional=row["additional"],
        family=row["family"],
        suffix=row["suffix"],
        family_first=row["family_first"],
        type=NameType(row["type"]),
        language=row["language"],
        phonetic_given=row["phonetic_given"],
        phonetic_family=row["phonetic_family"],
        particle=row["particle"],
        post_nominals=row["post_nominals"],
        address_as=row["address_as"],
        sort_as=row["sort_as"],
        from_=row["from_date"],
        to=row["to_date"],
        uid=row["uid"],
    )


def address_of(row: AnyRow, owner: Uid) -> Address:
    """Return the address of a row."""
    return Address(
        lines=tuple(row["lines"].split("\n")) if row["lines"] else (),
        po_box=row["po_box"],
        extended=row["extended"],
        street=row["street"],
        city=row["city"],
        region=row["region"],
        postal_code=row["postal_code"],
        country=row["country"],
        label=row["label"],
        purpose=row["purpose"],
        language=row["language"],
        visibility=Visibility(row["visibility"]),
        owner=owner,
        uid=row["uid"],
    )


def kept_of(row: AnyRow) -> Kept:
    """Return the kept property of a row."""
    return Kept(
        name=row["name"],
        value=row["value"],
        group=row["group_name"],
        parameters=tuple((key, value) for key, value in row["parameters"]),
    )
