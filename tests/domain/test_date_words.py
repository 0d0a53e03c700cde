import pytest

from stakeholders.domain.date_words import date_in_words, span_in_words
from stakeholders.domain.partial_date import PartialDate

SECOND, FOURTH = PartialDate(2031, 10, 2), PartialDate(2031, 10, 4)
MAY = PartialDate(2031, 5, 1)


@pytest.mark.parametrize(
    ("date", "language", "said"),
    [
        (MAY, "en", "1 May 2031"),
        (MAY, "fr", "1er mai 2031"),
        (MAY, "es", "1 de mayo de 2031"),
        (PartialDate(2031, 5), "fr-CA", "mai 2031"),
        (PartialDate(2031), "es", "2031"),
        (MAY, "ar", "2031-05-01"),
    ],
)
def test_that_a_date_is_written_as_its_language_does(
    date: PartialDate, language: str, said: str
) -> None:
    assert date_in_words(date, language) == said


@pytest.mark.parametrize(
    ("start", "end", "language", "said"),
    [
        (SECOND, FOURTH, "en", "2 to 4 October 2031"),
        (SECOND, FOURTH, "fr", "du 2 au 4 octobre 2031"),
        (SECOND, FOURTH, "es", "del 2 al 4 de octubre de 2031"),
        (MAY, SECOND, "en", "1 May 2031 to 2 October 2031"),
        (MAY, None, "en", "1 May 2031"),
        (MAY, MAY, "fr", "1er mai 2031"),
        (SECOND, FOURTH, "ar", "2031-10-02 – 2031-10-04"),
    ],
)
def test_that_what_two_dates_share_is_said_once(
    start: PartialDate, end: PartialDate | None, language: str, said: str
) -> None:
    assert span_in_words(start, end, language) == said
