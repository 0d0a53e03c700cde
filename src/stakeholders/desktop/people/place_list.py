"""The places of the sidebar that show contacts, with how many each of them shows."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stakeholders.desktop.people.scopes import (
    DIRECTORY_SCOPES,
    EVERYONE,
    TO_DO_SCOPES,
    Scope,
    list_of_place,
    scope_of_list,
)
from stakeholders.desktop.runner import Runner
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.domain.search_row import COUNTED
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.domain.lists import DirectoryList


class PlaceList(QObject):
    """Knows the places and their counts; `changed` tells that there are others now."""

    changed = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._directory: Directory | None = None
        self._lists: tuple[DirectoryList, ...] = ()
        self._counts: dict[str, int] = {}

    def use(self, directory: "Directory") -> None:
        """Count in this directory from now on."""
        self._directory = directory
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        if self._directory is not None:
            self._runner.read(partial(_counted, self._directory), self._show, lane="places")

    def sections(self) -> tuple[Section, ...]:
        """Return the places as the sidebar shows them."""
        return (
            Section(translated("Directory"), self._places(DIRECTORY_SCOPES)),
            Section(translated("Lists"), self._places(self._list_scopes(saved=False))),
            Section(translated("Saved searches"), self._places(self._list_scopes(saved=True))),
        )

    def waiting(self) -> tuple[tuple[Place, str], ...]:
        """Return the places of those in whom something is missing or wrong, each in a sentence."""
        abouts = (translated(scope.about) for scope in TO_DO_SCOPES)
        return tuple(zip(self._places(TO_DO_SCOPES), abouts, strict=True))

    def has(self, place: str) -> bool:
        """Tell whether there is such a place."""
        return any(scope.place == place for scope in self._scopes())

    def scope(self, place: str) -> Scope:
        """Return the scope of a place; of one that is gone that of everyone."""
        return next((scope for scope in self._scopes() if scope.place == place), EVERYONE)

    def _scopes(self) -> tuple[Scope, ...]:
        lists = (*self._list_scopes(saved=False), *self._list_scopes(saved=True))
        return (*DIRECTORY_SCOPES, *lists, *TO_DO_SCOPES)

    def _list_scopes(self, *, saved: bool) -> tuple[Scope, ...]:
        return tuple(_scope(one) for one in self._lists if bool(one.rule) == saved)

    def _places(self, scopes: Sequence[Scope]) -> tuple[Place, ...]:
        counts = {s.place: self._counts.get(s.place, 0) for s in scopes}
        return tuple(
            Place(
                scope.place,
                translated(scope.title),
                scope.icon,
                min(counts[scope.place], COUNTED) if scope.rule else counts[scope.place],
                scope.hides_empty and (bool(self._counts) or not scope.waits),
                scope.warns,
                is_named=list_of_place(scope.place) is not None,
                takes_contacts=list_of_place(scope.place) is not None,
                is_more=bool(scope.rule) and counts[scope.place] > COUNTED,
            )
            for scope in scopes
        )

    def _show(self, found: "tuple[tuple[DirectoryList, ...], dict[str, int]]") -> None:
        if found != (self._lists, self._counts):
            self._lists, self._counts = found
            self.changed.emit()


def _counted(directory: "Directory") -> "tuple[tuple[DirectoryList, ...], dict[str, int]]":
    """Return all lists, and how many contacts each place shows; called in a worker."""
    lists = directory.lists.every()
    scopes = (*DIRECTORY_SCOPES, *TO_DO_SCOPES)
    counts = {scope.place: directory.search.count(scope.flags[0]) for scope in scopes}
    of_lists = {_scope(one).place: directory.members.reached(one, COUNTED) for one in lists}
    return lists, counts | of_lists


def _scope(one: "DirectoryList") -> Scope:
    return scope_of_list(one.uid, one.name, one.rule)
