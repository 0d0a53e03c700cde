"""How a copy format looks, shown with an invented contact; it passes the gate as every copy."""

from typing import Final

from stakeholders.app.copying import formatted_of
from stakeholders.app.wording import Wording
from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility

_ANYONE: Final = Visibility.ANYONE
_SAMPLE: Final = Record(
    EntryKind.PERSON,
    "Amara Velde-Sorin",
    names=(PersonName("Amara Velde-Sorin", "Ms.", "Amara", family="Velde-Sorin"),),
    posts=(PostLine("Spokesperson", "Centre for Reefs", unit="Press Office"),),
    place="Suva",
    country="FJ",
    channels=(
        Channel(
            ChannelType.PHONE, raw="+679 331 55 00", display="+679 331 5500", visibility=_ANYONE,
            number_type=NumberType.FIXED, purposes=("press",),
        ),
        Channel(
            ChannelType.PHONE, raw="+679 701 55 00", display="+679 701 5500", visibility=_ANYONE,
            number_type=NumberType.MOBILE,
        ),
        Channel(
            ChannelType.EMAIL, raw="press@reefs.example", normalised="press@reefs.example",
            visibility=_ANYONE,
        ),
        Channel(
            ChannelType.WEB, raw="https://reefs.example", normalised="https://reefs.example",
            visibility=_ANYONE,
        ),
    ),
    addresses=(
        Address(("12 Lagoon Road", "Suva"), country="FJ", visibility=_ANYONE),
    ),
    languages=("en", "fj"),
)  # fmt: skip


def preview(template: str, wording: Wording) -> str:
    """Return what a format makes of an invented contact."""
    return formatted_of([_SAMPLE], template, wording).text
