"""Staff in words: what a line of the chart and of a staff list says."""

from stakeholders.desktop.bodies.branches import Shown
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.staff import StaffLine
from stakeholders.i18n import plural, translated


def shown_line(line: StaffLine, is_open: bool, depth: int) -> Shown:  # noqa: FBT001 - a callback
    """Return a line of a staff list: a post with who holds it, a person, a part of the body."""
    if line.kind is EntryKind.BODY:
        has_staff = bool(line.people or line.posts or line.parts)
        return _body(line, opens=has_staff, is_open=is_open, depth=depth)
    icon = "briefcase" if line.kind is EntryKind.POST else "user"
    if line.is_vacant:
        return Shown(line.title, translated("Vacant"), "", icon, is_quiet=True, depth=depth)
    end = translated("Acting") if line.acting else ""
    since = _since(line)
    if line.kind is EntryKind.POST:
        return Shown(line.title, _joined(line.name, since), end, icon, depth=depth)
    return Shown(line.name, _joined(line.title, since), end, icon, depth=depth)


def shown_body(line: StaffLine, is_open: bool, depth: int) -> Shown:  # noqa: FBT001 - a callback
    """Return a line of the chart: an organisation with its numbers."""
    return _body(line, opens=bool(line.parts), is_open=is_open, depth=depth)


def _body(line: StaffLine, *, opens: bool, is_open: bool, depth: int) -> Shown:
    counts = [
        plural("{count} person", "{count} people", line.people) if line.people else "",
        plural("{count} part", "{count} parts", line.parts) if line.parts else "",
    ]
    ended = translated("until {date}", date=shown_date(line.to)) if line.to else ""
    about = _joined(line.acronym, ended, *counts)
    quiet = line.to is not None
    return Shown(
        line.name, about, "", "building-2", is_quiet=quiet, opens=opens, is_open=is_open and opens,
        depth=depth,
    )  # fmt: skip


def _since(line: StaffLine) -> str:
    if line.to is not None:
        return translated("until {date}", date=shown_date(line.to))
    if line.from_ is not None:
        return translated("since {date}", date=shown_date(line.from_))
    return ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
