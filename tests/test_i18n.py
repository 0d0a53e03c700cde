import pytest

from stakeholders.i18n import (
    PSEUDO_LANGUAGE,
    directed,
    is_right_to_left,
    left_to_right,
    numeral,
    plural,
    translated,
    use_language,
)


def test_that_placeholders_are_filled_by_name() -> None:
    assert translated("Added {name}.", name="Ana") == "Added Ana."


def test_that_a_text_without_values_keeps_its_braces() -> None:
    assert translated("{sentence}") == "{sentence}"


def test_that_numbers_choose_the_form() -> None:
    texts = [plural("{count} contact", "{count} contacts", count) for count in (0, 1, 2)]
    assert texts == ["0 contacts", "1 contact", "2 contacts"]


def test_that_arabic_has_a_form_for_every_kind_of_number() -> None:
    use_language("ar")
    texts = {plural("{count} contact", "{count} contacts", n) for n in (0, 1, 2, 3, 11, 100)}
    assert len(texts) == 6


def test_that_an_unknown_language_speaks_english() -> None:
    use_language("xx")
    assert translated("Undo") == "Undo"


def test_that_the_pseudo_language_disguises_words_and_keeps_placeholders() -> None:
    use_language(PSEUDO_LANGUAGE)
    text = translated("Added {name}.", name="Ana")
    assert "Added" not in text
    assert "Ana" in text
    assert len(text) > len("Added Ana.") * 1.3


@pytest.mark.parametrize(("language", "expected"), [("ar", True), ("en", False), ("fr", False)])
def test_that_a_language_knows_its_direction(language: str, expected: bool) -> None:
    use_language(language)
    assert is_right_to_left() is expected


def test_that_a_sentence_that_begins_with_a_latin_name_reads_from_the_right() -> None:
    use_language("ar")
    assert directed("Ana") == "\u200fAna"


def test_that_sentences_stay_as_they_are_from_the_left() -> None:
    assert directed("Ana") == "Ana"


def test_that_a_number_is_kept_from_left_to_right() -> None:
    assert left_to_right("+41 79 555 01 23") == "\u2066+41 79 555 01 23\u2069"


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "100,000"), ("fr", "100\u202f000"), ("ar", "١٠٠٬٠٠٠")]
)
def test_that_long_numbers_are_grouped_as_the_language_does(language: str, expected: str) -> None:
    use_language(language)
    assert numeral(100_000) == expected
    assert expected in plural("{count} contact", "{count} contacts", 100_000)


def test_that_numbers_in_arabic_sentences_have_arabic_digits_and_texts_keep_theirs() -> None:
    use_language("ar")
    text = translated("In the folder {folder} {count}", folder="/home/2027", count=2031)
    assert "/home/2027" in text
    assert "٢٠٣١" in text
