"""What became of an invitation, step by step, in words."""

from collections.abc import Iterator

from stakeholders.app.event_choices import INVITATION_FORMS, INVITATION_STATUSES, event_word
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.domain.invitation import Invitation, InvitationForm
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import translated


def history_of(one: Invitation) -> tuple[str, ...]:
    """Return the life of an invitation, the first step first, reminders last."""
    return tuple(_steps(one))


def _steps(one: Invitation) -> Iterator[str]:
    for step in one.statuses:
        word = event_word(INVITATION_STATUSES, step.status)
        yield _line(step.on, (word, _form(step.how), step.by, step.note))
    for reminder in one.reminders:
        until = reminder.deadline
        due = translated("answer by {date}", date=shown_date(until)) if until else ""
        said = (
            translated("Reminded"),
            _form(reminder.form),
            reminder.reference,
            due,
            reminder.note,
        )
        yield _line(reminder.sent_on, said)
    if one.is_nominee_open:
        yield translated("The nominee is not known yet.")


def _line(on: PartialDate | None, said: tuple[str, ...]) -> str:
    day = shown_date(on) if on else ""
    return " · ".join(part for part in (day, *said) if part)


def _form(form: InvitationForm | None) -> str:
    return event_word(INVITATION_FORMS, form) if form else ""
