"""What the organisation chart shows, read at once: branches that are open, and a body's staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.bodies.branches import TOP
from stakeholders.domain.ids import Uid
from stakeholders.domain.staff import LineUp, StaffLine

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.staff import BodyHead, Staff

LINES: Final = 60


@dataclass(frozen=True, slots=True)
class Staffed:
    """A body with its staff as it was read: the head, the branches, and the first lines."""

    head: "BodyHead"
    orders: Mapping[Uid, LineUp]
    lines: tuple[StaffLine, ...]


def read_tree(staff: "Staff", opened: tuple[Uid, ...], wanted: Uid | None) -> dict[Uid, LineUp]:
    """Return the branches of the chart that are open, with those above a body; in a worker."""
    from stakeholders.app.errors import UnknownUidError

    orders = {TOP: staff.tops()}
    try:
        above = staff.above(wanted) if wanted else ()
    except UnknownUidError:
        above = ()
    for uid in dict.fromkeys((*opened, *above)):
        if uid != TOP:
            try:
                orders[uid] = staff.parts(uid)
            except UnknownUidError:  # it is gone, and so is what was below it
                continue
    return orders


def read_staff(staff: "Staff", body: Uid, opened: tuple[Uid, ...]) -> Staffed:
    """Return a body with its staff; parts that were opened stay so where they are; in a worker."""
    top = staff.line_up(body)
    orders = {TOP: top}
    orders.update({uid: staff.line_up(uid) for uid in opened if uid in top.parts})
    return Staffed(staff.head(body), orders, staff.lines(top, 0, LINES))
