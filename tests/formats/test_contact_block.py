from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.channel import NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import UidFactory
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.contact_block import BlockReading, read_contact_blocks
from tests.formats.block_words import TABLES

ROOT: Final = Path(__file__).parents[2]
SEEDS: Final = tuple(parent / "shared" / "seeds" for parent in ROOT.parents)
OHCHR: Final = "Office of the United Nations High Commissioner for Human Rights"


def reading(text: str, region: str | None = None, date: PartialDate | None = None) -> BlockReading:
    return read_contact_blocks(text, TABLES, region, date, new_uid=UidFactory())


def of_kind(read: BlockReading, kind: EntryKind) -> tuple[Record, ...]:
    return tuple(record for record in read.records if record.kind is kind and record.certain)


def offered(read: BlockReading) -> list[tuple[str, str]]:
    """Return the people whom a text only names, with their post."""
    named = [record for record in read.records if not record.certain and record.posts]
    return [(r.name, r.posts[0].title) for r in named if r.kind is EntryKind.PERSON]


def people(text: str, region: str | None = None) -> tuple[Record, ...]:
    return of_kind(reading(text, region), EntryKind.PERSON)


def bodies(text: str, region: str | None = None) -> tuple[Record, ...]:
    return of_kind(reading(text, region), EntryKind.BODY)


def seed(number: str) -> str:
    found = [path for folder in SEEDS for path in folder.glob(f"{number}_*.txt")]
    if not found:
        pytest.skip("the seeds are not beside this checkout")
    return found[0].read_text("utf-8")


class TestSeeds:
    def test_that_the_spokesperson_is_read_with_post_and_body(self) -> None:
        read = reading(seed("000"))
        (person,), (post,), (body,) = (
            of_kind(read, kind) for kind in (EntryKind.PERSON, EntryKind.POST, EntryKind.BODY)
        )
        assert (person.name, post.name, body.name) == ("Jose Diaz", "Spokesperson", OHCHR)
        assert (body.acronym, body.uid) == ("OHCHR", TABLES.bodies.find("OHCHR").uid)  # type: ignore[union-attr]
        assert person.posts[0].functions == ("spokesperson",)
        assert (person.posts[0].uid, person.posts[0].body_uid) == (post.uid, body.uid)
        assert post.holders[0].uid == person.uid
        assert "email" in person.missing

    def test_that_the_mobile_is_the_persons_and_as_old_as_the_text(self) -> None:
        read = reading(seed("000"))
        (person,) = of_kind(read, EntryKind.PERSON)
        (phone,) = person.phones
        assert (phone.raw, phone.normalised) == ("+41 79 217 3009", "+41792173009")
        assert (phone.number_type, phone.region) == (NumberType.MOBILE, "CH")
        assert phone.owner == person.uid
        assert phone.as_of == PartialDate(2005, 9, 1)
        assert not read.source.date_assumed
        assert read.source.title.startswith("High Commissioner for Human Rights Urges")

    def test_that_the_regional_centre_is_a_body_of_its_own(self) -> None:
        read = reading(seed("003"))
        (body,) = of_kind(read, EntryKind.BODY)
        unodc = TABLES.bodies.find("UNODC")
        assert unodc is not None
        assert body.name == "UNODC Regional Centre for East Asia and the Pacific"
        assert (body.parent, body.parent_uid) == (unodc.name(), unodc.uid)
        assert (body.place, body.country) == ("Bangkok", "TH")
        assert body.covers == ("East Asia and the Pacific",)
        assert not of_kind(read, EntryKind.POST)

    def test_that_the_landline_is_the_bodys_and_the_mailbox_the_persons(self) -> None:
        read = reading(seed("003"))
        (person,), (body,) = of_kind(read, EntryKind.PERSON), of_kind(read, EntryKind.BODY)
        (phone,), (email,) = person.phones, person.emails
        assert (person.honorific, person.name) == ("Ms.", "Olivia Sylvia Inciong")
        assert (phone.raw, phone.normalised) == ("(+662) 288-2623", "+6622882623")
        assert (phone.number_type, phone.region, phone.owner) == (NumberType.FIXED, "TH", body.uid)
        assert (email.normalised, email.owner) == ("sylvia.inciong@unodc.org", person.uid)
        assert body.channels == (phone,)

    def test_that_who_opened_the_meeting_is_offered_and_not_kept(self) -> None:
        read = reading(seed("000"))
        assert ("Tang Jiaxuan", "State Councillor of China") in offered(read)
        assert read.event is not None
        assert (read.event.hosts, read.event.city) == (("China",), "Beijing")

    def test_that_the_workshop_is_told_with_the_days_that_lack_a_year(self) -> None:
        event = reading(seed("003")).event
        assert event is not None
        assert (str(event.start), str(event.end)) == ("--10-02", "--10-04")
        assert (event.venue, event.city) == ("United Nations Conference Centre", "Bangkok")
        assert event.hosts == ("Government of the Kingdom of Thailand",)
        assert event.organisers == ("United Nations Office on Drugs and Crime (UNODC)",)
        assert event.collaborators == ("Australian Government",)

    def test_that_a_year_is_assumed_from_the_text_and_never_from_today(self) -> None:
        read = reading(seed("003"))
        assert (read.source.date, read.source.date_assumed) == (PartialDate(2007), True)
        assert "source.date_assumed" in {finding.problem.code for finding in read.findings}


