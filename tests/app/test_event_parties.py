import pytest

from stakeholders.app.event_parties import organisers_in
from stakeholders.domain.event import EventBodyRole

ORGANISER, COLLABORATOR = EventBodyRole.ORGANISER, EventBodyRole.COLLABORATOR


@pytest.mark.parametrize(
    ("text", "organisers", "collaborators"),
    [
        ("UNODC with Australia", ["UNODC"], ["Australia"]),
        ("UNODC; ESCAP in collaboration with Japan; Fiji", ["UNODC", "ESCAP"], ["Japan", "Fiji"]),
        ("ONUDC avec l'Australie", ["ONUDC"], ["l'Australie"]),
        ("UNODC", ["UNODC"], []),
        ("", [], []),
    ],
)
def test_that_who_organises_a_meeting_is_told_from_with_whom(
    text: str, organisers: list[str], collaborators: list[str]
) -> None:
    found = [(role, name) for role, name in organisers_in(text) if name]
    assert [name for role, name in found if role is ORGANISER] == organisers
    assert [name for role, name in found if role is COLLABORATOR] == collaborators
