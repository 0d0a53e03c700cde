"""What any engine of search finds, and in which order: every claim holds for each engine."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from stakeholders.app.query_values import QueryValues, rules_of
from stakeholders.app.reference import Reference
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Verification
from stakeholders.domain.query import read_query
from stakeholders.domain.record import PostLine, Record
from stakeholders.store import schema
from stakeholders.store.database import Database, create_database
from stakeholders.store.dropping import DroppedError
from stakeholders.store.entries import entry_id
from stakeholders.store.lists import add_members, leave_out, make_list
from stakeholders.store.search import SearchBackend, SearchResult, SqliteSearch
from tests.store.directories import body, opened, person, saved, spokesperson
from tests.store.memory_search import MemorySearch

OHCHR = "Office of the High Commissioner for Human Rights"
Find = Callable[..., list[str]]
Engine = Callable[[Database], SearchBackend]


@pytest.fixture(params=[SqliteSearch, MemorySearch])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return what makes an engine; a third one is one more line."""
    made: Engine = request.param
    return made


@pytest.fixture
def ask(database: Database, engine: Engine, reference: Reference) -> Callable[..., SearchResult]:
    """Return what asks the engine as the window does."""
    values = QueryValues(reference, partial(rules_of, database), database.today)

    def asked(text: str, *flags: str, limit: int = 50, similar: bool = True) -> SearchResult:
        query = read_query(text, values)
        return engine(database).find(query, flags=flags, limit=limit, similar=similar)

    return asked


@pytest.fixture
def find(ask: Callable[..., SearchResult]) -> Find:
    """Return what gives the names that a text finds, in order; a star marks what is similar."""

    def found(text: str, *flags: str, **more: bool) -> list[str]:
        rows = ask(text, *flags, **more).rows
        return [f"{row.name}*" if "similar" in row.flags else row.name for row in rows]

    return found


def named(main: str, *others: PersonName) -> Record:
    record = person(main)
    return replace(record, names=(*record.names, *others))


def office() -> Iterable[Record]:
    """Yield invented contacts; every field of every party and post says something."""
    press = Channel(
        ChannelType.PHONE, raw="+41 22 917 90 00", normalised="+41229179000", valid=True
    )
    mobile = Channel(
        ChannelType.PHONE, raw="+66 2 288 2623", normalised="+6622882623", valid=True,
        number_type=NumberType.MOBILE,
    )  # fmt: skip
    yield replace(
        body(OHCHR, "OHCHR", place="Geneva", country="CH", body_kind="un_office"),
        aliases=("Haut-Commissariat aux droits de l'homme",),
    )
    yield replace(
        body("Centre for Reefs", "CfR", place="Bangkok", country="TH", parent=OHCHR),
        covers=("FJ", "TO"),
    )
    yield Record(EntryKind.POST, "Spokesperson", posts=(spokesperson(OHCHR),), channels=(press,))
    yield replace(
        person("José Díaz", spokesperson(OHCHR), emails=["press.desk@ohchr.example"]),
        country="CH", tags=("press", "early riser"), languages=("es", "fr"),
    )  # fmt: skip
    yield replace(
        person("Olivia Sylvia Inciong", PostLine("Information officer", "Centre for Reefs")),
        channels=(mobile,), country="TH", place="Bangkok",
        notes=("prefers calls before noon",),
    )  # fmt: skip
    yield replace(person("Łukasz Đỗ-O'Brien"), country="PL")
    yield person("TANG Jiaxuan")
    yield named("William Straße", PersonName("Bill", type=NameType.NICKNAME))
    yield person("สมชาย ใจดี")
    yield person("محمد الحسيني")
    yield person("Мария Иванова")
    yield person("Αλέξανδρος Νικολάου")
    yield person("唐嘉玲")
    yield person("Olga Ohchrova")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Uid]]:
    """Fill one directory; each test works on a copy."""
    path = tmp_path_factory.mktemp("office") / "office.stakeholders"
    create_database(path)
    database = opened(path)
    uids = saved(database, *office())
    database.close()
    return path, uids


