"""Areas: the reference data are whole, and every usual name finds its country."""

from collections import Counter
from typing import Final

import pytest

from stakeholders.domain.area import Area, AreaForm, AreaKind, Areas, City, read_areas
from stakeholders.domain.text import fold
from stakeholders.paths import resource_text

SIX: Final = ("en", "fr", "es", "ru", "zh", "ar")


@pytest.fixture(scope="module")
def areas() -> Areas:
    return read_areas(
        resource_text("reference", "areas.json"),
        resource_text("reference", "groups.json"),
        resource_text("reference", "cities.json"),
    )


def only(area: Area | None) -> str | None:
    return area.iso2 if area else None


def test_that_every_area_has_a_short_name_in_six_languages(areas: Areas) -> None:
    lacking = [
        (area.iso2, language)
        for area in areas.all
        for language in SIX
        if not area.names["short"].get(language)
    ]
    assert lacking == []
    assert len(areas.all) >= 248


def test_that_no_code_stands_twice(areas: Areas) -> None:
    codes = Counter(code for area in areas.all for code in (area.iso2, area.iso3, area.m49))
    assert [code for code, count in codes.items() if count > 1] == []
    assert all(len(area.m49) == 3 and area.m49.isdigit() for area in areas.all)


def test_that_there_are_193_members_and_two_observers(areas: Areas) -> None:
    kinds = Counter(area.kind for area in areas.all)
    assert kinds[AreaKind.MEMBER_STATE] == 193
    assert kinds[AreaKind.OBSERVER_STATE] == 2


def test_that_no_printed_name_keeps_a_trace_of_its_table(areas: Areas) -> None:
    for area in areas.all:
        for name in area.all_names():
            assert name == name.strip()
            assert "*" not in name
            assert "  " not in name
            assert not name.endswith(("(the)", "(la)", "(el)", "(l')"))


@pytest.mark.parametrize(
    ("iso2", "short"),
    [
        ("VN", "Viet Nam"),
        ("TR", "Türkiye"),
        ("IR", "Iran (Islamic Republic of)"),
        ("BO", "Bolivia (Plurinational State of)"),
        ("KR", "Republic of Korea"),
        ("CI", "Côte d'Ivoire"),
        ("GB", "United Kingdom of Great Britain and Northern Ireland"),
        ("CZ", "Czechia"),
        ("SZ", "Eswatini"),
        ("NA", "Namibia"),
        ("PS", "State of Palestine"),
        ("VA", "Holy See"),
    ],
)
def test_that_short_names_are_those_of_the_united_nations(
    areas: Areas, iso2: str, short: str
) -> None:
    area = areas.by_iso2(iso2)
    assert area is not None
    assert area.name() == short


@pytest.mark.parametrize(
    ("iso2", "language", "form", "name"),
    [
        ("TH", "en", AreaForm.FORMAL, "Kingdom of Thailand"),
        ("TH", "en", AreaForm.FORMAL_RUNNING, "the Kingdom of Thailand"),
        ("PH", "en", AreaForm.RUNNING, "the Philippines"),
        ("PH", "en", AreaForm.LIST, "Philippines"),
        ("PH", "fr", AreaForm.OF, "des Philippines"),
        ("CL", "fr", AreaForm.OF, "du Chili"),
        ("AF", "fr", AreaForm.OF, "de l'Afghanistan"),
        ("FR", "fr", AreaForm.OF, "de la France"),
        ("CU", "fr", AreaForm.OF, "de Cuba"),
        ("IL", "fr", AreaForm.OF, "d'Israël"),
        ("BR", "es", AreaForm.OF, "del Brasil"),
        ("CL", "es", AreaForm.OF, "de Chile"),
        ("AU", "fr", AreaForm.FORMAL_RUNNING, "l'Australie"),
        ("IR", "en", AreaForm.RUNNING, "the Islamic Republic of Iran"),
        ("GM", "en", AreaForm.OF, "of the Gambia"),
        ("RU", "ru", AreaForm.OF, "Российская Федерация"),
        ("TH", "de", AreaForm.SHORT, "Thailand"),
        ("DE", "fr-CH", AreaForm.SHORT, "Allemagne"),
    ],
)
def test_that_a_name_has_the_form_that_is_asked_for(
    areas: Areas, iso2: str, language: str, form: AreaForm, name: str
) -> None:
    area = areas.by_iso2(iso2)
    assert area is not None
    assert area.name(language, form) == name


