import csv
import io
from dataclasses import replace

import pytest

from stakeholders.app.copy_preview import preview
from stakeholders.app.copying import (
    call_link,
    clip_of,
    copy_email,
    copy_phone,
    formatted_of,
    mail_link,
    recipients_of,
)
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import StoppedError
from stakeholders.app.posts import NewPost
from stakeholders.app.progress import Job
from stakeholders.app.reference import Reference
from stakeholders.app.succession import NewHolder
from stakeholders.app.wording import Wording
from stakeholders.domain.channel import ChannelState, ChannelType
from stakeholders.domain.copy_format import COPY_FIELDS
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility

DESK = replace(read_phone("+41 22 555 01 42"), visibility=Visibility.ANYONE)
MOBILE = replace(read_phone("+41 79 555 01 23"), visibility=Visibility.OFFICE)
MAIL = replace(read_email("ana@office.example"), visibility=Visibility.ANYONE)
ANA = Record(
    EntryKind.PERSON,
    "Ana Example",
    names=(PersonName("Ana Example", honorific="Ms."),),
    posts=(PostLine("Spokesperson", "Example Office", unit="Press"),),
    place="Geneva",
    channels=(MOBILE, DESK, MAIL),
    tags=("press",),
    notes=("Prefers mornings",),
)
BEA = Record(
    EntryKind.PERSON,
    'Dubois, Béa "Bé"',
    channels=(replace(read_email("bea@office.example"), visibility=Visibility.ANYONE),),
)


def test_that_the_phone_copied_is_one_that_anyone_may_see() -> None:
    copied = copy_phone(ANA)
    assert (copied.text, copied.kept_back) == ("+41 22 555 01 42", 1)


def test_that_an_email_is_copied_without_talk_of_phones() -> None:
    copied = copy_email(ANA)
    assert (copied.text, copied.kept_back) == ("ana@office.example", 0)


def test_that_a_block_has_who_what_where_and_how_to_reach() -> None:
    assert clip_of([ANA]).text.splitlines() == [
        "Ms. Ana Example",
        "Spokesperson, Press, Example Office",
        "Geneva",
        "+41 22 555 01 42",
        "ana@office.example",
    ]


def test_that_notes_never_leave_by_copying() -> None:
    assert "mornings" not in clip_of([ANA]).text


def test_that_a_contact_for_few_gives_nothing() -> None:
    hidden = replace(ANA, visibility=Visibility.NAMED)
    assert clip_of([hidden]).text == ""
    assert clip_of([hidden]).kept_back == 1
    assert copy_phone(hidden).text == ""


def test_that_inside_the_office_the_mobile_is_copied_too() -> None:
    copied = clip_of([ANA], Visibility.OFFICE)
    assert "+41 79 555 01 23" in copied.text
    assert copied.kept_back == 0


def test_that_a_card_holds_what_anyone_may_see() -> None:
    clip = clip_of([ANA])
    assert "FN:Ana Example" in clip.vcard
    assert "+41 22 555 01 42" in clip.vcard
    assert "79 555" not in clip.vcard + clip.html + clip.csv + clip.text
    assert (clip.kept_back, clip.count, clip.file_name) == (1, 1, "Ana Example.vcf")


def test_that_a_contact_for_few_makes_no_card() -> None:
    clip = clip_of([replace(ANA, visibility=Visibility.NAMED)])
    assert (clip.vcard, clip.html, clip.csv, clip.recipients) == ("", "", "", "")


def test_that_html_of_one_is_a_block_and_of_several_a_table() -> None:
    one, several = clip_of([ANA]).html, clip_of([ANA, BEA]).html
    assert "<table" not in one
    assert "<b>Ms. Ana Example</b><br>Spokesperson, Press, Example Office<br>" in one
    assert '<a href="mailto:ana@office.example" dir="ltr">' in one
    assert several.count("<tr>") == 3


def test_that_no_name_is_markup_nor_a_formula() -> None:
    clip = clip_of([replace(BEA, name="<img src=x>"), replace(BEA, name="=cmd|' /C calc'!A1")])
    assert "<img" not in clip.html
    assert "'=cmd" in clip.csv


def test_that_csv_has_one_row_a_contact() -> None:
    rows = list(csv.reader(io.StringIO(clip_of([ANA, BEA]).csv, newline="")))
    assert rows[0] == ["Name", "Position", "Place", "Phone", "E-mail"]
    assert [row[0] for row in rows[1:]] == ["Ms. Ana Example", 'Dubois, Béa "Bé"']
    assert rows[1][3:] == ["+41 22 555 01 42", "ana@office.example"]


