"""The main job: from two press releases to contacts that are found, corrected and exported.

Once on the documents that it all began with, once on invented ones that are always here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Stakeholders

DATA = Path(__file__).parents[1] / "data"
OHCHR = "Office of the United Nations High Commissioner for Human Rights"
CENTRE = "UNODC Regional Centre for East Asia and the Pacific"
FORGOTTEN = frozenset({"uid", "of", "body_uid", "parent_uid", "source", "source_uid", "citations"})
"""What a file does not carry: uids, and which words of a document say that there is somebody."""


@dataclass(frozen=True)
class Job:
    """Two documents, what is in them, and what finds it."""

    first: Path
    second: Path
    spokesperson: str
    officer: str
    mobile: str
    dates: tuple[str, str]
    finds_first: tuple[str, ...]
    finds_second: tuple[str, ...]


def from_seeds(folder: Path) -> Job:
    return Job(
        first=folder / "000_65497328e27f2fb3.txt",
        second=folder / "003_b6d2c8c13218b65f.txt",
        spokesperson="Jose Diaz",
        officer="Olivia Sylvia Inciong",
        mobile="+41792173009",
        dates=("2005-09-01", "2007"),
        finds_first=(
            "josé díaz", "diaz", "ohchr sp", "hcdh", "+41 79 217 30 09", "+41792173009",
            "0041792173009", "+41 (0)79 217 30 09", "079 217 30 09", "0792173009", "2173009",
        ),
        finds_second=(
            "inciong", "2882623", "unodc bangkok", "sylvia", "+66 2 288 2623", "+6622882623",
            "(+662) 288-2623", "02 288 2623", "006622882623",
        ),
    )  # fmt: skip


def from_invented() -> Job:
    return Job(
        first=DATA / "release_of_a_spokesperson.txt",
        second=DATA / "release_of_a_centre.txt",
        spokesperson="Teodor Vask",
        officer="Nimali Aurora Testwood",
        mobile="+41790001234",
        dates=("2019-03-14", "2020"),
        finds_first=("teodor vask", "ohchr sp", "hcdh", "+41 79 000 12 34", "0790001234"),
        finds_second=("testwood", "2880000", "unodc bangkok", "aurora", "02 288 0000"),
    )


@pytest.fixture(params=["seeds", "invented"])
def job(request: pytest.FixtureRequest) -> Iterator[Job]:
    if request.param == "seeds":
        yield from_seeds(request.getfixturevalue("seeds"))
    else:
        yield from_invented()


@pytest.fixture
def kept(stakeholders: Stakeholders, job: Job) -> Stakeholders:
    """Return a directory in which both documents are kept."""
    assert stakeholders("read", "--save", job.first).code in {0, 1}
    assert stakeholders("read", "--save", job.second).code in {0, 1}
    return stakeholders


def shown(stakeholders: Stakeholders, name: str, kind: str = "person") -> dict[str, Any]:
    """Return one contact as `show` has it."""
    uid = stakeholders.uid(name, kind)
    record: dict[str, Any] = stakeholders.json("show", uid)["records"][0]
    return record


def told(record: object) -> object:
    """Return a record without what only the directory it came from can know."""
    if isinstance(record, dict):
        return {key: told(value) for key, value in record.items() if key not in FORGOTTEN}
    return [told(item) for item in record] if isinstance(record, list) else record


def test_that_the_spokesperson_is_kept_as_the_document_says(kept: Stakeholders, job: Job) -> None:
    person = shown(kept, job.spokesperson)
    (post,), (phone,) = person["posts"], person["phones"]
    assert (post["title"], post["body"]) == ("Spokesperson", OHCHR)
    assert (phone["e164"], phone["type"], phone["region"]) == (job.mobile, "mobile", "CH")
    assert phone["valid"]
    assert "email" in person["missing"]


def test_that_the_mobile_is_the_persons_and_not_the_posts(kept: Stakeholders, job: Job) -> None:
    person = shown(kept, job.spokesperson)
    post = shown(kept, "ohchr sp", "post")
    assert person["phones"][0]["of"] == person["uid"]
    assert [holder["name"] for holder in post["holders"]] == [job.spokesperson]
    assert not post["phones"]


def test_that_the_centre_is_a_body_of_its_own_with_its_phone(kept: Stakeholders, job: Job) -> None:
    person, centre = shown(kept, job.officer), shown(kept, "unodc bangkok", "body")
    assert (centre["name"], centre["place"], centre["country"]) == (CENTRE, "Bangkok", "TH")
    assert centre["parent"] == "United Nations Office on Drugs and Crime"
    assert person["phones"][0]["of"] == centre["uid"] == person["posts"][0]["body_uid"]
    assert person["emails"][0]["of"] == person["uid"]
    assert person["honorific"] == "Ms."


def test_that_facts_are_as_old_as_their_document(kept: Stakeholders, job: Job) -> None:
    phones = [shown(kept, name)["phones"][0] for name in (job.spokesperson, job.officer)]
    assert tuple(phone["as_of"] for phone in phones) == job.dates


def test_that_every_way_to_ask_finds_them(kept: Stakeholders, job: Job) -> None:
    for queries, name in (
        (job.finds_first, job.spokesperson),
        (job.finds_second, job.officer),
    ):
        lost = [query for query in queries if name not in kept("--json", "find", query).names]
        assert not lost


def test_that_reading_the_same_documents_again_adds_nothing(kept: Stakeholders, job: Job) -> None:
    before = kept.json("find", "")["records"]
    steps = kept.json("history")["operations"]
    for document in (job.first, job.second):
        answer = kept("--json", "read", "--save", document)
        assert all(record["known"] for record in answer.json["records"])
    assert kept.json("find", "")["records"] == before
    assert kept.json("history")["operations"] == steps


def test_that_a_wrong_value_is_kept_flagged_and_taken_back(kept: Stakeholders, job: Job) -> None:
    uid = kept.uid(job.officer)
    before = shown(kept, job.officer)
    for field, wrong in (("phone", "call me"), ("email", "nobody at home")):
        answer = kept("--json", "set", uid, field, wrong)
        assert answer.code == 1
        assert answer.json["findings"][0]["record"] == uid
        (changed,) = shown(kept, job.officer)[f"{field}s"]
        assert (changed["raw"], changed["valid"]) == (wrong, False)
        assert kept("undo").code == 0
        assert shown(kept, job.officer) == before


@pytest.mark.parametrize("file", ["both.vcf", "both.csv", "both.jsonl"])
def test_that_an_export_of_the_list_of_both_imports_with_no_difference(
    kept: Stakeholders, job: Job, file: str, tmp_path: Path
) -> None:
    out = tmp_path / file
    uids = [kept.uid(job.spokesperson), kept.uid(job.officer)]
    assert kept.json("list", "make", "both", *uids)["members"] == 2
    assert kept.json("export", out, "--list", "both")["exported"] == 2
    steps = kept.json("history")["operations"]
    (imported,) = kept.json("import", out)["files"]
    counts = {key: imported[key] for key in ("new", "same", "changed", "doubtful", "refused")}
    same = 3 if file.endswith(".vcf") else 2  # the list itself is in it, as a group
    assert counts == {"new": 0, "same": same, "changed": 0, "doubtful": 0, "refused": 0}
    assert kept.json("history")["operations"] == steps


@pytest.mark.parametrize("file", ["both.vcf", "both.csv", "both.jsonl"])
def test_that_a_fresh_directory_gives_the_same_file_again(
    kept: Stakeholders, job: Job, file: str, tmp_path: Path
) -> None:
    out, again = tmp_path / file, tmp_path / f"again-{file}"
    uids = [kept.uid(job.spokesperson), kept.uid(job.officer)]
    kept.json("list", "make", "both", *uids)
    kept.json("export", out, "--list", "both")
    fresh = Stakeholders(kept.line, tmp_path / "fresh.stakeholders")
    assert fresh("new").code == 0
    has_list = file.endswith(".vcf")
    assert fresh.json("import", out)["files"][0]["new"] == (3 if has_list else 2)
    if not has_list:
        fresh.json("list", "make", "both", *uids)
    fresh.json("export", again, "--list", "both")
    assert again.read_bytes() == out.read_bytes()
    for uid in uids:
        here, there = (where.json("show", uid)["records"] for where in (kept, fresh))
        assert told(there) == told(here)
