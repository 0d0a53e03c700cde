"""Whatever leaves the program goes through `app.audience`, so that nothing leaks by a side door."""

import ast
from typing import Final

from tests.architecture.house import Module, imported, modules

GATE: Final = "stakeholders.app.audience"
# What a format offers to write with: `Format.write_table`, `write_vcards` and their like.
WRITER: Final = "write_"
# What makes a document of records; the document itself holds what has passed.
REPORTS: Final = tuple(
    f"stakeholders.reports.{name}"
    for name in "contact_list contact_card fact_sheet label_sheet phone_card sign_in".split()
)


def writes_files(module: Module) -> bool:
    """Tell whether a module takes a writer from `formats`, or a report of contacts."""
    takes = any(
        (name.startswith("stakeholders.formats.") and name.rpartition(".")[2].startswith(WRITER))
        or name.startswith(REPORTS)
        for name in imported(module)
    )
    return takes or any(
        isinstance(node, ast.Attribute) and node.attr == "write_table"
        for node in ast.walk(module.tree)
    )


def outside_formats() -> list[Module]:
    """Return the modules that are no formats or reports themselves."""
    makers = ("stakeholders.formats", "stakeholders.reports")
    return [m for m in modules() if not m.name.startswith(makers)]


def test_that_only_app_writes_files_for_others() -> None:
    strangers = [m.name for m in outside_formats() if writes_files(m)]
    assert not [name for name in strangers if not name.startswith("stakeholders.app.")]


def test_that_what_writes_files_passes_the_gate() -> None:
    leaks = [
        module.name
        for module in outside_formats()
        if writes_files(module) and not any(name.startswith(GATE) for name in imported(module))
    ]
    assert not leaks
