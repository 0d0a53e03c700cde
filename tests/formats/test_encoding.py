import pytest

from stakeholders.formats.encoding import decoded, known_encoding, telling_head


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_that_unicode_is_told_with_and_without_a_mark(encoding: str) -> None:
    found = decoded("Ana Beispiel, Zürich".encode(encoding))
    assert found.text == "Ana Beispiel, Zürich"
    assert not found.guessed


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Иванова Анна Петровна, пресс-секретарь министерства"),
        ("cp1252", "Société générale des télécommunications, é è à ç"),
        ("shift_jis", "山田太郎は東京に住んでいます"),
    ],
)
def test_that_old_code_pages_are_guessed_and_said_to_be(encoding: str, text: str) -> None:
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.guessed


def test_that_a_declared_charset_comes_before_the_guess() -> None:
    data = "NOTE;CHARSET=windows-1255:שלום".encode("cp1255")
    assert decoded(data).encoding == "cp1255"


def test_that_polish_names_are_not_taken_for_spanish() -> None:
    assert decoded("Przykładziński".encode("cp1250")[-6:]).text.endswith("iński")


def test_that_a_given_encoding_overrules_and_never_fails() -> None:
    assert decoded(b"\xe9\xff", "ascii").text == "\ufffd\ufffd"


@pytest.mark.parametrize("name", ["base64", "nonsense", "", None, "rot13", "idna"])
def test_that_only_encodings_of_text_are_known(name: str | None) -> None:
    assert known_encoding(name) in {None, "idna"}


def test_that_letters_far_down_a_file_tell_its_encoding() -> None:
    data = b"Name\n" + b"Ana Example\n" * 2000 + "Société générale, é è à ç\n".encode("cp1252")
    assert decoded(telling_head(data)).guessed
    assert not decoded(telling_head(b"Ana\n" * 9000)).guessed
    letters = "Ünï code\n".encode() * 9000
    for size in range(100, 120):
        assert not decoded(telling_head(letters, size)).guessed
