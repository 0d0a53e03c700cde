"""Finding again: stars, what was used last, facets, and searches that are kept."""

import pytest

from stakeholders.app import facets
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, ExistingListError
from stakeholders.app.exporting import Scope
from stakeholders.domain.ids import Uid
from stakeholders.store import search_facets


@pytest.fixture
def uids(directory: Directory) -> list[Uid]:
    """Add invented people of one family name, and put one of them into Thailand."""
    add = directory.people.add
    found = [
        add("Anna Reefson", "Spokesperson, Reef Watch", "+41 79 555 01 23", ""),
        add("Ben Reefson", "", "", "ben@reef.example"),
        add("Cara Reefson", "", "", "cara@reef.example"),
    ]
    directory.contacts.set_country(found[2], "Thailand")
    directory.tags.put(found[1:], "Early riser")
    return found


def names(directory: Directory, text: str, *flags: str) -> list[str]:
    return [row.name for row in directory.search.find(text, flags=flags).rows]


def test_that_a_star_comes_first_among_equals_and_is_taken_back(
    directory: Directory, uids: list[Uid]
) -> None:
    assert names(directory, "reefson", "person")[0] == "Anna Reefson"
    directory.contacts.star(uids[2:])
    assert names(directory, "reefson", "person")[0] == "Cara Reefson"
    assert names(directory, "is:starred") == names(directory, "", "starred") == ["Cara Reefson"]
    assert directory.history.steps()[0].sentence == "Starred Cara Reefson"
    directory.history.undo()
    assert directory.search.count("starred") == 0
    assert names(directory, "reefson", "person")[0] == "Anna Reefson"


def test_that_a_star_does_not_pass_a_better_hit(directory: Directory, uids: list[Uid]) -> None:
    noted = directory.people.add("Zed Other", "", "", "")
    directory.notes.add(noted, "knows Reefson")
    directory.contacts.star([noted])
    assert names(directory, "reefson")[-1] == "Zed Other"


def test_that_who_was_used_last_comes_first_and_is_not_logged(
    directory: Directory, uids: list[Uid]
) -> None:
    steps = len(directory.history.steps(limit=0))
    assert directory.recent.use(uids[1])
    assert directory.recent.use(uids[2])
    assert not directory.recent.use(uids[1])
    assert names(directory, "", "recent") == ["Ben Reefson", "Cara Reefson"]
    assert names(directory, "reefson", "person") == ["Ben Reefson", "Cara Reefson", "Anna Reefson"]
    assert len(directory.history.steps(limit=0)) == steps
    directory.contacts.delete(uids[1])
    assert names(directory, "", "recent") == ["Cara Reefson"]


def test_that_only_the_last_fifty_are_recent(directory: Directory) -> None:
    for number in range(52):
        directory.recent.use(directory.people.add(f"Nr {number:02}", "", "", ""))
    assert directory.search.count("recent") == 50
    assert names(directory, "", "recent")[0] == "Nr 51"


def counted(directory: Directory, text: str, *flags: str) -> dict[str, int]:
    return {facet.label: facet.count for facet in directory.facets.of(text, flags)}


def test_that_facets_narrow_each_other(directory: Directory, uids: list[Uid]) -> None:
    every = counted(directory, "", "person")
    assert (every["Has e-mail"], every["Country: Thailand"], every["Tag: Early riser"]) == (2, 1, 2)
    assert every["Function: Spokesperson"] == 1
    assert every["Group: Asia-Pacific States"] == 1
    fewer = counted(directory, "country:TH", "person")
    assert not fewer, "nothing narrows one contact"
    tagged = counted(directory, 'tag:"Early riser"', "person")
    assert tagged["Country: Thailand"] == 1
    assert "Function: Spokesperson" not in tagged


