"""What can be chosen for an export, in plain words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stakeholders.app.recipients import RECIPIENTS
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.choice_list import Option
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, translated

_MORE: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "vcard": (
            marked("Other phones and address books (vCard)"),
            marked("Android, Apple, Outlook, Google, Thunderbird"),
        ),
        "csv-excel": (marked("Excel (CSV)"), marked("opens right with a double click")),
        "vcard21-outlook": (
            marked("Outlook on Windows (vCard 2.1)"),
            marked("one file a contact, packed as .zip"),
        ),
        "csv-thunderbird": (
            marked("Thunderbird (CSV)"),
            marked("what has no place is in the notes"),
        ),
        "vcard4": (marked("Newest address books (vCard 4.0)"), marked("nothing lost")),
        "csv": (marked("Plain CSV"), marked("for other programs")),
        "jsonl": (marked("Complete (JSON Lines)"), marked("for another directory, nothing lost")),
    }
)
_TARGETS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {one.format: (one.title, one.hint) for one in RECIPIENTS} | dict(_MORE)
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


def labelled(title: str, widget: QWidget) -> QLabel:
    """Return the title that stands above a part and leads to it."""
    label = ElidedLabel(title)
    give_role(label, Role.CARD_TITLE)
    label.setBuddy(widget)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label