class TestBlocks:
    def test_that_several_people_share_the_body_above_them(self) -> None:
        first, second = people(
            "Media contacts:\nMuseum of Harbours\n20457 Hamburg\n\nDirector\nAda Brinkmann\n"
            "Tel: +49 40 3006 1230\n\nPress Officer\nTomas Lind\nTel: +49 40 3006 1231\n"
        )
        assert [p.posts[0].title for p in (first, second)] == ["Director", "Press Officer"]
        assert first.posts[0].body_uid == second.posts[0].body_uid
        assert second.posts[0].body == "Museum of Harbours"

    def test_that_a_place_stands_as_a_heading(self) -> None:
        first, second = people(
            "For further information please contact:\n\n In Bonn, Germany:\nIda Vogel\n"
            "United Nations Regional Information Centre (UNRIC)\nLandline: +49 228 815 2700\n\n"
            " In Vienna, Austria:\nLeo Amsel\nTelephone: +43-1 26060-4666\n"
        )
        assert (first.place, first.country) == ("Bonn", "DE")
        assert (second.place, second.country) == ("Vienna", "AT")

    def test_that_a_sentence_is_read_like_a_block(self) -> None:
        (person,) = people(
            "Pour toute information complémentaire, veuillez contacter Noé Bastide, Chef de la "
            "Section de l'information, Cour pénale internationale, au +31 (0)6 46 44 53 80."
        )
        assert person.posts[0].title == "Chef de la Section de l'information"
        assert person.posts[0].body == "Cour pénale internationale"

    def test_that_a_title_before_a_chinese_name_makes_a_post(self) -> None:
        (person,) = people("请联系:\n新闻官员:林海洋\n电话:+86 10 85321999\n")
        assert (person.name, person.posts[0].title) == ("林海洋", "新闻官员")

    def test_that_arabic_commas_part_what_they_part(self) -> None:
        (person,) = people(
            "للاتصال: السيدة ليلى حداد، المتحدثة الرسمية، وزارة الخارجية، هاتف: +961 1 981301"
        )
        assert person.name == "ليلى حداد"
        assert person.posts[0].body == "وزارة الخارجية"

    def test_that_an_initial_is_no_honorific(self) -> None:
        (person,) = people("Contact: John D. Oakes, Press Officer, tel. +41 22 739 8111")
        assert (person.name, person.honorific) == ("John D. Oakes", "")

    def test_that_family_names_in_capitals_come_first(self) -> None:
        (person,) = people("Contact: H.E. Mr. TAN Weilin, tel. +65 6545 7799")
        assert person.honorific == "H.E. Mr."
        assert (person.names[0].family, person.names[0].family_first) == ("TAN", True)

    def test_that_an_address_far_above_goes_to_whom_it_names(self) -> None:
        (person,) = people(
            "To register please write to: brandauer@un.org\n\nFor interviews please contact:\n"
            "Mara Brandauer\nTelephone: +43-1 26060-4999\n"
        )
        assert [email.normalised for email in person.emails] == ["brandauer@un.org"]

    def test_that_a_quoted_person_is_no_contact(self) -> None:
        found = people(
            "Contact: Anna Winter, tel: +41 (22) 791-5000. Dr. Bergman, the Executive Head of "
            "UNAIDS, will speak to the media at 11:00 AM. To register, contact Glenn Moor, "
            "tel: 1 (212) 584-6200."
        )
        assert [person.name for person in found] == ["Anna Winter", "Glenn Moor"]

    def test_that_keys_are_no_facts(self) -> None:
        (person,) = people(
            "Name: Peter Grothe\nPosition: Regional Adviser\nOrganization: International "
            "Organization for Migration\nCity: Bangkok\nPhone: 02 343 9300\n"
        )
        assert (person.name, person.posts[0].title) == ("Peter Grothe", "Regional Adviser")
        assert person.posts[0].body == "International Organization for Migration"
        assert (person.place, person.phones[0].normalised) == ("Bangkok", "+6623439300")

    def test_that_a_title_and_a_known_body_in_one_phrase_are_parted(self) -> None:
        (person,) = people("Contacto: Pedro Gilar, Portavoz de la OIM, tel. +506 2212 5300")
        assert (person.posts[0].title, person.posts[0].body) == ("Portavoz", "OIM")

    def test_that_a_representative_is_not_of_where_he_is_accredited(self) -> None:
        (person,) = people(
            "H.E. Mr. Vita Srivane, Permanent Representative of Thailand to the United Nations, "
            "New York; Tel. (212) 754-2200; vita@example.org"
        )
        (line,) = person.posts
        assert line.title == "Permanent Representative of Thailand to the United Nations"
        assert line.body == ""

    def test_that_post_and_body_may_follow_the_channels(self) -> None:
        (person,) = people(
            "Contact: Ann Vuong, ann.vuong@undp.org, Communications Analyst, UNDP Viet Nam\n"
        )
        assert person.posts[0].title == "Communications Analyst"
        assert person.posts[0].body == "UNDP Viet Nam"

    def test_that_whom_a_spokesperson_serves_is_no_function(self) -> None:
        (person,) = people("Contact: Ada Holm, Spokesperson for the Director, tel. +41 22 739 8111")
        assert person.posts[0].functions == ("spokesperson",)

    def test_that_a_unit_is_a_body_though_it_names_a_function(self) -> None:
        (body,) = bodies("Media Accreditation and Liaison Unit\nNew York\nFax: (+1-212) 963-5500\n")
        assert body.name == "Media Accreditation and Liaison Unit"
        assert body.missing == ("email", "phone")

    def test_that_compounds_name_bodies_and_posts(self) -> None:
        (person,) = people(
            "Pressekontakt:\nDr. Sabine Vogtin\nMediensprecherin\nLandwirtschaftsministerium\n"
            "10117 Berlin\nTelefon: 030 18 535-2400\n"
        )
        (line,) = person.posts
        assert (line.title, line.body) == ("Mediensprecherin", "Landwirtschaftsministerium")

    def test_that_a_person_in_two_scripts_is_one(self) -> None:
        (person,) = people("Contact:\nKarim Haddar\n\nكريم حدار\nTel: +964 780 110 2000\n")
        assert [name.full for name in person.names] == ["Karim Haddar", "كريم حدار"]


