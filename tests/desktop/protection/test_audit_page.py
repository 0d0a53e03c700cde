"""The audit log in the real window: erasing by a typed word, its certificate, and a look noted."""

from pathlib import Path

from PySide6.QtCore import Qt

from stakeholders.desktop.protection.protection_feature import ProtectionFeature
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.visibility import Visibility
from tests.desktop.bin.test_bin_page import directory_of
from tests.desktop.real_window import RealWindow


def lines(window: RealWindow) -> list[str]:
    model = window.desktop.features.one(ProtectionFeature).page.findChildren(LineList)[0].model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(spoken)) for row in range(model.rowCount())]


def test_that_somebody_is_erased_from_the_card_and_has_a_certificate(
    window: RealWindow, tmp_path: Path
) -> None:
    name = window.look_for("mirela")[0]
    assert window.record.name == name
    run, target = window.window.actions_.run, tmp_path / "proof.txt"
    window.ask.will_answer("er")
    run("contact.erase")
    window.settle()
    assert directory_of(window).erasing.certificates() == ()
    window.ask.will_answer("erase")
    run("contact.erase")
    window.settle()
    assert window.told.startswith(f"Erased {name}: nothing of them was found in any file.")
    assert name not in {row.name for row in directory_of(window).search.find("mirela").rows}
    run("audit.show")
    window.settle()
    assert len(lines(window)) == 2
    window.ask.will_answer(target)
    window.keys(Qt.Key.Key_Down, Qt.Key.Key_Return)
    window.settle()
    assert "it cannot be undone" in target.read_text("utf-8")
    assert "whole: no line was changed" in " ".join(window.texts)


def test_that_a_look_at_a_contact_for_named_staff_is_noted(window: RealWindow) -> None:
    directory = directory_of(window)
    uid = window.find("mirela")[0].uid
    assert directory.audit.lines() == ()
    directory.contacts.set_visibility(uid, Visibility.NAMED)
    window.look_for("anselm")
    window.look_for("mirela")
    assert [one.line.action for one in directory.audit.lines()] == ["view"]
