from stakeholders.domain.record import Kept, Record
from stakeholders.formats.base import ReadRecord, Refused
from stakeholders.formats.windows_contact import read_windows_contact
from tests.formats.reading import CONTEXT, records_in

START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<c:contact c:Version="1"'
    ' xmlns:c="http://schemas.microsoft.com/Contact"'
    ' xmlns:m="http://schemas.microsoft.com/Contact/Extended/M">'
)
CONTACT = """
<c:CreationDate>2012-06-28T01:26:36Z</c:CreationDate>
<c:Extended><m:Tag c:ContentType="binary/x">AQAA</m:Tag></c:Extended>
<c:Notes>met in Bangkok</c:Notes>
<c:Gender>Female</c:Gender>
<c:ContactIDCollection><c:ContactID><c:Value>abc-1</c:Value></c:ContactID></c:ContactIDCollection>
<c:NameCollection><c:Name><c:FormattedName>Ana Example</c:FormattedName><c:Title>Ms.</c:Title>
 <c:GivenName>Ana</c:GivenName><c:FamilyName>Example</c:FamilyName></c:Name></c:NameCollection>
<c:PositionCollection><c:Position><c:Organization>Quay; Office</c:Organization>
 <c:Department>Press</c:Department><c:JobTitle>Spokesperson</c:JobTitle>
 </c:Position></c:PositionCollection>
<c:PhoneNumberCollection><c:PhoneNumber><c:Number>+41 79 555 01 23</c:Number><c:LabelCollection>
 <c:Label>Cellular</c:Label><c:Label>Personal</c:Label></c:LabelCollection></c:PhoneNumber>
 <c:PhoneNumber/></c:PhoneNumberCollection>
<c:EmailAddressCollection><c:EmailAddress><c:Type>SMTP</c:Type><c:Address>ana@quay.example</c:Address>
 </c:EmailAddress></c:EmailAddressCollection>
<c:UrlCollection><c:Url><c:Value>https://quay.example</c:Value></c:Url></c:UrlCollection>
<c:PhysicalAddressCollection><c:PhysicalAddress><c:Street>1 Quay</c:Street>
 <c:Locality>Bangkok</c:Locality><c:LabelCollection><c:Label>Business</c:Label></c:LabelCollection>
 </c:PhysicalAddress></c:PhysicalAddressCollection>
<c:DateCollection><c:Date><c:Value>1990-02-03T00:00:00Z</c:Value><c:LabelCollection>
 <c:Label>wab:Birthday</c:Label></c:LabelCollection></c:Date></c:DateCollection>
<c:PhotoCollection><c:Photo><c:Value c:ContentType="image/png">iVBO
Rw0K</c:Value></c:Photo></c:PhotoCollection>
"""
END = "</c:contact>"


def one_of(text: str) -> Record:
    (record,) = records_in(read_windows_contact, text.encode())
    return record


def test_that_a_contact_is_read_into_all_fields() -> None:
    record = one_of(START + CONTACT + END)
    name, line = record.names[0], record.posts[0]
    assert (record.name, name.honorific, name.family) == ("Ana Example", "Ms.", "Example")
    assert (line.title, line.body, line.unit) == ("Spokesperson", "Quay; Office", "Press")
    assert [(phone.normalised, phone.label) for phone in record.phones] == [
        ("+41795550123", "cell home")
    ]
    assert record.emails[0].normalised == "ana@quay.example"
    assert [one.raw for one in record.channels][2:] == ["https://quay.example"]
    assert (record.addresses[0].street, record.place) == ("1 Quay", "Bangkok")
    assert record.notes == ("met in Bangkok",)
    assert record.source_uid == "abc-1"


def test_that_what_has_no_field_is_kept() -> None:
    assert one_of(START + CONTACT + END).kept == (
        Kept("X-WINDOWS-CREATIONDATE", "2012-06-28T01:26:36Z"),
        Kept("X-WINDOWS-TAG", "AQAA", "", (("TYPE", "binary/x"),)),
        Kept("X-WINDOWS-GENDER", "Female"),
        Kept("BDAY", "1990-02-03T00:00:00Z"),
        Kept("PHOTO", "iVBORw0K", "", (("TYPE", "PNG"), ("ENCODING", "b"))),
    )


def test_that_a_contact_cut_short_has_what_stands_before() -> None:
    text = START + CONTACT
    (found,) = read_windows_contact(text[: text.index("<c:UrlC") + 20].encode(), CONTEXT)
    assert isinstance(found, ReadRecord)
    assert found.record.name == "Ana Example"
    assert len(found.record.channels) == 2
    assert [problem.code for problem in found.findings] == ["vcard.unclosed"]


def test_that_a_file_without_a_contact_is_refused() -> None:
    (found,) = read_windows_contact(b"<a>http://schemas.microsoft.com/Contact</a>", CONTEXT)
    assert isinstance(found, Refused)
