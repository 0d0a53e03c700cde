from dataclasses import replace
from typing import Final

import pytest

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.record import Record
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused
from stakeholders.formats.csv_table_layout import RowPer
from stakeholders.formats.csv_table_mapping import TableMapping
from stakeholders.formats.csv_table_read import read_csv
from tests.formats.reading import CONTEXT, records_in

_COUNTRIES: Final = {"thailand": "TH", "viet nam": "VN", "switzerland": "CH"}


def called(text: str) -> str | None:
    return _COUNTRIES.get(text.casefold())


WORLD: Final[ReadingContext] = replace(CONTEXT, country_called=called)


def items_of(*lines: str, context: ReadingContext = WORLD) -> list[ReadRecord | Refused]:
    return list(read_csv("\r\n".join(lines).encode(), context))


def records_of(*lines: str, context: ReadingContext = WORLD) -> list[Record]:
    return records_in(read_csv, "\r\n".join(lines).encode(), context)


def phones_of(cell: str, country: str = "TH") -> list[str | None]:
    (record,) = records_of("Name,Country,Phone", f'Ana Example,{country},"{cell}"')
    return [phone.normalised or phone.raw for phone in record.phones]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("02 288 2623/24", ["+6622882623", "+6622882624"]),
        ("2623/24", ["2623", "2624"]),
        ("+66 2 288 2623; +66 2 288 1234", ["+6622882623", "+6622881234"]),
        ("02 288 2623 / 02 288 1234", ["+6622882623", "+6622881234"]),
        ("02 288 2623, 02 288 1234", ["+6622882623", "+6622881234"]),
        ("+41 22 917 90 00 ::: +41 79 217 30 09", ["+41229179000", "+41792173009"]),
        ("41792173009", ["+41792173009"]),
        ("ask Jenny", ["ask Jenny"]),
        ("+423/236 60 60", ["+4232366060"]),
    ],
)
def test_that_a_cell_of_phones_is_read(cell: str, numbers: list[str]) -> None:
    assert phones_of(cell) == numbers


def test_that_a_number_of_eleven_digits_in_a_thai_row_is_swiss() -> None:
    (record,) = records_of("Name,Country,Phone", "Ana Example,Thailand,41792173009")
    assert (record.country, record.phones[0].region) == ("TH", "CH")


def test_that_a_shortened_number_is_kept_as_text_and_said() -> None:
    (item,) = items_of("Name,Phone", "Ana Example,4.17922E+10")
    assert isinstance(item, ReadRecord)
    assert item.record.phones[0].raw == "4.17922E+10"
    assert [one.code for one in item.findings] == ["table.shortened"]


def test_that_a_label_in_the_cell_is_the_label_of_the_number() -> None:
    (record,) = records_of("Name,Phone", '"Ana Example","Fax: +41 22 917 90 01"')
    assert (record.phones[0].label, record.phones[0].normalised) == ("Fax", "+41229179001")


def test_that_several_addresses_in_a_cell_are_several() -> None:
    (record,) = records_of("Name,E-mail", '"Ana Example","a@example.org; b@example.org"')
    assert [one.normalised for one in record.emails] == ["a@example.org", "b@example.org"]


@pytest.mark.parametrize("name", ["Mr A Sample / Ms B Sample", "Mr. Sample and Ms. Quay"])
def test_that_two_people_in_a_cell_are_doubtful(name: str) -> None:
    (item,) = items_of("Name,Organisation", f'"{name}",Example Office')
    assert isinstance(item, ReadRecord)
    assert item.doubt is not None
    assert item.doubt.code == "table.two_people"


@pytest.mark.parametrize("name", ["Ana Example", "Ana Belén de la Cruz y Quiroz", "Ay/Bee"])
def test_that_one_person_is_not_doubtful(name: str) -> None:
    (item,) = items_of("Name,Organisation", f"{name},Example Office")
    assert isinstance(item, ReadRecord)
    assert item.doubt is None


