"""Commands on the organisation chart: a new post, a new part, another parent."""

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject

from stakeholders.desktop.bodies.body_panel import BodyForm, BodyPanel
from stakeholders.desktop.frame import Frame
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.search import SearchResult

_HITS: Final = 6


class Chart(Protocol):
    """What the commands ask the page for."""

    @property
    def chosen_body(self) -> tuple[Uid, str] | None:
        """The organisation that is meant, with its name."""


class BodyCommands(QObject):
    """What the commands do that begin with `body.`, to the organisation that is meant."""

    def __init__(self, frame: Frame, chart: Chart) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._chart = chart
        self._directory: Directory | None = None
        self._about: tuple[Uid, str] = (Uid(""), "")
        self._post, self._part, self._parent = (
            BodyPanel(frame.theme, frame.window) for _ in range(3)
        )
        for panel, keep in (
            (self._post, self._add_post),
            (self._part, self._add_part),
            (self._parent, self._move),
        ):
            panel.typed.connect(partial(self._seek, panel))
            panel.kept.connect(keep)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def ask_for_post(self) -> None:
        """Ask what a new post is called."""
        name = self._meant()
        if name is not None:
            title = translated("New post at {name}", name=name)
            self._post.open(BodyForm(title, translated("Title of the post")))

    def ask_for_part(self) -> None:
        """Ask what is to be part of the organisation."""
        name = self._meant()
        if name is not None:
            title = translated("What is part of {name}?", name=name)
            label = translated("Name of an organisation, old or new")
            self._part.open(BodyForm(title, label, finds=True, takes_new=True))

    def ask_for_parent(self) -> None:
        """Ask what the organisation is to be part of."""
        name = self._meant()
        if name is not None:
            title = translated("What is {name} part of?", name=name)
            label = translated("Name of an organisation")
            none = translated("Part of none")
            self._parent.open(BodyForm(title, label, finds=True, none=none))

    def _meant(self) -> str | None:
        """Note which organisation is meant; return its name."""
        chosen = self._chart.chosen_body
        if chosen is None:
            return None
        self._about = chosen
        return chosen[1]

    def _seek(self, panel: BodyPanel, typed: str) -> None:
        if self._directory is not None and typed:
            flags = (EntryKind.BODY.value,)
            find = partial(self._directory.search.find, typed, flags=flags, limit=_HITS)
            show = partial(self._show_found, panel, typed)
            self._frame.runner.read(find, show, lane="chart-find")
        else:
            panel.show_found(typed, ())

    def _show_found(self, panel: BodyPanel, typed: str, result: "SearchResult") -> None:
        panel.show_found(typed, result.rows)

    def _add_post(self, _uid: str, title: str) -> None:
        if self._directory is None:
            return
        from stakeholders.app.posts import NewPost

        body, name = self._about
        work = partial(self._directory.posts.add, NewPost(body, title))
        said = translated("Made the post {post} at {name}.", post=title, name=name)
        self._frame.runner.write(work, partial(self._tell_done, said))

    def _add_part(self, uid: str, name: str) -> None:
        if self._directory is None:
            return
        parent, parent_name = self._about
        bodies = self._directory.bodies
        work = (
            partial(bodies.set_parent, Uid(uid), parent)
            if uid
            else partial(bodies.add, name, parent=parent)
        )
        said = translated("{name} has another part.", name=parent_name)
        self._frame.runner.write(work, partial(self._tell_done, said))

    def _move(self, uid: str, _name: str) -> None:
        if self._directory is None:
            return
        body, name = self._about
        work = partial(self._directory.bodies.set_parent, body, Uid(uid) if uid else None)
        self._frame.runner.write(
            work, partial(self._tell_done, translated("Moved {name}.", name=name))
        )

    def _tell_done(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)