def test_that_recipients_are_quoted_where_a_mail_program_needs_it() -> None:
    clip = recipients_of([ANA, BEA, replace(ANA, name="Nobody", channels=(DESK,))])
    assert clip.recipients == (
        'Ana Example <ana@office.example>; "Dubois, Béa \\"Bé\\"" <bea@office.example>'
    )
    assert (clip.count, clip.without_email) == (3, 1)


def test_that_an_address_for_the_office_is_no_recipient() -> None:
    clip = recipients_of([replace(ANA, channels=(replace(MAIL, visibility=Visibility.OFFICE),))])
    assert (clip.recipients, clip.without_email, clip.kept_back) == ("", 1, 1)


def test_that_mail_and_call_begin_with_what_the_office_may_use() -> None:
    assert mail_link(ANA) == "mailto:ana@office.example"
    assert call_link(ANA) == "tel:+41795550123"
    assert call_link(replace(ANA, channels=(replace(DESK, extension="12"),))).endswith(";ext=12")
    dead = replace(DESK, state=ChannelState.DO_NOT_USE)
    assert call_link(replace(ANA, channels=(dead, MAIL))) == ""
    odd = replace(MAIL, raw="x", normalised="a?bcc=b@c.example")
    assert mail_link(replace(ANA, channels=(odd,))) == "mailto:a%3Fbcc%3Db@c.example"
    assert mail_link(replace(ANA, channels=(DESK,))) == ""


def test_that_the_press_phone_is_the_one_that_is_copied() -> None:
    press = replace(read_phone("+41 22 555 01 99"), visibility=Visibility.ANYONE)
    record = replace(ANA, channels=(DESK, replace(press, purposes=("press",))))
    assert copy_phone(record).text == "+41 22 555 01 99"


def test_that_a_post_is_copied_with_its_holder_only_where_the_holder_may_be_seen(
    directory: Directory,
) -> None:
    body = directory.bodies.add("Quay Office")
    post = directory.posts.add(NewPost(body, "Clerk"))
    done = directory.successions.succeed(post, NewHolder("Anna Berg", is_new=True))
    directory.channels.add(post, ChannelType.EMAIL, "clerk@quay.example")
    directory.contacts.set_visibility(done.person, Visibility.OFFICE)
    assert "Anna Berg" not in directory.copying.clip((post,)).text
    inside = directory.copying.clip((post,), Visibility.OFFICE)
    assert inside.text.splitlines() == [
        "Clerk, Quay Office",
        "Quay Office",
        "Anna Berg",
        "clerk@quay.example",
    ]
    both = directory.copying.clip((post, done.person), Visibility.OFFICE)
    assert both.count == 2


def test_that_who_is_gone_is_left_out(directory: Directory) -> None:
    anna = directory.people.add("Anna Berg")
    directory.contacts.delete(anna)
    assert directory.copying.clip((anna,)).count == 0
    assert directory.copying.recipients((anna, anna)).recipients == ""


def test_that_a_format_of_ones_own_passes_the_gate(reference: Reference) -> None:
    template = "{honorific} {name}\n{position}\n[M {mobile}]\n[T {phone}]"
    clip = formatted_of([ANA, BEA], template, Wording(reference))
    assert clip.text.splitlines() == [
        "Ms. Ana Example",
        "Spokesperson, Press, Example Office",
        "T +41 22 555 01 42",
        "",
        'Dubois, Béa "Bé"',
    ]
    assert (clip.count, clip.kept_back) == (2, 1)
    assert "Dubois, Béa &quot;Bé&quot;" in clip.html
    assert clip.vcard == clip.csv == ""
    inside = formatted_of([ANA], template, Wording(reference), Visibility.OFFICE)
    assert "M +41 79 555 01 23" in inside.text


def test_that_formats_of_one_line_stay_lines(reference: Reference) -> None:
    clip = formatted_of([ANA, BEA], "{name}[, {email}]", Wording(reference))
    assert clip.text.splitlines() == [
        "Ana Example, ana@office.example", 'Dubois, Béa "Bé", bea@office.example',
    ]  # fmt: skip


def test_that_the_preview_fills_what_a_person_has(reference: Reference) -> None:
    empty = {code for code in COPY_FIELDS if not preview(f"{{{code}}}", Wording(reference))}
    assert empty == {"holder", "acronym", "fax"}
    assert preview("{country} {languages}", Wording(reference)) == "Fiji English, Fijian"


def test_that_a_stop_copies_nothing(directory: Directory) -> None:
    uids = [directory.people.add(name) for name in ("Anna", "Berta")]
    job = Job()
    job.stop()
    for make in (directory.copying.clip, directory.copying.recipients):
        with pytest.raises(StoppedError):
            make(uids, job=job)
