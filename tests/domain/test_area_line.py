import pytest

from stakeholders.app.reference import Reference
from stakeholders.domain.area_line import AreaLine, read_area_line

LINE = "Burma, South Korea; East Timor\nLaos and Korea, Micronesia, Taiwan, Atlantis"


def read(reference: Reference, text: str) -> AreaLine:
    return read_area_line(reference.areas, text)


def codes(reference: Reference, text: str) -> list[str]:
    return [area.iso2 for area in read(reference, text).areas]


def test_that_old_and_other_names_are_understood(reference: Reference) -> None:
    assert codes(reference, LINE) == ["MM", "KR", "TL", "LA"]


def test_that_words_of_several_are_asked_for(reference: Reference) -> None:
    asked = read(reference, LINE).asked
    assert [(one.text, [area.iso2 for area in one.choices]) for one in asked] == [
        ("Korea", ["KP", "KR"]), ("Micronesia", ["FM"]),
    ]  # fmt: skip


def test_that_what_is_no_state_stays_text(reference: Reference) -> None:
    line = read(reference, LINE)
    assert (line.texts, line.unknown) == (("Taiwan",), ("Atlantis",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Antigua and Barbuda and Fiji", ["AG", "FJ"]),
        ("Viet Nam Thailand Lao PDR", ["VN", "TH", "LA"]),
        ("the Philippines, and Fiji.", ["PH", "FJ"]),
        ("Myanmar, Burma", ["MM"]),
        ("FJ, TH", ["FJ", "TH"]),
        ("laos and fiji", ["LA", "FJ"]),
        ("", []),
    ],
)
def test_that_names_are_parted_by_what_people_put_between(
    reference: Reference, text: str, found: list[str]
) -> None:
    assert codes(reference, text) == found


def test_that_a_group_is_its_members(reference: Reference) -> None:
    assert {"TH", "LA", "VN"} <= set(codes(reference, "ASEAN member States"))
