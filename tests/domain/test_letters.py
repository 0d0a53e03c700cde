"""People are addressed as protocol asks, and a letter says of each what is known."""

import pytest

from stakeholders.domain.copy_format import COPY_FIELDS
from stakeholders.domain.letters import (
    LETTER_FIELDS,
    Addressee,
    letter_problems,
    letter_text,
    salutation,
)


@pytest.mark.parametrize(
    ("addressee", "language", "said"),
    [
        (Addressee("H.E. Ms.", "Example", "f", "ambassador"), "en", "Excellency,"),
        (Addressee("H.E. Mr.", "Example"), "en", "Excellency,"),
        (Addressee("S.E. M.", "Exemple"), "fr", "Excellence,"),
        (Addressee("", "Ejemplo", "", "minister"), "es", "Excelencia:"),
        (Addressee("Ms.", "Berg", "f"), "en", "Dear Ms. Berg,"),
        (Addressee("Mme", "Berg", "f"), "fr", "Mme Berg,"),
        (Addressee("", "Berg", "f"), "en", "Madam,"),
        (Addressee("", "", "m"), "fr", "Monsieur,"),
        (Addressee(), "en", "Sir/Madam,"),
        (Addressee(), "xx", "Sir/Madam,"),
        (Addressee(), "fr-CH", "Madame, Monsieur,"),
        (Addressee("Mr.", "Hess"), "en", "Dear Mr. Hess,"),
    ],
)
def test_that_a_letter_begins_as_protocol_asks(
    addressee: Addressee, language: str, said: str
) -> None:
    assert salutation(addressee, language) == said


def test_that_a_letter_is_filled_and_leaves_out_what_is_not_known() -> None:
    known = {"salutation": "Sir/Madam,", "event": "Workshop", "name": "Ana"}
    text = "{salutation}\n\nYou are invited to {event}[ in {city}].\n{venue}\n{name}"
    told = letter_text(text, lambda code: known.get(code, ""))
    assert told == "Sir/Madam,\n\nYou are invited to Workshop.\nAna"


def test_that_an_unknown_field_is_named() -> None:
    (problem,) = letter_problems("{salutation} {colour}")
    assert "colour" in problem.problem.message
    assert not letter_problems("{event} {today}")


def test_that_fields_of_contacts_are_fields_of_letters() -> None:
    assert COPY_FIELDS.keys() < LETTER_FIELDS.keys()