@pytest.fixture
def database(kept: tuple[Path, list[Uid]], tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "copy.stakeholders"
    shutil.copy(kept[0], path)
    database = opened(path)
    yield database
    database.close()


@pytest.fixture
def filled(kept: tuple[Path, list[Uid]]) -> list[Uid]:
    return kept[1]


INCIONG, DIAZ, TANG = "Olivia Sylvia Inciong", "José Díaz", "TANG Jiaxuan"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("inciong", INCIONG), ("droits homme", OHCHR), ("cfr", "Centre for Reefs"),
        ("information officer", INCIONG), ("spokesperson", DIAZ), ("bangkok", INCIONG),
        ("Fiji", "Centre for Reefs"), ("斐济", "Centre for Reefs"), ("early", DIAZ),
        ("desk", DIAZ), ("ohchr.example", DIAZ), ("noon", INCIONG),
    ],
)  # fmt: skip
def test_that_every_field_is_found(find: Find, query: str, name: str) -> None:
    assert name in find(query)


@pytest.mark.parametrize(
    "query",
    [
        "2882623",
        "(+662) 288-2623",
        "+66 2 288",
        "(02) 288-2623",
        "882",
        "0066 2 288 26 23",
        "66.2.288.2623",
    ],
)
def test_that_three_digits_in_any_spelling_find_a_phone(find: Find, query: str) -> None:
    assert find(query) == [INCIONG]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("DIAZ", DIAZ), ("lukasz", "Łukasz Đỗ-O'Brien"), ("do obrien", "Łukasz Đỗ-O'Brien"),
        ("o’brien", "Łukasz Đỗ-O'Brien"), ("strasse", "William Straße"),
        ("DÍAZ josé", DIAZ), ("đỗ", "Łukasz Đỗ-O'Brien"),
    ],
)  # fmt: skip
def test_that_case_accents_and_apostrophes_make_no_difference(
    find: Find, query: str, name: str
) -> None:
    assert find(query)[:1] == [name]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("maria iv", "Мария Иванова"), ("mariya", "Мария Иванова"),
        ("nikolaou", "Αλέξανδρος Νικολάου"), ("tangjialing", "唐嘉玲"), ("jialing", "唐嘉玲"),
        ("嘉玲", "唐嘉玲"), ("ольга", "Olga Ohchrova"), ("инсионг", f"{INCIONG}*"),
        ("smchay", "สมชาย ใจดี"), ("ใจ", "สมชาย ใจดี"),
    ],
)  # fmt: skip
def test_that_a_name_is_found_across_scripts(find: Find, query: str, name: str) -> None:
    assert name in find(query)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("somchai", "สมชาย ใจดี"), ("mohamed", "محمد الحسيني"), ("muhammad", "محمد الحسيني"),
        ("jiashuan", TANG), ("dias", DIAZ), ("olivai", INCIONG), ("incong", INCIONG),
        ("alexandre", "Αλέξανδρος Νικολάου"), ("incoing", INCIONG), ("ihciong", INCIONG),
    ],
)  # fmt: skip
def test_that_what_one_hears_or_mistypes_is_found_and_marked(
    find: Find, query: str, name: str
) -> None:
    assert f"{name}*" in find(query)
    assert name not in find(query, similar=False)


def test_that_three_letters_have_no_slip(find: Find) -> None:
    assert find("dia", "person") == [DIAZ]
    assert DIAZ not in " ".join(find("dis"))


def test_that_similar_ones_come_after_all_others(find: Find, database: Database) -> None:
    saved(database, person("Ann Dias"), person("Zoe Diass"))
    assert find("dias", "person") == ["Ann Dias", "Zoe Diass", f"{DIAZ}*"]


