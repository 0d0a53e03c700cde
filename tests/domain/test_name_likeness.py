"""Names that different hands write for one person, and names of two."""

import pytest

from stakeholders.domain.name_likeness import Likeness, likeness
from stakeholders.domain.traits import name_words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("TANG Jiaxuan", "Jiaxuan Tang", Likeness.EQUAL),
        ("Łukasz Nowak", "Lukasz NOWAK", Likeness.EQUAL),
        ("Олга Петрова", "Olga Petrova", Likeness.EQUAL),
        ("J. Diaz", "José Díaz", Likeness.SHORTER),
        ("Olivia Inciong", "Olivia Sylvia Inciong", Likeness.SHORTER),
        ("Bob Harker", "Robert Harker", Likeness.SHORTER),
        ("Anna Brinkmna", "Anna Brinkman", Likeness.ALIKE),
        ("Mohamed Rashidi", "Muhammad Rashedy", Likeness.ALIKE),
        ("唐家璇", "Tang Jiaxuan", Likeness.ALIKE),
        ("Anna Berg", "Anna Dahl", Likeness.NONE),
        ("Miles Faircroft", "Giles Faircroft-Umber", Likeness.NONE),
        ("Li Na", "Li Ma", Likeness.NONE),
    ],
)
def test_that_names_are_as_alike_as_people_find_them(
    one: str, other: str, expected: Likeness
) -> None:
    known = {"bob": ("robert",), "robert": ("bob",)}
    for names in ((one, other), (other, one)):
        ours, theirs = (name_words((name,)) for name in names)
        assert likeness(ours, theirs, lambda word: known.get(word, ())) is expected


def test_that_the_most_similar_of_several_names_counts() -> None:
    ours = name_words(("Somchai Rattana", "สมชาย รัตนา"))
    assert likeness(ours, name_words(("สมชาย รัตนา",))) is Likeness.EQUAL


def test_that_no_name_is_like_none() -> None:
    assert likeness((), name_words(("Anna Berg",))) is Likeness.NONE
