"""The participants of a meeting as a sheet: one row each, days and own columns across."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from typing_extensions import override

from stakeholders.app.errors import UnknownNameError, WrongValueError
from stakeholders.app.event_choices import (
    ATTENDANCES,
    CREDENTIALS,
    EVENT_NAMES,
    GENDERS,
    NOMINATIONS,
    REGISTRATIONS,
    code_called,
    event_word,
)
from stakeholders.app.participations import own_field
from stakeholders.app.sent_sheet import SentSheet
from stakeholders.app.sheets import SheetField
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import ColumnType, Event, EventColumn
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Attendance, DayAttendance, Participation
from stakeholders.domain.sheet import CellChange, CellEdit
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, translated
from stakeholders.store import participations as rows
from stakeholders.store.history import Writing

NAME: Final = "name"
"""The column that says who a row is; letters are commands there."""
_DAY: Final = "day:"
_OWN: Final = "own:"
_LONGEST: Final = 31
_PLAIN: Final = (("title", marked("Title")), ("body", marked("Organisation")))
_STATES: Final = (
    ("nomination", marked("Nomination"), NOMINATIONS),
    ("credentials", marked("Credentials"), CREDENTIALS),
    ("registration", marked("Registration"), REGISTRATIONS),
    ("gender", marked("Gender"), GENDERS),
)
_Field = SheetField[Participation]


class ParticipantSheet(SentSheet[Participation]):
    """Shows who takes part, those who were replaced too, delegation by delegation; writes them."""

    def write(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Write what fits as one step, new participants too; return what became of each cell."""
        people = self._values(event)
        done = self._tried(event, people, edits)
        columns = {one.name: one for one in self._events.read(event).columns}
        count = len(done.values)
        with self._database.writing("event.rows_changed", entry=event, count=count) as writing:
            for key, new in done.values.items():
                _write(writing, event, people.get(key), new, columns)
        return done.changes

    def remove(self, event: Uid, keys: Sequence[str]) -> int:
        """Put participants into the bin as one step; return how many."""
        known = [uid for key, one in self._values(event).items() if key in keys if (uid := one.uid)]
        with self._database.writing("event.rows_removed", entry=event, count=len(known)) as writing:
            for uid in known:
                rows.remove_participation(writing, uid)
        return len(known)

    @override
    def _values(self, event: Uid) -> dict[str, Participation]:
        sent = {one.uid: place for place, one in enumerate(self._delegations.of(event))}
        people = self._participations.of(event)
        ordered = sorted(people, key=lambda one: sent.get(one.delegation, len(sent)))
        return {str(one.uid): one for one in ordered}

    @override
    def _new(self) -> Participation:
        return Participation("")

    @override
    def _is_over(self, value: Participation) -> bool:
        return not value.takes_part

    @override
    def _seen_by(self, value: Participation) -> Visibility:
        return value.visibility

    @override
    def _fields(self, event: Uid) -> tuple[_Field, ...]:
        meeting, sent = self._events.read(event), self._delegations.of(event)
        names = {one.uid: one.name for one in self._participations.of(event)}
        return tuple(self._every_field(meeting, sent, names))

    def _every_field(
        self, event: Event, sent: Sequence[Delegation], names: Mapping[Uid | None, str]
    ) -> Iterator[_Field]:
        put = self._participations.told
        yield _Field(NAME, translated("Name"), _name, self._participations.named)
        yield _delegation_field(sent)
        roles = tuple(role.name for role in event.roles)
        yield _Field("role", translated("Role"), partial(_role, event), _putter(put, event, "role"),
                     roles)  # fmt: skip
        for key, title in _PLAIN:
            shown = partial(_attribute, key)
            yield _Field(key, translated(title), shown, _putter(put, event, key))
        yield _category_field(event, _putter(put, event, "category"))
        for key, title, of in _STATES:
            words = tuple(translated(text) for text in EVENT_NAMES[of].values())
            shown = partial(_state, of, key)
            yield _Field(key, translated(title), shown, _putter(put, event, key), words,
                         visibility=Visibility.OFFICE)  # fmt: skip
        yield _Field("instead", translated("Replaced by"), partial(_instead, names))
        yield from map(_day_field, event_days(event))
        yield from map(_own_field, event.columns)
        yield _Field("note", translated("Note"), partial(_attribute, "note"),
                     _putter(put, event, "note"), visibility=Visibility.OFFICE)  # fmt: skip


def event_days(event: Event) -> tuple[PartialDate, ...]:
    """Return the days of a meeting, none where they are not known to the day."""
    start, end = event.dates.start, event.dates.end or event.dates.start
    if start is None or end is None or start.day is None or end.day is None:
        return ()
    length = min((end.last_day - start.first_day).days + 1, _LONGEST)
    return tuple(
        PartialDate.of(start.first_day + datetime.timedelta(days=past)) for past in range(length)
    )


def yes_or_no(code: str) -> str:
    """Return yes or no in the reader's language, anything else as it stands."""
    return {"yes": translated("yes"), "no": translated("no")}.get(code, code)