def test_that_any_order_and_any_beginnings_will_do(find: Find) -> None:
    for query in ("oli inc", "inc oli", "syl inc", "inciong bang"):
        assert find(query, similar=False) == [INCIONG], query


def test_that_nicknames_and_second_given_names_are_found(find: Find) -> None:
    assert find("sylvia")[:1] == [INCIONG]
    assert find("bill")[:1] == ["William Straße"]
    assert f"{TANG}*" not in find("sylvia")


def test_that_a_part_of_a_word_is_found_after_its_beginnings(
    find: Find, database: Database
) -> None:
    saved(database, person("Nciong Abe"))
    assert find("nciong", similar=False) == ["Nciong Abe", INCIONG]


def test_that_a_post_is_listed_with_its_press_phone(ask: Callable[..., SearchResult]) -> None:
    post = ask("ohchr sp").rows[0]
    assert (post.name, post.line1) == ("Spokesperson, OHCHR", DIAZ)
    assert "+41 22 917 90 00" in post.line2


def test_that_an_address_finds_who_has_it_and_nobody_who_only_has_its_words(
    find: Find, database: Database
) -> None:
    saved(
        database, person("Press Desk", PostLine("Ohchr Example", "")),
        person("Abe Lent", spokesperson(OHCHR), emails=["abe.press.desk@ohchr.example"]),
    )  # fmt: skip
    assert find("press.desk@ohchr.example") == [DIAZ, "Abe Lent"]
    assert find("<Press.Desk@ohchr.example>,") == find("mailto:press.desk@ohchr.example")
    assert find("mailto:press.desk@ohchr.example")[0] == DIAZ
    assert not read_query("mailto:press.desk@ohchr.example").problems


@pytest.mark.parametrize("typed", ["desk@o", "press.desk@ohchr.ex", "díaz desk@ohchr.example"])
def test_that_an_address_is_found_from_its_at_sign_on(find: Find, typed: str) -> None:
    assert find(typed, "person") == [DIAZ]
    assert find(f"-{typed.rsplit(maxsplit=1)[-1]} diaz", "person") == []


@pytest.mark.parametrize("typed", ["desk@ohch.example", "esk@ohchr.example", "dias@ohchr"])
def test_that_of_an_address_that_nobody_has_the_words_are_looked_for(
    find: Find, typed: str
) -> None:
    assert [name.rstrip("*") for name in find(typed, "person")] == [DIAZ]


LONG = "ผู้ประสานงานด้านการสื่อสารของศูนย์ปะการังประจำภูมิภาค"


@pytest.mark.parametrize("typed", [LONG[:8], "ปะการัง", "รัง", "总部", "who总"])
def test_that_scripts_without_blanks_are_found_by_any_part(
    find: Find, database: Database, typed: str
) -> None:
    saved(database, replace(person("Mara Ost"), notes=(LONG, "WHO总部联络")))
    assert find(typed)[0] == "Mara Ost"
    assert find("กฟผ") == []


def test_that_posts_are_hits_with_their_holder_before_him(
    ask: Callable[..., SearchResult],
) -> None:
    post, holder = ask("ohchr sp", similar=False).rows
    assert (post.kind, post.name) == (EntryKind.POST, "Spokesperson, OHCHR")
    assert DIAZ in post.line1
    assert holder.name == DIAZ


def test_that_rank_is_exact_then_names_then_posts_then_bodies_then_the_rest(
    find: Find, database: Database
) -> None:
    saved(
        database, body("Reef"), body("Reefers Club"), person("Abe", PostLine("Reef warden", "X")),
        person("Ben", PostLine("Cook", "Reef")), person("Cid", notes=("a reef",)),
    )  # fmt: skip
    ranked = [name for name in find("reef", similar=False) if "warden" not in name]
    assert ranked[:3] == ["Reef", "Centre for Reefs", "Reefers Club"]
    assert [name for name in ranked if name in {"Abe", "Ben", "Cid"}] == ["Abe", "Ben", "Cid"]


