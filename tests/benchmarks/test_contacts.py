"""The invented contacts: the same for a seed, in many scripts, with the truth about themselves."""

import itertools
import subprocess
import sys
import tracemalloc
import unicodedata
from collections import Counter
from pathlib import Path

import email_validator
import phonenumbers
import pytest

from tests.benchmarks.contacts import generate, main
from tests.benchmarks.records import Contact, Email, Phone


@pytest.fixture(scope="module")
def contacts() -> tuple[Contact, ...]:
    """Two thousand contacts, made once for the module."""
    return tuple(generate(2_000, 7))


def phones_of(contacts: tuple[Contact, ...]) -> list[Phone]:
    return [phone for contact in contacts for phone in contact.phones]


def emails_of(contacts: tuple[Contact, ...]) -> list[Email]:
    return [email for contact in contacts for email in contact.emails]


def e164_of(text: str, region: str) -> str | None:
    """Read a number with the library, once the spellings it refuses are cleaned."""
    text = text.replace("(0)", "")
    if text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def address_of(text: str) -> str | None:
    try:
        return email_validator.validate_email(text, check_deliverability=False).normalized
    except email_validator.EmailNotValidError:
        return None


def test_that_a_seed_always_gives_the_same_contacts(contacts: tuple[Contact, ...]) -> None:
    assert tuple(generate(2_000, 7)) == contacts


def test_that_another_process_invents_the_same_contacts(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    here = tmp_path / "here.jsonl"
    command = [sys.executable, "-m", "tests.benchmarks.contacts", "30", str(out), "--seed", "5"]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    assert main(["30", str(here), "--seed", "5"]) == 0
    assert out.read_bytes() == here.read_bytes()


def test_that_another_seed_gives_other_contacts(contacts: tuple[Contact, ...]) -> None:
    others = {contact.uid for contact in generate(50, 8)}
    assert not others & {contact.uid for contact in contacts}


def test_that_as_many_contacts_come_as_asked() -> None:
    assert [len(list(generate(count, 1))) for count in (0, 1, 17)] == [0, 1, 17]


def test_that_every_contact_has_its_own_uid(contacts: tuple[Contact, ...]) -> None:
    assert len({contact.uid for contact in contacts}) == len(contacts)


def test_that_nine_scripts_and_more_are_there(contacts: tuple[Contact, ...]) -> None:
    scripts = Counter(contact.name.script for contact in contacts)
    wanted = {"Latn", "Cyrl", "Arab", "Grek", "Hani", "Thai", "Deva", "Hang", "Jpan"}
    assert wanted <= scripts.keys()


def test_that_names_of_other_scripts_are_given_in_latin_letters_too(
    contacts: tuple[Contact, ...],
) -> None:
    for name in (contact.name for contact in contacts):
        if name.script != "Latn":
            assert name.latin is not None
            assert not name.full.isascii()
            assert {unicodedata.name(each).split()[0] for each in name.latin if each.isalpha()} == {
                "LATIN"
            }


def test_that_contacts_come_from_nearly_all_countries(contacts: tuple[Contact, ...]) -> None:
    assert len({contact.body.area for contact in contacts}) > 185


def test_that_bodies_are_shared_by_people(contacts: tuple[Contact, ...]) -> None:
    bodies = {contact.body.name for contact in contacts}
    kinds = {contact.body.kind for contact in contacts}
    assert len(contacts) / len(bodies) > 4
    assert kinds == {"ministry", "mission", "united-nations", "nhri", "ngo", "media"}


def test_that_there_are_a_few_very_long_names(contacts: tuple[Contact, ...]) -> None:
    long_names = [each for each in contacts if len(each.name.full) > 60]
    assert 1 <= len(long_names) <= 20


def test_that_about_three_in_a_hundred_phones_are_wrong(contacts: tuple[Contact, ...]) -> None:
    phones = phones_of(contacts)
    wrong = [phone for phone in phones if phone.e164 is None]
    assert 0.02 < len(wrong) / len(phones) < 0.04


def test_that_about_three_in_a_hundred_addresses_are_wrong(
    contacts: tuple[Contact, ...],
) -> None:
    emails = emails_of(contacts)
    wrong = [email for email in emails if email.address is None]
    assert 0.02 < len(wrong) / len(emails) < 0.04


def test_that_the_truth_about_phones_is_what_the_library_says(
    contacts: tuple[Contact, ...],
) -> None:
    phones = phones_of(contacts)
    untrue = [phone for phone in phones if e164_of(phone.text, phone.region) != phone.e164]
    assert len(untrue) < len(phones) / 200, untrue[:20]


def test_that_international_numbers_need_no_region(contacts: tuple[Contact, ...]) -> None:
    international = [phone for phone in phones_of(contacts) if phone.e164 and not phone.national]
    unread = [phone for phone in international if e164_of(phone.text, "ZZ") is None]
    assert len(unread) < len(international) / 200, unread[:20]


def test_that_phones_are_spelt_in_many_ways(contacts: tuple[Contact, ...]) -> None:
    texts = [phone.text for phone in phones_of(contacts)]
    for beginning in ("+", "00", "(+"):
        assert any(text.startswith(beginning) for text in texts)
    for part in (" (0)", ".", "-", "\u00a0", "ext"):
        assert any(part in text for text in texts)
    assert any(phone.national for phone in phones_of(contacts))


def test_that_the_truth_about_addresses_is_what_the_library_says(
    contacts: tuple[Contact, ...],
) -> None:
    emails = set(emails_of(contacts))
    untrue = [email for email in emails if address_of(email.text) != email.address]
    assert untrue == []


def test_that_every_address_is_at_a_domain_that_nobody_can_own(
    contacts: tuple[Contact, ...],
) -> None:
    assert all(each.address.endswith(".example") for each in emails_of(contacts) if each.address)


def test_that_about_five_in_a_hundred_repeat_an_earlier_contact(
    contacts: tuple[Contact, ...],
) -> None:
    earlier: set[str] = set()
    repeats = 0
    for contact in contacts:
        if contact.duplicate_of is not None:
            assert contact.duplicate_of in earlier
            repeats += 1
        earlier.add(contact.uid)
    assert 0.035 < repeats / len(contacts) < 0.065


def test_that_most_duplicates_share_a_phone_or_an_address_and_some_do_not(
    contacts: tuple[Contact, ...],
) -> None:
    by_uid = {contact.uid: contact for contact in contacts}
    pairs = [(each, by_uid[each.duplicate_of]) for each in contacts if each.duplicate_of]
    sharing = [pair for pair in pairs if values_of(pair[0]) & values_of(pair[1])]
    assert 0.7 < len(sharing) / len(pairs) < 1


def values_of(contact: Contact) -> set[str]:
    phones = {phone.e164 for phone in contact.phones if phone.e164}
    return phones | {email.address for email in contact.emails if email.address}


def test_that_contacts_are_streamed() -> None:
    stream = generate(1_000_000, 1)
    assert len(list(itertools.islice(stream, 10))) == 10


def test_that_memory_does_not_grow_with_the_contacts_taken() -> None:
    stream = generate(3_000, 1)
    sum(1 for _ in itertools.islice(stream, 2_000))
    tracemalloc.start()
    try:
        sum(1 for _ in stream)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000


def test_that_an_unknown_ending_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["1", str(tmp_path / "out.pdf")])
    assert ".vcf" in capsys.readouterr().err
