"""Areas: the reference data are whole, and every usual name finds its country."""

from collections import Counter
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.area import AreaChoice, Areas, read_areas
from stakeholders.domain.area_forms import AreaForm
from stakeholders.domain.area_group import MembershipTerms
from stakeholders.domain.area_names import Area, AreaKind, City
from stakeholders.domain.text import fold
from stakeholders.paths import resource_text

SIX: Final = ("en", "fr", "es", "ru", "zh", "ar")
ALL: Final = read_areas(resource_text("reference", "areas.json"))


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
    observers = {area.iso2 for area in areas.all if area.kind is AreaKind.OBSERVER_STATE}
    assert observers == {"VA", "PS"}
    others = {area.iso2 for area in areas.all if area.kind is AreaKind.NON_MEMBER_STATE}
    assert others == {"CK", "NU"}


def test_that_members_and_observers_have_the_day_they_became_it(areas: Areas) -> None:
    states = {AreaKind.MEMBER_STATE, AreaKind.OBSERVER_STATE}
    dated = {area.iso2 for area in areas.all if area.admitted}
    assert dated == {area.iso2 for area in areas.all if area.kind in states}
    original = [area for area in areas.all if (area.admitted or "9") < "1946"]
    assert len(original) == 49  # of the 51, Czechoslovakia and Yugoslavia are no more
    youngest = max(areas.all, key=lambda area: area.admitted or "")
    assert youngest.iso2 == "PS"


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
        ("PH", "fr", AreaForm.TO, "aux Philippines"),
        ("CL", "fr", AreaForm.TO, "au Chili"),
        ("FR", "fr", AreaForm.TO, "à la France"),
        ("CU", "fr", AreaForm.TO, "à Cuba"),
        ("BR", "es", AreaForm.TO, "al Brasil"),
        ("BO", "es", AreaForm.TO, "al Estado Plurinacional de Bolivia"),
        ("PH", "en", AreaForm.TO, "to the Philippines"),
        ("CN", "zh", AreaForm.TO, "中国"),
        ("PH", "fr", AreaForm.IN, "aux Philippines"),
        ("FR", "fr", AreaForm.IN, "en France"),
        ("AF", "fr", AreaForm.IN, "en Afghanistan"),
        ("JP", "fr", AreaForm.IN, "au Japon"),
        ("CU", "fr", AreaForm.IN, "à Cuba"),
        ("HT", "fr", AreaForm.IN, "en Haïti"),
        ("BB", "fr", AreaForm.IN, "à la Barbade"),
        ("BO", "fr", AreaForm.IN, "dans l'État plurinational de Bolivie"),
        ("FM", "fr", AreaForm.IN, "dans les États fédérés de Micronésie"),
        ("US", "fr", AreaForm.IN, "aux États-Unis d'Amérique"),
        ("BR", "es", AreaForm.IN, "en el Brasil"),
        ("LA", "en", AreaForm.IN, "in the Lao People's Democratic Republic"),
        ("TH", "en", AreaForm.FORMAL_OF, "of the Kingdom of Thailand"),
        ("TH", "fr", AreaForm.FORMAL_OF, "du Royaume de Thaïlande"),
        ("TH", "es", AreaForm.FORMAL_OF, "del Reino de Tailandia"),
        ("HK", "en", AreaForm.RUNNING, "the Hong Kong Special Administrative Region of China"),
        ("HK", "en", AreaForm.FORMAL_OF, "of the Hong Kong Special Administrative Region of China"),
        ("HK", "en", AreaForm.LIST, "China, Hong Kong Special Administrative Region"),
        ("MO", "en", AreaForm.LIST, "China, Macao Special Administrative Region"),
        ("TW", "en", AreaForm.SHORT, "Taiwan Province of China"),
        ("BO", "en", AreaForm.LIST, "Bolivia (Plurinational State of)"),
        ("GS", "en", AreaForm.RUNNING, "South Georgia and the South Sandwich Islands"),
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
        ("Nauru", "NR"),
        ("Naoero", "NR"),
        ("Swaziland", "SZ"),
        ("Zaire", "CD"),
        ("Haute-Volta", "BF"),
        ("GDR", "DE"),
        ("Samoa", "WS"),
        ("American Samoa", "AS"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("Guinea-Bissau", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Hong Kong", "HK"),
        ("Kosovo", None),
        ("XK", None),
        ("Czechoslovakia", None),
        ("USSR", None),
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
    [
        ("Korea", {"KP", "KR"}),
        ("congo", {"CD", "CG"}),
        ("Dominican", {"DM", "DO"}),
        ("guinéen", {"GN", "GQ", "GW"}),
        ("Micronesia", {"FM"}),
        ("Czechoslovakia", {"CZ", "SK"}),
        ("Yugoslav", {"BA", "HR", "ME", "MK", "RS", "SI"}),
        ("Netherlands Antilles", {"BQ", "CW", "SX"}),
        ("Thailand", set()),
    ],
)
def test_that_an_ambiguous_word_asks(areas: Areas, word: str, codes: set[str]) -> None:
    assert {area.iso2 for area in areas.ambiguous(word)} == codes
    assert (areas.find(word) is None) == bool(codes)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Viet Nam", "VN"),
        ("Guinea", "GN"),
        ("Korea", ["KP", "KR"]),
        ("Micronesia", ["FM"]),
        ("Serbia and Montenegro", ["RS", "ME"]),
        ("Kosovo", None),
        ("Atlantis", None),
    ],
)
def test_that_a_text_is_one_area_or_a_choice_or_unknown(
    areas: Areas, text: str, answer: str | list[str] | None
) -> None:
    found = areas.resolve(text)
    codes = [area.iso2 for area in found.areas] if isinstance(found, AreaChoice) else only(found)
    assert codes == answer


