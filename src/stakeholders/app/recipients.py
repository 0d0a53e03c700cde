"""Recipients: for whom a file is, in plain words, and the format that each of them takes."""

from dataclasses import dataclass
from typing import Final

from stakeholders.i18n import marked


@dataclass(frozen=True, slots=True)
class RecipientKind:
    """Whoever opens a file: a code for the command line, the format, words of the catalogue."""

    code: str
    format: str
    title: str
    hint: str


RECIPIENTS: Final = (
    RecipientKind(
        "excel",
        "xlsx",
        marked("Excel (XLSX)"),
        marked("phones stay as they are, nothing is a formula"),
    ),
    RecipientKind(
        "outlook",
        "csv-outlook",
        marked("Classic Outlook (CSV)"),
        marked("all contacts in one file, with Import and Export"),
    ),
    RecipientKind(
        "new-outlook",
        "csv-outlook-new",
        marked("New Outlook and Outlook.com (CSV)"),
        marked("all contacts in one file, with Import contacts"),
    ),
    RecipientKind(
        "iphone",
        "vcard-iphone",
        marked("iPhone and iPad"),
        marked("dials extensions, shows organisations as companies"),
    ),
    RecipientKind(
        "google",
        "csv-google",
        marked("Google Contacts (CSV)"),
        marked("with labels and all numbers"),
    ),
    RecipientKind("word", "docx", marked("Word list (DOCX)"), marked("to be printed or edited")),
    RecipientKind(
        "emails",
        "emails",
        marked("E-mail addresses"),
        marked("to be pasted into a letter"),
    ),
)


def format_for(name: str) -> str:
    """Return the format that a kind of recipient takes; the name of a format stays."""
    return next((one.format for one in RECIPIENTS if one.code == name), name)
