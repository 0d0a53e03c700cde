import pytest

from tests.formats.test_contact_block import people


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("216 71 754 811+", "+21671754811"),
        ("41 90 16 71 961+", "+96171169041"),
        ("00 41 22 234 56 71", "+41222345671"),
        ("(33) 6 99 39 41 41", "+33699394141"),
        ("[43-1] 2600-21273", "+431260021273"),
    ],
)
def test_that_a_country_code_is_known_however_it_is_written(written: str, number: str) -> None:
    (roth,) = people(f"Contact: Ida Roth, {written}")
    assert [phone.normalised for phone in roth.phones] == [number]


@pytest.mark.parametrize(
    ("written", "region", "numbers"),
    [
        ("0431 / 5550-142", "DE", ["+494315550142"]),
        ("(61) 2034-5841 / 99555-0142", "BR", ["+556120345841", "+5561995550142"]),
    ],
)
def test_that_an_area_belongs_to_all_that_follows(
    written: str, region: str, numbers: list[str]
) -> None:
    (roth,) = people(f"Contact: Ida Roth, Tel. {written}", region)
    assert [phone.normalised for phone in roth.phones] == numbers


def test_that_national_numbers_are_read_by_the_country_of_the_others() -> None:
    first, second = people("Ida Roth, tel. +996 312 61 12 41\nJan Berg, tel. (0312) 62 05 41")
    assert second.phones[0].normalised == "+996312620541"
    assert second.phones[0].assumed_region == "KG"
    assert first.phones[0].assumed_region is None


def test_that_hours_in_brackets_are_no_digits_of_a_number() -> None:
    (roth,) = people("Contact: Ida Roth, 020 7946 0141 (24 hours)", "GB")
    assert [phone.normalised for phone in roth.phones] == ["+442079460141"]


def test_that_an_old_number_on_its_line_is_kept_with_its_extension() -> None:
    (roth,) = people("Ida Roth\nPress Officer\n(57-1) 6293641 Ext. 117")
    assert [phone.raw for phone in roth.phones] == ["(57-1) 6293641 Ext. 117"]
