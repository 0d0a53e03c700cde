"""Posts, new holders, positions and absences as a script changes them."""

import pytest

from tests.cli.running import Stakeholders

FUTURE, FAR = "2998-01-01", "2999-01-01"


@pytest.fixture
def post(stakeholders: Stakeholders) -> str:
    """Return a post that Anna Berg holds."""
    stakeholders.json("add", "person", "Anna Berg", "--position", "Spokesperson, Harbour Lights")
    return stakeholders.uid("spokesperson", "post")


def holders(stakeholders: Stakeholders, post: str) -> list[tuple[str, str | None, bool]]:
    (record,) = stakeholders.json("show", post)["records"]
    return [(one["name"], one["to"], one["acting"]) for one in record["holders"]]


def test_that_a_post_passes_to_a_new_holder(stakeholders: Stakeholders, post: str) -> None:
    answer = stakeholders.json("succeed", post, "--by", "Ms. Carla Dahl", "--on", "2026-05")
    record, person = answer["records"]
    assert (record["kind"], record["vacant"], person["name"]) == ("post", False, "Carla Dahl")
    assert person["honorific"] == "Ms."
    assert person["posts"][0]["from"] == "2026-05"
    assert holders(stakeholders, post) == [
        ("Anna Berg", "2026-05", False),
        ("Carla Dahl", None, False),
    ]
    assert stakeholders("undo").code == 0
    assert holders(stakeholders, post) == [("Anna Berg", None, False)]


def test_that_a_dry_run_only_tells(stakeholders: Stakeholders, post: str) -> None:
    told = stakeholders.json("succeed", post, "--by", "Bo Lind", "--on", FUTURE, "--dry-run")
    assert told["ends"] == [{"name": "Anna Berg", "on": FUTURE}]
    assert (told["begins"], told["person"], told["name"]) == (FUTURE, None, "Bo Lind")
    assert holders(stakeholders, post) == [("Anna Berg", None, False)]
    said = stakeholders("succeed", post, "--by", "Bo Lind", "--on", FUTURE, "--dry-run")
    assert said.text.splitlines() == [
        f"Anna Berg leaves on {FUTURE}.",
        f"Bo Lind begins on {FUTURE}.",
    ]


def test_that_doubts_are_findings(stakeholders: Stakeholders, post: str) -> None:
    assert stakeholders("succeed", post, "--by", "Bo Lind", "--on", FAR).code == 0
    answer = stakeholders.json("succeed", post, "--by", "Cy Ek", "--on", FUTURE, code=1)
    assert [finding["code"] for finding in answer["findings"]] == [
        "succession.before_start",
        "succession.end_known",
    ]


def test_that_acting_is_said_in_words(stakeholders: Stakeholders, post: str) -> None:
    answer = stakeholders(
        "succeed", "Spokesperson Harbour", "--by", "Bo Lind", "--acting", "--on", "2020"
    )
    assert answer.code == 0
    assert "  Holder: Anna Berg\n  Acting: Bo Lind (from 2020)\n" in answer.text
    assert "  Spokesperson, Harbour Lights (acting) (from 2020)\n" in answer.text


@pytest.mark.parametrize(
    "arguments",
    [
        ("Archivist", "--by", "Bo Lind"),
        ("{post}", "--by", "{post}"),
        ("{post}", "--by", "Anna Berg"),
        ("{post}", "--by", " "),
        ("{post}", "--by", "Twin Ek"),
        ("{post}", "--by", "Bo Lind", "--instead-of", "Nobody Here"),
        ("01890000-0000-7000-8000-000000000000", "--by", "Bo Lind"),
    ],
)
def test_that_nothing_is_guessed(
    stakeholders: Stakeholders, post: str, arguments: tuple[str, ...]
) -> None:
    for body in ("Reef Watch", "Tide Watch"):
        stakeholders.json("add", "person", "Twin Ek", "--position", body)
    before = stakeholders.json("history")
    filled = [argument.format(post=post) for argument in arguments]
    assert stakeholders("succeed", *filled).code == 4
    assert stakeholders.json("history") == before


def test_that_several_posts_are_named(stakeholders: Stakeholders, post: str) -> None:
    stakeholders.json("add", "post", "Reef Watch", "Spokesperson")
    answer = stakeholders("succeed", "Spokesperson", "--by", "Bo Lind")
    assert answer.code == 4
    assert "Spokesperson, Harbour Lights; Spokesperson, Reef Watch" in answer.said
    stakeholders.json("add", "post", "Reef Watch", "Deputy spokesperson")
    whole = stakeholders("succeed", "spokesperson, reef watch", "--by", "Bo Lind")
    assert whole.code == 0