@pytest.mark.parametrize(
    ("text", "iso2"),
    [
        ("Thailand", "TH"),
        ("  thailand ", "TH"),
        ("TH", "TH"),
        ("THA", "TH"),
        ("764", "TH"),
        ("the Kingdom of Thailand", "TH"),
        ("Vietnam", "VN"),
        ("Turkey", "TR"),
        ("Iran", "IR"),
        ("Ivory Coast", "CI"),
        ("Cote dIvoire", "CI"),
        ("Deutschland", "DE"),
        ("Alemanha", "DE"),
        ("ایران", "IR"),
        ("泰国", "TH"),
        ("Australian", "AU"),
        ("Burma", "MM"),
        ("South Korea", "KR"),
        ("DPRK", "KP"),
        ("DR Congo", "CD"),
        ("Congo (Brazzaville)", "CG"),
        ("NA", "NA"),
        ("Guinea", "GN"),
        ("UK", "GB"),
        ("Macedonia", "MK"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_that_a_country_is_found_by_each_of_its_names(
    areas: Areas, text: str, iso2: str | None
) -> None:
    assert only(areas.find(text)) == iso2


def test_that_every_name_finds_its_own_area_or_is_ambiguous(areas: Areas) -> None:
    astray = [
        (area.iso2, name)
        for area in areas.all
        for name in area.all_names()
        if area not in (areas.find(name), *areas.ambiguous(name))
    ]
    assert astray == []


@pytest.mark.parametrize(
    ("word", "codes"),
    [("Korea", {"KP", "KR"}), ("congo", {"CD", "CG"}), ("Micronesia", {"FM"}), ("Thailand", set())],
)
def test_that_an_ambiguous_word_asks(areas: Areas, word: str, codes: set[str]) -> None:
    assert {area.iso2 for area in areas.ambiguous(word)} == codes
    assert (areas.find(word) is None) == bool(codes)


def test_that_codes_are_looked_up_in_any_case_and_without_zeros(areas: Areas) -> None:
    assert only(areas.by_iso2("th")) == "TH"
    assert only(areas.by_m49("4")) == "AF"
    assert areas.by_iso2("ZZ") is None
    assert areas.by_m49("999") is None


def test_that_areas_are_found_in_running_text(areas: Areas) -> None:
    text = (
        "Hosted by the Government of the Kingdom of Thailand with the Australian Government; "
        "from Viet Nam, South Africa and Korea, they ate turkey. 中国香港特别行政区和泰国"
    )
    found = [(text[m.start : m.end], only(m.area)) for m in areas.in_text(text)]
    assert found == [
        ("Kingdom of Thailand", "TH"),
        ("Australian", "AU"),
        ("Viet Nam", "VN"),
        ("South Africa", "ZA"),
        ("Korea", None),
        ("中国香港特别行政区", "HK"),
        ("泰国", "TH"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "in North America and Latin America",
        "the Inter-American Court",
        "Southern Africa",
        "the Group of Latin American and Caribbean States",
        "the Indian Ocean",
    ],
)
def test_that_a_region_is_not_taken_for_a_country_in_its_name(areas: Areas, text: str) -> None:
    assert areas.in_text(text) == ()


def test_that_a_region_of_the_same_name_makes_a_mention_uncertain(areas: Areas) -> None:
    (mention,) = areas.in_text("in Micronesia")
    assert mention.area is None
    assert [area.iso2 for area in mention.areas] == ["FM"]


@pytest.mark.parametrize(
    ("text", "name", "iso2"),
    [
        ("Bangkok", "Bangkok", "TH"),
        ("genève", "Geneva", "CH"),
        ("Wien", "Vienna", "AT"),
        ("Вена", "Vienna", "AT"),
        ("北京", "Beijing", "CN"),
        ("Washington, D.C.", "Washington", "US"),
        ("La Haye", "The Hague", "NL"),
    ],
)
def test_that_a_city_is_found_in_its_country(areas: Areas, text: str, name: str, iso2: str) -> None:
    city = areas.city(text)
    assert city is not None
    assert (city.name, city.iso2) == (name, iso2)


def test_that_every_city_lies_in_an_area_and_almost_all_have_a_zone(areas: Areas) -> None:
    assert all(areas.by_iso2(city.iso2) for city in areas.cities)
    assert [city.name for city in areas.cities if not city.zone] == []
    assert areas.city("Nowhere") is None


def test_that_no_two_cities_share_a_name(areas: Areas) -> None:
    counts = Counter(fold(city.name) for city in areas.cities)
    assert [name for name, count in counts.items() if count > 1] == []


def test_that_every_member_state_has_a_city(areas: Areas) -> None:
    with_cities = {city.iso2 for city in areas.cities}
    members = {area.iso2 for area in areas.all if area.kind is AreaKind.MEMBER_STATE}
    assert members - with_cities == set()


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("african-group", 54),
        ("asia-pacific-group", 53),
        ("eastern-european-group", 23),
        ("grulac", 33),
        ("weog", 28),
    ],
)
def test_that_the_regional_groups_have_their_members(areas: Areas, key: str, count: int) -> None:
    group = areas.group(key)
    assert group is not None
    assert len(group.members) == len(set(group.members)) == count


def test_that_each_state_has_one_regional_group_but_for_the_known_cases(areas: Areas) -> None:
    members = Counter(
        code for group in areas.groups if group.scheme == "regional_group" for code in group.members
    )
    states = {area.iso2 for area in areas.all if area.kind is AreaKind.MEMBER_STATE}
    assert max(members.values()) == 1
    assert states - set(members) == {"US", "KI"}
    assert set(members) <= states


def test_that_the_special_cases_of_regional_groups_have_a_note(areas: Areas) -> None:
    western, asian = areas.group("weog"), areas.group("asia-pacific-group")
    assert western is not None
    assert asian is not None
    assert {special.area for special in western.special} == {"TR", "US", "IL"}
    assert {special.area for special in asian.special} == {"TR", "KI"}
    assert all(special.note for group in areas.groups for special in group.special)


def test_that_members_and_parents_of_groups_exist(areas: Areas) -> None:
    codes = {area.iso2 for area in areas.all}
    keys = {group.key for group in areas.groups}
    for group in areas.groups:
        assert set(group.members) <= codes
        assert {special.area for special in group.special} <= codes
        assert group.parent is None or group.parent in keys
        assert all(group.names.get(language) for language in SIX)
    assert len(keys) == len(areas.groups)


def test_that_m49_regions_hold_the_areas_below_them(areas: Areas) -> None:
    world, asia = areas.group("m49-001"), areas.group("m49-142")
    assert world is not None
    assert asia is not None
    assert len(world.members) == len(areas.all)
    assert {"TH", "CY", "TR"} <= set(asia.members)
    assert [group.key for group in areas.groups_of("TH", "regional_group")] == [
        "asia-pacific-group"
    ]


def test_that_a_region_that_bodies_cover_is_a_name_without_members(areas: Areas) -> None:
    group = areas.group("East Asia and the Pacific")
    assert group is not None
    assert group.scheme == "coverage"
    assert group.members == ()
    assert group.name("fr") == "Asie de l'Est et Pacifique"
    assert group.name("de") == "East Asia and the Pacific"


def test_that_areas_and_groups_have_the_same_uid_everywhere(areas: Areas) -> None:
    uids = [area.uid for area in areas.all] + [group.uid for group in areas.groups]
    assert len(set(uids)) == len(uids)
    again = read_areas(resource_text("reference", "areas.json"))
    assert [area.uid for area in again.all] == [area.uid for area in areas.all]
    assert again.groups == ()
    assert again.city("Bangkok") is None


def test_that_an_official_name_of_a_city_goes_before_another_ones_alias() -> None:
    valencia = City("Valencia", "VE", None)
    other = City("Elsewhere", "ES", None, ("Valencia",))
    assert Areas((), (), (other, valencia)).city("valencia") is valencia
