"""Matching: whether two records are the same contact, and why; the one matcher of the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name_likeness import Likeness, Namesakes, likeness, no_namesakes
from stakeholders.domain.record import Record
from stakeholders.domain.traits import Traits, traits_of
from stakeholders.i18n import marked


class Certainty(StrEnum):
    """How sure a match is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that a record may be, how surely, and the reasons, marked for the catalogue."""

    certainty: Certainty
    entry: Record | None = None
    reasons: tuple[str, ...] = ()


NO_MATCH: Final = Match(Certainty.NONE)
Verdict = tuple[Certainty, tuple[str, ...]]
_NOTHING: Final[Verdict] = (Certainty.NONE, ())
_SAME_UID: Final = marked("the same identifier")
_SAME_SOURCE: Final = marked("the same entry of the same source")
_SAME_EMAIL: Final = marked("the same personal e-mail")
_SAME_MOBILE: Final = marked("the same mobile number")
_SAME_PHONE: Final = marked("the same phone")
_SAME_NAME: Final = marked("the same name")
_ALIKE_NAME: Final = marked("a name that can be the same")
_SAME_ACRONYM: Final = marked("the same acronym")
_SAME_BODY: Final = marked("the same organisation")


def best_match(record: Record, candidates: Iterable[Record]) -> Match:
    """Return the best match of a record among candidates of its kind.

    A shared desk phone or an equal name alone is never certain. Several certain ones that no
    identifier tells apart are only likely.
    """
    matches = [match for match in (match_of(record, c) for c in candidates) if match.reasons]
    for sure in ((_SAME_UID,), (_SAME_SOURCE,)):
        for match in matches:
            if match.reasons == sure:
                return match
    certain = [match for match in matches if match.certainty is Certainty.CERTAIN]
    if len(certain) == 1:
        return certain[0]
    likely = certain or [match for match in matches if match.certainty is Certainty.LIKELY]
    if not likely:
        return NO_MATCH
    best = max(likely, key=lambda match: len(match.reasons))
    return Match(Certainty.LIKELY, best.entry, best.reasons)


def match_of(record: Record, entry: Record) -> Match:
    """Return how surely a record is this entry, with the reasons."""
    if record.uid is not None and record.uid == entry.uid:
        return Match(Certainty.CERTAIN, entry, (_SAME_UID,))
    if record.source_uid and (record.source, record.source_uid) == (entry.source, entry.source_uid):
        return Match(Certainty.CERTAIN, entry, (_SAME_SOURCE,))
    certainty, reasons = compare(traits_of(record), traits_of(entry))
    return Match(certainty, entry, reasons) if reasons else NO_MATCH


def compare(ours: Traits, theirs: Traits, namesakes: Namesakes = no_namesakes) -> Verdict:
    """Return how surely two entries of a kind are one, and why; without a match no reasons."""
    if ours.kind is EntryKind.POST:
        return _compare_posts(ours, theirs)
    if ours.kind is EntryKind.BODY:
        return _compare_bodies(ours, theirs)
    return _compare_people(ours, theirs, namesakes)


def _compare_people(ours: Traits, theirs: Traits, namesakes: Namesakes) -> Verdict:
    names = likeness(ours.names, theirs.names, namesakes)
    email = not ours.emails.isdisjoint(theirs.emails)
    mobile = not ours.mobiles.isdisjoint(theirs.mobiles)
    phone = mobile or not ours.phones.isdisjoint(theirs.phones)
    body = not ours.bodies.isdisjoint(theirs.bodies)
    certainty = _certainty_of_people(names, own=email or mobile, phone=phone, body=body)
    reasons = (
        (_SAME_EMAIL, email),
        (_SAME_MOBILE, mobile),
        (_SAME_PHONE, phone and not mobile),
        (_SAME_NAME, names is Likeness.EQUAL),
        (_ALIKE_NAME, Likeness.NONE < names < Likeness.EQUAL),
        (_SAME_BODY, body),
    )
    if certainty is Certainty.NONE:
        return _NOTHING
    return certainty, tuple(reason for reason, holds in reasons if holds)


def _certainty_of_people(names: Likeness, *, own: bool, phone: bool, body: bool) -> Certainty:
    """Return how sure it is: `own` tells of a mailbox or mobile that both have."""
    if own and names is not Likeness.NONE:
        return Certainty.CERTAIN
    if names is Likeness.EQUAL:
        return Certainty.CERTAIN if body or phone else Certainty.LIKELY
    if own or (names is not Likeness.NONE and (phone or body)):
        return Certainty.LIKELY
    return Certainty.NONE


def _compare_posts(ours: Traits, theirs: Traits) -> Verdict:
    """Return that two seats are one where they have the same title at the same body."""
    if ours.names.isdisjoint(theirs.names) or ours.bodies.isdisjoint(theirs.bodies):
        return _NOTHING
    return Certainty.CERTAIN, (_SAME_NAME, _SAME_BODY)


def _compare_bodies(ours: Traits, theirs: Traits) -> Verdict:
    """Return how surely two bodies are one; those of two countries are so at most by mistake."""
    countries = {ours.country, theirs.country} - {""}
    certainty = Certainty.CERTAIN if len(countries) < 2 else Certainty.LIKELY
    named = ours.names | ours.acronyms, theirs.names | theirs.acronyms
    if not (named[0].isdisjoint(theirs.names) and ours.names.isdisjoint(named[1])):
        return certainty, (_SAME_NAME,)
    if certainty is Certainty.CERTAIN and not ours.acronyms.isdisjoint(theirs.acronyms):
        return Certainty.LIKELY, (_SAME_ACRONYM,)
    return _NOTHING
