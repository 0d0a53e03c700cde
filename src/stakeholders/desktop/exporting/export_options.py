"""What can be chosen for an export, in plain words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from stakeholders.desktop.widgets.choice_list import Option
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, translated

_TARGETS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "vcard": (
            marked("Phones and Apple (vCard)"),
            marked("also Outlook, Google, Thunderbird"),
        ),
        "xlsx": (marked("Excel (XLSX)"), marked("phones stay as they are, nothing is a formula")),
        "csv-excel": (marked("Excel (CSV)"), marked("opens right with a double click")),
        "csv": (marked("Plain CSV"), marked("for other programs")),
        "vcard21-outlook": (
            marked("Outlook on Windows (vCard 2.1)"),
            marked("one file a contact, packed as .zip"),
        ),
        "vcard4": (marked("Newest address books (vCard 4.0)"), marked("nothing lost")),
        "csv-outlook": (marked("Outlook (CSV)"), marked("all contacts in one file")),
        "csv-google": (marked("Google Contacts (CSV)"), marked("with labels and all numbers")),
        "csv-thunderbird": (
            marked("Thunderbird (CSV)"),
            marked("what has no place is in the notes"),
        ),
        "jsonl": (marked("Complete (JSON Lines)"), marked("for another directory, nothing lost")),
    }
)
_AUDIENCES: Final[Mapping[Visibility, tuple[str, str]]] = MappingProxyType(
    {
        Visibility.ANYONE: (marked("Anyone"), marked("the press, the public")),
        Visibility.PARTICIPANTS: (marked("Participants"), marked("those of a meeting")),
        Visibility.OFFICE: (marked("The office"), marked("colleagues")),
        Visibility.NAMED: (marked("Named staff"), marked("all of it, travel and health too")),
    }
)


def target_options(titles: Sequence[tuple[str, str]]) -> tuple[Option, ...]:
    """Return an option for each format, known ones in plain words and first."""
    plain = dict(titles)
    known = [name for name in _TARGETS if name in plain]
    others = [name for name in plain if name not in _TARGETS]
    return (
        *(Option(name, *(translated(text) for text in _TARGETS[name])) for name in known),
        *(Option(name, translated(plain[name])) for name in others),
    )


def audience_options() -> tuple[Option, ...]:
    """Return an option for each audience, the widest first."""
    return tuple(
        Option(audience.value, *(translated(text) for text in texts))
        for audience, texts in _AUDIENCES.items()
    )
