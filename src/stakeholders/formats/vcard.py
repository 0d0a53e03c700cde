"""vCard: cards of any version in, version 3.0 out."""

from typing import Final

from stakeholders.formats.base import Format
from stakeholders.formats.encoding import decoded
from stakeholders.formats.vcard_read import read_vcards
from stakeholders.formats.vcard_write import write_vcards
from stakeholders.i18n import marked


def is_vcard(head: bytes) -> bool:
    """Tell whether a file starts like a card, in whatever encoding."""
    text = decoded(head[:4096]).text.upper().replace(" ", "")
    return "BEGIN:VCARD" in text


VCARD: Final = Format(
    name="vcard",
    title=marked("vCard 3.0"),
    suffixes=(".vcf", ".vcard"),
    read=read_vcards,
    write=write_vcards,
    recognises=is_vcard,
)
