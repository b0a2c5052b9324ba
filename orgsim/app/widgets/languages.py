"""Which language the app speaks, and Qt's own texts in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from orgsim.messages import Catalog, catalog
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


_OWN: dict[tuple[str, str], str] = {
    ("QFileDialog", "&Look in:"): "qt.look-in",
    ("QFileDialog", "Files of &type:"): "qt.file-type",
    ("QAbstractFileIconProvider", "Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "File"): "qt.file",
    ("QPlatformTheme", "Cancel"): "export.cancel",
    ("QPrintSettingsOutput", "Double Sided Printing"): "qt.double-sided",
    ("QPrintSettingsOutput", "Long side binding"): "qt.long-side",
    ("QPrintSettingsOutput", "Short side binding"): "qt.short-side",
    ("QPrintSettingsOutput", "Off"): "qt.off",
    ("QPrintSettingsOutput", "Page &Set:"): "qt.page-set",
}
"""Texts of Qt, by context and source, that its translations lack in a language, or word otherwise than the app does."""


class QtTexts:
    """Qt's own texts (buttons of dialogs, the menu of a text field) in the app's language."""

    def __init__(self) -> None:
        self._translators: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Put Qt's texts into `language`, and its numbers and dates with them."""
        while self._translators:
            QCoreApplication.removeTranslator(self._translators.pop())
        QLocale.setDefault(QLocale(f"{language}_FI" if language != "en" else "en_GB"))
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            self._install(translator)
        self._install(_OwnTexts(catalog(language)))

    def _install(self, translator: QTranslator) -> None:
        """Have `translator` asked before those that are there."""
        QCoreApplication.installTranslator(translator)
        self._translators.append(translator)


class _OwnTexts(QTranslator):
    """The texts of Qt that the app says in its own words."""

    def __init__(self, speech: Catalog) -> None:
        super().__init__()
        self._said = {at: speech(key) for at, key in _OWN.items()}

    def isEmpty(self) -> bool:
        """Whether there is nothing in it: Qt asks none that is empty."""
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The text in the app's language; `None` where others know it."""
        return self._said.get((context, source_text))