@pytest.mark.parametrize(
    ("iso2", "others"),
    [("GN", {"GW", "GQ", "PG"}), ("NE", {"NG"}), ("DM", {"DO"}), ("WS", {"AS"}), ("TH", set())],
)
def test_that_areas_easily_taken_for_each_other_are_known(
    areas: Areas, iso2: str, others: set[str]
) -> None:
    area = areas.by_iso2(iso2)
    assert area is not None
    assert {other.iso2 for other in areas.alike(area)} == others


@pytest.mark.parametrize(
    ("text", "key"), [("Tchécoslovaquie", "czechoslovakia"), ("СССР", "ussr"), ("Thailand", None)]
)
def test_that_a_state_that_is_no_more_is_known(areas: Areas, text: str, key: str | None) -> None:
    past = areas.past(text)
    assert (past.key if past else None) == key


@pytest.mark.parametrize("text", ["Kosovo", "XK", "Косово", "科索沃", "كوسوفو", "Kosovar"])
def test_that_a_name_outside_the_standard_is_a_note_and_no_guess(areas: Areas, text: str) -> None:
    unlisted = areas.unlisted(text)
    assert unlisted is not None
    assert unlisted.code == "XK"
    assert areas.find(text) is None
    assert areas.ambiguous(text) == ()
    assert areas.by_iso2("XK") is None
    assert areas.unlisted("Thailand") is None


def test_that_a_note_is_said_in_each_language(areas: Areas) -> None:
    unlisted = areas.unlisted("Kosovo")
    assert unlisted is not None
    assert all("1244" in unlisted.note(language) for language in SIX)
    assert len({unlisted.note(language) for language in SIX}) == len(SIX)
    assert unlisted.note("de") == unlisted.note("en")
    assert unlisted.name("ru-RU") == "Косово"


@pytest.mark.parametrize(
    ("iso2", "date", "language", "name"),
    [
        ("SZ", "2005-08-30", "en", "Swaziland"),
        ("SZ", "2020-01-01", "en", "Eswatini"),
        ("NR", "2026-06-25", "ru", "Науру"),
        ("NR", "2026-06-26", "ru", "Наоэро"),
        ("NR", "2020-01-01", "zh", "瑙鲁"),
        ("CD", "1990-01-01", "fr", "Zaïre"),
        ("CD", "1965-01-01", "fr", "République démocratique du Congo"),
        ("TR", "2020-01-01", "es", "Turquía"),
        ("MK", "2005-08-30", "de", "The former Yugoslav Republic of Macedonia"),
        ("TH", "2005-08-30", "en", "Thailand"),
    ],
)
def test_that_an_area_had_the_name_of_its_day(
    areas: Areas, iso2: str, date: str, language: str, name: str
) -> None:
    area = areas.by_iso2(iso2)
    assert area is not None
    assert area.name_on(date, language) == name


def test_that_every_member_has_every_form_in_six_languages(areas: Areas) -> None:
    for area in areas.all:
        for language in SIX:
            for form in AreaForm:
                name = area.name(language, form)
                assert name
                assert name == name.strip()
                assert not name.endswith(" ")
        if area.kind is AreaKind.MEMBER_STATE:
            assert set(area.formal_articles) <= {"en", "fr", "es"}


def test_that_french_never_leaves_an_article_uncontracted(areas: Areas) -> None:
    forms = (AreaForm.OF, AreaForm.TO, AreaForm.IN, AreaForm.FORMAL_OF)
    texts = [area.name("fr", form) for area in areas.all for form in forms]
    assert [text for text in texts if text.startswith(("de le", "à le", "en le", "en la"))] == []


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
        "the conflict in Kosovo",
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


