"""Answers the questions of the window as a test has written them down."""
# ruff: noqa: ARG002 - a script looks at no more than the question

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrinter

from stakeholders.desktop.ask import Choice, FileKind


class ScriptedAsk:
    """Gives the answers of its script, None for a question that is closed; keeps the questions."""

    def __init__(self, *answers: Path | str | None) -> None:
        self.asked: list[str] = []
        self.opened: list[str] = []
        self.has_programs = True
        self.carried: list[QMimeData] = []
        self._answers = list(answers)

    def will_answer(self, answer: Path | str | None) -> None:
        """Put one more answer at the end of the script."""
        self._answers.append(answer)

    def for_file_to_open(
        self, title: str, kinds: tuple[FileKind, ...], answered: Callable[[Path], None]
    ) -> None:
        """Answer with a file."""
        self._answer_file(title, answered)

    def for_file_to_save(
        self,
        title: str,
        suggested: Path,
        kinds: tuple[FileKind, ...],
        answered: Callable[[Path], None],
    ) -> None:
        """Answer with a file."""
        self._answer_file(title, answered)

    def for_folder(self, title: str, answered: Callable[[Path], None]) -> None:
        """Answer with a folder."""
        self._answer_file(title, answered)

    def for_printer(self, title: str, answered: Callable[[QPrinter], None]) -> None:
        """Answer with a printer that writes the sheets to a PDF file."""
        answer = self._next(title)
        if isinstance(answer, Path):
            printer = QPrinter()
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(answer))
            answered(printer)

    def to_choose(
        self,
        question: str,
        explanation: str,
        choices: tuple[Choice, ...],
        answered: Callable[[str], None],
    ) -> None:
        """Answer with the key of a choice that is offered."""
        answer = self._next(question)
        if isinstance(answer, str):
            assert answer in {choice.key for choice in choices}
            answered(answer)

    def to_type(
        self, question: str, explanation: str, word: str, go_on: str, answered: Callable[[], None]
    ) -> None:
        """Type what the script says; only the word itself goes on."""
        if self._next(question) == word:
            answered()

    def program_to_open(self, link: str, refused: Callable[[], None]) -> None:
        """Note the link, as the program does that it is for."""
        if self.has_programs:
            self.opened.append(link)
        else:
            refused()

    def to_drop(self, content: QMimeData, picture: QPixmap, out: Callable[[], None]) -> None:
        """Keep what hangs on the pointer, and drop it outside."""
        assert not picture.isNull()
        self.carried.append(content)
        out()

    def _answer_file(self, title: str, answered: Callable[[Path], None]) -> None:
        answer = self._next(title)
        if isinstance(answer, Path):
            answered(answer)

    def _next(self, question: str) -> Path | str | None:
        self.asked.append(question)
        return self._answers.pop(0)