class TestChannels:
    def test_that_short_numbers_continue_the_one_before(self) -> None:
        (body,) = bodies(
            "Office of Weights and Measures\nTel.: +995 32 291 46 52 / 53 / 54\n"
            "Fax: +995 32 291 46 56\n"
        )
        assert [phone.normalised for phone in body.phones] == [
            "+995322914652", "+995322914653", "+995322914654", "+995322914656",
        ]  # fmt: skip
        assert body.phones[-1].number_type is NumberType.FAX

    def test_that_numbers_of_an_old_plan_are_kept_and_flagged(self) -> None:
        read = reading("Contact: Tor Birke\ntel: (254-2)-625417, fax: 628834,\n")
        phones = of_kind(read, EntryKind.PERSON)[0].phones
        assert [phone.normalised for phone in phones] == ["+2542625417", "+2542628834"]
        assert not any(phone.valid for phone in phones)
        assert "phone.invalid" in {finding.problem.code for finding in read.findings}

    def test_that_the_place_tells_how_to_read_a_national_number(self) -> None:
        (body,) = bodies("Ministry of Tides\nLima, Peru\nTel: 01 311 2400\n")
        (phone,) = body.phones
        assert (phone.region, phone.assumed_region) == ("PE", "PE")

    def test_that_an_area_code_in_brackets_is_read_by_the_place(self) -> None:
        (person,) = people("Contact: Mary Mercer, UNICEF, New York, (212) 326-7200")
        assert person.phones[0].normalised == "+12123267200"

    def test_that_an_extension_stays_with_its_number(self) -> None:
        (person,) = people("Contact: Ines Roth, tel. +41 22 739 8111, ext. 35")
        assert (person.phones[0].normalised, person.phones[0].extension) == ("+41227398111", "35")

    def test_that_disguised_addresses_are_read(self) -> None:
        (person,) = people("Contact: Ines Roth\nEmail: ines.roth[at]unvienna.org\n")
        assert person.emails[0].normalised == "ines.roth@unvienna.org"

    def test_that_a_hidden_address_is_a_gap(self) -> None:
        (person,) = people("Please write to Ms. Siri Vonn ([email protected]).")
        assert (person.name, person.honorific, person.channels) == ("Siri Vonn", "Ms.", ())
        assert "email" in person.missing

    def test_that_a_role_mailbox_belongs_to_the_post(self) -> None:
        read = reading("Contact: Ines Roth, Spokesperson, UNODC, press@unodc.org, ines@unodc.org")
        (person,), (post,) = of_kind(read, EntryKind.PERSON), of_kind(read, EntryKind.POST)
        assert [email.owner for email in person.emails] == [post.uid, person.uid]
        assert [email.normalised for email in post.emails] == ["press@unodc.org"]

    def test_that_a_shared_bodys_two_landlines_belong_to_the_people(self) -> None:
        first, second = people(
            "Contacts:\nIda Vogel, Harbour Institute, tel: +49 40 3006 1230\n"
            "Tomas Lind, Harbour Institute, tel: +49 40 3006 1231\n"
        )
        assert first.phones[0].owner == first.uid
        assert second.phones[0].owner == second.uid

    def test_that_channels_without_a_name_are_only_proposed(self) -> None:
        (record,) = reading("Questions? alumni.desk@example.org\n").records
        assert not record.certain
        assert record.missing == ("name",)

    def test_that_captured_channels_may_be_seen_by_anyone(self) -> None:
        (person,) = people("Contact: Ines Roth, tel. +41 22 739 8111")
        assert person.phones[0].visibility is Visibility.ANYONE


