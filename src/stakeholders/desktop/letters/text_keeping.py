"""Keeping the texts of letters: under which name, for this event or for all; each a step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stakeholders.desktop.events.form_panel import FormPanel
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.letters.letter_texts import LetterTexts
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid
from stakeholders.domain.letters import LetterTemplate
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.meeting_letters import LetterGroup, LetterWish

_TABLE: Final = "letter_template"
_HERE, _ALL = "event", "all"


class TextKeeping(QObject):
    """Offers the texts that fit the letters, and writes what is kept or removed."""

    def __init__(self, frame: Frame, texts: LetterTexts) -> None:
        super().__init__(texts)
        self._frame = frame
        self._texts = texts
        self._directory: Directory | None = None
        self._kept: tuple[LetterTemplate, ...] = ()
        self._group: LetterGroup | None = None
        self._new = LetterTemplate("", "")
        self._of_event, self._of_all = (
            FormPanel(frame.theme, frame.window, "letters") for _ in range(2)
        )
        for panel in (self._of_event, self._of_all):
            panel.add_line("name", translated("Name of the text"))
            panel.kept.connect(partial(self._keep, panel))
        whom = ((_HERE, translated("This event")), (_ALL, translated("All letters")))
        self._of_event.add_box("for", translated("For"), whom)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def show_kept(self, kept: Sequence[LetterTemplate]) -> None:
        """Know these texts from now on."""
        self._kept = tuple(kept)

    def offer(self, group: "LetterGroup | None") -> None:
        """Offer the texts that fit these letters; one of the event itself is chosen at once."""
        self._group = group
        some = self._fitting()
        first = next((one.uid for one in some if one.event is not None), None)
        self._texts.offer(some, first)

    def refresh(self, changes: Changes, event: Uid | None) -> None:
        """Read anew which texts there are, where one was kept, removed or brought back."""
        if self._directory is not None and _TABLE in changes.tables:
            read = partial(self._directory.letter_templates.of, event)
            self._frame.runner.read(read, self._show_anew)

    def ask(self, wish: "LetterWish", group: "LetterGroup", event: Uid | None) -> None:
        """Ask under which name a text is kept."""
        current = self._texts.current
        self._new = LetterTemplate(
            "", wish.text, group.template, group.language, wish.subject, event
        )
        panel = self._of_all if event is None else self._of_event
        whom = _ALL if current is not None and current.event is None else _HERE
        values = {"name": current.name if current else "", "for": whom}
        panel.open(translated("Keep the text"), values)

    def remove(self) -> None:
        """Put the kept text that is chosen into the bin."""
        one = self._texts.current
        if self._directory is not None and one is not None:
            said = translated("Removed the text {name}.", name=one.name)
            work = partial(self._directory.letter_templates.remove, one.name, one.event)
            self._frame.runner.write(work, partial(self._tell, said))

    def _keep(self, panel: FormPanel, typed: Mapping[str, str]) -> None:
        event = None if typed.get("for", _ALL) == _ALL else self._new.event
        new = replace(self._new, name=typed["name"], event=event)
        if self._directory is not None:
            said = translated("Kept the text {name}.", name=typed["name"])
            work = partial(self._directory.letter_templates.keep, new)
            failed = partial(self._refused, panel)
            self._frame.runner.write(work, partial(self._tell, said), failed=failed)

    def _tell(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _refused(self, panel: FormPanel, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        panel.ask_again(str(error))

    def _show_anew(self, kept: tuple[LetterTemplate, ...]) -> None:
        """Offer what there is now; what was just kept is chosen, and what is written stays."""
        known = {one.uid for one in self._kept}
        current = self._texts.current
        self._kept = kept
        some = self._fitting()
        new = next((one.uid for one in some if one.uid not in known), None)
        self._texts.offer(some, new or (current.uid if current else None))

    def _fitting(self) -> tuple[LetterTemplate, ...]:
        group = self._group
        if group is None:
            return ()
        return tuple(one for one in self._kept if one.fits(group.template, group.language))
