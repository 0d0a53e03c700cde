"""`texts`: the texts of letters that an office keeps, for one event or for all."""

from typing import Any

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.letters import TEMPLATES
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.ids import Uid
from stakeholders.domain.letters import LetterTemplate, letter_problems
from stakeholders.domain.problems import Finding
from stakeholders.i18n import translated

_EVENT = click.option("--event", metavar="EVENT", help="The meeting that it is kept for.")


@click.group()
def texts() -> None:
    """Keep texts of letters beside those that come along."""


@texts.command()
@click.argument("name", required=False)
@_EVENT
@common
def show(session: Session, name: str | None, event: str | None) -> None:
    """Show the text NAME, kept or come along; or the names of all."""
    with session.directory() as directory:
        uid = _event(directory, event)
        kept = directory.letter_templates.of(uid)
        if name in TEMPLATES and not any(one.name == name for one in kept):
            text = directory.letters.template(name)
            session.answer({"texts": [{"name": name, "text": text}]}, [text])
            return
        found = (directory.letter_templates.named(name, uid),) if name else kept
    lines = [found[0].text] if name else [*TEMPLATES, *(one.name for one in found)]
    session.answer({"texts": [_as_json(one) for one in found]}, lines)


@texts.command()
@click.argument("name")
@click.argument("file", type=click.File(encoding="utf-8"))
@_EVENT
@click.option("--form", type=click.Choice(TEMPLATES), help="The letter that it is a text for.")
@click.option("--language", default="", help="The language that it is in, such as fr.")
@click.option("--subject", default="", help="The subject of mails.")
@common
def keep(session: Session, name: str, file: Any, event: str | None, **told: Any) -> None:  # noqa: ANN401
    """Keep the text of FILE, or - for standard input, as NAME, over the one that has it."""
    text = file.read()
    with session.directory() as directory:
        uid = _event(directory, event)
        form, language = told["form"] or "", told["language"]
        template = LetterTemplate(name, text, form, language, told["subject"], uid)
        directory.letter_templates.keep(template)
        kept = directory.letter_templates.named(name, uid)
    findings = [Finding(one.problem) for one in letter_problems(text)]
    said = translated("Kept the text {name}.", name=kept.name)
    session.answer({"texts": [_as_json(kept)]}, [said], findings)


@texts.command()
@click.argument("name")
@_EVENT
@common
def remove(session: Session, name: str, event: str | None) -> None:
    """Remove the text NAME that was kept."""
    with session.directory() as directory:
        directory.letter_templates.remove(name, _event(directory, event))
    session.answer({"removed": name}, [translated("Removed the text {name}.", name=name)])


def _event(directory: Directory, event: str | None) -> Uid | None:
    return directory.events.called(event).uid if event else None


def _as_json(one: LetterTemplate) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "name": one.name,
        "form": one.form,
        "language": one.language,
        "subject": one.subject,
        "event": one.event,
        "text": one.text,
    }
