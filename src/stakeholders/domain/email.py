"""E-mails: reading addresses as texts write them, and what is wrong with them."""

import functools
import re
from collections.abc import Iterable
from typing import Final

from email_validator import (
    SPECIAL_USE_DOMAIN_NAMES,
    EmailNotValidError,
    validate_email,
)
from email_validator.rfc_constants import CASE_INSENSITIVE_MAILBOX_NAMES

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.email_domains import known_domains
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked

EMAIL_VERSION: Final = 1
"""Rises whenever reading gives another answer, so that stored values are made anew."""

_IN_BRACKETS: Final = re.compile(r"<\s*(?:mailto:)?([^<>]*)>")
_DISGUISED_AT: Final = re.compile(r"\s*[\[({]\s*(?:at|@|arroba|ät)\s*[\])}]\s*", re.IGNORECASE)
_DISGUISED_DOT: Final = re.compile(r"\s*[\[({]\s*(?:dot|punkt|point)\s*[\])}]\s*", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"\[email\W*protected\]|email\s+protected", re.IGNORECASE)
_PLAIN: Final = re.compile(
    r"([A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*)"
    r"@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})"
)
"""Addresses without anything that only the library can judge; see `_plain`."""
_PLAIN_LENGTH: Final = 120
_NOT_FOR_MAIL: Final = tuple(f".{domain}" for domain in SPECIAL_USE_DOMAIN_NAMES)
_ANY_CASE: Final = frozenset(CASE_INSENSITIVE_MAILBOX_NAMES)
_EDGES: Final = " \t<>,;:'\"()[]：，。"
_ROLE_WORDS: Final = frozenset(
    "press presse prensa media info information contact registry office secretariat secretariado "
    "newsdesk news spokesperson spokesman communications communication comms mission protocol "
    "mail admin webmaster inquiries enquiries pressoffice presseoffice mailbox desk pio "
    "imprensa stampa pers comunicacion comunicaciones comunicacao comunicacoes kommunikation "
    "embassy embajada ambassade botschaft consulate sekretariat kontakt contacto contato editor "
    "registration accreditation conference events library helpdesk support".split()
)
_ROLE_BEGINNINGS: Final = (
    "media", "spokes", "newsdesk", "registry", "secretariat", "pressoffice", "pressdesk",
    "pressestelle", "presseamt", "pressinfo",
)  # fmt: skip
_ROLE_ENDINGS: Final = (
    "press", "presse", "media", "desk", "newsroom", "registry", "secretariat", "office", "info",
)  # fmt: skip


def read_email(raw: str, domains: Iterable[str] = (), label: str = "") -> Channel:
    """Return the e-mail address that a text writes; never fails, the text as given is kept.

    Brackets, `mailto:`, `[at]` and punctuation glued to the end are taken off. `domains` are
    known domains that a mistyped one is compared with, to offer a repair.
    """
    normalised = _plain(raw)
    address = address_in(raw) if normalised is None else normalised
    if address is None:
        return _refused(raw, label, _hidden() if _HIDDEN.search(raw) else _not_an_address())
    normalised = normalised or _plain(address) or _checked(address)
    repair = _repair(normalised or address, tuple(domains))
    if normalised is None:
        return _refused(raw, label, _invalid(repair))
    return Channel(
        ChannelType.EMAIL,
        raw=raw,
        label=label,
        normalised=normalised,
        display=normalised,
        valid=True,
        problem=_looks_mistyped(repair) if repair else None,
    )


def address_in(text: str) -> str | None:
    """Return the one thing with an at-sign in a text, cleaned but not yet checked."""
    if _HIDDEN.search(text):
        return None
    match = _IN_BRACKETS.search(text)
    candidate = match.group(1) if match and "@" in match.group(1) else text
    candidate = _DISGUISED_DOT.sub(".", _DISGUISED_AT.sub("@", clean(candidate)))
    candidate = candidate.strip(_EDGES).removeprefix("mailto:").rstrip(".")
    return candidate if "@" in candidate else None


def _refused(raw: str, label: str, problem: Problem) -> Channel:
    return Channel(ChannelType.EMAIL, raw=raw, label=label, display=clean(raw), problem=problem)


def _plain(address: str) -> str | None:
    """Return the usual address as the library would, None where that has to judge.

    It refuses domains for special use and hyphen pairs that are no Punycode, and writes some
    mailboxes small (RFC 2142); all of that is left to it.
    """
    match = _PLAIN.fullmatch(address) if len(address) <= _PLAIN_LENGTH else None
    if match is None:
        return None
    local, domain = match[1], match[2].lower()
    if "--" in domain or f".{domain}".endswith(_NOT_FOR_MAIL):
        return None
    return None if local.lower() in _ANY_CASE else f"{local}@{domain}"


def _checked(address: str) -> str | None:
    try:
        checked = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return None
    return f"{checked.local_part}@{checked.domain.lower()}"


def is_role_address(address: str) -> bool:
    """Tell whether a mailbox belongs to a post or body (press@, registry@) and not to a person."""
    local = fold(address.partition("@")[0].replace("_", " ")).split()
    if any(word.strip("0123456789") in _ROLE_WORDS for word in local):
        return True
    joined = "".join(local)
    return joined.startswith(_ROLE_BEGINNINGS) or joined.endswith(_ROLE_ENDINGS)


def _repair(address: str, domains: tuple[str, ...]) -> str | None:
    """Return the address with the known domain that it very likely meant, else None."""
    local, _, domain = address.rpartition("@")
    if not local:
        return None
    meant = _meant(domain.lower().rstrip("."), domains)
    return f"{local}@{meant}" if meant else None


@functools.lru_cache(maxsize=8192)
def _meant(domain: str, domains: tuple[str, ...]) -> str | None:
    """Return the known domain that one means; colleagues share theirs."""
    return known_domains(domains).meant_by(domain)


def _not_an_address() -> Problem:
    return Problem(
        "email.text",
        marked("This is not an e-mail address; the text is kept."),
        severity=Severity.ERROR,
    )


def _hidden() -> Problem:
    return Problem("email.hidden", marked("The page hid this address; it is not known."))


def _invalid(repair: str | None) -> Problem:
    return Problem(
        "email.invalid",
        marked("No mail server takes this address as it is written."),
        severity=Severity.ERROR,
        repair=repair,
    )


def _looks_mistyped(repair: str) -> Problem:
    return Problem(
        "email.mistyped",
        marked("Did you mean {repair}?"),
        (("repair", repair),),
        repair=repair,
    )
