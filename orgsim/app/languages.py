"""Which language the app speaks, and Qt's own texts in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from orgsim.model.text import LANGUAGES, Language

NAMES: dict[Language, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""Each language by its own name."""


def system_language(locale: QLocale | None = None) -> Language:
    """The first of the system's languages that the app speaks, else English."""
    for tag in (locale or QLocale.system()).uiLanguages():
        code = tag.partition("-")[0].lower()
        for language in LANGUAGES:
            if code == language:
                return language
    return "en"


class QtTexts:
    """Qt's own texts (buttons of dialogs, the menu of a text field) in the app's language."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def speak(self, language: Language) -> None:
        """Put Qt's texts into `language`, and its numbers and dates with them."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(QLocale(f"{language}_FI" if language != "en" else "en_GB"))
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
