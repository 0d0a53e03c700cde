"""The reference files are what their scripts make of the tables."""

import importlib
import json
from types import ModuleType
from typing import Final

import pytest

from stakeholders.paths import resource, resource_text

SCRIPTS: Final = ("make_areas", "make_groups", "make_cities", "make_terms", "make_given_names")


@pytest.fixture(scope="module")
def scripts() -> dict[str, ModuleType]:
    pytest.importorskip("babel", reason="the scripts need Babel")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(resource("reference")))
        return {name: importlib.import_module(name) for name in SCRIPTS}


def content(name: str) -> dict[str, list[object]]:
    parsed: dict[str, list[object]] = json.loads(resource_text("reference", name))
    return parsed


def test_that_the_areas_are_those_of_the_tables(scripts: dict[str, ModuleType]) -> None:
    areas, parts = scripts["make_areas"].areas(), content("areas.json")
    assert parts["areas"] == areas
    assert parts["ambiguous"] == scripts["make_areas"].ambiguous(areas)
    assert parts["not_areas"] == scripts["make_areas"].not_areas()
    assert parts["dissolved"] == scripts["make_areas"].dissolved()
    assert parts["unlisted"] == scripts["make_areas"].unlisted()


def test_that_the_groups_are_those_of_the_tables(scripts: dict[str, ModuleType]) -> None:
    maker = scripts["make_groups"]
    assert content("groups.json")["groups"] == [*maker.m49_groups(), *maker.own_groups()]


def test_that_the_cities_are_those_of_the_table(scripts: dict[str, ModuleType]) -> None:
    rows = scripts["make_areas"].rows("cities.tsv")
    assert content("cities.json")["cities"] == [scripts["make_cities"].city(row) for row in rows]


def test_that_the_terms_are_those_of_the_table(scripts: dict[str, ModuleType]) -> None:
    assert content("terms.json") == scripts["make_terms"].vocabularies()


def test_that_no_table_has_a_ragged_row() -> None:
    for table in sorted((resource("reference").joinpath("tables")).iterdir(), key=lambda t: t.name):
        if table.name.endswith(".tsv"):
            lines = table.read_text("utf-8").splitlines()
            assert {line.count("\t") for line in lines} == {lines[0].count("\t")}, table.name
            assert all(line.strip() for line in lines), table.name


def test_that_names_no_source_confirms_are_few_and_ours() -> None:
    table = resource("reference").joinpath("tables", "not_confirmed.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    areas = {
        area["iso2"]: area for area in json.loads(resource_text("reference", "areas.json"))["areas"]
    }
    assert len(rows) < 100
    for iso2, form, language, ours, _theirs in rows:
        names = areas[iso2]["names"]
        assert names.get(form, {}).get(language, names["short"][language]) == ours


def test_that_the_given_names_are_those_of_the_tables(scripts: dict[str, ModuleType]) -> None:
    written = resource_text("reference", "given_names.json")
    assert written == scripts["make_given_names"].written()
