"""The commands of data protection: the audit log, certificates, and erasing from the card."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Menu, Needs
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})

PROTECTION_ACTIONS: Final = (
    Action(
        "contact.access",
        marked("All that is held on this contact…"),
        marked("Save all that is held on the contact, or a copy for them to take along."),
        Menu.EDIT,
        "file-text",
        (),
        _OPEN | {Needs.CONTACT},
        marked("access report gdpr data protection portable copy rights"),
    ),
    Action(
        "contact.erase",
        marked("Erase at their request…"),
        marked(
            "Erase the contact from the file, its history and all backups; a word is asked for."
        ),
        Menu.EDIT,
        "trash-2",
        (),
        _OPEN | {Needs.CONTACT, Needs.WRITABLE},
        marked("erase forget gdpr data protection purge destroy"),
    ),
)

PROTECTION_PLACES: Final = (
    Action(
        "encryption.lock",
        marked("Lock"),
        marked("Close an encrypted directory and ask for its passphrase again."),
        Menu.DIRECTORY,
        "lock",
        (),
        _OPEN,
        marked("lock leave passphrase privacy"),
    ),
    Action(
        "audit.show",
        marked("Audit log"),
        marked("See what left, which protected contacts were looked at, and what was erased."),
        Menu.GO,
        "badge-check",
        (),
        _OPEN,
        marked("log exports gdpr data protection proof"),
    ),
    Action(
        "certificate.show",
        marked("Certificate of an erasure…"),
        marked("Save the certificate of the erasure that is chosen in the audit log."),
        Menu.GO,
        "file-text",
        (),
        _OPEN,
        marked("proof erased"),
    ),
)