class TestNothing:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "The Council met on 26 to 31 August 2000 in room S-0378A. It adopted 1,540 decisions.",
            "[Insert name], [Insert title], tel: [Insert number], e-mail: [Insert e-mail]",
            "[email protected]",
            "Contact:\n\nTel:\n\nE-mail:\n",
            "1720566365",
        ],
    )
    def test_that_a_text_without_contacts_gives_no_records(self, text: str) -> None:
        assert reading(text).records == ()

    @given(st.text())
    def test_that_no_text_is_too_strange(self, text: str) -> None:
        reading(text, "TH")

    @given(
        st.lists(
            st.sampled_from(
                ["Contact:", "Ms. Ida Vogel", "Spokesperson", "UNODC", "tel:", "+41 22 917 90 00",
                 "a@b.org", "\n", "\n\n", ",", "(", ")", "[at]", "/ 53", "ext. 4", "Bonn",
                 "Germany", "e-mail:,", "—", "2404458", "或", "电话:", "http://x.org/1", ". ",
                 "* * *"]
            ),
            max_size=30,
        ).map(" ".join)
    )  # fmt: skip
    def test_that_pieces_in_any_order_are_read_and_placed(self, text: str) -> None:
        read = reading(text, "CH")
        uids = {record.uid for record in read.records}
        for span in read.spans:
            assert 0 <= span.start <= span.end <= len(text)
            assert span.record in uids
        for record in read.records:
            assert record.name
            assert all(channel.owner in uids for channel in record.channels)