def test_that_the_order_stays_while_typing_on(find: Find, database: Database) -> None:
    saved(database, *(person(f"Marit Hol{n:02}") for n in range(30)))
    before: list[str] = []
    for end in range(3, len("marit hol") + 1):
        now = [name for name in find("marit hol"[:end]) if name.startswith("Marit")]
        assert not before or now == before
        before = now


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("body:ohchr kind:person", [DIAZ, INCIONG]),
        ("body:cfr kind:person", [INCIONG]),
        ("country:th kind:person", [INCIONG]),
        ("country:Thailand -kind:body", [INCIONG]),
        ("country:th,ch kind:person", [DIAZ, INCIONG]),
        ("has:email kind:person", [DIAZ]),
        ("has:mobile", [INCIONG]),
        ("has:phone kind:person", [DIAZ, INCIONG]),
        ("tag:press", [DIAZ]),
        ("tag:early", [DIAZ]),
        ("kind:person country:ch -tag:press", []),
        ("kind:person country:ch -tag:pre", [DIAZ]),
        ("function:spokesperson kind:person", [DIAZ]),
        ("function:Porte-parole kind:person", [DIAZ]),
        ("type:un_office", [OHCHR]),
        ("covers:fj", ["Centre for Reefs"]),
        ("language:Spanish", [DIAZ]),
        ("phone:2882623", [INCIONG]),
        ("phone:+66 2 288", [INCIONG]),
        ("email:press", [DIAZ]),
        ("place:bangkok kind:person", [INCIONG]),
        ("note:noon", [INCIONG]),
        ("title:officer kind:person", [INCIONG]),
        ("name:jiax", [TANG]),
        ("kind:person inciong or diaz kind:person", [DIAZ, INCIONG]),
        ("(inciong or diaz) country:th", [INCIONG]),
        ("inciong | 唐嘉玲", [INCIONG, "唐嘉玲"]),
        ("olivia not bangkok", []),
        ('"olivia"', [INCIONG]),
        ('"olivi"', []),
        ('title:"information officer" kind:person', [INCIONG]),
        ('note:"before noon"', [INCIONG]),
        ("2882623 or jiaxuan", [INCIONG, TANG]),
        ("bangkok -2882623 kind:person", []),
        ("kind:person -country:th -country:ch olivia", []),
        ("missing:email", []),
        ("group:asean kind:person", [INCIONG]),
        ("verified:never jiaxuan", [TANG]),
        ("verified:2025 jiaxuan", []),
    ],
)  # fmt: skip
def test_that_the_query_language_says_what_it_means(
    find: Find, query: str, names: list[str]
) -> None:
    assert sorted(find(query, similar=False)) == sorted(names)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("verified:2024", True), ("verified:<2025-01", True), ("verified:<2024-03", False),
        ("verified:>2024-03-07", False), ("verified:>=2024-03-07", True),
        ("verified:2024-01..2024-06", True), ("verified:..2023", False), ("verified:never", False),
    ],
)  # fmt: skip
def test_that_ranges_of_dates_hold_their_ends(
    find: Find, database: Database, query: str, is_found: bool
) -> None:
    check = Verification(PartialDate(2024, 3, 7))
    saved(database, replace(person("Checked Person"), parts=(check,)))
    assert find(f"{query} checked", similar=False) == ["Checked Person"] * is_found


def test_that_a_list_is_asked_for_by_the_beginning_of_its_name(
    find: Find, database: Database, filled: list[Uid]
) -> None:
    with database.writing("list.made") as writing:
        add_members(writing, make_list(writing, "Bangkok workshop"), [filled[3]])
    assert find('list:"Bangkok"') == find("list:work") == [DIAZ]
    assert find("has:list") == [DIAZ]


