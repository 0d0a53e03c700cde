import pytest
from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email
from hypothesis import example, given
from hypothesis import strategies as st

from stakeholders.domain.email import address_in, is_role_address, read_email


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("<sylvia.inciong@unodc.org>", "sylvia.inciong@unodc.org"),
        ("Ida Vogel <ida@example.org>", "ida@example.org"),
        ("mailto:ida@example.org", "ida@example.org"),
        ("ida.vogel[at]unvienna.org", "ida.vogel@unvienna.org"),
        ("ida (at) unvienna (dot) org", "ida@unvienna.org"),
        ("ida@unvienna.org.", "ida@unvienna.org"),
        ("Ida@UNVIENNA.org", "Ida@unvienna.org"),
        ("(ida@unvienna.org),", "ida@unvienna.org"),
        ("ida@müller.example", "ida@müller.example"),
    ],
)
def test_that_an_address_is_read_as_texts_write_it(raw: str, address: str) -> None:
    email = read_email(raw)
    assert (email.normalised, email.raw) == (address, raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "email.text"),
        ("nobody", "email.text"),
        ("sprep@", "email.invalid"),
        ("a@b@example.org", "email.invalid"),
        ("[email protected]", "email.hidden"),
    ],
)
def test_that_what_is_no_address_is_kept_with_a_problem(raw: str, code: str) -> None:
    email = read_email(raw)
    assert (email.raw, email.normalised, email.valid) == (raw, None, False)
    assert email.problem is not None
    assert email.problem.code == code
    assert email.problem.message


def test_that_a_cut_domain_is_offered_whole() -> None:
    problem = read_email("ida@unodc.o", ["unodc.org"]).problem
    assert problem is not None
    assert problem.repair == "ida@unodc.org"


def test_that_a_mistyped_domain_is_asked_about_and_kept() -> None:
    email = read_email("ida@unodc.ogr", ["unodc.org"])
    assert email.problem is not None
    assert email.problem.repair == "ida@unodc.org"


@pytest.mark.parametrize(
    "address",
    ["press@who.int", "media-desk@example.org", "office.ke@example.org", "registry2@example.org",
     "unodcpressdesk@un.org", "newsdesk.north@example.org", "information@example.org"],
)  # fmt: skip
def test_that_a_role_mailbox_is_known(address: str) -> None:
    assert is_role_address(address)


@pytest.mark.parametrize(
    "address", ["sylvia.inciong@unodc.org", "pressley@example.org", "ana@example.org"]
)
def test_that_a_persons_mailbox_is_no_role(address: str) -> None:
    assert not is_role_address(address)


@given(st.text())
def test_that_no_text_is_too_strange(raw: str) -> None:
    email = read_email(raw, ["unodc.org"])
    assert email.valid or email.problem is not None
    found = address_in(raw)
    assert found is None or "@" in found


_LABELS = st.sampled_from(
    ("un", "unodc", "UNOV", "a", "a-b", "a--b", "xn--mller-kva", "xn--", "ab--c", "-a", "a-", "a_b",
     "müller", "例え", "1", "l" * 63, "l" * 64, "ex ample", "")
) | st.text(max_size=4)  # fmt: skip
_ENDINGS = st.sampled_from(
    ("org", "int", "ORG", "c", "example", "xn--p1ai", "org.", "1", "123", "o1", "рф", "",
     "com-", *SPECIAL_USE_DOMAIN_NAMES, "TEST", "Local")
)  # fmt: skip
_LOCALS = st.sampled_from(
    ("ida.vogel", "Ida", "press", "Info", "INFO", "NoC", "webMaster", "a+b", "a..b", ".a", "a.",
     "o'neil", "a_b-c", '"a b"', '"a"', "a" * 65, "b" * 250, "é", "ｉｄａ", "İnfo", "")
) | st.text(max_size=5)  # fmt: skip


@st.composite
def _nasty_addresses(draw: st.DrawFn) -> str:
    labels = draw(st.lists(_LABELS, max_size=5))
    return f"{draw(_LOCALS)}@{'.'.join([*labels, draw(_ENDINGS)])}"


@given(st.emails() | _nasty_addresses())
@example(f"a@{'l' * 60}.{'m' * 60}.org")
def test_that_the_short_way_gives_every_answer_of_the_library(address: str) -> None:
    written = address_in(address)
    try:
        checked = validate_email(written or "", check_deliverability=False)
    except EmailNotValidError:
        assert read_email(address).normalised is None
    else:
        expected = f"{checked.local_part}@{checked.domain.lower()}"
        assert read_email(address).normalised == expected
