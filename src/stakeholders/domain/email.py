"""E-mails: reading addresses as texts write them, and what is wrong with them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from email_validator import EmailNotValidError, validate_email
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked

EMAIL_VERSION: Final = 1
"""Rises whenever reading gives another answer, so that stored values are made anew."""

_IN_BRACKETS: Final = re.compile(r"<\s*(?:mailto:)?([^<>]*)>")
_DISGUISED_AT: Final = re.compile(r"\s*[\[({]\s*(?:at|@|arroba|ät)\s*[\])}]\s*", re.IGNORECASE)
_DISGUISED_DOT: Final = re.compile(r"\s*[\[({]\s*(?:dot|punkt|point)\s*[\])}]\s*", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"\[email\W*protected\]|email\s+protected", re.IGNORECASE)
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
    channel = Channel(ChannelType.EMAIL, raw=raw, label=label, display=clean(raw))
    address = address_in(raw)
    if address is None:
        return replace(channel, problem=_hidden() if _HIDDEN.search(raw) else _not_an_address())
    try:
        checked = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return replace(channel, problem=_invalid(_repair(address, tuple(domains))))
    normalised = f"{checked.local_part}@{checked.domain.lower()}"
    repair = _repair(normalised, tuple(domains))
    doubt = _looks_mistyped(repair) if repair else None
    return replace(channel, normalised=normalised, display=normalised, valid=True, problem=doubt)


def address_in(text: str) -> str | None:
    """Return the one thing with an at-sign in a text, cleaned but not yet checked."""
    if _HIDDEN.search(text):
        return None
    match = _IN_BRACKETS.search(text)
    candidate = match.group(1) if match and "@" in match.group(1) else text
    candidate = _DISGUISED_DOT.sub(".", _DISGUISED_AT.sub("@", clean(candidate)))
    candidate = candidate.strip(_EDGES).removeprefix("mailto:").rstrip(".")
    return candidate if "@" in candidate else None


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
    domain = domain.lower().rstrip(".")
    if not local or not domain or domain in domains:
        return None
    complete = next((known for known in domains if _cut_short(domain, known)), None)
    close = process.extractOne(
        domain,
        domains,
        scorer=DamerauLevenshtein.distance,
        score_cutoff=1 if len(domain) > 5 else 0,
    )
    found = complete or (str(close[0]) if close else None)
    return f"{local}@{found}" if found else None


def _cut_short(domain: str, known: str) -> bool:
    """Tell whether a domain is a known one whose ending was cut: `unodc.o` of `unodc.org`."""
    name, dot, ending = domain.rpartition(".")
    known_name, _, known_ending = known.rpartition(".")
    return bool(dot) and name == known_name and known_ending.startswith(ending)


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