def test_that_a_post_is_made_with_all_that_is_known(stakeholders: Stakeholders) -> None:
    answer = stakeholders.json(
        "add", "post", "OHCHR", "Focal point", "--function", "focal_point", "--topic", "torture",
        "--rank", "Counsellor", "--several-seats", "--from", "2020", "--title-in", "fr",
        "Point focal",
    )  # fmt: skip
    (record,) = answer["records"]
    assert (record["name"], record["vacant"]) == ("Focal point, OHCHR", True)
    assert record["details"] == {"rank": "counsellor", "several_seats": "yes"}
    assert stakeholders("add", "post", "OHCHR", "focal point").code == 4


def test_that_a_person_gets_another_position(stakeholders: Stakeholders, post: str) -> None:
    answer = stakeholders.json(
        "add", "position", "anna berg", "--title", "Sailor", "--body", "Reef Watch", "--unit",
        "Deck", "--from", "2020", "--to", FUTURE, "--type", "member",
    )  # fmt: skip
    line = answer["records"][0]["posts"][1]
    assert [line[key] for key in ("title", "unit", "from", "to", "type")] == [
        "Sailor",
        "Deck",
        "2020",
        FUTURE,
        "member",
    ]
    ended = stakeholders.json("end", line["line_uid"], "--on", "2021")["records"][0]
    assert ended["posts"][1]["to"] == "2021"
    bo = stakeholders.json("add", "person", "Bo Lind")["records"][0]["uid"]
    twice = stakeholders.json("add", "position", bo, "--post", post, code=1)
    assert [finding["code"] for finding in twice["findings"]] == ["post.held_twice"]
    assert stakeholders("add", "position", "Bo Lind").code == 4


def test_that_a_post_ends_with_a_word_about_its_holder(
    stakeholders: Stakeholders, post: str
) -> None:
    answer = stakeholders.json("end", post, "--on", "2026", code=1)
    assert [finding["code"] for finding in answer["findings"]] == ["post.held_beyond"]
    assert answer["records"][0]["posts"][0]["to"] == "2026"
    assert stakeholders("end", "Archivist").code == 4


def test_that_somebody_is_away(stakeholders: Stakeholders, post: str) -> None:
    stakeholders.json("add", "person", "Bo Lind")
    arguments = ("away", "Anna Berg", "--until", FUTURE, "--officer", "Bo Lind")
    (record,) = stakeholders.json(*arguments, "--reason", "mission")["records"]
    away = record["away"]
    assert (away["to"], away["officer"], away["reason"]) == (FUTURE, "Bo Lind", "mission")
    assert holders(stakeholders, post) == [
        ("Anna Berg", None, False),
        ("Bo Lind", FUTURE, True),
    ]
    shown = stakeholders("show", record["uid"]).text
    assert f"  Away until {FUTURE}; in charge is Bo Lind\n" in shown
    assert stakeholders.json("away", "Anna Berg", "--back")["records"][0]["away"] is None
    assert stakeholders("away", "Anna Berg", "--back").code == 4
    assert stakeholders("away", "Anna Berg", "--officer", "Anna Berg").code == 4
    assert stakeholders.json("away", "Bo Lind", code=1)["findings"][0]["code"] == "absence.no_end"


def test_that_positions_and_absences_are_set_like_other_fields(
    stakeholders: Stakeholders, post: str
) -> None:
    anna = stakeholders.uid("anna")

    def positions(*arguments: object) -> list[tuple[str, str, str | None]]:
        (record,) = stakeholders.json("set", anna, *arguments)["records"]
        return [(line["title"], line["body"], line["to"]) for line in record["posts"]]

    first = ("Spokesperson", "Harbour Lights", None)
    assert positions("position", "Sailor, Reef Watch", "--add") == [
        first,
        ("Sailor", "Reef Watch", None),
    ]
    assert positions("position.to", "2020", "--number", 2)[1] == ("Sailor", "Reef Watch", "2020")
    assert positions("position.body", "Tide Watch", "--number", 2)[1][1] == "Tide Watch"
    assert positions("position", "Cook, Tide Watch", "--number", 2)[1][0] == "Cook"
    assert positions("position", "--number", 2, "--remove") == [first]
    assert stakeholders("set", anna, "position", "nonsense", "--add").code == 4
    (away,) = stakeholders.json("set", anna, "absence", FUTURE, "--add")["records"]
    assert away["away"]["to"] == FUTURE
    assert stakeholders("set", anna, "absence", "soon").code == 4
    assert stakeholders("set", anna, "absence", "--remove").code == 0
    (record,) = stakeholders.json("set", post, "from", "2001-05")["records"]
    (record,) = stakeholders.json("set", post, "to", FAR)["records"]
    assert [record["posts"][0][key] for key in ("from", "to")] == ["2001-05", FAR]
    assert stakeholders("set", post, "to", "soon").code == 4
    assert stakeholders("set", anna, "to", "2020").code == 4
