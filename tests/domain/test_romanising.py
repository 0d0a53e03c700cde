"""A spelling in Latin letters for names in other scripts, by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.app.reference import Reference
from stakeholders.domain.romanising import latin_spelling
from stakeholders.domain.text import script_of


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Мария Иванова", "Mariya Ivanova"),
        ("Ольга Щукина-Попова", "Olga Shchukina Popova"),
        ("Αλέξανδρος Νικολάου", "Alexandros Nikolaou"),
        ("გიორგი", "Giorgi"),
        ("唐嘉玲", "TANG Jialing"),
        ("欧阳修文", "OUYANG Xiuwen"),
        ("김민수", "KIM Minsu"),
        ("やまだ たろう", "Yamada Tarou"),
        ("محمد الحسيني", "Mohamed Al-Husseini"),
        ("خالد الزهراني", "Khalid Al-Zaharani"),
        ("عبد الرحمن", "Abdulrahman"),
        ("سالم باقر", "Salim Baqar"),
        ("สมชาย ใจดี", "Somchai Chaidi"),
        ("आशा शर्मा", "Asha Sharma"),
        ("কামাল", "Kamal"),
    ],
)
def test_that_names_get_a_spelling(reference: Reference, name: str, latin: str) -> None:
    assert latin_spelling(name, reference.given_names.usual_spelling) == latin


@pytest.mark.parametrize(
    "name", ["", "Ana Example", "José Díaz", "山田たろう", "Ана Example", "יוסף", "123"]
)
def test_that_where_no_rule_tells_nothing_is_offered(reference: Reference, name: str) -> None:
    assert latin_spelling(name, reference.given_names.usual_spelling) == ""


@given(st.text(alphabet="абвгщъ اللهحسيوعبد唐嘉玲노종สมชายใจดีआशर्मा", max_size=20))
def test_that_a_spelling_is_in_plain_latin_letters(name: str) -> None:
    latin = latin_spelling(name, lambda _word: "")
    assert latin.isascii()
    assert not latin or script_of(latin) == "Latn"
