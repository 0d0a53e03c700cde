"""Sources and citations: which document says what, and where two disagree."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError
from stakeholders.domain.citation import Citation
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.source import Source, SourceType

NOTE = Source(
    "Note verbale", SourceType.LETTER, PartialDate(2005, 8, 30), language="fr", symbol="NV/7",
    publisher="Mission", url="https://quay.example/nv7", reference="REF 7", text="The whole text.",
)  # fmt: skip
BOOK = Source("Blue Book", SourceType.DIRECTORY, PartialDate(2007))


@pytest.fixture
def anna(directory: Directory) -> Uid:
    return directory.people.add("Anna Berg", phone="+41 79 217 30 09")


def test_that_all_of_a_source_is_kept(directory: Directory) -> None:
    uid = directory.sources.add(NOTE)
    directory.sources.add(BOOK)
    assert directory.sources.read(uid) == replace(NOTE, uid=uid)
    assert [source.title for source in directory.sources.all()] == ["Blue Book", "Note verbale"]
    directory.sources.change(replace(NOTE, uid=uid, title="", symbol="NV/8"))
    assert directory.sources.read(uid).title == "NV/8"
    assert directory.sources.read(uid).text == "The whole text."
    directory.history.undo()
    assert directory.sources.read(uid).title == "Note verbale"
    with pytest.raises(EmptyNameError):
        directory.sources.add(Source(" "))


def test_that_a_single_fact_is_cited_with_its_words(directory: Directory, anna: Uid) -> None:
    (phone,) = directory.search.record(anna).phones
    told = Citation(NOTE, "Tel. +41 79", "p. 2", "phone", "+41 79 217 30 09", phone.uid)
    uid = directory.sources.cite(anna, told)
    (found,) = directory.sources.of(anna)
    assert replace(found, source=NOTE) == replace(told, uid=uid)
    assert found.source.title == "Note verbale"
    assert directory.search.record(anna).sources == ()
    directory.sources.change_citation(anna, replace(found, quote="Tél.", certain=False))
    assert [(c.quote, c.certain) for c in directory.sources.of(anna)] == [("Tél.", False)]
    directory.sources.uncite(anna, uid)
    assert directory.sources.of(anna) == ()
    directory.history.undo()
    directory.history.undo()
    assert directory.sources.of(anna) == (found,)
    assert directory.history.steps(anna, limit=1)


def test_that_a_source_of_the_whole_contact_stands_in_its_record(
    directory: Directory, anna: Uid
) -> None:
    directory.sources.cite(anna, Citation(BOOK))
    assert [source.title for source in directory.search.record(anna).sources] == ["Blue Book"]


def test_that_sources_that_disagree_are_seen(directory: Directory, anna: Uid) -> None:
    directory.sources.cite(anna, Citation(NOTE, field="born", asserted="1961"))
    directory.sources.cite(anna, Citation(BOOK, field="born", asserted="1962"))
    (found,) = directory.sources.contradictions(anna)
    assert [c.asserted for c in found.citations] == ["1962", "1961"]


def test_that_a_source_goes_with_its_citations_and_comes_back(
    directory: Directory, anna: Uid
) -> None:
    uid = directory.sources.add(BOOK)
    directory.sources.cite(anna, Citation(replace(BOOK, uid=uid)))
    before = directory.sources.of(anna)
    assert directory.sources.remove(uid) == 1
    assert directory.sources.of(anna) == ()
    with pytest.raises(UnknownUidError):
        directory.sources.read(uid)
    directory.history.undo()
    assert directory.sources.of(anna) == before
