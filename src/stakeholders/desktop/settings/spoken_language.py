"""The language of the whole window: texts, numbers, dates, direction, and what Qt itself says."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from stakeholders import i18n
from stakeholders.app.settings import language_of
from stakeholders.app.settings_table import known_languages, translated_languages


def speak(application: QApplication, choice: str) -> None:
    """Speak a language from now on; without a choice, that of the system where it is translated.

    Texts that are shown already stay as they are: who shows them has to show them anew.
    """
    known = known_languages() if choice else (i18n.SOURCE_LANGUAGE, *translated_languages())
    code = language_of(choice, QLocale.system().uiLanguages(), known)
    i18n.use_language(code)
    locale = QLocale(i18n.current_language())
    QLocale.setDefault(locale)
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(right if i18n.is_right_to_left() else left)
    _let_qt_speak(application, locale)


def _let_qt_speak(application: QApplication, locale: QLocale) -> None:
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        application.installTranslator(translator)
