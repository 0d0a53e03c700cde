"""A reply as lines: what each contact would become, and rows of which nobody knows who they are."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.correction import CellChange, NewRow, SheetColumn
from stakeholders.domain.ids import Uid
from stakeholders.i18n import left_to_right, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.correction_replies import Reply

ROW: Final = "row:"


def reply_lines(
    reply: "Reply",
    accepted: Collection[str],
    rejected: Collection[str],
    answers: Mapping[int, Uid | None],
) -> tuple[str | Line, ...]:
    """Return the lines of a reply, contact by contact, with what was decided of each."""
    rows: list[str | Line] = []
    name = None
    for change in reply.changes:
        if (change.entry, change.name) != name:
            name = (change.entry, change.name)
            rows.append(change.name)
        rows.append(_change(change, accepted, rejected))
    if reply.new:
        rows.append(translated("Who is this?"))
        rows += [_question(row, answers) for row in reply.new]
    if reply.gone:
        rows.append(translated("Not in the directory any more"))
        rows += [Line(f"gone:{number}", "x", one) for number, one in enumerate(reply.gone)]
    return tuple(rows)


def _change(one: CellChange, accepted: Collection[str], rejected: Collection[str]) -> Line:
    before = _kept_straight(one.column, one.before)
    about = translated("{field}, now: {before}", field=one.column.word, before=before or "–")
    end, tone = "", Tone.PLAIN
    if one.key in accepted:
        end, tone = translated("accepted"), Tone.OK
    elif one.key in rejected:
        end, tone = translated("rejected"), Tone.BAD
    after = _kept_straight(one.column, one.after)
    return Line(one.key, _icon(one.column), after, about, end, tone)


def _kept_straight(column: SheetColumn, value: str) -> str:
    """Return a phone or an address of mail so that it reads from the left in Arabic too."""
    is_words = column in {SheetColumn.NAME, SheetColumn.TITLE, SheetColumn.SINCE}
    return value if is_words or not value else left_to_right(value)


def _icon(column: SheetColumn) -> str:
    icons = {
        SheetColumn.NAME: "user",
        SheetColumn.EMAIL: "mail",
        SheetColumn.SINCE: "calendar",
        SheetColumn.TITLE: "briefcase",
    }
    return icons.get(column, "phone")


def _question(row: NewRow, answers: Mapping[int, Uid | None]) -> Line:
    others = (
        _kept_straight(column, text)
        for column, text in row.cells.items()
        if text and column not in {SheetColumn.NAME, SheetColumn.KEY}
    )
    names = dict(row.candidates)
    end, tone = "", Tone.PLAIN
    if row.number in answers:
        who = answers[row.number]
        end = names.get(who, "") if who else translated("somebody new")
        tone = Tone.OK
    elif names:
        about = ", ".join(names.values())
        end = translated("{names}?", names=about)
    return Line(f"{ROW}{row.number}", "user-plus", row.name, " · ".join(others), end, tone)