def test_that_a_given_date_wins_over_the_texts() -> None:
    read = reading("1 May 2010\n\nContact: Ida Vogel, tel. +41 22 739 8111", date=PartialDate(2012))
    assert read.source.date == PartialDate(2012)
    assert read.records[0].phones[0].as_of == PartialDate(2012)


def test_that_the_same_text_is_read_the_same_way() -> None:
    text = "Contact: Ida Vogel, Spokesperson, UNODC, tel. +41 22 739 8111"
    names = [[record.name for record in reading(text).records] for _ in range(2)]
    assert (
        names[0]
        == names[1]
        == ["Ida Vogel", "Spokesperson", "United Nations Office on Drugs and Crime"]
    )


class TestNamed:
    STORY = (
        "The talks were opened on Tuesday by Minister of Tides Oda Fenn, before many guests.\n\n"
        '"We shall see", said Ilmar Koskela, Director of the Reef Programme, when he left.\n\n'
        "The Reef Programme and the Great Barrier were named several times in the long debate.\n\n"
        "For more information, please contact Ines Roth, Spokesperson, UNODC, ines@unodc.org\n"
    )

    def test_that_people_named_with_their_post_are_offered(self) -> None:
        read = reading(self.STORY)
        assert offered(read) == [
            ("Oda Fenn", "Minister of Tides"),
            ("Ilmar Koskela", "Director of the Reef Programme"),
        ]
        assert [person.name for person in of_kind(read, EntryKind.PERSON)] == ["Ines Roth"]

    def test_that_bodies_named_in_sentences_are_offered_and_not_kept(self) -> None:
        read = reading(
            "The report was written with the World Health Organization and the Institute of Tides, "
            "while the Great Barrier was named several times in the long debate.\n\n"
            "Contact: Ines Roth, Spokesperson, UNODC, ines@unodc.org\n"
        )
        named = [r.name for r in read.records if r.kind is EntryKind.BODY and not r.certain]
        assert named == ["World Health Organization", "Institute of Tides"]

    def test_that_a_body_is_offered_where_nobody_is_named(self) -> None:
        read = reading(
            "The talks of the Institute of Tides went on for several days, and nobody left the "
            "hall before they were over.\n"
        )
        assert [(r.name, r.certain) for r in read.records] == [("Institute of Tides", False)]

    def test_that_a_text_tells_its_event(self) -> None:
        event = reading(
            "The third seminar on Tides, to be held from 6 to 8 May 2026 in Suva, is hosted by the "
            "Government of Fiji and organised by UNODC, with the support of the Reef Fund.\n"
        ).event
        assert event is not None
        assert (str(event.start), str(event.end), event.city) == (
            "2026-05-06",
            "2026-05-08",
            "Suva",
        )
        assert (event.hosts, event.organisers) == (("Government of Fiji",), ("UNODC",))

    def test_that_a_text_without_an_event_tells_none(self) -> None:
        assert reading("Contact: Ines Roth, tel. +41 22 739 8111").event is None


