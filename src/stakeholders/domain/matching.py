"""Matching: whether two records are the same contact, and why; the one matcher of the program."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.email import is_role_address
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.domain.text import fold, latin
from stakeholders.i18n import marked

_INITIAL: Final = 1


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
_SAME_UID: Final = marked("the same identifier")
_SAME_SOURCE: Final = marked("the same entry of the same source")
_SAME_EMAIL: Final = marked("the same personal e-mail")
_SAME_MOBILE: Final = marked("the same mobile number")
_SAME_PHONE: Final = marked("the same phone")
_SAME_NAME: Final = marked("the same name")
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
    if record.kind is EntryKind.POST:
        return _match_of_posts(record, entry)
    if record.kind is EntryKind.BODY:
        return _match_of_bodies(record, entry)
    return _match_of_people(record, entry)


def _match_of_people(record: Record, entry: Record) -> Match:
    equal, compatible = _same_names(record, entry), _compatible_names(record, entry)
    email = _shared(record.emails, entry.emails, _is_personal_email)
    mobile = _shared(record.phones, entry.phones, _is_mobile)
    phone = _shared(record.phones, entry.phones, lambda _: True)
    body = bool(_bodies(record) & _bodies(entry))
    reasons = tuple(
        reason
        for reason, holds in (
            (_SAME_EMAIL, email),
            (_SAME_MOBILE, mobile),
            (_SAME_PHONE, phone and not mobile),
            (_SAME_NAME, equal),
            (_SAME_BODY, body),
        )
        if holds
    )
    if (compatible and (email or mobile)) or (equal and (body or phone)):
        return Match(Certainty.CERTAIN, entry, reasons)
    if equal or email or mobile or (phone and compatible):
        return Match(Certainty.LIKELY, entry, reasons)
    return NO_MATCH


def _match_of_posts(record: Record, entry: Record) -> Match:
    """Return a match of two seats of the same title at the same body."""
    if not (record.posts and entry.posts):
        return NO_MATCH
    ours, theirs = record.posts[0], entry.posts[0]
    same_body = fold(ours.body) == fold(theirs.body) or (
        ours.body_uid is not None and ours.body_uid == theirs.body_uid
    )
    if fold(ours.title) != fold(theirs.title) or not same_body:
        return NO_MATCH
    return Match(Certainty.CERTAIN, entry, (_SAME_NAME, _SAME_BODY))


def _match_of_bodies(record: Record, entry: Record) -> Match:
    ours = {fold(name) for name in (record.name, *record.aliases)}
    theirs = {fold(name) for name in (entry.name, *entry.aliases, entry.acronym)}
    if not (ours & theirs):
        return NO_MATCH
    countries = {record.country, entry.country} - {""}
    certainty = Certainty.CERTAIN if len(countries) < 2 else Certainty.LIKELY
    return Match(certainty, entry, (_SAME_NAME,))


def _same_names(record: Record, entry: Record) -> bool:
    return bool(_name_sets(record) & _name_sets(entry))


def _compatible_names(record: Record, entry: Record) -> bool:
    """Tell whether one name can be a fuller or shorter form of the other."""
    return any(
        _fits(one, other) or _fits(other, one)
        for one in _name_sets(record)
        for other in _name_sets(entry)
    )


def _name_sets(record: Record) -> set[frozenset[str]]:
    names = [name.full for name in record.names] or [record.name]
    return {frozenset(form(name).split()) for name in names for form in (fold, latin)} - {
        frozenset()
    }


def _fits(short: frozenset[str], long: frozenset[str]) -> bool:
    return all(
        word in long or (len(word) == _INITIAL and any(other.startswith(word) for other in long))
        for word in short
    )


def _shared(
    ours: Iterable[Channel], theirs: Iterable[Channel], counts: Callable[[Channel], bool]
) -> bool:
    numbers = {c.same_as for c in theirs if c.normalised}
    return any(c.same_as in numbers and counts(c) for c in ours if c.normalised)


def _is_mobile(channel: Channel) -> bool:
    return channel.number_type is NumberType.MOBILE


def _is_personal_email(channel: Channel) -> bool:
    return channel.type is ChannelType.EMAIL and not is_role_address(channel.normalised or "")


def _bodies(record: Record) -> set[str]:
    return {fold(line.body) for line in record.posts if line.body}
