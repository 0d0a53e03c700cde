"""Travel remembers places as a browser does."""

from stakeholders.desktop.travel import Travel


def visited(*places: str) -> Travel:
    travel = Travel()
    for place in places:
        travel.visit(place)
    return travel


def test_that_back_and_forward_follow_the_way() -> None:
    travel = visited("a", "b", "c")
    assert [travel.back(), travel.back(), travel.forward()] == ["b", "a", "b"]


def test_that_nothing_lies_before_the_first_place_or_after_the_last() -> None:
    travel = visited("a", "b")
    assert not travel.can_go_forward
    assert travel.forward() == "b"
    travel.back()
    assert travel.back() == "a"
    assert not travel.can_go_back


def test_that_a_new_place_forgets_what_was_ahead() -> None:
    travel = visited("a", "b", "c")
    travel.back()
    travel.visit("d")
    assert not travel.can_go_forward
    assert travel.back() == "b"


def test_that_the_same_place_is_visited_once() -> None:
    travel = visited("a", "a")
    assert not travel.can_go_back


def test_that_the_way_is_not_remembered_for_ever() -> None:
    travel = visited(*(str(number) for number in range(80)))
    while travel.can_go_back:
        travel.back()
    assert travel.place == "30"


def test_that_nothing_is_shown_before_the_first_place() -> None:
    travel = Travel()
    assert travel.place == ""
    assert not travel.can_go_back
    assert not travel.can_go_forward
