"""A peer: the client library of evolution-data-server, asked for the same work where it is there.

It runs as its users run it, in a session with D-Bus, on an address book of its own that is filled
for the comparison and removed again. Both are asked for every contact whose name has a word that
begins so, as full rows.
"""

import contextlib
import importlib
import time
from collections.abc import Iterator, Sequence
from typing import Any, Final

from stakeholders.domain.query import read_query
from stakeholders.store.database import Database
from stakeholders.store.search import SqliteSearch
from tests.benchmarks.contacts import generate
from tests.benchmarks.measure import Figure, spread
from tests.benchmarks.records import Contact

_Book = Any
_NAME: Final = "evolution-data-server, same prefix"
_CHUNK: Final = 500
_MOST: Final = 10_000
_ASKED: Final = 20
_WAIT: Final = 30
_VERSIONS: Final = (("EDataServer", "1.2"), ("EBook", "1.2"), ("EBookContacts", "1.2"))


def beside_evolution(database: Database, prefixes: Sequence[str], size: int) -> Figure:
    """Return our time as a share of theirs for the same prefixes, in turn."""
    try:
        libraries = _libraries()
    except (ImportError, ValueError):
        return Figure(_NAME, 0.0, "x", remark="not installed")
    try:
        with _filled_book(libraries, min(size, _MOST)) as book:
            return _compared(database, libraries, book, prefixes[:_ASKED])
    except libraries["GLib"].Error as error:
        return Figure(_NAME, 0.0, "x", remark=f"does not answer: {error.message}")


def _libraries() -> dict[str, Any]:
    gi = importlib.import_module("gi")
    for name, version in _VERSIONS:
        gi.require_version(name, version)
    names = {
        "EBook": "EBook", "Contacts": "EBookContacts", "Server": "EDataServer", "GLib": "GLib",
    }  # fmt: skip
    return {key: importlib.import_module(f"gi.repository.{one}") for key, one in names.items()}


@contextlib.contextmanager
def _filled_book(libraries: dict[str, Any], size: int) -> Iterator[Any]:
    """Give an address book of the first contacts that vanishes again."""
    server, contacts = libraries["Server"], libraries["Contacts"]
    registry = server.SourceRegistry.new_sync(None)
    source = server.Source.new(None, None)
    source.set_display_name("benchmark")
    source.get_extension(server.SOURCE_EXTENSION_ADDRESS_BOOK).set_backend_name("local")
    registry.commit_source_sync(source, None)
    try:
        book = libraries["EBook"].BookClient.connect_sync(source, _WAIT, None)
        cards = [contacts.Contact.new_from_vcard(_card(one)) for one in generate(size, 1)]
        for start in range(0, len(cards), _CHUNK):
            book.add_contacts_sync(cards[start : start + _CHUNK], 0, None)
        yield book
    finally:
        source.remove_sync(None)


def _card(contact: Contact) -> str:
    emails = "".join(f"EMAIL:{each.text}\r\n" for each in contact.emails)
    phones = "".join(f"TEL:{each.text}\r\n" for each in contact.phones)
    name = contact.name
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name.family};{name.given};;;\r\nFN:{name.full}\r\n"
        f"{emails}{phones}END:VCARD\r\n"
    )


def _compared(
    database: Database, libraries: dict[str, Any], book: _Book, prefixes: Sequence[str]
) -> Figure:
    contacts, search = libraries["Contacts"], SqliteSearch(database)
    begins = contacts.BookQueryTest.BEGINS_WITH
    shares = []
    for prefix in prefixes:
        query = contacts.BookQuery.field_test(contacts.ContactField.FULL_NAME, begins, prefix)
        start = time.perf_counter()
        book.get_contacts_sync(query.to_string(), None)
        theirs = time.perf_counter() - start
        start = time.perf_counter()
        search.find(read_query(f"name:{prefix}"), flags=("person",), limit=0)
        shares.append((time.perf_counter() - start) / theirs)
    lies = spread(shares)
    return Figure(_NAME, lies.median, "x", None, lies, "10 000 contacts there, all here")