class TestChannelsInDisguise:
    @pytest.mark.parametrize(
        ("written", "address"),
        [
            ("ines.roth (at) unodc (dot) org", "ines.roth@unodc.org"),
            ("ines.roth[at]unodc.org", "ines.roth@unodc.org"),
            ("<ines.roth@unodc.org>.", "ines.roth@unodc.org"),
            ("ines.roth@unodc.org.The meeting", "ines.roth@unodc.org"),
            ("ines.roth@unodc.orgTel", "ines.roth@unodc.org"),
            ("ines.roth＠unodc.org", "ines.roth@unodc.org"),
        ],
    )
    def test_that_an_address_is_read_however_it_is_written(
        self, written: str, address: str
    ) -> None:
        (person,) = people(f"Contact: Ines Roth, e-mail: {written}\n")
        assert [email.normalised for email in person.emails] == [address]

    @pytest.mark.parametrize("written", ["ines.roth@", "ines.roth[at]", "[email protected]", ""])
    def test_that_what_is_cut_off_or_hidden_is_a_gap(self, written: str) -> None:
        (person,) = people(f"Contact: Ines Roth, tel. +41 22 739 8111, e-mail: {written}\n")
        assert person.emails == ()
        assert "email" in person.missing

    def test_that_a_number_goes_on_behind_the_line_break(self) -> None:
        (person,) = people("Contact: Ines Roth, tel. +234 802 123\n4561, Abuja\n")
        assert person.phones[0].normalised == "+2348021234561"

    def test_that_a_label_may_stand_behind_its_number(self) -> None:
        (person,) = people("Contact: Ines Roth, +41 22 739 8111 (fax)\n")
        assert person.phones[0].number_type is NumberType.FAX

    def test_that_a_year_behind_a_number_is_no_number(self) -> None:
        (person,) = people("Contact: Ines Roth, tel. +41 22 739 8111, 2026, 14 states\n")
        assert len(person.phones) == 1


class TestLayouts:
    def test_that_people_below_a_body_with_channels_belong_to_it(self) -> None:
        (person,) = people(
            "TIDES INSTITUTE\n14 Quay Road, 1202 Geneva\nTel: +41 22 234 56 78\n\n"
            "Ms. Oda Fenn\nFirst Secretary\nDirect: +41 22 234 56 79\n"
        )
        assert person.posts[0].body == "TIDES INSTITUTE"

    def test_that_two_in_one_breath_share_what_is_said_of_both(self) -> None:
        for both in (
            "Ada Holm and Ines Roth",
            "Ms. Ada Holm and Ms. Ines Roth",
            "Ada Holm / Ines Roth",
        ):
            first, second = people(f"Contact: {both}, Tides Institute, tel. +41 22 234 56 78")
            assert (first.name, second.name) == ("Ada Holm", "Ines Roth")
            assert first.phones[0].normalised == second.phones[0].normalised == "+41222345678"
            assert first.posts[0].body_uid == second.posts[0].body_uid

    def test_that_a_mailbox_tells_who_of_two_is_the_person(self) -> None:
        (person,) = people("Baltic Ark\nTomas Lind\ntomas.lind@ark.example.org\n")
        assert (person.name, person.posts[0].body) == ("Tomas Lind", "Baltic Ark")

    def test_that_a_name_on_two_lines_is_one(self) -> None:
        (person,) = people("Arjun\nMEHRA\nLiaison Officer, UNHCR\nmehra@unhcr.example.org\n")
        assert person.name == "Arjun MEHRA"

    def test_that_an_office_below_a_known_body_is_the_body(self) -> None:
        (person,) = people(
            "United Nations Office on Drugs and Crime\nRegional Office for Southern Africa\n\n"
            "Ada Holm\nPress Officer\nTel: +27 10 123 4561\n"
        )
        assert person.posts[0].body == "Regional Office for Southern Africa"

    def test_that_a_spokesperson_is_parted_from_the_body_and_the_city(self) -> None:
        (person,) = people(
            "Contact: Ada Holm, portavoz de la Cruz Verde en Cali, tel. +57 321 1234562"
        )
        (line,) = person.posts
        assert (line.title, line.body, person.place) == ("portavoz", "Cruz Verde", "Cali")

    def test_that_a_country_makes_a_city_of_the_word_before(self) -> None:
        (person,) = people(
            "Contact: Ada Holm, Tides Institute, Kisumu, Kenya, tel. +254 20 2012341"
        )
        assert (person.place, person.country) == ("Kisumu", "KE")

    def test_that_the_sender_of_a_mail_is_who_signs_it_and_not_who_receives_it(self) -> None:
        (person,) = people(
            'From: "Lim, Mei Ling" <meiling.lim@straits.example.sg>\nTo: <office@y.example.org>\n'
            "Subject: Nominee\n\nRegards\nLim Mei Ling (Ms.)\nSenior Manager\nDID: +65 6123 4561\n"
        )
        assert (person.name, person.honorific) == ("Lim Mei Ling", "Ms.")
        assert [mail.normalised for mail in person.emails] == ["meiling.lim@straits.example.sg"]

    def test_that_a_number_turned_round_is_read_as_it_was_meant(self) -> None:
        (person,) = people("للاتصال: السيدة ليلى حداد، هاتف: 123 123 71 961+")
        assert person.phones[0].normalised == "+96171123123"

    def test_that_a_russian_eight_is_the_code_of_the_country(self) -> None:
        (person,) = people("Контакты: Марина Белова, координатор, тел. 8 (495) 123-45-67")
        assert person.phones[0].normalised == "+74951234567"

    def test_that_an_accent_makes_no_other_spelling_of_a_name(self) -> None:
        (person,) = people("Contact: Pressesjef Ida Lie, Norges Røde Kors, ida.lie@kors.example.no")
        assert [name.full for name in person.names] == ["Ida Lie"]
        assert person.posts[0].body == "Norges Røde Kors"

    def test_that_a_given_name_stands_above_the_family_names_of_its_mailbox(self) -> None:
        (person,) = people("Contacto\nMaría\nVega Ordóñez\nPortavoz\nmvega@rios.example.org\n")
        assert person.name == "María Vega Ordóñez"

    def test_that_blanks_part_what_a_chinese_line_says(self) -> None:
        (person,) = people("联系人:国际竹藤中心 宣传处 赵宇先生 电话:+86 10 1234 5671\n")
        assert (person.name, person.honorific) == ("赵宇", "先生")
        assert person.posts[0].body == "国际竹藤中心"


