"""Commands that copy contacts, and those that write to them or call them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from stakeholders.app.copying import (
    Clip,
    Copied,
    call_link,
    copy_email,
    copy_phone,
    mail_link,
    not_to_be_reached,
)
from stakeholders.app.settings import SettingsFile
from stakeholders.desktop.clipboard import Plain, put_on_clipboard
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import ContactWay
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import left_to_right, plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_LANE: Final = "copy"


class CopyCommands(QObject):
    """Runs the commands that begin with `contact.copy`, on the card or all that are chosen.

    What is copied is read and made elsewhere, so that ten thousand contacts stop nothing.
    `formats_wanted` tells that somebody wants to write a format of their own.
    """

    formats_wanted = Signal()

    def __init__(self, frame: Frame, page: PeoplePage, settings: SettingsFile) -> None:
        super().__init__(frame.window)
        self._settings = settings
        self._frame = frame
        self._page = page
        self._directory: Directory | None = None
        connect = frame.actions.connect_to
        connect("contact.copy_phone", partial(self._copy_one, copy_phone, _no_phone))
        connect("contact.copy_email", partial(self._copy_one, copy_email, _no_email))
        connect("contact.copy_block", self._copy_usual)
        connect("contact.copy_as", self._ask_format)
        connect("contact.copy_all", partial(self._copy, Plain.BLOCK, Visibility.OFFICE))
        connect("contact.copy_vcard", partial(self._copy, Plain.VCARD, Visibility.ANYONE))
        connect("contact.copy_recipients", self._copy_recipients)
        connect("contact.write", partial(self._open, mail_link, _no_address, ContactWay.EMAIL))
        connect("contact.call", partial(self._open, call_link, _no_number, ContactWay.PHONE))

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def _copy_one(self, make: Callable[[Record], Copied], nothing: Callable[[], str]) -> None:
        card = self._page.card
        if card is None:
            return
        copied = make(card.record)
        if not copied.text:
            self._frame.tell(_not_copied(copied.suppressed) if copied.suppressed else nothing())
            return
        QGuiApplication.clipboard().setText(copied.text)
        if copied.kept_back:
            self._frame.tell(_kept_back(copied.kept_back))
        else:
            self._frame.tell(translated("Copied {text}", text=left_to_right(copied.text)))

    def _copy(self, plain: Plain, audience: Visibility) -> None:
        self._page.results.with_all_chosen(partial(self._copy_these, plain, audience))

    def _copy_usual(self) -> None:
        """Copy in the format that was chosen, else as a block."""
        template = self._settings.current.copy_template
        if template:
            self._copy_in(template)
        else:
            self._copy(Plain.BLOCK, Visibility.ANYONE)

    def copy_as(self, name: str) -> None:
        """Copy in a format of one's own."""
        template = self._settings.current.copy_formats.get(name, "")
        if template:
            self._copy_in(template)

    def _ask_format(self) -> None:
        """Open a menu of all formats."""
        menu = QMenu(self._page)
        block = menu.addAction(translated("Contact block, as usual"))
        block.triggered.connect(partial(self._copy_block))
        for name in self._settings.current.copy_formats:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(partial(self._copy_as_checked, name))
        menu.addSeparator()
        menu.addAction(translated("Write formats…")).triggered.connect(self.formats_wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        below = self._page.results
        menu.popup(below.mapToGlobal(below.rect().center()))
        menu.setActiveAction(menu.actions()[0])

    def _copy_block(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._copy(Plain.BLOCK, Visibility.ANYONE)

    def _copy_as_checked(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.copy_as(name)

    def _copy_in(self, template: str) -> None:
        self._page.results.with_all_chosen(partial(self._copy_these_in, template))

    def _copy_these_in(self, template: str, chosen: tuple[Uid, ...]) -> None:
        if self._directory is not None:
            make = partial(self._directory.copying.formatted, template=template)
            self._read(make, partial(self._put, Plain.BLOCK), chosen)

    def _copy_these(self, plain: Plain, audience: Visibility, chosen: tuple[Uid, ...]) -> None:
        if self._directory is not None:
            make = partial(self._directory.copying.clip, audience=audience)
            self._read(make, partial(self._put, plain), chosen)

    def _read(
        self, make: Callable[..., Clip], put: Callable[[Clip], None], chosen: tuple[Uid, ...]
    ) -> None:
        """Make a clip elsewhere; where that takes long there is a bar that stops it."""
        progress = self._page.results.progress
        job = progress.start(translated("Copying…"))
        work = partial(make, self._meant(chosen), job=job)
        take = partial(self._take, put)
        self._frame.runner.read(work, take, lane=_LANE, failed=self._leave_off)

    def _take(self, put: Callable[[Clip], None], clip: Clip) -> None:
        self._page.results.progress.finish()
        put(clip)

    def _leave_off(self, error: Exception) -> None:
        """Leave the clipboard as it was where somebody stopped the job."""
        from stakeholders.app.errors import StoppedError

        self._page.results.progress.finish()
        if not isinstance(error, StoppedError):
            raise error
        self._frame.tell(translated("Nothing was copied."))

    def _put(self, plain: Plain, clip: Clip) -> None:
        if not clip.text:
            self._frame.tell(translated("Nothing of this contact may be seen by everyone."))
            return
        put_on_clipboard(clip, plain)
        self._frame.tell(_told(clip))

    def _copy_recipients(self) -> None:
        self._page.results.with_all_chosen(self._copy_recipients_of)

    def _copy_recipients_of(self, chosen: tuple[Uid, ...]) -> None:
        if self._directory is not None:
            self._read(self._directory.copying.recipients, self._put_recipients, chosen)

    def _put_recipients(self, clip: Clip) -> None:
        if not clip.recipients:
            self._frame.tell(_told_suppressed(clip.suppressed) or _no_email())
            return
        QGuiApplication.clipboard().setText(clip.recipients)
        self._frame.tell(_told_recipients(clip))

    def _open(
        self, link_of: Callable[[Record], str], nothing: Callable[[], str], way: ContactWay
    ) -> None:
        """Hand what is on the card to the system's program for it."""
        card = self._page.card
        why = not_to_be_reached(card.record, way) if card is not None else ""
        link = link_of(card.record) if card is not None else ""
        if why:
            self._frame.tell(_not_written(why))
        elif link:
            self._frame.ask.program_to_open(link, self._tell_refused)
        else:
            self._frame.tell(nothing())

    def _tell_refused(self) -> None:
        self._frame.tell(
            translated(
                "This computer has no program set up for that. Copy it instead: Ctrl+1, Ctrl+2."
            )
        )

    def _meant(self, chosen: tuple[Uid, ...]) -> tuple[Uid, ...]:
        """Return all that are chosen in the list, else whose card is shown."""
        card = self._page.card
        shown = (card.record.uid,) if card is not None and card.record.uid else ()
        return chosen if len(chosen) > 1 else shown


def _told(clip: Clip) -> str:
    """Return what was copied, and how much was kept back."""
    if clip.count > 1:
        copied = plural("Copied {count} contact.", "Copied {count} contacts.", clip.count)
        return _with_kept_back(copied, clip.kept_back)
    if clip.kept_back:
        return _kept_back(clip.kept_back)
    return translated("Copied {text}", text=left_to_right(clip.text.splitlines()[0]))


def _told_recipients(clip: Clip) -> str:
    """Return how many recipients were copied, and how many have no address."""
    count = clip.count - clip.without_email
    copied = plural("Copied {count} recipient.", "Copied {count} recipients.", count)
    if clip.without_email:
        copied = plural(
            "{copied} {count} has no e-mail address that anyone may see.",
            "{copied} {count} have no e-mail address that anyone may see.",
            clip.without_email,
            copied=copied,
        )
    left_out = _told_suppressed(clip.suppressed)
    told = _with_kept_back(copied, clip.kept_back)
    return translated("{copied} {more}", copied=told, more=left_out) if left_out else told


def _told_suppressed(count: int) -> str:
    """Return how many are left out as no mail may go to them, empty for none."""
    return (
        plural(
            "{count} is left out, as no mail goes there.",
            "{count} are left out, as no mail goes there.",
            count,
        )
        if count
        else ""
    )


def _not_written(reason: str) -> str:
    return translated("This contact says: {reason}. Change that on the card first.", reason=reason)


def _not_copied(reason: str) -> str:
    return translated("Nothing was copied. This contact says: {reason}.", reason=reason)


def _with_kept_back(copied: str, count: int) -> str:
    if not count:
        return copied
    return plural(
        "{copied} {count} fact that not everyone may see was kept back.",
        "{copied} {count} facts that not everyone may see were kept back.",
        count,
        copied=copied,
    )


def _kept_back(count: int) -> str:
    return plural(
        "Copied; {count} fact that not everyone may see was kept back.",
        "Copied; {count} facts that not everyone may see were kept back.",
        count,
    )


def _no_address() -> str:
    return translated("There is no e-mail address on this card to write to.")


def _no_number() -> str:
    return translated("There is no phone number on this card that can be called.")


def _no_phone() -> str:
    return translated("There is no phone number that anyone may see.")


def _no_email() -> str:
    return translated("There is no e-mail address that anyone may see.")
