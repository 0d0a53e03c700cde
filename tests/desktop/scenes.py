"""Every page, panel and overlay of the window, and the keys and commands that lead there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

from stakeholders.app.correction_replies import Reply
from stakeholders.app.directory_file import Directory
from stakeholders.app.invitation_answers import Answer
from stakeholders.desktop.bodies.bodies_feature import BodiesFeature
from stakeholders.desktop.capture.capture_feature import CaptureFeature
from stakeholders.desktop.corrections.corrections_feature import CorrectionsFeature
from stakeholders.domain.correction import CellChange, NewRow, SheetColumn
from stakeholders.domain.editions import Recipient
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationStatus, StatusChange
from stakeholders.domain.parts import Refusal
from tests.desktop.real_window import RealWindow

Key = Qt.Key

WRITTEN: Final = "For more information, please contact: Ms. Ana Example, Spokesperson, Harbour Lights Foundation, Manila, Philippines, tel.: +63 2 8555 0142, e-mail: ana@harbourlights.example"  # noqa: E501


@dataclass(frozen=True, slots=True)
class Scene:
    """What is looked at: a name, and how to get there from the list of everyone."""

    name: str
    go: Callable[[RealWindow], None]

    def __str__(self) -> str:
        return self.name


def _place(place: str) -> Callable[[RealWindow], None]:
    def go(window: RealWindow) -> None:
        window.window.go_to(place)
        window.settle()

    return go


def _found(query: str) -> Callable[[RealWindow], None]:
    def go(window: RealWindow) -> None:
        window.look_for(query)
        window.key(Key.Key_Down)

    return go


def _run(command: str, query: str = "kostovar", typed: str = "") -> Callable[[RealWindow], None]:
    def go(window: RealWindow) -> None:
        _found(query)(window)
        assert window.window.actions_.run(command), command
        window.settle()
        window.type(typed)

    return go


def _editing(window: RealWindow) -> None:
    _found("kostovar")(window)
    window.key(Key.Key_F2)
    window.chord("A")
    window.type("+66 2 28")
    window.key(Key.Key_Return)


def _captured(window: RealWindow) -> None:
    window.window.go_to("capture")
    page = window.desktop.features.one(CaptureFeature).page
    page.show_text(WRITTEN)
    window.settle()


def _reply(window: RealWindow) -> None:
    """Show what a sheet says otherwise that came back from an organisation."""
    directory = window.desktop.directory
    assert directory is not None
    row = window.find("kind:body")[0]
    sheet = directory.correction_sheets.of(row.uid)
    changes = tuple(
        CellChange(row.uid, row.name, column, sheet.rows[0].cells.get(column, ""), after)
        for column, after in ((SheetColumn.PHONE, "+41 22 917 90 01"),
                              (SheetColumn.EMAIL, "office@harbour.example"))
    )  # fmt: skip
    cells = {SheetColumn.NAME: "Ana Example", SheetColumn.TITLE: "Registrar"}
    new = NewRow(4, cells, ((row.uid, "Anna Example"),))
    window.window.go_to("corrections")
    page = window.desktop.features.one(CorrectionsFeature).page
    page.show_reply(Reply("reply.xlsx", sheet.body, changes, (new,), ("Ben Example",)))
    page.accept()


def _chart(window: RealWindow) -> None:
    rows = window.find("unodc regional office")
    body = next(row for row in rows if row.kind is EntryKind.BODY)
    window.desktop.features.one(BodiesFeature).page.show_body(body.uid)
    _place("bodies")(window)


def _chart_panel(command: str) -> Callable[[RealWindow], None]:
    def go(window: RealWindow) -> None:
        _chart(window)
        assert window.window.actions_.run(command), command
        window.settle()
        window.type("harbour")

    return go


def _nothing_found(window: RealWindow) -> None:
    window.look_for("nobody of this name")


def _binned(window: RealWindow) -> None:
    _run("contact.delete", "dalisay")(window)
    _place("bin")(window)


def _noted(window: RealWindow) -> None:
    directory = window.desktop.directory
    assert directory is not None
    for row in window.find("kostovar")[:1]:
        directory.notes.add(row.uid, "Prefers calls before noon.")
    window.settle()
    _found("kostovar")(window)


def _there_twice(window: RealWindow) -> None:
    directory = window.desktop.directory
    assert directory is not None
    for name, role, place in (
        ("Ms. Ana Example", "Spokesperson, Harbour Lights Foundation", "Manila"),
        ("EXAMPLE Ana", "Press officer, Lantern Trust", "Bangkok"),
    ):
        uid = directory.people.add(name, role, "+63 917 555 0142")
        directory.contacts.set_place(uid, place)
    window.settle()
    _place("duplicates")(window)


def _list_page(command: str, *keys: Qt.Key) -> Callable[[RealWindow], None]:
    """Show a list of the sample with reasons, with somebody left out, and one version behind."""

    def go(window: RealWindow) -> None:
        directory = window.desktop.directory
        assert directory is not None
        one = directory.lists.every()[0]
        directory.editions.save(one.name, title="For the press conference")
        first, second, third, *_ = directory.members.of(one.uid)
        for member, reason in ((first, "on leave until October"), (second, "asked for it")):
            assert member.record.uid
            directory.lists.set_note(one.uid, member.record.uid, reason)
        assert first.record.uid
        assert third.record.uid
        directory.lists.leave_out(one.uid, first.record.uid, "on leave until October")
        directory.parts.add(third.record.uid, Refusal(reason="asked us to stop"))
        window.settle()
        _place(f"list:{one.uid}")(window)
        assert window.window.actions_.run(command), command
        window.settle()
        window.keys(*keys)

    return go


def _workshop(directory: Directory) -> Uid:
    """Make a meeting, once, to which several are invited, with some answers and gaps."""
    made = (one.uid for one in directory.events.every() if one.title.endswith("on quays"))
    uid = next(made, None)
    if uid is not None:
        return uid
    told = {"dates": "2-4 oct 2031", "city": "Bangkok", "answer_by": "2031-09-01"}
    uid = directory.events.make("13th annual workshop on quays", told)
    directory.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    directory.bodies.add("Quay Lantern Society", kind="ngo")
    directory.people.add("Ms. Ana Reed", "Director, Quay Lantern Society")
    line = "Fiji, Palau, Samoa, Tonga, Burma, Laos"
    directory.invitations.invite(uid, line, ["Quay Lantern Society"])
    asked = [one.uid for one in directory.invitations.of(uid) if one.uid]
    directory.answers.mark(uid, asked[:5], StatusChange(InvitationStatus.SENT))
    yes = Answer(InvitationStatus.NOMINATED, nominees=("Mr. Jo Reef",), role="head")
    directory.answers.answer(uid, asked[0], yes)
    directory.answers.answer(uid, asked[1], Answer(InvitationStatus.DECLINED))
    directory.invitations.set(uid, asked[2], "deadline", "2024-05-01")
    seat = directory.participations.add(uid, "Ms. Di Moss", "Samoa", {"role": "head"})
    directory.participations.substitute(uid, seat, "Mr. Al Palm")
    return uid


def _event_page(*commands: str) -> Callable[[RealWindow], None]:
    def go(window: RealWindow) -> None:
        directory = window.desktop.directory
        assert directory is not None
        uid = _workshop(directory)
        window.settle()
        _place(f"event:{uid}")(window)
        for command in commands:
            assert window.window.actions_.run(command), command
            window.settle()

    return go


def _inviting(window: RealWindow) -> None:
    _event_page("event.invited")(window)
    assert window.window.actions_.run("event.invite")
    window.settle()
    window.type("Viet Nam, Korea, Fiji, Cambodia, Taiwan, Atlantis, Quay Lantern Society, OHCHR")


def _meeting_list(window: RealWindow) -> None:
    directory = window.desktop.directory
    assert directory is not None
    uid = _workshop(directory)
    directory.participant_lists.save(uid)
    directory.participations.add(uid, "Ms. Mei Sample", "Palau")
    _event_page("event.list")(window)


def _event_versions(*keys: Key) -> Callable[[RealWindow], None]:
    def go(window: RealWindow) -> None:
        directory = window.desktop.directory
        assert directory is not None
        uid = _workshop(directory)
        if not directory.participant_lists.editions(uid):
            directory.participant_lists.save(uid)
            directory.participant_lists.note_sent(uid, 1, Recipient("Quay Lantern Society"))
            directory.participations.add(uid, "Ms. Mei Sample", "Palau")
        _event_page("event.versions")(window)
        window.keys(*keys)

    return go


def _letters(window: RealWindow) -> None:
    _event_page("event.invited", "letters.open")(window)
    window.key(Key.Key_Tab)
    window.type("The Secretariat")


PAGES: Final = (
    Scene("person", _found("kostovar")),
    Scene("organisation", _found("unodc regional office")),
    Scene("post", _found("ohchr sp")),
    Scene("notes", _noted),
    Scene("editing", _editing),
    Scene("nothing_found", _nothing_found),
    Scene("capture", _place("capture")),
    Scene("captured", _captured),
    Scene("import", _place("import")),
    Scene("to_do", _place("to_do")),
    Scene("nobody_twice", _place("duplicates")),
    Scene("there_twice", _there_twice),
    Scene("problems", _place("problems")),
    Scene("reply", _reply),
    Scene("to_check", _place("verify")),
    Scene("bin_empty", _place("bin")),
    Scene("bin", _binned),
    Scene("list_members", _list_page("list.show")),
    Scene("list_check", _list_page("list.check")),
    Scene("list_versions", _list_page("list.versions")),
    Scene("list_changes", _list_page("list.versions", Key.Key_Return)),
    Scene("event_invited", _event_page("event.invited")),
    Scene("event_participants", _event_page("event.participants")),
    Scene("event_delegations", _event_page("event.delegations")),
    Scene("event_missing", _event_page("event.missing")),
    Scene("inviting", _inviting),
    Scene("letters", _letters),
    Scene("event_check", _event_page("event.check")),
    Scene("event_versions", _event_versions()),
    Scene("event_compared", _event_versions(Key.Key_Return)),
    Scene("event_about", _event_page("event.about")),
    Scene("event_roles", _event_page("event.roles")),
    Scene("participants_list", _meeting_list),
    Scene("history", _place("history")),
    Scene("history_of_one", _run("contact.history")),
    Scene("past", _run("contact.as_of")),
    Scene("settings", _place("settings")),
    Scene("encryption", _place("encryption")),
    Scene("welcome", _place("welcome")),
    Scene("printing", _run("printing.open")),
    Scene("chart_first", _place("bodies")),
    Scene("list", _place("people.everyone")),
    Scene("chart", _chart),
)
PANELS: Final = (
    Scene("palette", _run("palette.open", typed="ad")),
    Scene("keys", _run("keys.show")),
    Scene("new_contact", _run("contact.new", typed="Ms. Ana Example")),
    Scene("list_picker", _run("list.add")),
    Scene("combine", _list_page("list.combine")),
    Scene("save_version", _list_page("list.save_version")),
    Scene("invitation", _event_page("event.invited", "event.correct")),
    Scene("invitation_answer", _event_page("event.invited", "event.note_answer")),
    Scene("new_event", _run("event.new", typed="14th annual workshop")),
    Scene("export", _run("exporting.open")),
    Scene("code", _run("contact.show_code")),
    Scene("replace", _run("text.replace", typed="Spokes")),
    Scene("call_note", _run("contact.call_note", typed="Asked for the list")),
    Scene("new_holder", _run("post.succeed", "ohchr sp")),
    Scene("new_holder_found", _run("post.succeed", "ohchr sp", typed="ma")),
    Scene("away", _run("person.away")),
    Scene("new_post", _chart_panel("body.add_post")),
    Scene("new_part", _chart_panel("body.add_part")),
)
SCENES: Final = (*PAGES, *PANELS)
