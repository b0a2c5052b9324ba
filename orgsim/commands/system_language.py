"""The system's language, as a terminal program learns it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from orgsim.model.text import LANGUAGES, Language


def system_language(environment: Mapping[str, str] | None = None) -> Language:
    """The language of the user's terminal if it is one of the app's, else English.

    By the variables of POSIX in their order of precedence, and GNU's LANGUAGE: a list of languages by preference,
    which does not hold in the C locale. Windows sets none of them and is asked for the language of its own texts.
    """
    given = os.environ if environment is None else environment
    locale = next((given[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if given.get(name)), "")
    if not locale and environment is None:
        locale = _of_windows()
    if _code(locale) in ("", "c", "posix"):
        return "en"
    for tag in (*given.get("LANGUAGE", "").split(":"), locale):
        for language in LANGUAGES:
            if _code(tag) == language:
                return language
    return "en"


def _code(locale: str) -> str:
    """The language of a locale such as `fi_FI.UTF-8@euro`."""
    return locale.replace("-", "_").partition("_")[0].partition(".")[0].partition("@")[0].lower()


def _of_windows() -> str:
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""