def _name(one: Participation) -> str:
    return one.name or (translated("Not known yet") if one.uid else "")


def _instead(names: Mapping[Uid | None, str], one: Participation) -> str:
    if one.replaced_by is None:
        return ""
    return names.get(one.replaced_by) or translated("Not known yet")


def _attribute(name: str, one: Participation) -> str:
    return str(getattr(one, name))


def _state(of: str, name: str, one: Participation) -> str:
    code = str(getattr(one, name))
    return event_word(of, code) if code else ""


def _role(event: Event, one: Participation) -> str:
    role = event.role(one.role)
    return role.name if role else one.role


def _putter(
    put: Callable[[Event, Participation, str, str], Participation], event: Event, key: str
) -> Callable[[Participation, str], Participation]:
    return lambda one, text: put(event, one, key, text)


def _category_field(event: Event, put: Callable[[Participation, str], Participation]) -> _Field:
    names = {one.code: one.name for one in event.categories}

    def shown(one: Participation) -> str:
        return names.get(one.category, one.category)

    return _Field("category", translated("Category"), shown, put, tuple(names.values()))


def _delegation_field(sent: Sequence[Delegation]) -> _Field:
    by_uid = {one.uid: one for one in sent}
    by_name = {fold(one.name): one for one in sent}

    def shown(one: Participation) -> str:
        found = by_uid.get(one.delegation)
        return found.name if found else ""

    def put(one: Participation, text: str) -> Participation:
        if not text:
            return replace(one, delegation=None)
        found = by_name.get(fold(text))
        if found is None:
            raise UnknownNameError(text)
        return replace(one, delegation=found.uid, category=one.category or found.category)

    names = tuple(one.name for one in sent)
    return _Field("delegation", translated("Delegation"), shown, put, names)


def _day_field(day: PartialDate) -> _Field:
    """Return the column of one day: yes and no, or how else somebody was there."""
    words = {Attendance.PRESENT: "yes", Attendance.ABSENT: "no"}

    def shown(one: Participation) -> str:
        state = next((each.state for each in one.attendance if each.day == day), None)
        return yes_or_no(words.get(state) or event_word(ATTENDANCES, state)) if state else ""

    def put(one: Participation, text: str) -> Participation:
        others = tuple(each for each in one.attendance if each.day != day)
        state = _attendance(text, str(day))
        return replace(one, attendance=(*others, DayAttendance(day, state)) if state else others)

    further = (event_word(ATTENDANCES, one) for one in Attendance if one not in words)
    choices = (yes_or_no("yes"), yes_or_no("no"), *further)
    key, seen = f"{_DAY}{day}", Visibility.OFFICE
    return _Field(key, str(day), shown, put, choices, visibility=seen)


def _attendance(text: str, field: str) -> Attendance | None:
    if not clean(text):
        return None
    code = code_called(ATTENDANCES, text)
    if code is not None:
        return Attendance(code)
    known = OwnField(field, OwnFieldType.YES_NO).read(text)
    if known is None:
        raise WrongValueError(clean(text), field, f"{yes_or_no('yes')}, {yes_or_no('no')}")
    return Attendance.PRESENT if known == "yes" else Attendance.ABSENT


def _own_field(column: EventColumn) -> _Field:
    """Return a column of the event's own; what does not fit is kept, and wants a look."""
    own = own_field(column)

    def shown(one: Participation) -> str:
        value = one.value(column.name)
        return yes_or_no(value) if column.type is ColumnType.YES_NO else value

    def put(one: Participation, text: str) -> Participation:
        read = own.read(text) if text else ""
        others = tuple(pair for pair in one.values if pair[0] != column.name)
        return replace(one, values=(*others, (column.name, text if read is None else read)))

    def is_doubtful(one: Participation) -> bool:
        return own.problem_of(one.value(column.name)) is not None

    choices = column.choices
    if column.type is ColumnType.YES_NO:
        choices = (yes_or_no("yes"), yes_or_no("no"))
    title = f"{column.name} ({column.currency})" if column.currency else column.name
    key, seen = f"{_OWN}{column.name}", column.visibility
    return _Field(key, title, shown, put, choices, is_doubtful, seen)


def _write(
    writing: Writing,
    event: Uid,
    old: Participation | None,
    new: Participation,
    columns: Mapping[str, EventColumn],
) -> None:
    """Write a participant, new or not, with the days and columns that differ."""
    if old is None or old.uid is None:
        uid = rows.add_participation(writing, event, new)
    else:
        uid = old.uid
        rows.change_participation(writing, new)
    before = old or Participation("")
    for name, value in new.values:
        if value != before.value(name):
            rows.write_value(writing, uid, columns[name], value)
    known = {one.day: one.state for one in before.attendance}
    now = {one.day: one.state for one in new.attendance}
    for day in known.keys() | now.keys():
        if known.get(day) is not now.get(day):
            rows.write_attendance(writing, uid, day, now.get(day))
