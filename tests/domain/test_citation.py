"""Sources that contradict each other are seen."""

from stakeholders.domain.citation import Citation, contradictions
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.source import Source

OLD = Source("Note verbale", date=PartialDate(2005))
NEW = Source("Blue Book", date=PartialDate(2007, 10))
UNDATED = Source("A card")


def test_that_the_same_field_told_differently_is_a_contradiction_newest_first() -> None:
    told = [
        Citation(UNDATED, field="name", asserted="José Dias"),
        Citation(OLD, field="name", asserted="Jose Diaz"),
        Citation(NEW, field="name", asserted="José Díaz"),
    ]
    (found,) = contradictions(told)
    assert found.field == "name"
    assert [citation.source for citation in found.citations] == [NEW, OLD, UNDATED]


def test_that_case_and_accents_are_no_contradiction() -> None:
    told = [
        Citation(s, field="name", asserted=a) for s, a in ((OLD, "jose diaz"), (NEW, "José Díaz"))
    ]
    assert not contradictions(told)


def test_that_two_phones_do_not_contradict_each_other() -> None:
    told = [
        Citation(OLD, field="phone", asserted="1", target=Uid("a")),
        Citation(NEW, field="phone", asserted="2", target=Uid("b")),
        Citation(NEW, field="born"),
        Citation(OLD, field="born", asserted="1961"),
        Citation(OLD, asserted="whatever"),
        Citation(NEW, asserted="something else"),
    ]
    assert not contradictions(told)
