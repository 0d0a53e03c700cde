from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownMappingError
from stakeholders.app.table_mappings import TableMappings, TableReading, mapping_of

PAIRS = ("Who=name", "Tel (a=b)=phone:work", "Who=body", "Misc=")


def test_that_a_mapping_is_kept_and_found_by_its_headers(tmp_path: Path) -> None:
    mappings = TableMappings(tmp_path / "columns")
    mappings.save("Desk list", mapping_of(PAIRS, "post"))
    assert mappings.names() == ["Desk list"]
    assert mappings.named("Desk list") == mapping_of(PAIRS, "post")
    assert mappings.fitting(["who", "Tel (a=b)", "Who", "Misc"]) == "Desk list"
    assert mappings.fitting(["Who", "Tel"]) == ""
    assert mappings.named(str(tmp_path / "columns" / "Desk list.toml")) == mapping_of(PAIRS, "post")
    mappings.forget("Desk list")
    assert mappings.names() == []


@pytest.mark.parametrize("text", ["", "columns = 3", "rows = 'nothing'\ncolumns = []", "\0", "a ="])
def test_that_what_is_no_mapping_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "wrong.toml").write_text(text, "utf-8")
    with pytest.raises(UnknownMappingError):
        TableMappings(tmp_path).named("wrong")


@pytest.mark.parametrize("pair", ["Who", "Who=nobody", "=shoe"])
def test_that_a_field_has_to_be_known(pair: str) -> None:
    with pytest.raises(ValueError, match=pair.rpartition("=")[2]):
        mapping_of([pair])


def test_that_a_table_is_read_by_a_mapping(directory: Directory, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "Who,Tel (a=b),Who,Misc\r\nAna Example,+41 22 917 90 00,Example Office,x\r\n", "utf-8"
    )
    plan = directory.importing.plan(file, table=TableReading(mapping_of(PAIRS)))
    (record,) = plan.records
    assert (record.name, record.posts[0].body) == ("Ana Example", "Example Office")
    assert record.phones[0].label == "work"
