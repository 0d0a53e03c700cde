"""What an export says: how much leaves and what is left out, before and after."""

from typing import TYPE_CHECKING

from stakeholders.desktop.style.roles import Role
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.exporting import Outlook, Sent


def outlook_in_words(outlook: "Outlook") -> tuple[Role, str]:
    """Return what leaves and why what does not, a line each, and how good that is."""
    lines = [plural("{count} contact leaves.", "{count} contacts leave.", outlook.count)]
    if outlook.held:
        lines.append(
            plural(
                "{count} post leaves as who holds it today.",
                "{count} posts leave as who holds them today.",
                outlook.held,
            )
        )
    if not outlook.count:
        nobody = translated("Nobody is left to export.")
        return Role.BAD, "\n".join((nobody, *outlook.reasons))
    if outlook.reasons:
        return Role.WARN, "\n".join((*lines, *outlook.reasons))
    lines[0] = translated("{sentence} Nothing is left out.", sentence=lines[0])
    return Role.OK, "\n".join(lines)


def sent_in_words(sent: "Sent") -> str:
    """Return how many contacts left, where to, and without what."""
    if sent.left_out:
        return plural(
            "Exported {count} contact to {file}, without {what}.",
            "Exported {count} contacts to {file}, without {what}.",
            sent.count,
            file=sent.target.name,
            what=sent.left_out,
        )
    return plural(
        "Exported {count} contact to {file}.",
        "Exported {count} contacts to {file}.",
        sent.count,
        file=sent.target.name,
    )
