"""Known people: who is here already of what is being typed, by the one matcher."""

from stakeholders.app.directory_file import Directory
from stakeholders.domain.matching import Certainty


def test_that_typing_finds_who_is_here_already_with_the_reasons(directory: Directory) -> None:
    uid = directory.people.add("Anna Fox", phone="+41 79 217 30 09", email="anna@reef.example")
    alike = directory.known_people.alike
    (sure,) = alike("FOX Anna", "+41792173009")
    assert sure.entry is not None
    assert (sure.entry.uid, sure.certainty) == (uid, Certainty.CERTAIN)
    assert "the same mobile number" in sure.reasons
    assert [one.certainty for one in alike("Anna Fox")] == [Certainty.LIKELY]
    assert [one.certainty for one in alike("Anna Fox", "", "anna@reef.example")] == [
        Certainty.CERTAIN
    ]
    assert alike("") == alike("Somebody Else", "12", "no") == ()
