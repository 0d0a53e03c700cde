"""Contacts: a stream of invented contacts of 195 countries in many scripts, for tests and speed.

    python -m tests.benchmarks.contacts 100000 out.vcf      (or out.csv, out.jsonl)

The same count and seed give the same contacts. About 3 % of phones and of e-mails are wrong, and
about 5 % of the contacts repeat an earlier one, spelt differently; each says the truth about
itself. Nobody in it is real: names are put together from lists, domains end in .example.
"""

import argparse
import random
import sys
import uuid
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.benchmarks.bodies import Area, Vocabulary, invent_bodies, read_areas, read_vocabulary
from tests.benchmarks.dice import dice
from tests.benchmarks.duplicates import repeat
from tests.benchmarks.mailboxes import invent_emails
from tests.benchmarks.names import Tongue, invent_name, read_tongues
from tests.benchmarks.numbers import NumberPlan
from tests.benchmarks.records import Body, Contact, Name, Phone, PhoneKind
from tests.benchmarks.writers import write_csv, write_jsonl, write_vcards

INVALID_SHARE: Final = 0.03
DUPLICATE_SHARE: Final = 0.05
_MEMORY: Final = 1024
_LONG_NAME_EVERY: Final = 500
_PEOPLE_PER_BODY: Final = 5
_MOST_BODIES: Final = 76
_FOREIGNER_SHARE: Final = 0.12


def generate(count: int, seed: int) -> Iterator[Contact]:
    """Yield contacts one by one; memory does not grow with the count."""
    rng = dice(f"contacts {count} {seed}")
    world = _World(seed, count)
    earlier: deque[Contact] = deque(maxlen=_MEMORY)
    for place in range(count):
        uid = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        if earlier and rng.random() < DUPLICATE_SHARE:
            yield repeat(rng.choice(earlier), uid, world.plan, rng)
            continue
        contact = world.invent_contact(uid, rng, has_long_name=place % _LONG_NAME_EVERY == 250)
        earlier.append(contact)
        yield contact


@dataclass(slots=True)
class _World:
    """Knows the countries, their tongues and bodies, from which contacts are drawn."""

    seed: int
    count: int
    words: Vocabulary = field(default_factory=read_vocabulary)
    areas: tuple[Area, ...] = field(default_factory=read_areas)
    tongues: dict[str, Tongue] = field(default_factory=read_tongues)
    plan: NumberPlan = field(default_factory=NumberPlan)
    _bodies: dict[str, tuple[Body, ...]] = field(default_factory=dict)

    def invent_contact(self, uid: str, rng: random.Random, *, has_long_name: bool) -> Contact:
        area = rng.choice(self.areas)
        bodies = self._bodies_of(area)
        body = bodies[int(len(bodies) * rng.random() ** 2)]
        tongue = self._tongue(area, rng)
        name = invent_name(tongue, rng, long=has_long_name)
        function, title = rng.choice(self.words.titles)
        return Contact(
            uid=uid,
            name=name,
            title=title,
            function=function,
            body=body,
            unit=rng.choice(self.words.units) if rng.random() < 0.4 else "",
            phones=_invent_phones(body, area.code, self.plan, rng),
            emails=invent_emails(name, function, body, rng, INVALID_SHARE),
            languages=_languages(area, name, rng),
            tags=tuple(rng.sample(self.words.tags, rng.choice((0, 0, 1, 1, 2, 3)))),
            note=rng.choice(self.words.notes) if rng.random() < 0.3 else "",
        )

    def _bodies_of(self, area: Area) -> tuple[Body, ...]:
        bodies = self._bodies.get(area.code)
        if bodies is None:
            people = self.count / len(self.areas)
            limit = max(2, min(_MOST_BODIES, round(people / _PEOPLE_PER_BODY)))
            countries = {each.code: each.name for each in self.areas}
            bodies = invent_bodies(area, self.words, self.plan, self.seed, limit, countries)
            self._bodies[area.code] = bodies
        return bodies

    def _tongue(self, area: Area, rng: random.Random) -> Tongue:
        """Return mostly the first tongue of the area, sometimes that of a foreigner."""
        if rng.random() < _FOREIGNER_SHARE:
            return rng.choice(tuple(self.tongues.values()))
        if rng.random() < 0.7:
            return self.tongues[area.tongues[0]]
        return self.tongues[rng.choice(area.tongues)]


def _languages(area: Area, name: Name, rng: random.Random) -> tuple[str, ...]:
    """Return the bearer's tongue, mostly an official one of the United Nations too."""
    spoken = [name.tongue, rng.choice(area.tongues)]
    if rng.random() < 0.7:
        spoken.append(rng.choice(("en", "en", "fr", "es", "ar", "ru", "zh")))
    return tuple(dict.fromkeys(spoken))


def _invent_phones(
    body: Body, home: str, plan: NumberPlan, rng: random.Random
) -> tuple[Phone, ...]:
    count = rng.choices((0, 1, 2, 3), (6, 58, 28, 8))[0]
    return tuple(_invent_phone(body, home, plan, rng) for _ in range(count))


def _invent_phone(body: Body, home: str, plan: NumberPlan, rng: random.Random) -> Phone:
    kinds: tuple[PhoneKind, ...] = ("work", "mobile", "fax")
    kind = rng.choices(kinds, (50, 43, 7))[0]
    region = home if kind == "mobile" else body.region
    if rng.random() < INVALID_SHARE:
        return plan.invent_invalid(region, kind, rng)
    if kind == "work" and rng.random() < 0.2:
        return plan.respell(body.switchboard, rng)
    return plan.invent(region, kind, rng)


def main(arguments: Sequence[str]) -> int:
    """Write as many contacts as asked to a file whose ending says the format."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.contacts")
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path, help="a name that ends in .vcf, .csv or .jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--version", choices=("3.0", "4.0"), default="3.0", help="of the vCards")
    wanted = parser.parse_args(arguments)
    contacts = generate(wanted.count, wanted.seed)
    match wanted.out.suffix:
        case ".vcf":
            write_vcards(contacts, wanted.out, wanted.version)
        case ".csv":
            write_csv(contacts, wanted.out)
        case ".jsonl":
            write_jsonl(contacts, wanted.out)
        case _:
            parser.error("the file must end in .vcf, .csv or .jsonl")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
