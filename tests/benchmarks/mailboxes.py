"""Mailboxes: e-mail addresses of invented people and posts, at domains that nobody can own."""

import random
import re
from typing import Final

from anyascii import anyascii

from tests.benchmarks.records import Body, Email, Name

_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
_ROLE_MAILBOXES: Final = {
    "spokesperson": "press",
    "press": "press",
    "protocol": "protocol",
    "head": "director",
    "focal-point": "focal.point",
}
_ROLE_SHARE: Final = 0.2


def invent_emails(
    name: Name, function: str, body: Body, rng: random.Random, invalid_share: float
) -> tuple[Email, ...]:
    """Return no address, one or two: the person's own, and sometimes that of the post."""
    count = rng.choices((0, 1, 2), (12, 74, 14))[0]
    return tuple(_invent_email(name, function, body, rng, invalid_share) for _ in range(count))


def _invent_email(
    name: Name, function: str, body: Body, rng: random.Random, invalid_share: float
) -> Email:
    mailbox = _ROLE_MAILBOXES.get(function)
    if mailbox is None or rng.random() > _ROLE_SHARE:
        mailbox = _personal_mailbox(name, rng)
    address = f"{mailbox}@{body.domain}"
    if rng.random() < invalid_share:
        return Email(_break(mailbox, body.domain, rng), None)
    return Email(_write(address, rng), address)


def _personal_mailbox(name: Name, rng: random.Random) -> str:
    given, family = plain(name.latin_given.split(" ")[0]), plain(name.latin_family)
    if rng.random() < 0.01 and not name.family.isascii() and name.script == "Latn":
        return name.family.split(" ")[0].lower()
    mailbox = rng.choice(
        (f"{given}.{family}", f"{given[:1]}.{family}", f"{given}_{family}", f"{family}", given)
    )
    return mailbox[:60].rstrip("._") + (str(rng.randrange(2, 100)) if rng.random() < 0.4 else "")


def plain(text: str) -> str:
    """Return the text in small letters a to z and digits, whatever its script."""
    if not text.isascii():
        text = anyascii(text)
    return _NOT_PLAIN.sub("", text.lower())


def _write(address: str, rng: random.Random) -> str:
    """Write the domain in capitals now and then, which leaves the address the same."""
    draw = rng.random()
    if draw < 0.03:
        mailbox, _, domain = address.partition("@")
        return f"{mailbox}@{domain.upper()}"
    return address


def _break(mailbox: str, domain: str, rng: random.Random) -> str:
    return rng.choice(
        (
            f"{mailbox} at {domain}",
            f"{mailbox}@@{domain}",
            f"{mailbox}@{domain.partition('.')[0]}",
            f"{mailbox}..x@{domain}",
            f"{mailbox}@{domain.replace('.', ',')}",
            f"{mailbox}@{domain}.invalid",
            f"@{domain}",
            f"{mailbox}@.{domain}",
        )
    )