def test_that_a_list_with_a_rule_finds_pins_too_and_not_who_is_left_out(
    find: Find, ask: Callable[..., SearchResult], database: Database
) -> None:
    uids = {row.name: row.uid for row in ask("kind:person").rows}
    with database.writing("list.made") as writing:
        uid = make_list(writing, "Thai", rule="body:ohchr kind:person")
        add_members(writing, uid, [uids[TANG]], placed=False)
        leave_out(writing, uid, uids[DIAZ], "no")
    assert sorted(find("list:thai")) == sorted([INCIONG, TANG])
    assert DIAZ in find("-list:thai kind:person")
    assert find(f'list:"{uid}" jiaxuan') == [TANG]


@pytest.mark.parametrize(
    "query", ["country:atlantis", "verified:soon", 'name:"jiaxuan', "foo:jiaxuan", "has:wings"]
)
def test_that_what_makes_no_sense_is_searched_for_as_words(
    ask: Callable[..., SearchResult], find: Find, query: str
) -> None:
    assert read_query(query).problems
    expected = [TANG] if "jiaxuan" in query and "foo" not in query else []
    assert find(query, similar=False) == expected


def test_that_flags_narrow_and_are_counted(
    ask: Callable[..., SearchResult], find: Find, database: Database, engine: Engine
) -> None:
    assert find("olivia", "body") == []
    assert find("", "person", "country:TH") == [INCIONG]
    assert [engine(database).count(f) for f in ("person", "has:email", "nothing")] == [11, 1, 0]


def test_that_what_is_in_the_bin_is_not_found(
    find: Find, database: Database, filled: list[Uid]
) -> None:
    with database.writing("test.remove") as writing:
        writing.remove(schema.entry, entry_id(writing.connection, filled[4]))
    for query in ("inciong", "2882623", "nciong", "ihciong", "country:th kind:person"):
        assert INCIONG not in "".join(find(query))


def test_that_narrowing_leaves_as_many_as_were_counted(
    find: Find, database: Database, engine: Engine
) -> None:
    saved(
        database, *(person(f"Marit Hol{n:02}") for n in range(60)),
        replace(person("Marit Nord"), country="NO"), replace(person("Omarit"), country="NO"),
    )  # fmt: skip
    counts = engine(database).flag_counts(read_query("marit"))
    assert find("marit country:NO", similar=False) == ["Marit Nord"]
    assert counts["country:NO"] == 1
    assert find("omar country:NO") == find("omar") == ["Omarit"]
    parts = engine(database).flag_counts(read_query("arit"))
    assert parts["country:NO"] == len(find("arit country:NO", similar=False)) == 2


def test_that_pages_continue_each_other_and_totals_are_exact(
    database: Database, engine: Engine
) -> None:
    saved(database, *(person(f"Marit Hol{n:03}") for n in range(130)))
    search, query = engine(database), read_query("marit")
    pages = [search.find(query, limit=50, offset=start).ids for start in (0, 50, 100)]
    assert sum(pages, ()) == search.find(query, limit=0).ids == tuple(search.in_order(query))
    for text, flags in (("", ()), ("", ("person",)), ("hol", ())):
        every = search.find(read_query(text), flags=flags, limit=0).ids
        assert tuple(search.in_order(read_query(text), flags=flags)) == every
    assert search.total(query) == search.find(query).total == 130
    assert search.total(query, most=60) > 60


def test_that_what_nobody_waits_for_is_not_answered(database: Database, engine: Engine) -> None:
    search, query = engine(database), read_query("o")
    with pytest.raises(DroppedError):
        search.total(query, wanted=lambda: False)
    with pytest.raises(DroppedError):
        search.flag_counts(query, wanted=lambda: False)
    assert search.total(query, wanted=lambda: True) == search.total(query) > 0


def test_that_an_empty_query_means_everything(
    ask: Callable[..., SearchResult], filled: list[Uid]
) -> None:
    assert ask("").total == ask("   ").total == len(filled)
