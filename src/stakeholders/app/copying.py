"""Copying: contacts for the clipboard, for a mail, and to be dragged out; what anyone may see."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stakeholders.app.audience import Released, release
from stakeholders.app.dragged_files import DraggedFiles
from stakeholders.app.export_log import file_in_log
from stakeholders.app.progress import Job, Stage
from stakeholders.app.wording import Wording
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.ids import Uid
from stakeholders.domain.mailbox import SEPARATOR, mailbox, mailto_link
from stakeholders.domain.parts import ContactWay
from stakeholders.domain.reach import main_phone, phones_in_order, tel_link
from stakeholders.domain.record import Record
from stakeholders.domain.suppression import suppressed, usable_channels
from stakeholders.domain.tenure import today
from stakeholders.domain.visibility import Visibility
from stakeholders.store.cards import with_holders
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_ids
from stakeholders.store.records import read_records

_ASKED_FOR: Final = frozenset({"suppressed.refused", "suppressed.restricted"})
_BLOCK_FACTS: Final = ("phone", "email", "")


@dataclass(frozen=True, slots=True)
class Copied:
    """A text for the clipboard, and how many facts were kept back; empty without any.

    `suppressed` says why a contact must not be reached so, and nothing is copied then.
    """

    text: str
    kept_back: int
    suppressed: str = ""


@dataclass(frozen=True, slots=True)
class Clip:
    """Contacts in every form that the clipboard carries at once, and what was kept back.

    `recipients` are `Name <address>` for mail programs, `without_email` how many have none,
    `suppressed` to how many nothing may go;
    `file_name` is what a file of the cards is called; what `is_secret` holds contacts for named
    staff only.
    """

    text: str = ""
    html: str = ""
    vcard: str = ""
    csv: str = ""
    recipients: str = ""
    count: int = 0
    without_email: int = 0
    suppressed: int = 0
    kept_back: int = 0
    file_name: str = ""
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A clip with the file of its cards, None where nothing of it may be seen by everyone."""

    clip: Clip
    card: Path | None


class Copying:
    """Makes clips of contacts; any thread may ask."""

    def __init__(self, database: Database, wording: Wording) -> None:
        self._database = database
        self._wording = wording
        self._files = DraggedFiles()

    def clip(
        self,
        uids: Sequence[Uid],
        audience: Visibility = Visibility.ANYONE,
        job: Job | None = None,
    ) -> Clip:
        """Return contacts as everything that can be pasted; those that are gone are left out.

        Raises:
            StoppedError: when somebody has asked the job to stop, as all of these.
        """
        records, holders = self._records(uids, job)
        return clip_of(records, audience, holders)

    def formatted(
        self,
        uids: Sequence[Uid],
        template: str,
        audience: Visibility = Visibility.ANYONE,
        job: Job | None = None,
    ) -> Clip:
        """Return contacts in a format of one's own, as text and HTML and nothing else."""
        records, holders = self._records(uids, job)
        return formatted_of(records, template, self._wording, audience, holders)

    def recipients(self, uids: Sequence[Uid], job: Job | None = None) -> Clip:
        """Return contacts as recipients of a mail, and nothing else of them."""
        return recipients_of(self._records(uids, job)[0])

    def hand_out(self, uids: Sequence[Uid]) -> HandedOut:
        """Return what anyone may see of contacts, with a private file of it that goes by itself."""
        clip = self.clip(uids)
        if not clip.vcard:
            return HandedOut(clip, None)
        return HandedOut(clip, self._files.put(clip.file_name, clip.vcard.encode("utf-8")))

    def note_file(self, name: str, count: int) -> None:
        """Note in the log that such a file has left."""
        with file_in_log(self._database, name, count):
            pass

    def keep_dropped(self, text: str) -> Path:
        """Return a private file of cards that were dropped as a text, to be imported."""
        return self._files.put("contacts.vcf", text.encode("utf-8", "replace"))

    def _records(
        self, uids: Sequence[Uid], job: Job | None = None
    ) -> tuple[list[Record], list[Record]]:
        """Return contacts, and who holds those that are posts, by name only."""
        day, job = self._database.today(), job or Job()
        with self._database.reading() as connection:
            ids = entry_ids(connection, uids)
            wanted = [ids[uid] for uid in dict.fromkeys(uids) if uid in ids]
            bare, records = [], []
            for number, record in enumerate(read_records(connection, wanted, day)):
                job.report(Stage.READING, number, len(wanted))
                bare.append(record)
                records.append(with_holders(connection, record, day))
            job.report(Stage.FINISHING)
            held = [h.uid for one in bare for h in one.holders if h.holds_on(day)]
            holders = list(read_records(connection, entry_ids(connection, held).values(), day))
        names = [Record(h.kind, h.name, h.uid, visibility=h.visibility) for h in holders]
        return records, names


