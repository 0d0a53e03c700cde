"""Letter templates: texts that an office keeps beside those that the program brings along."""

from dataclasses import replace

from stakeholders.app.errors import EmptyNameError, EmptyTextError, UnknownTemplateError
from stakeholders.app.letters import TEMPLATES
from stakeholders.domain.ids import Uid
from stakeholders.domain.letters import LetterTemplate
from stakeholders.domain.text import clean, fold
from stakeholders.store import letter_templates as rows
from stakeholders.store.database import Database


class LetterTemplates:
    """Keeps texts for one event, or for all; any thread may ask."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, event: Uid | None = None) -> tuple[LetterTemplate, ...]:
        """Return the texts of an event, then those for all.

        Raises:
            UnknownUidError: when there is no such event.
        """
        with self._database.reading() as connection:
            own = rows.templates_of(connection, event) if event is not None else ()
            return (*own, *rows.templates_of(connection, None))

    def named(self, name: str, event: Uid | None = None) -> LetterTemplate:
        """Return the text of a name, that of the event before that for all.

        Raises:
            UnknownTemplateError: when there is none.
            UnknownUidError: when there is no such event.
        """
        every = self.of(event)
        found = next((one for one in every if fold(one.name) == fold(name)), None)
        if found is None:
            raise UnknownTemplateError(clean(name), (*TEMPLATES, *(one.name for one in every)))
        return found

    def keep(self, template: LetterTemplate) -> Uid:
        """Keep a text under its name, over the one that has it for the same event; return its uid.

        Raises:
            EmptyNameError: when it has no name.
            EmptyTextError: when nothing is written.
            UnknownUidError: when there is no such event.
        """
        told = replace(template, name=clean(template.name), subject=clean(template.subject))
        if not told.name:
            raise EmptyNameError
        if not told.text.strip():
            raise EmptyTextError
        same = [
            one
            for one in self.of(told.event)
            if one.event == told.event and fold(one.name) == fold(told.name)
        ]
        with self._database.writing("letter_template.kept") as writing:
            if not same or same[0].uid is None:
                return rows.add_template(writing, told)
            rows.change_template(writing, same[0].uid, replace(told, uid=same[0].uid))
            return same[0].uid

    def remove(self, name: str, event: Uid | None = None) -> None:
        """Put the text of a name into the bin.

        Raises:
            UnknownTemplateError, UnknownUidError: as `named` says.
        """
        found = self.named(name, event)
        with self._database.writing("letter_template.removed") as writing:
            if found.uid is not None:
                rows.remove_template(writing, found.uid)