def test_that_what_is_not_counted_to_the_end_says_so(
    directory: Directory, uids: list[Uid], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (facets, search_facets):
        monkeypatch.setattr(module, "COUNTED", 1)
    found = {facet.label: facet for facet in directory.facets.of("kind:person")}
    group = found["Group: Asia-Pacific States"]
    assert (group.count, group.is_counted) == (1, True)
    assert (found["Has e-mail"].count, found["Has e-mail"].is_counted) == (2, False)
    assert all(facet.is_counted for facet in directory.facets.of(""))


def test_that_each_facet_finds_as_many_as_it_says(directory: Directory, uids: list[Uid]) -> None:
    for facet in directory.facets.of(""):
        assert directory.search.total(facet.query) == facet.count, facet


def test_that_a_saved_search_lives(directory: Directory, uids: list[Uid]) -> None:
    uid = directory.lists.save_search("With e-mail", "reefson has:email")
    (one,) = directory.lists.every()
    assert (one.name, one.rule) == ("With e-mail", "reefson has:email")
    records, _ = directory.exporting.of_list("With e-mail")
    assert [record.name for record in records] == ["Ben Reefson", "Cara Reefson"]
    directory.contacts.delete(uids[1])
    assert directory.exporting.size(Scope(list_name="With e-mail")) == 1
    directory.lists.rename(uid, "Mailable")
    directory.lists.change_search(uid, "reefson")
    assert directory.lists.named("mailable").rule == "reefson"
    directory.lists.delete(uid)
    assert not directory.lists.every()
    assert directory.history.steps()[0].sentence.startswith("Moved the list")
    for _ in range(3):
        directory.history.undo()
    assert directory.lists.named("With e-mail").rule == "reefson has:email"


def test_that_a_saved_search_has_a_name_of_its_own(directory: Directory) -> None:
    directory.lists.save_search("A", "x")
    uid = directory.lists.save_search("B", "y")
    with pytest.raises(ExistingListError):
        directory.lists.save_search("a", "z")
    with pytest.raises(ExistingListError):
        directory.lists.rename(uid, "A")
    for name, rule in (("", "x"), ("C", " ")):
        with pytest.raises(EmptyNameError):
            directory.lists.save_search(name, rule)


@pytest.fixture
def phones(directory: Directory) -> None:
    directory.people.add("Near Bangkok", "", "+66 2 288 2623", "")
    directory.people.add("Far Away", "", "+41 79 555 01 23", "")


@pytest.mark.parametrize(
    ("typed", "country", "nearest", "shared"),
    [
        ("+66 2 288 1111", "Thailand", ["Near Bangkok"], 6),
        ("(+662) 288-2699", "Thailand", ["Near Bangkok"], 8),
        ("+33 1 44 55 66 77", "France", [], 0),
    ],
)
def test_that_an_unknown_number_says_what_it_can(
    directory: Directory, phones: None, typed: str, country: str, nearest: list[str], shared: int
) -> None:
    number = directory.unknown_numbers.about(typed)
    assert number is not None
    assert (number.country, number.shared) == (country, shared)
    assert [row.name for row in number.nearest] == nearest
    assert country in number.sentences[0]
    assert directory.search.find(typed, similar=True).total == 0, "nearest ones are no hits"


def test_that_a_number_without_its_country_code_is_not_called_impossible(
    directory: Directory,
) -> None:
    said = [directory.unknown_numbers.about(typed) for typed in ("022 917 9000", "+999 12 345 678")]
    sentences = [number.sentences[0] for number in said if number is not None]
    assert "country code is missing" in sentences[0]
    assert "no country gives out" in sentences[1]


@pytest.mark.parametrize("typed", ["288", "2882623", "+66 2 288 2623", "Near 66228811111", "", "x"])
def test_that_a_known_number_or_a_few_digits_claim_nothing(
    directory: Directory, phones: None, typed: str
) -> None:
    assert directory.unknown_numbers.about(typed) is None


def test_that_a_number_that_cannot_be_is_said_to_be_so(directory: Directory, phones: None) -> None:
    number = directory.unknown_numbers.about("+41 11 111 11 11 11 11 11")
    assert number is not None
    assert not number.is_valid
    assert "no country" in number.sentences[0]