class TestLanguages:
    def test_that_an_area_code_behind_its_number_is_turned_to_its_front(self) -> None:
        (body,) = bodies("سازمان آب\nتلفن: 88741384-021\n", "IR")
        assert [phone.normalised for phone in body.phones] == ["+982188741384"]

    def test_that_a_code_in_brackets_is_an_area_of_the_readers_country_first(self) -> None:
        (body,) = bodies("Instituto de Oceanografia\nTel.: (53) 3233-6512\n", "BR")
        assert [phone.normalised for phone in body.phones] == ["+555332336512"]

    def test_that_an_extension_with_a_hyphen_is_no_part_of_the_number(self) -> None:
        (body,) = bodies("Министерство вод\nТел.: +7 (495) 123-45-67, доб. 12-34\n")
        assert [(p.normalised, p.extension) for p in body.phones] == [("+74951234567", "12-34")]

    def test_that_a_sample_of_an_address_is_none(self) -> None:
        (person,) = people(
            "Contact (firstname.lastname@tides.example.org):\n"
            "Ida Roth, Press Officer, +41 79 123 45 61\n"
        )
        assert person.emails == ()

    def test_that_a_verb_behind_announces_whom_the_sentence_is_about(self) -> None:
        (person,) = people(
            "برای اطلاعات بیشتر با خانم مریم احمدی، سخنگوی انجمن تالاب‌ها تماس بگیرید.\n"
            "موبایل: +98 912 123 4567\n"
        )
        assert (person.name, person.posts[0].title) == ("مریم احمدی", "سخنگوی")

    def test_that_the_next_mission_of_a_directory_takes_nobody_of_the_one_above(self) -> None:
        read = reading(
            "Permanent Mission of Maravia\nTel.: +41 22 234 56 71\nMs. Ida Roth, Counsellor\n\n"
            "Permanent Mission of Novia\nTel.: +41 22 234 56 72\n"
        )
        (roth,) = of_kind(read, EntryKind.PERSON)
        assert roth.posts[0].body == "Permanent Mission of Maravia"
        assert [b.name for b in of_kind(read, EntryKind.BODY)] == [
            "Permanent Mission of Maravia",
            "Permanent Mission of Novia",
        ]

    def test_that_the_mailbox_of_an_office_that_sends_is_no_person(self) -> None:
        read = reading(
            "From: Press <press@tides.example.org>\nTo: List <list@tides.example.org>\n"
            "Subject: Talks\n\nThe talks begin on Monday, and nobody has to come.\n"
        )
        assert not of_kind(read, EntryKind.PERSON)
