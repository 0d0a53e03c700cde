"""Whatever goes wrong is one sentence and a code, and changes nothing."""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import DamagedFileError, UnwritableFileError
from tests.cli.running import Answer, Stakeholders, run

NOBODY = "00000000-0000-7000-8000-000000000000"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89" + bytes(
    200
)


def is_one_sentence(answer: Answer) -> bool:
    lines = answer.said.strip().splitlines()
    return len(lines) == 1 and "Traceback" not in answer.said and lines[0].endswith(".")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", NOBODY),
        ("show", "nonsense"),
        ("set", NOBODY, "name", "A"),
        ("set", "nonsense", "name", "A"),
        ("delete", NOBODY),
        ("history", "nonsense"),
        ("undo",),
        ("redo",),
        ("undo", "77"),
        ("undo", "nonsense"),
        ("list", "show", "no such list"),
        ("list", "add", "no such list", NOBODY),
        ("list", "leave-out", "no such list", NOBODY, "--reason", "x"),
        ("list", "make", "new", NOBODY),
        ("list", "make", "new", "nonsense"),
        ("list", "make", " "),
        ("add", "person", " "),
        ("export", "out.unknown"),
        ("export", "out.vcf", "--as", "no-such-format"),
        ("export", "out.vcf", "--list", "no such list"),
        ("export", "no/such/folder/out.vcf"),
        ("import", "no-such-file.vcf"),
        ("import", "."),
        ("read", "no-such-file.txt"),
        ("new",),
    ],
    ids=" ".join,
)
def test_that_what_cannot_be_done_is_said_in_a_sentence_and_changes_nothing(
    stakeholders: Stakeholders, arguments: tuple[str, ...], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    answer = stakeholders(*arguments)
    assert (answer.code, answer.out) in {
        (4, b""),
        (4, answer.out if "import" in arguments else b""),
    }
    assert is_one_sentence(answer)
    assert stakeholders.json("history")["operations"] == []
    assert sorted(tmp_path.iterdir()) == before
    in_json = stakeholders("--json", *arguments)
    assert in_json.code == 4
    assert not in_json.said
    assert [finding["severity"] for finding in in_json.json["findings"]] == ["error"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("find", "--nonsense"),
        ("find", "--limit", "-1"),
        ("find", "--limit", "many"),
        ("find", "--kind", "alien"),
        ("show",),
        ("read", "x.txt", "--date", "tomorrow"),
        ("export", "o.vcf", "--for", "everybody"),
        ("export", "o.vcf", "--find", "a", "--list", "b"),
        ("set", NOBODY, "shoe", "42"),
    ],
    ids=" ".join,
)
def test_that_wrong_usage_is_2(stakeholders: Stakeholders, arguments: tuple[str, ...]) -> None:
    answer = stakeholders(*arguments)
    assert (answer.code, answer.out) == (2, b"")
    assert "Error:" in answer.said
    in_json = stakeholders(*arguments, "--json")
    assert in_json.code == 2
    assert in_json.codes == ["usage"]


def every_command() -> tuple[tuple[str, ...], ...]:
    """Return one call of each command that opens a directory."""
    return (
        ("find", "x"), ("show", NOBODY), ("set", NOBODY, "name", "A"), ("delete", NOBODY),
        ("add", "person", "Anna Berg"), ("list", "show"), ("list", "make", "a"), ("check",),
        ("undo",), ("redo",), ("history",), ("export", "-", "--as", "vcard"),
    )  # fmt: skip


