"""Organisations and posts that are there twice are found, and no other is called certain."""

from tests.benchmarks.body_duplicates import judge_bodies, judge_posts


def test_that_organisations_written_by_other_hands_are_found_and_no_other_is_certain() -> None:
    judged = judge_bodies(300)
    assert judged.wrong <= 0.01
    assert judged.missed <= 0.05


def test_that_posts_written_by_other_hands_are_found_and_no_other_is_certain() -> None:
    judged = judge_posts(240)
    assert judged.wrong <= 0.01
    assert judged.missed <= 0.05
