import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.text import (
    clean,
    clean_lines,
    digits,
    fold,
    latin,
    script_of,
    sort_key,
    words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Díaz", "jose diaz"),
        ("Đặng Łukasz", "dang lukasz"),
        ("STRASSE", "straße"),
        ("Æsir Øystein", "aesir oystein"),
        ("O’Brien", "O'Brien"),
        ("Аль-Ёлкин", "аль елкин"),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("un_women", "UN Women"),
    ],
)
def test_that_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("がく", "かく"), ("กิน", "กัน"), ("हिन्दी", "हन्द"), ("Lima", "Lena")]
)
def test_that_signs_which_change_a_word_are_kept(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("word", ["हिन्दी", "กรุงเทพ", "မြန်မာ", "ខ្មែរ"])
def test_that_vowel_signs_do_not_part_a_word(word: str) -> None:
    assert words(word) == (fold(word),)


@given(st.text())
def test_that_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_that_folded_text_has_single_blanks_only(text: str) -> None:
    assert fold(text).split() == [word for word in fold(text).split(" ") if word]


def test_that_other_scripts_are_found_by_latin_letters() -> None:
    assert latin("Иванов") == "ivanov"
    assert (
        latin("北京") == "bei jing".replace(" ", "") or latin("北京").replace(" ", "") == "beijing"
    )


def test_that_digits_of_any_script_become_ascii() -> None:
    assert digits("٠١٢ 345 ৬") == "0123456"


def test_that_numbers_sort_by_value_and_accents_after_letters() -> None:
    assert sort_key("Group 9") < sort_key("Group 10")
    assert sort_key("Diaz") < sort_key("Díaz") < sort_key("Dibo")


def test_that_pasted_text_loses_what_nobody_sees() -> None:
    assert clean(" a\u200b \u202e b\n\tc ") == "a b c"
    assert clean_lines("a\r\nb\rc\u00a0d\u2028e") == "a\nb\nc d\ne"


@pytest.mark.parametrize(
    ("text", "script"),
    [("Diaz", "Latn"), ("Иван", "Cyrl"), ("كريم", "Arab"), ("何立群", "Hani"), ("123", "Zyyy")],
)
def test_that_a_script_is_told_by_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


# The ways that only accept what is simple give the same as the long ones.


def cleaned_at_length(text: str) -> str:
    invisible = (
        "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff"
        "\u202a-\u202e\u2066-\u2069]"
    )
    return re.sub(r"\s+", " ", re.sub(invisible, "", text)).strip()


@given(st.text(max_size=40) | st.text(alphabet="ab \t\u00a0\u00ad\u200f\u2028é中", max_size=20))
def test_that_cleaning_what_is_printable_gives_the_same_as_cleaning_at_length(text: str) -> None:
    assert clean(text) == cleaned_at_length(text)


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=120))
def test_that_folding_ascii_gives_the_same_as_folding_by_the_table(text: str) -> None:
    accented = f"{text} é"
    assert fold(accented) == f"{fold(text)} e".strip()


@given(st.text(max_size=100))
def test_that_a_short_text_folds_as_it_does_within_a_long_one(text: str) -> None:
    assert fold(f"{text} {'x' * 100}") == f"{fold(text)} {'x' * 100}".strip()
