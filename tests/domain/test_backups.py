"""Which backups may go: old ones by and by, never the newest, never by a wrong clock."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.backups import Backup, Reason, is_due, superfluous

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
YEAR = datetime.timedelta(days=365)


def backups_at(times: Iterable[datetime.datetime], size: int = 1) -> list[Backup]:
    """Return backups made one after the other at these times."""
    return [Backup(number, at, Reason.DAY, f"{number}", size) for number, at in enumerate(times, 1)]


def lived(days: int, per_day: int, end: datetime.datetime = NOON) -> list[Backup]:
    """Return the backups of so many days, up to the end."""
    count = days * per_day
    return backups_at(end - DAY * place / per_day for place in reversed(range(count)))


# Days that pass, and clocks that jump: hours between one backup and the next.
steps = st.lists(
    st.one_of(
        st.integers(0, 72),
        st.sampled_from([-24 * 3650, -24 * 365, -48, -2, 24 * 400, 24 * 3650]),
    ),
    max_size=60,
)


@st.composite
def histories(draw: st.DrawFn) -> list[Backup]:
    at, times = NOON, []
    for hours in draw(steps):
        at += hours * HOUR
        times.append(at)
    sizes = draw(st.lists(st.integers(0, 100), min_size=len(times), max_size=len(times)))
    return [
        Backup(number, at, Reason.DAY, f"{number}", size)
        for number, (at, size) in enumerate(zip(times, sizes, strict=True), 1)
    ]


@given(histories(), st.integers(-4000, 4000), st.none() | st.integers(-10, 500))
def test_that_the_newest_three_never_go_whatever_the_clock_and_the_room(
    backups: list[Backup], days: int, room: int | None
) -> None:
    now = (backups[-1].at if backups else NOON) + days * DAY
    going = superfluous(backups, now, room)
    assert not {*backups[-3:]} & {*going}
    assert {*going} <= {*backups}
    assert [b.number for b in going] == sorted(b.number for b in going)


@given(histories(), st.integers(0, 72))
def test_that_nothing_goes_that_is_dated_later_than_a_newer_one(
    backups: list[Backup], hours: int
) -> None:
    now = (backups[-1].at if backups else NOON) + hours * HOUR
    for gone in superfluous(backups, now):
        after = [b.at for b in backups if b.number > gone.number]
        assert all(gone.at <= at + HOUR for at in [*after, now])


@given(histories(), st.integers(2, 4000))
def test_that_nothing_goes_while_the_clock_stands_before_the_newest(
    backups: list[Backup], hours: int
) -> None:
    if backups:
        assert superfluous(backups, backups[-1].at - hours * HOUR, room=0) == ()


@given(histories(), st.integers(0, 72))
def test_that_thinning_again_finds_nothing_more(backups: list[Backup], hours: int) -> None:
    now = (backups[-1].at if backups else NOON) + hours * HOUR
    going = superfluous(backups, now)
    left = [backup for backup in backups if backup not in going]
    days_left = {backup.at.date() for backup in left}
    if len(days_left) >= 7:  # fewer cannot bear witness for a clock that once jumped
        assert superfluous(left, now) == ()


@pytest.mark.parametrize("leap", [10 * YEAR, -10 * YEAR, -2 * DAY])
def test_that_nothing_goes_when_the_clock_has_just_jumped(leap: datetime.timedelta) -> None:
    past = lived(100, 3)
    after = NOON + leap
    backups = [*past, Backup(1000, after, Reason.DAY, "1000")]
    assert superfluous(past, NOON)
    assert superfluous(backups, after, room=0) == ()


@pytest.mark.parametrize("leap", [10 * YEAR, -10 * YEAR])
def test_that_a_week_of_even_days_makes_a_clock_believed_but_not_what_was_before(
    leap: datetime.timedelta,
) -> None:
    past = lived(100, 1)
    days = [
        Backup(1000 + n, NOON + leap + n * 4 * HOUR, Reason.DAY, f"{1000 + n}") for n in range(60)
    ]
    going = superfluous([*past, *days], days[-1].at)
    assert going
    assert {b.number for b in going} <= {b.number for b in days}


def test_that_years_of_backups_come_down_to_recent_days_weeks_and_months() -> None:
    backups = lived(3 * 365, 4)
    going = {backup.number for backup in superfluous(backups, NOON)}
    left = [backup for backup in backups if backup.number not in going]
    recent = [b for b in left if NOON - b.at <= 2 * DAY]
    assert len(recent) == 9
    assert len(left) == 9 + 12 + 10 + 9
    ages = [(NOON - b.at).days for b in left]
    assert max(ages) > 320
    assert [a for a in ages if 3 <= a <= 13] == sorted({*range(3, 14)}, reverse=True)


def test_that_thinning_day_by_day_leaves_as_much_as_thinning_once() -> None:
    left: list[Backup] = []
    for backup in lived(2 * 365, 1):
        left.append(backup)
        going = superfluous(left, backup.at)
        left = [one for one in left if one not in going]
    assert len(left) >= 3 + 12 + 10 + 8
    assert (NOON - left[0].at).days > 320


def test_that_a_new_month_of_daily_backups_keeps_them_all_or_one_a_day() -> None:
    assert superfluous(lived(14, 1), NOON) == ()
    assert len(superfluous(lived(14, 2), NOON)) == 11


def test_that_the_oldest_go_first_where_there_is_no_room() -> None:
    backups = backups_at((NOON - n * HOUR for n in reversed(range(10))), size=10)
    assert [b.number for b in superfluous(backups, NOON, room=50)] == [1, 2, 3, 4, 5]
    assert len(superfluous(backups, NOON, room=0)) == 7
    assert superfluous(backups, NOON, room=100) == ()


def test_that_one_backup_a_day_is_due_by_the_wall_clock() -> None:
    geneva = datetime.timezone(datetime.timedelta(hours=1))
    late = backups_at([datetime.datetime(2026, 11, 21, 23, 30, tzinfo=datetime.UTC)])
    assert is_due([], NOON)
    assert is_due(late, NOON)
    assert not is_due(late, NOON.astimezone(geneva))


def test_that_a_day_is_due_again_after_the_clock_was_put_back() -> None:
    assert is_due(lived(3, 1, end=NOON + 10 * YEAR), NOON)


@given(st.integers(1, 10**6), st.datetimes(), st.sampled_from(Reason), st.text(max_size=20))
def test_that_a_name_says_all_about_a_backup(
    number: int, at: datetime.datetime, reason: Reason, directory: str
) -> None:
    if at.year < 1000:
        return  # `strftime` writes those years without leading zeros
    backup = Backup.named(directory, number, at.replace(tzinfo=datetime.UTC), reason)
    assert Backup.from_name(directory, backup.name, 0) == backup


@pytest.mark.parametrize(
    "name",
    [
        "other-0001-20261122T120000Z-day.stakeholders",
        "a-0001-20261322T120000Z-day.stakeholders",
        "a-0001-20261122T120000Z-whim.stakeholders",
        "a-0001-20261122T120000Z-day.stakeholders.key",
        "a-b-0001-20261122T120000Z-day.stakeholders",
        "a.stakeholders",
    ],
)
def test_that_other_names_are_no_backups_of_a_directory(name: str) -> None:
    assert Backup.from_name("a", name, 0) is None
