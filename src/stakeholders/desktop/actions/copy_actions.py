"""The commands that copy contacts, write to them and call them."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Menu, Needs
from stakeholders.i18n import marked

_CONTACT: Final = frozenset({Needs.DIRECTORY, Needs.CONTACT})

COPY_ACTIONS: Final = (
    Action(
        "contact.copy_phone",
        marked("Copy the phone number"),
        marked("Copy the first phone number that anyone may see."),
        Menu.EDIT,
        "phone",
        ("Ctrl+1",),
        _CONTACT,
        marked("mobile call"),
    ),
    Action(
        "contact.copy_email",
        marked("Copy the e-mail address"),
        marked("Copy the first e-mail address that anyone may see."),
        Menu.EDIT,
        "mail",
        ("Ctrl+2",),
        _CONTACT,
        marked("mail write"),
    ),
    Action(
        "contact.copy_block",
        marked("Copy as a contact block"),
        marked("Copy name, post, organisation, phone and e-mail, in the format that you chose."),
        Menu.EDIT,
        "copy",
        ("Ctrl+3", "Ctrl+C"),
        _CONTACT,
        marked("text signature"),
    ),
    Action(
        "contact.copy_as",
        marked("Copy in a format…"),
        marked("Copy in one of your own formats, which you write in the settings."),
        Menu.EDIT,
        "copy",
        ("Ctrl+Alt+3",),
        _CONTACT,
        marked("template quick copy signature style"),
    ),
    Action(
        "contact.copy_all",
        marked("Copy with what only the office may see"),
        marked("Copy the contact block whole, for use inside the office."),
        Menu.EDIT,
        "copy",
        ("Ctrl+Alt+C",),
        _CONTACT,
        marked("internal everything"),
    ),
    Action(
        "contact.copy_vcard",
        marked("Copy as a vCard"),
        marked("Copy what anyone may see as a card for address books."),
        Menu.EDIT,
        "contact",
        ("Ctrl+Shift+C",),
        _CONTACT,
        marked("vcf card"),
    ),
    Action(
        "contact.copy_recipients",
        marked("Copy as e-mail recipients"),
        marked("Copy the chosen contacts as names with addresses, for the To line of a mail."),
        Menu.EDIT,
        "mail",
        ("Ctrl+Alt+M",),
        _CONTACT,
        marked("addresses to cc bcc outlook thunderbird"),
    ),
    Action(
        "contact.write",
        marked("Write an e-mail"),
        marked("Begin a mail to the first address on the card, in your own mail program."),
        Menu.EDIT,
        "send",
        (),
        _CONTACT,
        marked("mailto compose"),
    ),
    Action(
        "contact.call",
        marked("Make a call"),
        marked("Call the first number on the card, with your own program for calls."),
        Menu.EDIT,
        "phone",
        (),
        _CONTACT,
        marked("tel dial telephone"),
    ),
)