def test_that_a_row_of_a_country_is_the_country_of_those_below() -> None:
    found = records_of(
        "List of participants,,,",
        "Bangkok,,,",
        "No.,Name,Organisation,Phone",
        "THAILAND,,,",
        "1,Ana Example,Ministry,02 288 2623",
        "OBSERVERS:,,,",
        "2,Bo Sample,Council,02 288 2624",
        "Viet Nam,,,",
        "3,Cy Quay,Ministry,",
    )
    assert [(one.name, one.country, one.tags) for one in found] == [
        ("Ana Example", "TH", ()),
        ("Bo Sample", "TH", ("OBSERVERS",)),
        ("Cy Quay", "VN", ()),
    ]
    assert found[0].phones[0].normalised == "+6622882623"


def test_that_a_lonely_name_is_a_contact() -> None:
    found = records_of("Name,Organisation,Phone", "ANA EXAMPLE,,", "Bo Sample,Office,1")
    assert [one.name for one in found] == ["ANA EXAMPLE", "Bo Sample"]


def test_that_rows_of_one_number_are_one_contact() -> None:
    found = records_of(
        "ID,Name,Position,Organisation",
        "7,Ana Example,Director,Example Office",
        "7,Ana Example,Member,Quay Council",
        "8,Ana Example,Clerk,Third House",
    )
    assert [[post.body for post in one.posts] for one in found] == [
        ["Example Office", "Quay Council"],
        ["Third House"],
    ]


def test_that_an_equal_name_alone_merges_nobody() -> None:
    assert len(records_of("Name,Phone", "Ana Example,1234567", "Ana Example,7654321")) == 2


def test_that_one_row_a_channel_makes_one_contact() -> None:
    mapping = TableMapping(("name", "", "channel"), ("Who", "Kind", "Where"), RowPer.CHANNEL)
    (record,) = records_of(
        "Who,Kind,Where",
        "Ana Example,office,+41 22 917 90 00",
        ",mail,a@example.org",
        "Ana Example,site,https://example.org",
        context=replace(WORLD, mapping=mapping),
    )
    assert [one.type for one in record.channels] == [
        ChannelType.PHONE,
        ChannelType.EMAIL,
        ChannelType.WEB,
    ]


def test_that_a_mapping_made_by_hand_is_by_place_then_by_header() -> None:
    mapping = TableMapping(
        ("family", "given", "phone:mobile", "-"), ("Feld", "Feld", "Draht", "Egal")
    )
    context = replace(WORLD, mapping=mapping)
    lines = ("Feld,Feld,Draht,Egal", "Example,Ana,+41 79 217 30 09,x")
    moved = ("Draht,Neu,Feld,Feld", "+41 79 217 30 09,new,Example,Ana")
    for text in (lines, ("A list", "", *lines), moved):
        record = records_of(*text, context=context)[-1]
        assert record.name == "Ana Example"
        assert record.phones[0].label == "mobile"
    assert [one.value for one in records_of(*moved, context=context)[0].kept] == ["new"]


def test_that_a_refused_row_is_told_in_its_own_dialect() -> None:
    (refused,) = items_of("Name;E-mail;Diet", ';;"a;b"')
    assert isinstance(refused, Refused)
    assert (refused.head, refused.text, refused.separator, refused.line) == (
        "Name;E-mail;Diet",
        ';;"a;b"',
        ";",
        2,
    )


