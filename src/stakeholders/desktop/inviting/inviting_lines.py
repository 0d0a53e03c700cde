"""The lines of inviting: what has to be asked, who was not found, and who will be invited."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stakeholders.app.event_choices import CHAIN_STEPS, INVITATION_FORMS, event_word
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import ChainStep
from stakeholders.domain.invitation import Invitation
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.inviting import Asked, InvitingPlan, NotInvited

ANSWER: Final = "answer"
WORDS: Final = "words"
INVITED: Final = "invited"
_OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class LineKey:
    """What a line is about: an answer to a question, words, or whom an invitation is for."""

    kind: str
    name: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.kind}\t{self.name}\t{self.value}"


def read_key(text: str) -> LineKey:
    """Return what the line of a key is about."""
    kind, name, value = [*text.split("\t"), "", ""][:3]
    return LineKey(kind, name, value)


def inviting_lines(plan: "InvitingPlan", without: Collection[str]) -> tuple[str | Line, ...]:
    """Return what stands in the way first, then who will be invited, and who is so already."""
    new = plan.invited.new
    wanted = [one for one in new if one.whom not in without]
    gaps = [_gap(one) for one in wanted if one.is_gap]
    found = [_invited(one) for one in wanted if not one.is_gap]
    groups = (
        (marked("Not known"), [_unknown(name) for name in plan.invited.unknown]),
        (marked("Nobody was found to write to"), gaps),
        (marked("Nothing goes to them"), [_left_out(one) for one in plan.left_out]),
        (marked("Will be invited"), found),
        (marked("Not invited after all"), [_taken(one) for one in new if one.whom in without]),
        (marked("Invited already"), [_already(name) for name in plan.invited.already]),
    )
    rows: list[str | Line] = [row for asked in plan.asked for row in _asked(asked)]
    for title, lines in groups:
        if lines:
            said = translated(title)
            rows += (translated("{title} ({count})", title=said, count=len(lines)), *lines)
    return tuple(rows)


def _asked(asked: "Asked") -> Iterator[str | Line]:
    yield translated("Which one is meant by “{name}”?", name=asked.name)
    for value, shown in asked.answers:
        key = str(LineKey(ANSWER, asked.name, value))
        end = translated("Enter takes it")
        yield Line(key, "circle-question-mark", shown, "", end, Tone.WARN)


def _unknown(name: str) -> Line:
    about = translated("Enter invites in these words.")
    return Line(str(LineKey(WORDS, name)), "circle-question-mark", name, about, "", Tone.WARN)


def _gap(one: Invitation) -> Line:
    about = translated("No step of the order leads to anybody; it is kept as a gap.")
    end = translated("missing")
    return Line(str(LineKey(INVITED, one.whom)), "flag", one.represents, about, end, Tone.BAD)


def _left_out(one: "NotInvited") -> Line:
    about = translated("because: {reason}", reason=one.reason)
    return Line(str(LineKey(_OTHER, one.name)), "circle-alert", one.name, about, "", Tone.WARN)


def _invited(one: Invitation) -> Line:
    about = " · ".join(part for part in _told(one) if part)
    form = event_word(INVITATION_FORMS, one.form) if one.form else ""
    icon = "flag" if one.represents_kind is EntryKind.AREA else "mail"
    return Line(str(LineKey(INVITED, one.whom)), icon, one.represents, about, form)


def _told(one: Invitation) -> Iterator[str]:
    """Yield who gets it, why, and who gets a copy."""
    if one.addressee is None:
        yield translated("in words only, as no State and no contact")
    if one.name != one.represents:
        yield translated("to {name}", name=one.name)
    if one.step in list(ChainStep):
        yield event_word(CHAIN_STEPS, one.step)
    if one.copies:
        names = ", ".join(copy.name for copy in one.copies)
        yield translated("copy to {names}", names=names)


def _taken(one: Invitation) -> Line:
    about = translated("Space invites after all.")
    return Line(str(LineKey(INVITED, one.whom)), "minus", one.represents, about)


def _already(name: str) -> Line:
    return Line(str(LineKey(_OTHER, name)), "check", name)
