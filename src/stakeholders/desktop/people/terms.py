"""Terms in words: who holds what since when, and until when somebody is away."""

from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import Holder, PostLine
from stakeholders.domain.tenure import holds_on, today
from stakeholders.i18n import translated


def holder_label(holder: Holder) -> str:
    """Return what a holder is to a post today."""
    if not holder.is_present:
        return _not_today(holder)
    if holder.acting:
        if holder.to is not None:
            return translated("Acting until {date}", date=shown_date(holder.to))
        return translated("Acting")
    if holder.from_ is not None:
        return translated("Holder since {date}", date=shown_date(holder.from_))
    return translated("Holder")


def position_label(line: PostLine) -> str:
    """Return what somebody is at a body, and from or until when if that is not today."""
    title = line.title or translated("At")
    if not line.is_present:
        ahead = line.to is None or line.to.first_day > today()
        if line.from_ is not None and ahead:
            return translated("{title} (from {date})", title=title, date=shown_date(line.from_))
        if line.to is not None:
            return translated("{title} (until {date})", title=title, date=shown_date(line.to))
    return translated("{title} (acting)", title=title) if line.acting else title


def away_text(absence: Absence) -> str:
    """Return until when somebody is away."""
    if absence.to is None:
        return translated("Away")
    return translated("Away until {date}", date=shown_date(absence.to))


def _not_today(holder: Holder) -> str:
    if holds_on(holder.from_, holder.to, today()):
        return translated("Designate")
    if holder.to is not None and holder.to.first_day <= today():
        return translated("Until {date}", date=shown_date(holder.to))
    return translated("From {date}", date=shown_date(holder.from_) if holder.from_ else "")
