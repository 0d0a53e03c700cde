"""What an export says of posts, which leave as their holders."""

from stakeholders.app.exporting import Outlook
from stakeholders.desktop.exporting.export_words import outlook_in_words
from stakeholders.desktop.style.roles import Role
from stakeholders.domain.visibility import Visibility

OFFICE = Visibility.OFFICE


def test_that_posts_leave_as_their_holders() -> None:
    assert outlook_in_words(Outlook(OFFICE, 1, (), held=1)) == (
        Role.OK,
        "1 contact leaves. Nothing is left out.\n1 post leaves as who holds it today.",
    )


def test_that_what_is_left_out_comes_last_and_warns() -> None:
    role, text = outlook_in_words(Outlook(OFFICE, 2, ("Left out: X.",), held=2))
    assert role is Role.WARN
    assert text.splitlines()[1:] == ["2 posts leave as who holds them today.", "Left out: X."]


def test_that_nobody_left_is_bad() -> None:
    assert outlook_in_words(Outlook(OFFICE, 0, ()))[0] is Role.BAD
