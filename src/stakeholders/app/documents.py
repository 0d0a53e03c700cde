"""Documents: lists, cards and fact sheets for paper, PDF and the web, through the one gate."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from stakeholders.app import contact_sheets
from stakeholders.app.audience import LeftOut, Released, release
from stakeholders.app.contact_card import CardReader, ContactCard
from stakeholders.app.contact_code import ContactCode, code_of, code_text, codes_of
from stakeholders.app.contact_sheets import SheetOrder, without_address
from stakeholders.app.document_files import PdfMaker, content_of
from stakeholders.app.errors import UnknownFieldError, UnknownUidError
from stakeholders.app.export_log import file_in_log, paper_in_log
from stakeholders.app.exporting import (
    STANDARD_OUTPUT,
    Exporting,
    ExportOrder,
    Scope,
    Sent,
    free_target,
)
from stakeholders.app.left_out import counted, reasons
from stakeholders.app.outgoing_files import write_files
from stakeholders.app.progress import Job
from stakeholders.app.references import alone, own_of, referred
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated
from stakeholders.reports.contact_card import contact_card
from stakeholders.reports.contact_list import contact_list
from stakeholders.reports.document import Document, Table
from stakeholders.reports.fact_sheet import Staff, fact_sheet
from stakeholders.reports.framing import Framing
from stakeholders.reports.list_columns import LIST_COLUMNS
from stakeholders.reports.words import Words
from stakeholders.store.database import Database

__all__ = ["ABOUT_ONE", "Document", "DocumentKind", "DocumentOrder", "Documents", "Prepared"]


class DocumentKind(StrEnum):
    """The documents to choose from."""

    LIST = "list"
    CARD = "card"
    FACT_SHEET = "fact-sheet"
    PHONE_CARD = contact_sheets.PHONE_CARD
    LABELS = contact_sheets.LABELS
    ENVELOPES = contact_sheets.ENVELOPES
    BADGES = contact_sheets.BADGES
    PLACE_CARDS = contact_sheets.PLACE_CARDS
    SIGN_IN = contact_sheets.SIGN_IN


ABOUT_ONE: Final = frozenset({DocumentKind.CARD, DocumentKind.FACT_SHEET})
"""Documents about one contact, and not of a list."""


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """A document as somebody wants it: a list of a scope, or what is about one contact.

    `title` is that of a list; cards and fact sheets are called as the contact is. Labels are those
    of a `sheet`, of which so many are `skipped`.
    """

    kind: DocumentKind
    title: str = ""
    scope: Scope = field(default_factory=Scope)
    uid: Uid | None = None
    columns: tuple[str, ...] = ()
    sheet: str = ""
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that its audience may have; `reasons` say in words what is left out, and why."""

    document: Document
    audience: Visibility
    count: int
    left_out: tuple[LeftOut, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """One sentence for each reason why something is left out."""
        return reasons(self.left_out)


class Documents:
    """Makes documents, and writes in the log who got how much."""

    def __init__(
        self,
        database: Database,
        exporting: Exporting,
        search: Search,
        cards: CardReader,
        words: Words,
        pdf: PdfMaker,
    ) -> None:
        self._database = database
        self._exporting = exporting
        self._search = search
        self._cards = cards
        self._words = words
        self._pdf = pdf

    def prepare(
        self, order: DocumentOrder, audience: Visibility, job: Job | None = None
    ) -> Prepared:
        """Return a document with what the audience may see; nothing has left yet.

        Raises:
            UnknownListError: when there is no such list.
            UnknownUidError: when there is no such contact.
            UnknownFieldError: when there is no such column.
            UnknownSheetError: when there are no such labels.
            HiddenFactError: when the audience may not see the contact at all.
            StoppedError: when the job was stopped.
        """
        if order.kind not in ABOUT_ONE:
            return self._of_many(order, audience, job or Job())
        if order.uid is None:
            raise UnknownUidError("")
        card = self._cards.read(order.uid, with_staff=order.kind is DocumentKind.FACT_SHEET)
        if order.kind is DocumentKind.FACT_SHEET and card.record.kind is EntryKind.BODY:
            return self._fact_sheet(card, audience)
        return self._card(card, audience)

    def write(
        self,
        prepared: Prepared,
        target: str,
        format_name: str,
        job: Job | None = None,
        pdf: PdfMaker | None = None,
    ) -> bytes:
        """Write a document to a file, whole or not at all, and return what was written.

        `-` writes no file; the content is for standard output then. `pdf` makes a PDF otherwise
        than usual.

        Raises:
            UnwritableTargetError: when the file cannot be written; nothing is left behind.
            UnknownFormatError: when documents have no such format.
            StoppedError: when the job was stopped; nothing is left behind.
        """
        content = content_of(prepared.document, format_name, pdf or self._pdf, job or Job())
        with file_in_log(self._database, target, prepared.count):
            if target != STANDARD_OUTPUT:
                write_files([(Path(target), content)])
        return content

    def send(self, order: ExportOrder, job: Job | None = None) -> Sent:
        """Write a list for people as an export, beside a file that is there already.

        Raises:
            UnknownListError: when there is no such list.
            UnwritableTargetError: when the file cannot be written; nothing is left behind.
            StoppedError: when the job was stopped; nothing is left behind.
        """
        wanted = DocumentOrder(DocumentKind.LIST, order.title, order.scope)
        prepared = self.prepare(wanted, order.audience, job)
        target = order.target if order.replaces else free_target(order.target)
        content = content_of(prepared.document, order.format, self._pdf, job or Job())
        preset = self._exporting.form_of(order)
        with file_in_log(self._database, str(target), prepared.count, preset=preset):
            write_files([(target, content)], order.mark)
        return Sent(prepared.count, target, counted(prepared.left_out))

    def code(self, uid: Uid) -> ContactCode:
        """Return the code by which a phone takes over what anyone may see of a contact.

        Raises:
            UnknownUidError: when there is no such contact.
            HiddenFactError: when not everyone may see the contact at all.
        """
        card = self._cards.read(uid)
        return code_of(card.record, self._with_others(card))

    def put_on_paper(self, prepared: Prepared, paint: Callable[[Document], None]) -> None:
        """Print a document by what paints it on a printer."""
        with paper_in_log(self._database, prepared.count):
            paint(prepared.document)

    def _of_many(self, order: DocumentOrder, audience: Visibility, job: Job) -> Prepared:
        unknown = set(order.columns) - {column.code for column in LIST_COLUMNS}
        if unknown:
            raise UnknownFieldError(min(unknown))
        records, out = self._exporting.of_scope(order.scope, job)
        released = release(records, audience)
        nowhere = without_address(order.kind, released.records)
        left_out = (*out, *released.left_out, *nowhere)
        framing = self._framing(order.title, audience, left_out)
        if order.kind is DocumentKind.LIST:
            document = contact_list(released.records, framing, self._words, order.columns)
        else:
            sheet = SheetOrder(order.kind, order.sheet, order.skipped)
            document = sheet.document(released.records, framing, self._words, self._codes)
        return Prepared(document, audience, len(released.records) - len(nowhere), left_out)

    def _codes(self, records: Sequence[Record]) -> tuple[str, ...]:
        """Return the codes of contacts, with what anyone may see of them and those they name."""
        others = {uid for record in records for uid in referred(record)}
        wanted = others - {record.uid for record in records}
        return codes_of(records, tuple(self._search.records_of(sorted(wanted)).values()))

    def _card(self, card: ContactCard, audience: Visibility) -> Prepared:
        released = release(self._with_others(card), audience)
        record = own_of(released, card.record)
        left_out = _about(released, (card.record,))
        framing = self._framing(record.name, audience, left_out)
        code = code_text(card.record, self._with_others(card))
        document = contact_card(record, framing, self._words, code)
        return Prepared(document, audience, 1, left_out)

    def _fact_sheet(self, card: ContactCard, audience: Visibility) -> Prepared:
        released = release(self._with_others(card), audience)
        body = own_of(released, card.record)
        shown = {record.uid: record for record in released.records}
        staff = tuple(alone(shown[r.uid], released) for r in card.staff if r.uid in shown)
        day = self._database.today()
        vacant = frozenset(
            post.uid
            for post in card.staff
            if post.kind is EntryKind.POST and not any(h.holds_on(day) for h in post.holders)
        )
        by_kind = {kind: tuple(r for r in staff if r.kind is kind) for kind in EntryKind}
        belonging = Staff(
            by_kind[EntryKind.POST], by_kind[EntryKind.PERSON], by_kind[EntryKind.BODY], vacant
        )
        left_out = _about(released, (card.record, *card.staff))
        framing = self._framing(body.name, audience, left_out)
        document = fact_sheet(body, belonging, framing, self._words)
        return Prepared(document, audience, 1 + len(staff), left_out)

    def _with_others(self, card: ContactCard) -> list[Record]:
        """Return a contact with all whose names or numbers stand on its card."""
        found: dict[Uid | None, Record] = {r.uid: r for r in (card.record, *card.staff)}
        others = {uid for record in found.values() for uid in referred(record)}
        missing = self._search.records_of(sorted(others - found.keys()))
        return [*found.values(), *missing.values()]  # what is in the bin is named no more

    def _framing(self, title: str, audience: Visibility, left_out: tuple[LeftOut, ...]) -> Framing:
        """Frame a document; it counts what is left out, and names nobody."""
        what = counted(left_out)
        sentences = (translated("Left out: {what}.", what=what),) if what else ()
        return Framing(title, self._database.today(), audience, sentences)


def beginning_of(document: Document, rows: int) -> Document:
    """Return a document whose tables end after so many rows, to be looked at."""
    blocks = (
        replace(block, rows=block.rows[:rows]) if isinstance(block, Table) else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _about(released: Released, records: Iterable[Record]) -> tuple[LeftOut, ...]:
    """Return what is left out of these contacts."""
    names = {record.name for record in records}
    return tuple(one for one in released.left_out if one.name in names)
