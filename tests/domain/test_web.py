"""Web pages: what may be typed as an address, and what is said of the rest."""

import pytest

from stakeholders.domain.web import read_web


@pytest.mark.parametrize(
    "text",
    [
        "www.reef.example", "reef.example", "https://reef.example/press?id=3#top",
        "HTTP://Reef.Example:8080/a(b)", "https://пресса.рф", "https://उदाहरण.भारत/क",
        "xn--e1afmkfd.xn--p1ai", "http://192.0.2.7/", "ftp://reef.example.", " reef.example ",
        "my_office.reef.example", "x.com/reef",
    ],
)  # fmt: skip
def test_that_an_address_of_a_page_is_one(text: str) -> None:
    channel = read_web(text, "Press")
    assert (channel.valid, channel.problem, channel.raw, channel.label) == (
        True, None, text, "Press",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "reef", "htp://reef.example", "http//reef.example", "http:/reef.example", "reef,example",
        "www reef example", "https://reef.example/press release", "desk@reef.example",
        "see the page", "+41 22 917 12 34", "https://", "reef..example", "1.2.3", "@reef",
    ],
)  # fmt: skip
def test_that_what_is_no_address_is_kept_and_said(text: str) -> None:
    channel = read_web(text)
    assert (channel.valid, channel.raw) == (False, text)
    assert channel.problem is not None
    assert channel.problem.message == (
        f"{text} is no web address such as www.un.org; it is kept as it is."
    )


def test_that_a_long_text_is_judged_at_once() -> None:
    assert not read_web("a." * 50_000 + "@").valid
    assert not read_web("-" * 100_000).valid
