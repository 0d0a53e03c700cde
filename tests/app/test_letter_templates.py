"""Texts of letters are kept for one event or for all, and every step is taken back."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, EmptyTextError, UnknownTemplateError
from stakeholders.domain.letters import LetterTemplate


def test_that_a_text_is_kept_under_its_name_and_taken_back(directory: Directory) -> None:
    templates = directory.letter_templates
    uid = templates.keep(LetterTemplate(" Short note ", "Come to {event}.", "letter", "fr", "Come"))
    (one,) = templates.of()
    assert (one.name, one.text, one.uid) == ("Short note", "Come to {event}.", uid)
    assert one.fits("letter", "fr")
    assert not one.fits("reminder", "fr")
    assert not one.fits("letter", "")
    assert templates.keep(LetterTemplate("SHORT NOTE", "Do come.", "letter", "fr")) == uid
    assert [one.text for one in templates.of()] == ["Do come."]
    assert directory.history.steps(limit=1)[0].sentence == "Kept a text of letters"
    directory.history.undo()
    assert [one.text for one in templates.of()] == ["Come to {event}."]
    templates.remove("short note")
    assert templates.of() == ()
    directory.history.undo()
    directory.history.undo()
    assert templates.of() == ()


def test_that_a_text_of_an_event_goes_before_that_for_all_and_over_to_the_next(
    directory: Directory,
) -> None:
    event = directory.events.make("12th workshop on quays")
    other = directory.events.make("Meeting on reefs")
    templates = directory.letter_templates
    templates.keep(LetterTemplate("Note", "For all."))
    templates.keep(LetterTemplate("Note", "For the quays.", event=event))
    assert templates.named("note", event).text == "For the quays."
    assert templates.named("note", other).text == "For all."
    following = directory.event_likes.make(event)
    assert templates.named("note", following).text == "For the quays."
    assert [one.text for one in templates.of(event)] == ["For the quays.", "For all."]


def test_that_a_text_without_a_name_or_a_word_is_not_kept(directory: Directory) -> None:
    with pytest.raises(EmptyNameError):
        directory.letter_templates.keep(LetterTemplate(" ", "Come."))
    with pytest.raises(EmptyTextError):
        directory.letter_templates.keep(LetterTemplate("Note", " \n"))
    with pytest.raises(UnknownTemplateError):
        directory.letter_templates.named("Note")
