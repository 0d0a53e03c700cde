"""Verdicts on phones and e-mails, in words, for the line beside the field."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.desktop.widgets.verdict import Level, Verdict
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.problems import Problem, Severity
from stakeholders.i18n import marked, translated

CountryName = Callable[[str], str]

_KINDS: Final = MappingProxyType(
    {
        NumberType.MOBILE: marked("mobile"),
        NumberType.FIXED: marked("landline"),
        NumberType.FIXED_OR_MOBILE: marked("landline or mobile"),
        NumberType.FAX: marked("fax"),
        NumberType.TOLL_FREE: marked("free of charge"),
        NumberType.SATELLITE: marked("satellite"),
        NumberType.VOIP: marked("internet phone"),
        NumberType.PAGER: marked("pager"),
    }
)
_PHONE: Final = marked("Phone")
_LABELS: Final = MappingProxyType(
    {
        NumberType.MOBILE: marked("Mobile"),
        NumberType.FAX: marked("Fax"),
        NumberType.SATELLITE: marked("Satellite phone"),
    }
)


def verdict_on(channel: Channel, country_name: CountryName) -> Verdict:
    """Return what the rules say of a phone or an e-mail."""
    problem = channel.problem
    if problem is not None:
        level = Level.BAD if problem.severity is Severity.ERROR else Level.WARN
        return Verdict(level, _message(problem, country_name), problem.repair)
    if channel.type is ChannelType.EMAIL:
        return Verdict(Level.OK, translated("Valid address"))
    if channel.type is not ChannelType.PHONE:
        return Verdict()
    if channel.assumed_region:
        return Verdict(
            Level.WARN,
            translated("{country} assumed", country=country_name(channel.assumed_region)),
        )
    told = [translated("Valid")]
    if channel.region:
        told.append(country_name(channel.region))
    kind = _KINDS.get(channel.number_type or NumberType.UNKNOWN)
    if kind:
        told.append(translated(kind))
    return Verdict(Level.OK, " · ".join(told))


def latin_offered(latin: str) -> Verdict:
    """Return the offer of a spelling in Latin letters, nothing without one."""
    if not latin:
        return Verdict()
    return Verdict(Level.NONE, translated("In Latin letters: {latin}", latin=latin), latin)


def _message(problem: Problem, country_name: CountryName) -> str:
    """Return the problem as a sentence that names countries, where the rule knows codes."""
    named = tuple(
        (key, country_name(value) if key == "region" else value) for key, value in problem.values
    )
    return replace(problem, values=named).message


def label_of(channel: Channel) -> str:
    """Return what a phone or an e-mail is called on the card."""
    if channel.type is ChannelType.EMAIL:
        return translated("E-mail")
    if channel.type is ChannelType.WEB:
        return translated("Web page")
    if channel.type is ChannelType.PHONE:
        label = _LABELS.get(channel.number_type or NumberType.UNKNOWN, _PHONE)
        return translated(label)
    return channel.label or translated("Messages")