def test_that_registrations_of_a_meeting_are_understood() -> None:
    (record,) = records_of(
        "ID,Name,First Name,Last Name,Email Address,Affiliation,Position,Country,"
        "Registration date,Registration state",
        "12,Ana Example,Ana,Example,a@example.org,Example Office,Director,Switzerland,"
        "2026-05-01,Complete",
    )
    assert (record.name, record.country, record.posts[0].body) == (
        "Ana Example",
        "CH",
        "Example Office",
    )
    assert ("Registration state", "Complete") in [(one.name, one.value) for one in record.kept]


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        ("Vorname;Nachname;Firma;Position;E-Mail-Adresse;Mobiltelefon", "de"),
        ("Prénom;Nom;Société;Fonction;Adresse de messagerie;Tél. mobile", "fr"),
        ("Nombre;Apellidos;Empresa;Puesto;Correo electrónico;Móvil", "es"),
        ("Имя;Фамилия;Организация;Должность;Адрес эл. почты;Мобильный", "ru"),
        ("First Name;Last Name;Company;Job Title;E-mail Address;Mobile Phone", "en"),
        ("名;姓;公司;职务;电子邮件;手机", "zh"),
        ("الاسم الأول;اسم العائلة;الشركة;المسمى الوظيفي;البريد الإلكتروني;الهاتف المحمول", "ar"),
        ("Nome;Cognome;Società;Posizione;Indirizzo di posta elettronica;Cellulare", "it"),
        ("Nome próprio;Apelido;Empresa;Cargo;Endereço de correio eletrónico;Telemóvel", "pt"),
        ("Voornaam;Achternaam;Bedrijf;Functie;E-mailadres;Mobiele telefoon", "nl"),
        ("Imię;Nazwisko;Firma;Stanowisko;Adres e-mail;Telefon komórkowy", "pl"),
        ("Förnamn;Efternamn;Företag;Befattning;E-postadress;Mobiltelefon", "sv"),
        ("名;姓;会社名;役職;電子メール アドレス;携帯電話", "ja"),
    ],
    ids=lambda one: one if len(one) == 2 else "",
)
def test_that_headers_of_many_languages_are_known(headers: str, row: str) -> None:
    (record,) = records_of(headers, "Ana;Example;Office;Director;a@example.org;+41 79 217 30 09")
    assert record.name == "Ana Example"
    assert (record.names[0].given, record.names[0].family) == ("Ana", "Example")
    assert (record.posts[0].title, record.posts[0].body) == ("Director", "Office")
    assert record.emails[0].normalised == "a@example.org"
    assert record.phones[0].normalised == "+41792173009"
    assert not record.kept, row


@pytest.mark.parametrize(
    "headers",
    [
        "Nom et prénom;Organisme;Qualité;Tél. portable;Mél",
        "Nombres y apellidos;Institución;Función;Teléfono móvil;Dirección de correo electrónico",
        "Vor- und Nachname;Behörde;Dienstbezeichnung;Mobilnummer;E-Mail (dienstlich)",
        "Фамилия, имя, отчество;Учреждение;Занимаемая должность;Моб. телефон;Электронный адрес",
        "الاسم الثلاثي;الجهة;المنصب;رقم الجوال;الإيميل",
        "姓名;工作单位;职称;手机号码;电邮",
        "Nome e sobrenome;Instituição;Função;Telefone celular;Endereço eletrônico",
    ],
)
def test_that_headers_that_offices_write_by_hand_are_known(headers: str) -> None:
    (record,) = records_of(headers, "Ana Example;Quay;Director;+41 79 217 30 09;a@example.org")
    assert (record.name, record.posts[0].body) == ("Ana Example", "Quay")
    assert record.posts[0].title == "Director"
    assert record.phones[0].label == "mobile"
    assert record.emails[0].normalised == "a@example.org"
    assert not record.kept


def test_that_a_country_in_a_column_of_names_is_a_heading() -> None:
    records = records_of("Nom;Organisme;Téléphone", "THAILAND;;", "Ana EXEMPLE;Quay;02 288 2623")
    assert [(one.name, one.country) for one in records] == [("Ana EXEMPLE", "TH")]
    assert records[0].phones[0].normalised == "+6622882623"
    narrow = records_of("Nom;Téléphone", "THAILAND;", "Ana Exemple;02 288 2623", "Thailand;")
    assert [(one.name, one.country) for one in narrow] == [
        ("Ana Exemple", "TH"),
        ("Thailand", "TH"),
    ]


def test_that_headers_that_nobody_knows_are_no_contact() -> None:
    found = records_of("Wer,Wozu,Draht", "Ana Example,Office,+41 22 917 90 00")
    assert [one.name for one in found] == ["Ana Example"]
    assert [(one.name, one.value) for one in found[0].kept] == [("Wozu", "Office")]


def test_that_a_first_contact_without_headers_stays_one() -> None:
    lines = ("Ana Example,Office,022 917 90 00", "Bo Sample,Office,022 917 90 01")
    assert [one.name for one in records_of(*lines)] == ["Ana Example", "Bo Sample"]
