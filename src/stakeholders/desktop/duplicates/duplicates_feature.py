"""Duplicates in the window: their place, and the commands that make one of two and two of one."""

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from stakeholders.desktop.feature import PageFeature, Waiting, Workplace
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.widgets.places import Place
from stakeholders.i18n import translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.duplicates import Duplicates
    from stakeholders.desktop.duplicates.duplicates_page import DuplicatesPage
    from stakeholders.domain.ids import Uid
    from stakeholders.domain.merging import Merge


class DuplicatesFeature(PageFeature["DuplicatesPage"]):
    """Leads to the page, and keeps the number of pairs it found in the sidebar."""

    place = "duplicates"

    def __init__(self, frame: Frame, workplace: Workplace) -> None:
        super().__init__(frame, workplace)
        self._count = 0

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        connect("duplicates.show", self.go)
        connect("duplicates.merge", self._merge)
        connect("duplicates.not_same", self._keep_apart)
        connect("duplicates.swap", self._swap)
        connect("contact.take_apart", self._take_apart)

    @override
    def build(self) -> "DuplicatesPage":
        from stakeholders.desktop.duplicates.duplicates_page import DuplicatesPage

        page = DuplicatesPage(self.frame)
        page.counted.connect(self._show_count)
        page.left.connect(self.left)
        return page

    @override
    def waiting(self) -> tuple[Waiting, ...]:
        place = Place(self.place, translated("There twice"), "merge", self._count)
        about = translated("People, organisations and posts that look the same")
        return (Waiting(place, about, is_part=True),)

    def _show_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.sections_changed.emit()

    def _merge(self) -> None:
        self.page.merge()

    def _keep_apart(self) -> None:
        self.page.keep_apart()

    def _swap(self) -> None:
        self.page.swap()

    def _take_apart(self) -> None:
        card = self.workplace.people.card
        if self.directory is not None and card is not None and card.record.uid:
            work = partial(_unmerge, self.directory.duplicates, card.record.uid)
            self.frame.runner.write(work, partial(self._tell_two, card.record.name))

    def _tell_two(self, name: str, found: "tuple[Merge, int] | None") -> None:
        if found is None:
            self.frame.tell(translated("Nothing has gone into {name}.", name=name))
            return
        merge, _ = found
        said = translated(
            "{name} and {other} are two again.",
            name=merge.survivor_name,
            other=merge.absorbed_name,
        )
        self.frame.tell_done(said)


def _unmerge(duplicates: "Duplicates", uid: "Uid") -> "tuple[Merge, int] | None":
    """Take apart what went into a contact last; called in the worker that writes."""
    merge = next((one for one in duplicates.merges(uid) if one.survivor == uid), None)
    return None if merge is None else (merge, duplicates.unmerge(merge.uid))
