"""Whatever is known of a contact, it is found by."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.parts import AreaLink, AreaRole, BodyName, BodyNameType, Coverage, Status


def found(directory: Directory, text: str) -> list[str]:
    return [row.name for row in directory.search.find(text).rows]


@pytest.mark.parametrize(
    "typed", ["thailand", "Таиланд", "Thaïlande", "泰国", "kingdom of thailand"]
)
def test_that_contacts_are_found_by_their_country_in_any_language(
    directory: Directory, typed: str
) -> None:
    uid = directory.bodies.add("Quay Office", place="Bangkok")
    directory.bodies.add("Pier Office", place="Paris")
    assert found(directory, typed) == ["Quay Office"]
    directory.contacts.set_country(uid, "FR")
    assert found(directory, typed) == []


def test_that_a_body_is_found_by_the_areas_it_covers_and_represents(directory: Directory) -> None:
    centre, mission = directory.bodies.add("Quay Centre"), directory.bodies.add("Reef Mission")
    directory.parts.add(centre, Coverage("Viet Nam"))
    directory.parts.add(mission, AreaLink("Lao People's Democratic Republic", AreaRole.REPRESENTS))
    assert found(directory, "viet nam") == ["Quay Centre"]
    assert found(directory, "mission laos") == ["Reef Mission"]
    directory.history.undo()
    assert found(directory, "laos") == []


def test_that_names_of_every_kind_find(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    name = directory.people.add_name(uid, PersonName("Anna Lund", type=NameType.FORMER))
    directory.people.add_name(uid, PersonName("Анна Берг", type=NameType.NATIVE))
    assert found(directory, "lund") == ["Anna Berg"] == found(directory, "Берг")
    directory.people.remove_name(name)
    assert found(directory, "lund") == []
    body = directory.bodies.add("Quay Office")
    directory.bodies.add_name(body, BodyName("Bureau du quai", language="fr"))
    directory.bodies.add_name(body, BodyName("BDQ", BodyNameType.ACRONYM, language="fr"))
    assert found(directory, "bdq") == ["Quay Office"] == found(directory, "bureau quai")


def test_that_statuses_own_values_and_tags_find_and_follow_what_is_changed(
    directory: Directory,
) -> None:
    body = directory.bodies.add("Quay Commission")
    status = directory.parts.add(body, Status("ganhri", "A", reference="GANHRI/2020/7"))
    field = directory.own_fields.add(OwnField("Duty"))
    directory.own_fields.set(body, field, "night watch")
    directory.tags.put((body,), "Mekong")
    for typed in ("ganhri", "night watch", "mekong"):
        assert found(directory, typed) == ["Quay Commission"]
    directory.parts.remove(status)
    directory.own_fields.remove(field)
    directory.tags.rename("Mekong", "Danube")
    for typed in ("ganhri", "night", "mekong"):
        assert found(directory, typed) == []
    assert found(directory, "danube") == ["Quay Commission"]
    for _step in range(3):
        directory.history.undo()
    for typed in ("ganhri", "night watch", "mekong"):
        assert found(directory, typed) == ["Quay Commission"]
