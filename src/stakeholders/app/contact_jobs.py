"""Contact jobs: everything that is done to people, bodies, posts, and what hangs on them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stakeholders.app.absences import Absences
from stakeholders.app.addresses import Addresses
from stakeholders.app.areas import Areas
from stakeholders.app.attachments import Attachments
from stakeholders.app.audit_log import AuditLog
from stakeholders.app.bin import Bin
from stakeholders.app.bodies import Bodies
from stakeholders.app.bulk_edit import BulkEdit
from stakeholders.app.bulk_fields import BulkFields
from stakeholders.app.capture import Capture
from stakeholders.app.channels import Channels
from stakeholders.app.choices import ChoiceReader
from stakeholders.app.contact_card import CardReader
from stakeholders.app.contacts import Contacts
from stakeholders.app.copying import Copying
from stakeholders.app.doubts import Doubts
from stakeholders.app.drafts import Drafts, drafts_of
from stakeholders.app.duplicates import Duplicates
from stakeholders.app.erasing import Erasing
from stakeholders.app.fact_texts import FactTexts
from stakeholders.app.facts import Facts
from stakeholders.app.freshness import Freshness
from stakeholders.app.known_people import KnownPeople
from stakeholders.app.notes import Notes
from stakeholders.app.open_problems import OpenProblems
from stakeholders.app.own_fields import OwnFields
from stakeholders.app.parts import Parts
from stakeholders.app.people import People
from stakeholders.app.positions import Positions
from stakeholders.app.posts import Posts
from stakeholders.app.recent import Recent
from stakeholders.app.reference import Reference
from stakeholders.app.replacing import Replacing
from stakeholders.app.sources import Sources
from stakeholders.app.staff import Staff
from stakeholders.app.succession import Successions
from stakeholders.app.tags import Tags
from stakeholders.app.to_do import ToDo
from stakeholders.app.verifications import Verifications
from stakeholders.app.wording import Wording
from stakeholders.domain.backups import Reason
from stakeholders.store.database import Database
from stakeholders.store.history import Author


@dataclass(frozen=True, slots=True)
class ContactJobs:
    """One object a job that is done to contacts."""

    capture: Capture
    contacts: Contacts
    people: People
    bodies: Bodies
    posts: Posts
    positions: Positions
    successions: Successions
    absences: Absences
    known_people: KnownPeople
    channels: Channels
    addresses: Addresses
    facts: Facts
    parts: Parts
    notes: Notes
    to_do: ToDo
    attachments: Attachments
    bin: Bin
    audit: AuditLog
    erasing: Erasing
    bulk: BulkEdit
    tags: Tags
    areas: Areas
    own_fields: OwnFields
    sources: Sources
    verifications: Verifications
    freshness: Freshness
    doubts: Doubts
    drafts: Drafts
    recent: Recent
    wording: Wording
    choices: ChoiceReader
    cards: CardReader
    staff: Staff
    duplicates: Duplicates
    open_problems: OpenProblems
    replacing: Replacing
    copying: Copying


def contact_jobs(
    database: Database,
    reference: Reference,
    author: Author,
    back_up: Callable[[Reason], object],
) -> ContactJobs:
    """Return what can be done to the contacts of an open directory.

    `back_up` makes a backup before what cannot be undone.
    """
    known = KnownPeople(database, reference)
    channels, own_fields = Channels(database, reference), OwnFields(database)
    wording = Wording(reference)
    areas = Areas(database, reference)
    choices = ChoiceReader(database, reference)
    return ContactJobs(
        **_erasing_jobs(database, author, back_up),
        capture=Capture(database, reference),
        contacts=Contacts(database, reference),
        people=People(database, reference, channels),
        bodies=Bodies(database, reference),
        posts=Posts(database, reference),
        positions=Positions(database, reference),
        successions=Successions(database, reference, known),
        absences=Absences(database),
        known_people=known,
        channels=channels,
        addresses=Addresses(database, reference),
        facts=Facts(database, reference),
        parts=Parts(database, reference),
        notes=Notes(database, author.name),
        to_do=ToDo(database),
        attachments=Attachments(database),
        bulk=BulkEdit(database, BulkFields(reference, choices), back_up),
        tags=Tags(database),
        areas=areas,
        own_fields=own_fields,
        sources=Sources(database),
        doubts=Doubts(reference, channels, own_fields, areas),
        drafts=drafts_of(database),
        recent=Recent(database),
        wording=wording,
        choices=choices,
        cards=CardReader(database, channels, reference),
        copying=Copying(database, wording),
        staff=Staff(database, reference, channels, wording),
        **_of_trust(database, reference, channels, author, back_up),
    )


def _of_trust(
    database: Database,
    reference: Reference,
    channels: Channels,
    author: Author,
    back_up: Callable[[Reason], object],
) -> dict[str, Any]:
    """Return what tells whether contacts are right, fresh, and there once, by its names."""
    duplicates = Duplicates(database, reference, author.name, back_up)
    return {
        "verifications": Verifications(database, author.name, FactTexts(channels)),
        "freshness": Freshness(database),
        "duplicates": duplicates,
        "replacing": Replacing(database, channels, back_up),
        "open_problems": OpenProblems(database, reference, channels, duplicates, author.name),
    }


def _erasing_jobs(
    database: Database, author: Author, back_up: Callable[[Reason], object]
) -> dict[str, Any]:
    """Return the audit log and what is noted in it, by their names."""
    audit = AuditLog(database, author)
    erasing = Erasing(database, author, audit, back_up)
    return {"audit": audit, "erasing": erasing, "bin": Bin(database, erasing, back_up)}
