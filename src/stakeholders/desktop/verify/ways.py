"""The ways in which facts are checked: the word that is kept, and how it is said on screen."""

from dataclasses import dataclass
from typing import Final

from stakeholders.i18n import marked


@dataclass(frozen=True, slots=True)
class Way:
    """A way to check: `kept` with the check, as the command line has it; `said` in a sentence."""

    kept: str
    said: str


WAYS: Final = (
    Way("", ""),
    Way("called", marked("Checked by phone")),
    Way("e-mail", marked("Checked by e-mail")),
    Way("letter", marked("Checked by letter")),
    Way("web", marked("Checked on the web")),
    Way("met", marked("Checked in person")),
)
"""The first is where nobody says how."""
