import pytest
from hypothesis import given
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
