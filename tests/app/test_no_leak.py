"""No leak: whatever way something leaves by, nobody gets what they may not see.

Every way out is tried: each format, document and sheet by its registry, and each module of `app`
that passes the gate or writes files. One that is new and not here fails the test.
"""

import base64
import email
import email.policy
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from stakeholders.app.contact_sheets import SheetOrder
from stakeholders.app.copying import call_link, copy_email, copy_phone, mail_link
from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.document_files import DOCUMENT_FORMATS
from stakeholders.app.documents import ABOUT_ONE, DocumentKind, DocumentOrder
from stakeholders.app.errors import HiddenFactError, NothingDoneError
from stakeholders.app.exporting import ExportOrder
from stakeholders.app.hand_overs import HandOverOrder
from stakeholders.app.leaving import Scope
from stakeholders.app.letters import LetterOrder
from stakeholders.app.reference import Reference
from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.copy_format import COPY_FIELDS
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.parts import ContactWay, LegalBasis, Note, Part, Refusal, Restriction
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.registry import WRITTEN_FORMATS
from stakeholders.store.database import Database
from stakeholders.store.search_index import refresh_index
from tests.app.conftest import ANNA
from tests.architecture.house import imported, modules
from tests.store.directories import saved

GATES = ("stakeholders.app.audience", "stakeholders.app.outgoing_files")
TRIED = {
    "attachments", "contact_code", "contact_sheets", "copying", "correction_sheets", "documents",
    "editions",
    "export_files", "exporting", "hand_overs", "letters", "mailing", "participant_lists",
}  # fmt: skip
NOT_WAYS_OUT = {
    "access_reports": "all that is held, for whom it is about, and noted in the audit log",
    "audience": "the gate itself",
    "export_log": "notes what has left",
    "left_out": "says in words what was left out",
    "holders": "gathers contacts before the gate",
    "leaving": "gathers contacts before the gate",
    "leavers": "what `leaving` gathers",
    "passing": "helps `exporting` through the gate, part by part",
    "export_outlook": "says how many would leave",
    "references": "helps `documents` before its gate",
    "long_work": "runs the same jobs in a child process",
    "json_answers": "the answer of the command line, which is a screen",
    "dragged_files": "holds files that `copying` has let through",
    "refused_rows": "gives back rows of a file that never came in",
    "rescue": "the office's own copy of a damaged directory, whole and marked as such",
}
TEMPLATE = " ".join(f"{{{code}}}" for code in COPY_FIELDS)
SCALE = list(Visibility)


@dataclass
class Secrets:
    """Words, and the narrowest audience that may see each; None is nobody at all."""

    words: dict[str, Visibility | None] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1001))

    def word(self, seen_by: Visibility | None) -> str:
        """Return a word that stands nowhere else."""
        made = f"zq{next(self.numbers)}x"
        self.words[made] = seen_by
        return made

    def digits(self, seen_by: Visibility | None) -> str:
        """Return a number of a phone that is nobody else's."""
        made = f"555{next(self.numbers)}"
        self.words[made] = seen_by
        return made

    def kept_from(self, audience: Visibility) -> list[str]:
        """Return what must not reach an audience."""
        return [w for w, by in self.words.items() if by is None or not by.may_be_seen_by(audience)]


def narrower(one: Visibility | None, *others: Visibility | None) -> Visibility | None:
    """Return who may see what only those may see who may see all of these."""
    every = (one, *others)
    return None if None in every else max(every, key=lambda each: SCALE.index(each or SCALE[0]))


@st.composite
def people(draw: st.DrawFn, secrets: Secrets, number: int) -> Record:
    """Return somebody of whom each fact may be seen by others, in words that tell by whom."""
    seen = st.sampled_from(SCALE)
    is_restricted, is_refused = draw(st.booleans()), draw(st.booleans())
    own = draw(seen)
    whole = None if is_restricted else own
    name = f"{secrets.word(whole)} Person{number}"
    secrets.refused += [name.split(maxsplit=1)[0]] if is_refused else []
    state = draw(st.sampled_from((ChannelState.VALID, ChannelState.DO_NOT_USE)))
    channels = []
    for kind in (ChannelType.EMAIL, ChannelType.PHONE, ChannelType.WEB):
        by = draw(seen)
        told = None if state is ChannelState.DO_NOT_USE else narrower(whole, by)
        text = {
            ChannelType.EMAIL: lambda t=told: f"{secrets.word(t)}@lone.example",
            ChannelType.PHONE: lambda t=told: f"+4179{secrets.digits(t)}",
            ChannelType.WEB: lambda t=told: f"https://{secrets.word(t)}.example",
        }[kind]()
        channels.append(
            Channel(
                kind, text, normalised=text, display=text, valid=True, visibility=by, state=state
            )
        )
    by = draw(seen)
    office = narrower(whole, Visibility.OFFICE)
    parts: list[Part] = [
        Note(secrets.word(office)),
        LegalBasis("consent", secrets.word(narrower(whole, Visibility.NAMED))),
    ]
    if is_restricted:
        parts.append(Restriction(secrets.word(None)))
    if is_refused:
        parts.append(Refusal(ContactWay.ANY, secrets.word(office)))
    return Record(
        EntryKind.PERSON,
        name,
        names=(PersonName(name, given=name.split(maxsplit=1)[0], family=f"Person{number}"),),
        posts=(PostLine("Spokesperson", f"Body {number}", functions=("spokesperson",)),),
        channels=tuple(channels),
        addresses=(
            Address(street=secrets.word(narrower(whole, by)), city="Bangkok", visibility=by),
        ),
        tags=(secrets.word(office),),
        parts=tuple(parts),
        visibility=own,
    )