def clip_of(
    records: Sequence[Record],
    audience: Visibility = Visibility.ANYONE,
    holders: Sequence[Record] = (),
) -> Clip:
    """Return what an audience may see of contacts as everything that can be pasted.

    `holders` are the names of those who hold the posts among them: they pass the gate as well.
    """
    from stakeholders.formats.clipping import write_clipping  # after the first paint
    from stakeholders.formats.vcard_write import write_vcards

    released = _passed(records, audience, holders)
    if not released.records:
        return Clip(kept_back=_kept_back(released, _BLOCK_FACTS))
    clipping, card = write_clipping(released.records), io.BytesIO()
    write_vcards(released.records, card)
    only = released.records[0].name if len(released.records) == 1 else "contacts"
    return replace(
        _recipients(released),
        text=clipping.text,
        html=clipping.html,
        csv=clipping.csv,
        vcard=card.getvalue().decode("utf-8"),
        kept_back=_kept_back(released, _BLOCK_FACTS),
        file_name=safe_file_name(only, ".vcf"),
        is_secret=_is_secret(released),
    )


def formatted_of(
    records: Sequence[Record],
    template: str,
    wording: Wording,
    audience: Visibility = Visibility.ANYONE,
    holders: Sequence[Record] = (),
) -> Clip:
    """Return what an audience may see of contacts in a format of one's own."""
    from stakeholders.formats.formatted_text import Words, write_formatted

    released = _passed(records, audience, holders)
    words = Words(wording.country, wording.language, wording.address)
    text, html = write_formatted(released.records, template, words)
    kept_back = _kept_back(released, _BLOCK_FACTS)
    secret, count = _is_secret(released), len(released.records)
    return Clip(text=text, html=html, count=count, kept_back=kept_back, is_secret=secret)


def _passed(records: Sequence[Record], audience: Visibility, holders: Sequence[Record]) -> Released:
    """Return what may leave of records; the names of holders pass the gate and stay behind."""
    chosen = {record.uid for record in records}
    names = {holder.uid: holder for holder in holders if holder.uid not in chosen}
    passed = release([*records, *names.values()], audience)
    contacts = tuple(record for record in passed.records if record.uid not in names)
    return replace(passed, records=contacts)


def recipients_of(records: Sequence[Record]) -> Clip:
    """Return those who have an e-mail address that anyone may see as recipients of a mail."""
    day = today()
    sent = [one for one in records if suppressed(one, day, ContactWay.EMAIL) is None]
    clip = _recipients(release(sent, Visibility.ANYONE))
    return replace(clip, suppressed=len(records) - len(sent))


def not_to_be_reached(record: Record, way: ContactWay) -> str:
    """Return in words why nobody shall write to or call a contact so, empty where one may."""
    found = suppressed(record, today(), way)
    return found.message if found is not None and found.code in _ASKED_FOR else ""


def copy_phone(record: Record) -> Copied:
    """Return the first phone number that anyone may see, as the card has them."""
    why = not_to_be_reached(record, ContactWay.PHONE)
    if why:
        return Copied("", 0, why)
    released, kept_back = _released(record, "phone")
    phones = [phone.display or phone.raw for phone in phones_in_order(released)] if released else []
    return Copied(phones[0] if phones else "", kept_back)


def copy_email(record: Record) -> Copied:
    """Return the first e-mail address that anyone may see."""
    why = not_to_be_reached(record, ContactWay.EMAIL)
    if why:
        return Copied("", 0, why)
    released, kept_back = _released(record, "email")
    emails = [email.normalised or email.raw for email in released.emails] if released else []
    return Copied(emails[0] if emails else "", kept_back)


def mail_link(record: Record) -> str:
    """Return what begins a mail to a contact, by the first address the office may use."""
    released = release([record], Visibility.OFFICE).records
    addresses = [email.normalised for one in released for email in one.emails if email.normalised]
    return mailto_link(addresses[0]) if addresses else ""


def call_link(record: Record) -> str:
    """Return what calls a contact, by the phone that is shown first and that the office may use."""
    released = release([record], Visibility.OFFICE).records
    phone = main_phone(released[0]) if released else None
    return tel_link(phone) if phone is not None else ""


def _recipients(released: Released) -> Clip:
    found = [
        mailbox(record.name, address.normalised or address.raw)
        for record in released.records
        for address in usable_channels(record, today(), ContactWay.EMAIL)[:1]
    ]
    return Clip(
        recipients=SEPARATOR.join(dict.fromkeys(found)),
        count=len(released.records),
        without_email=len(released.records) - len(found),
        kept_back=_kept_back(released, ("email", "")),
    )


def _is_secret(released: Released) -> bool:
    """Tell whether any of the contacts is for named staff only."""
    return any(record.visibility is Visibility.NAMED for record in released.records)


def _kept_back(released: Released, facts: Sequence[str]) -> int:
    return sum(left_out.fact in facts for left_out in released.left_out)


def _released(record: Record, fact: str) -> tuple[Record | None, int]:
    """Return what anyone may see, and how many facts of this kind are kept back."""
    released = release([record], Visibility.ANYONE)
    return next(iter(released.records), None), _kept_back(released, (fact,))
