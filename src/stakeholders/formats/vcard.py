"""vCard: cards of any version in, versions 3.0 and 4.0 out, and 2.1 for Outlook."""

from typing import Final

from stakeholders.formats.base import Format
from stakeholders.formats.encoding import decoded
from stakeholders.formats.vcard4_write import write_vcards4
from stakeholders.formats.vcard_iphone_write import write_vcards_for_iphone
from stakeholders.formats.vcard_outlook_write import write_vcards_for_outlook
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
    takes_lists=True,
    recognises=is_vcard,
)
VCARD_4: Final = Format(
    name="vcard4",
    title=marked("vCard 4.0"),
    suffixes=(".vcf", ".vcard"),
    read=read_vcards,
    write=write_vcards4,
    takes_lists=True,
    recognises=is_vcard,
)
VCARD_FOR_OUTLOOK: Final = Format(
    name="vcard21-outlook",
    title=marked("vCard 2.1 for Outlook"),
    suffixes=(".vcf", ".vcard"),
    read=read_vcards,
    write=write_vcards_for_outlook,
    recognises=is_vcard,
    one_each=True,
)
VCARD_FOR_IPHONE: Final = Format(
    name="vcard-iphone",
    title=marked("vCard for iPhone"),
    suffixes=(".vcf", ".vcard"),
    read=read_vcards,
    write=write_vcards_for_iphone,
    recognises=is_vcard,
    takes_posts=True,
)