@st.composite
def directories(draw: st.DrawFn) -> tuple[Secrets, tuple[Record, ...]]:
    """Return some people, and which words must reach whom."""
    secrets = Secrets()
    return secrets, tuple(
        draw(people(secrets, number)) for number in range(draw(st.integers(2, 3)))
    )


def filled(path: Path, reference: Reference, records: tuple[Record, ...]) -> Directory:
    """Open a new directory of these people, all on a list, at an event and in a version."""
    new_directory(path, reference, ANNA, sample=False)
    database = Database(path, ANNA, refresh=refresh_index)
    uids = saved(database, *records)
    database.close()
    directory = open_directory(path, reference, ANNA)
    directory.lists.make("All", uids)
    return directory


def told_in(content: bytes) -> str:
    """Return what a file says, unpacked, unfolded and decoded."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(told_in(archive.read(name)) for name in archive.namelist())
    text = content.decode("utf-8", "replace")
    if text.startswith(("To:", "From:", "Subject:", "MIME-Version:", "X-Unsent")):
        message = email.message_from_bytes(content, policy=email.policy.default)
        body = message.get_body()
        text = f"{message.items()}\n{body.get_content() if body else ''}"
    encoded = re.findall(r":: ([A-Za-z0-9+/=]{8,})", text)
    decoded = [base64.b64decode(one).decode("utf-8", "replace") for one in encoded]
    return "\n".join([re.sub(r"\r?\n[ \t]|=\r?\n", "", text), *decoded])


Way = Callable[[Directory, Visibility, Path], Iterator[bytes]]


def exports(directory: Directory, audience: Visibility, folder: Path) -> Iterator[bytes]:
    for one in WRITTEN_FORMATS:
        for scope in (Scope(), Scope(list_name="All")):
            suffix = ".zip" if one.one_each else one.suffixes[0]
            target = folder / f"{next(_NUMBERS)}{suffix}"
            directory.exporting.send(ExportOrder(scope, audience, one.name, target))
            yield target.read_bytes()


def documents(directory: Directory, audience: Visibility, folder: Path) -> Iterator[bytes]:
    uids: list[Uid | None] = [*everybody(directory)]
    for kind in DocumentKind:
        for uid in uids if kind in ABOUT_ONE else [None]:
            order = DocumentOrder(kind, "All", Scope(list_name="All"), uid)
            try:
                prepared = directory.documents.prepare(order, audience)
            except HiddenFactError:
                continue
            for form in DOCUMENT_FORMATS:
                if form != "pdf":
                    target = str(folder / f"{next(_NUMBERS)}.{form}")
                    yield directory.documents.write(prepared, target, form)


def clips(directory: Directory, audience: Visibility, _folder: Path) -> Iterator[bytes]:
    uids = everybody(directory)
    for clip in (
        directory.copying.clip(uids, audience),
        directory.copying.formatted(uids, TEMPLATE, audience),
    ):
        yield repr(clip).replace("\\r\\n ", "").encode()


def for_anyone(directory: Directory, _audience: Visibility, _folder: Path) -> Iterator[bytes]:
    uids = everybody(directory)
    handed = directory.copying.hand_out(uids)
    yield repr(handed.clip).replace("\\r\\n ", "").encode()
    if handed.card is not None:
        yield handed.card.read_bytes()
    yield repr(directory.copying.recipients(uids)).encode()
    for uid in uids:
        record = directory.cards.read(uid).record
        yield f"{copy_phone(record).text}\n{copy_email(record).text}".encode()
        try:
            yield directory.documents.code(uid).text.encode()
        except HiddenFactError:
            continue


def links(directory: Directory, _audience: Visibility, _folder: Path) -> Iterator[bytes]:
    for uid in everybody(directory):
        record = directory.cards.read(uid).record
        yield f"{mail_link(record)}\n{call_link(record)}".encode()


def letters(directory: Directory, _audience: Visibility, folder: Path) -> Iterator[bytes]:
    yield repr(directory.mailings.of("All").links).encode()
    text = directory.letters.template("letter") + TEMPLATE
    merged = directory.letters.merge(LetterOrder(text, Scope(list_name="All"), "Letter"))
    for name in ("letters.docx", "letters.html", "letters.txt"):
        directory.letters.write(merged, str(folder / name))
        yield (folder / name).read_bytes()
    directory.letters.write(merged, str(folder / "mails.zip"), "eml")
    yield (folder / "mails.zip").read_bytes()


def hand_overs(directory: Directory, audience: Visibility, folder: Path) -> Iterator[bytes]:
    for one in WRITTEN_FORMATS:
        order = HandOverOrder("All", f"Carla {audience}", one.name, audience, folder=folder)
        handed = directory.hand_overs.hand_over(order)
        yield from (one.read_bytes() for one in (handed.target, handed.to_delete) if one)


def versions(directory: Directory, audience: Visibility, _folder: Path) -> Iterator[bytes]:
    saved_version = directory.editions.save("All", audience=audience)
    yield repr(saved_version).encode()
    read = directory.editions.read("All", saved_version.number)
    yield repr([(row.name, row.facts, row.personal) for row in read.rows]).encode()


def meetings(directory: Directory, audience: Visibility, _folder: Path) -> Iterator[bytes]:
    event = directory.events.make("Workshop")
    for uid in everybody(directory):
        directory.participations.add(event, uid)
    yield repr(directory.participant_lists.prepare(event, audience).document).encode()
    for kind in ("badges", "place-cards", "sign-in"):
        sheet = directory.participant_lists.prepare_sheet(event, audience, SheetOrder(kind))
        yield repr(sheet.document).encode()


def attached(directory: Directory, audience: Visibility, folder: Path) -> Iterator[bytes]:
    for number, uid in enumerate(everybody(directory)):
        record = directory.search.record(uid)
        file = folder / "cv.txt"
        file.write_text(record.notes[0], "utf-8")
        part = directory.attachments.add(uid, file)
        target = folder / f"{number} of {audience}.txt"
        try:
            directory.attachments.save(part, target, audience)
        except NothingDoneError:
            assert not target.exists()
            continue
        yield target.read_bytes()


def corrections(directory: Directory, audience: Visibility, folder: Path) -> Iterator[bytes]:
    rows = directory.search.find("kind:body", limit=0).rows
    assert rows
    for row in rows:
        sheet = directory.correction_sheets.of(row.uid, audience)
        for form in ("xlsx", "docx"):
            target = folder / f"{next(_NUMBERS)}.{form}"
            directory.correction_sheets.write([sheet], target)
            yield target.read_bytes()


_NUMBERS = itertools.count()
WAYS: tuple[tuple[Way, Visibility | None], ...] = (
    (exports, None),
    (documents, None),
    (clips, None),
    (for_anyone, Visibility.ANYONE),
    (links, Visibility.OFFICE),
    (letters, Visibility.OFFICE),
    (hand_overs, None),
    (versions, None),
    (meetings, None),
    (attached, None),
    (corrections, None),
)

TO_MANY = (letters, hand_overs)
"""Ways by which nothing goes to those who want nothing."""


def everybody(directory: Directory) -> list[Uid]:
    return [row.uid for row in directory.search.find("kind:person", limit=0).rows]


@settings(
    max_examples=6, deadline=None, database=None, derandomize=True, phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(made=directories(), narrow=st.sampled_from(SCALE))
def test_that_no_way_out_passes_what_an_audience_may_not_see(
    made: tuple[Secrets, tuple[Record, ...]],
    narrow: Visibility,
    tmp_path_factory: pytest.TempPathFactory,
    reference: Reference,
) -> None:
    secrets, records = made
    folder = tmp_path_factory.mktemp("leak")
    directory = filled(folder / "a.stakeholders", reference, records)
    count = 0
    try:
        for way, fixed in WAYS:
            audience = fixed or narrow
            kept = secrets.kept_from(audience)
            if way in TO_MANY:
                kept += secrets.refused
            leaving = [told_in(content) for content in way(directory, audience, folder)]
            count += len(leaving)
            for number, text in enumerate(leaving):
                seen = f"{text}\n{re.sub(r'[^0-9]', '', text)}"
                leaked = [word for word in kept if word in seen]
                assert not leaked, (way.__name__, number, audience, leaked)
    finally:
        directory.close()
    assert count > len(WRITTEN_FORMATS) * 2 + len(DocumentKind)


def test_that_every_module_that_something_leaves_by_is_tried() -> None:
    passing = {
        module.name.removeprefix("stakeholders.app.")
        for module in modules()
        if module.name.startswith("stakeholders.app.")
        and any(name.startswith(GATES) for name in imported(module))
    }
    assert passing - TRIED - set(NOT_WAYS_OUT) == set()
    assert passing | {"export_files"} >= TRIED
