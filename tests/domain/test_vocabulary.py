"""Words of contact blocks: titles, labels and honorifics in many languages are understood."""

import json
from collections import defaultdict
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.text import fold
from stakeholders.domain.vocabulary import ChannelLabel, HonorificKind, Words, read_words
from stakeholders.paths import resource_text

READ: Final = ("en", "fr", "es", "de", "ru", "ar", "zh", "fa", "pt")


@pytest.fixture(scope="module")
def words() -> Words:
    return read_words(resource_text("reference", "words.json"))


@pytest.mark.parametrize("part", ["honorifics", "functions", "channels", "bodies"])
def test_that_every_list_has_words_in_each_language_read(part: str) -> None:
    content = json.loads(resource_text("reference", "words.json"))
    lacking = [
        (listed.get("code") or listed["kind"], language)
        for listed in content[part]
        for language in READ
        if not listed["words"].get(language)
    ]
    assert lacking == []
    assert all(content["contact_phrases"].get(language) for language in READ)


@pytest.mark.parametrize("part", ["functions", "channels", "bodies"])
def test_that_no_word_stands_in_two_lists(part: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for listed in json.loads(resource_text("reference", "words.json"))[part]:
        for phrases in listed["words"].values():
            for phrase in phrases:
                owners[fold(phrase)].add(listed.get("code") or listed["kind"])
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Spokesperson", ("spokesperson",)),
        ("Deputy Spokesperson", ("deputy_spokesperson",)),
        ("Press Officer / Spokesperson", ("press_officer", "spokesperson")),
        ("Jefe de Prensa", ("press_officer",)),
        ("新闻官员", ("press_officer",)),
        ("副发言人", ("deputy_spokesperson",)),
        ("Chief, Public Information Section", ("head", "information_officer")),
        ("Permanent Representative of Thailand", ("permanent_representative",)),
        ("Chargé d'affaires a.i.", ("charge_daffaires",)),
        ("High Commissioner", ("high_commissioner",)),
        ("Porte-parole adjointe", ("deputy_spokesperson",)),
        ("пресс-секретарь", ("spokesperson",)),
        ("المتحدث الرسمي", ("spokesperson",)),
        ("nothing of the kind", ()),
    ],
)
def test_that_a_title_tells_its_functions(words: Words, title: str, codes: tuple[str, ...]) -> None:
    assert words.functions.inside(title) == codes
    assert words.function(title) == (codes[0] if codes else None)


def test_that_the_codes_of_functions_are_all_different(words: Words) -> None:
    assert len(set(words.function_codes)) == len(words.function_codes)
    assert words.function_codes[0] == "spokesperson"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Tel.:", ChannelLabel.PHONE),
        ("Landline", ChannelLabel.PHONE),
        ("Telefonszám:", ChannelLabel.PHONE),
        ("电话", ChannelLabel.PHONE),
        ("Mobile", ChannelLabel.MOBILE),
        ("手机：", ChannelLabel.MOBILE),
        ("cel", ChannelLabel.MOBILE),
        ("Télécopie", ChannelLabel.FAX),
        ("传真", ChannelLabel.FAX),
        ("e-mail:,", ChannelLabel.EMAIL),
        ("e-mail：", ChannelLabel.EMAIL),
        ("Courriel", ChannelLabel.EMAIL),
        ("Dirección electrónica", ChannelLabel.EMAIL),
        ("ext.", ChannelLabel.EXTENSION),
        ("Hello", None),
        ("", None),
    ],
)
def test_that_a_label_tells_what_follows(
    words: Words, label: str, kind: ChannelLabel | None
) -> None:
    assert words.channel(label) == kind


def test_that_listed_labels_say_the_same_as_the_look_up(words: Words) -> None:
    for label, kind in words.channel_labels.items():
        assert words.channel(label) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ms.", HonorificKind.COURTESY),
        ("MR", HonorificKind.COURTESY),
        ("Mme", HonorificKind.COURTESY),
        ("г-н", HonorificKind.COURTESY),
        ("السيد", HonorificKind.COURTESY),
        ("先生", HonorificKind.COURTESY),
        ("Dr", HonorificKind.ACADEMIC),
        ("H.E.", HonorificKind.EXCELLENCY),
        ("HE", HonorificKind.EXCELLENCY),
        ("Her Excellency", HonorificKind.EXCELLENCY),
        ("Pol. Col.", HonorificKind.RANK),
        ("He", None),
        ("she", None),
    ],
)
def test_that_an_honorific_is_known_as_it_is_written(
    words: Words, text: str, kind: HonorificKind | None
) -> None:
    assert words.honorific(text) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("UNODC Regional Centre for East Asia and the Pacific", "centre"),
        ("United Nations Conference Centre", "centre"),
        ("Office of the United Nations High Commissioner for Human Rights", "office"),
        ("Permanent Mission of Thailand", "permanent_mission"),
        ("Ministère des affaires étrangères", "ministry"),
        ("Australian Government", "government"),
        ("Government of the Kingdom of Thailand", "government"),
        ("National Human Rights Commission", "nhri"),
        ("国家人权委员会", "nhri"),
        ("OHCHR", None),
    ],
)
def test_that_the_name_of_a_body_tells_its_kind(words: Words, name: str, kind: str | None) -> None:
    assert words.body_kind(name) == kind


def test_that_particles_and_suffixes_are_no_names(words: Words) -> None:
    assert words.is_particle("van")
    assert words.is_particle("Bin")
    assert not words.is_particle("Diaz")
    assert words.is_suffix("Jr.")
    assert words.is_suffix(", PhD")
    assert not words.is_suffix("Inciong")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("For more information, please contact Someone", "en"),
        ("Pour plus d'informations : X", "fr"),
        ("更多信息请看", "zh"),
        ("The workshop is hosted by", None),
    ],
)
def test_that_a_phrase_announces_a_contact(words: Words, text: str, language: str | None) -> None:
    assert words.contact_phrases.begins(text) == language


@given(text=st.text(max_size=60))
def test_that_any_text_can_be_read(text: str) -> None:
    words = read_words(resource_text("reference", "words.json"))
    assert set(words.functions.inside(text)) <= set(words.function_codes)
    assert words.functions.exactly(text) in {None, *words.function_codes}
