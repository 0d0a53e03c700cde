"""A new contact in four lines: name, post and organisation, phone, e-mail."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.people.reach_card import Judge
from stakeholders.desktop.people.verdicts import CountryName, latin_offered, verdict_on
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.text_editors import LineEditor, too_long_for_a_line
from stakeholders.desktop.widgets.verdict import Level, Verdict, VerdictLine
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

Checks = Callable[[str], Verdict]


class NewContact(Overlay):
    """Enter goes on and, in the last line, keeps; Esc leaves. Wrong values are kept and flagged.

    What was typed is still there when it is opened again, until one begins anew. `kept` tells the
    lines, `typed` what stands in them after each key, `set_aside` what stood in them when
    something else takes its place, and whether that was asked for, `known_wanted` the uid of one
    who is here already.
    """

    known_wanted = Signal(str)
    kept = Signal(object)
    typed = Signal(object)
    set_aside = Signal(object, bool)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        judge: Judge,
        country_name: CountryName,
        latin_of: Callable[[str], str] = lambda _name: "",
    ) -> None:
        super().__init__(theme, window, drawn_size=(560, 430))
        give_topic(self, "new")
        self._judge = judge
        self._country_name = country_name
        self._latin_of = latin_of
        self._latin = ""
        self._lines: dict[str, LineEditor] = {}
        self._verdicts: dict[str, VerdictLine] = {}
        px = theme.measures.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(6))
        title = QLabel(translated("New contact"), self._panel)
        give_role(title, Role.HEADING)
        self._column.addWidget(title)
        self._add_line("name", translated("Name"), translated("Ms. Ana Example"))
        hint = translated("Spokesperson, OHCHR")
        self._add_line("position", translated("Post and organisation"), hint)
        self._add_line("phone", translated("Phone"), "+41 …", ChannelType.PHONE)
        self._add_line("email", translated("E-mail"), "", ChannelType.EMAIL)
        self._lines["name"].edited.connect(self._forget_latin)
        self._lines["name"].editingFinished.connect(self._offer_latin)
        self._verdicts["name"].repair_taken.connect(self._take_latin)
        self._known = TextButton(theme, "", "user", Role.LINK, self._panel)
        self._known.clicked.connect(self._open_known)
        self._known_uid = Uid("")
        self._known.hide()
        self._column.addWidget(self._known)
        self._column.addStretch(1)
        self._add_buttons()

    def open(self, name: str = "") -> None:
        """Show what was typed before and not kept; with a name, the name and nothing else."""
        if name:
            self._put_aside()
            self._lines["name"].put(name)
        self._anew.setVisible(bool(self._typed()) and not name)
        self.appear(self._lines["position" if name else "name"])

    def open_with(self, lines: Mapping[str, str]) -> None:
        """Show what was typed some time ago."""
        self._put_aside()
        for key, line in self._lines.items():
            line.put(lines.get(key, ""))
        self._anew.show()
        self.appear(self._lines["name"])

    def show_known(self, uid: Uid, said: str) -> None:
        """Say who is here already of what is typed, and lead there; nothing without a sentence."""
        self._known_uid = uid
        self._known.setText(said)
        self._known.setVisible(bool(said))

    def _open_known(self) -> None:
        self.disappear()
        self.known_wanted.emit(self._known_uid)

    def _typed(self) -> dict[str, str]:
        """Return the lines in which something stands."""
        lines = {key: line.text() for key, line in self._lines.items()}
        return {key: text for key, text in lines.items() if text.strip()}

    def _put_aside(self, *, asked: bool = False) -> None:
        typed = self._typed()
        self._clear()
        if typed:
            self.set_aside.emit(typed, asked)

    def _clear(self) -> None:
        self._latin = ""
        self.show_known(Uid(""), "")
        for key, line in self._lines.items():
            line.put("")
            self._verdicts[key].show_verdict(Verdict())

    def _begin_anew(self) -> None:
        self._put_aside(asked=True)
        self._anew.hide()
        self._lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            lines = list(self._lines.values())
            if watched in lines and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_on(lines, lines.index(watched), event)
                return True
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk through the lines and buttons of the panel only."""
        anew = [one for one in (self._known, self._anew) if not one.isHidden()]
        stops: list[QWidget] = []
        for key, line in self._lines.items():
            offers = self._verdicts[key].findChildren(TextButton)
            stops += [line, *(offer for offer in offers if offer.isVisible())]
        stops += [self._keep_button, self._cancel_button, *anew]
        focused = self.focusWidget()
        at = next_place(stops.index(focused) if focused in stops else -1, len(stops), next)
        stops[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _add_line(self, key: str, label: str, hint: str, kind: ChannelType | None = None) -> None:
        caption = QLabel(label, self._panel)
        give_role(caption, Role.LABEL)
        line = LineEditor(self._panel)
        line.setAccessibleName(label)
        line.setPlaceholderText(hint)
        line.installEventFilter(self)
        line.edited.connect(self._tell_typed)
        line.too_long.connect(partial(self._refuse_long, key))
        caption.setBuddy(line)
        verdict = VerdictLine(self._theme, self._panel)
        if kind is not None:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            line.edited.connect(partial(self._show_verdict, key, kind))
            line.editingFinished.connect(partial(self._judge_left, key, kind))
            verdict.repair_taken.connect(partial(self._take_repair, key, kind))
        self._lines[key], self._verdicts[key] = line, verdict
        for part in (caption, line, verdict):
            self._column.addWidget(part)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        self._anew = TextButton(
            self._theme, translated("Begin anew"), role=Role.LINK, parent=self._panel
        )
        self._anew.clicked.connect(self._begin_anew)
        row.addWidget(self._anew)
        row.addStretch(1)
        self._cancel_button = TextButton(self._theme, translated("Cancel"), parent=self._panel)
        self._keep_button = TextButton(
            self._theme, translated("Keep"), "check", Role.PRIMARY, self._panel
        )
        self._cancel_button.clicked.connect(self.disappear)
        self._keep_button.clicked.connect(self._keep)
        row.addWidget(self._cancel_button)
        row.addWidget(self._keep_button)
        self._column.addLayout(row)

    def _go_on(self, lines: Sequence[QLineEdit], at: int, event: QKeyEvent) -> None:
        last = at == len(lines) - 1
        if last or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._keep()
        else:
            lines[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_typed(self, _text: str) -> None:
        self.typed.emit(self._typed())

    def _refuse_long(self, key: str) -> None:
        self._verdicts[key].tell(Verdict(Level.BAD, too_long_for_a_line()))

    def _forget_latin(self, _name: str) -> None:
        self._latin = ""
        self._verdicts["name"].show_verdict(Verdict())

    def _offer_latin(self) -> None:
        """Offer a spelling in Latin letters, unless one was taken."""
        if not self._latin:
            self._verdicts["name"].show_verdict(latin_offered(self._latin_of(self._name())))

    def _take_latin(self, latin: str) -> None:
        self._latin = latin
        said = translated("Kept as well: {latin}", latin=latin)
        self._verdicts["name"].show_verdict(Verdict(Level.OK, said))

    def _name(self) -> str:
        return self._lines["name"].text().strip()

    def _judge_left(self, key: str, kind: ChannelType) -> None:
        self._show_verdict(key, kind, self._lines[key].text(), left=True)

    def _show_verdict(self, key: str, kind: ChannelType, text: str, *, left: bool = False) -> None:
        channel = self._judge(kind, text, "")
        verdict = verdict_on(channel, self._country_name) if text.strip() else Verdict()
        shown = verdict if left or verdict.level is Level.OK else Verdict()
        self._verdicts[key].show_verdict(shown)

    def _take_repair(self, key: str, kind: ChannelType, repair: str) -> None:
        self._lines[key].put(repair)
        self._tell_typed(repair)
        self._show_verdict(key, kind, repair, left=True)

    def _keep(self) -> None:
        values = {key: line.text().strip() for key, line in self._lines.items()}
        if not values["name"]:
            warning = translated("A contact needs a name.")
            self._verdicts["name"].tell(Verdict(Level.BAD, warning))
            self._lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._latin:
            values["latin"] = self._latin
        self.disappear()
        self._clear()
        self.kept.emit(values)


def next_place(at: int, count: int, forward: bool) -> int:  # noqa: FBT001
    """Return the place after or before one, round the end."""
    return (at + 1) % count if forward else (at - 1) % count
