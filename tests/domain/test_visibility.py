"""Who may see it: one scale, and what each origin starts with."""

import pytest

from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.parts import LegalBasis, Note
from stakeholders.domain.source import SourceType
from stakeholders.domain.visibility import Visibility, visibility_of_field, visibility_of_source


def test_that_what_was_published_is_for_anyone_and_the_rest_for_the_office() -> None:
    anyone = {kind for kind in SourceType if visibility_of_source(kind) is Visibility.ANYONE}
    assert anyone == {SourceType.PRESS_RELEASE, SourceType.WEB}
    assert visibility_of_source(SourceType.TYPED) is Visibility.OFFICE
    assert visibility_of_source(SourceType.FILE) is Visibility.OFFICE


@pytest.mark.parametrize(
    "name",
    ["Passport no.", "Travel dates", "Visa", "Health", "Régime: santé", "Número de pasaporte",
     "Состояние здоровья" , "护照", "معلومات الصحة", "تأشيرة"],
)  # fmt: skip
def test_that_travel_passport_visa_and_health_are_for_named_staff(name: str) -> None:
    assert visibility_of_field(name) is Visibility.NAMED


def test_that_other_own_fields_are_for_the_office() -> None:
    for name in ("Duty", "Advisable gifts", "Visage", "صحافة", "سفراء"):
        assert visibility_of_field(name) is Visibility.OFFICE


def test_that_what_is_personal_is_never_for_anyone_by_itself() -> None:
    assert FIELDS_BY_CODE["born"].visibility is Visibility.NAMED
    assert LegalBasis.visibility is Visibility.NAMED
    assert Note.visibility is Visibility.OFFICE


def test_that_the_scale_goes_from_everybody_to_a_few() -> None:
    for place, fact in enumerate(Visibility):
        seen_by = [audience for audience in Visibility if fact.may_be_seen_by(audience)]
        assert seen_by == list(Visibility)[place:]
