"""Data protection in the window: the audit log, and erasing somebody from the card."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.feature import PageFeature, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.desktop.protection.audit_page import AuditPage
    from stakeholders.domain.erasure import Certificate


class ProtectionFeature(PageFeature["AuditPage"]):
    """Leads to the audit log, erases from the card, and notes looks at protected contacts."""

    place = "audit"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        workplace.people.card_shown.connect(self._note_view)

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("audit.show", self.go)
        connect("certificate.show", self._show_certificate)
        connect("contact.erase", self._ask_to_erase)
        connect("contact.access", self._ask_for_report)

    @override
    def build(self) -> "AuditPage":
        from stakeholders.desktop.protection.audit_page import AuditPage

        return AuditPage(self.frame)

    @override
    def sections(self) -> tuple[Section, ...]:
        place = Place(self.place, translated("Audit log"), "badge-check")
        return (Section(translated("Looking back"), (place,)),)

    def _show_certificate(self) -> None:
        self.page.show_certificate()

    def _ask_to_erase(self) -> None:
        from stakeholders.desktop.protection.erasing_question import ask_to_erase

        card = self.workplace.people.card
        if card is not None and card.record.uid is not None:
            name = card.record.name
            erase = partial(self._erase, card.record.uid, name)
            ask_to_erase(self.frame.ask, name, card.record.kind, erase)

    def _erase(self, uid: Uid, name: str) -> None:
        if self.directory is not None:
            work = partial(self.directory.erasing.erase, uid)
            self.frame.runner.write(work, partial(self._tell_erased, name))

    def _tell_erased(self, name: str, certificate: "Certificate") -> None:
        from stakeholders.desktop.protection.erasing_question import sentence_on

        self.frame.tell(sentence_on(certificate, name))

    def _ask_for_report(self) -> None:
        card = self.workplace.people.card
        if card is not None and card.record.uid is not None:
            name = translated("What is held on {name}", name=card.record.name)
            self.frame.ask.for_file_to_save(
                name,
                self.workplace.documents() / safe_file_name(name, ".docx", set()),
                _kinds(),
                partial(self._save_report, card.record.uid),
            )

    def _save_report(self, uid: Uid, target: Path) -> None:
        if self.directory is not None:
            work = partial(self.directory.access_reports.write, uid, target)
            said = translated("Saved {file}.", file=target.name)
            self.frame.runner.write(work, partial(self._tell, said))

    def _tell(self, said: str, _answer: object) -> None:
        self.frame.tell(said)

    def _note_view(self) -> None:
        card = self.workplace.people.card
        if self.directory is None or card is None or card.record.uid is None:
            return
        if card.record.visibility is Visibility.NAMED:
            self.frame.runner.write(
                partial(self.directory.audit.note_view, card.record.uid), _unheard
            )


def _kinds() -> tuple[FileKind, ...]:
    return (
        FileKind(translated("Word"), ("*.docx",)),
        FileKind(translated("PDF"), ("*.pdf",)),
        FileKind(translated("Web page"), ("*.html",)),
        FileKind(translated("JSON"), ("*.json",)),
        FileKind(translated("Copy to take along: JSON and vCard"), ("*.zip",)),
    )


def _unheard(_answer: object) -> None:
    """Let the end of a note go unheard."""
