"""What stands above a view of an event: which keys do what, how many there are, why none."""

from types import MappingProxyType
from typing import Final

from stakeholders.desktop.events.event_reading import Shown, View
from stakeholders.domain.parts import ContactWay
from stakeholders.i18n import marked, plural, translated

KEYS: Final = MappingProxyType(
    {
        View.INVITED: marked(
            "I invites. S says sent, C coming, N not coming, A no answer; W notes an answer, M "
            "reminds, E corrects. Space marks several, 1 to 5 show one sort, 0 all."
        ),
        View.CHECK: marked(
            "Enter opens the contact. F checks for another form, V goes through the old facts, L "
            "writes letters."
        ),
        View.PARTICIPANTS: marked(
            "Type into a cell, or into all that are marked; Ctrl+D fills down, Ctrl+V pastes a "
            "block. On a name, Enter opens the contact, R lets somebody else come instead, Delete "
            "removes."
        ),
        View.DELEGATIONS: marked(
            "Type into a cell; a name below the last adds a State or organisation, Delete on a "
            "name removes one."
        ),
        View.MISSING: marked(
            "Enter takes who is suggested for a gap, or for all gaps that are marked; else it "
            "opens who is there."
        ),
        View.VERSIONS: marked(
            "Enter shows what has changed since then; Space marks a version to compare with, W "
            "notes who got one."
        ),
        View.COMPARED: marked("D saves it as a document. Escape goes back to the versions."),
        View.ABOUT: marked(
            "Type into a cell; several hosts or organisers have a semicolon between."
        ),
        View.ROLES: marked("Each wanted role is a column of “Who is missing?”."),
        View.CATEGORIES: marked("Each category stands in a section of the list of participants."),
        View.SECTIONS: marked("The list of participants has these sections, in this order."),
        View.COLUMNS: marked(
            "Columns of this event alone, such as hotel or visa: a name below the last makes one."
        ),
        View.CHANGES: marked(
            "Who holds which post now, and which organisations are called otherwise, have ended or "
            "are gone, since the event that this one was made like."
        ),
    }
)
EMPTY: Final = MappingProxyType(
    {
        View.INVITED: (
            "calendar",
            marked("Nobody is invited like this"),
            marked("I invites countries, groups, organisations, people and lists."),
        ),
        View.CHECK: (
            "circle-check",
            marked("Nothing stands in the way"),
            marked("All who have not answered can be reached so, and every fact is checked."),
        ),
        View.VERSIONS: (
            "list-checks",
            marked("No version yet"),
            marked("Ctrl+Shift+S saves the list of participants as it is, with number and date."),
        ),
        View.COMPARED: (
            "list-checks",
            marked("Nothing has changed"),
            marked("Both say the same."),
        ),
    }
)
FORMS: Final = MappingProxyType(
    {
        ContactWay.ANY: marked("Each in its form"),
        ContactWay.EMAIL: marked("By e-mail"),
        ContactWay.PHONE: marked("By phone"),
        ContactWay.POST: marked("By letter"),
    }
)
"""By which way those invited are checked, one after the other."""
_COUNTS: Final = MappingProxyType(
    {
        View.PARTICIPANTS: (marked("{count} participant"), marked("{count} participants")),
        View.DELEGATIONS: (marked("{count} delegation"), marked("{count} delegations")),
    }
)


def count_of_rows(shown: Shown) -> str:
    """Return how many there are of what a sheet shows, in words."""
    if shown.coverage is not None:
        return plural("{count} gap", "{count} gaps", shown.coverage.empty)
    if shown.view not in _COUNTS:
        return ""
    count = sum(not row.is_new and not row.is_over for row in shown.sheet.rows)
    return plural(*_COUNTS[shown.view], count)


def count_of_lines(shown: Shown) -> str:
    """Return how many there are of what lines show, in words."""
    if shown.report is not None:
        ready = shown.report.ready
        text = "{ready} of {count} can be reached."
        return plural(text, text, shown.report.count, ready=ready)
    if shown.compared is not None:
        return shown.compared.sides
    if shown.view is View.VERSIONS:
        return plural("{count} version", "{count} versions", len(shown.editions))
    return plural("{count} invitation", "{count} invitations", len(shown.asked))


def emptiness(view: View) -> tuple[str, str, str]:
    """Return the icon, and what is said, where a view has no lines."""
    icon, title, about = EMPTY[view]
    return icon, translated(title), translated(about)