@pytest.mark.parametrize("arguments", every_command(), ids=" ".join)
def test_that_a_missing_directory_is_3_and_not_made(
    stakeholders: Stakeholders, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    missing = tmp_path / "missing.stakeholders"
    answer = stakeholders.anywhere("-d", missing, *arguments)
    assert (answer.code, answer.out) == (3, b"")
    assert is_one_sentence(answer)
    assert not missing.exists()


@pytest.mark.parametrize("content", [b"", b"not a directory at all" * 300, PNG])
@pytest.mark.parametrize("arguments", every_command()[:2], ids=" ".join)
def test_that_a_foreign_file_is_3_and_not_changed(
    stakeholders: Stakeholders, arguments: tuple[str, ...], content: bytes, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.stakeholders"
    foreign.write_bytes(content)
    answer = stakeholders.anywhere("-d", foreign, *arguments)
    assert answer.code == 3
    assert is_one_sentence(answer)
    assert foreign.read_bytes() == content
    assert sorted(tmp_path.glob("foreign*")) == [foreign]


def with_bytes(file: Path, place: int, value: bytes) -> bytes:
    content = bytearray(file.read_bytes())
    content[place : place + len(value)] = value
    file.write_bytes(content)
    return bytes(content)


def test_that_a_newer_file_is_3_and_not_changed(stakeholders: Stakeholders) -> None:
    content = with_bytes(stakeholders.file, 60, (9999).to_bytes(4, "big"))
    answer = stakeholders("find", "x")
    assert answer.code == 3
    assert "newer" in answer.said
    assert is_one_sentence(replace(answer, said=answer.said.replace(". It was", "; it was")))
    assert stakeholders.file.read_bytes() == content


def test_that_a_damaged_file_is_3_and_not_changed(stakeholders: Stakeholders) -> None:
    size = stakeholders.file.stat().st_size
    content = with_bytes(stakeholders.file, 4096, b"\xff" * (size - 4096))
    answer = stakeholders("find", "x")
    assert answer.code == 3
    assert is_one_sentence(answer)
    assert stakeholders.file.read_bytes() == content


@pytest.fixture
def locked_away(stakeholders: Stakeholders) -> Iterator[Stakeholders]:
    """Take the right to write from the file and its folder."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder = stakeholders.file.parent
    stakeholders.file.chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    yield stakeholders
    folder.chmod(stat.S_IRWXU)


def test_that_a_file_that_may_not_be_written_is_3(locked_away: Stakeholders) -> None:
    answer = locked_away("add", "person", "Anna Berg")
    assert answer.code == 3
    assert is_one_sentence(answer)


@pytest.mark.parametrize("error", [UnwritableFileError, DamagedFileError])
def test_that_a_file_that_fails_while_it_is_used_is_3(
    stakeholders: Stakeholders, error: type[Exception]
) -> None:
    def refuse(path: Path) -> Directory:
        raise error(path)

    line = replace(stakeholders.line, open_directory=refuse)
    answer = run(line, ["-d", str(stakeholders.file), "find", "x"])
    assert (answer.code, answer.out) == (3, b"")


@pytest.mark.logs
def test_that_a_bug_is_70_and_says_so_without_a_traceback(stakeholders: Stakeholders) -> None:
    def broken(_path: Path) -> Directory:
        raise ZeroDivisionError

    line = replace(stakeholders.line, open_directory=broken)
    answer = run(line, ["find", "x"])
    assert (answer.code, answer.out) == (70, b"")
    assert "ZeroDivisionError" in answer.said
    assert "Traceback" not in answer.said
    assert run(line, ["--json", "find", "x"]).codes == ["bug"]


def test_that_an_interrupt_is_130(stakeholders: Stakeholders) -> None:
    def interrupted(_path: Path) -> Directory:
        raise KeyboardInterrupt

    answer = run(replace(stakeholders.line, open_directory=interrupted), ["find", "x"])
    assert (answer.code, answer.out, answer.said) == (130, b"", "")


def test_that_a_reader_who_left_is_no_error(stakeholders: Stakeholders) -> None:
    def gone(_path: Path) -> Directory:
        raise BrokenPipeError

    answer = run(replace(stakeholders.line, open_directory=gone), ["find", "x"])
    assert (answer.code, answer.said) == (0, "")


def test_that_a_conflict_is_4_and_changes_nothing(stakeholders: Stakeholders) -> None:
    uid = stakeholders.json("add", "person", "Anna Berg", "--phone", "+41 22 555 01 42")["records"][
        0
    ]["uid"]
    assert stakeholders("set", uid, "phone", "+41 22 555 01 43").code == 0
    number = stakeholders.json("history")["operations"][0]["number"]
    assert stakeholders("set", uid, "phone", "+41 22 555 01 44").code == 0
    answer = stakeholders("undo", number)
    assert answer.code == 4
    assert "Traceback" not in answer.said
    assert stakeholders.json("show", uid)["records"][0]["phones"][0]["e164"] == "+41225550144"


@pytest.mark.parametrize("content", [PNG, b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8])
@pytest.mark.parametrize("command", ["read", "import"])
def test_that_a_file_that_is_no_text_is_4_and_called_so(
    stakeholders: Stakeholders, command: str, content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "picture.txt"
    file.write_bytes(content)
    answer = stakeholders(command, file)
    assert answer.code == 4
    assert is_one_sentence(replace(answer, said=answer.said.replace("file. N", "file, n")))


def test_that_a_text_without_a_contact_is_4(stakeholders: Stakeholders, tmp_path: Path) -> None:
    file = tmp_path / "poem.txt"
    for text in ("", "The sea is calm tonight.\n"):
        file.write_text(text)
        answer = stakeholders("--json", "read", "--save", file)
        assert answer.code == 4
        assert answer.json["records"] == []
        assert "read.no_contact" in answer.codes
    assert stakeholders.json("history")["operations"] == []


KOREAS = "Democratic People's Republic of Korea, Republic of Korea"


def test_that_each_refusal_says_what_is_the_matter(stakeholders: Stakeholders) -> None:
    uid = stakeholders.json("add", "person", "Anna Berg")["records"][0]["uid"]
    for command, sentence in (
        (("note", uid, " "), "There are no words in it. Nothing was changed."),
        (("show", uid, "--after", "99"), "There is no step 99 in this directory."),
        (("bin", "restore", uid), "Anna Berg is not in the bin."),
        (("group", "make", "Peninsula", "Korea"),
         f"Korea may mean several: {KOREAS}. Choose one. Nothing was changed."),
    ):  # fmt: skip
        answer = stakeholders(*command)
        assert (answer.code, answer.said.strip()) == (4, sentence)
