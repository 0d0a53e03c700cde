import pytest

from stakeholders.domain.entry import EntryKind
from tests.formats.test_contact_block import bodies, of_kind, people, reading

EMBASSY = "Embassy of Maravia\n12 Quay Road, Geneva\nTel. +41 22 234 56 71\n"


@pytest.mark.parametrize(
    "line",
    [
        "Ambassador: H.E. Ms. Ida Roth",
        "H.E. Ms. Ida Roth, Ambassador",
        "Ms. Ida Roth, First Secretary",
        "Contact person: Ida Roth",
    ],
)
def test_that_who_holds_a_post_is_kept_below_the_numbers_of_the_house(line: str) -> None:
    (roth,) = people(EMBASSY + line)
    assert (roth.name, roth.posts[0].body) == ("Ida Roth", "Embassy of Maravia")


def test_that_somebody_named_far_below_a_house_is_only_offered() -> None:
    story = "The talks went on for days and nobody left the room before the end of them.\n"
    assert not people(f"{EMBASSY}\n{story}\nThe rest was told by Ida Roth, a first secretary.")


def test_that_a_unit_is_recorded_as_part_of_what_stands_behind_it() -> None:
    (unit,) = bodies("Contact: Water Section, Ministry of Lakes of Maravia, tel. +41 22 234 56 71")
    assert (unit.name, unit.parent) == ("Water Section", "Ministry of Lakes of Maravia")


def test_that_a_unit_below_a_house_does_not_hide_it() -> None:
    (roth,) = people("Ministry of Lakes\nIda Roth\nWater Section\nTel. +41 22 234 56 71")
    assert roth.posts[0].body == "Water Section"
    (unit,) = bodies("Ministry of Lakes\nIda Roth\nWater Section\nTel. +41 22 234 56 71")
    assert unit.parent == "Ministry of Lakes"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (
            "PERMANENT MISSION OF MARAVIA\nTO THE UNITED NATIONS",
            "PERMANENT MISSION OF MARAVIA TO THE UNITED NATIONS",
        ),
        ("Ministry of Lakes, Forests and Hills", "Ministry of Lakes, Forests and Hills"),
        ("Harrow Waters plc", "Harrow Waters plc"),
        ("Blue Heron, Inc.", "Blue Heron, Inc"),
        ("Управление рек\nМинистерства озёр", "Управление рек Министерства озёр"),
        ("UN Women Nigeria", "UN Women Nigeria"),
    ],
)
def test_that_the_name_of_a_body_is_whole(lines: str, name: str) -> None:
    assert [body.name for body in bodies(f"{lines}\nTel. +41 22 234 56 71")] == [name]


def test_that_a_name_in_two_scripts_on_one_line_is_one_person() -> None:
    (olga,) = people(
        "Olga Ivanova / Ольга Иванова\nPress Officer, UNIS Vienna\nTel. +43 1 26060 4666"
    )
    assert [name.full for name in olga.names] == ["Olga Ivanova", "Ольга Иванова"]


def test_that_or_offers_another_way_to_the_same() -> None:
    read = reading(
        "Please call Ida Roth of the Lake Fund on +41 22 234 56 71 or write to ida@f.example.org."
    )
    (roth,) = of_kind(read, EntryKind.PERSON)
    assert [channel.raw for channel in roth.channels] == ["+41 22 234 56 71", "ida@f.example.org"]


def test_that_what_one_asks_about_is_nobody_to_ask() -> None:
    topic = "For further information on the Lake Treaty Organization"
    text = f"{topic}, contact Ida Roth, +41 22 234 56 71"
    assert [person.name for person in people(text)] == ["Ida Roth"]
    assert not bodies(text)


def test_that_honorifics_in_two_parts_are_one() -> None:
    (bello,) = people("Dr (Mrs) Grace Bello\nTel. +234 803 314 1541")
    assert bello.honorific == "Dr (Mrs)"


def test_that_a_text_without_a_date_says_so() -> None:
    codes = [f.problem.code for f in reading("Contact: Ida Roth, +41 22 234 56 71").findings]
    assert "source.no_date" in codes


def test_that_words_behind_a_post_belong_to_it_where_the_house_is_named_below() -> None:
    (roth,) = people("Ida Roth\nAdviser, Health Evidence\nLake Foundation\nTel. +41 22 234 56 71")
    line = roth.posts[0]
    assert (line.title, line.body) == ("Adviser, Health Evidence", "Lake Foundation")


def test_that_a_known_body_and_its_city_are_parted_at_a_hyphen() -> None:
    (roth,) = people("Ida Roth, OCHA-Geneva, Tel. +41 22 234 56 71")
    assert (roth.posts[0].body, roth.place, roth.country) == ("OCHA", "Geneva", "CH")


def test_that_two_names_that_and_joins_are_two_people() -> None:
    assert [p.name for p in people("Ana Lins e Rui Caldo\nTel. +41 22 234 56 71")] == [
        "Ana Lins",
        "Rui Caldo",
    ]


def test_that_a_sentence_about_a_body_is_not_its_name() -> None:
    (ocha,) = bodies("OCHA releases are available at http://ocha.example.org")
    assert ocha.quote == "OCHA"