def test_that_members_have_a_capital_but_one(areas: Areas) -> None:
    without = {
        area.iso2
        for area in areas.all
        if area.kind is AreaKind.MEMBER_STATE and not areas.capitals_of(area.iso2)
    }
    assert without == {"IL"}
    assert [city.name for city in areas.capitals_of("AU")] == ["Canberra"]
    assert [city.name for city in areas.capitals_of("ZA")] == ["Cape Town", "Pretoria"]
    assert areas.capitals_of("PS") == ()


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
        ("asia-pacific-group", 54),
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
    assert states - set(members) == {"US"}
    assert set(members) <= states


def test_that_the_special_cases_of_regional_groups_have_a_note(areas: Areas) -> None:
    western, asian = areas.group("weog"), areas.group("asia-pacific-group")
    assert western is not None
    assert asian is not None
    assert {special.area for special in western.special} == {"TR", "US", "IL"}
    assert {special.area for special in asian.special} == {"TR", "KI", "PS"}
    assert all(special.note for group in (western, asian) for special in group.special)


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


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("ldc", 44),
        ("lldc", 32),
        ("sids", 39),
        ("escap", 53),
        ("asean", 11),
        ("saarc", 8),
        ("pif", 18),
        ("african-union", 54),
        ("league-of-arab-states", 22),
        ("gcc", 6),
        ("eu", 27),
        ("commonwealth", 56),
        ("oic", 57),
        ("g77", 134),
    ],
)
def test_that_a_group_has_as_many_members_as_it_says(areas: Areas, key: str, count: int) -> None:
    group = areas.group(key)
    assert group is not None
    assert len(group.members) == len(set(group.members)) == count


@pytest.mark.parametrize(
    ("key", "date", "count", "inside", "outside"),
    [
        ("ldc", "2010-12-31", 49, {"MV", "WS", "BT"}, {"SS", "CV"}),
        ("ldc", "2013-01-01", 49, {"SS", "WS", "BT"}, {"MV"}),
        ("ldc", "2023-12-12", 46, {"BT", "ST"}, {"VU"}),
        ("ldc", "2023-12-13", 45, {"ST"}, {"BT"}),
        ("ldc", "2024-12-13", 44, {"BD", "LA", "NP"}, {"ST"}),
        ("eu", "2004-04-30", 15, {"GB"}, {"PL"}),
        ("eu", "2019-01-01", 28, {"GB", "HR"}, set()),
        ("eu", "2020-02-01", 27, {"HR"}, {"GB"}),
        ("asean", "2007-10-02", 10, {"KH"}, {"TL"}),
        ("weog", "2007-10-02", 28, {"IL", "TR"}, {"US"}),
    ],
)
def test_that_a_group_has_the_members_of_its_day(
    areas: Areas, key: str, date: str, count: int, inside: set[str], outside: set[str]
) -> None:
    group = areas.group(key)
    assert group is not None
    members = group.members_on(date)
    assert len(members) == len(set(members)) == count
    assert inside <= set(members)
    assert not outside & set(members)


def test_that_the_groups_of_an_area_are_those_of_the_day(areas: Areas) -> None:
    keys = [group.key for group in areas.groups_of("GB", "membership", "2019-01-01")]
    assert keys == ["escap", "eu", "commonwealth"]
    assert [g.key for g in areas.groups_of("GB", "membership")] == ["escap", "commonwealth"]
    assert [g.key for g in areas.groups_of("TR", "regional_group")] == ["weog"]


def test_that_who_only_takes_part_is_no_member(areas: Areas) -> None:
    asian, western = areas.group("asia-pacific-group"), areas.group("weog")
    assert asian is not None
    assert western is not None
    assert "TR" not in asian.members
    assert [note.terms for note in asian.notes_on("TR")] == [MembershipTerms.TAKES_PART]
    assert [note.terms for note in western.notes_on("US")] == [MembershipTerms.OBSERVER]
    assert [note.terms for note in asian.notes_on("KI")] == [MembershipTerms.DISPUTED]
    assert asian.notes_on("TH") == ()


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


@given(text=st.text(max_size=40))
def test_that_any_text_can_be_asked(text: str) -> None:
    found = ALL.resolve(text)
    assert found is None or isinstance(found, Area | AreaChoice)
    assert all(text[m.start : m.end] for m in ALL.in_text(text))


@given(area=st.sampled_from(ALL.all))
def test_that_case_and_blanks_do_not_matter(area: Area) -> None:
    name = area.name()
    assert ALL.resolve(f"  {name.upper()} ") == ALL.resolve(name)
