"""Detail rows: what a card lets people edit beyond names, phones and e-mails, made from tables.

A row is a value: what it is called, what stands in it, and the work that writes another text,
done away from the window. The work reads what it changes anew: meanwhile somebody may have
changed another part of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.people.part_tables import CHANNELS, PART_TABLES, PartTable
from stakeholders.desktop.people.slots import Item, Slot, SlotType
from stakeholders.desktop.people.terms import position_label
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import BuiltInField, FieldType, fields_of
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.parts import CustomValue, Relation
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import fold
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices
    from stakeholders.app.directory_file import Directory

Write = Callable[["Directory", str], object]

_FIELD_TYPES: Final = MappingProxyType(
    {
        FieldType.TEXT: SlotType.TEXT,
        FieldType.LONG_TEXT: SlotType.LONG_TEXT,
        FieldType.DATE: SlotType.DATE,
        FieldType.FLAG: SlotType.FLAG,
        FieldType.COUNTRY: SlotType.WORD,
        FieldType.LANGUAGE: SlotType.WORD,
        FieldType.CODE: SlotType.WORD,
        FieldType.ZONE: SlotType.WORD,
    }
)
_OWN_TYPES: Final = MappingProxyType(
    {
        OwnFieldType.TEXT: SlotType.TEXT,
        OwnFieldType.LONG_TEXT: SlotType.LONG_TEXT,
        OwnFieldType.DATE: SlotType.TEXT,
        OwnFieldType.NUMBER: SlotType.TEXT,
        OwnFieldType.YES_NO: SlotType.TEXT,
        OwnFieldType.CHOICE: SlotType.TEXT,
    }
)
_OF: Final = MappingProxyType(
    {FieldType.COUNTRY: "area", FieldType.LANGUAGE: "language", FieldType.ZONE: "time_zone"}
)


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One row; `rest` unfolds below it, `values` are those of a row of chips by their keys.

    `write` takes the directory and the new text. Of chips it adds; `take` takes one away. `key`
    stays the same as long as the value does. `own` judges the values of a field of one's own;
    `opens` is the contact that it leads to.
    """

    key: str
    label: str
    write: Write
    text: str = ""
    type: SlotType = SlotType.TEXT
    of: str = ""
    note: str = ""
    rest: tuple["DetailRow", ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    take: Write | None = None
    own: OwnField | None = None
    opens: Uid | None = None
    is_quiet: bool = False

    @property
    def is_chips(self) -> bool:
        """Tell whether its values stand beside each other."""
        return self.take is not None

    @property
    def is_shown(self) -> bool:
        """Tell whether it is seen before anybody asks for it."""
        return bool(self.text or self.values) and not self.is_quiet


def detail_rows(
    record: Record, owners: Mapping[Uid, str], choices: "Choices"
) -> tuple[DetailRow, ...]:
    """Return all rows of a contact, the empty ones that can be added too."""
    if record.uid is None:
        return ()
    return (
        *_part_rows(record, record.uid, owners, choices),
        _tags(record, record.uid),
        *(_fact(record, record.uid, field, choices) for field in fields_of(record.kind)),
        *_own(record, record.uid, choices),
        _seen_by(record, record.uid, choices),
    )


def channel_rows(record: Record, choices: "Choices") -> tuple[DetailRow, ...]:
    """Return a row for each phone, e-mail and page, for what unfolds below it."""
    if record.uid is None:
        return ()
    table = replace(CHANNELS, items=lambda shown: shown.channels)
    rows = (_row(table, record.uid, one, "", choices, is_first=True) for one in record.channels)
    return tuple(rows)


def _part_rows(
    record: Record, uid: Uid, owners: Mapping[Uid, str], choices: "Choices"
) -> Iterator[DetailRow]:
    for table in PART_TABLES:
        if record.kind not in table.kinds:
            continue
        if table.as_chips:
            yield _chips(table, record, uid, choices)
            continue
        for place, item in enumerate(table.items(record)):
            owner = owners.get(getattr(item, "owner", None) or Uid(""), "")
            yield _row(table, uid, item, owner, choices, is_first=place == 0)
        yield from _additions(table, uid, choices)


def _row(
    table: PartTable, owner: Uid, item: Item, lender: str, choices: "Choices", *, is_first: bool
) -> DetailRow:
    main = table.slots[0]
    rest = _rest(table, owner, item, choices, is_first=is_first)
    told = [f"{row.label}: {_shortly(row.text)}" for row in rest if _is_telling(row, choices)]
    if lender:
        told.insert(0, translated("of {owner}", owner=lender))
    return DetailRow(
        f"{table.code}:{table.uid_of(item)}",
        _label(table, item, choices),
        partial(_change, table, main, owner, item, choices),
        _main_text(table, item, choices),
        main.type,
        main.of,
        " · ".join(told),
        rest,
        opens=_leads_to(item),
        is_quiet=table.is_quiet(item),
    )


def _rest(
    table: PartTable, owner: Uid, item: Item, choices: "Choices", *, is_first: bool = True
) -> tuple[DetailRow, ...]:
    rows = [
        DetailRow(
            f"{table.code}:{table.uid_of(item)}:{slot.attribute}",
            translated(slot.title),
            partial(_change, table, slot, owner, item, choices),
            slot.told(item, choices),
            slot.type,
            slot.of,
        )
        for slot in table.slots[1:]
    ]
    if isinstance(item, PostLine) and item.line_uid and not is_first:
        key, label = f"position:{item.line_uid}:primary", translated("The one to show first")
        rows.append(DetailRow(key, label, partial(_make_primary, item.line_uid), "", SlotType.FLAG))
    return tuple(rows)


def _additions(table: PartTable, owner: Uid, choices: "Choices") -> Iterator[DetailRow]:
    """Yield the empty rows by which one more can be added, one for each variant."""
    variant, main = table.variant, table.slots[0]
    codes: tuple[str, ...] = ("",)
    if variant is not None:
        codes = table.adds or tuple(choices.names.get(variant.of, {}))
    for code in codes:
        item = table.blank()
        if variant is not None:
            item = variant.filled(item, code, choices)
        yield DetailRow(
            f"new:{table.code}:{code}",
            _label(table, item, choices),
            partial(_add, table, owner, item, choices),
            type=main.type,
            of=main.of,
        )


def _chips(table: PartTable, record: Record, owner: Uid, choices: "Choices") -> DetailRow:
    main = table.slots[0]
    return DetailRow(
        table.code,
        translated(table.title),
        partial(_add, table, owner, table.blank(), choices),
        type=main.type,
        of=main.of,
        values=tuple((item.uid, main.told(item, choices)) for item in table.items(record)),
        take=lambda directory, uid: table.remove(directory, Uid(uid)),
    )


def _tags(record: Record, owner: Uid) -> DetailRow:
    return DetailRow(
        "tag",
        translated("Tags"),
        lambda directory, text: directory.tags.put((owner,), text),
        of="tag",
        values=tuple((tag, tag) for tag in record.tags),
        take=lambda directory, tag: directory.tags.take((owner,), tag),
    )


def _fact(record: Record, owner: Uid, field: BuiltInField, choices: "Choices") -> DetailRow:
    of = _OF.get(field.type, field.vocabulary.removesuffix("s"))
    value = record.detail(field.code)
    return DetailRow(
        f"fact:{field.code}",
        translated(field.title),
        lambda directory, text: directory.facts.set(owner, field.code, text),
        choices.name(of, value) if of else value,
        _FIELD_TYPES[field.type],
        of,
    )


def _own(record: Record, owner: Uid, choices: "Choices") -> Iterator[DetailRow]:
    values = {part.field: part.value for part in record.parts_of(CustomValue)}
    for field in choices.own_fields:
        if field.uid is not None and field.is_for(record.kind):
            yield DetailRow(
                f"own:{field.uid}",
                field.name,
                partial(_set_own, owner, field.uid),
                values.get(field.uid, ""),
                _OWN_TYPES[field.type],
                own=field,
            )


def _seen_by(record: Record, owner: Uid, choices: "Choices") -> DetailRow:
    def write(directory: "Directory", text: str) -> None:
        seen_by = Visibility(choices.code("visibility", text) or text)
        directory.contacts.set_visibility(owner, seen_by)

    text = choices.name("visibility", record.visibility)
    label = translated("Who may see the contact")
    return DetailRow("visibility", label, write, text, SlotType.CHOICE, "visibility", is_quiet=True)


# what is done in a worker


def _change(
    table: PartTable, slot: Slot, owner: Uid, item: Item, choices: "Choices",
    directory: "Directory", text: str,
) -> object:  # fmt: skip
    uid = table.uid_of(item)
    if uid is None:
        return None
    is_main = slot is table.slots[0]
    if is_main and not text:
        return table.remove(directory, uid)
    record = directory.search.record(owner)
    now = next((one for one in table.items(record) if table.uid_of(one) == uid), item)
    return table.change(directory, _filled(slot, now, text, choices, directory))


def _add(
    table: PartTable, owner: Uid, item: Item, choices: "Choices",
    directory: "Directory", text: str,
) -> object:  # fmt: skip
    return table.add(directory, owner, _filled(table.slots[0], item, text, choices, directory))


def _filled(slot: Slot, item: Item, text: str, choices: "Choices", directory: "Directory") -> Item:
    if slot.type is SlotType.BODY and isinstance(item, Relation):
        return replace(item, other=body_called(directory, text), other_name=text)
    return slot.filled(item, text, choices)


def body_called(directory: "Directory", text: str) -> Uid:
    """Return the body of this name or acronym, made where there is none; called in a worker."""
    rows = directory.search.find(text, flags=(EntryKind.BODY.value,), limit=20).rows
    exact = (row.uid for row in rows if fold(row.name) == fold(text))
    return next(exact, None) or directory.bodies.add(text)


def _set_own(owner: Uid, field: Uid, directory: "Directory", text: str) -> object:
    return directory.own_fields.set(owner, field, text)


def _make_primary(position: Uid, directory: "Directory", _text: str) -> None:
    directory.positions.make_primary(position)


# in words


def _leads_to(item: Item) -> Uid | None:
    """Return the body that a position or a relation is at."""
    if isinstance(item, PostLine):
        return item.body_uid
    return item.other if isinstance(item, Relation) else None


def _label(table: PartTable, item: Item, choices: "Choices") -> str:
    if isinstance(item, PostLine) and item.line_uid:
        return position_label(item)
    said = table.variant.told(item, choices) if table.variant is not None else ""
    return f"{said[:1].upper()}{said[1:]}" or translated(table.title)


def _main_text(table: PartTable, item: Item, choices: "Choices") -> str:
    """Return the main text; of an address without printed lines its parts."""
    text = table.slots[0].told(item, choices)
    if text or table.code != "address":
        return text
    return "\n".join(part for part in item.parts if part)


def _is_telling(row: DetailRow, choices: "Choices") -> bool:
    """Tell whether what unfolds below a row is worth a word while it is folded."""
    is_usual = row.of == "visibility" and choices.code(row.of, row.text) == Visibility.OFFICE
    return bool(row.text) and not is_usual and not row.key.endswith(":title")


def _shortly(text: str) -> str:
    return text if text != "yes" else translated("yes")
